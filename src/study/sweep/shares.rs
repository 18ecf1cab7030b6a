//! Win shares: in which share of the shipments each offered route is the best, cargo by cargo.

use super::axis::Axis;
use super::grid::{GridRoute, Measured};
use super::numbers::spread;
use super::work::{NoSweep, Sweeper};
use crate::sim::RouteSample;
use crate::study::finding::RegimeLabel;
use crate::study::{Statistic, regime_label, why_not};

/// Who wins, along an axis.
#[derive(Clone, Debug)]
pub struct WinShares {
    /// What best means.
    pub by: Statistic,
    /// What the axis varies, in plain words.
    pub axis: String,
    /// The words around it.
    pub asked: crate::study::finding::Estimand,
    /// Every route of the question, in its order.
    pub routes: Vec<GridRoute>,
    /// Each regime by itself.
    pub regimes: Vec<WinRegime>,
}

/// A regime of win shares.
#[derive(Clone, Debug)]
pub struct WinRegime {
    /// The regime.
    pub label: RegimeLabel,
    /// A row for each place of the axis.
    pub rows: Vec<WinRow>,
}

/// One place of the axis.
#[derive(Clone, Debug)]
pub struct WinRow {
    /// Its name.
    pub label: String,
    /// The routes that are offered there.
    pub routes: Vec<Won>,
    /// Share of the shipments that arrive by none.
    pub none: f64,
}

/// How often a route is the best.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Won {
    /// Its place in the question.
    pub slot: usize,
    /// Share of the shipments, at best values.
    pub share: f64,
    /// P5 and P95 over futures.
    pub unknown: Option<(f64, f64)>,
}

/// Reckons who wins at each place of an axis.
///
/// # Errors
/// Settings that are wrong; or it was cancelled.
pub fn win_shares(sweeper: &Sweeper<'_>, axis: &Axis, of: Measured) -> Result<WinShares, NoSweep> {
    let question = sweeper.question();
    let mut regimes: Vec<WinRegime> = sweeper
        .cases
        .iter()
        .map(|&case| WinRegime {
            label: regime_label(question, &question.regimes[case], &sweeper.base.routes),
            rows: Vec::new(),
        })
        .collect();
    let all: Vec<usize> = (0..sweeper.base.routes.len()).collect();
    for place in &axis.places {
        let asked = sweeper.at(std::slice::from_ref(&place.setting))?;
        let prepared = sweeper.base.under(&asked, &all);
        for (regime, &case) in regimes.iter_mut().zip(&sweeper.cases) {
            let of_case = &asked.regimes[case];
            let offered: Vec<usize> = all
                .iter()
                .copied()
                .filter(|&slot| why_not(&asked, of_case, &prepared.routes[slot]).is_empty())
                .collect();
            let (best, futures) = sweeper.reckon(&prepared, case, &offered, &|samples| {
                wins(samples, of.difference)
            })?;
            let routes = offered.iter().enumerate().map(|(at, &slot)| Won {
                slot,
                share: best[at],
                unknown: spread(futures.iter().map(|shares| shares[at]).collect()),
            });
            regime.rows.push(WinRow {
                label: place.label.clone(),
                routes: routes.collect(),
                none: best[offered.len()],
            });
        }
    }
    Ok(WinShares {
        by: of.difference,
        axis: axis.name.clone(),
        asked: super::grid::asked(sweeper, std::slice::from_ref(axis)),
        routes: sweeper.routes(),
        regimes,
    })
}

/// The share of the shipments in which each route is the best, then the share that arrives by none. Equal routes: the
/// first.
fn wins(samples: &[RouteSample], of: Statistic) -> Vec<f64> {
    let trials = samples.first().map_or(0, RouteSample::trials);
    let mut counts = vec![0_u32; samples.len() + 1];
    for trial in 0..trials {
        let mut best: Option<(usize, f64)> = None;
        for (route, sample) in samples.iter().enumerate() {
            if !sample.arrived(trial) {
                continue;
            }
            let value = match of {
                Statistic::MeanTime | Statistic::P95Time | Statistic::Before => {
                    sample.time_h[trial]
                }
                Statistic::MeanCost | Statistic::Cheaper => sample.cost_usd[trial],
                Statistic::Generalised | Statistic::LowerGeneralised => {
                    sample.generalised_usd[trial]
                }
            };
            if best.is_none_or(|(_, least)| value < least) {
                best = Some((route, value));
            }
        }
        counts[best.map_or(samples.len(), |(route, _)| route)] += 1;
    }
    counts
        .into_iter()
        .map(|count| f64::from(count) / trials as f64)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Status;

    #[test]
    fn each_shipment_is_won_by_one_route_or_none_and_the_first_of_equals() {
        let sample = |hours: [f64; 4], stranded: &[usize]| RouteSample {
            time_h: hours.to_vec(),
            cost_usd: hours.iter().map(|hours| 100.0 - hours).collect(),
            generalised_usd: vec![1.0; 4],
            status: (0..4)
                .map(|trial| {
                    if stranded.contains(&trial) {
                        Status::NotEligible
                    } else {
                        Status::Arrived
                    }
                })
                .collect(),
        };
        let samples = [
            sample([10.0, 30.0, 5.0, 1.0], &[3]),
            sample([20.0, 20.0, 5.0, 1.0], &[3]),
        ];
        assert_eq!(wins(&samples, Statistic::MeanTime), [0.5, 0.25, 0.25]);
        // Dearer where faster: 90 and 80, 70 and 80, 95 and 95.
        assert_eq!(wins(&samples, Statistic::MeanCost), [0.5, 0.25, 0.25]);
        assert_eq!(wins(&samples, Statistic::Generalised), [0.75, 0.0, 0.25]);
    }
}
