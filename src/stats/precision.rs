//! When to stop: enough trials that simulation noise no longer matters (METHOD 6.8).

use super::comparison::GroupSummary;
use super::estimate::Estimate;
use super::groups::Measure;

/// The first check is after this many blocks.
const FIRST_CHECK: u64 = 8;
/// Every probability is wanted within one in a hundred.
const PROBABILITY: f64 = 0.01;

/// The block counts at which the noise is looked at: 8, 12, 16, 24, 32, 48..., and at last `most` itself.
/// They depend on nothing but `most`, so neither does where a run stops.
#[must_use]
pub fn checkpoints(most: u64) -> Vec<u64> {
    let doublings = std::iter::successors(Some(FIRST_CHECK), |&blocks| blocks.checked_mul(2));
    doublings
        .flat_map(|blocks| [blocks, blocks / 2 * 3])
        .take_while(|&blocks| blocks < most)
        .chain([most])
        .collect()
}

/// The widest noise half-widths over all routes of some summaries. Nothing where trials are too few to tell.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Reached {
    /// Of a mean time or cost, as a share of the mean.
    pub mean: Option<f64>,
    /// Of a P95 of time or cost, as a share of it.
    pub p95: Option<f64>,
    /// Of a P(earlier) or P(cheaper).
    pub before: Option<f64>,
}

impl Reached {
    /// The noise reached by the summaries (one for each regime). Routes on which nothing arrived are left out.
    #[must_use]
    pub fn of(summaries: &[GroupSummary]) -> Self {
        let measures = || {
            let routes = summaries.iter().flat_map(|summary| &summary.routes);
            routes.flat_map(|route| [&route.time_h, &route.cost_usd])
        };
        let pairs = summaries.iter().flat_map(|summary| {
            let routes = summary.routes.len();
            let pairs = (0..routes).flat_map(|b| (0..b).map(move |a| (a, b)));
            pairs.flat_map(|(a, b)| [summary.p_earlier(a, b), summary.p_cheaper(a, b)])
        });
        Self {
            mean: widest(measures().filter_map(Measure::mean).map(relative)),
            p95: widest(
                measures()
                    .filter_map(|measure| measure.quantile(0.95))
                    .map(relative),
            ),
            before: widest(pairs.flatten().map(|estimate| estimate.noise)),
        }
    }

    /// Whether the noise is within `precision` of every mean, twice that of every P95, and 0.01 of every
    /// P(before).
    #[must_use]
    pub fn within(&self, precision: f64) -> bool {
        let holds = |reached: Option<f64>, wanted| reached.is_some_and(|noise| noise <= wanted);
        holds(self.mean, precision)
            && holds(self.p95, 2.0 * precision)
            && holds(self.before, PROBABILITY)
    }
}

/// Noise as a share of the value; nothing where it cannot be told.
fn relative(estimate: Estimate) -> Option<f64> {
    let noise = estimate.noise?;
    if noise == 0.0 {
        return Some(0.0);
    }
    Some(noise / estimate.value.abs())
}

/// The largest, or nothing when one is not known; zero of none.
fn widest(mut noises: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    noises.try_fold(0.0, |widest, noise| Some(f64::max(widest, noise?)))
}

/// Stops a run when the noise was small enough at two checks in a row: one lucky check is not enough.
#[derive(Clone, Debug)]
pub struct StopRule {
    precision: f64,
    held_before: bool,
}

impl StopRule {
    /// A rule for the relative noise `precision` of means (0.01: one per cent).
    #[must_use]
    pub fn new(precision: f64) -> Self {
        Self {
            precision,
            held_before: false,
        }
    }

    /// Looks at the summaries at one of the [`checkpoints`], in their order: may the run stop?
    pub fn check(&mut self, summaries: &[GroupSummary]) -> bool {
        let holds = Reached::of(summaries).within(self.precision);
        std::mem::replace(&mut self.held_before, holds) && holds
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::block::Columns;
    use crate::stats::summary::Planned;

    /// Two routes over `blocks` blocks of 100 trials, their times spread evenly over mean -/+ half.
    fn run(blocks: u64, half: f64) -> [GroupSummary; 1] {
        let planned = Planned {
            time_h: 500.0,
            ..Planned::default()
        };
        let mut summary = GroupSummary::new(&[planned; 2], None, None);
        for block in 0..blocks {
            let spread = |mean: f64| {
                (0..100)
                    .map(|i| mean + half * (f64::from(i) / 49.5 - 1.0))
                    .collect()
            };
            let early = Columns::arrived(spread(500.0), vec![1000.0; 100]);
            let late = Columns::arrived(spread(520.0), vec![1100.0; 100]);
            let (early_at, late_at) = (early.breakpoint(), late.breakpoint());
            summary.add_block(block, &[early.lend(&early_at), late.lend(&late_at)]);
        }
        [summary]
    }

    #[test]
    fn checks_stand_at_fixed_block_counts() {
        assert_eq!(checkpoints(100), [8, 12, 16, 24, 32, 48, 64, 96, 100]);
        assert_eq!(checkpoints(8), [8]);
        assert_eq!(checkpoints(3), [3]);
    }

    #[test]
    fn the_noise_reached_is_that_of_the_widest_route() {
        let reached = Reached::of(&run(10, 100.0));
        // Steps of 200 / 99 h: sd 2.0202 sqrt((100^2 - 1) / 12) = 58.32, or 58.34 with divisor n - 1. Of 1,000
        // trials: 1.96 x 58.34 / 31.62 = 3.616, of a mean of 500.
        assert!((reached.mean.unwrap() - 3.616 / 500.0).abs() < 1e-5);
        // One always before the other: Wilson at 1,000 of 1,000 is z^2 / (n + z^2) wide.
        assert!((reached.before.unwrap() - 3.8415 / 1003.8415 / 2.0).abs() < 1e-6);
        assert!(reached.within(0.01) && !reached.within(0.005));
    }

    #[test]
    fn a_run_stops_only_after_two_good_checks_in_a_row() {
        let (good, bad) = (run(10, 100.0), run(1, 100.0));
        let mut rule = StopRule::new(0.01);
        let stops: Vec<bool> = [&good, &bad, &good, &good]
            .map(|check| rule.check(check))
            .to_vec();
        assert_eq!(stops, [false, false, false, true]);
    }

    #[test]
    fn too_few_trials_to_tell_are_not_precise() {
        let reached = Reached::of(&run(0, 1.0));
        // Nothing arrived at all: no route has any noise to look at.
        assert_eq!(reached.mean, Some(0.0));
        let mut one = GroupSummary::new(&[Planned::default()], None, None);
        let columns = Columns::arrived(vec![10.0], vec![1.0]);
        one.add_block(0, &[columns.lend(&columns.breakpoint())]);
        assert_eq!(Reached::of(&[one]).mean, None);
    }
}
