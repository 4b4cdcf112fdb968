//! `onrecord/extract/1`: the quotations, attributions and entities of one article as JSON.
//!
//! What is written here is a promise (schemas/extract-1.json), which changes only by gaining fields.
//! Every field is written where it is found, so that nothing is copied.

use std::io;

use serde::Serialize;
use serde_json::Value;

use crate::attribution::{Article, Source};
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
    let mut pen = Pen { out, place };
    pen.value("{\"schema\":", SCHEMA)?;
    match identity {
        Identity::Id(id) => pen.value(",\"id\":", id)?,
        Identity::Path(path) => pen.value(",\"path\":", path)?,
        Identity::None => {}
    }
    pen.value(",\"language\":", language)?;
    pen.text(",\"sentences\":");
    pen.list(&document.sentences, |pen, _, sentence| {
        pen.text("{");
        pen.ends(sentence.span)?;
        pen.value(",\"place\":", &sentence.place)?;
        pen.close("}")
    })?;
    pen.text(",\"quotations\":");
    pen.list(&document.quotations, |pen, id, quotation| {
        pen.value("{\"id\":", &id)?;
        pen.text(",");
        pen.ends(quotation.span)?;
        pen.value(",\"place\":", &quotation.place)?;
        pen.value(",\"closed\":", &quotation.closed)?;
        pen.value(",\"parent\":", &quotation.parent)?;
        pen.close("}")
    })?;
    pen.text(",\"attributions\":");
    pen.list(&article.attributions, |pen, id, attribution| {
        pen.value("{\"id\":", &id)?;
        pen.value(",\"kind\":", &attribution.kind)?;
        pen.spans(",\"content\":", attribution.content.iter().copied())?;
        pen.spans(",\"cue\":", attribution.cue.iter().copied())?;
        pen.text(",\"source\":");
        pen.source(article, attribution.source)?;
        pen.value(",\"by\":", &attribution.by)?;
        let confidence = (f64::from(attribution.confidence) * 1000.0).round() / 1000.0;
        pen.value(",\"confidence\":", &confidence)?;
        pen.close("}")
    })?;
    pen.text(",\"entities\":");
    pen.list(&article.entities, |pen, id, entity| {
        pen.value("{\"id\":", &id)?;
        pen.value(",\"name\":", &entity.name)?;
        pen.value(",\"type\":", &entity.kind)?;
        pen.value(",\"role\":", &entity.role)?;
        let mentions = entity.mentions.iter();
        let mentions = mentions.filter_map(|&mention| article.mentions.get(mention as usize));
        pen.spans(",\"mentions\":", mentions.map(|mention| mention.span))?;
        pen.close("}")
    })?;
    pen.close("}")
}

/// Writes values behind names that need no escaping, since they are our own: a serializer looks
/// at each of their letters again for each span, which took half of the time.
struct Pen<'a> {
    out: &'a mut Vec<u8>,
    place: &'a dyn Fn(Span) -> Span,
}

impl Pen<'_> {
    fn text(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn close(&mut self, text: &str) -> io::Result<()> {
        self.text(text);
        Ok(())
    }

    /// A value and what stands before it.
    fn value(&mut self, before: &str, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
        self.text(before);
        serde_json::to_writer(&mut *self.out, value)?;
        Ok(())
    }

    /// Where a span starts and ends.
    fn ends(&mut self, span: Span) -> io::Result<()> {
        let span = (self.place)(span);
        self.value("\"start\":", &span.start)?;
        self.value(",\"end\":", &span.end)
    }

    fn spans(&mut self, before: &str, spans: impl IntoIterator<Item = Span>) -> io::Result<()> {
        self.text(before);
        self.list(spans, |pen, _, span| {
            pen.text("{");
            pen.ends(span)?;
            pen.close("}")
        })
    }

    fn source(&mut self, article: &Article, source: Option<Source>) -> io::Result<()> {
        let Some(source) = source else {
            return self.close("null");
        };
        let mention = article.mentions.get(source.mention as usize);
        self.text("{");
        self.ends(source.span)?;
        self.value(",\"type\":", &source.kind)?;
        self.value(",\"entity\":", &mention.and_then(|named| named.entity))?;
        self.close("}")
    }

    /// Each item with its number.
    fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, usize, T) -> io::Result<()>,
    ) -> io::Result<()> {
        self.text("[");
        for (at, item) in items.into_iter().enumerate() {
            if at > 0 {
                self.text(",");
            }
            write(self, at, item)?;
        }
        self.close("]")
    }
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
struct JsonFailure<'a> {
    schema: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    error: &'a str,
}
