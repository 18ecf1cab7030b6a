//! What each option is worth under one regime, at best values and in each future.

use super::options::under;
use super::{Package, Payoff};
use crate::sim::RouteSample;
use crate::stats::interval::sample_quantile;
use crate::study::sweep::{NoSweep, Sweeper};
use crate::study::why_not;

/// A value at best values and in each future.
pub(super) type Cell = Option<(f64, Vec<f64>)>;

/// Each way under one regime, then the split; and the value of the reference in each future.
pub(super) fn of_routes(
    sweeper: &Sweeper<'_>,
    (case, of): (usize, Payoff),
    ways: &[usize],
    split: Option<(usize, usize)>,
) -> Result<(Vec<Cell>, Option<Vec<f64>>), NoSweep> {
    let question = sweeper.question();
    let all: Vec<usize> = (0..sweeper.base.routes.len()).collect();
    let offered: Vec<usize> = all
        .into_iter()
        .filter(|&slot| {
            let route = &sweeper.base.routes[slot];
            why_not(question, &question.regimes[case], route).is_empty()
        })
        .collect();
    let place = |slot: usize| offered.iter().position(|known| *known == slot);
    let halves = split.map(|(a, b)| (place(a), place(b)));
    let (best, futures) = sweeper.reckon(&sweeper.base, case, &offered, &|samples| {
        let firsts = firsts(samples, of);
        let mut values: Vec<f64> = (0..samples.len())
            .map(|route| value(of, samples, &firsts, &[route]))
            .collect();
        values.push(match halves {
            Some((Some(a), Some(b))) => value(of, samples, &firsts, &[a, b]),
            // Where one of the two is not offered, all goes by the other.
            Some((Some(one), None) | (None, Some(one))) => value(of, samples, &firsts, &[one]),
            _ => f64::NAN,
        });
        values
    })?;
    let cell = |place: usize| -> Cell {
        best[place]
            .is_finite()
            .then(|| (best[place], futures.iter().map(|of| of[place]).collect()))
    };
    let mut cells: Vec<Cell> = ways.iter().map(|&way| place(way).and_then(cell)).collect();
    if split.is_some() {
        cells.push(cell(offered.len()));
    }
    let reference = sweeper.base.references[case].and_then(place);
    let reference = reference.and_then(cell).map(|(_, futures)| futures);
    Ok((cells, reference))
}

/// The best way under a package at best values, and which it is.
pub(super) fn of_package(
    sweeper: &Sweeper<'_>,
    package: &Package,
    (case, of): (usize, Payoff),
    ways: &[usize],
) -> Result<(Cell, Option<String>), NoSweep> {
    let asked = under(sweeper, package)?;
    // Who arrives first is told among all routes.
    let slots: Vec<usize> = if of == Payoff::First {
        (0..sweeper.base.routes.len()).collect()
    } else {
        ways.to_vec()
    };
    let prepared = sweeper.base.under(&asked, &slots);
    let offered: Vec<usize> = (0..slots.len())
        .filter(|&place| why_not(&asked, &asked.regimes[case], &prepared.routes[place]).is_empty())
        .collect();
    let eligible: Vec<usize> = (0..offered.len())
        .filter(|&at| ways.contains(&slots[offered[at]]))
        .collect();
    if eligible.is_empty() {
        return Ok((None, None));
    }
    let (best, futures) = sweeper.reckon(&prepared, case, &offered, &|samples| {
        let firsts = firsts(samples, of);
        let values = (0..samples.len()).map(|route| value(of, samples, &firsts, &[route]));
        values.collect::<Vec<f64>>()
    })?;
    let chosen = eligible
        .into_iter()
        .filter(|&at| best[at].is_finite())
        .max_by(|&a, &b| {
            let (p, q) = (of.payoff(best[a]), of.payoff(best[b]));
            p.total_cmp(&q).then(b.cmp(&a))
        });
    Ok(match chosen {
        None => (None, None),
        Some(at) => {
            let of_futures = futures.iter().map(|values| values[at]).collect();
            let way = sweeper.base.routes[slots[offered[at]]].label.clone();
            (Some((best[at], of_futures)), Some(way))
        }
    })
}

/// By route the share of the shipments in which it arrives first; only where that is asked.
fn firsts(samples: &[RouteSample], of: Payoff) -> Vec<f64> {
    if of != Payoff::First {
        return Vec::new();
    }
    let trials = samples.first().map_or(0, RouteSample::trials);
    let mut counts = vec![0_u32; samples.len()];
    for trial in 0..trials {
        let arrived = (0..samples.len()).filter(|&route| samples[route].arrived(trial));
        let first =
            arrived.min_by(|&a, &b| samples[a].time_h[trial].total_cmp(&samples[b].time_h[trial]));
        if let Some(first) = first {
            counts[first] += 1;
        }
    }
    let share = |count: u32| f64::from(count) / trials as f64;
    counts.into_iter().map(share).collect()
}

/// The value of some routes that carry equal parts of the volume.
fn value(of: Payoff, samples: &[RouteSample], firsts: &[f64], routes: &[usize]) -> f64 {
    let count = routes.len() as f64;
    if of == Payoff::First {
        return routes.iter().map(|&route| firsts[route]).sum::<f64>() / count;
    }
    let mut all = Vec::new();
    let mut means = 0.0;
    for &route in routes {
        let sample = &samples[route];
        let column = match of {
            Payoff::Generalised => &sample.generalised_usd,
            Payoff::Cost => &sample.cost_usd,
            Payoff::Time | Payoff::P95 | Payoff::First => &sample.time_h,
        };
        let arrived = (0..sample.trials()).filter(|&trial| sample.arrived(trial));
        let values: Vec<f64> = arrived.map(|trial| column[trial]).collect();
        means += values.iter().sum::<f64>() / values.len() as f64;
        all.extend(values);
    }
    if of == Payoff::P95 {
        all.sort_by(f64::total_cmp);
        return sample_quantile(&all, 0.95).unwrap_or(f64::NAN);
    }
    means / count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_the_boxes_by_each_way_cost_the_mean_and_pool_their_late_ends() {
        let sample = |hours: &[f64]| RouteSample {
            time_h: hours.to_vec(),
            cost_usd: hours.to_vec(),
            generalised_usd: hours.to_vec(),
            status: vec![crate::stats::Status::Arrived; hours.len()],
        };
        let samples = [sample(&[10.0, 20.0]), sample(&[40.0, 30.0])];
        assert_eq!(value(Payoff::Cost, &samples, &[], &[0, 1]), 25.0);
        // 10, 20, 30, 40: type 7 at 0.95 x 3 = 2.85: 30 and 0.85 of 10.
        let p95 = value(Payoff::P95, &samples, &[], &[0, 1]);
        assert!((p95 - 38.5).abs() < 1e-12, "{p95}");
        let first = firsts(&samples, Payoff::First);
        assert_eq!(first, [1.0, 0.0]);
        assert_eq!(value(Payoff::First, &samples, &first, &[0, 1]), 0.5);
    }
}
