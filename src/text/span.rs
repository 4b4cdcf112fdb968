//! A stretch of text as byte offsets.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Half-open range of byte offsets into a UTF-8 text, `start <= end`, both on character boundaries.
///
/// Offsets are `u32`, so a text may hold up to 4 GiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// First byte after the end.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` to `end`.
    ///
    /// # Panics
    /// When `start > end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "span {start}..{end} is reversed");
        Self {
            start: offset(start),
            end: offset(end),
        }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range, to index a `str`.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words it covers.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Whether `other` lies inside.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Without white space at either end.
    #[must_use]
    pub fn trim(self, text: &str) -> Span {
        let inside = self.of(text);
        let lead = inside.len() - inside.trim_start().len();
        let kept = inside.trim().len();
        let start = self.start as usize + lead;
        Span::new(start, start + kept)
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("callers refuse texts over 4 GiB before they are parsed")
}
