//! The bootstrap over base points: what is drawn, and what the resampled values tell (METHOD 6.4).

use rand::RngExt;
use rand::rand_core::SeedableRng;
use rand::rngs::ChaCha8Rng;

use crate::stats::interval::{Interval, Z95, sample_quantile};

/// Sums run in this many lanes, so that they are quick and yet always in one order.
const LANES: usize = 8;

/// How often each base point is drawn in a resample.
pub(super) fn drawn(points: usize, seed: u64, resample: u32) -> Vec<f64> {
    let mut generator = ChaCha8Rng::seed_from_u64(seed);
    generator.set_stream(resample.into());
    let mut times = vec![0.0; points];
    for _ in 0..points {
        let bits: u32 = generator.random();
        let point = (u64::from(bits) * points as u64) >> 32;
        times[point as usize] += 1.0;
    }
    times
}

/// The sum of the products, in lanes of a fixed order.
pub(super) fn dot(left: &[f64], right: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    for (left, right) in left.chunks(LANES).zip(right.chunks(LANES)) {
        for (lane, (left, right)) in lanes.iter_mut().zip(left.iter().zip(right)) {
            *lane += left * right;
        }
    }
    lanes.iter().sum()
}

/// The 95% percentile interval of resampled values, and 1.96 of their standard deviations.
pub(super) fn spread_of(mut values: Vec<f64>) -> (Interval, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares = values.iter().map(|value| (value - mean) * (value - mean));
    let half_width = Z95 * (squares.sum::<f64>() / (n - 1.0)).sqrt();
    values.sort_unstable_by(f64::total_cmp);
    let at = |p| sample_quantile(&values, p).expect("there are at least two resamples");
    let interval = Interval {
        low: at(0.025),
        high: at(0.975),
    };
    (interval, half_width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resample_draws_as_many_points_as_there_are() {
        for resample in 0..5 {
            let times = drawn(777, 1, resample);
            assert_eq!(times.iter().sum::<f64>(), 777.0);
            // A point is left out with probability 1/e: 286 of 777, four standard errors are 54.
            let left_out = times.iter().filter(|times| **times == 0.0).count();
            assert!(left_out.abs_diff(286) < 54, "{left_out}");
        }
    }

    #[test]
    fn a_sum_of_products_in_lanes_is_the_plain_one() {
        let left: Vec<f64> = (0..29).map(f64::from).collect();
        // Sum of squares to 28: 28 * 29 * 57 / 6 = 7714.
        assert_eq!(dot(&left, &left), 7714.0);
    }

    #[test]
    fn percentiles_and_deviations_of_a_hundred_and_one_values() {
        // 0 to 100: type 7 at 2.5% and 97.5%; sample variance 101 x 102 / 12 = 858.5.
        let (interval, half_width) = spread_of((0..=100).rev().map(f64::from).collect());
        assert_eq!((interval.low, interval.high), (2.5, 97.5));
        assert!((half_width - Z95 * 858.5_f64.sqrt()).abs() < 1e-12);
    }
}
