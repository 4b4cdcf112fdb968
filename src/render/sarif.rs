//! SARIF 2.1.0, which code-scanning services read.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use crate::rules::{RULES, Severity};

use super::{CheckedFile, Format, PlacedFinding, Settlement, Stretch, Summary};

/// The format `sarif`.
#[derive(Clone, Copy, Debug)]
pub struct Sarif;

impl Format for Sarif {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        let rules: Vec<Value> = RULES
            .iter()
            .map(|rule| {
                json!({
                    "id": rule.name,
                    "shortDescription": { "text": rule.summary },
                    "fullDescription": { "text": rule.explanation },
                    "help": { "text": rule.explanation, "markdown": rule.explanation },
                    "defaultConfiguration": {
                        "enabled": rule.severity != Severity::Off,
                        "level": level(rule.severity),
                    },
                    "properties": { "tags": [rule.family.name()] },
                })
            })
            .collect();
        let driver = json!({
            "name": "onrecord",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        });
        write!(
            out,
            "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\
             \"runs\":[{{\"tool\":{{\"driver\":{driver}}},\"columnKind\":\"unicodeCodePoints\",\
             \"results\":["
        )
    }

    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()> {
        let open = file.findings.iter().map(|finding| (finding, None));
        let settled = file
            .settled
            .iter()
            .map(|settled| (&settled.finding, Some(&settled.why)));
        for (number, (finding, why)) in open.chain(settled).enumerate() {
            write!(out, "{}", if number > 0 { ",\n" } else { "\n" })?;
            serde_json::to_writer(&mut *out, &result(finding, why, file))?;
        }
        Ok(())
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn tail(&self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let notifications: Vec<Value> = summary
            .unread
            .iter()
            .map(|trouble| {
                let text = format!("{}: {}", trouble.path, trouble.message);
                json!({ "level": "error", "message": { "text": text } })
            })
            .collect();
        let invocation = json!({
            "executionSuccessful": summary.unread.is_empty(),
            "toolExecutionNotifications": notifications,
        });
        writeln!(out, "\n],\"invocations\":[{invocation}]}}]}}")
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'a str,
    message: Value,
    locations: [Value; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Value>,
    partial_fingerprints: Value,
    suppressions: Vec<Value>,
}

fn result<'a>(
    finding: &'a PlacedFinding,
    why: Option<&Settlement>,
    file: &CheckedFile,
) -> SarifResult<'a> {
    let suppressions = match why {
        None => vec![],
        Some(Settlement::Suppressed(reason)) => {
            vec![json!({ "kind": "inSource", "justification": reason })]
        }
        Some(Settlement::Accepted) => {
            vec![json!({ "kind": "external", "justification": "in the baseline" })]
        }
    };
    SarifResult {
        rule_id: finding.rule,
        rule_index: RULES.iter().position(|rule| rule.name == finding.rule),
        level: level(finding.severity),
        message: json!({ "text": finding.message() }),
        locations: [json!({ "physicalLocation": physical(finding.place, file) })],
        related_locations: (1..)
            .zip(&finding.labels)
            .map(|(id, label)| {
                json!({
                    "id": id,
                    "message": { "text": label.text },
                    "physicalLocation": physical(label.place, file),
                })
            })
            .collect(),
        partial_fingerprints: json!({ "onrecord/v1": finding.fingerprint }),
        suppressions,
    }
}

fn physical(place: Stretch, file: &CheckedFile) -> Value {
    let bytes = file.bytes.of(place.span);
    json!({
        "artifactLocation": artifact(&file.repository_path),
        "region": {
            "startLine": place.from.line,
            "startColumn": place.from.column,
            "endLine": place.to.line,
            "endColumn": place.to.column,
            "byteOffset": bytes.start,
            "byteLength": bytes.len(),
        },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
        Severity::Off => "none",
    }
}

/// Where a file is: from the root of the repository, unless it lies somewhere else altogether.
fn artifact(path: &str) -> Value {
    let uri = uri(path);
    if path.starts_with('/') {
        json!({ "uri": format!("file://{uri}") })
    } else {
        json!({ "uri": uri, "uriBaseId": "%SRCROOT%" })
    }
}

/// A path as a relative reference, with what has a meaning in one written as `%20` and the like.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        assert_eq!(artifact("/a.md"), json!({ "uri": "file:///a.md" }));
        assert_eq!(artifact("a.md")["uriBaseId"], "%SRCROOT%");
        assert_eq!(uri("a b/Städte 100%.md"), "a%20b/St%C3%A4dte%20100%25.md");
    }
}
