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
pub(crate) const VERSION: u32 = 4;
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
    /// Added to the score of a cue.
    pub(crate) boost: f32,
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
    pub(crate) boost: f32,
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
        // One more row than there are slots, of zeros.
        if bytes.len() != rows_at + ((BUCKET << row_bits) + 1) * LABELS {
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
            boost: f32::from_bits(word(36)),
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
            parts.boost.to_bits(),
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
        out.extend_from_slice(&[0; LABELS]);
        out
    }

    /// What the corpus said of a word.
    pub(crate) fn habits(&self) -> impl Fn(u32) -> Habits {
        let values_at = self.habits_at + (BUCKET << self.habit_bits) * 2;
        let fingerprints = buckets(&self.bytes[self.habits_at..values_at]);
        let values = &self.bytes[values_at..self.fingerprints_at];
        let bits = self.habit_bits;
        move |word| {
            slot(fingerprints, super::features::spread(word), bits)
                .map_or(Habits::default(), |slot| unpack(values[slot]))
        }
    }

    /// The weights.
    pub(crate) fn rows(&self) -> Rows<'_> {
        Rows {
            fingerprints: buckets(&self.bytes[self.fingerprints_at..self.rows_at]),
            weights: self.bytes[self.rows_at..].as_chunks().0,
            bits: self.row_bits,
        }
    }
}

/// The weights in their places.
pub(crate) struct Rows<'a> {
    fingerprints: &'a [Bucket],
    weights: &'a [[u8; LABELS]],
    bits: u32,
}

impl Rows<'_> {
    /// The sum of the rows of all features; one that was not learned has the last row, of zeros.
    pub(crate) fn sum(&self, hashes: &[u32]) -> [i16; LABELS] {
        let mut sums = [0i16; LABELS];
        let (groups, rest) = hashes.as_chunks::<AT_ONCE>();
        for group in groups {
            let slots = group.map(|hash| self.slot(hash));
            for slot in slots {
                self.add(slot, &mut sums);
            }
        }
        for &hash in rest {
            self.add(self.slot(hash), &mut sums);
        }
        sums
    }

    #[inline]
    fn slot(&self, hash: u32) -> usize {
        slot(self.fingerprints, hash, self.bits).unwrap_or(self.weights.len() - 1)
    }

    #[inline]
    fn add(&self, slot: usize, sums: &mut [i16; LABELS]) {
        for (sum, &weight) in sums.iter_mut().zip(&self.weights[slot]) {
            *sum += i16::from(weight.cast_signed());
        }
    }
}

/// Looking several up before any is read keeps the memory busy.
const AT_ONCE: usize = 8;

/// The fingerprints of a bucket as bytes.
type Bucket = [u8; BUCKET * 2];

fn buckets(bytes: &[u8]) -> &[Bucket] {
    bytes.as_chunks().0
}

#[inline]
fn slot(fingerprints: &[Bucket], hash: u32, bits: u32) -> Option<usize> {
    let bucket = bucket(hash, bits);
    let wanted = u64::from(fingerprint(hash)) * 0x0001_0001_0001_0001;
    // The lowest of the four that is equal has all its bits zero; the trick finds its high bit.
    let differences = u64::from_le_bytes(fingerprints[bucket]) ^ wanted;
    let zeros =
        differences.wrapping_sub(0x0001_0001_0001_0001) & !differences & 0x8000_8000_8000_8000;
    (zeros != 0).then(|| bucket * BUCKET + zeros.trailing_zeros() as usize / 16)
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
