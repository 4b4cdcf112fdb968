//! One line for each finding: `path:line:column: severity[rule] message`.

use std::io::{self, Write};

use crate::rules::Severity;

use super::terminal::clean;
use super::{CheckedFile, Format};

/// The format `concise`.
#[derive(Clone, Copy, Debug)]
pub struct Concise {
    /// Lowest severity to write.
    pub from: Severity,
}

impl Format for Concise {
    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()> {
        for finding in file.at_least(self.from) {
            let at = finding.place.from;
            writeln!(
                out,
                "{}:{}:{}: {}[{}] {}",
                clean(&file.path),
                at.line,
                at.column,
                finding.severity.name(),
                finding.rule,
                clean(&finding.message()),
            )?;
        }
        Ok(())
    }
}
