//! Pieces of the tagger into attributions: each cue gets its source and its contents.
//!
//! The labels say on which side the cue stands, so the nearest cue on that side is nearly always
//! right; distances decide the rest. A cue without a source of its own shares that of the cue
//! before it in the sentence (`she said … and added …`).

use std::ops::Range;

use crate::attribution::draft::{Draft, Form};
use crate::attribution::tagger::{Piece, Role};
use crate::attribution::words::{WordIndex, Words};
use crate::attribution::{MODEL, Maker};
use crate::parse::Document;

/// Costs are in words of distance.
const PER_SENTENCE: u32 = 15;
const PER_BLOCK: u32 = 30;
const LONGEST: u32 = 40;
/// Another cue stands between.
const OVER_CUE: u32 = 60;
/// Another source stands between a source and its cue.
const OVER_SOURCE: u32 = 20;
/// A content stands between a source and its cue.
const OVER_CONTENT: u32 = 6;
/// Another piece of content stands between a content and its cue.
const OVER_PIECE: u32 = 4;
/// The label says that the cue is on the other side.
const WRONG_SIDE: u32 = 100;
/// Farther off, a content belongs to no cue.
const TOO_FAR_CONTENT: u32 = 400;
/// Farther off, a source belongs to no cue.
const TOO_FAR_SOURCE: u32 = 100;
/// How many cues to either side may claim a piece.
const REACH: usize = 2;

/// The attributions that the pieces make up.
pub(crate) fn link(document: &Document, words: &Words, pieces: &[Piece]) -> Vec<Draft> {
    let linker = Linker::new(document, words, pieces);
    let contents = linker.contents();
    let sources = linker.sources(&contents);
    let mut drafts = Vec::new();
    for (cue, (contents, source)) in contents.iter().zip(sources).enumerate() {
        if contents.is_empty() {
            continue;
        }
        let cue = &pieces[linker.cues[cue]];
        drafts.push(Draft {
            content: contents
                .iter()
                .map(|&at| words.span(pieces[at].words.clone()))
                .collect(),
            cue: Some(words.span(cue.words.clone())),
            source: source.map(|at| pieces[at].words.clone()),
            sentence: words[cue.words.start as usize].sentence,
            by: Maker::from(MODEL),
            confidence: confidence(pieces, cue, contents, source),
            form: Form::default(),
        });
    }
    drafts
}

/// How sure an attribution is: as sure as its cue, its source and its least sure content together.
fn confidence(pieces: &[Piece], cue: &Piece, contents: &[usize], source: Option<usize>) -> f32 {
    let of = |at: usize| pieces[at].confidence;
    let content = contents.iter().map(|&at| of(at)).fold(1.0, f32::min);
    cue.confidence * content * source.map_or(NO_SOURCE, of)
}

/// What an attribution without a source is multiplied with.
const NO_SOURCE: f32 = 0.6;

struct Linker<'a> {
    document: &'a Document,
    words: &'a Words,
    pieces: &'a [Piece],
    /// Which pieces are cues.
    cues: Vec<usize>,
    /// For each piece, how many cues stand before it.
    before: Vec<usize>,
}

impl<'a> Linker<'a> {
    fn new(document: &'a Document, words: &'a Words, pieces: &'a [Piece]) -> Self {
        let mut cues = Vec::new();
        let mut before = Vec::with_capacity(pieces.len());
        for (at, piece) in pieces.iter().enumerate() {
            before.push(cues.len());
            if piece.role == Role::Cue {
                cues.push(at);
            }
        }
        Self {
            document,
            words,
            pieces,
            cues,
            before,
        }
    }

    fn near(&self, piece: usize) -> Range<usize> {
        let at = self.before[piece];
        at.saturating_sub(REACH)..(at + REACH).min(self.cues.len())
    }

    fn sentence(&self, word: WordIndex) -> u32 {
        self.words[word as usize].sentence
    }

    fn block(&self, word: WordIndex) -> u32 {
        self.document.sentences[self.sentence(word) as usize].block
    }

    /// How far a piece is from a cue (an index into `cues`).
    fn cost(&self, piece: usize, cue: usize) -> u32 {
        let (this, other) = (piece, self.cues[cue]);
        let (first, second) = (this.min(other), this.max(other));
        let end = self.pieces[first].words.end - 1;
        let start = self.pieces[second].words.start;
        let mut cost = start.saturating_sub(end + 1).min(LONGEST);
        cost += PER_SENTENCE * (self.sentence(start) - self.sentence(end)).min(3);
        cost += PER_BLOCK * (self.block(start) - self.block(end)).min(3);
        for between in &self.pieces[first + 1..second] {
            cost += match (self.pieces[piece].role, between.role) {
                (_, Role::Cue) => OVER_CUE,
                (Role::Source, Role::Source) => OVER_SOURCE,
                (Role::Source, Role::Content) => OVER_CONTENT,
                (Role::Content, Role::Content) => OVER_PIECE,
                _ => 0,
            };
            if cost > TOO_FAR_CONTENT {
                break;
            }
        }
        let side_is_right = self.pieces[piece].is_before_cue() == (this < other);
        if side_is_right {
            cost
        } else {
            cost + WRONG_SIDE
        }
    }

    /// For each cue its contents, in order.
    fn contents(&self) -> Vec<Vec<usize>> {
        let mut contents = vec![Vec::new(); self.cues.len()];
        let mut owner = vec![None; self.pieces.len()];
        for at in (0..self.pieces.len()).filter(|&at| self.pieces[at].role == Role::Content) {
            let nearest = self.near(at).map(|cue| (self.cost(at, cue), cue)).min();
            if let Some((cost, cue)) = nearest
                && cost < TOO_FAR_CONTENT
            {
                contents[cue].push(at);
                owner[at] = Some(cue);
            }
        }
        // A cue that went without takes one of the pieces of a cue that has several.
        for cue in 0..self.cues.len() {
            if !contents[cue].is_empty() {
                continue;
            }
            let at = self.cues[cue];
            let spare = (at.saturating_sub(3)..(at + 4).min(self.pieces.len()))
                .filter(|&piece| owner[piece].is_some_and(|other: usize| contents[other].len() > 1))
                .map(|piece| (self.cost(piece, cue), piece))
                .min();
            if let Some((cost, piece)) = spare
                && cost < OVER_CUE
                && let Some(other) = owner[piece].replace(cue)
            {
                contents[other].retain(|&kept| kept != piece);
                contents[cue].push(piece);
            }
        }
        contents
    }

    /// For each cue with content its source, if it has one.
    fn sources(&self, contents: &[Vec<usize>]) -> Vec<Option<usize>> {
        let mut sources = vec![None; self.cues.len()];
        let mut pairs = Vec::new();
        for at in (0..self.pieces.len()).filter(|&at| self.pieces[at].role == Role::Source) {
            pairs.extend(self.near(at).map(|cue| (self.cost(at, cue), at, cue)));
        }
        pairs.sort_unstable();
        let mut used = vec![false; self.pieces.len()];
        for (cost, at, cue) in pairs {
            if cost < TOO_FAR_SOURCE && !used[at] && sources[cue].is_none() {
                used[at] = true;
                sources[cue] = Some(at);
            }
        }
        for cue in 0..self.cues.len() {
            if sources[cue].is_none() && !contents[cue].is_empty() {
                let at = self.cues[cue];
                let sentence = self.sentence(self.pieces[at].words.start);
                sources[cue] = (at.saturating_sub(12)..at).rev().find(|&other| {
                    let other = &self.pieces[other];
                    other.role == Role::Source && self.sentence(other.words.start) == sentence
                });
            }
        }
        sources
    }
}
