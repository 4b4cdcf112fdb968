//! What the tagger looks at: each word's surroundings, turned into hashes.
//!
//! A feature is a template with values; its hash finds the row of weights. Templates come in
//! groups that can be switched off, to measure what each is worth.

use super::view::{NONE, PAD, View};

/// The groups of templates, as bits of a mask.
pub(crate) mod group {
    pub(crate) const WORD: u32 = 1 << 0;
    pub(crate) const WORD_PAIR: u32 = 1 << 1;
    pub(crate) const AFFIX: u32 = 1 << 2;
    pub(crate) const SHAPE: u32 = 1 << 3;
    pub(crate) const KIN: u32 = 1 << 4;
    pub(crate) const KIN_LONG: u32 = 1 << 5;
    pub(crate) const HABIT: u32 = 1 << 6;
    pub(crate) const QUOTATION: u32 = 1 << 7;
    pub(crate) const CUE_NEAR: u32 = 1 << 8;
    pub(crate) const CUE_BLOCK: u32 = 1 << 9;
    pub(crate) const PLACE: u32 = 1 << 10;
    pub(crate) const NEIGHBOUR: u32 = 1 << 11;
    pub(crate) const EDGE: u32 = 1 << 12;
    pub(crate) const JOINT: u32 = 1 << 13;
    pub(crate) const LISTED: u32 = 1 << 14;
    pub(crate) const HINT: u32 = 1 << 15;
}

/// Names of the groups, for the command line.
pub const GROUPS: [&str; 16] = [
    "word",
    "word-pair",
    "affix",
    "shape",
    "kin",
    "kin-long",
    "habit",
    "quotation",
    "cue-near",
    "cue-block",
    "place",
    "neighbour",
    "edge",
    "joint",
    "listed",
    "hint",
];

/// Distances matter less the longer they are.
fn bucket(distance: u32) -> u32 {
    match distance {
        0..=4 => distance,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}

fn pair(a: u32, b: u32) -> u32 {
    (a.rotate_left(5) ^ b)
        .wrapping_mul(0x9E37_79B1)
        .rotate_left(13)
        ^ b.wrapping_mul(0x85EB_CA6B)
}

fn triple(a: u32, b: u32, c: u32) -> u32 {
    pair(pair(a, b), c)
}

/// Spreads a hash over all its bits.
pub(crate) fn spread(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x7feb_352d);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x846c_a68b);
    hash ^ (hash >> 16)
}

/// Calls `each` with the hash of every feature of the word `at`.
#[expect(
    clippy::too_many_lines,
    reason = "one list of templates, read from top to bottom"
)]
pub(crate) fn features(view: &View, at: usize, groups: u32, mut each: impl FnMut(u32)) {
    let here = at + PAD;
    let near = |values: &[u32], by: isize| values[here.wrapping_add_signed(by)];
    let sentence = view.sentence[at] as usize;
    let start = view.sentence_start[sentence] as usize;
    let end = view.sentence_start[sentence + 1] as usize;
    let from_start = bucket((at - start) as u32);
    let to_end = bucket((end - 1 - at) as u32);
    let distance = |other: u32| {
        if other == NONE {
            15
        } else {
            bucket(other.abs_diff(at as u32))
        }
    };
    let q = view.quoting[here];
    let (left, right) = (view.cue_left[at], view.cue_right[at]);
    let value = |values: &[u32], other: u32, by: isize, otherwise: u32| {
        if other == NONE {
            otherwise
        } else {
            values[(other as usize + PAD).wrapping_add_signed(by)]
        }
    };
    let left_class = value(&view.cue, left, 0, 9);
    let right_class = value(&view.cue, right, 0, 9);
    let w = |by| near(&view.word, by);
    let k = |by| near(&view.kin, by);
    let s = |by| near(&view.shape, by);
    let c = |by| near(&view.cue, by);
    let u = |by| near(&view.source, by);
    let m = |by| near(&view.quoting, by);
    let g = |by| near(&view.listed, by);
    let h = |by| near(&view.hint, by);

    let mut template = 0u32;
    macro_rules! group {
        ($bit:expr, $count:literal, [$($feature:expr),* $(,)?]) => {
            if groups & $bit != 0 {
                let mut number = template;
                $(
                    number += 1;
                    each(spread(pair($feature, number.wrapping_mul(0x0123_4567))));
                )*
                debug_assert_eq!(number - template, $count);
            }
            template += $count;
        };
    }
    group!(
        group::WORD,
        8,
        [1, w(-3), w(-2), w(-1), w(0), w(1), w(2), w(3)]
    );
    group!(
        group::WORD_PAIR,
        4,
        [
            pair(w(-1), w(0)),
            pair(w(0), w(1)),
            pair(w(-2), w(-1)),
            pair(w(1), w(2))
        ]
    );
    group!(
        group::AFFIX,
        5,
        [
            view.suffix[here] & 0xffff,
            view.suffix[here],
            view.prefix[here],
            near(&view.suffix, -1),
            near(&view.suffix, 1),
        ]
    );
    group!(
        group::SHAPE,
        4,
        [
            triple(s(-1), s(0), s(1)),
            triple(s(0), s(1), s(2)),
            triple(s(-2), s(-1), s(0)),
            pair(s(0), view.suffix[here] & 0xffff),
        ]
    );
    group!(
        group::KIN,
        8,
        [
            triple(k(-2), k(-1), k(0)),
            triple(k(-1), k(0), k(1)),
            triple(k(0), k(1), k(2)),
            pair(k(-1), k(0)),
            pair(k(0), k(1)),
            k(0),
            k(-1),
            k(1),
        ]
    );
    group!(
        group::KIN_LONG,
        3,
        [
            pair(pair(k(-3), k(-2)), pair(k(-1), k(0))),
            pair(pair(k(0), k(1)), pair(k(2), k(3))),
            pair(pair(k(-1), k(0)), pair(k(1), k(2))),
        ]
    );
    group!(
        group::HABIT,
        20,
        [
            c(-3),
            c(-2),
            c(-1),
            c(0),
            c(1),
            c(2),
            c(3),
            u(-2),
            u(-1),
            u(0),
            u(1),
            u(2),
            triple(c(-1), c(0), c(1)),
            pair(c(0), u(0)),
            triple(u(-1), u(0), u(1)),
            triple(u(-1), c(0), k(1)),
            triple(k(-1), c(0), k(1)),
            triple(u(-1), u(0), c(1)),
            triple(c(-1), u(0), u(1)),
            triple(pair(s(-1), c(-1)), pair(s(0), c(0)), pair(s(1), c(1))),
        ]
    );
    group!(
        group::QUOTATION,
        9,
        [
            q,
            triple(m(-1), q, m(1)),
            pair(
                q,
                pair(distance(view.mark_left[at]), distance(view.mark_right[at]))
            ),
            pair(q, distance(view.mark_left[at])),
            pair(q, distance(view.mark_right[at])),
            triple(pair(m(-2), m(-1)), q, pair(m(1), m(2))),
            pair(q, k(0)),
            triple(m(-1), k(-1), k(0)),
            pair(q, view.quoted[sentence + 1]),
        ]
    );
    group!(
        group::CUE_NEAR,
        15,
        [
            triple(left_class, distance(left), q),
            triple(right_class, distance(right), q),
            triple(
                pair(left_class, distance(left)),
                pair(right_class, distance(right)),
                c(0)
            ),
            pair(left_class, right_class),
            triple(left_class, right_class, q),
            pair(value(&view.word, left, 0, 0), q),
            pair(value(&view.word, right, 0, 0), q),
            triple(left_class, k(0), from_start.min(2)),
            triple(right_class, k(0), from_start.min(2)),
            pair(value(&view.word, left, 0, 0), value(&view.kin, left, 1, 0)),
            pair(
                value(&view.word, right, 0, 0),
                value(&view.kin, right, -1, 0)
            ),
            pair(
                pair(value(&view.kin, left, -1, 0), value(&view.kin, left, 1, 0)),
                left_class
            ),
            pair(
                pair(
                    value(&view.kin, right, -1, 0),
                    value(&view.kin, right, 1, 0)
                ),
                right_class
            ),
            triple(left_class, distance(left), k(0)),
            triple(right_class, distance(right), k(0)),
        ]
    );
    let (block_left, block_right) = (view.block_cue_left[at], view.block_cue_right[at]);
    group!(
        group::CUE_BLOCK,
        2,
        [
            triple(value(&view.cue, block_left, 0, 9), distance(block_left), q),
            triple(
                value(&view.cue, block_right, 0, 9),
                distance(block_right),
                q
            ),
        ]
    );
    let begins_block = u32::from(start as u32 > view.block_start[sentence]);
    let ends_block = u32::from((end as u32) < view.block_end[sentence]);
    group!(
        group::PLACE,
        6,
        [
            pair(from_start, to_end.min(2)),
            pair(to_end, from_start.min(2)),
            pair(from_start.min(3), k(0)),
            pair(to_end.min(3), k(0)),
            triple(begins_block, from_start.min(1), ends_block),
            pair(bucket(view.block[sentence]).min(6), from_start.min(1)),
        ]
    );
    let strongest = |by: usize| view.strongest[sentence + by];
    let quoted = |by: usize| view.quoted[sentence + by];
    group!(
        group::NEIGHBOUR,
        7,
        [
            triple(strongest(0), strongest(1), strongest(2)),
            pair(strongest(1), q),
            pair(strongest(0), q),
            pair(strongest(2), q),
            triple(quoted(0), quoted(1), quoted(2)),
            triple(quoted(0) + 16 * strongest(0), q, from_start.min(1)),
            triple(quoted(2) + 16 * strongest(2), q, to_end.min(1)),
        ]
    );
    let first = start + PAD;
    let last = end - 1 + PAD;
    group!(
        group::EDGE,
        3,
        [
            pair(view.kin[first], q),
            triple(view.kin[first], view.kin[first + 1], view.kin[first + 2]),
            pair(view.kin[last], view.kin[last - 1]),
        ]
    );
    let (before, after) = (view.joint_left[at], view.joint_right[at]);
    let joint = |other: u32, by: isize| value(&view.kin, other, by, 5);
    let side = |cue: u32, nearer: bool| {
        if cue == NONE {
            0
        } else {
            1 + u32::from(nearer)
        }
    };
    let before_cue = if before == NONE {
        0
    } else {
        side(left, left != NONE && before > left)
    };
    let after_cue = if after == NONE {
        0
    } else {
        side(right, right != NONE && after < right)
    };
    group!(
        group::JOINT,
        8,
        [
            pair(joint(before, 0), distance(before)),
            pair(joint(after, 0), distance(after)),
            pair(joint(before, 0), joint(after, 0)),
            triple(joint(before, 0), joint(before, 1), left_class),
            triple(joint(after, 0), joint(after, 1), right_class),
            triple(joint(before, 0), left_class, right_class),
            pair(
                pair(joint(after, 0), joint(after, 1)),
                pair(joint(after, 2), value(&view.cue, after, 2, 0))
            ),
            triple(before_cue, after_cue, pair(left_class, right_class)),
        ]
    );
    group!(
        group::LISTED,
        7,
        [
            g(-1),
            g(0),
            g(1),
            triple(g(-1), g(0), g(1)),
            triple(g(0), c(0), k(1)),
            triple(g(-1), c(0), q),
            pair(pair(g(-2), g(-1)), pair(g(0), g(1))),
        ]
    );
    group!(
        group::HINT,
        12,
        [
            h(0),
            triple(h(-1), h(0), h(1)),
            pair(pair(h(-2), h(-1)), pair(h(0), h(1))),
            pair(h(0), q),
            pair(h(0), k(0)),
            triple(h(-1), h(0), k(0)),
            triple(h(0), h(1), k(1)),
            triple(h(0), c(0), u(0)),
            triple(h(0), value(&view.word, left, 0, 0), left_class),
            triple(h(0), value(&view.word, right, 0, 0), right_class),
            triple(h(0), from_start.min(2), to_end.min(2)),
            triple(h(-1), h(0), q),
        ]
    );
    let _ = template;
}

/// What kind of place a word is for the transition into it.
pub(crate) const PLACES: usize = 12;

/// The kind of place of a word, below [`PLACES`].
pub(crate) fn place(view: &View, at: usize) -> usize {
    use super::view::quoting::{CLOSES, INSIDE, OPENS};
    let here = at + PAD;
    let q = view.quoting[here] as u8;
    let sentence = view.sentence[at] as usize;
    let start = view.sentence_start[sentence];
    if at as u32 == view.block_start[sentence] {
        return if q == OPENS { 8 } else { 2 };
    }
    if at as u32 == start {
        return match q {
            OPENS => 9,
            INSIDE => 10,
            _ => 1,
        };
    }
    let was_punctuation = view.shape[here - 1] == 8;
    match q {
        OPENS => 3,
        CLOSES => 4,
        _ if view.quoting[here - 1] == u32::from(CLOSES) => 5,
        INSIDE => 7,
        _ if was_punctuation => 6,
        _ if view.shape[here] == 8 => 11,
        _ => 0,
    }
}
