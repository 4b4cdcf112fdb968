//! The words of the story that come nearest to a display quotation, and what was done to them.

use rustc_hash::FxHashMap;

use crate::attribution::words::Word;
use crate::grammar::Classes;
use crate::parse::{Quotation, QuotationId};
use crate::rules::Context;
use crate::text::Span;

use super::Body;
use crate::rules::quotations::words_inside;

/// The body quotation that shares most words with a display quotation, if it shares half of them.
pub(super) fn nearest(
    context: &Context<'_>,
    display: &Quotation,
    body: &Body,
) -> Option<QuotationId> {
    // What is longer is no headline, and comparing it would take long.
    const LONGEST: usize = 60;
    let length = words_inside(context, display).take(LONGEST + 1).count();
    if length > LONGEST {
        return None;
    }
    let wanted: FxHashMap<u32, usize> = counted(words_inside(context, display));
    // Half of the words that mean something, if there are any.
    let content = |word: &&Word| {
        !word.is(Classes::DETERMINER
            | Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::PRONOUN
            | Classes::BE
            | Classes::AUXILIARY)
    };
    let telling: FxHashMap<u32, usize> = counted(words_inside(context, display).filter(content));
    let mut best: Option<(usize, usize, QuotationId)> = None;
    for &(id, _) in &body.quotations {
        let mut left = wanted.clone();
        let mut all = 0;
        let shared = words_inside(context, context.quotation(id))
            .filter(|word| {
                all += 1;
                left.get_mut(&word.hash).is_some_and(|n| {
                    *n > 0 && {
                        *n -= 1;
                        true
                    }
                })
            })
            .count();
        // Most shared words; of equals the shorter quotation, then the first.
        if best.is_none_or(|(most, length, _)| shared > most || shared == most && all < length) {
            best = Some((shared, all, id));
        }
    }
    let means_the_same = |id: QuotationId| {
        let shared: FxHashMap<u32, usize> = counted(
            words_inside(context, context.quotation(id))
                .filter(|word| telling.contains_key(&word.hash)),
        );
        shared.len() * 2 >= telling.len()
    };
    best.filter(|&(shared, _, id)| shared * 2 >= length && shared > 0 && means_the_same(id))
        .map(|(.., id)| id)
}

/// The sentence of a long quotation that shares most words with a display quotation.
pub(super) fn nearest_sentence(
    context: &Context<'_>,
    display: &Quotation,
    body: &Quotation,
) -> Span {
    let wanted: FxHashMap<u32, usize> = counted(words_inside(context, display));
    let sentences = &context.article.document.sentences;
    let first = sentences.partition_point(|s| s.span.end <= body.inner.start);
    let inside = sentences[first..]
        .iter()
        .take_while(|s| s.span.start < body.inner.end);
    let mut best: Option<(usize, Span)> = None;
    let mut count = 0;
    for sentence in inside {
        count += 1;
        let start = sentence.span.start.max(body.span.start);
        let span = Span {
            start,
            end: sentence.span.end.min(body.span.end).max(start),
        };
        let words = context.words(context.article.words.within(span));
        let shared = words
            .iter()
            .filter(|w| wanted.contains_key(&w.hash))
            .count();
        if best.is_none_or(|(most, _)| shared > most) {
            best = Some((shared, span));
        }
    }
    best.filter(|_| count > 1)
        .map_or(body.span, |(_, span)| span)
}

fn counted<'w>(words: impl Iterator<Item = &'w Word>) -> FxHashMap<u32, usize> {
    let mut counts = FxHashMap::default();
    for word in words {
        *counts.entry(word.hash).or_default() += 1;
    }
    counts
}

/// What was done to the words between the body and the display.
pub(super) fn difference(
    context: &Context<'_>,
    display: &Quotation,
    body: &Quotation,
) -> &'static str {
    let mut spoken = words_inside(context, body).map(|word| word.hash);
    let only_cut = words_inside(context, display).all(|word| spoken.any(|hash| hash == word.hash));
    if only_cut {
        "nearest: words have been cut out"
    } else {
        "nearest: words differ"
    }
}
