//! The anonymous sources of an article, each once, where the copy first speaks of it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{AttributionId, EntityId, Source, SourceType};
use crate::grammar::{Classes, Frames, PhraseClass, WordId};
use crate::parse::{LexemeKind, SentenceId};
use crate::rules::Context;
use crate::rules::claims::{addressee, is_own};
use crate::text::{Span, fold};

use super::earlier::{Earlier, earlier};
use super::informing::informs;
use super::unnamed::{Unnamed, are_several, is_described_before, noun as noun_of, unnamed};

/// An anonymous source at its first mention.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Introduced {
    pub(super) attribution: AttributionId,
    /// Its words, with the description that follows.
    pub(super) span: Span,
    pub(super) how: Unnamed,
    pub(super) entity: Option<EntityId>,
    /// Its noun (`official`).
    pub(super) noun: WordId,
    /// Several people.
    pub(super) is_group: bool,
    /// A body speaks through them (`health officials`, `the senator’s aides`): nothing says that they
    /// know more than others or asked for anything.
    pub(super) is_voice: bool,
    /// It knows more than others (`people familiar with the talks`, `sources`).
    pub(super) is_close: bool,
    /// The outlet, not ours, to which it spoke.
    pub(super) told: Option<Span>,
    /// Where else it tells us something.
    pub(super) again: Vec<(AttributionId, Span)>,
}

/// No article has more anonymous sources than this, or has one speak more often.
const MOST: usize = 200;

/// Each anonymous source once, where it is first credited; several rules ask.
pub(super) fn introduced<'a>(context: &Context<'a>) -> &'a [Introduced] {
    let found = &context.evidence.introduced;
    found.get_or_init(|| find(context))
}

fn find(context: &Context<'_>) -> Vec<Introduced> {
    let mut seen_entities: FxHashMap<EntityId, usize> = FxHashMap::default();
    let mut seen_words: FxHashMap<String, usize> = FxHashMap::default();
    let mut found: Vec<Introduced> = Vec::new();
    for (attribution, credit, source) in context.sourced() {
        if found.len() == MOST {
            break;
        }
        if !informs(context, attribution, credit, source)
            || is_anothers_word(context, attribution, source)
        {
            continue;
        }
        let source = &antecedent(context, source);
        let Some(how) = unnamed(context, source) else {
            continue;
        };
        let entity = context.mention(source).and_then(|mention| mention.entity);
        let next = found.len();
        let by_entity = entity.map_or(next, |entity| *seen_entities.entry(entity).or_insert(next));
        let words = fold(source.span.of(context.text()));
        let by_words = *seen_words.entry(words).or_insert(next);
        let first = by_entity.min(by_words);
        if first < next {
            let again = &mut found[first].again;
            if again.len() < MOST {
                again.push((attribution, source.span));
            }
            continue;
        }
        let Some(head) = noun_of(context, source.span) else {
            continue;
        };
        let noun = context.grammar.lemma(context.word(head).id);
        let are_joined = are_several(context, &context.article.words.within(source.span));
        let is_group = are_joined || is_several(context, source.span, head);
        let span = whole(context, context.described(credit, source));
        let words = context.article.words.within(span);
        if !context.words(words.clone()).iter().any(Word::is_word) {
            continue;
        }
        let first = match earlier(context, &words, head, &found) {
            Earlier::Known => continue,
            Earlier::At(first) => first,
            Earlier::None => span,
        };
        if is_named_next(context, credit.sentence, head) {
            continue;
        }
        found.push(Introduced {
            attribution,
            span: first,
            how,
            entity,
            noun,
            is_group,
            is_voice: is_group && !are_joined && is_voice(context, &words, head),
            is_close: is_close(context, &words, head),
            told: addressee(context, credit, Classes::OUTLET, PhraseClass::Outlet)
                .filter(|&outlet| !is_own(context, outlet)),
            again: Vec::new(),
        });
    }
    found
}

/// `officials`, `two of the officials`; not `one of the officials`.
fn is_several(context: &Context<'_>, source: Span, head: WordIndex) -> bool {
    let first = context.article.words.within(source).start;
    let is_one_of = first + 1 < head && context.reads_any(first, &["another", "one"]);
    context.word(head).is(Classes::PLURAL_PEOPLE) && !(is_one_of && context.reads(first + 1, "of"))
}

/// `A person close to the talks said they ended when a negotiator called it a joke`: it is the person who
/// tells us what the negotiator said.
fn is_anothers_word(context: &Context<'_>, id: AttributionId, source: &Source) -> bool {
    let here = context.sentence_at(source.span.start);
    context.touching(here).any(|(other, attribution)| {
        other != id
            && attribution.sentence == here
            && attribution
                .source
                .is_some_and(|outer| outer.span.end < source.span.start)
            && context.is_speech(other)
            && context.reports(attribution)
            && attribution
                .content
                .iter()
                .any(|content| content.contains(source.span))
    })
}

/// Of `a nurse on the ward, who asked not to be named, says` the nurse, if `who` was taken for the
/// source; and of `A nurse was blunter. “Go home,” she said.`
fn antecedent(context: &Context<'_>, source: &Source) -> Source {
    const NEAR: usize = 16;
    const NEAR_A_PRONOUN: usize = 40;
    let range = context.article.words.within(source.span);
    let is_relative = range.len() == 1 && context.word(range.start).is(Classes::RELATIVE);
    let is_pronoun = range.len() == 1 && context.reads_any(range.start, &["he", "she"]);
    let first = context
        .entity(source)
        .filter(|entity| {
            is_relative || is_pronoun && entity.kind == SourceType::AnonymousIndividual
        })
        .and_then(|entity| entity.mentions.first())
        .map(|&first| context.article.mentions[first as usize].span)
        .filter(|&first| {
            let words = context.article.words.within(first);
            let opens = Classes::DETERMINER | Classes::NUMBER;
            let near = if is_pronoun { NEAR_A_PRONOUN } else { NEAR };
            let told = |&at: &WordIndex| context.word(at).quotation.is_none();
            words.end <= range.start
                && context.word(words.start).is(opens)
                && (words.end..range.start)
                    .filter(told)
                    .nth(near - 1)
                    .is_none()
        });
    Source {
        span: first.unwrap_or(source.span),
        ..*source
    }
}

/// All words of a source: with what describes it before (`a campaign source` of which only the noun was
/// taken), and without the `who` or `this week` after it.
pub(super) fn whole(context: &Context<'_>, span: Span) -> Span {
    const MOST_BEFORE: usize = 5;
    let mut range = context.article.words.within(span);
    while range.len() > 1 && context.word(range.start).is(Classes::RELATIVE) {
        range.start += 1;
    }
    let ends = |at: WordIndex| {
        let word = context.word(at);
        word.is(Classes::RELATIVE) && !context.reads(at, "that")
            || context.reads(at, "whose")
            || word.is(Classes::CALENDAR | Classes::AUXILIARY)
    };
    while range.len() > 1 && ends(range.end - 1) {
        range.end -= 1;
        if range.len() > 1 && !context.word(range.end - 1).is_word() {
            range.end -= 1;
        }
    }
    if range.is_empty() {
        return span;
    }
    let is_noun_alone = context.word(range.start).is(Classes::CONFIDENTIAL_NOUN);
    let describes = |at: WordIndex| {
        let verb = at
            .checked_sub(1)
            .and_then(|before| context.grammar.verb(context.word(before).id));
        is_described_before(context, at)
            && verb.is_none_or(|(verb, _)| !verb.frames.contains(Frames::QUOTE))
            && at
                .checked_sub(1)
                .is_some_and(|before| !context.word(before).is(Classes::PRONOUN | Classes::TIME))
    };
    // `current and former officials`
    let is_joined = |at: WordIndex| {
        at >= 2
            && context.word(at).is(Classes::ADJECTIVE)
            && context.reads(at - 1, "and")
            && context.word(at - 2).is(Classes::ADJECTIVE)
            && context.word(at - 2).sentence == context.word(at).sentence
    };
    if is_noun_alone {
        for _ in 0..MOST_BEFORE {
            if describes(range.start) {
                range.start -= 1;
            } else if is_joined(range.start) {
                range.start -= 2;
            } else {
                break;
            }
        }
        let before = range.start.checked_sub(1).filter(|&at| {
            context.word(at).is(Classes::DETERMINER | Classes::NUMBER)
                && !context.word(at).is(Classes::RELATIVE)
                && context.word(at).sentence == context.word(range.start).sentence
                && context.word(at).quotation.is_none()
        });
        range.start = before.unwrap_or(range.start);
    }
    context.article.words.span(range)
}

/// The copy says who it is in the next sentence or the one after: `A top adviser explained why. Jane
/// Roe, who leads the council, said …`; somebody brought on there with no other office.
pub(in crate::rules) fn is_named_next(
    context: &Context<'_>,
    sentence: SentenceId,
    head: WordIndex,
) -> bool {
    const NEAR: WordIndex = 8;
    let noun = context.word(head);
    let hides = context
        .phrase_in(context.sentence_words(sentence), PhraseClass::Anonymity)
        .is_some();
    if hides || noun.is(Classes::PLURAL_PEOPLE | Classes::BARE_NOUN) {
        return false;
    }
    let lemma = context.grammar.lemma(noun.id);
    let names = |id: SentenceId, name: Range<WordIndex>| {
        let range = context.sentence_words(id);
        let near = name.start..(name.end + NEAR).min(range.end);
        context
            .words(near)
            .iter()
            .filter(|word| {
                word.is(Classes::ROLE | Classes::CONFIDENTIAL_NOUN | Classes::PERSON_NOUN)
                    // `spoke to reporters`
                    && !word.is(Classes::PLURAL_PEOPLE)
            })
            .all(|word| context.grammar.lemma(word.id) == lemma)
            && !(name.end + 1 < range.end
                && context.reads(name.end, ",")
                && (context.word(name.end + 1).is(Classes::DETERMINER)
                    // In another paragraph, somebody else: `Jane Roe, who leads the council,`
                    || context.word(name.end + 1).is(Classes::RELATIVE)
                        && context.sentence(id).block != context.sentence(sentence).block))
    };
    let count = context.article.document.sentences.len();
    // Whoever comes after somebody else with a name is a third.
    (sentence + 1..=sentence + 2)
        .take_while(|&id| (id as usize) < count)
        .find_map(|id| opening_name(context, id).map(|name| names(id, name)))
        .unwrap_or(false)
}

/// The full name with which a sentence opens, if it is the first mention of somebody: `Simon Ferris said`,
/// `Giving evidence on Friday, Simon Ferris said`.
fn opening_name(context: &Context<'_>, id: SentenceId) -> Option<Range<WordIndex>> {
    const LONGEST_OPENING: WordIndex = 12;
    let start = context.sentence(id).span.start;
    let mentions = &context.article.mentions;
    let at = mentions.partition_point(|mention| mention.span.start < start);
    let mention = mentions.get(at).filter(|mention| {
        let sentence = context.sentence_words(id);
        let name = context.article.words.within(mention.span).start;
        let follows = || {
            let opening = sentence.start + 1..sentence.end.min(sentence.start + LONGEST_OPENING);
            context.written(sentence.start).ends_with("ing")
                && opening.contains(&name)
                && context.reads(name - 1, ",")
        };
        mention.span.start == start || follows()
    })?;
    let entity = &context.article.entities[mention.entity? as usize];
    let is_first = entity
        .mentions
        .first()
        .is_some_and(|&first| first as usize == at);
    let is_person = entity.kind == SourceType::NamedPerson && entity.name.contains(' ');
    (is_first && is_person).then(|| context.article.words.within(mention.span))
}

/// A bare plural, or one that says whose people they are: `Pentagon officials`, `aides to the mayor`.
/// `Former officials`, `three advisers`, `people briefed on it`, `sources` are picked people.
fn is_voice(context: &Context<'_>, words: &Range<WordIndex>, head: WordIndex) -> bool {
    let picked = |at: WordIndex| {
        let word = context.word(at);
        word.is(Classes::NUMBER)
            || word.kind == LexemeKind::Number
            || context.has_word(PhraseClass::PickedPerson, word.id)
    };
    !(words.start..head).any(picked) && !is_close(context, words, head)
}

/// `sources`, `people briefed on it`, `officials involved at the time`: picked for what they know.
fn is_close(context: &Context<'_>, words: &Range<WordIndex>, head: WordIndex) -> bool {
    let knows = context
        .words(head + 1..words.end.max(head + 1))
        .iter()
        .any(|word| {
            word.is(Classes::RELATIVE | Classes::ADJECTIVE)
                || context.has_word(PhraseClass::InsideKnowledge, word.id)
        });
    let noun = context.grammar.lemma(context.word(head).id);
    context.has_word(PhraseClass::InsiderNoun, noun)
        || knows
        || is_described_by_relative(context, words.end)
}

/// `officials who have seen it`
fn is_described_by_relative(context: &Context<'_>, after: WordIndex) -> bool {
    let skip = WordIndex::from(
        context
            .article
            .words
            .get(after as usize)
            .is_some_and(|word| !word.is_word()),
    );
    context
        .article
        .words
        .get((after + skip) as usize)
        .is_some_and(|word| word.is(Classes::RELATIVE))
        && !context.reads(after + skip, "that")
}
