//! Ends of a content that no punctuation outside of quotation marks shows: before a participle that
//! reports on, and before what a source asked in return.

use crate::attribution::draft::Draft;
use crate::attribution::noun_phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::LexemeKind;

/// How many words of a content are looked at; longer ones are speeches.
const LONGEST: usize = 200;

/// Cuts what follows the cue where somebody goes on to report: `said it was “too late,” | adding
/// that …`, `confirmed the talks | on condition of anonymity`.
pub(crate) fn cut(phrases: &Phrases<'_>, draft: &mut Draft) {
    let Some(cue) = draft.cue else { return };
    for span in &mut draft.content {
        if span.start < cue.end {
            continue;
        }
        let words = phrases.words.within(*span);
        let end = (words.start + 2..words.end)
            .take(LONGEST)
            .find(|&at| reports_on(phrases, at) || asks_in_return(phrases, at, words.end));
        if let Some(end) = end {
            *span = phrases.span(words.start..end);
        }
    }
}

/// A participle right after a comma inside a closing mark.
fn reports_on(phrases: &Phrases<'_>, at: WordIndex) -> bool {
    let word = phrases.word(at);
    word.is(Classes::REPORTING_VERB)
        && word.quotation.is_none()
        && phrases.text_of(at).ends_with("ing")
        && phrases.word(at - 1).kind == LexemeKind::Mark
        && phrases.is_comma(at - 2)
}

/// `on condition of anonymity`
fn asks_in_return(phrases: &Phrases<'_>, at: WordIndex, end: WordIndex) -> bool {
    let word = phrases.word(at);
    word.starts_phrase
        && word.quotation.is_none()
        && phrases.is_any(at, &["on", "under"])
        && phrases.listed(PhraseClass::Anonymity, at, end).is_some()
}
