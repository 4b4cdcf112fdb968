//! The description that ends at a place: before a comma and a name, or before `who`.

use std::ops::Range;

use crate::attribution::noun_phrase::Phrases;
use crate::attribution::source_type;
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;

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
        nearest.or_else(|| self.phrase_before(from, end))
    }
}
