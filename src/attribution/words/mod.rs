//! The words of a document as the attribution floor sees them: no white space, contractions
//! taken apart (`France’s` is `France` and `’s`), each with what the grammar knows of it.

mod look;
mod reader;

use std::ops::Range;

use crate::grammar::{Classes, Grammar, PhraseMatch, WordId};
use crate::parse::{Document, LexemeKind, QuotationId, SentenceId};
use crate::text::{Span, WordHash};

use reader::Reader;

/// Index into [`Words`].
pub type WordIndex = u32;

/// A word, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// The word in the grammar's lists.
    pub id: WordId,
    /// Hash of the lower-cased word, for features; the same on every machine.
    pub hash: u32,
    /// What the grammar says it can be.
    pub classes: Classes,
    /// Whether a phrase of the grammar's lists starts here: see [`Words::phrases_at`].
    pub starts_phrase: bool,
    /// What kind of lexeme.
    pub kind: LexemeKind,
    /// How it is written.
    pub shape: Shape,
    /// The sentence that holds it.
    pub sentence: SentenceId,
    /// The innermost quotation that holds it; a mark belongs to its own quotation.
    pub quotation: Option<QuotationId>,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// No letters.
    None,
    /// `word`, `iPhone`
    Lower,
    /// `Word`
    Capitalised,
    /// `WORD`, of two letters or more.
    Upper,
    /// `McDonald`
    Mixed,
}

impl Word {
    /// Whether it has any of these classes.
    #[must_use]
    pub fn is(&self, classes: Classes) -> bool {
        self.classes.intersects(classes)
    }

    /// Letters or digits, not a mark.
    #[must_use]
    pub fn is_word(&self) -> bool {
        matches!(self.kind, LexemeKind::Word | LexemeKind::Number)
    }

    /// Written with a capital.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capitalised | Shape::Upper | Shape::Mixed)
    }
}

/// All words of a document, in order.
#[derive(Clone, Debug, Default)]
pub struct Words {
    words: Vec<Word>,
    sentences: Vec<Range<WordIndex>>,
    /// Phrases of the grammar by their first word, the longest first; each stays in its sentence.
    phrases: Vec<(WordIndex, PhraseMatch)>,
    /// By word, and for the end of the text, how many phrases start before it.
    phrases_before: Vec<u32>,
    /// For every [`STRETCH`] bytes of text, the first word that starts there or later.
    stretches: Vec<WordIndex>,
}

/// Few words start in as many bytes, so that a word is soon found by its place.
const STRETCH: usize = 8;

impl Words {
    /// Takes the document's lexemes apart and looks each word up.
    #[must_use]
    pub fn new(document: &Document, grammar: &Grammar) -> Self {
        Reader::new(document, grammar).read()
    }

    /// The phrases of the grammar that start in a range of words, by their first word, the longest
    /// first.
    #[must_use]
    pub fn phrases_in(&self, range: Range<WordIndex>) -> &[(WordIndex, PhraseMatch)] {
        let before = |at: WordIndex| {
            let known = self.phrases_before.get(at as usize);
            known.map_or(self.phrases.len(), |&before| before as usize)
        };
        let first = before(range.start);
        &self.phrases[first..before(range.end).max(first)]
    }

    /// The phrases of the grammar that start with a word, the longest first.
    #[must_use]
    pub fn phrases_at(&self, at: WordIndex) -> &[(WordIndex, PhraseMatch)] {
        self.phrases_in(at..at + 1)
    }

    /// The words of a sentence, as indices.
    #[must_use]
    pub fn sentence(&self, sentence: SentenceId) -> Range<WordIndex> {
        self.sentences[sentence as usize].clone()
    }

    /// The indices of the words inside a span.
    #[must_use]
    pub fn within(&self, span: Span) -> Range<WordIndex> {
        self.first_from(span.start)..self.first_from(span.end)
    }

    /// The first word that starts at an offset or after it.
    fn first_from(&self, offset: u32) -> WordIndex {
        let near = self.stretches.get(offset as usize / STRETCH);
        let near = near.map_or(self.words.len(), |&word| word as usize);
        let before = self.words[near..]
            .iter()
            .take_while(|word| word.span.start < offset)
            .count();
        index(near + before)
    }

    /// The indices of the words that share a byte with a span.
    #[must_use]
    pub fn touching(&self, span: Span) -> Range<WordIndex> {
        let inside = self.within(span);
        // The span may begin and end in the middle of a word.
        let before = inside.start.checked_sub(1);
        let cut = before.is_some_and(|at| self.words[at as usize].span.end > span.start);
        inside.start - u32::from(cut)..inside.end
    }

    /// From the start of the first word of a range to the end of its last.
    ///
    /// # Panics
    /// When the range is empty.
    #[must_use]
    pub fn span(&self, range: Range<WordIndex>) -> Span {
        self.words[range.start as usize]
            .span
            .cover(self.words[range.end as usize - 1].span)
    }
}

impl std::ops::Deref for Words {
    type Target = [Word];

    fn deref(&self) -> &[Word] {
        &self.words
    }
}

/// The hash of a folded word.
pub(crate) fn hash(folded: &str) -> u32 {
    WordHash::of(folded).get()
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("a text of at most 4 GiB has fewer words than that")
}
