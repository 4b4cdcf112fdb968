//! What the body only alleges, and whether a line of display says it.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass};
use crate::rules::Context;

use super::Hedged;
use super::wording::LITTLE;

/// Words that pass on an accusation or a rumour (`alleged`, `is believed to`), each with what is around it.
pub(super) fn hedged(context: &Context<'_>) -> Vec<Hedged> {
    const BEFORE: WordIndex = 12;
    const AFTER: WordIndex = 12;
    const MOST: usize = 200;
    let mut hedged = Vec::new();
    for (id, _) in context.body() {
        let range = context.sentence_words(id);
        let is_open = |at: WordIndex| context.word(at).quotation.is_none();
        let phrase = context
            .phrases_in(range.clone())
            .find(|(at, class)| *class == PhraseClass::Hearsay && is_open(at.start))
            .map(|(at, _)| at);
        let word = range
            .clone()
            .find(|&at| context.word(at).is(Classes::HEARSAY) && is_open(at))
            .map(|at| at..at + 1);
        // `is reported to have`, or `alleged`: whichever is first.
        let first = [phrase, word]
            .into_iter()
            .flatten()
            .min_by_key(|at| at.start);
        let Some(hedge) = first else { continue };
        let around =
            hedge.start.saturating_sub(BEFORE).max(range.start)..(hedge.end + AFTER).min(range.end);
        hedged.push(Hedged { hedge, around });
        if hedged.len() == MOST {
            break;
        }
    }
    hedged
}

/// Whether a line of display says what a hedged clause says: two names of the clause, on either
/// side of the hedge; or a name and a word of the act; or three words of any kind.
pub(super) fn asserts(context: &Context<'_>, display: &Range<WordIndex>, hedged: &Hedged) -> bool {
    let shown = context.words(display.clone());
    let is_name =
        |word: &Word| word.is_word() && word.is_capital() && !word.is(Classes::DETERMINER);
    let shares_name =
        |word: &&Word| is_name(word) && shown.iter().any(|other| other.hash == word.hash);
    let shares_word = |word: &&Word| {
        word.span.len() > 3
            && !word.is(LITTLE)
            && shown
                .iter()
                .any(|other| other.hash == word.hash || same_stem(context, word, other))
    };
    let before = context.words(hedged.around.start..hedged.hedge.start);
    let after = context.words(hedged.hedge.end..hedged.around.end);
    let named_before = before.iter().any(|word| shares_name(&word));
    let named_after = after.iter().any(|word| shares_name(&word));
    let act = after
        .iter()
        .any(|word| !is_name(word) && word.span.len() > 4 && shares_word(&word));
    let words = before.iter().filter(shares_word).count();
    let words_after = after.iter().filter(shares_word).count();
    named_before && (named_after || act)
        || named_after && act
        || words > 0 && words_after > 0 && words + words_after >= 3
}

/// `hires` and `hired`, `bribes` and `bribery`: the same first five letters.
fn same_stem(context: &Context<'_>, one: &Word, two: &Word) -> bool {
    const STEM: usize = 5;
    let stem = |word: &Word| {
        let written = word.span.of(context.text());
        written.get(..STEM).map(str::to_ascii_lowercase)
    };
    stem(one).is_some_and(|first| stem(two).is_some_and(|second| first == second))
}
