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
        const NEAR: WordIndex = 2;
        let range = context.article.words.within(figure.span);
        if figure.is_money(context) {
            return Self::Sum;
        }
        let is_share = figure.is_percent(context) || figure.unit.is_none();
        let trends = |at: &WordIndex| {
            let lemma = context.grammar.lemma(context.word(*at).id);
            context.reads(*at, "by") || context.has_word(PhraseClass::TrendVerb, lemma)
        };
        let sentence = context.sentence_words(context.word(range.start).sentence);
        let from = range.start.saturating_sub(NEAR).max(sentence.start);
        match is_share {
            true if (from..figure.number.start).any(|at| trends(&at)) => Self::Growth,
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
