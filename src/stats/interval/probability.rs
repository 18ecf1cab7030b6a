//! Intervals for probabilities and distributions, and the trials they need (METHOD 6.7, 6.8).

use serde::{Deserialize, Serialize};

use super::beta::{beta_quantile, normal_quantile};

/// The two-sided 95% point of the standard normal law.
pub const Z95: f64 = 1.959_963_984_540_054;

/// An interval from `low` to `high`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// Half of its width.
    #[must_use]
    pub fn half_width(&self) -> f64 {
        (self.high - self.low) / 2.0
    }
}

/// Wilson's score interval for a probability seen `hits` times in `trials` (METHOD M080).
/// Without trials it is 0 to 1.
#[must_use]
pub fn wilson(hits: u64, trials: u64, confidence: f64) -> Interval {
    if trials == 0 {
        return Interval {
            low: 0.0,
            high: 1.0,
        };
    }
    let n = trials as f64;
    let share = hits as f64 / n;
    let z = two_sided_z(confidence);
    let z2 = z * z;
    let centre = share + z2 / (2.0 * n);
    let reach = z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    Interval {
        low: ((centre - reach) / scale).max(0.0),
        high: ((centre + reach) / scale).min(1.0),
    }
}

/// The Clopper-Pearson interval for a probability seen `hits` times in `trials` (METHOD M080).
#[must_use]
pub fn clopper_pearson(hits: u64, trials: u64, confidence: f64) -> Interval {
    let tail = (1.0 - confidence) / 2.0;
    let (x, n) = (hits as f64, trials as f64);
    Interval {
        low: if hits == 0 {
            0.0
        } else {
            beta_quantile(tail, x, n - x + 1.0)
        },
        high: if hits >= trials {
            1.0
        } else {
            beta_quantile(1.0 - tail, x + 1.0, n - x)
        },
    }
}

/// Half-width of the Dvoretzky-Kiefer-Wolfowitz band around a distribution function of `trials` values: it holds
/// the whole of the true one with `confidence` (METHOD M099).
#[must_use]
pub fn distribution_band(trials: u64, confidence: f64) -> f64 {
    (libm::log(2.0 / (1.0 - confidence)) / (2.0 * trials as f64)).sqrt()
}

/// Trials needed for a mean within the share `relative` of itself, given the coefficient of variation (METHOD M081).
#[must_use]
pub fn trials_for_mean(cv: f64, relative: f64, confidence: f64) -> u64 {
    squared_ceiling(two_sided_z(confidence) * cv / relative)
}

/// Trials needed for a probability near `p` within `half_width` (METHOD M081).
#[must_use]
pub fn trials_for_probability(p: f64, half_width: f64, confidence: f64) -> u64 {
    squared_ceiling(two_sided_z(confidence) * (p * (1.0 - p)).sqrt() / half_width)
}

/// Trials needed for the `p` quantile within `half_width`, given the density there (METHOD M081).
#[must_use]
pub fn trials_for_quantile(p: f64, density: f64, half_width: f64, confidence: f64) -> u64 {
    squared_ceiling(two_sided_z(confidence) * (p * (1.0 - p)).sqrt() / (density * half_width))
}

fn squared_ceiling(root: f64) -> u64 {
    libm::ceil(root * root) as u64
}

fn two_sided_z(confidence: f64) -> f64 {
    normal_quantile(f64::midpoint(1.0, confidence))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_near(value: f64, expected: f64, tolerance: f64) {
        assert!(
            (value - expected).abs() <= tolerance * expected.abs(),
            "{value} for {expected}"
        );
    }

    #[test]
    fn forty_two_faster_of_sixty_has_the_intervals_of_wilson_and_of_clopper_and_pearson() {
        // METHOD M080.
        let score = wilson(42, 60, 0.95);
        assert_near(score.low, 0.574_912_920_530_855, 1e-9);
        assert_near(score.high, 0.801_018_338_612_309, 1e-9);
        let exact = clopper_pearson(42, 60, 0.95);
        assert_near(exact.low, 0.567_916_866_123_938, 1e-9);
        assert_near(exact.high, 0.811_548_554_580_277, 1e-9);
    }

    #[test]
    fn an_event_never_seen_is_still_possible() {
        // Clopper-Pearson at zero hits: 1 - (alpha/2)^(1/n); close to the rule of 3.7/n at 97.5%.
        let exact = clopper_pearson(0, 100, 0.95);
        assert_eq!(exact.low, 0.0);
        assert_near(exact.high, 1.0 - libm::pow(0.025, 0.01), 1e-9);
        assert_eq!(wilson(0, 100, 0.95).low, 0.0);
        // Wilson at zero hits: z^2 / (n + z^2).
        let z2 = Z95 * Z95;
        assert_near(wilson(0, 100, 0.95).high, z2 / (100.0 + z2), 1e-9);
        assert_eq!(clopper_pearson(100, 100, 0.95).high, 1.0);
        assert_eq!(
            wilson(0, 0, 0.95),
            Interval {
                low: 0.0,
                high: 1.0
            }
        );
    }

    #[test]
    fn the_band_around_a_distribution_of_a_thousand_trials_is_four_points_wide_either_way() {
        // METHOD M099.
        assert_near(distribution_band(10, 0.95), 0.429_469_408_346_738, 1e-12);
        assert_near(
            distribution_band(1000, 0.95),
            0.042_946_940_834_673_8,
            1e-12,
        );
    }

    #[test]
    fn trials_needed_follow_from_the_width_asked_for() {
        // METHOD M081; the density of N(30, 5^2) at its P95 is phi(1.6449) / 5.
        assert_eq!(trials_for_mean(0.30, 0.02, 0.95), 865);
        assert_eq!(trials_for_probability(0.5, 0.01, 0.95), 9604);
        let density = libm::exp(-0.5 * 1.644_853_626_951_472 * 1.644_853_626_951_472)
            / (2.0 * std::f64::consts::PI).sqrt()
            / 5.0;
        assert_eq!(trials_for_quantile(0.95, density, 0.25, 0.95), 6862);
    }
}
