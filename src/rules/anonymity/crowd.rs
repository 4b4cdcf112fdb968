//! Crowds: a noun for people, and nothing beside it that says who they are.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Attribution, Source};
use crate::grammar::{Classes, PhraseClass, VerbForm, WordId};
use crate::parse::{LexemeKind, SentenceId};
use crate::rules::Context;

/// `analysts`, `critics`; and with `some` or `many`, any plural of people (`some biologists`).
pub(super) fn is_crowd(context: &Context<'_>, source: &Source, head: WordIndex) -> bool {
    let word = context.word(head);
    let first = context.article.words.within(source.span).start;
    // `Many Republicans will not come` is told of a party; `Some Republicans say` hides who says it.
    let is_some = context.reads(first, "some")
        || context.reads_any(first, &["many", "most"]) && !word.is_capital();
    let is_office = word.is(Classes::CONFIDENTIAL_NOUN);
    // `most` and `several` stand for those whom the sentence before has named.
    let is_rest = context.reads_any(head, &["most", "several", "few"]);
    let noun = context.grammar.lemma(word.id);
    let is_voter = context.has_word(PhraseClass::PolledGroup, noun);
    let here = context.sentence_at(source.span.start);
    // `supporters of the mayor say by 55% to 41%`
    let is_counted = || {
        context.is_listed(head, PhraseClass::Partisan)
            && context
                .sentence_words(here)
                .any(|at| context.written(at) == "%" || context.reads(at, "percent"))
    };
    let is_polled = is_voter && is_polled(context, here) || is_counted();
    if is_rest || is_polled {
        return false;
    }
    word.is(Classes::VAGUE_COLLECTIVE)
        || is_group(context, &context.article.words.within(source.span), head)
        || is_some && first < head && !is_office && is_people(context, head)
}

/// `business groups`, `some rights groups`: bodies of which none is named.
fn is_group(context: &Context<'_>, range: &Range<WordIndex>, head: WordIndex) -> bool {
    let before = head.saturating_sub(2).max(range.start)..head;
    let phrase = context
        .phrases_in(before)
        .find(|(at, class)| *class == PhraseClass::VagueCollective && at.end == head + 1);
    phrase.is_some_and(|(at, _)| {
        let is_plain = |at: WordIndex| context.reads_any(at, &["some", "many", "several"]);
        context.reads(head, "groups") && (range.start..at.start).all(is_plain)
    })
}

/// Voters of whom a poll tells: `an average of 81 percent of Democrats approve`.
fn is_polled(context: &Context<'_>, sentence: SentenceId) -> bool {
    let polls = |id: SentenceId| {
        context.is_sentence(id)
            && context.sentence_words(id).any(|at| {
                context.is_listed(at, PhraseClass::PollWord) || context.written(at) == "percent"
            })
    };
    /// A poll is told of in several paragraphs.
    const BEFORE: SentenceId = 40;
    (sentence.saturating_sub(BEFORE)..=sentence)
        .rev()
        .any(polls)
}

/// A plural of people, from the lists or by its ending (`biologists`, `growers`).
fn is_people(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.written(at);
    context.word(at).is(Classes::PLURAL_PEOPLE)
        || context.word(at).id == WordId::UNKNOWN
            && !context.word(at).is_capital()
            && ["ists", "ians", "ologers", "ographers"]
                .iter()
                .any(|ending| word.ends_with(ending))
}

/// The source is the whole subject: not `several` of `several cast members said`, `people` of
/// `about 20 people`, or `everyone` of `not everyone`.
pub(super) fn is_whole(context: &Context<'_>, source: &Source, attribution: &Attribution) -> bool {
    let range = context.article.words.within(source.span);
    let before = range.start.checked_sub(1).map(|at| context.word(at));
    let is_part = before.is_some_and(|word| {
        // `08:41 Some say`
        let is_clock = word.span.of(context.text()).contains(':');
        !is_clock
            && word.sentence == context.word(range.start).sentence
            && (word.is(Classes::NUMBER | Classes::NEGATION) || word.kind == LexemeKind::Number)
    });
    let goes_on = context.after(&range).is_some_and(|after| {
        let word = context.word(after);
        let verbs = Classes::AUXILIARY
            | Classes::MODAL
            | Classes::ADVERB
            | Classes::NEGATION
            | Classes::RELATIVE
            | Classes::PREPOSITION
            | Classes::TIME
            | Classes::COORDINATOR;
        let is_cue = attribution.cue.iter().any(|cue| cue.overlaps(word.span))
            && context.grammar.verb(word.id).is_some();
        word.is_word() && !is_cue && !word.is(verbs)
    });
    // `supporters of a newly` made plan
    let is_cut = range.len() > 1 && context.written(range.end - 1).ends_with("ly");
    if acts(context, &range, attribution) {
        return false;
    }
    !is_part && !goes_on && !is_cut
}

/// `people were charged`, `opponents try to convince`: they do not say it.
fn acts(context: &Context<'_>, crowd: &Range<WordIndex>, attribution: &Attribution) -> bool {
    const LONGEST: WordIndex = 12;
    let Some((_, form, verb)) = context.cue_verb(attribution) else {
        return false;
    };
    if verb <= crowd.end || verb - crowd.end >= LONGEST {
        return false;
    }
    let does = |at: WordIndex| {
        let word = context.word(at);
        let ready = Classes::ADJECTIVE | Classes::CUE_ADJECTIVE;
        let mut after = context.words(at + 1..verb).iter();
        // `were quick to warn`, `are (now) saying`
        let helps = word.is(Classes::BE) && context.word(at + 1).is(ready)
            || form == VerbForm::Gerund && after.all(|word| word.is(Classes::ADVERB));
        !helps
            && word.quotation.is_none()
            && word.is(Classes::BE | Classes::COMMON_VERB)
            && !word.is(Classes::ADVERB)
    };
    (crowd.end..verb).any(does) && context.words(crowd.end..verb).iter().all(Word::is_word)
}

/// Nothing stands with the noun but quantifiers and adjectives (`many Western analysts`), or whose
/// supporters they are.
pub(super) fn is_bare(context: &Context<'_>, range: &Range<WordIndex>, head: WordIndex) -> bool {
    if is_followers(context, range, head) && !is_subject_pronoun(context, range.start) {
        return true;
    }
    if is_group(context, range, head) {
        return true;
    }
    // `market watchers`
    let listed = context
        .phrases_in(range.start..head)
        .find(|(at, class)| *class == PhraseClass::VagueCollective && at.end == head + 1)
        .map_or(head, |(at, _)| at.start);
    let whole = range;
    let range = &without_whereabouts(context, whole, head);
    let says_nothing = |word: &Word| {
        word.is(Classes::DETERMINER | Classes::ADJECTIVE | Classes::DEMONYM | Classes::ADVERB)
            || word.is(Classes::VAGUE_COLLECTIVE | Classes::COORDINATOR)
            || !word.is_word()
    };
    let is_definite = super::unnamed::is_definite(context, range.start);
    // `she and her defenders`
    let is_denied = range.clone().any(|at| {
        context.word(at).is(Classes::NEGATION) || at < head && is_subject_pronoun(context, at)
    });
    let is_bare = !is_denied
        && range.clone().all(|at| {
            let word = context.word(at);
            at >= listed && at <= head
                || at < head && says_nothing(word) && !word.is(Classes::NUMBER)
        });
    let follows = context
        .after(whole)
        .map(|after| (after, context.word(after)));
    let is_described = follows.is_some_and(|(after, word)| {
        word.is(Classes::PREPOSITION) && !word.is(Classes::TIME) && !context.reads(after, "on")
            || word.is(Classes::RELATIVE) && !context.reads(after, "that")
    });
    is_bare && !is_definite && !is_described
}

/// `many in the town`, `some in Leeds`: where everybody is says nothing of who they are.
fn without_whereabouts(
    context: &Context<'_>,
    range: &Range<WordIndex>,
    head: WordIndex,
) -> Range<WordIndex> {
    let is_all = context.reads_any(head, &["some", "many", "others", "people", "most"]);
    let last = range.end.saturating_sub(1);
    // `some in the Labour caucus`
    let is_of_party = range.end == head + 5 && context.word(head + 3).is_capital();
    let is_near = (range.end == head + 4 || is_of_party)
        && context.reads(head + 2, "the")
        && context.is_listed(last, PhraseClass::Whereabouts);
    let is_named = range.end > head + 2
        && range.end <= head + 5
        && (head + 2..range.end).all(|at| context.word(at).is_capital());
    if is_all && context.reads(head + 1, "in") && (is_near || is_named) {
        range.start..head + 1
    } else {
        range.clone()
    }
}

fn is_subject_pronoun(context: &Context<'_>, at: WordIndex) -> bool {
    context.reads_any(at, &["he", "she", "they", "it", "we"])
}

/// `the premier's supporters`, `her critics`, `supporters of the mayor`: whose they are says nothing of who they are.
fn is_followers(context: &Context<'_>, range: &Range<WordIndex>, head: WordIndex) -> bool {
    let is_side = context.is_listed(head, PhraseClass::Partisan);
    let owner = head.checked_sub(1).filter(|at| range.contains(at));
    let is_owned = owner.is_some_and(|at| {
        context.is_possessive(at) || context.reads_any(at, &["his", "her", "its", "their"])
    });
    // `supporters of the director`
    let is_of = context
        .after(&(head..head + 1))
        .is_some_and(|of| context.reads(of, "of"))
        && head == range.start;
    is_side && (is_owned && head + 1 == range.end || is_of)
}
