//! The distribution of a difference: below zero, exactly zero, above zero.

use serde::{Deserialize, Serialize};

use super::cells::{Histogram, Resolution};

/// Counts of differences, 64 cells an octave on either side of a zero cell.
///
/// What is read off a side is off by at most one cell: 1/64 of the value, in practice about 1e-3.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedHistogram {
    /// Differences smaller than 1 / `zero_within` of the unit are zero.
    zero_within: u32,
    zero: u64,
    /// Sizes of the differences below zero, and of those above.
    below: Histogram,
    above: Histogram,
}

impl SignedHistogram {
    /// A histogram of nothing yet. A difference smaller than 1 / `zero_within` of the unit is counted as zero:
    /// 60 for a minute where the unit is an hour, 100 for a cent where it is a dollar.
    #[must_use]
    pub fn new(zero_within: u32) -> Self {
        Self {
            zero_within,
            zero: 0,
            below: Histogram::new(Resolution::Medium),
            above: Histogram::new(Resolution::Medium),
        }
    }

    /// Counts the differences of one block.
    ///
    /// # Panics
    /// When a difference is not a number.
    pub fn add_block(&mut self, differences: &[f64]) {
        let least = 1.0 / f64::from(self.zero_within);
        let mut sizes = [0.0; 2 * BATCH];
        for batch in differences.chunks(BATCH) {
            // From the left the sizes below zero, from the right those above: each value is written to both
            // ends, and an end moves on only when the value belongs to it.
            let (mut left, mut right) = (0, 2 * BATCH);
            for &difference in batch {
                assert!(
                    !difference.is_nan(),
                    "a difference to be counted is a number"
                );
                sizes[left] = -difference;
                left += usize::from(difference <= -least);
                sizes[right - 1] = difference;
                right -= usize::from(difference >= least);
            }
            self.below.add_block(&sizes[..left]);
            self.above.add_block(&sizes[right..]);
            self.zero += (batch.len() - left - (2 * BATCH - right)) as u64;
        }
    }

    /// Adds the counts of another histogram of the same kind.
    ///
    /// # Panics
    /// When the two take different differences for zero.
    pub fn merge(&mut self, other: &Self) {
        assert_eq!(self.zero_within, other.zero_within, "one meaning of zero");
        self.zero += other.zero;
        self.below.merge(&other.below);
        self.above.merge(&other.above);
    }

    /// How many differences were counted.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.below.count() + self.zero + self.above.count()
    }

    /// The difference of rank `rank` (1 is the least, the furthest below zero).
    /// A rank beyond either end is read as the end. Nothing when nothing was counted.
    #[must_use]
    pub fn order_statistic(&self, rank: u64) -> Option<f64> {
        let rank = rank.clamp(1, self.count().max(1));
        let below = self.below.count();
        if rank <= below {
            self.below
                .order_statistic(below + 1 - rank)
                .map(|size| -size)
        } else if rank <= below + self.zero {
            Some(0.0)
        } else {
            self.above.order_statistic(rank - below - self.zero)
        }
    }

    /// The `p` quantile, 0 <= p <= 1, by the type 7 definition (METHOD M099). Nothing when nothing was counted.
    #[must_use]
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let place = self.count().checked_sub(1)? as f64 * p;
        let whole = libm::floor(place);
        let low = self.order_statistic(whole as u64 + 1)?;
        let high = self.order_statistic(whole as u64 + 2)?;
        Some(low + (place - whole) * (high - low))
    }

    /// Shares below, at and above zero; they sum to one. Nothing when nothing was counted.
    #[must_use]
    pub fn shares(&self) -> Option<[f64; 3]> {
        let count = self.count();
        let counts = [self.below.count(), self.zero, self.above.count()];
        (count > 0).then(|| counts.map(|part| part as f64 / count as f64))
    }

    /// The share of differences in each bar from one edge to the next, for a chart. `edges` rise; zero belongs
    /// to the bar that begins at or spans it, and differences beyond the edges are in no bar.
    #[must_use]
    pub fn bars(&self, edges: &[f64]) -> Vec<f64> {
        let count = self.count().max(1) as f64;
        let below_edge = |edge: f64| {
            let share = |side: &Histogram, size| {
                side.share_at_most(size).unwrap_or(0.0) * side.count() as f64
            };
            let below = self.below.count() as f64;
            if edge <= 0.0 {
                below - share(&self.below, -edge)
            } else {
                below + self.zero as f64 + share(&self.above, edge)
            }
        };
        let places: Vec<f64> = edges.iter().map(|&edge| below_edge(edge)).collect();
        places
            .windows(2)
            .map(|pair| (pair[1] - pair[0]) / count)
            .collect()
    }
}

/// Differences sorted by side in one go.
const BATCH: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(differences: &[f64]) -> SignedHistogram {
        let mut histogram = SignedHistogram::new(60);
        histogram.add_block(differences);
        histogram
    }

    #[test]
    fn less_than_a_minute_apart_is_no_difference() {
        let half_minute = 0.5 / 60.0;
        let histogram = counted(&[
            -8.0,
            -half_minute,
            0.0,
            half_minute,
            1.0 / 60.0,
            4.0,
            4.0,
            24.0,
        ]);
        assert_eq!(histogram.shares(), Some([0.125, 0.375, 0.5]));
        assert_eq!(histogram.order_statistic(1), Some(-8.0));
        assert_eq!(histogram.order_statistic(3), Some(0.0));
        assert_eq!(histogram.quantile(1.0), Some(24.0));
        // Rank 4.5 of 8: halfway from the last zero to one minute, which is read from its own cell (1/64).
        assert!((histogram.quantile(0.5).unwrap() - half_minute).abs() < half_minute / 64.0);
    }

    #[test]
    fn quantiles_of_a_difference_are_read_within_its_cell() {
        // Evenly from -100 to +300 hours.
        let differences: Vec<f64> = (0..=4000).map(|i| -100.0 + 0.1 * f64::from(i)).collect();
        let histogram = counted(&differences);
        for (p, expected) in [
            (0.0, -100.0),
            (0.05, -80.0),
            (0.2, -20.0),
            (0.5, 100.0),
            (0.95, 280.0),
            (1.0, 300.0),
        ] {
            let quantile: f64 = histogram.quantile(p).unwrap();
            assert!(
                (quantile - expected).abs() <= expected.abs() / 64.0,
                "P{p}: {quantile} for {expected}"
            );
        }
    }

    #[test]
    fn bars_hold_every_difference_once_and_zero_with_the_bar_above_it() {
        let bars = counted(&[-30.0, -10.0, -10.0, 0.0, 5.0, 15.0, 15.0, 15.0])
            .bars(&[-40.0, -20.0, 0.0, 10.0, 20.0]);
        assert_eq!(bars, [0.125, 0.25, 0.25, 0.375]);
    }

    #[test]
    fn differences_merge_in_any_order() {
        let (left, right) = ([-3.0, 0.0, 7.0], [0.5, -900.0]);
        let mut forth = counted(&left);
        forth.merge(&counted(&right));
        let mut back = counted(&right);
        back.merge(&counted(&left));
        assert_eq!(forth, back);
        assert_eq!(forth, counted(&[-3.0, 0.0, 7.0, 0.5, -900.0]));
    }
}
