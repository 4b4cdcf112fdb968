//! How far a number goes with its scale and its approximator, and whether it is small.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::LexemeKind;
use crate::text::number;

use super::Reader;

impl Reader<'_, '_> {
    /// `880 million`, `two thousand`, `tens of thousands`.
    pub(super) fn number(&self, first: WordIndex) -> Range<WordIndex> {
        let mut end = first + 1;
        loop {
            match self.get(end) {
                Some(word) if word.is(Classes::NUMBER) => end += 1,
                Some(_)
                    if self.context.reads(end, "of")
                        && self.get(end + 1).is_some_and(|w| w.is(Classes::SCALE)) =>
                {
                    end += 2;
                }
                // `2.3m`, `880bn`
                Some(word)
                    if word.span.start == self.context.word(end - 1).span.end
                        && matches!(
                            self.written(end),
                            "m" | "bn" | "k" | "tn" | "M" | "B" | "K"
                        ) =>
                {
                    end += 1;
                }
                _ => return first..end,
            }
        }
    }

    /// Under ten, or no number that is written as one word: a reporter counts these.
    pub(super) fn is_small(&self, number: &Range<WordIndex>) -> bool {
        let one = number.end - number.start == 1;
        let word = self.context.word(number.start);
        let written = self.written(number.start);
        if word.kind == LexemeKind::Number {
            return one && written.len() == 1;
        }
        let is_few = number::value(std::iter::once(&*written.to_lowercase()))
            .is_none_or(|value| value < 10.0);
        one && is_few && !word.is(Classes::SCALE)
    }

    /// The first word of `around`, `more than`, `up to` before the number.
    pub(super) fn approximator_before(&self, first: WordIndex) -> Option<WordIndex> {
        let mut start = first;
        if self.currency_before(first) {
            start = self.currency_start(first);
        }
        let sentence = self.sentence.start;
        // `more than a million`
        let is_scale = self.context.word(first).is(Classes::SCALE)
            && start == first
            && !self.context.reads(first, "dozen");
        if is_scale
            && let Some(article) = start.checked_sub(1).filter(|&at| self.get(at).is_some())
            && self.context.reads(article, "a")
        {
            start = article;
        }
        // The longest approximator is three words: `as many as`.
        let earliest = start.saturating_sub(3).max(sentence);
        // `several hundred fighters`
        let several = start.checked_sub(1).filter(|&at| self.get(at).is_some());
        if is_scale
            && let Some(several) = several
            && self.context.reads_any(several, &["few", "several"])
        {
            return Some(several);
        }
        let phrase = self
            .context
            .phrases_in(earliest..start)
            .find(|(at, class)| *class == PhraseClass::Approximator && at.end == start)
            .map(|(at, _)| at.start);
        // `his comment about 47 percent`: here it is a preposition.
        let is_topic = start
            .checked_sub(2)
            .and_then(|at| self.get(at))
            .is_some_and(|word| word.is(Classes::CUE_NOUN) && !word.is(Classes::COMMON_VERB));
        if is_topic && phrase.is_none() {
            return None;
        }
        let single = start.checked_sub(1).filter(|&at| {
            self.get(at)
                .is_some_and(|word| word.is(Classes::APPROXIMATOR) && word.is_word())
        });
        phrase.or(single)
    }
}
