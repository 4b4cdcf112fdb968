//! The sentence of a change with its old and new words marked, and the rest cut short.

use super::super::terminal::clean;
use super::ComparedVersions;
use crate::revision::{Change, Claim, ClaimId, Edit};
use crate::text::Span;

/// Which version a piece of a sentence comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Both,
    Old,
    New,
}

/// Words in a row that come from the same version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) side: Side,
    pub(super) words: String,
}

/// Words kept around a change when the sentence is longer.
const AROUND: usize = 9;

/// The sentence of a change, cut to the words around what differs. White space is one space.
pub(super) fn sentence(change: &Change, versions: &ComparedVersions) -> Vec<Piece> {
    let (old, new) = (&versions.old.words, &versions.new.words);
    let old_span = cover(&versions.comparison.old, &change.old);
    let new_span = cover(&versions.comparison.new, &change.new);
    let mut pieces = Vec::new();
    let mut push = |side, text: &str| {
        if !text.is_empty() {
            pieces.push(Piece {
                side,
                words: one_line(text),
            });
        }
    };
    match (old_span, new_span) {
        (Some(old_span), None) => push(Side::Old, old_span.of(old)),
        (None, Some(new_span)) => push(Side::New, new_span.of(new)),
        (None, None) => {}
        (Some(old_span), Some(new_span)) => {
            let mut at = new_span.start;
            for edit in &change.edits {
                let same = Span {
                    start: at,
                    end: edit.new.start.max(at),
                };
                push(Side::Both, same.of(new));
                let gone = with_its_comma(edit, (old_span, old), same.of(new));
                let has_comma = gone.start < edit.old.start;
                let last = edit.new.is_empty()
                    && edit.new.start != at
                    && same.of(new).ends_with(|c: char| !c.is_whitespace());
                if last && !has_comma {
                    push(Side::Both, " ");
                }
                push(Side::Old, gone.of(old));
                if edit.new.is_empty() && !last {
                    push(Side::Both, " ");
                }
                push(Side::New, edit.new.of(new));
                at = edit.new.end.max(at);
            }
            push(
                Side::Both,
                Span {
                    start: at,
                    end: new_span.end.max(at),
                }
                .of(new),
            );
        }
    }
    shorten(&mut pieces);
    pieces
}

/// The words that are gone, with the comma that stood before them if it is gone, too: `, the regulator said`.
fn with_its_comma(edit: &Edit, (sentence, old): (Span, &str), same: &str) -> Span {
    let before = Span {
        start: sentence.start,
        end: edit.old.start.max(sentence.start),
    };
    let kept = before.of(old).trim_end();
    let marks = [' ', '”', '"', '’'];
    let is_gone = kept.ends_with(',') && !same.trim_end_matches(marks).ends_with(',');
    if edit.new.is_empty() && is_gone {
        let comma = before.start as usize + kept.len() - 1;
        let start = u32::try_from(comma).unwrap_or(edit.old.start);
        Span { start, ..edit.old }
    } else {
        edit.old
    }
}

/// From the first of some claims to the end of the last.
pub(super) fn cover(claims: &[Claim], ids: &[ClaimId]) -> Option<Span> {
    let spans = ids.iter().map(|&id| claims[id as usize].span);
    spans.reduce(Span::cover)
}

/// Without control characters, each run of white space as one space.
fn one_line(text: &str) -> String {
    let text = clean(text);
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || !line.ends_with(' ') {
            line.push(c);
        }
    }
    line
}

/// Cuts the words that both versions have to those near a change.
fn shorten(pieces: &mut [Piece]) {
    let last = pieces.len().saturating_sub(1);
    for (at, piece) in pieces.iter_mut().enumerate() {
        if piece.side != Side::Both {
            piece.words = middle(&piece.words, 3 * AROUND, AROUND);
        } else if at == 0 && last > 0 {
            piece.words = tail(&piece.words, AROUND);
        } else if at == last {
            piece.words = head(&piece.words, if last == 0 { 3 * AROUND } else { AROUND });
        } else {
            piece.words = middle(&piece.words, AROUND, AROUND);
        }
    }
}

fn head(text: &str, count: usize) -> String {
    match nth_space(text.match_indices(' ').map(|(at, _)| at), text, count) {
        Some(end) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}

fn tail(text: &str, count: usize) -> String {
    match nth_space(text.rmatch_indices(' ').map(|(at, _)| at), text, count) {
        Some(start) => format!("… {}", &text[start + 1..]),
        None => text.to_owned(),
    }
}

fn middle(text: &str, before: usize, after: usize) -> String {
    let (from, to) = (
        nth_space(text.match_indices(' ').map(|(at, _)| at), text, before),
        nth_space(text.rmatch_indices(' ').map(|(at, _)| at), text, after),
    );
    match (from, to) {
        (Some(from), Some(to)) if from + 1 < to => {
            format!("{} … {}", &text[..from], &text[to + 1..])
        }
        _ => text.to_owned(),
    }
}

/// The space after so many words, if at least three more follow.
fn nth_space(mut spaces: impl Iterator<Item = usize>, text: &str, count: usize) -> Option<usize> {
    let edge = usize::from(text.starts_with(' ') || text.ends_with(' '));
    let at = spaces.by_ref().nth(count - 1 + edge)?;
    spaces.nth(2).map(|_| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_are_cut_around_the_change() {
        let text = "a b c d e f g h";
        assert_eq!(head(text, 3), "a b c …");
        assert_eq!(tail(text, 3), "… f g h");
        assert_eq!(middle(text, 2, 2), "a b … g h");
        assert_eq!(head("a b c d", 3), "a b c d");
        assert_eq!(one_line("a\n\n b\u{7}"), "a b\u{fffd}");
    }
}
