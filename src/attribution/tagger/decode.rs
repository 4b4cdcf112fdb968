//! The best labels for a whole document: Viterbi over the words' scores and the transitions.

use std::ops::Range;

use super::features::features;
use super::label::{Label, OUTSIDE};
use super::model::Model;
use super::scores::{Scores, Sum};
use super::view::View;

/// Runs of words in sentences that may hold attributions; all other words are outside.
pub(crate) fn stretches(view: &View) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for sentence in view.sentences.iter().filter(|sentence| sentence.live) {
        let words = sentence.words.start as usize..sentence.words.end as usize;
        match stretches.last_mut() {
            Some(last) if last.end == words.start => last.end = words.end,
            _ => stretches.push(words),
        }
    }
    stretches
}

/// The scores of the words of a stretch by the weights, without the transitions.
pub(crate) fn emissions(model: &Model, view: &View, stretch: Range<usize>) -> Vec<Scores> {
    let (index, weights) = (model.index(), model.weights());
    stretch
        .map(|at| {
            let mut sum = Sum::default();
            let find = |hash| index.find(hash);
            features(view, at, model.groups, find, |row| {
                sum.add(&weights[usize::from(row)]);
            });
            sum.scores()
        })
        .collect()
}

/// The labels that together score best for the stretch that starts at the word `first`; the
/// model's boost is added to the labels of cues.
pub(crate) fn best(model: &Model, view: &View, first: usize, emissions: &[Scores]) -> Vec<Label> {
    // The best score of a path that ends in each label, relative to the one that ends outside, so
    // that a long stretch does not reach the largest. Where a path came from is found on the way
    // back, for one label a word.
    let mut reached: Vec<Scores> = Vec::with_capacity(emissions.len());
    for (at, &emission) in emissions.iter().enumerate() {
        let steps = model.steps(view, first + at);
        let paths = match reached.last() {
            None => steps.from[OUTSIDE as usize],
            Some(scores) => {
                let [outside, scores @ ..] = scores.to_array();
                let [from_outside, steps @ ..] = &steps.from;
                let mut best = from_outside.plus_for_all(outside);
                for (&score, step) in scores.iter().zip(steps) {
                    best = best.max(step.plus_for_all(score));
                }
                best.plus_for_all(best.of(OUTSIDE).saturating_neg())
            }
        };
        reached.push(paths.plus(emission).plus(model.boost));
    }
    let mut labels = vec![OUTSIDE; emissions.len()];
    let mut label = reached.last().map_or(OUTSIDE, |scores| scores.best());
    for at in (0..emissions.len()).rev() {
        labels[at] = label;
        if let Some(before) = at.checked_sub(1) {
            let steps = model.steps(view, first + at);
            label = reached[before].plus(steps.into[usize::from(label)]).best();
        }
    }
    labels
}

/// How probable the label of a word is, from 0 to 1, given those of its neighbours; `at` counts
/// from the word `first`.
pub(crate) fn certainty(
    model: &Model,
    view: &View,
    first: usize,
    emissions: &[Scores],
    labels: &[Label],
    at: usize,
) -> f32 {
    let Some(&own) = emissions.get(at) else {
        return 1.0;
    };
    let before = at.checked_sub(1).map_or(OUTSIDE, |before| labels[before]);
    let steps = model.steps(view, first + at);
    let mut scores = own.plus(steps.from[usize::from(before)]);
    if let Some(&after) = labels.get(at + 1) {
        let steps = model.steps(view, first + at + 1);
        scores = scores.plus(steps.into[usize::from(after)]);
    }
    let most = scores.of(scores.best());
    let weight = |score: i16| (f32::from(score.saturating_sub(most)) * model.scale).exp();
    let total: f32 = scores.to_array().into_iter().map(weight).sum();
    weight(scores.of(labels[at])) / total
}
