//! Rows of three and more that are one subject: `The emails, minutes and logs show`, `Weber, Klein and Lund said`.

use std::ops::Range;

use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::LexemeKind;

/// The longest member of a row, in words.
const LONGEST_MEMBER: u32 = 6;

/// How many members a row may have.
const MOST: usize = 8;

impl Phrases<'_> {
    /// From the last two members of a row to all of it, if it opens the sentence or follows a quotation.
    pub(super) fn whole_row(&self, from: WordIndex, phrase: Range<WordIndex>) -> Range<WordIndex> {
        let Some(and) = self.last_joint(&phrase) else {
            return phrase;
        };
        let are_names = self.is_named_member(&(and + 1..phrase.end));
        let is_like = |member: &Range<WordIndex>| {
            self.may_be_member(member) && self.is_named_member(member) == are_names
        };
        if !is_like(&(phrase.start..and)) {
            return phrase;
        }
        let mut start = phrase.start;
        for _ in 0..MOST {
            let Some(member) = self.member_before(from, start).filter(is_like) else {
                return phrase;
            };
            start = member.start;
            if start == from || self.word(start - 1).kind == LexemeKind::Mark {
                return start..phrase.end;
            }
        }
        phrase
    }

    /// Whether words are such a row.
    pub(crate) fn is_row(&self, words: &Range<WordIndex>) -> bool {
        let comma = words.clone().rfind(|&at| self.is_comma(at));
        comma.is_some_and(|comma| {
            comma + 3 < words.end && self.whole_row(words.start, comma + 1..words.end) == *words
        })
    }

    fn last_joint(&self, phrase: &Range<WordIndex>) -> Option<WordIndex> {
        (phrase.start + 1..phrase.end.saturating_sub(1))
            .rfind(|&at| self.word(at).is(Classes::COORDINATOR) && self.is_any(at, &["and", "or"]))
    }

    /// The member that ends at the comma before a place.
    fn member_before(&self, from: WordIndex, start: WordIndex) -> Option<Range<WordIndex>> {
        let comma = start
            .checked_sub(1)
            .filter(|&at| at > from && self.is_comma(at))?;
        let floor = from.max(comma.saturating_sub(LONGEST_MEMBER));
        let open = (floor..comma).rev().find(|&at| !self.word(at).is_word());
        let first = match open {
            Some(open) => open + 1,
            None if floor == from => from,
            None => return None,
        };
        let closed = first == from || {
            let before = first - 1;
            self.is_comma(before) || self.word(before).kind == LexemeKind::Mark
        };
        (closed && first < comma).then_some(first..comma)
    }

    fn is_named_member(&self, member: &Range<WordIndex>) -> bool {
        member.clone().all(|at| {
            let word = self.word(at);
            word.is_capital() && !word.is(Classes::DETERMINER)
        })
    }

    /// A noun phrase, and no age, no time, no clause.
    fn may_be_member(&self, member: &Range<WordIndex>) -> bool {
        let first = self.word(member.start);
        let other = Classes::PREPOSITION
            | Classes::PRONOUN
            | Classes::RELATIVE
            | Classes::SUBORDINATOR
            | Classes::COORDINATOR
            | Classes::TIME;
        let counts = first.is(Classes::DETERMINER | Classes::NUMBER);
        let adverb = first.is(Classes::ADVERB) && !first.is(Classes::ADJECTIVE);
        let opens = first.is_word() && (counts || !first.is(other) && !adverb);
        let only_number = member.len() == 1 && first.kind == LexemeKind::Number;
        let participle = ["ing", "ed"]
            .iter()
            .any(|end| self.text_of(member.start).ends_with(end));
        opens
            && !only_number
            && !participle
            && self.is_nominal(member.start, member.end)
            && !member
                .clone()
                .any(|at| self.is_finite_verb(at, member.start))
    }
}
