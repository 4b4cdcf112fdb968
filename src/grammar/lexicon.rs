//! Interned words: one text that holds them all, and tables from a word to its number.
//!
//! A plain hash map of boxed strings would allocate for each of some ten thousand words each time
//! the program starts; this way one article is checked in a few milliseconds.

use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};
use serde::{Deserialize, Serialize};

use super::class::WordId;
use super::packed;
use crate::text::{ShortWord, WordHash};

/// Words by number and numbers by word. Word 0 is the unknown word.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "Words", into = "Words")]
pub(super) struct Lexicon {
    text: String,
    /// Where each word ends in `text`; it starts where the one before ended.
    ends: Vec<u32>,
    /// Long words by hash, by open addressing with linear probing.
    table: Vec<Place>,
    /// Short words, with their hashes: three in four words of an article are found here, in one place
    /// instead of four.
    short: FxHashMap<ShortWord, (WordId, WordHash)>,
}

/// A place in the table. The hash tells most words apart without a look at the text.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// 0 for an empty place.
    id: u32,
    hash: u32,
}

/// What is kept of a lexicon: the table follows from it.
#[derive(Serialize, Deserialize)]
struct Words {
    text: String,
    #[serde(with = "packed")]
    ends: Vec<u32>,
}

impl From<Lexicon> for Words {
    fn from(Lexicon { text, ends, .. }: Lexicon) -> Self {
        Self { text, ends }
    }
}

impl From<Words> for Lexicon {
    fn from(Words { text, ends }: Words) -> Self {
        let mut lexicon = Self::with_capacity(ends.len());
        for pair in ends.windows(2) {
            let word = text.get(pair[0] as usize..pair[1] as usize);
            lexicon.intern(word.unwrap_or_default());
        }
        lexicon
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self {
            text: String::new(),
            ends: vec![0],
            table: vec![Place::default(); 64],
            short: FxHashMap::default(),
        }
    }
}

impl Lexicon {
    /// Room for this many words without growing.
    pub(super) fn with_capacity(words: usize) -> Self {
        let mut ends = Vec::with_capacity(words + 1);
        ends.push(0);
        // Neither table holds all words: two in three are short.
        let room = words * 3 / 4;
        let table = vec![Place::default(); room.next_power_of_two().max(64)];
        Self {
            text: String::with_capacity(words * 8),
            ends,
            table,
            short: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher),
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

    /// The number of a word with this hash.
    pub(super) fn get(&self, word: &str, hash: WordHash) -> WordId {
        match ShortWord::of(word) {
            Some(short) => self.get_short(short).0,
            None => WordId(self.find(word, spread(hash)).unwrap_or(0)),
        }
    }

    /// The number and the hash of a short word.
    #[inline]
    pub(super) fn get_short(&self, word: ShortWord) -> (WordId, WordHash) {
        match self.short.get(&word) {
            Some(&known) => known,
            None => (WordId::UNKNOWN, word.hash()),
        }
    }

    /// The number of a word, a new one if need be.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        if word.is_empty() {
            return WordId::UNKNOWN;
        }
        let hash = WordHash::of(word);
        let new = WordId(number(self.ends.len()));
        if let Some(short) = ShortWord::of(word) {
            let (known, _) = *self.short.entry(short).or_insert((new, hash));
            if known != new {
                return known;
            }
        } else {
            let hash = spread(hash);
            match self.find(word, hash) {
                Ok(known) => return WordId(known),
                Err(place) => self.table[place] = Place { id: new.0, hash },
            }
        }
        self.text.push_str(word);
        self.ends.push(number(self.text.len()));
        if (self.ends.len() - self.short.len()) * 3 > self.table.len() * 2 {
            self.grow();
        }
        new
    }

    /// The number of a long word, or the empty place where it would stand in the table.
    fn find(&self, word: &str, hash: u32) -> Result<u32, usize> {
        let mask = self.table.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let place = self.table[at];
            if place.id == 0 {
                return Err(at);
            }
            if place.hash == hash && self.word(WordId(place.id)) == word {
                return Ok(place.id);
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let twice = vec![Place::default(); self.table.len() * 2];
        let mask = twice.len() - 1;
        for place in std::mem::replace(&mut self.table, twice) {
            let mut at = place.hash as usize & mask;
            while self.table[at].id != 0 {
                at = (at + 1) & mask;
            }
            if place.id != 0 {
                self.table[at] = place;
            }
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
        let long = (0..1000).map(|n| format!("word{n}"));
        let short = (b'a'..=b'z').map(|letter| char::from(letter).to_string());
        let words: Vec<String> = long.chain(short).collect();
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
