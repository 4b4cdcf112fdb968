//! The learned weights as bytes: read in place, nothing to parse but a header.
//!
//! Weights live in rows of one byte a label. The rows of counted features come first, then
//! those of hashed ones, the commonest first, so that what is used most lies close together. An
//! index leads from a hash to its row: a bucket has four fingerprints and four rows, and a feature
//! that was too rare to be learned finds no fingerprint. What the corpus says of single words is
//! kept the same way.

use std::borrow::Cow;
use std::ops::Range;

use super::features::RowId;
use super::label::{CUE, LABELS};
use super::scores::{Scores, Weights, ZERO_WEIGHT};
use super::sight::Habits;
use super::view::{PLACES, View};

const MAGIC: &[u8; 12] = b"onrecord-tag";
/// Goes up when the features, the labels or the layout change.
pub(crate) const VERSION: u32 = 5;
const HEADER: usize = 40;
/// Slots in a bucket.
const BUCKET: usize = 4;
/// Bytes of the fingerprints of a bucket; the values follow.
const FINGERPRINTS: usize = BUCKET * 2;
/// Bytes of a bucket of the index.
const INDEX_BUCKET: usize = FINGERPRINTS + BUCKET * 2;
/// Bytes of a bucket of habits.
const HABITS_BUCKET: usize = FINGERPRINTS + BUCKET;

/// The weights that come with the program, placed so that their header ends with a cache line: then
/// no bucket and no row of weights lies across two.
static EMBEDDED: Placed<[u8; include_bytes!("../../../grammar/en/tagger.model").len()]> = Placed {
    before: [0; LINE - HEADER],
    bytes: *include_bytes!("../../../grammar/en/tagger.model"),
};

/// Bytes of a cache line.
const LINE: usize = 64;

#[repr(C, align(64))]
struct Placed<T> {
    before: [u8; LINE - HEADER],
    bytes: T,
}

/// Why bytes are no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// They do not begin as a model does.
    NotAModel,
    /// They are of another version: theirs.
    Version(u32),
    /// They end too early or hold odd sizes.
    Damaged,
}

impl std::fmt::Display for ModelError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotAModel => write!(f, "not a model of the tagger"),
            Self::Version(found) => {
                write!(
                    f,
                    "a model of version {found}, but this program reads version {VERSION}: train it again"
                )
            }
            Self::Damaged => write!(f, "the model is cut short or damaged"),
        }
    }
}

impl std::error::Error for ModelError {}

/// What the tagger has learned.
#[derive(Clone, Debug)]
pub struct Model {
    bytes: Cow<'static, [u8]>,
    /// Which groups of features it knows.
    pub(crate) groups: u32,
    /// What one unit of a weight is worth.
    pub(crate) scale: f32,
    /// What is added to the scores of each word: something for a cue.
    pub(crate) boost: Scores,
    /// Scores of one label after another, by the place of the second.
    transitions: Box<[Steps; PLACES]>,
    habit_bits: u32,
    index_bits: u32,
    index_at: usize,
    weights_at: usize,
}

/// Scores of one label after another.
#[derive(Clone, Debug)]
pub(crate) struct Steps {
    /// From each label, to all.
    pub(crate) from: [Scores; LABELS],
    /// Into each label, from all.
    pub(crate) into: [Scores; LABELS],
}

impl Steps {
    fn new(scores: &[[i16; LABELS]; LABELS]) -> Self {
        let into = |to: usize| std::array::from_fn(|from| scores[from][to]);
        Self {
            from: scores.map(Scores::new),
            into: std::array::from_fn(|to| Scores::new(into(to))),
        }
    }
}

/// By place, a score for each label after each other, in units of a weight.
pub(crate) type Transitions = [[[i16; LABELS]; LABELS]; PLACES];

/// What [`Model::write`] puts into bytes.
pub(crate) struct Parts<'a> {
    pub(crate) groups: u32,
    pub(crate) scale: f32,
    pub(crate) boost: i16,
    pub(crate) transitions: &'a Transitions,
    pub(crate) habits: &'a Table<u8>,
    pub(crate) index: &'a Table<RowId>,
    pub(crate) weights: &'a [[i8; LABELS]],
}

/// A hash table of buckets with fingerprints; fingerprint 0 marks a free slot.
#[derive(Clone, Debug)]
pub(crate) struct Table<T> {
    bits: u32,
    slots: Vec<(u16, T)>,
}

impl<T: Copy + Default> Table<T> {
    /// A table of `BUCKET << bits` slots.
    pub(crate) fn new(bits: u32) -> Self {
        Self {
            bits,
            slots: vec![(0, T::default()); BUCKET << bits],
        }
    }

    /// Keeps a value; whether its bucket had room.
    pub(crate) fn insert(&mut self, hash: u32, value: T) -> bool {
        let wanted = fingerprint(hash);
        let slots = self.bucket(hash);
        let free = self.slots[slots.clone()]
            .iter()
            .position(|&(known, _)| known == wanted || known == 0);
        if let Some(at) = free {
            self.slots[slots.start + at] = (wanted, value);
        }
        free.is_some()
    }

    pub(crate) fn find(&self, hash: u32) -> Option<T> {
        let wanted = fingerprint(hash);
        self.slots[self.bucket(hash)]
            .iter()
            .find(|&&(known, _)| known == wanted)
            .map(|&(_, value)| value)
    }

    fn bucket(&self, hash: u32) -> Range<usize> {
        let first = bucket(hash, self.bits) * BUCKET;
        first..first + BUCKET
    }

    /// Bucket by bucket, the fingerprints and then the values.
    fn write<const N: usize>(&self, out: &mut Vec<u8>, bytes: impl Fn(T) -> [u8; N]) {
        for bucket in self.slots.chunks_exact(BUCKET) {
            out.extend(bucket.iter().flat_map(|slot| slot.0.to_le_bytes()));
            out.extend(bucket.iter().flat_map(|slot| bytes(slot.1)));
        }
    }
}

fn bucket(hash: u32, bits: u32) -> usize {
    (u64::from(hash) >> (32 - bits)) as usize
}

fn fingerprint(hash: u32) -> u16 {
    ((hash & 0xffff) as u16).max(1)
}

impl Model {
    /// The weights that come with the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static MODEL: std::sync::OnceLock<Model> = std::sync::OnceLock::new();
        MODEL.get_or_init(|| {
            Self::read(Cow::Borrowed(&EMBEDDED.bytes))
                .expect("the embedded weights are checked by a test")
        })
    }

    /// Weights from a file's bytes.
    ///
    /// # Errors
    /// When they are no model of this version.
    pub fn read(bytes: Cow<'static, [u8]>) -> Result<Self, ModelError> {
        let header = bytes.get(..HEADER).ok_or(ModelError::NotAModel)?;
        if &header[..12] != MAGIC {
            return Err(ModelError::NotAModel);
        }
        let word = |at: usize| {
            u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
        };
        if word(12) != VERSION {
            return Err(ModelError::Version(word(12)));
        }
        let (habit_bits, index_bits, rows) = (word(28), word(32), word(36));
        let is_odd = |bits: u32| bits == 0 || bits > 24;
        if is_odd(habit_bits) || is_odd(index_bits) || rows > u32::from(RowId::MAX) {
            return Err(ModelError::Damaged);
        }
        let habits_at = HEADER + PLACES * LABELS * LABELS * 2;
        let index_at = habits_at + (HABITS_BUCKET << habit_bits);
        let weights_at = index_at + (INDEX_BUCKET << index_bits);
        if bytes.len() != weights_at + rows as usize * LABELS {
            return Err(ModelError::Damaged);
        }
        let mut transitions: Transitions = [[[0; LABELS]; LABELS]; PLACES];
        let steps = transitions.iter_mut().flatten().flatten();
        for (to, raw) in steps.zip(bytes[HEADER..habits_at].as_chunks().0) {
            *to = i16::from_le_bytes(*raw);
        }
        let mut boost = [0; LABELS];
        boost[CUE as usize] = word(24).cast_signed() as i16;
        Ok(Self {
            groups: word(16),
            scale: f32::from_bits(word(20)),
            boost: Scores::new(boost),
            transitions: Box::new(transitions.each_ref().map(Steps::new)),
            habit_bits,
            index_bits,
            index_at,
            weights_at,
            bytes,
        })
    }

    /// The bytes of a model.
    pub(crate) fn write(parts: &Parts<'_>) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend_from_slice(MAGIC);
        for word in [
            VERSION,
            parts.groups,
            parts.scale.to_bits(),
            i32::from(parts.boost).cast_unsigned(),
            parts.habits.bits,
            parts.index.bits,
            u32::try_from(parts.weights.len()).expect("rows are numbered by 16 bits"),
        ] {
            out.extend_from_slice(&word.to_le_bytes());
        }
        for value in parts.transitions.iter().flatten().flatten() {
            out.extend_from_slice(&value.to_le_bytes());
        }
        parts.habits.write(&mut out, |habits| [habits]);
        parts.index.write(&mut out, RowId::to_le_bytes);
        let weights = parts.weights.iter().flatten();
        out.extend(weights.map(|&weight| ZERO_WEIGHT.wrapping_add_signed(weight)));
        out
    }

    /// The transitions into a word.
    pub(crate) fn steps(&self, view: &View, at: usize) -> &Steps {
        &self.transitions[usize::from(view.around[at].place)]
    }

    /// What the corpus said of a word.
    pub(crate) fn habits(&self) -> impl Fn(u32) -> Habits {
        let habits_at = self.index_at - (HABITS_BUCKET << self.habit_bits);
        let buckets: &[[u8; HABITS_BUCKET]] = self.bytes[habits_at..self.index_at].as_chunks().0;
        let bits = self.habit_bits;
        move |word| {
            let hash = super::features::spread(word);
            let bucket = &buckets[bucket(hash, bits)];
            let habits = find(bucket, hash, |slot| bucket[FINGERPRINTS + slot].into());
            unpack(habits as u8)
        }
    }

    /// Where the rows of hashed features are.
    pub(crate) fn index(&self) -> Index<'_> {
        Index {
            buckets: self.bytes[self.index_at..self.weights_at].as_chunks().0,
            bits: self.index_bits,
        }
    }

    /// The weights, by row.
    pub(crate) fn weights(&self) -> &[Weights] {
        self.bytes[self.weights_at..].as_chunks().0
    }
}

/// From the hash of a feature to its row.
pub(crate) struct Index<'a> {
    buckets: &'a [[u8; INDEX_BUCKET]],
    bits: u32,
}

impl Index<'_> {
    #[inline]
    pub(crate) fn find(&self, hash: u32) -> RowId {
        let bucket = &self.buckets[bucket(hash, self.bits)];
        find(bucket, hash, |slot| number(bucket, BUCKET + slot))
    }
}

/// The value of the slot of a bucket that has the fingerprint of a hash; 0, which is
/// [`UNLEARNED`](super::features::UNLEARNED), if none has.
///
/// Nobody can tell beforehand which features were learned, so nothing branches on it: at most one
/// fingerprint is the one wanted, and a machine compares all of them at once.
#[inline]
fn find<const N: usize>(bucket: &[u8; N], hash: u32, value: impl Fn(usize) -> u16) -> u16 {
    let wanted = fingerprint(hash);
    (0..BUCKET).fold(0, |found, slot| {
        let is_it = number(bucket, slot) == wanted;
        found | if is_it { value(slot) } else { 0 }
    })
}

/// One of the two-byte numbers of which a bucket consists, or its beginning.
#[inline]
fn number<const N: usize>(bucket: &[u8; N], at: usize) -> u16 {
    u16::from_le_bytes([bucket[2 * at], bucket[2 * at + 1]])
}

/// Habits in one byte.
pub(crate) fn pack(habits: Habits) -> u8 {
    habits.cue | (habits.source << 3) | (u8::from(habits.frequent) << 6)
}

fn unpack(byte: u8) -> Habits {
    Habits {
        cue: byte & 7,
        source: (byte >> 3) & 7,
        frequent: byte & 64 != 0,
    }
}
