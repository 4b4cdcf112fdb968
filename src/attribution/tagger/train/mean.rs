//! The mean of the weights after the last passes of each run, which is steadier than any of them.

use super::learner::Learner;
use super::{Row, Steps};
use crate::attribution::tagger::label::LABELS;
use crate::attribution::tagger::view::PLACES;

/// The sum of the weights so far.
pub(super) struct Mean {
    rows: Vec<Row>,
    steps: Box<Steps>,
    count: f32,
}

impl Mean {
    pub(super) fn new(rows: usize) -> Self {
        Self {
            rows: vec![[0.0; LABELS]; rows],
            steps: Box::new([[[0.0; LABELS]; LABELS]; PLACES]),
            count: 0.0,
        }
    }

    /// How many rows of weights there are.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn add(&mut self, learner: &Learner) {
        self.count += 1.0;
        for (sum, value) in self
            .rows
            .iter_mut()
            .flatten()
            .zip(learner.rows.iter().flatten())
        {
            *sum += value;
        }
        let steps = self.steps.iter_mut().flatten().flatten();
        for (sum, value) in steps.zip(learner.steps.iter().flatten().flatten()) {
            *sum += value;
        }
    }

    pub(super) fn take(mut self) -> (Vec<Row>, Box<Steps>) {
        let factor = 1.0 / self.count.max(1.0);
        for value in self.rows.iter_mut().flatten() {
            *value *= factor;
        }
        for value in self.steps.iter_mut().flatten().flatten() {
            *value *= factor;
        }
        (self.rows, self.steps)
    }
}
