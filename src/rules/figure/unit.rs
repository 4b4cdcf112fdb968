//! The noun that a figure counts, and the rate at which it is counted.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::LexemeKind;

use super::Reader;
use crate::rules::place::FUNCTION_WORDS;

/// What is counted.
pub(super) struct Unit {
    pub(super) noun: WordIndex,
    /// Whether counts of it differ, whoever counts.
    pub(super) counted: bool,
}

impl Reader<'_, '_> {
    /// The noun after the number: up to three words that may stand before it.
    pub(super) fn unit(&self, after: WordIndex) -> Option<Unit> {
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
        if let Some(noun) = self.contested_noun(at) {
            return Some(Unit {
                noun,
                counted: true,
            });
        }
        let mut noun = None;
        for step in at..at + 4 {
            let Some(word) = self.get(step) else { break };
            if word.kind != LexemeKind::Word || word.quotation.is_some() || word.is(FUNCTION_WORDS)
            {
                break;
            }
            if word.is(Classes::MEASURE | Classes::TIME) {
                return Some(Unit {
                    noun: step,
                    counted: false,
                });
            }
            let modifies = Classes::ADJECTIVE | Classes::DEMONYM | Classes::ADVERB;
            if noun.is_none() && !word.is(modifies) && !word.is_capital() {
                // `about 2,600 waved`: nothing is counted by a verb.
                // Behind several, `records` and `visits` are nouns.
                let is_plural = self.written(step).ends_with('s');
                let is_verb = !is_plural && word.is(Classes::REPORTING_VERB | Classes::COMMON_VERB)
                    || self.written(step).ends_with("ed");
                if is_verb {
                    break;
                }
                noun = Some(step);
            } else if noun == step.checked_sub(1)
                && (self.is_plural_before_verb(step) || self.is_counted_compound(step))
            {
                // `300 nursing posts were empty`, `1,140 job sheets`
                noun = Some(step);
                break;
            }
        }
        noun.map(|noun| Unit {
            noun,
            counted: false,
        })
    }

    /// A noun of which counts differ, behind what describes it: `600 ferry workers`, `29,000 care home
    /// residents`; of two in a row the last (`several hundred rebel fighters`).
    fn contested_noun(&self, from: WordIndex) -> Option<WordIndex> {
        const LONGEST: WordIndex = 4;
        let is_part = |at: &WordIndex| {
            self.get(*at).is_some_and(|word| {
                word.kind == LexemeKind::Word
                    && word.quotation.is_none()
                    && !word.is(FUNCTION_WORDS)
                    && (!self.written(*at).ends_with("ed")
                        || word.is(Classes::CONTESTED_UNIT | Classes::ADJECTIVE))
            })
        };
        let phrase = (from..from + LONGEST).take_while(is_part);
        let is_counted = |at: &WordIndex| {
            self.context.word(*at).is(Classes::CONTESTED_UNIT)
                // `millions of Americans` is a way of speaking.
                || !(from > 0 && self.context.reads(from - 1, "of")) && self.is_a_people(*at)
        };
        let first = phrase.clone().find(is_counted)?;
        Some(
            phrase
                .skip_while(|&at| at < first)
                .take_while(is_counted)
                .last()
                .unwrap_or(first),
        )
    }

    /// `40,000 Kenyans`, `300 Iraqis`; the members of a party stand in its books.
    fn is_a_people(&self, at: WordIndex) -> bool {
        let (word, written) = (self.context.word(at), self.written(at));
        word.is_capital()
            && !self.context.has_word(
                PhraseClass::PolledGroup,
                self.context.grammar.lemma(word.id),
            )
            && (written.ends_with("ans") || written.ends_with('s') && word.is(Classes::DEMONYM))
    }

    /// `a crowd of about 2,600`: the noun that is counted stands before.
    pub(super) fn is_of_a_crowd(&self, start: WordIndex) -> bool {
        let of = start.checked_sub(1).filter(|&at| self.get(at).is_some());
        let noun = of.filter(|&of| self.context.reads(of, "of"));
        noun.and_then(|of| of.checked_sub(1))
            .filter(|&at| self.get(at).is_some())
            .is_some_and(|at| self.context.reads_any(at, &["crowd", "crowds", "audience"]))
    }

    /// `60,000 passengers on a weekday`: so many that nobody counts them in passing. Not `12 trains an hour`.
    pub(super) fn is_traffic(&self, number: &Range<WordIndex>, unit: &Unit) -> bool {
        let is_many = number
            .clone()
            .any(|at| self.context.word(at).is(Classes::SCALE) || self.written(at).contains(','));
        let next = unit.noun + 1;
        let is_on = self.get(next).is_some() && self.context.reads(next, "on");
        let start = next + WordIndex::from(is_on);
        is_many
            && self.context.word(unit.noun).is(Classes::COUNTED_UNIT)
            && self.rate(start) > start
    }

    /// A plural with its verb right after: a noun, even if its form could be a verb's.
    fn is_plural_before_verb(&self, at: WordIndex) -> bool {
        self.written(at).ends_with('s')
            && self.get(at + 1).is_some_and(|word| {
                word.is(Classes::BE | Classes::AUXILIARY | Classes::MODAL | Classes::PREPOSITION)
            })
    }

    /// A plural after a singular: what is counted by hundreds stands in the plural.
    fn is_counted_compound(&self, at: WordIndex) -> bool {
        let plural = |at: WordIndex| {
            let word = self.written(at);
            word.ends_with('s') && !word.ends_with("ss")
        };
        let before = self.context.word(at - 1);
        plural(at)
            && !plural(at - 1)
            && !before.is(Classes::PLURAL_PEOPLE | Classes::COUNTED_UNIT)
            && !self.context.word(at).is_capital()
            && !self
                .context
                .word(at)
                .is(Classes::REPORTING_VERB | Classes::COMMON_VERB)
    }

    pub(super) fn is_measure(&self, unit: &Unit) -> bool {
        self.context
            .word(unit.noun)
            .is(Classes::MEASURE | Classes::TIME)
    }

    /// `14 million tonnes of wheat`, `more than 40 tonnes of abalone`: so much of something was weighed or
    /// measured by somebody; `4 billion miles away` was not.
    pub(super) fn is_yield(&self, number: &Range<WordIndex>, unit: &Unit) -> bool {
        let written = self.written(number.start);
        let is_estimate =
            self.approximator_before(number.start).is_some() && !self.is_small(number);
        let large = is_estimate
            || number
                .clone()
                .any(|at| matches!(self.written(at), "million" | "billion" | "trillion"))
            || written.starts_with(|c: char| c.is_ascii_digit()) && written.ends_with(['m', 'n']);
        large
            && self.context.word(unit.noun).is(Classes::MEASURE)
            && !self.context.word(unit.noun).is(Classes::TIME)
            && self.get(unit.noun + 1).is_some()
            && self.context.reads(unit.noun + 1, "of")
    }

    /// The end of `a year`, `per month`, `each day` after a figure.
    pub(super) fn rate(&self, end: WordIndex) -> WordIndex {
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
