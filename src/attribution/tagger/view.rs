//! A document as the tagger's features see it: its words, and what stands around each.

use std::ops::Range;

use super::features::{RowId, SUFFIX_ROWS, WORD_ROWS, suffix_key, word_key};
use super::label::{Label, OUTSIDE};
use super::sight::{Habits, PUNCTUATION, Sight, quoting};
use crate::attribution::words::Words;
use crate::parse::{Document, LexemeKind};

/// How many words on each side are looked at.
const REACH: usize = 2;
/// A word and its neighbours.
pub(crate) const WINDOW: usize = 2 * REACH + 1;
/// No such word.
pub(crate) const NONE: u32 = u32::MAX;

/// How many kinds of places there are.
pub(crate) const PLACES: usize = 12;

/// Words that are a cue at least this often count as cues.
const WEAK: u8 = 3;
/// Words that are a cue at least this often are strong cues.
const STRONG: u8 = 4;

/// What stands around a word; places are indices of words or [`NONE`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around {
    /// Its sentence.
    pub(crate) sentence: u32,
    /// What kind of place it is for the transition into it, below [`PLACES`].
    pub(crate) place: u8,
    /// Nearest cue word in the sentence, to the left and to the right.
    pub(crate) cue_left: u32,
    pub(crate) cue_right: u32,
    /// Next strong cue word of the block outside quotations.
    pub(crate) block_cue_right: u32,
    /// Nearest joint of clauses to the left in the sentence.
    pub(crate) joint_left: u32,
    /// Joints of clauses between it and the governing cue of its sentence.
    pub(crate) joints: u32,
}

/// What is to be known of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Surroundings {
    /// Its words.
    pub(crate) words: Range<u32>,
    /// Its block and the first word of that.
    block: u32,
    pub(crate) block_start: u32,
    /// Strongest cue of the sentence before, outside quotations.
    pub(crate) strongest_before: u8,
    /// Whether it has anything that an attribution needs: a possible cue, a quotation or what a
    /// pattern found.
    pub(crate) live: bool,
    /// Its governing cue: the first of its strongest outside quotations.
    pub(crate) governor: u32,
}

/// The cues of a sentence: see [`Surroundings`].
struct Cues {
    strongest: u8,
    live: bool,
    governor: u32,
}

/// A document in numbers.
#[derive(Debug)]
pub(crate) struct View {
    /// The words, with [`Sight::EDGE`] before and after, so that windows need no bounds.
    sights: Vec<Sight>,
    /// By word.
    pub(crate) around: Vec<Around>,
    pub(crate) sentences: Vec<Surroundings>,
}

impl View {
    pub(crate) fn new(
        document: &Document,
        words: &Words,
        hints: &[Label],
        habits: impl Fn(u32) -> Habits,
    ) -> Self {
        let mut sights = Vec::with_capacity(words.len() + 2 * REACH);
        sights.resize(REACH, Sight::EDGE);
        let (mut sentence, mut opens) = (NONE, true);
        for (word, &hint) in words.iter().zip(hints) {
            opens |= word.sentence != sentence;
            sentence = word.sentence;
            let habits = habits(word.hash);
            sights.push(Sight::new(document, word, opens, hint, habits));
            opens &= word.kind == LexemeKind::Mark;
        }
        sights.resize(sights.len() + REACH, Sight::EDGE);
        let mut view = Self {
            sights,
            around: Vec::with_capacity(words.len()),
            sentences: Vec::with_capacity(document.sentences.len()),
        };
        let mut strongest = 0;
        for (number, sentence) in (0..).zip(&document.sentences) {
            let words = words.sentence(number);
            let found = view.find_cues(words.clone());
            let before = std::mem::replace(&mut strongest, found.strongest);
            let last = view.sentences.last();
            let block_start = last
                .filter(|last| last.block == sentence.block)
                .map_or(words.start, |last| last.block_start);
            view.sentences.push(Surroundings {
                block: sentence.block,
                block_start,
                strongest_before: before,
                live: found.live,
                governor: found.governor,
                words,
            });
            view.look_back(number);
        }
        view.look_ahead();
        view.count_joints();
        view
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.around.len()
    }

    /// What is to be seen of a word.
    pub(crate) fn sight(&self, at: u32) -> &Sight {
        &self.sights[at as usize + REACH]
    }

    /// A word, in the middle, and its neighbours.
    pub(crate) fn window(&self, at: usize) -> &[Sight] {
        &self.sights[at..at + WINDOW]
    }

    /// The sentence of a word.
    pub(crate) fn sentence(&self, at: usize) -> &Surroundings {
        &self.sentences[self.around[at].sentence as usize]
    }

    /// Looks up each word and its ending once, for itself and its neighbours. `find` gets a key
    /// and how many rows it has, and gives the first.
    pub(crate) fn find_rows(&mut self, mut find: impl FnMut(u32, RowId) -> RowId) {
        for sight in &mut self.sights {
            sight.word_row = find(word_key(sight.word), WORD_ROWS);
            sight.suffix_row = find(suffix_key(sight.suffix), SUFFIX_ROWS);
        }
    }

    /// The words of a range, with their places.
    fn each(&self, words: Range<u32>) -> impl DoubleEndedIterator<Item = (u32, &Sight)> {
        let sights = &self.sights[words.start as usize + REACH..words.end as usize + REACH];
        words.zip(sights)
    }

    /// What a sentence has of cues.
    fn find_cues(&self, words: Range<u32>) -> Cues {
        let mut found = Cues {
            strongest: 0,
            live: false,
            governor: NONE,
        };
        for (at, sight) in self.each(words) {
            let outside = sight.quoting == quoting::OUTSIDE;
            found.live |= sight.cue >= WEAK || sight.hint != OUTSIDE || !outside;
            if outside && sight.cue > found.strongest {
                found.strongest = sight.cue;
                if sight.cue >= WEAK {
                    found.governor = at;
                }
            }
        }
        found
    }

    /// Notes for each word of the next sentence what stands before it.
    fn look_back(&mut self, number: u32) {
        let sentence = &self.sentences[number as usize];
        let words = sentence.words.clone();
        let sights = &self.sights[words.start as usize + REACH - 1..words.end as usize + REACH];
        let (mut cue, mut joint) = (NONE, NONE);
        for (at, pair) in words.zip(sights.windows(2)) {
            self.around.push(Around {
                sentence: number,
                place: place(sentence, at, &pair[0], &pair[1]),
                cue_left: cue,
                cue_right: NONE,
                block_cue_right: NONE,
                joint_left: joint,
                joints: 0,
            });
            cue = if pair[1].is_cue() { at } else { cue };
            joint = if pair[1].joint { at } else { joint };
        }
    }

    /// Notes for each word what stands behind it in its sentence and its block.
    fn look_ahead(&mut self) {
        let (mut block, mut ahead) = (NONE, NONE);
        for sentence in self.sentences.iter().rev() {
            if sentence.block != block {
                (block, ahead) = (sentence.block, NONE);
            }
            let words = sentence.words.start as usize..sentence.words.end as usize;
            let sights = &self.sights[words.start + REACH..words.end + REACH];
            let around = self.around[words].iter_mut().zip(sights);
            let mut cue = NONE;
            for (at, (around, sight)) in sentence.words.clone().zip(around).rev() {
                (around.cue_right, around.block_cue_right) = (cue, ahead);
                cue = if sight.is_cue() { at } else { cue };
                let strong = sight.cue >= STRONG && sight.quoting == quoting::OUTSIDE;
                ahead = if strong { at } else { ahead };
            }
        }
    }

    fn count_joints(&mut self) {
        for sentence in &self.sentences {
            let governor = sentence.governor;
            if governor == NONE {
                continue;
            }
            let mut joints = 0;
            for at in governor + 1..sentence.words.end {
                self.around[at as usize].joints = joints;
                joints += u32::from(self.sights[at as usize + REACH].joint);
            }
            joints = u32::from(self.sights[governor as usize + REACH].joint);
            for at in (sentence.words.start..governor).rev() {
                self.around[at as usize].joints = joints;
                joints += u32::from(self.sights[at as usize + REACH].joint);
            }
        }
    }
}

impl Sight {
    /// A possible cue; what stands in a quotation is none.
    fn is_cue(&self) -> bool {
        self.cue >= WEAK && self.quoting != quoting::INSIDE
    }
}

/// What kind of place a word has, by itself and the word before it.
fn place(sentence: &Surroundings, at: u32, before: &Sight, here: &Sight) -> u8 {
    use quoting::{CLOSES, INSIDE, OPENS};
    if at == sentence.block_start {
        return if here.quoting == OPENS { 8 } else { 2 };
    }
    if at == sentence.words.start {
        return match here.quoting {
            OPENS => 9,
            INSIDE => 10,
            _ => 1,
        };
    }
    match here.quoting {
        OPENS => 3,
        CLOSES => 4,
        _ if before.quoting == CLOSES => 5,
        INSIDE => 7,
        _ if before.shape == PUNCTUATION => 6,
        _ if here.shape == PUNCTUATION => 11,
        _ => 0,
    }
}
