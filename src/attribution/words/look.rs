//! How a word is written, seen in one look at its letters.

use super::Shape;
use crate::text::WordHash;

/// What a word looks like.
pub(super) struct Look {
    pub(super) shape: Shape,
    /// Whether it is in lower case with straight apostrophes as it stands.
    pub(super) is_folded: bool,
    pub(super) hyphenated: bool,
    /// The hash of the folded word, if that took no more than a look.
    pub(super) hash: Option<WordHash>,
}

impl Look {
    /// A word of small ASCII letters after the first, as most are.
    pub(super) fn plain(written: &str) -> Option<Self> {
        let (&first, rest) = written.as_bytes().split_first()?;
        if !first.is_ascii_alphabetic() {
            return None;
        }
        let mut hash = WordHash::EMPTY.with(first.to_ascii_lowercase());
        for &byte in rest {
            if !byte.is_ascii_lowercase() {
                return None;
            }
            hash = hash.with(byte);
        }
        let is_folded = first.is_ascii_lowercase();
        Some(Self {
            shape: if is_folded {
                Shape::Lower
            } else {
                Shape::Capitalised
            },
            is_folded,
            hyphenated: false,
            hash: Some(hash),
        })
    }

    /// Nearly all words are ASCII: they are looked at once.
    pub(super) fn at(written: &str) -> Self {
        let mut hash = WordHash::EMPTY;
        let (mut upper, mut letters, mut first_upper) = (0, 0, None);
        let mut hyphenated = false;
        for byte in written.bytes() {
            if !byte.is_ascii() {
                return Self::beyond_ascii(written);
            }
            let lower = byte.to_ascii_lowercase();
            if lower.is_ascii_lowercase() {
                first_upper.get_or_insert(lower != byte);
                upper += usize::from(lower != byte);
                letters += 1;
            }
            hyphenated |= byte == b'-';
            hash = hash.with(lower);
        }
        Self {
            shape: Shape::of(upper, letters - upper, first_upper),
            is_folded: upper == 0,
            hyphenated,
            hash: Some(hash),
        }
    }

    fn beyond_ascii(written: &str) -> Self {
        let (mut upper, mut lower, mut first_upper) = (0, 0, None);
        for c in written.chars().filter(|c| c.is_alphabetic()) {
            first_upper.get_or_insert(c.is_uppercase());
            upper += usize::from(c.is_uppercase());
            lower += usize::from(!c.is_uppercase());
        }
        Self {
            shape: Shape::of(upper, lower, first_upper),
            is_folded: false,
            hyphenated: written.contains('-'),
            hash: None,
        }
    }
}

impl Shape {
    fn of(upper: usize, lower: usize, first_upper: Option<bool>) -> Self {
        match (upper, lower, first_upper) {
            (0, 0, _) => Self::None,
            (0, ..) | (_, _, Some(false)) => Self::Lower,
            (1, _, Some(true)) => Self::Capitalised,
            (_, 0, _) => Self::Upper,
            _ => Self::Mixed,
        }
    }
}

/// Lower-cases `written` into `folded`, apostrophes straight.
pub(super) fn fold_into(folded: &mut String, written: &str) {
    folded.clear();
    if written.is_ascii() {
        folded.push_str(written);
        folded.make_ascii_lowercase();
        return;
    }
    for c in written.chars() {
        match c {
            '’' | '‘' => folded.push('\''),
            // What only shows where a line may break.
            '\u{ad}' | '\u{200b}' | '\u{2060}' => {}
            c => folded.extend(c.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let shape = |word| Look::at(word).shape;
        assert_eq!(shape("“"), Shape::None);
        assert_eq!(shape("A"), Shape::Capitalised);
        assert_eq!(shape("Élan"), Shape::Capitalised);
        assert_eq!(shape("EU"), Shape::Upper);
        assert_eq!(shape("McDonald"), Shape::Mixed);
        assert_eq!(shape("junta"), Shape::Lower);
    }
}
