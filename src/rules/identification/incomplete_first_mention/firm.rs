//! Whether the copy goes on as it does after the name of a firm or a body.

use crate::attribution::Attribution;
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::rules::Context;

/// `Norvane said in a statement`, `Norvane replied. It has 900 workers`, `Norvane replied. The airline …`.
pub(super) fn may_be_a_firm(
    context: &Context<'_>,
    name: WordIndex,
    attribution: &Attribution,
) -> bool {
    let sentence = context.word(name).sentence;
    let last = attribution.content.last().map_or(sentence, |content| {
        context.sentence_at(content.end.saturating_sub(1))
    });
    let next = [sentence, last].map(|id| context.after_in_block(id));
    is_in_a_statement(context, attribution)
        || next
            .into_iter()
            .flatten()
            .any(|next| opens_with_a_body(context, context.sentence_words(next).start))
}

/// `said in a statement`
fn is_in_a_statement(context: &Context<'_>, attribution: &Attribution) -> bool {
    const NEAR: WordIndex = 4;
    let Some((.., verb)) = context.cue_verb(attribution) else {
        return false;
    };
    let sentence = context.sentence_words(context.word(verb).sentence);
    let mut near = verb + 1..(verb + 1 + NEAR).min(sentence.end);
    near.any(|at| context.reads(at, "statement"))
}

/// `It has 900 workers`, not `It was late`; `The airline`.
fn opens_with_a_body(context: &Context<'_>, start: WordIndex) -> bool {
    let sentence = context.sentence_words(context.word(start).sentence);
    let Some(next) = Some(start + 1).filter(|at| sentence.contains(at)) else {
        return false;
    };
    let has = context.word(next).is(Classes::AUXILIARY) && !context.word(next).is(Classes::BE);
    context.reads(start, "it") && has
        || context.reads(start, "the") && context.word(next).is(Classes::ORGANISATION_NOUN)
}
