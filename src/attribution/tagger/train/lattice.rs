//! All ways to label a document, weighed against each other: forward and backward sums.

use super::{Row, Steps};
use crate::attribution::tagger::label::LABELS;

/// The sums over all ways to label a document.
pub(super) struct Lattice<'a> {
    /// By word, the weight of each label.
    weights: &'a [Row],
    steps: &'a Steps,
    /// By word, which table of steps leads to it.
    places: &'a [u8],
    forward: Vec<Row>,
    backward: Vec<Row>,
}

impl<'a> Lattice<'a> {
    /// Sums up a document of at least one word.
    pub(super) fn new(weights: &'a [Row], steps: &'a Steps, places: &'a [u8]) -> Self {
        let len = weights.len();
        let mut forward = vec![[0.0f32; LABELS]; len];
        let mut backward = vec![[1.0f32; LABELS]; len];
        for to in 0..LABELS {
            forward[0][to] = weights[0][to] * steps[places[0] as usize][0][to];
        }
        for at in 1..len {
            let steps = &steps[places[at] as usize];
            let mut row = [0.0; LABELS];
            for (&before, step) in forward[at - 1].iter().zip(steps) {
                for (sum, step) in row.iter_mut().zip(step) {
                    *sum += before * step;
                }
            }
            for (sum, weight) in row.iter_mut().zip(&weights[at]) {
                *sum *= weight;
            }
            forward[at] = normalised(row);
        }
        for at in (0..len - 1).rev() {
            let steps = &steps[places[at + 1] as usize];
            let ahead: Row = std::array::from_fn(|to| weights[at + 1][to] * backward[at + 1][to]);
            let mut row = [0.0; LABELS];
            for (sum, step) in row.iter_mut().zip(steps) {
                *sum = step.iter().zip(&ahead).map(|(a, b)| a * b).sum();
            }
            backward[at] = normalised(row);
        }
        Self {
            weights,
            steps,
            places,
            forward,
            backward,
        }
    }

    /// How likely a word has each label.
    pub(super) fn labels(&self, at: usize) -> Row {
        let both: Row = std::array::from_fn(|to| self.forward[at][to] * self.backward[at][to]);
        let total: f32 = both.iter().sum();
        both.map(|value| value / total)
    }

    /// How likely the word before has each label and this one each other.
    pub(super) fn steps_to(&self, at: usize) -> [Row; LABELS] {
        let steps = &self.steps[self.places[at] as usize];
        let ahead: Row = std::array::from_fn(|to| self.weights[at][to] * self.backward[at][to]);
        let mut joint = [[0.0f32; LABELS]; LABELS];
        let mut total = 0.0;
        for (from, row) in joint.iter_mut().enumerate() {
            for (to, value) in row.iter_mut().enumerate() {
                *value = self.forward[at - 1][from] * steps[from][to] * ahead[to];
                total += *value;
            }
        }
        joint.map(|row| row.map(|value| value / total))
    }
}

fn normalised(row: Row) -> Row {
    let total: f32 = row.iter().sum();
    let factor = if total > 0.0 { 1.0 / total } else { 1.0 };
    row.map(|value| value * factor)
}
