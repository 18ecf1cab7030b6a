//! A grid of points over axes: every point in the same worlds, in any order and on any threads to the same numbers.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::axis::{Axis, AxisKind};
use super::break_even::{BreakEven, break_evens};
use super::crossing::{Crossing, crossing};
use super::numbers::PairNumbers;
use super::touch::differs;
use super::work::{NoSweep, Sweeper};
use crate::scenario::Question;
use crate::study::finding::{Estimand, RegimeLabel};
use crate::study::pair::{NoPair, Pair};
use crate::study::{NoComparison, Statistic, regime_label};

/// Numbers of a point that was reckoned before, by its place; and what is told of each new one, which may stop it.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "it holds a closure")]
pub struct Journal<'a> {
    /// Points reckoned before.
    pub known: &'a BTreeMap<usize, Vec<f64>>,
    /// Told of each new point; false stops the sweep.
    pub keep: &'a (dyn Fn(usize, &[f64]) -> bool + Sync),
}

/// A grid that was reckoned.
#[derive(Clone, Debug)]
pub struct Grid {
    /// What was asked, with the futures and worlds of this grid.
    pub asked: Estimand,
    /// The axes.
    pub axes: Vec<Axis>,
    /// For each point its place on each axis; the last axis runs fastest.
    pub points: Vec<Vec<usize>>,
    /// The statistic that is in the foreground, and the share that belongs to it.
    pub of: Measured,
    /// Each regime by itself.
    pub regimes: Vec<GridRegime>,
}

/// A difference and the share that says how often it is below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The difference.
    pub difference: Statistic,
    /// The share, where there is one.
    pub share: Option<Statistic>,
}

/// A regime of a grid.
#[derive(Clone, Debug)]
pub struct GridRegime {
    /// The regime.
    pub label: RegimeLabel,
    /// What was found, or why there is no pair.
    pub found: Result<GridPair, NoPair>,
}

/// A route of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRoute {
    /// Its place in the question.
    pub slot: usize,
    /// Id.
    pub id: String,
    /// Label.
    pub label: String,
}

/// What was found about a pair of routes.
#[derive(Clone, Debug)]
pub struct GridPair {
    /// The route that is asked about.
    pub a: GridRoute,
    /// The route that it is set against.
    pub b: GridRoute,
    /// The scenario as it stands.
    pub base: PairNumbers,
    /// Where the scenario stands on each axis: a number, or the place that says the same.
    pub at_base: Vec<AtBase>,
    /// The points, in order.
    pub points: Vec<PairNumbers>,
    /// With one axis of numbers: where the difference crosses zero.
    pub crossing: Option<Crossing>,
    /// Prices at which the two cost the same, each alone at best values.
    pub break_evens: Vec<BreakEven>,
}

/// Where a scenario stands on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AtBase {
    /// At this number.
    Number(f64),
    /// At a place of the axis.
    Place(usize),
    /// Not on it.
    Elsewhere,
}

impl Measured {
    /// The measure of a word of the command line: a difference, or its share.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let statistic = Statistic::ALL.into_iter().find(|s| s.word() == word)?;
        let (difference, share) = match statistic {
            Statistic::MeanTime | Statistic::Before => {
                (Statistic::MeanTime, Some(Statistic::Before))
            }
            Statistic::P95Time => (Statistic::P95Time, None),
            Statistic::MeanCost | Statistic::Cheaper => {
                (Statistic::MeanCost, Some(Statistic::Cheaper))
            }
            Statistic::Generalised | Statistic::LowerGeneralised => {
                (Statistic::Generalised, Some(Statistic::LowerGeneralised))
            }
        };
        Some(Self { difference, share })
    }
}

/// Reckons every point of a grid that may run ([`super::may_run`]), for the pair of each regime ([`Sweeper::pairs`]).
///
/// # Errors
/// [`NoSweep`]: settings that are wrong between the ends of an axis; or it was cancelled.
pub fn grid(
    sweeper: &Sweeper<'_>,
    axes: Vec<Axis>,
    pairs: Vec<Result<Pair, NoPair>>,
    of: Measured,
    journal: Journal<'_>,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Grid, NoSweep> {
    let points = product(&axes);
    let flat = reckoned(sweeper, &axes, &points, &pairs, journal, progress)?;
    let question = sweeper.question();
    let mut regimes = Vec::new();
    let mut place = 0;
    for (&case, pair) in sweeper.cases.iter().zip(pairs) {
        let label = regime_label(question, &question.regimes[case], &sweeper.base.routes);
        let found = match pair {
            Err(none) => Err(none),
            Ok(pair) => {
                let points = read(&flat, place, sweeper)?;
                place += 1;
                Ok(told(sweeper, &axes, (case, pair), points, of)?)
            }
        };
        regimes.push(GridRegime { label, found });
    }
    Ok(Grid {
        asked: asked(sweeper, &axes),
        axes,
        points,
        of,
        regimes,
    })
}

/// What is asked; a cargo that stands on an axis is told there.
pub(super) fn asked(sweeper: &Sweeper<'_>, axes: &[Axis]) -> Estimand {
    let mut asked = sweeper.estimand();
    if axes.iter().any(|axis| axis.kind == AxisKind::Cargo) {
        "Cargo as told".clone_into(&mut asked.cargo);
    }
    asked
}

/// Every point: places on the axes, the last running fastest.
pub(super) fn product(axes: &[Axis]) -> Vec<Vec<usize>> {
    let mut points = vec![Vec::new()];
    for axis in axes {
        points = points
            .iter()
            .flat_map(|point: &Vec<usize>| {
                (0..axis.places.len()).map(move |place| {
                    let mut longer = point.clone();
                    longer.push(place);
                    longer
                })
            })
            .collect();
    }
    points
}

pub(super) fn settings(axes: &[Axis], point: &[usize]) -> Vec<String> {
    axes.iter()
        .zip(point)
        .map(|(axis, &place)| axis.places[place].setting.clone())
        .collect()
}

/// The numbers of every point, those of all regimes with a pair in one row.
fn reckoned(
    sweeper: &Sweeper<'_>,
    axes: &[Axis],
    points: &[Vec<usize>],
    pairs: &[Result<Pair, NoPair>],
    journal: Journal<'_>,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Vec<Vec<f64>>, NoSweep> {
    let told = AtomicUsize::new(0);
    let tell = || {
        let done = told.fetch_add(1, Ordering::Relaxed) + 1;
        progress(done as u64, points.len() as u64);
    };
    let one = |place: usize, point: &Vec<usize>| -> Result<Vec<f64>, NoSweep> {
        if let Some(known) = journal.known.get(&place) {
            tell();
            return Ok(known.clone());
        }
        let question: Question = sweeper.at(&settings(axes, point))?;
        let mut row = Vec::new();
        for (&case, pair) in sweeper.cases.iter().zip(pairs) {
            if let Ok(pair) = pair {
                row.extend(sweeper.pair_numbers(&question, case, *pair)?.flat());
            }
        }
        if !(journal.keep)(place, &row) {
            return Err(NoComparison::Cancelled.into());
        }
        tell();
        Ok(row)
    };
    points
        .par_iter()
        .enumerate()
        .map(|(place, point)| one(place, point))
        .collect()
}

/// Numbers of a row of a point, for a sweep with so many regimes that have a pair.
#[must_use]
pub fn row_length(regimes: usize, futures: u32) -> usize {
    regimes * PairNumbers::length(futures as usize)
}

/// The part of each row that belongs to the regime at this place among those that have a pair.
fn read(
    flat: &[Vec<f64>],
    place: usize,
    sweeper: &Sweeper<'_>,
) -> Result<Vec<PairNumbers>, NoSweep> {
    let futures = sweeper.futures as usize;
    let length = PairNumbers::length(futures);
    let read = |row: &Vec<f64>| {
        let part = row.get(place * length..(place + 1) * length)?;
        PairNumbers::read(part, futures)
    };
    let points: Option<Vec<PairNumbers>> = flat.iter().map(read).collect();
    points.ok_or_else(|| NoSweep::Asked {
        what: "a row of the journal has another length than this sweep's".to_owned(),
        remedy: "Remove the journal beside the folder and start again".to_owned(),
    })
}

fn told(
    sweeper: &Sweeper<'_>,
    axes: &[Axis],
    (case, pair): (usize, Pair),
    points: Vec<PairNumbers>,
    of: Measured,
) -> Result<GridPair, NoSweep> {
    let question = sweeper.question();
    let base = sweeper.pair_numbers(question, case, pair)?;
    let crossing = match axes {
        [axis] => axis
            .numbers()
            .filter(|numbers| numbers.len() > 1)
            .map(|numbers| crossing(&numbers, axis.log, &points, of.difference)),
        _ => None,
    };
    let routes = sweeper.routes();
    Ok(GridPair {
        a: routes[pair.a].clone(),
        b: routes[pair.b].clone(),
        at_base: axes
            .iter()
            .map(|axis| at_base(sweeper, case, axis))
            .collect::<Result<_, _>>()?,
        base,
        points,
        crossing,
        break_evens: break_evens(sweeper, case, pair),
    })
}

/// Where the scenario stands on an axis under one regime.
fn at_base(sweeper: &Sweeper<'_>, case: usize, axis: &Axis) -> Result<AtBase, NoSweep> {
    let question = sweeper.question();
    if let AxisKind::Assumption(index) = axis.kind {
        return Ok(AtBase::Number(question.regimes[case].book[index].best));
    }
    for (place, at) in axis.places.iter().enumerate() {
        let other = sweeper.at(std::slice::from_ref(&at.setting))?;
        if !differs(question, &other, &sweeper.base.routes) {
            return Ok(at.number.map_or(AtBase::Place(place), AtBase::Number));
        }
    }
    Ok(AtBase::Elsewhere)
}
