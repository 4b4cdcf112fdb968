//! JUnit XML, which most build servers show: a suite for each file, a failure for each finding.

use std::io::{self, Write};

use crate::rules::Severity;

use super::markup::escape;
use super::{CheckedFile, Format, Summary};

/// The format `junit`.
#[derive(Clone, Copy, Debug)]
pub struct Junit {
    /// Lowest severity to write.
    pub from: Severity,
}

impl Format for Junit {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(out, r#"<testsuites name="onrecord">"#)
    }

    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()> {
        let shown: Vec<_> = file.at_least(self.from).collect();
        let path = escape(&file.path);
        let tests = shown.len().max(1);
        let failures = shown.len();
        writeln!(
            out,
            r#"  <testsuite name="{path}" tests="{tests}" failures="{failures}" errors="0">"#
        )?;
        for finding in &shown {
            let at = finding.place.from;
            let (line, column, rule) = (at.line, at.column, finding.rule);
            let message = finding.message();
            let message = escape(&message);
            let severity = finding.severity.name();
            writeln!(
                out,
                r#"    <testcase name="{rule} {line}:{column}" classname="{path}">"#
            )?;
            writeln!(
                out,
                r#"      <failure type="{severity}" message="{message}">{path}:{line}:{column}: {severity}[{rule}] {message}</failure>"#
            )?;
            writeln!(out, "    </testcase>")?;
        }
        if shown.is_empty() {
            writeln!(out, r#"    <testcase name="clean" classname="{path}"/>"#)?;
        }
        writeln!(out, "  </testsuite>")
    }

    fn tail(&self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        for trouble in &summary.unread {
            let (path, message) = (escape(&trouble.path), escape(&trouble.message));
            writeln!(
                out,
                r#"  <testsuite name="{path}" tests="1" failures="0" errors="1">"#
            )?;
            writeln!(out, r#"    <testcase name="read" classname="{path}">"#)?;
            writeln!(out, r#"      <error message="{message}"/>"#)?;
            writeln!(out, "    </testcase>\n  </testsuite>")?;
        }
        writeln!(out, "</testsuites>")
    }
}
