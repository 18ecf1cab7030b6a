//! Dependence in the tails: the t copula, a stress beside the normal one (METHOD 1.8).

use super::special::{StandardBeta, StandardGamma, Tail, normal_tail_score};

/// Probabilities that Student's t with `nu` degrees of freedom is at most `x`, and more than `x`.
#[must_use]
pub fn student_tails(nu: f64, x: f64) -> (f64, f64) {
    // The smaller tail is half of what a beta variable with exponents nu/2 and 1/2 has below nu/(nu + x^2).
    let beta = StandardBeta::new(0.5 * nu, 0.5);
    let small = 0.5 * beta.tails(nu / (nu + x * x)).0;
    if x < 0.0 {
        (small, 1.0 - small)
    } else {
        (1.0 - small, small)
    }
}

/// Tail dependence of a t copula with `nu` degrees of freedom and correlation `rho` in (-1, 1]: the probability that
/// one is beyond a far quantile given that the other is (M032). Of the normal copula it is 0.
#[must_use]
pub fn tail_dependence(nu: f64, rho: f64) -> f64 {
    let reach = ((nu + 1.0) * (1.0 - rho) / (1.0 + rho)).sqrt();
    2.0 * student_tails(nu + 1.0, reach).1
}

/// What every normal score of one world is multiplied with to make them t with 4 degrees of freedom, by a uniform of
/// that world: sqrt(4/chi2) with a chi square of 4 degrees. Small uniforms make far tails.
#[must_use]
pub fn t4_stretch(u: f64) -> f64 {
    // A chi square of 4 degrees is twice a gamma variable of shape 2.
    (2.0 / StandardGamma::new(2.0).quantile(Tail::of(u), None)).sqrt()
}

/// The normal score with the probability that Student's t with 4 degrees of freedom has at `t`: with it a law is read
/// that was made for normal scores.
#[must_use]
pub fn t4_score(t: f64) -> f64 {
    // F(t) = (1 + s)^2 (2 - s)/4 with s = t/sqrt(4 + t^2), and 1 - |s| = 4/(r (r + |t|)) with r = sqrt(4 + t^2).
    let root = (4.0 + t * t).sqrt();
    let rest = 4.0 / (root * (root + t.abs()));
    let tail = 0.25 * rest * rest * (3.0 - rest);
    normal_tail_score(if t < 0.0 {
        Tail::Lower(tail)
    } else {
        Tail::Upper(tail)
    })
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, StudentsT};

    use super::*;
    use crate::law::{normal_cdf, normal_quantile};

    #[test]
    fn far_quantiles_go_together_under_the_t_copula() {
        // M032.
        assert!((tail_dependence(4.0, 0.5) - 0.253_169_995_100_323).abs() < 1e-12);
        assert!(tail_dependence(4.0, 0.0) > 0.07);
        assert_eq!(tail_dependence(4.0, 1.0), 1.0);
        assert!(tail_dependence(1000.0, 0.5) < 1e-10);
    }

    #[test]
    fn tails_agree_with_statrs() {
        for nu in [1.0, 4.0, 5.0, 30.0] {
            let peer = StudentsT::new(0.0, 1.0, nu).unwrap();
            for x in [-8.0, -1.5, -0.2, 0.0, 0.7, 3.0] {
                let (below, above) = student_tails(nu, x);
                assert!((below - peer.cdf(x)).abs() < 1e-11, "{nu} {x}");
                assert!((above - peer.sf(x)).abs() < 1e-11, "{nu} {x}");
            }
        }
    }

    #[test]
    fn the_score_of_a_t_has_its_probability_far_into_both_tails() {
        for t in [-60.0, -9.0, -2.0, -0.1, 0.0, 0.4, 3.0, 25.0] {
            let (below, above) = student_tails(4.0, t);
            let score = t4_score(t);
            let (low, high) = (normal_cdf(score), normal_cdf(-score));
            assert!((low - below).abs() < 1e-11 * below, "{t}: {low} {below}");
            assert!((high - above).abs() < 1e-11 * above, "{t}: {high} {above}");
        }
    }

    #[test]
    fn stretched_normal_scores_are_t_with_four_degrees() {
        // Over an even grid of both uniforms the share below a point nears Student's F to the order of the grid.
        let steps = 600_u32;
        let at = |step: u32| (f64::from(step) + 0.5) / f64::from(steps);
        let stretches: Vec<f64> = (0..steps).map(|step| t4_stretch(at(step))).collect();
        let scores: Vec<f64> = (0..steps).map(|step| normal_quantile(at(step))).collect();
        for point in [-4.0, -1.0, 0.5, 3.0] {
            let below = stretches
                .iter()
                .map(|w| scores.iter().filter(|z| *z * w <= point).count())
                .sum::<usize>();
            let share = below as f64 / f64::from(steps * steps);
            let expected = student_tails(4.0, point).0;
            assert!(
                (share - expected).abs() < 2e-3,
                "{point}: {share} {expected}"
            );
        }
    }
}
