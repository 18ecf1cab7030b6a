//! Screening: which unknowns matter at all (METHOD 6.5).

use super::finding::Part;
use crate::corridor::Values;
use crate::stats::design::Trajectories;
use crate::stats::sensitivity::{Effects, elementary_effects, kept, morris};
use crate::study::inputs::{Inputs, Reading, readings};
use crate::study::probe::Probe;
use crate::study::statistic::Statistic;

/// Levels of the walks: the middles of four equal parts of each range, so that no walk stands at an end which
/// hardly any future comes near.
const LEVELS: u32 = 4;

/// An unknown is kept whose mean effect is above this share of the largest.
const KEPT_ABOVE: f64 = 0.05;

/// So many unknowns are exchanged one by one, at most.
const KEPT_AT_MOST: usize = 30;

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

/// What is exchanged after a screening, and the part of each unknown: those above 5% of the largest mean effect on
/// the statistic, the strongest 30 at most, each by itself; all others together.
pub(super) fn parts(screened: &Screened, of: Statistic) -> (Vec<Part>, Vec<usize>) {
    let of_statistic: Option<Vec<Effects>> = screened.iter().map(|by| by[of as usize]).collect();
    let mut places = of_statistic.map_or_else(Vec::new, |effects| {
        let mut places = kept(&effects, KEPT_ABOVE);
        places.sort_by(|&x, &y| {
            let size = |place: usize| effects[place].mu_star;
            size(y).total_cmp(&size(x)).then(x.cmp(&y))
        });
        places.truncate(KEPT_AT_MOST);
        places
    });
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
