//! What a body is called for short: `EPA`, `DfT`, `the Fed`.

use crate::attribution::EntityId;
use crate::attribution::entity::Registry;
use crate::attribution::name::{Name, NameKind};
use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;

/// How long a clipped word may be, and how much is cut off at the least: `Fed|eral`.
const LONGEST_CLIP: usize = 4;
const LEAST_CUT: usize = 3;

/// The longest short form of initials.
const LONGEST_INITIALS: usize = 8;

/// The first letters of a word, in lower case.
pub(super) type Clip = [u8; 3];

impl Registry {
    /// `EPA`, `DfT` and `DOJ`, `the Fed`: what a body of several words is called for short.
    pub(super) fn add_short_forms(&mut self, phrases: &Phrases<'_>, name: &Name, id: EntityId) {
        let first_letter = |at: WordIndex| phrases.text_of(at).bytes().next();
        let words = || name.name.clone().filter(|&at| phrases.word(at).is_word());
        let capitals = words()
            .filter(|&at| phrases.word(at).is_capital())
            .filter_map(first_letter)
            .collect();
        self.by_initials.entry(capitals).or_insert(id);
        // `of` and `for` leave a letter, small or not.
        let all: Vec<u8> = words().filter_map(first_letter).collect();
        let upper = all.to_ascii_uppercase();
        self.by_initials.entry(all).or_insert(id);
        self.by_initials.entry(upper).or_insert(id);
        if name.kind == NameKind::Organisation
            && let Some(clip) = clip(phrases.text_of(name.name.start))
        {
            // Of several the last: a clipped word is said of who was just named.
            self.by_clip.insert(clip, id);
        }
    }

    /// The body that one word is short for.
    pub(super) fn shortened(&self, phrases: &Phrases<'_>, name: &Name) -> Option<EntityId> {
        if name.name.len() != 1 {
            return None;
        }
        let letters = initials(phrases.text_of(name.name.start));
        letters
            .and_then(|letters| self.by_initials.get(&letters).copied())
            .or_else(|| self.clipped(phrases, name))
    }

    /// `the Fed` for the Federal Reserve.
    fn clipped(&self, phrases: &Phrases<'_>, name: &Name) -> Option<EntityId> {
        let short = phrases.text_of(name.name.start);
        let before = name.words.start.checked_sub(1)?;
        if name.kind == NameKind::Person
            || !(3..=LONGEST_CLIP).contains(&short.len())
            || !phrases.is_word(before, "the")
        {
            return None;
        }
        let id = self.by_clip.get(&clip(short)?).copied()?;
        let long = self.entities[id as usize]
            .name
            .split(' ')
            .next()?
            .as_bytes();
        let starts = long
            .get(..short.len())?
            .eq_ignore_ascii_case(short.as_bytes());
        (starts && long.len() >= short.len() + LEAST_CUT).then_some(id)
    }
}

/// The letters of `EPA`, `U.N.` and `DfT`, which begin and end with a capital.
fn initials(text: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = text.bytes().filter(|&b| b != b'.').collect();
    let capital = |letter: Option<&u8>| letter.is_some_and(u8::is_ascii_uppercase);
    let small = letters.iter().filter(|b| b.is_ascii_lowercase()).count();
    let fits = (2..=LONGEST_INITIALS).contains(&letters.len())
        && letters.iter().all(u8::is_ascii_alphabetic)
        && capital(letters.first())
        && capital(letters.last())
        && small < 3;
    fits.then_some(letters)
}

/// The first letters of a word: `Fed` of `Federal`.
fn clip(word: &str) -> Option<Clip> {
    let first = word.as_bytes().first_chunk::<3>()?;
    Some(first.map(|byte| byte.to_ascii_lowercase()))
}
