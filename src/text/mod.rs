//! Places in a text: spans, lines and columns, and folding for comparison.

mod fold;
mod hash;
mod line_index;
mod span;

pub use fold::{fold, fold_typography};
pub(crate) use hash::WordHash;
pub use line_index::{LineColumn, LineIndex};
pub use span::Span;
