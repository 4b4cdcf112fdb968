//! A checked file as it is printed: findings with their lines, columns and fingerprints, placed in
//! the file that the user opened.

use crate::format::Map;
use crate::report::Report;
use crate::rules::suppression::Suppressions;
use crate::rules::{Family, Finding, Label, Severity};
use crate::text::{FileBytes, LineColumn, LineIndex, Span};

use super::fingerprint::{Fingerprints, sentence_at};

/// A file that was checked.
#[derive(Clone, Debug, Default)]
pub struct CheckedFile {
    /// Its path as the user would type it.
    pub path: String,
    /// Its path from the root of the repository, with `/` between folders.
    pub repository_path: String,
    /// Its text, without byte order mark.
    pub text: String,
    /// From `text` to the bytes of the file.
    pub bytes: FileBytes,
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
    /// From `text` to the bytes of the file.
    pub bytes: FileBytes,
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
    /// The same finding at the places where its source speaks again, in order.
    pub again: Vec<PlacedFinding>,
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
    fn new(
        finding: &Finding,
        place: Stretch,
        labels: Vec<PlacedLabel>,
        fingerprint: String,
    ) -> Self {
        Self {
            rule: finding.rule,
            family: finding.family,
            severity: finding.severity,
            place,
            problem: finding.problem.clone(),
            remedy: finding.remedy.clone(),
            labels,
            fingerprint,
            again: Vec::new(),
        }
    }

    /// Takes this finding as dealt with wherever `is_known` says so, and gives what is left of it.
    #[must_use]
    fn left(mut self, is_known: impl Fn(&str) -> bool) -> Option<Self> {
        if !is_known(&self.fingerprint) {
            return Some(self);
        }
        let open = self
            .again
            .iter()
            .position(|there| !is_known(&there.fingerprint))?;
        let again = self.again.split_off(open + 1);
        self.again.pop().map(|there| Self { again, ..there })
    }

    /// Its fingerprints at all its places.
    pub fn fingerprints(&self) -> impl Iterator<Item = &str> {
        let again = self.again.iter().map(|there| there.fingerprint.as_str());
        std::iter::once(self.fingerprint.as_str()).chain(again)
    }

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
    /// The findings that are at least this bad.
    pub(super) fn at_least(&self, from: Severity) -> impl Iterator<Item = &PlacedFinding> {
        self.findings
            .iter()
            .filter(move |finding| finding.severity >= from)
    }

    /// Takes out the findings that are known by their fingerprint. One that its source gives rise to again stays,
    /// at the first place that is not known.
    pub fn leave_out(&mut self, is_known: impl Fn(&str) -> bool) {
        let findings = std::mem::take(&mut self.findings).into_iter();
        self.findings = findings
            .filter_map(|finding| finding.left(&is_known))
            .collect();
        self.findings
            .sort_by_key(|finding| finding.place.span.start);
    }

    /// Places the findings of `report` in the file that was read.
    #[must_use]
    pub fn new(file: OnDisk, report: &Report, suppressions: &Suppressions) -> Self {
        let OnDisk {
            path,
            repository_path,
            text,
            bytes,
            map,
        } = file;
        let mut placer = Placer {
            report,
            text: &text,
            lines: LineIndex::new(&text),
            fingerprints: Fingerprints::default(),
        };
        let in_words = |span: Span| map.to_source(span);
        let mut findings: Vec<PlacedFinding> = report
            .findings
            .iter()
            .map(|finding| placer.place(finding, in_words))
            .collect();
        let settled = suppressions
            .silenced
            .iter()
            .map(|silenced| Settled {
                finding: placer.place(&silenced.finding, in_words),
                why: Settlement::Suppressed(silenced.reason.clone()),
            })
            .collect();
        let remarks = suppressions.findings.iter();
        findings.extend(remarks.map(|finding| placer.place_remark(finding)));
        findings.sort_by_key(|finding| finding.place.span.start);
        Self {
            path,
            repository_path,
            text,
            bytes,
            findings,
            settled,
        }
    }
}

/// Takes findings from the words of a report to its file.
struct Placer<'a> {
    report: &'a Report,
    text: &'a str,
    lines: LineIndex,
    fingerprints: Fingerprints,
}

impl Placer<'_> {
    /// Places a finding, and all places where it would be said again.
    fn place(&mut self, finding: &Finding, map: impl Fn(Span) -> Span) -> PlacedFinding {
        let mut placed = self.place_one(finding, &map);
        let mut next = finding.next();
        while let Some(there) = next {
            placed.again.push(self.place_one(&there, &map));
            next = there.next();
        }
        placed
    }

    fn place_one(&mut self, finding: &Finding, map: impl Fn(Span) -> Span) -> PlacedFinding {
        let sentence =
            |span: Span| map(sentence_at(self.report, span.start).unwrap_or(span)).cover(map(span));
        let label = |label: &Label| PlacedLabel {
            place: self.stretch(map(label.span), sentence(label.span)),
            text: label.text.clone(),
        };
        let place = self.stretch(map(finding.span), sentence(finding.span));
        let labels = finding.labels.iter().map(label).collect();
        let fingerprint = self.fingerprints.next(finding, self.report);
        PlacedFinding::new(finding, place, labels, fingerprint)
    }

    /// A finding about a remark: its span is in the file already.
    fn place_remark(&mut self, finding: &Finding) -> PlacedFinding {
        let place = self.stretch(finding.span, finding.span);
        let fingerprint = self
            .fingerprints
            .of_words(finding.rule, finding.span.of(self.text));
        PlacedFinding::new(finding, place, Vec::new(), fingerprint)
    }

    fn stretch(&self, span: Span, context: Span) -> Stretch {
        Stretch {
            span,
            from: self.lines.place(self.text, span.start),
            from_byte: span.start - self.lines.line_start(span.start),
            to: self.lines.place(self.text, span.end),
            to_byte: span.end - self.lines.line_start(span.end),
            context,
        }
    }
}
