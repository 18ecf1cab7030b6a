//! What ordered values tell about a quantile, whatever the law they come from (METHOD 6.7).

use super::beta::{beta_cdf, binomial_cdf, normal_quantile};

/// Up to this many trials ranks come from the binomial law itself, beyond from its normal approximation
/// (which then is off by a rank or two of hundreds).
const EXACT_TRIALS: u64 = 100_000;

/// Ranks (1 is the least) of the two order statistics that hold the `p` quantile with at least `confidence`,
/// whatever the law (METHOD M077). Nothing when so few trials bound it on one side only.
#[must_use]
pub fn quantile_ranks(trials: u64, p: f64, confidence: f64) -> Option<(u64, u64)> {
    let tail = (1.0 - confidence) / 2.0;
    let low = binomial_quantile(tail, trials, p);
    let high = binomial_quantile(1.0 - tail, trials, p) + 1;
    (low >= 1 && high <= trials).then_some((low, high))
}

/// The probability that order statistics of these ranks hold the `p` quantile (METHOD M077).
#[must_use]
pub fn quantile_rank_coverage(trials: u64, p: f64, (low, high): (u64, u64)) -> f64 {
    let below = |rank: u64| {
        rank.checked_sub(1)
            .map_or(0.0, |hits| binomial_cdf(hits, trials, p))
    };
    below(high) - below(low)
}

/// The least number of hits with P(at most so many) at least `q`.
fn binomial_quantile(q: f64, trials: u64, p: f64) -> u64 {
    if trials > EXACT_TRIALS {
        let n = trials as f64;
        let hits = n * p + normal_quantile(q) * (n * p * (1.0 - p)).sqrt();
        return libm::rint(hits.clamp(0.0, n)) as u64;
    }
    let (mut low, mut high) = (0, trials);
    while low < high {
        let middle = u64::midpoint(low, high);
        if binomial_cdf(middle, trials, p) < q {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Which beta law weights the values in a Maritz-Jarrett standard error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JarrettForm {
    /// Parameters m and n - m + 1: the law of the order statistic m itself.
    OrderStatistic,
    /// Parameters m - 1 and n - m, as some statistics packages have it: for comparison.
    Shifted,
}

/// The Maritz-Jarrett standard error of the `p` quantile of values in rising order (METHOD M078), with
/// m = floor(n p + 1/2). Nothing where the form has no such law (m too near an end).
#[must_use]
pub fn maritz_jarrett(rising: &[f64], p: f64, form: JarrettForm) -> Option<f64> {
    let n = rising.len() as f64;
    let m = libm::floor(n * p + 0.5);
    let (a, b) = match form {
        JarrettForm::OrderStatistic => (m, n - m + 1.0),
        JarrettForm::Shifted => (m - 1.0, n - m),
    };
    if !(a > 0.0 && b > 0.0) {
        return None;
    }
    let (mut first, mut second, mut before) = (0.0, 0.0, 0.0);
    for (&value, rank) in rising.iter().zip(1_u32..) {
        let until = beta_cdf(f64::from(rank) / n, a, b);
        first += (until - before) * value;
        second += (until - before) * value * value;
        before = until;
    }
    Some((second - first * first).max(0.0).sqrt())
}

/// The least number of trials whose `order`-th largest value is above the share `coverage` of the law with
/// `confidence` (Wilks, METHOD M079). `order` is 1 or more; `coverage`
/// and `confidence` are below 1.
#[must_use]
pub fn wilks_one_sided(coverage: f64, confidence: f64, order: u64) -> u64 {
    let hits = order.max(1) - 1;
    let mut trials = hits + 1;
    while 1.0 - binomial_cdf(hits, trials, 1.0 - coverage) < confidence {
        trials += 1;
    }
    trials
}

/// The least number of trials between whose least and largest value lies the share `coverage` of the law with
/// `confidence` (Wilks, METHOD M079).
#[must_use]
pub fn wilks_two_sided(coverage: f64, confidence: f64) -> u64 {
    wilks_one_sided(coverage, confidence, 2)
}

/// The `p` quantile of values in rising order by the type 7 definition of Hyndman and Fan (METHOD M099);
/// nothing when there are none.
#[must_use]
pub fn sample_quantile(rising: &[f64], p: f64) -> Option<f64> {
    let place = rising.len().checked_sub(1)? as f64 * p;
    let whole = libm::floor(place) as usize;
    let low = *rising.get(whole)?;
    let high = rising.get(whole + 1).copied().unwrap_or(low);
    Some(low + (place - whole as f64) * (high - low))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twenty ordered transit times in days: METHOD M078. The first ten are those of M099.
    const DAYS: [f64; 20] = [
        21.4, 22.0, 22.9, 23.5, 24.1, 24.4, 25.0, 25.3, 26.2, 26.8, 27.1, 27.9, 28.8, 29.5, 30.7,
        31.4, 33.0, 35.2, 38.1, 44.6,
    ];

    #[test]
    fn ranks_around_p95_of_a_thousand_trials_are_936_and_964() {
        // METHOD M077.
        assert_eq!(quantile_ranks(1000, 0.95, 0.95), Some((936, 964)));
        let coverage = quantile_rank_coverage(1000, 0.95, (936, 964));
        assert!(
            (coverage / 0.958_095_268_222_654 - 1.0).abs() < 1e-8,
            "{coverage}"
        );
    }

    #[test]
    fn a_handful_of_trials_cannot_bound_p95_from_above() {
        // 0.95^58 = 5.1%: even the largest of 58 may lie below P95 too often.
        assert_eq!(quantile_ranks(58, 0.95, 0.90), None);
    }

    #[test]
    fn ranks_do_not_jump_where_the_normal_law_takes_over() {
        let (low, high) = quantile_ranks(100_000, 0.95, 0.95).unwrap();
        let (low_beyond, high_beyond) = quantile_ranks(100_001, 0.95, 0.95).unwrap();
        assert!(low.abs_diff(low_beyond) <= 2 && high.abs_diff(high_beyond) <= 2);
        // n p -/+ 1.96 sqrt(n p q) = 95000 -/+ 135.1.
        assert!(
            low.abs_diff(94_865) <= 1 && high.abs_diff(95_136) <= 1,
            "{low} {high}"
        );
    }

    #[test]
    fn standard_error_of_a_quantile_of_twenty_transit_times() {
        // METHOD M078: both forms, for the median and P90.
        let expected = [
            (0.5, JarrettForm::OrderStatistic, 1.377_854_212_778_17),
            (0.9, JarrettForm::OrderStatistic, 3.715_766_005_515_66),
            (0.5, JarrettForm::Shifted, 1.445_583_774_479_9),
            (0.9, JarrettForm::Shifted, 4.430_888_651_831_2),
        ];
        for (p, form, error) in expected {
            let ours = maritz_jarrett(&DAYS, p, form).unwrap();
            assert!((ours / error - 1.0).abs() < 1e-8, "{p} {form:?}: {ours}");
        }
        assert_eq!(maritz_jarrett(&DAYS, 0.01, JarrettForm::Shifted), None);
    }

    #[test]
    fn fifty_nine_trials_bound_95_per_cent_with_95_per_cent_confidence() {
        // METHOD M079.
        assert_eq!(wilks_one_sided(0.95, 0.95, 1), 59);
        assert_eq!(wilks_one_sided(0.95, 0.95, 2), 93);
        assert_eq!(wilks_two_sided(0.95, 0.95), 93);
    }

    #[test]
    fn quantiles_of_ten_transit_times_lie_between_the_ordered_values() {
        // METHOD M099.
        for (p, expected) in [(0.1, 21.94), (0.5, 24.25), (0.95, 26.53)] {
            assert!((sample_quantile(&DAYS[..10], p).unwrap() - expected).abs() < 1e-12);
        }
        assert_eq!(sample_quantile(&DAYS[..10], 1.0), Some(26.8));
        assert_eq!(sample_quantile(&[], 0.5), None);
    }
}
