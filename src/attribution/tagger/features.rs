//! What the tagger looks at: each word's surroundings, turned into hashes.
//!
//! A feature is a template filled with values; its hash finds the row of weights. Templates come
//! in groups that can be switched off, to measure what each is worth. Few and general templates
//! do better than many special ones: the corpus is small.

use super::view::{NONE, PAD, View};

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

/// How many features a word has at most.
pub(crate) const MOST: usize = 29;

/// The hashes of one word's features.
#[derive(Debug)]
pub(crate) struct Hashes {
    values: [u32; MOST],
    len: usize,
}

impl Hashes {
    pub(crate) fn new() -> Self {
        Self {
            values: [0; MOST],
            len: 0,
        }
    }

    pub(crate) fn as_slice(&self) -> &[u32] {
        &self.values[..self.len]
    }

    #[inline]
    fn push(&mut self, template: u32, a: u32, b: u32, c: u32) {
        if let Some(value) = self.values.get_mut(self.len) {
            *value = mix(template, a, b, c);
            self.len += 1;
        }
    }
}

/// Distances matter less the longer they are.
fn bucket(distance: u32) -> u32 {
    const BUCKETS: [u8; 50] = [
        0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9, 9,
        9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9,
    ];
    BUCKETS
        .get(distance as usize)
        .map_or(10, |&bucket| u32::from(bucket))
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
fn pack(a: u32, b: u32, c: u32) -> u32 {
    a | b << 8 | c << 16
}

/// Puts the hashes of all features of the word `at` into `out`.
pub(crate) fn features(view: &View, at: usize, groups: u32, out: &mut Hashes) {
    out.len = 0;
    let here = at + PAD;
    let place = u32::try_from(at).unwrap_or(NONE);
    let sentence = view.sentence[at] as usize;
    let start = view.sentence_start[sentence];
    let end = view.sentence_start[sentence + 1];
    let from_start = bucket(place - start);
    let to_end = bucket(end - 1 - place);
    let far = |other: u32| match other {
        NONE => 15,
        other => bucket(other.abs_diff(place)),
    };
    let value = |values: &[u32], other: u32, otherwise: u32| match other {
        NONE => otherwise,
        other => values[other as usize + PAD],
    };
    // Two words to the left and to the right: the word itself is at 2.
    let (w, k, s, c, u, g, h) = (
        &view.word[here - 2..here + 3],
        &view.kin[here - 2..here + 3],
        &view.shape[here - 2..here + 3],
        &view.cue[here - 2..here + 3],
        &view.source[here - 2..here + 3],
        &view.listed[here - 2..here + 3],
        &view.hint[here - 2..here + 3],
    );
    let q = view.quoting[here];
    let (left, right) = (view.cue_left[at], view.cue_right[at]);
    let left_cue = value(&view.cue, left, 9);
    let right_cue = value(&view.cue, right, 9);
    let is_on = |group: u32| groups & (1 << group) != 0;

    if is_on(0) {
        out.push(1, w[0], 0, 0);
        out.push(2, w[1], 0, 0);
        out.push(3, w[2], 0, 0);
    }
    if is_on(1) {
        out.push(4, view.suffix[here], 0, 0);
        out.push(5, view.suffix[here - 1], 0, 0);
    }
    if is_on(2) {
        out.push(6, pack(s[1], s[2], s[3]), 0, 0);
        out.push(7, pack(s[2], s[3], s[4]), 0, 0);
    }
    if is_on(3) {
        out.push(8, c[1], 0, 0);
        out.push(9, pack(c[1], c[2], c[3]), 0, 0);
        out.push(10, pack(c[1], u[2], u[3]), 0, 0);
    }
    if is_on(4) {
        out.push(11, g[1], 0, 0);
        out.push(12, pack(g[1], g[2], g[3]), 0, 0);
    }
    if is_on(5) {
        out.push(13, q, k[2], 0);
    }
    if is_on(6) {
        let both = pack(left_cue, right_cue, q);
        let ahead = view.block_cue_right[at];
        out.push(14, both, 0, 0);
        out.push(15, value(&view.word, right, 0), q, 0);
        out.push(16, pack(value(&view.cue, ahead, 9), far(ahead), q), 0, 0);
        out.push(
            17,
            value(&view.kin, view.joint_left[at], 5),
            both & 0xffff,
            0,
        );
    }
    if is_on(7) {
        out.push(18, pack(from_start, to_end.min(2), 0), 0, 0);
        out.push(19, from_start.min(3), k[2], 0);
        out.push(20, view.strongest[sentence], q, 0);
    }
    if is_on(8) {
        let governor = view.governor[sentence];
        let side = match governor {
            NONE => 0,
            governor if place < governor => 1,
            governor if place == governor => 2,
            _ => 3,
        };
        let kin = |by: usize| match governor {
            NONE => 0,
            governor => view.kin[governor as usize + PAD - 1 + by],
        };
        let joints = view.joints[at].min(3);
        out.push(21, kin(1), kin(2), side);
        out.push(22, pack(joints, far(governor) + 16 * side, q), 0, 0);
    }
    if is_on(9) {
        out.push(23, h[2], q, 0);
        out.push(24, pack(h[0], h[1], h[2]), h[3], 0);
        out.push(25, h[2], k[2], 0);
        out.push(26, pack(h[2], h[3], 0), k[3], 0);
        out.push(27, pack(h[2], c[2], u[2]), 0, 0);
        out.push(28, pack(h[2], left_cue, 0), value(&view.word, left, 0), 0);
        out.push(29, pack(h[1], h[2], q), 0, 0);
    }
}

/// Spreads a hash over all its bits.
pub(crate) fn spread(hash: u32) -> u32 {
    mix(0, hash, 0, 0)
}

/// What kind of place a word is for the transition into it.
pub(crate) const PLACES: usize = 12;

/// The kind of place of a word, below [`PLACES`].
pub(crate) fn place(view: &View, at: usize) -> usize {
    use super::view::quoting::{CLOSES, INSIDE, OPENS};
    const PUNCTUATION: u32 = 8;
    let here = at + PAD;
    let q = view.quoting[here];
    let sentence = view.sentence[at] as usize;
    let begins = |start: u32| start as usize == at;
    if begins(view.block_start[sentence]) {
        return if q == OPENS { 8 } else { 2 };
    }
    if begins(view.sentence_start[sentence]) {
        return match q {
            OPENS => 9,
            INSIDE => 10,
            _ => 1,
        };
    }
    match q {
        OPENS => 3,
        CLOSES => 4,
        _ if view.quoting[here - 1] == CLOSES => 5,
        INSIDE => 7,
        _ if view.shape[here - 1] == PUNCTUATION => 6,
        _ if view.shape[here] == PUNCTUATION => 11,
        _ => 0,
    }
}
