//! Comparisons of versions as text, JSON, Markdown and annotations.

mod full;
mod github;
mod json;
mod markdown;
mod marked;
mod versions;

use std::io::{self, Write};

pub use full::FullDiff;
pub use github::GithubDiff;
pub use json::{JsonDiff, JsonLinesDiff};
pub use markdown::MarkdownDiff;
pub use versions::{ComparedVersions, DiffSummary, Edition, Revision};

/// A way to write comparisons, one after the other.
pub trait DiffFormat {
    /// What stands before the first comparison.
    fn head(&self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// One comparison.
    fn versions(&self, versions: &ComparedVersions, out: &mut dyn Write) -> io::Result<()>;

    /// What stands between two comparisons.
    fn separator(&self) -> &'static str {
        ""
    }

    /// What stands after the last comparison.
    fn tail(&self, _summary: &DiffSummary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
