//! Screening: which unknowns matter at all (METHOD 6.5).

use super::finding::Part;
use crate::corridor::Values;
use crate::stats::design::Trajectories;
use crate::stats::sensitivity::{Effects, elementary_effects, morris};
use crate::study::inputs::{Inputs, Reading, readings};
use crate::study::probe::Probe;
use crate::study::statistic::Statistic;

/// Levels of the walks: the middles of four equal parts of each range, so that no walk stands at an end which
/// hardly any future comes near.
const LEVELS: u32 = 4;

/// An unknown is kept that counts more than this share of the one that counts most.
const KEPT_ABOVE: f64 = 0.05;

/// So many unknowns are exchanged one by one, at most.
const KEPT_AT_MOST: usize = 30;

/// An effect on a statistic that was not asked for counts so much.
const OTHERS_COUNT: f64 = 0.5;

/// By unknown and statistic its elementary effects.
pub(super) type Screened = Vec<Vec<Option<Effects>>>;

/// Walks through all unknowns; nothing when it was cancelled.
pub(super) fn screen(
    probe: &Probe<'_>,
    inputs: &Inputs<'_>,
    (walks, seed): (usize, u64),
    done: &(dyn Fn() + Sync),
) -> Option<Screened> {
    let trajectories = Trajectories::new(inputs.len(), walks, LEVELS, seed)
        .expect("there are unknowns, two walks or more and four levels");
    let levels: Vec<Values> = (0..LEVELS)
        .map(|level| {
            let place = (f64::from(level) + 0.5) / f64::from(LEVELS);
            inputs.at(|_| place)
        })
        .collect();
    let values = |row: usize| {
        let row = trajectories.row(row);
        let mut values = levels[0].clone();
        for input in 0..inputs.len() {
            let level = (row.input(input) * f64::from(LEVELS - 1)).round() as usize;
            inputs.exchange(&mut values, input, &levels[level]);
        }
        values
    };
    let found = readings(probe, trajectories.rows(), values, done)?;
    let by_statistic = Statistic::ALL.map(|statistic| effects(&trajectories, &found, statistic));
    Some(
        (0..inputs.len())
            .map(|input| {
                let of = by_statistic.iter();
                of.map(|effects| effects.as_ref().map(|effects| effects[input]))
                    .collect()
            })
            .collect(),
    )
}

/// By unknown its effects on one statistic; nothing where that is no number in some future.
fn effects(
    trajectories: &Trajectories,
    found: &[Reading],
    statistic: Statistic,
) -> Option<Vec<Effects>> {
    let outcomes: Vec<f64> = found.iter().map(|of| of.get(statistic)).collect();
    let effects = elementary_effects(trajectories, &outcomes).ok()?;
    effects.iter().map(|of| morris(of)).collect()
}

/// What is exchanged after a screening, and the part of each unknown: by itself if it counts more than 5%, the 30 that
/// count most; all others together.
///
/// An unknown counts as its mean effect over the largest on the statistic `of`, or half of that on another
/// statistic, whichever is more: the indices of all statistics come from the same futures.
pub(super) fn parts(screened: &Screened, of: Statistic) -> (Vec<Part>, Vec<usize>) {
    let mut counts = vec![0.0_f64; screened.len()];
    for statistic in Statistic::ALL {
        let sizes = screened.iter().map(|by| by[statistic as usize]);
        let sizes: Option<Vec<f64>> = sizes.map(|effects| Some(effects?.mu_star)).collect();
        let Some(sizes) = sizes else { continue };
        let largest = sizes.iter().copied().fold(0.0, f64::max);
        let weight = if statistic == of { 1.0 } else { OTHERS_COUNT };
        for (count, size) in counts.iter_mut().zip(sizes) {
            if largest > 0.0 {
                *count = count.max(weight * size / largest);
            }
        }
    }
    let mut places: Vec<usize> = (0..counts.len())
        .filter(|&place| counts[place] > KEPT_ABOVE)
        .collect();
    places.sort_by(|&x, &y| counts[y].total_cmp(&counts[x]).then(x.cmp(&y)));
    places.truncate(KEPT_AT_MOST);
    places.sort_unstable();
    let mut parts: Vec<Part> = places.iter().map(|&place| Part::Input(place)).collect();
    let others = parts.len();
    let part_of: Vec<usize> = (0..screened.len())
        .map(|input| places.binary_search(&input).unwrap_or(others))
        .collect();
    if part_of.contains(&others) {
        parts.push(Part::Others);
    }
    (parts, part_of)
}

/// The groups of the book as parts, in the order in which they come.
pub(super) fn groups(inputs: &Inputs<'_>) -> (Vec<Part>, Vec<usize>) {
    let mut names: Vec<&str> = Vec::new();
    let part_of = inputs
        .unknowns
        .iter()
        .map(|unknown| {
            let known = names.iter().position(|name| *name == unknown.group);
            known.unwrap_or_else(|| {
                names.push(&unknown.group);
                names.len() - 1
            })
        })
        .collect();
    let parts = names
        .iter()
        .map(|name| Part::Group((*name).to_owned()))
        .collect();
    (parts, part_of)
}
