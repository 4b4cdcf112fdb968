//! A source that stands a sentence or a paragraph or two away and plainly has this figure, too: filings for sums, a
//! poll for a lead, the body that is credited next with more of the same.

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::SentenceId;
use crate::rules::Context;
use crate::rules::figure::{Figure, figures};
use crate::text::{Span, fold, number};

use super::kind::Kind;
use super::on_record::carries_on;
use super::passage::{bodies, is_about_the_same, is_same};
use super::poll::is_share;

/// How many sentences and paragraphs away the source may stand.
const SENTENCES: SentenceId = 10;
const PARAGRAPHS: u32 = 2;

/// Whether the source of the figure is given in a sentence near by.
pub(super) fn is_given_nearby(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    is_filed_near(context, id, figure)
        || is_credited_next(context, id, figure)
        || is_lead_in_a_poll(context, id, figure)
        || has_signed(context, id, figure)
        || is_repeated(context, id, figure)
        || is_seen_next(context, id)
        || is_set_against(context, id, figure)
}

/// `The pier cost £2 million, according to the guild.` / `The crane cost far more — some £5 million`: the comparison
/// goes on from the figure of the paragraph before.
fn is_set_against(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    const NEAR: WordIndex = 4;
    let own = context.article.words.within(figure.span);
    let from = own
        .start
        .saturating_sub(NEAR)
        .max(context.sentence_words(id).start);
    let is_compared = (from + 1..own.start).any(|at| {
        context.reads_any(at, &["more", "less", "fewer"])
            && context.reads_any(at - 1, &["far", "much"])
    });
    let kind = Kind::of(context, figure);
    is_compared
        && context.before_in_block(id).is_none()
        && id.checked_sub(1).is_some_and(|before| {
            context.is_sentence(before)
                && context.is_attributed(before)
                && has(context, before, kind)
        })
}

/// The next paragraph says what the story goes by: `Documents seen by the Ledger show more.`
fn is_seen_next(context: &Context<'_>, id: SentenceId) -> bool {
    const FAR: SentenceId = 3;
    let block = context.sentence(id).block;
    let last = index_of_last(context);
    (id + 1..=(id + FAR).min(last))
        .find(|&next| context.sentence(next).block > block)
        .is_some_and(|next| {
            context.is_sentence(next)
                && context
                    .phrase_in(context.sentence_words(next), PhraseClass::OwnWorkBefore)
                    .is_some()
        })
}

/// The sums of a story that opens with filings, or cites them again, are theirs.
pub(super) fn is_filed(context: &Context<'_>) -> bool {
    const OPENING: usize = 4;
    let mut opening = context.body().take(OPENING);
    let mut cites = context.body().filter(|&(id, _)| cites_filings(context, id));
    opening.any(|(id, _)| cites_filings(context, id)) || cites.nth(1).is_some()
}

/// `campaign finance records show`, `according to filings`: in a paragraph near by, with another sum.
fn is_filed_near(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    figure.is_money(context)
        && neighbours(context, id)
            .any(|near| cites_filings(context, near) && has(context, near, Kind::Sum))
}

/// Filings are credited, or show what the sentence says.
fn cites_filings(context: &Context<'_>, id: SentenceId) -> bool {
    const NEAR: WordIndex = 4;
    let range = context.sentence_words(id);
    let filings = context
        .phrases_in(range.clone())
        .filter(|(at, class)| {
            *class == PhraseClass::Filing && context.word(at.start).quotation.is_none()
        })
        .collect::<Vec<_>>();
    let is_source = |span: Span| {
        context
            .touching(id)
            .filter_map(|(_, attribution)| attribution.source)
            .any(|source| source.span.overlaps(span))
    };
    filings.iter().any(|(at, _)| {
        let shows = (at.end..(at.end + NEAR).min(range.end)).any(|verb| {
            let word = context.word(verb);
            word.is(Classes::REPORTING_VERB) && !word.is(Classes::DOCUMENT_NOUN)
        });
        shows
            || is_source(context.article.words.span(at.clone()))
            || context
                .phrase_in(range.start..at.start, PhraseClass::AccordingTo)
                .is_some()
    })
}

/// The next sentences of the paragraph credit a body with another such figure about the same: `… is spending
/// $200,000. The guild says it will spend $150,000 of it on lamps.` A first paragraph of one sentence goes on in the
/// next.
fn is_credited_next(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let kind = Kind::of(context, figure);
    let last = index_of_last(context);
    // A headline may be read as the first.
    let lead = context.body().next().map_or(0, |(_, first)| first.block) + 1;
    let is_alone = context.sentence(id).block <= lead
        && context.before_in_block(id).is_none()
        && context.after_in_block(id).is_none();
    let block = context.sentence(id).block + u32::from(is_alone);
    (id + 1..=(id + 2 - SentenceId::from(is_alone)).min(last))
        .filter(|&next| context.sentence(next).block == block)
        .any(|next| {
            context.is_sentence(next)
                && credits_a_body(context, next)
                && figures(context, next).iter().any(|other| {
                    Kind::of(context, other) == kind
                        && (!is_alone || counts_the_same(context, figure, other))
                })
                && is_about_the_same(context, id, next)
        })
}

/// `the guild says`, `according to Lampwatch`
fn credits_a_body(context: &Context<'_>, id: SentenceId) -> bool {
    let is_name = |at: WordIndex| context.word(at).is_capital();
    let has_one_name = || {
        let words = context.sentence_words(id);
        context.phrases_in(words.clone()).any(|(at, class)| {
            class == PhraseClass::AccordingTo
                && words.contains(&at.end)
                && is_name(at.end)
                && !(words.contains(&(at.end + 1)) && is_name(at.end + 1))
        })
    };
    !bodies(context, id).is_empty() || has_one_name()
}

/// `had held a lead of ten points`, and beside it stand the polls: only they know of a lead.
fn is_lead_in_a_poll(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let says = |id: SentenceId, class: PhraseClass| {
        context
            .phrases_in(context.sentence_words(id))
            .any(|(at, found)| found == class && context.word(at.start).quotation.is_none())
    };
    is_share(context, figure)
        && says(id, PhraseClass::Standing)
        && neighbours(context, id).any(|near| {
            context
                .sentence(near)
                .block
                .abs_diff(context.sentence(id).block)
                < PARAGRAPHS
                && says(near, PhraseClass::PollWord)
        })
}

/// `nearly 140 members blasted the plan`, and the next sentences quote their letter: the names are under it.
fn has_signed(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    const NEXT: SentenceId = 3;
    let own = context.article.words.within(figure.span);
    let is_of_office = own.into_iter().any(|at| {
        let lemma = context.grammar.lemma(context.word(at).id);
        context.has_word(PhraseClass::Politician, lemma) || context.reads(at, "members")
    });
    let last = index_of_last(context);
    is_of_office
        && (id + 1..=(id + NEXT).min(last)).any(|next| {
            context
                .phrase_in(context.sentence_words(next), PhraseClass::JointStatement)
                .is_some()
        })
}

/// The same figure stands further down, and there a body or a document is credited: what is on top sums that up.
fn is_repeated(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    const FAR: SentenceId = 30;
    /// Of two figures as small as that it means nothing that they are the same.
    const SMALL: f64 = 100.0;
    let worth = |figure: &Figure| {
        let written = figure.number.clone();
        let folded: Vec<String> = written.map(|at| fold(context.written(at))).collect();
        number::value(folded.iter().map(String::as_str))
    };
    let Some(own) = worth(figure).filter(|&own| own > SMALL) else {
        return false;
    };
    let last = index_of_last(context);
    (id + 1..=(id + FAR).min(last)).any(|next| {
        context.is_sentence(next)
            && (!bodies(context, next).is_empty() || carries_on(context, next))
            && is_about_the_same(context, id, next)
            && figures(context, next).iter().any(|other| {
                let same_kind = Kind::of(context, other) == Kind::of(context, figure);
                worth(other) == Some(own) && same_kind && counts_the_same(context, figure, other)
            })
    })
}

/// `300 soldiers` and `300 mercenaries` are two figures.
fn counts_the_same(context: &Context<'_>, a: &Figure, b: &Figure) -> bool {
    match (a.unit, b.unit) {
        (Some(a), Some(b)) => is_same(context, a, b),
        (None, None) => true,
        _ => false,
    }
}

/// The sentences of the paragraphs around.
fn neighbours(context: &Context<'_>, id: SentenceId) -> impl Iterator<Item = SentenceId> {
    let block = context.sentence(id).block;
    let last = index_of_last(context);
    let range = id.saturating_sub(SENTENCES)..=(id + SENTENCES).min(last);
    range.filter(move |&near| {
        near != id
            && context.is_sentence(near)
            && context.sentence(near).block.abs_diff(block) <= PARAGRAPHS
    })
}

fn index_of_last(context: &Context<'_>) -> SentenceId {
    let count = context.article.document.sentences.len();
    SentenceId::try_from(count.saturating_sub(1)).unwrap_or(SentenceId::MAX)
}

fn has(context: &Context<'_>, id: SentenceId, kind: Kind) -> bool {
    figures(context, id)
        .iter()
        .any(|figure| Kind::of(context, figure) == kind)
}
