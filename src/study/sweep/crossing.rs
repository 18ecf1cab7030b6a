//! Where a difference crosses zero along an axis of numbers.

use super::numbers::{PairNumbers, spread};
use crate::study::Statistic;

/// Where one route becomes the better.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossing {
    /// Every crossing at best values, in order.
    pub best: Vec<f64>,
    /// True if *a* is better below the first crossing, at best values; nothing without a crossing.
    pub better_below: Option<bool>,
    /// The first crossing of each future, where it has one.
    pub futures: Vec<Option<f64>>,
    /// Futures in which *a* is better all along.
    pub always: usize,
    /// Futures in which *a* is better nowhere.
    pub never: usize,
}

impl Crossing {
    /// P5 and P95 of the first crossing over the futures that have one.
    #[must_use]
    pub fn unknown(&self) -> Option<(f64, f64)> {
        spread(self.futures.iter().flatten().copied().collect())
    }

    /// Futures with a crossing.
    #[must_use]
    pub fn crossed(&self) -> usize {
        self.futures.iter().flatten().count()
    }
}

/// Crossings of the points, by straight lines between them (with `log`: in the logarithm of the axis).
#[must_use]
pub fn crossing(
    numbers: &[f64],
    log: bool,
    points: &[PairNumbers],
    statistic: Statistic,
) -> Crossing {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by(|&a, &b| numbers[a].total_cmp(&numbers[b]));
    let line = |of: &dyn Fn(&PairNumbers) -> f64| -> Vec<(f64, f64)> {
        let points = order
            .iter()
            .map(|&place| (numbers[place], of(&points[place])));
        points.filter(|(_, y)| y.is_finite()).collect()
    };
    let best_line = line(&|point| point.best(statistic));
    let best = zeros(&best_line, log);
    let futures = points.iter().map(|point| point.futures.len()).max();
    let mut found = Crossing {
        better_below: best_line
            .first()
            .filter(|_| !best.is_empty())
            .map(|(_, y)| *y < 0.0),
        best,
        futures: Vec::new(),
        always: 0,
        never: 0,
    };
    for future in 0..futures.unwrap_or(0) {
        let line = line(&|point| {
            let told = point.futures(statistic);
            told.get(future).copied().unwrap_or(f64::NAN)
        });
        let first = zeros(&line, log).first().copied();
        if first.is_none() && !line.is_empty() {
            if line.iter().all(|(_, y)| *y < 0.0) {
                found.always += 1;
            } else {
                found.never += 1;
            }
        }
        found.futures.push(first);
    }
    found
}

/// Where a line through these points crosses zero.
fn zeros(line: &[(f64, f64)], log: bool) -> Vec<f64> {
    let mut zeros = Vec::new();
    for pair in line.windows(2) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        if (y0 < 0.0) == (y1 < 0.0) {
            continue;
        }
        let share = y0 / (y0 - y1);
        zeros.push(if log {
            x0 * libm::pow(x1 / x0, share)
        } else {
            x0 + share * (x1 - x0)
        });
    }
    zeros
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_crosses_zero_where_two_similar_triangles_meet() {
        // From -2 at 10 to 6 at 18: two eighths of the way, 12.
        assert_eq!(zeros(&[(10.0, -2.0), (18.0, 6.0)], false), [12.0]);
        // In the logarithm: half way from 5 to 500 is 50.
        let found = zeros(&[(5.0, -3.0), (500.0, 3.0)], true);
        assert!((found[0] - 50.0).abs() < 1e-9, "{found:?}");
        assert_eq!(zeros(&[(1.0, 2.0), (2.0, 3.0)], false), [] as [f64; 0]);
        let twice = zeros(&[(0.0, -1.0), (2.0, 1.0), (4.0, -1.0)], false);
        assert_eq!(twice, [1.0, 3.0]);
    }
}
