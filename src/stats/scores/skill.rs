//! How much better than a reference (METHOD 7.3), with a bootstrap over cohorts.

use rand::RngExt;
use rand::rand_core::SeedableRng;
use rand::rngs::ChaCha8Rng;

use crate::stats::interval::{Interval, sample_quantile};

/// The score of a forecast and of its reference for one case, and the cohort of its departure: cases of one cohort
/// share shocks and are drawn together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cohorted {
    /// Score of the forecast.
    pub score: f64,
    /// Score of the reference.
    pub reference: f64,
    /// Cohort, such as the year of departure.
    pub cohort: i64,
}

/// The skill: 1 less the mean score over the mean score of the reference. 1 is perfect, 0 no better than the
/// reference, below 0 worse. Nothing without cases or where the reference is perfect.
#[must_use]
pub fn skill(cases: &[Cohorted]) -> Option<f64> {
    let sum = |read: fn(&Cohorted) -> f64| cases.iter().map(read).sum::<f64>();
    let reference = sum(|case| case.reference);
    (reference > 0.0).then(|| 1.0 - sum(|case| case.score) / reference)
}

/// The 95% percentile interval of the skill when whole cohorts are drawn with replacement, `resamples` times with this
/// seed; nothing with fewer than two cohorts.
#[must_use]
pub fn skill_interval(cases: &[Cohorted], resamples: u32, seed: u64) -> Option<Interval> {
    let mut cohorts: Vec<i64> = cases.iter().map(|case| case.cohort).collect();
    cohorts.sort_unstable();
    cohorts.dedup();
    if cohorts.len() < 2 {
        return None;
    }
    let groups: Vec<Vec<Cohorted>> = cohorts
        .iter()
        .map(|cohort| {
            let of = cases.iter().filter(|case| case.cohort == *cohort);
            of.copied().collect()
        })
        .collect();
    let mut generator = ChaCha8Rng::seed_from_u64(seed);
    let mut skills: Vec<f64> = (0..resamples)
        .filter_map(|_| {
            let drawn: Vec<Cohorted> = (0..groups.len())
                .flat_map(|_| {
                    let bits: u32 = generator.random();
                    let group = (u64::from(bits) * groups.len() as u64) >> 32;
                    groups[group as usize].iter().copied()
                })
                .collect();
            skill(&drawn)
        })
        .collect();
    skills.sort_unstable_by(f64::total_cmp);
    Some(Interval {
        low: sample_quantile(&skills, 0.025)?,
        high: sample_quantile(&skills, 0.975)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(score: f64, reference: f64, cohort: i64) -> Cohorted {
        Cohorted {
            score,
            reference,
            cohort,
        }
    }

    #[test]
    fn half_the_score_of_the_reference_is_a_skill_of_a_half() {
        let cases = [case(1.0, 3.0, 2016), case(2.0, 3.0, 2022)];
        assert_eq!(skill(&cases), Some(0.5));
        assert_eq!(skill(&[]), None);
        assert_eq!(skill(&[case(1.0, 0.0, 2016)]), None);
    }

    #[test]
    fn cohorts_that_all_say_the_same_leave_no_doubt() {
        let cases: Vec<Cohorted> = (0..12).map(|year| case(1.0, 4.0, year)).collect();
        let interval = skill_interval(&cases, 200, 60).unwrap();
        assert_eq!((interval.low, interval.high), (0.75, 0.75));
    }

    #[test]
    fn a_cohort_is_drawn_whole() {
        // Each of two cohorts twice, or one of each: skills of 1 - 2/4, 1 - 6/8 and 1 - 4/6, the first two with
        // probability 1/4 each, so that the interval runs from one to the other.
        let cases = [case(1.0, 2.0, 1), case(3.0, 4.0, 2)];
        let interval = skill_interval(&cases, 500, 1).unwrap();
        assert_eq!((interval.low, interval.high), (0.25, 0.5));
        assert_eq!(skill_interval(&cases[..1], 500, 1), None);
    }
}
