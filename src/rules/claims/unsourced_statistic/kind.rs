//! What a figure measures: whoever gives a share of voters has not said what money was spent.

use crate::attribution::words::WordIndex;
use crate::grammar::PhraseClass;
use crate::rules::Context;
use crate::rules::figure::Figure;

/// Kinds of figures, as far as sources differ in which they have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `£2 million`
    Sum,
    /// `45 percent`, `a third of them`
    Share,
    /// `has risen by 12 per cent`
    Growth,
    /// `300 nurses`
    Count,
}

impl Kind {
    pub(super) fn of(context: &Context<'_>, figure: &Figure) -> Self {
        const NEAR: WordIndex = 3;
        let range = context.article.words.within(figure.span);
        if figure.is_money(context) {
            return Self::Sum;
        }
        let before = figure.number.start.checked_sub(1);
        let follows = |words: &[&str]| before.is_some_and(|at| context.reads_any(at, words));
        // `4 in 10 voters`, `down from 38 per cent`
        let (is_one_in, is_level) = (follows(&["in"]), follows(&["from", "to"]));
        let is_share = figure.is_percent(context) || figure.unit.is_none() || is_one_in;
        let moves = |at: WordIndex| context.is_listed(at, PhraseClass::TrendVerb);
        let sentence = context.sentence_words(context.word(range.start).sentence);
        let from = range.start.saturating_sub(NEAR).max(sentence.start);
        match is_share {
            true if !is_level && (from..figure.number.start).any(moves) => Self::Growth,
            true => Self::Share,
            false => Self::Count,
        }
    }

    /// Whether a source that gives figures of these kinds is likely to have this one, too. Who asked people has
    /// not counted the dead, nor what has risen since.
    pub(super) fn goes_with(self, others: &[Self]) -> bool {
        match self {
            Self::Count => others.contains(&Self::Count),
            Self::Growth => others.contains(&Self::Growth) || others.contains(&Self::Sum),
            Self::Share | Self::Sum => true,
        }
    }
}
