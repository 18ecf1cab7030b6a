//! One-at-a-time bars (METHOD 6.6, M075).

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// What one input does to an outcome while all others stay at their medians.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// The id of the input.
    pub id: String,
    /// The outcome with all inputs at their medians.
    pub base: f64,
    /// The outcome with this input at its 10th percentile.
    pub at_low: f64,
    /// The outcome with this input at its 90th percentile.
    pub at_high: f64,
}

impl Bar {
    /// The length of the bar: from the least to the greatest of the three outcomes.
    #[must_use]
    pub fn swing(&self) -> f64 {
        let least = self.at_low.min(self.at_high).min(self.base);
        self.at_low.max(self.at_high).max(self.base) - least
    }

    /// True if both ends lie on the same side of the base: the bar hides a turning point.
    #[must_use]
    pub fn turns(&self) -> bool {
        (self.at_low - self.base) * (self.at_high - self.base) > 0.0
    }
}

/// Puts the longest bar first; equal ones by id.
pub fn sort_bars(bars: &mut [Bar]) {
    bars.sort_by(|left, right| match right.swing().total_cmp(&left.swing()) {
        Ordering::Equal => left.id.cmp(&right.id),
        order => order,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(id: &str, at_low: f64, base: f64, at_high: f64) -> Bar {
        Bar {
            id: id.into(),
            base,
            at_low,
            at_high,
        }
    }

    #[test]
    fn the_longest_bar_stands_first_and_equals_by_id() {
        let mut bars = [
            bar("wait", 1.0, 2.0, 3.0),
            bar("crane", 3.0, 2.0, 1.0),
            bar("border", 2.0, 2.0, 7.0),
        ];
        sort_bars(&mut bars);
        assert_eq!(
            bars.each_ref().map(|bar| bar.id.as_str()),
            ["border", "crane", "wait"]
        );
        assert_eq!(bars.each_ref().map(Bar::swing), [5.0, 2.0, 2.0]);
    }

    #[test]
    fn a_bar_with_both_ends_on_one_side_reaches_to_the_base() {
        let bent = bar("ice", 4.0, 2.0, 5.0);
        assert_eq!(bent.swing(), 3.0);
        assert!(bent.turns() && !bar("wait", 1.0, 2.0, 3.0).turns());
    }
}
