//! Claims whose words changed: the best pairs first, and none where two are equally good.

use std::cmp::Ordering;

use super::super::claim::{ClaimId, Version};
use super::Table;
use super::identical::Gaps;
use super::likeness::Likeness;
use crate::parse::Place;

/// Below this, two claims are not the same claim.
const ENOUGH: f32 = 0.5;
/// Between the same neighbours, less is enough.
const ENOUGH_IN_PLACE: f32 = 0.4;
/// For crossheads and notes, of which there are few.
const ENOUGH_APART: f32 = 0.3;
/// What the same place between unchanged neighbours adds: it decides between two that are
/// otherwise equal.
const IN_PLACE: f32 = 0.05;
/// A rival within this distance of the best makes a pair ambiguous.
const MARGIN: f32 = 0.03;
/// So many candidates are looked at for each claim.
const CANDIDATES: usize = 8;
/// A word that stands in more claims than this leads to none of them.
const COMMON: usize = 64;

#[derive(Clone, Copy, Debug)]
struct Candidate {
    score: f32,
    similarity: f32,
    one: ClaimId,
    other: ClaimId,
}

/// Pairs what the identical claims have left over. Gives back the claims that were left alone
/// because several of the other version were as good.
pub(super) fn pair(
    one: &Version<'_>,
    other: &Version<'_>,
    words: usize,
    table: &mut Table,
) -> (Vec<ClaimId>, Vec<ClaimId>) {
    pair_only_display(one, other, table);
    let ones: Vec<ClaimId> = table.free_one().collect();
    let others: Vec<ClaimId> = table.free_other().collect();
    if ones.is_empty() || others.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let likeness = Likeness::new(one, other, words);
    let gaps = Gaps::new(table);
    let mut candidates = candidates(&likeness, &gaps, &ones, &others, words, one);
    candidates.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(a.one.cmp(&b.one))
            .then(a.other.cmp(&b.other))
    });
    Assignment::new(candidates, one.claims.len(), other.claims.len()).best_first(table)
}

/// A headline answers the other version's headline, however different, if each has only one.
fn pair_only_display(one: &Version<'_>, other: &Version<'_>, table: &mut Table) {
    for place in [Place::Headline, Place::Standfirst] {
        let only = |version: &Version<'_>| {
            let mut ids = version.ids().filter(|&id| version.claim(id).place == place);
            ids.next().filter(|_| ids.next().is_none())
        };
        if let (Some(one), Some(other)) = (only(one), only(other))
            && table.is_free(one, other)
        {
            table.pair(one, other, 0.5, false);
        }
    }
}

fn candidates(
    likeness: &Likeness,
    gaps: &Gaps,
    ones: &[ClaimId],
    others: &[ClaimId],
    words: usize,
    version: &Version<'_>,
) -> Vec<Candidate> {
    let mut claims_with: Vec<Vec<u32>> = vec![Vec::new(); words];
    for (&id, at) in others.iter().zip(0..) {
        for stem in likeness.stems_of_other(id) {
            claims_with[stem as usize].push(at);
        }
    }
    let mut shared = vec![0.0_f32; others.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut found = Vec::new();
    let mut neighbours = Neighbours::default();
    for &id in ones {
        let gap = gaps.of_one(id);
        touched.clear();
        for stem in likeness.stems_of_one(id) {
            let with = &claims_with[stem as usize];
            if with.len() > COMMON {
                continue;
            }
            for &at in with {
                if shared[at as usize] <= 0.0 {
                    touched.push(at);
                }
                shared[at as usize] += likeness.weight(stem).max(f32::EPSILON);
            }
        }
        touched.sort_by(|&a, &b| {
            shared[b as usize]
                .total_cmp(&shared[a as usize])
                .then(a.cmp(&b))
        });
        for &at in &touched {
            shared[at as usize] = 0.0;
        }
        touched.truncate(CANDIDATES);
        // Where all words are common, the claims at the same place are still worth a look.
        touched.extend(neighbours.of(gap, gaps, others));
        touched.sort_unstable();
        touched.dedup();
        for &at in &touched {
            let other = others[at as usize];
            let in_place = gaps.of_other(other) == gap;
            let (similarity, score) = likeness.score(id, other);
            let score = score + if in_place { IN_PLACE } else { 0.0 };
            let enough = match version.claim(id).place {
                Place::Body if in_place => ENOUGH_IN_PLACE + IN_PLACE,
                Place::Body => ENOUGH,
                _ => ENOUGH_APART,
            };
            if score >= enough {
                found.push(Candidate {
                    score,
                    similarity,
                    one: id,
                    other,
                });
            }
        }
    }
    found
}

/// For the claims of a gap in turn, the claims at about the same place in the other version's gap.
#[derive(Default)]
struct Neighbours {
    gap: Option<u32>,
    /// How many claims of the gap have been asked for.
    asked: usize,
    first: usize,
}

impl Neighbours {
    fn of(
        &mut self,
        gap: u32,
        gaps: &Gaps,
        others: &[ClaimId],
    ) -> impl Iterator<Item = u32> + use<> {
        if self.gap != Some(gap) {
            self.gap = Some(gap);
            self.asked = 0;
            self.first = others.partition_point(|&other| gaps.of_other(other) < gap);
        }
        let at = self.first + self.asked;
        self.asked += 1;
        let around = at.saturating_sub(1).max(self.first)..(at + 2).min(others.len());
        let end = around
            .clone()
            .take_while(|&at| gaps.of_other(others[at]) == gap)
            .count();
        let around = around.start..around.start + end;
        around.map(super::super::claim::index)
    }
}

struct Assignment {
    candidates: Vec<Candidate>,
    /// By claim, the candidates it stands in, best first.
    by_one: Vec<Vec<u32>>,
    by_other: Vec<Vec<u32>>,
}

impl Assignment {
    fn new(candidates: Vec<Candidate>, ones: usize, others: usize) -> Self {
        let (mut by_one, mut by_other) = (vec![Vec::new(); ones], vec![Vec::new(); others]);
        for (candidate, at) in candidates.iter().zip(0..) {
            by_one[candidate.one as usize].push(at);
            by_other[candidate.other as usize].push(at);
        }
        Self {
            candidates,
            by_one,
            by_other,
        }
    }

    fn best_first(&self, table: &mut Table) -> (Vec<ClaimId>, Vec<ClaimId>) {
        let (mut left_one, mut left_other) = (Vec::new(), Vec::new());
        let mut is_left_one = vec![false; self.by_one.len()];
        let mut is_left_other = vec![false; self.by_other.len()];
        for best in &self.candidates {
            let (one, other) = (best.one as usize, best.other as usize);
            if !table.is_free(best.one, best.other) || is_left_one[one] || is_left_other[other] {
                continue;
            }
            let rivals_of_one = self.rivals(best, &self.by_one[one], table);
            let rivals_of_other = self.rivals(best, &self.by_other[other], table);
            if rivals_of_one.is_empty() && rivals_of_other.is_empty() {
                table.pair(best.one, best.other, best.similarity.min(0.99), false);
                continue;
            }
            // Nobody can say which of them it is: all are left alone.
            for candidate in rivals_of_one.iter().chain(&rivals_of_other).chain([best]) {
                if !std::mem::replace(&mut is_left_one[candidate.one as usize], true) {
                    left_one.push(candidate.one);
                }
                if !std::mem::replace(&mut is_left_other[candidate.other as usize], true) {
                    left_other.push(candidate.other);
                }
            }
        }
        left_one.sort_unstable();
        left_other.sort_unstable();
        (left_one, left_other)
    }

    /// Candidates that share a claim with `best` and are about as good, unless their own other
    /// claim has a better partner still.
    fn rivals(&self, best: &Candidate, with: &[u32], table: &Table) -> Vec<Candidate> {
        let all = with.iter().map(|&at| self.candidates[at as usize]);
        all.skip_while(|rival| rival.score > best.score)
            .take_while(|rival| rival.score > best.score - MARGIN)
            .filter(|rival| (rival.one, rival.other) != (best.one, best.other))
            .filter(|rival| table.is_free(rival.one, rival.other))
            // Neighbours that are equally like one claim may have become that claim.
            .filter(|rival| {
                rival
                    .one
                    .abs_diff(best.one)
                    .max(rival.other.abs_diff(best.other))
                    > 1
            })
            .filter(|rival| !self.has_better(rival, best, table))
            .collect()
    }

    fn has_better(&self, rival: &Candidate, best: &Candidate, table: &Table) -> bool {
        let with = if rival.one == best.one {
            &self.by_other[rival.other as usize]
        } else {
            &self.by_one[rival.one as usize]
        };
        let mut others = with
            .iter()
            .map(|&at| self.candidates[at as usize])
            .filter(|candidate| {
                (candidate.one, candidate.other) != (rival.one, rival.other)
                    && table.is_free(candidate.one, candidate.other)
            });
        others
            .next()
            .is_some_and(|other| other.score.total_cmp(&rival.score) != Ordering::Less)
    }
}
