//! The addressee that patterns ask for: `told | the committee | that …`.

use std::ops::Range;

use crate::attribution::cue::place::QUESTIONS;
use crate::attribution::pattern::Matcher;
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::LexemeKind;

impl Matcher<'_> {
    /// Where the addressee ends that starts at a place.
    pub(super) fn addressee(&self, at: WordIndex, end: WordIndex) -> Option<WordIndex> {
        let start = if self.phrases.is_any(at, &["to", "with"]) {
            at + 1
        } else {
            at
        };
        let speaks = start < end && self.phrases.word(start).kind != LexemeKind::Mark;
        // `asked | how often the filters were changed`
        (speaks && !self.phrases.is_any(start, &QUESTIONS)).then_some(())?;
        let phrase = if self.is_object_pronoun(start) {
            start..start + 1
        } else {
            self.phrases.phrase_from(start, end)?
        };
        let phrase = phrase.start..self.before_subject(&phrase, end);
        // `told anyone who would listen`
        let anyone = ["anybody", "anyone", "everybody", "everyone", "those"];
        if phrase.len() == 1
            && self.phrases.is_any(phrase.start, &anyone)
            && self.phrases.is_any(phrase.end, &["who"])
        {
            let close = (phrase.end..end)
                .find(|&at| !self.phrases.word(at).is_word() || self.phrases.is_any(at, &["that"]));
            return Some(close.unwrap_or(end));
        }
        // `told Roe, a former clerk, that …`, `asked the clerk, Jane Roe, how …`
        let past = self
            .past_apposition(phrase.end, end)
            .max(self.past_name(phrase.end, end));
        let goes_on = past + 1 < end
            && (self.phrases.is_word(past + 1, "that")
                || self.phrases.is_any(past + 1, &QUESTIONS));
        Some(if goes_on { past } else { phrase.end })
    }

    /// `him`, `her` where no noun follows.
    pub(super) fn is_object_pronoun(&self, at: WordIndex) -> bool {
        self.phrases.is_any(at, &["me", "us", "him", "them", "you"])
            || self.phrases.is_any(at, &["her"]) && !self.is_noun(at + 1)
    }

    /// `told reporters | Roe had gone`, `told lawmakers | nurses were leaving`: where the subject of what is told
    /// starts, if the copy leaves out `that`.
    fn before_subject(&self, phrase: &Range<WordIndex>, end: WordIndex) -> WordIndex {
        // `told the inquest | there was no sign of it`
        let exists = |at: &WordIndex| {
            let verb = self.phrases.words.get(*at as usize + 1);
            self.phrases.is_text(*at, "there")
                && verb.is_some_and(|verb| verb.is(Classes::AUXILIARY | Classes::MODAL))
        };
        if let Some(there) = (phrase.start + 1..phrase.end).find(exists) {
            return there;
        }
        let verb = phrase.end < end
            && self.phrases.is_finite_verb(phrase.end, phrase.start)
            && !self.phrases.tells_which(phrase.end);
        let closed = Classes::PREPOSITION
            | Classes::DETERMINER
            | Classes::ADJECTIVE
            | Classes::COORDINATOR
            | Classes::ADVERB
            | Classes::PRONOUN;
        let starts = |at: &WordIndex| {
            let (before, word) = (self.phrases.word(at - 1), self.phrases.word(*at));
            let noun =
                before.kind == LexemeKind::Word && !before.is_capital() && !before.is(closed);
            noun && (word.is_capital() || before.is(Classes::PLURAL_PEOPLE))
        };
        (phrase.start + 1..phrase.end)
            .find(|at| verb && starts(at))
            .unwrap_or(phrase.end)
    }
}
