//! The lognormal law: factors that multiply, a long upper tail (M002, M003).

use crate::law::special::{Tail, normal_cdf, normal_density, normal_quantile, normal_tail_score};

/// The exponential of a normal of mean `mu` and standard deviation `sigma` > 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::law) struct Lognormal {
    mu: f64,
    sigma: f64,
}

impl Lognormal {
    /// sigma^2 = ln(1 + cv^2), mu = ln(mean) - sigma^2 / 2.
    pub(in crate::law) fn of_mean_and_cv(mean: f64, cv: f64) -> Self {
        let variance = libm::log1p(cv * cv);
        Self {
            mu: libm::log(mean) - variance / 2.0,
            sigma: variance.sqrt(),
        }
    }

    /// mu = ln(P50), sigma = ln(P90 / P50) / score of 0.9.
    pub(in crate::law) fn of_p50_and_p90(p50: f64, p90: f64) -> Self {
        Self {
            mu: libm::log(p50),
            sigma: libm::log(p90 / p50) / normal_quantile(0.9),
        }
    }

    pub(in crate::law) fn mean(self) -> f64 {
        libm::exp(self.mu + self.sigma * self.sigma / 2.0)
    }

    pub(in crate::law) fn cv(self) -> f64 {
        libm::expm1(self.sigma * self.sigma).sqrt()
    }

    pub(in crate::law) fn variance(self) -> f64 {
        let mean = self.mean();
        mean * mean * libm::expm1(self.sigma * self.sigma)
    }

    fn score(self, x: f64) -> f64 {
        (libm::log(x) - self.mu) / self.sigma
    }

    pub(in crate::law) fn density(self, x: f64) -> f64 {
        if x > 0.0 {
            normal_density(self.score(x)) / (self.sigma * x)
        } else {
            0.0
        }
    }

    pub(in crate::law) fn tails(self, x: f64) -> (f64, f64) {
        if x > 0.0 {
            let z = self.score(x);
            (normal_cdf(z), normal_cdf(-z))
        } else {
            (0.0, 1.0)
        }
    }

    pub(in crate::law) fn quantile(self, tail: Tail) -> f64 {
        libm::exp(self.mu + self.sigma * normal_tail_score(tail))
    }

    /// mean x cdf(sigma - z) - due x cdf(-z), z the score of `due`.
    pub(in crate::law) fn mean_excess(self, due: f64) -> f64 {
        if due <= 0.0 {
            return self.mean() - due;
        }
        let z = self.score(due);
        (self.mean() * normal_cdf(self.sigma - z) - due * normal_cdf(-z)).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: f64, expected: f64) {
        assert!(
            (value - expected).abs() < 1e-8 * expected.abs(),
            "{value} is not {expected}"
        );
    }

    #[test]
    fn running_time_of_mean_12_and_cv_a_quarter_of_m002() {
        let law = Lognormal::of_mean_and_cv(12.0, 0.25);
        near(law.mu, 2.454_594_338_879_78);
        near(law.sigma, 0.246_220_677_069_24);
        near(law.quantile(Tail::Lower(0.05)), 7.764_774_108_342_27);
        near(law.quantile(Tail::Lower(0.5)), 11.641_710_001_744);
        near(law.quantile(Tail::Upper(0.1)), 15.960_849_749_39);
        near(law.quantile(Tail::Upper(0.05)), 17.454_392_088_379_8);
        near(law.variance().sqrt(), 3.0);
        near(law.mean(), 12.0);
        near(law.cv(), 0.25);
    }

    #[test]
    fn border_time_of_median_2_and_p90_6_of_m003() {
        let law = Lognormal::of_p50_and_p90(2.0, 6.0);
        near(law.mu, std::f64::consts::LN_2);
        near(law.sigma, 0.857_251_723_773_791);
        near(law.mean(), 2.888_067_055_765_84);
        near(law.variance().sqrt(), 3.008_629_670_930_02);
        near(law.quantile(Tail::Upper(0.01)), 14.693_612_942_815_7);
    }

    #[test]
    fn expected_lateness_falls_at_the_rate_of_the_tail() {
        let law = Lognormal::of_mean_and_cv(3.0, 0.7);
        for due in [0.5, 3.0, 9.0] {
            let slope = (law.mean_excess(due + 1e-4) - law.mean_excess(due - 1e-4)) / 2e-4;
            assert!((slope + law.tails(due).1).abs() < 1e-7, "{due}: {slope}");
        }
    }
}
