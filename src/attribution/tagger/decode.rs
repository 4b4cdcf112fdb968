//! The best labels for a whole document: Viterbi over the words' scores and the transitions.

use std::ops::Range;

use super::features::{Hashes, features, place};
use super::label::{CUE, LABELS, Label, OUTSIDE};
use super::model::Model;
use super::view::View;

/// Runs of words in sentences that may hold attributions; all other words are outside.
pub(crate) fn stretches(view: &View) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for (bounds, _) in view
        .sentence_start
        .windows(2)
        .zip(&view.live)
        .filter(|&(_, &live)| live)
    {
        let words = bounds[0] as usize..bounds[1] as usize;
        match stretches.last_mut() {
            Some(last) if last.end == words.start => last.end = words.end,
            _ => stretches.push(words),
        }
    }
    stretches
}

/// The scores of the words of a stretch by the weights, without the transitions.
pub(crate) fn emissions(model: &Model, view: &View, stretch: Range<usize>) -> Vec<[f32; LABELS]> {
    let rows = model.rows();
    let mut hashes = Hashes::new();
    stretch
        .map(|at| {
            features(view, at, model.groups, &mut hashes);
            rows.sum(hashes.as_slice())
                .map(|sum| f32::from(sum) * model.scale)
        })
        .collect()
}

/// The labels that together score best for the stretch that starts at the word `first`; `boost`
/// is added to the labels of cues.
pub(crate) fn best(
    model: &Model,
    view: &View,
    first: usize,
    emissions: &[[f32; LABELS]],
    boost: f32,
) -> Vec<Label> {
    let Some(opening) = emissions.first() else {
        return Vec::new();
    };
    // The best score of a path that ends in each label; where it came from is found on the way
    // back, for one label a word.
    let mut reached = Vec::with_capacity(emissions.len());
    let mut scores = *opening;
    scores[CUE as usize] += boost;
    let entry = &model.transitions[place(view, first)][OUTSIDE as usize];
    for (score, &step) in scores.iter_mut().zip(entry) {
        *score += step;
    }
    reached.push(scores);
    for (at, emission) in emissions.iter().enumerate().skip(1) {
        let steps = &model.transitions[place(view, first + at)];
        let mut next = [f32::MIN; LABELS];
        for (&score, step) in scores.iter().zip(steps) {
            for (best, &step) in next.iter_mut().zip(step) {
                let new = score + step;
                *best = if new > *best { new } else { *best };
            }
        }
        for (score, &own) in next.iter_mut().zip(emission) {
            *score += own;
        }
        next[CUE as usize] += boost;
        scores = next;
        reached.push(scores);
    }
    let mut labels = vec![OUTSIDE; emissions.len()];
    let mut label = highest(scores.iter().copied());
    for at in (0..emissions.len()).rev() {
        labels[at] = label as Label;
        if at > 0 {
            let steps = &model.transitions[place(view, first + at)];
            let paths = reached[at - 1].iter().zip(steps);
            label = highest(paths.map(|(&score, step)| score + step[label]));
        }
    }
    labels
}

/// The first of the highest scores.
fn highest(scores: impl Iterator<Item = f32>) -> usize {
    let mut best = (0, f32::MIN);
    for (label, score) in scores.enumerate() {
        if score > best.1 {
            best = (label, score);
        }
    }
    best.0
}

/// How probable the label of a word is, from 0 to 1, given those of its neighbours; `at` counts
/// from the word `first`.
pub(crate) fn certainty(
    model: &Model,
    view: &View,
    first: usize,
    emissions: &[[f32; LABELS]],
    labels: &[Label],
    at: usize,
) -> f32 {
    let Some(mut scores) = emissions.get(at).copied() else {
        return 1.0;
    };
    let before = at.checked_sub(1).map_or(OUTSIDE, |before| labels[before]);
    let steps = &model.transitions[place(view, first + at)][before as usize];
    for (score, step) in scores.iter_mut().zip(steps) {
        *score += step;
    }
    if let Some(&after) = labels.get(at + 1) {
        let steps = &model.transitions[place(view, first + at + 1)];
        for (score, step) in scores.iter_mut().zip(steps) {
            *score += step[after as usize];
        }
    }
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let total: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    (scores[labels[at] as usize] - most).exp() / total
}
