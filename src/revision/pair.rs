//! Two sides of one change, word by word: which words stayed, and the stretches that differ.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::change::Edit;
use super::claim::{ClaimId, Version, index};
use super::word::{Traits, Word};
use crate::attribution::AttributionId;
use crate::text::Span;

/// One side: some claims of one version and their words in a row.
pub(super) struct Side<'a> {
    pub(super) version: &'a Version<'a>,
    pub(super) claims: &'a [ClaimId],
    pub(super) words: Vec<Word>,
    /// For each word, the word of the other side that it stayed.
    pub(super) stayed: Vec<Option<u32>>,
    /// The attributions whose content reaches into these claims.
    pub(super) attributions: Vec<AttributionId>,
}

/// A stretch of words in place of another; one of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// Two sides, aligned.
pub(super) struct Pair<'a> {
    pub(super) old: Side<'a>,
    pub(super) new: Side<'a>,
    pub(super) regions: Vec<Region>,
}

/// A sentence with more attributions than this is no sentence.
const ATTRIBUTIONS: usize = 32;

impl<'a> Side<'a> {
    fn new(version: &'a Version<'a>, claims: &'a [ClaimId]) -> Self {
        let words: Vec<Word> = claims
            .iter()
            .flat_map(|&id| version.words(id))
            .copied()
            .collect();
        let mut attributions: Vec<AttributionId> = claims
            .iter()
            .flat_map(|&id| version.attributions(id))
            .copied()
            .collect();
        attributions.sort_unstable();
        attributions.dedup();
        attributions.truncate(ATTRIBUTIONS);
        Self {
            version,
            claims,
            stayed: vec![None; words.len()],
            words,
            attributions,
        }
    }

    /// The words that a span touches.
    pub(super) fn within(&self, span: Span) -> Range<usize> {
        let first = self
            .words
            .partition_point(|word| word.span.end <= span.start);
        let end = self
            .words
            .partition_point(|word| word.span.start < span.end);
        first..end.max(first)
    }

    /// Whether a place belongs to these claims.
    pub(super) fn holds(&self, span: Span) -> bool {
        self.claims
            .iter()
            .any(|&id| self.version.claim(id).span.overlaps(span))
    }

    /// From the first of these words to the last; an empty range stands before its word.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        match self.words.get(range.clone()) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([word]) => word.span,
            _ => {
                let at = match self.words.get(range.start) {
                    Some(next) => next.span.start,
                    None => self.words.last().map_or(0, |last| last.span.end),
                };
                Span { start: at, end: at }
            }
        }
    }

    /// How many marks that can only be quotation marks stand in the claims.
    fn marks(&self) -> usize {
        let texts = self.claims.iter().map(|&id| self.version.claim(id).span);
        let is_mark = |&c: &char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
        texts
            .map(|span| span.of(self.version.text()).chars().filter(is_mark).count())
            .sum()
    }

    /// The words as they stand in the text.
    pub(super) fn text(&self, range: &Range<usize>) -> &'a str {
        self.span(range).of(self.version.text())
    }
}

impl<'a> Pair<'a> {
    pub(super) fn new(
        old: (&'a Version<'a>, &'a [ClaimId]),
        new: (&'a Version<'a>, &'a [ClaimId]),
    ) -> Self {
        let mut pair = Self {
            old: Side::new(old.0, old.1),
            new: Side::new(new.0, new.1),
            regions: Vec::new(),
        };
        pair.align();
        pair.align_moved();
        pair
    }

    /// The same alignment whichever of the two is the old version; see `matching::pair`.
    fn differ(&self, old: &[u32], new: &[u32]) -> Vec<DiffOp> {
        if self.old.version.text() <= self.new.version.text() {
            capture_diff_slices(Algorithm::Myers, old, new)
        } else {
            let ops = capture_diff_slices(Algorithm::Myers, new, old);
            ops.into_iter().map(turned).collect()
        }
    }

    fn align(&mut self) {
        let keys = |side: &Side<'_>| side.words.iter().map(|word| word.key).collect::<Vec<_>>();
        let (old, new) = (keys(&self.old), keys(&self.new));
        let ops = self.differ(&old, &new);
        for op in ops {
            let (old, new) = (op.old_range(), op.new_range());
            if let DiffOp::Equal { .. } = op {
                for (old, new) in old.zip(new) {
                    self.old.stayed[old] = Some(index(new));
                    self.new.stayed[new] = Some(index(old));
                }
                continue;
            }
            let mut region = Region { old, new };
            if let Some(last) = self.regions.pop() {
                if self.are_near(&last, &region) {
                    region.old.start = last.old.start;
                    region.new.start = last.new.start;
                } else {
                    self.regions.push(last);
                }
            }
            self.regions.push(region);
        }
    }

    /// Words that only changed their place within the sentence stayed too, if there are a few in a
    /// row: the clause that a merged sentence starts with may have been the second sentence.
    fn align_moved(&mut self) {
        const FEW: usize = 3;
        let gone = |side: &Side<'_>| -> Vec<usize> {
            (0..side.words.len())
                .filter(|&at| side.stayed[at].is_none())
                .collect()
        };
        let (old, new) = (gone(&self.old), gone(&self.new));
        if old.len() < FEW || new.len() < FEW {
            return;
        }
        let keys = |side: &Side<'_>, left: &[usize]| -> Vec<u32> {
            left.iter().map(|&at| side.words[at].key).collect()
        };
        for op in self.differ(&keys(&self.old, &old), &keys(&self.new, &new)) {
            let DiffOp::Equal { .. } = op else { continue };
            let pairs: Vec<(usize, usize)> = op
                .old_range()
                .map(|at| old[at])
                .zip(op.new_range().map(|at| new[at]))
                .collect();
            for run in pairs.chunk_by(|a, b| a.0 + 1 == b.0 && a.1 + 1 == b.1) {
                let says = run
                    .iter()
                    .any(|&(at, _)| !self.old.words[at].is(Traits::FUNCTION));
                if run.len() >= FEW && says {
                    for &(old, new) in run {
                        self.old.stayed[old] = Some(index(new));
                        self.new.stayed[new] = Some(index(old));
                    }
                }
            }
        }
    }

    /// Whether only little words stand between two regions: `under any circumstances` against
    /// `at any price` is one change, not two around an `any`.
    fn are_near(&self, last: &Region, next: &Region) -> bool {
        let between = last.old.end..next.old.start;
        if between.is_empty() && last.new.end == next.new.start {
            return true;
        }
        let little = self.old.words[between.clone()]
            .iter()
            .all(|word| word.is(Traits::FUNCTION));
        let both = |region: &Region| !region.old.is_empty() && !region.new.is_empty();
        between.len() <= 2 && little && both(last) && both(next)
    }

    /// The regions as places in the two texts.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let edit = |region: &Region| Edit {
            old: self.old.span(&region.old),
            new: self.new.span(&region.new),
        };
        self.regions.iter().map(edit).collect()
    }

    /// Whether words that stayed have gained or lost quotation marks.
    pub(super) fn requoted(&self) -> bool {
        let differ = self
            .old
            .stayed
            .iter()
            .zip(&self.old.words)
            .any(|(stayed, word)| {
                stayed.is_some_and(|new| {
                    let other = &self.new.words[new as usize];
                    word.is(Traits::QUOTED) != other.is(Traits::QUOTED)
                })
            });
        // With as many marks as before they are the same marks, read another way.
        differ && self.old.marks() != self.new.marks()
    }
}

fn turned(op: DiffOp) -> DiffOp {
    match op {
        DiffOp::Equal {
            old_index,
            new_index,
            len,
        } => DiffOp::Equal {
            old_index: new_index,
            new_index: old_index,
            len,
        },
        DiffOp::Delete {
            old_index,
            old_len,
            new_index,
        } => DiffOp::Insert {
            old_index: new_index,
            new_index: old_index,
            new_len: old_len,
        },
        DiffOp::Insert {
            old_index,
            new_index,
            new_len,
        } => DiffOp::Delete {
            old_index: new_index,
            old_len: new_len,
            new_index: old_index,
        },
        DiffOp::Replace {
            old_index,
            old_len,
            new_index,
            new_len,
        } => DiffOp::Replace {
            old_index: new_index,
            old_len: new_len,
            new_index: old_index,
            new_len: old_len,
        },
    }
}
