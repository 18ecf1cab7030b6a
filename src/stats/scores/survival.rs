//! Shipments that have not arrived yet: the product-limit estimate of Kaplan and Meier (METHOD 7.4, M107).

use crate::stats::interval::{Interval, Z95};

/// How long a shipment took, or has been under way until it was last seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lifetime {
    /// The time, in any unit, 0 or more.
    pub time: f64,
    /// True if it arrived then; false if it was still under way.
    pub arrived: bool,
}

/// After one time of arrival.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurvivalStep {
    /// The time.
    pub time: f64,
    /// Shipments that were still under way just before.
    pub at_risk: u64,
    /// Arrivals then.
    pub arrived: u64,
    /// The share that is still under way after it.
    pub share: f64,
    /// The variance of that share by Greenwood's formula; not finite where all have arrived.
    pub variance: f64,
}

impl SurvivalStep {
    /// The 95% interval of the share, on the scale of log(-log), so that it stays between 0 and 1; nothing where all
    /// have arrived.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        if !(self.share > 0.0 && self.share < 1.0) {
            return None;
        }
        let log = libm::log(self.share);
        let reach = Z95 * self.variance.sqrt() / (self.share * log).abs();
        let at = |sign: f64| libm::exp(log * libm::exp(sign * reach));
        Some(Interval {
            low: at(1.0),
            high: at(-1.0),
        })
    }
}

/// The share of shipments still under way, by time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survival {
    /// After each time of arrival, rising.
    pub steps: Vec<SurvivalStep>,
}

impl Survival {
    /// The estimate from these shipments. Where one arrives at the time at which another was last seen, the other was
    /// still under way.
    #[must_use]
    pub fn of(shipments: &[Lifetime]) -> Self {
        let mut rising = shipments.to_vec();
        rising.sort_by(|a, b| a.time.total_cmp(&b.time).then(b.arrived.cmp(&a.arrived)));
        let mut steps: Vec<SurvivalStep> = Vec::new();
        let (mut share, mut sum) = (1.0, 0.0);
        let mut place = 0;
        while place < rising.len() {
            let time = rising[place].time;
            let at_risk = (rising.len() - place) as u64;
            let same = rising[place..].iter().take_while(|row| row.time == time);
            let same: Vec<&Lifetime> = same.collect();
            place += same.len();
            let arrived = same.iter().filter(|row| row.arrived).count() as u64;
            if arrived == 0 {
                continue;
            }
            let (d, n) = (arrived as f64, at_risk as f64);
            share *= 1.0 - d / n;
            sum += d / (n * (n - d));
            steps.push(SurvivalStep {
                time,
                at_risk,
                arrived,
                share,
                variance: share * share * sum,
            });
        }
        Self { steps }
    }

    /// The first time after which at most half are still under way; nothing where that is not reached.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        let half = self.steps.iter().find(|step| step.share <= 0.5);
        half.map(|step| step.time)
    }

    /// The 95% interval of the median: the first times at which the lower and the upper end of the share's interval
    /// are at most a half; an end is absent where that is not reached.
    #[must_use]
    pub fn median_interval(&self) -> (Option<f64>, Option<f64>) {
        let first = |end: fn(&SurvivalStep) -> f64| {
            let step = self.steps.iter().find(|step| end(step) <= 0.5);
            step.map(|step| step.time)
        };
        let low = first(|step| step.interval().map_or(step.share, |ends| ends.low));
        let high = first(|step| step.interval().map_or(step.share, |ends| ends.high));
        (low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(rows: &[(f64, bool)]) -> Survival {
        let rows: Vec<Lifetime> = rows
            .iter()
            .map(|&(time, arrived)| Lifetime { time, arrived })
            .collect();
        Survival::of(&rows)
    }

    #[test]
    fn where_all_have_arrived_it_is_the_plain_share() {
        let all = days(&[(10.0, true), (12.0, true), (12.0, true), (20.0, true)]);
        let shares: Vec<f64> = all.steps.iter().map(|step| step.share).collect();
        assert_eq!(shares, [0.75, 0.25, 0.0]);
        assert_eq!(all.median(), Some(12.0));
        // Without censoring Greenwood's variance is that of a share: 0.75 x 0.25 / 4.
        assert!((all.steps[0].variance - 0.75 * 0.25 / 4.0).abs() < 1e-12);
        assert_eq!(all.steps[2].interval(), None);
    }

    #[test]
    fn a_shipment_under_way_counts_among_those_at_risk_and_never_as_an_arrival() {
        let some = days(&[(10.0, true), (10.0, false), (30.0, true)]);
        assert_eq!(some.steps[0].at_risk, 3);
        assert!((some.steps[0].share - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(some.steps[1].at_risk, 1);
        assert_eq!(some.median(), Some(30.0));
        let without = days(&[(10.0, true), (30.0, true)]);
        // Leaving it out would say ten days.
        assert_eq!(without.median(), Some(10.0));
    }

    #[test]
    fn nobody_arrived_and_there_is_no_median() {
        let none = days(&[(10.0, false), (40.0, false)]);
        assert_eq!(none.median(), None);
        assert_eq!(none.median_interval(), (None, None));
    }

    #[test]
    fn the_interval_of_a_share_is_that_of_the_log_of_minus_its_log() {
        // Four of eight after one time: variance 0.25 x 4/(8 x 4) = 1/32; log 0.5 = -0.6931;
        // reach = 1.96 x 0.17678 / 0.34657 = 0.99973; ends 0.5^(e^0.99973) = 0.15199 and 0.5^(e^-0.99973) = 0.77491.
        let half = days(&[
            (5.0, true),
            (5.0, true),
            (5.0, true),
            (5.0, true),
            (9.0, false),
            (9.0, false),
            (9.0, false),
            (9.0, false),
        ]);
        let ends = half.steps[0].interval().unwrap();
        assert!((ends.low - 0.152).abs() < 5e-4, "{}", ends.low);
        assert!((ends.high - 0.775).abs() < 5e-4, "{}", ends.high);
        assert_eq!(half.median_interval().0, Some(5.0));
        assert_eq!(half.median_interval().1, None);
    }
}
