//! What the tagger says of a word: which piece of an attribution it belongs to, and on which
//! side of its cue that piece stands.
//!
//! Naming the side makes linking almost a matter of reading the labels off, and lets the weights
//! tell `“…,” she said` from `she said …`.

/// How many labels there are. Rows of weights are this wide.
pub(crate) const LABELS: usize = 16;

/// A label; `B` begins a piece, `I` continues it.
pub(crate) type Label = u8;

/// No part of an attribution.
pub(crate) const OUTSIDE: Label = 0;
/// A source whose cue follows. The next label continues it, here and below.
pub(crate) const SOURCE_BEFORE: Label = 1;
/// A source whose cue stands before it.
pub(crate) const SOURCE_AFTER: Label = 3;
/// A cue.
pub(crate) const CUE: Label = 5;
/// A content whose cue follows.
pub(crate) const CONTENT_BEFORE: Label = 7;
/// A content whose cue stands before it.
pub(crate) const CONTENT_AFTER: Label = 9;
/// A further piece of a content, after the cue.
pub(crate) const CONTENT_AGAIN: Label = 11;
/// Between a source and its cue.
pub(crate) const GAP_TO_CUE: Label = 13;
/// Between a cue and its content.
pub(crate) const GAP_TO_CONTENT: Label = 14;
/// Between any other two pieces of one attribution.
pub(crate) const GAP: Label = 15;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who is credited.
    Source,
    /// The words that attribute.
    Cue,
    /// What is said.
    Content,
}

/// The role of a label, if it has one.
pub(crate) fn role(label: Label) -> Option<Role> {
    match label {
        SOURCE_BEFORE..CUE => Some(Role::Source),
        CUE..CONTENT_BEFORE => Some(Role::Cue),
        CONTENT_BEFORE..GAP_TO_CUE => Some(Role::Content),
        _ => None,
    }
}

/// The label that begins the piece which `label` begins or continues.
pub(crate) fn begin(label: Label) -> Label {
    match label {
        SOURCE_BEFORE..GAP_TO_CUE => (label - 1) / 2 * 2 + 1,
        other => other,
    }
}

/// Whether the label carries on a piece begun before.
pub(crate) fn continues(label: Label) -> bool {
    (SOURCE_BEFORE..GAP_TO_CUE).contains(&label) && label.is_multiple_of(2)
}
