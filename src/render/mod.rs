//! Findings and articles as text, JSON and the formats of other tools.
//!
//! Pure: everything here writes to a writer it is given and knows nothing of files or terminals.
//! [`CheckedFile`] is what is printed; each format is a file of its own.

mod checked;
mod concise;
mod drawing;
pub mod extract;
mod fingerprint;
mod format;
mod full;
mod json;
mod rules;
mod summary;
mod terminal;
mod wrap;

pub use checked::{CheckedFile, PlacedFinding, PlacedLabel, Stretch};
pub use concise::Concise;
pub use format::Format;
pub use full::Full;
pub use json::{Json, JsonLines};
pub use rules::{rule_page, rules_json, rules_list};
pub use summary::{Summary, Trouble};
