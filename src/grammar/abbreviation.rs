//! Abbreviations and quotation marks: what the parser of articles needs to know of a language.

use serde::{Deserialize, Serialize};

/// Where an abbreviation stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Abbreviation {
    /// Always followed by more of its sentence (`Mr.`).
    Inside,
    /// May also end a sentence (`U.S.`, `Inc.`).
    MayEnd,
    /// Inside a sentence when a number follows (`No.`, `p.`).
    BeforeNumber,
}

/// Two marks that enclose a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MarkPair {
    /// `“`
    pub open: char,
    /// `”`; the same as `open` for straight marks.
    pub close: char,
    /// Double or single.
    pub level: MarkLevel,
}

/// What a mark looks like. Either may be the outer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MarkLevel {
    /// `“…”`, `«…»`
    Double,
    /// `‘…’`, `‹…›`
    Single,
}
