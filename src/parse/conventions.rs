//! What the parser asks of a language: what words and marks usually do in it.

use crate::grammar::{Abbreviation, Classes, Grammar, PhraseClass, VerbForm};

/// Marks that may close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `“ ” „ ‟ "`, and `''` and two backticks.
    Double,
    /// `‘ ’ ‚ ‛ '` and the backtick.
    Single,
    /// `« »`
    Guillemet,
    /// `‹ ›`
    SingleGuillemet,
    /// `「 」 『 』`
    Corner,
}

impl Family {
    pub(super) fn of(glyph: char) -> Self {
        match glyph {
            '«' | '»' => Self::Guillemet,
            '‹' | '›' => Self::SingleGuillemet,
            '「'..='』' => Self::Corner,
            '\'' | '`' | '‘'..='‛' => Self::Single,
            _ => Self::Double,
        }
    }
}

/// What a mark usually does in the language. Its neighbours may turn it round.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side {
    pub(super) opens: bool,
    pub(super) closes: bool,
}

/// What `glyph` does in the first of the language's pairs that has it; a mark the language does
/// not know does what its neighbours allow.
pub(super) fn side(grammar: &Grammar, glyph: char) -> Side {
    let pair = grammar
        .marks()
        .iter()
        .find(|pair| pair.open == glyph || pair.close == glyph);
    pair.map_or(
        Side {
            opens: true,
            closes: true,
        },
        |pair| Side {
            opens: pair.open == glyph,
            closes: pair.close == glyph,
        },
    )
}

/// Whether an apostrophe before `rest` stands for letters left out (`’90s`, `’tis`, `’em`).
pub(super) fn is_elision(grammar: &Grammar, rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 2 {
        return true;
    }
    let word = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    is_listed(grammar, word, PhraseClass::Elision)
}

/// Whether a word stands in a list, whatever its case.
pub(super) fn is_listed(grammar: &Grammar, word: &str, class: PhraseClass) -> bool {
    lower(word, |lower| {
        grammar.phrase_of(class, [grammar.id(lower)]).is_some()
    })
}

/// The classes of a word as it stands in the text.
fn classes(grammar: &Grammar, word: &str) -> Classes {
    lower(word, |lower| grammar.classes(grammar.id(lower)))
}

/// The kind of abbreviation that `word` is, with or without its full stop.
pub(super) fn abbreviation(grammar: &Grammar, word: &str) -> Option<Abbreviation> {
    let stem = word.strip_suffix('.').unwrap_or(word);
    // `sun` and `art` are words, `Sun.` and `Art.` are not.
    lower(stem, |lower| {
        let mut buffer = [0; SHORT + 1];
        let bytes = buffer.get_mut(..=lower.len())?;
        bytes[..lower.len()].copy_from_slice(lower.as_bytes());
        bytes[lower.len()] = b'.';
        grammar.abbreviation(std::str::from_utf8(bytes).ok()?)
    })
}

/// Longest word that is looked up without allocating.
const SHORT: usize = 40;

/// Calls `with` on the word in lower case.
fn lower<T>(word: &str, with: impl FnOnce(&str) -> T) -> T {
    let mut buffer = [0; SHORT];
    if let Some(bytes) = buffer.get_mut(..word.len())
        && word.is_ascii()
    {
        bytes.copy_from_slice(word.as_bytes());
        bytes.make_ascii_lowercase();
        return with(std::str::from_utf8(bytes).unwrap_or_default());
    }
    with(&word.to_lowercase())
}

/// Whether a capitalised word commonly starts a sentence and is no part of a name.
pub(super) fn starts_sentences(grammar: &Grammar, word: &str) -> bool {
    const FUNCTION_WORDS: Classes = Classes::PRONOUN
        .union(Classes::DETERMINER)
        .union(Classes::PREPOSITION)
        .union(Classes::COORDINATOR)
        .union(Classes::SUBORDINATOR)
        .union(Classes::RELATIVE)
        .union(Classes::AUXILIARY)
        .union(Classes::MODAL)
        .union(Classes::NEGATION)
        .union(Classes::ADVERB)
        .union(Classes::VAGUE_COLLECTIVE)
        .union(Classes::SENTENCE_OPENER);
    let stem = word.split(['\'', '’']).next().unwrap_or(word);
    classes(grammar, stem).intersects(FUNCTION_WORDS)
}

/// Whether `word` is a verb that follows a quotation (`asked`, `said`).
pub(super) fn is_report(grammar: &Grammar, word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        && classes(grammar, word).contains(Classes::REPORTING_VERB)
        && lower(word, |lower| grammar.verb_form(grammar.id(lower)))
            .is_some_and(|form| matches!(form, VerbForm::Past | VerbForm::Present))
}

/// Whether `word` names a news agency.
pub(super) fn is_agency(grammar: &Grammar, word: &str) -> bool {
    word.starts_with(char::is_uppercase) && classes(grammar, word).contains(Classes::AGENCY)
}

/// Whether `word` is a month or day of the week.
pub(super) fn is_date_word(grammar: &Grammar, word: &str) -> bool {
    word.starts_with(char::is_uppercase) && classes(grammar, word).contains(Classes::CALENDAR)
}
