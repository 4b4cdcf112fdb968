//! One run of learning: AdaGrad up the log-likelihood, document by document.

use super::choice::Prepared;
use super::lattice::Lattice;
use super::random::Random;
use super::{Row, Settings, Steps};
use crate::attribution::tagger::features::RowId;
use crate::attribution::tagger::label::LABELS;
use crate::attribution::tagger::view::PLACES;

/// The weights in the making, each with the sum of the squares of its gradients.
pub(super) struct Learner {
    pub(super) rows: Vec<Row>,
    squares: Vec<Row>,
    pub(super) steps: Box<Steps>,
    step_squares: Box<Steps>,
    pub(super) random: Random,
    /// Share of the features hidden at each step.
    hidden: f32,
}

/// What a document shows of its features, the rest being hidden.
struct Shown {
    rows: Vec<RowId>,
    /// Where each word's rows end.
    ends: Vec<usize>,
    /// By word, the weight of each label.
    weights: Vec<Row>,
}

impl Shown {
    fn rows(&self, at: usize) -> &[RowId] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.rows[start..self.ends[at]]
    }
}

impl Learner {
    pub(super) fn new(rows: usize, settings: Settings, run: usize) -> Self {
        Self {
            rows: vec![[0.0; LABELS]; rows],
            squares: vec![[1e-2; LABELS]; rows],
            steps: Box::new([[[0.0; LABELS]; LABELS]; PLACES]),
            step_squares: Box::new([[[1e-1; LABELS]; LABELS]; PLACES]),
            random: Random::new(settings.seed + 1000 * run as u64),
            hidden: settings.hidden,
        }
    }

    /// Learns from one document; gives the log-likelihood of its labels.
    pub(super) fn step(&mut self, document: &Prepared, rate: f32) -> f64 {
        if document.labels.is_empty() {
            return 0.0;
        }
        let shown = self.show(document);
        let steps = self.steps.map(|from| from.map(|row| row.map(f32::exp)));
        let lattice = Lattice::new(&shown.weights, &steps, &document.places);
        let mut likelihood = 0.0;
        let mut step_gradient = Box::new([[[0.0f32; LABELS]; LABELS]; PLACES]);
        for (at, &gold) in document.labels.iter().enumerate() {
            let gold = gold as usize;
            let labels = lattice.labels(at);
            likelihood += f64::from(labels[gold].max(1e-9).ln());
            let mut gradient = labels.map(|likely| -likely);
            gradient[gold] += 1.0;
            if let Some(before) = at.checked_sub(1) {
                let target = &mut step_gradient[document.places[at] as usize];
                for (row, likely) in target.iter_mut().zip(&lattice.steps_to(at)) {
                    for (value, likely) in row.iter_mut().zip(likely) {
                        *value -= likely;
                    }
                }
                target[document.labels[before] as usize][gold] += 1.0;
            }
            self.learn_word(shown.rows(at), gradient, rate);
        }
        self.learn_steps(&step_gradient, rate);
        likelihood
    }

    /// Draws which features are shown, and sums up their weights as if all were.
    fn show(&mut self, document: &Prepared) -> Shown {
        let len = document.labels.len();
        let limit = (self.hidden * 65536.0) as u64;
        let scale = 1.0 / (1.0 - self.hidden);
        let mut shown = Shown {
            rows: Vec::new(),
            ends: Vec::with_capacity(len),
            weights: Vec::with_capacity(len),
        };
        for at in 0..len {
            let mut row = [0.0; LABELS];
            for &id in document.rows(at) {
                if self.random.next() & 0xffff < limit {
                    continue;
                }
                shown.rows.push(id);
                for (sum, weight) in row.iter_mut().zip(&self.rows[usize::from(id)]) {
                    *sum += weight;
                }
            }
            shown.ends.push(shown.rows.len());
            let most = row.iter().copied().fold(f32::MIN, f32::max);
            shown
                .weights
                .push(row.map(|score| ((score - most) * scale).exp()));
        }
        shown
    }

    fn learn_word(&mut self, rows: &[RowId], gradient: Row, rate: f32) {
        // Most words are labelled right after a few passes, and there is nothing to learn from them.
        if gradient.iter().map(|g| g.abs()).sum::<f32>() < 1e-3 {
            return;
        }
        for &id in rows {
            let row = &mut self.rows[usize::from(id)];
            let squares = &mut self.squares[usize::from(id)];
            for to in 0..LABELS {
                squares[to] += gradient[to] * gradient[to];
                row[to] += rate * gradient[to] / squares[to].sqrt();
            }
        }
    }

    fn learn_steps(&mut self, gradient: &Steps, rate: f32) {
        let weights = self.steps.iter_mut().flatten().flatten();
        let squares = self.step_squares.iter_mut().flatten().flatten();
        let gradients = gradient.iter().flatten().flatten();
        for ((weight, square), &gradient) in weights.zip(squares).zip(gradients) {
            if gradient != 0.0 {
                *square += gradient * gradient;
                *weight += rate * gradient / square.sqrt();
            }
        }
    }
}
