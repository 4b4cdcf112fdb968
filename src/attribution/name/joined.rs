//! Names of bodies of which small words and marks are a part: `Allied Workers’ Union`, `the Securities and Exchange
//! Commission`, `Roof and Hearth`.

use std::ops::Range;

use crate::attribution::name::run::OFFICES;
use crate::attribution::name::{Names, ROLE_WORDS};
use crate::attribution::phrase::source_type;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::LexemeKind;

/// How many words a body's own noun may stand after the start of its name.
const LONGEST_BODY: u32 = 6;

/// What unites those of two places or trades.
const MEMBERS_BODIES: [&str; 5] = ["alliance", "association", "federation", "society", "union"];

impl Names<'_> {
    /// `Allied Workers’ Union`, `the General and Allied Union`: what stands inside the name of a body.
    pub(super) fn joins_body(
        &self,
        sentence: &Range<WordIndex>,
        start: WordIndex,
        at: WordIndex,
    ) -> bool {
        let phrases = &self.phrases;
        let possessive = phrases.is_possessive(at);
        // `Women’s Institute`
        let irregular = ["children", "people"];
        let men = at > start && {
            let word = phrases.text_of(at - 1);
            word.ends_with("men") || phrases.is_any(at - 1, &irregular)
        };
        let plural = possessive && (men || matches!(phrases.text_of(at), "’" | "'"));
        let saint = possessive && phrases.is_any(start, &["st"]);
        // `the Kerr County Sheriff’s Office`
        let office = possessive
            && at > start
            && at + 1 < sentence.end
            && phrases.word(at + 1).is_capital()
            && phrases.is_any(at + 1, &OFFICES)
            && (phrases.word(at - 1).is(Classes::ROLE | Classes::TITLE)
                || self.follows_article(sentence, start));
        let joined = phrases.is_text(at, "and")
            && start > sentence.start
            && phrases.is_word(start - 1, "the")
            && !(start..at).any(|inside| {
                let word = phrases.word(inside);
                word.is(Classes::ORGANISATION_NOUN
                    | Classes::ORGANISATION
                    | Classes::COMPANY
                    | Classes::PLACE
                    | Classes::OUTLET
                    | Classes::GIVEN_NAME)
                    || word.is(ROLE_WORDS) && !word.is(Classes::ADJECTIVE)
            });
        // `Fire and Rescue`, `Marks and Sons Ltd`
        let closed = phrases.is_text(at, "and")
            && at + 1 < sentence.end
            && phrases.word(at + 1).is_capital()
            && phrases.word(at + 1).is(Classes::COMPANY);
        // `the Securities and Exchange Commission`
        let is_listed = (start.max(at.saturating_sub(LONGEST_BODY))..at).any(|from| {
            let length = phrases.listed(PhraseClass::Organisation, from, sentence.end);
            length.is_some_and(|length| from + length > at)
        });
        // `Cawdale and District NHS Trust`
        let region = phrases.is_text(at, "and")
            && at == start + 1
            && phrases.is_any(at + 1, &["borough", "county", "district"])
            && phrases.word(at + 1).is_capital()
            && phrases
                .word(self.last_capital(sentence, at))
                .is(Classes::ORGANISATION_NOUN | Classes::COMPANY);
        if closed
            || is_listed
            || region
            || office
            || self.is_explained_pair(sentence, start, at)
            || phrases.is_text(at, "and")
                && (self.is_union_of_two(sentence, start, at)
                    || self.is_second_field(sentence, start, at))
        {
            return true;
        }
        if !plural && !saint && !joined {
            return false;
        }
        (at + 1..sentence.end.min(at + LONGEST_BODY))
            .take_while(|&next| phrases.word(next).is_capital() || phrases.is_possessive(next))
            .any(|next| phrases.word(next).is(Classes::ORGANISATION_NOUN))
    }

    /// `the University and College Union`, `the Nurses and Midwives Union`: the union is that of both.
    fn is_union_of_two(
        &self,
        sentence: &Range<WordIndex>,
        start: WordIndex,
        and: WordIndex,
    ) -> bool {
        let first = self.phrases.word(start);
        let last = self.last_capital(sentence, and);
        and == start + 1
            && self.follows_article(sentence, start)
            && first.is(Classes::ORGANISATION_NOUN | Classes::PLURAL_PEOPLE)
            && !first.is(Classes::GOVERNMENT)
            && last > and + 1
            && self.phrases.is_any(last, &MEMBERS_BODIES)
    }

    /// `the Centers for Disease Control and Prevention`: an office for two things.
    fn is_second_field(
        &self,
        sentence: &Range<WordIndex>,
        start: WordIndex,
        and: WordIndex,
    ) -> bool {
        let proper = Classes::PLACE
            | Classes::DEMONYM
            | Classes::GIVEN_NAME
            | Classes::ORGANISATION
            | Classes::ORGANISATION_NOUN
            | Classes::COMPANY
            | Classes::AGENCY
            | Classes::OUTLET;
        // `the Office of Management and Budget`
        let is_field = |at: WordIndex| {
            let word = self.phrases.word(at);
            let open = self.phrases.is_any(at, &["management"]) || !word.is(proper | ROLE_WORDS);
            word.is_capital() && word.kind == LexemeKind::Word && open
        };
        let joint = (start + 1..and).find(|&at| self.phrases.is_any(at, &["of", "for"]));
        let last = self.last_capital(sentence, and);
        self.follows_article(sentence, start)
            && joint.is_some_and(|joint| {
                self.phrases.is_any(joint - 1, &OFFICES) && (joint + 1..and).all(is_field)
            })
            && last > and
            && (and + 1..=last).all(is_field)
    }

    fn follows_article(&self, sentence: &Range<WordIndex>, start: WordIndex) -> bool {
        start > sentence.start && self.phrases.is_word(start - 1, "the")
    }

    /// The last of the capitals right after a place.
    fn last_capital(&self, sentence: &Range<WordIndex>, before: WordIndex) -> WordIndex {
        (before + 1..sentence.end.min(before + LONGEST_BODY))
            .take_while(|&at| {
                let word = self.phrases.word(at);
                word.is_capital() && word.kind == LexemeKind::Word
            })
            .last()
            .unwrap_or(before)
    }

    /// `Roof and Hearth, a charity,`: two words that together are the name of one body.
    fn is_explained_pair(
        &self,
        sentence: &Range<WordIndex>,
        start: WordIndex,
        and: WordIndex,
    ) -> bool {
        let phrases = &self.phrases;
        let comma = and + 2;
        let pair = and == start + 1
            && phrases.is_text(and, "and")
            && comma + 2 < sentence.end
            && phrases.word(and + 1).is_capital()
            && phrases.is_comma(comma)
            && phrases.is_any(comma + 1, &["a", "an", "the"]);
        if !pair
            || phrases.word(start).is(Classes::GIVEN_NAME)
                && phrases.word(and + 1).is(Classes::GIVEN_NAME)
        {
            return false;
        }
        phrases
            .phrase_from(comma + 1, sentence.end)
            .is_some_and(|phrase| {
                let head = phrases.word(source_type::head(phrases, phrase));
                head.is(Classes::ORGANISATION_NOUN)
                    && !head.is(Classes::PERSON_NOUN | Classes::ROLE)
                    && phrases.grammar.lemma(head.id) == head.id
            })
    }
}
