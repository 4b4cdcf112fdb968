//! The passage with the words marked, in the manner of a compiler, for people at a terminal.

use std::collections::BTreeMap;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::rules::Severity;

use super::drawing::Drawing;
use super::passage::passages;
use super::terminal::clean;
use super::{CheckedFile, Format, PlacedFinding, Summary};

/// Findings of one rule in one file that are shown; nobody reads more, and a page of nothing but
/// quotation marks has hundreds of thousands.
const MOST: usize = 200;

/// The format `full`.
#[derive(Clone, Copy, Debug)]
pub struct Full {
    /// Lowest severity to write.
    pub from: Severity,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to use colour.
    pub colour: bool,
}

impl Format for Full {
    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()> {
        let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
        let mut last = None;
        for finding in file
            .findings
            .iter()
            .filter(|finding| finding.severity >= self.from)
        {
            let shown = shown.entry(finding.rule).or_default();
            *shown += 1;
            if *shown <= MOST {
                // The same words need not be drawn again under what another rule says of them.
                let is_drawn = finding.labels.is_empty() && last == Some(finding.place.span);
                if last.is_some() && !is_drawn {
                    writeln!(out)?;
                }
                self.finding(finding, file, is_drawn, out)?;
                last = Some(finding.place.span);
            }
        }
        if last.is_some() {
            writeln!(out)?;
        }
        for (rule, shown) in shown.into_iter().filter(|&(_, shown)| shown > MOST) {
            let (path, more) = (clean(&file.path), shown - MOST);
            writeln!(
                out,
                "{path}: {more} more of {rule}; --output-format concise lists all\n"
            )?;
        }
        Ok(())
    }

    fn tail(&self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", summary.line(self.from))
    }
}

impl Full {
    fn finding(
        &self,
        finding: &PlacedFinding,
        file: &CheckedFile,
        is_drawn: bool,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let colour = match finding.severity {
            Severity::Error => AnsiColor::BrightRed,
            Severity::Warning => AnsiColor::BrightYellow,
            Severity::Advice | Severity::Off => AnsiColor::BrightCyan,
        };
        let level = self.style(colour.on_default().bold());
        let frame = self.style(AnsiColor::BrightBlue.on_default().bold());
        let bold = self.style(Style::new().bold());

        let passages = passages(finding, file);
        let last_line = passages
            .iter()
            .map(|passage| passage.line)
            .max()
            .unwrap_or(0);
        let gutter = last_line.to_string().len();

        let name = finding.severity.name();
        let problem = clean(&finding.problem);
        writeln!(
            out,
            "{level}{name}[{}]{level:#}{bold}: {problem}{bold:#}",
            finding.rule
        )?;
        for (number, passage) in passages.iter().enumerate() {
            let arrow = if number == 0 { "-->" } else { ":::" };
            let at = passage.place.from;
            writeln!(
                out,
                "{:gutter$}{frame}{arrow}{frame:#} {}:{}:{}",
                "",
                clean(&file.path),
                at.line,
                at.column
            )?;
            if is_drawn {
                continue;
            }
            let drawing = Drawing {
                width: self.width,
                gutter,
                frame,
                primary: level,
                secondary: frame,
            };
            drawing.draw(
                &file.text,
                passage.shown.clone(),
                passage.line,
                &passage.marks,
                out,
            )?;
        }
        if !finding.remedy.is_empty() {
            let indent = gutter + " = help: ".len();
            let options = textwrap::Options::new(self.width.max(indent + 20) - indent);
            let remedy = clean(&finding.remedy);
            for (number, row) in textwrap::wrap(&remedy, options).iter().enumerate() {
                if number == 0 {
                    writeln!(
                        out,
                        "{:gutter$} {frame}={frame:#} {bold}help{bold:#}: {row}",
                        ""
                    )?;
                } else {
                    writeln!(out, "{:indent$}{row}", "")?;
                }
            }
        }
        Ok(())
    }

    fn style(&self, style: Style) -> Style {
        if self.colour { style } else { Style::new() }
    }
}
