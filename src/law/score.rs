//! Dependence between hazards: normal scores that share factors (METHOD 1.8, M029-M031).

use std::f64::consts::PI;

/// Spearman's rank correlation of two hazards whose scores have correlation `rho` (M029).
#[must_use]
pub fn spearman_of(rho: f64) -> f64 {
    6.0 / PI * libm::asin(rho / 2.0)
}

/// Kendall's rank correlation of two hazards whose scores have correlation `rho` (M029).
#[must_use]
pub fn kendall_of(rho: f64) -> f64 {
    2.0 / PI * libm::asin(rho)
}

/// The correlation of scores that gives Spearman's `rank` correlation (M029).
#[must_use]
pub fn rho_for_spearman(rank: f64) -> f64 {
    2.0 * libm::sin(PI * rank / 6.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Law, score_table, unit_from_bits};

    fn near(value: f64, expected: f64) {
        assert!((value - expected).abs() < 1e-8, "{value} is not {expected}");
    }

    /// Independent normal scores through the table, from splitmix64 on a counter.
    fn scores(seed: u64, n: u64) -> Vec<f64> {
        let table = score_table();
        (0..n)
            .map(|i| {
                let mut x = (seed << 40 | i).wrapping_mul(0x9E37_79B9_7F4A_7C15);
                x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
                table.value(unit_from_bits(x ^ (x >> 31)))
            })
            .collect()
    }

    fn mean(values: impl Iterator<Item = f64>, n: usize) -> f64 {
        values.sum::<f64>() / n as f64
    }

    #[test]
    fn conversions_of_m029() {
        near(spearman_of(0.6), 0.581_920_104_124_07);
        near(kendall_of(0.6), 0.409_665_529_398_267);
        near(rho_for_spearman(0.5), 0.517_638_090_205_041);
    }

    #[test]
    fn simulated_ranks_have_the_correlation_of_m029() {
        let n = 200_000;
        let (a, b) = (scores(1, n as u64), scores(2, n as u64));
        let own = (1.0_f64 - 0.6 * 0.6).sqrt();
        let rank = |z: f64| crate::law::normal_cdf(z) - 0.5;
        // Spearman is the correlation of the uniforms, each of variance 1/12.
        let product = a
            .iter()
            .zip(&b)
            .map(|(&a, &b)| rank(a) * rank(0.6 * a + own * b));
        let spearman = 12.0 * mean(product, n);
        // 12 x product has a standard deviation below 1.1: four s.e. are 0.01.
        assert!((spearman - 0.581_920).abs() < 0.01, "{spearman}");
    }

    #[test]
    fn two_dependent_delays_add_up_as_in_m030() {
        // Means 3 and 5 days, CVs 0.7 and 0.4, correlation of scores 0.5: sd 3.50578, alone 2.9.
        let n = 400_000;
        let (a, b) = (scores(3, n as u64), scores(4, n as u64));
        let tables = [Law::lognormal(3.0, 0.7), Law::lognormal(5.0, 0.4)]
            .map(|law| super::super::ZTable::of(&law.unwrap()));
        let own = (1.0_f64 - 0.5 * 0.5).sqrt();
        let sums: Vec<f64> = a
            .iter()
            .zip(&b)
            .map(|(&a, &b)| tables[0].value(a) + tables[1].value(0.5 * a + own * b))
            .collect();
        let average = mean(sums.iter().copied(), n);
        // s.e. of the mean 3.506/632 = 0.0055.
        assert!((average - 8.0).abs() < 0.022, "{average}");
        let sd = mean(sums.iter().map(|x| (x - average) * (x - average)), n).sqrt();
        // s.e. of the sd: sd/2 sqrt((kurtosis - 1)/n), kurtosis below 12: 0.0092.
        assert!((sd - 3.505_776).abs() < 0.037, "{sd}");
    }

    #[test]
    fn six_nodes_sharing_a_factor_add_up_as_in_m031() {
        // Pairwise 0.3 from one factor loaded sqrt(0.3); six normals of sd 1.5: sd 5.809475.
        let n = 100_000_u64;
        let loading = 0.3_f64.sqrt();
        let own = (1.0 - loading * loading).sqrt();
        let factor = scores(10, n);
        let mut sums = vec![0.0; n as usize];
        for node in 0..6 {
            for ((sum, f), e) in sums.iter_mut().zip(&factor).zip(scores(20 + node, n)) {
                *sum += 1.5 * (loading * f + own * e);
            }
        }
        let sd = mean(sums.iter().map(|x| x * x), n as usize).sqrt();
        // s.e. sd/sqrt(2n) = 0.013.
        assert!((sd - 5.809_475).abs() < 0.052, "{sd}");
    }
}
