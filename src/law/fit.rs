//! Laws fitted to times of which some are not over: maximum likelihood with censoring on the right.

use super::{Family, Law};

/// A time that was observed, in the unit of the law that is fitted; above zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observed {
    /// How long it took, or has taken so far.
    pub time: f64,
    /// True when it is over; false when it was still going on.
    pub ended: bool,
}

/// A law that fits, by its mean and coefficient of variation.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The family.
    pub family: Family,
    /// Mean, in the unit of the times.
    pub mean: f64,
    /// Its 95% interval by the profile of the likelihood.
    pub mean_interval: (f64, f64),
    /// Standard deviation over mean.
    pub cv: f64,
    /// Its 95% interval, likewise.
    pub cv_interval: (f64, f64),
    /// Logarithm of the likelihood.
    pub log_likelihood: f64,
}

impl Fit {
    /// Akaike's criterion: 2 x 2 parameters - 2 x log-likelihood; the least is the best.
    #[must_use]
    pub fn aic(&self) -> f64 {
        4.0 - 2.0 * self.log_likelihood
    }

    /// The law itself.
    ///
    /// # Panics
    /// Never: a fit has a mean above zero and a spread within its bounds.
    #[must_use]
    pub fn law(&self) -> Law {
        law(self.family, self.mean, self.cv).expect("a fit lies within the bounds of its family")
    }
}

/// Why nothing can be fitted.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum NoFit {
    /// Fewer than [`LEAST`] times.
    #[error("{0} times are too few to fit a law: at least {LEAST} are needed")]
    Few(usize),
    /// Fewer than [`LEAST_ENDED`] of them are over.
    #[error("only {0} of the times are over: at least {LEAST_ENDED} are needed")]
    Open(usize),
    /// All the same.
    #[error("all times that are over are the same: there is no spread to fit")]
    NoSpread,
    /// A time that is no time.
    #[error("{0} is no time: it must be finite and above zero")]
    NoTime(f64),
    /// The likelihood has no greatest value within the bounds.
    #[error("so many of the times are not over that their mean cannot be told")]
    Unbounded,
}

/// Fewest times that are fitted.
pub const LEAST: usize = 5;

/// Fewest of them that must be over.
pub const LEAST_ENDED: usize = 3;

/// The families that are tried.
pub const FAMILIES: [Family; 3] = [Family::Lognormal, Family::Gamma, Family::Weibull];

/// Least and greatest coefficient of variation that is tried.
const CV: (f64, f64) = (0.005, 6.0);

/// How far from the plain mean the mean is looked for, as a factor.
const AWAY: f64 = 60.0;

/// Half of the 95th percentile of chi-squared with one degree of freedom.
const DROP: f64 = 1.920_729_410_347_062;

/// Fits lognormal, gamma and Weibull; the least AIC first.
///
/// # Errors
/// [`NoFit`]: too few times, too few that are over, or none that differ.
pub fn fits(times: &[Observed]) -> Result<Vec<Fit>, NoFit> {
    for of in times {
        if !(of.time.is_finite() && of.time > 0.0) {
            return Err(NoFit::NoTime(of.time));
        }
    }
    if times.len() < LEAST {
        return Err(NoFit::Few(times.len()));
    }
    let ended: Vec<f64> = times
        .iter()
        .filter(|of| of.ended)
        .map(|of| of.time)
        .collect();
    if ended.len() < LEAST_ENDED {
        return Err(NoFit::Open(ended.len()));
    }
    if ended.iter().all(|time| *time == ended[0]) {
        return Err(NoFit::NoSpread);
    }
    let mut found = Vec::new();
    for family in FAMILIES {
        found.push(fit(family, times)?);
    }
    found.sort_by(|one, other| one.aic().total_cmp(&other.aic()));
    Ok(found)
}

fn fit(family: Family, times: &[Observed]) -> Result<Fit, NoFit> {
    let plain = times.iter().map(|of| of.time).sum::<f64>() / times.len() as f64;
    let middle = libm::log(plain);
    let means = (middle - libm::log(AWAY), middle + libm::log(AWAY));
    let cvs = (libm::log(CV.0), libm::log(CV.1));
    let at = |mean: f64, cv: f64| log_likelihood(family, libm::exp(mean), libm::exp(cv), times);
    let of_mean = |mean: f64| greatest(cvs, |cv| at(mean, cv));
    let of_cv = |cv: f64| greatest(means, |mean| at(mean, cv));
    let (mean, most) = greatest(means, |mean| of_mean(mean).1);
    let (cv, _) = of_mean(mean);
    let edge = 1e-3;
    if mean - means.0 < edge || means.1 - mean < edge {
        return Err(NoFit::Unbounded);
    }
    let bound = most - DROP;
    let sides = |best: f64, (low, high): (f64, f64), profile: &dyn Fn(f64) -> f64| {
        (
            libm::exp(crossing(best, low, bound, profile)),
            libm::exp(crossing(best, high, bound, profile)),
        )
    };
    Ok(Fit {
        family,
        mean: libm::exp(mean),
        mean_interval: sides(mean, means, &|mean| of_mean(mean).1),
        cv: libm::exp(cv),
        cv_interval: sides(cv, cvs, &|cv| of_cv(cv).1),
        log_likelihood: most,
    })
}

fn law(family: Family, mean: f64, cv: f64) -> Option<Law> {
    match family {
        Family::Gamma => Law::gamma(mean, cv).ok(),
        Family::Weibull => Law::weibull(mean, cv).ok(),
        _ => Law::lognormal(mean, cv).ok(),
    }
}

/// The worst that a likelihood may be, so that sums stay finite.
const WORST: f64 = -1e12;

/// Sum of ln f over times that are over and of ln S over those that are not.
fn log_likelihood(family: Family, mean: f64, cv: f64, times: &[Observed]) -> f64 {
    let Some(law) = law(family, mean, cv) else {
        return WORST;
    };
    let term = |of: &Observed| {
        let of_law = if of.ended {
            law.density(of.time)
        } else {
            law.survival(of.time)
        };
        libm::log(of_law).max(WORST)
    };
    times.iter().map(term).sum::<f64>().max(WORST)
}

/// Where a function of one hill is greatest between two ends, and how great: golden section.
fn greatest((mut low, mut high): (f64, f64), of: impl Fn(f64) -> f64) -> (f64, f64) {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    // A coarse walk first: far from the hill a likelihood is flat at its worst.
    let steps = 24;
    let width = (high - low) / f64::from(steps);
    let mut best = (low, f64::NEG_INFINITY);
    for step in 0..=steps {
        let x = low + width * f64::from(step);
        let y = of(x);
        if y > best.1 {
            best = (x, y);
        }
    }
    (low, high) = ((best.0 - width).max(low), (best.0 + width).min(high));
    let (mut left, mut right) = (high - GOLDEN * (high - low), low + GOLDEN * (high - low));
    let (mut at_left, mut at_right) = (of(left), of(right));
    for _ in 0..40 {
        if at_left > at_right {
            high = right;
            (right, at_right) = (left, at_left);
            left = high - GOLDEN * (high - low);
            at_left = of(left);
        } else {
            low = left;
            (left, at_left) = (right, at_right);
            right = low + GOLDEN * (high - low);
            at_right = of(right);
        }
    }
    let x = 0.5 * (low + high);
    (x, of(x))
}

/// Where a profile falls to `bound` between its greatest place and an end; the end where it does not.
fn crossing(best: f64, end: f64, bound: f64, profile: &dyn Fn(f64) -> f64) -> f64 {
    if profile(end) >= bound {
        return end;
    }
    let (mut inside, mut outside) = (best, end);
    for _ in 0..40 {
        let middle = 0.5 * (inside + outside);
        if profile(middle) >= bound {
            inside = middle;
        } else {
            outside = middle;
        }
    }
    0.5 * (inside + outside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(times: &[f64]) -> Vec<Observed> {
        let ended = |&time: &f64| Observed { time, ended: true };
        times.iter().map(ended).collect()
    }

    #[test]
    fn a_lognormal_is_fitted_by_the_mean_and_spread_of_the_logarithms() {
        let times = [12.0, 18.0, 20.0, 31.0, 47.0, 90.0];
        let logs: Vec<f64> = times.iter().map(|&t: &f64| libm::log(t)).collect();
        let mu = logs.iter().sum::<f64>() / 6.0;
        let var = logs.iter().map(|l| (l - mu) * (l - mu)).sum::<f64>() / 6.0;
        let fit = fit(Family::Lognormal, &over(&times)).unwrap();
        // Closed form: mean exp(mu + s2/2), CV sqrt(exp(s2) - 1), with the variance over n.
        assert!(
            (fit.mean / libm::exp(mu + var / 2.0) - 1.0).abs() < 1e-5,
            "{}",
            fit.mean
        );
        assert!(
            (fit.cv / libm::expm1(var).sqrt() - 1.0).abs() < 1e-5,
            "{}",
            fit.cv
        );
        assert!(fit.mean_interval.0 < fit.mean && fit.mean < fit.mean_interval.1);
        assert!(fit.cv_interval.0 < fit.cv && fit.cv < fit.cv_interval.1);
    }

    #[test]
    fn a_gamma_has_the_mean_of_its_times_whatever_its_shape() {
        // The likelihood of a gamma is greatest where its mean is that of the times.
        let times = [5.0, 9.0, 12.0, 14.0, 30.0];
        let fit = fit(Family::Gamma, &over(&times)).unwrap();
        assert!((fit.mean - 14.0).abs() < 1e-4, "{}", fit.mean);
    }

    #[test]
    fn what_is_still_going_on_makes_the_mean_longer() {
        let mut times = over(&[12.0, 18.0, 20.0, 31.0, 47.0, 90.0]);
        let before = fit(Family::Weibull, &times).unwrap().mean;
        times[4].ended = false;
        assert!(fit(Family::Weibull, &times).unwrap().mean > before);
    }

    #[test]
    fn the_law_that_the_times_come_from_has_the_least_aic() {
        for (law, family) in [
            (Law::lognormal(40.0, 1.2).unwrap(), Family::Lognormal),
            (Law::weibull(40.0, 0.3).unwrap(), Family::Weibull),
        ] {
            let times: Vec<f64> = (0..400)
                .map(|i| law.quantile((f64::from(i) + 0.5) / 400.0))
                .collect();
            let found = fits(&over(&times)).unwrap();
            assert_eq!(found[0].family, family);
            assert!(
                (found[0].mean / 40.0 - 1.0).abs() < 0.02,
                "{}",
                found[0].mean
            );
        }
    }

    #[test]
    fn too_few_too_open_and_all_alike_are_refused() {
        assert_eq!(fits(&over(&[1.0; 4])), Err(NoFit::Few(4)));
        assert_eq!(fits(&over(&[1.0; 5])), Err(NoFit::NoSpread));
        let mut open = over(&[1.0, 2.0, 3.0, 4.0, 5.0]);
        open[2..].iter_mut().for_each(|of| of.ended = false);
        assert_eq!(fits(&open), Err(NoFit::Open(2)));
        assert_eq!(fits(&over(&[1.0, 0.0])), Err(NoFit::NoTime(0.0)));
    }
}
