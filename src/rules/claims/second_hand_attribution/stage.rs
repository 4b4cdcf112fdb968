//! Words that were said to somebody of an outlet before an audience: our reporter could hear them, too.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::PhraseClass;
use crate::rules::Context;

/// `told CNN during a debate`, or `told the Ledger’s Roe`, who was introduced as the host of one.
pub(super) fn was_on_stage(
    context: &Context<'_>,
    verb: WordIndex,
    outlet: &Range<WordIndex>,
) -> bool {
    let sentence = context.sentence_words(context.word(verb).sentence);
    stands_here(context, outlet.end..sentence.end)
        || is_of_the_outlet(context, outlet.end, &sentence)
            && asker(context, outlet.end + 1..sentence.end)
                .is_some_and(|name| led_a_stage(context, name, sentence.start))
}

/// `during a debate`, `at the town hall`, before the words that were said.
fn stands_here(context: &Context<'_>, rest: Range<WordIndex>) -> bool {
    const NEAR: WordIndex = 8;
    let near = rest.start..rest.end.min(rest.start + NEAR);
    let end = near
        .clone()
        .find(|&at| context.word(at).quotation.is_some() || context.reads(at, "that"))
        .unwrap_or(near.end);
    is_stage(context, near.start..end)
}

/// A stage after the word that puts people there: `during a lively debate`.
fn is_stage(context: &Context<'_>, words: Range<WordIndex>) -> bool {
    const BETWEEN: WordIndex = 4;
    words
        .clone()
        .filter(|&at| context.word(at).quotation.is_none())
        .filter(|&at| context.is_listed(at, PhraseClass::PublicStage))
        .any(|at| {
            let from = at.saturating_sub(BETWEEN).max(words.start);
            context.reads(at, "onstage")
                || (from..at).any(|before| {
                    context.reads_any(before, &["at", "during", "hosted", "in", "moderated"])
                })
        })
}

fn is_of_the_outlet(context: &Context<'_>, after: WordIndex, sentence: &Range<WordIndex>) -> bool {
    sentence.contains(&after) && context.is_possessive(after)
}

/// The last word of the name that starts here.
fn asker(context: &Context<'_>, rest: Range<WordIndex>) -> Option<WordIndex> {
    const LONGEST: usize = 3;
    rest.take(LONGEST)
        .take_while(|&at| context.word(at).is_word() && context.word(at).is_capital())
        .last()
}

/// The name stands above in a sentence that speaks of a stage: `during a discussion with Ada Roe`.
fn led_a_stage(context: &Context<'_>, name: WordIndex, before: WordIndex) -> bool {
    /// Places that are looked at, and how far above they may stand: further than any story goes.
    const MOST: usize = 20;
    const FARTHEST: WordIndex = 4_000;
    let written = context.written(name);
    (before.saturating_sub(FARTHEST)..before)
        .filter(|&at| context.written(at) == written && context.word(at).quotation.is_none())
        .take(MOST)
        .any(|at| is_stage(context, context.sentence_words(context.word(at).sentence)))
}
