//! What is shown of the copy for a finding: its sentence, and those of the places it points to.

use std::ops::Range;

use crate::text::Span;

use super::drawing::Mark;
use super::{CheckedFile, PlacedFinding, Stretch};

/// Copy shown on either side of the marked words, in bytes, when a sentence is too long to show.
const AROUND: usize = 240;
/// Longest mark shown in full, in bytes.
const LONGEST: usize = 900;

/// A stretch of copy that is shown, with what is marked in it.
pub(super) struct Passage<'a> {
    /// The words it is shown for.
    pub(super) place: Stretch,
    /// The line on which it starts.
    pub(super) line: u32,
    /// Bytes of the file's text.
    pub(super) shown: Range<usize>,
    /// What is marked.
    pub(super) marks: Vec<Mark<'a>>,
}

/// What to show of the copy: the sentence of the finding, and those of its labels.
pub(super) fn passages<'a>(finding: &'a PlacedFinding, file: &CheckedFile) -> Vec<Passage<'a>> {
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
