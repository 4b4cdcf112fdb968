//! Counts of a whole run.

use std::fmt;
use std::ops::AddAssign;

use serde::Serialize;

use crate::rules::Severity;

use super::{CheckedFile, Settled, Settlement};

/// What a run found, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Files that were read and checked.
    pub files: usize,
    /// Findings of all severities.
    pub findings: usize,
    /// Those to fix before publishing.
    pub errors: usize,
    /// Those an editor must look at.
    pub warnings: usize,
    /// Those about craft.
    pub advice: usize,
    /// Findings that remarks in the copy silence.
    pub suppressed: usize,
    /// Findings that are in the baseline.
    pub accepted: usize,
    /// What could not be read, and why.
    pub unread: Vec<Trouble>,
}

/// A file that could not be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trouble {
    /// Its path.
    pub path: String,
    /// What kept it from being checked.
    pub message: String,
}

impl Summary {
    /// Counts a checked file.
    pub fn add(&mut self, file: &CheckedFile) {
        self.files += 1;
        let suppressed = |settled: &&Settled| matches!(settled.why, Settlement::Suppressed(_));
        self.suppressed += file.settled.iter().filter(suppressed).count();
        self.accepted += file.settled.len() - file.settled.iter().filter(suppressed).count();
        for finding in &file.findings {
            self.findings += 1;
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Advice | Severity::Off => self.advice += 1,
            }
        }
    }

    /// Findings of this severity or worse.
    #[must_use]
    pub fn at_least(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.errors + self.warnings,
            Severity::Advice | Severity::Off => self.findings,
        }
    }

    /// The last line of a report for people.
    #[must_use]
    pub fn line(&self, shown: Severity) -> impl fmt::Display {
        let mut line = String::new();
        let counts = [
            (self.errors, "error", "errors"),
            (self.warnings, "warning", "warnings"),
            (self.advice, "advice", "advice"),
        ];
        let parts = counts[..if shown == Severity::Advice { 3 } else { 2 }]
            .iter()
            .filter(|(count, ..)| *count > 0)
            .map(|&(count, one, many)| number(count, one, many))
            .collect::<Vec<_>>();
        if parts.is_empty() {
            line.push_str("Nothing to fix");
        } else {
            line.push_str(&parts.join(", "));
        }
        line.push_str(" in ");
        line.push_str(&number(self.files, "file", "files"));
        if !self.unread.is_empty() {
            line.push_str(&format!("; {} could not be read", self.unread.len()));
        }
        if shown > Severity::Advice && self.advice > 0 {
            line.push_str(&format!("; {} advice not shown (--advice)", self.advice));
        }
        line
    }
}

/// Whether this is the last line of a report for people.
pub(super) fn is_line(line: &str) -> bool {
    let counts = line.split("; ").next().unwrap_or_default();
    let Some((found, files)) = counts.rsplit_once(" in ") else {
        return false;
    };
    let is_number = |text: &str, things: [&str; 2]| {
        text.split_once(' ').is_some_and(|(count, thing)| {
            count.bytes().all(|byte| byte.is_ascii_digit()) && things.contains(&thing)
        })
    };
    let kinds = [["error", "errors"], ["warning", "warnings"], ["advice"; 2]];
    let is_count = |text: &str| kinds.iter().any(|&kind| is_number(text, kind));
    is_number(files, ["file", "files"])
        && (found == "Nothing to fix" || found.split(", ").all(is_count))
}

fn number(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

impl AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.findings += other.findings;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.advice += other.advice;
        self.suppressed += other.suppressed;
        self.accepted += other.accepted;
        self.unread.extend(other.unread);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts_what_is_not_shown() {
        let mut summary = Summary {
            files: 2,
            findings: 4,
            errors: 1,
            warnings: 2,
            advice: 1,
            ..Summary::default()
        };
        assert_eq!(
            summary.line(Severity::Warning).to_string(),
            "1 error, 2 warnings in 2 files; 1 advice not shown (--advice)"
        );
        assert_eq!(
            summary.line(Severity::Advice).to_string(),
            "1 error, 2 warnings, 1 advice in 2 files"
        );
        summary = Summary {
            files: 1,
            ..Summary::default()
        };
        assert_eq!(
            summary.line(Severity::Warning).to_string(),
            "Nothing to fix in 1 file"
        );
        assert!(is_line(
            "1 error, 2 warnings in 2 files; 1 advice not shown"
        ));
        assert!(is_line("Nothing to fix in 1 file"));
        assert!(!is_line("2 errors in 2 ledgers"));
    }
}
