//! Words as the comparison sees them: folded, so that typography makes no difference, and
//! numbered, so that the same word has the same number in both versions.

use bitflags::bitflags;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;

use crate::grammar::{Classes, Grammar, WordId};
use crate::text::{Span, fold, number, stem};

bitflags! {
    /// What matters about a word when two versions are compared.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub(super) struct Traits: u8 {
        /// Stands between quotation marks.
        const QUOTED = 1 << 0;
        /// Says that something is not certain (`alleged`, `may`).
        const HEDGE = 1 << 1;
        /// A number, in digits or words.
        const FIGURE = 1 << 2;
        /// An article, preposition, pronoun or the like: it carries little of what is said.
        const FUNCTION = 1 << 3;
        /// `not`, `never` ...
        const NEGATION = 1 << 4;
        /// Written with a capital.
        const CAPITAL = 1 << 5;
        /// `about`, `nearly` ... before a number.
        const APPROXIMATOR = 1 << 6;
        /// `Mali’s`, `ministers’`
        const POSSESSIVE = 1 << 7;
    }
}

/// A word of one version.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Where it stands.
    pub(super) span: Span,
    /// The same number means the same word, in either version.
    pub(super) key: u32,
    /// The key of the word without its ending (`resumed`, `resumes`): words that are related.
    pub(super) stem: u32,
    /// The word in the grammar's lists.
    pub(super) id: WordId,
    pub(super) traits: Traits,
}

impl Word {
    pub(super) fn is(&self, traits: Traits) -> bool {
        self.traits.intersects(traits)
    }

    /// What two words must share to be the same words in the same role: a word that gains or
    /// loses its quotation marks has changed.
    pub(super) fn token(&self) -> u32 {
        self.key << 1 | u32::from(self.is(Traits::QUOTED))
    }
}

/// The numbers of words, shared by both versions.
pub(super) struct Vocabulary<'g> {
    grammar: &'g Grammar,
    numbers: FxHashMap<Box<str>, u32>,
    known: Vec<Known>,
    folded: String,
}

#[derive(Clone, Copy)]
struct Known {
    stem: u32,
    id: WordId,
    traits: Traits,
}

impl<'g> Vocabulary<'g> {
    pub(super) fn new(grammar: &'g Grammar) -> Self {
        Self {
            grammar,
            numbers: FxHashMap::default(),
            known: Vec::new(),
            folded: String::new(),
        }
    }

    pub(super) fn grammar(&self) -> &'g Grammar {
        self.grammar
    }

    /// How many numbers are in use.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// The word that stands in a text, without the traits that depend on where it stands.
    pub(super) fn word(&mut self, text: &str, span: Span) -> Word {
        let written = span.of(text);
        let mut folded = std::mem::take(&mut self.folded);
        fold_word(written, &mut folded);
        let key = self.number(&folded);
        self.folded = folded;
        let Known {
            stem,
            id,
            mut traits,
        } = self.known[key as usize];
        if written.starts_with(char::is_uppercase) {
            traits |= Traits::CAPITAL;
            // The month, or the former prime minister; a sentence seldom opens with the modal.
            if written == "May" {
                traits -= Traits::HEDGE;
            }
        }
        Word {
            span,
            key,
            stem,
            id,
            traits,
        }
    }

    fn number(&mut self, folded: &str) -> u32 {
        if let Some(&number) = self.numbers.get(folded) {
            return number;
        }
        let number = self.add(folded);
        let stem = stem(folded);
        if stem != folded {
            let stem = match self.numbers.get(stem) {
                Some(&number) => number,
                None => self.add(stem),
            };
            // A chain of endings (`sayings`, `saying`, `say`) ends in one stem.
            self.known[number as usize].stem = self.known[stem as usize].stem;
        }
        number
    }

    fn add(&mut self, folded: &str) -> u32 {
        let number = u32::try_from(self.known.len()).expect("fewer words than bytes");
        let id = self.grammar.id(folded);
        let classes = self.grammar.classes(id);
        self.numbers.insert(folded.into(), number);
        self.known.push(Known {
            stem: number,
            id,
            traits: traits(folded, classes),
        });
        number
    }
}

fn traits(folded: &str, classes: Classes) -> Traits {
    const FUNCTION: Classes = Classes::DETERMINER
        .union(Classes::PREPOSITION)
        .union(Classes::COORDINATOR)
        .union(Classes::SUBORDINATOR)
        .union(Classes::RELATIVE)
        .union(Classes::AUXILIARY)
        .union(Classes::PRONOUN);
    let mut traits = Traits::empty();
    traits.set(
        Traits::FUNCTION,
        classes.intersects(FUNCTION) && !classes.intersects(Classes::NUMBER),
    );
    traits.set(
        Traits::NEGATION,
        classes.intersects(Classes::NEGATION) || folded.ends_with("n't"),
    );
    traits.set(
        Traits::APPROXIMATOR,
        classes.intersects(Classes::APPROXIMATOR),
    );
    // Of the modal verbs only these say that something is uncertain: `would` is mostly what reported
    // speech makes of `will`.
    let modal = matches!(folded, "may" | "might" | "could") && classes.intersects(Classes::MODAL);
    traits.set(Traits::HEDGE, classes.intersects(Classes::HEDGE) || modal);
    traits.set(
        Traits::POSSESSIVE,
        folded.ends_with("'s") || folded.ends_with("s'"),
    );
    traits.set(Traits::FIGURE, number::reads(folded));
    traits
}

/// Lower case, straight apostrophes, one form of each accented letter.
fn fold_word(written: &str, folded: &mut String) {
    folded.clear();
    if written.is_ascii() {
        folded.push_str(written);
        folded.make_ascii_lowercase();
    } else {
        let composed: String = written.nfc().collect();
        folded.push_str(&fold(&composed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_makes_no_difference_to_a_word() {
        let grammar = Grammar::default();
        let mut vocabulary = Vocabulary::new(&grammar);
        let mut key = |word: &str| vocabulary.word(word, Span::new(0, word.len())).key;
        assert_eq!(key("It’s"), key("it's"));
        assert_eq!(key("Goïta"), key("Goi\u{308}ta"));
        assert_ne!(key("will"), key("won’t"));
    }

    #[test]
    fn related_words_share_a_stem() {
        let grammar = Grammar::default();
        let mut vocabulary = Vocabulary::new(&grammar);
        let mut stem = |word: &str| vocabulary.word(word, Span::new(0, word.len())).stem;
        assert_eq!(stem("France’s"), stem("France"));
        assert_eq!(stem("resumed"), stem("resumes"));
        assert_ne!(stem("said"), stem("stayed"));
    }
}
