//! `onrecord/extract/1`: the quotations, attributions and entities of one article as JSON.
//!
//! What is written here is a promise (schemas/extract-1.json): these types are its own and change
//! only by gaining fields. They are made while they are written, so that nothing is copied.

use std::io;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::attribution::{Article, AttributionKind, MentionId, Source, SourceType};
use crate::parse::Place;
use crate::text::Span;

/// The schema of every line.
const SCHEMA: &str = "onrecord/extract/1";

/// What an article goes by.
#[derive(Clone, Copy, Debug)]
pub enum Identity<'a> {
    /// The identifier that its line of input gave.
    Id(&'a Value),
    /// The path of its file.
    Path(&'a str),
    /// Nothing: a line of input without identifier.
    None,
}

/// Writes one article as one JSON object, without a line end. `place` takes each span to the file
/// that the user opened.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_article(
    article: &Article,
    identity: Identity<'_>,
    language: &str,
    place: &dyn Fn(Span) -> Span,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    let (id, path) = match identity {
        Identity::Id(id) => (Some(id), None),
        Identity::Path(path) => (None, Some(path)),
        Identity::None => (None, None),
    };
    let line = JsonArticle {
        schema: SCHEMA,
        id,
        path,
        language,
        sentences: Each(sentences(article, place)),
        quotations: Each(quotations(article, place)),
        attributions: Each(attributions(article, place)),
        entities: Each(entities(article, place)),
    };
    serde_json::to_writer(out, &line)?;
    Ok(())
}

/// Takes each span to the file that the user opened.
type Placing<'a> = &'a dyn Fn(Span) -> Span;

fn sentences<'a>(
    article: &'a Article,
    place: Placing<'a>,
) -> impl Iterator<Item = JsonSentence> + Clone {
    article.document.sentences.iter().map(move |sentence| {
        let Span { start, end } = place(sentence.span);
        JsonSentence {
            start,
            end,
            place: sentence.place,
        }
    })
}

fn quotations<'a>(
    article: &'a Article,
    place: Placing<'a>,
) -> impl Iterator<Item = JsonQuotation> + Clone {
    let quotations = article.document.quotations.iter().enumerate();
    quotations.map(move |(id, quotation)| {
        let Span { start, end } = place(quotation.span);
        JsonQuotation {
            id,
            start,
            end,
            place: quotation.place,
            closed: quotation.closed,
            parent: quotation.parent,
        }
    })
}

fn attributions<'a>(
    article: &'a Article,
    place: Placing<'a>,
) -> impl Iterator<Item: Serialize> + Clone {
    let span = move |span: &Span| JsonSpan::from(place(*span));
    let source = move |source: Source| {
        let Span { start, end } = place(source.span);
        let mention = article.mentions.get(source.mention as usize);
        JsonSource {
            start,
            end,
            kind: source.kind,
            entity: mention.and_then(|named| named.entity),
        }
    };
    let attributions = article.attributions.iter().enumerate();
    attributions.map(move |(id, attribution)| JsonAttribution {
        id,
        kind: attribution.kind,
        content: Each(attribution.content.iter().map(span)),
        cue: Each(attribution.cue.iter().map(span)),
        source: attribution.source.map(source),
        by: &attribution.by,
        confidence: (f64::from(attribution.confidence) * 1000.0).round() / 1000.0,
    })
}

fn entities<'a>(
    article: &'a Article,
    place: Placing<'a>,
) -> impl Iterator<Item: Serialize> + Clone {
    let mention = move |&id: &MentionId| {
        let mention = article.mentions.get(id as usize)?;
        Some(JsonSpan::from(place(mention.span)))
    };
    let entities = article.entities.iter().enumerate();
    entities.map(move |(id, entity)| JsonEntity {
        id,
        name: &entity.name,
        kind: entity.kind,
        role: entity.role.as_deref(),
        mentions: Each(entity.mentions.iter().filter_map(mention)),
    })
}

/// Writes the answer to a line of input that holds no article.
///
/// # Errors
/// When `out` cannot be written to.
pub fn failed_line(identity: Identity<'_>, error: &str, out: &mut Vec<u8>) -> io::Result<()> {
    let id = match identity {
        Identity::Id(id) => Some(id),
        Identity::Path(_) | Identity::None => None,
    };
    serde_json::to_writer(
        out,
        &JsonFailure {
            schema: SCHEMA,
            id,
            error,
        },
    )?;
    Ok(())
}

#[derive(Serialize)]
struct JsonArticle<'a, S: Serialize, Q: Serialize, A: Serialize, E: Serialize> {
    schema: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    language: &'a str,
    sentences: S,
    quotations: Q,
    attributions: A,
    entities: E,
}

#[derive(Serialize)]
struct JsonFailure<'a> {
    schema: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    error: &'a str,
}

#[derive(Serialize)]
struct JsonSpan {
    start: u32,
    end: u32,
}

impl From<Span> for JsonSpan {
    fn from(span: Span) -> Self {
        Self {
            start: span.start,
            end: span.end,
        }
    }
}

// `#[serde(flatten)]` for the spans below would go through a map, at twice the cost.
#[derive(Serialize)]
struct JsonSentence {
    start: u32,
    end: u32,
    place: Place,
}

#[derive(Serialize)]
struct JsonQuotation {
    id: usize,
    start: u32,
    end: u32,
    place: Place,
    closed: bool,
    parent: Option<u32>,
}

#[derive(Serialize)]
struct JsonAttribution<'a, C: Serialize, Q: Serialize> {
    id: usize,
    kind: AttributionKind,
    content: C,
    cue: Q,
    source: Option<JsonSource>,
    by: &'a str,
    confidence: f64,
}

#[derive(Serialize)]
struct JsonSource {
    start: u32,
    end: u32,
    #[serde(rename = "type")]
    kind: SourceType,
    entity: Option<u32>,
}

#[derive(Serialize)]
struct JsonEntity<'a, M: Serialize> {
    id: usize,
    name: &'a str,
    #[serde(rename = "type")]
    kind: SourceType,
    role: Option<&'a str>,
    mentions: M,
}

/// A sequence that is made while it is written.
struct Each<I>(I);

impl<I> Serialize for Each<I>
where
    I: Iterator<Item: Serialize> + Clone,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}
