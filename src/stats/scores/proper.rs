//! Scores of intervals, quantiles and probabilities (METHOD 7.3, M093).

/// The interval score of a central interval from `low` to `high` that leaves out the share `alpha`, 0 to 1: its width,
/// and 2 / `alpha` times the distance of the value seen from it.
#[must_use]
pub fn interval_score((low, high): (f64, f64), alpha: f64, seen: f64) -> f64 {
    let missed = (low - seen).max(0.0) + (seen - high).max(0.0);
    (high - low) + 2.0 / alpha * missed
}

/// The pinball loss of a forecast `quantile` of level `tau`, 0 to 1.
#[must_use]
pub fn pinball(quantile: f64, tau: f64, seen: f64) -> f64 {
    let below = if seen < quantile { 1.0 } else { 0.0 };
    (seen - quantile) * (tau - below)
}

/// The Brier score of forecast probabilities and what came of each; nothing without forecasts.
#[must_use]
pub fn brier(forecasts: &[(f64, bool)]) -> Option<f64> {
    let squares = forecasts.iter().map(|(p, came)| {
        let miss = p - if *came { 1.0 } else { 0.0 };
        miss * miss
    });
    (!forecasts.is_empty()).then(|| squares.sum::<f64>() / forecasts.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trip_inside_its_interval_costs_the_width_alone() {
        assert_eq!(interval_score((20.0, 38.0), 0.1, 25.0), 18.0);
        // Three days late at one in ten: 18 + 20 x 3.
        assert_eq!(interval_score((20.0, 38.0), 0.1, 41.0), 78.0);
        assert_eq!(interval_score((20.0, 38.0), 0.5, 18.0), 18.0 + 4.0 * 2.0);
    }

    #[test]
    fn a_late_trip_weighs_nine_times_an_early_one_at_the_ninetieth_percentile() {
        assert!((pinball(36.0, 0.9, 41.0) - 4.5).abs() < 1e-12);
        assert!((pinball(36.0, 0.9, 31.0) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_sure_forecast_that_comes_true_scores_nothing() {
        assert_eq!(brier(&[(1.0, true), (0.0, false)]), Some(0.0));
        assert_eq!(brier(&[]), None);
    }
}
