//! Stories about a poll, whose percentages are the poll’s.

use crate::attribution::words::WordIndex;
use crate::grammar::PhraseClass;
use crate::parse::LexemeKind;
use crate::rules::Context;
use crate::rules::figure::Figure;

/// A story about a poll: its percentages are the poll's.
pub(super) fn is_poll(context: &Context<'_>) -> bool {
    /// A story that speaks of polls so often is about one.
    const OFTEN: usize = 3;
    let opening = context.body().take(3).map(|(id, _)| id);
    let headline = context.sentence_words(0);
    let is_led_by = opening
        .map(|id| context.sentence_words(id))
        .chain(std::iter::once(headline))
        .flatten()
        .any(|at| context.is_listed(at, PhraseClass::PollHead));
    let all = WordIndex::try_from(context.article.words.len()).unwrap_or(WordIndex::MAX);
    let mut words = context.phrases_in(0..all).filter(|(at, class)| {
        *class == PhraseClass::PollWord && context.word(at.start).quotation.is_none()
    });
    is_led_by || words.nth(OFTEN - 1).is_some()
}

/// `45 percent`, `about a third`, `4 in 10 voters`, `a lead of 10 points`
pub(super) fn is_share(context: &Context<'_>, figure: &Figure) -> bool {
    let before = figure.number.start.checked_sub(1);
    // `has risen by 12 per cent` is no share of those who were asked.
    let range = context.article.words.within(figure.span);
    let grows = [before, range.start.checked_sub(1)]
        .into_iter()
        .flatten()
        .any(|at| context.reads(at, "by"))
        || context.reads(range.start, "by");
    let points = context
        .words(context.article.words.within(figure.span))
        .iter()
        .any(|word| matches!(word.span.of(context.text()), "points" | "point"));
    // `is liked by half of the voters`
    let is_of = context
        .after(&range)
        .is_some_and(|after| context.reads(after, "of"));
    // `leads by 12 points`
    if grows && !is_of && !points {
        return false;
    }
    let is_in = before.is_some_and(|at| context.reads(at, "in") || context.reads(at, "of"));
    let is_fraction = !context
        .words(figure.number.clone())
        .iter()
        .any(|word| word.kind == LexemeKind::Number);
    let is_percent = figure.is_percent(context) && !is_more_than_all(context, figure);
    is_percent || is_in || is_fraction || points
}

/// `210 percent of income`, which no one can be asked about.
fn is_more_than_all(context: &Context<'_>, figure: &Figure) -> bool {
    let written = context.written(figure.number.start).trim_end_matches('%');
    written.parse::<f64>().is_ok_and(|value| value > 100.0)
}
