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
    let lead = opening().next()?;
    // `Jane Roe, who has died aged 92,`
    let is_aged = (lead.start + 1..lead.end.saturating_sub(1)).any(|at| {
        phrases.is_any(at, &["aged"])
            && phrases.word(at + 1).kind == LexemeKind::Number
            && phrases.is_any(at - 1, &["died", ","])
    });
    if !is_aged && !opening().any(|words| is_age(phrases, words.start, words.end)) {
        return None;
    }
    let first = names.partition_point(|name| name.words.start < lead.start);
    let name = names.get(first)?;
    let is_person = matches!(name.kind, NameKind::Person | NameKind::Unclear);
    let dies = (name.words.end..lead.end).any(|at| phrases.is_any(at, &["died", "dies"]));
    (is_person && name.name.len() > 1 && dies).then_some(first)
}

/// `Constance Tull was born at …`: the name with which the deceased was born.
pub(super) fn is_name_at_birth(phrases: &Phrases<'_>, deceased: &Name, name: &Name) -> bool {
    let end = name.words.end;
    let first = |name: &Name| phrases.word(name.name.start).hash;
    name.name.len() > 1
        && first(name) == first(deceased)
        && phrases.is_any(end, &["was"])
        && phrases.is_any(end + 1, &["born"])
}

/// `She was 94.`
fn is_age(phrases: &Phrases<'_>, start: WordIndex, end: WordIndex) -> bool {
    end == start + 4
        && phrases.is_any(start, &["he", "she"])
        && phrases.is_any(start + 1, &["was"])
        && phrases.word(start + 2).kind == LexemeKind::Number
}
