//! Rules about what stands in quotation marks.

mod collective_quote;
mod display_quote_mismatch;
mod late_attribution;
mod loaded_cue;
mod signature;
mod unattributed_fragment;
mod unattributed_quote;
mod unbalanced_quotation_mark;
mod unresolved_speaker;

pub(super) use collective_quote::COLLECTIVE_QUOTE;
pub(super) use display_quote_mismatch::{Body, DISPLAY_QUOTE_MISMATCH, body_match};
pub(super) use late_attribution::LATE_ATTRIBUTION;
pub(super) use loaded_cue::LOADED_CUE;
pub(super) use unattributed_fragment::UNATTRIBUTED_FRAGMENT;
pub(super) use unattributed_quote::UNATTRIBUTED_QUOTE;
pub(super) use unbalanced_quotation_mark::UNBALANCED_QUOTATION_MARK;
pub(super) use unresolved_speaker::UNRESOLVED_SPEAKER;

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{LexemeKind, Quotation};

use super::Context;

/// The words of a quotation, marks and punctuation left out.
fn words_inside<'a>(
    context: &Context<'a>,
    quotation: &Quotation,
) -> impl Iterator<Item = &'a Word> + use<'a> {
    let range = context.article.words.within(quotation.inner);
    context.words(range).iter().filter(|word| word.is_word())
}

/// Words that can stand alone as a sentence: four or more with a verb or with a sentence's
/// capital and stop, or more than a fragment ever has.
pub(crate) fn is_full(context: &Context<'_>, quotation: &Quotation) -> bool {
    const LONGEST_FRAGMENT: usize = 5;
    let count = words_inside(context, quotation).count();
    if count > LONGEST_FRAGMENT {
        return true;
    }
    let inner = quotation.inner.of(context.text()).trim();
    let ends = inner.ends_with(['.', ',', '!', '?', '…']);
    let begins = words_inside(context, quotation)
        .next()
        .is_some_and(Word::is_capital);
    count >= 4 && begins && (ends || has_verb(context, quotation))
        || count >= 2 && begins && inner.ends_with(['.', '!', '?'])
}

fn has_verb(context: &Context<'_>, quotation: &Quotation) -> bool {
    let verbs = Classes::AUXILIARY | Classes::MODAL | Classes::COMMON_VERB;
    words_inside(context, quotation).any(|word| word.is(verbs | Classes::REPORTING_VERB))
}

/// A title of a work, or a name: every word but the little ones has a capital.
pub(crate) fn is_title(context: &Context<'_>, quotation: &Quotation) -> bool {
    let little = Classes::PREPOSITION | Classes::DETERMINER | Classes::COORDINATOR | Classes::BE;
    let mut words = 0;
    let mut end = 0;
    for word in words_inside(context, quotation) {
        // `Isn’t` is two words, of which the second has no capital.
        let is_clitic = word.span.start == end;
        end = word.span.end;
        if word.kind != LexemeKind::Word || is_clitic {
            continue;
        }
        if !word.is_capital() && (words == 0 || !word.is(little)) {
            return false;
        }
        words += 1;
    }
    words > 0
}

/// Whether words such as `so-called`, `known as`, `the word` or `titled` stand within three words
/// before, or the marks only name something.
pub(crate) fn is_named(context: &Context<'_>, quotation: &Quotation) -> bool {
    let start = context.article.words.within(quotation.span).start;
    let Some(sentence) = context
        .article
        .words
        .get(start as usize)
        .map(|word| word.sentence)
    else {
        return false;
    };
    let range = context.sentence_words(sentence);
    let near: WordIndex = start.saturating_sub(6).max(range.start);
    // `the last piece of a “clean hands” package`: nothing is called so.
    let is_part = |end: WordIndex| {
        end + 1 < start && context.reads(end, "of") && context.word(end + 1).is(Classes::DETERMINER)
    };
    // `Messages show aides mocked ‘moaning’ nurses`: no show that is called so.
    let tells = |words: &Range<WordIndex>| {
        let is_verb = |at| context.verb_at(at).is_some();
        is_verb(words.start) && (words.end..start).any(is_verb)
    };
    context.phrases_in(near..start).any(|(at, class)| {
        class == PhraseClass::Naming && at.end + 3 >= start && !is_part(at.end) && !tells(&at)
    }) || is_known_as(context, quotation)
}

/// `known inside the company as “the Deep End”`
fn is_known_as(context: &Context<'_>, quotation: &Quotation) -> bool {
    const NEAR: WordIndex = 6;
    let start = context.article.words.within(quotation.span).start;
    // `known as the “Deep End”`
    let is_the = start
        .checked_sub(1)
        .is_some_and(|at| context.word(at).is(Classes::DETERMINER));
    let Some(last) = start.checked_sub(1 + WordIndex::from(is_the)) else {
        return false;
    };
    let sentence = context.sentence_words(context.word(last).sentence);
    context.reads(last, "as")
        && (start.saturating_sub(NEAR).max(sentence.start)..last)
            .any(|at| context.reads(at, "known"))
}
