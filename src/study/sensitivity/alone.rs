//! One at a time: each unknown at its P10 and P90, the others at their medians (METHOD 6.6).

use crate::corridor::Values;
use crate::stats::sensitivity::Bar;
use crate::study::inputs::{Inputs, Reading, readings};
use crate::study::probe::Probe;
use crate::study::statistic::Statistic;

/// The places of a range at which an unknown is looked at.
pub(super) const ENDS: [f64; 2] = [0.1, 0.9];

/// The futures of [`alone`].
pub(super) fn futures(inputs: &Inputs<'_>) -> usize {
    1 + 2 * inputs.len()
}

/// The statistics with all at their medians, and by unknown a bar for each statistic; nothing when it was cancelled.
pub(super) fn alone(
    probe: &Probe<'_>,
    inputs: &Inputs<'_>,
    done: &(dyn Fn() + Sync),
) -> Option<(Reading, Vec<Vec<Bar>>)> {
    let medians = inputs.at(|_| 0.5);
    let ends: [Values; 2] = ENDS.map(|end| inputs.at(|_| end));
    let values = |future: usize| {
        let mut values = medians.clone();
        if let Some(place) = future.checked_sub(1) {
            inputs.exchange(&mut values, place / 2, &ends[place % 2]);
        }
        values
    };
    let found = readings(probe, futures(inputs), values, done)?;
    let base = found[0];
    let bars = inputs
        .unknowns
        .iter()
        .zip(found[1..].chunks_exact(2))
        .map(|(unknown, ends)| {
            let bar = |statistic: Statistic| Bar {
                id: unknown.id.clone(),
                base: base.get(statistic),
                at_low: ends[0].get(statistic),
                at_high: ends[1].get(statistic),
            };
            Statistic::ALL.into_iter().map(bar).collect()
        })
        .collect();
    Some((base, bars))
}
