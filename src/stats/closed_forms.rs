//! Two routes drawn from known laws, summarised in blocks, against the closed forms of METHOD 1.13, 8.2 and 8.3.

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use super::block::{Columns, LANES};
use super::comparison::GroupSummary;
use super::interval::normal_quantile;
use super::summary::Planned;

const BLOCKS: u64 = 100;
const TRIALS: f64 = 102_400.0;

/// A summary of pairs of times; costs are the same numbers.
fn drawn(mut pair: impl FnMut(&mut ChaCha8Rng) -> (f64, f64)) -> GroupSummary {
    let mut draws = ChaCha8Rng::seed_from_u64(60);
    let mut summary = GroupSummary::new(&[Planned::default(); 2], Some(1), None);
    for block in 0..BLOCKS {
        let (a, b): (Vec<f64>, Vec<f64>) = (0..LANES).map(|_| pair(&mut draws)).unzip();
        let (a, b) = (
            Columns::arrived(a.clone(), a),
            Columns::arrived(b.clone(), b),
        );
        let (a_at, b_at) = (a.breakpoint(), b.breakpoint());
        summary.add_block(block, &[a.lend(&a_at), b.lend(&b_at)]);
    }
    summary
}

fn normal(draws: &mut ChaCha8Rng) -> f64 {
    normal_quantile(draws.random_range(1e-12..1.0))
}

/// Two normal scores with a correlation.
fn scores(draws: &mut ChaCha8Rng, rho: f64) -> (f64, f64) {
    let a = normal(draws);
    (a, rho * a + (1.0 - rho * rho).sqrt() * normal(draws))
}

/// Four standard errors of a probability.
fn four_errors(p: f64) -> f64 {
    4.0 * (p * (1.0 - p) / TRIALS).sqrt()
}

#[test]
fn the_earlier_of_two_correlated_normal_times() {
    // METHOD M037: A ~ N(28, 4^2), B ~ N(36, 6^2), correlation 0.2.
    let summary = drawn(|draws| {
        let (a, b) = scores(draws, 0.2);
        (28.0 + 4.0 * a, 36.0 + 6.0 * b)
    });
    let p = summary.p_earlier(0, 1).unwrap();
    assert!(
        (p.value - 0.890_387).abs() < four_errors(0.89),
        "{}",
        p.value
    );
    // The noise named is 1.96 standard errors.
    assert!((p.noise.unwrap() / (0.49 * four_errors(0.890_387)) - 1.0).abs() < 0.02);
    // The difference A - B has mean -8 and variance 16 + 36 - 2 x 0.2 x 24 = 42.4; its median is the mean.
    let difference = &summary.against_reference(0).unwrap().time_h;
    let error = 4.0 * (42.4 / TRIALS).sqrt();
    assert!((difference.mean().unwrap().value + 8.0).abs() < error);
    assert!((difference.moments.sd().unwrap() - 42.4_f64.sqrt()).abs() < error);
    // The median's error is 1.25 times the mean's; a cell at 8 is 1/8 wide.
    let median = difference.quantile(0.5).unwrap().value;
    assert!((median + 8.0).abs() < 1.25 * error + 0.125, "{median}");
}

#[test]
fn the_earlier_of_two_lognormal_times_and_how_their_ratios_differ() {
    // METHOD M097: A mean 26 CV 0.30, B mean 36 CV 0.20, independent.
    let law = |mean: f64, cv: f64| {
        let sigma = libm::log1p(cv * cv).sqrt();
        (libm::log(mean) - sigma * sigma / 2.0, sigma)
    };
    let ((mu_a, sigma_a), (mu_b, sigma_b)) = (law(26.0, 0.30), law(36.0, 0.20));
    let times = |rho: f64| {
        drawn(|draws| {
            let (a, b) = scores(draws, rho);
            (libm::exp(mu_a + sigma_a * a), libm::exp(mu_b + sigma_b * b))
        })
    };
    // METHOD M038: with log-correlation 0.3.
    let p = times(0.3).p_earlier(0, 1).unwrap().value;
    assert!((p - 0.876_911).abs() < four_errors(0.877), "{p}");

    let summary = times(0.0);
    let [a, b] = [0, 1].map(|route| &summary.routes[route].time_h);
    let of_means = a.mean().unwrap().value / b.mean().unwrap().value;
    let of_medians = a.quantile(0.5).unwrap().value / b.quantile(0.5).unwrap().value;
    // Four errors of a ratio of means: 4 x 0.72 x sqrt((0.3^2 + 0.2^2) / n) = 0.0033; of medians 1.25 times that.
    assert!((of_means - 0.722_222).abs() < 0.003_3, "{of_means}");
    assert!((of_medians - 0.705_463).abs() < 0.004_2, "{of_medians}");
}

#[test]
fn the_earlier_of_two_gamma_times() {
    // METHOD M039: A ~ gamma(7, scale 1.2), B ~ gamma(9, scale 1.5): sums of 7 and of 9 exponential times.
    let gamma = |draws: &mut ChaCha8Rng, shape: u32, scale: f64| {
        (0..shape)
            .map(|_| -scale * libm::log(draws.random_range(1e-300..1.0)))
            .sum()
    };
    let summary = drawn(|draws| (gamma(draws, 7, 1.2), gamma(draws, 9, 1.5)));
    let p = summary.p_earlier(0, 1).unwrap().value;
    assert!((p - 0.829_665).abs() < four_errors(0.83), "{p}");
}

#[test]
fn percentiles_of_parts_do_not_add() {
    // METHOD M098: legs N(10, 2^2) and N(15, 4^2); here the first leg stands beside the total.
    let summary = drawn(|draws| {
        let (a, b) = scores(draws, 0.0);
        (10.0 + 2.0 * a, 10.0 + 2.0 * a + 15.0 + 4.0 * b)
    });
    let total = summary.routes[1].time_h.quantile(0.95).unwrap();
    // The error of P95 is sqrt(p q / n) / density, the density 0.10314 / sqrt(20): 0.0295; four allowed.
    assert!((total.value - 32.356).abs() < 0.118, "{}", total.value);
    assert!(34.869 - total.value > 2.3);
}
