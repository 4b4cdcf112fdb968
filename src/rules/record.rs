//! What is on somebody's word: which attributions touch a sentence, and whether it says so.

use crate::attribution::{Attribution, AttributionId, Source};
use crate::grammar::{Classes, PhraseClass, VerbForm};
use crate::parse::{Place, QuotationId, SentenceId};
use crate::text::Span;

use super::Context;
use super::evidence::{LONGEST_SENTENCE, index};

impl<'a> Context<'a> {
    /// An attribution by its number.
    pub(super) fn attribution(&self, id: AttributionId) -> &'a Attribution {
        &self.article.attributions[id as usize]
    }

    /// All attributions, with their numbers.
    pub(super) fn attributions(
        &self,
    ) -> impl Iterator<Item = (AttributionId, &'a Attribution)> + use<'a> {
        self.article
            .attributions
            .iter()
            .enumerate()
            .map(|(at, a)| (index(at), a))
    }

    /// Attributions with a source that stand in the body and not in anybody's quotation.
    pub(super) fn sourced(
        &self,
    ) -> impl Iterator<Item = (AttributionId, &'a Attribution, &'a Source)> + use<'a> {
        let this = *self;
        self.attributions().filter_map(move |(id, attribution)| {
            let source = attribution.source.as_ref()?;
            let is_body = this.sentence(attribution.sentence).place == Place::Body
                && this.is_sentence(attribution.sentence);
            (is_body && !this.in_quotation(source.span)).then_some((id, attribution, source))
        })
    }

    /// Attributions of which a piece stands in this sentence.
    pub(super) fn touching(
        &self,
        sentence: SentenceId,
    ) -> impl Iterator<Item = (AttributionId, &'a Attribution)> + use<'a> {
        let evidence = self.evidence;
        let at = sentence as usize;
        let range = evidence.starts[at] as usize..evidence.starts[at + 1] as usize;
        let this = *self;
        evidence.touching[range]
            .iter()
            .map(move |&id| (id, this.attribution(id)))
    }

    /// Whether an attribution reports speech, not only a state of mind.
    pub(super) fn is_speech(&self, id: AttributionId) -> bool {
        self.evidence.speech[id as usize]
    }

    /// Whether somebody is credited with saying something in this sentence.
    pub(super) fn is_attributed(&self, sentence: SentenceId) -> bool {
        if !self.is_sentence(sentence) {
            return true;
        }
        self.touching(sentence)
            .any(|(id, a)| a.source.is_some() && self.is_speech(id))
            || self.names_its_source(sentence)
    }

    /// Whether the writer plainly reports somebody in this sentence, even where no attribution
    /// was made of it: `according to`, or a form of `say` or `tell` outside quotation marks that
    /// is not negated.
    pub(super) fn names_its_source(&self, sentence: SentenceId) -> bool {
        let range = self.sentence_words(sentence);
        if self
            .phrase_in(range.clone(), PhraseClass::AccordingTo)
            .is_some()
        {
            return true;
        }
        range.clone().any(|at| {
            let word = self.word(at);
            let is_saying = word.quotation.is_none()
                && word.is(Classes::REPORTING_VERB)
                && self.grammar.verb(word.id).is_some_and(|(verb, form)| {
                    matches!(verb.lemma.as_ref(), "say" | "tell") && form != VerbForm::Base
                });
            let near = at.saturating_sub(2).max(range.start)..at;
            is_saying
                && !self
                    .words(near)
                    .iter()
                    .any(|word| word.is(Classes::NEGATION))
        })
    }

    /// Whether the only subject of a sentence is `nobody` or `no one`.
    pub(super) fn names_nobody(&self, sentence: SentenceId) -> bool {
        self.sentence_words(sentence).any(|at| {
            self.word(at).quotation.is_none()
                && (self.reads(at, "nobody")
                    || self.reads(at, "none")
                    || self.reads(at, "one") && at > 0 && self.reads(at - 1, "no"))
        })
    }

    /// Whether somebody is named, or spoken of by pronoun, before a place in its sentence and
    /// outside quotation marks: `Reid has gone after Trump as a “spoiled brat”`.
    pub(super) fn names_somebody_before(&self, sentence: SentenceId, offset: u32) -> bool {
        self.mentions_from(self.sentence(sentence).span.start)
            .iter()
            .take(LONGEST_SENTENCE as usize)
            .take_while(|mention| mention.span.start < offset)
            .any(|mention| !self.in_quotation(mention.span))
    }

    /// Whether these words are on somebody's word: in quotation marks, in what a source is
    /// reported to say, think or want, or in a sentence that credits somebody.
    pub(super) fn is_on_record(&self, sentence: SentenceId, span: Span) -> bool {
        self.in_quotation(span)
            || self.touching(sentence).any(|(id, a)| {
                a.source.is_some()
                    && (self.is_speech(id) || a.content.iter().any(|c| c.contains(span)))
            })
            || self.names_its_source(sentence)
    }

    /// The attribution whose content a quotation is, if it has a source.
    pub(super) fn credit(&self, quotation: QuotationId) -> Option<AttributionId> {
        let id = self.evidence.quotations[quotation as usize]?;
        self.attribution(id).source.is_some().then_some(id)
    }
}
