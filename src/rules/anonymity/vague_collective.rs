//! `Analysts say`: which analysts?

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Attribution, AttributionId, Source, SourceType};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{LexemeKind, SentenceId};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

pub(crate) static VAGUE_COLLECTIVE: Rule = Rule {
    name: "vague-collective",
    family: Family::Anonymity,
    severity: Severity::Warning,
    summary: "analysts, critics, observers or others, and none of them is named",
    explanation: "“Critics say” lets the writer's own view speak in a crowd's voice. This rule \
        looks at bare plurals such as `analysts`, `experts`, `critics`, `some` and `others` who \
        say something, when neither `including Jane Roe` nor a person with the same word (`analyst \
        Jane Roe`) follows within two sentences.\n\n\
        A plural that says where its people are from (`analysts at Barclays`) or how many were \
        asked is left alone. If the statement is simply true, drop the crowd and state it. A \
        false alarm is likely where the members are named further down.",
    standards: &[
        "NPR Ethics Handbook, attribution",
        "A. Bechtel, Editdesk: Be wary of experts, observers, critics",
        "M. Jacob, Stop the Presses: “critics say”",
    ],
    triggers: &[
        "[[Analysts]] say it could be a game of time for the president.",
        "[[Others]], however, warn that the rebels may wait. The mayor left early.",
        "But [[observers]] say years of presence have not improved security.",
    ],
    ignores: &[
        "Analysts at Barclays say it could be a game of time.",
        "Three analysts polled by the paper say it could be a game of time.",
        "Critics, including Jane Roe, say the plan is dead.",
        "Critics say the plan is dead. One of them, Jane Roe, said it should be buried.",
        "Analysts say it could be a game of time. “It may take years,” analyst Jane Roe said.",
        "Some of France’s partners have been clearer.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut last = None;
    for (id, _, source) in context.sourced() {
        if last == Some(source.span) || !is_reported_as_vague(context, id) {
            continue;
        }
        last = Some(source.span);
        let Some(head) = context.head(source.span) else {
            continue;
        };
        let who = quote(context.text(), source.span);
        let word = context.word(head);
        let one = context.grammar.word(context.grammar.lemma(word.id));
        let is_noun = word.is(Classes::PLURAL_PEOPLE) && context.grammar.lemma(word.id) != word.id;
        let (problem, remedy) = if is_noun {
            let problem = format!("{who} is nobody in particular and no {one} is named later.",);
            (problem, "Name at least one, or say how many you asked.")
        } else {
            let problem = format!("{who} is nobody in particular and is not explained later.");
            (problem, "Name at least one.")
        };
        findings.push(Finding::new(&VAGUE_COLLECTIVE, source.span, problem, remedy).about(id));
    }
}

/// Whether the source of an attribution is a bare plural of which no member is named.
pub(crate) fn is_reported_as_vague(context: &Context<'_>, id: AttributionId) -> bool {
    let attribution = context.attribution(id);
    let Some(source) = &attribution.source else {
        return false;
    };
    if context.evidence.genre == Genre::Opinion || attribution.cue.is_empty() {
        return false;
    }
    let is_group = matches!(
        source.kind,
        SourceType::AnonymousGroup | SourceType::Unknown
    );
    let Some(head) = context.head(source.span).filter(|_| is_group) else {
        return false;
    };
    let word = context.word(head);
    if !word.is(Classes::VAGUE_COLLECTIVE) {
        return false;
    }
    // `many hope`, `voters should know` report a mood or a duty, for which nobody has to be named.
    if !says_or_believes(context, id)
        || !context.is_asserted(attribution)
        || !is_whole(context, source, attribution)
    {
        return false;
    }
    let range = context.article.words.within(source.span);
    is_bare(context, &range, head) && !names_a_member(context, attribution.sentence, head)
}

/// The source is the whole subject: not `several` of `several cast members said`, `people` of
/// `about 20 people`, or `everyone` of `not everyone`.
fn is_whole(context: &Context<'_>, source: &Source, attribution: &Attribution) -> bool {
    let range = context.article.words.within(source.span);
    let before = range.start.checked_sub(1).map(|at| context.word(at));
    let is_part = before.is_some_and(|word| {
        word.sentence == context.word(range.start).sentence
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
        let is_cue = attribution.cue.iter().any(|cue| cue.overlaps(word.span));
        word.is_word() && !is_cue && !word.is(verbs)
    });
    // `people were charged`, `opponents try to convince`: they do not say it.
    let acts = context.cue_verb(attribution).is_some_and(|(_, _, verb)| {
        verb > range.end
            && verb - range.end < 12
            && (range.end..verb).any(|at| {
                let word = context.word(at);
                word.quotation.is_none()
                    && word.is(Classes::BE | Classes::COMMON_VERB)
                    && !word.is(Classes::ADVERB)
            })
            && context.words(range.end..verb).iter().all(Word::is_word)
    });
    if acts {
        return false;
    }
    !is_part && !goes_on
}

/// `say`, `warn`, `believe`; not `hope to`, `want`.
fn says_or_believes(context: &Context<'_>, id: AttributionId) -> bool {
    let attribution = context.attribution(id);
    context.is_speech(id) && context.states(attribution)
        || context
            .cue_verb(attribution)
            .is_some_and(|(_, _, at)| context.lemma_is(context.word(at), Classes::ALLEGATION_VERB))
}

/// Nothing stands with the noun but quantifiers and adjectives (`many Western analysts`).
fn is_bare(context: &Context<'_>, range: &Range<WordIndex>, head: WordIndex) -> bool {
    let says_nothing = |word: &Word| {
        word.is(Classes::DETERMINER | Classes::ADJECTIVE | Classes::DEMONYM | Classes::ADVERB)
            || word.is(Classes::VAGUE_COLLECTIVE | Classes::COORDINATOR)
            || !word.is_word()
    };
    let is_definite = super::unnamed::is_definite(context, range.start);
    let is_denied = range
        .clone()
        .any(|at| context.word(at).is(Classes::NEGATION));
    let is_bare = !is_denied
        && range.clone().all(|at| {
            let word = context.word(at);
            at == head || at < head && says_nothing(word) && !word.is(Classes::NUMBER)
        });
    let follows = context
        .after(range)
        .map(|after| (after, context.word(after)));
    let is_described = follows.is_some_and(|(after, word)| {
        word.is(Classes::PREPOSITION) && !word.is(Classes::TIME) && !context.reads(after, "on")
            || word.is(Classes::RELATIVE) && !context.reads(after, "that")
    });
    is_bare && !is_definite && !is_described
}

/// `including Jane Roe` in the sentence, or in the next two a person with the same word
/// (`analyst Jane Roe`) or `one of them`.
fn names_a_member(context: &Context<'_>, sentence: SentenceId, head: WordIndex) -> bool {
    let own = context.sentence_words(sentence);
    let includes = context.phrases_in(head..own.end).any(|(at, class)| {
        let skip = u32::from(context.reads(at.end.min(own.end - 1), "the"));
        class == PhraseClass::Including && is_name(context, at.end + skip)
    });
    if includes {
        return true;
    }
    let lemma = context.grammar.lemma(context.word(head).id);
    let last = (sentence + 2).min(index_of_last(context));
    (sentence + 1..=last).any(|next| {
        let range = context.sentence_words(next);
        let one_of = context
            .phrases_in(range.clone())
            .any(|(_, class)| class == PhraseClass::OneOfThem);
        let names_role = range.clone().any(|at| {
            context.grammar.lemma(context.word(at).id) == lemma
                && context.word(at).id != context.word(head).id
                && near_name(context, &range, at)
        });
        one_of && range.clone().any(|at| is_name(context, at)) || names_role
    })
}

fn index_of_last(context: &Context<'_>) -> SentenceId {
    let count = context.article.document.sentences.len();
    SentenceId::try_from(count.saturating_sub(1)).unwrap_or(SentenceId::MAX)
}

/// A name within five words of a role: `analyst Jane Roe`, `Jane Roe, a senior analyst`.
fn near_name(context: &Context<'_>, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
    let from = at.saturating_sub(5).max(sentence.start);
    let to = (at + 5).min(sentence.end);
    (from..to).any(|near| near != at && is_name(context, near))
}

/// Two capitalised words in a row.
fn is_name(context: &Context<'_>, at: WordIndex) -> bool {
    let is_part = |at: WordIndex| {
        context.article.words.get(at as usize).is_some_and(|word| {
            word.is_word() && word.is_capital() && !word.is(Classes::DETERMINER | Classes::PRONOUN)
        })
    };
    is_part(at) && is_part(at + 1)
}
