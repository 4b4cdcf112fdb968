//! Where a noun phrase ends that starts at a place, as a source named after its cue does.

use std::ops::Range;

use crate::attribution::phrase::{LONGEST, Phrases};
use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::LexemeKind;

impl Phrases<'_> {
    /// The noun phrase that starts at `start` and ends before `limit`.
    pub(crate) fn phrase_from(
        &self,
        start: WordIndex,
        limit: WordIndex,
    ) -> Option<Range<WordIndex>> {
        if self.is_any(start, &["that"]) {
            return None;
        }
        let limit = limit.min(start + LONGEST);
        // `up to 300 people`
        let opens = self.words.get(start as usize);
        let counted = opens
            .filter(|word| word.starts_phrase)
            .and_then(|_| self.listed(PhraseClass::Approximator, start, limit));
        let mut at = start
            + counted
                .filter(|&length| start + length < limit)
                .unwrap_or(0);
        let mut named = false;
        let mut head = false;
        while at < limit {
            let word = self.word(at);
            if word.kind == LexemeKind::Mark && !self.is_possessive(at) {
                break;
            }
            if matches!(word.kind, LexemeKind::Punctuation | LexemeKind::Symbol) {
                let inside = matches!(
                    self.text_of(at),
                    "&" | "/" | "-" | "$" | "£" | "€" | "#" | "@"
                ) || self.is_text(at, ".")
                    && at > start
                    && self.word(at - 1).is(Classes::TITLE);
                if inside && at + 1 < limit {
                    at += 1;
                    continue;
                }
                break;
            }
            if word.is(Classes::PRONOUN) && !word.is(Classes::DETERMINER) {
                if at == start {
                    return Some(start..start + 1);
                }
                break;
            }
            if word.is(Classes::RELATIVE | Classes::SUBORDINATOR) && !word.is(Classes::DETERMINER)
                || word.is(Classes::DETERMINER)
                    && at > start
                    && !self
                        .word(at - 1)
                        .is(Classes::PREPOSITION | Classes::COORDINATOR | Classes::DETERMINER)
                || word.is(Classes::TIME)
                    && !word.is(Classes::NUMBER | Classes::ADJECTIVE)
                    && !self.is_any(at, &["second"])
                    && at > start
                    // `a yearly poll`
                    && !self.word(at - 1).is(Classes::DETERMINER)
                    && !word.is_capital_name_here(self, at, start)
                || word.is(Classes::AUXILIARY | Classes::MODAL)
                    && !self.is_possessive(at)
                    && !self.is_particle(at, limit)
            {
                break;
            }
            if word.is(Classes::COORDINATOR) {
                if head && at + 1 < limit && self.joins_on(start, at) {
                    at += 1;
                    continue;
                }
                break;
            }
            if word.is(Classes::PREPOSITION) && !word.is(Classes::ADJECTIVE) {
                if head && self.continues_with(named, at, limit) {
                    at += 1;
                    continue;
                }
                break;
            }
            if head && self.is_complement(at, limit) {
                at += 2;
                continue;
            }
            if word.is(Classes::ADVERB)
                && !word.is(Classes::ADJECTIVE
                    | Classes::DETERMINER
                    | Classes::PRONOUN
                    | Classes::VAGUE_COLLECTIVE)
            {
                // `a second official`, `the newly formed group`
                if head && !self.word(at - 1).is(Classes::DETERMINER) {
                    break;
                }
                at += 1;
                continue;
            }
            if at > start && self.is_finite_verb(at, start) && !self.is_reduced_relative(at, start)
            {
                break;
            }
            named |= word.is_capital() && !word.is(Classes::DEMONYM | Classes::TITLE);
            head = true;
            at += 1;
        }
        while at > start
            && self
                .word(at - 1)
                .is(Classes::PREPOSITION | Classes::COORDINATOR)
        {
            at -= 1;
        }
        (at > start && self.is_nominal(start, at)).then_some(start..at)
    }

    /// `Pescas | do | Vouga`
    pub(super) fn is_particle(&self, at: WordIndex, limit: WordIndex) -> bool {
        self.word(at).is(Classes::NAME_PARTICLE)
            && at > 0
            && at + 1 < limit
            && self.word(at - 1).is_capital()
            && self.word(at + 1).is_capital()
    }

    /// `a source | close to the presidency`, `people | familiar with the plan`: an adjective and
    /// its preposition right after a noun for people.
    fn is_complement(&self, at: WordIndex, limit: WordIndex) -> bool {
        let people = Classes::ANONYMOUS_NOUN
            | Classes::PERSON_NOUN
            | Classes::PLURAL_PEOPLE
            | Classes::ROLE
            | Classes::VAGUE_COLLECTIVE;
        let before = self.word(at - 1);
        // `documents | seen by this paper`
        let seen = before.is(Classes::DOCUMENT_NOUN)
            && self.is_past_participle(at)
            && self.is_any(at + 1, &["by"]);
        at + 2 < limit
            && self.word(at + 1).is(Classes::PREPOSITION)
            && (seen
                || before.is(people)
                    && (self.word(at).is(Classes::ADJECTIVE) || self.text_of(at).ends_with("ed")))
    }

    /// How many words the wish for anonymity that starts here has: `on condition of anonymity`.
    pub(crate) fn opens_anonymity(&self, at: WordIndex, limit: WordIndex) -> Option<WordIndex> {
        (self.word(at).starts_phrase)
            .then(|| self.listed(PhraseClass::Anonymity, at, limit))
            .flatten()
    }

    fn joins_on(&self, start: WordIndex, and: WordIndex) -> bool {
        let (left, right) = (self.word(and - 1), self.word(and + 1));
        matches!(self.text_of(and), "and" | "or")
            && (right.is_capital() && left.is_capital()
                || right.is(Classes::PLURAL_PEOPLE | Classes::ROLE | Classes::ADJECTIVE)
                    && left.is(Classes::PLURAL_PEOPLE | Classes::ROLE | Classes::ADJECTIVE))
            && and > start
    }

    /// Whether a preposition goes on with the phrase: always `of`; after a name hardly any other;
    /// never into a time, or into the letter or interview where it was said.
    fn continues_with(&self, named: bool, at: WordIndex, limit: WordIndex) -> bool {
        // `told this paper | on condition of anonymity`
        if at + 1 >= limit || self.opens_anonymity(at, limit).is_some() {
            return false;
        }
        let stops = (at + 1..limit.min(at + 5)).any(|next| {
            self.word(next).is(Classes::TIME) || self.word(next).is(Classes::DOCUMENT_NOUN)
        });
        match self.text_of(at) {
            // `residents | of wasting money`
            "of" => {
                let people = Classes::PLURAL_PEOPLE | Classes::PERSON_NOUN | Classes::ROLE;
                let next = self.text_of(at + 1);
                let acts = next.ends_with("ing") && !self.word(at + 1).is_capital();
                let before = self.word(at - 1);
                !(acts && (before.is(people) || before.is_capital()))
            }
            // `said Anna Weber | from her bed`
            "from" if named => !stops && !self.is_any(at + 1, &["a", "an", "her", "his", "their"]),
            "from" | "for" => !stops,
            "at" | "in" | "with" | "on" | "to" | "inside" | "within" | "near" | "against"
            | "behind" | "about" => !named && !stops,
            _ => false,
        }
    }
}

impl Word {
    /// `May` and `March` inside a name are no time.
    fn is_capital_name_here(&self, phrases: &Phrases<'_>, at: WordIndex, start: WordIndex) -> bool {
        matches!(
            phrases.text_of(at),
            "May" | "March" | "April" | "June" | "Friday"
        ) && at > start
            && phrases
                .word(at - 1)
                .is(Classes::GIVEN_NAME | Classes::TITLE)
    }
}
