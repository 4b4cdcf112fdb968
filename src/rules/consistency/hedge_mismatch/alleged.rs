//! What the body only alleges, and whether a line of display says it.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass};
use crate::rules::Context;

use super::Hedged;
use super::possible::{is_flat_elsewhere, under};
use super::wording::{LITTLE, are_one, is_content, shows};

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
    let is_name = |word: &Word| word.is_word() && word.is_capital() && !word.is(LITTLE);
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
    // `a purported recording of a dinner at his villa`: the headline would have to tell of the recording.
    let of_act = of_act(context, hedged);
    let act = context
        .words(of_act)
        .iter()
        .any(|word| !is_name(word) && word.span.len() > 4 && shares_word(&word));
    let words = before.iter().filter(shares_word).count();
    let words_after = after.iter().filter(shares_word).count();
    named_before && (named_after || act)
        || named_after && act
        || words > 0 && words_after > 0 && words + words_after >= 3
}

/// The words in which the act may stand: behind an adjective those of its noun.
fn of_act(context: &Context<'_>, hedged: &Hedged) -> Range<WordIndex> {
    let (hedge, end) = (&hedged.hedge, hedged.around.end);
    let is_adverb = context.written(hedge.start).ends_with("ly");
    let is_verb = hedge.start > hedged.around.start
        && context
            .word(hedge.start - 1)
            .is(Classes::BE | Classes::AUXILIARY);
    let opens_noun =
        hedge.end < end && context.word(hedge.end).is_word() && !context.word(hedge.end).is(LITTLE);
    if hedge.len() > 1 || is_adverb || is_verb || !opens_noun {
        return hedge.end..end;
    }
    let ends_noun = |&at: &WordIndex| {
        let word = context.word(at);
        !word.is_word() || word.is(Classes::PREPOSITION) && !context.reads(at, "of")
    };
    let noun_end = (hedge.end..end).find(ends_noun).unwrap_or(end);
    hedge.end..noun_end
}

/// Whether a line of display has the act of a hedged clause and what it was done to, whoever did it: `Man
/// stabbed neighbour`, where he allegedly stabbed his neighbour. Not where a court has found it.
pub(super) fn asserts_act(
    context: &Context<'_>,
    display: &Range<WordIndex>,
    hedged: &Hedged,
) -> bool {
    let hedge = context.article.words.span(hedged.hedge.clone());
    let is_of_act =
        hedge.of(context.text()).ends_with("ly") || context.reads(hedged.hedge.start, "accused");
    let verb = under(context, hedged.hedge.end, hedged.around.end);
    let Some(verb) = verb.filter(|_| is_of_act) else {
        return false;
    };
    let act = display
        .clone()
        .find(|&at| are_one(context, context.word(at), context.word(verb)));
    act.is_some_and(|act| {
        has_object(context, act + 1..display.end, verb + 1..hedged.around.end)
            && !is_flat_elsewhere(context, display, verb)
            && !is_decided(context)
    })
}

/// What the act was done to stands in both, right behind the verb in the copy; of a verb that says little
/// (`set fire to the mill`) one word more.
fn has_object(context: &Context<'_>, shown: Range<WordIndex>, told: Range<WordIndex>) -> bool {
    const NEAR: WordIndex = 8;
    const LITTLE_VERB: usize = 3;
    let verb = context.word(told.start - 1);
    let near = told.start..told.end.min(told.start + NEAR);
    let mut objects = context.words(near).iter().filter(|word| is_content(word));
    let is_shown = |word: &Word| shows(context, &shown, word);
    let is_little = verb.span.len() <= LITTLE_VERB || context.reads(told.start - 1, "setting");
    objects.next().is_some_and(is_shown) && (!is_little || objects.next().is_some_and(is_shown))
}

/// The first sentences tell of a conviction.
fn is_decided(context: &Context<'_>) -> bool {
    const LEAD: usize = 4;
    const DECIDED: [&str; 7] = [
        "admitted",
        "convicted",
        "found",
        "guilty",
        "jailed",
        "pleaded",
        "sentenced",
    ];
    context.body().take(LEAD).any(|(id, _)| {
        let words = context.sentence_words(id);
        context.phrases_in(words).any(|(mut at, class)| {
            class == PhraseClass::CourtRecord && at.any(|at| context.reads_any(at, &DECIDED))
        })
    })
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
