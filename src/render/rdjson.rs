//! The Diagnostic Format of reviewdog.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::rules::Severity;

use super::{CheckedFile, Format, Stretch, Summary};

/// The format `rdjson`.
#[derive(Clone, Copy, Debug)]
pub struct Rdjson {
    /// Lowest severity to write.
    pub from: Severity,
}

impl Format for Rdjson {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, r#"{{"source":{{"name":"onrecord"}},"diagnostics":["#)
    }

    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()> {
        for (number, finding) in file.at_least(self.from).enumerate() {
            let severity = match finding.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Advice | Severity::Off => "INFO",
            };
            let related: Vec<Value> = finding
                .labels
                .iter()
                .map(|label| {
                    json!({ "message": label.text, "location": location(label.place, file) })
                })
                .collect();
            let diagnostic = json!({
                "message": finding.message(),
                "location": location(finding.place, file),
                "severity": severity,
                "code": { "value": finding.rule },
                "relatedLocations": related,
            });
            write!(out, "{}{diagnostic}", if number > 0 { ",\n" } else { "\n" })?;
        }
        Ok(())
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn tail(&self, _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n]}}")
    }
}

/// Columns of this format count bytes of the line on disk, a byte order mark among them.
fn location(place: Stretch, file: &CheckedFile) -> Value {
    let column = |at: u32, in_line: u32| {
        let line = match at - in_line {
            0 => 0,
            start => file.bytes.at(start),
        };
        file.bytes.at(at) - line + 1
    };
    let from = column(place.span.start, place.from_byte);
    let to = column(place.span.end, place.to_byte);
    json!({
        "path": file.path,
        "range": {
            "start": { "line": place.from.line, "column": from },
            "end": { "line": place.to.line, "column": to },
        },
    })
}
