//! Markdown for a ticket, a pull request or a job summary.

use std::io::{self, Write};

use crate::rules::Severity;

use super::terminal::clean;
use super::{CheckedFile, Format, Summary};

/// The format `markdown`.
#[derive(Clone, Copy, Debug)]
pub struct Markdown {
    /// Lowest severity to write.
    pub from: Severity,
}

impl Format for Markdown {
    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()> {
        let shown: Vec<_> = file.at_least(self.from).collect();
        if shown.is_empty() {
            return Ok(());
        }
        writeln!(out, "### {}\n", escape(&file.path))?;
        writeln!(out, "| Line | Severity | Rule | What to do |")?;
        writeln!(out, "|---:|---|---|---|")?;
        for finding in shown {
            writeln!(
                out,
                "| {} | {} | `{}` | {} |",
                finding.place.from.line,
                finding.severity.name(),
                finding.rule,
                escape(&finding.message()),
            )?;
        }
        writeln!(out)
    }

    fn tail(&self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        for trouble in &summary.unread {
            let message = escape(&trouble.message);
            writeln!(
                out,
                "- **Not checked:** {}: {message}",
                escape(&trouble.path)
            )?;
        }
        if !summary.unread.is_empty() {
            writeln!(out)?;
        }
        writeln!(out, "{}", summary.line(self.from))
    }
}

/// Text that is shown as it is.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in clean(text).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copy_is_shown_as_it_is() {
        assert_eq!(escape("a|b *c*\n<d>"), "a\\|b \\*c\\* &lt;d&gt;");
    }
}
