//! Whether the copy has something from a source, or only tells what the source did with words.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::attribution::{Attribution, AttributionId, Source};
use crate::grammar::{Classes, Frames, PhraseClass, VerbForm};
use crate::rules::Context;
use crate::rules::claims::is_own;
use crate::text::Span;

/// Whether the copy has it from the source: it says something and says it to us, not in a scene
/// (`told residents to boil the water`, `ordered his team to wait`) and not to another outlet, whose
/// report is quoted.
pub(super) fn informs(
    context: &Context<'_>,
    id: AttributionId,
    credit: &Attribution,
    source: &Source,
) -> bool {
    let Some((verb, _, at)) = context.cue_verb(credit) else {
        return context.is_speech(id) && is_credit(context, credit) && !is_relayed(context, credit);
    };
    let is_told = verb.lemma.as_ref() == "tell" && context.word(at).span.end < source.span.start;
    let tells = matches!(verb.lemma.as_ref(), "describe" | "detail" | "outline");
    let says = tells || !credit.quotations.is_empty() || context.reports(credit);
    let is_word = verb.frames.contains(Frames::QUOTE)
        || tells
        || !credit.quotations.is_empty() && verb.lemma.as_ref() != "portray";
    context.is_speech(id)
        && context.is_asserted(credit)
        && (says && is_word || accuses(context, verb.lemma.as_ref(), credit))
        && !is_told
        && !context.declines(credit)
        && !is_scene(context, verb.lemma.as_ref(), at)
        && !is_in_scene(context, credit, source)
        && !is_relayed(context, credit)
}

/// `A guard, who asked not to be named, blamed the supplier`: told to us, or nobody would have asked for anything.
fn accuses(context: &Context<'_>, lemma: &str, credit: &Attribution) -> bool {
    let sentence = context.sentence_words(credit.sentence);
    matches!(lemma, "accuse" | "blame" | "criticise" | "criticize")
        && context
            .phrase_in(sentence, PhraseClass::Anonymity)
            .is_some()
}

/// `according to`, `in the words of`, `was blunter:` before a quotation: a credit without a verb of saying.
fn is_credit(context: &Context<'_>, credit: &Attribution) -> bool {
    credit.cue.is_empty()
        || credit.cue.iter().any(|&cue| {
            let words = context.article.words.within(cue);
            context.word(words.start).is(Classes::BE) && !credit.quotations.is_empty()
                || context.word(words.start).is(Classes::PREPOSITION)
                    && !context.reads(words.start, "to")
                || context.phrase_in(words, PhraseClass::AccordingTo).is_some()
        })
}

/// Verbs that tell what is so, whenever it is said.
const SAYING: [&str; 6] = ["claim", "report", "say", "suggest", "tell", "warn"];

/// What somebody did or is doing with words, where others heard it: an order, a message, a promise
/// made to others, a habit (`have been urging`).
fn is_scene(context: &Context<'_>, lemma: &str, at: WordIndex) -> bool {
    let sentence = context.sentence_words(context.word(at).sentence);
    if context.has_word(PhraseClass::SceneVerb, context.grammar.id(lemma)) {
        return true;
    }
    let helps = |&before: &WordIndex| {
        context
            .word(before)
            .is(Classes::BE | Classes::ADVERB | Classes::AUXILIARY | Classes::NEGATION)
    };
    let is_going_on = context.written(at).ends_with("ing")
        && (sentence.start..at)
            .rev()
            .take_while(helps)
            // `is warning that`, at this moment: news
            .any(|before| {
                context.word(before).is(Classes::BE)
                    && !(SAYING.contains(&lemma) && context.reads_any(before, &["are", "is"]))
            });
    is_going_on || lemma == "tell" && is_told_to_others(context, at + 1..sentence.end)
}

/// `announced plans to sue, claiming that …`: said in a scene that the same words tell of; `have been pressing
/// the party, aiming to win it`: what somebody is at.
fn is_in_scene(context: &Context<'_>, credit: &Attribution, source: &Source) -> bool {
    let (_, form, at) = match context.cue_verb(credit) {
        Some(verb) => verb,
        None => return false,
    };
    let from = context.article.words.within(source.span).end;
    let is_at_it = (from..at).any(|before| {
        context.word(before).is(Classes::BE)
            && before + 1 < at
            && context.written(before + 1).ends_with("ing")
    });
    if form == VerbForm::Gerund && is_at_it {
        return true;
    }
    form == VerbForm::Gerund
        && context.touching(credit.sentence).any(|(_, other)| {
            other.source.is_some_and(|other| other.span == source.span)
                && context
                    .cue_verb(other)
                    .is_some_and(|(verb, _, at)| is_scene(context, verb.lemma.as_ref(), at))
        })
}

/// `told the group`, `told Mr Klein`, `told him`: to others than reporters.
fn is_told_to_others(context: &Context<'_>, after: Range<WordIndex>) -> bool {
    const NEAR: usize = 6;
    let press = |at: WordIndex| {
        let word = context.word(at);
        word.is(Classes::OUTLET | Classes::AGENCY)
            || context.is_listed(at, PhraseClass::Press)
            || word.is_capital() && context.is_listed(at, PhraseClass::MastheadLast)
    };
    let near = after.start..(after.start + NEAR as WordIndex).min(after.end);
    let addressee: Vec<WordIndex> = near
        .take_while(|&at| {
            let word = context.word(at);
            word.is_word()
                && word.quotation.is_none()
                && !word.is(Classes::SUBORDINATOR | Classes::AUXILIARY)
                && !context.reads(at, "that")
        })
        .collect();
    let Some(&first) = addressee.first() else {
        return false;
    };
    if addressee.iter().copied().any(press) {
        return false;
    }
    let word = context.word(first);
    let is_somebody = word.is(Classes::PRONOUN | Classes::TITLE)
        || word.is_capital() && word.is(Classes::GIVEN_NAME);
    // `the group`, `their allies`, `Port Lydia residents`
    let is_crowd = word.is(Classes::DETERMINER | Classes::PLURAL_PEOPLE)
        || addressee
            .get(1..3.min(addressee.len()))
            .is_some_and(|next| {
                next.iter()
                    .any(|&at| context.word(at).is(Classes::PLURAL_PEOPLE))
            });
    is_somebody || is_crowd
}

/// Another outlet has it from the source, and says so in this sentence: `the Post reported, quoting
/// an unnamed official`.
fn is_relayed(context: &Context<'_>, credit: &Attribution) -> bool {
    let is_paper = |range: Range<WordIndex>| {
        range.clone().any(|at| {
            let word = context.word(at);
            word.is_capital()
                && (word.is(Classes::OUTLET) || context.is_listed(at, PhraseClass::MastheadLast))
        }) || context.phrase_in(range, PhraseClass::Outlet).is_some()
    };
    let own = credit.source.as_ref().map(|source| source.span);
    // `the Post reported, citing another source`
    let is_cited = own.is_some_and(|own| {
        let first = context.article.words.within(own).start;
        first > 0 && context.reads_any(first - 1, &["citing", "quoting"])
    });
    if is_cited {
        return true;
    }
    let reports = context.touching(credit.sentence).any(|(_, other)| {
        let Some(source) = other.source.as_ref() else {
            return false;
        };
        other.sentence == credit.sentence
            && own.is_none_or(|own| !own.overlaps(source.span))
            && is_paper(context.article.words.within(source.span))
            && !is_own(context, source.span)
    });
    reports || own.is_some_and(|own| is_in_story_of(context, own, is_paper))
}

/// `a story in the Post in which port sources said`
fn is_in_story_of(
    context: &Context<'_>,
    own: Span,
    is_paper: impl Fn(Range<WordIndex>) -> bool,
) -> bool {
    let first = context.article.words.within(own).start;
    let sentence = context.sentence_words(context.sentence_at(own.start));
    let before = sentence.start..first;
    let is_story = context.words(before.clone()).iter().any(|word| {
        matches!(
            context.grammar.word(word.id),
            "article" | "report" | "story"
        )
    });
    is_story && is_paper(before)
}
