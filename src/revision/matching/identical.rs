//! Claims with the same words in both versions.

use rustc_hash::FxHashMap;

use super::super::claim::{ClaimId, Version, index};
use super::{Table, longest_chain};
use crate::parse::Place;

/// Claims of both versions that read the same.
#[derive(Default)]
struct Twins {
    one: Vec<ClaimId>,
    other: Vec<ClaimId>,
}

/// Pairs claims that read the same: first where they are the only ones that do, then, between
/// those, repeated ones in order, then whatever is left of them.
pub(super) fn pair(one: &Version<'_>, other: &Version<'_>, table: &mut Table) {
    let twins = twins(one, other, true);
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
    // The same words as another part of the story: a paragraph that became the standfirst.
    for twins in &self::twins(one, other, false) {
        pair_in_order(twins, table);
    }
}

/// In the order of the first version.
fn twins(one: &Version<'_>, other: &Version<'_>, same_place: bool) -> Vec<Twins> {
    let read = |version: &Version<'_>, id: ClaimId| {
        let place = same_place.then_some(version.claim(id).place);
        let tokens: Vec<u32> = version.words(id).iter().map(|word| word.token()).collect();
        (place, tokens)
    };
    let mut numbers: FxHashMap<(Option<Place>, Vec<u32>), usize> = FxHashMap::default();
    let mut twins: Vec<Twins> = Vec::new();
    for id in one.ids() {
        let number = *numbers.entry(read(one, id)).or_insert(twins.len());
        if number == twins.len() {
            twins.push(Twins::default());
        }
        twins[number].one.push(id);
    }
    for id in other.ids() {
        if let Some(&number) = numbers.get(&read(other, id)) {
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
