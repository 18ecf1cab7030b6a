//! One axis: from numbers to points of the sheet, with round ticks; the reckoning is plotters'.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

use super::paper::GRAIN;

/// A linear axis between two points of the sheet.
pub(crate) struct Scale {
    range: RangedCoordf64,
    values: (f64, f64),
    sheet: (f64, f64),
}

impl Scale {
    /// Values from `low` to `high` fall from `from` to `to` on the sheet (`to` may be less).
    pub(crate) fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Self {
        let low = if low.is_finite() { low } else { 0.0 };
        let high = if high > low { high } else { low + 1.0 };
        Scale {
            range: (low..high).into(),
            values: (low, high),
            sheet: (from, to),
        }
    }

    /// Where a value stands on the sheet, in points; values beyond the ends stand at the ends.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let (low, high) = self.values;
        let grains = |points: f64| (points * GRAIN).round() as i32;
        let limit = (grains(self.sheet.0), grains(self.sheet.1));
        f64::from(self.range.map(&value.clamp(low, high), limit)) / GRAIN
    }

    /// Round values along the axis, at most so many.
    pub(crate) fn ticks(&self, most: usize) -> Vec<f64> {
        let (low, high) = self.values;
        let slack = (high - low) * 1e-9;
        let inside = |v: &f64| *v >= low - slack && *v <= high + slack;
        self.range
            .key_points(most)
            .into_iter()
            .filter(inside)
            .map(|v| if v.abs() < slack { 0.0 } else { v })
            .collect()
    }

    /// The values at the ends.
    pub(crate) fn ends(&self) -> (f64, f64) {
        self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_halfway_stands_halfway_also_when_the_axis_points_up() {
        let across = Scale::new((0.0, 10.0), (100.0, 200.0));
        let up = Scale::new((0.0, 10.0), (200.0, 100.0));
        // Half of 100 points beyond 100 is 150; the grain of the sheet is 1/64 point.
        assert!((across.at(5.0) - 150.0).abs() < 0.02);
        assert!((up.at(5.0) - 150.0).abs() < 0.02);
        assert!((up.at(10.0) - 100.0).abs() < 0.02);
    }

    #[test]
    fn ticks_are_round_and_inside() {
        let ticks = Scale::new((0.0, 47.0), (0.0, 300.0)).ticks(6);
        assert_eq!(ticks, [0.0, 10.0, 20.0, 30.0, 40.0]);
    }

    #[test]
    fn an_axis_without_extent_is_still_an_axis() {
        assert!(Scale::new((3.0, 3.0), (0.0, 10.0)).at(3.0).is_finite());
    }
}
