//! How long, how dear and how reliably: estimates of one measure of a route (METHOD 1.14).

use super::estimate::{Estimate, quantile_interval};
use super::fixed::Moments;
use super::groups::Measure;
use super::histogram::Histogram;
use super::interval::Z95;

/// Estimates of a measure: in its unit unless told otherwise, over the shipments that arrived. Nothing when none did.
impl Measure {
    /// The mean; noise z s / sqrt(n).
    #[must_use]
    pub fn mean(&self) -> Option<Estimate> {
        Estimate::mean(&self.moments)
    }

    /// The standard deviation, divisor n - 1; zero when all values are the same. Noise from the groups.
    #[must_use]
    pub fn sd(&self) -> Option<Estimate> {
        if self.histogram.least()? == self.histogram.most()? {
            return Some(Estimate::new(0.0, Some(0.0)));
        }
        Some(Estimate::new(
            self.moments.sd()?,
            self.noise_of(|group| group.moments.sd()),
        ))
    }

    /// The `p` quantile, off by at most 1/1024 of itself; noise from the order statistics around it (METHOD M077).
    #[must_use]
    pub fn quantile(&self, p: f64) -> Option<Estimate> {
        let value = self.histogram.quantile(p)?;
        let noise = quantile_interval(&self.histogram, p).map(|interval| interval.half_width());
        Some(Estimate::new(value, noise))
    }

    /// Buffer time P95 - mean: what a shipper adds to the mean to be late once in twenty (METHOD M042).
    #[must_use]
    pub fn buffer_time(&self) -> Option<Estimate> {
        self.buffered(|mean, p95| p95 - mean)
    }

    /// Buffer index (P95 - mean) / mean, a share (METHOD M042).
    #[must_use]
    pub fn buffer_index(&self) -> Option<Estimate> {
        self.buffered(|mean, p95| (p95 - mean) / mean)
    }

    fn buffered(&self, of: impl Fn(f64, f64) -> f64) -> Option<Estimate> {
        let value = |moments: &Moments, histogram: &Histogram| {
            Some(of(moments.mean()?, histogram.quantile(0.95)?))
        };
        let noise = self.noise_of(|group| value(&group.moments, &group.histogram));
        Some(Estimate::new(value(&self.moments, &self.histogram)?, noise))
    }

    /// Planning-time index P95 / `free`, where `free` is the time without any delay (METHOD M042).
    #[must_use]
    pub fn planning_time_index(&self, free: f64) -> Option<Estimate> {
        let p95 = self.quantile(0.95)?;
        Some(Estimate::new(
            p95.value / free,
            p95.noise.map(|noise| noise / free),
        ))
    }

    /// The skew (P90 - P50) / (P50 - P10) (METHOD 1.14); nothing where P50 = P10. Noise from the groups.
    #[must_use]
    pub fn skew(&self) -> Option<Estimate> {
        let skew = |histogram: &Histogram| {
            let [low, middle, high] = [0.1, 0.5, 0.9].map(|p| histogram.quantile(p));
            let (above, below) = (high? - middle?, middle? - low?);
            (below > 0.0).then_some(above / below)
        };
        let noise = self.noise_of(|group| skew(&group.histogram));
        Some(Estimate::new(skew(&self.histogram)?, noise))
    }

    /// Expected lateness E[(T - due)+] of those that arrive (METHOD 1.14, M043).
    #[must_use]
    pub fn expected_lateness(&self, due: f64) -> Option<Estimate> {
        let count = self.count();
        let (mut first, mut second) = (0.0, 0.0);
        for cell in self
            .histogram
            .cells()
            .rev()
            .take_while(|cell| cell.high > due)
        {
            let above = if cell.low >= due {
                1.0
            } else {
                (cell.high - due) / (cell.high - cell.low)
            };
            let late = Spread::between(cell.low.max(due) - due, cell.high - due);
            first += above * cell.count as f64 * late.mean;
            second += above * cell.count as f64 * late.square;
        }
        let mean = first / count as f64;
        let variance = (second / count as f64 - mean * mean).max(0.0);
        let noise = (count > 1).then(|| Z95 * (variance / count as f64).sqrt());
        (count > 0).then(|| Estimate::new(mean, noise))
    }

    /// Expected shortfall: the mean of the worst share 1 - `p` of the values, the one on the boundary in part
    /// (METHOD 6.7, M041). Noise from the variance of a tail mean,
    /// (variance of the tail + p (shortfall - quantile)^2) / (n (1 - p)). Nothing for p = 1.
    #[must_use]
    pub fn expected_shortfall(&self, p: f64) -> Option<Estimate> {
        let worst = (1.0 - p) * self.count() as f64;
        let quantile = self.histogram.quantile(p)?;
        let (mut left, mut first, mut second) = (worst, 0.0, 0.0);
        for cell in self.histogram.cells().rev() {
            let taken = left.min(cell.count as f64);
            let low = cell.high - taken / cell.count as f64 * (cell.high - cell.low);
            let tail = Spread::between(low - quantile, cell.high - quantile);
            first += taken * tail.mean;
            second += taken * tail.square;
            left -= taken;
            if left <= 0.0 {
                break;
            }
        }
        let beyond = first / worst;
        let variance = (second / worst - beyond * beyond).max(0.0) + p * beyond * beyond;
        (worst > 0.0)
            .then(|| Estimate::new(quantile + beyond, Some(Z95 * (variance / worst).sqrt())))
    }
}

/// First and second moment of values spread evenly between two ends.
struct Spread {
    mean: f64,
    square: f64,
}

impl Spread {
    fn between(low: f64, high: f64) -> Self {
        Self {
            mean: f64::midpoint(low, high),
            square: (low * low + low * high + high * high) / 3.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::interval::normal_quantile;

    /// Blocks of 1,000 values at the evenly placed quantiles of a law, each block a sample of its own.
    fn measured(quantile: impl Fn(f64) -> f64, pivot: f64) -> Measure {
        let mut measure = Measure::about(pivot);
        for block in 0..100_u32 {
            let at = |i: u32| quantile((f64::from(i * 100 + block) + 0.5) / 100_000.0);
            let values: Vec<f64> = (0..1000).map(at).collect();
            measure.add_block(u64::from(block), &values);
        }
        measure
    }

    fn lognormal(mean: f64, cv: f64) -> impl Fn(f64) -> f64 {
        let sigma = libm::log1p(cv * cv).sqrt();
        let mu = libm::log(mean) - sigma * sigma / 2.0;
        move |p| libm::exp(mu + sigma * normal_quantile(p))
    }

    fn assert_near(estimate: Option<Estimate>, expected: f64, tolerance: f64) {
        let value = estimate.unwrap().value;
        assert!(
            (value / expected - 1.0).abs() < tolerance,
            "{value} for {expected}"
        );
    }

    // Values at evenly placed quantiles stand for the law itself: quantiles are off by the cell (2e-4 allowed),
    // moments by the tail beyond 1 - 1/200,000 as well (1e-3 allowed).

    #[test]
    fn buffer_and_planning_time_of_a_lognormal_transit_time() {
        // METHOD M042: mean 26 d, CV 0.35, free-flow time 18 d.
        let time = measured(lognormal(26.0, 0.35), 26.0);
        assert_near(time.quantile(0.95), 42.925_532_919_951_5, 2e-4);
        assert_near(time.mean(), 26.0, 1e-4);
        assert_near(time.sd(), 26.0 * 0.35, 1e-3);
        assert_near(time.buffer_time(), 16.925_532_919_951_5, 5e-4);
        assert_near(time.buffer_index(), 0.650_982_035_382_751, 5e-4);
        assert_near(time.planning_time_index(18.0), 2.384_751_828_886_2, 2e-4);
        let robust = time.quantile(0.9).unwrap().value - time.quantile(0.5).unwrap().value;
        assert!((robust / 13.398_180_936_757 - 1.0).abs() < 5e-4, "{robust}");
    }

    #[test]
    fn expected_shortfall_of_normal_and_lognormal_transit_times() {
        // METHOD M041, level 0.95.
        let normal = measured(|p| 30.0 + 5.0 * normal_quantile(p), 30.0);
        assert_near(normal.expected_shortfall(0.95), 40.313_564_037_537_1, 2e-4);
        assert_near(
            measured(lognormal(30.0, 0.25), 30.0).expected_shortfall(0.95),
            48.576_924_068_809_2,
            5e-4,
        );
    }

    #[test]
    fn expected_lateness_against_a_due_date() {
        // METHOD M043: N(28, 5^2), due 32.
        let time = measured(|p| 28.0 + 5.0 * normal_quantile(p), 28.0);
        assert_near(time.expected_lateness(32.0), 0.601_036_169_473_827, 1e-3);
        assert!((time.histogram.share_above(32.0).unwrap() - 0.211_855_398_583_397).abs() < 1e-4);
        assert_eq!(time.expected_lateness(1000.0).unwrap().value, 0.0);
    }

    #[test]
    fn shortfall_takes_the_value_on_the_boundary_in_part() {
        // Ten values, the worst 15%: 26.8 whole and half of 26.2, so (26.8 + 13.1) / 1.5.
        let mut measure = Measure::about(0.0);
        measure.add_block(
            0,
            &[21.4, 22.0, 22.9, 23.5, 24.1, 24.4, 25.0, 25.3, 26.2, 26.8],
        );
        assert_near(measure.expected_shortfall(0.85), 26.6, 1e-3);
    }

    #[test]
    fn noise_is_the_half_width_that_theory_gives() {
        // 100,000 values of N(30, 5^2). Mean: 1.96 x 5 / sqrt(n). P95: 1.96 sqrt(p q / n) / density, the density
        // of N(30, 5^2) at its P95 being 0.1031356 / 5 (M081's formula turned round).
        let time = measured(|p| 30.0 + 5.0 * normal_quantile(p), 30.0);
        let root = 100_000_f64.sqrt();
        let noise = |estimate: Option<Estimate>| estimate.unwrap().noise.unwrap();
        assert!((noise(time.mean()) / (1.96 * 5.0 / root) - 1.0).abs() < 1e-3);
        let expected = 1.96 * (0.95_f64 * 0.05).sqrt() / root / (0.103_135_6 / 5.0);
        assert!((noise(time.quantile(0.95)) / expected - 1.0).abs() < 0.05);
    }

    #[test]
    fn noise_of_a_deviation_covers_the_truth_about_19_times_in_20() {
        use rand::{RngExt, SeedableRng};
        // 200 runs of 40 blocks of 64 draws from a uniform law, whose sd is 1 / sqrt(12). The number covered is
        // binomial(200, 0.95): mean 190, sd 3.1; four sd allowed.
        let mut draws = rand::rngs::ChaCha8Rng::seed_from_u64(60);
        let covered = (0..200).filter(|_| {
            let mut measure = Measure::about(0.0);
            for block in 0..40 {
                let values: Vec<f64> = (0..64).map(|_| draws.random()).collect();
                measure.add_block(block, &values);
            }
            let sd = measure.sd().unwrap();
            (sd.value - 1.0 / 12_f64.sqrt()).abs() <= sd.noise.unwrap()
        });
        let covered = covered.count();
        assert!((178..=200).contains(&covered), "{covered} of 200");
    }

    #[test]
    fn one_value_or_none_claims_no_noise() {
        let mut measure = Measure::about(10.0);
        assert_eq!(measure.mean(), None);
        assert_eq!(measure.expected_lateness(5.0), None);
        assert_eq!(measure.expected_shortfall(0.95), None);
        measure.add_block(0, &[12.5]);
        assert_eq!(measure.mean(), Some(Estimate::new(12.5, None)));
        assert_eq!(measure.quantile(0.95), Some(Estimate::new(12.5, None)));
        assert_eq!(measure.buffer_time(), Some(Estimate::new(0.0, None)));
    }
}
