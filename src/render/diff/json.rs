//! Comparisons as JSON: the contract of `schemas/diff-1.json`.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::{ComparedVersions, DiffFormat, DiffSummary, Edition, Revision};
use crate::parse::Place;
use crate::revision::{Change, Claim, ClaimId, Group, Kinds, RevisionFinding};
use crate::rules::Severity;
use crate::text::Span;

/// The format `json`: one object, or an array of them where there may be several comparisons.
#[derive(Clone, Copy, Debug)]
pub struct JsonDiff {
    /// Whether there may be several.
    pub many: bool,
}

/// The formats `json-lines` and `ndjson`: an object a line.
#[derive(Clone, Copy, Debug)]
pub struct JsonLinesDiff;

impl DiffFormat for JsonDiff {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.many {
            out.write_all(b"[\n")
        } else {
            Ok(())
        }
    }

    fn versions(&self, versions: &ComparedVersions, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, &JsonComparison::new(versions))?;
        out.write_all(b"\n")
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn tail(&self, _summary: &DiffSummary, out: &mut dyn Write) -> io::Result<()> {
        if self.many {
            out.write_all(b"]\n")
        } else {
            Ok(())
        }
    }
}

impl DiffFormat for JsonLinesDiff {
    fn versions(&self, versions: &ComparedVersions, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &JsonComparison::new(versions))?;
        out.write_all(b"\n")
    }
}

#[derive(Serialize)]
struct JsonComparison<'a> {
    schema: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<&'a Revision>,
    old: &'a str,
    new: &'a str,
    changes: Vec<JsonChange<'a>>,
    findings: Vec<JsonFinding<'a>>,
    note: Option<&'a str>,
    summary: JsonSummary,
}

#[derive(Serialize)]
struct JsonSummary {
    old_claims: usize,
    new_claims: usize,
    unchanged: usize,
    readers_should_know: usize,
    sourcing_better: usize,
    other_wording: usize,
    moved: usize,
    errors: usize,
    warnings: usize,
    advice: usize,
    little_in_common: bool,
}

#[derive(Serialize)]
struct JsonChange<'a> {
    kinds: Kinds,
    group: Group,
    old: Vec<JsonClaim>,
    new: Vec<JsonClaim>,
    source: Pair<Option<&'a str>>,
    text: Pair<Option<String>>,
    edits: Vec<Pair<JsonWords<'a>>>,
    similarity: f32,
    negation: bool,
    ambiguous: bool,
    findings: Vec<JsonFinding<'a>>,
}

#[derive(Serialize)]
struct Pair<T> {
    old: T,
    new: T,
}

#[derive(Serialize)]
struct JsonClaim {
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    place: Place,
}

#[derive(Serialize)]
struct JsonWords<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'static str,
    severity: Severity,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<JsonPlace>,
}

/// Where a finding points to in the new version.
#[derive(Serialize)]
struct JsonPlace {
    start: u32,
    end: u32,
    line: u32,
    column: u32,
}

impl<'a> JsonComparison<'a> {
    fn new(versions: &'a ComparedVersions) -> Self {
        let comparison = &versions.comparison;
        let summary = versions.summary();
        Self {
            schema: "onrecord/diff/1",
            id: versions.id.as_ref(),
            revision: versions.revision.as_ref(),
            old: &versions.old.name,
            new: &versions.new.name,
            changes: comparison
                .changes
                .iter()
                .map(|change| change_of(change, versions))
                .collect(),
            findings: findings(&comparison.findings, &versions.new),
            note: comparison.note.as_deref(),
            summary: JsonSummary {
                old_claims: comparison.old.len(),
                new_claims: comparison.new.len(),
                unchanged: summary.unchanged,
                readers_should_know: summary.readers_should_know,
                sourcing_better: summary.sourcing_better,
                other_wording: summary.other_wording,
                moved: summary.moved,
                errors: summary.errors,
                warnings: summary.warnings,
                advice: summary.advice,
                little_in_common: comparison.little_in_common,
            },
        }
    }
}

fn change_of<'a>(change: &'a Change, versions: &'a ComparedVersions) -> JsonChange<'a> {
    let comparison = &versions.comparison;
    let words = |edition: &'a Edition, span: Span| {
        let bytes = edition.bytes(span);
        JsonWords {
            start: bytes.start,
            end: bytes.end,
            text: span.of(&edition.words),
        }
    };
    JsonChange {
        kinds: change.kinds,
        group: change.group(),
        old: claims(&comparison.old, &change.old, &versions.old),
        new: claims(&comparison.new, &change.new, &versions.new),
        source: Pair {
            old: change.old_source.as_deref(),
            new: change.new_source.as_deref(),
        },
        text: Pair {
            old: text(&comparison.old, &change.old, &versions.old),
            new: text(&comparison.new, &change.new, &versions.new),
        },
        edits: change
            .edits
            .iter()
            .map(|edit| Pair {
                old: words(&versions.old, edit.old),
                new: words(&versions.new, edit.new),
            })
            .collect(),
        similarity: (change.similarity * 1000.0).round() / 1000.0,
        negation: change.negation,
        ambiguous: change.ambiguous,
        findings: findings(&change.findings, &versions.new),
    }
}

fn claims(all: &[Claim], ids: &[ClaimId], edition: &Edition) -> Vec<JsonClaim> {
    let claim = |&id: &ClaimId| {
        let claim = &all[id as usize];
        let (bytes, at) = (edition.bytes(claim.span), edition.from(claim.span));
        JsonClaim {
            start: bytes.start,
            end: bytes.end,
            line: at.line,
            column: at.column,
            place: claim.place,
        }
    };
    ids.iter().map(claim).collect()
}

/// The claims' words, joined by a space.
fn text(all: &[Claim], ids: &[ClaimId], edition: &Edition) -> Option<String> {
    let texts = ids
        .iter()
        .map(|&id| all[id as usize].span.of(&edition.words));
    let texts: Vec<&str> = texts.collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

fn findings<'a>(all: &'a [RevisionFinding], edition: &Edition) -> Vec<JsonFinding<'a>> {
    let place = |span: Span| {
        let (bytes, at) = (edition.bytes(span), edition.from(span));
        JsonPlace {
            start: bytes.start,
            end: bytes.end,
            line: at.line,
            column: at.column,
        }
    };
    let finding = |finding: &'a RevisionFinding| JsonFinding {
        rule: finding.rule.name,
        severity: finding.severity,
        message: &finding.message,
        at: finding.span.map(place),
    };
    all.iter().map(finding).collect()
}
