//! Figures that somebody had to count: `around € 880 million a year`, `52 French soldiers`.
//!
//! Not figures in this sense: dates, years, times, ages, elapsed time, scores, ordinals, house
//! numbers, distances, and prices that readers pay.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{LexemeKind, SentenceId};
use crate::text::Span;

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
}

impl Figure {
    /// `£2 million`, `880 million euros`
    pub(super) fn is_money(&self, context: &Context<'_>) -> bool {
        let words = context.words(context.article.words.within(self.span));
        words.iter().any(|word| {
            word.is(Classes::CURRENCY)
                || word.kind == LexemeKind::Symbol && word.span.of(context.text()) != "%"
        })
    }
}

/// The figures of a sentence that need a source, quotations left out.
pub(super) fn figures(context: &Context<'_>, sentence: SentenceId) -> Vec<Figure> {
    let range = context.sentence_words(sentence);
    // A table or a list of results is not prose; a sentence with this many numbers is one.
    const TABLE: usize = 12;
    let numbers = context
        .words(range.clone())
        .iter()
        .filter(|w| w.kind == LexemeKind::Number)
        .count();
    let has_share = context
        .phrase_in(range.clone(), PhraseClass::Fraction)
        .is_some();
    let has_numeral = context.words(range.clone()).iter().any(is_numeral);
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
            at = share.end;
            found.extend(reader.share(share));
        } else if is_numeral(word) {
            let (figure, next) = reader.read(at);
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

struct Reader<'c, 'a> {
    context: &'c Context<'a>,
    sentence: Range<WordIndex>,
}

impl Reader<'_, '_> {
    /// The figure whose number starts at this word, and where to go on.
    fn read(&self, first: WordIndex) -> (Option<Figure>, WordIndex) {
        let number = self.number(first);
        let next = number.end;
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
        if unit.as_ref().is_some_and(|unit| self.is_measure(unit)) {
            return (None, next);
        }
        let counted = unit.as_ref().is_some_and(|unit| unit.counted);
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

    /// `almost a third`, `by a quarter`; not `half an hour`, and not a bare `half of them`.
    fn share(&self, number: Range<WordIndex>) -> Option<Figure> {
        let before = number
            .start
            .checked_sub(1)
            .filter(|&at| self.get(at).is_some());
        let by = before.filter(|&at| self.context.reads(at, "by"));
        // `a third of its power`, but not a bare `half of them`
        let is_whole = self.get(number.end).is_some()
            && self.context.reads(number.end, "of")
            && self.get(number.end + 1).is_some_and(|word| {
                word.is(Classes::DETERMINER) && !self.context.reads(number.end - 1, "half")
            });
        let start = self
            .approximator_before(number.start)
            .or(by)
            .or(is_whole.then_some(number.start))?;
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
        });
        let span = self.context.article.words.span(start..number.end);
        (!is_time).then_some(Figure {
            span,
            number,
            unit: None,
        })
    }

    fn written(&self, at: WordIndex) -> &str {
        self.context.written(at)
    }

    fn get(&self, at: WordIndex) -> Option<&Word> {
        self.sentence.contains(&at).then(|| self.context.word(at))
    }

    /// `880 million`, `two thousand`, `tens of thousands`.
    fn number(&self, first: WordIndex) -> Range<WordIndex> {
        let mut end = first + 1;
        loop {
            match self.get(end) {
                Some(word) if word.is(Classes::NUMBER) => end += 1,
                Some(_)
                    if self.context.reads(end, "of")
                        && self.get(end + 1).is_some_and(|w| w.is(Classes::SCALE)) =>
                {
                    end += 2;
                }
                // `2.3m`, `880bn`
                Some(word)
                    if word.span.start == self.context.word(end - 1).span.end
                        && matches!(
                            self.written(end),
                            "m" | "bn" | "k" | "tn" | "M" | "B" | "K"
                        ) =>
                {
                    end += 1;
                }
                _ => return first..end,
            }
        }
    }

    fn currency_before(&self, first: WordIndex) -> bool {
        let Some(before) = first.checked_sub(1).and_then(|at| self.get(at)) else {
            return false;
        };
        before.kind == LexemeKind::Symbol
            && self
                .written(first - 1)
                .ends_with(['€', '$', '£', '¥', '₹', '₽', '₦', '₩', '₺', '₴'])
    }

    /// `$`, or `US$` with its letters.
    fn currency_start(&self, first: WordIndex) -> WordIndex {
        let sign = first - 1;
        let letters = sign.checked_sub(1).filter(|&at| {
            self.get(at).is_some_and(|word| {
                word.span.end == self.context.word(sign).span.start
                    && word.kind == LexemeKind::Word
                    && word.span.len() <= 2
            })
        });
        letters.unwrap_or(sign)
    }

    fn is_currency(&self, at: WordIndex) -> bool {
        self.get(at)
            .is_some_and(|word| word.is(Classes::CURRENCY) || self.written(at) == "€")
    }

    fn is_percent(&self, at: WordIndex) -> bool {
        self.get(at).is_some()
            && (self.written(at) == "%"
                || self.context.reads(at, "percent")
                || self.context.reads(at, "percentage")
                || (self.context.reads(at, "per")
                    && self.get(at + 1).is_some()
                    && self.context.reads(at + 1, "cent")))
    }

    fn after_percent(&self, at: WordIndex) -> WordIndex {
        let two_words = self.context.reads(at, "per");
        let points = self.context.reads(at, "percentage") && self.get(at + 1).is_some();
        at + 1 + u32::from(two_words || points)
    }

    /// The first word of `around`, `more than`, `up to` before the number.
    fn approximator_before(&self, first: WordIndex) -> Option<WordIndex> {
        let mut start = first;
        if self.currency_before(first) {
            start = self.currency_start(first);
        }
        let sentence = self.sentence.start;
        // The longest approximator is three words: `as many as`.
        let earliest = start.saturating_sub(3).max(sentence);
        let phrase = self
            .context
            .phrases_in(earliest..start)
            .find(|(at, class)| *class == PhraseClass::Approximator && at.end == start)
            .map(|(at, _)| at.start);
        // `his comment about 47 percent`: here it is a preposition.
        let is_topic = start
            .checked_sub(2)
            .and_then(|at| self.get(at))
            .is_some_and(|word| word.is(Classes::CUE_NOUN) && !word.is(Classes::COMMON_VERB));
        if is_topic && phrase.is_none() {
            return None;
        }
        let single = start.checked_sub(1).filter(|&at| {
            self.get(at)
                .is_some_and(|word| word.is(Classes::APPROXIMATOR) && word.is_word())
        });
        phrase.or(single)
    }

    /// Dates, years, times, ages, scores, ordinals, ranges of years.
    fn is_no_count(&self, number: &Range<WordIndex>, shape: &str, valued: bool) -> bool {
        let first = number.start;
        if shape.ends_with(|c: char| c.is_alphabetic())
            && self.context.word(first).kind == LexemeKind::Number
            && !shape.ends_with(['m', 'n', 'k', 'M', 'K', 'B'])
        {
            // `20th`, `7pm`, `1990s`
            return true;
        }
        if shape.ends_with("pm") || shape.ends_with("am") {
            return true;
        }
        if shape.contains([':', '/']) || shape.chars().skip(1).any(|c| matches!(c, '-' | '–' | '—'))
        {
            return true;
        }
        let before = first
            .checked_sub(1)
            .and_then(|at| self.get(at).map(|word| (at, word)));
        if let Some((at, word)) = before
            && (word.is(Classes::CALENDAR) || self.context.reads(at, "aged") || self.is_month(at))
        {
            return true;
        }
        let Some(after) = self.get(number.end) else {
            return !valued;
        };
        if after.is(Classes::CALENDAR | Classes::TIME) && !valued {
            return true;
        }
        let glued = after.span.start == self.context.word(number.end - 1).span.end;
        if glued && matches!(self.written(number.end), "-" | "–" | "—" | ":" | "/") {
            // `3-1`, `42-year-old`, `10-15`
            return true;
        }
        if valued {
            return false;
        }
        // The second half of `3-1`.
        if let Some((at, word)) = before
            && word.span.end == self.context.word(first).span.start
            && matches!(self.written(at), "-" | "–" | "—" | ":" | "/")
        {
            return true;
        }
        let clock = matches!(
            self.written(number.end),
            "am" | "pm" | "a.m." | "p.m." | "GMT" | "o’clock" | "o'clock"
        );
        clock || is_year(shape) && self.approximator_before(first).is_none()
    }

    /// `Feb.`, whose full stop may be a word of its own.
    fn is_month(&self, at: WordIndex) -> bool {
        self.written(at) == "."
            && at
                .checked_sub(1)
                .and_then(|before| self.get(before))
                .is_some_and(|word| word.is(Classes::CALENDAR))
    }

    /// `a $9.1 million loan`: the sum says which loan is meant.
    fn is_label(&self, first: WordIndex, number: &Range<WordIndex>) -> bool {
        let start = if self.currency_before(first) {
            self.currency_start(first)
        } else {
            return false;
        };
        let article = start.checked_sub(1).filter(|&at| self.get(at).is_some());
        let is_one = article.is_some_and(|at| {
            self.context.reads(at, "a")
                || self.context.reads(at, "an")
                || self.context.reads(at, "the")
        });
        let names = self.get(number.end).is_some_and(|word| {
            word.kind == LexemeKind::Word
                && !word.is(Classes::PREPOSITION
                    | Classes::DETERMINER
                    | Classes::COORDINATOR
                    | Classes::TIME)
        });
        is_one && names
    }

    /// A sum that a reader could have in a purse: `$200`, `37 cents`.
    fn is_small_change(&self, number: &Range<WordIndex>) -> bool {
        let digits = self
            .written(number.start)
            .split(['.', ','])
            .next()
            .unwrap_or_default();
        number.end - number.start == 1
            && self.written(number.start).len() < 5
            && digits.len() < 4
            && !self
                .written(number.start)
                .ends_with(|c: char| c.is_alphabetic())
    }

    /// Spelled-out small numbers and one digit: a reporter counts these.
    fn is_small(&self, number: &Range<WordIndex>) -> bool {
        let one = number.end - number.start == 1;
        let word = self.context.word(number.start);
        let written = self.written(number.start);
        if word.kind == LexemeKind::Number {
            return one && written.len() == 1;
        }
        one && !word.is(Classes::SCALE)
    }

    /// The noun after the number: up to three words that may stand before it.
    fn unit(&self, after: WordIndex) -> Option<Unit> {
        let mut at = after;
        if self.get(at).is_some() && self.context.reads(at, "of") {
            at += 1;
            if self
                .get(at)
                .is_some_and(|word| word.is(Classes::DETERMINER))
            {
                at += 1;
            }
        }
        let mut noun = None;
        for step in at..at + 4 {
            let Some(word) = self.get(step) else { break };
            let ends = Classes::PREPOSITION
                | Classes::DETERMINER
                | Classes::AUXILIARY
                | Classes::MODAL
                | Classes::COORDINATOR
                | Classes::RELATIVE
                | Classes::SUBORDINATOR
                | Classes::PRONOUN
                | Classes::NEGATION;
            if word.kind != LexemeKind::Word || word.quotation.is_some() || word.is(ends) {
                break;
            }
            // `several hundred rebel fighters`: the last of two such words is the noun.
            let is_first = self
                .get(step + 1)
                .is_some_and(|next| next.is(Classes::CONTESTED_UNIT) && next.quotation.is_none());
            if word.is(Classes::CONTESTED_UNIT) && !is_first {
                return Some(Unit {
                    noun: step,
                    counted: true,
                });
            }
            if word.is(Classes::MEASURE | Classes::TIME) {
                return Some(Unit {
                    noun: step,
                    counted: false,
                });
            }
            let modifies = Classes::ADJECTIVE | Classes::DEMONYM | Classes::ADVERB;
            if noun.is_none() && !word.is(modifies) && !word.is_capital() {
                if word.is(Classes::REPORTING_VERB | Classes::COMMON_VERB) {
                    break;
                }
                noun = Some(step);
            } else if noun == step.checked_sub(1) && self.is_plural_before_verb(step) {
                // `300 nursing posts were empty`
                noun = Some(step);
                break;
            }
        }
        noun.map(|noun| Unit {
            noun,
            counted: false,
        })
    }

    /// A plural with its verb right after: a noun, even if its form could be a verb's.
    fn is_plural_before_verb(&self, at: WordIndex) -> bool {
        self.written(at).ends_with('s')
            && self.get(at + 1).is_some_and(|word| {
                word.is(Classes::BE | Classes::AUXILIARY | Classes::MODAL | Classes::PREPOSITION)
            })
    }

    fn is_measure(&self, unit: &Unit) -> bool {
        self.context
            .word(unit.noun)
            .is(Classes::MEASURE | Classes::TIME)
    }

    /// The end of `a year`, `per month`, `each day` after a figure.
    fn rate(&self, end: WordIndex) -> WordIndex {
        let is_each = ["a", "an", "per", "each", "every"]
            .iter()
            .any(|each| self.get(end).is_some() && self.context.reads(end, each));
        let is_rate = is_each
            && self
                .get(end + 1)
                .is_some_and(|w| w.is(Classes::TIME) && !w.is(Classes::CALENDAR));
        if is_rate { end + 2 } else { end }
    }
}

struct Unit {
    noun: WordIndex,
    counted: bool,
}

fn is_year(written: &str) -> bool {
    written.len() == 4
        && written.bytes().all(|b| b.is_ascii_digit())
        && matches!(written.as_bytes()[0], b'1' | b'2')
}
