//! What can be read from a law: moments, tails, quantiles, expected lateness and shortfall.

use super::named::{Kind, Law, of_family};
use super::special::Tail;

impl Law {
    /// The mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        of_family!(&self.0, law => law.mean())
    }

    /// The variance.
    #[must_use]
    pub fn variance(&self) -> f64 {
        match &self.0 {
            Kind::Fixed(_) => 0.0,
            Kind::Uniform(law) => law.variance(),
            Kind::Triangular(law) => law.variance(),
            Kind::Pert(law) => law.variance(),
            Kind::Lognormal(law) => law.variance(),
            Kind::Gamma(law) => law.variance(),
            Kind::Weibull(law) => law.variance(),
            Kind::Empirical(law) => law.variance(),
            Kind::Mixture(law) => law.variance(),
        }
    }

    /// The standard deviation.
    #[must_use]
    pub fn sd(&self) -> f64 {
        self.variance().sqrt()
    }

    /// The least and the greatest value; the greatest may be infinite.
    #[must_use]
    pub fn support(&self) -> (f64, f64) {
        match &self.0 {
            Kind::Fixed(law) => law.support(),
            Kind::Uniform(law) => law.support(),
            Kind::Triangular(law) => law.support(),
            Kind::Pert(law) => law.support(),
            Kind::Lognormal(_) | Kind::Gamma(_) | Kind::Weibull(_) => (0.0, f64::INFINITY),
            Kind::Empirical(law) => law.support(),
            Kind::Mixture(law) => law.support(),
        }
    }

    /// Density at `x`; infinite where a single value has a probability of its own.
    #[must_use]
    pub fn density(&self, x: f64) -> f64 {
        of_family!(&self.0, law => law.density(x))
    }

    /// Probability of at most `x`, and of more than `x`; each exact in relative terms where small.
    #[must_use]
    pub fn tails(&self, x: f64) -> (f64, f64) {
        of_family!(&self.0, law => law.tails(x))
    }

    /// Probability of at most `x`.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        self.tails(x).0
    }

    /// Probability of more than `x`.
    #[must_use]
    pub fn survival(&self, x: f64) -> f64 {
        self.tails(x).1
    }

    /// The least value that probability `p` in \[0, 1\] does not exceed; the ends at 0 and 1.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        let (least, greatest) = self.support();
        if p <= 0.0 {
            least
        } else if p >= 1.0 {
            greatest
        } else {
            self.quantile_at(Tail::of(p), None)
        }
    }

    /// The value at `tail`, a probability in (0, 1); a good `guess` saves work, a bad one costs some.
    #[must_use]
    pub fn quantile_at(&self, tail: Tail, guess: Option<f64>) -> f64 {
        match &self.0 {
            Kind::Fixed(law) => law.value,
            Kind::Uniform(law) => law.quantile(tail),
            Kind::Triangular(law) => law.quantile(tail),
            Kind::Pert(law) => law.quantile(tail, guess),
            Kind::Lognormal(law) => law.quantile(tail),
            Kind::Gamma(law) => law.quantile(tail, guess),
            Kind::Weibull(law) => law.quantile(tail),
            Kind::Empirical(law) => law.quantile(tail),
            Kind::Mixture(law) => law.quantile(tail, guess),
        }
    }

    /// Expected lateness against `due`: E\[(T - due)+\] (METHOD 1.14, M043).
    #[must_use]
    pub fn mean_excess(&self, due: f64) -> f64 {
        of_family!(&self.0, law => law.mean_excess(due))
    }

    /// Expected shortfall: the mean of the worst 1 - `level` of all cases, `level` in \[0, 1) (M041).
    ///
    /// Reckoned as quantile + expected excess over it / (1 - level), which holds with atoms too.
    #[must_use]
    pub fn expected_shortfall(&self, level: f64) -> f64 {
        let quantile = self.quantile(level);
        quantile + self.mean_excess(quantile) / (1.0 - level)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::law::{Family, LawError};

    fn near(value: f64, expected: f64, tolerance: f64) {
        assert!(
            (value - expected).abs() <= tolerance * expected.abs(),
            "{value} is not {expected}"
        );
    }

    #[test]
    fn expected_shortfall_of_m041() {
        let law = Law::lognormal(30.0, 0.25).unwrap();
        near(law.quantile(0.95), 43.635_980_220_949_6, 1e-8);
        near(law.expected_shortfall(0.95), 48.576_924_068_809_2, 1e-7);
    }

    #[test]
    fn buffer_and_planning_time_of_m042() {
        let law = Law::lognormal(26.0, 0.35).unwrap();
        let p95 = law.quantile(0.95);
        near(p95, 42.925_532_919_951_5, 1e-8);
        near((p95 - law.mean()) / law.mean(), 0.650_982_035_382_751, 1e-8);
        near(p95 / 18.0, 2.384_751_828_886_2, 1e-8);
        near(
            law.quantile(0.9) - law.quantile(0.5),
            13.398_180_936_757,
            1e-8,
        );
        near((p95 - law.mean()) / law.sd(), 1.859_948_672_522_15, 1e-8);
    }

    #[test]
    fn shortfall_of_counted_values_is_the_mean_of_the_worst() {
        // The worst half of 1, 2, 3, 4 is 3 and 4.
        let law = Law::empirical(vec![4.0, 1.0, 3.0, 2.0]).unwrap();
        near(law.expected_shortfall(0.5), 3.5, 1e-15);
        near(law.expected_shortfall(0.0), 2.5, 1e-15);
    }

    #[test]
    fn a_law_without_spread_is_fixed() {
        for law in [
            Law::gamma(5.0, 0.0),
            Law::lognormal(5.0, 0.0),
            Law::weibull(5.0, 0.0),
            Law::uniform(5.0, 5.0),
            Law::pert(5.0, 5.0, 5.0),
            Law::triangular(5.0, 5.0, 5.0),
            Law::lognormal_p50_p90(5.0, 5.0),
            Law::empirical(vec![5.0, 5.0]),
        ] {
            let law = law.unwrap();
            assert_eq!(law.family(), Family::Fixed);
            assert_eq!((law.mean(), law.sd(), law.quantile(0.99)), (5.0, 0.0, 5.0));
        }
        assert_eq!(Law::gamma(0.0, 0.7).unwrap(), Law::fixed(0.0).unwrap());
    }

    #[test]
    fn bad_parameters_are_refused_with_what_would_mend_them() {
        let refused = |law: Result<Law, LawError>| law.unwrap_err().to_string();
        assert_eq!(
            refused(Law::gamma(3.0, -0.2)),
            "a CV of -0.2 is out of reach: give 0 for no spread, or a number from 0.001 to 10"
        );
        assert_eq!(
            refused(Law::pert(10.0, 31.0, 30.0)),
            "min 10, mode 31, max 30 do not rise: give min <= mode <= max"
        );
        assert_eq!(
            refused(Law::lognormal_p50_p90(6.0, 2.0)),
            "P50 6 and P90 2 do not rise from above zero: give 0 < P50 <= P90"
        );
        let one = Law::fixed(1.0).unwrap();
        assert_eq!(
            Law::mixture(vec![(0.7, one.clone()), (0.2, one.clone())]),
            Err(LawError::Weights(0.7 + 0.2))
        );
        for law in [
            Law::gamma(f64::NAN, 0.5),
            Law::gamma(-1.0, 0.5),
            Law::lognormal(1.0, f64::NAN),
            Law::weibull(1.0, 11.0),
            Law::weibull_shape_scale(0.0, 1.0),
            Law::uniform(2.0, 1.0),
            Law::triangular(0.0, f64::INFINITY, 1.0),
            Law::empirical(vec![]),
            Law::empirical(vec![f64::NAN]),
            Law::mixture(vec![]),
            Law::mixture(vec![(-0.5, one.clone()), (1.5, one)]),
        ] {
            assert!(law.is_err(), "{law:?}");
        }
    }

    fn any_law() -> impl Strategy<Value = Law> {
        let mean_cv = (0.1..100.0, 0.05..3.0);
        let ends = (0.0..10.0, 0.0..=1.0, 0.1..50.0);
        prop_oneof![
            mean_cv.clone().prop_map(|(m, c)| Law::gamma(m, c).unwrap()),
            mean_cv
                .clone()
                .prop_map(|(m, c)| Law::lognormal(m, c).unwrap()),
            mean_cv.prop_map(|(m, c)| Law::weibull(m, c).unwrap()),
            ends.clone()
                .prop_map(|(a, f, w)| Law::pert(a, a + f * w, a + w).unwrap()),
            ends.prop_map(|(a, f, w)| Law::triangular(a, a + f * w, a + w).unwrap()),
            (0.1..0.9, 0.1..5.0, 5.0..50.0).prop_map(|(p, low, high)| {
                Law::mixture(vec![
                    (p, Law::gamma(low, 0.5).unwrap()),
                    (1.0 - p, Law::uniform(high, high + 3.0).unwrap()),
                ])
                .unwrap()
            }),
        ]
    }

    proptest! {
        #[test]
        fn quantiles_rise_and_undo_the_cdf(law in any_law(), p in 0.001..0.998, more in 1e-6..1e-3) {
            let low = law.quantile(p);
            prop_assert!(law.quantile(p + more) >= low);
            prop_assert!((law.cdf(low) - p).abs() < 1e-9, "{} at {low}", law.cdf(low));
        }

        #[test]
        fn shortfall_is_never_below_the_quantile_nor_the_mean(law in any_law(), p in 0.0..0.999) {
            let shortfall = law.expected_shortfall(p);
            prop_assert!(shortfall >= law.quantile(p) * (1.0 - 1e-12));
            prop_assert!(shortfall >= law.mean() * (1.0 - 1e-9));
        }

        #[test]
        fn the_mean_is_the_area_over_the_cdf(law in any_law()) {
            // E[(T - 0)+] is the mean of a law that is never negative.
            prop_assert!((law.mean_excess(0.0) - law.mean()).abs() < 1e-12 * law.mean());
            let (low, high) = (law.quantile(0.3), law.quantile(0.7));
            // Between two dues the expected lateness falls by the area under the survival: at most
            // 0.7 and at least 0.3 of the distance.
            let fall = law.mean_excess(low) - law.mean_excess(high);
            prop_assert!(fall <= 0.7 * (high - low) * (1.0 + 1e-9) + 1e-9);
            prop_assert!(fall >= 0.3 * (high - low) * (1.0 - 1e-9) - 1e-9);
        }
    }
}
