//! What the tagger looks at: each word's surroundings, turned into rows of weights.
//!
//! A feature is a template filled with values, and has a row of weights. A template of few values
//! has a row for each, found by counting; the others are hashed, and the common ones have a row.
//! Templates come in groups that can be switched off, to measure what each is worth. Few and
//! general templates do better than many special ones: the corpus is small.

use super::label::LABELS;
use super::sight::{HABITS, LISTED, NO_HABIT, QUOTING, SHAPES, Sight};
use super::view::{NONE, View};

/// Names of the groups of templates, in the order of their bits.
pub const GROUPS: [&str; 10] = [
    "word",
    "affix",
    "shape",
    "habit",
    "list",
    "quotation",
    "near-cue",
    "place",
    "governor",
    "hint",
];

/// The number of a row of weights.
pub(crate) type RowId = u16;
/// The row of features that were not learned: zeros.
pub(crate) const UNLEARNED: RowId = 0;

/// How many hints there are.
const HINTS: RowId = LABELS as RowId;

/// Templates of few values: the first row of each. How many rows it has is the product of how many
/// values each of its parts can take.
mod first {
    use super::{HABITS, HINTS, LISTED, QUOTING, RowId, SHAPES};

    pub(super) const SHAPES_TO_NEXT: RowId = 1;
    pub(super) const SHAPES_FROM_HERE: RowId = SHAPES_TO_NEXT + SHAPES * SHAPES * SHAPES;
    pub(super) const CUE_BEFORE: RowId = SHAPES_FROM_HERE + SHAPES * SHAPES * SHAPES;
    pub(super) const CUES: RowId = CUE_BEFORE + HABITS;
    pub(super) const SOURCES: RowId = CUES + HABITS * HABITS * HABITS;
    pub(super) const LISTED_BEFORE: RowId = SOURCES + HABITS * HABITS * HABITS;
    pub(super) const NEAR_CUES: RowId = LISTED_BEFORE + LISTED;
    pub(super) const CUE_AHEAD: RowId = NEAR_CUES + HABITS * HABITS * QUOTING;
    pub(super) const PLACE: RowId = CUE_AHEAD + HABITS * 16 * QUOTING;
    pub(super) const STRONGEST: RowId = PLACE + 16 * 3;
    pub(super) const GOVERNOR: RowId = STRONGEST + HABITS * QUOTING;
    pub(super) const HINT: RowId = GOVERNOR + 4 * 16 * 4 * QUOTING;
    pub(super) const HINT_AND_HABITS: RowId = HINT + HINTS * QUOTING;
    pub(super) const HINTS_TO_HERE: RowId = HINT_AND_HABITS + HINTS * HABITS * HABITS;
    pub(super) const END: RowId = HINTS_TO_HERE + HINTS * HINTS * QUOTING;
}

/// The first row that hashed features may have.
pub(crate) const HASHED: RowId = first::END;

/// The key of a word, which has three rows: for the word itself, the next and the one after it.
pub(crate) fn word_key(word: u32) -> u32 {
    mix(1, word, 0, 0)
}

/// The key of an ending, which has two rows: for the word itself and the next.
pub(crate) fn suffix_key(suffix: u32) -> u32 {
    mix(4, suffix, 0, 0)
}

/// Rows of a word's and an ending's key.
pub(crate) const WORD_ROWS: RowId = 3;
pub(crate) const SUFFIX_ROWS: RowId = 2;

/// Distances matter less the longer they are.
fn bucket(distance: u32) -> u8 {
    const BUCKETS: [u8; 50] = [
        0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9, 9,
        9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9,
    ];
    BUCKETS.get(distance as usize).copied().unwrap_or(10)
}

/// One hash of a template and its values: both halves of a long product, folded.
#[inline]
fn mix(template: u32, a: u32, b: u32, c: u32) -> u32 {
    let left = (u64::from(a) | u64::from(b) << 32) ^ 0x2D35_8DCC_AA6C_78A5;
    let right = (u64::from(c) << 16 | u64::from(template)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let product = u128::from(left) * u128::from(right | 1);
    let folded = product as u64 ^ (product >> 64) as u64;
    (folded ^ folded >> 32) as u32
}

/// Three small values in one.
fn pack(a: u8, b: u8, c: u8) -> u32 {
    u32::from_le_bytes([a, b, c, 0])
}

/// Gives the row of each feature of the word `at`; `find` knows the row of a hashed one. Always
/// compiled into where it is used, so that the sum stays in registers.
#[inline(always)]
pub(crate) fn features(
    view: &View,
    at: usize,
    groups: u32,
    mut find: impl FnMut(u32) -> RowId,
    mut give: impl FnMut(RowId),
) {
    let place = u32::try_from(at).unwrap_or(NONE);
    let around = view.around[at];
    let sentence = view.sentence(at);
    let far = |other: u32| match other {
        NONE => 15,
        other => bucket(other.abs_diff(place)),
    };
    let cue_of = |other: u32| match other {
        NONE => NO_HABIT,
        other => view.sight(other).cue,
    };
    let word_of = |other: u32| match other {
        NONE => 0,
        other => view.sight(other).word,
    };
    // Two words to the left and to the right: the word itself is at 2.
    let w: &[Sight] = view.window(at);
    let kin = w[2].kin;
    let q = w[2].quoting;
    let hint = w[2].hint;
    let (left, right) = (around.cue_left, around.cue_right);
    let near_cues = mixed([(cue_of(left), HABITS), (cue_of(right), HABITS)]);
    let is_on = |group: u32| groups & (1 << group) != 0;

    if is_on(0) {
        give(offset(w[2].word_row, 0));
        give(offset(w[1].word_row, 1));
        give(offset(w[0].word_row, 2));
    }
    if is_on(1) {
        give(offset(w[2].suffix_row, 0));
        give(offset(w[1].suffix_row, 1));
    }
    if is_on(2) {
        let shape = |by: usize| (w[by].shape, SHAPES);
        give(first::SHAPES_TO_NEXT + mixed([shape(1), shape(2), shape(3)]));
        give(first::SHAPES_FROM_HERE + mixed([shape(2), shape(3), shape(4)]));
    }
    if is_on(3) {
        let cue = |by: usize| (w[by].cue, HABITS);
        let source = |by: usize| (w[by].source, HABITS);
        give(first::CUE_BEFORE + mixed([cue(1)]));
        give(first::CUES + mixed([cue(1), cue(2), cue(3)]));
        give(first::SOURCES + mixed([cue(1), source(2), source(3)]));
    }
    if is_on(4) {
        let three = pack(w[1].listed, w[2].listed, w[3].listed);
        give(first::LISTED_BEFORE + mixed([(w[1].listed, LISTED)]));
        give(find(mix(12, three, 0, 0)));
    }
    if is_on(5) {
        give(find(mix(13, u32::from(q), kin, 0)));
    }
    if is_on(6) {
        let ahead = around.block_cue_right;
        let distance = (far(ahead), 16);
        let joint = match around.joint_left {
            NONE => 5,
            joint => view.sight(joint).kin,
        };
        give(first::NEAR_CUES + near_cues * QUOTING + mixed([(q, QUOTING)]));
        give(find(mix(15, word_of(right), u32::from(q), 0)));
        give(first::CUE_AHEAD + mixed([(cue_of(ahead), HABITS), distance, (q, QUOTING)]));
        give(find(mix(17, joint, u32::from(near_cues), 0)));
    }
    if is_on(7) {
        let from_start = bucket(place - sentence.words.start);
        let to_end = bucket(sentence.words.end - 1 - place);
        give(first::PLACE + mixed([(from_start, 16), (to_end.min(2), 3)]));
        give(find(mix(19, u32::from(from_start.min(3)), kin, 0)));
        give(first::STRONGEST + mixed([(sentence.strongest_before, HABITS), (q, QUOTING)]));
    }
    if is_on(8) {
        let governor = sentence.governor;
        let side = match governor {
            NONE => 0,
            governor if place < governor => 1,
            governor if place == governor => 2,
            _ => 3,
        };
        let (before, itself) = match governor {
            NONE => (0, 0),
            governor => {
                let pair = view.window(governor as usize);
                (pair[1].kin, pair[2].kin)
            }
        };
        let joints = (around.joints.min(3) as u8, 4);
        give(find(mix(21, before, itself, u32::from(side))));
        let distance = (far(governor), 16);
        give(first::GOVERNOR + mixed([joints, distance, (side, 4), (q, QUOTING)]));
    }
    if is_on(9) {
        let here = u32::from(hint);
        let four = pack(w[0].hint, w[1].hint, hint);
        let left_cue = pack(hint, cue_of(left), 0);
        let habits = [(hint, HINTS), (w[2].cue, HABITS), (w[2].source, HABITS)];
        give(first::HINT + mixed([(hint, HINTS), (q, QUOTING)]));
        give(find(mix(24, four, u32::from(w[3].hint), 0)));
        give(find(mix(25, here, kin, 0)));
        give(find(mix(26, pack(hint, w[3].hint, 0), w[3].kin, 0)));
        give(first::HINT_AND_HABITS + mixed(habits));
        give(find(mix(28, left_cue, word_of(left), 0)));
        give(first::HINTS_TO_HERE + mixed([(w[1].hint, HINTS), (hint, HINTS), (q, QUOTING)]));
    }
}

/// Several small values as one: each with how many it may be.
#[inline]
fn mixed<const N: usize>(values: [(u8, RowId); N]) -> RowId {
    let mut all = 0;
    for (value, radix) in values {
        all = all * radix + RowId::from(value);
    }
    all
}

/// The row `by` further of a key with several; none if it was not learned.
#[inline]
fn offset(row: RowId, by: RowId) -> RowId {
    if row == UNLEARNED { row } else { row + by }
}

/// Spreads a hash over all its bits.
pub(crate) fn spread(hash: u32) -> u32 {
    mix(0, hash, 0, 0)
}
