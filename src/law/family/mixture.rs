//! The mixture: one of several laws, each with its weight (M011).

use crate::law::Law;
use crate::law::special::Tail;

/// Weighted laws; the weights are positive and sum to one.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::law) struct Mixture {
    parts: Vec<(f64, Law)>,
}

impl Mixture {
    pub(in crate::law) fn new(parts: Vec<(f64, Law)>) -> Self {
        Self { parts }
    }

    pub(in crate::law) fn parts(&self) -> &[(f64, Law)] {
        &self.parts
    }

    fn average(&self, of: impl Fn(&Law) -> f64) -> f64 {
        self.parts.iter().map(|(w, law)| w * of(law)).sum()
    }

    pub(in crate::law) fn mean(&self) -> f64 {
        self.average(Law::mean)
    }

    /// Sum of w (variance + (mean - mean of all)^2).
    pub(in crate::law) fn variance(&self) -> f64 {
        let mean = self.mean();
        self.average(|law| {
            let apart = law.mean() - mean;
            law.variance() + apart * apart
        })
    }

    pub(in crate::law) fn support(&self) -> (f64, f64) {
        self.parts
            .iter()
            .map(|(_, law)| law.support())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |ends, part| {
                (ends.0.min(part.0), ends.1.max(part.1))
            })
    }

    pub(in crate::law) fn density(&self, x: f64) -> f64 {
        self.average(|law| law.density(x))
    }

    pub(in crate::law) fn tails(&self, x: f64) -> (f64, f64) {
        self.parts.iter().fold((0.0, 0.0), |sum, (w, law)| {
            let (below, above) = law.tails(x);
            (sum.0 + w * below, sum.1 + w * above)
        })
    }

    /// The smallest x with the asked probability at or below it.
    ///
    /// From a near guess Newton's steps settle it; else the search is bracketed, for the quantile of
    /// a mixture lies between the least and the greatest of its parts' quantiles.
    pub(in crate::law) fn quantile(&self, tail: Tail, guess: Option<f64>) -> f64 {
        if let Some(x) = guess.and_then(|guess| self.settled(tail, guess)) {
            return x;
        }
        let (mut low, mut high) = self
            .parts
            .iter()
            .map(|(_, law)| law.quantile_at(tail, None))
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), q| {
                (low.min(q), high.max(q))
            });
        if self.look(tail, low).0 {
            return low;
        }
        let mut x = halfway(low, high);
        for turn in 0..300 {
            let (reached, step) = self.look(tail, x);
            if reached {
                high = x;
            } else {
                low = x;
            }
            if high - low <= 2e-15 * high.abs().max(low.abs()) {
                return high;
            }
            let newton = x + step;
            let inside = newton > low && newton < high;
            if inside && step.abs() <= 1e-14 * x.abs() {
                return newton;
            }
            // Every fourth turn halves the bracket, so that atoms and gaps end too.
            x = if inside && turn % 4 != 3 {
                newton
            } else {
                halfway(low, high)
            };
        }
        high
    }

    /// The quantile by Newton's steps alone, or nothing when they do not settle at once.
    fn settled(&self, tail: Tail, guess: f64) -> Option<f64> {
        let mut x = guess;
        for _ in 0..5 {
            let (_, step) = self.look(tail, x);
            x += step;
            if step.abs() <= 1e-8 * x.abs() {
                return Some(x);
            }
        }
        None
    }

    /// Whether `x` has the asked probability at or below it, and Newton's step on the log of the
    /// tail; the step is not a number where the density is none or infinite.
    fn look(&self, tail: Tail, x: f64) -> (bool, f64) {
        let density = self.density(x);
        let (below, above) = self.tails(x);
        let (reached, step) = match tail {
            Tail::Lower(w) => (below >= w, libm::log(w / below) * below / density),
            Tail::Upper(w) => (above <= w, libm::log(above / w) * above / density),
        };
        let smooth = density > 0.0 && density.is_finite();
        (reached, if smooth { step } else { f64::NAN })
    }

    pub(in crate::law) fn mean_excess(&self, due: f64) -> f64 {
        self.average(|law| law.mean_excess(due))
    }
}

/// Between `low` and `high`: by ratio where they are far apart, else by distance.
fn halfway(low: f64, high: f64) -> f64 {
    if low > 0.0 && high > 4.0 * low {
        (low * high).sqrt()
    } else {
        low + (high - low) / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: f64, expected: f64, tolerance: f64) {
        assert!(
            (value - expected).abs() < tolerance * expected.abs(),
            "{value} is not {expected}"
        );
    }

    #[test]
    fn border_crossing_of_m011() {
        let border = Mixture::new(vec![
            (0.7, Law::gamma(0.25, 0.5).unwrap()),
            (0.3, Law::lognormal(2.0, 0.8).unwrap()),
        ]);
        near(border.mean(), 0.775, 1e-12);
        near(border.variance(), 1.422_062_5, 1e-12);
        near(border.tails(1.0).1, 0.221_136_011_957_693, 1e-8);
        let p50 = border.quantile(Tail::Lower(0.5), None);
        near(p50, 0.301_802_477_487_211, 1e-8);
        let p95 = border.quantile(Tail::Upper(0.05), None);
        near(p95, 3.084_012_758_925_94, 1e-8);
    }

    #[test]
    fn a_gap_and_an_atom_are_found_exactly() {
        let late = Mixture::new(vec![
            (0.7, Law::fixed(0.0).unwrap()),
            (0.3, Law::uniform(24.0, 48.0).unwrap()),
        ]);
        assert_eq!(late.quantile(Tail::Lower(0.4), None), 0.0);
        assert_eq!(late.quantile(Tail::Upper(0.3), None), 0.0);
        // 15 of the last 30 per cent: half way from 24 to 48.
        near(late.quantile(Tail::Upper(0.15), None), 36.0, 1e-12);
        near(late.quantile(Tail::Upper(1e-12), None), 48.0, 1e-10);
    }
}
