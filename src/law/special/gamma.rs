//! The gamma distribution of scale one: both tails, density, and where a tail holds a probability.

use std::f64::consts::PI;

use super::solve::{Slope, log_concave_quantile};
use super::{Tail, normal_tail_score};

/// A gamma variable of scale one; its tails are the regularised incomplete gamma functions P and Q.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct StandardGamma {
    shape: f64,
    ln_gamma: f64,
}

/// From this shape on, the density is taken from Stirling's series, which does not cancel.
const STIRLING_FROM: f64 = 10.0;

impl StandardGamma {
    /// The variable of `shape`, which must be positive and finite.
    pub(crate) fn new(shape: f64) -> Self {
        debug_assert!(shape > 0.0 && shape.is_finite());
        Self {
            shape,
            ln_gamma: libm::lgamma(shape),
        }
    }

    pub(crate) fn shape(self) -> f64 {
        self.shape
    }

    /// x times the density at x: x^a e^-x / Gamma(a).
    fn mass(self, x: f64) -> f64 {
        let a = self.shape;
        if a < STIRLING_FROM {
            return libm::exp(a * libm::log(x) - x - self.ln_gamma);
        }
        let away = (x - a) / a;
        let a2 = a * a;
        let stirling =
            (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - 1.0 / (1680.0 * a2)) / a2) / a2) / a;
        (a / (2.0 * PI)).sqrt() * libm::exp(a * (libm::log1p(away) - away) - stirling)
    }

    /// Density at `x`.
    pub(crate) fn density(self, x: f64) -> f64 {
        if x > 0.0 {
            self.mass(x) / x
        } else if x < 0.0 || self.shape > 1.0 {
            0.0
        } else if self.shape == 1.0 {
            1.0
        } else {
            f64::INFINITY
        }
    }

    /// Probability below `x` and above `x`: P(a, x) and Q(a, x).
    pub(crate) fn tails(self, x: f64) -> (f64, f64) {
        if x.is_nan() || x <= 0.0 {
            (0.0, 1.0)
        } else if x == f64::INFINITY {
            (1.0, 0.0)
        } else if x < self.shape + 1.0 {
            let below = (self.mass(x) * self.series(x)).min(1.0);
            (below, 1.0 - below)
        } else {
            let above = (self.mass(x) * self.fraction(x)).min(1.0);
            (1.0 - above, above)
        }
    }

    /// sum of x^n / (a (a+1) .. (a+n)).
    fn series(self, x: f64) -> f64 {
        let mut n = self.shape;
        let mut term = 1.0 / n;
        let mut sum = term;
        for _ in 0..100_000 {
            n += 1.0;
            term *= x / n;
            sum += term;
            if term < sum * 1e-17 {
                break;
            }
        }
        sum
    }

    /// The continued fraction of Q(a, x) without its leading mass, by Lentz's method.
    fn fraction(self, x: f64) -> f64 {
        let mut b = x + 1.0 - self.shape;
        let mut c = 1e300;
        let mut d = 1.0 / b;
        let mut value = d;
        for i in 1..100_000 {
            let i = f64::from(i);
            let a = i * (self.shape - i);
            b += 2.0;
            d = 1.0 / not_zero(a * d + b);
            c = not_zero(b + a / c);
            let change = c * d;
            value *= change;
            if (change - 1.0).abs() < 4e-16 {
                break;
            }
        }
        value
    }

    /// The point at `tail`; `guess` (positive) saves steps when it is near.
    pub(crate) fn quantile(self, tail: Tail, guess: Option<f64>) -> f64 {
        let a = self.shape;
        // Near zero P(a, x) is x^a / Gamma(a + 1): a start that is never too large.
        let small = (libm::log(tail.below()) + self.ln_gamma + libm::log(a)) / a;
        if small < -690.0 {
            return libm::exp(small);
        }
        let start = match guess {
            Some(guess) if guess > 0.0 => libm::log(guess),
            _ => {
                // Wilson and Hilferty: the cube root of a gamma variable is nearly normal.
                let root = 1.0 - 1.0 / (9.0 * a) + normal_tail_score(tail) / (3.0 * a.sqrt());
                if root > 0.2 {
                    libm::log(a) + 3.0 * libm::log(root)
                } else {
                    small
                }
            }
        };
        let y = log_concave_quantile(tail, start, |y| {
            let x = libm::exp(y);
            let (below, above) = self.tails(x);
            Slope {
                held: match tail {
                    Tail::Lower(_) => below,
                    Tail::Upper(_) => above,
                },
                density: self.mass(x),
                bend: a - x,
            }
        });
        libm::exp(y)
    }
}

fn not_zero(x: f64) -> f64 {
    if x.abs() < 1e-300 { 1e-300 } else { x }
}

#[cfg(test)]
mod tests {
    use statrs::function::gamma::gamma_lr;

    use super::*;

    #[test]
    fn shape_one_is_the_exponential() {
        // P(1, x) = 1 - e^-x.
        let exponential = StandardGamma::new(1.0);
        for x in [1e-6, 0.3, 1.0, 2.5, 30.0] {
            let (below, above) = exponential.tails(x);
            assert!((below + libm::expm1(-x)).abs() < 1e-14, "{x}");
            assert!((above - libm::exp(-x)).abs() < 1e-14 * above, "{x}");
        }
    }

    #[test]
    fn tails_agree_with_statrs() {
        for a in [0.2, 0.9, 3.0, 9.9, 10.1, 400.0] {
            for ratio in [0.2, 0.8, 1.0, 1.3, 2.0] {
                let (below, _) = StandardGamma::new(a).tails(a * ratio);
                let peer = gamma_lr(a, a * ratio);
                assert!((below - peer).abs() < 1e-11, "{a} {ratio}: {below} {peer}");
            }
        }
    }

    #[test]
    fn the_quantile_undoes_the_tail_for_every_shape() {
        for a in [0.01, 0.25, 0.8, 1.0, 2.04, 6.75, 16.0, 400.0, 1e6] {
            let gamma = StandardGamma::new(a);
            for w in [0.5, 0.31, 0.05, 1e-3, 1e-9, 2e-16, 1e-18] {
                let high = gamma.quantile(Tail::Upper(w), None);
                let (_, above) = gamma.tails(high);
                assert!((above - w).abs() < 1e-8 * w, "{a} {w}: {above}");
                let low = gamma.quantile(Tail::Lower(w), None);
                let (below, _) = gamma.tails(low);
                assert!(
                    (below - w).abs() < 1e-8 * w || low < 1e-290,
                    "{a} {w}: {below} at {low}"
                );
            }
        }
    }

    #[test]
    fn a_rough_guess_changes_nothing_but_the_number_of_steps() {
        let gamma = StandardGamma::new(3.0);
        let plain = gamma.quantile(Tail::Upper(0.01), None);
        for guess in [0.1, 5.0, 200.0] {
            let guided = gamma.quantile(Tail::Upper(0.01), Some(guess));
            assert!((guided - plain).abs() < 1e-13 * plain, "{guess}");
        }
    }
}
