//! Ends of a content that no punctuation outside of quotation marks shows: before a participle that
//! reports on, and before what a source asked in return.

use std::ops::Range;

use crate::attribution::draft::Draft;
use crate::attribution::noun_phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass, VerbForm};
use crate::parse::LexemeKind;
use crate::text::Span;

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
            .find(|&at| {
                reports_on(phrases, at)
                    || asks_in_return(phrases, at, words.end)
                    || adds_aside(phrases, at, words.end)
                    || says_more(phrases, at, words.end)
            })
            .or_else(|| main_verb(phrases, cue, &words))
            .or_else(|| final_bracket(phrases, &words));
        if let Some(mut end) = end {
            while end > words.start + 1 && phrases.is_comma(end - 1) {
                end -= 1;
            }
            *span = phrases.span(words.start..end);
        }
    }
}

/// What the writer adds after a comma, and has nothing to do with what is said: `, as has the mayor`, `,
/// where he lives`, `, a figure that …`, `, after …`. On held-out articles such ends were right in four of
/// five cases.
fn adds_aside(phrases: &Phrases<'_>, at: WordIndex, end: WordIndex) -> bool {
    let word = phrases.word(at);
    if !phrases.is_comma(at - 1) || word.quotation.is_some() || at + 2 >= end {
        return false;
    }
    let helps = phrases.word(at + 1).is(Classes::AUXILIARY);
    let figure = phrases.is_any(at, &["a", "an"])
        && (at + 2..end.min(at + 4)).any(|next| phrases.is_any(next, &["that", "which", "who"]));
    // `, hours after it had closed`, `, a day before the vote`
    let dated = (at..end.min(at + 3))
        .find(|&next| phrases.word(next).is(Classes::TIME))
        .is_some_and(|time| {
            (at..time).all(|next| {
                let word = phrases.word(next);
                word.is(Classes::NUMBER | Classes::DETERMINER) || word.kind == LexemeKind::Number
            }) && phrases.is_any(time + 1, &["after", "before"])
        });
    phrases.is_any(at, &["as"]) && helps
        || phrases.is_any(at, &["where", "after"])
        || figure
        || dated
}

/// `, | and accused`, `, | but added`: what else the speaker says.
fn says_more(phrases: &Phrases<'_>, at: WordIndex, end: WordIndex) -> bool {
    let verb = phrases.words.get(at as usize + 1);
    phrases.is_any(at, &["and", "but"])
        && phrases.word(at).quotation.is_none()
        && phrases.is_comma(at - 1)
        && at + 2 < end
        && verb.is_some_and(|verb| {
            let form = phrases.grammar.verb(verb.id);
            verb.is(Classes::REPORTING_VERB)
                && form.is_some_and(|(_, form)| matches!(form, VerbForm::Past))
        })
}

/// `Weber’s claim that the ballots had been altered | was rejected`: a noun that opens its sentence is the
/// subject of a verb, which follows the one of what is claimed.
fn main_verb(phrases: &Phrases<'_>, cue: Span, words: &Range<WordIndex>) -> Option<WordIndex> {
    let noun = phrases.words.within(cue);
    let is_noun = noun.len() == 1
        && phrases.word(noun.start).is(Classes::CUE_NOUN)
        && phrases.is_word(words.start, "that");
    if !is_noun {
        return None;
    }
    let is_verb = |from: WordIndex| move |at: &WordIndex| phrases.is_finite_verb(*at, from);
    let sentence = phrases.words.sentence(phrases.word(noun.start).sentence);
    let floor = sentence
        .start
        .max(noun.start.saturating_sub(LONGEST as WordIndex));
    if (floor..=noun.start).any(|at| is_verb(floor)(&at)) {
        return None;
    }
    // `could not honour`, `wanted to call`
    let helps = |at: WordIndex| {
        let between = Classes::NEGATION | Classes::ADVERB;
        let before = (words.start..at)
            .rev()
            .find(|&at| !phrases.word(at).is(between));
        before.is_some_and(|at| {
            phrases.word(at).is(Classes::AUXILIARY | Classes::MODAL) || phrases.is_text(at, "to")
        })
    };
    let opens = Classes::RELATIVE | Classes::SUBORDINATOR | Classes::COORDINATOR;
    let first = (words.start + 2..words.end).find(is_verb(words.start))?;
    // `that he knew the man was armed was rejected`
    let mut inner = usize::from(
        phrases
            .word(first)
            .is(Classes::REPORTING_VERB | Classes::ATTITUDE_VERB),
    );
    for at in (first + 1..words.end).take(LONGEST) {
        let word = phrases.word(at);
        if word.quotation.is_some() {
            continue;
        }
        if word.is(opens) && !word.is(Classes::DETERMINER) {
            return None;
        }
        let before = phrases.word(at - 1);
        let subject = before.is(Classes::PRONOUN | Classes::COORDINATOR);
        if !phrases.is_finite_verb(at, words.start) || helps(at) {
            continue;
        }
        match inner {
            _ if subject => inner = inner.max(1),
            0 => return Some(at),
            _ => inner -= 1,
        }
    }
    None
}

/// The bracket that a content ends with.
fn final_bracket(phrases: &Phrases<'_>, words: &Range<WordIndex>) -> Option<WordIndex> {
    let last = words.end.checked_sub(1)?;
    if !phrases.is_text(last, ")") || phrases.word(last).quotation.is_some() {
        return None;
    }
    (words.start + 3..last)
        .rev()
        .find(|&at| phrases.is_text(at, "("))
        // `Sen. Roe (D)` is a name.
        .filter(|&open| last - open > 3)
}

/// A participle right after a comma, maybe inside a closing mark.
fn reports_on(phrases: &Phrases<'_>, at: WordIndex) -> bool {
    let word = phrases.word(at);
    word.is(Classes::REPORTING_VERB)
        && word.quotation.is_none()
        && phrases.text_of(at).ends_with("ing")
        && (phrases.is_comma(at - 1)
            || phrases.word(at - 1).kind == LexemeKind::Mark && phrases.is_comma(at - 2))
}

/// `on condition of anonymity`
fn asks_in_return(phrases: &Phrases<'_>, at: WordIndex, end: WordIndex) -> bool {
    let word = phrases.word(at);
    word.starts_phrase
        && word.quotation.is_none()
        && phrases.is_any(at, &["on", "under"])
        && phrases.listed(PhraseClass::Anonymity, at, end).is_some()
}
