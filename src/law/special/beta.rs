//! The beta distribution on \[0, 1\]: both tails, density, and where a tail holds a probability.

use super::Tail;
use super::solve::{Slope, log_concave_quantile};

/// A beta variable; its lower tail is the regularised incomplete beta function.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct StandardBeta {
    a: f64,
    b: f64,
    ln_beta: f64,
}

impl StandardBeta {
    /// The variable with exponents `a` and `b`, both positive and finite.
    pub(crate) fn new(a: f64, b: f64) -> Self {
        debug_assert!(a > 0.0 && b > 0.0 && (a + b).is_finite());
        Self {
            a,
            b,
            ln_beta: libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b),
        }
    }

    /// x^a (1-x)^b / B(a, b), with `y` = 1 - x given apart so that neither end loses digits.
    fn mass(self, x: f64, y: f64) -> f64 {
        libm::exp(self.a * libm::log(x) + self.b * libm::log(y) - self.ln_beta)
    }

    /// Density at `x`; an end where it is infinite says so.
    pub(crate) fn density(self, x: f64) -> f64 {
        if !(0.0..=1.0).contains(&x) {
            return 0.0;
        }
        let end = |power: f64| match power {
            p if p > 1.0 => 0.0,
            p if p < 1.0 => f64::INFINITY,
            _ => libm::exp(-self.ln_beta),
        };
        if x == 0.0 {
            end(self.a)
        } else if x == 1.0 {
            end(self.b)
        } else {
            self.mass(x, 1.0 - x) / (x * (1.0 - x))
        }
    }

    /// Probability below and above `x`.
    pub(crate) fn tails(self, x: f64) -> (f64, f64) {
        self.tails_at(x, 1.0 - x)
    }

    fn tails_at(self, x: f64, y: f64) -> (f64, f64) {
        if x.is_nan() || x <= 0.0 {
            (0.0, 1.0)
        } else if y <= 0.0 {
            (1.0, 0.0)
        } else if x * (self.a + self.b + 2.0) < self.a + 1.0 {
            let below = (self.mass(x, y) * fraction(self.a, self.b, x) / self.a).min(1.0);
            (below, 1.0 - below)
        } else {
            let above = (self.mass(x, y) * fraction(self.b, self.a, y) / self.b).min(1.0);
            (1.0 - above, above)
        }
    }

    /// The point at `tail`; `guess` in (0, 1) saves steps when it is near.
    pub(crate) fn quantile(self, tail: Tail, guess: Option<f64>) -> f64 {
        let (a, b) = (self.a, self.b);
        let start = match guess {
            Some(x) if x > 0.0 && x < 1.0 => libm::log(x / (1.0 - x)),
            // Near an end the tail is a power; in the middle start from the mean.
            _ => match tail {
                Tail::Lower(w) => ((libm::log(w * a) + self.ln_beta) / a).min(libm::log(a / b)),
                Tail::Upper(w) => ((libm::log(w * b) + self.ln_beta) / -b).max(libm::log(a / b)),
            },
        };
        // The working axis is the log of the odds, where the density is log-concave.
        let odds = log_concave_quantile(tail, start, |odds| {
            let x = 1.0 / (1.0 + libm::exp(-odds));
            let y = 1.0 / (1.0 + libm::exp(odds));
            let (below, above) = self.tails_at(x, y);
            Slope {
                held: match tail {
                    Tail::Lower(_) => below,
                    Tail::Upper(_) => above,
                },
                density: self.mass(x, y),
                bend: a * y - b * x,
            }
        });
        1.0 / (1.0 + libm::exp(-odds))
    }
}

/// The continued fraction of the incomplete beta function, by Lentz's method.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let step = |term: f64, c: &mut f64, d: &mut f64| {
        *d = 1.0 / not_zero(1.0 + term * *d);
        *c = not_zero(1.0 + term / *c);
        *c * *d
    };
    let mut c = 1.0;
    let mut d = 1.0 / not_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for m in 1..10_000 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        value *= step(even, &mut c, &mut d);
        let change = step(odd, &mut c, &mut d);
        value *= change;
        if (change - 1.0).abs() < 4e-16 {
            break;
        }
    }
    value
}

fn not_zero(x: f64) -> f64 {
    if x.abs() < 1e-300 { 1e-300 } else { x }
}

#[cfg(test)]
mod tests {
    use statrs::function::beta::beta_reg;

    use super::*;

    #[test]
    fn whole_exponents_give_a_polynomial() {
        // I_x(2, 2) = 3x^2 - 2x^3.
        let beta = StandardBeta::new(2.0, 2.0);
        for x in [0.01, 0.3, 0.5, 0.9] {
            let (below, _) = beta.tails(x);
            let exact = x * x * (3.0 - 2.0 * x);
            assert!((below - exact).abs() < 1e-14, "{x}: {below}");
        }
    }

    #[test]
    fn tails_agree_with_statrs() {
        for (a, b) in [(1.0, 5.0), (1.8, 4.2), (4.6, 1.4), (40.0, 60.0)] {
            for x in [0.02, 0.2, 0.45, 0.7, 0.98] {
                let (below, above) = StandardBeta::new(a, b).tails(x);
                assert!((below - beta_reg(a, b, x)).abs() < 1e-12, "{a} {b} {x}");
                assert!((above - beta_reg(b, a, 1.0 - x)).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn the_quantile_undoes_the_tail_for_every_pert_shape() {
        for mode in [0.0, 0.1, 0.2, 0.5, 0.93, 1.0] {
            let beta = StandardBeta::new(1.0 + 4.0 * mode, 5.0 - 4.0 * mode);
            for w in [0.5, 0.2, 1e-3, 1e-9, 2e-16] {
                let low = beta.quantile(Tail::Lower(w), None);
                assert!((beta.tails(low).0 - w).abs() < 1e-11 * w, "{mode} {w}");
                let high = beta.quantile(Tail::Upper(w), None);
                // Near one the point itself is rounded to 1e-16.
                let rounding = 2e-16 * beta.density(high);
                assert!((beta.tails(high).1 - w).abs() < 1e-11 * w + rounding);
            }
        }
    }
}
