//! The passage with the words marked, in the manner of a compiler, for people at a terminal.

use std::io::{self, Write};
use std::ops::Range;

use anstyle::{AnsiColor, Style};

use crate::rules::Severity;
use crate::text::Span;

use super::drawing::{Drawing, Mark};
use super::terminal::clean;
use super::{CheckedFile, Format, PlacedFinding, Stretch, Summary};

/// Copy shown on either side of the marked words, in bytes, when a sentence is too long to show.
const AROUND: usize = 240;
/// Longest mark shown in full, in bytes.
const LONGEST: usize = 900;

/// The format `full`.
#[derive(Clone, Copy, Debug)]
pub struct Full {
    /// Lowest severity to write.
    pub from: Severity,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to use colour.
    pub colour: bool,
}

impl Format for Full {
    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()> {
        for finding in file
            .findings
            .iter()
            .filter(|finding| finding.severity >= self.from)
        {
            self.finding(finding, file, out)?;
            writeln!(out)?;
        }
        Ok(())
    }

    fn tail(&self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", summary.line(self.from))
    }
}

impl Full {
    fn finding(
        &self,
        finding: &PlacedFinding,
        file: &CheckedFile,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let colour = match finding.severity {
            Severity::Error => AnsiColor::BrightRed,
            Severity::Warning => AnsiColor::BrightYellow,
            Severity::Advice | Severity::Off => AnsiColor::BrightCyan,
        };
        let level = self.style(colour.on_default().bold());
        let frame = self.style(AnsiColor::BrightBlue.on_default().bold());
        let bold = self.style(Style::new().bold());

        let passages = passages(finding, file);
        let last_line = passages
            .iter()
            .map(|passage| passage.line)
            .max()
            .unwrap_or(0);
        let gutter = last_line.to_string().len();

        let name = finding.severity.name();
        let problem = clean(&finding.problem);
        writeln!(
            out,
            "{level}{name}[{}]{level:#}{bold}: {problem}{bold:#}",
            finding.rule
        )?;
        for (number, passage) in passages.iter().enumerate() {
            let arrow = if number == 0 { "-->" } else { ":::" };
            let at = passage.place.from;
            writeln!(
                out,
                "{:gutter$}{frame}{arrow}{frame:#} {}:{}:{}",
                "", file.path, at.line, at.column
            )?;
            let drawing = Drawing {
                width: self.width,
                gutter,
                frame,
                primary: level,
                secondary: frame,
            };
            drawing.draw(
                &file.text,
                passage.shown.clone(),
                passage.line,
                &passage.marks,
                out,
            )?;
        }
        if !finding.remedy.is_empty() {
            let indent = gutter + " = help: ".len();
            let options = textwrap::Options::new(self.width.max(indent + 20) - indent);
            let remedy = clean(&finding.remedy);
            for (number, row) in textwrap::wrap(&remedy, options).iter().enumerate() {
                if number == 0 {
                    writeln!(
                        out,
                        "{:gutter$} {frame}={frame:#} {bold}help{bold:#}: {row}",
                        ""
                    )?;
                } else {
                    writeln!(out, "{:indent$}{row}", "")?;
                }
            }
        }
        Ok(())
    }

    fn style(&self, style: Style) -> Style {
        if self.colour { style } else { Style::new() }
    }
}

/// A stretch of copy that is shown, with what is marked in it.
struct Passage<'a> {
    place: Stretch,
    /// The line on which it starts.
    line: u32,
    shown: Range<usize>,
    marks: Vec<Mark<'a>>,
}

/// What to show of the copy: the sentence of the finding, and those of its labels.
fn passages<'a>(finding: &'a PlacedFinding, file: &CheckedFile) -> Vec<Passage<'a>> {
    let mut passages = vec![Passage::new(finding.place, "", true, file)];
    for label in &finding.labels {
        let span = label.place.span;
        match passages.iter_mut().find(|passage| passage.holds(span)) {
            Some(passage) => {
                passage.marks.push(Mark {
                    stretch: span.range(),
                    text: &label.text,
                    primary: false,
                });
            }
            None => passages.push(Passage::new(label.place, &label.text, false, file)),
        }
    }
    passages
}

impl<'a> Passage<'a> {
    fn new(place: Stretch, text: &'a str, primary: bool, file: &CheckedFile) -> Self {
        let (span, context) = (place.span.range(), place.context.range());
        let last = span.end.min(span.start + LONGEST);
        let start = match context.start.max(span.start.saturating_sub(AROUND)) {
            cut if cut > context.start => word_start(&file.text, cut, span.start),
            whole => whole,
        };
        let end = match context.end.min(last + AROUND) {
            cut if cut < context.end => file.text.floor_char_boundary(cut),
            whole => whole,
        };
        let before = &file.text.as_bytes()[start..span.start.max(start)];
        let lines = before.iter().filter(|&&byte| byte == b'\n').count();
        let line = place
            .from
            .line
            .saturating_sub(u32::try_from(lines).unwrap_or(0));
        let marks = vec![Mark {
            stretch: span,
            text,
            primary,
        }];
        Self {
            place,
            line,
            shown: start..end,
            marks,
        }
    }

    fn holds(&self, span: Span) -> bool {
        let span = span.range();
        self.shown.start <= span.start && span.end <= self.shown.end
    }
}

/// The first word that starts between `cut` and `limit`.
fn word_start(text: &str, cut: usize, limit: usize) -> usize {
    let cut = text.floor_char_boundary(cut);
    match text[cut..limit].find(char::is_whitespace) {
        Some(space) => cut + space,
        None => cut,
    }
}
