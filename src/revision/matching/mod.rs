//! Which claims of the two versions are the same claim.
//!
//! In this order: the same words in the same order; the same words elsewhere; quotations that
//! share a run of words; claims that share rare words; one claim taken apart into several. What
//! stands in the sentence decides, and its source is only a bonus, or a claim that is credited to
//! somebody else would look like one removed and one added.

mod chain;
mod identical;
mod likeness;
mod scored;
mod split;

use super::claim::{ClaimId, Version};

pub(super) use chain::longest_chain;

/// Claims that belong together: one and one, or one and several.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) old: Vec<ClaimId>,
    pub(super) new: Vec<ClaimId>,
    /// The same words, but for typography.
    pub(super) identical: bool,
    /// From 0 to 1.
    pub(super) similarity: f32,
}

impl Link {
    /// The same words, only divided into other sentences or lines.
    pub(super) fn rewrapped(&self, old: &Version<'_>, new: &Version<'_>) -> bool {
        let keys = |version: &Version<'_>, ids: &[ClaimId]| -> Vec<u32> {
            let words = ids.iter().flat_map(|&id| version.words(id));
            words.map(|word| word.key).collect()
        };
        self.identical || keys(old, &self.old) == keys(new, &self.new)
    }

    fn reversed(self) -> Self {
        Self {
            old: self.new,
            new: self.old,
            ..self
        }
    }
}

/// What belongs together, and what was left alone because it could belong to several.
#[derive(Clone, Debug, Default)]
pub(super) struct Matches {
    /// By the first claim of the new version.
    pub(super) links: Vec<Link>,
    pub(super) ambiguous_old: Vec<ClaimId>,
    pub(super) ambiguous_new: Vec<ClaimId>,
}

/// Pairs the claims of two versions.
///
/// The search goes from one side to the other, and at each tie the first place wins; so that it
/// finds the same pairs when the versions change places, it always starts from the version whose
/// text comes first in the order of its bytes.
pub(super) fn pair(old: &Version<'_>, new: &Version<'_>, words: usize) -> Matches {
    let mut matches = if old.text() <= new.text() {
        pair_from(old, new, words)
    } else {
        let found = pair_from(new, old, words);
        Matches {
            links: found.links.into_iter().map(Link::reversed).collect(),
            ambiguous_old: found.ambiguous_new,
            ambiguous_new: found.ambiguous_old,
        }
    };
    matches.links.sort_by_key(|link| (link.new[0], link.old[0]));
    matches
}

fn pair_from(one: &Version<'_>, other: &Version<'_>, words: usize) -> Matches {
    let mut table = Table::new(one, other);
    identical::pair(one, other, &mut table);
    let (ambiguous_old, ambiguous_new) = scored::pair(one, other, words, &mut table);
    let mut links: Vec<Link> = table.links();
    split::join(one, other, words, &table, &mut links);
    Matches {
        links,
        ambiguous_old,
        ambiguous_new,
    }
}

/// A partner of a claim.
#[derive(Clone, Copy, Debug)]
struct Partner {
    claim: ClaimId,
    identical: bool,
    similarity: f32,
}

/// Who is paired with whom so far.
#[derive(Debug)]
struct Table {
    one: Vec<Option<Partner>>,
    other: Vec<Option<ClaimId>>,
}

impl Table {
    fn new(one: &Version<'_>, other: &Version<'_>) -> Self {
        Self {
            one: vec![None; one.claims.len()],
            other: vec![None; other.claims.len()],
        }
    }

    fn pair(&mut self, one: ClaimId, other: ClaimId, similarity: f32, identical: bool) {
        self.one[one as usize] = Some(Partner {
            claim: other,
            identical,
            similarity,
        });
        self.other[other as usize] = Some(one);
    }

    fn is_free(&self, one: ClaimId, other: ClaimId) -> bool {
        self.one[one as usize].is_none() && self.other[other as usize].is_none()
    }

    fn free_one(&self) -> impl Iterator<Item = ClaimId> {
        free(&self.one)
    }

    fn free_other(&self) -> impl Iterator<Item = ClaimId> {
        free(&self.other)
    }

    /// The pairs so far, by the claim of the first version.
    fn pairs(&self) -> impl Iterator<Item = (ClaimId, Partner)> {
        (0..)
            .zip(&self.one)
            .filter_map(|(one, partner)| Some((one, (*partner)?)))
    }

    fn links(&self) -> Vec<Link> {
        self.pairs()
            .map(|(one, partner)| Link {
                old: vec![one],
                new: vec![partner.claim],
                identical: partner.identical,
                similarity: partner.similarity,
            })
            .collect()
    }
}

fn free<T>(side: &[Option<T>]) -> impl Iterator<Item = ClaimId> {
    (0..)
        .zip(side)
        .filter(|(_, partner)| partner.is_none())
        .map(|(claim, _)| claim)
}
