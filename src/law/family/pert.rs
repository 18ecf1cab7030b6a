//! The PERT law: two ends and a mode, a beta between them with lambda 4 (M033).

use crate::law::special::{StandardBeta, Tail};

/// Weight of the mode against the ends.
const LAMBDA: f64 = 4.0;

/// A beta law on `min .. max` with exponents 1 + 4 (mode - min) / width and 1 + 4 (max - mode) / width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::law) struct Pert {
    min: f64,
    mode: f64,
    max: f64,
    a: f64,
    b: f64,
    beta: StandardBeta,
    /// The same with one more in the first exponent: the law weighted by size.
    heavier: StandardBeta,
}

impl Pert {
    /// The law of `min < max`, with `mode` between them.
    pub(in crate::law) fn new(min: f64, mode: f64, max: f64) -> Self {
        let a = 1.0 + LAMBDA * (mode - min) / (max - min);
        let b = 1.0 + LAMBDA * (max - mode) / (max - min);
        Self {
            min,
            mode,
            max,
            a,
            b,
            beta: StandardBeta::new(a, b),
            heavier: StandardBeta::new(a + 1.0, b),
        }
    }

    fn width(self) -> f64 {
        self.max - self.min
    }

    pub(in crate::law) fn mode(self) -> f64 {
        self.mode
    }

    /// (min + 4 mode + max) / 6.
    pub(in crate::law) fn mean(self) -> f64 {
        (self.min + LAMBDA * self.mode + self.max) / (LAMBDA + 2.0)
    }

    /// a b / ((a + b)^2 (a + b + 1)) of the squared width.
    pub(in crate::law) fn variance(self) -> f64 {
        let sum = self.a + self.b;
        self.a * self.b / (sum * sum * (sum + 1.0)) * self.width() * self.width()
    }

    pub(in crate::law) fn support(self) -> (f64, f64) {
        (self.min, self.max)
    }

    pub(in crate::law) fn density(self, x: f64) -> f64 {
        self.beta.density((x - self.min) / self.width()) / self.width()
    }

    pub(in crate::law) fn tails(self, x: f64) -> (f64, f64) {
        self.beta.tails((x - self.min) / self.width())
    }

    pub(in crate::law) fn quantile(self, tail: Tail, guess: Option<f64>) -> f64 {
        let guess = guess.map(|x| (x - self.min) / self.width());
        self.min + self.width() * self.beta.quantile(tail, guess)
    }

    /// mean (1 - F(a+1, b)) - x (1 - F(a, b)) on the unit scale.
    pub(in crate::law) fn mean_excess(self, due: f64) -> f64 {
        if due <= self.min {
            return self.mean() - due;
        }
        let x = (due - self.min) / self.width();
        let mean = self.a / (self.a + self.b);
        let excess = mean * self.heavier.tails(x).1 - x * self.beta.tails(x).1;
        self.width() * excess.max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dwell_of_10_14_30_of_m033() {
        let dwell = Pert::new(10.0, 14.0, 30.0);
        assert_eq!(dwell.mean(), 16.0);
        assert!((dwell.a - 1.8).abs() < 1e-12 && (dwell.b - 4.2).abs() < 1e-12);
        assert!((dwell.variance().sqrt() - 3.464_101_615_137_75).abs() < 1e-8);
        let p80 = dwell.quantile(Tail::Upper(0.2), None);
        assert!((p80 - 19.005_172_276_314_9).abs() < 1e-8 * p80, "{p80}");
    }

    #[test]
    fn expected_lateness_falls_at_the_rate_of_the_tail() {
        let dwell = Pert::new(10.0, 14.0, 30.0);
        for due in [10.5, 14.0, 22.0, 29.0] {
            let slope = (dwell.mean_excess(due + 1e-4) - dwell.mean_excess(due - 1e-4)) / 2e-4;
            assert!((slope + dwell.tails(due).1).abs() < 1e-7, "{due}: {slope}");
        }
        assert_eq!(dwell.mean_excess(0.0), 16.0);
        assert_eq!(dwell.mean_excess(31.0), 0.0);
    }
}
