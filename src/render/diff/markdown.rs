//! A comparison for a ticket or a pull request.

use std::io::{self, Write};

use super::full::sources;
use super::marked::{Piece, Side, cover, sentence};
use super::{ComparedVersions, DiffFormat, DiffSummary};
use crate::revision::{Change, Group};
use crate::rules::Severity;

/// The format `markdown`.
#[derive(Clone, Copy, Debug)]
pub struct MarkdownDiff {
    /// Lowest severity to write.
    pub from: Severity,
    /// Only counts.
    pub summary: bool,
}

impl DiffFormat for MarkdownDiff {
    fn versions(&self, versions: &ComparedVersions, out: &mut dyn Write) -> io::Result<()> {
        let comparison = &versions.comparison;
        let (old, new) = (escape(&versions.old.name), escape(&versions.new.name));
        match &versions.revision {
            Some(revision) => {
                let commit = revision.commit.get(..10).unwrap_or(&revision.commit);
                let (author, subject) = (escape(&revision.author), escape(&revision.subject));
                writeln!(out, "## {commit}, {}, {author}: {subject}\n", revision.date)?;
            }
            None if old == new => writeln!(out, "## {new}\n")?,
            None => writeln!(out, "## {old} → {new}\n")?,
        }
        if comparison.little_in_common {
            writeln!(
                out,
                "**Little of one version is found in the other.** This is another article rather \
                 than a revision; check it as a new one.\n"
            )?;
        } else if comparison.is_empty() {
            writeln!(out, "No change in what is claimed or who says it.\n")?;
        }
        for finding in &comparison.findings {
            writeln!(
                out,
                "**{}** `{}`: {}\n",
                finding.severity.name(),
                finding.rule.name,
                escape(&finding.message)
            )?;
        }
        writeln!(out, "{}", versions.summary().line())?;
        if self.summary {
            return Ok(());
        }
        for (group, changes) in comparison.by_group() {
            writeln!(out, "\n### {}\n", group.heading())?;
            for change in changes {
                self.change(change, group, versions, out)?;
            }
        }
        Ok(())
    }

    fn separator(&self) -> &'static str {
        "\n"
    }

    fn tail(&self, summary: &DiffSummary, out: &mut dyn Write) -> io::Result<()> {
        if summary.comparisons > 1 {
            writeln!(
                out,
                "\n---\n\n{} comparisons: {}",
                summary.comparisons,
                summary.line()
            )?;
        }
        Ok(())
    }
}

impl MarkdownDiff {
    fn change(
        &self,
        change: &Change,
        group: Group,
        versions: &ComparedVersions,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let line = match cover(&versions.comparison.new, &change.new) {
            Some(span) => format!("line {}", versions.new.from(span).line),
            None => "gone".to_owned(),
        };
        let kinds: Vec<&str> = change.kinds.names().collect();
        write!(out, "- **{}** ({line})", kinds.join(", "))?;
        if let Some(sources) = sources(change).filter(|_| group != Group::Moved) {
            write!(out, " {}", escape(&sources))?;
        }
        writeln!(out, "  ")?;
        let words: String = sentence(change, versions).iter().map(marked).collect();
        writeln!(out, "  {}", words.trim())?;
        for finding in change
            .findings
            .iter()
            .filter(|finding| finding.severity >= self.from)
        {
            let (severity, rule) = (finding.severity.name(), finding.rule.name);
            writeln!(out, "  - {severity} `{rule}`: {}", escape(&finding.message))?;
        }
        Ok(())
    }
}

/// Old words struck out, new ones bold; the marks hug the words, or they would mark nothing.
fn marked(piece: &Piece) -> String {
    let words = escape(&piece.words);
    let inner = words.trim();
    match piece.side {
        Side::Both => words,
        _ if inner.is_empty() => words,
        Side::Old => format!("~~{inner}~~ "),
        Side::New => format!("**{inner}**"),
    }
}

/// Copy may hold what Markdown would take for its own.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copy_stays_copy() {
        assert_eq!(escape("a*b <i>\n"), "a\\*b \\<i\\> ");
    }
}
