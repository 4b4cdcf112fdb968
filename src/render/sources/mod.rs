//! Who speaks, how often and in how many words: counted over articles, then written.

mod table;

use std::collections::HashMap;

use serde::Serialize;

use crate::attribution::{Article, Attribution, AttributionKind, SourceType};
use crate::text::{LineIndex, Span, fold};

pub use table::{sources_csv, sources_json, sources_table};

/// The sources of one article or of many.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    rows: Vec<Row>,
    index: HashMap<(String, Speaker), usize>,
}

/// What sources are told apart by, besides their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Speaker {
    Source(SourceType),
    Nobody,
}

/// A source and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Row {
    /// Its fullest name, or its description; nothing if nobody is credited.
    name: Option<String>,
    #[serde(rename = "type")]
    kind: Option<SourceType>,
    /// Office or description, as an article puts it.
    role: Option<String>,
    /// Attributions all in quotation marks.
    direct: u64,
    /// Attributions partly in quotation marks.
    mixed: u64,
    /// Attributions without.
    indirect: u64,
    /// Words in quotation marks.
    words: u64,
    /// In how many articles it speaks.
    files: u64,
    /// Where it speaks first.
    first: First,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct First {
    path: String,
    line: u32,
    column: u32,
}

/// Sums over sources of one sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Sum {
    sources: u64,
    attributions: u64,
    words: u64,
}

/// Sums over all sources.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Totals {
    /// People, organisations and documents with a name, and office holders.
    named: Sum,
    anonymous: Sum,
    /// Sources of which it cannot be told.
    unknown: Sum,
    /// Claims that are credited to nobody.
    nobody: Sum,
}

impl Row {
    fn attributions(&self) -> u64 {
        self.direct + self.mixed + self.indirect
    }
}

impl Sources {
    /// Counts the attributions of an article; `place` takes spans to the text of its file.
    #[must_use]
    pub fn of_article(
        article: &Article,
        path: &str,
        text: &str,
        place: &dyn Fn(Span) -> Span,
    ) -> Self {
        let lines = LineIndex::new(text);
        let mut sources = Self::default();
        for attribution in &article.attributions {
            if is_by_nobody(article, attribution) {
                continue;
            }
            let start = attribution.content.first().or(attribution.cue.first());
            let at = start.map_or(0, |&span| place(span).start);
            let at = lines.place(text, at);
            let first = First {
                path: path.to_owned(),
                line: at.line,
                column: at.column,
            };
            let mut row = row(article, attribution, first);
            match attribution.kind {
                AttributionKind::Direct => row.direct = 1,
                AttributionKind::Mixed => row.mixed = 1,
                AttributionKind::Indirect => row.indirect = 1,
            }
            row.words = words_quoted(article, attribution);
            sources.add_row(row);
        }
        for row in &mut sources.rows {
            row.files = 1;
        }
        sources
    }

    /// Adds the sources of another article.
    pub fn add(&mut self, other: Self) {
        for row in other.rows {
            self.add_row(row);
        }
    }

    fn add_row(&mut self, row: Row) {
        let speaker = row.kind.map_or(Speaker::Nobody, Speaker::Source);
        let name = row.name.as_deref().map(fold).unwrap_or_default();
        match self.index.entry((name, speaker)) {
            std::collections::hash_map::Entry::Vacant(vacant) => {
                vacant.insert(self.rows.len());
                self.rows.push(row);
            }
            std::collections::hash_map::Entry::Occupied(known) => {
                let known = &mut self.rows[*known.get()];
                known.direct += row.direct;
                known.mixed += row.mixed;
                known.indirect += row.indirect;
                known.words += row.words;
                known.files += row.files;
                if known.role.is_none() {
                    known.role = row.role;
                }
            }
        }
    }

    /// Who says most first; then by how often, by name and by place.
    fn sorted(&self) -> Vec<&Row> {
        let mut rows: Vec<&Row> = self.rows.iter().collect();
        rows.sort_by(|a, b| {
            let key = |row: &Row| {
                (
                    row.name.is_none(),
                    u64::MAX - row.words,
                    u64::MAX - row.attributions(),
                )
            };
            key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
        });
        rows
    }

    fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for row in &self.rows {
            let sum = match row.kind {
                None => &mut totals.nobody,
                Some(SourceType::Unknown) => &mut totals.unknown,
                Some(kind) if kind.is_anonymous() => &mut totals.anonymous,
                Some(_) => &mut totals.named,
            };
            sum.sources += u64::from(row.kind.is_some());
            sum.attributions += row.attributions();
            sum.words += row.words;
        }
        totals
    }

    fn words(&self) -> u64 {
        self.rows.iter().map(|row| row.words).sum()
    }
}

/// Whether the copy says that nobody says it: `No one said that …`, `None of them denies it`; but
/// `No 10 said`.
fn is_by_nobody(article: &Article, attribution: &Attribution) -> bool {
    let Some(source) = attribution.source else {
        return false;
    };
    let mut words = source.span.of(&article.document.text).split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let next = words.next().unwrap_or_default();
    matches!(&*first, "nobody" | "none" | "no-one" | "neither")
        || first == "no" && next.starts_with(char::is_lowercase)
}

/// A row for the source of an attribution, with nothing counted yet.
fn row(article: &Article, attribution: &Attribution, first: First) -> Row {
    let mut row = Row {
        name: None,
        kind: None,
        role: None,
        direct: 0,
        mixed: 0,
        indirect: 0,
        words: 0,
        files: 0,
        first,
    };
    let Some(source) = attribution.source else {
        return row;
    };
    let mention = article.mentions.get(source.mention as usize);
    let entity = mention.and_then(|mention| article.entities.get(mention.entity? as usize));
    match entity {
        Some(entity) => {
            row.name = Some(entity.name.clone());
            row.kind = Some(entity.kind);
            row.role.clone_from(&entity.role);
        }
        None => {
            row.name = Some(source.span.of(&article.document.text).to_owned());
            row.kind = Some(source.kind);
        }
    }
    row
}

/// Words in the quotation marks of an attribution; display text repeats what the body says and is
/// not counted, nor are quotations inside of quotations.
fn words_quoted(article: &Article, attribution: &Attribution) -> u64 {
    let quotations = &article.document.quotations;
    let counted = attribution
        .quotations
        .iter()
        .filter_map(|&id| quotations.get(id as usize));
    counted
        .filter(|quotation| !quotation.place.is_display() && quotation.parent.is_none())
        .map(|quotation| {
            quotation
                .inner
                .of(&article.document.text)
                .split_whitespace()
                .count() as u64
        })
        .sum()
}
