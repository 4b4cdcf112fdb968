//! How well attributions match those of an annotated corpus.
//!
//! Attributions are paired one to one by the overlap of their contents, counted in words; a pair
//! is right if the sources share a word or neither has one.

use super::gold::Annotation;
use crate::attribution::words::Words;
use crate::text::Span;

/// Contents must share at least this part of the words that either holds.
const LEAST_OVERLAP: f64 = 0.5;

/// Counts over articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Attributions in the corpus.
    pub wanted: usize,
    /// Attributions found.
    pub found: usize,
    /// Those whose content matches.
    pub matched: usize,
    /// Those whose source is right, too.
    pub right: usize,
}

impl Score {
    /// Adds the counts of one article.
    pub fn add(&mut self, words: &Words, wanted: &[Annotation], found: &[Annotation]) {
        self.wanted += wanted.len();
        self.found += found.len();
        let places = |spans: &[Span]| {
            let mut places: Vec<u32> = spans.iter().flat_map(|&span| words.within(span)).collect();
            places.sort_unstable();
            places.dedup();
            places
        };
        let contents = |all: &[Annotation]| -> Vec<Vec<u32>> {
            all.iter().map(|one| places(&one.content)).collect()
        };
        let (gold, system) = (contents(wanted), contents(found));
        let mut pairs = Vec::new();
        for (g, a) in gold.iter().enumerate() {
            for (s, b) in system.iter().enumerate() {
                let shared = a
                    .iter()
                    .filter(|word| b.binary_search(word).is_ok())
                    .count();
                let overlap = shared as f64 / (a.len() + b.len() - shared).max(1) as f64;
                if overlap >= LEAST_OVERLAP {
                    pairs.push((overlap, g, s));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let (mut taken, mut used) = (vec![false; gold.len()], vec![false; system.len()]);
        for (_, g, s) in pairs {
            if taken[g] || used[s] {
                continue;
            }
            (taken[g], used[s]) = (true, true);
            let (a, b) = (places(&wanted[g].source), places(&found[s].source));
            self.matched += 1;
            let right = a.is_empty() && b.is_empty() || a.iter().any(|word| b.contains(word));
            self.right += usize::from(right);
        }
    }

    /// Right of all found, from 0 to 1.
    #[must_use]
    pub fn precision(&self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    /// Right of all wanted, from 0 to 1.
    #[must_use]
    pub fn recall(&self) -> f64 {
        self.right as f64 / self.wanted.max(1) as f64
    }

    /// Harmonic mean of the two, from 0 to 1.
    #[must_use]
    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }
}
