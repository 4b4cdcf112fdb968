//! Whether a sentence in which a source asks for no name says why.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{LexemeKind, SentenceId};
use crate::rules::Context;

/// A reason stands in the sentence of the phrase of anonymity, or the phrase is one (`not authorised to
/// speak`).
pub(super) fn has_reason(
    context: &Context<'_>,
    id: SentenceId,
    sentence: Range<WordIndex>,
    phrase: &Range<WordIndex>,
) -> bool {
    // `on condition of anonymity to offer an assessment`, not the `to be named` of the phrase itself
    let is_purpose = sentence.contains(&phrase.end) && context.reads(phrase.end, "to");
    is_forbidden(context, phrase)
        || is_purpose
        || opens_with_reason(context, id, sentence.start..phrase.start)
        || goes_on_with_reason(context, id, phrase.end..sentence.end)
}

/// `not authorised to speak`, `not permitted to comment`
fn is_forbidden(context: &Context<'_>, phrase: &Range<WordIndex>) -> bool {
    phrase.clone().any(|at| {
        let word = context.written(at);
        let starts_with = |start: &str| {
            word.get(..start.len())
                .is_some_and(|own| own.eq_ignore_ascii_case(start))
        };
        ["allowed", "authoris", "authoriz", "permitted"]
            .into_iter()
            .any(starts_with)
    })
}

/// `Fearing for her job, she asked not to be named`, but not `As a minister, she`, nor the source's own words:
/// `It was shut because of a strike, said a clerk who asked not to be named`.
fn opens_with_reason(context: &Context<'_>, id: SentenceId, before: Range<WordIndex>) -> bool {
    let is_in_content = |at: WordIndex| {
        let span = context.word(at).span;
        context.touching(id).any(|(_, attribution)| {
            attribution.source.is_some()
                && attribution
                    .content
                    .iter()
                    .any(|content| content.contains(span))
        })
    };
    context
        .phrases_in(before)
        .filter(|(_, class)| *class == PhraseClass::AnonymityReason)
        .any(|(at, _)| {
            let is_weak = at.len() == 1
                && context.reads_any(at.start, &["as", "for", "given", "saying", "since"]);
            !is_weak && context.word(at.start).quotation.is_none() && !is_in_content(at.start)
        })
}

/// `because the talks are private`, before the sentence comes to what the source says: `who asked not to be
/// named, said it was shut because of a strike`.
fn goes_on_with_reason(context: &Context<'_>, id: SentenceId, after: Range<WordIndex>) -> bool {
    if after.contains(&after.start) && context.reads(after.start, "that") {
        return false;
    }
    let cues = context.touching(id).flat_map(|(_, other)| &other.cue);
    let starts = cues.map(|&cue| context.article.words.within(cue).start);
    // `saying she feared for her job`
    let says = |at: &WordIndex| {
        after.contains(at) && !context.is_listed(*at, PhraseClass::AnonymityReason)
    };
    let end = starts.filter(says).min().unwrap_or(after.end);
    context
        .phrases_in(after.start..end)
        .any(|(at, class)| class == PhraseClass::AnonymityReason && !is_time(context, &at, end))
}

/// `for nine days`, `since Monday`, `as safe as`, `named for this story`: no reasons.
fn is_time(context: &Context<'_>, phrase: &Range<WordIndex>, end: WordIndex) -> bool {
    let next = phrase.end;
    if phrase.len() > 1 || next >= end {
        return false;
    }
    let word = context.word(next);
    let counts = word.is(Classes::NUMBER | Classes::TIME) || word.kind == LexemeKind::Number;
    match context.written(phrase.start) {
        "for" => counts || context.reads(next, "this"),
        "since" => counts || context.reads_any(next, &["last", "then"]),
        "as" => next + 1 < end && context.reads(next + 1, "as"),
        _ => false,
    }
}
