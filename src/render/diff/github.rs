//! Findings as annotations on the new file of a pull request.

use std::io::{self, Write};

use super::{ComparedVersions, DiffFormat};
use crate::revision::RevisionFinding;
use crate::rules::Severity;

/// The format `github`: workflow commands, one a line.
#[derive(Clone, Copy, Debug)]
pub struct GithubDiff {
    /// Lowest severity to write.
    pub from: Severity,
}

impl DiffFormat for GithubDiff {
    fn versions(&self, versions: &ComparedVersions, out: &mut dyn Write) -> io::Result<()> {
        let all = versions.comparison.all_findings();
        for finding in all.filter(|finding| finding.severity >= self.from) {
            annotation(finding, versions, out)?;
        }
        Ok(())
    }
}

fn annotation(
    finding: &RevisionFinding,
    versions: &ComparedVersions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice | Severity::Off => "notice",
    };
    write!(out, "::{command} file={}", property(&versions.new.name))?;
    if let Some(span) = finding.span {
        let (from, to) = (versions.new.from(span), versions.new.to(span));
        write!(out, ",line={},endLine={}", from.line, to.line)?;
        // Columns mean something to GitHub only within one line.
        if from.line == to.line {
            write!(out, ",col={},endColumn={}", from.column, to.column)?;
        }
    }
    writeln!(
        out,
        ",title=onrecord[{}]::{}",
        finding.rule.name,
        data(&finding.message)
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_property_is_written_in_percents() {
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }
}
