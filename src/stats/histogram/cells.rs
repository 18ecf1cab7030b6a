//! A histogram indexed by the bits of the number: cheap to fill, any range, and the same in any order.

use serde::{Deserialize, Serialize};

/// Values below this (2^-20 of the unit) are counted as zero.
const FLOOR: f64 = 1.0 / 1_048_576.0;
/// The largest value told apart, just below 2^40 of the unit.
const CEILING: f64 = 1_099_511_627_775.999;

/// How many cells an octave (a doubling of the value) is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Resolution {
    /// 1,024 cells: time, cost and generalised cost of a route. A cell is at most 1/1024 of its value.
    Fine,
    /// 64 cells: differences and interleaved groups.
    Medium,
    /// 32 cells: breakpoints along a route.
    Coarse,
}

impl Resolution {
    /// Cells in an octave.
    #[must_use]
    pub const fn cells_per_octave(self) -> u64 {
        1 << self.bits()
    }

    const fn bits(self) -> u32 {
        match self {
            Self::Fine => 10,
            Self::Medium => 6,
            Self::Coarse => 5,
        }
    }

    const fn shift(self) -> u32 {
        52 - self.bits()
    }
}

/// Counts of values zero or more, in cells whose width is a fixed share of the value.
///
/// Only the octaves that were touched are stored. Values below 2^-20 (and below zero) are counted as zero,
/// values of 2^40 and more in the last cell. The least and the largest value are kept as they are.
///
/// What is read from it lies in the same cell as the true order statistic, so it is off by at most one cell:
/// 1/1024 < 1e-3 of the value when [`Resolution::Fine`], in practice about 1e-4 or less.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Histogram {
    resolution: Resolution,
    /// Number of the first cell stored (the bits of its lower edge, shifted).
    first: u64,
    counts: Vec<u64>,
    zero: u64,
    /// Bits of the least and the largest value: for numbers not below zero they rise with the value.
    least: u64,
    most: u64,
}

/// A cell that holds values: its ends, narrowed to the values' own range, and how many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cell {
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) count: u64,
}

impl Histogram {
    /// A histogram of nothing yet.
    #[must_use]
    pub fn new(resolution: Resolution) -> Self {
        Self {
            resolution,
            first: 0,
            counts: Vec::new(),
            zero: 0,
            least: u64::MAX,
            most: 0,
        }
    }

    /// Counts the values of one block.
    ///
    /// # Panics
    /// When a value is not a number.
    pub fn add_block(&mut self, values: &[f64]) {
        let shift = self.resolution.shift();
        for &value in values {
            let cell = (value.to_bits() >> shift).wrapping_sub(self.first);
            match self.counts.get_mut(cell as usize) {
                Some(count) => *count += 1,
                None => self.add_outside(value),
            }
        }
        if let Some((least, most)) = extremes(values) {
            self.least = self.least.min(least.to_bits());
            self.most = self.most.max(most.to_bits());
        }
    }

    /// Counts one value that no stored cell holds: zero, or a new octave.
    #[cold]
    fn add_outside(&mut self, value: f64) {
        assert!(!value.is_nan(), "a value to be counted is a number");
        if value < FLOOR {
            self.zero += 1;
            return;
        }
        let cell = value.min(CEILING).to_bits() >> self.resolution.shift();
        self.reach(cell, cell);
        self.counts[(cell - self.first) as usize] += 1;
    }

    /// Stores whole octaves from that of cell `from` to that of cell `to`, and no more.
    fn reach(&mut self, from: u64, to: u64) {
        let width = self.resolution.cells_per_octave();
        let (mut first, mut end) = (from / width * width, (to / width + 1) * width);
        if !self.counts.is_empty() {
            first = first.min(self.first);
            end = end.max(self.first + self.counts.len() as u64);
            let before = (self.first - first) as usize;
            self.counts.splice(0..0, std::iter::repeat_n(0, before));
        }
        self.first = first;
        self.counts.resize((end - first) as usize, 0);
    }

    /// Adds the counts of another histogram of the same resolution.
    ///
    /// # Panics
    /// When the resolutions differ.
    pub fn merge(&mut self, other: &Self) {
        assert_eq!(
            self.resolution, other.resolution,
            "one resolution for one quantity"
        );
        if !other.counts.is_empty() {
            self.reach(other.first, other.first + other.counts.len() as u64 - 1);
            let from = (other.first - self.first) as usize;
            for (count, more) in self.counts[from..].iter_mut().zip(&other.counts) {
                *count += more;
            }
        }
        self.zero += other.zero;
        self.least = self.least.min(other.least);
        self.most = self.most.max(other.most);
    }

    /// How many values were counted.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.zero + self.counts.iter().sum::<u64>()
    }

    /// The least value, exact; nothing when nothing was counted.
    #[must_use]
    pub fn least(&self) -> Option<f64> {
        (self.least != u64::MAX).then(|| f64::from_bits(self.least))
    }

    /// The largest value, exact; nothing when nothing was counted.
    #[must_use]
    pub fn most(&self) -> Option<f64> {
        (self.least != u64::MAX).then(|| f64::from_bits(self.most))
    }

    /// The cells that hold values, rising; the zero cell first, without width.
    pub(crate) fn cells(&self) -> impl DoubleEndedIterator<Item = Cell> {
        let shift = self.resolution.shift();
        let edge = move |cell: u64| f64::from_bits(cell << shift);
        let (least, most) = (f64::from_bits(self.least), f64::from_bits(self.most));
        let zero = Cell {
            low: 0.0,
            high: 0.0,
            count: self.zero,
        };
        let stored = self.counts.iter().enumerate().map(move |(i, &count)| {
            let cell = self.first + i as u64;
            let (low, high) = (edge(cell), edge(cell + 1));
            Cell { low, high, count }
        });
        std::iter::once(zero)
            .chain(stored)
            .filter(|cell| cell.count > 0)
            .map(move |cell| match cell.high {
                0.0 => cell,
                _ => Cell {
                    low: cell.low.max(least),
                    high: cell.high.min(most),
                    count: cell.count,
                },
            })
    }
}

/// The least and the largest of the values, held to zero and above and below the ceiling.
fn extremes(values: &[f64]) -> Option<(f64, f64)> {
    let mut least = [f64::INFINITY; 4];
    let mut most = [0.0_f64; 4];
    let (rows, rest) = values.as_chunks::<4>();
    let mut see = |row: &[f64]| {
        for ((least, most), &value) in least.iter_mut().zip(&mut most).zip(row) {
            *least = if value < *least { value } else { *least };
            *most = if value > *most { value } else { *most };
        }
    };
    for row in rows {
        see(row);
    }
    see(rest);
    let least = least.into_iter().fold(f64::INFINITY, f64::min);
    let most = most.into_iter().fold(0.0, f64::max);
    let held = |value: f64| if value > 0.0 { value.min(CEILING) } else { 0.0 };
    (!values.is_empty()).then(|| (held(least), held(most)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(values: &[f64]) -> Histogram {
        let mut histogram = Histogram::new(Resolution::Fine);
        histogram.add_block(values);
        histogram
    }

    #[test]
    fn zero_the_tiny_and_the_huge_have_their_cells() {
        let histogram = counted(&[0.0, -0.0, 1e-9, 5.0, 1e300, f64::INFINITY]);
        assert_eq!(histogram.count(), 6);
        assert_eq!(histogram.share_at_most(0.0), Some(0.5));
        assert_eq!(histogram.least(), Some(0.0));
        assert_eq!(histogram.most(), Some(CEILING));
    }

    #[test]
    fn histograms_merge_to_what_one_would_have_counted() {
        let values: Vec<f64> = (0..3000).map(|i| f64::from(i * i) / 77.0).collect();
        let (left, right) = values.split_at(1100);
        let mut forth = counted(left);
        forth.merge(&counted(right));
        let mut back = counted(right);
        back.merge(&Histogram::new(Resolution::Fine));
        back.merge(&counted(left));
        assert_eq!(forth, counted(&values));
        assert_eq!(back, forth);
    }

    #[test]
    #[should_panic(expected = "a value to be counted is a number")]
    fn a_value_that_is_not_a_number_is_not_counted() {
        counted(&[f64::NAN]);
    }
}
