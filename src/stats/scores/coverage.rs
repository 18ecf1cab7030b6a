//! How many of the values seen fell inside their intervals, and whether that is too few or too many (METHOD 7.2, M091).

use crate::stats::interval::{Interval, clopper_pearson};

/// So many inside of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Inside.
    pub hits: u64,
    /// In all.
    pub cases: u64,
}

impl Coverage {
    /// One more case.
    pub fn add(&mut self, inside: bool) {
        self.cases += 1;
        self.hits += u64::from(inside);
    }

    /// The share inside; nothing without cases.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.cases > 0).then(|| self.hits as f64 / self.cases as f64)
    }

    /// The exact 95% interval of the share (Clopper and Pearson).
    #[must_use]
    pub fn interval(&self) -> Interval {
        clopper_pearson(self.hits, self.cases, 0.95)
    }
}

/// P(as few hits or fewer), and the two-sided p-value: the probability of all outcomes that are no more likely than
/// this one, when each case is inside with probability `nominal`, strictly between 0 and 1 (M091).
#[must_use]
pub fn coverage_test(seen: Coverage, nominal: f64) -> (f64, f64) {
    let masses: Vec<f64> = (0..=seen.cases)
        .map(|hits| mass(hits, seen.cases, nominal))
        .collect();
    let hits = seen.hits.min(seen.cases) as usize;
    let lower = masses[..=hits].iter().sum::<f64>().min(1.0);
    // Equal masses may differ in their last bits.
    let most = masses[hits] * (1.0 + 1e-7);
    let unlikely = masses.iter().filter(|mass| **mass <= most);
    (lower, unlikely.sum::<f64>().min(1.0))
}

/// P(so many of so many) when each has probability `p`.
fn mass(hits: u64, cases: u64, p: f64) -> f64 {
    let (x, n) = (hits as f64, cases as f64);
    let ways = libm::lgamma(n + 1.0) - libm::lgamma(x + 1.0) - libm::lgamma(n - x + 1.0);
    libm::exp(ways + x * libm::log(p) + (n - x) * libm::log1p(-p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_of_two_inside_the_ninety_percent_band_say_next_to_nothing() {
        let seen = Coverage { hits: 2, cases: 2 };
        // 0.9 squared is 0.81; 0.18 and 0.01 are less likely, so nothing is less likely than what was seen but they.
        let (lower, two_sided) = coverage_test(seen, 0.9);
        assert!((lower - 1.0).abs() < 1e-12);
        assert!((two_sided - 1.0).abs() < 1e-12);
        // Clopper and Pearson: the lower end is the square root of 0.025.
        assert!((seen.interval().low - 0.025_f64.sqrt()).abs() < 1e-9);
        assert_eq!(seen.interval().high, 1.0);
    }

    #[test]
    fn none_of_three_inside_a_ninety_percent_band_is_one_in_a_thousand() {
        let (lower, two_sided) = coverage_test(Coverage { hits: 0, cases: 3 }, 0.9);
        assert!((lower - 0.001).abs() < 1e-12, "{lower}");
        assert!((two_sided - 0.001).abs() < 1e-12, "{two_sided}");
    }

    #[test]
    fn cases_are_counted_one_by_one() {
        let mut seen = Coverage::default();
        assert_eq!(seen.share(), None);
        seen.add(true);
        seen.add(false);
        assert_eq!(seen.share(), Some(0.5));
    }
}
