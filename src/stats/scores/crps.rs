//! The continuous ranked probability score (METHOD 7.3, M088-M090).

use std::f64::consts::{FRAC_1_SQRT_2, PI};

use crate::law::{normal_cdf, normal_density};

/// CRPS of a normal forecast with this mean and sd (above zero), in the unit of the value seen (M088).
#[must_use]
pub fn crps_normal(mean: f64, sd: f64, seen: f64) -> f64 {
    let z = (seen - mean) / sd;
    sd * (z * (2.0 * normal_cdf(z) - 1.0) + 2.0 * normal_density(z) - 1.0 / PI.sqrt())
}

/// CRPS of a lognormal forecast whose logarithm has mean `mu` and sd `sigma` (above zero); the value seen is above
/// zero (M089).
#[must_use]
pub fn crps_lognormal(mu: f64, sigma: f64, seen: f64) -> f64 {
    let d = (libm::log(seen) - mu) / sigma;
    let mean = libm::exp(mu + 0.5 * sigma * sigma);
    let spread = normal_cdf(d - sigma) + normal_cdf(sigma * FRAC_1_SQRT_2) - 1.0;
    seen * (2.0 * normal_cdf(d) - 1.0) - 2.0 * mean * spread
}

/// A forecast that consists of equally likely values, in rising order.
#[derive(Clone, Debug, PartialEq)]
pub struct Ensemble {
    rising: Vec<f64>,
}

impl Ensemble {
    /// The ensemble of these values, in any order; nothing where there are none or one is not finite.
    #[must_use]
    pub fn of(mut values: Vec<f64>) -> Option<Self> {
        if values.is_empty() || values.iter().any(|value| !value.is_finite()) {
            return None;
        }
        values.sort_unstable_by(f64::total_cmp);
        Some(Self { rising: values })
    }

    /// Its values in rising order.
    #[must_use]
    pub fn rising(&self) -> &[f64] {
        &self.rising
    }

    /// Mean distance from the value seen.
    fn distance(&self, seen: f64) -> f64 {
        let n = self.rising.len() as f64;
        let distances = self.rising.iter().map(|value| (value - seen).abs());
        distances.sum::<f64>() / n
    }

    /// Half the sum of the distances of all ordered pairs: in rising order the i-th of n, from 0, is counted
    /// 2i + 1 - n times.
    fn pairs(&self) -> f64 {
        let n = self.rising.len() as f64;
        let weighed = self.rising.iter().enumerate();
        weighed
            .map(|(i, value)| (2.0 * i as f64 + 1.0 - n) * value)
            .sum()
    }

    /// The CRPS of the ensemble as it stands: `E|X - y| - E|X - X'| / 2` with pairs over n squared (M090).
    #[must_use]
    pub fn crps(&self, seen: f64) -> f64 {
        let n = self.rising.len() as f64;
        self.distance(seen) - self.pairs() / (n * n)
    }

    /// The fair CRPS, which does not reward a small ensemble for being narrow: pairs over n (n - 1) (M090). That of one
    /// value is its distance.
    #[must_use]
    pub fn fair_crps(&self, seen: f64) -> f64 {
        let n = self.rising.len() as f64;
        if self.rising.len() < 2 {
            return self.distance(seen);
        }
        self.distance(seen) - self.pairs() / (n * (n - 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: f64, expected: f64, tolerance: f64) {
        assert!(
            (value - expected).abs() < tolerance,
            "{value} is not {expected}"
        );
    }

    #[test]
    fn five_trips_of_22_to_31_days_score_a_trip_of_29_as_by_hand() {
        // METHOD M090: mean distance (7+5+4+2+2)/5 = 4; ordered pairs sum to 84, so 84/50 = 1.68 and 84/40 = 2.1.
        let trips = Ensemble::of(vec![31.0, 22.0, 25.0, 24.0, 27.0]).unwrap();
        near(trips.crps(29.0), 2.32, 1e-12);
        near(trips.fair_crps(29.0), 1.9, 1e-12);
    }

    #[test]
    fn a_large_ensemble_of_a_normal_forecast_scores_as_the_normal_law() {
        // 4,000 midpoints of the normal law of 30 and 5 days: the closed form to a thousandth of a day.
        let quantiles = (0..4000)
            .map(|i| 30.0 + 5.0 * crate::law::normal_quantile((f64::from(i) + 0.5) / 4000.0));
        let ensemble = Ensemble::of(quantiles.collect()).unwrap();
        for seen in [22.0, 30.0, 38.0] {
            near(ensemble.crps(seen), crps_normal(30.0, 5.0, seen), 2e-3);
        }
    }

    #[test]
    fn the_score_of_one_certain_value_is_its_distance() {
        let certain = Ensemble::of(vec![20.0]).unwrap();
        assert_eq!(certain.crps(26.0), 6.0);
        assert_eq!(certain.fair_crps(26.0), 6.0);
    }

    #[test]
    fn nothing_and_what_never_arrives_is_no_ensemble() {
        assert_eq!(Ensemble::of(Vec::new()), None);
        assert_eq!(Ensemble::of(vec![1.0, f64::INFINITY]), None);
    }
}
