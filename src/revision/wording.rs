//! What happened to the words of a claim that are neither its source nor its figures: hedges,
//! denials, and the rest.

use std::ops::Range;

use super::pair::{Pair, Region, Side};
use super::word::{Traits, Word};
use crate::grammar::{Grammar, PhraseClass};

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
pub(super) fn hedges(pair: &Pair<'_>, grammar: &Grammar) -> Hedges {
    type Part = fn(&Region) -> &Range<usize>;
    let of = |side: &Side<'_>, range: Part, other: &Side<'_>| {
        let told = Told::of(other, grammar);
        let mut found: Vec<Range<usize>> = Vec::new();
        for region in &pair.regions {
            for at in range(region).clone() {
                let word = &side.words[at];
                if side.stayed[at].is_some()
                    || !word.is(Traits::HEDGE)
                    || word.is(Traits::QUOTED)
                    || told.excuses(word, grammar)
                {
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
    let removed = of(&pair.old, |region| &region.old, &pair.new);
    let added = of(&pair.new, |region| &region.new, &pair.old);
    if removed.is_empty() != added.is_empty() {
        Hedges { removed, added }
    } else {
        Hedges::default()
    }
}

/// The words that a version quotes and the other does not have.
struct Told<'a>(Vec<&'a str>);

impl<'a> Told<'a> {
    fn of(side: &Side<'_>, grammar: &'a Grammar) -> Self {
        let words = side.words.iter().zip(&side.stayed);
        let quoted = words.filter(|(word, stayed)| word.is(Traits::QUOTED) && stayed.is_none());
        Self(quoted.map(|(word, _)| grammar.word(word.id)).collect())
    }

    /// Whether a hedge is what reported speech makes of a quoted word: `they could pay` of `“We can pay”`, `it
    /// might rain` of `“It may rain”`, or that word itself.
    fn excuses(&self, hedge: &Word, grammar: &Grammar) -> bool {
        let hedge = grammar.word(hedge.id);
        let said: &[&str] = match hedge {
            "could" => &["can", "cannot"],
            "might" => &["may"],
            _ => &[],
        };
        let is_it = |word: &&str| **word == *hedge && !hedge.is_empty() || said.contains(word);
        self.0.iter().any(is_it)
    }
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
        let count = |side: &Side<'_>, accounted: &[bool], is_quoted: bool| {
            let words = side.words.iter().zip(&side.stayed).zip(accounted);
            words
                .filter(|((word, stayed), accounted)| {
                    let says_no = word.is(Traits::NEGATION);
                    let counts = word.is(Traits::QUOTED) == is_quoted;
                    says_no && counts && stayed.is_none() && !**accounted
                })
                .count()
        };
        let old = |is_quoted| count(&pair.old, &self.old, is_quoted);
        let new = |is_quoted| count(&pair.new, &self.new, is_quoted);
        // `“We cannot go on”` and `they could not go on` deny the same.
        let is_reported = old(true) > 0 && new(false) > 0 || new(true) > 0 && old(false) > 0;
        let told = old(false) + new(false);
        let quoted = if is_reported {
            old(true) + new(true)
        } else {
            0
        };
        told % 2 == 1 && quoted % 2 == 0
    }
}
