//! The habits of words: how often each stands in a cue or a source of the corpus.

use rustc_hash::FxHashMap;

use crate::attribution::tagger::features::spread;
use crate::attribution::tagger::label::{Label, Role, role};
use crate::attribution::tagger::model::{Table, pack};
use crate::attribution::tagger::sight::Habits;
use crate::attribution::words::Words;

/// How often words stand in cues and sources.
#[derive(Default)]
pub(super) struct Counts {
    /// By hash of the word: in all, in cues, in sources.
    words: FxHashMap<u32, [f32; 3]>,
}

impl Counts {
    pub(super) fn add(&mut self, words: &Words, labels: &[Label]) {
        for (word, &label) in words.iter().zip(labels) {
            let count = self.words.entry(word.hash).or_default();
            count[0] += 1.0;
            match role(label) {
                Some(Role::Cue) => count[1] += 1.0,
                Some(Role::Source) => count[2] += 1.0,
                _ => {}
            }
        }
    }

    /// The habits of a word, as if a document of these counts had not been read.
    pub(super) fn habits(&self, word: u32, without: Option<&Counts>) -> Habits {
        let mut count = self.words.get(&word).copied().unwrap_or_default();
        let all = count[0];
        if let Some(own) = without.and_then(|own| own.words.get(&word)) {
            for (count, own) in count.iter_mut().zip(own) {
                *count -= own;
            }
        }
        Habits {
            cue: level(count[1], count[0]),
            source: level(count[2], count[0]),
            frequent: all >= FREQUENT,
        }
    }
}

/// How often a word must occur to be a class of its own.
const FREQUENT: f32 = 100.0;

/// A share in seven steps; the first is for a word that was never met.
fn level(hits: f32, all: f32) -> u8 {
    if hits < 0.5 {
        return u8::from(all >= 0.5);
    }
    let share = hits / (all + 1.0);
    [0.02, 0.08, 0.2, 0.45, 0.7]
        .iter()
        .position(|&limit| share < limit)
        .map_or(6, |at| at as u8 + 1)
}

/// Binary logarithm of the number of buckets of habits.
const HABIT_BITS: u32 = 13;

/// The habits worth keeping: of the commonest words, as many as there is room for.
pub(super) fn keep_habits(counts: &Counts) -> Table<u8> {
    let mut all: Vec<(u32, u32)> = counts
        .words
        .iter()
        .map(|(&word, count)| (count[0] as u32, word))
        .collect();
    all.sort_unstable_by(|a, b| b.cmp(a));
    let mut table = Table::new(HABIT_BITS);
    for (_, word) in all {
        table.insert(spread(word), pack(counts.habits(word, None)));
    }
    table
}
