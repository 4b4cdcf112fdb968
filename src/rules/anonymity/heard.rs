//! Where a crowd of which the copy names nobody is heard all the same: a politician of `some leaders`, the
//! analysts that `many` takes up, the rivals that were named as such, the next time that `opponents` speak.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::attribution::{Attribution, Source};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{BlockId, SentenceId};
use crate::rules::Context;

use super::member::{
    Crowd, has_expert, is_known_expert, is_person, is_politician, is_taken_up, names_a_member,
};

/// `Some leaders said it may wait.`, and the next paragraph opens with the words of a leader; or `many think`,
/// between two remarks of one who knows.
pub(super) fn is_quoted_next(context: &Context<'_>, credit: &Attribution, head: WordIndex) -> bool {
    let is_quantity = is_quantity(context, head);
    let words = credit
        .source
        .as_ref()
        .map(|source| context.article.words.within(source.span));
    let are_politicians = words.into_iter().flatten().any(|at| {
        let noun = context.grammar.lemma(context.word(at).id);
        noun != context.word(at).id
            && (context.has_word(PhraseClass::Politician, noun) || context.reads(at, "leaders"))
    });
    if !is_quantity && !are_politicians {
        return false;
    }
    let Some(next) = opening_of_next(context, credit.sentence) else {
        return false;
    };
    let start = context.sentence(next).span.start;
    context.touching(next).any(|(_, attribution)| {
        let opens = attribution
            .quotations
            .first()
            .is_some_and(|&quotation| context.quotation(quotation).span.start == start);
        let speaks_too = |source: &Source| {
            is_person(context, source)
                && (are_politicians && is_politician(context, source)
                    || is_quantity
                        && is_known_expert(context, source)
                        && spoke_before(context, credit.sentence, source))
        };
        opens && attribution.source.as_ref().is_some_and(speaks_too)
    })
}

/// `many`, `some`: nothing but how many.
pub(super) fn is_quantity(context: &Context<'_>, head: WordIndex) -> bool {
    context.reads_any(head, &["many", "most", "others", "some"])
}

/// The first sentence of the next paragraph, if this one ends its own.
fn opening_of_next(context: &Context<'_>, sentence: SentenceId) -> Option<SentenceId> {
    let next = sentence + 1;
    let after = context.article.document.sentences.get(next as usize)?;
    (after.block == block(context, sentence) + 1).then_some(next)
}

fn block(context: &Context<'_>, sentence: SentenceId) -> BlockId {
    context.sentence(sentence).block
}

/// Somebody is credited in the paragraph or the one before.
fn spoke_before(context: &Context<'_>, sentence: SentenceId, source: &Source) -> bool {
    const MOST: SentenceId = 12;
    let entity = |source: &Source| context.mention(source).and_then(|mention| mention.entity);
    let here = block(context, sentence);
    (sentence.saturating_sub(MOST)..sentence)
        .filter(|&id| block(context, id) + 1 >= here)
        .any(|id| {
            context.touching(id).any(|(_, attribution)| {
                attribution
                    .source
                    .as_ref()
                    .is_some_and(|other| entity(other).is_some() && entity(other) == entity(source))
            })
        })
}

/// The plural that `many` or `others` takes up from the sentence before: `It alarms lawyers. Many say …`
pub(super) fn taken_up(context: &Context<'_>, head: WordIndex) -> Option<WordIndex> {
    let here = context.word(head).sentence;
    let before = here.checked_sub(1).filter(|_| is_quantity(context, head))?;
    if !context.is_sentence(before) {
        return None;
    }
    context.sentence_words(before).rev().find(|&at| {
        let word = context.word(at);
        word.quotation.is_none()
            && word.is(Classes::PLURAL_PEOPLE)
            && context.has_word(PhraseClass::ExpertCrowd, context.grammar.lemma(word.id))
    })
}

/// Of what `many` takes up, somebody is credited in the sentences that follow.
pub(super) fn is_quoted_as(context: &Context<'_>, head: WordIndex) -> bool {
    const MOST: usize = 60;
    let here = context.word(head).sentence;
    taken_up(context, head).is_some()
        && (here..)
            .zip(
                context
                    .article
                    .document
                    .sentences
                    .iter()
                    .skip(here as usize),
            )
            .take(MOST)
            .any(|(id, _)| context.is_sentence(id) && has_expert(context, id))
}

/// `Roe's opponents`, who were called so and named: `her two rivals, Ada Vaz and Peter Klein`.
pub(super) fn were_named(context: &Context<'_>, sentence: SentenceId, head: WordIndex) -> bool {
    const PARAGRAPHS: BlockId = 2;
    const MOST: SentenceId = 12;
    if !context.reads_any(head, &["opponents", "rivals", "challengers"]) {
        return false;
    }
    let here = block(context, sentence);
    (sentence.saturating_sub(MOST)..sentence)
        .filter(|&id| block(context, id) + PARAGRAPHS >= here && context.is_sentence(id))
        .any(|id| {
            let words = context.sentence_words(id);
            words
                .clone()
                .find(|&at| context.reads_any(at, &["opponents", "rivals", "challengers"]))
                .is_some_and(|at| names_two(context, at + 1..words.end))
        })
}

fn names_two(context: &Context<'_>, words: Range<WordIndex>) -> bool {
    if words.is_empty() {
        return false;
    }
    let span = context.article.words.span(words);
    context
        .mentions_from(span.start)
        .iter()
        .take_while(|mention| mention.span.end <= span.end)
        .filter(|mention| context.is_person(mention))
        .count()
        >= 2
}

/// The same crowd speaks again in the next paragraphs, and there somebody is named for it.
pub(super) fn is_borne_out_later(
    context: &Context<'_>,
    credit: &Attribution,
    source: &Source,
    head: WordIndex,
) -> bool {
    const PARAGRAPHS: BlockId = 3;
    const MOST: SentenceId = 12;
    if is_quantity(context, head) {
        return false;
    }
    let noun = context.word(head).id;
    let last = context.article.document.sentences.len() as SentenceId;
    let until = block(context, credit.sentence) + PARAGRAPHS;
    (credit.sentence + 1..(credit.sentence + MOST).min(last))
        .take_while(|&id| block(context, id) <= until)
        .filter(|&id| context.is_sentence(id))
        .any(|id| {
            let speaks_again = context.touching(id).any(|(_, attribution)| {
                attribution.sentence == id
                    && attribution.source.as_ref().is_some_and(|again| {
                        again.span.start > source.span.start
                            && context
                                .head(again.span)
                                .is_some_and(|head| context.word(head).id == noun)
                    })
            });
            let is_named = || {
                let next = id + 1;
                next < last
                    && (is_taken_up(context, id, next, Crowd::Others)
                        || names_a_member(context, id, source.span, head))
            };
            speaks_again && is_named()
        })
}
