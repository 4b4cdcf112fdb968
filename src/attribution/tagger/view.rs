//! A document as the tagger's features see it: a few small numbers for each word.

use super::label::{Label, OUTSIDE};
use crate::attribution::words::{Shape, Word, Words};
use crate::grammar::Classes;
use crate::parse::{Document, LexemeKind};

/// Entries before the first and after the last word, so that windows need no bounds.
pub(crate) const PAD: usize = 4;
/// What stands in the padding; small, since some values are packed into a byte.
const EDGE: u32 = 31;
/// No such word.
pub(crate) const NONE: u32 = u32::MAX;

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

/// Where a word stands to the nearest quotation.
pub(crate) mod quoting {
    pub(crate) const OUTSIDE: u32 = 0;
    pub(crate) const OPENS: u32 = 1;
    pub(crate) const INSIDE: u32 = 2;
    pub(crate) const CLOSES: u32 = 3;
}

/// Words that are a cue at least this often count as cues.
const WEAK: u32 = 3;
/// Words that are a cue at least this often are strong cues.
const STRONG: u32 = 4;

/// The numbers. Vectors are padded by [`PAD`] at both ends unless they say otherwise.
#[derive(Debug, Default)]
pub(crate) struct View {
    /// How many words, without the padding.
    pub(crate) len: usize,
    /// Hash of the lower-cased word.
    pub(crate) word: Vec<u32>,
    /// The word if frequent, or else a class of words that behave alike.
    pub(crate) kin: Vec<u32>,
    pub(crate) suffix: Vec<u32>,
    pub(crate) shape: Vec<u32>,
    /// How often it is in a cue, see [`Habits`].
    pub(crate) cue: Vec<u32>,
    pub(crate) source: Vec<u32>,
    /// What the word lists say.
    pub(crate) listed: Vec<u32>,
    /// The label that the patterns of the grammar give it.
    pub(crate) hint: Vec<u32>,
    pub(crate) quoting: Vec<u32>,
    /// Begins or splits a clause.
    joint: Vec<bool>,
    /// Word to sentence; not padded.
    pub(crate) sentence: Vec<u32>,
    /// Sentence to its first word; one more entry at the end; not padded.
    pub(crate) sentence_start: Vec<u32>,
    /// Sentence to the first word of its block; not padded.
    pub(crate) block_start: Vec<u32>,
    /// Number of the block; not padded.
    pub(crate) block: Vec<u32>,
    /// Strongest cue of the sentence before each, outside quotations; not padded.
    pub(crate) strongest: Vec<u32>,
    /// Whether a sentence has anything that an attribution needs: a possible cue, a quotation or
    /// what a pattern found; not padded.
    pub(crate) live: Vec<bool>,
    /// Nearest cue word in the sentence, to the left and to the right; not padded.
    pub(crate) cue_left: Vec<u32>,
    pub(crate) cue_right: Vec<u32>,
    /// Next strong cue word of the block outside quotations; not padded.
    pub(crate) block_cue_right: Vec<u32>,
    /// Nearest joint of clauses to the left in the sentence; not padded.
    pub(crate) joint_left: Vec<u32>,
    /// Sentence to its governing cue: the first of its strongest outside quotations; not padded.
    pub(crate) governor: Vec<u32>,
    /// Joints of clauses between a word and its governing cue; not padded.
    pub(crate) joints: Vec<u32>,
}

impl View {
    pub(crate) fn new(
        document: &Document,
        words: &Words,
        hints: &[Label],
        habits: impl Fn(u32) -> Habits,
    ) -> Self {
        let len = words.len();
        let padded = || {
            let mut values = Vec::with_capacity(len + 2 * PAD);
            values.resize(PAD, EDGE);
            values
        };
        let mut view = Self {
            len,
            word: padded(),
            kin: padded(),
            suffix: padded(),
            shape: padded(),
            cue: padded(),
            source: padded(),
            listed: padded(),
            hint: padded(),
            quoting: padded(),
            ..Self::default()
        };
        view.sentence.reserve(len);
        view.joint.reserve(len);
        let mut first = true;
        for (at, word) in words.iter().enumerate() {
            let text = word.span.of(&document.text);
            let new_sentence = at == 0 || words[at - 1].sentence != word.sentence;
            first = new_sentence || (first && word.kind == LexemeKind::Mark);
            let known = habits(word.hash);
            let listed = listed(word.classes);
            let quoting = quoting_of(document, word);
            let shape = shape(word.kind, word.shape, text.len(), first);
            let cue = match known.cue {
                _ if word.kind != LexemeKind::Word => 0,
                0 => from_lists(word.classes),
                habit => habit,
            };
            let suffix = tail(text, 3);
            let class = suffix_class(text);
            view.word.push(word.hash);
            view.suffix.push(suffix);
            view.shape.push(shape);
            view.cue.push(u32::from(cue));
            view.source.push(u32::from(known.source));
            view.listed.push(listed);
            view.hint.push(u32::from(hints[at]));
            view.quoting.push(quoting);
            view.kin.push(match word.kind {
                LexemeKind::Mark => 3000 + quoting,
                LexemeKind::Number => 77,
                LexemeKind::Word if !known.frequent => 1000 + class + 32 * shape + 512 * listed,
                _ => word.hash,
            });
            view.sentence.push(word.sentence);
            view.joint.push(is_joint(word.kind, word.classes, text));
            if first && word.kind != LexemeKind::Mark {
                first = false;
            }
        }
        for values in [
            &mut view.word,
            &mut view.kin,
            &mut view.suffix,
            &mut view.shape,
            &mut view.cue,
            &mut view.source,
            &mut view.listed,
            &mut view.hint,
            &mut view.quoting,
        ] {
            values.resize(len + 2 * PAD, EDGE);
        }
        view.measure_sentences(document, words);
        view.find_nearest();
        view.find_governors(document.sentences.len());
        view
    }

    fn measure_sentences(&mut self, document: &Document, words: &Words) {
        let count = document.sentences.len();
        self.strongest = vec![0; count + 1];
        self.live = vec![false; count];
        for at in 0..self.len {
            let sentence = self.sentence[at] as usize;
            let cue = self.cue[at + PAD];
            let quoting = self.quoting[at + PAD];
            self.live[sentence] |= cue >= WEAK
                || self.hint[at + PAD] != u32::from(OUTSIDE)
                || quoting != quoting::OUTSIDE;
            if quoting == quoting::OUTSIDE {
                self.strongest[sentence + 1] = self.strongest[sentence + 1].max(cue);
            }
        }
        let mut block = (u32::MAX, 0);
        for (number, sentence) in document.sentences.iter().enumerate() {
            let range = words.sentence(u32::try_from(number).unwrap_or(u32::MAX));
            self.sentence_start.push(range.start);
            if sentence.block != block.0 {
                block = (sentence.block, range.start);
            }
            self.block_start.push(block.1);
            self.block.push(sentence.block);
        }
        self.sentence_start.push(index(self.len));
    }

    fn find_governors(&mut self, count: usize) {
        self.governor = vec![NONE; count];
        for at in 0..self.len {
            let governor = &mut self.governor[self.sentence[at] as usize];
            let cue = self.cue[at + PAD];
            if cue >= WEAK
                && self.quoting[at + PAD] == quoting::OUTSIDE
                && (*governor == NONE || cue > self.cue[*governor as usize + PAD])
            {
                *governor = index(at);
            }
        }
        self.joints = vec![0; self.len];
        for at in 1..self.len {
            let governor = self.governor[self.sentence[at] as usize];
            if governor < index(at) {
                let joint = self.joint[at - 1] && governor + 1 < index(at);
                self.joints[at] = self.joints[at - 1] + u32::from(joint);
            }
        }
        for at in (0..self.len.saturating_sub(1)).rev() {
            let governor = self.governor[self.sentence[at] as usize];
            if governor != NONE && governor > index(at) {
                self.joints[at] = self.joints[at + 1] + u32::from(self.joint[at + 1]);
            }
        }
    }

    fn find_nearest(&mut self) {
        let len = self.len;
        for nearest in [
            &mut self.cue_left,
            &mut self.cue_right,
            &mut self.block_cue_right,
            &mut self.joint_left,
        ] {
            nearest.resize(len, NONE);
        }
        for at in 1..len {
            if self.sentence[at - 1] == self.sentence[at] {
                self.cue_left[at] = pick(self.is_cue(at - 1), at - 1, self.cue_left[at - 1]);
                self.joint_left[at] = pick(self.joint[at - 1], at - 1, self.joint_left[at - 1]);
            }
        }
        for at in (0..len.saturating_sub(1)).rev() {
            let (here, after) = (self.sentence[at], self.sentence[at + 1]);
            if here == after {
                self.cue_right[at] = pick(self.is_cue(at + 1), at + 1, self.cue_right[at + 1]);
            }
            if self.block[here as usize] == self.block[after as usize] {
                let strong = self.cue[at + 1 + PAD] >= STRONG
                    && self.quoting[at + 1 + PAD] == quoting::OUTSIDE;
                self.block_cue_right[at] = pick(strong, at + 1, self.block_cue_right[at + 1]);
            }
        }
    }

    /// A possible cue; what stands in a quotation is none.
    fn is_cue(&self, at: usize) -> bool {
        self.cue[at + PAD] >= WEAK && self.quoting[at + PAD] != quoting::INSIDE
    }
}

fn pick(is_here: bool, here: usize, further: u32) -> u32 {
    if is_here { index(here) } else { further }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

fn quoting_of(document: &Document, word: &Word) -> u32 {
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

fn shape(kind: LexemeKind, shape: Shape, len: usize, first: bool) -> u32 {
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
        LexemeKind::Punctuation => 8,
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

/// The most telling list that a word is in.
fn listed(classes: Classes) -> u32 {
    const TELLING: [Classes; 30] = [
        Classes::REPORTING_VERB,
        Classes::ATTITUDE_VERB,
        Classes::CUE_NOUN,
        Classes::CUE_ADJECTIVE,
        Classes::PRONOUN,
        Classes::DETERMINER,
        Classes::AUXILIARY,
        Classes::MODAL,
        Classes::NEGATION,
        Classes::RELATIVE,
        Classes::SUBORDINATOR,
        Classes::COORDINATOR,
        Classes::PREPOSITION,
        Classes::AGENCY,
        Classes::OUTLET,
        Classes::TITLE,
        Classes::ANONYMOUS_NOUN,
        Classes::VAGUE_COLLECTIVE,
        Classes::ROLE,
        Classes::ORGANISATION_NOUN,
        Classes::PERSON_NOUN,
        Classes::DOCUMENT_NOUN,
        Classes::PLACE,
        Classes::DEMONYM,
        Classes::TIME,
        Classes::NUMBER,
        Classes::ADVERB,
        Classes::COMMON_VERB,
        Classes::ADJECTIVE,
        Classes::COUNTED_UNIT,
    ];
    TELLING
        .iter()
        .position(|&class| classes.intersects(class))
        .map_or(0, |at| index(at) + 1)
}

fn is_joint(kind: LexemeKind, classes: Classes, text: &str) -> bool {
    match kind {
        LexemeKind::Punctuation => text.starts_with([',', ';', ':', '—', '–', '-', '(']),
        LexemeKind::Word => classes.intersects(
            Classes::RELATIVE
                .union(Classes::SUBORDINATOR)
                .union(Classes::COORDINATOR),
        ),
        _ => false,
    }
}

/// Hash of the last bytes of a word, lower-cased.
fn tail(text: &str, bytes: usize) -> u32 {
    let start = text.len().saturating_sub(bytes);
    short_hash(&text.as_bytes()[start..])
}

fn short_hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(7, |hash, byte| {
        (hash << 8) ^ u32::from(byte.to_ascii_lowercase()) ^ (hash >> 24)
    })
}

/// Endings that tell what part of speech a word may be.
fn suffix_class(text: &str) -> u32 {
    const ENDINGS: [&str; 15] = [
        "ing", "ed", "ly", "tion", "ment", "ers", "er", "ies", "s", "al", "ous", "ive", "ity",
        "est", "t",
    ];
    let bytes = text.as_bytes();
    ENDINGS
        .iter()
        .position(|ending| bytes.ends_with(ending.as_bytes()))
        .map_or(0, |at| index(at) + 1)
}
