//! The exchanges behind the indices, doubled until they can be read (METHOD 6.4).

use rayon::prelude::*;

use super::finding::{OfStatistic, Settings, Shares};
use crate::corridor::Values;
use crate::stats::design::{DesignError, SaltelliDesign};
use crate::stats::interval::sample_quantile;
use crate::stats::sensitivity::{SobolIndices, Verdict, sobol_indices, verdict};
use crate::study::inputs::{Inputs, Reading, readings};
use crate::study::probe::Probe;
use crate::study::statistic::Statistic;

/// Resamples behind the intervals.
const RESAMPLES: u32 = 1_000;

/// A share of the shipments nearer to 0 or 1 than this stands at the end.
const AT_END: f64 = 0.005;

/// A statistic stands at one end if it does in this share of the futures.
const NEARLY_ALL: f64 = 0.99;

/// All futures of a study and what they tell.
pub(super) struct Exchanged {
    pub(super) design: SaltelliDesign,
    pub(super) points: u32,
    pub(super) readings: Vec<Reading>,
}

/// Doubles the base points from `settings.points` until the verdict on the main statistic is content, there is
/// nothing to double for, or `settings.max_points` is reached. Each size keeps the futures of the one before.
///
/// Nothing when it was cancelled. `plan` is told how many futures come next, `done` after each.
///
/// # Errors
/// A design that cannot be made.
pub(super) fn exchange(
    probe: &Probe<'_>,
    inputs: &Inputs<'_>,
    part_of: &[usize],
    settings: &Settings,
    (plan, done): (&(dyn Fn(usize) + Sync), &(dyn Fn() + Sync)),
) -> Result<Option<Exchanged>, DesignError> {
    let seed = probe.prepared.question.run.seed;
    let keys = inputs.keys();
    let mut found: Vec<Reading> = Vec::new();
    let mut points = settings.points;
    loop {
        let design = SaltelliDesign::grouped(&keys, part_of, points, seed)?;
        let variants = design.groups() + 2;
        let first = found.len();
        plan(design.rows() - first);
        let bases = bases(inputs, &design, first / variants);
        let values = |row: usize| {
            let (base, variant) = (row / variants, row % variants);
            let (a, b) = &bases[base];
            if variant == variants - 1 {
                return b.clone();
            }
            let mut values = a.clone();
            for input in (0..inputs.len()).filter(|&input| part_of[input] + 1 == variant) {
                inputs.exchange(&mut values, input, b);
            }
            values
        };
        let Some(more) = readings(probe, design.rows() - first, values, done) else {
            return Ok(None);
        };
        found.extend(more);
        let exchanged = Exchanged {
            design,
            points,
            readings: found,
        };
        let content = match shares(&exchanged, settings.of, seed) {
            Shares::Told { verdict, .. } => {
                matches!(verdict, Verdict::Enough | Verdict::NoVariance)
            }
            Shares::AtOneEnd { .. } | Shares::NoNumber { .. } => true,
        };
        if content || points.saturating_mul(2) > settings.max_points {
            return Ok(Some(exchanged));
        }
        found = exchanged.readings;
        points *= 2;
    }
}

/// The futures A and B of each base point from `first` on.
fn bases(inputs: &Inputs<'_>, design: &SaltelliDesign, first: usize) -> Vec<(Values, Values)> {
    let variants = design.groups() + 2;
    let bases = design.rows() / variants;
    (first..bases)
        .into_par_iter()
        .map(|base| {
            let (a, b) = (
                design.row(base * variants),
                design.row((base + 1) * variants - 1),
            );
            (
                inputs.at(|input| a.input(input)),
                inputs.at(|input| b.input(input)),
            )
        })
        .collect()
}

/// What is told of a statistic.
pub(super) fn of_statistic(
    exchanged: &Exchanged,
    statistic: Statistic,
    at_medians: f64,
    seed: u64,
) -> OfStatistic {
    let mut outcomes = base_outcomes(exchanged, statistic);
    let whole = outcomes.iter().all(|outcome| outcome.is_finite());
    outcomes.sort_unstable_by(f64::total_cmp);
    OfStatistic {
        statistic,
        at_medians,
        over_futures: [0.05, 0.5, 0.95].map(|p| {
            let quantile = sample_quantile(&outcomes, p);
            quantile.filter(|_| whole).unwrap_or(f64::NAN)
        }),
        shares: shares(exchanged, statistic, seed),
    }
}

/// The outcomes at the points A and B: futures drawn as they are believed.
fn base_outcomes(exchanged: &Exchanged, statistic: Statistic) -> Vec<f64> {
    base_rows(&exchanged.design)
        .map(|row| exchanged.readings[row].get(statistic))
        .collect()
}

/// The rows of the points A and B.
pub(super) fn base_rows(design: &SaltelliDesign) -> impl Iterator<Item = usize> {
    let variants = design.groups() + 2;
    (0..design.rows()).filter(move |row| row % variants == 0 || row % variants == variants - 1)
}

fn shares(exchanged: &Exchanged, statistic: Statistic, seed: u64) -> Shares {
    let all: Vec<f64> = exchanged
        .readings
        .iter()
        .map(|reading| reading.get(statistic))
        .collect();
    let none = all.iter().filter(|outcome| !outcome.is_finite()).count();
    if none > 0 {
        return Shares::NoNumber {
            futures: none as f64 / all.len() as f64,
        };
    }
    if let Some(end) = one_end(&base_outcomes(exchanged, statistic), statistic) {
        return Shares::AtOneEnd { end };
    }
    let indices = |outcomes: &[f64], design: &SaltelliDesign| -> Option<SobolIndices> {
        let split = design.split(outcomes).ok()?;
        sobol_indices(&split.a, &split.b, &split.ab, RESAMPLES, seed).ok()
    };
    let now = indices(&all, &exchanged.design).expect("finite outcomes of a whole design");
    // The first half of the base points is the design of half the size.
    let previous = {
        let split = exchanged
            .design
            .split(&all)
            .expect("an outcome for each row");
        let half = split.a.len() / 2;
        let halves: Vec<Vec<f64>> = split.ab.iter().map(|ab| ab[..half].to_vec()).collect();
        sobol_indices(&split.a[..half], &split.b[..half], &halves, RESAMPLES, seed).ok()
    };
    let verdict = verdict(&now, previous.as_ref());
    Shares::Told {
        indices: now,
        verdict,
    }
}

/// The end at which a share stands in nearly all futures.
fn one_end(outcomes: &[f64], statistic: Statistic) -> Option<f64> {
    if statistic.unit() != crate::study::statistic::Unit::Share {
        return None;
    }
    let nearly = |end: f64| {
        let there = outcomes
            .iter()
            .filter(|share| (*share - end).abs() < AT_END);
        there.count() as f64 >= NEARLY_ALL * outcomes.len() as f64
    };
    [0.0, 1.0].into_iter().find(|&end| nearly(end))
}
