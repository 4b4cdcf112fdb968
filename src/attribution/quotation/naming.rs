//! Names in quotation marks: `an item called “Backlog”` tells what a thing is called, and nobody
//! says it.

use std::ops::Range;

use crate::attribution::draft::Draft;
use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{Document, LexemeKind};

/// The longest name in quotation marks, in words.
const LONGEST_NAME: usize = 5;

/// Whether what is said is only the name of something, right after a word of naming. A single
/// person who uses a name does say it: `He called her “Iron Jane”`.
pub(crate) fn names_something(phrases: &Phrases<'_>, document: &Document, draft: &Draft) -> bool {
    let (Some(cue), [content]) = (draft.cue, &draft.content[..]) else {
        return false;
    };
    let cue = phrases.words.within(cue);
    let content = phrases.words.within(*content);
    let Some(name) = name_at(phrases, document, content.start) else {
        return false;
    };
    // `call “Project Sea” a waste` says something of it; `call ‘the Letterbox’ is narrow` goes on.
    let more = name.end < content.end && !phrases.is_finite_verb(name.end, name.start);
    if content.start != cue.end || more {
        return false;
    }
    let naming = phrases.is_any(cue.end - 1, &["call", "calls"])
        || phrases
            .words
            .phrases_in(cue)
            .iter()
            .any(|(_, phrase)| phrase.class == PhraseClass::Naming);
    naming
        && draft
            .source
            .as_ref()
            .is_none_or(|source| !is_somebody(phrases, source))
}

/// The quotation that starts at a place, if it has few words, begins with a capital and says
/// nothing.
fn name_at(
    phrases: &Phrases<'_>,
    document: &Document,
    start: WordIndex,
) -> Option<Range<WordIndex>> {
    let word = phrases.words.get(start as usize)?;
    let quotation = &document.quotations[word.quotation? as usize];
    if word.kind != LexemeKind::Mark || !quotation.closed || quotation.span.start != word.span.start
    {
        return None;
    }
    let whole = phrases.words.within(quotation.span);
    let inside = whole.start + 1..whole.end - 1;
    if inside.is_empty() || inside.len() > 2 * LONGEST_NAME {
        return None;
    }
    let first = inside.start + WordIndex::from(phrases.is_word(inside.start, "the"));
    let name = inside
        .clone()
        .filter(|&at| phrases.word(at).is_word())
        .count()
        <= LONGEST_NAME
        && phrases.word(first).is_capital()
        && !inside
            .clone()
            .any(|at| phrases.is_finite_verb(at, inside.start))
        && !matches!(phrases.text_of(inside.end - 1), "." | "," | "!" | "?");
    name.then_some(whole)
}

/// A pronoun or somebody with a name.
fn is_somebody(phrases: &Phrases<'_>, source: &Range<WordIndex>) -> bool {
    let first = phrases.word(source.start);
    let begins = phrases.words.sentence(first.sentence).start;
    first.is(Classes::PRONOUN) && !first.is(Classes::RELATIVE | Classes::DETERMINER)
        || source
            .clone()
            .any(|at| at > begins && phrases.word(at).is_capital())
}

#[cfg(test)]
mod tests {
    use crate::attribution::{Engine, attribute};
    use crate::grammar::Grammar;
    use crate::parse::parse;

    /// What is said in a text.
    fn said(text: &str) -> Vec<String> {
        let grammar = Grammar::builtin();
        let article = attribute(parse(text.to_owned(), grammar), grammar, Engine::Hybrid);
        let spans = article.attributions.iter().flat_map(|a| &a.content);
        spans
            .map(|span| span.of(&article.document.text).to_owned())
            .collect()
    }

    #[test]
    fn a_name_is_not_said() {
        for text in [
            "The agenda has an item called “Backlog (verbal)”.",
            "The trial, nicknamed “Snuffle” by the nurses who ran it, took in 41 homes.",
            "The channel that pilots call ‘the Letterbox’ is seven miles wide.",
        ] {
            assert_eq!(said(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_somebody_calls_another_is_said() {
        assert_eq!(said("He called her “Iron Jane”.").len(), 1);
        assert_eq!(said("Critics called the plan “cruel”.").len(), 1);
    }
}
