//! What patterns and tagger find, as one list.
//!
//! The tagger is better at where a content ends and at cues that no list has; the patterns are
//! better at who says a quotation. Where both find a content, the tagger keeps the content and a
//! quotation takes the pattern's source. What only a pattern finds is added if it is one that is
//! rarely wrong.

use crate::attribution::draft::Draft;
use crate::attribution::noun_phrase::Phrases;
use crate::parse::Document;
use crate::text::Span;

/// Two contents are the same if they share this much, intersection over union in bytes.
const SAME: f32 = 0.5;

/// A pattern's own finds are added if it is at least this sure.
const TRUSTED: f32 = 0.6;

/// How many neighbours are compared; no sentence of prose has more.
const NEIGHBOURS: usize = 24;

/// Joins the two lists, both in order of place.
pub(crate) fn combine(
    phrases: &Phrases<'_>,
    document: &Document,
    patterns: Vec<Draft>,
    mut model: Vec<Draft>,
) -> Vec<Draft> {
    model.sort_by_key(Draft::place);
    let places: Vec<(u32, u32)> = model.iter().map(Draft::place).collect();
    let mut added = Vec::new();
    for pattern in patterns {
        let at = places.partition_point(|&place| place < pattern.place());
        let near = at.saturating_sub(NEIGHBOURS / 2)..(at + NEIGHBOURS / 2).min(model.len());
        let best = near
            .clone()
            .map(|other| (overlap(&model[other].content, &pattern.content), other))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match best {
            Some((share, other)) if share >= SAME => {
                agree(phrases, document, &mut model[other], pattern);
            }
            Some((share, _)) if share > 0.0 => {}
            _ if pattern.confidence >= TRUSTED => added.push(pattern),
            _ => {}
        }
    }
    model.extend(added);
    model
}

/// One attribution that both found.
fn agree(phrases: &Phrases<'_>, document: &Document, model: &mut Draft, pattern: Draft) {
    let quoted = pattern
        .content
        .iter()
        .all(|span| is_quotation(document, *span));
    let same_cue = match (model.cue, pattern.cue) {
        (Some(a), Some(b)) => a.overlaps(b),
        _ => false,
    };
    if pattern.source.is_some() && (quoted || model.source.is_none()) {
        model.source = pattern.source;
        model.cue = pattern.cue.or(model.cue);
        model.by = pattern.by;
    } else if same_cue {
        model.by = pattern.by;
    }
    model.confidence = model.confidence.max(pattern.confidence);
    let _ = phrases;
}

/// Whether a span is one quotation, marks included.
fn is_quotation(document: &Document, span: Span) -> bool {
    let at = document
        .quotations
        .partition_point(|q| q.span.start < span.start);
    document.quotations.get(at).is_some_and(|q| q.span == span)
}

/// Shared bytes over all bytes of two contents.
fn overlap(a: &[Span], b: &[Span]) -> f32 {
    let mut shared = 0;
    for x in a {
        for y in b {
            shared += x.end.min(y.end).saturating_sub(x.start.max(y.start));
        }
    }
    let size = |spans: &[Span]| spans.iter().map(|s| s.len() as u32).sum::<u32>();
    let all = size(a) + size(b) - shared;
    if all == 0 {
        0.0
    } else {
        shared as f32 / all as f32
    }
}
