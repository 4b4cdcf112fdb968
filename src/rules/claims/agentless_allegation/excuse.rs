//! Hedges that are no allegation of the writer’s without an owner: denied, held by somebody, reported.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::SentenceId;
use crate::rules::Context;

/// Whether the hedge is no allegation of the writer's that lacks an owner.
pub(super) fn is_excused(
    context: &Context<'_>,
    sentence: SentenceId,
    hedge: &Range<WordIndex>,
) -> bool {
    is_scrap(context, sentence)
        || is_disbelieved(context, sentence, hedge)
        || is_reported_near(context, sentence, hedge)
        || is_held(context, hedge)
        || is_of_whom(context, sentence, hedge)
        || is_told(context, sentence, hedge)
        || is_cue(context, sentence, hedge)
}

/// `botanists, whom she accused of cheating`: she does.
fn is_of_whom(context: &Context<'_>, sentence: SentenceId, hedge: &Range<WordIndex>) -> bool {
    const NEAR: WordIndex = 5;
    let first = context.sentence_words(sentence).start;
    let mut before = first.max(hedge.start.saturating_sub(NEAR))..hedge.start;
    context.reads(hedge.start, "accused") && before.any(|at| context.reads(at, "whom"))
}

/// Words of a post that was left in its markup are not the writer's.
fn is_scrap(context: &Context<'_>, sentence: SentenceId) -> bool {
    let sentence = context.sentence(sentence);
    let own = sentence.span.of(context.text());
    let block = context.article.document.blocks[sentence.block as usize].span;
    block.of(context.text()).starts_with('<') || own.contains("http") || own.contains("</")
}

/// Nobody is to believe it, or nobody does now: `the alleged culprits and their so-called offence`,
/// `the purported figures are fabricated`, `is not thought to be`, `was once thought to be a goldmine`.
/// What was once a rumour stays one.
fn is_disbelieved(context: &Context<'_>, sentence: SentenceId, hedge: &Range<WordIndex>) -> bool {
    const NEAR: WordIndex = 2;
    let words = context.sentence_words(sentence);
    let before = hedge.start.saturating_sub(NEAR).max(words.start)..hedge.start;
    let is_denied = context
        .words(before)
        .iter()
        .any(|word| word.is(Classes::NEGATION));
    let is_opinion = context
        .grammar
        .verb(context.word(hedge.start).id)
        .is_some_and(|(verb, _)| matches!(verb.lemma.as_ref(), "believe" | "consider" | "think"));
    let is_past = is_opinion && hedge.start > 0 && context.reads(hedge.start - 1, "once");
    let is_legend = hedge.clone().any(|at| context.reads(at, "reputed"))
        && words
            .clone()
            .any(|at| context.written(at).ends_with("century"));
    is_denied || is_past || is_legend || context.phrase_in(words, PhraseClass::Disbelief).is_some()
}

/// `reportedly`, next to a sentence that says who reported it; or `as the Ledger reported` in its own.
fn is_reported_near(context: &Context<'_>, sentence: SentenceId, hedge: &Range<WordIndex>) -> bool {
    let first = context.sentence_words(sentence).start;
    if context.reads(first, "as") && is_reported(context, sentence) {
        return true;
    }
    // `It is reported in the Ledger that`, `it is reported quarterly`
    let is_placed = || {
        let other = Classes::PREPOSITION | Classes::ADVERB | Classes::TIME;
        let next = context.after(hedge);
        next.is_some_and(|next| {
            context.word(next).is(other) || context.written(next).ends_with("ly")
        })
    };
    if context.reads(hedge.end - 1, "reported") && is_placed() {
        return true;
    }
    if !context.reads(hedge.start, "reportedly") {
        return false;
    }
    let is_told_after = context.after_in_block(sentence).is_some_and(|after| {
        let words = context.sentence_words(after);
        context.phrase_in(words, PhraseClass::AccordingTo).is_some()
    });
    let mut before = (1..=2).filter_map(|back| sentence.checked_sub(back));
    let was_there = sentence
        .checked_sub(1)
        .is_some_and(|before| context.is_sentence(before) && has_a_reporter(context, before));
    is_told_after || was_there || before.any(|before| is_reported(context, before))
}

/// `As the Ledger reported`: what follows is the Ledger's.
fn is_reported(context: &Context<'_>, sentence: SentenceId) -> bool {
    context.is_sentence(sentence)
        && context.sentence_words(sentence).any(|at| {
            context.word(at).quotation.is_none()
                && context.reads_any(at, &["reported", "reports"])
                && !context.reads(at.saturating_sub(1), "is")
        })
}

/// `Ada Roe, reporting for the Ledger, was in the hall`
fn has_a_reporter(context: &Context<'_>, sentence: SentenceId) -> bool {
    context.sentence_words(sentence).any(|at| {
        let follows = context.after(&(at..at + 1));
        context.reads(at, "reporting")
            && follows.is_some_and(|next| context.reads_any(next, &["for", "from"]))
    })
}

/// Somebody tells of it as his own: `Roe warned of the alleged dangers`, `he told the tale of a general allegedly
/// halting`.
fn is_told(context: &Context<'_>, sentence: SentenceId, hedge: &Range<WordIndex>) -> bool {
    const NEAR: WordIndex = 12;
    let words = context.sentence_words(sentence);
    let mut before = hedge.start.saturating_sub(NEAR).max(words.start)..hedge.start;
    let is_adjective = context.reads_any(
        hedge.start,
        &["alleged", "allegedly", "purported", "purportedly"],
    );
    let is_somebody = |verb: WordIndex| {
        let start = context.word(verb).span.start;
        context
            .mentions_from(context.sentence(sentence).span.start)
            .iter()
            .take_while(|mention| mention.span.end <= start)
            .any(|mention| context.is_person(mention))
            || (words.start..verb).any(|at| context.reads_any(at, &["he", "she"]))
    };
    is_adjective
        && before.any(|at| {
            let word = context.word(at);
            word.quotation.is_none()
                && context.has_word(PhraseClass::TellingVerb, context.grammar.lemma(word.id))
                && !(at > words.start && context.word(at - 1).is(Classes::BE | Classes::DETERMINER))
                && is_somebody(at)
        })
}

/// Somebody holds it: `what many people believed to be a blunder`, `whom she has accused of`, but not
/// `who has been accused of`.
fn is_held(context: &Context<'_>, hedge: &Range<WordIndex>) -> bool {
    const NEAR: WordIndex = 4;
    let first = context.word(hedge.start);
    let is_adverb = context.written(hedge.start).ends_with("ly");
    let mut before = (hedge.start.saturating_sub(NEAR)..hedge.start)
        .filter(|&at| context.word(at).sentence == first.sentence);
    let is_verb = context.grammar.verb(first.id).is_some() && !first.is(Classes::HEARSAY);
    let has = is_active(context, hedge);
    has || is_verb && !is_adverb && before.any(|at| context.reads(at, "what"))
}

/// `whom she has accused of`, `as he’s often alleged`, but not `he’s alleged to have`.
fn is_active(context: &Context<'_>, hedge: &Range<WordIndex>) -> bool {
    let sentence = context.sentence_words(context.word(hedge.start).sentence);
    let helper = (sentence.start..hedge.start).rev().find(|&at| {
        !context.word(at).is(Classes::ADVERB) || context.word(at).is(Classes::AUXILIARY)
    });
    let Some(helper) = helper.filter(|_| context.reads_any(hedge.start, &["accused", "alleged"]))
    else {
        return false;
    };
    let is_short = context.reads_any(helper, &["he’s", "she’s", "he's", "she's"])
        || matches!(context.written(helper), "’s" | "'s")
            && helper > sentence.start
            && context.reads_any(helper - 1, &["he", "she"]);
    let goes_on = context
        .after(hedge)
        .is_some_and(|after| context.reads_any(after, &["to", "of"]));
    context.reads_any(helper, &["has", "have", "had"]) || is_short && !goes_on
}

/// `prosecutors alleged that`: here the word is a cue and has a source. The adverb of `the company
/// reportedly paid` is nobody's cue, whoever stands before `is understood to have` did not say so, and the
/// `it` of `it is alleged` is nobody.
fn is_cue(context: &Context<'_>, sentence: SentenceId, hedge: &Range<WordIndex>) -> bool {
    let is_impersonal = hedge
        .start
        .checked_sub(2)
        .is_some_and(|it| context.reads(it, "it") && context.word(it + 1).is(Classes::BE));
    if context.written(hedge.start).ends_with("ly")
        || context.word(hedge.start).is(Classes::BE)
        || is_impersonal
    {
        return false;
    }
    let span = context.article.words.span(hedge.clone());
    let has_source = context.touching(sentence).any(|(_, attribution)| {
        attribution.source.is_some() && attribution.cue.iter().any(|cue| cue.overlaps(span))
    });
    has_source
        || context
            .after(hedge)
            .is_some_and(|after| context.reads(after, "that"))
}
