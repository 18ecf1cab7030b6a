//! Sums that merge in any order to the same bytes: fixed-point integers, rounded once a block.

use serde::{Deserialize, Serialize};

/// Fractions of the unit in a [`FixedSum`]: 2^40.
const SUM_SCALE: f64 = 1_099_511_627_776.0;
/// Fractions of the squared unit in [`Moments`]: 2^20.
const SQUARE_SCALE: f64 = 1_048_576.0;

/// A sum in steps of 2^-40 of its unit (about 1e-12).
///
/// A block is summed in eight f64 lanes in a fixed order and rounded once; from then on there is only
/// integer addition, so the order of blocks, shards and machines leaves no trace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FixedSum(i128);

impl FixedSum {
    /// The sum of one block of values.
    ///
    /// # Panics
    /// When the values do not sum to a finite number.
    #[must_use]
    pub fn of_block(values: &[f64]) -> Self {
        Self(fixed(eight_lanes(values, |value| value), SUM_SCALE))
    }

    /// Adds one block of values.
    ///
    /// # Panics
    /// When the values do not sum to a finite number.
    pub fn add_block(&mut self, values: &[f64]) {
        self.merge(Self::of_block(values));
    }

    /// Adds another sum.
    pub fn merge(&mut self, other: Self) {
        self.0 += other.0;
    }

    /// The sum in its unit.
    #[must_use]
    pub fn total(self) -> f64 {
        self.0 as f64 / SUM_SCALE
    }

    /// The sum shared out over `count` values; nothing when there are none.
    #[must_use]
    pub fn mean(self, count: u64) -> Option<f64> {
        (count > 0).then(|| self.total() / count as f64)
    }
}

/// Count, sum and squares of values: what a mean and a standard deviation need.
///
/// The squares are taken about a fixed pivot, a whole number of units near the expected mean, in steps of
/// 2^-20 of the squared unit. Only moments about the same pivot can be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moments {
    count: u64,
    pivot: i64,
    sum: FixedSum,
    squares: i128,
}

impl Moments {
    /// Moments of nothing yet, about `pivot` rounded to whole units.
    #[must_use]
    pub fn about(pivot: f64) -> Self {
        Self {
            count: 0,
            pivot: libm::rint(pivot) as i64,
            sum: FixedSum::default(),
            squares: 0,
        }
    }

    /// The moments of one block of values, about the pivot of `self`.
    ///
    /// # Panics
    /// When the values do not sum to a finite number.
    #[must_use]
    pub fn of_block(self, values: &[f64]) -> Self {
        let pivot = self.pivot as f64;
        let square = |value: f64| (value - pivot) * (value - pivot);
        Self {
            count: values.len() as u64,
            pivot: self.pivot,
            sum: FixedSum::of_block(values),
            squares: fixed(eight_lanes(values, square), SQUARE_SCALE),
        }
    }

    /// Adds one block of values.
    ///
    /// # Panics
    /// When the values do not sum to a finite number.
    pub fn add_block(&mut self, values: &[f64]) {
        self.merge(&self.of_block(values));
    }

    /// Adds other moments.
    ///
    /// # Panics
    /// When the two were taken about different pivots.
    pub fn merge(&mut self, other: &Self) {
        assert_eq!(
            self.pivot, other.pivot,
            "moments of one quantity share one pivot"
        );
        self.count += other.count;
        self.sum.merge(other.sum);
        self.squares += other.squares;
    }

    /// How many values.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Their sum.
    #[must_use]
    pub fn sum(&self) -> FixedSum {
        self.sum
    }

    /// Their mean; nothing when there are none.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        self.sum.mean(self.count)
    }

    /// Their unbiased variance, divisor n - 1 (METHOD M099); nothing for fewer than two values.
    #[must_use]
    pub fn variance(&self) -> Option<f64> {
        if self.count < 2 {
            return None;
        }
        let count = self.count as f64;
        let shift = i128::from(self.pivot) * i128::from(self.count);
        let about_pivot = self.sum.0 - shift * (1_i128 << 40);
        let about_pivot = about_pivot as f64 / SUM_SCALE;
        let squares = self.squares as f64 / SQUARE_SCALE;
        Some(((squares - about_pivot * about_pivot / count) / (count - 1.0)).max(0.0))
    }

    /// The square root of [`Moments::variance`].
    #[must_use]
    pub fn sd(&self) -> Option<f64> {
        self.variance().map(f64::sqrt)
    }
}

/// Sums a function of the values in eight lanes and folds the lanes in one fixed order.
fn eight_lanes(values: &[f64], of: impl Fn(f64) -> f64) -> f64 {
    let mut lanes = [0.0; 8];
    let (rows, rest) = values.as_chunks::<8>();
    for row in rows {
        for (lane, &value) in lanes.iter_mut().zip(row) {
            *lane += of(value);
        }
    }
    for (lane, &value) in lanes.iter_mut().zip(rest) {
        *lane += of(value);
    }
    let [a, b, c, d, e, f, g, h] = lanes;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// Rounds to the nearest step of a fixed-point number.
fn fixed(value: f64, scale: f64) -> i128 {
    assert!(
        value.is_finite(),
        "the lanes of a block are numbers: {value}"
    );
    libm::rint(value * scale) as i128
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten transit times in days: METHOD M099.
    const DAYS: [f64; 10] = [21.4, 22.0, 22.9, 23.5, 24.1, 24.4, 25.0, 25.3, 26.2, 26.8];

    #[test]
    fn variance_of_ten_transit_times_is_unbiased() {
        for pivot in [0.0, 24.0, 1000.0] {
            let mut moments = Moments::about(pivot);
            moments.add_block(&DAYS);
            // M099: variance 3.056; the mean is 241.6 / 10. The squares are kept to 2^-20: 1e-6 / 9 apart.
            assert!((moments.variance().unwrap() - 3.056).abs() < 2e-7);
            assert!((moments.mean().unwrap() - 24.16).abs() < 1e-12);
        }
    }

    #[test]
    fn blocks_add_up_in_any_order_to_the_same_integer() {
        let blocks: Vec<Vec<f64>> = (0..7)
            .map(|b| {
                (0..1024)
                    .map(|i| 0.1 + f64::from(b * 1024 + i) / 3.0)
                    .collect()
            })
            .collect();
        let total = |order: [usize; 7]| {
            let mut moments = Moments::about(1200.0);
            for b in order {
                moments.add_block(&blocks[b]);
            }
            moments
        };
        assert_eq!(total([0, 1, 2, 3, 4, 5, 6]), total([6, 2, 4, 0, 1, 5, 3]));
        // 7168 values: 7168 x 0.1 + (7167 x 7168 / 2) / 3 = 716.8 + 8562176.
        let sum = total([0, 1, 2, 3, 4, 5, 6]).sum().total();
        assert!((sum - 8_562_892.8).abs() < 1e-6, "{sum}");
    }

    #[test]
    fn nothing_has_no_mean_and_one_value_has_no_variance() {
        let mut moments = Moments::about(10.0);
        assert_eq!(moments.mean(), None);
        moments.add_block(&[12.5]);
        assert_eq!(moments.mean(), Some(12.5));
        assert_eq!(moments.variance(), None);
    }

    #[test]
    #[should_panic(expected = "the lanes of a block are numbers")]
    fn a_lane_that_is_not_a_number_is_not_summed() {
        let _ = FixedSum::of_block(&[1.0, f64::NAN]);
    }
}
