//! From random bits to a uniform, and from a uniform to a count of missed departures.

/// A uniform in (0, 1) from the top 52 of 64 random bits: (k + 1/2) 2^-52, never 0 and never 1.
///
/// Both u and 1 - u are exact, so the two tails reach equally deep, to 2^-53.
#[must_use]
#[inline]
pub fn unit_from_bits(bits: u64) -> f64 {
    ((bits >> 12) as f64 + 0.5) * (1.0 / (1_u64 << 52) as f64)
}

/// How many departures in a row refuse the box, each with probability `p` (METHOD 1.5, M009).
///
/// floor(ln u / ln p), for `u` in (0, 1): at least k with probability p^k. None at `p` <= 0;
/// infinitely many at `p` >= 1.
#[must_use]
#[inline]
pub fn departures_missed(u: f64, p: f64) -> f64 {
    if p <= 0.0 || u >= p {
        0.0
    } else if p >= 1.0 {
        f64::INFINITY
    } else {
        (libm::log(u) / libm::log(p)).floor()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uniform_is_never_zero_and_never_one() {
        let least = unit_from_bits(0);
        let greatest = unit_from_bits(u64::MAX);
        assert_eq!(least, 0.5 / (1_u64 << 52) as f64);
        assert_eq!(1.0 - greatest, least);
        assert_eq!(unit_from_bits(1 << 63), 0.5 + least);
    }

    #[test]
    fn rolled_boxes_of_m009() {
        // Mean p/(1-p), P(K >= 2) = p^2, over a fine even grid of u: the error is below one step of
        // the grid for each k that is reached.
        let n = 1_000_000;
        let grid = (0..n).map(|i| (f64::from(i) + 0.5) / f64::from(n));
        let missed: Vec<f64> = grid.map(|u| departures_missed(u, 0.15)).collect();
        let mean = 7.0 * missed.iter().sum::<f64>() / f64::from(n);
        assert!((mean - 1.235_294_117_647_06).abs() < 1e-4, "{mean}");
        let twice = missed.iter().filter(|&&k| k >= 2.0).count();
        assert!(twice.abs_diff(22_500) <= 1, "{twice}");
    }

    #[test]
    fn without_refusals_none_is_missed() {
        assert_eq!(departures_missed(1e-300, 0.0), 0.0);
        assert_eq!(departures_missed(0.5, 1.0), f64::INFINITY);
        assert_eq!(departures_missed(0.16, 0.15), 0.0);
        assert_eq!(departures_missed(0.14, 0.15), 1.0);
    }
}
