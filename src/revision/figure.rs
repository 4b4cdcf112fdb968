//! Figures of a claim: which of them stand in place of others, and how a message writes them.

use std::ops::Range;

use super::pair::{Pair, Region, Side};
use super::unit::{self, Unit};
use super::word::Traits;
use crate::grammar::{Classes, Grammar};
use crate::text::{Span, fold, number};

/// A number in place of another.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FigureChange {
    /// The words of the number.
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
    /// `1,487` became `about 1,500`, or the reverse.
    pub(super) rounded: bool,
}

/// Numbers outside of quotation marks that stand in place of others.
pub(super) fn changes(pair: &Pair<'_>) -> Vec<FigureChange> {
    pair.regions
        .iter()
        .flat_map(|region| changes_in(pair, region))
        .collect()
}

fn changes_in(pair: &Pair<'_>, region: &Region) -> Vec<FigureChange> {
    let mut old = numbers(&pair.old, &region.old);
    let mut new = numbers(&pair.new, &region.new);
    // A number that stands on both sides has only moved, or is written another way.
    old.retain(|was| match new.iter().position(|is| was.is_same(is)) {
        Some(at) => {
            new.remove(at);
            false
        }
        None => true,
    });
    let pairs = old.into_iter().zip(new);
    let about = |side: &Side<'_>, number: &Range<usize>| {
        let before = number.start.saturating_sub(2)..number.start;
        side.words[before]
            .iter()
            .any(|word| word.is(Traits::APPROXIMATOR))
    };
    pairs
        .filter(|(was, is)| is_same_count(pair, region, &was.words, &is.words))
        .map(|(was, is)| {
            let near = (was.value - is.value).abs() <= 0.05 * was.value.abs().max(is.value.abs());
            let rounded = near && about(&pair.old, &was.words) != about(&pair.new, &is.words);
            FigureChange {
                old: was.words,
                new: is.words,
                rounded,
            }
        })
        .collect()
}

/// Whether two numbers count the same thing: little else changed around them, or a word beside
/// them stayed.
fn is_same_count(pair: &Pair<'_>, region: &Region, old: &Range<usize>, new: &Range<usize>) -> bool {
    const LITTLE: usize = 6;
    let little = region.old.len() <= LITTLE && region.new.len() <= LITTLE;
    let stem = |side: &Side<'_>, at: Option<usize>| Some(side.words.get(at?)?.stem);
    let after = stem(&pair.old, Some(old.end)) == stem(&pair.new, Some(new.end));
    let before = |at: &Range<usize>| at.start.checked_sub(1);
    let before = stem(&pair.old, before(old)) == stem(&pair.new, before(new));
    little || after || before
}

/// A number in the copy.
struct Number {
    words: Range<usize>,
    value: f64,
    /// What it is a number of, if that can be told in other units (`years`).
    unit: Option<Unit>,
}

impl Number {
    /// The same number, or as much in another unit: `20 years` and `two decades`, `six weeks` and `42
    /// days`.
    fn is_same(&self, other: &Self) -> bool {
        /// Months are not all of a length, and miles are rounded.
        const ROUNDED: f64 = 0.02;
        let is_near = |one: f64, two: f64, share: f64| (one - two).abs() <= share * one.abs();
        match (self.unit, other.unit) {
            (Some(one), Some(two)) if one != two && one.dimension == two.dimension => {
                is_near(self.value * one.size, other.value * two.size, ROUNDED)
            }
            _ => is_near(self.value, other.value, f64::EPSILON) || self.value == other.value,
        }
    }
}

/// The numbers that a region touches, with the parts of them that stayed (`million`).
fn numbers(side: &Side<'_>, region: &Range<usize>) -> Vec<Number> {
    /// No number is written in more words.
    const WORDS: usize = 8;
    let is_number = |at: usize| {
        side.words
            .get(at)
            .is_some_and(|word| word.is(Traits::FIGURE) && !word.is(Traits::QUOTED))
    };
    let mut found: Vec<Number> = Vec::new();
    let mut at = region.start;
    while at < region.end {
        if !is_number(at) || side.stayed[at].is_some() {
            at += 1;
            continue;
        }
        let mut words = at..at + 1;
        while words.len() < WORDS && words.start > 0 && is_number(words.start - 1) {
            words.start -= 1;
        }
        while words.len() < WORDS && is_number(words.end) {
            words.end += 1;
        }
        at = words.end.max(at + 1);
        let written = folded(side, &words);
        if let Some(value) = number::value(written.iter().map(String::as_str)) {
            let unit = unit_at(side, words.end);
            found.push(Number { words, value, unit });
        }
    }
    found
}

fn unit_at(side: &Side<'_>, at: usize) -> Option<Unit> {
    // `per cent`
    let words = folded(side, &(at..(at + 2).min(side.words.len())));
    match words.as_slice() {
        [per, cent] if per == "per" && cent == "cent" => unit::named("%"),
        [per, ..] if per == "per" => None,
        [word, ..] => unit::named(word),
        [] => None,
    }
}

fn folded(side: &Side<'_>, words: &Range<usize>) -> Vec<String> {
    let words = side.words.get(words.clone()).unwrap_or_default().iter();
    words
        .map(|word| fold(word.span.of(side.version.text())))
        .collect()
}

/// A figure as a message gives it, without what it counts: `£72,000`, and `five` from the beginning of a
/// sentence.
pub(super) fn written(side: &Side<'_>, number: &Range<usize>) -> String {
    let text = side.text(&(sign_start(side, number)..number.end));
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_uppercase() && !text.contains(|c: char| c.is_ascii_digit()) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// Where the sign of a currency before a number begins: `£72,000`, `US$3m`.
fn sign_start(side: &Side<'_>, number: &Range<usize>) -> usize {
    let text = side.version.text();
    let is_sign = |at: usize| {
        let written = side.words[at].span.of(text);
        written.chars().count() <= 3 && written.ends_with(is_currency_sign)
    };
    let touches = |at: usize| side.words[at].span.end == side.words[at + 1].span.start;
    let Some(sign) = number.start.checked_sub(1).filter(|&at| is_sign(at)) else {
        return number.start;
    };
    let letters = sign.checked_sub(1).filter(|&at| {
        let written = side.words[at].span.of(text);
        touches(at) && written.len() <= 2 && written.chars().all(char::is_uppercase)
    });
    letters.unwrap_or(sign)
}

/// What a number counts, as far as its noun goes: `wooden train sets`, `of the patients`, `%`; nothing if
/// no noun can be told.
pub(super) fn counted<'a>(side: &Side<'a>, number: &Range<usize>, grammar: &Grammar) -> &'a str {
    /// No noun stands farther behind its number.
    const LONGEST: usize = 4;
    let classes = |at: usize| grammar.classes(side.words[at].id);
    let is_in_a_row = |at: usize| at < side.words.len() && is_joined(side, at);
    let mut start = number.end;
    if is_in_a_row(start) && grammar.word(side.words[start].id) == "of" {
        start += 1;
        while is_in_a_row(start) && classes(start).intersects(Classes::DETERMINER) {
            start += 1;
        }
    }
    let is_noun = |at: usize| is_plural(side, at) || classes(at).intersects(COUNTED);
    let ends_it = |at: usize| {
        let is_little = side.words[at].is(Traits::FUNCTION)
            || classes(at).intersects(Classes::MODAL | Classes::BE);
        // `two people died`, but `48,000 wooden train sets`
        let is_verb = classes(at).intersects(Classes::COMMON_VERB | Classes::REPORTING_VERB)
            && at > start
            && is_noun(at - 1)
            && !is_noun(at);
        is_little || is_verb
    };
    let is_part = |&at: &usize| is_in_a_row(at) && !ends_it(at);
    let phrase = (start..start + LONGEST).take_while(is_part);
    let noun = phrase.clone().filter(|&at| is_noun(at)).last();
    // `the 12 killed`
    let noun = noun.or(phrase.clone().next().filter(|_| start == number.end));
    match noun {
        Some(noun) => side.text(&(number.end..noun + 1)),
        None => "",
    }
}

/// Nouns that are counted though no `s` ends them.
const COUNTED: Classes = Classes::COUNTED_UNIT
    .union(Classes::CONTESTED_UNIT)
    .union(Classes::PLURAL_PEOPLE)
    .union(Classes::MEASURE)
    .union(Classes::CURRENCY);

/// Whether nothing but white space stands before a word.
fn is_joined(side: &Side<'_>, at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .map_or(0, |before| side.words[before].span.end);
    let gap = Span {
        start: before,
        end: side.words[at].span.start.max(before),
    };
    let gap = gap.of(side.version.text());
    gap.chars().all(char::is_whitespace)
}

fn is_plural(side: &Side<'_>, at: usize) -> bool {
    let written = side.words[at].span.of(side.version.text());
    written.len() > 3 && written.ends_with('s') && !written.ends_with("ss")
}

fn is_currency_sign(c: char) -> bool {
    matches!(c, '€' | '$' | '£' | '¥' | '₹' | '₽' | '₦' | '₩' | '₺' | '₴')
}
