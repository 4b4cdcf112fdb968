//! The learned weights as bytes: read in place, nothing to parse but a header.
//!
//! Weights live in rows of one signed byte a label. A feature's hash names a bucket of four rows
//! and a fingerprint; a feature that was too rare to be learned finds no fingerprint and costs
//! nothing. What the corpus says of single words is kept the same way.

use std::borrow::Cow;

use super::features::PLACES;
use super::label::LABELS;
use super::view::Habits;

const MAGIC: &[u8; 12] = b"onrecord-tag";
/// Goes up when the features, the labels or the layout change.
pub(crate) const VERSION: u32 = 1;
const HEADER: usize = 40;
/// Rows in a bucket.
pub(crate) const BUCKET: usize = 4;

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
    /// Scores of one label after another, by the place of the second.
    pub(crate) transitions: Box<[[[f32; LABELS]; LABELS]; PLACES]>,
    habit_bits: u32,
    row_bits: u32,
    habits_at: usize,
    fingerprints_at: usize,
    rows_at: usize,
}

/// What [`Model::write`] puts into bytes.
pub(crate) struct Parts<'a> {
    pub(crate) groups: u32,
    pub(crate) scale: f32,
    pub(crate) transition_scale: f32,
    pub(crate) transitions: &'a [[[i16; LABELS]; LABELS]; PLACES],
    pub(crate) habits: &'a Table<u8>,
    pub(crate) rows: &'a Table<[i8; LABELS]>,
}

/// A hash table of buckets with fingerprints.
#[derive(Clone, Debug)]
pub(crate) struct Table<T> {
    pub(crate) bits: u32,
    pub(crate) fingerprints: Vec<u16>,
    pub(crate) values: Vec<T>,
}

impl<T: Copy + Default> Table<T> {
    pub(crate) fn new(bits: u32) -> Self {
        let slots = BUCKET << bits;
        Self {
            bits,
            fingerprints: vec![0; slots],
            values: vec![T::default(); slots],
        }
    }

    /// The slot of a hash, taking a free one if it is new; nothing if its bucket is full.
    pub(crate) fn insert(&mut self, hash: u32) -> Option<usize> {
        let first = bucket(hash, self.bits) * BUCKET;
        let wanted = fingerprint(hash);
        let slots = &mut self.fingerprints[first..first + BUCKET];
        let at = slots.iter().position(|&f| f == wanted || f == 0)?;
        slots[at] = wanted;
        Some(first + at)
    }

    pub(crate) fn find(&self, hash: u32) -> Option<usize> {
        let first = bucket(hash, self.bits) * BUCKET;
        let wanted = fingerprint(hash);
        let slots = &self.fingerprints[first..first + BUCKET];
        slots.iter().position(|&f| f == wanted).map(|at| first + at)
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
            Self::read(Cow::Borrowed(include_bytes!(
                "../../../grammar/en/tagger.model"
            )))
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
        let (groups, scale) = (word(16), f32::from_bits(word(20)));
        let transition_scale = f32::from_bits(word(24));
        let (habit_bits, row_bits) = (word(28), word(32));
        if habit_bits > 24 || row_bits > 24 || habit_bits == 0 || row_bits == 0 {
            return Err(ModelError::Damaged);
        }
        let habits_at = HEADER + PLACES * LABELS * LABELS * 2;
        let fingerprints_at = habits_at + (BUCKET << habit_bits) * 3;
        let rows_at = fingerprints_at + (BUCKET << row_bits) * 2;
        if bytes.len() != rows_at + (BUCKET << row_bits) * LABELS {
            return Err(ModelError::Damaged);
        }
        let mut transitions = Box::new([[[0.0; LABELS]; LABELS]; PLACES]);
        let mut raw = bytes[HEADER..habits_at].chunks_exact(2);
        for to in transitions.iter_mut().flatten().flatten() {
            if let Some(&[low, high]) = raw.next() {
                *to = f32::from(i16::from_le_bytes([low, high])) * transition_scale;
            }
        }
        Ok(Self {
            groups,
            scale,
            transitions,
            habit_bits,
            row_bits,
            habits_at,
            fingerprints_at,
            rows_at,
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
            parts.transition_scale.to_bits(),
            parts.habits.bits,
            parts.rows.bits,
            0,
        ] {
            out.extend_from_slice(&word.to_le_bytes());
        }
        for value in parts.transitions.iter().flatten().flatten() {
            out.extend_from_slice(&value.to_le_bytes());
        }
        let fingerprints = |out: &mut Vec<u8>, of: &[u16]| {
            for value in of {
                out.extend_from_slice(&value.to_le_bytes());
            }
        };
        fingerprints(&mut out, &parts.habits.fingerprints);
        out.extend_from_slice(&parts.habits.values);
        fingerprints(&mut out, &parts.rows.fingerprints);
        for row in &parts.rows.values {
            out.extend(row.iter().map(|&weight| weight.cast_unsigned()));
        }
        out
    }

    /// What the corpus said of a word.
    pub(crate) fn habits(&self, word: u32) -> Habits {
        let hash = super::features::spread(word);
        let values = self.habits_at + (BUCKET << self.habit_bits) * 2;
        self.slot(self.habits_at, hash, self.habit_bits)
            .map_or(Habits::default(), |slot| unpack(self.bytes[values + slot]))
    }

    /// Adds the weights of a feature to a word's scores.
    #[inline]
    pub(crate) fn add(&self, hash: u32, scores: &mut [i16; LABELS]) {
        if let Some(slot) = self.slot(self.fingerprints_at, hash, self.row_bits) {
            let first = self.rows_at + slot * LABELS;
            let row: &[u8] = &self.bytes[first..first + LABELS];
            for (score, &weight) in scores.iter_mut().zip(row) {
                *score += i16::from(weight.cast_signed());
            }
        }
    }

    #[inline]
    fn slot(&self, table: usize, hash: u32, bits: u32) -> Option<usize> {
        let bucket = bucket(hash, bits);
        let wanted = fingerprint(hash);
        let first = table + bucket * BUCKET * 2;
        let slots: &[u8; BUCKET * 2] = self.bytes[first..].first_chunk()?;
        let (pairs, _) = slots.as_chunks::<2>();
        pairs
            .iter()
            .position(|&pair| u16::from_le_bytes(pair) == wanted)
            .map(|at| bucket * BUCKET + at)
    }
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
