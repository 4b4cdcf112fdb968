//! A page to read in a browser: each finding with its passage, nothing fetched from anywhere.

use std::io::{self, Write};
use std::ops::Range;

use crate::rules::Severity;

use super::markup::escape;
use super::passage::{Passage, passages};
use super::{CheckedFile, Format, PlacedFinding, Summary};

/// The format `html`.
#[derive(Clone, Copy, Debug)]
pub struct Html {
    /// Lowest severity to write.
    pub from: Severity,
}

const STYLE: &str = include_str!("html.css");

impl Format for Html {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n\
             <title>onrecord</title>\n<style>\n{STYLE}</style>\n<h1>What an editor should look at</h1>"
        )
    }

    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()> {
        let shown: Vec<_> = file.at_least(self.from).collect();
        if shown.is_empty() {
            return Ok(());
        }
        writeln!(out, "<section>\n<h2>{}</h2>", escape(&file.path))?;
        for finding in shown {
            write_finding(finding, file, out)?;
        }
        writeln!(out, "</section>")
    }

    fn tail(&self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<footer>")?;
        for trouble in &summary.unread {
            let (path, message) = (escape(&trouble.path), escape(&trouble.message));
            writeln!(out, "<p>Not checked: {path}: {message}</p>")?;
        }
        let line = summary.line(Severity::Advice).to_string();
        writeln!(out, "<p>{}</p>\n</footer>\n</html>", escape(&line))
    }
}

fn write_finding(
    finding: &PlacedFinding,
    file: &CheckedFile,
    out: &mut dyn Write,
) -> io::Result<()> {
    let severity = finding.severity.name();
    let at = finding.place.from;
    writeln!(
        out,
        "<article>\n<p class=\"meta {severity}\"><b>{severity}</b> {} · line {}, column {}</p>\n\
         <p class=\"problem\">{}</p>",
        finding.rule,
        at.line,
        at.column,
        escape(&finding.problem),
    )?;
    for passage in passages(finding, file) {
        writeln!(
            out,
            "<blockquote>{}</blockquote>",
            marked(&passage, &file.text)
        )?;
    }
    if !finding.remedy.is_empty() {
        writeln!(out, "<p>{}</p>", escape(&finding.remedy))?;
    }
    writeln!(out, "</article>")
}

/// The passage with its marks as elements. Where marks overlap, the first one wins.
fn marked(passage: &Passage<'_>, text: &str) -> String {
    let mut marks: Vec<(Range<usize>, &str, &str)> = passage
        .marks
        .iter()
        .map(|mark| {
            (
                mark.stretch.clone(),
                if mark.primary { "" } else { "other" },
                mark.text,
            )
        })
        .collect();
    marks.sort_by_key(|(stretch, class, _)| (stretch.start, *class));
    let mut html = String::new();
    let mut at = passage.shown.start;
    for (stretch, class, label) in marks {
        let (start, end) = (stretch.start.max(at), stretch.end.min(passage.shown.end));
        if start >= end {
            continue;
        }
        html.push_str(&escape(&text[at..start]));
        html.push_str("<mark");
        if !class.is_empty() {
            html.push_str(&format!(" class=\"{class}\""));
        }
        if !label.is_empty() {
            html.push_str(&format!(" title=\"{}\"", escape(label)));
        }
        html.push_str(&format!(">{}</mark>", escape(&text[start..end])));
        at = end;
    }
    html.push_str(&escape(&text[at..passage.shown.end]));
    html
}
