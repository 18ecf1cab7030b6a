//! Time and cost together: counts on a grid, for the cost-time cloud of a route.

use serde::{Deserialize, Serialize};

/// Cells in an octave of time, and of cost: 2^5.
const CELL_BITS: u32 = 5;
const SHIFT: u32 = 52 - CELL_BITS;
/// Values are held within these (2^-20 and just below 2^40): the cells in between fit in sixteen bits.
const BOUNDS: (f64, f64) = (1.0 / 1_048_576.0, 1_099_511_627_775.999);

/// Counts of (time, cost) on a grid of 32 cells an octave either way; only the cells that were met are stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cloud {
    /// Cell number and count, by rising cell number.
    counts: Vec<(u32, u64)>,
}

/// One cell of a [`Cloud`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CloudCell {
    /// From this time to that, hours.
    pub time_h: (f64, f64),
    /// From this cost to that, USD.
    pub cost_usd: (f64, f64),
    /// Trials in the cell.
    pub count: u64,
}

impl Cloud {
    /// Counts one block: times in hours, costs in USD, of the same trials. Zero is counted in the lowest cell.
    ///
    /// # Panics
    /// When a value is not a number, or the columns differ in length.
    pub fn add_block(&mut self, time_h: &[f64], cost_usd: &[f64]) {
        assert_eq!(time_h.len(), cost_usd.len(), "a cost for each time");
        let pairs = time_h.iter().zip(cost_usd);
        let mut cells: Vec<u32> = pairs
            .map(|(&time, &cost)| (axis(time) << 16) | axis(cost))
            .collect();
        cells.sort_unstable();
        let counts = cells
            .chunk_by(|a, b| a == b)
            .map(|same| (same[0], same.len() as u64));
        self.take_in(counts.collect());
    }

    /// Adds the counts of another cloud.
    pub fn merge(&mut self, other: &Self) {
        self.take_in(other.counts.clone());
    }

    fn take_in(&mut self, more: Vec<(u32, u64)>) {
        self.counts.extend(more);
        self.counts.sort_unstable_by_key(|&(cell, _)| cell);
        self.counts.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0 };
            same
        });
    }

    /// How many trials were counted.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.counts.iter().map(|&(_, count)| count).sum()
    }

    /// The cells that hold trials, by rising time, then cost.
    pub fn cells(&self) -> impl Iterator<Item = CloudCell> + '_ {
        self.counts.iter().map(|&(cell, count)| CloudCell {
            time_h: ends(cell >> 16),
            cost_usd: ends(cell & 0xFFFF),
            count,
        })
    }
}

/// The number of a value's cell on one axis.
fn axis(value: f64) -> u32 {
    assert!(!value.is_nan(), "a value to be counted is a number");
    let (floor, ceiling) = BOUNDS;
    let cell = (value.clamp(floor, ceiling).to_bits() >> SHIFT) - (floor.to_bits() >> SHIFT);
    cell as u32
}

/// The ends of a cell on one axis.
fn ends(cell: u32) -> (f64, f64) {
    let first = (BOUNDS.0.to_bits() >> SHIFT) + u64::from(cell);
    let edge = |cell: u64| f64::from_bits(cell << SHIFT);
    (edge(first), edge(first + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipments_alike_in_time_and_cost_share_a_cell() {
        let mut cloud = Cloud::default();
        // From 512 h a cell is 16 h wide, from 4,096 USD it is 128 USD wide.
        cloud.add_block(
            &[513.0, 600.0, 520.0, 520.0],
            &[4100.0, 4100.0, 4200.0, 4300.0],
        );
        let cells: Vec<CloudCell> = cloud.cells().collect();
        assert_eq!(cells.len(), 3);
        let first = CloudCell {
            time_h: (512.0, 528.0),
            cost_usd: (4096.0, 4224.0),
            count: 2,
        };
        assert_eq!(cells[0], first);
        assert_eq!(cells[1].cost_usd, (4224.0, 4352.0));
        assert_eq!(cells[2].time_h, (592.0, 608.0));
        assert_eq!(cloud.count(), 4);
    }

    #[test]
    fn clouds_merge_in_any_order() {
        let cloud = |times: &[f64]| {
            let mut cloud = Cloud::default();
            cloud.add_block(times, times);
            cloud
        };
        let (left, right) = (cloud(&[0.0, 7.0, 1e30]), cloud(&[7.0, 8.0]));
        let mut forth = left.clone();
        forth.merge(&right);
        let mut back = right;
        back.merge(&left);
        assert_eq!(forth, back);
        assert_eq!(forth, cloud(&[0.0, 7.0, 1e30, 7.0, 8.0]));
    }
}
