//! Workflow commands that GitHub turns into annotations on a pull request.

use std::io::{self, Write};

use crate::rules::Severity;

use super::annotation::Annotation;
use super::{CheckedFile, Format};

/// The format `github`.
#[derive(Clone, Copy, Debug)]
pub struct Github {
    /// Lowest severity to write.
    pub from: Severity,
}

impl Format for Github {
    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()> {
        for finding in file.at_least(self.from) {
            let annotation = Annotation {
                severity: finding.severity,
                path: &file.repository_path,
                place: Some((finding.place.from, finding.place.to)),
                title: format!("onrecord: {}", finding.rule),
                message: &finding.message(),
            };
            annotation.write(out)?;
        }
        Ok(())
    }
}
