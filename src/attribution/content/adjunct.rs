//! What may stand between a cue and its content: when, where, how and on what condition it was said.

use crate::attribution::pattern::Matcher;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::LexemeKind;

/// The longest stretch between a cue and its content (addressee, place, time), in words.
const LONGEST_ADJUNCT: u32 = 14;

/// The longest wish for anonymity with its reason, in words.
const LONGEST_REASON: u32 = 30;

impl Matcher<'_> {
    /// `on condition of anonymity | because the plan is secret`
    fn past_reason(&self, at: WordIndex) -> WordIndex {
        let end = self.end();
        let reason = PhraseClass::AnonymityReason;
        if at >= end || self.phrases.listed(reason, at, end).is_none() {
            return at;
        }
        let reach = end.min(at + LONGEST_REASON);
        (at..reach)
            .find(|&stop| self.phrases.word(stop).kind != LexemeKind::Word)
            .unwrap_or(reach)
    }

    fn is_year(&self, at: WordIndex) -> bool {
        let text = self.phrases.text_of(at);
        text.len() == 4
            && self.phrases.word(at).kind == LexemeKind::Number
            && text.starts_with(['1', '2'])
    }

    /// What may stand between a cue and its content: `on Monday`, `in a statement`, `last week`.
    pub(crate) fn adjunct(&self, at: WordIndex) -> Option<WordIndex> {
        let end = self.end().min(at + LONGEST_ADJUNCT);
        // `found that | on one night four nurses were there`
        if at >= end || at > 0 && self.phrases.is_word(at - 1, "that") {
            return None;
        }
        let word = self.phrases.word(at);
        // `said on condition of anonymity because the plan is secret`
        if let Some(length) = self.phrases.opens_anonymity(at, end) {
            return Some(self.past_reason(at + length));
        }
        // `ruled out | further cuts`
        let further = || self.phrases.is_any(at, &["further"]) && self.is_noun(at + 1);
        let describes = || word.is(Classes::ADJECTIVE) && self.is_noun(at + 1) || further();
        // `found that | just 22 per cent`
        let counts = at + 1 < end && self.phrases.word(at + 1).kind == LexemeKind::Number;
        // `outside the hotel`
        let placed = at + 1 < end
            && self.phrases.is_any(at, &["inside", "outside"])
            && self.phrases.word(at + 1).is(Classes::DETERMINER);
        if word.is(Classes::ADVERB)
            && !word.is(Classes::DETERMINER | Classes::PRONOUN | Classes::RELATIVE)
            && !word.is_capital()
            && !describes()
            && !placed
            && !counts
        {
            return Some(at + 1);
        }
        // `said | Monday’s vote was fair`
        let owns = at + 1 < end && self.phrases.is_possessive(at + 1);
        let dates = word.is(Classes::TIME) && !owns;
        if dates && !self.phrases.is_any(at + 1, &["of", "after", "before"]) {
            return Some(at + 1);
        }
        if let Some(time) = self.time_of(at, end) {
            return self.past_time(at, time, end);
        }
        if let Some(after) = self.past_times(at, end) {
            return Some(after);
        }
        let opens = (word.is(Classes::PREPOSITION) || placed)
            && !self.phrases.is_word(at, "to")
            && !self.phrases.is_word(at, "of");
        opens.then(|| self.past_place(at, end)).flatten()
    }

    /// The word of time in `this weekend`, `last Monday`, `two weeks ago`.
    fn time_of(&self, at: WordIndex, end: WordIndex) -> Option<WordIndex> {
        let phrases = &self.phrases;
        let time = (at..end.min(at + 4)).find(|&w| phrases.word(w).is(Classes::TIME))?;
        let next = (time + 1 < end).then_some(time + 1);
        // `at Monday’s meeting`
        let owns = next.is_some_and(|next| phrases.is_possessive(next));
        // `in its morning update`
        let papers = Classes::DOCUMENT_NOUN | Classes::CUE_NOUN;
        let describes = phrases.word(at).is(Classes::PREPOSITION)
            && next.is_some_and(|next| phrases.word(next).is(papers));
        // `ruled out | a second increase`, `an early election`, but `said a day later`
        let later = ["after", "ago", "before", "earlier", "later"];
        let counts = phrases.is_any(at, &["a", "an", "any"])
            && !next.is_some_and(|next| phrases.is_any(next, &later));
        // `warned of a long winter`
        let about = phrases.is_word(at, "of");
        if time == at || owns || describes || counts || about {
            return None;
        }
        let leads =
            Classes::DETERMINER | Classes::ADJECTIVE | Classes::NUMBER | Classes::PREPOSITION;
        let fits = (at..time).all(|w| {
            let word = phrases.word(w);
            let clock =
                word.kind == LexemeKind::Number || phrases.is_any(w, &["a.m.", "p.m.", "am", "pm"]);
            word.is(leads) || w > at && clock
        });
        fits.then_some(time)
    }

    /// `were told | at least nine times | that …`, `each time | that`
    pub(super) fn past_times(&self, at: WordIndex, end: WordIndex) -> Option<WordIndex> {
        const LONGEST: WordIndex = 5;
        let phrases = &self.phrases;
        let times = (at + 1..end.min(at + LONGEST))
            .find(|&word| phrases.is_any(word, &["time", "times"]))?;
        let often = phrases.is_any(at, &["each", "every"])
            || (at..times).any(|word| {
                let word = phrases.word(word);
                word.kind == LexemeKind::Number || word.is(Classes::NUMBER)
            });
        (often && phrases.is_any(times + 1, &["that"])).then_some(times + 1)
    }

    /// `last Monday in May 2012|`
    fn past_time(&self, at: WordIndex, time: WordIndex, end: WordIndex) -> Option<WordIndex> {
        let goes_on = |at: WordIndex| {
            let word = self.phrases.word(at);
            word.is(Classes::TIME) || word.kind == LexemeKind::Number
        };
        let mut after = time + 1;
        // `said yesterday | the second count was over`
        while after < end && goes_on(after) && !self.phrases.is_any(after, &["second"]) {
            after += 1;
        }
        // `told the inquiry | the minutes had been shredded`
        let is_subject = self.phrases.word(at).is(Classes::DETERMINER)
            && after < end
            && self.phrases.is_finite_verb(after, at);
        (!is_subject).then_some(after)
    }

    /// `in a statement|`, `from a base in the hills|`, if the content may start behind it.
    fn past_place(&self, at: WordIndex, end: WordIndex) -> Option<WordIndex> {
        const CALLS: [&str; 5] = ["time", "telephone", "phone", "email", "text"];
        if at + 1 < end && self.is_year(at + 1) {
            return Some(at + 2);
        }
        let phrase = self.phrases.phrase_from(at + 1, end)?;
        let mut after = phrase.end;
        // `announced from a base in the hills that`
        let places = self
            .phrases
            .is_any(at, &["at", "from", "in", "inside", "outside"]);
        while places && after + 1 < end && self.phrases.word(after).is(Classes::PREPOSITION) {
            let Some(next) = self.phrases.phrase_from(after + 1, end) else {
                break;
            };
            after = next.end;
        }
        let says = Classes::DOCUMENT_NOUN | Classes::TIME;
        let goes_on = after >= self.end()
            || after < self.sentence.end
                && (self.phrases.is_any(after, &["that", ",", ":"])
                    || self.phrases.word(after).is(Classes::TIME))
            || self.phrases.word(after.min(self.sentence.end - 1)).kind == LexemeKind::Mark
            || phrase
                .clone()
                .any(|w| self.phrases.word(w).is(says) || self.phrases.is_any(w, &CALLS));
        // `argues in her new book, The Shut Door, that`
        goes_on.then(|| self.past_name_before_that(after, end))
    }
}
