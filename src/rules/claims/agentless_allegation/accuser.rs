//! Who alleges it: a source, a court, an accuser beside the sentence or below the top of the story.

use crate::attribution::{Attribution, EntityId};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::SentenceId;
use crate::rules::Context;
use crate::text::Span;

/// Somebody who alleges it: in this sentence anybody who says so, next to it anybody who accuses,
/// and in either the words of a court case.
pub(super) fn has_accuser(context: &Context<'_>, sentence: SentenceId) -> bool {
    let says = context.touching(sentence).any(|(_, attribution)| {
        attribution.source.is_some()
            && !is_passive(context, attribution)
            && attribution.cue.iter().any(|&cue| {
                let words = context.article.words.within(cue);
                context
                    .words(words)
                    .iter()
                    .any(|word| context.lemma_is(word, Classes::ALLEGATION_VERB))
            })
    });
    let range = context.sentence_words(sentence);
    says || context.phrase_in(range, PhraseClass::AccordingTo).is_some()
        || accuses(context, sentence, true)
        || is_criticism(context, sentence)
        || sentence.checked_sub(1).is_some_and(|before| {
            let words = context.sentence_words(before);
            let is_together = context.before_in_block(sentence).is_some();
            accuses(context, before, false)
                || is_together && context.phrase_in(words, PhraseClass::AccordingTo).is_some()
        })
        || context
            .article
            .document
            .sentences
            .get(sentence as usize + 1)
            .is_some()
            && accuses(context, sentence + 1, false)
}

/// Of an allegation at the top of the story the next paragraphs tell: `Anna Okoro accused him of`, `he has been
/// indicted`.
pub(super) fn is_accused_below(context: &Context<'_>, sentence: SentenceId) -> bool {
    const PARAGRAPHS: u32 = 3;
    const MOST: usize = 20;
    let last = context.sentence(sentence).block + PARAGRAPHS;
    let after = sentence + 1..;
    let sentences = &context.article.document.sentences;
    after
        .zip(sentences.iter().skip(sentence as usize + 1))
        .take(MOST)
        .take_while(|(_, sentence)| sentence.block <= last)
        .filter(|&(id, _)| context.is_sentence(id))
        .any(|(id, _)| {
            let words = context.sentence_words(id);
            let is_tried = context
                .phrase_in(words.clone(), PhraseClass::CourtRecord)
                .is_some();
            is_tried && name_the_same(context, sentence, id)
                || words.clone().skip(1).any(|at| {
                    let word = context.word(at);
                    word.quotation.is_none()
                        && context.lemma_is(word, Classes::ACCUSING_VERB)
                        && context.word(at - 1).is_capital()
                        && !(at + 1 < words.end && context.reads(at + 1, "of"))
                })
        })
}

/// Somebody with a name is spoken of in both.
fn name_the_same(context: &Context<'_>, a: SentenceId, b: SentenceId) -> bool {
    let people = |id: SentenceId| -> Vec<EntityId> {
        let span = context.sentence(id).span;
        let mentions = context.mentions_from(span.start).iter();
        mentions
            .take_while(|mention| mention.span.end <= span.end)
            .filter(|mention| context.is_person(mention))
            .filter_map(|mention| mention.entity)
            .collect()
    };
    let named = people(a);
    people(b).iter().any(|person| named.contains(person))
}

/// `a critique of her alleged closeness to the banks from Senator Klein`
fn is_criticism(context: &Context<'_>, sentence: SentenceId) -> bool {
    let range = context.sentence_words(sentence);
    let criticism = range.clone().find(|&at| {
        let word = context.word(at);
        word.quotation.is_none()
            && !word.is(Classes::HEARSAY)
            && context.is_listed(at, PhraseClass::Reproach)
    });
    criticism.is_some_and(|first| {
        (first + 1..range.end).any(|at| {
            context.reads(at, "from")
                && at + 1 < range.end
                && context.word(at + 1).is_capital()
                && context.word(at).quotation.is_none()
        })
    })
}

/// The cue is itself a hedge without an agent: `is said to`.
fn is_passive(context: &Context<'_>, attribution: &Attribution) -> bool {
    attribution.cue.iter().any(|&cue| {
        let words = context.article.words.within(cue);
        context.phrases_in(words).any(|(at, class)| {
            class == PhraseClass::Hearsay && context.word(at.start).is(Classes::BE)
        })
    })
}

/// Words of accusing, charging and trying, outside quotation marks.
fn accuses(context: &Context<'_>, sentence: SentenceId, is_own: bool) -> bool {
    let range = context.sentence_words(sentence);
    let is_ruled = context
        .phrase_in(range.clone(), PhraseClass::CourtRecord)
        .is_some();
    is_ruled
        || context.words(range).iter().any(|word| {
            word.quotation.is_none()
                && !is_denied(context, word.span)
                && !is_owner(context, word.span)
                && (word.is(Classes::ACCUSER)
                    // The hedge itself is a form of such a verb.
                    || !is_own
                        && context.lemma_is(word, Classes::ACCUSING_VERB)
                        && !word.is(Classes::HEARSAY))
        })
}

/// `An inspector’s report was delivered`: what she found is not told.
fn is_owner(context: &Context<'_>, span: Span) -> bool {
    let at = context.article.words.within(span).start;
    let exists = context.article.words.get(at as usize + 1).is_some();
    exists && context.is_possessive(at + 1)
}

/// `no inspector had been there`, `no charges were brought`: nobody who accuses.
fn is_denied(context: &Context<'_>, span: Span) -> bool {
    let at = context.article.words.within(span).start;
    at.checked_sub(1).is_some_and(|before| {
        context.word(before).is(Classes::NEGATION) || context.reads(before, "no")
    })
}
