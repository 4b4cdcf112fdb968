//! What shows that a name is that of a body, where no word in it says so: what stands around it.

use std::ops::Range;

use crate::attribution::name::Names;
use crate::attribution::phrase::source_type;
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::LexemeKind;

impl Names<'_> {
    /// `Packaging group Corvane will`: a body's noun before its name, at the start of a sentence; or a
    /// union's after it.
    pub(super) fn is_called_body(
        &self,
        sentence: &Range<WordIndex>,
        name: &Range<WordIndex>,
    ) -> bool {
        const LONGEST_LEAD: u32 = 3;
        let before = sentence.start..name.start;
        // `the Allied Deckhands union`
        if self.phrases.is_any(name.end, &["charity", "union"])
            && before.contains(&(name.start.saturating_sub(1)))
            && self.phrases.is_any(name.start - 1, &["the"])
        {
            return true;
        }
        let Some(noun) = before.end.checked_sub(1).filter(|at| before.contains(at)) else {
            return false;
        };
        let word = self.phrases.word(noun);
        let other = Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::SUBORDINATOR
            | Classes::PRONOUN
            | Classes::RELATIVE
            | Classes::TIME;
        let is_body = (word.is(Classes::ORGANISATION_NOUN)
            || self
                .phrases
                .is_any(noun, &["app", "platform", "site", "tracker", "website"]))
            && !word.is(Classes::PERSON_NOUN | Classes::ROLE | Classes::PLURAL_PEOPLE)
            && !word.is_capital()
            && self.phrases.grammar.lemma(word.id) == word.id;
        // `the Italian consultancy Corvane wrote`, but not `the firm Roe left`
        let article = (before.start..noun)
            .rev()
            .take(LONGEST_LEAD as usize)
            .find(|&at| {
                let word = self.phrases.word(at);
                !word.is(Classes::ADJECTIVE | Classes::DEMONYM | Classes::ORGANISATION_NOUN)
            });
        let opens = article.is_some_and(|at| self.phrases.is_any(at, &["the"]));
        let acts = (name.end < sentence.end && self.phrases.is_finite_verb(name.end, name.start))
            && !self.phrases.word(name.end).is(Classes::REPORTING_VERB);
        if is_body && opens && !acts {
            return true;
        }
        is_body
            && before.end - before.start <= LONGEST_LEAD
            && before.clone().all(|at| {
                let word = self.phrases.word(at);
                word.kind == LexemeKind::Word
                    && (!word.is(other) || word.is(Classes::DETERMINER))
                    && !self.phrases.is_finite_verb(at, before.start)
            })
    }

    /// `its rival Acme`: what a body has is a body.
    pub(super) fn is_its_rival(&self, name: &Range<WordIndex>, lead: WordIndex) -> bool {
        let ties = ["owner", "rival", "supplier", "competitor", "partner"];
        lead < name.start
            && !self.phrases.word(name.start).is(Classes::GIVEN_NAME)
            && self.phrases.is_any(name.start - 1, &ties)
            && lead > 0
            && (self.phrases.is_any(lead - 1, &["its"]) || self.phrases.is_any(lead, &["its"]))
    }

    /// `The owner, Acme Builders,`: two commas, and a trade in the plural as no person has it.
    pub(super) fn is_apposed_firm(
        &self,
        sentence: &Range<WordIndex>,
        run: &Range<WordIndex>,
    ) -> bool {
        let last = self.phrases.word(run.end - 1);
        run.len() > 1
            && last.is(Classes::PLURAL_PEOPLE | Classes::COMPANY)
            && self.phrases.is_any(run.end, &[","])
            && self.apposed(sentence, run.start).is_some_and(|phrase| {
                let head = source_type::head(&self.phrases, phrase);
                let noun = self.phrases.word(head);
                noun.is(Classes::ROLE | Classes::PERSON_NOUN | Classes::ORGANISATION_NOUN)
                    && !noun.is(Classes::PLURAL_PEOPLE)
            })
    }

    /// `Acme Partners`: people in the plural that only a firm is called.
    pub(super) fn ends_like_firm(&self, run: &Range<WordIndex>) -> bool {
        let last = self.phrases.word(run.end - 1);
        let first = self.phrases.word(run.start);
        run.len() > 1
            && last.is(Classes::COMPANY)
            && self.phrases.text_of(run.end - 1).ends_with('s')
            && first.is_capital()
            && !first.is(Classes::DEMONYM | Classes::ADJECTIVE | Classes::DETERMINER)
    }
}
