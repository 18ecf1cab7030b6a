//! Whether the points of a sensitivity study were enough (METHOD 6.4).

use serde::{Deserialize, Serialize};

use super::indices::{Index, SobolIndices};

/// The half-width of a total index that is narrow enough.
pub const WIDEST_TOTAL: f64 = 0.05;

/// Total indices nearer to one another than this have no order.
pub const TIE: f64 = 0.01;

/// What to think of the indices of one size of sample.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Verdict {
    /// Intervals are narrow, and the leading five keep their order: the ranking may be read.
    Enough,
    /// An interval is too wide: take twice the points.
    WideIntervals {
        /// The greatest half-width (1.96 standard deviations) of a total index.
        widest: f64,
    },
    /// Doubling the points changed the order of the leading five: double again.
    TopFiveUnstable,
    /// Nothing that was varied moves the outcome.
    NoVariance,
}

/// The verdict on `now`: no variance, else too wide an interval ([`WIDEST_TOTAL`]), else an order that differs from
/// that of `previous`, with half the points. Without a previous size the order cannot be judged and is not.
#[must_use]
pub fn verdict(now: &SobolIndices, previous: Option<&SobolIndices>) -> Verdict {
    if now.variance == 0.0 {
        return Verdict::NoVariance;
    }
    let widths = now.indices.iter().map(|index| index.total_half_width);
    let widest = widths.fold(0.0, f64::max);
    if widest >= WIDEST_TOTAL {
        return Verdict::WideIntervals { widest };
    }
    match previous {
        Some(previous) if !top_five_stable(&previous.indices, &now.indices) => {
            Verdict::TopFiveUnstable
        }
        _ => Verdict::Enough,
    }
}

/// True if the five largest total indices of either sample stand in one order with each other and all the rest in
/// both. Two inputs count as turned round only where they differ by more than [`TIE`] in both samples, so that
/// inputs that matter equally, or not at all, may change places.
///
/// False if the two are not of the same inputs.
#[must_use]
pub fn top_five_stable(previous: &[Index], now: &[Index]) -> bool {
    if previous.len() != now.len() {
        return false;
    }
    let mut leading = top_five(previous);
    leading.extend(top_five(now));
    leading.into_iter().all(|leader| {
        (0..now.len()).all(|other| {
            let before = previous[leader].total - previous[other].total;
            let after = now[leader].total - now[other].total;
            before * after >= 0.0 || before.abs() <= TIE || after.abs() <= TIE
        })
    })
}

/// The places of the five largest total indices.
fn top_five(indices: &[Index]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..indices.len()).collect();
    places.sort_by(|&left, &right| indices[right].total.total_cmp(&indices[left].total));
    places.truncate(5);
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::interval::Interval;

    fn of(totals: &[f64], half_width: f64) -> SobolIndices {
        let interval = Interval {
            low: 0.0,
            high: 1.0,
        };
        let indices = totals.iter().map(|&total| Index {
            first: total,
            total,
            first_interval: interval,
            total_interval: interval,
            first_half_width: half_width,
            total_half_width: half_width,
        });
        SobolIndices {
            indices: indices.collect(),
            points: 1024,
            mean: 0.0,
            variance: 1.0,
        }
    }

    #[test]
    fn two_leaders_that_change_places_are_unstable_and_two_equals_are_not() {
        let first = of(&[0.40, 0.30, 0.10, 0.08, 0.02, 0.00], 0.01);
        let turned = of(&[0.30, 0.40, 0.10, 0.08, 0.02, 0.00], 0.01);
        let small = of(&[0.40, 0.30, 0.10, 0.08, 0.001, 0.015], 0.01);
        let overtaken = of(&[0.40, 0.30, 0.10, 0.08, 0.02, 0.05], 0.01);
        assert_eq!(verdict(&turned, Some(&first)), Verdict::TopFiveUnstable);
        // 0.02 before 0.00, then 0.001 behind 0.015: changed, by more than 0.01 in both.
        assert_eq!(verdict(&small, Some(&first)), Verdict::TopFiveUnstable);
        assert_eq!(verdict(&overtaken, Some(&first)), Verdict::TopFiveUnstable);
        let near = of(&[0.40, 0.30, 0.10, 0.08, 0.005, 0.009], 0.01);
        assert_eq!(verdict(&near, Some(&first)), Verdict::Enough);
        assert_eq!(verdict(&turned, None), Verdict::Enough);
        assert!(!top_five_stable(&first.indices[..5], &first.indices));
    }

    #[test]
    fn a_wide_interval_is_told_before_the_order_and_no_variance_before_all() {
        let first = of(&[0.4, 0.3], 0.01);
        let mut turned = of(&[0.3, 0.4], 0.07);
        assert_eq!(
            verdict(&turned, Some(&first)),
            Verdict::WideIntervals { widest: 0.07 }
        );
        turned.variance = 0.0;
        assert_eq!(verdict(&turned, Some(&first)), Verdict::NoVariance);
    }
}
