//! A comparison for somebody who has to decide whether readers should be told.

use std::io::{self, Write};

use anstyle::{AnsiColor, Color, Style};

use super::super::terminal::{clean, columns};
use super::marked::{Piece, Side, cover, sentence};
use super::{ComparedVersions, DiffFormat, DiffSummary};
use crate::revision::{Change, Group, Kinds, RevisionFinding};
use crate::rules::Severity;

/// The format `full`.
#[derive(Clone, Copy, Debug)]
pub struct FullDiff {
    /// Lowest severity to write.
    pub from: Severity,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to use colour.
    pub colour: bool,
    /// Only counts.
    pub summary: bool,
    /// The whole drafted correction note.
    pub note: bool,
}

impl DiffFormat for FullDiff {
    fn versions(&self, versions: &ComparedVersions, out: &mut dyn Write) -> io::Result<()> {
        self.title(versions, out)?;
        self.verdict(versions, out)?;
        if !self.summary {
            for (group, changes) in versions.comparison.by_group() {
                let shown: Vec<&Change> = changes
                    .into_iter()
                    .filter(|change| is_shown(change, versions))
                    .collect();
                if shown.is_empty() {
                    continue;
                }
                let heading = self.style(Style::new().bold().underline());
                writeln!(out, "\n{heading}{}{heading:#}", group.heading())?;
                match group {
                    Group::Moved => self.moved(&shown, versions, out)?,
                    _ => shown
                        .into_iter()
                        .try_for_each(|c| self.change(c, versions, out))?,
                }
            }
        }
        self.note(versions, out)
    }

    fn separator(&self) -> &'static str {
        "\n"
    }

    fn tail(&self, summary: &DiffSummary, out: &mut dyn Write) -> io::Result<()> {
        if summary.comparisons > 1 {
            writeln!(
                out,
                "\n{} comparisons: {}",
                summary.comparisons,
                summary.line()
            )?;
        }
        Ok(())
    }
}

/// Between two different articles only what matches is worth a line each.
fn is_shown(change: &Change, versions: &ComparedVersions) -> bool {
    let both = !change.old.is_empty() && !change.new.is_empty();
    both || !versions.comparison.little_in_common || !change.findings.is_empty()
}

impl FullDiff {
    fn title(&self, versions: &ComparedVersions, out: &mut dyn Write) -> io::Result<()> {
        let bold = self.style(Style::new().bold());
        let (old, new) = (clean(&versions.old.name), clean(&versions.new.name));
        match &versions.revision {
            Some(revision) => {
                let commit = revision.commit.get(..10).unwrap_or(&revision.commit);
                let (author, subject) = (clean(&revision.author), clean(&revision.subject));
                writeln!(
                    out,
                    "{bold}{commit}{bold:#} {} {author}: {subject}",
                    revision.date
                )?;
                if old != new {
                    writeln!(out, "{old} → {new}")?;
                }
                Ok(())
            }
            None if old == new => writeln!(out, "{bold}{new}{bold:#}"),
            None => writeln!(out, "{bold}{old} → {new}{bold:#}"),
        }
    }

    /// The one line that has to be read.
    fn verdict(&self, versions: &ComparedVersions, out: &mut dyn Write) -> io::Result<()> {
        let comparison = &versions.comparison;
        let summary = versions.summary();
        if comparison.little_in_common {
            let one_sided = |of: fn(&Change) -> bool| {
                comparison
                    .changes
                    .iter()
                    .filter(|change| of(change))
                    .count()
            };
            let text = format!(
                "Little of one version is found in the other: {} only in the old one, {} only in \
                 the new one. This is another article rather than a revision; check it as a new \
                 one.",
                sentences(one_sided(|change| change.new.is_empty())),
                sentences(one_sided(|change| change.old.is_empty())),
            );
            return self.wrapped(&text, 0, self.style(Style::new().bold()), out);
        }
        if comparison.is_empty() {
            return writeln!(out, "No change in what is claimed or who says it.");
        }
        for finding in &comparison.findings {
            let count = summary.readers_should_know;
            let text = format!(
                "{}: no correction note, and {}",
                finding.severity.name(),
                match count {
                    1 => "1 change that readers should know of".to_owned(),
                    count => format!("{count} changes that readers should know of"),
                }
            );
            let style = self.severity(finding.severity);
            writeln!(out, "{style}{text}{style:#}")?;
        }
        writeln!(out, "{}", summary.line())
    }

    fn change(
        &self,
        change: &Change,
        versions: &ComparedVersions,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let dim = self.style(Style::new().dimmed());
        let kinds: Vec<&str> = change.kinds.names().collect();
        let mut head = format!("{}  {}", place(change, versions), kinds.join(", "));
        if change.negation {
            head.push_str(", denial turned round");
        }
        if change.ambiguous {
            head.push_str(", could be one of several");
        }
        if let Some(sources) = sources(change) {
            head.push_str(" · ");
            head.push_str(&clean(&sources));
        }
        writeln!(out, "\n  {dim}{head}{dim:#}")?;
        self.words(&sentence(change, versions), out)?;
        let shown = change
            .findings
            .iter()
            .filter(|finding| finding.severity >= self.from);
        shown
            .into_iter()
            .try_for_each(|finding| self.finding(finding, out))
    }

    fn finding(&self, finding: &RevisionFinding, out: &mut dyn Write) -> io::Result<()> {
        let style = self.severity(finding.severity);
        let label = format!("{}[{}]: ", finding.severity.name(), finding.rule.name);
        let message = clean(&finding.message);
        let width = self.width.saturating_sub(6).max(20);
        let text = format!("{label}{message}");
        for (row, line) in textwrap::wrap(&text, width).iter().enumerate() {
            match line.strip_prefix(label.trim_end()) {
                Some(rest) if row == 0 => {
                    writeln!(out, "    {style}{}{style:#}{rest}", label.trim_end())?;
                }
                _ => writeln!(out, "    {line}")?,
            }
        }
        Ok(())
    }

    /// Pieces of a sentence in rows, old and new words marked.
    fn words(&self, pieces: &[Piece], out: &mut dyn Write) -> io::Result<()> {
        let width = self.width.saturating_sub(6).max(20);
        let old = Style::new()
            .fg_color(Some(Color::Ansi(AnsiColor::Red)))
            .strikethrough();
        let new = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Green)));
        let mut line = String::from("    ");
        let mut column = 0;
        // What stands between two spaces is kept in one row.
        let mut word = String::new();
        let mut word_columns = 0;
        let mut flush = |word: &mut String, word_columns: &mut usize, out: &mut dyn Write| {
            if word.is_empty() {
                return Ok(());
            }
            if column > 0 && column + 1 + *word_columns > width {
                writeln!(out, "{line}")?;
                line.truncate(4);
                column = 0;
            } else if column > 0 {
                line.push(' ');
                column += 1;
            }
            line.push_str(word);
            column += std::mem::take(word_columns);
            word.clear();
            io::Result::Ok(())
        };
        for piece in pieces {
            let (open, close, style) = match piece.side {
                Side::Both => ("", "", Style::new()),
                _ if self.colour && piece.side == Side::Old => ("", "", old),
                _ if self.colour => ("", "", new),
                Side::Old => ("[-", "-]", Style::new()),
                Side::New => ("{+", "+}", Style::new()),
            };
            let marked = format!("{open}{}{close}", piece.words);
            for (at, part) in marked.split(' ').enumerate() {
                if at > 0 {
                    flush(&mut word, &mut word_columns, out)?;
                }
                if !part.is_empty() {
                    word.push_str(&format!("{style}{part}{style:#}"));
                    word_columns += columns(part);
                }
            }
        }
        flush(&mut word, &mut word_columns, out)?;
        if column > 0 {
            writeln!(out, "{line}")
        } else {
            Ok(())
        }
    }

    /// Neighbours that moved together are one line.
    fn moved(
        &self,
        changes: &[&Change],
        versions: &ComparedVersions,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        writeln!(out)?;
        let together = |a: &&Change, b: &&Change| {
            a.old.last().map(|id| id + 1) == b.old.first().copied()
                && a.new.last().map(|id| id + 1) == b.new.first().copied()
        };
        for run in changes.chunk_by(together) {
            let first = run[0];
            let spans = cover(&versions.comparison.old, &first.old)
                .zip(cover(&versions.comparison.new, &first.new));
            let Some((old, new)) = spans else { continue };
            let (from, to) = (versions.old.from(old).line, versions.new.from(new).line);
            let words = new.of(&versions.new.words).split_whitespace();
            let start = words.take(9).collect::<Vec<_>>().join(" ");
            let more = match run.len() {
                1 => String::new(),
                more => format!(" and {} after it", sentences(more - 1)),
            };
            writeln!(out, "  line {from} → {to}  {} …{more}", clean(&start))?;
        }
        Ok(())
    }

    fn note(&self, versions: &ComparedVersions, out: &mut dyn Write) -> io::Result<()> {
        let Some(note) = &versions.comparison.note else {
            return Ok(());
        };
        if self.note || !(versions.comparison.findings.is_empty() || self.summary) {
            let heading = self.style(Style::new().bold().underline());
            writeln!(out, "\n{heading}Suggested note{heading:#}\n")?;
            self.wrapped(note, 2, Style::new(), out)?;
        }
        Ok(())
    }

    fn wrapped(
        &self,
        text: &str,
        indent: usize,
        style: Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let text = clean(text);
        for line in textwrap::wrap(&text, self.width.saturating_sub(indent).max(20)) {
            writeln!(out, "{:indent$}{style}{line}{style:#}", "")?;
        }
        Ok(())
    }

    fn severity(&self, severity: Severity) -> Style {
        let colour = match severity {
            Severity::Error => AnsiColor::BrightRed,
            Severity::Warning => AnsiColor::BrightYellow,
            Severity::Advice | Severity::Off => AnsiColor::BrightCyan,
        };
        self.style(colour.on_default().bold())
    }

    fn style(&self, style: Style) -> Style {
        if self.colour { style } else { Style::new() }
    }
}

fn sentences(count: usize) -> String {
    if count == 1 {
        "1 sentence".to_owned()
    } else {
        format!("{count} sentences")
    }
}

/// `line 31`, or for what is gone `line 31 of the old version`.
fn place(change: &Change, versions: &ComparedVersions) -> String {
    let comparison = &versions.comparison;
    match (
        cover(&comparison.new, &change.new),
        cover(&comparison.old, &change.old),
    ) {
        (Some(span), _) => format!("line {}", versions.new.from(span).line),
        (None, Some(span)) => format!("line {} of the old version", versions.old.from(span).line),
        (None, None) => String::new(),
    }
}

/// Who is credited: once if it is the same, with an arrow if it changed.
pub(super) fn sources(change: &Change) -> Option<String> {
    let sourcing = Kinds::RE_ATTRIBUTED
        | Kinds::UPGRADED
        | Kinds::DOWNGRADED
        | Kinds::ATTRIBUTION_ADDED
        | Kinds::ATTRIBUTION_REMOVED;
    match (&change.old_source, &change.new_source) {
        (Some(old), Some(new)) if change.kinds.intersects(sourcing) && old != new => {
            Some(format!("{old} → {new}"))
        }
        (Some(old), None) if change.kinds.intersects(sourcing) => Some(format!("{old} → nobody")),
        (None, Some(new)) if change.kinds.intersects(sourcing) => Some(format!("nobody → {new}")),
        (_, Some(name)) | (Some(name), None) => Some(name.clone()),
        (None, None) => None,
    }
}
