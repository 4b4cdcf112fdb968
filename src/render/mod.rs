//! Findings and articles as text, JSON and the formats of other tools.
//!
//! Pure: everything here writes to a writer it is given and knows nothing of files or terminals.
//! [`CheckedFile`] is what is printed; each format is a file of its own.

mod annotation;
mod checked;
mod concise;
pub mod diff;
mod drawing;
pub mod extract;
mod fingerprint;
mod format;
mod full;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod markdown;
mod markup;
mod own;
mod passage;
mod rdjson;
mod rules;
mod sarif;
pub mod sources;
mod summary;
mod terminal;
mod wrap;

pub use checked::{CheckedFile, OnDisk, PlacedFinding, PlacedLabel, Settled, Settlement, Stretch};
pub use concise::Concise;
pub use format::Format;
pub use full::Full;
pub use github::Github;
pub use gitlab::Gitlab;
pub use html::Html;
pub use json::{Json, JsonLines};
pub use junit::Junit;
pub use markdown::Markdown;
pub use own::is_report;
pub use rdjson::Rdjson;
pub use rules::{rule_page, rules_book, rules_json, rules_list};
pub use sarif::Sarif;
pub use summary::{Summary, Trouble};
