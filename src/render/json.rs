//! `onrecord/check/1`: findings as one JSON document, or one object a line.
//!
//! What is written here is a promise (schemas/check-1.json): these types are its own and change
//! only by gaining fields.

use std::io::{self, Write};

use serde::Serialize;

use crate::rules::{Family, Severity};

use super::{CheckedFile, Format, PlacedFinding, Summary};

/// The format `json`.
#[derive(Clone, Copy, Debug)]
pub struct Json;

/// The format `json-lines`.
#[derive(Clone, Copy, Debug)]
pub struct JsonLines;

impl Format for Json {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, r#"{{"schema":"onrecord/check/1","files":["#)
    }

    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()> {
        let findings = file
            .findings
            .iter()
            .map(|found| JsonFinding::new(found, file))
            .collect();
        serde_json::to_writer(
            out,
            &JsonFile {
                path: &file.path,
                findings,
            },
        )?;
        Ok(())
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn tail(&self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "\n],\"summary\":")?;
        serde_json::to_writer(&mut *out, summary)?;
        writeln!(out, "}}")
    }
}

impl Format for JsonLines {
    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()> {
        for finding in &file.findings {
            let line = JsonLine {
                path: &file.path,
                finding: JsonFinding::new(finding, file),
            };
            serde_json::to_writer(&mut *out, &line)?;
            writeln!(out)?;
        }
        Ok(())
    }
}

#[derive(Serialize)]
struct JsonFile<'a> {
    path: &'a str,
    findings: Vec<JsonFinding<'a>>,
}

#[derive(Serialize)]
struct JsonLine<'a> {
    path: &'a str,
    #[serde(flatten)]
    finding: JsonFinding<'a>,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'a str,
    family: Family,
    severity: Severity,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    message: String,
    help: &'a str,
    labels: Vec<JsonLabel<'a>>,
    fingerprint: &'a str,
}

#[derive(Serialize)]
struct JsonLabel<'a> {
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    text: &'a str,
}

impl<'a> JsonFinding<'a> {
    fn new(finding: &'a PlacedFinding, file: &CheckedFile) -> Self {
        let place = finding.place;
        let bytes = file.bytes.of(place.span);
        Self {
            rule: finding.rule,
            family: finding.family,
            severity: finding.severity,
            start: bytes.start,
            end: bytes.end,
            line: place.from.line,
            column: place.from.column,
            end_line: place.to.line,
            end_column: place.to.column,
            message: finding.message(),
            help: &finding.remedy,
            labels: finding
                .labels
                .iter()
                .map(|label| JsonLabel {
                    start: file.bytes.at(label.place.span.start),
                    end: file.bytes.at(label.place.span.end),
                    line: label.place.from.line,
                    column: label.place.from.column,
                    text: &label.text,
                })
                .collect(),
            fingerprint: &finding.fingerprint,
        }
    }
}
