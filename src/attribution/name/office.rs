//! Offices with a preposition before a name: `Secretary of State Jane Roe`.

use std::ops::Range;

use crate::attribution::name::{Names, ROLE_MODIFIERS};
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass, WordId};
use crate::parse::LexemeKind;

/// What may stand before the last word of an office: `of State`, `of the House`, `for Trade`.
const OFFICE_JOINTS: [&str; 3] = ["of", "for", "the"];

impl Names<'_> {
    /// `Secretary of State | Jane Roe`, `chief of staff | Jane Roe`: an office with a preposition in
    /// front of a name, which may have the office's last words in its run of capitals.
    pub(super) fn office_before(
        &self,
        sentence: &Range<WordIndex>,
        run: &Range<WordIndex>,
    ) -> Option<Range<WordIndex>> {
        let given = |at: WordIndex| {
            let word = self.phrases.word(at);
            word.is(Classes::GIVEN_NAME)
        };
        let before = |at: WordIndex| at.checked_sub(1).filter(|&at| at >= sentence.start);
        let capital = before(run.start).is_some_and(|at| self.phrases.is_any(at, &OFFICE_JOINTS));
        let area = if capital {
            run.start
        } else {
            // `of staff`, `of schools`: a noun that only an office has here.
            let noun = before(run.start)?;
            let word = self.phrases.word(noun);
            let open = Classes::PREPOSITION | Classes::DETERMINER | Classes::PRONOUN;
            if word.kind != LexemeKind::Word || word.is(open) || !given(run.start) {
                return None;
            }
            noun
        };
        let mut joint = before(area)?;
        if self.phrases.is_text(joint, "the") {
            joint = before(joint)?;
        }
        let role = before(joint).filter(|_| self.phrases.is_any(joint, &["of", "for"]))?;
        let word = self.phrases.word(role);
        if !word.is(Classes::ROLE) || word.is(Classes::PLURAL_PEOPLE) {
            return None;
        }
        let name = if capital {
            let listed = self.phrases.listed(PhraseClass::Role, role, area + 1);
            let is_listed = listed == Some(area + 1 - role) && run.len() > 1;
            // `Superintendent of Police | N. Roe`, `Minister for Transport | Shivaraj Patil`
            let known = |at: WordIndex| self.phrases.word(at).id != WordId::UNKNOWN;
            let stranger = (area + 1..run.end.saturating_sub(1)).find(|&at| {
                let initial =
                    self.phrases.is_text(at + 1, ".") && self.phrases.word(at).span.len() == 1;
                (initial || !known(at)) && self.phrases.word(at).is_word()
            });
            let stranger = stranger.filter(|&at| {
                (area..at).all(|at| known(at) && !self.phrases.word(at).is(Classes::PLACE))
            });
            (area + 1..run.end.saturating_sub(1))
                .find(|&at| given(at) && !self.phrases.word(at - 1).is(Classes::TITLE))
                .or_else(|| is_listed.then_some(area + 1))
                .or(stranger)?
        } else {
            run.start
        };
        let modifies = |at: WordIndex| {
            let word = self.phrases.word(at);
            word.is(ROLE_MODIFIERS) && word.kind == LexemeKind::Word
        };
        let start = (sentence.start..role)
            .rev()
            .take_while(|&at| modifies(at) && !self.phrases.word(at).is(Classes::DETERMINER))
            .last()
            .unwrap_or(role);
        Some(start..name)
    }
}
