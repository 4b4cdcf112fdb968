//! What the checker knows about a language: word lists and attribution patterns.
//!
//! Everything here is read from `grammar/<language>/`: the files are embedded at build time, and
//! a house may add to them or replace them. The lists give each word a set of [`Classes`] and
//! each reporting verb its [`Verb`]; the patterns of `attribution.grammar` say how source, cue and
//! content stand together.

mod abbreviation;
pub(crate) mod builtin;
mod class;
mod error;
mod expected;
mod inflect;
mod lexicon;
mod list;
mod list_sections;
mod lists;
mod load;
mod load_verb;
mod load_word;
mod packed;
pub mod pattern;
mod pattern_parse;
mod phrase;
mod phrase_class;
mod phrase_class_name;
mod pronoun;
mod verb;

use std::borrow::Borrow;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::text::{ShortWord, WordHash};
use lexicon::Lexicon;
use pattern::Pattern;
use phrase::{Phrases, Start};

pub use abbreviation::{Abbreviation, MarkLevel, MarkPair};
pub use class::{Classes, WordId};
pub use error::GrammarError;
pub(crate) use load::{replaces, stem};
pub use phrase::PhraseMatch;
pub use phrase_class::PhraseClass;
pub use pronoun::{Case, Gender, Pronoun};
pub use verb::{Frames, Stance, Verb, VerbForm, VerbId};

/// A language as the checker knows it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Grammar {
    /// `en`
    pub language: String,
    /// Reporting and attitude verbs.
    pub verbs: Vec<Verb>,
    /// Attribution patterns in the order in which they are tried.
    pub patterns: Vec<Pattern>,
    lexicon: Lexicon,
    /// By [`WordId`], what is asked of every word of an article, by itself, so that it stays near
    /// the processor.
    at_hand: Vec<AtHand>,
    /// By [`WordId`], what is asked of some.
    words: Vec<Word>,
    /// What few words have.
    rare: FxHashMap<WordId, Rare>,
    phrases: Phrases,
    marks: Vec<MarkPair>,
}

/// What is asked of every word.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct AtHand {
    classes: Classes,
    start: Start,
}

/// What is known of a word as a noun or verb.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Word {
    /// The singular of a plural, the dictionary form of a verb form; 0 for the word itself.
    lemma: WordId,
    verb: Option<(VerbId, VerbForm)>,
    form: Option<VerbForm>,
}

/// What is known of a word of a few lists.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Rare {
    place: WordId,
    broader: WordId,
    act: WordId,
    pronoun: Option<Pronoun>,
    abbreviation: Option<Abbreviation>,
}

impl Grammar {
    /// Reads a grammar from the names and texts of its files. The name without folder and ending
    /// says which list it is (`reporting-verbs`).
    ///
    /// # Errors
    /// The first mistake in a file.
    pub fn load(language: &str, files: &[(&str, &str)]) -> Result<Self, GrammarError> {
        load::load(language, files)
    }

    /// The same with the commonest words given in `first`, the commonest first. What is known of them then
    /// lies close together, where a processor keeps it at hand; nothing else changes.
    ///
    /// # Errors
    /// The first mistake in a file.
    pub fn load_in_order<'a>(
        language: &str,
        files: &[(&str, &str)],
        first: impl Iterator<Item = &'a str>,
    ) -> Result<Self, GrammarError> {
        load::load_in_order(language, files, first)
    }

    /// This grammar with more files: each adds to the list of its name. What `@replace` would leave out is
    /// known already, and stays.
    ///
    /// # Errors
    /// The first mistake in a file.
    pub(crate) fn extended(self, files: &[(&str, &str)]) -> Result<Self, GrammarError> {
        load::add(self, files)
    }

    /// The number of a word in lower case with a straight apostrophe; a final full stop makes no
    /// difference (`mr`, `mr.`).
    ///
    /// Case is the caller's business: `us` is a pronoun, `US` a country, and both are in here as
    /// `us`.
    #[must_use]
    pub fn id(&self, lower: &str) -> WordId {
        self.id_hashed(lower, WordHash::of(lower))
    }

    /// The same for a word whose hash is known.
    pub(crate) fn id_hashed(&self, lower: &str, hash: WordHash) -> WordId {
        match lower.strip_suffix('.') {
            None => self.lexicon.get(lower, hash),
            Some(stem) => self.lexicon.get(stem, WordHash::of(stem)),
        }
    }

    /// The number of a short word, and its hash.
    #[inline]
    pub(crate) fn short(&self, word: ShortWord) -> (WordId, WordHash) {
        self.lexicon.get_short(word)
    }

    /// The word with this number, in lower case; nothing for the unknown word.
    #[must_use]
    pub fn word(&self, id: WordId) -> &str {
        self.lexicon.word(id)
    }

    /// How many words have a number. Numbers run from 1.
    #[must_use]
    pub fn word_count(&self) -> usize {
        self.lexicon.len() - 1
    }

    /// What a word can be.
    #[must_use]
    pub fn classes(&self, id: WordId) -> Classes {
        self.at_hand(id).classes
    }

    /// The singular of a plural noun, the dictionary form of a verb; else the word itself.
    #[must_use]
    pub fn lemma(&self, id: WordId) -> WordId {
        match self.known(id).lemma {
            WordId::UNKNOWN => id,
            lemma => lemma,
        }
    }

    /// The reporting or attitude verb of which a word is a form.
    #[must_use]
    pub fn verb(&self, id: WordId) -> Option<(&Verb, VerbForm)> {
        self.verb_id(id)
            .map(|(verb, form)| (&self.verbs[verb as usize], form))
    }

    /// The same, by index into [`Grammar::verbs`].
    #[must_use]
    pub fn verb_id(&self, id: WordId) -> Option<(VerbId, VerbForm)> {
        self.known(id).verb
    }

    /// Which form of a verb a word is, for every verb in the lists.
    #[must_use]
    pub fn verb_form(&self, id: WordId) -> Option<VerbForm> {
        self.known(id).form
    }

    /// Gender, number and case of a pronoun.
    #[must_use]
    pub fn pronoun(&self, id: WordId) -> Option<Pronoun> {
        self.rare(id).pronoun
    }

    /// The country for which a country, capital or demonym stands: the same for `France`,
    /// `Paris` and `French`.
    #[must_use]
    pub fn place_of(&self, id: WordId) -> Option<WordId> {
        let place = self.rare(id).place;
        (place != WordId::UNKNOWN).then_some(place)
    }

    /// A noun for the same people or bodies that says less: `lawyer` for `barrister`.
    #[must_use]
    pub fn broader(&self, id: WordId) -> Option<WordId> {
        let broader = self.rare(id).broader;
        (broader != WordId::UNKNOWN).then_some(broader)
    }

    /// The plainest verb for what a verb says is done, by its dictionary form: `end` for `axe`.
    #[must_use]
    pub fn act(&self, id: WordId) -> Option<WordId> {
        let act = self.rare(id).act;
        (act != WordId::UNKNOWN).then_some(act)
    }

    /// Whether a sentence may end after an abbreviation: lower case, with its final full stop.
    #[must_use]
    pub fn abbreviation(&self, lower: &str) -> Option<Abbreviation> {
        let stem = lower.strip_suffix('.')?;
        let id = self.lexicon.get(stem, WordHash::of(stem));
        self.rare(id).abbreviation
    }

    /// Which marks pair.
    #[must_use]
    pub fn marks(&self) -> &[MarkPair] {
        &self.marks
    }

    /// The longest phrase that starts at the first of these words.
    #[must_use]
    pub fn phrase(&self, words: &[WordId]) -> Option<PhraseMatch> {
        self.phrases.longest(words, |_| true)
    }

    /// The longest phrase of one class that starts at the first of these words.
    #[must_use]
    pub fn phrase_of(
        &self,
        class: PhraseClass,
        words: impl IntoIterator<Item = impl Borrow<WordId>>,
    ) -> Option<PhraseMatch> {
        self.phrases.longest(words, |known| known == class)
    }

    /// Every phrase that starts at the first of these words, the shorter first.
    pub fn each_phrase(
        &self,
        words: impl IntoIterator<Item = impl Borrow<WordId>>,
        found: impl FnMut(PhraseMatch),
    ) {
        let mut words = words.into_iter();
        if let Some(first) = words.next() {
            let start = self.at_hand(*first.borrow()).start;
            self.phrases.each(start, words, found);
        }
    }

    /// Whether any phrase starts with this word.
    #[must_use]
    pub fn starts_phrase(&self, id: WordId) -> bool {
        self.at_hand(id).start.is_any()
    }

    fn at_hand(&self, id: WordId) -> AtHand {
        let known = self.at_hand.get(id.0 as usize);
        known.copied().unwrap_or_default()
    }

    fn known(&self, id: WordId) -> Word {
        self.words.get(id.0 as usize).copied().unwrap_or_default()
    }

    fn rare(&self, id: WordId) -> Rare {
        self.rare.get(&id).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
