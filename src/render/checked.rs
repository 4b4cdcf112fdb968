//! A checked file as it is printed: findings with their lines, columns and fingerprints, placed in
//! the file that the user opened.

use crate::format::Map;
use crate::report::Report;
use crate::rules::{Family, Finding, Severity};
use crate::text::{LineColumn, LineIndex, Span};

use super::fingerprint::{Fingerprints, sentence_at};

/// A file that was checked.
#[derive(Clone, Debug)]
pub struct CheckedFile {
    /// Its path as the user would type it.
    pub path: String,
    /// Its path from the root of the repository, with `/` between folders.
    pub repository_path: String,
    /// Its text, without byte order mark.
    pub text: String,
    /// Bytes of the file before `text` starts: 3 after a byte order mark.
    pub lead: u32,
    /// Findings by place, then rule.
    pub findings: Vec<PlacedFinding>,
    /// Findings that somebody has dealt with.
    pub settled: Vec<Settled>,
}

/// A file as it was read.
#[derive(Clone, Debug, Default)]
pub struct OnDisk {
    /// Its path as the user would type it.
    pub path: String,
    /// Its path from the root of the repository, with `/` between folders.
    pub repository_path: String,
    /// Its text, without byte order mark.
    pub text: String,
    /// Bytes of the file before `text` starts.
    pub lead: u32,
    /// From the words of the report to `text`.
    pub map: Map,
}

/// A finding that is not reported, and why.
#[derive(Clone, Debug)]
pub struct Settled {
    /// The finding.
    pub finding: PlacedFinding,
    /// Why it is not reported.
    pub why: Settlement,
}

/// Why a finding is not reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// A remark in the copy says so, for this reason.
    Suppressed(String),
    /// It is in the baseline.
    Accepted,
}

/// A finding with its place in the file.
#[derive(Clone, Debug)]
pub struct PlacedFinding {
    /// The rule's name.
    pub rule: &'static str,
    /// The rule's family.
    pub family: Family,
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub place: Stretch,
    /// What is wrong.
    pub problem: String,
    /// What would fix it.
    pub remedy: String,
    /// Other places that help to understand it.
    pub labels: Vec<PlacedLabel>,
    /// The same for the same finding in the next run, wherever it stands then.
    pub fingerprint: String,
}

/// Another place that a finding points to.
#[derive(Clone, Debug)]
pub struct PlacedLabel {
    /// Where.
    pub place: Stretch,
    /// What is there.
    pub text: String,
}

/// A stretch of a file.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    /// Bytes of [`CheckedFile::text`].
    pub span: Span,
    /// Line and column of its first character.
    pub from: LineColumn,
    /// Bytes of its line before its first character.
    pub from_byte: u32,
    /// Line and column after its last character.
    pub to: LineColumn,
    /// Bytes of its last line before its end.
    pub to_byte: u32,
    /// The sentence around it, in bytes of [`CheckedFile::text`].
    pub context: Span,
}

impl PlacedFinding {
    /// Problem and remedy in one.
    #[must_use]
    pub fn message(&self) -> String {
        match (self.problem.is_empty(), self.remedy.is_empty()) {
            (_, true) => self.problem.clone(),
            (true, _) => self.remedy.clone(),
            _ => format!("{} {}", self.problem, self.remedy),
        }
    }
}

impl CheckedFile {
    /// Places the findings of `report` in the file that was read.
    #[must_use]
    pub fn new(file: OnDisk, report: &Report) -> Self {
        let OnDisk {
            path,
            repository_path,
            text,
            lead,
            map,
        } = file;
        let lines = LineIndex::new(&text);
        let stretch = |span: Span| {
            let context = sentence_at(report, span.start).unwrap_or(span);
            let span = map.to_source(span);
            let context = map.to_source(context).cover(span);
            Stretch {
                span,
                from: lines.place(&text, span.start),
                from_byte: span.start - lines.line_start(span.start),
                to: lines.place(&text, span.end),
                to_byte: span.end - lines.line_start(span.end),
                context,
            }
        };
        let mut fingerprints = Fingerprints::default();
        let place = |finding: &Finding| PlacedFinding {
            rule: finding.rule,
            family: finding.family,
            severity: finding.severity,
            place: stretch(finding.span),
            problem: finding.problem.clone(),
            remedy: finding.remedy.clone(),
            labels: finding
                .labels
                .iter()
                .map(|label| PlacedLabel {
                    place: stretch(label.span),
                    text: label.text.clone(),
                })
                .collect(),
            fingerprint: fingerprints.next(finding, report),
        };
        let findings = report.findings.iter().map(place).collect();
        Self {
            path,
            repository_path,
            text,
            lead,
            findings,
            settled: Vec::new(),
        }
    }
}
