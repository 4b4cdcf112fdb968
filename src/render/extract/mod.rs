//! What `onrecord extract` writes: who says what, as JSON or as a table by source.

mod json;
mod table;

pub use json::{Identity, failed_line, write_article};
pub use table::{TableStyle, write_table};
