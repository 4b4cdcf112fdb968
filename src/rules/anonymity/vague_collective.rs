//! `Analysts say`: which analysts?

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Attribution, AttributionId, Source, SourceType};
use crate::grammar::{Classes, PhraseClass, Stance, VerbForm, WordId};
use crate::parse::{LexemeKind, SentenceId};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};
use crate::text::Span;

use super::member;

pub(crate) static VAGUE_COLLECTIVE: Rule = Rule {
    name: "vague-collective",
    family: Family::Anonymity,
    severity: Severity::Warning,
    summary: "analysts, critics, observers or others, and none of them is named",
    explanation: "“Critics say” lets the writer's own view speak in a crowd's voice. This rule \
        looks at bare plurals such as `analysts`, `experts`, `critics`, `some` and `others` who \
        say something, when neither `including Jane Roe` nor a person with the same word (`analyst \
        Jane Roe`) follows within two sentences. Experts are also borne out by a professor or a \
        fellow of an institute who is quoted in the next paragraph.\n\n\
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
        "08:41 [[Some]] say the gate should not have been opened. It is closed now.",
        "[[Many in the town]] say the bridge was never safe. It is closed now.",
        "But [[observers]] say years of presence have not improved security.",
        "[[Some analysts]] say the bank will wait. “We will not be hurried,” said Karl Weber, the finance minister.",
        "The rate rose on Monday.\n\n[[Critics]] accused the bank of panic. The bank is older than the town.",
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
        "Two banks closed on Monday.\n\nSome analysts say the rest will wait.\n\n“It is a matter of weeks,” said Ada Roe, a fellow of the Harbour Institute.",
        "The bank in the old town closed on Monday.\n\nDigital experts said it had been slow. “The young never came,” Ms Vaz said.",
        "Political scientists say the turnout was high.\n\nThe vote was on Sunday.\n\n“It was the weather,” said Ada Roe, a political scientist at Colborne University.",
        "Many reporters noted the change. <tweet author=\"@roe\">A new cap for the mayor</tweet>",
        "Many conservatives have said they will not vote for her. The movement has many members, including Ada Roe.",
        "The union runs many state schools, spelled out its fears and left.",
        "There are many reasons why the bridge might fall.",
        "Despite many people holding the mayor responsible, she was elected.",
        "People requested signatures by the dozen. The mayor smiled.",
        "Conservatives thought this term would be different. It was not.",
        "She and her defenders argue that the list is public. The list is long.",
        "In emails and on websites, her supporters have been trading advice about the march. It rains.",
        "An exit poll asked about the bridge. Two in three like it. Many voters said that it is ugly.",
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
            let somewhere = member::member_in(context, source.span, rest_of_story(context, head));
            let place = if somewhere { "near it" } else { "later" };
            let problem = format!("{who} is nobody in particular and no {one} is named {place}.");
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
    if context.evidence.genre == Genre::Opinion
        || context.is_answer(attribution.sentence)
        || attribution.cue.is_empty()
    {
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
        && !member::names_a_member(context, attribution.sentence, source.span, head)
        && !member::bears_out(context, attribution, head)
        && !is_summed_up(context, attribution.sentence, source.span, head)
}

/// The words from here on; of a text longer than any story, the next few thousand.
fn rest_of_story(context: &Context<'_>, from: WordIndex) -> Range<WordIndex> {
    const LONGEST: WordIndex = 4_000;
    let end = WordIndex::try_from(context.article.words.len()).unwrap_or(WordIndex::MAX);
    from..end.min(from.saturating_add(LONGEST))
}

/// In the first paragraph, which sums up what follows: somebody of that kind is named further down.
fn is_summed_up(
    context: &Context<'_>,
    sentence: SentenceId,
    source: Span,
    head: WordIndex,
) -> bool {
    const FEW_WORDS: u32 = 8;
    const HEADLINE: u32 = 16;
    const MOST: usize = 20;
    let mut long = context.body().take(MOST).filter(|&(id, _)| {
        let words = context.sentence_words(id);
        words.end - words.start > FEW_WORDS
    });
    // A headline that ends in a full stop is read as the first paragraph.
    let is_headline = |id: SentenceId| {
        let words = context.sentence_words(id);
        words.end - words.start <= HEADLINE && context.after_in_block(id).is_none()
    };
    let lead = long.next().and_then(|first| {
        if is_headline(first.0) {
            long.next()
        } else {
            Some(first)
        }
    });
    let block = context.sentence(sentence).block;
    let is_lead = lead.is_some_and(|(_, lead)| block <= lead.block);
    let rest = rest_of_story(context, context.sentence_words(sentence).end);
    is_lead
        && (member::member_in(context, source, rest) || member::is_quoted_anywhere(context, head))
}

/// `analysts`, `critics`; and with `some` or `many`, any plural of people (`some biologists`).
fn is_crowd(context: &Context<'_>, source: &Source, head: WordIndex) -> bool {
    let word = context.word(head);
    let first = context.article.words.within(source.span).start;
    let is_some = context.reads_any(first, &["some", "many", "most"]);
    let is_office = word.is(Classes::CONFIDENTIAL_NOUN);
    // `most` and `several` stand for those whom the sentence before has named.
    let is_rest = context.reads_any(head, &["most", "several", "few"]);
    let noun = context.grammar.lemma(word.id);
    let is_voter = context.has_word(PhraseClass::PolledGroup, noun);
    let is_polled = is_voter && is_polled(context, context.sentence_at(source.span.start));
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
fn is_whole(context: &Context<'_>, source: &Source, attribution: &Attribution) -> bool {
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

/// `say`, `warn`, `believe`; not `hope to`, `want`, nor `many reasons why`, `many people holding`.
fn says_or_believes(context: &Context<'_>, id: AttributionId) -> bool {
    let attribution = context.attribution(id);
    if !agrees(context, attribution) || is_camp(context, attribution) {
        return false;
    }
    let is_cue = context.cue_verb(attribution).is_some()
        || attribution.cue.iter().any(|&cue| {
            let words = context.article.words.within(cue);
            context.phrase_in(words, PhraseClass::AccordingTo).is_some()
        });
    if !is_cue || only_acts(context, attribution) {
        return false;
    }
    context.is_speech(id) && context.reports(attribution)
        || context
            .cue_verb(attribution)
            .is_some_and(|(_, _, at)| context.lemma_is(context.word(at), Classes::ALLEGATION_VERB))
}

/// Several people `say`, `said` or `are saying`: not `reasons`, `emails`, which are nouns then, nor
/// `holding` without an auxiliary, nor the `state` of `many state exchanges`.
fn agrees(context: &Context<'_>, attribution: &Attribution) -> bool {
    let Some((_, _, verb)) = context.cue_verb(attribution) else {
        return true;
    };
    let word = context.written(verb);
    let before = verb.checked_sub(1).map(|at| context.word(at));
    let is_helped = before.is_some_and(|word| word.is(Classes::AUXILIARY | Classes::ADVERB));
    let form = context
        .grammar
        .verb(context.word(verb).id)
        .map(|(_, form)| form);
    let follows = context.after(&(verb..verb + 1)).map(|at| context.word(at));
    let is_noun = word == "state"
        && follows
            .is_some_and(|word| word.kind == LexemeKind::Word && !word.is(Classes::DETERMINER));
    match form {
        Some(VerbForm::Present) => false,
        Some(VerbForm::Gerund) => is_helped,
        _ => !is_noun,
    }
}

/// `conservatives thought`: the mood of a camp.
fn is_camp(context: &Context<'_>, attribution: &Attribution) -> bool {
    let head = attribution
        .source
        .as_ref()
        .and_then(|source| context.head(source.span));
    let is_of_one_mind = head.is_some_and(|head| {
        let noun = context.grammar.lemma(context.word(head).id);
        context.has_word(PhraseClass::Camp, noun)
    });
    let says = context.cue_verb(attribution).is_some_and(|(verb, ..)| {
        verb.stance != Stance::Attitude && verb.lemma.as_ref() != "suspect"
    });
    is_of_one_mind && !says
}

/// `people posted reminders`, `others shouted`, `politicians disagree`: seen, or plain from the story.
fn only_acts(context: &Context<'_>, attribution: &Attribution) -> bool {
    context.cue_verb(attribution).is_some_and(|(verb, ..)| {
        context.has_word(PhraseClass::CrowdVerb, context.grammar.id(&verb.lemma))
    })
}

/// Nothing stands with the noun but quantifiers and adjectives (`many Western analysts`), or whose
/// supporters they are.
fn is_bare(context: &Context<'_>, range: &Range<WordIndex>, head: WordIndex) -> bool {
    if is_followers(context, range, head) && !is_subject_pronoun(context, range.start) {
        return true;
    }
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
            at == head || at < head && says_nothing(word) && !word.is(Classes::NUMBER)
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

/// `many in the town`: where everybody is says nothing of who they are.
fn without_whereabouts(
    context: &Context<'_>,
    range: &Range<WordIndex>,
    head: WordIndex,
) -> Range<WordIndex> {
    let is_all = context.reads_any(head, &["some", "many", "others", "people", "most"]);
    let last = range.end.saturating_sub(1);
    let is_where = range.end == head + 4
        && context.reads(head + 1, "in")
        && context.reads(head + 2, "the")
        && context.is_listed(last, PhraseClass::Whereabouts);
    if is_all && is_where {
        range.start..head + 1
    } else {
        range.clone()
    }
}

fn is_subject_pronoun(context: &Context<'_>, at: WordIndex) -> bool {
    context.reads_any(at, &["he", "she", "they", "it", "we"])
}

/// `the premier's supporters`, `her critics`: whose they are says nothing of who they are.
fn is_followers(context: &Context<'_>, range: &Range<WordIndex>, head: WordIndex) -> bool {
    let is_side = context.is_listed(head, PhraseClass::Partisan);
    let owner = head.checked_sub(1).filter(|at| range.contains(at));
    let is_owned = owner.is_some_and(|at| {
        matches!(context.written(at), "'s" | "’s" | "'" | "’")
            || context.reads_any(at, &["his", "her", "its", "their"])
    });
    is_side && is_owned && head + 1 == range.end
}
