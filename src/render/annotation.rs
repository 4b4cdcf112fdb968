//! A workflow command that GitHub turns into an annotation on a pull request.

use std::io::{self, Write};

use crate::rules::Severity;
use crate::text::LineColumn;

/// What GitHub shows beside a stretch of a file.
pub(super) struct Annotation<'a> {
    pub(super) severity: Severity,
    /// Path from the root of the repository.
    pub(super) path: &'a str,
    /// From the first character to the one after the last; none for the file as a whole.
    pub(super) place: Option<(LineColumn, LineColumn)>,
    pub(super) title: String,
    pub(super) message: &'a str,
}

impl Annotation<'_> {
    /// Writes it on a line of its own.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let command = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice | Severity::Off => "notice",
        };
        write!(out, "::{command} file={}", property(self.path))?;
        if let Some((from, to)) = self.place {
            write!(out, ",line={},endLine={}", from.line, to.line)?;
            // Columns mean something to GitHub only within one line.
            if from.line == to.line {
                write!(out, ",col={},endColumn={}", from.column, to.column)?;
            }
        }
        let (title, message) = (property(&self.title), data(self.message));
        writeln!(out, ",title={title}::{message}")
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
