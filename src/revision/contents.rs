//! Which words are credited to whom on the two sides of a pair, and which attributions of one side
//! may be which of the other.

use super::pair::Side;
use crate::attribution::AttributionId;

/// Which words of a side are content of which attribution: one bit for each attribution.
pub(super) struct Contents {
    masks: Vec<u32>,
    /// By attribution: how many words of the side it credits.
    pub(super) sizes: Vec<usize>,
}

impl Contents {
    pub(super) fn new(side: &Side<'_>) -> Self {
        let mut masks = vec![0_u32; side.words.len()];
        for (at, &id) in side.attributions.iter().enumerate() {
            for &content in &side.version.attribution(id).content {
                for word in side.within(content) {
                    masks[word] |= 1 << at;
                }
            }
        }
        let size = |at: usize| masks.iter().filter(|&&mask| mask & 1 << at != 0).count();
        let sizes = (0..side.attributions.len()).map(size).collect();
        Self { masks, sizes }
    }

    /// By attribution: how many words of its content stayed.
    pub(super) fn kept(&self, side: &Side<'_>) -> Vec<usize> {
        let kept = |at: usize| {
            self.words(at)
                .filter(|&word| side.stayed[word].is_some())
                .count()
        };
        (0..self.sizes.len()).map(kept).collect()
    }

    fn words(&self, at: usize) -> impl Iterator<Item = usize> {
        self.masks
            .iter()
            .enumerate()
            .filter(move |(_, mask)| *mask & 1 << at != 0)
            .map(|(w, _)| w)
    }

    /// How many words of an attribution's content stayed, by the attribution that has them now.
    pub(super) fn shared_with(&self, at: usize, side: &Side<'_>, other: &Self) -> Vec<usize> {
        let mut counts = vec![0; other.sizes.len()];
        for word in self.words(at) {
            if let Some(stayed) = side.stayed[word] {
                let mut mask = other.masks[stayed as usize];
                while mask != 0 {
                    counts[mask.trailing_zeros() as usize] += 1;
                    mask &= mask - 1;
                }
            }
        }
        counts
    }

    /// Whether most of an attribution's content stayed, and none of its rivals is credited with it
    /// there.
    pub(super) fn is_uncredited(
        &self,
        at: usize,
        side: &Side<'_>,
        other: &Self,
        rivals: u32,
    ) -> bool {
        let stayed = self.words(at).filter_map(|word| side.stayed[word]);
        let (mut all, mut credited) = (0, 0);
        for word in stayed {
            all += 1;
            credited += usize::from(other.masks[word as usize] & rivals != 0);
        }
        all * 2 >= self.sizes[at] && all > 0 && credited * 2 <= all
    }
}

/// Which attributions of one side may be which of the other, a bit each.
///
/// Where `Analysts say` is cut from `Analysts say it suits Macron, who hopes to win`, the hope is
/// all that is left of the sentence's attributions, and it credits most of its words. It was there
/// before: its cue stayed and was no cue of the analysts.
pub(super) struct Rivals {
    pub(super) of_old: Vec<u32>,
    pub(super) of_new: Vec<u32>,
}

impl Rivals {
    pub(super) fn new(old: &Side<'_>, new: &Side<'_>) -> Self {
        let cues = |side: &Side<'_>| -> Vec<Vec<usize>> {
            let cue = |&id: &AttributionId| {
                let cues = side.version.attribution(id).cue.iter();
                cues.flat_map(|&cue| side.within(cue)).collect()
            };
            side.attributions.iter().map(cue).collect()
        };
        let (cues_of_old, cues_of_new) = (cues(old), cues(new));
        let mut rivals = Self {
            of_old: vec![0; cues_of_old.len()],
            of_new: vec![0; cues_of_new.len()],
        };
        for (a, was) in cues_of_old.iter().enumerate() {
            for (b, is) in cues_of_new.iter().enumerate() {
                if !stayed_elsewhere(was, is, old) && !stayed_elsewhere(is, was, new) {
                    rivals.of_old[a] |= 1 << b;
                    rivals.of_new[b] |= 1 << a;
                }
            }
        }
        rivals
    }
}

/// Whether all words of a cue stayed and none of them is in the other cue.
fn stayed_elsewhere(cue: &[usize], other: &[usize], side: &Side<'_>) -> bool {
    let elsewhere =
        |&at: &usize| side.stayed[at].is_some_and(|stayed| !other.contains(&(stayed as usize)));
    !cue.is_empty() && cue.iter().all(elsewhere)
}
