//! The Weibull law: dwell whose hazard rises or falls with its age (M005).

use crate::law::special::{StandardGamma, Tail};

/// S(x) = exp(-(x / scale)^shape), both positive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::law) struct Weibull {
    shape: f64,
    scale: f64,
}

impl Weibull {
    pub(in crate::law) fn of_shape_and_scale(shape: f64, scale: f64) -> Self {
        Self { shape, scale }
    }

    /// The shape is the root of 1 + cv^2 = Gamma(1 + 2/k) / Gamma(1 + 1/k)^2, the scale follows.
    pub(in crate::law) fn of_mean_and_cv(mean: f64, cv: f64) -> Self {
        let aim = libm::log1p(cv * cv);
        // The ratio falls as the shape rises; CV 0.001 .. 10 lies well within these logs of shapes.
        let (mut low, mut high) = (-3.0, 8.0);
        for _ in 0..64 {
            let middle = 0.5 * (low + high);
            if ln_ratio(libm::exp(middle)) > aim {
                low = middle;
            } else {
                high = middle;
            }
        }
        let shape = libm::exp(0.5 * (low + high));
        Self {
            shape,
            scale: mean / libm::exp(libm::lgamma(1.0 + 1.0 / shape)),
        }
    }

    pub(in crate::law) fn mean(self) -> f64 {
        self.scale * libm::exp(libm::lgamma(1.0 + 1.0 / self.shape))
    }

    pub(in crate::law) fn cv(self) -> f64 {
        libm::expm1(ln_ratio(self.shape)).sqrt()
    }

    pub(in crate::law) fn variance(self) -> f64 {
        let mean = self.mean();
        mean * mean * libm::expm1(ln_ratio(self.shape))
    }

    /// (x / scale)^shape: the hazard spent by `x`.
    fn spent(self, x: f64) -> f64 {
        libm::pow(x / self.scale, self.shape)
    }

    pub(in crate::law) fn density(self, x: f64) -> f64 {
        if x > 0.0 {
            let spent = self.spent(x);
            self.shape * spent / x * libm::exp(-spent)
        } else if x < 0.0 || self.shape > 1.0 {
            0.0
        } else if self.shape == 1.0 {
            1.0 / self.scale
        } else {
            f64::INFINITY
        }
    }

    pub(in crate::law) fn tails(self, x: f64) -> (f64, f64) {
        if x > 0.0 {
            let spent = self.spent(x);
            (-libm::expm1(-spent), libm::exp(-spent))
        } else {
            (0.0, 1.0)
        }
    }

    pub(in crate::law) fn quantile(self, tail: Tail) -> f64 {
        let spent = match tail {
            Tail::Lower(w) => -libm::log1p(-w),
            Tail::Upper(w) => -libm::log(w),
        };
        self.scale * libm::pow(spent, 1.0 / self.shape)
    }

    /// The integral of the survival beyond `due`: mean x Q(1 / shape, (due / scale)^shape).
    pub(in crate::law) fn mean_excess(self, due: f64) -> f64 {
        if due <= 0.0 {
            return self.mean() - due;
        }
        let stages = StandardGamma::new(1.0 / self.shape);
        self.mean() * stages.tails(self.spent(due)).1
    }
}

/// ln(Gamma(1 + 2/k) / Gamma(1 + 1/k)^2), which is ln(1 + cv^2).
fn ln_ratio(shape: f64) -> f64 {
    libm::lgamma(1.0 + 2.0 / shape) - 2.0 * libm::lgamma(1.0 + 1.0 / shape)
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
    fn dwell_of_shape_one_and_a_half_of_m005() {
        let dwell = Weibull::of_shape_and_scale(1.5, 4.0);
        near(dwell.mean(), 3.610_981_171_803_73);
        near(dwell.variance(), 6.011_044_557_022_91);
        near(dwell.quantile(Tail::Upper(0.1)), 6.974_886_054_385_65);
        near(dwell.tails(8.0).1, 0.059_105_746_561_956_2);
    }

    #[test]
    fn shape_one_is_the_exponential() {
        // CV 1, E[(X - x)+] = mean exp(-x / mean).
        let law = Weibull::of_mean_and_cv(3.0, 1.0);
        near(law.shape, 1.0);
        near(law.mean_excess(4.5), 3.0 * libm::exp(-1.5));
    }

    #[test]
    fn mean_and_cv_come_back_from_the_root() {
        for cv in [0.001, 0.05, 0.3, 0.7, 1.5, 4.0, 10.0] {
            let law = Weibull::of_mean_and_cv(20.0, cv);
            near(law.mean(), 20.0);
            near(law.cv(), cv);
        }
    }
}
