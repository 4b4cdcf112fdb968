//! The words of a document as the attribution floor sees them: no white space, contractions
//! taken apart (`France’s` is `France` and `’s`), each with what the grammar knows of it.

use std::ops::Range;

use crate::grammar::{Classes, Grammar, PhraseMatch, WordId};
use crate::parse::{Document, LexemeKind, QuotationId, SentenceId};
use crate::text::{Span, WordHash};

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
    /// For every [`STRETCH`] bytes of text, the first word that starts there or later.
    stretches: Vec<WordIndex>,
}

/// Few words start in as many bytes, so that a word is soon found by its place.
const STRETCH: usize = 32;

impl Words {
    /// Takes the document's lexemes apart and looks each word up.
    #[must_use]
    pub fn new(document: &Document, grammar: &Grammar) -> Self {
        let mut words = Vec::with_capacity(document.lexemes.len() / 2 + 1);
        let mut sentences = Vec::with_capacity(document.sentences.len());
        let mut phrases = Vec::new();
        let mut stretches = Vec::with_capacity(document.text.len() / STRETCH + 1);
        let mut folded = String::new();
        let mut lexemes = document.lexemes.iter().peekable();
        let mut quotations = Quotations::new(document);
        for (number, sentence) in document.sentences.iter().enumerate() {
            let first = words.len();
            while let Some(lexeme) = lexemes.next_if(|l| l.span.start < sentence.span.end) {
                if lexeme.span.start < sentence.span.start
                    || matches!(lexeme.kind, LexemeKind::Space | LexemeKind::Break)
                {
                    continue;
                }
                let mut push = |span: Span| {
                    let stretch = span.start as usize / STRETCH;
                    if stretches.len() <= stretch {
                        stretches.resize(stretch + 1, index(words.len()));
                    }
                    let written = span.of(&document.text);
                    let look = Look::at(written);
                    let folded = if look.is_folded {
                        written
                    } else {
                        fold_into(&mut folded, written);
                        &folded
                    };
                    let hash = look.hash.unwrap_or_else(|| WordHash::of(folded));
                    let id = grammar.id_hashed(folded, hash);
                    words.push(Word {
                        span,
                        id,
                        hash: hash.get(),
                        classes: classes(grammar, id, folded, &look),
                        starts_phrase: false,
                        kind: lexeme.kind,
                        shape: match look.shape {
                            Shape::Lower | Shape::Mixed
                                if look.hyphenated && is_joined_particle(written) =>
                            {
                                Shape::Capitalised
                            }
                            shape => shape,
                        },
                        sentence: index(number),
                        quotation: quotations.at(span),
                    });
                };
                match clitic(lexeme.span.of(&document.text), lexeme.kind) {
                    Some(at) => {
                        let at = lexeme.span.start as usize + at;
                        push(Span::new(lexeme.span.start as usize, at));
                        push(Span::new(at, lexeme.span.end as usize));
                    }
                    None => push(lexeme.span),
                }
            }
            find_phrases(grammar, &mut words, first, &mut phrases);
            sentences.push(index(first)..index(words.len()));
        }
        Self {
            words,
            sentences,
            phrases,
            stretches,
        }
    }

    /// The phrases of the grammar that start in a range of words, by their first word, the longest
    /// first.
    #[must_use]
    pub fn phrases_in(&self, range: Range<WordIndex>) -> &[(WordIndex, PhraseMatch)] {
        let first = self.get(range.start as usize);
        if range.len() == 1 && first.is_some_and(|word| !word.starts_phrase) {
            return &[];
        }
        let first = self.phrases.partition_point(|&(at, _)| at < range.start);
        let after = &self.phrases[first..];
        &after[..after.partition_point(|&(at, _)| at < range.end)]
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
        let stretch = span.start as usize / STRETCH;
        let near = self.stretches.get(stretch);
        let near = near.map_or(self.words.len(), |&word| word as usize);
        let before = self.words[near..]
            .iter()
            .take_while(|word| word.span.start < span.start)
            .count();
        let first = near + before;
        // Each word has a byte at least, so the end is not far.
        let reach = self.words.len().min(first + span.len());
        let inside = &self.words[first..reach];
        let length = inside.partition_point(|w| w.span.start < span.end);
        index(first)..index(first + length)
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

/// Finds the phrases of a sentence, which is all words from `first` on.
fn find_phrases(
    grammar: &Grammar,
    words: &mut [Word],
    first: usize,
    phrases: &mut Vec<(WordIndex, PhraseMatch)>,
) {
    for at in first..words.len() {
        if !grammar.starts_phrase(words[at].id) {
            continue;
        }
        let before = phrases.len();
        let ids = words[at..].iter().map(|word| word.id);
        grammar.each_phrase(ids, |phrase| phrases.push((index(at), phrase)));
        phrases[before..].reverse();
        words[at].starts_phrase = phrases.len() > before;
    }
}

/// `el-Amin`, `al-Sayed`: a particle that a hyphen ties to the name.
fn is_joined_particle(text: &str) -> bool {
    text.split_once('-').is_some_and(|(particle, name)| {
        matches!(
            particle,
            "al" | "el" | "ul" | "as" | "ash" | "at" | "ad" | "ar" | "az" | "bin" | "ibn"
        ) && name.starts_with(char::is_uppercase)
    })
}

/// What a word can be. A company's two letters are capitals (`SA`, `AG`), and of `Jean-Yves` the
/// first half says that it is a given name.
fn classes(grammar: &Grammar, id: WordId, folded: &str, look: &Look) -> Classes {
    let classes = grammar.classes(id);
    if classes.contains(Classes::COMPANY)
        && look.shape == Shape::Capitalised
        && matches!(
            folded,
            "ab" | "ag" | "as" | "bv" | "kg" | "lp" | "nv" | "sa" | "se"
        )
    {
        return classes - Classes::COMPANY;
    }
    if id == WordId::UNKNOWN
        && look.hyphenated
        && matches!(look.shape, Shape::Capitalised | Shape::Upper | Shape::Mixed)
        && let Some((first, _)) = folded.split_once('-')
    {
        let given = Classes::FEMALE_NAME | Classes::MALE_NAME;
        return classes | grammar.classes(grammar.id(first)) & given;
    }
    classes
}

/// The innermost quotation at each place, asked in rising order.
struct Quotations<'a> {
    document: &'a Document,
    next: usize,
    innermost: Option<QuotationId>,
}

impl<'a> Quotations<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            next: 0,
            innermost: None,
        }
    }

    fn at(&mut self, span: Span) -> Option<QuotationId> {
        let all = &self.document.quotations;
        while let Some(id) = self.innermost {
            let open = &all[id as usize];
            if open.span.end > span.start {
                break;
            }
            self.innermost = open.parent;
        }
        while let Some(quotation) = all.get(self.next)
            && quotation.span.start <= span.start
        {
            if quotation.span.end > span.start {
                self.innermost = Some(index(self.next));
            }
            self.next += 1;
        }
        self.innermost
    }
}

/// Where a clitic starts in a word: `France|’s`, `do|n’t`, `they|’ve`, `allies|’`.
fn clitic(word: &str, kind: LexemeKind) -> Option<usize> {
    if kind != LexemeKind::Word {
        return None;
    }
    // The first byte of `’`; most words have neither.
    let may_be_apostrophe = |&&byte: &&u8| byte == b'\'' || byte == 0xe2;
    word.as_bytes().iter().find(may_be_apostrophe)?;
    let apostrophe = word.rfind(['\'', '’'])?;
    let tail = word[apostrophe..].trim_start_matches(['\'', '’']);
    if apostrophe == 0 {
        return None;
    }
    match tail {
        "" | "s" | "S" | "ll" | "re" | "ve" | "d" | "m" => Some(apostrophe),
        "t" | "T" => {
            let stem = word[..apostrophe].strip_suffix(['n', 'N'])?;
            (!stem.is_empty()).then_some(stem.len())
        }
        _ => None,
    }
}

/// What a word looks like.
struct Look {
    shape: Shape,
    /// Whether it is in lower case with straight apostrophes as it stands.
    is_folded: bool,
    hyphenated: bool,
    /// The hash of the folded word, if that took no more than a look.
    hash: Option<WordHash>,
}

impl Look {
    /// Most words are ASCII in lower case: they are looked at once and never copied.
    fn at(written: &str) -> Self {
        let mut hash = WordHash::EMPTY;
        let (mut upper, mut letters, mut first_upper) = (0, 0, None);
        let mut hyphenated = false;
        for byte in written.bytes() {
            if !byte.is_ascii() {
                return Self::beyond_ascii(written);
            }
            let lower = byte.to_ascii_lowercase();
            if lower.is_ascii_lowercase() {
                first_upper.get_or_insert(lower != byte);
                upper += usize::from(lower != byte);
                letters += 1;
            }
            hyphenated |= byte == b'-';
            hash = hash.with(lower);
        }
        Self {
            shape: Shape::of(upper, letters - upper, first_upper),
            is_folded: upper == 0,
            hyphenated,
            hash: Some(hash),
        }
    }

    fn beyond_ascii(written: &str) -> Self {
        let (mut upper, mut lower, mut first_upper) = (0, 0, None);
        for c in written.chars().filter(|c| c.is_alphabetic()) {
            first_upper.get_or_insert(c.is_uppercase());
            upper += usize::from(c.is_uppercase());
            lower += usize::from(!c.is_uppercase());
        }
        Self {
            shape: Shape::of(upper, lower, first_upper),
            is_folded: false,
            hyphenated: written.contains('-'),
            hash: None,
        }
    }
}

impl Shape {
    fn of(upper: usize, lower: usize, first_upper: Option<bool>) -> Self {
        match (upper, lower, first_upper) {
            (0, 0, _) => Self::None,
            (0, ..) | (_, _, Some(false)) => Self::Lower,
            (1, _, Some(true)) => Self::Capitalised,
            (_, 0, _) => Self::Upper,
            _ => Self::Mixed,
        }
    }
}

/// Lower-cases `written` into `folded`, apostrophes straight.
fn fold_into(folded: &mut String, written: &str) {
    folded.clear();
    if written.is_ascii() {
        folded.push_str(written);
        folded.make_ascii_lowercase();
        return;
    }
    for c in written.chars() {
        match c {
            '’' | '‘' => folded.push('\''),
            c => folded.extend(c.to_lowercase()),
        }
    }
}

/// The hash of a folded word.
pub(crate) fn hash(folded: &str) -> u32 {
    WordHash::of(folded).get()
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("a text of at most 4 GiB has fewer words than that")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clitics_come_off() {
        let split = |word| clitic(word, LexemeKind::Word);
        assert_eq!(split("France’s"), Some(6));
        assert_eq!(split("don't"), Some(2));
        assert_eq!(split("they’ve"), Some(4));
        assert_eq!(split("allies’"), Some(6));
        assert_eq!(split("O’Brien"), None);
        assert_eq!(split("’90s"), None);
    }

    #[test]
    fn shapes() {
        let shape = |word| Look::at(word).shape;
        assert_eq!(shape("“"), Shape::None);
        assert_eq!(shape("A"), Shape::Capitalised);
        assert_eq!(shape("Élan"), Shape::Capitalised);
        assert_eq!(shape("EU"), Shape::Upper);
        assert_eq!(shape("McDonald"), Shape::Mixed);
        assert_eq!(shape("junta"), Shape::Lower);
    }
}
