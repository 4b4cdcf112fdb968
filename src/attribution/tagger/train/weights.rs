//! From the learned weights to the bytes of a model.

use super::choice::Choice;
use super::{Row, Settings, Steps};
use crate::attribution::tagger::label::LABELS;
use crate::attribution::tagger::model::{Model, Parts, Table, Transitions};

/// The bytes of a model with these weights.
pub(super) fn write(
    choice: &Choice,
    habits: &Table<u8>,
    rows: &[Row],
    steps: &Steps,
    settings: Settings,
) -> Vec<u8> {
    let scale = largest(rows) / 127.0;
    let unit = |value: f32| (value / scale).round();
    let weights: Vec<[i8; LABELS]> = rows
        .iter()
        .map(|row| row.map(|weight| unit(weight).clamp(-127.0, 127.0) as i8))
        .collect();
    let transitions: Box<Transitions> = Box::new(std::array::from_fn(|place: usize| {
        steps[place].map(|row| row.map(|step| unit(step) as i16))
    }));
    Model::write(&Parts {
        groups: settings.groups,
        scale,
        boost: unit(settings.boost) as i16,
        transitions: &transitions,
        habits,
        index: &choice.index,
        weights: &weights,
    })
}

/// The largest weight that is kept as it is; one in five thousand is cut down to it, so that the
/// others have room for their differences.
fn largest(rows: &[Row]) -> f32 {
    let mut sizes: Vec<f32> = rows
        .iter()
        .flatten()
        .map(|w| w.abs())
        .filter(|&w| w > 0.0)
        .collect();
    sizes.sort_unstable_by(f32::total_cmp);
    sizes
        .get(sizes.len().saturating_sub(1 + sizes.len() / 5000))
        .copied()
        .unwrap_or(1.0)
}
