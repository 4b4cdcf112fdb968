//! Noun phrases without a parser: where the subject of a verb begins, where a source named after
//! its cue ends.
//!
//! News prose keeps its subjects short and near their verbs, so closed classes of words, capitals
//! and punctuation are enough to find both ends. What is found is a stretch of words, not a tree.

mod after;
mod apposed;
mod before;
mod insertion;
mod row;
mod shared_subject;
pub(crate) mod source_type;
pub(super) mod subject;
mod word_noun;
pub(super) mod word_use;

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex, Words};
use crate::grammar::{Classes, Grammar, PhraseClass, PhraseMatch, WordId};
use crate::parse::LexemeKind;
use crate::text::Span;

/// The longest noun phrase looked at, in words; longer ones are lists or run-on copy.
const LONGEST: u32 = 40;

/// Whether a text is one of these words, whatever its case.
pub(crate) fn is_one_of(text: &str, lower: &[&str]) -> bool {
    lower.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Finds noun phrases in one document.
#[derive(Clone, Copy)]
pub(crate) struct Phrases<'a> {
    pub(crate) words: &'a Words,
    pub(crate) text: &'a str,
    pub(crate) grammar: &'a Grammar,
}

impl<'a> Phrases<'a> {
    pub(crate) fn word(&self, at: WordIndex) -> &'a Word {
        &self.words[at as usize]
    }

    pub(crate) fn text_of(&self, at: WordIndex) -> &'a str {
        self.word(at).span.of(self.text)
    }

    /// Whether the word at `at` is this mark or word, as written.
    #[inline]
    pub(crate) fn is_text(&self, at: WordIndex, text: &str) -> bool {
        // The length alone settles it for nearly all words.
        self.word(at).span.len() == text.len() && self.text_of(at) == text
    }

    #[inline]
    pub(crate) fn is_comma(&self, at: WordIndex) -> bool {
        self.is_text(at, ",")
    }

    /// Whether the word at `at` is this word, whatever its case.
    #[inline]
    pub(crate) fn is_word(&self, at: WordIndex, lower: &str) -> bool {
        self.word(at).span.len() == lower.len() && self.text_of(at).eq_ignore_ascii_case(lower)
    }

    /// Whether the word at `at`, if the document goes that far, is one of these.
    #[inline]
    pub(crate) fn is_any(&self, at: WordIndex, lower: &[&str]) -> bool {
        self.words.get(at as usize).is_some_and(|word| {
            // Most words have the length of none of them, and their text is not looked at.
            lower.iter().any(|other| other.len() == word.span.len())
                && is_one_of(word.span.of(self.text), lower)
        })
    }

    pub(crate) fn is_dash(&self, at: WordIndex) -> bool {
        matches!(self.text_of(at), "—" | "–" | "―" | "--" | "-")
    }

    #[inline]
    pub(super) fn is_possessive(&self, at: WordIndex) -> bool {
        // The first byte of `’`, too; few words begin so.
        let first = self.text.as_bytes()[self.word(at).span.start as usize];
        matches!(first, b'\'' | 0xe2) && self.is_apostrophe_of_owner(at)
    }

    fn is_apostrophe_of_owner(&self, at: WordIndex) -> bool {
        let word = self.word(at);
        match self.text_of(at) {
            "’s" | "'s" => word.kind == LexemeKind::Word,
            "’" | "'" if word.kind == LexemeKind::Word => true,
            // A mark that closes no quotation: `the engineers’ institute`.
            "’" | "'" => {
                let before = at.checked_sub(1).filter(|_| word.quotation.is_none());
                before.is_some_and(|before| {
                    self.word(before).span.end == word.span.start
                        && self.text_of(before).ends_with('s')
                })
            }
            _ => false,
        }
    }

    /// Something that can name: a pronoun, a capitalised word, or a noun as far as can be told.
    pub(super) fn is_nominal(&self, start: WordIndex, end: WordIndex) -> bool {
        (start..end).any(|at| {
            let word = self.word(at);
            let closed = Classes::PREPOSITION
                | Classes::AUXILIARY
                | Classes::MODAL
                | Classes::COORDINATOR
                | Classes::SUBORDINATOR
                | Classes::TIME
                | Classes::DETERMINER
                | Classes::NUMBER
                | Classes::NEGATION
                | Classes::ADVERB;
            // `the minutes` of a meeting, too
            let open = !word.is(closed) || word.is_capital() || word.is(Classes::DOCUMENT_NOUN);
            word.kind == LexemeKind::Word && open && !self.is_unlisted_adverb(at)
                || word.is(Classes::VAGUE_COLLECTIVE | Classes::PRONOUN)
        })
    }

    /// The longest phrase of a class that starts at `at`.
    pub(crate) fn phrase(
        &self,
        class: PhraseClass,
        at: WordIndex,
        limit: WordIndex,
    ) -> Option<PhraseMatch> {
        let room = limit.saturating_sub(at) as usize;
        let mut phrases = self.words.phrases_at(at).iter().map(|&(_, phrase)| phrase);
        phrases.find(|phrase| phrase.class == class && phrase.length <= room)
    }

    /// How many words the longest phrase of a class takes that starts at `at`.
    pub(crate) fn listed(
        &self,
        class: PhraseClass,
        at: WordIndex,
        limit: WordIndex,
    ) -> Option<u32> {
        u32::try_from(self.phrase(class, at, limit)?.length).ok()
    }

    /// The country that all the words from `at` to `end` name, themselves or by its capital.
    pub(crate) fn place(&self, at: WordIndex, end: WordIndex) -> Option<WordId> {
        let word = self.word(at);
        if at + 1 == end {
            return word
                .is(Classes::PLACE)
                .then(|| self.grammar.place_of(word.id))
                .flatten();
        }
        let found = self.phrase(PhraseClass::Place, at, end)?;
        (found.length == (end - at) as usize)
            .then_some(found.place)
            .flatten()
    }

    /// The text of a range of words.
    pub(crate) fn span(&self, range: Range<WordIndex>) -> Span {
        self.words.span(range)
    }
}
