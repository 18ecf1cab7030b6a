//! What a histogram tells: quantiles, shares, and the shapes of charts.

use super::cells::Histogram;

/// What is read lies in the same cell as the true order statistic, so it is off by at most one cell: 1/1024 < 1e-3
/// of the value when the resolution is fine, in practice about 1e-4 or less. The ends are exact.
impl Histogram {
    /// The value of rank `rank` (1 is the least), read from its cell as if the cell's values stood evenly in it.
    /// A rank beyond either end is read as the end. Nothing when nothing was counted.
    #[must_use]
    pub fn order_statistic(&self, rank: u64) -> Option<f64> {
        if rank <= 1 {
            return self.least();
        }
        if rank >= self.count() {
            return self.most();
        }
        let mut before = 0;
        for cell in self.cells() {
            if rank <= before + cell.count {
                let place = ((rank - before) as f64 - 0.5) / cell.count as f64;
                return Some(cell.low + place * (cell.high - cell.low));
            }
            before += cell.count;
        }
        self.most()
    }

    /// The `p` quantile, 0 <= p <= 1, by the type 7 definition (METHOD 6.7, M099), off by at most one cell.
    /// Nothing when nothing was counted.
    #[must_use]
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let place = self.count().checked_sub(1)? as f64 * p;
        let whole = libm::floor(place);
        let low = self.order_statistic(whole as u64 + 1)?;
        let high = self.order_statistic(whole as u64 + 2)?;
        Some(low + (place - whole) * (high - low))
    }

    /// How many values are at most `x`; within the cell of `x`, in proportion.
    fn count_at_most(&self, x: f64) -> f64 {
        self.cells()
            .take_while(|cell| cell.low <= x)
            .map(|cell| {
                let share = if x >= cell.high {
                    1.0
                } else {
                    (x - cell.low) / (cell.high - cell.low)
                };
                share * cell.count as f64
            })
            .sum()
    }

    /// The share of values at most `x`; nothing when nothing was counted.
    #[must_use]
    pub fn share_at_most(&self, x: f64) -> Option<f64> {
        let count = self.count();
        (count > 0).then(|| self.count_at_most(x) / count as f64)
    }

    /// The share of values above `x`; nothing when nothing was counted.
    #[must_use]
    pub fn share_above(&self, x: f64) -> Option<f64> {
        self.share_at_most(x).map(|share| 1.0 - share)
    }

    /// The share of values in each bar from one edge to the next (lower edge left out, upper within), for a chart.
    /// `edges` rise; values beyond them are in no bar.
    #[must_use]
    pub fn bars(&self, edges: &[f64]) -> Vec<f64> {
        let count = self.count().max(1) as f64;
        let below: Vec<f64> = edges.iter().map(|&edge| self.count_at_most(edge)).collect();
        below
            .windows(2)
            .map(|pair| (pair[1] - pair[0]) / count)
            .collect()
    }

    /// Points (value, share at most it) of the distribution function for a chart: rising, from (least, 0) to
    /// (largest, 1), about `points` of them and never fewer than the steps of more than 1 / points; where less than
    /// eight steps are left above, steps of an eighth of what is left, so that a tail can be read on a log axis.
    #[must_use]
    pub fn distribution(&self, points: usize) -> Vec<(f64, f64)> {
        let count = self.count() as f64;
        let step = count / points.max(1) as f64;
        let mut curve: Vec<(f64, f64)> =
            self.least().map(|least| (least, 0.0)).into_iter().collect();
        let (mut before, mut drawn) = (0.0, 0.0);
        for cell in self.cells() {
            let after = before + cell.count as f64;
            let step = step.min((count - drawn) / 8.0);
            if after - drawn >= step || after == count {
                if curve.last().is_some_and(|last| last.0 < cell.low) {
                    curve.push((cell.low, before / count));
                }
                curve.push((cell.high, after / count));
                drawn = after;
            }
            before = after;
        }
        curve
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Resolution;
    use crate::stats::interval::sample_quantile;

    fn counted(values: &[f64]) -> Histogram {
        let mut histogram = Histogram::new(Resolution::Fine);
        histogram.add_block(values);
        histogram
    }

    /// The largest relative error of quantiles against those of the sorted values themselves.
    fn worst_error(mut values: Vec<f64>, at: impl Iterator<Item = f64>) -> f64 {
        let histogram = counted(&values);
        values.sort_by(f64::total_cmp);
        at.map(|p| {
            let exact = sample_quantile(&values, p).unwrap();
            (histogram.quantile(p).unwrap() / exact - 1.0).abs()
        })
        .fold(0.0, f64::max)
    }

    fn per_mille() -> impl Iterator<Item = f64> {
        (1..1000).map(|i| f64::from(i) / 1000.0)
    }

    #[test]
    fn quantiles_of_a_smooth_law_are_read_within_one_in_ten_thousand() {
        // Exponential with a minimum, at 200,000 evenly placed points.
        let value = |i: u32| 300.0 - 120.0 * libm::log((f64::from(i) + 0.5) / 200_000.0);
        assert!(worst_error((0..200_000).map(value).collect(), per_mille()) < 1.3e-4);
    }

    #[test]
    fn a_staircase_of_sailings_is_not_smeared() {
        // Arrivals a week apart, each at one hour: four steps of 40, 30, 20 and 10 per cent.
        let weeks = [512.0, 680.03, 848.1, 1023.999];
        let value = |i: usize| weeks[[0, 0, 0, 0, 1, 1, 1, 2, 2, 3][i % 10]];
        let values: Vec<f64> = (0..10_000).map(value).collect();
        // A cell is at most 1/1024 of the value; the steps fall between the quantiles asked for.
        let between =
            per_mille().filter(|p| [0.4, 0.7, 0.9].iter().all(|step| (p - step).abs() > 2e-4));
        assert!(worst_error(values.clone(), between) <= 1.0 / 1024.0);
        let histogram = counted(&values);
        assert_eq!(histogram.quantile(0.0), Some(512.0));
        assert_eq!(histogram.quantile(1.0), Some(1023.999));
        // Nothing lies between two sailings.
        assert_eq!(
            histogram.share_at_most(600.0),
            histogram.share_at_most(675.0)
        );
        assert_eq!(histogram.share_at_most(600.0), Some(0.4));
        assert_eq!(histogram.share_above(900.0), Some(1.0 - 0.9));
        let bars = histogram.bars(&[500.0, 600.0, 900.0, 1100.0]);
        assert_eq!(bars.len(), 3);
        assert!(
            bars.iter()
                .zip([0.4, 0.5, 0.1])
                .all(|(bar, share)| (bar - share).abs() < 1e-12)
        );
    }

    #[test]
    fn a_sample_without_spread_is_read_back_exactly() {
        let histogram = counted(&[531.7; 1000]);
        for p in [0.0, 0.05, 0.5, 0.95, 1.0] {
            assert_eq!(histogram.quantile(p), Some(531.7));
        }
        assert_eq!(histogram.share_at_most(531.7), Some(1.0));
        assert_eq!(histogram.share_at_most(531.6), Some(0.0));
        assert_eq!(Histogram::new(Resolution::Fine).quantile(0.5), None);
    }

    #[test]
    fn the_curve_for_a_chart_rises_from_none_to_all_and_keeps_the_steps() {
        let curve = counted(&[[512.0; 60], [700.0; 60]].concat()).distribution(100);
        // Two sailings: a wall at each, a floor between; a cell at 700 is 1/2 wide.
        assert_eq!(curve[0], (512.0, 0.0));
        assert_eq!(*curve.last().unwrap(), (700.0, 1.0));
        assert!(
            curve
                .windows(2)
                .all(|pair| pair[0].0 <= pair[1].0 && pair[0].1 <= pair[1].1)
        );
        let floor: Vec<f64> = curve
            .iter()
            .filter(|point| point.1 == 0.5)
            .map(|point| point.0)
            .collect();
        assert!(
            floor[0] < 513.0 && *floor.last().unwrap() > 699.0,
            "{curve:?}"
        );
    }
}
