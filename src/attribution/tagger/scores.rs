//! A score for each label, eight of which a machine adds at once.

use wide::{i16x8, u16x8};

use super::label::{LABELS, Label};

/// Scores in units of a weight; what is too large stays at the largest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scores([i16x8; 2]);

/// The weights of one feature: a byte a label, [`ZERO_WEIGHT`] more than the weight.
pub(crate) type Weights = [u8; LABELS];
/// The byte of a weight of zero.
pub(crate) const ZERO_WEIGHT: u8 = 128;

impl Scores {
    pub(crate) fn new(scores: [i16; LABELS]) -> Self {
        let half = |from: usize| {
            let mut half = [0; LABELS / 2];
            half.copy_from_slice(&scores[from..from + LABELS / 2]);
            i16x8::new(half)
        };
        Self([half(0), half(LABELS / 2)])
    }

    /// The score of one label.
    pub(crate) fn of(&self, label: Label) -> i16 {
        self.to_array()[usize::from(label)]
    }

    /// Label by label, the sum.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self([
            self.0[0].saturating_add(other.0[0]),
            self.0[1].saturating_add(other.0[1]),
        ])
    }

    /// The same score more for every label.
    pub(crate) fn plus_for_all(self, score: i16) -> Self {
        let score = i16x8::splat(score);
        self.plus(Self([score; 2]))
    }

    /// Label by label, the higher one.
    pub(crate) fn max(self, other: Self) -> Self {
        Self([self.0[0].max(other.0[0]), self.0[1].max(other.0[1])])
    }

    /// The first label of the highest score.
    pub(crate) fn best(self) -> Label {
        let [low, high] = self.0;
        let most = i16x8::splat(low.max(high).reduce_max());
        let is_best = |half: i16x8| half.simd_eq(most).to_bitmask();
        (is_best(low) | is_best(high) << (LABELS / 2)).trailing_zeros() as Label
    }

    /// All scores, by label.
    pub(crate) fn to_array(self) -> [i16; LABELS] {
        let mut all = [0; LABELS];
        let (low, high) = all.split_at_mut(LABELS / 2);
        low.copy_from_slice(&self.0[0].to_array());
        high.copy_from_slice(&self.0[1].to_array());
        all
    }
}

/// The sum of the weights of fewer than 128 features.
///
/// Two bytes are added as one number; what the upper bytes came to, summed once more by
/// themselves, tells them from the lower ones.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    both: u16x8,
    upper: u16x8,
    features: u16,
}

impl Sum {
    #[inline]
    pub(crate) fn add(&mut self, weights: &Weights) {
        let pair = |at: usize| u16::from_le_bytes([weights[2 * at], weights[2 * at + 1]]);
        let pairs = u16x8::new(std::array::from_fn(pair));
        self.both += pairs;
        self.upper += pairs >> 8_u32;
        self.features += 1;
    }

    pub(crate) fn scores(self) -> Scores {
        let zeros = u16x8::splat(u16::from(ZERO_WEIGHT) * self.features);
        let lower = (self.both - (self.upper << 8_u32) - zeros).to_array();
        let upper = (self.upper - zeros).to_array();
        Scores::new(std::array::from_fn(|label| {
            let pairs = if label % 2 == 0 { lower } else { upper };
            pairs[label / 2].cast_signed()
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rising() -> [i16; LABELS] {
        std::array::from_fn(|label| label as i16)
    }

    #[test]
    fn labels_keep_their_places() {
        let scores = Scores::new(rising());
        assert_eq!(scores.to_array(), rising());
        assert_eq!(scores.of(11), 11);
        assert_eq!(scores.best(), 15);
        assert_eq!(Scores::new([7; LABELS]).best(), 0);
    }

    #[test]
    fn sums_stay_in_bounds() {
        let scores = Scores::new(rising()).plus_for_all(i16::MAX - 3);
        assert_eq!(scores.of(2), i16::MAX - 1);
        assert_eq!(scores.of(12), i16::MAX);
        let low = Scores::new([i16::MIN; LABELS]);
        assert_eq!(
            low.plus(low).max(Scores::new(rising())).to_array(),
            rising()
        );
    }

    #[test]
    fn weights_are_bytes_around_zero() {
        let row: Weights = std::array::from_fn(|label| ZERO_WEIGHT - 5 + label as u8);
        let mut sum = Sum::default();
        sum.add(&row);
        sum.add(&row);
        let sum = sum.scores();
        assert_eq!(sum.of(0), -10);
        assert_eq!(sum.of(5), 0);
        assert_eq!(sum.of(15), 20);
    }
}
