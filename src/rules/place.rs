//! Where things stand: words, sentences, paragraphs and quotations of the article, and the phrases of
//! the grammar in them.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass, WordId};
use crate::parse::{BlockKind, Place, Quotation, QuotationId, Sentence, SentenceId};
use crate::text::Span;

use super::Context;
use super::evidence::{LONGEST_SENTENCE, index};

/// Words that no noun phrase goes on with.
pub(super) const FUNCTION_WORDS: Classes = Classes::PREPOSITION
    .union(Classes::DETERMINER)
    .union(Classes::AUXILIARY)
    .union(Classes::MODAL)
    .union(Classes::COORDINATOR)
    .union(Classes::RELATIVE)
    .union(Classes::SUBORDINATOR)
    .union(Classes::PRONOUN)
    .union(Classes::NEGATION);

impl<'a> Context<'a> {
    /// The text.
    pub(super) fn text(&self) -> &'a str {
        &self.article.document.text
    }

    /// A word by its index.
    pub(super) fn word(&self, at: WordIndex) -> &'a Word {
        &self.article.words[at as usize]
    }

    /// The words of a range; none if it ends before it starts, as between two that overlap.
    pub(super) fn words(&self, range: Range<WordIndex>) -> &'a [Word] {
        let end = range.end.max(range.start) as usize;
        &self.article.words[range.start as usize..end]
    }

    /// A word as written.
    pub(super) fn written(&self, at: WordIndex) -> &'a str {
        self.word(at).span.of(self.text())
    }

    /// Whether a word is this one, whatever its case.
    pub(super) fn reads(&self, at: WordIndex, word: &str) -> bool {
        self.word(at).span.len() == word.len() && self.written(at).eq_ignore_ascii_case(word)
    }

    /// Whether a word is one of these, whatever its case.
    #[inline]
    pub(super) fn reads_any(&self, at: WordIndex, words: &[&str]) -> bool {
        // Most words have the length of none of them, and their text is not looked at.
        let length = self.word(at).span.len();
        words.iter().any(|word| word.len() == length)
            && words
                .iter()
                .any(|word| self.written(at).eq_ignore_ascii_case(word))
    }

    /// The word after a range, if it is in the same sentence.
    pub(super) fn after(&self, range: &Range<WordIndex>) -> Option<WordIndex> {
        let last = range.end.checked_sub(1)?;
        let sentence = self.article.words.sentence(self.word(last).sentence);
        (range.end < sentence.end).then_some(range.end)
    }

    /// The words of a sentence.
    pub(super) fn sentence_words(&self, sentence: SentenceId) -> Range<WordIndex> {
        self.article.words.sentence(sentence)
    }

    /// Sentences of the body, with their numbers; what is too long to be one is left out.
    pub(super) fn body(&self) -> impl Iterator<Item = (SentenceId, &'a Sentence)> + use<'a> {
        let sentences = self.article.document.sentences.iter().enumerate();
        let this = *self;
        sentences
            .filter(|(_, s)| s.place == Place::Body)
            .map(|(at, s)| (index(at), s))
            .filter(move |&(at, _)| this.is_sentence(at))
    }

    /// Whether a sentence belongs to the questions and answers of an interview, for which the rules of
    /// reporting do not hold; its introduction is reporting.
    pub(super) fn is_talk(&self, id: SentenceId) -> bool {
        self.sentence(id).block >= self.evidence.talk
    }

    /// Whether a sentence of an interview's talk stands above the last speaker's label, or in its paragraph:
    /// there all that is no label's is whoever spoke last.
    pub(super) fn is_before_label(&self, id: SentenceId) -> bool {
        self.is_talk(id) && self.sentence(id).block <= self.evidence.last_label
    }

    /// Whether a sentence is what a labelled speaker of an interview says: `Roe: He admitted it.`
    pub(super) fn is_answer(&self, id: SentenceId) -> bool {
        let start = self.sentence(id).span.start;
        self.is_talk(id)
            && self.touching(id).any(|(_, attribution)| {
                attribution.by.starts_with("en/speaker-label")
                    && attribution
                        .content
                        .iter()
                        .any(|content| content.end > start && attribution.sentence <= id)
            })
    }

    /// Whether a sentence is short enough to be one.
    pub(super) fn is_sentence(&self, id: SentenceId) -> bool {
        let words = self.sentence_words(id);
        words.end - words.start <= LONGEST_SENTENCE
    }

    /// The sentence that holds an offset, or the last one before it.
    pub(super) fn sentence_at(&self, offset: u32) -> SentenceId {
        let sentences = &self.article.document.sentences;
        index(
            sentences
                .partition_point(|s| s.span.start <= offset)
                .saturating_sub(1),
        )
    }

    /// A sentence by its number.
    pub(super) fn sentence(&self, id: SentenceId) -> &'a Sentence {
        &self.article.document.sentences[id as usize]
    }

    /// The sentence before, if it is in the same block.
    pub(super) fn before_in_block(&self, id: SentenceId) -> Option<SentenceId> {
        let before = id.checked_sub(1)?;
        (self.sentence(before).block == self.sentence(id).block).then_some(before)
    }

    /// The sentence after, if it is in the same block.
    pub(super) fn after_in_block(&self, id: SentenceId) -> Option<SentenceId> {
        let after = self.article.document.sentences.get(id as usize + 1)?;
        (after.block == self.sentence(id).block).then_some(id + 1)
    }

    /// What a sentence's block is.
    pub(super) fn block_kind(&self, id: SentenceId) -> BlockKind {
        self.article.document.blocks[self.sentence(id).block as usize].kind
    }

    /// Whether the words stand inside quotation marks.
    pub(super) fn in_quotation(&self, span: Span) -> bool {
        let first = self.article.words.within(span).start;
        self.article
            .words
            .get(first as usize)
            .is_some_and(|word| word.quotation.is_some())
    }

    /// A quotation by its number.
    pub(super) fn quotation(&self, id: QuotationId) -> &'a Quotation {
        &self.article.document.quotations[id as usize]
    }

    /// All quotations, with their numbers.
    pub(super) fn all_quotations(
        &self,
    ) -> impl Iterator<Item = (QuotationId, &'a Quotation)> + use<'a> {
        let all = self.article.document.quotations.iter().enumerate();
        all.map(|(at, quotation)| (index(at), quotation))
    }

    /// All quotations that are not inside another, with their numbers.
    pub(super) fn outer_quotations(
        &self,
    ) -> impl Iterator<Item = (QuotationId, &'a Quotation)> + use<'a> {
        self.all_quotations()
            .filter(|(_, quotation)| quotation.parent.is_none())
    }

    /// The first phrase of a class that starts in a range of words.
    pub(super) fn phrase_in(
        &self,
        range: Range<WordIndex>,
        class: PhraseClass,
    ) -> Option<Range<WordIndex>> {
        self.phrases_in(range)
            .find(|(_, found)| *found == class)
            .map(|(at, _)| at)
    }

    /// Whether a word, or a phrase that starts with it, stands in a list.
    pub(super) fn is_listed(&self, at: WordIndex, class: PhraseClass) -> bool {
        self.phrase_in(at..at + 1, class).is_some()
    }

    /// Whether a list has this word; for lists in dictionary forms, whatever the form in the text.
    pub(super) fn has_word(&self, class: PhraseClass, word: WordId) -> bool {
        self.grammar.phrase_of(class, [word]).is_some()
    }

    /// Phrases of the grammar that start in a range of words.
    pub(super) fn phrases_in(
        &self,
        range: Range<WordIndex>,
    ) -> impl Iterator<Item = (Range<WordIndex>, PhraseClass)> + use<'a> {
        let phrases = self.article.words.phrases_in(range);
        phrases
            .iter()
            .map(|&(at, phrase)| (at..at + index(phrase.length), phrase.class))
    }
}
