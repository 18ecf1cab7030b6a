//! The normal distribution: density, tails, score (Wichura's AS 241) and expected excess.

use std::f64::consts::{FRAC_1_SQRT_2, PI};

use super::Tail;

/// Density of the standard normal at `z`.
#[must_use]
pub fn normal_density(z: f64) -> f64 {
    libm::exp(-0.5 * z * z) / (2.0 * PI).sqrt()
}

/// Probability that a standard normal is at most `z`; exact in relative terms far into the tail.
#[must_use]
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z * FRAC_1_SQRT_2)
}

/// The standard normal score of probability `p` in (0, 1); NaN outside [0, 1].
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    normal_tail_score(Tail::of(p))
}

/// Expected excess of a standard normal over `z`: E\[(Z - z)+\] = density(z) - z (1 - cdf(z)) (M043).
#[must_use]
pub fn normal_excess(z: f64) -> f64 {
    normal_density(z) - z * normal_cdf(-z)
}

/// The standard normal score at `tail`, to about 1e-16 in relative terms (algorithm AS 241, 1988).
pub(crate) fn normal_tail_score(tail: Tail) -> f64 {
    let w = tail.held();
    let from_middle = match tail {
        Tail::Lower(w) => w - 0.5,
        Tail::Upper(w) => 0.5 - w,
    };
    if from_middle.abs() <= 0.425 {
        let r = 0.180_625 - from_middle * from_middle;
        return from_middle * ratio(&MIDDLE, r);
    }
    let small = if w <= 0.5 { w } else { 1.0 - w };
    let r = (-libm::log(small)).sqrt();
    let score = if r <= 5.0 {
        ratio(&NEAR, r - 1.6)
    } else {
        ratio(&FAR, r - 5.0)
    };
    if from_middle < 0.0 { -score } else { score }
}

/// Numerator and denominator of a rational approximation, lowest power first.
type Ratio = [[f64; 8]; 2];

fn ratio(coefficients: &Ratio, r: f64) -> f64 {
    let [top, bottom] = coefficients.map(|c| c.iter().rev().fold(0.0, |sum, &a| sum * r + a));
    top / bottom
}

const MIDDLE: Ratio = [
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_854,
    ],
];

const NEAR: Ratio = [
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
];

const FAR: Ratio = [
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
];

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, Normal};

    use super::*;

    fn near(value: f64, expected: f64, tolerance: f64) {
        assert!(
            (value - expected).abs() <= tolerance * expected.abs(),
            "{value} is not {expected}"
        );
    }

    #[test]
    fn familiar_scores() {
        // Tables of the normal distribution: 1.2816, 1.6449, 1.9600; the rest from M003, M051.
        near(normal_quantile(0.9), 1.281_551_565_544_600_4, 1e-14);
        near(normal_quantile(0.95), 1.644_853_626_951_472_2, 1e-14);
        near(normal_quantile(0.975), 1.959_963_984_540_054, 1e-14);
        assert_eq!(normal_quantile(0.5), 0.0);
    }

    #[test]
    fn score_and_probability_undo_each_other_far_into_both_tails() {
        for w in [0.45, 0.1, 0.07, 1e-3, 1e-8, 1e-11, 1e-12, 1e-16, 1e-40] {
            let z = normal_tail_score(Tail::Lower(w));
            // d ln p / dz is about |z|, so an error of one part in 1e16 of z shows z^2-fold in p.
            near(normal_cdf(z), w, 1e-13);
            assert_eq!(normal_tail_score(Tail::Upper(w)), -z);
        }
    }

    #[test]
    fn probabilities_agree_with_statrs() {
        let peer = Normal::new(0.0, 1.0).unwrap();
        for z in [-6.0, -2.5, -0.3, 0.0, 0.7, 3.1] {
            near(normal_cdf(z), peer.cdf(z), 1e-9);
        }
    }

    #[test]
    fn missed_connection_of_m010() {
        // Lateness N(0.5, 1.2) days, buffer 2, onward service every 7 days.
        let late_by = |x: f64| normal_cdf(-(x - 0.5) / 1.2);
        near(late_by(2.0), 0.105_649_773_666_855, 1e-8);
        let misses: f64 = (0..5).map(|j| late_by(2.0 + 7.0 * f64::from(j))).sum();
        near(2.0 - 0.5 + 7.0 * misses, 2.239_548_415_672_91, 1e-8);
    }

    #[test]
    fn expected_minimum_of_two_routes_of_m040() {
        // E[min] = mA - E[(A - B)+], with A - B ~ N(-8, 4^2 + 6^2 - 2*0.2*4*6).
        let spread = (16.0_f64 + 36.0 - 9.6).sqrt();
        let gain = spread * normal_excess(8.0 / spread);
        near(28.0 - gain, 27.655_598_494_517_5, 1e-8);
        near(gain, 0.344_401_505_482_528, 1e-8);
    }

    #[test]
    fn expected_shortfall_and_lateness_of_m041_and_m043() {
        let z = normal_quantile(0.95);
        near(30.0 + 5.0 * z, 38.224_268_134_757_4, 1e-8);
        near(
            30.0 + 5.0 * normal_density(z) / 0.05,
            40.313_564_037_537_1,
            1e-8,
        );
        near(normal_cdf(-0.8), 0.211_855_398_583_397, 1e-8);
        near(5.0 * normal_excess(0.8), 0.601_036_169_473_827, 1e-8);
    }

    #[test]
    fn reliability_ratio_of_m051() {
        let z = normal_quantile(2.0 / 2.3);
        near(z, 1.124_338_231_568_64, 1e-8);
        near(2.3 * normal_density(z), 0.487_679_115_432_624, 1e-8);
        near(5.0 * z, 5.621_691_157_843_2, 1e-8);
    }
}
