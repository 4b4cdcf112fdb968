//! Two versions and their comparison, with places in the files that the user opened.

use std::ops::AddAssign;

use serde::Serialize;
use serde_json::Value;

use crate::format::Map;
use crate::report::Report;
use crate::revision::{Comparison, Group};
use crate::rules::Severity;
use crate::text::{FileBytes, LineColumn, LineIndex, Span};

/// One version of an article as it stands in its file.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Its path, or how else the user would ask for it.
    pub name: String,
    /// The words that were read.
    pub words: String,
    /// From the text of its file to the bytes there.
    bytes: FileBytes,
    source: String,
    map: Map,
    lines: LineIndex,
}

impl Edition {
    /// The version that `report` is about; `map` leads from its words to `source`, the text of
    /// its file.
    #[must_use]
    pub fn new(name: String, source: String, bytes: FileBytes, map: Map, report: &Report) -> Self {
        let lines = LineIndex::new(&source);
        Self {
            name,
            words: report.article.document.text.clone(),
            bytes,
            source,
            map,
            lines,
        }
    }

    /// Where words stand in the file, in bytes.
    #[must_use]
    pub fn bytes(&self, words: Span) -> Span {
        self.bytes.of(self.map.to_source(words))
    }

    /// Line and column of the first of these words.
    #[must_use]
    pub fn from(&self, words: Span) -> LineColumn {
        self.lines
            .place(&self.source, self.map.to_source(words).start)
    }

    /// Line and column after the last of these words.
    #[must_use]
    pub fn to(&self, words: Span) -> LineColumn {
        self.lines
            .place(&self.source, self.map.to_source(words).end)
    }
}

/// The commit that made a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Revision {
    /// Its hash.
    pub commit: String,
    /// Date and time of its author, as ISO 8601 says it.
    pub date: String,
    /// Who wrote it.
    pub author: String,
    /// The first line of its message.
    pub subject: String,
}

/// Two versions, compared.
#[derive(Clone, Debug)]
pub struct ComparedVersions {
    /// What a line of bulk input calls the pair.
    pub id: Option<Value>,
    /// The commit that made the new version.
    pub revision: Option<Revision>,
    /// The version before.
    pub old: Edition,
    /// The version after.
    pub new: Edition,
    /// What happened between them.
    pub comparison: Comparison,
}

impl ComparedVersions {
    /// Counts of this comparison.
    #[must_use]
    pub fn summary(&self) -> DiffSummary {
        let comparison = &self.comparison;
        let in_group = |group| {
            comparison
                .changes
                .iter()
                .filter(|c| c.group() == group)
                .count()
        };
        let of = |severity| {
            comparison
                .all_findings()
                .filter(|f| f.severity == severity)
                .count()
        };
        DiffSummary {
            comparisons: 1,
            readers_should_know: in_group(Group::ReadersShouldKnow),
            sourcing_better: in_group(Group::SourcingBetter),
            other_wording: in_group(Group::OtherWording),
            moved: in_group(Group::Moved),
            unchanged: comparison.unchanged.len(),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            advice: of(Severity::Advice),
        }
    }
}

/// What comparisons found, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DiffSummary {
    /// Pairs of versions.
    pub comparisons: usize,
    /// Changes that readers should know of.
    pub readers_should_know: usize,
    /// Changes to a better source.
    pub sourcing_better: usize,
    /// Other changes of words.
    pub other_wording: usize,
    /// Claims that only stand elsewhere.
    pub moved: usize,
    /// Claims to which nothing happened.
    pub unchanged: usize,
    /// Findings to fix before publishing.
    pub errors: usize,
    /// Findings an editor must look at.
    pub warnings: usize,
    /// Findings about craft.
    pub advice: usize,
}

impl DiffSummary {
    /// Findings of this severity or worse.
    #[must_use]
    pub fn at_least(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.errors + self.warnings,
            Severity::Advice | Severity::Off => self.errors + self.warnings + self.advice,
        }
    }

    /// In words, without what there is none of.
    #[must_use]
    pub fn line(&self) -> String {
        let counts = [
            (self.readers_should_know, "readers should know"),
            (self.sourcing_better, "sourcing better"),
            (self.other_wording, "other wording"),
            (self.moved, "moved"),
            (self.unchanged, "unchanged"),
        ];
        let counts: Vec<String> = counts
            .into_iter()
            .filter(|&(count, _)| count > 0)
            .map(|(count, what)| format!("{what}: {count}"))
            .collect();
        if counts.is_empty() {
            "nothing to compare".to_owned()
        } else {
            counts.join(" · ")
        }
    }
}

impl AddAssign for DiffSummary {
    fn add_assign(&mut self, other: Self) {
        self.comparisons += other.comparisons;
        self.readers_should_know += other.readers_should_know;
        self.sourcing_better += other.sourcing_better;
        self.other_wording += other.other_wording;
        self.moved += other.moved;
        self.unchanged += other.unchanged;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.advice += other.advice;
    }
}
