//! Findings as annotations on the new file of a pull request.

use std::io::{self, Write};

use super::{ComparedVersions, DiffFormat};
use crate::render::annotation::Annotation;
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
            let new = &versions.new;
            let annotation = Annotation {
                severity: finding.severity,
                path: &new.name,
                place: finding.span.map(|span| (new.from(span), new.to(span))),
                title: format!("onrecord[{}]", finding.rule.name),
                message: &finding.message,
            };
            annotation.write(out)?;
        }
        Ok(())
    }
}
