//! Whose obituary a text is: `Jane Roe, a painter, died on Monday. She was 94.` Her bare surname is hers
//! there, however many relatives share it.

use crate::attribution::name::{Name, NameKind};
use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::parse::{Document, LexemeKind, Place};

/// How many sentences into the copy the age may stand.
const OPENING: usize = 8;

/// The name of whoever has died.
pub(super) fn deceased(
    phrases: &Phrases<'_>,
    document: &Document,
    names: &[Name],
) -> Option<usize> {
    let opening = || {
        (0..)
            .zip(&document.sentences)
            .filter(|(_, sentence)| sentence.place == Place::Body)
            .map(|(id, _)| phrases.words.sentence(id))
            .take(OPENING)
    };
    if !opening().any(|words| is_age(phrases, words.start, words.end)) {
        return None;
    }
    let lead = opening().next()?;
    let first = names.partition_point(|name| name.words.start < lead.start);
    let name = names.get(first)?;
    let is_person = matches!(name.kind, NameKind::Person | NameKind::Unclear);
    let dies = (name.words.end..lead.end).any(|at| phrases.is_any(at, &["died", "dies"]));
    (is_person && name.name.len() > 1 && dies).then_some(first)
}

/// `She was 94.`
fn is_age(phrases: &Phrases<'_>, start: WordIndex, end: WordIndex) -> bool {
    end == start + 4
        && phrases.is_any(start, &["he", "she"])
        && phrases.is_any(start + 1, &["was"])
        && phrases.word(start + 2).kind == LexemeKind::Number
}
