//! Whether a loaded verb is the right word here: a mistake was admitted, a denial kept up, or the copy
//! itself does not believe what was claimed.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::attribution::{Source, SourceType};
use crate::grammar::{Classes, PhraseClass, VerbForm};
use crate::parse::SentenceId;

use super::remark::Use;

impl Use<'_, '_> {
    pub(super) fn is_earned(&self, source: &Source) -> bool {
        match self.verb.lemma.as_ref() {
            "acknowledge" | "admit" | "concede" | "confess" => self.is_admission(source),
            "insist" => self.is_kept_up(),
            "claim" => self.is_rejected(),
            "emphasise" | "stress" => self.is_repeated(),
            _ => false,
        }
    }

    /// `admitted the mistake`, `acknowledged that it would be hard`, `but conceded`: said against the
    /// speaker's own interest.
    fn is_admission(&self, source: &Source) -> bool {
        let here = self.sentence();
        let in_sentence = |class| self.context.phrase_in(here.clone(), class).is_some();
        self.is_beside(PhraseClass::Admission)
            || self.is_owned_next()
            || in_sentence(PhraseClass::Admission)
            || in_sentence(PhraseClass::Prospect)
            || self.has(here.start..self.at, PhraseClass::Contrast)
            || self.form == VerbForm::Gerund
            || self.is_of_many(source)
    }

    /// `acknowledged that nobody had read it. “That was our mistake,” she said.`
    fn is_owned_next(&self) -> bool {
        let context = self.context;
        let next = context.after_in_block(context.word(self.at).sentence);
        next.is_some_and(|next| {
            let words = context.sentence_words(next);
            context.phrase_in(words, PhraseClass::Admission).is_some()
        })
    }

    /// `strategists concede`: even the camp sees it so, and nobody is shown up.
    fn is_of_many(&self, source: &Source) -> bool {
        let context = self.context;
        let words = context.article.words.within(source.span);
        let is_counted = context
            .words(words.clone())
            .iter()
            .any(|word| word.is(Classes::NUMBER));
        let is_crowd = source.kind == SourceType::AnonymousGroup
            || words.clone().any(|at| context.reads(at, "those"))
            || context
                .head(source.span)
                .is_some_and(|head| context.word(head).is(Classes::PLURAL_PEOPLE));
        is_crowd && !is_counted
    }

    /// `has long insisted`, `despite the reports, she insists`, `insists that he does not know`: somebody
    /// doubts it, and the speaker stands by it. `Insists that it must close` demands.
    fn is_kept_up(&self) -> bool {
        let context = self.context;
        let denies = matches!(self.form, VerbForm::Base | VerbForm::Present);
        let is_stance = |at: WordIndex| {
            let word = context.word(at);
            word.quotation.is_none()
                && (denies && word.is(Classes::NEGATION)
                    || context.reads_any(at, &["must", "should"]))
        };
        self.rest().any(is_stance)
            || self.is_repeated()
            || self.has(self.sentence().start..self.at, PhraseClass::Contrast)
            || self.is_beside(PhraseClass::Opposition)
    }

    /// `has repeatedly stressed`, `continues to insist`
    fn is_repeated(&self) -> bool {
        const NEAR: WordIndex = 4;
        let context = self.context;
        let near = self.at.saturating_sub(NEAR).max(self.sentence().start)..self.at;
        self.has(near.clone(), PhraseClass::Repetition)
            || self.form != VerbForm::Gerund
                && near
                    .into_iter()
                    .any(|at| context.reads_any(at, &["has", "have", "had"]))
    }

    /// `falsely claimed`, `claimed, without evidence,`, `the lawsuit claims`
    fn is_rejected(&self) -> bool {
        let headline = self.context.sentence_words(0);
        self.is_beside(PhraseClass::Doubt)
            || self.has(headline, PhraseClass::Doubt)
            || self.is_beside(PhraseClass::Pleading)
    }

    /// In the sentence, or in the one before or after in its paragraph.
    fn is_beside(&self, class: PhraseClass) -> bool {
        let context = self.context;
        let here = context.word(self.at).sentence;
        let reads = |id: SentenceId| self.has(context.sentence_words(id), class);
        reads(here)
            || context.before_in_block(here).is_some_and(reads)
            || context.after_in_block(here).is_some_and(reads)
    }

    /// In the writer's words.
    fn has(&self, words: Range<WordIndex>, class: PhraseClass) -> bool {
        self.context
            .phrases_in(words)
            .any(|(at, found)| found == class && self.context.word(at.start).quotation.is_none())
    }
}
