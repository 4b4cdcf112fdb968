//! Whether what is noted, pointed out or revealed is a fact, for which these verbs are made, and not an
//! opinion that they pass off as one.

use crate::attribution::words::WordIndex;
use crate::attribution::{Attribution, Source, SourceType};
use crate::grammar::{Classes, PhraseClass, VerbForm};
use crate::parse::LexemeKind;

use super::remark::Use;

impl Use<'_, '_> {
    /// `the report noted that`, `noting that old boats are cheap`, `the moderator pointed out that`,
    /// `the hacker who revealed that`
    pub(super) fn tells_a_fact(&self, attribution: &Attribution, source: &Source) -> bool {
        match self.verb.lemma.as_ref() {
            "note" | "point out" => {
                self.records_a_fact(source)
                    || self.recalls_a_deed()
                    || self.is_bystander(source) && !self.has_content_of(attribution, Self::judges)
                    || (self.is_aside() || self.is_hedged())
                        && !self.ends_a_quotation(attribution)
                        && !self.has_content_of(attribution, Self::argues)
            }
            "reveal" | "disclose" => self.records_a_fact(source) || self.is_in_passing(source),
            _ => false,
        }
    }

    /// `noted that Reyes signed the same letter`: a deed that anybody can look up, and no word of argument up to
    /// there.
    fn recalls_a_deed(&self) -> bool {
        let context = self.context;
        let is_deed = |at: WordIndex| context.is_listed(at, PhraseClass::DeedOnFile);
        let mut said = self
            .rest()
            .take_while(|&at| !self.argues(at) && !matches!(context.written(at), "," | ";"));
        said.any(is_deed)
    }

    /// A word of judgement.
    fn judges(&self, at: WordIndex) -> bool {
        let context = self.context;
        context
            .word(at)
            .is(Classes::ASSESSMENT | Classes::EVALUATIVE)
            || context.is_listed(at, PhraseClass::Assessment)
    }

    /// The same, or a word of argument, prediction or denial, or words in marks: what is said is
    /// somebody's view.
    fn argues(&self, at: WordIndex) -> bool {
        let word = self.context.word(at);
        word.quotation.is_some()
            || word.is(Classes::NEGATION)
            || word.is(Classes::MODAL) && !self.is_perhaps(at)
            || self.context.is_listed(at, PhraseClass::Opinion)
            || self.judges(at)
    }

    fn is_perhaps(&self, at: WordIndex) -> bool {
        self.context.reads_any(at, &["may", "might"])
    }

    /// Whether any word of what is said is such a word.
    fn has_content_of(
        &self,
        attribution: &Attribution,
        is_such: impl Fn(&Self, WordIndex) -> bool,
    ) -> bool {
        attribution
            .content
            .iter()
            .flat_map(|&content| self.context.article.words.within(content))
            .chain(self.rest())
            .any(|at| is_such(self, at))
    }

    /// `…, noting that`: said by the way, to what is said before.
    fn is_aside(&self) -> bool {
        self.form == VerbForm::Gerund
    }

    /// `noted that it may be so`: that is no fact, and is not presented as one.
    fn is_hedged(&self) -> bool {
        self.rest().any(|at| self.is_perhaps(at))
    }

    /// The press, experts and moderators: they have no case to argue.
    fn is_bystander(&self, source: &Source) -> bool {
        let context = self.context;
        let mut words = context.article.words.within(source.span);
        let is_outlet = |at: WordIndex| {
            let word = context.word(at);
            word.is(Classes::OUTLET) && word.is_capital()
                || context.is_listed(at, PhraseClass::Outlet)
        };
        let is_plain = |at: WordIndex| {
            let word = context.word(at);
            let noun = context.grammar.lemma(word.id);
            context.is_listed(at, PhraseClass::Press)
                || context.is_listed(at, PhraseClass::Bystander)
                || word.is(Classes::PLURAL_PEOPLE)
                    && context.has_word(PhraseClass::ExpertCrowd, noun)
        };
        context.head(source.span).is_some_and(is_plain) || words.any(is_outlet)
    }

    /// `the hacker who first revealed that`, `after the Ledger revealed that`: something came to light,
    /// and the sentence is about another thing.
    fn is_in_passing(&self, source: &Source) -> bool {
        let context = self.context;
        let first = context.article.words.within(source.span).start;
        let sentence = self.sentence();
        let lead = (sentence.start..self.at)
            .rev()
            .find(|&at| !context.word(at).is(Classes::ADVERB) && !context.reads(at, "first"));
        let is_clause = lead.is_some_and(|lead| context.word(lead).is(Classes::RELATIVE))
            || first > sentence.start && context.word(first - 1).is(Classes::SUBORDINATOR);
        is_clause || self.is_aside() || self.is_bystander(source)
    }

    /// `the report noted that`, `she pointed out that 61 of 118 had voted for it`: what is on record
    /// may be noted.
    fn records_a_fact(&self, source: &Source) -> bool {
        let context = self.context;
        let sentence = self.sentence();
        // `In her ruling, Judge Reyes noted that`
        let is_filed = (sentence.start..self.at).any(|at| {
            context.is_listed(at, PhraseClass::WritingOnFile)
                && context.word(at).quotation.is_none()
        });
        let is_dated = || {
            let said = self.rest();
            said.take_while(|&at| context.word(at).quotation.is_none())
                .any(|at| {
                    let word = context.word(at);
                    word.kind == LexemeKind::Number
                        || word.is(Classes::SCALE)
                        || context.is_listed(at, PhraseClass::FactOnFile)
                })
        };
        // `He noted that he taught law`: who should know, if not he.
        let is_of_himself = {
            let mut said = self.rest();
            let first = said.next();
            let pronoun = first
                .filter(|&at| !context.reads(at, "that"))
                .or_else(|| said.next());
            pronoun.is_some_and(|at| {
                context.reads_any(at, &["he", "she"]) && context.word(at).quotation.is_none()
            }) && !matches!(self.verb.lemma.as_ref(), "reveal" | "disclose")
                && self.rest().all(|at| context.word(at).quotation.is_none())
        };
        source.kind == SourceType::Document
            || context.is_speechless(source)
            || is_of_himself
            || is_filed
            || is_dated()
    }
}
