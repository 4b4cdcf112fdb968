//! Figures that somebody had to count: `around € 880 million a year`, `52 French soldiers`.
//!
//! Not figures in this sense: dates, years, times, ages, elapsed time, scores, ordinals, house
//! numbers, distances, and prices that readers pay.

mod money;
mod no_count;
mod number;
mod unit;

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{LexemeKind, SentenceId};
use crate::text::Span;

pub(super) use money::opens_a_sum;

use super::Context;

/// A figure in the copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// From the approximator to the unit: `around 1,500 troops`.
    pub(super) span: Span,
    /// The number alone, with its scale: `1,500`, `880 million`.
    pub(super) number: Range<WordIndex>,
    /// The noun that is counted, if it was found.
    pub(super) unit: Option<WordIndex>,
}

impl Figure {
    /// `45 percent`, `45%`
    pub(super) fn is_percent(&self, context: &Context<'_>) -> bool {
        let words = self.span.of(context.text());
        words.ends_with('%') || words.ends_with("percent") || words.ends_with("per cent")
    }

    /// `£2 million`, `880 million euros`
    pub(super) fn is_money(&self, context: &Context<'_>) -> bool {
        let words = context.words(context.article.words.within(self.span));
        // The `cent` of `per cent` is no coin.
        let is_share = self.is_percent(context);
        words.iter().any(|word| {
            word.is(Classes::CURRENCY) && !is_share
                || word.kind == LexemeKind::Symbol && word.span.of(context.text()) != "%"
                || context.has_word(PhraseClass::CurrencyCode, word.id)
        })
    }
}

/// The figures of a sentence that need a source, quotations left out.
pub(super) fn figures(context: &Context<'_>, sentence: SentenceId) -> Vec<Figure> {
    let range = context.sentence_words(sentence);
    // A table or a list of results is not prose; a sentence with this many numbers is one.
    const TABLE: usize = 12;
    let (mut numbers, mut has_numeral) = (0, false);
    for word in context.words(range.clone()) {
        numbers += usize::from(word.kind == LexemeKind::Number);
        has_numeral |= is_numeral(word);
    }
    let has_share = context
        .phrase_in(range.clone(), PhraseClass::Fraction)
        .is_some();
    if numbers > TABLE || !has_share && !has_numeral {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let word = context.word(at);
        if word.quotation.is_some() {
            at += 1;
            continue;
        }
        let reader = Reader {
            context,
            sentence: range.clone(),
        };
        if has_share && let Some(share) = context.phrase_in(at..at + 1, PhraseClass::Fraction) {
            let end = reader.of_a_scale(share.end);
            if end > share.end {
                let (figure, next) = reader.read(share.start..end);
                found.extend(figure);
                at = next.max(end);
            } else {
                at = end;
                found.extend(reader.share(share));
            }
        } else if is_numeral(word) {
            let (figure, next) = reader.read(reader.number(at));
            found.extend(figure);
            at = next.max(at + 1);
        } else {
            at += 1;
        }
    }
    found
}

fn is_numeral(word: &Word) -> bool {
    word.kind == LexemeKind::Number || word.is(Classes::NUMBER)
}

/// Reads the figures of one sentence.
struct Reader<'c, 'a> {
    context: &'c Context<'a>,
    sentence: Range<WordIndex>,
}

impl Reader<'_, '_> {
    /// The figure of this number, and where to go on.
    fn read(&self, number: Range<WordIndex>) -> (Option<Figure>, WordIndex) {
        let (first, next) = (number.start, number.end);
        let money = self.currency_before(first) || self.is_currency(number.end);
        let percent = self.is_percent(number.end);
        let approximator = self.approximator_before(first);
        let shape = self.written(first);
        if self.is_no_count(&number, shape, money || percent) {
            return (None, next);
        }
        let unit = (!money && !percent)
            .then(|| self.unit(number.end))
            .flatten();
        let weighed = unit
            .as_ref()
            .is_some_and(|unit| self.is_yield(&number, unit));
        if !weighed && unit.as_ref().is_some_and(|unit| self.is_measure(unit)) {
            return (None, next);
        }
        let is_crowd = approximator.is_some_and(|start| self.is_of_a_crowd(start));
        let counted = weighed
            || is_crowd
            || unit
                .as_ref()
                .is_some_and(|unit| unit.counted || self.is_traffic(&number, unit));
        let small = !money && !percent && self.is_small(&number);
        let needs_source = if money {
            !self.is_small_change(&number) && !self.is_label(first, &number)
        } else if percent {
            true
        } else if counted {
            !small
        } else {
            approximator.is_some() && unit.is_some() && !small
        };
        if !needs_source {
            return (None, next);
        }
        let mut start = first;
        if self.currency_before(first) {
            start = self.currency_start(first);
        }
        let start = approximator.unwrap_or(start);
        let mut end = number.end;
        if self.is_currency(end) || percent {
            end = self.after_percent(end);
        }
        if let Some(unit) = &unit {
            end = unit.noun + 1;
        }
        let end = self.rate(end);
        let span = self.context.article.words.span(start..end.max(number.end));
        let unit = unit.map(|unit| unit.noun);
        (Some(Figure { span, number, unit }), end.max(next))
    }

    /// `almost a third`, `by a quarter`, `half of all gains`; not `half an hour`, and not a bare `half of them`.
    fn share(&self, number: Range<WordIndex>) -> Option<Figure> {
        let before = number
            .start
            .checked_sub(1)
            .filter(|&at| self.get(at).is_some());
        let by = before.filter(|&at| self.context.reads(at, "by"));
        // `one in five children`
        let is_rate = self.get(number.start + 1).is_some()
            && self.context.reads(number.start + 1, "in")
            && self.get(number.end).is_some_and(|word| {
                self.written(number.end).ends_with('s')
                    || word.is(Classes::CONTESTED_UNIT | Classes::PLURAL_PEOPLE)
            });
        // `a third of its power`, but not a bare `half of them`
        let is_whole = self.get(number.end).is_some()
            && self.context.reads(number.end, "of")
            && self.get(number.end + 1).is_some_and(|word| {
                // `half of all gains`
                let is_all = self.context.reads(number.end + 1, "all");
                word.is(Classes::DETERMINER) && !self.context.reads(number.end - 1, "half")
                    || is_all
            });
        let start = self
            .approximator_before(number.start)
            .or(by)
            .or((is_whole || is_rate).then_some(number.start))?;
        // `half an hour`, `a quarter of a mile`
        let mut after = number.end;
        while self
            .get(after)
            .is_some_and(|word| word.is(Classes::DETERMINER) || self.context.reads(after, "of"))
        {
            after += 1;
        }
        let is_time = self.get(after).is_some_and(|word| {
            word.is(Classes::TIME | Classes::MEASURE) && !word.is(Classes::PREPOSITION)
                // `half past eight`
                || self.context.reads(after, "past")
                // `a quarter of a pound of butter`
                || word.is(Classes::CURRENCY) && self.context.reads(after - 1, "a")
        });
        let end = number.end + WordIndex::from(self.is_currency(number.end));
        let span = self.context.article.words.span(start..end);
        (!is_time).then_some(Figure {
            span,
            number,
            unit: None,
        })
    }

    /// The end of a fraction and what it is of, if that is a number: `a quarter of a trillion`, `half a
    /// million`.
    fn of_a_scale(&self, end: WordIndex) -> WordIndex {
        let is_of = self.get(end).is_some() && self.context.reads(end, "of");
        let article = end + WordIndex::from(is_of);
        let is_scaled = self
            .get(article + 1)
            .is_some_and(|word| word.is(Classes::SCALE))
            && self.context.reads(article, "a");
        if is_scaled { article + 2 } else { end }
    }

    fn written(&self, at: WordIndex) -> &str {
        self.context.written(at)
    }

    fn get(&self, at: WordIndex) -> Option<&Word> {
        self.sentence.contains(&at).then(|| self.context.word(at))
    }
}
