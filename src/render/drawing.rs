//! Draws a passage of copy with marks under its words.
//!
//! Copy has paragraphs of hundreds of characters on one line. The passage is wrapped, the line's
//! number stands beside its first row, and each row of a mark is underlined for itself.

use std::io::{self, Write};
use std::ops::Range;

use anstyle::Style;

use super::terminal::{clean, columns};
use super::wrap::Wrapped;

/// Words that are marked.
pub(super) struct Mark<'a> {
    /// Bytes of the text.
    pub(super) stretch: Range<usize>,
    /// What is said about them; may be empty.
    pub(super) text: &'a str,
    /// Whether they are what the finding is about.
    pub(super) primary: bool,
}

/// How a passage is drawn.
pub(super) struct Drawing {
    /// Columns of the terminal.
    pub(super) width: usize,
    /// Columns of the widest line number.
    pub(super) gutter: usize,
    /// Style of line numbers and of the frame.
    pub(super) frame: Style,
    /// Style of what the finding is about.
    pub(super) primary: Style,
    /// Style of other marks.
    pub(super) secondary: Style,
}

/// A mark's part in one row, in columns.
struct Underline<'a> {
    columns: Range<usize>,
    text: &'a str,
    primary: bool,
}

impl Drawing {
    /// Draws the bytes `shown` of `text`, which start on this line of the file.
    pub(super) fn draw(
        &self,
        text: &str,
        shown: Range<usize>,
        line: u32,
        marks: &[Mark<'_>],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        // The frame takes the number, a bar and the spaces around it.
        let width = self.width.saturating_sub(self.gutter + 3).max(20);
        let wrapped = Wrapped::new(&text[shown.clone()], shown.start, width);
        let mut underlines = self.underlines(&wrapped, marks);
        self.row("", "", out)?;
        let mut number = line.to_string();
        for (row, words) in wrapped.text.split('\n').enumerate() {
            self.row(&std::mem::take(&mut number), &clean(words), out)?;
            if let Some(underlines) = underlines.get_mut(row).filter(|found| !found.is_empty()) {
                self.underline(underlines, out)?;
            }
        }
        self.row("", "", out)
    }

    /// For each row, what is underlined in it, from left to right.
    fn underlines<'a>(&self, wrapped: &Wrapped, marks: &[Mark<'a>]) -> Vec<Vec<Underline<'a>>> {
        let mut starts = vec![0];
        starts.extend(wrapped.text.match_indices('\n').map(|(end, _)| end + 1));
        let mut rows: Vec<Vec<Underline<'a>>> = Vec::new();
        rows.resize_with(starts.len(), Vec::new);
        for mark in marks {
            let parts = wrapped.rows(mark.stretch.clone());
            let last = parts.len().saturating_sub(1);
            for (number, part) in parts.into_iter().enumerate() {
                let row = starts.partition_point(|&start| start <= part.start) - 1;
                let from = columns(&wrapped.text[starts[row]..part.start]);
                let to = from + columns(&wrapped.text[part]).max(1);
                let text = if number == last { mark.text } else { "" };
                rows[row].push(Underline {
                    columns: from..to,
                    text,
                    primary: mark.primary,
                });
            }
        }
        for row in &mut rows {
            row.sort_by_key(|underline| (underline.columns.start, !underline.primary));
        }
        rows
    }

    /// The line of carets and dashes under a row, and the labels that do not fit beside it.
    fn underline(&self, underlines: &[Underline<'_>], out: &mut dyn Write) -> io::Result<()> {
        let end = underlines
            .iter()
            .map(|underline| underline.columns.end)
            .max()
            .unwrap_or(0);
        let mut canvas = vec![None; end];
        for primary in [false, true] {
            for underline in underlines
                .iter()
                .filter(|underline| underline.primary == primary)
            {
                canvas[underline.columns.clone()].fill(Some(primary));
            }
        }
        let mut labelled: Vec<_> = underlines
            .iter()
            .filter(|one| !one.text.is_empty())
            .collect();
        let beside = labelled.pop_if(|last| {
            last.columns.end == end && self.gutter + 4 + end + columns(last.text) <= self.width
        });
        let mut line = self.carets(&canvas);
        if let Some(last) = beside {
            let style = self.style(last.primary);
            line.push_str(&format!(" {style}{}{style:#}", clean(last.text)));
        }
        self.row("", &line, out)?;
        while let Some(last) = labelled.pop() {
            let mut line = String::new();
            let mut column = 0;
            for other in labelled
                .iter()
                .filter(|other| other.columns.start < last.columns.start)
            {
                if other.columns.start >= column {
                    let style = self.style(other.primary);
                    let gap = other.columns.start - column;
                    line.push_str(&format!("{:gap$}{style}|{style:#}", ""));
                    column = other.columns.start + 1;
                }
            }
            let style = self.style(last.primary);
            let gap = last.columns.start.saturating_sub(column);
            line.push_str(&format!("{:gap$}{style}{}{style:#}", "", clean(last.text)));
            self.row("", &line, out)?;
        }
        Ok(())
    }

    fn carets(&self, canvas: &[Option<bool>]) -> String {
        let mut line = String::new();
        for run in canvas.chunk_by(|a, b| a == b) {
            match run[0] {
                None => line.extend(run.iter().map(|_| ' ')),
                Some(primary) => {
                    let style = self.style(primary);
                    let mark = if primary { "^" } else { "-" };
                    line.push_str(&format!("{style}{}{style:#}", mark.repeat(run.len())));
                }
            }
        }
        line
    }

    fn style(&self, primary: bool) -> Style {
        if primary {
            self.primary
        } else {
            self.secondary
        }
    }

    fn row(&self, number: &str, content: &str, out: &mut dyn Write) -> io::Result<()> {
        let (frame, gutter) = (self.frame, self.gutter);
        let space = if content.is_empty() { "" } else { " " };
        writeln!(out, "{frame}{number:>gutter$} |{frame:#}{space}{content}")
    }
}
