//! Numbers that nobody counted: dates, years, times, ages, scores, ordinals, ranges of years.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::LexemeKind;

use super::Reader;

impl Reader<'_, '_> {
    /// Dates, years, times, ages, scores, ordinals, ranges of years.
    pub(super) fn is_no_count(&self, number: &Range<WordIndex>, shape: &str, valued: bool) -> bool {
        let first = number.start;
        // `a couple of billion dollars`
        if shape.eq_ignore_ascii_case("couple") {
            return true;
        }
        if shape.ends_with(|c: char| c.is_alphabetic())
            && self.context.word(first).kind == LexemeKind::Number
            && !shape.ends_with(['m', 'n', 'k', 'M', 'K', 'B'])
        {
            // `20th`, `7pm`, `1990s`
            return true;
        }
        // `7pm`, `2km`
        if ["am", "pm", "cm", "km", "mm"]
            .iter()
            .any(|unit| shape.ends_with(unit))
        {
            return true;
        }
        // `10-15`, but not `twenty-seven`
        let is_in_digits = self.context.word(first).kind == LexemeKind::Number;
        let is_joined = shape.chars().skip(1).any(|c| matches!(c, '-' | '–' | '—'));
        if shape.contains([':', '/']) || is_in_digits && is_joined {
            return true;
        }
        let before = first
            .checked_sub(1)
            .and_then(|at| self.get(at).map(|word| (at, word)));
        if let Some((at, word)) = before
            && (word.is(Classes::CALENDAR) || self.context.reads(at, "aged") || self.is_month(at))
        {
            return true;
        }
        let Some(after) = self.get(number.end) else {
            return !valued;
        };
        if after.is(Classes::CALENDAR | Classes::TIME) && !valued {
            return true;
        }
        let glued = after.span.start == self.context.word(number.end - 1).span.end;
        if glued && matches!(self.written(number.end), "-" | "–" | "—" | ":" | "/") {
            // `3-1`, `42-year-old`, `10-15`
            return true;
        }
        if valued {
            return false;
        }
        // The second half of `3-1`.
        if let Some((at, word)) = before
            && word.span.end == self.context.word(first).span.start
            && matches!(self.written(at), "-" | "–" | "—" | ":" | "/")
        {
            return true;
        }
        let clock = matches!(
            self.written(number.end),
            "am" | "pm" | "a.m." | "p.m." | "GMT" | "o’clock" | "o'clock"
        );
        clock || is_year(shape) && self.approximator_before(first).is_none()
    }

    /// `Feb.`, whose full stop may be a word of its own.
    fn is_month(&self, at: WordIndex) -> bool {
        self.written(at) == "."
            && at
                .checked_sub(1)
                .and_then(|before| self.get(before))
                .is_some_and(|word| word.is(Classes::CALENDAR))
    }
}

fn is_year(written: &str) -> bool {
    written.len() == 4
        && written.bytes().all(|b| b.is_ascii_digit())
        && matches!(written.as_bytes()[0], b'1' | b'2')
}
