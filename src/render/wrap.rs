//! Soft wrapping of a passage, keeping track of where each word came from.
//!
//! A paragraph of copy is one long line on disk; on a terminal it is read in rows. White space
//! becomes one space or a row's end; words stay as they are.

use std::ops::Range;

use textwrap::WordSeparator;
use unicode_width::UnicodeWidthStr;

/// A passage in rows of a given width, joined by `\n`.
#[derive(Debug, Default)]
pub(super) struct Wrapped {
    /// The rows.
    pub(super) text: String,
    words: Vec<Word>,
}

/// A word that stands unchanged in the passage and in the rows.
#[derive(Debug)]
struct Word {
    passage: Range<usize>,
    rows: Range<usize>,
    row: usize,
}

impl Wrapped {
    /// Wraps `passage`, which starts at byte `offset` of its file, to rows of `width` columns. A
    /// word longer than that gets a row of its own.
    pub(super) fn new(passage: &str, offset: usize, width: usize) -> Self {
        let mut wrapped = Self::default();
        let mut column = 0;
        let mut row = 0;
        let mut at = offset;
        let mut space = false;
        for line in passage.split_inclusive(['\n', '\r', '\t']) {
            for found in WordSeparator::AsciiSpace.find_words(line) {
                let word = found.word.trim_end_matches(['\n', '\r', '\t']);
                let word_at = at;
                at += found.word.len() + found.whitespace.len();
                if word.trim().is_empty() {
                    space = true;
                    continue;
                }
                let needed = word.width() + usize::from(space);
                if column > 0 && column + needed > width {
                    wrapped.text.push('\n');
                    row += 1;
                    column = 0;
                } else if space && column > 0 {
                    wrapped.text.push(' ');
                    column += 1;
                }
                let start = wrapped.text.len();
                wrapped.text.push_str(word);
                column += word.width();
                wrapped.words.push(Word {
                    passage: word_at..word_at + word.len(),
                    rows: start..wrapped.text.len(),
                    row,
                });
                space = word.len() < found.word.len() || !found.whitespace.is_empty();
            }
        }
        wrapped
    }

    /// Where a stretch of the file stands in [`Self::text`]: one range for each row it touches.
    pub(super) fn rows(&self, stretch: Range<usize>) -> Vec<Range<usize>> {
        let first = self
            .words
            .partition_point(|word| word.passage.end <= stretch.start);
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut last_row = None;
        for word in &self.words[first..] {
            if word.passage.start >= stretch.end {
                break;
            }
            let start = stretch.start.saturating_sub(word.passage.start);
            let end = stretch.end.min(word.passage.end) - word.passage.start;
            let part = word.rows.start + start..word.rows.start + end;
            match ranges.last_mut() {
                Some(range) if last_row == Some(word.row) => range.end = part.end,
                _ => ranges.push(part),
            }
            last_row = Some(word.row);
        }
        ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places() {
        let passage = "One\ttwo\r\n\tthree four-five";
        let wrapped = Wrapped::new(passage, 100, 9);
        assert_eq!(wrapped.text, "One two\nthree\nfour-five");
        let marked = |range: Range<usize>| -> Vec<&str> {
            wrapped
                .rows(range)
                .into_iter()
                .map(|row| &wrapped.text[row])
                .collect()
        };
        let two = passage.find("two").unwrap() + 100;
        assert_eq!(marked(two..two + 3), ["two"]);
        assert_eq!(marked(two..126), ["two", "three", "four-five"]);
        let five = passage.find("five").unwrap() + 100;
        assert_eq!(marked(five..five + 4), ["five"]);
        assert_eq!(marked(100..107), ["One two"]);
    }

    #[test]
    fn a_word_wider_than_the_row_stands_alone() {
        assert_eq!(
            Wrapped::new("a extraordinarily b", 0, 5).text,
            "a\nextraordinarily\nb"
        );
    }
}
