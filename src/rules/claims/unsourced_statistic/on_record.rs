//! Whether a figure is on somebody's word: a document, a court, or a speaker of this sentence or the
//! one before or after.

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Attribution, EntityId, SourceType};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{BlockId, LexemeKind, SentenceId};
use crate::rules::Context;
use crate::rules::figure::{Figure, figures};
use crate::rules::place::FUNCTION_WORDS;

use super::kind::Kind;
use super::passage::is_about_the_same;

/// Whether the sentence has a source that `is_on_record` does not see, or makes no claim of the
/// writer's.
pub(super) fn has_source(context: &Context<'_>, id: SentenceId) -> bool {
    is_scrap(context, id)
        || is_listed_by_somebody(context, id)
        || is_ruled_or_accused(context, id)
        || is_set_before(context, id)
        || is_put_to_the_reader(context, id)
        || is_shown(context, id)
        || is_put(context, id)
        || carries_on(context, id)
}

/// A survey or filing is named here, or up to three sentences before: plainly the source of what
/// follows.
pub(super) fn names_a_document(context: &Context<'_>, id: SentenceId) -> bool {
    documents(context, id, None).next().is_some()
}

/// Such a document is the source of this figure: of another paragraph, if it has figures of this kind.
pub(super) fn is_documented(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let own = context.sentence(id).block;
    let kind = Kind::of(context, figure);
    documents(context, id, Some(figure)).any(|near| {
        let is_survey = context
            .phrase_in(context.sentence_words(near), PhraseClass::PollWord)
            .is_some();
        let is_other = kind == Kind::Growth || kind == Kind::Count && is_survey;
        context.sentence(near).block == own || !is_other || {
            let others = figures(context, near);
            let kinds: Vec<Kind> = others
                .iter()
                .map(|other| Kind::of(context, other))
                .collect();
            kinds.is_empty() && !is_survey || kind.goes_with(&kinds)
        }
    })
}

/// The sentences in which a document stands; `two million records` that were sold are none.
fn documents(
    context: &Context<'_>,
    id: SentenceId,
    figure: Option<&Figure>,
) -> impl Iterator<Item = SentenceId> {
    let counted = figure.and_then(|figure| figure.unit);
    let block = context.sentence(id).block;
    const BEFORE: SentenceId = 3;
    let own = id;
    let has_document = move |id: &SentenceId| {
        let mut words = context.sentence_words(*id);
        // `Could the figures be wrong?` gives none.
        let asks = *id != own && context.sentence(*id).span.of(context.text()).ends_with('?');
        context.is_sentence(*id)
            && !asks
            && words.any(|at| {
                context.word(at).is(Classes::FIGURE_SOURCE)
                    && counted != Some(at)
                    && !is_studied(context, at)
                    && !is_spoken_of(context, at, block)
            })
    };
    (0..=BEFORE)
        .filter_map(move |back| id.checked_sub(back))
        .filter(has_document)
}

/// `“We wait until the laboratory reports,” she said`: of a speaker, who gives no figures to another paragraph.
fn is_spoken_of(context: &Context<'_>, at: WordIndex, block: BlockId) -> bool {
    let word = context.word(at);
    word.quotation.is_some() && context.sentence(word.sentence).block != block
}

/// `One in five pupils studies music`: a verb. Not `two studies of music`, `case studies show`.
fn is_studied(context: &Context<'_>, at: WordIndex) -> bool {
    let others = FUNCTION_WORDS | Classes::REPORTING_VERB | Classes::COMMON_VERB;
    let is_noun = |at: WordIndex| {
        let word = context.word(at);
        word.is_word() && !word.is(others) && !word.is_capital()
    };
    let sentence = context.sentence_words(context.word(at).sentence);
    let before = at.checked_sub(1).filter(|at| sentence.contains(at));
    context.reads_any(at, &["study", "studied", "studies"])
        && before.is_some_and(|at| {
            let word = context.word(at);
            is_noun(at) && !word.is(Classes::ADJECTIVE | Classes::NUMBER)
        })
        && context.after(&(at..at + 1)).is_some_and(is_noun)
}

/// A post left in its markup, a label (`$50 million.`) or a line that ends like no sentence is no claim
/// of the writer's.
fn is_scrap(context: &Context<'_>, id: SentenceId) -> bool {
    const SHORTEST: usize = 5;
    let text = context.sentence(id).span.of(context.text());
    let block = context.article.document.blocks[context.sentence(id).block as usize].span;
    let ends = ['.', '!', '?', '"', '”', '’', '\'', ')', ':'];
    context.sentence_words(id).len() < SHORTEST
        || text.starts_with(['<', '~', '•'])
        || text.contains("http")
        || !block.of(context.text()).ends_with(ends)
}

/// A court or a law has it, or somebody who accuses: `detectives accuse him of taking £38,000`.
fn is_ruled_or_accused(context: &Context<'_>, id: SentenceId) -> bool {
    let range = context.sentence_words(id);
    let is_accuser = |word: &Word| {
        let lemma = context.grammar.word(context.grammar.lemma(word.id));
        // `the trial has cost taxpayers £2 million`
        word.is(Classes::ACCUSER) && !matches!(lemma, "charge" | "trial")
    };
    context.words(range.clone()).iter().any(is_accuser)
        || context.phrases_in(range).any(|(_, class)| {
            matches!(
                class,
                PhraseClass::CourtRecord | PhraseClass::Hearsay | PhraseClass::Parameter
            )
        })
}

/// `The sales tax was cut to 10 percent. It is back to 11 percent`: the term of a law goes on.
fn is_set_before(context: &Context<'_>, id: SentenceId) -> bool {
    const FIRST: WordIndex = 2;
    let own = context.sentence_words(id);
    let is_it = (own.start..(own.start + FIRST).min(own.end)).any(|at| context.reads(at, "it"));
    is_it
        && context.before_in_block(id).is_some_and(|before| {
            context
                .phrase_in(context.sentence_words(before), PhraseClass::Parameter)
                .is_some()
        })
}

/// A question, or advice: `you would have to save $500 a month`.
fn is_put_to_the_reader(context: &Context<'_>, id: SentenceId) -> bool {
    let words = context.words(context.sentence_words(id));
    let is_reader = |word: &Word| {
        word.quotation.is_none() && matches!(context.grammar.word(word.id), "you" | "your")
    };
    context.sentence(id).span.of(context.text()).ends_with('?') || words.iter().any(is_reader)
}

/// `Anna Reyes argued that:`, and the points of a list.
fn is_listed_by_somebody(context: &Context<'_>, id: SentenceId) -> bool {
    let block = context.sentence(id).block;
    let Some(above) = block.checked_sub(1) else {
        return false;
    };
    let span = context.article.document.blocks[above as usize].span;
    let words = span.of(context.text()).trim_end();
    words.ends_with(':') && context.is_attributed(context.sentence_at(span.end.saturating_sub(1)))
}

/// `leaked documents show he took a loss of $916 million`: a document, and right after it what it
/// does.
fn is_shown(context: &Context<'_>, id: SentenceId) -> bool {
    const NEAR: u32 = 4;
    let range = context.sentence_words(id);
    range.clone().any(|at| {
        let word = context.word(at);
        let after = at + 1..(at + NEAR).min(range.end);
        word.is(Classes::DOCUMENT_NOUN)
            && word.quotation.is_none()
            && context.words(after).iter().any(|verb| {
                verb.is(Classes::REPORTING_VERB)
                    && !verb.is(Classes::DOCUMENT_NOUN | Classes::CUE_NOUN)
                    && verb.quotation.is_none()
            })
            // `reviews are written by machines`
            && !context
                .after(&(at..at + 1))
                .is_some_and(|next| context.word(next).is(Classes::BE))
    })
}

/// `the trade body put the cost at about £3 million`: somebody set the figure. Not `was put at`.
fn is_put(context: &Context<'_>, id: SentenceId) -> bool {
    const NEAR: u32 = 14;
    let range = context.sentence_words(id);
    range.clone().skip(1).any(|at| {
        let puts = context.reads(at, "put") || context.reads(at, "puts");
        puts && context.word(at).quotation.is_none()
            && !context
                .word(at - 1)
                .is(Classes::BE | Classes::MODAL | Classes::AUXILIARY)
            && !context.reads(at - 1, "to")
            && (at + 2..(at + NEAR).min(range.end)).any(|to| {
                context.reads(to, "at")
                    && (to + 1..(to + 4).min(range.end)).any(|number| {
                        let word = context.word(number);
                        word.kind == LexemeKind::Number || word.is(Classes::NUMBER)
                    })
            })
    })
}

/// In the same paragraph, after a sentence that credits somebody; or in the next, when it starts
/// with the pronoun of whoever was speaking.
pub(super) fn carries_on(context: &Context<'_>, id: SentenceId) -> bool {
    let Some(before) = id.checked_sub(1) else {
        return false;
    };
    if !context.is_attributed(before) {
        return false;
    }
    // `Critics say it grew too fast. It has spent £4 million`: not the critics' figure.
    let by_a_crowd = context
        .touching(before)
        .filter_map(|(_, attribution)| attribution.source)
        .all(|source| {
            let words = context.words(context.article.words.within(source.span));
            // `election officials`, but not `officials`
            let is_office = words.iter().any(|word| {
                word.is(Classes::ORGANISATION_NOUN)
                    || words.len() > 1
                        && matches!(word.span.of(context.text()), "officials" | "authorities")
            });
            source.kind == SourceType::AnonymousGroup && !is_office
        });
    if by_a_crowd && context.touching(before).any(|(_, a)| a.source.is_some()) {
        return false;
    }
    let starts_with_pronoun = context
        .words(context.sentence_words(id))
        .iter()
        .find(|word| word.is_word() && !word.is(Classes::COORDINATOR))
        .is_some_and(|word| word.is(Classes::PRONOUN));
    let is_stated = context
        .touching(before)
        .any(|(_, attribution)| attribution.source.is_some() && context.states(attribution));
    is_stated && (context.before_in_block(id).is_some() || starts_with_pronoun)
}

/// `… , election officials said. Turnout was 35 percent. The record turnout was 37 percent`: the figures of a source
/// go on, of one and the same.
pub(super) fn goes_on(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let kind = Kind::of(context, figure);
    context.before_in_block(id).is_some_and(|before| {
        !context.is_attributed(before)
            && context.before_in_block(before).is_some()
            && carries_on(context, before)
            && figures(context, before)
                .iter()
                .any(|other| Kind::of(context, other) == kind)
            && is_about_the_same(context, before, id)
    })
}

/// `… , she said. The bridge has cost £3 million. “It was worth it,” she added`: what stands between two
/// sentences of one speaker is that speaker's.
pub(super) fn is_between_words(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    // `Thousands of people lined the streets.` opens a scene.
    if context.sentence(id).span.start == figure.span.start {
        return false;
    }
    let speakers = |near: SentenceId| -> Vec<EntityId> {
        context
            .touching(near)
            .filter(|&(id, attribution)| context.is_speech(id) && context.states(attribution))
            .filter_map(|(_, attribution)| attribution.source)
            .filter_map(|source| context.mention(&source)?.entity)
            .collect()
    };
    let Some(before) = id.checked_sub(1) else {
        return false;
    };
    let after = id + 1;
    if after as usize >= context.article.document.sentences.len()
        || !context.is_sentence(before)
        || !context.is_sentence(after)
    {
        return false;
    }
    let before = speakers(before);
    !before.is_empty() && speakers(after).iter().any(|after| before.contains(after))
}

/// Whether the figure is on somebody's word; who is counted is not who says so (`about 60,000
/// people refused`).
pub(super) fn is_credited(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let is_counted = |attribution: &Attribution| {
        attribution.source.is_some_and(|source| {
            figure.span.cover(source.span).start == figure.span.start
                && source.span.overlaps(figure.span)
        })
    };
    let others = context
        .touching(id)
        .filter(|(_, attribution)| attribution.source.is_some());
    let (mut counted, mut says) = (false, false);
    for (_, attribution) in others {
        if is_counted(attribution) {
            counted = true;
        } else {
            says = true;
        }
    }
    context.is_on_record(id, figure.span) && (says || !counted)
}

/// The next sentence says whose the figures are: `…, according to public filings.`
pub(super) fn is_told_after(context: &Context<'_>, id: SentenceId) -> bool {
    let next = id + 1;
    let sentences = &context.article.document.sentences;
    if next as usize >= sentences.len() || !context.is_sentence(next) {
        return false;
    }
    let range = context.sentence_words(next);
    let Some(phrase) = context.phrase_in(range.clone(), PhraseClass::AccordingTo) else {
        return false;
    };
    context
        .words(phrase.end..range.end)
        .iter()
        .any(|word| word.is(Classes::FIGURE_SOURCE | Classes::DOCUMENT_NOUN))
}
