//! Claims with the same words in both versions.

use rustc_hash::FxHashMap;

use super::super::claim::{ClaimId, Version, index};
use super::{Table, longest_chain};
use crate::parse::Place;
use crate::text::fold;

/// Claims of both versions that read the same.
#[derive(Default)]
struct Twins {
    one: Vec<ClaimId>,
    other: Vec<ClaimId>,
}

/// Pairs claims that read the same: first where they are the only ones that do, then, between
/// those, repeated ones in order, then whatever is left of them.
pub(super) fn pair(one: &Version<'_>, other: &Version<'_>, table: &mut Table) {
    let twins = twins(one, other, Reading::Words);
    for twins in &twins {
        if let ([one], [other]) = (&twins.one[..], &twins.other[..]) {
            table.pair(*one, *other, 1.0, true);
        }
    }
    let gaps = Gaps::new(table);
    for twins in &twins {
        pair_within_gaps(twins, &gaps, table);
    }
    for twins in &twins {
        pair_in_order(twins, table);
    }
    // The same letters and marks, if not read the same way: a straight mark is a riddle.
    for twins in &self::twins(one, other, Reading::Letters) {
        pair_in_order(twins, table);
    }
    // The same words as another part of the story: a paragraph that became the standfirst.
    for twins in &self::twins(one, other, Reading::Anywhere) {
        pair_in_order(twins, table);
    }
}

/// By what claims are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// The part of the story, and the words in and outside of quotation marks.
    Words,
    /// The part of the story, and all letters and marks.
    Letters,
    /// The words in and outside of quotation marks.
    Anywhere,
}

#[derive(PartialEq, Eq, Hash)]
enum Read {
    Words(Option<Place>, Vec<u32>),
    Letters(Place, String),
}

impl Reading {
    fn read(self, version: &Version<'_>, id: ClaimId) -> Read {
        let claim = version.claim(id);
        if self == Self::Letters {
            return Read::Letters(claim.place, fold(claim.span.of(version.text())));
        }
        let place = (self == Self::Words).then_some(claim.place);
        let tokens = version.words(id).iter().map(|word| word.token()).collect();
        Read::Words(place, tokens)
    }
}

/// What is left of the two versions and reads the same, in the order of the first.
fn twins(one: &Version<'_>, other: &Version<'_>, by: Reading) -> Vec<Twins> {
    let mut numbers: FxHashMap<Read, usize> = FxHashMap::default();
    let mut twins: Vec<Twins> = Vec::new();
    for id in one.ids() {
        let number = *numbers.entry(by.read(one, id)).or_insert(twins.len());
        if number == twins.len() {
            twins.push(Twins::default());
        }
        twins[number].one.push(id);
    }
    for id in other.ids() {
        if let Some(&number) = numbers.get(&by.read(other, id)) {
            twins[number].other.push(id);
        }
    }
    twins
}

fn pair_within_gaps(twins: &Twins, gaps: &Gaps, table: &mut Table) {
    let mut ones = twins
        .one
        .iter()
        .filter(|&&id| table.one[id as usize].is_none())
        .peekable();
    let mut pairs = Vec::new();
    for &other in twins
        .other
        .iter()
        .filter(|&&id| table.other[id as usize].is_none())
    {
        let gap = gaps.of_other(other);
        while ones.next_if(|&&one| gaps.of_one(one) < gap).is_some() {}
        if let Some(&one) = ones.next_if(|&&one| gaps.of_one(one) == gap) {
            pairs.push((one, other));
        }
    }
    for (one, other) in pairs {
        table.pair(one, other, 1.0, true);
    }
}

fn pair_in_order(twins: &Twins, table: &mut Table) {
    let ones = twins
        .one
        .iter()
        .filter(|&&id| table.one[id as usize].is_none());
    let others = twins
        .other
        .iter()
        .filter(|&&id| table.other[id as usize].is_none());
    let pairs: Vec<_> = ones
        .zip(others)
        .map(|(&one, &other)| (one, other))
        .collect();
    for (one, other) in pairs {
        table.pair(one, other, 1.0, true);
    }
}

/// The stretches between the pairs that have kept their order: gap 3 of one version answers gap 3
/// of the other.
pub(super) struct Gaps {
    one: Vec<ClaimId>,
    other: Vec<ClaimId>,
}

impl Gaps {
    pub(super) fn new(table: &Table) -> Self {
        let pairs: Vec<_> = table
            .pairs()
            .map(|(one, partner)| (one, partner.claim))
            .collect();
        let kept = longest_chain(&pairs);
        let kept = pairs
            .iter()
            .zip(kept)
            .filter(|(_, kept)| *kept)
            .map(|(pair, _)| *pair);
        let (one, other) = kept.unzip();
        Self { one, other }
    }

    pub(super) fn of_one(&self, claim: ClaimId) -> u32 {
        index(self.one.partition_point(|&kept| kept < claim))
    }

    pub(super) fn of_other(&self, claim: ClaimId) -> u32 {
        index(self.other.partition_point(|&kept| kept < claim))
    }
}
