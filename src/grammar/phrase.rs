//! Phrases of several words, kept so that the longest one at a place is found in one walk.

use std::borrow::Borrow;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::class::WordId;
use super::packed;
use super::phrase_class::PhraseClass;
use super::verb::{VerbForm, VerbId};

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhraseMatch {
    /// The list it is in.
    pub class: PhraseClass,
    /// How many words it takes.
    pub length: usize,
    /// Whether it is the plural of an entry (`prime ministers`).
    pub plural: bool,
    /// For a reporting verb of several words, which verb and which form.
    pub verb: Option<(VerbId, VerbForm)>,
    /// For a place or demonym, whom it speaks for: see [`super::Grammar::place_of`].
    pub place: Option<WordId>,
}

/// What the end of a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ending {
    pub(super) class: PhraseClass,
    pub(super) plural: bool,
    pub(super) verb: Option<(VerbId, VerbForm)>,
    pub(super) place: Option<WordId>,
    /// Which section of which file it is from; 0 once it is built in.
    #[serde(skip)]
    pub(super) section: u32,
    /// Its line in that file.
    #[serde(skip)]
    pub(super) line: u32,
}

impl Ending {
    /// The end of a phrase of which only class and origin are known.
    pub(super) fn of(class: PhraseClass, section: u32, line: u32) -> Self {
        Self {
            class,
            plural: false,
            verb: None,
            place: None,
            section,
            line,
        }
    }
}

/// Phrases as a tree: a step for each word.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Phrases {
    /// From the root, by word; 0 where no phrase starts. Most words end the search here.
    #[serde(with = "packed")]
    firsts: Vec<Node>,
    steps: FxHashMap<(Node, WordId), Node>,
    /// A bit for each step, several to a bit: most words lead nowhere, and this says so without
    /// leaving the nearest cache.
    pairs: Pairs,
    /// By place, the number in `endings` of what ends there, from 1; 0 for nothing.
    #[serde(with = "packed")]
    ends: Vec<u32>,
    /// What ends somewhere, with the place of what else ends there.
    endings: Vec<(Ending, u32)>,
}

/// A place in the tree by number; 0 is the root.
type Node = u32;

/// Where phrases go on after their first word: all that is asked of most words.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct Start {
    /// 0 where no phrase starts.
    node: Node,
    /// Whether the word is a phrase by itself.
    ends: bool,
}

impl Start {
    /// Whether any phrase starts with the word.
    pub(super) fn is_any(self) -> bool {
        self.node != 0
    }
}

/// A set of pairs of a place and a word that may hold a few more than were put in.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Pairs(Vec<u64>);

impl Pairs {
    /// Bits of a place in the set: there are some ten steps to a hundred bits.
    const BITS: u32 = 16;

    fn at(node: Node, word: WordId) -> (usize, u64) {
        let pair = u64::from(node) << 32 | u64::from(word.0);
        let at = pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - Self::BITS);
        (at as usize / 64, 1 << (at % 64))
    }

    fn insert(&mut self, node: Node, word: WordId) {
        let (at, bit) = Self::at(node, word);
        self.0[at] |= bit;
    }

    fn may_hold(&self, node: Node, word: WordId) -> bool {
        let (at, bit) = Self::at(node, word);
        self.0[at] & bit != 0
    }
}

impl Default for Pairs {
    fn default() -> Self {
        Self(vec![0; (1 << Self::BITS) / 64])
    }
}

impl Phrases {
    /// Room for this many phrases without growing.
    pub(super) fn with_capacity(phrases: usize) -> Self {
        Self {
            firsts: Vec::new(),
            steps: FxHashMap::with_capacity_and_hasher(phrases, rustc_hash::FxBuildHasher),
            pairs: Pairs::default(),
            ends: Vec::with_capacity(phrases),
            endings: Vec::with_capacity(phrases),
        }
    }

    /// The last section that a phrase is from; 0 without phrases.
    pub(super) fn last_section(&self) -> u32 {
        let sections = self.endings.iter().map(|(ending, _)| ending.section);
        sections.max().unwrap_or(0)
    }

    /// Adds the phrases that take one word from each set of alternatives in turn. Answers with the
    /// line on which one of them stands in the same section already, if one does. Where two files
    /// have the same phrase, the later one counts.
    ///
    /// An empty word among the alternatives makes them optional.
    pub(super) fn add(&mut self, words: &[Vec<WordId>], ending: Ending) -> Option<u32> {
        let (mut reached, mut next) = (vec![0], Vec::new());
        for alternatives in words {
            next.clear();
            for &node in &reached {
                for &word in alternatives {
                    let is_left_out = word == WordId::UNKNOWN;
                    next.push(if is_left_out {
                        node
                    } else {
                        self.step(node, word)
                    });
                }
            }
            if alternatives.contains(&WordId::UNKNOWN) {
                next.sort_unstable();
                next.dedup();
            }
            std::mem::swap(&mut reached, &mut next);
        }
        let mut earlier = None;
        for node in reached.into_iter().filter(|&node| node != 0) {
            earlier = earlier.or(self.end(node, ending));
        }
        earlier
    }

    /// Lets a phrase end at a node. Answers with the line on which its section has one already.
    fn end(&mut self, node: Node, ending: Ending) -> Option<u32> {
        let first = self.ends[node as usize];
        let mut at = first;
        while let Some((known, next)) = at
            .checked_sub(1)
            .and_then(|i| self.endings.get_mut(i as usize))
        {
            if known.class == ending.class {
                let earlier = (known.section == ending.section).then_some(known.line);
                *known = ending;
                return earlier;
            }
            at = *next;
        }
        self.endings.push((ending, first));
        self.ends[node as usize] = count(self.endings.len());
        None
    }

    /// Makes the place after a first word, so that it lies near those made just before.
    pub(super) fn begin(&mut self, word: WordId) {
        self.step(0, word);
    }

    fn step(&mut self, from: Node, word: WordId) -> Node {
        if self.ends.is_empty() {
            self.ends.push(0);
        }
        let new = count(self.ends.len());
        let to = if from == 0 {
            let at = word.0 as usize;
            if self.firsts.len() <= at {
                self.firsts.resize(at + 1, 0);
            }
            let to = &mut self.firsts[at];
            if *to == 0 {
                *to = new;
            }
            *to
        } else {
            self.pairs.insert(from, word);
            *self.steps.entry((from, word)).or_insert(new)
        };
        if to == new {
            self.ends.push(0);
        }
        to
    }

    /// The longest phrase at the start of `words` that `wanted` accepts; of several in different
    /// lists, the one that was read first.
    pub(super) fn longest(
        &self,
        words: impl IntoIterator<Item = impl Borrow<WordId>>,
        wanted: impl Fn(PhraseClass) -> bool,
    ) -> Option<PhraseMatch> {
        let mut words = words.into_iter();
        let start = words.next().map(|first| self.start(*first.borrow()));
        let mut best = None;
        self.each(start.unwrap_or_default(), words, |found| {
            if wanted(found.class) {
                best = Some(found);
            }
        });
        best
    }

    /// Every phrase that starts with a word and goes on with `rest`, the shorter first.
    pub(super) fn each(
        &self,
        start: Start,
        rest: impl IntoIterator<Item = impl Borrow<WordId>>,
        mut found: impl FnMut(PhraseMatch),
    ) {
        let mut rest = rest.into_iter();
        let mut node = start.is_any().then_some(start.node);
        let mut ends = start.ends;
        let mut length = 1;
        while let Some(here) = node {
            if ends {
                self.each_end(here, length, &mut found);
            }
            node = rest
                .next()
                .map(|word| *word.borrow())
                .filter(|&word| self.pairs.may_hold(here, word))
                .and_then(|word| self.steps.get(&(here, word)).copied());
            ends = true;
            length += 1;
        }
    }

    /// Every phrase that ends at a place, `length` words from the root.
    fn each_end(&self, node: Node, length: usize, found: &mut impl FnMut(PhraseMatch)) {
        let mut at = self.ends[node as usize];
        while let Some((ending, next)) =
            at.checked_sub(1).and_then(|i| self.endings.get(i as usize))
        {
            found(PhraseMatch {
                class: ending.class,
                length,
                plural: ending.plural,
                verb: ending.verb,
                place: ending.place,
            });
            at = *next;
        }
    }

    /// Where phrases go on that start with this word.
    pub(super) fn start(&self, word: WordId) -> Start {
        let node = self.firsts.get(word.0 as usize).copied().unwrap_or(0);
        Start {
            node,
            ends: self.ends.get(node as usize).is_some_and(|&end| end != 0),
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).expect("word lists stay far below 4 billion phrases")
}
