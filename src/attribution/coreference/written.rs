//! `The study followed 300 children. It found …`: what was written goes on speaking in the next sentence.

use std::ops::Range;

use crate::attribution::coreference::Resolver;
use crate::attribution::phrase::source_type;
use crate::attribution::words::WordIndex;
use crate::attribution::{EntityId, SourceType};
use crate::grammar::Classes;

/// What only something written does.
const FINDS: [&str; 6] = [
    "argues",
    "concluded",
    "concludes",
    "estimated",
    "finds",
    "found",
];

impl Resolver<'_> {
    /// The document that is the subject of the sentence before `It`, if it acts there and was not only
    /// acted on: not that of `The report was withdrawn by Acme. It said …`.
    pub(super) fn document_before(&mut self, it: WordIndex) -> Option<EntityId> {
        let phrases = self.phrases;
        let sentence = phrases.word(it).sentence;
        if !phrases.is_any(it, &["it"])
            || self.sentence(it).start != it
            || phrases.word(it).quotation.is_some()
        {
            return None;
        }
        let before = phrases.words.sentence(sentence.checked_sub(1)?);
        if before.is_empty() || self.block(before.start) != self.block(it) {
            return None;
        }
        let (words, head) = self.document_at(before.clone())?;
        let next = phrases.words.get(head as usize + 1)?;
        let finds = phrases.is_any(it + 1, &FINDS);
        if next.is(Classes::BE) && !finds || next.is(Classes::COORDINATOR) {
            return None;
        }
        if let Some(&entity) = self.described_at.get(&words.start) {
            let kind = self.registry.entities[entity as usize].kind;
            return (kind == SourceType::Document).then_some(entity);
        }
        let (_, mention) = self.description(words, head);
        self.registry.mentions[mention as usize].entity
    }

    /// The description of something written with which a sentence begins.
    fn document_at(&self, sentence: Range<WordIndex>) -> Option<(Range<WordIndex>, WordIndex)> {
        let phrases = &self.phrases;
        let articles = ["a", "an", "his", "her", "its", "the", "their", "this"];
        if !phrases.is_any(sentence.start, &articles) {
            return None;
        }
        let phrase = phrases.phrase_from(sentence.start, sentence.end)?;
        let head = source_type::head(phrases, phrase.clone());
        let words = phrase.start..head + 1;
        let written = phrases.word(head).is(Classes::DOCUMENT_NOUN)
            && !phrases.word(head).is_capital()
            && source_type::of_description(phrases, words.clone()) == SourceType::Document;
        written.then_some((words, head))
    }
}
