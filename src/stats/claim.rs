//! The arithmetic of published claims (METHOD 8.3; M095, M096), and of dates that slip (1.12).

/// What a subject saves against a baseline: 1 - S/B (M095). Below zero it is dearer, slower or longer.
#[must_use]
pub fn saving(subject: f64, baseline: f64) -> f64 {
    (baseline - subject) / baseline
}

/// How many times as fast: B/S of their times (M095).
#[must_use]
pub fn speed_ratio(subject: f64, baseline: f64) -> f64 {
    baseline / subject
}

/// The baseline against which a subject saves this share: S / (1 - r) (M096).
#[must_use]
pub fn baseline_for(subject: f64, saved: f64) -> f64 {
    subject / (1.0 - saved)
}

/// Slope of the straight line of least squares through points; absent for fewer than two different abscissas.
///
/// Through (date of announcement, date announced) it tells how many months an opening moves away for each month that
/// passes: 0 where a promise stands, 1 where it is always as far away as ever.
#[must_use]
pub fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let n = points.len() as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / n;
    let (x, y) = (mean(&|point| point.0), mean(&|point| point.1));
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>();
    let across = sum(&|point| (point.0 - x) * (point.0 - x));
    let along = sum(&|point| (point.0 - x) * (point.1 - y));
    (across > 0.0).then(|| along / across)
}

/// The `p` quantile, 0 <= p <= 1, of rising numbers by the type 7 definition (M099).
///
/// # Panics
/// If there are no numbers.
#[must_use]
pub fn quantile_sorted(rising: &[f64], p: f64) -> f64 {
    let place = p * (rising.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(rising.len() - 1);
    rising[below] + (place - below as f64) * (rising[above] - rising[below])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_lies_between_its_neighbours() {
        // Type 7: 0.25 of the way from the first to the last of three lies half-way to the second.
        assert_eq!(quantile_sorted(&[1.0, 3.0, 7.0], 0.25), 2.0);
        assert_eq!(quantile_sorted(&[1.0, 3.0, 7.0], 1.0), 7.0);
    }

    #[test]
    fn an_opening_that_is_always_two_years_away_slips_a_month_a_month() {
        let points = [(0.0, 24.0), (12.0, 36.0), (30.0, 54.0)];
        assert_eq!(slope(&points), Some(1.0));
        assert_eq!(slope(&[(0.0, 24.0), (12.0, 24.0)]), Some(0.0));
        assert_eq!(slope(&[(3.0, 24.0), (3.0, 30.0)]), None);
        assert_eq!(slope(&[]), None);
    }
}
