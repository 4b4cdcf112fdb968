//! An annotated article's spans as labels, one a word: what training learns from.

use std::ops::Range;

use super::label::{
    CONTENT_AFTER, CONTENT_AGAIN, CONTENT_BEFORE, CUE, GAP, GAP_TO_CONTENT, GAP_TO_CUE, Label,
    OUTSIDE, Role, SOURCE_AFTER, SOURCE_BEFORE, begin,
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

/// The words of an attribution, piece by piece.
pub(crate) struct Marked {
    pieces: Vec<(Role, Range<usize>)>,
}

impl Marked {
    /// Of pieces in any order; those of one role may not overlap.
    pub(crate) fn new(words: &Words, spans: impl IntoIterator<Item = (Role, Span)>) -> Self {
        let range = |span| {
            let touching = words.touching(span);
            touching.start as usize..touching.end as usize
        };
        let mut pieces: Vec<_> = spans
            .into_iter()
            .map(|(role, span)| (role, range(span)))
            .filter(|(_, range)| !range.is_empty())
            .collect();
        pieces.sort_by_key(|(_, range)| range.start);
        Self { pieces }
    }

    fn of(&self, wanted: Role) -> impl Iterator<Item = Range<usize>> {
        let pieces = self.pieces.iter();
        pieces
            .filter(move |(role, _)| *role == wanted)
            .map(|(_, range)| range.clone())
    }

    /// Labels its pieces.
    fn mark(&self, labels: &mut [Label]) {
        let Some(cue) = self.of(Role::Cue).next().map(|range| range.start) else {
            return;
        };
        let mut put = |range: Range<usize>, label: Label| {
            for at in range.clone() {
                labels[at] = label + Label::from(at > range.start);
            }
        };
        let mut again = false;
        for range in self.of(Role::Content) {
            let label = match range.start < cue {
                true => CONTENT_BEFORE,
                false if again => CONTENT_AGAIN,
                false => CONTENT_AFTER,
            };
            again = true;
            put(range, label);
        }
        for range in self.of(Role::Source) {
            let before = range.start < cue;
            put(range, if before { SOURCE_BEFORE } else { SOURCE_AFTER });
        }
        for range in self.of(Role::Cue) {
            put(range, CUE);
        }
    }

    /// Labels what stands between its pieces.
    fn mark_gaps(&self, labels: &mut [Label]) {
        if self.of(Role::Cue).next().is_none() {
            return;
        }
        for pair in self.pieces.windows(2) {
            let gap = pair[0].1.end..pair[1].1.start;
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
}

/// The labels of a document's words.
pub(crate) fn labels(words: &Words, attributions: impl Iterator<Item = Marked>) -> Vec<Label> {
    let mut labels = vec![OUTSIDE; words.len()];
    let mut marked = Vec::with_capacity(attributions.size_hint().0);
    for attribution in attributions {
        attribution.mark(&mut labels);
        marked.push(attribution);
    }
    for attribution in &marked {
        attribution.mark_gaps(&mut labels);
    }
    labels
}

impl Annotation {
    /// Its words.
    pub(crate) fn marked(&self, words: &Words) -> Marked {
        let content = self.content.iter().map(|&span| (Role::Content, span));
        let source = self.source.iter().map(|&span| (Role::Source, span));
        let cue = self.cue.iter().map(|&span| (Role::Cue, span));
        Marked::new(words, content.chain(source).chain(cue))
    }
}
