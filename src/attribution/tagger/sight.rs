//! One word as the tagger's features see it: a few small numbers.

use super::features::{RowId, UNLEARNED};
use super::label::{Label, OUTSIDE};
use crate::attribution::words::{Shape, Word};
use crate::grammar::Classes;
use crate::parse::{Document, LexemeKind};

/// What the corpus says of a word: how often it stands in cues and in sources.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Habits {
    /// 0 never seen, 1 never in a cue, then rising to 6.
    pub(crate) cue: u8,
    /// The same for sources.
    pub(crate) source: u8,
    /// So frequent that it is a class of its own.
    pub(crate) frequent: bool,
}

/// How many habits there are; the last stands for no word.
pub(crate) const HABITS: RowId = 8;
pub(crate) const NO_HABIT: u8 = 7;
/// How many shapes there are; the last stands for no word.
pub(crate) const SHAPES: RowId = 11;
/// How many lists are told apart; the last stands for no word.
pub(crate) const LISTED: RowId = 32;
/// How many places to a quotation there are.
pub(crate) const QUOTING: RowId = 4;

/// Where a word stands to the nearest quotation.
pub(crate) mod quoting {
    pub(crate) const OUTSIDE: u8 = 0;
    pub(crate) const OPENS: u8 = 1;
    pub(crate) const INSIDE: u8 = 2;
    pub(crate) const CLOSES: u8 = 3;
}

/// The shape of commas and their like.
pub(crate) const PUNCTUATION: u8 = 8;

/// The numbers of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight {
    /// Hash of the lower-cased word.
    pub(crate) word: u32,
    /// The word if frequent, or else a class of words that behave alike.
    pub(crate) kin: u32,
    /// Hash of its last three bytes.
    pub(crate) suffix: u32,
    /// The first row of weights of the word and of its ending; see
    /// [`View::find_rows`](super::view::View::find_rows).
    pub(crate) word_row: RowId,
    pub(crate) suffix_row: RowId,
    /// Below [`SHAPES`].
    pub(crate) shape: u8,
    /// How often it is in a cue, below [`HABITS`].
    pub(crate) cue: u8,
    /// The same for sources.
    pub(crate) source: u8,
    /// What the word lists say, below [`LISTED`].
    pub(crate) listed: u8,
    /// The label that the patterns of the grammar give it.
    pub(crate) hint: Label,
    /// See [`quoting`].
    pub(crate) quoting: u8,
    /// Begins or splits a clause.
    pub(crate) joint: bool,
}

impl Sight {
    /// What stands before the first word and after the last.
    pub(crate) const EDGE: Self = Self {
        word: 31,
        kin: 31,
        suffix: 31,
        word_row: UNLEARNED,
        suffix_row: UNLEARNED,
        shape: SHAPES as u8 - 1,
        cue: NO_HABIT,
        source: NO_HABIT,
        listed: LISTED as u8 - 1,
        hint: OUTSIDE,
        quoting: quoting::OUTSIDE,
        joint: false,
    };

    /// The numbers of a word; `opens` says that it begins its sentence, marks aside.
    #[inline]
    pub(crate) fn new(
        document: &Document,
        word: &Word,
        opens: bool,
        hint: Label,
        habits: Habits,
    ) -> Self {
        let text = &document.text.as_bytes()[word.span.range()];
        let listed = listed(word.classes);
        let quoting = quoting_of(document, word);
        let shape = shape(word.kind, word.shape, text.len(), opens);
        let cue = match habits.cue {
            _ if word.kind != LexemeKind::Word => 0,
            0 => from_lists(word.classes),
            habit => habit,
        };
        let kin = match word.kind {
            LexemeKind::Mark => 3000 + u32::from(quoting),
            LexemeKind::Number => 77,
            LexemeKind::Word if !habits.frequent => {
                1000 + suffix_class(text) + 32 * u32::from(shape) + 512 * u32::from(listed)
            }
            _ => word.hash,
        };
        Self {
            word: word.hash,
            kin,
            suffix: tail(text),
            word_row: UNLEARNED,
            suffix_row: UNLEARNED,
            shape,
            cue,
            source: habits.source,
            listed,
            hint,
            quoting,
            joint: is_joint(word.kind, word.classes, text),
        }
    }
}

fn quoting_of(document: &Document, word: &Word) -> u8 {
    let Some(id) = word.quotation else {
        return quoting::OUTSIDE;
    };
    let quotation = &document.quotations[id as usize];
    let is_mark = word.kind == LexemeKind::Mark;
    match quotation.parent {
        None if is_mark && word.span.start == quotation.span.start => quoting::OPENS,
        None if is_mark && quotation.closed && word.span.end == quotation.span.end => {
            quoting::CLOSES
        }
        _ => quoting::INSIDE,
    }
}

fn shape(kind: LexemeKind, shape: Shape, len: usize, first: bool) -> u8 {
    match kind {
        LexemeKind::Word => match shape {
            Shape::None | Shape::Lower => 0,
            Shape::Upper => 3,
            Shape::Capitalised | Shape::Mixed if len == 1 => 5,
            Shape::Capitalised | Shape::Mixed if first => 2,
            Shape::Capitalised | Shape::Mixed => 1,
        },
        LexemeKind::Number => 6,
        LexemeKind::Mark => 7,
        LexemeKind::Punctuation => PUNCTUATION,
        _ => 9,
    }
}

/// What the lists say of a word that the corpus does not know, as a habit.
fn from_lists(classes: Classes) -> u8 {
    if classes.intersects(Classes::REPORTING_VERB) {
        5
    } else if classes.intersects(Classes::ATTITUDE_VERB) {
        4
    } else if classes.intersects(Classes::CUE_NOUN | Classes::CUE_ADJECTIVE) {
        3
    } else {
        0
    }
}

/// The most telling list that a word is in, from 1; 0 for none that tells.
fn listed(classes: Classes) -> u8 {
    const LAST: u32 = Classes::COUNTED_UNIT.bits().trailing_zeros();
    match classes.bits().trailing_zeros() {
        place @ 0..=LAST => place as u8 + 1,
        _ => 0,
    }
}

fn is_joint(kind: LexemeKind, classes: Classes, text: &[u8]) -> bool {
    match kind {
        LexemeKind::Punctuation => {
            matches!(text, [b',' | b';' | b':' | b'-' | b'(', ..])
                || text.starts_with("—".as_bytes())
                || text.starts_with("–".as_bytes())
        }
        LexemeKind::Word => classes.intersects(
            Classes::RELATIVE
                .union(Classes::SUBORDINATOR)
                .union(Classes::COORDINATOR),
        ),
        _ => false,
    }
}

/// Hash of the last three bytes of a word, lower-cased.
fn tail(text: &[u8]) -> u32 {
    match text.last_chunk::<3>() {
        Some(tail) => short_hash(tail),
        None => short_hash(text),
    }
}

#[inline]
fn short_hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(7, |hash, byte| {
        (hash << 8) ^ u32::from(byte.to_ascii_lowercase()) ^ (hash >> 24)
    })
}

/// Endings that tell what part of speech a word may be, by number; 0 for none of them.
fn suffix_class(text: &[u8]) -> u32 {
    let ends = |ending: &[u8]| text.ends_with(ending);
    match text.last() {
        Some(b'g') if ends(b"ing") => 1,
        Some(b'd') if ends(b"ed") => 2,
        Some(b'y') if ends(b"ly") => 3,
        Some(b'y') if ends(b"ity") => 13,
        Some(b'n') if ends(b"tion") => 4,
        Some(b't') if ends(b"ment") => 5,
        Some(b't') if ends(b"est") => 14,
        Some(b't') => 15,
        Some(b's') if ends(b"ers") => 6,
        Some(b's') if ends(b"ies") => 8,
        Some(b's') => 9,
        Some(b'r') if ends(b"er") => 7,
        Some(b'l') if ends(b"al") => 10,
        Some(b'e') if ends(b"ive") => 12,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_lists_the_most_telling_counts() {
        assert_eq!(listed(Classes::REPORTING_VERB | Classes::PLACE), 1);
        assert_eq!(listed(Classes::PLACE | Classes::COMPANY), 23);
        assert_eq!(listed(Classes::COUNTED_UNIT), LISTED as u8 - 2);
        assert_eq!(listed(Classes::HEDGE), 0);
        assert_eq!(listed(Classes::empty()), 0);
    }
}
