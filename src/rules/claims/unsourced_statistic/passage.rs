//! Figures of a passage that has one source: the study a paragraph is about, the office that is named before
//! and after, the data with which the story opens.

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Attribution, EntityId, Source, SourceType};
use crate::grammar::{Classes, PhraseClass, WordId};
use crate::parse::{LexemeKind, SentenceId};
use crate::rules::Context;
use crate::rules::figure::{Figure, figures};
use crate::rules::place::FUNCTION_WORDS;

use super::kind::Kind;
use super::on_record::names_a_document;

use std::ops::Range;

/// The story's own data: the words of the sentence at the top that tells its figures and where they come
/// from.
pub(super) struct Data {
    words: Vec<WordIndex>,
    kinds: Vec<Kind>,
}

impl Data {
    /// `Rents rose by 4 percent, according to data of the land office`, among the first sentences.
    pub(super) fn of(context: &Context<'_>) -> Self {
        const OPENING: usize = 3;
        let (mut words, mut kinds) = (Vec::new(), Vec::new());
        for (id, _) in context.body().take(OPENING) {
            let figures = figures(context, id);
            if names_data(context, id) && !figures.is_empty() {
                kinds.extend(figures.iter().map(|figure| Kind::of(context, figure)));
                let own = context.sentence_words(id);
                words.extend(own.filter(|&at| is_subject_matter(context, at)));
            }
        }
        Self { words, kinds }
    }

    /// Whether a sentence tells more of what the data are about.
    pub(super) fn covers(&self, context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
        !self.words.is_empty()
            && Kind::of(context, figure).goes_with(&self.kinds)
            && context
                .sentence_words(id)
                .filter(|&at| is_subject_matter(context, at))
                .any(|at| self.words.iter().any(|&own| is_same(context, own, at)))
    }
}

/// Somebody is credited whose words are of a source of figures (`data released by the office`).
fn names_data(context: &Context<'_>, id: SentenceId) -> bool {
    context.touching(id).any(|(_, attribution)| {
        attribution.source.is_some_and(|source| {
            let words = context.article.words.within(source.span);
            context
                .words(words)
                .iter()
                .any(|word| word.is(Classes::FIGURE_SOURCE) && word.quotation.is_none())
        })
    })
}

/// A word that says what a sentence is about: no name, no number, no function word.
pub(super) fn is_subject_matter(context: &Context<'_>, at: WordIndex) -> bool {
    const SHORTEST: usize = 5;
    let word = context.word(at);
    let is_other = FUNCTION_WORDS
        | Classes::ADVERB
        | Classes::ADJECTIVE
        | Classes::TIME
        | Classes::MEASURE
        | Classes::NUMBER
        | Classes::SCALE
        | Classes::APPROXIMATOR
        | Classes::FIGURE_SOURCE
        | Classes::REPORTING_VERB
        | Classes::COMMON_VERB
        | Classes::CALENDAR;
    let is_first = context.sentence_words(word.sentence).start == at;
    word.kind == LexemeKind::Word
        && word.quotation.is_none()
        && word.span.len() >= SHORTEST
        && !word.is(is_other)
        && !context.reads_any(at, &["percent", "percentage"])
        && (is_first || !word.is_capital())
}

/// `casino` and `casinos`
pub(super) fn is_same(context: &Context<'_>, a: WordIndex, b: WordIndex) -> bool {
    let stem = |at: WordIndex| context.written(at).trim_end_matches('s');
    stem(a).eq_ignore_ascii_case(stem(b))
}

/// A body is credited with figures shortly before and shortly after: what stands between is its, too.
pub(super) fn is_between_counts(context: &Context<'_>, id: SentenceId) -> bool {
    const NEAR: SentenceId = 4;
    let last = context.article.document.sentences.len();
    let bodies = |ids: Range<SentenceId>| -> Vec<&Source> {
        ids.filter(|&id| (id as usize) < last && context.is_sentence(id))
            .flat_map(|id| bodies(context, id))
            .collect()
    };
    let before = bodies(id.saturating_sub(NEAR)..id);
    if before.is_empty() {
        return false;
    }
    let after = bodies(id + 1..id + 1 + NEAR);
    before
        .iter()
        .any(|&one| after.iter().any(|&other| is_same_body(context, one, other)))
}

/// The bodies and documents that are credited in a sentence with a number.
pub(super) fn bodies<'a>(context: &Context<'a>, id: SentenceId) -> Vec<&'a Source> {
    let has_number = || {
        let words = context.words(context.sentence_words(id));
        words
            .iter()
            .any(|word| word.kind == LexemeKind::Number || word.is(Classes::NUMBER))
            || context
                .phrase_in(context.sentence_words(id), PhraseClass::Fraction)
                .is_some()
    };
    // `agreed to pay £2 million` tells what a body does.
    let is_promise = |attribution: &Attribution| {
        attribution.cue.last().is_some_and(|&cue| {
            let cue = context.article.words.within(cue);
            context
                .after(&cue)
                .is_some_and(|after| context.reads(after, "to"))
        })
    };
    let credits = context.touching(id).filter(|&(id, attribution)| {
        context.is_speech(id) && context.states(attribution) && !is_promise(attribution)
    });
    let found: Vec<_> = credits
        .filter_map(|(_, attribution)| attribution.source.as_ref())
        .filter(|source| is_body(context, source))
        .collect();
    if found.is_empty() || !has_number() {
        return Vec::new();
    }
    found
}

/// `The league has spent £7 million on seats, according to the guild’s tracker.`, and the next paragraph opens
/// with what others have spent: the same measure. Or the next sentence goes on about somebody of whom a
/// document is told to speak.
pub(super) fn is_measured_above(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let Some(before) = id
        .checked_sub(1)
        .filter(|&before| context.is_sentence(before))
    else {
        return false;
    };
    if !figure.is_money(context)
        || !figures(context, before)
            .iter()
            .any(|above| above.is_money(context))
    {
        return false;
    }
    let own = context.sentence_words(id);
    let verbs = |at: WordIndex| {
        let word = context.word(at);
        let lemma = context.grammar.lemma(word.id);
        (word.quotation.is_none() && lemma != WordId::UNKNOWN && context.verb_at(at).is_some()
            || word.is(Classes::COMMON_VERB))
        .then_some(lemma)
    };
    let is_shared = || {
        let measures: Vec<WordId> = context.sentence_words(before).filter_map(verbs).collect();
        own.clone()
            .filter_map(verbs)
            .any(|verb| measures.contains(&verb))
    };
    let goes_on = || {
        let entities = |id: SentenceId| {
            let span = context.sentence(id).span;
            context
                .mentions_from(span.start)
                .iter()
                .take_while(move |mention| mention.span.end <= span.end)
                .filter_map(|mention| mention.entity)
        };
        let first = entities(id).next();
        context.before_in_block(id).is_some()
            && names_a_document(context, before)
            && first.is_some_and(|first| entities(before).any(|entity| entity == first))
    };
    !bodies(context, before).is_empty() && is_shared() || goes_on()
}

fn is_body(context: &Context<'_>, source: &Source) -> bool {
    let words = context.words(context.article.words.within(source.span));
    matches!(
        source.kind,
        SourceType::NamedOrganisation | SourceType::Document
    ) || source.kind == SourceType::Unknown
        && words.iter().any(|word| word.is(Classes::ORGANISATION_NOUN))
}

fn is_same_body(context: &Context<'_>, a: &Source, b: &Source) -> bool {
    let entity = |source: &Source| context.mention(source).and_then(|mention| mention.entity);
    let last = |source: &Source| context.head(source.span);
    let has_entity = entity(a).is_some() && entity(a) == entity(b);
    has_entity
        || last(a)
            .zip(last(b))
            .is_some_and(|(a, b)| context.written(a).eq_ignore_ascii_case(context.written(b)))
}

/// `A study for the guild showed that 65% of masons are men. In 2012 it was 71%`: earlier in the paragraph a
/// study is credited, and nobody else since.
pub(super) fn is_of_a_study(context: &Context<'_>, id: SentenceId) -> bool {
    const MOST: usize = 6;
    let mut before = std::iter::successors(context.before_in_block(id), |&id| {
        context.before_in_block(id)
    });
    let speaks = |id: SentenceId| context.touching(id).any(|(_, a)| a.source.is_some());
    let credited = before
        .by_ref()
        .take(MOST)
        .find(|&id| context.is_sentence(id) && speaks(id));
    credited.is_some_and(|id| {
        context.touching(id).all(|(_, attribution)| {
            attribution.source.is_none_or(|source| {
                let words = context.words(context.article.words.within(source.span));
                source.kind == SourceType::Document
                    || words.iter().any(|word| {
                        word.is(Classes::FIGURE_SOURCE | Classes::DOCUMENT_NOUN)
                            && word.quotation.is_none()
                    })
            })
        }) && context.touching(id).any(|(_, attribution)| {
            context.states(attribution)
                && attribution.source.is_some_and(|source| {
                    let words = context.words(context.article.words.within(source.span));
                    let is_study = |word: &Word| {
                        word.is(Classes::FIGURE_SOURCE)
                            || context.grammar.word(word.id) == "research"
                    };
                    words.iter().any(is_study)
                })
        })
    })
}

/// Two sentences name the same or share a word of what they are about.
pub(super) fn is_about_the_same(context: &Context<'_>, a: SentenceId, b: SentenceId) -> bool {
    let entities = |id: SentenceId| -> Vec<EntityId> {
        let span = context.sentence(id).span;
        let mentions = context.mentions_from(span.start).iter();
        mentions
            .take_while(|mention| mention.span.end <= span.end)
            .filter_map(|mention| mention.entity)
            .collect()
    };
    let words = |id: SentenceId| {
        context
            .sentence_words(id)
            .filter(|&at| is_subject_matter(context, at))
    };
    let named = entities(a);
    entities(b).iter().any(|entity| named.contains(entity))
        || words(a).any(|one| words(b).any(|other| is_same(context, one, other)))
}
