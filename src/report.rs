//! The report on one article: what was read, and what was found.

use crate::attribution::Article;
use crate::rules::{Finding, Severity};

/// An article with its findings.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Who says what.
    pub article: Article,
    /// Findings by place, then rule.
    pub findings: Vec<Finding>,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Fix before publishing.
    pub errors: usize,
    /// An editor must look.
    pub warnings: usize,
    /// A matter of craft.
    pub advice: usize,
}

impl Report {
    /// Its findings counted.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.findings
            .iter()
            .fold(Counts::default(), |counts, finding| counts.with(finding))
    }
}

impl Counts {
    fn with(mut self, finding: &Finding) -> Self {
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Advice => self.advice += 1,
            Severity::Off => {}
        }
        self
    }

    /// All of them.
    #[must_use]
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.advice
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.advice += other.advice;
    }
}
