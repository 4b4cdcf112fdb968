//! `onrecord/extract/1`: the quotations, attributions and entities of one article as JSON.
//!
//! What is written here is a promise (schemas/extract-1.json): these types are its own and change
//! only by gaining fields. They are made while they are written, so that nothing is copied.

use std::io;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::attribution::{Article, Attribution, AttributionKind, Entity, SourceType};
use crate::parse::{Place, Quotation, Sentence};
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
    let document = &article.document;
    let span = |span: Span| JsonSpan::from(place(span));
    let sentence = |sentence: &Sentence| JsonSentence {
        span: span(sentence.span),
        place: sentence.place,
    };
    let quotation = |(id, quotation): (usize, &Quotation)| JsonQuotation {
        id,
        span: span(quotation.span),
        place: quotation.place,
        closed: quotation.closed,
        parent: quotation.parent,
    };
    let attribution = |(id, attribution): (usize, &Attribution)| JsonAttribution {
        id,
        kind: attribution.kind,
        content: attribution
            .content
            .iter()
            .map(|&piece| span(piece))
            .collect(),
        cue: attribution.cue.iter().map(|&piece| span(piece)).collect(),
        source: attribution.source.map(|source| JsonSource {
            span: span(source.span),
            kind: source.kind,
            entity: article
                .mentions
                .get(source.mention as usize)
                .and_then(|named| named.entity),
        }),
        by: attribution.by.to_string(),
        confidence: (f64::from(attribution.confidence) * 1000.0).round() / 1000.0,
    };
    let entity = |(id, entity): (usize, &Entity)| JsonEntity {
        id,
        name: entity.name.clone(),
        kind: entity.kind,
        role: entity.role.clone(),
        mentions: entity
            .mentions
            .iter()
            .filter_map(|&mention| article.mentions.get(mention as usize))
            .map(|mention| span(mention.span))
            .collect(),
    };
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
        sentences: Each(document.sentences.iter().map(sentence)),
        quotations: Each(document.quotations.iter().enumerate().map(quotation)),
        attributions: Each(article.attributions.iter().enumerate().map(attribution)),
        entities: Each(article.entities.iter().enumerate().map(entity)),
    };
    serde_json::to_writer(out, &line)?;
    Ok(())
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

#[derive(Serialize)]
struct JsonSentence {
    #[serde(flatten)]
    span: JsonSpan,
    place: Place,
}

#[derive(Serialize)]
struct JsonQuotation {
    id: usize,
    #[serde(flatten)]
    span: JsonSpan,
    place: Place,
    closed: bool,
    parent: Option<u32>,
}

#[derive(Serialize)]
struct JsonAttribution {
    id: usize,
    kind: AttributionKind,
    content: Vec<JsonSpan>,
    cue: Vec<JsonSpan>,
    source: Option<JsonSource>,
    by: String,
    confidence: f64,
}

#[derive(Serialize)]
struct JsonSource {
    #[serde(flatten)]
    span: JsonSpan,
    #[serde(rename = "type")]
    kind: SourceType,
    entity: Option<u32>,
}

#[derive(Serialize)]
struct JsonEntity {
    id: usize,
    name: String,
    #[serde(rename = "type")]
    kind: SourceType,
    role: Option<String>,
    mentions: Vec<JsonSpan>,
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
