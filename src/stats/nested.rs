//! Futures and the shipments within them: the split of the variance, the gain of common worlds, and the family of
//! distributions (METHOD 6.3, 6.9).

use serde::{Deserialize, Serialize};

use super::interval::{Z95, sample_quantile};

/// The variance of an outcome, split into what differs between futures and what differs within one (M083).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct VarianceSplit {
    /// The variance of the futures' means as they were observed, with the noise of the trials in them.
    pub observed: f64,
    /// The variance between the futures' true means: the observed less that noise, never below 0.
    pub between: f64,
    /// The mean variance within a future.
    pub within: f64,
}

impl VarianceSplit {
    /// From the observed variance of the means and the mean variance within, of `trials` trials in each future.
    #[must_use]
    pub fn new(observed: f64, within: f64, trials: f64) -> Self {
        Self {
            observed,
            between: (observed - within / trials).max(0.0),
            within,
        }
    }

    /// From the mean and the sample variance of the trials of each future, and their number in each. The variance
    /// of the means is the sample variance (divisor one less than the futures).
    ///
    /// Nothing of fewer than two futures or without trials.
    #[must_use]
    pub fn of_futures(means: &[f64], variances: &[f64], trials: u64) -> Option<Self> {
        if means.len() < 2 || means.len() != variances.len() || trials == 0 {
            return None;
        }
        let n = means.len() as f64;
        let middle = means.iter().sum::<f64>() / n;
        let squares = means.iter().map(|mean| (mean - middle) * (mean - middle));
        let observed = squares.sum::<f64>() / (n - 1.0);
        let within = variances.iter().sum::<f64>() / n;
        Some(Self::new(observed, within, trials as f64))
    }

    /// The whole variance of a shipment in an unknown future.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.between + self.within
    }

    /// The share of the whole that better knowledge could take away; 0 if nothing varies.
    #[must_use]
    pub fn share_between(&self) -> f64 {
        let total = self.total();
        if total > 0.0 {
            self.between / total
        } else {
            0.0
        }
    }

    /// How many times too large the variance between futures looks when the noise is left in; nothing if there is
    /// none between them.
    #[must_use]
    pub fn inflation(&self) -> Option<f64> {
        (self.between > 0.0).then(|| self.observed / self.between)
    }
}

/// What it brings that two routes meet the same worlds (M082).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommonWorlds {
    /// The standard deviation of the difference in the same worlds.
    pub sd_common: f64,
    /// The standard deviation of the difference in worlds of their own.
    pub sd_apart: f64,
    /// Half-width of the 95% interval of the mean difference in the same worlds.
    pub half_width_common: f64,
}

impl CommonWorlds {
    /// From the standard deviations of the two routes, the correlation of their outcomes in the same worlds, and the
    /// number of worlds.
    #[must_use]
    pub fn of(sd_a: f64, sd_b: f64, correlation: f64, worlds: u64) -> Self {
        let apart = sd_a * sd_a + sd_b * sd_b;
        let common = (apart - 2.0 * correlation * sd_a * sd_b).max(0.0);
        Self {
            sd_common: common.sqrt(),
            sd_apart: apart.sqrt(),
            half_width_common: Z95 * (common / worlds as f64).sqrt(),
        }
    }

    /// How many times as many worlds the other way would need: the ratio of the variances.
    #[must_use]
    pub fn gain(&self) -> f64 {
        (self.sd_apart * self.sd_apart) / (self.sd_common * self.sd_common)
    }
}

/// The family of distributions over futures: at each point of a grid the mean share of shipments that are there by
/// then, and the band that holds nine futures in ten at that point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Horsetail {
    /// The grid, rising, in the unit of the outcome.
    pub grid: Vec<f64>,
    /// The mean over the futures: the distribution of a shipment in an unknown future.
    pub mean: Vec<f64>,
    /// The 5th percentile of the futures, point by point.
    pub low: Vec<f64>,
    /// The 95th percentile of the futures, point by point.
    pub high: Vec<f64>,
}

impl Horsetail {
    /// From the shares of each future at each point of the grid. Nothing without futures, or where a future has not
    /// as many shares as the grid has points.
    #[must_use]
    pub fn of_shares(grid: Vec<f64>, futures: &[Vec<f64>]) -> Option<Self> {
        if futures.is_empty() || futures.iter().any(|shares| shares.len() != grid.len()) {
            return None;
        }
        let n = futures.len() as f64;
        let (mut mean, mut low, mut high) = (Vec::new(), Vec::new(), Vec::new());
        for point in 0..grid.len() {
            let mut shares: Vec<f64> = futures.iter().map(|of| of[point]).collect();
            mean.push(shares.iter().sum::<f64>() / n);
            shares.sort_unstable_by(f64::total_cmp);
            low.push(sample_quantile(&shares, 0.05)?);
            high.push(sample_quantile(&shares, 0.95)?);
        }
        Some(Self {
            grid,
            mean,
            low,
            high,
        })
    }

    /// From the outcomes of each future in rising order; `shipments` of each future were sent, so that those who
    /// never arrive have no outcome and the shares end below 1.
    ///
    /// Nothing without futures or shipments.
    #[must_use]
    pub fn of_samples(grid: Vec<f64>, futures: &[Vec<f64>], shipments: u64) -> Option<Self> {
        if shipments == 0 {
            return None;
        }
        let shares: Vec<Vec<f64>> = futures
            .iter()
            .map(|rising| {
                let until = |point: &f64| rising.partition_point(|outcome| outcome <= point);
                let share = |point: &f64| until(point) as f64 / shipments as f64;
                grid.iter().map(share).collect()
            })
            .collect();
        Self::of_shares(grid, &shares)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_larger_than_what_was_observed_leaves_nothing_between_futures() {
        // Means 10 and 12: sample variance 2. Within 40 over 10 trials: noise 4.
        let split = VarianceSplit::of_futures(&[10.0, 12.0], &[30.0, 50.0], 10).unwrap();
        assert_eq!(
            (split.observed, split.between, split.within),
            (2.0, 0.0, 40.0)
        );
        assert_eq!((split.share_between(), split.inflation()), (0.0, None));
        assert_eq!(VarianceSplit::of_futures(&[10.0], &[30.0], 10), None);
        assert_eq!(VarianceSplit::new(0.0, 0.0, 10.0).share_between(), 0.0);
    }

    #[test]
    fn a_horsetail_of_two_futures_lies_between_them() {
        let futures = [vec![10.0, 20.0], vec![20.0, 30.0, 40.0, 50.0]];
        let tail = Horsetail::of_samples(vec![15.0, 20.0, 60.0], &futures, 4).unwrap();
        // Shares by 15, 20 and 60: 1/4, 2/4, 2/4 (two never arrive) and 0, 1/4, 1.
        assert_eq!(tail.mean, [0.125, 0.375, 0.75]);
        // Type 7 between two values: 5% and 95% of the way.
        for (found, expected) in tail.low.iter().zip([0.0125, 0.2625, 0.525]) {
            assert!((found - expected).abs() < 1e-12, "{found}");
        }
        for (found, expected) in tail.high.iter().zip([0.2375, 0.4875, 0.975]) {
            assert!((found - expected).abs() < 1e-12, "{found}");
        }
        assert_eq!(Horsetail::of_samples(vec![1.0], &[], 4), None);
        assert_eq!(Horsetail::of_shares(vec![1.0], &[vec![]]), None);
    }
}
