//! `Analysts say`: which analysts?

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Attribution, AttributionId, Source, SourceType};
use crate::grammar::{Classes, PhraseClass, WordId};
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
        "[[Some biologists]] argue that the bees are only tired. The paper is short.",
        "[[The premier’s supporters]] say she has been underestimated before. The vote is on Tuesday.",
        "But [[observers]] say years of presence have not improved security.",
    ],
    ignores: &[
        "Analysts at Barclays say it could be a game of time.",
        "Three analysts polled by the paper say it could be a game of time.",
        "Critics, including Jane Roe, say the plan is dead.",
        "Critics say the plan is dead. One of them, Jane Roe, said it should be buried.",
        "Analysts say it could be a game of time. “It may take years,” analyst Jane Roe said.",
        "Some of France’s partners have been clearer.",
        "Opponents say the plan costs too much.\n\n“It is ruinous,” said Jane Roe, who farms near the bridge.",
        "Some officials said the plan was dead.",
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
    if !is_crowd(context, source, head) {
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
    is_bare(context, &range, head)
        && !names_a_member(context, attribution.sentence, head)
        && !is_borne_out(context, attribution.sentence)
}

/// `analysts`, `critics`; and with `some` or `many`, any plural of people (`some biologists`).
fn is_crowd(context: &Context<'_>, source: &Source, head: WordIndex) -> bool {
    let word = context.word(head);
    let first = context.article.words.within(source.span).start;
    let is_some = ["some", "many", "most"]
        .iter()
        .any(|some| context.reads(first, some));
    let is_office = word.is(Classes::CONFIDENTIAL_NOUN);
    // `most` and `several` stand for those whom the sentence before has named.
    let is_rest = ["most", "several", "few"]
        .iter()
        .any(|rest| context.reads(head, rest));
    let is_polled = is_polled(context, context.sentence_at(source.span.start));
    if is_rest || is_polled {
        return false;
    }
    word.is(Classes::VAGUE_COLLECTIVE)
        || is_some && first < head && !is_office && is_people(context, head)
}

/// Voters of whom a poll tells: `an average of 81 percent of Democrats approve`.
fn is_polled(context: &Context<'_>, sentence: SentenceId) -> bool {
    let polls = |id: SentenceId| {
        context.is_sentence(id)
            && context.sentence_words(id).any(|at| {
                context.is_listed(at, PhraseClass::PollWord) || context.written(at) == "percent"
            })
    };
    polls(sentence) || context.before_in_block(sentence).is_some_and(polls)
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

/// The sentence right after quotes somebody who is named there for the first time: a member, whom
/// the writer brings on as one. `Opponents say it costs too much. “It is ruinous,” said Jane Roe`
fn is_borne_out(context: &Context<'_>, sentence: SentenceId) -> bool {
    let next = sentence + 1;
    if next > index_of_last(context) {
        return false;
    }
    let start = context.sentence(next).span.start;
    context.touching(next).any(|(_, attribution)| {
        let Some(source) = attribution.source.as_ref() else {
            return false;
        };
        let opens = attribution.quotations.first().is_some_and(|&quotation| {
            context.sentence_at(context.quotation(quotation).span.start) == next
        });
        // Said or quoted, by somebody who is brought on with it.
        (opens || attribution.quotations.is_empty())
            && context.entity(source).is_some_and(|entity| {
                entity.kind == SourceType::NamedPerson
                    && entity.mentions.first().is_some_and(|&first| {
                        context.article.mentions[first as usize].span.start >= start
                    })
            })
    })
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
        let is_cue = attribution.cue.iter().any(|cue| cue.overlaps(word.span))
            && context.grammar.verb(word.id).is_some();
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
    context.is_speech(id) && context.reports(attribution) && !only_acts(context, attribution)
        || context
            .cue_verb(attribution)
            .is_some_and(|(_, _, at)| context.lemma_is(context.word(at), Classes::ALLEGATION_VERB))
}

/// `people posted reminders`, `others shouted`, `politicians disagree`: seen, or plain from the story.
fn only_acts(context: &Context<'_>, attribution: &Attribution) -> bool {
    context.cue_verb(attribution).is_some_and(|(verb, ..)| {
        let lemma = context.grammar.id(&verb.lemma);
        let listed = context.grammar.phrase_of(PhraseClass::CrowdVerb, [lemma]);
        listed.is_some()
    })
}

/// Nothing stands with the noun but quantifiers and adjectives (`many Western analysts`), or whose
/// supporters they are.
fn is_bare(context: &Context<'_>, range: &Range<WordIndex>, head: WordIndex) -> bool {
    if is_followers(context, range, head) {
        return true;
    }
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

/// `the premier's supporters`, `her critics`: whose they are says nothing of who they are.
fn is_followers(context: &Context<'_>, range: &Range<WordIndex>, head: WordIndex) -> bool {
    let is_side = context.is_listed(head, PhraseClass::Partisan);
    let owner = head.checked_sub(1).filter(|at| range.contains(at));
    let is_owned = owner.is_some_and(|at| {
        matches!(context.written(at), "'s" | "’s" | "'" | "’")
            || ["his", "her", "its", "their"]
                .iter()
                .any(|word| context.reads(at, word))
    });
    is_side && is_owned && head + 1 == range.end
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
