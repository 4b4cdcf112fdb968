//! Workflow commands that GitHub turns into annotations on a pull request.

use std::io::{self, Write};

use crate::rules::Severity;

use super::{CheckedFile, Format};

/// The format `github`.
#[derive(Clone, Copy, Debug)]
pub struct Github {
    /// Lowest severity to write.
    pub from: Severity,
}

impl Format for Github {
    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()> {
        for finding in file
            .findings
            .iter()
            .filter(|finding| finding.severity >= self.from)
        {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice | Severity::Off => "notice",
            };
            let (from, to) = (finding.place.from, finding.place.to);
            let path = property(&file.repository_path);
            write!(
                out,
                "::{command} file={path},line={},endLine={}",
                from.line, to.line
            )?;
            // Columns are only understood within a line.
            if from.line == to.line {
                write!(out, ",col={},endColumn={}", from.column, to.column)?;
            }
            let title = format!("onrecord: {}", finding.rule);
            writeln!(
                out,
                ",title={}::{}",
                property(&title),
                data(&finding.message())
            )?;
        }
        Ok(())
    }
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
    fn what_has_a_meaning_is_escaped() {
        assert_eq!(property("a,b: 5%\n"), "a%2Cb%3A 5%25%0A");
        assert_eq!(data("a,b: 5%"), "a,b: 5%25");
    }
}
