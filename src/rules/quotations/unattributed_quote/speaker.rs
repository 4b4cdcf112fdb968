//! Whether somebody speaks in the sentence of a quotation or in one beside it, even where nothing
//! credits them with its words.

use crate::attribution::Attribution;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, Frames, VerbForm};
use crate::parse::{Quotation, SentenceId};
use crate::rules::Context;

use super::credit::is_sure;

pub(super) fn is_near_a_source(context: &Context<'_>, sentence: SentenceId) -> bool {
    let before = context.before_in_block(sentence);
    let after = context.after_in_block(sentence);
    speaks(context, sentence)
        || before.is_some_and(|before| {
            speaks(context, before) || has_a_subject(context, before) || is_asked(context, before)
        })
        || after.is_some_and(|after| speaks(context, after))
}

/// Somebody speaks in a neighbouring sentence. A table says, but does not speak; and nobody does
/// where `nobody would say`.
fn speaks(context: &Context<'_>, near: SentenceId) -> bool {
    let is_silent = context
        .touching(near)
        .any(|(_, attribution)| attribution.sentence == near && keeps_silent(context, attribution));
    let mut sources = context
        .touching(near)
        .filter(|&(id, attribution)| {
            context.is_speech(id)
                && !keeps_silent(context, attribution)
                && is_sure(context, attribution, context.sentence(near).block)
        })
        .filter_map(|(_, attribution)| attribution.source.as_ref())
        .peekable();
    if sources.peek().is_some() {
        return sources.any(|source| !context.is_speechless(source));
    }
    let words = context.sentence_words(near);
    context.is_sentence(near)
        && !is_silent
        && !context.names_nobody(near)
        && (context.names_its_source(near) || words.clone().any(|at| is_cue_word(context, at)))
}

/// `The trust declined to comment.`, `The mayor did not say a word.`: nobody’s words.
fn keeps_silent(context: &Context<'_>, attribution: &Attribution) -> bool {
    let cue = attribution.cue.iter();
    let mut words = cue.flat_map(|&cue| context.article.words.within(cue));
    context.declines(attribution) || words.any(|at| context.word(at).is(Classes::NEGATION))
}

/// `Weber was blunt.`, `He lives by the bridge.`: the sentence before has a person for its subject,
/// and the words are theirs.
fn has_a_subject(context: &Context<'_>, before: SentenceId) -> bool {
    /// Words before a pronoun that is still the subject: `But after the war, he`.
    const LEAD: WordIndex = 12;
    let range = context.sentence_words(before);
    let is_pronoun = (range.start..range.end.min(range.start + LEAD)).any(|at| {
        let word = context.word(at);
        word.quotation.is_none() && matches!(context.grammar.word(word.id), "he" | "she" | "they")
    });
    is_pronoun || is_person_subject(context, before)
}

fn is_person_subject(context: &Context<'_>, sentence: SentenceId) -> bool {
    let range = context.sentence_words(sentence);
    let mentions = context.mentions_from(context.sentence(sentence).span.start);
    mentions.first().is_some_and(|mention| {
        let at = context.article.words.within(mention.span).start;
        context.is_person(mention) && range.contains(&at) && at < range.start + 3
    })
}

/// `Why was he out in the heat?`: a question in the copy, and the answer in marks.
fn is_asked(context: &Context<'_>, before: SentenceId) -> bool {
    context
        .sentence(before)
        .span
        .of(context.text())
        .trim_end()
        .ends_with('?')
}

/// A verb of saying right before the opening mark (`recalled, “…”`) or anywhere between the closing
/// one and the end of the sentence (`“…” her niece, a judge, shouted`).
pub(super) fn is_next_to_cue(
    context: &Context<'_>,
    quotation: &Quotation,
    sentence: SentenceId,
) -> bool {
    let own = context.sentence_words(sentence);
    let range = context.article.words.within(quotation.span);
    let last = context.sentence_at(quotation.span.end.saturating_sub(1));
    // `“Stay!” her niece shouted`: the sentence goes on behind the mark.
    let goes_on = quotation
        .inner
        .of(context.text())
        .trim_end()
        .ends_with(['!', '?']);
    let last = context
        .after_in_block(last)
        .filter(|_| goes_on)
        .unwrap_or(last);
    let before = range.start.saturating_sub(3).max(own.start)..range.start;
    let mut end = context.sentence_words(last).end.max(range.end);
    if goes_on {
        let block = context.article.document.blocks[quotation.block as usize].span;
        let last = context.article.words.within(block).end;
        end = end.max((range.end + 40).min(last));
    }
    let after = range.end..end;
    // `“…,” is how Roe sums up the winter`
    let is_summary = after.len() > 2
        && context.word(after.start).is(Classes::BE)
        && context.reads_any(after.start + 1, &["how", "what"]);
    is_summary || before.chain(after).any(|at| is_cue_word(context, at))
}

/// A verb that can introduce a quotation, in the past or present and outside marks.
fn is_cue_word(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    word.quotation.is_none()
        && word.is(Classes::REPORTING_VERB)
        && context.grammar.verb(word.id).is_some_and(|(verb, form)| {
            // `she liked to say`, `he would say`
            let is_told = at > 0 && (context.reads(at - 1, "to") || context.reads(at - 1, "would"));
            verb.frames.contains(Frames::QUOTE) && (form != VerbForm::Base || is_told)
        })
}
