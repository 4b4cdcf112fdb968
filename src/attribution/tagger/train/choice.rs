//! Which features get a row of weights, and the corpus told in these alone.

use rustc_hash::FxHashMap;

use super::Settings;
use crate::attribution::tagger::features::{Hashes, features, place};
use crate::attribution::tagger::label::{LABELS, Label};
use crate::attribution::tagger::model::Table;
use crate::attribution::tagger::view::View;

/// Gives the commonest features their rows, and says how many found their bucket full.
pub(super) fn choose(views: &[View], settings: Settings) -> (Table<[i8; LABELS]>, usize) {
    let mut seen: FxHashMap<u32, (u32, u32)> = FxHashMap::default();
    for (number, view) in (1u32..).zip(views) {
        let mut hashes = Hashes::new();
        for at in 0..view.len {
            features(view, at, settings.groups, &mut hashes);
            for &hash in hashes.as_slice() {
                let entry = seen.entry(hash).or_default();
                if entry.1 != number {
                    *entry = (entry.0 + 1, number);
                }
            }
        }
    }
    let mut common: Vec<(u32, u32)> = seen
        .into_iter()
        .filter(|&(_, (documents, _))| documents >= settings.least_documents)
        .map(|(hash, (documents, _))| (documents, hash))
        .collect();
    common.sort_unstable_by(|a, b| b.cmp(a));
    let mut table = Table::new(settings.bucket_bits);
    let crowded = common
        .iter()
        .filter(|&&(_, hash)| table.insert(hash).is_none())
        .count();
    (table, crowded)
}

/// A document as the learner reads it.
pub(super) struct Prepared {
    pub(super) labels: Vec<Label>,
    pub(super) places: Vec<u8>,
    /// Slots of the features of all words.
    slots: Vec<u32>,
    /// Where each word's features start; one more entry at the end.
    starts: Vec<usize>,
}

impl Prepared {
    /// The features of a word that have a row.
    pub(super) fn slots(&self, at: usize) -> &[u32] {
        &self.slots[self.starts[at]..self.starts[at + 1]]
    }
}

pub(super) fn prepare(
    view: &View,
    labels: Vec<Label>,
    groups: u32,
    table: &Table<[i8; LABELS]>,
) -> Prepared {
    let mut slots = Vec::new();
    let mut starts = vec![0];
    let mut hashes = Hashes::new();
    for at in 0..view.len {
        features(view, at, groups, &mut hashes);
        for &hash in hashes.as_slice() {
            slots.extend(table.find(hash).and_then(|slot| u32::try_from(slot).ok()));
        }
        starts.push(slots.len());
    }
    let places = (0..view.len).map(|at| place(view, at) as u8).collect();
    Prepared {
        labels,
        places,
        slots,
        starts,
    }
}
