//! The table of a law over normal scores, for draws mixed with a shared factor.

use super::curve::{Point, balanced, trace};
use crate::law::Law;
use crate::law::special::{Tail, normal_cdf, normal_density};

/// Cells of the table.
const CELLS: usize = 2048;
/// Scores reach from -8.5 to 8.5.
const REACH: f64 = 8.5;
/// Cells to a unit of score.
const PER_UNIT: f64 = CELLS as f64 / (2.0 * REACH);

/// value(z) = quantile(Phi(z)) as chords \[c0, c1\] over an even grid of scores (METHOD 1.8).
#[derive(Clone, Debug, PartialEq)]
pub struct ZTable {
    cells: Box<[[f64; 2]; CELLS]>,
}

impl ZTable {
    /// The table of a law.
    #[must_use]
    pub fn of(law: &Law) -> Self {
        let scores: Vec<f64> = (0..=2 * CELLS)
            .map(|i| i as f64 / (2.0 * PER_UNIT) - REACH)
            .collect();
        let breadth = law.quantile(0.75) - law.quantile(0.25);
        let values = trace(&scores, breadth, |i, guess| {
            let z = scores[i];
            let tail = if z < 0.0 {
                Tail::Lower(normal_cdf(z))
            } else {
                Tail::Upper(normal_cdf(-z))
            };
            let value = law.quantile_at(tail, guess);
            Point {
                value,
                slope: normal_density(z) / law.density(value),
            }
        });
        let mut heights = balanced(&values, 0.0);
        heights[0] = values[0];
        for i in 1..heights.len() {
            heights[i] = heights[i].max(heights[i - 1]);
        }
        Self::lay(&scores, &heights)
    }

    /// Lays a chord between each two nodes.
    fn lay(scores: &[f64], heights: &[f64]) -> Self {
        let cells: Box<[[f64; 2]]> = heights
            .windows(2)
            .enumerate()
            .map(|(c, ends)| {
                let slope = (ends[1] - ends[0]) * PER_UNIT;
                [ends[0] - slope * scores[2 * c], slope]
            })
            .collect();
        Self {
            cells: cells.try_into().expect("as many cells as the array has"),
        }
    }

    /// The linear mix of two tables: (1 - `weight`) of `low` and `weight` of `high`.
    #[must_use]
    pub fn blend(low: &Self, high: &Self, weight: f64) -> Self {
        let mut mix = low.clone();
        for (cell, other) in mix.cells.iter_mut().zip(high.cells.iter()) {
            for (c, o) in cell.iter_mut().zip(other) {
                *c = (1.0 - weight) * *c + weight * o;
            }
        }
        mix
    }

    /// The value at score `z`; beyond 8.5 to either side, the value there.
    #[must_use]
    #[inline]
    pub fn value(&self, z: f64) -> f64 {
        let z = if z > -REACH { z } else { -REACH };
        let z = if z < REACH { z } else { REACH };
        let cell = (((z + REACH) * PER_UNIT) as usize).min(CELLS - 1);
        let [c0, c1] = self.cells[cell];
        c0 + c1 * z
    }

    /// The values at a block of scores.
    ///
    /// # Panics
    /// When the two columns differ in length.
    #[inline]
    pub fn fill(&self, z: &[f64], out: &mut [f64]) {
        assert_eq!(z.len(), out.len(), "a value for each score");
        for (value, &z) in out.iter_mut().zip(z) {
            *value = self.value(z);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_over_scores_are_the_quantiles() {
        for law in [
            Law::lognormal(1.0, 0.7).unwrap(),
            Law::gamma(1.0, 0.7).unwrap(),
            Law::pert(0.0, 0.2, 1.0).unwrap(),
        ] {
            let table = ZTable::of(&law);
            for i in -3_100..=3_100 {
                let z = f64::from(i) / 1_000.37;
                let exact = law.quantile_at(Tail::of(normal_cdf(z)), None);
                let value = table.value(z);
                assert!(
                    (value - exact).abs() <= 2e-5 * exact,
                    "{z}: {value} {exact}"
                );
            }
        }
    }

    #[test]
    fn scores_beyond_the_grid_have_the_value_of_its_end() {
        let table = ZTable::of(&Law::lognormal(1.0, 0.3).unwrap());
        assert_eq!(table.value(40.0), table.value(8.5));
        assert_eq!(table.value(f64::NEG_INFINITY), table.value(-8.5));
        assert!(table.value(f64::NAN).is_finite());
    }

    #[test]
    fn values_rise_with_the_score() {
        let table = ZTable::of(&Law::gamma(1.0, 2.0).unwrap());
        let values: Vec<f64> = (-9_000..9_000)
            .map(|i| table.value(f64::from(i) / 1_000.0))
            .collect();
        assert!(values.windows(2).all(|v| v[1] >= v[0] - 1e-13 * v[0]));
    }
}
