//! Reads the lexemes of a document as words: takes clitics off, looks each word up and finds the
//! phrases that start with it.

use super::look::{Look, fold_into};
use super::{STRETCH, Shape, Word, WordIndex, Words, index};
use crate::attribution::phrase::is_one_of;
use crate::grammar::{Classes, Grammar, VerbForm, WordId};
use crate::parse::{Document, Lexeme, LexemeKind, QuotationId, SentenceId};
use crate::text::{ShortWord, Span, WordHash};

/// What has been read so far.
pub(super) struct Reader<'a> {
    document: &'a Document,
    grammar: &'a Grammar,
    quotations: Quotations<'a>,
    read: Words,
    /// The word at hand in lower case.
    folded: String,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document, grammar: &'a Grammar) -> Self {
        // Half of the lexemes are spaces, or a few less.
        let words = document.lexemes.len() * 3 / 5 + 1;
        Self {
            document,
            grammar,
            quotations: Quotations::new(document),
            read: Words {
                words: Vec::with_capacity(words),
                sentences: Vec::with_capacity(document.sentences.len()),
                phrases: Vec::with_capacity(words / 5),
                phrases_before: Vec::with_capacity(words + 1),
                stretches: Vec::with_capacity(document.text.len() / STRETCH + 1),
            },
            folded: String::new(),
        }
    }

    pub(super) fn read(mut self) -> Words {
        let mut lexemes = self.document.lexemes.iter().peekable();
        for (number, sentence) in (0..).zip(&self.document.sentences) {
            let first = self.read.words.len();
            while let Some(lexeme) = lexemes.next_if(|l| l.span.start < sentence.span.end) {
                let is_space = matches!(lexeme.kind, LexemeKind::Space | LexemeKind::Break);
                if !is_space && lexeme.span.start >= sentence.span.start {
                    self.lexeme(lexeme, number);
                }
            }
            self.find_phrases(first);
            let end = self.read.words.len();
            self.read.sentences.push(index(first)..index(end));
        }
        self.read
            .phrases_before
            .push(index(self.read.phrases.len()));
        self.read
    }

    fn lexeme(&mut self, lexeme: &Lexeme, sentence: SentenceId) {
        let Lexeme { kind, span } = *lexeme;
        if let Some((word, is_capital)) = ShortWord::at(&self.document.text, span) {
            let (id, hash) = self.grammar.short(word);
            let shape = match is_capital {
                true => Shape::Capitalised,
                false => Shape::Lower,
            };
            let classes = self.grammar.classes(id);
            let classes = match is_capital {
                true => without_company(classes, span.of(&self.document.text)),
                false => classes,
            };
            self.push(kind, span, sentence, shape, (id, hash, classes));
            return;
        }
        let written = span.of(&self.document.text);
        let Some(length) = clitic(written, kind) else {
            self.word(kind, span, sentence);
            return;
        };
        let at = span.start as usize + length;
        self.word(kind, Span::new(span.start as usize, at), sentence);
        self.word(kind, Span::new(at, span.end as usize), sentence);
    }

    /// Looks a word up.
    fn word(&mut self, kind: LexemeKind, span: Span, sentence: SentenceId) {
        let written = span.of(&self.document.text);
        let look = Look::plain(written).unwrap_or_else(|| Look::at(written));
        let folded = if look.is_folded {
            written
        } else {
            fold_into(&mut self.folded, written);
            &self.folded
        };
        let hash = look.hash.unwrap_or_else(|| WordHash::of(folded));
        let id = self.grammar.id_hashed(folded, hash);
        let classes = classes(self.grammar, id, folded, &look);
        let shape = match look.shape {
            Shape::Lower | Shape::Mixed if look.hyphenated && is_joined_particle(written) => {
                Shape::Capitalised
            }
            shape => shape,
        };
        self.push(kind, span, sentence, shape, (id, hash, classes));
    }

    #[inline(always)]
    fn push(
        &mut self,
        kind: LexemeKind,
        span: Span,
        sentence: SentenceId,
        shape: Shape,
        (id, hash, classes): (WordId, WordHash, Classes),
    ) {
        let Words {
            words, stretches, ..
        } = &mut self.read;
        let stretch = span.start as usize / STRETCH;
        if stretches.len() <= stretch {
            stretches.resize(stretch + 1, index(words.len()));
        }
        words.push(Word {
            span,
            id,
            hash: hash.get(),
            classes,
            starts_phrase: false,
            kind,
            shape,
            sentence,
            quotation: self.quotations.at(span),
        });
    }

    /// Finds the phrases of a sentence, which is all words from `first` on.
    fn find_phrases(&mut self, first: usize) {
        let Words {
            words,
            phrases,
            phrases_before,
            ..
        } = &mut self.read;
        for at in first..words.len() {
            if words[at].is(Classes::MODAL) && words[at].is_capital() {
                let next = words.get(at + 1);
                if next.is_some_and(|next| is_finite(self.grammar, &self.document.text, next)) {
                    words[at].classes -= Classes::MODAL | Classes::TIME;
                } else if at > first
                    && (words[at - 1].is(Classes::PREPOSITION)
                        || next.is_some_and(|next| next.kind == LexemeKind::Number))
                {
                    // `in May`, `on May 3`
                    words[at].classes -= Classes::MODAL;
                }
            }
            if is_acronym(words, at) {
                words[at].id = WordId::UNKNOWN;
                words[at].classes = Classes::empty();
            }
            let before = phrases.len();
            phrases_before.push(index(before));
            if !self.grammar.starts_phrase(words[at].id) {
                continue;
            }
            let ids = words[at..].iter().map(|word| word.id);
            let here: WordIndex = index(at);
            self.grammar
                .each_phrase(ids, |phrase| phrases.push((here, phrase)));
            phrases[before..].reverse();
            words[at].starts_phrase = phrases.len() > before;
        }
    }
}

/// `May said`, `Will was`: a verb that no modal stands before, so that it was a name.
fn is_finite(grammar: &Grammar, text: &str, word: &Word) -> bool {
    let finite = |(_, form)| matches!(form, VerbForm::Past | VerbForm::Present);
    word.shape == Shape::Lower
        && (grammar.verb(word.id).is_some_and(finite)
            || matches!(word.span.of(text), "is" | "was" | "has" | "had"))
}

/// `The WHO said`: capitals among small letters; but `WHO KNEW WHAT` asks.
fn is_acronym(words: &[Word], at: usize) -> bool {
    const NEAR: usize = 3;
    let near = at.saturating_sub(NEAR)..words.len().min(at + NEAR);
    words[at].shape == Shape::Upper
        && words[at].is(Classes::RELATIVE)
        && words[near]
            .iter()
            .any(|word| word.shape == Shape::Lower && word.kind == LexemeKind::Word)
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

/// What a word can be. Of `Jean-Yves` the first half says that it is a given name.
fn classes(grammar: &Grammar, id: WordId, folded: &str, look: &Look) -> Classes {
    let classes = grammar.classes(id);
    if look.shape == Shape::Capitalised && id != WordId::UNKNOWN {
        return without_company(classes, folded);
    }
    if id == WordId::UNKNOWN
        && look.hyphenated
        && matches!(look.shape, Shape::Capitalised | Shape::Upper | Shape::Mixed)
        && let Some((first, _)) = folded.split_once('-')
    {
        return classes | grammar.classes(grammar.id(first)) & Classes::GIVEN_NAME;
    }
    classes
}

/// The classes of a capitalised word: a company's two letters are both capitals (`SA`, `AG`).
fn without_company(classes: Classes, text: &str) -> Classes {
    const LETTERS: [&str; 9] = ["ab", "ag", "as", "bv", "kg", "lp", "nv", "sa", "se"];
    if classes.contains(Classes::COMPANY) && is_one_of(text, &LETTERS) {
        return classes - Classes::COMPANY;
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
}
