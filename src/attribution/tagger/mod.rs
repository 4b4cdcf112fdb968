//! The learned tagger: which words are source, cue and content.
//!
//! A linear-chain conditional random field over hashed features. It proposes pieces; the linker
//! makes attributions of them.

mod decode;
mod features;
mod gold;
mod label;
mod model;
mod score;
mod scores;
mod sight;
mod train;
mod view;

use std::ops::Range;

use crate::attribution::draft::{self, Draft};
use crate::attribution::linker;
use crate::attribution::words::{WordIndex, Words};
use crate::grammar::Grammar;
use crate::parse::Document;

pub use features::GROUPS;
pub use gold::Annotation;
pub use label::Role;
pub use model::{Model, ModelError};
pub use score::Score;
pub use train::{Example, Progress, Settings, train};

use gold::Marked;
use label::{Label, begin, continues, role};
use view::View;

/// A stretch of words with its role.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// What it is.
    pub role: Role,
    /// Its words.
    pub words: Range<WordIndex>,
    /// Which side its cue is on and whether it goes on from another piece.
    pub(crate) label: Label,
    /// How sure, from 0 to 1.
    pub confidence: f32,
}

impl Piece {
    /// Whether its cue follows.
    pub(crate) fn is_before_cue(&self) -> bool {
        matches!(self.label, label::SOURCE_BEFORE | label::CONTENT_BEFORE)
    }
}

/// The pieces of attributions in a document, in order.
#[must_use]
pub(crate) fn tag(
    document: &Document,
    words: &Words,
    patterns: &[Draft],
    model: &Model,
) -> Vec<Piece> {
    let hints = hints(words, patterns);
    let mut view = View::new(document, words, &hints, model.habits());
    let index = model.index();
    view.find_rows(|key, _| index.find(key));
    let mut found = Vec::new();
    for stretch in decode::stretches(&view) {
        let first = stretch.start;
        let emissions = decode::emissions(model, &view, stretch);
        let labels = decode::best(model, &view, first, &emissions);
        let sure = |at: usize| decode::certainty(model, &view, first, &emissions, &labels, at);
        found.extend(pieces(&labels).map(|mut piece| {
            piece.confidence = sure(piece.words.start as usize);
            if piece.role == Role::Content {
                piece.confidence *= sure(piece.words.end as usize);
            }
            let first = first as WordIndex;
            piece.words = piece.words.start + first..piece.words.end + first;
            piece
        }));
    }
    found
}

/// The labels that the patterns of the grammar give to the words.
pub(crate) fn hints(words: &Words, patterns: &[Draft]) -> Vec<Label> {
    let marked = patterns.iter().map(|draft| {
        let of = |role| move |span| (role, span);
        let source = draft.source.clone().map(|source| words.span(source));
        let content = draft.content.iter().copied().map(of(Role::Content));
        let source = source.into_iter().map(of(Role::Source));
        let cue = draft.cue.into_iter().map(of(Role::Cue));
        Marked::new(words, content.chain(source).chain(cue))
    });
    gold::labels(words, marked)
}

/// What the tagger and the linker alone make of a document, as a corpus would have it.
#[must_use]
pub fn annotate(document: &Document, grammar: &Grammar, model: &Model) -> Vec<Annotation> {
    let words = Words::new(document, grammar);
    let patterns = draft::all_by_patterns(document, &words, grammar);
    let pieces = tag(document, &words, &patterns, model);
    linker::link(document, &words, &pieces)
        .iter()
        .map(|draft| draft.annotation(&words))
        .collect()
}

/// Runs of labels as pieces.
fn pieces(labels: &[Label]) -> impl Iterator<Item = Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, &label) in (0u32..).zip(labels) {
        let Some(role) = role(label) else {
            continue;
        };
        match pieces.last_mut() {
            Some(piece)
                if continues(label) && piece.label == begin(label) && piece.words.end == at =>
            {
                piece.words.end = at + 1;
            }
            _ => pieces.push(Piece {
                role,
                words: at..at + 1,
                label: begin(label),
                confidence: 0.5,
            }),
        }
    }
    pieces.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    /// The pieces of a text as `role: words`.
    fn tagged(text: &str) -> Vec<String> {
        let grammar = Grammar::builtin();
        let document = parse::parse(text.to_owned(), grammar);
        let words = Words::new(&document, grammar);
        let patterns = draft::all_by_patterns(&document, &words, grammar);
        tag(&document, &words, &patterns, Model::embedded())
            .into_iter()
            .map(|piece| {
                let words = words.span(piece.words).of(&document.text);
                format!("{:?}: {words}", piece.role)
            })
            .collect()
    }

    #[test]
    fn a_quotation_before_its_source() {
        assert_eq!(
            tagged("“We will open the bridge in March,” said Marta Olsen, the mayor.")[..3],
            [
                "Content: “We will open the bridge in March,”",
                "Cue: said",
                "Source: Marta Olsen, the mayor"
            ]
        );
    }

    #[test]
    fn a_claim_after_its_source() {
        assert_eq!(
            tagged("The mayor said the bridge would open in March."),
            [
                "Source: The mayor",
                "Cue: said",
                "Content: the bridge would open in March"
            ]
        );
    }

    #[test]
    fn plain_narrative_has_no_pieces() {
        assert_eq!(
            tagged("The bridge is 40 metres long and crosses the Elm."),
            [""; 0]
        );
    }

    #[test]
    fn no_words_no_pieces() {
        for text in ["", " ", "\n\n", "\u{feff}"] {
            assert_eq!(tagged(text), [""; 0]);
        }
    }
}
