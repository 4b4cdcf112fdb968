//! Stories about a poll, whose percentages are the poll’s.

use crate::attribution::words::Word;
use crate::parse::LexemeKind;
use crate::rules::Context;
use crate::rules::figure::Figure;

/// A story about a poll: its percentages are the poll's.
pub(super) fn is_poll(context: &Context<'_>) -> bool {
    /// A story that speaks of polls so often is about one.
    const OFTEN: usize = 3;
    let is_poll = |word: &Word| {
        word.quotation.is_none()
            && matches!(
                context.grammar.word(context.grammar.lemma(word.id)),
                "poll" | "survey" | "respondent" | "pollster"
            )
    };
    let opening = context.body().take(3).map(|(id, _)| id);
    let headline = context.sentence_words(0);
    let is_led_by = opening
        .map(|id| context.sentence_words(id))
        .chain(std::iter::once(headline))
        .flatten()
        .any(|at| context.reads(at, "poll") || context.reads(at, "survey"));
    let words = context.article.words.iter();
    is_led_by || words.filter(|word| is_poll(word)).take(OFTEN).count() == OFTEN
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
    if grows {
        return false;
    }
    let is_in = before.is_some_and(|at| context.reads(at, "in") || context.reads(at, "of"));
    let is_fraction = !context
        .words(figure.number.clone())
        .iter()
        .any(|word| word.kind == LexemeKind::Number);
    let points = context
        .words(context.article.words.within(figure.span))
        .iter()
        .any(|word| matches!(word.span.of(context.text()), "points" | "point"));
    figure.is_percent(context) || is_in || is_fraction || points
}
