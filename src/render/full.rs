//! The passage with the words marked, in the manner of a compiler, for people at a terminal.
//!
//! Copy has paragraphs of hundreds of characters on one line, so the sentence is wrapped before it
//! is handed to the renderer, and each row of a mark is a mark of its own.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::rules::Severity;
use crate::text::Span;

use super::wrap::Wrapped;
use super::{CheckedFile, Format, PlacedFinding, Stretch, Summary};

/// Copy shown on either side of the marked words, in bytes, when a sentence is too long to show.
const AROUND: usize = 240;
/// Longest mark shown in full, in bytes.
const LONGEST: usize = 900;
/// Columns that the frame takes.
const FRAME: usize = 4;

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
        let renderer = if self.colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let renderer = renderer
            .decor_style(DecorStyle::Ascii)
            .term_width(self.width.max(40));
        for finding in file
            .findings
            .iter()
            .filter(|finding| finding.severity >= self.from)
        {
            writeln!(out, "{}\n", renderer.render(&[self.group(finding, file)]))?;
        }
        Ok(())
    }

    fn tail(&self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", summary.line(self.from))
    }
}

impl Full {
    fn group<'a>(&self, finding: &'a PlacedFinding, file: &'a CheckedFile) -> Group<'a> {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Advice | Severity::Off => Level::INFO.with_name("advice"),
        };
        let mut passages = vec![Passage::new(finding.place, "", true, file)];
        for label in &finding.labels {
            let within = passages
                .iter_mut()
                .find(|passage| passage.holds(label.place.span));
            match within {
                Some(passage) => passage
                    .marks
                    .push(Mark::of(label.place.span, &label.text, false)),
                None => passages.push(Passage::new(label.place, &label.text, false, file)),
            }
        }
        let mut group = level
            .primary_title(finding.problem.as_str())
            .id(finding.rule)
            .element(passages[0].origin(file));
        for (number, passage) in passages.iter().enumerate() {
            if number > 0 {
                group = group.element(passage.origin(file));
            }
            group = group.element(passage.snippet(file, self.width.saturating_sub(FRAME).max(20)));
        }
        if !finding.remedy.is_empty() {
            group = group.element(Level::HELP.message(finding.remedy.as_str()));
        }
        group
    }
}

/// A stretch of copy that is shown, with what is marked in it.
struct Passage<'a> {
    place: Stretch,
    shown: Range<usize>,
    marks: Vec<Mark<'a>>,
}

struct Mark<'a> {
    stretch: Range<usize>,
    text: &'a str,
    primary: bool,
}

impl<'a> Mark<'a> {
    fn of(span: Span, text: &'a str, primary: bool) -> Self {
        Self {
            stretch: span.range(),
            text,
            primary,
        }
    }
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
        Self {
            place,
            shown: start..end,
            marks: vec![Mark::of(place.span, text, primary)],
        }
    }

    fn holds(&self, span: Span) -> bool {
        let span = span.range();
        self.shown.start <= span.start && span.end <= self.shown.end
    }

    fn origin(&self, file: &'a CheckedFile) -> Origin<'a> {
        let at = self.place.from;
        Origin::path(file.path.as_str())
            .line(at.line as usize)
            .char_column(at.column as usize)
    }

    fn snippet(
        &self,
        file: &CheckedFile,
        width: usize,
    ) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let shown = &file.text[self.shown.clone()];
        let wrapped = Wrapped::new(shown, self.shown.start, width);
        let mut annotations = Vec::new();
        for mark in &self.marks {
            let rows = wrapped.rows(mark.stretch.clone());
            let last = rows.len().saturating_sub(1);
            let kind = if mark.primary {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            for (row, range) in rows.into_iter().enumerate() {
                let annotation = kind.span(range);
                annotations.push(if row == last && !mark.text.is_empty() {
                    annotation.label(mark.text)
                } else {
                    annotation
                });
            }
        }
        Snippet::source(wrapped.text)
            .line_numbering(false)
            .fold(false)
            .annotations(annotations)
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
