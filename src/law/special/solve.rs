//! Where a tail holds a given probability: one solver for every variable whose log is well behaved.

/// A place in a distribution, told by the probability on one side of it.
///
/// The side matters because a probability near one cannot be told from one: `Upper(1e-18)` is a
/// place, `1 - 1e-18` is not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tail {
    /// The probability at or below the place, in (0, 1).
    Lower(f64),
    /// The probability above the place, in (0, 1).
    Upper(f64),
}

impl Tail {
    /// The place with probability `p` below it, told from its smaller side.
    #[must_use]
    pub fn of(p: f64) -> Self {
        if p <= 0.5 {
            Self::Lower(p)
        } else {
            Self::Upper(1.0 - p)
        }
    }

    /// The probability below the place.
    #[must_use]
    pub fn below(self) -> f64 {
        match self {
            Self::Lower(w) => w,
            Self::Upper(w) => 1.0 - w,
        }
    }

    /// The probability that is told: below the place or above it.
    #[must_use]
    pub fn held(self) -> f64 {
        match self {
            Self::Lower(w) | Self::Upper(w) => w,
        }
    }
}

/// What the solver asks of a distribution at one point of its working axis.
pub(crate) struct Slope {
    /// Probability on the side asked for.
    pub(crate) held: f64,
    /// Density along the working axis.
    pub(crate) density: f64,
    /// Derivative of the log of that density.
    pub(crate) bend: f64,
}

/// The point of the working axis where `tail` is held, for a density whose log is concave there.
///
/// Then the log of either tail is concave too, so Newton's step cannot run away; Halley's correction
/// makes a near guess exact in one step. It stops when a step is below 1e-5 of the law's own width; what is
/// left is of the order of that step cubed.
pub(crate) fn log_concave_quantile(tail: Tail, start: f64, at: impl Fn(f64) -> Slope) -> f64 {
    let aim = libm::log(tail.held());
    let side = match tail {
        Tail::Lower(_) => 1.0,
        Tail::Upper(_) => -1.0,
    };
    let mut y = start;
    for _ in 0..100 {
        let Slope {
            held,
            density,
            bend,
        } = at(y);
        if !(held > 0.0 && density > 0.0) {
            // Beyond what a float can hold: step back towards the body of the distribution.
            y += if held > 0.0 { -side } else { side } * 2.0;
            continue;
        }
        let hazard = density / held;
        let newton = -side * (libm::log(held) - aim) / hazard;
        let halley = 1.0 + newton * (bend - side * hazard) / 2.0;
        let step = if (0.5..2.0).contains(&halley) {
            newton / halley
        } else {
            newton
        };
        let step = step.clamp(-2.0, 2.0);
        y += step;
        if step.abs() * (1.0 + hazard) < 1e-5 {
            break;
        }
    }
    y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_from_its_smaller_side() {
        assert_eq!(Tail::of(0.25), Tail::Lower(0.25));
        assert_eq!(Tail::of(0.75), Tail::Upper(0.25));
        assert_eq!(Tail::of(0.75).below(), 0.75);
    }

    #[test]
    fn the_logistic_law_is_inverted_in_both_tails() {
        // F(y) = 1/(1+e^-y): the quantile is ln(p/(1-p)), in closed form.
        let logistic = |tail: Tail| {
            log_concave_quantile(tail, 0.0, |y| {
                let below = 1.0 / (1.0 + libm::exp(-y));
                let above = 1.0 / (1.0 + libm::exp(y));
                Slope {
                    held: match tail {
                        Tail::Lower(_) => below,
                        Tail::Upper(_) => above,
                    },
                    density: below * above,
                    bend: above - below,
                }
            })
        };
        for w in [0.4, 1e-3, 1e-16] {
            let exact = libm::log(w / (1.0 - w));
            assert!((logistic(Tail::Lower(w)) - exact).abs() < 1e-12 * exact.abs());
            assert!((logistic(Tail::Upper(w)) + exact).abs() < 1e-12 * exact.abs());
        }
    }
}
