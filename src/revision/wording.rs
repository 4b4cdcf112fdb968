//! What happened to the words of a claim that are not its source: hedges, figures, denials, and
//! the rest.

use std::ops::Range;

use super::pair::{Pair, Region, Side};
use super::word::Traits;
use crate::grammar::{Grammar, PhraseClass};
use crate::text::{fold, number};

/// A number in place of another.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FigureChange {
    /// The words of the number.
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
    /// `1,487` became `about 1,500`, or the reverse.
    pub(super) rounded: bool,
}

/// Words of doubt in the regions that differ, outside of quotation marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hedges {
    /// In the old version, if the new one has none in their place.
    pub(super) removed: Vec<Range<usize>>,
    /// In the new version, if the old one had none.
    pub(super) added: Vec<Range<usize>>,
}

/// Hedges that came or went. One in place of another changes the doubt by too little to say which
/// way.
pub(super) fn hedges(pair: &Pair<'_>) -> Hedges {
    let of = |side: &Side<'_>, range: fn(&Region) -> &Range<usize>| -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for region in &pair.regions {
            for at in range(region).clone() {
                let word = &side.words[at];
                if side.stayed[at].is_some() || !word.is(Traits::HEDGE) || word.is(Traits::QUOTED) {
                    continue;
                }
                match found.last_mut() {
                    Some(last) if last.end == at => last.end = at + 1,
                    _ => found.push(at..at + 1),
                }
            }
        }
        found
    };
    let (removed, added) = (of(&pair.old, |r| &r.old), of(&pair.new, |r| &r.new));
    if removed.is_empty() != added.is_empty() {
        Hedges { removed, added }
    } else {
        Hedges::default()
    }
}

/// Numbers outside of quotation marks that stand in place of others.
pub(super) fn figures(pair: &Pair<'_>) -> Vec<FigureChange> {
    pair.regions
        .iter()
        .flat_map(|region| figures_in(pair, region))
        .collect()
}

fn figures_in(pair: &Pair<'_>, region: &Region) -> Vec<FigureChange> {
    let mut old = numbers(&pair.old, &region.old);
    let mut new = numbers(&pair.new, &region.new);
    // A number that stands on both sides has only moved, or is written another way.
    old.retain(|(_, value)| {
        match new
            .iter()
            .position(|(_, other)| (other - value).abs() < f64::EPSILON * value.abs().max(1.0))
        {
            Some(at) => {
                new.remove(at);
                false
            }
            None => true,
        }
    });
    let pairs = old.into_iter().zip(new);
    let about = |side: &Side<'_>, number: &Range<usize>| {
        let before = number.start.saturating_sub(2)..number.start;
        side.words[before]
            .iter()
            .any(|word| word.is(Traits::APPROXIMATOR))
    };
    pairs
        .filter(|((old, _), (new, _))| is_same_count(pair, region, old, new))
        .map(|((old, was), (new, is))| {
            let near = (was - is).abs() <= 0.05 * was.abs().max(is.abs());
            let rounded = near && about(&pair.old, &old) != about(&pair.new, &new);
            FigureChange { old, new, rounded }
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

/// The numbers that a region touches, with the parts of them that stayed (`million`).
fn numbers(side: &Side<'_>, region: &Range<usize>) -> Vec<(Range<usize>, f64)> {
    /// No number is written in more words.
    const WORDS: usize = 8;
    let is_number = |at: usize| {
        side.words
            .get(at)
            .is_some_and(|word| word.is(Traits::FIGURE) && !word.is(Traits::QUOTED))
    };
    let mut found: Vec<(Range<usize>, f64)> = Vec::new();
    let mut at = region.start;
    while at < region.end {
        if !is_number(at) || side.stayed[at].is_some() {
            at += 1;
            continue;
        }
        let mut number = at..at + 1;
        while number.len() < WORDS && number.start > 0 && is_number(number.start - 1) {
            number.start -= 1;
        }
        while number.len() < WORDS && is_number(number.end) {
            number.end += 1;
        }
        let words: Vec<String> = side.words[number.clone()]
            .iter()
            .map(|word| fold(word.span.of(side.version.text())))
            .collect();
        if let Some(value) = number::value(words.iter().map(String::as_str)) {
            found.push((number.clone(), value));
        }
        at = number.end.max(at + 1);
    }
    found
}

/// Whether a phrase of court record stands among these words (`convicted of`).
pub(super) fn is_court_record(side: &Side<'_>, grammar: &Grammar) -> bool {
    let ids: Vec<_> = side.words.iter().map(|word| word.id).collect();
    (0..ids.len()).any(|at| {
        grammar
            .phrase_of(PhraseClass::CourtRecord, &ids[at..])
            .is_some()
    })
}

/// Which words the findings so far account for.
pub(super) struct Accounted {
    pub(super) old: Vec<bool>,
    pub(super) new: Vec<bool>,
}

impl Accounted {
    pub(super) fn new(pair: &Pair<'_>) -> Self {
        Self {
            old: vec![false; pair.old.words.len()],
            new: vec![false; pair.new.words.len()],
        }
    }

    /// Whether a region says something else beside what is accounted for. Little words around an
    /// accounted one (`an alleged` to `a`) go with it.
    pub(super) fn leaves(&self, pair: &Pair<'_>, region: &Region) -> bool {
        let mut any_accounted = false;
        let mut any_little = false;
        let sides = [
            (&pair.old, &region.old, &self.old),
            (&pair.new, &region.new, &self.new),
        ];
        for (side, range, accounted) in sides {
            for at in range.clone() {
                let word = &side.words[at];
                if accounted[at] {
                    any_accounted = true;
                } else if word.is(Traits::FUNCTION) && !word.is(Traits::NEGATION) {
                    any_little = true;
                } else {
                    return true;
                }
            }
        }
        any_little && !any_accounted
    }

    /// Whether a denial became a statement or the reverse.
    pub(super) fn negation(&self, pair: &Pair<'_>) -> bool {
        let count = |side: &Side<'_>, accounted: &[bool]| {
            let words = side.words.iter().zip(&side.stayed).zip(accounted);
            words
                .filter(|((word, stayed), accounted)| {
                    let says_no = word.is(Traits::NEGATION) && !word.is(Traits::QUOTED);
                    says_no && stayed.is_none() && !**accounted
                })
                .count()
        };
        (count(&pair.old, &self.old) + count(&pair.new, &self.new)) % 2 == 1
    }
}
