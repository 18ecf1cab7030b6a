//! What is wrong with a grid, told before it is reckoned.

use super::axis::Axis;
use super::grid::{product, settings};
use super::touch::differs;
use super::work::{NoSweep, Sweeper};
use crate::scenario::{Problem, Problems};
use crate::study::pair::{NoPair, Pair};

/// Most points of one sweep.
pub const MOST_POINTS: usize = 20_000;

/// Route-trials that one thread reckons in a second, about: only for saying how long a sweep would take.
const PACE: f64 = 700_000.0;

/// Tells everything that is wrong with a grid before it is reckoned.
///
/// # Errors
/// [`NoSweep`]: settings, a grid too large, axes that touch nothing.
pub fn may_run(
    sweeper: &Sweeper<'_>,
    axes: &[Axis],
    pairs: &[Result<Pair, NoPair>],
) -> Result<(), NoSweep> {
    let mut points = axes.iter().map(|axis| axis.places.len());
    let points = points.try_fold(1_usize, usize::checked_mul);
    allowed(sweeper, points.unwrap_or(usize::MAX))?;
    corners(sweeper, axes)?;
    touched(sweeper, axes, pairs)
}

fn allowed(sweeper: &Sweeper<'_>, points: usize) -> Result<(), NoSweep> {
    if points <= MOST_POINTS {
        return Ok(());
    }
    let futures = 1 + u64::from(sweeper.futures);
    let trials = futures * sweeper.inner * sweeper.cases.len() as u64;
    let threads = rayon::current_num_threads() as f64;
    let hours = 2.0 * points as f64 * trials as f64 / PACE / threads / 3600.0;
    Err(NoSweep::Asked {
        what: format!(
            "{points} points of {trials} trials on two routes would take about {hours:.0} hours"
        ),
        remedy: format!(
            "Choose at most {MOST_POINTS} points: fewer values to an axis, or fewer axes"
        ),
    })
}

/// Asks every value of each axis alone, and the corners, before the long run.
fn corners(sweeper: &Sweeper<'_>, axes: &[Axis]) -> Result<(), NoSweep> {
    let ask = |settings: &[String], axis: &Axis| -> Vec<Problem> {
        match sweeper.at(settings) {
            Ok(_) => Vec::new(),
            Err(Problems(found)) => found
                .into_iter()
                .map(|problem| of_axis(problem, axis))
                .collect(),
        }
    };
    let mut problems = Vec::new();
    let mut ends = Vec::new();
    for axis in axes {
        let last = axis.places.len() - 1;
        let mut of_ends = axis.clone();
        of_ends.places = [0, last].map(|place| axis.places[place].clone()).to_vec();
        // The ends of a range tell for all between them.
        let asked = if axis.numbers().is_some() {
            &of_ends.places
        } else {
            &axis.places
        };
        for place in asked {
            problems.extend(ask(std::slice::from_ref(&place.setting), axis));
        }
        ends.push(of_ends);
    }
    if problems.is_empty() && axes.len() > 1 {
        for corner in product(&ends) {
            problems.extend(ask(&settings(&ends, &corner), &axes[0]));
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(NoSweep::Inputs(Problems::new(problems)))
    }
}

/// A problem of a setting is told as one of the axis that made it.
fn of_axis(problem: Problem, axis: &Axis) -> Problem {
    if problem.file.starts_with("--set") {
        let setting = problem.file.trim_start_matches("--set ").to_owned();
        return Problem {
            file: format!("--over {} (at {setting})", axis.id),
            ..problem
        };
    }
    Problem {
        what: format!("{} (--over {})", problem.what, axis.id),
        ..problem
    }
}

/// Refuses an axis that touches nothing of the routes.
fn touched(
    sweeper: &Sweeper<'_>,
    axes: &[Axis],
    pairs: &[Result<Pair, NoPair>],
) -> Result<(), NoSweep> {
    let mut slots: Vec<usize> = pairs
        .iter()
        .filter_map(|pair| pair.as_ref().ok())
        .flat_map(|pair| [pair.a, pair.b])
        .collect();
    slots.sort_unstable();
    slots.dedup();
    if slots.is_empty() {
        return Ok(());
    }
    let routes: Vec<_> = slots
        .iter()
        .map(|&slot| sweeper.base.routes[slot].clone())
        .collect();
    for axis in axes {
        let (first, last) = (&axis.places[0], &axis.places[axis.places.len() - 1]);
        let mut other = sweeper.at(std::slice::from_ref(&last.setting))?;
        let one = if axis.places.len() == 1 {
            sweeper.question().clone()
        } else {
            sweeper.at(std::slice::from_ref(&first.setting))?
        };
        let mut touches = differs(&one, &other, &routes);
        for place in axis.places.iter().skip(1).rev().skip(1) {
            if touches || axis.numbers().is_some() {
                break;
            }
            other = sweeper.at(std::slice::from_ref(&place.setting))?;
            touches = differs(&one, &other, &routes);
        }
        if !touches {
            let labels: Vec<&str> = routes.iter().map(|route| route.label.as_str()).collect();
            return Err(NoSweep::Asked {
                what: format!(
                    "--over {}: {} touches no step of the routes {}",
                    axis.id,
                    axis.name,
                    labels.join("; ")
                ),
                remedy: "Name other routes with --route and --against, or vary what they use: `corridor explain ROUTE` tells"
                    .to_owned(),
            });
        }
    }
    Ok(())
}
