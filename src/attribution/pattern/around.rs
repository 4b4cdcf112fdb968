//! A content that lies around its cue: all of the sentence but `according to` and its source.

use std::ops::Range;

use crate::attribution::content::clause::LONGEST_CONTENT;
use crate::attribution::pattern::{Matcher, State};
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::LexemeKind;

/// The longest time or place before a clause, in words.
const LONGEST_OPENER: u32 = 6;

impl Matcher<'_> {
    /// All of the sentence but the match, for `according to` in the middle.
    pub(super) fn take_around(&self, state: &mut State) -> Option<()> {
        let left = self
            .trim(self.clause_start(state.left)..state.left)
            .filter(|w| w.end - w.start >= 2)
            .filter(|w| !self.ends_in_cue(w, state.right));
        let end = self.end().min(state.right + LONGEST_CONTENT);
        let right = self.trim(state.right..end.max(state.right));
        // `, according to X, …`: what comes after a comma goes on with the statement; what comes
        // straight after the source belongs to it.
        let resumes = state.right < self.sentence.end
            && (self.phrases.is_comma(state.right)
                || self.phrases.word(state.right).kind == LexemeKind::Mark);
        // `In return, according to X, the town would get a bridge`
        let opener = left.is_some() && self.is_opening(state.left);
        match (left, right) {
            (None, Some(right)) => state.content.push(self.content_span(right)),
            (Some(left), Some(right))
                if opener && resumes && self.phrases.opens_main_clause(right.start) =>
            {
                state.content.push(self.content_span(left));
                state.content.push(self.content_span(right));
            }
            (Some(left), Some(right))
                if resumes
                    && (right.end - right.start > 2 || self.is_predicate(&right))
                    && !self.is_apposed(&right)
                    && !self.leaves_statement(right.start) =>
            {
                state.content.push(self.content_span(left));
                state.content.push(self.content_span(right));
            }
            (Some(left), _) => state.content.push(self.content_span(left)),
            (None, None) => return None,
        }
        Some(())
    }

    /// `Weber said that, | according to the pilot, …`, `Weber said, | per an interpreter, that …`: what stands before is
    /// another's.
    fn ends_in_cue(&self, words: &Range<WordIndex>, resumed: WordIndex) -> bool {
        let before = self.phrases.is_text(words.end - 1, "that");
        let end = self.sentence.end;
        let after = resumed + 1 < end
            && self.phrases.is_comma(resumed)
            && self.phrases.is_text(resumed + 1, "that");
        let cue = words.end - 1 - WordIndex::from(before);
        (before || after) && self.phrases.word(cue).is(Classes::REPORTING_VERB)
    }

    /// `The driver, according to Ms Hart, | was asleep`
    fn is_predicate(&self, words: &Range<WordIndex>) -> bool {
        words.len() > 1
            && self
                .phrases
                .is_finite_verb(words.start, self.sentence.start)
    }

    /// `according to Jane Roe, | secretary of the guild`: who the source is, and no more of what it says.
    pub(super) fn is_apposed(&self, words: &Range<WordIndex>) -> bool {
        let first = self.phrases.word(words.start);
        // `a union that has many members`, `the lender, as buyers came back`
        let mut rest = words.start + 1..words.end;
        let relative = rest
            .find(|&at| self.phrases.word(at).is(Classes::RELATIVE) || self.phrases.is_comma(at));
        !self.phrases.is_any(words.start, &["that"])
            && first.is(Classes::DETERMINER | Classes::ROLE | Classes::PERSON_NOUN)
            && !self.has_verb(&(words.start..relative.unwrap_or(words.end)))
    }

    /// Whether nothing, or no more than a time or a place, stands before a word: `In return, | according to`.
    pub(super) fn is_opening(&self, at: WordIndex) -> bool {
        at == self.sentence.start
            || at - self.sentence.start <= LONGEST_OPENER
                && self.phrases.is_comma(at - 1)
                && self
                    .phrases
                    .word(self.sentence.start)
                    .is(Classes::PREPOSITION | Classes::TIME)
                && !self.has_verb(&(self.sentence.start..at - 1))
    }
}
