//! Figures that can be checked where they stand: a share that the sentence works out itself, the sum that
//! ends a case in court, a small group under the eyes of the reporter.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{LexemeKind, SentenceId};
use crate::rules::Context;
use crate::rules::figure::Figure;

/// Whether reader or reporter can check the figure with what stands beside it.
pub(super) fn is_checkable(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    is_worked_out(context, id, figure)
        || is_settlement(context, id, figure)
        || is_decided(context, id, figure)
        || is_disclosed(context, id, figure)
        || is_shot(context, id, figure)
        || is_gathering(context, id, figure)
        || is_place(context, id, figure)
}

/// `At the works, where 900 people make pumps, the talk is of little else`: of a place, in passing.
fn is_place(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    const FEW: WordIndex = 2;
    let first = context.article.words.within(figure.span).start;
    let sentence = context.sentence_words(id);
    let mut before = sentence.start.max(first.saturating_sub(FEW))..first;
    let makes = |word: &Word| {
        matches!(
            context.grammar.word(context.grammar.lemma(word.id)),
            "make" | "work"
        )
    };
    let end = context.article.words.within(figure.span).end;
    before.any(|at| at > sentence.start && context.reads(at, "where") && context.reads(at - 1, ","))
        && context
            .words(end..sentence.end.min(end + FEW))
            .iter()
            .any(makes)
}

/// `Only 367,491 came. That is down 16 percent from the 436,219 of 2008`: both counts are there.
fn is_worked_out(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    const NEAR: WordIndex = 3;
    if !figure.is_percent(context) {
        return false;
    }
    let sentence = context.sentence_words(id);
    let after = context.article.words.within(figure.span).end;
    let is_count = |at: WordIndex| {
        let word = context.word(at);
        word.kind == LexemeKind::Number
            && word.quotation.is_none()
            && context.written(at).contains(',')
    };
    let from = sentence.contains(&after) && context.reads_any(after, &["from", "on"]);
    let base = from
        .then(|| (after + 1..sentence.end.min(after + 1 + NEAR)).find(|&at| is_count(at)))
        .flatten();
    let start = context
        .before_in_block(id)
        .map_or(sentence.start, |before| {
            context.sentence_words(before).start
        });
    base.is_some() && (start..figure.number.start).any(is_count)
}

/// `paid £8 million to settle a price-fixing case`
fn is_settlement(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    const NEAR: WordIndex = 4;
    let sentence = context.sentence_words(id);
    let after = context.article.words.within(figure.span).end;
    let near = after..sentence.end.min(after + NEAR).max(after);
    figure.is_money(context)
        && context.phrase_in(near, PhraseClass::Settlement).is_some()
        && context
            .mentions_from(context.sentence(id).span.start)
            .first()
            .is_some_and(|mention| mention.span.end <= figure.span.start)
}

/// `Trustees approved $18,400`, `a motion to take £900,000 failed`: done in public, and in the minutes.
fn is_decided(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let before = context.sentence_words(id).start..figure.number.start;
    figure.is_money(context)
        && context
            .phrases_in(before)
            .any(|(_, class)| class == PhraseClass::PublicDecision)
}

/// `Altman, who has donated $250,000 to the campaign`, `a 9 percent stake in Acme`: in the books of whoever
/// took it, or on a register.
fn is_disclosed(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    const NEAR: WordIndex = 4;
    let sentence = context.sentence_words(id);
    let start = figure.number.start;
    let mut before = start.saturating_sub(NEAR).max(sentence.start)..start;
    if figure.is_money(context) {
        return before.any(|at| context.reads_any(at, &["donated", "contributed"]));
    }
    let end = context.article.words.within(figure.span).end;
    let mut near = start.saturating_sub(2 * NEAR).max(sentence.start)..sentence.end.min(end + NEAR);
    figure.is_percent(context)
        && near.any(|at| context.reads_any(at, &["stake", "shareholding", "holding", "position"]))
}

/// `They shot 61% in the first half and 29% in the second`: on the score sheet.
fn is_shot(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let mut before = context.sentence_words(id).start..figure.number.start;
    figure.is_percent(context)
        && before
            .any(|at| context.reads(at, "shot") && context.word(at + 1).kind == LexemeKind::Number)
}

/// `a group of about 100 people who gathered at the gate`, `a dozen smiths gathered`, `a meeting that drew 40
/// people`; or a crowd in round words: `hundreds of workers marched`.
fn is_gathering(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    const NEAR: WordIndex = 4;
    let sentence = context.sentence_words(id);
    let range = context.article.words.within(figure.span);
    let does = |near: Range<WordIndex>, classes: &[PhraseClass]| {
        near.into_iter().any(|at| {
            let word = context.word(at);
            let forms = [word.id, context.grammar.lemma(word.id)];
            word.quotation.is_none()
                && classes
                    .iter()
                    .any(|&class| forms.iter().any(|&form| context.has_word(class, form)))
        })
    };
    let after = range.end..sentence.end.min(range.end + NEAR).max(range.end);
    let before = range.start.saturating_sub(NEAR).max(sentence.start)..range.start;
    if figure.is_money(context) || figure.is_percent(context) {
        return false;
    }
    // `in front of a crowd of about 230`
    let is_crowd = before
        .end
        .checked_sub(2)
        .is_some_and(|at| before.contains(&at) && context.reads(at, "crowd"));
    is_few(context, figure)
        && (does(after.clone(), &[PhraseClass::AssemblyVerb])
            || is_crowd
            || is_aside(context, figure)
            || does(before, &[PhraseClass::Attraction]))
        || is_round(context, figure)
            && does(after, &[PhraseClass::AssemblyVerb, PhraseClass::CrowdVerb])
}

/// `the young women — about 20 of them — played`: counted in passing.
fn is_aside(context: &Context<'_>, figure: &Figure) -> bool {
    let range = context.article.words.within(figure.span);
    let is_dash = |at: WordIndex| matches!(context.written(at), "-" | "--" | "–" | "—");
    let sentence = context.sentence_words(context.word(range.start).sentence);
    let before = range
        .start
        .checked_sub(1)
        .filter(|at| sentence.contains(at));
    before.is_some_and(is_dash) && context.after(&range).is_some_and(is_dash)
}

/// So few that a reporter can count them: `about 40`, `a dozen`.
fn is_few(context: &Context<'_>, figure: &Figure) -> bool {
    /// More than that a reporter has to estimate.
    const MOST: u32 = 250;
    let first = figure.number.start;
    figure.number.len() == 1
        && (context.reads(first, "dozen")
            || context
                .written(first)
                .parse::<u32>()
                .is_ok_and(|count| count <= MOST))
}

/// `hundreds`, `dozens`: no count, and what whoever was there saw. Not `tens of thousands`.
fn is_round(context: &Context<'_>, figure: &Figure) -> bool {
    let first = figure.number.start;
    figure.number.len() == 1
        && context.word(first).is(Classes::SCALE)
        && context.written(first).ends_with('s')
        && context.article.words.within(figure.span).start == first
}
