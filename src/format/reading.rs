//! What reading a file gives: its words, its blocks and the way back to the file.

use std::ops::Range;

use crate::parse::{BlockKind, GivenBlock};
use crate::text::{Span, fold};

use super::remark::{IN_MARKUP, Remark};
use super::section;

/// The words of a file.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The words a reader sees, blocks separated by blank lines.
    pub text: String,
    /// The blocks, if the format knows them.
    pub blocks: Option<Vec<GivenBlock>>,
    /// From places in the words to places in the file.
    pub map: Map,
    /// Remarks to the checker, in order.
    pub remarks: Vec<Remark>,
    /// The sections of the paper that the file says it belongs to.
    pub sections: Vec<String>,
}

/// From places in the words of a file to places in the file itself.
#[derive(Clone, Debug, Default)]
pub struct Map {
    /// In order and without gaps; none if words and file are the same.
    pieces: Vec<Piece>,
}

/// A stretch of words and where it comes from.
#[derive(Clone, Copy, Debug)]
struct Piece {
    words: u32,
    source: Span,
    /// Whether the words stand in the file byte by byte; else they stand for all of `source`.
    verbatim: bool,
}

impl Map {
    /// Where words stand in the file. Words that a mark stands for (`&amp;`) are that mark.
    #[must_use]
    pub fn to_source(&self, words: Span) -> Span {
        let Some(first) = self.piece(words.start) else {
            return words;
        };
        let start = if first.verbatim {
            first.source.start + (words.start - first.words)
        } else {
            first.source.start
        };
        if words.is_empty() {
            return Span { start, end: start };
        }
        let last = self.piece(words.end - 1).unwrap_or(first);
        let end = if last.verbatim {
            (last.source.start + (words.end - last.words)).min(last.source.end)
        } else {
            last.source.end
        };
        Span {
            start,
            end: end.max(start),
        }
    }

    fn piece(&self, at: u32) -> Option<Piece> {
        let next = self.pieces.partition_point(|piece| piece.words <= at);
        self.pieces.get(next.checked_sub(1)?).copied()
    }
}

/// Takes down the words of a file, block by block.
#[derive(Debug, Default)]
pub(super) struct Pen {
    reading: Reading,
    blocks: Vec<GivenBlock>,
    open: Option<(BlockKind, usize)>,
    /// Where in the file white space was left out since the last word.
    space: Option<Span>,
}

impl Pen {
    /// Starts a block; the one before it ends.
    pub(super) fn start(&mut self, kind: BlockKind) {
        self.end();
        self.open = Some((kind, self.reading.text.len()));
    }

    /// Ends the block, if one is open.
    pub(super) fn end(&mut self) {
        let Some((kind, start)) = self.open.take() else {
            return;
        };
        self.space = None;
        let end = self.reading.text.len();
        if start < end {
            self.blocks.push(GivenBlock {
                kind: Some(kind),
                span: Span::new(start, end),
            });
            // A blank line in the words that stands for nothing in the file.
            let at = self
                .reading
                .map
                .pieces
                .last()
                .map_or(0, |piece| piece.source.end);
            self.piece(Span { start: at, end: at }, false);
            self.reading.text.push_str("\n\n");
        }
    }

    /// Ends a heading of the first rank; one that only says the headline again is left out.
    pub(super) fn end_title(&mut self) {
        let mut blocks = self.blocks.iter();
        let headline = blocks.find(|block| block.kind == Some(BlockKind::Headline));
        if let (Some((_, start)), Some(headline)) = (self.open, headline) {
            let (headline, title) = (
                headline.span.of(&self.reading.text),
                &self.reading.text[start..],
            );
            // One much shorter is not folded, so that many take no longer than their own length.
            if headline.len() < 2 * title.len() && fold(headline) == fold(title) {
                self.take_back(start);
            }
        }
        self.end();
    }

    /// Forgets what was taken down from this place of the words on.
    fn take_back(&mut self, start: usize) {
        let at = offset(start);
        self.reading.text.truncate(start);
        let pieces = &mut self.reading.map.pieces;
        pieces.truncate(pieces.partition_point(|piece| piece.words < at));
        let remarks = self.reading.remarks.iter_mut().rev();
        for remark in remarks.take_while(|remark| remark.at > at) {
            remark.at = at;
        }
    }

    /// Whether a block is open.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The kind of the open block.
    pub(super) fn kind(&self) -> Option<BlockKind> {
        self.open.map(|(kind, _)| kind)
    }

    /// Words as they stand in the file. White space becomes a single space.
    pub(super) fn words(&mut self, source: &str, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let rest = &source[at..range.end];
            let blank = rest.len() - rest.trim_start_matches(is_blank).len();
            if blank > 0 {
                self.space(at..at + blank);
                at += blank;
                continue;
            }
            let length = rest.find(is_blank).unwrap_or(rest.len());
            self.put_space();
            if !self.continues(at) {
                self.piece(Span::new(at, at + length), true);
            } else if let Some(piece) = self.reading.map.pieces.last_mut() {
                piece.source = Span::new(piece.source.start as usize, at + length);
            }
            self.reading.text.push_str(&source[at..at + length]);
            at += length;
        }
    }

    /// Words for which something else stands in the file (`&amp;`, a tag).
    pub(super) fn instead(&mut self, words: &str, range: Range<usize>) {
        if words.chars().all(is_blank) {
            return self.space(range);
        }
        self.put_space();
        self.piece(Span::new(range.start, range.end), false);
        self.reading.text.push_str(words);
    }

    /// White space of any length.
    pub(super) fn space(&mut self, range: Range<usize>) {
        let span = Span::new(range.start, range.end);
        self.space.get_or_insert(span);
    }

    /// A remark to the checker.
    pub(super) fn remark(&mut self, words: &str, range: Range<usize>) {
        self.note(words, range, None);
    }

    /// What begins like a remark to the checker, but is not written as one is here.
    pub(super) fn no_remark(&mut self, source: &str, range: Range<usize>) {
        self.note(&source[range.clone()], range, Some(IN_MARKUP));
    }

    fn note(&mut self, words: &str, range: Range<usize>, instead: Option<&'static str>) {
        self.reading.remarks.push(Remark {
            words: words.to_owned(),
            source: Span::new(range.start, range.end),
            at: offset(self.reading.text.len()),
            instead,
        });
    }

    /// A section that the file says it belongs to.
    pub(super) fn section(&mut self, names: &str) {
        section::add(&mut self.reading.sections, names);
    }

    /// What was taken down.
    pub(super) fn finish(mut self) -> Reading {
        self.end();
        self.reading.blocks = Some(self.blocks);
        self.reading
    }

    fn put_space(&mut self) {
        let Some(space) = self.space.take() else {
            return;
        };
        let start = self.open.map_or(0, |(_, start)| start);
        if self.reading.text.len() > start {
            if space.len() == 1 && self.continues(space.start as usize) {
                if let Some(piece) = self.reading.map.pieces.last_mut() {
                    piece.source.end = space.end;
                }
            } else {
                self.piece(space, space.len() == 1);
            }
            self.reading.text.push(' ');
        }
    }

    /// Whether the byte at `at` of the file follows the last words there without a gap.
    fn continues(&self, at: usize) -> bool {
        let last = self.reading.map.pieces.last();
        last.is_some_and(|piece| piece.verbatim && piece.source.end as usize == at)
    }

    fn piece(&mut self, source: Span, verbatim: bool) {
        let words = offset(self.reading.text.len());
        self.reading.map.pieces.push(Piece {
            words,
            source,
            verbatim,
        });
    }
}

/// White space that a browser would fold; a no-break space is a word's own.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("callers refuse files over 4 GiB before they are read")
}

#[cfg(test)]
impl Reading {
    /// The blocks with their words.
    pub(super) fn parts(&self) -> Vec<(BlockKind, String)> {
        let blocks = self.blocks.iter().flatten();
        let words = |block: &GivenBlock| block.span.of(&self.text).to_owned();
        blocks
            .map(|block| (block.kind.expect("the format knows"), words(block)))
            .collect()
    }

    /// How the first of these words stand in the file.
    pub(super) fn stands<'s>(&self, words: &str, source: &'s str) -> &'s str {
        let start = self.text.find(words).expect("words of the file");
        let span = Span::new(start, start + words.len());
        self.map.to_source(span).of(source)
    }
}
