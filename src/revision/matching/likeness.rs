//! How alike two claims are: the rare words they share, and the words they share in quotation
//! marks.

use rustc_hash::FxHashMap;

use super::super::claim::{ClaimId, Version};
use super::super::word::Traits;
use crate::parse::Place;
use crate::text::fold;

/// What a claim is compared by.
#[derive(Debug, Default)]
pub(super) struct Profile {
    place: Option<Place>,
    /// All words.
    all: Bag,
    /// The words without those of cue and source, which a new source replaces.
    content: Bag,
    /// The words in quotation marks, in order.
    quoted: Vec<u32>,
    /// The number of the source's name.
    source: Option<u32>,
}

/// Words without their order.
#[derive(Clone, Debug, Default)]
struct Bag {
    /// Stems that carry weight and how often they stand, by stem.
    stems: Vec<(u32, u16)>,
    weight: f32,
}

/// Weights of stems, and the profiles of all claims.
#[derive(Debug)]
pub(super) struct Likeness {
    weights: Vec<f32>,
    one: Vec<Profile>,
    other: Vec<Profile>,
}

/// Quotations are compared word by word up to this many words.
const QUOTED_WORDS: usize = 96;
/// A shared run of this many quoted words makes two claims the same quotation.
const QUOTED_RUN: usize = 5;
/// So does this share of the shorter quotation's words in order, if there are at least four.
const QUOTED_SHARE: f32 = 0.6;
/// What the same source adds. A bonus only: the claim of a new source is still the same claim.
const SAME_SOURCE: f32 = 0.05;

impl Likeness {
    pub(super) fn new(one: &Version<'_>, other: &Version<'_>, words: usize) -> Self {
        let weights = weights(one, other, words);
        let mut names = FxHashMap::default();
        let mut profiles = |version: &Version<'_>| {
            version
                .ids()
                .map(|id| profile(version, id, &weights, &mut names))
                .collect::<Vec<_>>()
        };
        let (one, other) = (profiles(one), profiles(other));
        Self {
            weights,
            one,
            other,
        }
    }

    /// Stems of a claim of the first version that carry weight.
    pub(super) fn stems_of_one(&self, claim: ClaimId) -> impl Iterator<Item = u32> {
        self.one[claim as usize]
            .all
            .stems
            .iter()
            .map(|&(stem, _)| stem)
    }

    /// Stems of a claim of the second version that carry weight.
    pub(super) fn stems_of_other(&self, claim: ClaimId) -> impl Iterator<Item = u32> {
        self.other[claim as usize]
            .all
            .stems
            .iter()
            .map(|&(stem, _)| stem)
    }

    pub(super) fn weight(&self, stem: u32) -> f32 {
        self.weights[stem as usize]
    }

    /// How alike the words are, from 0 to 1, and the score by which pairs are chosen: the same with
    /// a bonus for the same source, and above 1 for a shared quotation, which is paired before
    /// anything else.
    pub(super) fn score(&self, one: ClaimId, other: ClaimId) -> (f32, f32) {
        let (one, other) = (&self.one[one as usize], &self.other[other as usize]);
        if one.place != other.place {
            return (0.0, 0.0);
        }
        let words = self.shared_words(&one.all, &other.all);
        let words = words.max(self.shared_words(&one.content, &other.content));
        let bonus = if one.source.is_some() && one.source == other.source {
            SAME_SOURCE
        } else {
            0.0
        };
        let quoted = shared_quotation(&one.quoted, &other.quoted);
        (
            words,
            words + if words > 0.0 { bonus } else { 0.0 } + quoted,
        )
    }

    /// Shared weight over all weight; where one claim holds nearly all of the other, as when a
    /// clause was added, nearer to the share of the shorter one.
    fn shared_words(&self, one: &Bag, other: &Bag) -> f32 {
        let (mut shared, mut count) = (0.0, 0);
        let mut others = other.stems.iter().peekable();
        for &(stem, times) in &one.stems {
            while others.next_if(|(known, _)| *known < stem).is_some() {}
            if let Some(&&(known, again)) = others.peek()
                && known == stem
            {
                shared += self.weight(stem) * f32::from(times.min(again));
                count += 1;
            }
        }
        let (all, shorter) = (one.weight + other.weight, one.weight.min(other.weight));
        if shared <= 0.0 {
            return 0.0;
        }
        let even = 2.0 * shared / all;
        let within = shared / shorter;
        // Two shared words may be chance; a short claim is not found in any long one.
        if count < 4 {
            even
        } else {
            f32::midpoint(even, within)
        }
    }

    /// How much of the weight of `part` stands in `whole` and not in `rest` already: of what it
    /// says, or of all its words, its source with them.
    pub(super) fn covered(&self, part: &Profile, whole: &Profile, rest: &[&Profile]) -> f32 {
        let share = |part: &Bag, of: fn(&Profile) -> &Bag| {
            let mut covered = 0.0;
            for &(stem, times) in &part.stems {
                let taken: u16 = rest.iter().map(|profile| of(profile).times(stem)).sum();
                let left = whole.all.times(stem).saturating_sub(taken);
                covered += self.weight(stem) * f32::from(times.min(left));
            }
            if part.weight > 0.0 {
                covered / part.weight
            } else {
                0.0
            }
        };
        share(&part.content, |profile| &profile.content)
            .max(share(&part.all, |profile| &profile.all))
    }

    pub(super) fn one(&self, claim: ClaimId) -> &Profile {
        &self.one[claim as usize]
    }

    pub(super) fn other(&self, claim: ClaimId) -> &Profile {
        &self.other[claim as usize]
    }
}

impl Profile {
    /// How many different words carry the weight of its content.
    pub(super) fn len(&self) -> usize {
        self.content.stems.len()
    }
}

impl Bag {
    fn new(mut all: Vec<u32>, weights: &[f32]) -> Self {
        all.retain(|&stem| weights[stem as usize] > 0.0);
        all.sort_unstable();
        let mut stems: Vec<(u32, u16)> = Vec::with_capacity(all.len());
        for stem in all {
            match stems.last_mut() {
                Some((last, times)) if *last == stem => *times = times.saturating_add(1),
                _ => stems.push((stem, 1)),
            }
        }
        let weight = |&(stem, times): &(u32, u16)| weights[stem as usize] * f32::from(times);
        let weight = stems.iter().map(weight).sum();
        Self { stems, weight }
    }

    fn times(&self, stem: u32) -> u16 {
        match self.stems.binary_search_by_key(&stem, |&(known, _)| known) {
            Ok(at) => self.stems[at].1,
            Err(_) => 0,
        }
    }
}

/// Rare words weigh more, hedges and figures nothing: they are what a revision changes in a claim
/// that stays the same claim.
fn weights(one: &Version<'_>, other: &Version<'_>, words: usize) -> Vec<f32> {
    let mut claims_with = vec![0_u32; words];
    let mut seen_in = vec![u32::MAX; words];
    let mut light = vec![1.0_f32; words];
    let mut claims = 0_u32;
    for version in [one, other] {
        for id in version.ids() {
            for word in version.words(id) {
                let stem = word.stem as usize;
                if seen_in[stem] != claims {
                    seen_in[stem] = claims;
                    claims_with[stem] += 1;
                }
                if word.is(Traits::HEDGE | Traits::FIGURE) {
                    light[stem] = 0.0;
                } else if word.is(Traits::FUNCTION) {
                    light[stem] = light[stem].min(0.1);
                }
            }
            claims += 1;
        }
    }
    let all = f64::from(claims);
    let rarity = |with: u32| (1.0 + all / f64::from(with.max(1))).ln();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a weight needs no double precision"
    )]
    claims_with
        .iter()
        .zip(light)
        .map(|(&with, light)| rarity(with) as f32 * light)
        .collect()
}

fn profile(
    version: &Version<'_>,
    id: ClaimId,
    weights: &[f32],
    names: &mut FxHashMap<String, u32>,
) -> Profile {
    let words = version.words(id);
    let all: Vec<u32> = words.iter().map(|word| word.stem).collect();
    let credits = version.credits(id);
    let content: Vec<u32> = words
        .iter()
        .zip(credits)
        .filter(|(_, credits)| !credits)
        .map(|(word, _)| word.stem)
        .collect();
    let all = Bag::new(all, weights);
    let content = Bag::new(content, weights);
    // Too little is left to compare.
    let content = if content.stems.len() < 2 {
        all.clone()
    } else {
        content
    };
    let quoted = words
        .iter()
        .filter(|word| word.is(Traits::QUOTED))
        .map(|word| word.key);
    let number = names.len().try_into().unwrap_or(u32::MAX);
    let source = version.attributions(id).first().and_then(|&first| {
        let source = version.attribution(first).source?;
        let name = fold(source.span.of(version.text()));
        Some(*names.entry(name).or_insert(number))
    });
    let place = Some(version.claim(id).place);
    Profile {
        place,
        all,
        content,
        quoted: quoted.take(QUOTED_WORDS).collect(),
        source,
    }
}

/// 0, or from 1 to 2 if the two are the same quotation.
fn shared_quotation(one: &[u32], other: &[u32]) -> f32 {
    let shorter = one.len().min(other.len());
    if shorter < 4 {
        return 0.0;
    }
    let (run, in_order) = (longest_run(one, other), in_order(one, other));
    #[expect(clippy::cast_precision_loss, reason = "at most a hundred words")]
    let share = in_order as f32 / shorter as f32;
    if run >= QUOTED_RUN.min(shorter) || share >= QUOTED_SHARE {
        1.0 + share
    } else {
        0.0
    }
}

fn longest_run(one: &[u32], other: &[u32]) -> usize {
    let mut longest = 0;
    let mut runs = vec![0; other.len() + 1];
    for word in one {
        for at in (0..other.len()).rev() {
            runs[at + 1] = if other[at] == *word { runs[at] + 1 } else { 0 };
            longest = longest.max(runs[at + 1]);
        }
    }
    longest
}

fn in_order(one: &[u32], other: &[u32]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for word in one {
        let mut diagonal = 0;
        for at in 0..other.len() {
            let above = row[at + 1];
            row[at + 1] = if other[at] == *word {
                diagonal + 1
            } else {
                above.max(row[at])
            };
            diagonal = above;
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_the_same_by_a_run_or_by_most_of_their_words() {
        assert!(shared_quotation(&[1, 2, 3, 4, 5, 6], &[9, 1, 2, 3, 4, 5]) > 1.0);
        assert!(shared_quotation(&[1, 2, 3, 4, 5], &[1, 9, 3, 8, 5]) > 1.0);
        assert!(shared_quotation(&[1, 2, 3, 4, 5], &[1, 9, 8, 7, 5]) <= 0.0);
        assert!(shared_quotation(&[1, 2], &[1, 2]) <= 0.0);
    }

    #[test]
    fn runs_and_order() {
        assert_eq!(longest_run(&[1, 2, 3, 1, 2], &[2, 3, 1]), 3);
        assert_eq!(in_order(&[1, 2, 3, 4], &[2, 1, 4]), 2);
    }
}
