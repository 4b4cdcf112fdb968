//! Words of a few letters as one number, which is looked up and compared without a loop over its
//! letters. Three in four words of an article are such.

use super::eight::between;
use super::{Span, WordHash};

/// The most letters.
const LONGEST: usize = 8;

/// One to eight small ASCII letters, the first in the lowest byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ShortWord(u64);

impl ShortWord {
    /// A word in lower case, if it is one of these.
    pub(crate) fn of(lower: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST];
        let letters = bytes.get_mut(..lower.len())?;
        letters.copy_from_slice(lower.as_bytes());
        Self::from_letters(u64::from_le_bytes(bytes), lower.len())
    }

    /// The word at a place of a text, and whether it is capitalised. None is found in the last bytes of a
    /// text, where eight cannot be read at once.
    #[inline]
    pub(crate) fn at(text: &str, span: Span) -> Option<(Self, bool)> {
        let bytes = text.as_bytes().get(span.start as usize..)?.first_chunk()?;
        let beyond = LONGEST.checked_sub(span.len())? as u32 * u8::BITS;
        let written = u64::from_le_bytes(*bytes) & u64::MAX.checked_shr(beyond)?;
        let is_capital = (written as u8).is_ascii_uppercase();
        let lower = written | u64::from(is_capital) << 5;
        Some((Self::from_letters(lower, span.len())?, is_capital))
    }

    /// The hash that the word has as text.
    pub(crate) fn hash(self) -> WordHash {
        let letters = self.0.to_le_bytes().into_iter();
        letters
            .take_while(|&letter| letter != 0)
            .fold(WordHash::EMPTY, WordHash::with)
    }

    /// Eight bytes as a word if the first `length` are small letters and the others zeros.
    #[inline]
    fn from_letters(bytes: u64, length: usize) -> Option<Self> {
        let small = between(bytes, b'a', b'z').count_ones() as usize;
        (small == length && length > 0).then_some(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_are_letters_only() {
        for word in ["a", "the", "zebra", "minister"] {
            let short = ShortWord::of(word).expect("it is short");
            assert_eq!(short.hash().get(), WordHash::of(word).get());
        }
        for other in ["", "ministers", "The", "it's", "x2", "a.", "été", "{", "`"] {
            assert_eq!(ShortWord::of(other), None, "{other}");
        }
    }

    #[test]
    fn a_text_has_them_as_written() {
        let text = "Mali, the EU and été all saw it. McCann";
        let at = |start: usize, end| ShortWord::at(text, Span::new(start, end));
        assert_eq!(at(0, 4), ShortWord::of("mali").map(|word| (word, true)));
        assert_eq!(at(6, 9), ShortWord::of("the").map(|word| (word, false)));
        for (start, end) in [(4, 5), (10, 12), (17, 22), (17, 26), (35, 41), (6, 6)] {
            assert_eq!(at(start, end), None, "{}", &text[start..end]);
        }
    }
}
