//! Who says what, by source, for people.

use std::io::{self, Write};

use crate::attribution::{Article, Attribution, AttributionKind, EntityId};
use crate::render::terminal::{clean, kind};
use crate::text::{LineIndex, Span};

/// Longest content shown, in characters.
const SHOWN: usize = 400;

/// What the table looks like.
#[derive(Clone, Copy, Debug)]
pub struct TableStyle {
    /// Columns to wrap to.
    pub width: usize,
    /// Whether to use colour.
    pub colour: bool,
}

/// Who an attribution is credited to, for grouping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Speaker {
    Entity(EntityId),
    Words(Span),
    Nobody,
}

/// Writes an article's attributions under their sources, in the order in which the sources first
/// speak. `text` is the text of the file, into which `place` takes each span.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_table(
    article: &Article,
    path: &str,
    text: &str,
    place: &dyn Fn(Span) -> Span,
    style: TableStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lines = LineIndex::new(text);
    let bold = if style.colour {
        anstyle::Style::new().bold()
    } else {
        anstyle::Style::new()
    };
    let faint = if style.colour {
        anstyle::Style::new().dimmed()
    } else {
        anstyle::Style::new()
    };
    writeln!(out, "{bold}{path}{bold:#}: {}", totals(article))?;
    let mut groups: Vec<(Speaker, Vec<&Attribution>)> = Vec::new();
    let mut index = std::collections::BTreeMap::new();
    for attribution in &article.attributions {
        let speaker = speaker(article, attribution);
        let group = *index.entry(speaker).or_insert(groups.len());
        if group == groups.len() {
            groups.push((speaker, Vec::new()));
        }
        groups[group].1.push(attribution);
    }
    for (speaker, attributions) in &groups {
        writeln!(out)?;
        let (name, about) = describe(article, *speaker);
        writeln!(out, "{bold}{name}{bold:#}{faint}{about}{faint:#}")?;
        for attribution in attributions {
            let Some(&first) = attribution.content.first().or(attribution.cue.first()) else {
                continue;
            };
            let at = lines.place(text, place(first).start);
            let margin = format!("  {:>9}  ", format!("{}:{}", at.line, at.column));
            let kind = match attribution.kind {
                AttributionKind::Direct => "direct   ",
                AttributionKind::Mixed => "mixed    ",
                AttributionKind::Indirect => "indirect ",
            };
            let words = clean(&words(article, attribution)).into_owned();
            let indent = margin.len() + kind.len();
            let options = textwrap::Options::new(style.width.max(indent + 20) - indent);
            let rows = textwrap::wrap(&words, options);
            for (number, row) in rows.iter().enumerate() {
                if number == 0 {
                    writeln!(out, "{faint}{margin}{kind}{faint:#}{row}")?;
                } else {
                    writeln!(out, "{:indent$}{row}", "")?;
                }
            }
        }
    }
    Ok(())
}

fn totals(article: &Article) -> String {
    let count = |number: usize, one: &str, many: &str| {
        format!("{number} {}", if number == 1 { one } else { many })
    };
    format!(
        "{}, {}, {}",
        count(article.document.quotations.len(), "quotation", "quotations"),
        count(article.attributions.len(), "attribution", "attributions"),
        count(article.entities.len(), "entity", "entities"),
    )
}

fn speaker(article: &Article, attribution: &Attribution) -> Speaker {
    match attribution.source {
        None => Speaker::Nobody,
        Some(source) => match article.mentions.get(source.mention as usize) {
            Some(mention) => mention
                .entity
                .map_or(Speaker::Words(source.span), Speaker::Entity),
            None => Speaker::Words(source.span),
        },
    }
}

fn describe(article: &Article, speaker: Speaker) -> (String, String) {
    match speaker {
        Speaker::Nobody => ("nobody".to_owned(), "  no source is named".to_owned()),
        Speaker::Words(span) => (
            clean(span.of(&article.document.text)).into_owned(),
            "  not resolved".to_owned(),
        ),
        Speaker::Entity(id) => match article.entities.get(id as usize) {
            None => (String::new(), String::new()),
            Some(entity) => {
                let kind = kind(entity.kind);
                let about = match &entity.role {
                    Some(role) => format!("  {role} ({kind})"),
                    None => format!("  {kind}"),
                };
                (clean(&entity.name).into_owned(), clean(&about).into_owned())
            }
        },
    }
}

fn words(article: &Article, attribution: &Attribution) -> String {
    let text = &article.document.text;
    let pieces: Vec<&str> = attribution
        .content
        .iter()
        .map(|piece| piece.of(text))
        .collect();
    let words = pieces
        .join(" … ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    match words.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", &words[..cut]),
        None => words,
    }
}
