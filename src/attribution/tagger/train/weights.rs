//! From the learned weights to the bytes of a model.

use super::{Row, Settings, Steps};
use crate::attribution::tagger::features::PLACES;
use crate::attribution::tagger::label::LABELS;
use crate::attribution::tagger::model::{Model, Parts, Table};

/// The bytes of a model with these weights.
pub(super) fn write(
    mut table: Table<[i8; LABELS]>,
    habits: &Table<u8>,
    rows: &[Row],
    steps: &Steps,
    settings: Settings,
) -> Vec<u8> {
    let scale = largest(rows) / 127.0;
    for (to, from) in table.values.iter_mut().zip(rows) {
        *to = from.map(|weight| (weight / scale).round().clamp(-127.0, 127.0) as i8);
    }
    let most = steps
        .iter()
        .flatten()
        .flatten()
        .fold(1e-6f32, |most, step| most.max(step.abs()));
    let transition_scale = most / 32000.0;
    let transitions: Box<[[[i16; LABELS]; LABELS]; PLACES]> =
        Box::new(std::array::from_fn(|place| {
            steps[place].map(|row| row.map(|step| (step / transition_scale).round() as i16))
        }));
    Model::write(&Parts {
        groups: settings.groups,
        scale,
        transition_scale,
        boost: settings.boost,
        transitions: &transitions,
        habits,
        rows: &table,
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
