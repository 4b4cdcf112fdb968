//! Which features get a row of weights, and the corpus told in these alone.

use rustc_hash::FxHashMap;

use super::Settings;
use crate::attribution::tagger::features::{HASHED, RowId, UNLEARNED, features};
use crate::attribution::tagger::label::Label;
use crate::attribution::tagger::model::Table;
use crate::attribution::tagger::view::View;

/// The rows that are learned.
pub(super) struct Choice {
    /// Those of hashed features.
    pub(super) index: Table<RowId>,
    /// Whether a counted feature is common enough.
    is_common: Vec<bool>,
    /// How many rows there are, with those that are not learned.
    pub(super) rows: usize,
    /// How many are learned.
    pub(super) learned: usize,
    /// How many hashed features found their bucket full.
    pub(super) crowded: usize,
}

/// In how many documents something occurs.
#[derive(Clone, Copy, Default)]
struct Seen {
    documents: u32,
    last: u32,
}

impl Seen {
    fn add(&mut self, document: u32) {
        if self.last != document {
            *self = Self {
                documents: self.documents + 1,
                last: document,
            };
        }
    }
}

impl Choice {
    /// Gives the commonest features their rows, the commonest first.
    pub(super) fn new(views: &mut [View], settings: Settings) -> Self {
        let mut counted = vec![Seen::default(); usize::from(HASHED)];
        // By hash, with how many rows it needs.
        let mut hashed: FxHashMap<u32, (Seen, RowId)> = FxHashMap::default();
        for (number, view) in (1u32..).zip(views) {
            let mut see = |key: u32, rows: RowId| {
                let entry = hashed.entry(key).or_insert((Seen::default(), rows));
                entry.0.add(number);
                UNLEARNED
            };
            view.find_rows(&mut see);
            for at in 0..view.len() {
                let see = |key| see(key, 1);
                features(view, at, settings.groups, see, |row| {
                    counted[usize::from(row)].add(number);
                });
            }
        }
        let is_common: Vec<bool> = counted
            .iter()
            .map(|seen| seen.documents >= settings.least_documents)
            .collect();
        let mut common: Vec<(u32, u32, RowId)> = hashed
            .into_iter()
            .filter(|(_, (seen, _))| seen.documents >= settings.least_documents)
            .map(|(hash, (seen, rows))| (seen.documents, hash, rows))
            .collect();
        common.sort_unstable_by(|a, b| b.cmp(a));
        let mut index = Table::new(settings.bucket_bits);
        let mut next = HASHED;
        let mut crowded = 0;
        for (_, hash, rows) in common {
            match next.checked_add(rows) {
                Some(after) if index.insert(hash, next) => next = after,
                _ => crowded += 1,
            }
        }
        let learned = is_common.iter().filter(|&&common| common).count();
        Self {
            index,
            is_common,
            rows: usize::from(next),
            learned: learned + usize::from(next - HASHED),
            crowded,
        }
    }

    fn find(&self, hash: u32) -> RowId {
        self.index.find(hash).unwrap_or(UNLEARNED)
    }

    fn is_learned(&self, row: RowId) -> bool {
        row != UNLEARNED
            && self
                .is_common
                .get(usize::from(row))
                .is_none_or(|&common| common)
    }
}

/// A document as the learner reads it.
pub(super) struct Prepared {
    pub(super) labels: Vec<Label>,
    pub(super) places: Vec<u8>,
    /// Rows of the features of all words.
    rows: Vec<RowId>,
    /// Where each word's features start; one more entry at the end.
    starts: Vec<usize>,
}

impl Prepared {
    pub(super) fn new(view: &mut View, labels: Vec<Label>, groups: u32, choice: &Choice) -> Self {
        view.find_rows(|key, _| choice.find(key));
        let mut all = Vec::new();
        let mut starts = vec![0];
        for at in 0..view.len() {
            let find = |key| choice.find(key);
            features(view, at, groups, find, |row| {
                if choice.is_learned(row) {
                    all.push(row);
                }
            });
            starts.push(all.len());
        }
        let places = view.around.iter().map(|around| around.place).collect();
        Self {
            labels,
            places,
            rows: all,
            starts,
        }
    }

    /// The rows of a word's features.
    pub(super) fn rows(&self, at: usize) -> &[RowId] {
        &self.rows[self.starts[at]..self.starts[at + 1]]
    }
}
