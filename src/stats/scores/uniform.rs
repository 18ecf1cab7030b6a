//! Where what was seen stood among what was forecast, and whether that place is uniform (METHOD 7.2, M092).

/// The probability integral transform: the share of the forecast (in rising order) below the value seen, and of what
/// equals it the share `ties`, 0 to 1 (a uniform draw makes it uniform also for forecasts in steps). Nothing without
/// a forecast.
#[must_use]
pub fn pit(rising: &[f64], seen: f64, ties: f64) -> Option<f64> {
    let below = rising.partition_point(|value| *value < seen);
    let up_to = rising.partition_point(|value| *value <= seen);
    let place = below as f64 + ties * (up_to - below) as f64;
    (!rising.is_empty()).then(|| place / rising.len() as f64)
}

/// How many of these values, each 0 to 1, fall in each of `cells` equal cells; 1 belongs to the last.
#[must_use]
pub fn pit_counts(values: &[f64], cells: usize) -> Vec<u64> {
    let mut counts = vec![0; cells];
    for value in values {
        let cell = (value * cells as f64) as usize;
        counts[cell.min(cells - 1)] += 1;
    }
    counts
}

/// The greatest distance between the distribution of these values and the uniform one on 0 to 1 (M092); 0 without
/// values.
#[must_use]
pub fn ks_distance(values: &[f64]) -> f64 {
    let mut rising = values.to_vec();
    rising.sort_unstable_by(f64::total_cmp);
    let n = rising.len() as f64;
    let apart = rising.iter().enumerate().map(|(i, value)| {
        let (below, up_to) = (i as f64 / n, (i as f64 + 1.0) / n);
        (up_to - value).max(value - below)
    });
    apart.fold(0.0, f64::max)
}

/// Above so many values the limit law of Kolmogorov serves; it is then right to about a thousandth.
const EXACT_UP_TO: usize = 300;

/// P(a distance of `distance` or more) for `values` uniform values: exact by the matrix of Marsaglia, Tsang and Wang up
/// to 300 values, the limit law above (M092).
#[must_use]
pub fn ks_p_value(distance: f64, values: usize) -> f64 {
    if values == 0 || distance <= 0.0 {
        return 1.0;
    }
    if distance >= 1.0 {
        return 0.0;
    }
    let n = values as f64;
    if values > EXACT_UP_TO {
        let reach = distance * (n.sqrt() + 0.12 + 0.11 / n.sqrt());
        return limit(reach);
    }
    (1.0 - within(distance, values)).clamp(0.0, 1.0)
}

/// Kolmogorov's limit law: the probability beyond `reach`.
fn limit(reach: f64) -> f64 {
    let mut sum = 0.0;
    for k in 1..=100 {
        let k = f64::from(k);
        let sign = if (k as i64) % 2 == 1 { 1.0 } else { -1.0 };
        sum += sign * libm::exp(-2.0 * k * k * reach * reach);
    }
    (2.0 * sum).clamp(0.0, 1.0)
}

/// P(distance below `distance`) for `values` uniform values.
fn within(distance: f64, values: usize) -> f64 {
    let n = values as f64;
    let k = libm::floor(n * distance) as usize + 1;
    let h = k as f64 - n * distance;
    let size = 2 * k - 1;
    let mut matrix = vec![0.0; size * size];
    for row in 0..size {
        for column in 0..size {
            matrix[row * size + column] = if row + 1 >= column { 1.0 } else { 0.0 };
        }
    }
    let mut power = h;
    for i in 0..size {
        matrix[i * size] -= power;
        matrix[(size - 1) * size + (size - 1 - i)] -= power;
        power *= h;
    }
    let overlap = 2.0 * h - 1.0;
    if overlap > 0.0 {
        matrix[(size - 1) * size] += libm::pow(overlap, size as f64);
    }
    for row in 0..size {
        for column in 0..size {
            if row + 1 > column {
                for divisor in 1..=(row + 1 - column) {
                    matrix[row * size + column] /= divisor as f64;
                }
            }
        }
    }
    let (whole, mut exponent) = raised(&matrix, size, values);
    let mut share = whole[(k - 1) * size + (k - 1)];
    for i in 1..=values {
        share *= i as f64 / n;
        if share < 1e-140 {
            share *= 1e140;
            exponent -= 140;
        }
    }
    share * libm::pow(10.0, f64::from(exponent))
}

/// A power of a square matrix, with a power of ten taken out of it.
fn raised(matrix: &[f64], size: usize, times: usize) -> (Vec<f64>, i32) {
    if times == 1 {
        return (matrix.to_vec(), 0);
    }
    let (half, exponent) = raised(matrix, size, times / 2);
    let square = product(&half, &half, size);
    let mut exponent = 2 * exponent;
    let mut whole = if times.is_multiple_of(2) {
        square
    } else {
        product(matrix, &square, size)
    };
    if whole[(size / 2) * size + size / 2] > 1e140 {
        for cell in &mut whole {
            *cell *= 1e-140;
        }
        exponent += 140;
    }
    (whole, exponent)
}

fn product(left: &[f64], right: &[f64], size: usize) -> Vec<f64> {
    let mut all = vec![0.0; size * size];
    for row in 0..size {
        for column in 0..size {
            let terms = (0..size).map(|i| left[row * size + i] * right[i * size + column]);
            all[row * size + column] = terms.sum();
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_where_the_forecasts_below_it_end() {
        let days = [20.0, 22.0, 22.0, 24.0];
        assert_eq!(pit(&days, 23.0, 0.0), Some(0.75));
        // Two of four are the same: from a quarter to three quarters, by the draw.
        assert_eq!(pit(&days, 22.0, 0.0), Some(0.25));
        assert_eq!(pit(&days, 22.0, 1.0), Some(0.75));
        assert_eq!(pit(&[], 22.0, 0.5), None);
    }

    #[test]
    fn places_are_counted_in_ten_cells() {
        assert_eq!(
            pit_counts(&[0.0, 0.05, 0.55, 1.0], 10),
            [2, 0, 0, 0, 0, 1, 0, 0, 0, 1]
        );
    }

    #[test]
    fn one_value_is_as_far_off_as_the_law_of_one_value_says() {
        // One uniform value: the distance is max(u, 1 - u), which exceeds d with probability 2 (1 - d) for d >= 1/2.
        for distance in [0.5, 0.6, 0.9] {
            assert!((ks_p_value(distance, 1) - 2.0 * (1.0 - distance)).abs() < 1e-12);
        }
        assert!((ks_distance(&[0.3]) - 0.7).abs() < 1e-12);
    }

    #[test]
    fn two_values_follow_their_closed_form() {
        // For n = 2 and d from 1/2 to 1: P(D < d) = 1 - 2 (1 - d)^2.
        for distance in [0.5, 0.7, 0.9] {
            let beyond = 2.0 * (1.0 - distance) * (1.0 - distance);
            assert!(
                (ks_p_value(distance, 2) - beyond).abs() < 1e-12,
                "{distance}"
            );
        }
    }

    #[test]
    fn the_exact_law_runs_into_the_limit_law() {
        // Kolmogorov's limit at 1.36 is 0.0494; 300 values at that reach differ from it by less than a hundredth.
        let distance = 1.36 / 300.0_f64.sqrt();
        assert!((ks_p_value(distance, 300) - 0.049).abs() < 0.004);
        assert!(
            (ks_p_value(1.36 / 301.0_f64.sqrt(), 301) - ks_p_value(distance, 300)).abs() < 2e-3
        );
    }
}
