//! GitLab's Code Quality report.

use std::io::{self, Write};

use serde_json::json;

use crate::rules::Severity;

use super::fingerprint::hash;
use super::{CheckedFile, Format, Summary};

/// The format `gitlab`.
#[derive(Clone, Copy, Debug)]
pub struct Gitlab {
    /// Lowest severity to write.
    pub from: Severity,
}

impl Format for Gitlab {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "[")
    }

    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()> {
        for (number, finding) in file.at_least(self.from).enumerate() {
            let severity = match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Advice | Severity::Off => "info",
            };
            let path = &file.repository_path;
            let issue = json!({
                "description": finding.message(),
                "check_name": finding.rule,
                // Must be unique in the whole report.
                "fingerprint": hash(&[path, &finding.fingerprint]),
                "severity": severity,
                "location": {
                    "path": path,
                    "lines": { "begin": finding.place.from.line, "end": finding.place.to.line },
                },
            });
            write!(out, "{}{issue}", if number > 0 { ",\n" } else { "\n" })?;
        }
        Ok(())
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn tail(&self, _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n]")
    }
}
