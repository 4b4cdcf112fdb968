//! Places in a text: spans, lines and columns, and folding, stems and numbers for comparison.

pub(crate) mod eight;
mod file_bytes;
mod fold;
mod hash;
mod line_index;
pub(crate) mod number;
mod short_word;
mod span;
mod stem;

pub use file_bytes::FileBytes;
pub(crate) use fold::single_spaced;
pub use fold::{fold, fold_typography};
pub(crate) use hash::WordHash;
pub use line_index::{LineColumn, LineIndex};
pub(crate) use short_word::ShortWord;
pub use span::Span;
pub(crate) use stem::stem;
