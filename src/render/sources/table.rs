//! Sources as a table, as JSON (`onrecord/sources/1`) and as CSV.

use std::io::{self, Write};

use serde::Serialize;

use crate::render::terminal::{clean, columns, kind};

use super::{First, Row, Sources, Totals};

/// Columns that the figures and the type take.
const FIGURES: usize = 62;

/// Writes the sources as a table for people.
///
/// # Errors
/// When `out` cannot be written to.
pub fn sources_table(sources: &Sources, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let rows = sources.sorted();
    let all = sources.words();
    let names: Vec<String> = rows.iter().map(|row| name(row)).collect();
    // Within one file its path goes without saying.
    let one_file = rows
        .windows(2)
        .all(|pair| pair[0].first.path == pair[1].first.path);
    let room = width.saturating_sub(FIGURES).max(24);
    let widest = names
        .iter()
        .map(|name| columns(name))
        .max()
        .unwrap_or(0)
        .clamp(6, room);
    if !rows.is_empty() {
        let header = format!(
            "{:widest$}  {:18}  {:>6}  {:>8}  {:>5}  {:>5}  {}",
            "SOURCE", "TYPE", "DIRECT", "INDIRECT", "WORDS", "SHARE", "FIRST"
        );
        writeln!(out, "{header}")?;
    }
    for (row, name) in rows.iter().zip(&names) {
        let name = fit(name, widest);
        let gap = widest - columns(&name);
        writeln!(
            out,
            "{name}{:gap$}  {:18}  {:>6}  {:>8}  {:>5}  {:>5}  {}",
            "",
            row.kind.map_or("", kind),
            row.direct + row.mixed,
            row.indirect,
            row.words,
            share(row.words, all),
            first(row, one_file),
        )?;
    }
    if !rows.is_empty() {
        writeln!(out)?;
    }
    let totals = sources.totals();
    for (label, sum) in [
        ("Named", totals.named),
        ("Anonymous", totals.anonymous),
        ("Unknown", totals.unknown),
    ] {
        if sum.sources > 0 || label != "Unknown" {
            writeln!(
                out,
                "{label}: {}, {}, {} quoted ({})",
                count(sum.sources, "source"),
                count(sum.attributions, "attribution"),
                count(sum.words, "word"),
                share(sum.words, all),
            )?;
        }
    }
    if totals.nobody.attributions > 0 {
        writeln!(
            out,
            "Credited to nobody: {}",
            count(totals.nobody.attributions, "attribution")
        )?;
    }
    Ok(())
}

/// Writes the sources as one JSON document (schemas/sources-1.json).
///
/// # Errors
/// When `out` cannot be written to.
pub fn sources_json(sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        sources: Vec<Entry<'a>>,
        totals: Totals,
    }
    #[derive(Serialize)]
    struct Entry<'a> {
        #[serde(flatten)]
        row: &'a Row,
        share: f64,
    }
    let all = sources.words().max(1);
    let share = |row: &Row| (row.words as f64 / all as f64 * 1000.0).round() / 1000.0;
    let document = Document {
        schema: "onrecord/sources/1",
        sources: sources
            .sorted()
            .into_iter()
            .map(|row| Entry {
                row,
                share: share(row),
            })
            .collect(),
        totals: sources.totals(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

/// Writes the sources as CSV with a header (RFC 4180).
///
/// # Errors
/// When `out` cannot be written to.
pub fn sources_csv(sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "name,type,role,direct,mixed,indirect,words,share,files,path,line,column\r"
    )?;
    let all = sources.words().max(1);
    for row in sources.sorted() {
        let kind = row.kind.and_then(|kind| serde_json::to_value(kind).ok());
        writeln!(
            out,
            "{},{},{},{},{},{},{},{:.3},{},{},{},{}\r",
            field(row.name.as_deref().unwrap_or_default()),
            kind.as_ref()
                .and_then(|kind| kind.as_str())
                .unwrap_or_default(),
            field(row.role.as_deref().unwrap_or_default()),
            row.direct,
            row.mixed,
            row.indirect,
            row.words,
            row.words as f64 / all as f64,
            row.files,
            field(&row.first.path),
            row.first.line,
            row.first.column,
        )?;
    }
    Ok(())
}

/// Where a source speaks first.
fn first(row: &Row, one_file: bool) -> String {
    let First { path, line, column } = &row.first;
    if one_file {
        format!("{line}:{column}")
    } else {
        format!("{path}:{line}:{column}")
    }
}

fn name(row: &Row) -> String {
    let name = match (&row.name, &row.role) {
        (None, _) => "(nobody)".to_owned(),
        (Some(name), Some(role)) if role != name => format!("{name} ({role})"),
        (Some(name), _) => name.clone(),
    };
    clean(&name).into_owned()
}

/// The text cut to a number of columns.
fn fit(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    for c in text.chars() {
        if columns(&cut) + columns(c.encode_utf8(&mut [0; 4])) >= width {
            break;
        }
        cut.push(c);
    }
    cut.push('…');
    cut
}

fn field(text: &str) -> String {
    // A spreadsheet would run what looks like a formula.
    let text = match text.chars().next() {
        Some('=' | '+' | '-' | '@') => format!("'{text}"),
        _ => text.to_owned(),
    };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

fn share(words: u64, all: u64) -> String {
    match (words * 100 + all / 2).checked_div(all) {
        Some(share) => format!("{share} %"),
        None => "–".to_owned(),
    }
}

fn count(number: u64, one: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {one}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        assert_eq!(field("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(field("=1+1"), "'=1+1");
        assert_eq!(field("plain"), "plain");
    }

    #[test]
    fn names_are_cut_to_fit() {
        assert_eq!(fit("Jean-Yves", 5), "Jean…");
        assert_eq!(fit("Jean", 5), "Jean");
    }
}
