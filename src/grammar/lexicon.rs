//! Interned words: one text that holds them all, and a table from a word to its number.
//!
//! A plain hash map of boxed strings would allocate for each of some ten thousand words each time
//! the program starts; this way one article is checked in a few milliseconds.

use std::ops::Range;

use super::class::WordId;
use crate::text::WordHash;

/// Words by number and numbers by word. Word 0 is the unknown word.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    text: String,
    /// Where each word ends in `text`; it starts where the one before ended.
    ends: Vec<u32>,
    table: Table,
}

/// Numbers by hash, by open addressing with linear probing; 0 is an empty place. The number has
/// the low bits of each place, as many as count the places; the rest are those of the hash, and
/// hardly a word is compared in vain. Small enough to stay near the processor.
type Table = Vec<u32>;

impl Default for Lexicon {
    fn default() -> Self {
        Self {
            text: String::new(),
            ends: vec![0],
            table: vec![0; 64],
        }
    }
}

impl Lexicon {
    /// Room for this many words without growing.
    pub(super) fn with_capacity(words: usize) -> Self {
        let mut ends = Vec::with_capacity(words + 1);
        ends.push(0);
        let table = vec![0; (words * 3 / 2).next_power_of_two().max(64)];
        Self {
            text: String::with_capacity(words * 8),
            ends,
            table,
        }
    }

    /// How many numbers are in use, the unknown word's among them.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word with a number of this lexicon; nothing for the unknown word.
    pub(super) fn word(&self, id: WordId) -> &str {
        &self.text[self.range(id.0)]
    }

    /// Where a word stands in the text.
    fn range(&self, id: u32) -> Range<usize> {
        let at = id as usize;
        let Some(&end) = self.ends.get(at) else {
            return 0..0;
        };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..end as usize
    }

    /// Whether a word has this number.
    fn is(&self, id: u32, word: &str) -> bool {
        self.text.as_bytes()[self.range(id)] == *word.as_bytes()
    }

    /// The number of a word with this hash.
    pub(super) fn get(&self, word: &str, hash: WordHash) -> WordId {
        WordId(self.number_at(self.place(word, spread(hash))))
    }

    /// The number of a word, a new one if need be.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        if word.is_empty() {
            return WordId::UNKNOWN;
        }
        let hash = spread(WordHash::of(word));
        let place = self.place(word, hash);
        if self.table[place] != 0 {
            return WordId(self.number_at(place));
        }
        let id = number(self.ends.len());
        self.text.push_str(word);
        self.ends.push(number(self.text.len()));
        self.table[place] = hash & !self.mask() | id;
        if self.ends.len() * 2 > self.table.len() {
            self.grow();
        }
        WordId(id)
    }

    /// The bits of a hash that choose a place, and the bits of a place that are a number: there
    /// are at least twice as many places as numbers.
    fn mask(&self) -> u32 {
        number(self.table.len() - 1)
    }

    fn number_at(&self, place: usize) -> u32 {
        self.table[place] & self.mask()
    }

    /// Where the word stands in the table, or the empty place where it would.
    fn place(&self, word: &str, hash: u32) -> usize {
        let mask = self.mask();
        let mut at = hash & mask;
        loop {
            let known = self.table[at as usize];
            if known == 0 || ((known ^ hash) & !mask == 0 && self.is(known & mask, word)) {
                return at as usize;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        self.table = vec![0; self.table.len() * 2];
        for id in 1..number(self.ends.len()) {
            let hash = spread(WordHash::of(self.word(WordId(id))));
            let place = self.place(self.word(WordId(id)), hash);
            self.table[place] = hash & !self.mask() | id;
        }
    }
}

/// The low bits choose the place; fold the high ones in, where the hash mixes best.
fn spread(hash: WordHash) -> u32 {
    let hash = hash.get();
    hash ^ (hash >> 15)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("word lists stay far below 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_numbers_while_the_table_grows() {
        let mut lexicon = Lexicon::default();
        let words: Vec<String> = (0..1000).map(|n| format!("word{n}")).collect();
        let ids: Vec<_> = words.iter().map(|word| lexicon.intern(word)).collect();
        for (word, &id) in words.iter().zip(&ids) {
            assert_eq!(lexicon.get(word, WordHash::of(word)), id);
            assert_eq!(lexicon.intern(word), id);
            assert_eq!(lexicon.word(id), word);
        }
        assert_eq!(lexicon.get("word", WordHash::of("word")), WordId::UNKNOWN);
        assert_eq!(lexicon.word(WordId::UNKNOWN), "");
        assert_eq!(lexicon.word(WordId(u32::MAX)), "");
    }
}
