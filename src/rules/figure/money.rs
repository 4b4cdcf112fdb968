//! Sums and shares: the signs and words of currencies and of `per cent`, and sums that are no news.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::LexemeKind;

use super::Reader;
use crate::rules::Context;

/// `€`, `US$`: a sign that stands before a sum.
fn is_currency_sign(written: &str) -> bool {
    written.ends_with(['€', '$', '£', '¥', '₹', '₽', '₦', '₩', '₺', '₴'])
}

/// `€`, `US$`, `Rs`: what stands here says that a sum follows.
pub(in crate::rules) fn opens_a_sum(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    is_currency_sign(context.written(at))
        || word.is_capital() && context.has_word(PhraseClass::CurrencyCode, word.id)
}

impl Reader<'_, '_> {
    pub(super) fn currency_before(&self, first: WordIndex) -> bool {
        let before = first.checked_sub(1).filter(|&at| self.get(at).is_some());
        before.is_some_and(|before| opens_a_sum(self.context, before))
    }

    /// `$`, or `US$` with its letters.
    pub(super) fn currency_start(&self, first: WordIndex) -> WordIndex {
        let sign = first - 1;
        let letters = sign.checked_sub(1).filter(|&at| {
            self.get(at).is_some_and(|word| {
                word.span.end == self.context.word(sign).span.start
                    && word.kind == LexemeKind::Word
                    && word.span.len() <= 2
            })
        });
        letters.unwrap_or(sign)
    }

    pub(super) fn is_currency(&self, at: WordIndex) -> bool {
        self.get(at)
            .is_some_and(|word| word.is(Classes::CURRENCY) || self.written(at) == "€")
    }

    /// A sum that a reader could have in a purse: `$200`, `37 cents`.
    pub(super) fn is_small_change(&self, number: &Range<WordIndex>) -> bool {
        let digits = self
            .written(number.start)
            .split(['.', ','])
            .next()
            .unwrap_or_default();
        number.end - number.start == 1
            && self.written(number.start).len() < 5
            && digits.len() < 4
            && !self
                .written(number.start)
                .ends_with(|c: char| c.is_alphabetic())
    }

    /// `a $9.1 million loan`: the sum says which loan is meant.
    pub(super) fn is_label(&self, first: WordIndex, number: &Range<WordIndex>) -> bool {
        let start = if self.currency_before(first) {
            self.currency_start(first)
        } else {
            return false;
        };
        let article = start.checked_sub(1).filter(|&at| self.get(at).is_some());
        let is_one = article.is_some_and(|at| {
            self.context.reads(at, "a")
                || self.context.reads(at, "an")
                || self.context.reads(at, "the")
        });
        let names = self.get(number.end).is_some_and(|word| {
            word.kind == LexemeKind::Word
                // `a $4.2 million shortfall`, `an £18m fee`: the sum is what somebody says
                && !self.context.is_listed(number.end, PhraseClass::StatedSum)
                && !word.is(Classes::PREPOSITION
                    | Classes::DETERMINER
                    | Classes::COORDINATOR
                    | Classes::TIME)
        });
        is_one && names
    }

    pub(super) fn is_percent(&self, at: WordIndex) -> bool {
        self.get(at).is_some()
            && (self.written(at) == "%"
                || self.context.reads(at, "percent")
                || self.context.reads(at, "percentage")
                || (self.context.reads(at, "per")
                    && self.get(at + 1).is_some()
                    && self.context.reads(at + 1, "cent")))
    }

    pub(super) fn after_percent(&self, at: WordIndex) -> WordIndex {
        let two_words = self.context.reads(at, "per");
        let points = self.context.reads(at, "percentage") && self.get(at + 1).is_some();
        at + 1 + u32::from(two_words || points)
    }
}
