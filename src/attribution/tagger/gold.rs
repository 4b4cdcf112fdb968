//! An annotated article's spans as labels, one a word: what training learns from.

use std::ops::Range;

use super::label::{
    CONTENT_AFTER, CONTENT_AGAIN, CONTENT_BEFORE, CUE, GAP, GAP_TO_CONTENT, GAP_TO_CUE, Label,
    OUTSIDE, SOURCE_AFTER, SOURCE_BEFORE, begin,
};
use crate::attribution::words::Words;
use crate::text::Span;

/// An attribution as an annotated corpus gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotation {
    /// Who is credited.
    pub source: Vec<Span>,
    /// The words that attribute.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
}

/// Longest stretch between two pieces that is still taken for a gap inside the attribution.
const LONGEST_GAP: usize = 25;

/// The labels of a document's words.
pub(crate) fn labels(words: &Words, annotations: &[Annotation]) -> Vec<Label> {
    let mut labels = vec![OUTSIDE; words.len()];
    for annotation in annotations {
        mark(words, annotation, &mut labels);
    }
    for annotation in annotations {
        mark_gaps(words, annotation, &mut labels);
    }
    labels
}

fn ranges(words: &Words, spans: &[Span]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = spans
        .iter()
        .map(|span| {
            words.partition_point(|w| w.span.end <= span.start)
                ..words.partition_point(|w| w.span.start < span.end)
        })
        .filter(|range| !range.is_empty())
        .collect();
    found.sort_by_key(|range| range.start);
    found
}

fn mark(words: &Words, annotation: &Annotation, labels: &mut [Label]) {
    let cues = ranges(words, &annotation.cue);
    let Some(cue) = cues.first().map(|range| range.start) else {
        return;
    };
    let mut put = |range: Range<usize>, label: Label| {
        for at in range.clone() {
            labels[at] = label + Label::from(at > range.start);
        }
    };
    let mut again = false;
    for range in ranges(words, &annotation.content) {
        let label = match range.start < cue {
            true => CONTENT_BEFORE,
            false if again => CONTENT_AGAIN,
            false => CONTENT_AFTER,
        };
        again = true;
        put(range, label);
    }
    for range in ranges(words, &annotation.source) {
        let before = range.start < cue;
        put(range, if before { SOURCE_BEFORE } else { SOURCE_AFTER });
    }
    for range in cues {
        put(range, CUE);
    }
}

fn mark_gaps(words: &Words, annotation: &Annotation, labels: &mut [Label]) {
    if annotation.cue.is_empty() {
        return;
    }
    let mut pieces = ranges(words, &annotation.content);
    pieces.extend(ranges(words, &annotation.source));
    pieces.extend(ranges(words, &annotation.cue));
    pieces.sort_by_key(|range| range.start);
    for pair in pieces.windows(2) {
        let gap = pair[0].end..pair[1].start;
        if gap.is_empty()
            || gap.len() > LONGEST_GAP
            || labels[gap.clone()].iter().any(|&label| label != OUTSIDE)
        {
            continue;
        }
        let label = match (begin(labels[gap.start - 1]), labels[gap.end]) {
            (SOURCE_BEFORE, CUE) => GAP_TO_CUE,
            (CUE, CONTENT_AFTER) => GAP_TO_CONTENT,
            _ => GAP,
        };
        labels[gap].fill(label);
    }
}
