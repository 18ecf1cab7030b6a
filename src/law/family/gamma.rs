//! The gamma law: a duration that is a sum of many stages (M001, M004).

use crate::law::special::{StandardGamma, Tail};

/// Gamma of shape 1 / cv^2 and scale mean x cv^2.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::law) struct Gamma {
    standard: StandardGamma,
    /// The same with one more in the shape: the law weighted by size.
    heavier: StandardGamma,
    scale: f64,
    cv: f64,
}

impl Gamma {
    pub(in crate::law) fn of_mean_and_cv(mean: f64, cv: f64) -> Self {
        let shape = 1.0 / (cv * cv);
        Self {
            standard: StandardGamma::new(shape),
            heavier: StandardGamma::new(shape + 1.0),
            scale: mean * cv * cv,
            cv,
        }
    }

    pub(in crate::law) fn cv(self) -> f64 {
        self.cv
    }

    pub(in crate::law) fn mean(self) -> f64 {
        self.standard.shape() * self.scale
    }

    pub(in crate::law) fn variance(self) -> f64 {
        self.standard.shape() * self.scale * self.scale
    }

    pub(in crate::law) fn density(self, x: f64) -> f64 {
        self.standard.density(x / self.scale) / self.scale
    }

    pub(in crate::law) fn tails(self, x: f64) -> (f64, f64) {
        self.standard.tails(x / self.scale)
    }

    pub(in crate::law) fn quantile(self, tail: Tail, guess: Option<f64>) -> f64 {
        let guess = guess.map(|x| x / self.scale);
        self.scale * self.standard.quantile(tail, guess)
    }

    /// mean Q(shape + 1, due / scale) - due Q(shape, due / scale) (M043).
    pub(in crate::law) fn mean_excess(self, due: f64) -> f64 {
        if due <= 0.0 {
            return self.mean() - due;
        }
        let x = due / self.scale;
        (self.mean() * self.heavier.tails(x).1 - due * self.standard.tails(x).1).max(0.0)
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
    fn three_legs_of_one_scale_add_in_shape_as_in_m001() {
        // Shapes 2 + 3.5 + 1.25 = 6.75, scale 0.8: mean 5.4, CV 1/sqrt(6.75).
        let sum = Gamma::of_mean_and_cv(5.4, 1.0 / 6.75_f64.sqrt());
        near(sum.standard.shape(), 6.75);
        near(sum.mean(), 5.4);
        near(sum.variance(), 4.32);
        near(sum.quantile(Tail::Lower(0.5), None), 5.135_802_261_175_27);
        near(sum.quantile(Tail::Upper(0.05), None), 9.209_986_249_500_67);
    }

    #[test]
    fn port_dwell_of_mean_3_and_cv_0_7_of_m004() {
        let dwell = Gamma::of_mean_and_cv(3.0, 0.7);
        near(dwell.standard.shape(), 2.040_816_326_530_61);
        near(dwell.scale, 1.47);
        near(
            dwell.quantile(Tail::Upper(0.05), None),
            7.070_559_101_699_24,
        );
        near(dwell.tails(7.0).1, 0.052_007_979_859_999_3);
    }

    #[test]
    fn expected_lateness_of_m043() {
        // Shape 16, scale 1.75: mean 28, CV 1/4.
        let time = Gamma::of_mean_and_cv(28.0, 0.25);
        near(time.tails(32.0).1, 0.264_742_411_185_959);
        near(time.mean_excess(32.0), 1.334_040_279_724_65);
    }
}
