//! The incomplete beta function and the quantiles of the beta, binomial, normal and Student laws it gives.

/// The regularised incomplete beta function `I_x(a, b)`, a and b positive, by Lentz's continued fraction.
/// The relative error is about 1e-12 for parameters up to 1e5.
pub(super) fn beta_cdf(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - below_mode(1.0 - x, b, a);
    }
    below_mode(x, a, b)
}

/// `I_x(a, b)` where the continued fraction converges fast: x below (a + 1) / (a + b + 2).
fn below_mode(x: f64, a: f64, b: f64) -> f64 {
    let front = a * libm::log(x) + b * libm::log1p(-x) + libm::lgamma(a + b)
        - libm::lgamma(a)
        - libm::lgamma(b);
    let keep = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / keep(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for step in 1..100_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            d = 1.0 / keep(1.0 + term * d);
            c = keep(1.0 + term / c);
            change = d * c;
            fraction *= change;
        }
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
    }
    libm::exp(front) * fraction / a
}

/// The `p` quantile of the beta law with parameters a and b, by halving to the last bit.
pub(super) fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    halve(0.0, 1.0, |x| beta_cdf(x, a, b) < p)
}

/// P(at most `hits` of `trials`) when each has probability `p`.
pub(super) fn binomial_cdf(hits: u64, trials: u64, p: f64) -> f64 {
    if hits >= trials {
        return 1.0;
    }
    beta_cdf(1.0 - p, (trials - hits) as f64, hits as f64 + 1.0)
}

/// P(at least `hits` of `trials`) when each has probability `p`: a one-sided test of a share (METHOD M086).
#[must_use]
pub fn binomial_at_least(hits: u64, trials: u64, p: f64) -> f64 {
    if hits == 0 {
        return 1.0;
    }
    if hits > trials {
        return 0.0;
    }
    beta_cdf(p, hits as f64, (trials - hits) as f64 + 1.0)
}

/// The `p` quantile of the standard normal law, 0 < p < 1, by halving to the last bit.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    if p > 0.5 {
        return -normal_quantile(1.0 - p);
    }
    halve(-40.0, 0.0, |z| {
        0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2) < p
    })
}

/// The two-sided point of Student's law: |t| stays below it with probability `confidence`.
#[must_use]
pub fn student_t(degrees: f64, confidence: f64) -> f64 {
    let x = beta_quantile(1.0 - confidence, degrees / 2.0, 0.5);
    (degrees * (1.0 - x) / x).sqrt()
}

/// The point between `low` and `high` where `still_below` turns from true to false.
fn halve(mut low: f64, mut high: f64, still_below: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..1100 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if still_below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{ContinuousCDF, Normal, StudentsT};
    use statrs::function::beta::beta_reg;

    #[test]
    fn incomplete_beta_agrees_with_an_independent_one() {
        for a in [0.5, 1.0, 3.7, 42.0, 900.0] {
            for b in [0.5, 2.0, 19.0, 300.0] {
                for x in [0.01, 0.3, 0.5, 0.72, 0.95, 0.999] {
                    let (ours, theirs) = (beta_cdf(x, a, b), beta_reg(a, b, x));
                    assert!(
                        (ours - theirs).abs() < 1e-10,
                        "I_{x}({a}, {b}) = {ours}, not {theirs}"
                    );
                }
            }
        }
    }

    #[test]
    fn five_or_more_of_six_at_sixty_per_cent_and_the_ends() {
        // METHOD M086: 6 x 0.6^5 x 0.4 + 0.6^6 = 0.23328.
        assert!((binomial_at_least(5, 6, 0.6) - 0.23328).abs() < 1e-12);
        assert_eq!(binomial_at_least(0, 6, 0.0), 1.0);
        assert_eq!(
            (binomial_at_least(6, 6, 1.0), binomial_at_least(7, 6, 0.5)),
            (1.0, 0.0)
        );
    }

    #[test]
    fn quantiles_of_the_normal_and_the_student_law_agree_with_independent_ones() {
        for p in [1e-9, 0.001, 0.05, 0.5, 0.8, 0.975] {
            let expected = Normal::standard().inverse_cdf(p);
            assert!((normal_quantile(p) - expected).abs() < 1e-7, "{p}");
        }
        // The table of Student's law: t(0.975; 1) = 12.7062, t(0.975; 31) = 2.0395.
        assert!((student_t(1.0, 0.95) - 12.706_204_736).abs() < 1e-6);
        assert!((student_t(31.0, 0.95) - 2.039_513_446).abs() < 1e-6);
        let theirs = StudentsT::new(0.0, 1.0, 7.0).unwrap().inverse_cdf(0.95);
        assert!((student_t(7.0, 0.90) - theirs).abs() < 1e-6);
    }
}
