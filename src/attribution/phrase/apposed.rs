//! The description that ends at a place: before a comma and a name, or before `who`; the noun right
//! beside a name.

use std::ops::Range;

use crate::attribution::phrase::Phrases;
use crate::attribution::phrase::source_type;
use crate::attribution::words::{Word, WordIndex};
use crate::grammar::Classes;
use crate::parse::LexemeKind;

/// The longest description looked at, in words.
const LONGEST_DESCRIPTION: u32 = 12;

impl Phrases<'_> {
    /// The noun phrase that ends at a place, from its determiner on: of `an official with
    /// knowledge of the plan` before `who` the one whose head is somebody.
    pub(crate) fn described_before(
        &self,
        from: WordIndex,
        end: WordIndex,
    ) -> Option<Range<WordIndex>> {
        let floor = from.max(end.saturating_sub(LONGEST_DESCRIPTION));
        let people = Classes::PERSON_NOUN | Classes::ROLE | Classes::ANONYMOUS_NOUN;
        let mut nearest = None;
        for at in (floor..end).rev() {
            let word = self.word(at);
            if !word.is_word() || self.is_finite_verb(at, floor) {
                break;
            }
            if word.is(Classes::DETERMINER) && at + 1 < end {
                let head = source_type::head(self, at..end);
                if self.word(head).is(people) {
                    return Some(at..end);
                }
                nearest = nearest.or(Some(at..end));
            }
        }
        let governed = self.people_governed(floor, end);
        governed
            .or(nearest)
            .or_else(|| self.phrase_before(from, end))
    }

    /// `the objections of | insurers, who`, `rejected by | local residents, who`: of several words before
    /// `who` those that are people, if only a preposition leads to them.
    fn people_governed(&self, floor: WordIndex, end: WordIndex) -> Option<Range<WordIndex>> {
        let last = end.checked_sub(1).filter(|&last| last > floor)?;
        let word = self.word(last);
        // `insurers`, which no list has
        let several = word.is(Classes::PLURAL_PEOPLE) || self.text_of(last).ends_with("ers");
        let who = self.is_any(end, &["who"]) || self.is_any(end + 1, &["who"]);
        let closed = Classes::DETERMINER | Classes::RELATIVE | Classes::TIME;
        // `among Labour MPs, who`
        let members = word.is(Classes::PLURAL_PEOPLE) && word.is_capital();
        let governor = (floor..last)
            .rev()
            .take_while(|&at| {
                let word = self.word(at);
                let described = members || !word.is_capital();
                word.kind == LexemeKind::Word && described && !word.is(closed)
            })
            .find(|&at| self.word(at).is(Classes::PREPOSITION))?;
        // `a group of parents` is one body, and of `workers with managers` the workers are meant.
        let people = Classes::PERSON_NOUN | Classes::ROLE | Classes::PLURAL_PEOPLE;
        let body = governor > floor
            && self
                .word(governor - 1)
                .is(Classes::ORGANISATION_NOUN | people);
        (who && several && !body && (members || !word.is_capital())).then_some(governor + 1..end)
    }

    /// `the Allied Machinists union`, `the charity Shelter`: a noun beside a name says what it is.
    pub(crate) fn noun_beside(&self, name: Range<WordIndex>) -> Option<&Word> {
        let before = name.start.checked_sub(1)?;
        let people = Classes::ROLE | Classes::PERSON_NOUN;
        let noun = |at: WordIndex| {
            self.words.get(at as usize).filter(|word| {
                word.is(Classes::ORGANISATION_NOUN)
                    && self.grammar.broader(word.id).is_some()
                    && !word.is_capital()
                    && !word.is(people | Classes::PLURAL_PEOPLE)
                    && word.sentence == self.word(before).sentence
            })
        };
        // `the Acme union leader`: the last noun is another's.
        let ends = || {
            let next = self.words.get(name.end as usize + 1);
            self.is_any(before, &["the"]) && next.is_none_or(|next| !next.is(people))
        };
        noun(before).or_else(|| noun(name.end).filter(|_| ends()))
    }
}
