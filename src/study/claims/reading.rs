//! From samples of two routes to the number that a claim is about, for the typical shipment and for each.

use crate::corridor::{ClaimKind, ClaimQuantity, ClaimTest, ClaimUnit};
use crate::sim::RouteSample;
use crate::stats::claim::{self, quantile_sorted};
use crate::study::Statistic;

/// Quantile points kept of each future.
const POINTS: usize = 99;

/// A claim's test in the units of the model, for the box that is asked of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) quantity: ClaimQuantity,
    pub(super) test: ClaimKind,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) reversed: bool,
    /// True where the worth of a lever is asked in money.
    pub(super) in_money: bool,
}

impl Rule {
    /// The rule of a claim about a box of so many tonnes.
    pub(super) fn of(test: &ClaimTest, tonnes: f64) -> Self {
        let scale = match test.unit {
            ClaimUnit::Hours(scale)
            | ClaimUnit::Kilometres(scale)
            | ClaimUnit::UsdBox(scale)
            | ClaimUnit::Plain(scale) => scale,
            ClaimUnit::UsdTonne(scale) => scale * tonnes,
        };
        let low = scale * test.threshold;
        Self {
            quantity: test.quantity,
            test: test.test,
            low,
            high: test.threshold_high.map_or(low, |high| scale * high),
            reversed: test.reversed,
            in_money: matches!(test.unit, ClaimUnit::UsdBox(_) | ClaimUnit::UsdTonne(_)),
        }
    }

    /// The number that is tested, from that of the subject and that of the baseline.
    pub(super) fn number(&self, subject: f64, baseline: Option<f64>) -> f64 {
        let Some(baseline) = baseline else {
            return subject;
        };
        match (self.quantity, self.test) {
            (ClaimQuantity::WorthOfLever, _) | (_, ClaimKind::LessBy) => baseline - subject,
            (_, ClaimKind::ShorterBy | ClaimKind::Saving) => claim::saving(subject, baseline),
            (_, ClaimKind::Ratio) => claim::speed_ratio(subject, baseline),
            (_, ClaimKind::Within | ClaimKind::AtLeast | ClaimKind::AtMost) => subject,
        }
    }

    /// How far above what it needs: holds where this is zero or more, before any reversal.
    fn beyond(&self, number: f64) -> f64 {
        match self.test {
            ClaimKind::AtMost => self.low - number,
            ClaimKind::Within => (number - self.low).min(self.high - number),
            _ => number - self.low,
        }
    }

    /// Does it hold for this number? The reversed claim holds exactly where the other does not.
    pub(super) fn holds(&self, number: f64) -> bool {
        (self.beyond(number) >= 0.0) != self.reversed
    }

    /// How far it is from failing, in the unit of the number; below zero it fails.
    pub(super) fn margin(&self, number: f64) -> f64 {
        let beyond = self.beyond(number);
        if self.reversed { -beyond } else { beyond }
    }
}

/// What one future says of a subject against a baseline.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Told {
    /// The number of the typical shipment; not a number where nothing arrives.
    pub(super) typical: f64,
    /// Share of the shipments for which it holds.
    pub(super) any: f64,
    /// Quantile points of the number over shipments.
    pub(super) points: Vec<f64>,
    /// Quantile points of the subject's own hours or USD.
    pub(super) of_subject: Vec<f64>,
    /// More numbers: of a lever the hours, hours of P95 and USD that it saves.
    pub(super) more: Vec<f64>,
}

/// The column that a quantity is about.
fn column(rule: &Rule, route: &RouteSample) -> Vec<f64> {
    match rule.quantity {
        ClaimQuantity::Cost => route.cost_usd.clone(),
        ClaimQuantity::Generalised => route.generalised_usd.clone(),
        ClaimQuantity::WorthOfLever if rule.in_money => route.cost_usd.clone(),
        _ => route.time_h.clone(),
    }
}

/// The mean of what arrives.
pub(super) fn mean(route: &RouteSample, column: &[f64]) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for (trial, value) in column.iter().enumerate() {
        if route.arrived(trial) {
            sum += value;
            count += 1.0;
        }
    }
    sum / count
}

/// The number of the typical shipment.
pub(super) fn typical(rule: &Rule, subject: &RouteSample, baseline: Option<&RouteSample>) -> f64 {
    match (rule.quantity, baseline) {
        (ClaimQuantity::Share, Some(baseline)) => Statistic::Before.of(subject, baseline),
        (_, baseline) => {
            let of = |route: &RouteSample| mean(route, &column(rule, route));
            rule.number(of(subject), baseline.map(of))
        }
    }
}

/// What a future says.
pub(super) fn told(rule: &Rule, subject: &RouteSample, baseline: Option<&RouteSample>) -> Told {
    let own = column(rule, subject);
    let other = baseline.map(|route| column(rule, route));
    let arrives = |trial: &usize| {
        subject.arrived(*trial) && baseline.is_none_or(|route| route.arrived(*trial))
    };
    let numbers: Vec<f64> = (0..own.len())
        .filter(arrives)
        .map(|trial| {
            let of_other = other.as_ref().map(|other| other[trial]);
            match (rule.quantity, of_other) {
                (ClaimQuantity::Share, Some(other)) => f64::from(u8::from(own[trial] < other)),
                _ => rule.number(own[trial], of_other),
            }
        })
        .collect();
    let holding = numbers.iter().filter(|number| rule.holds(**number)).count();
    let subject_alone: Vec<f64> = (0..own.len())
        .filter(|trial| subject.arrived(*trial))
        .map(|trial| own[trial])
        .collect();
    let more = match (rule.quantity, baseline) {
        (ClaimQuantity::WorthOfLever, Some(without)) => vec![
            -Statistic::MeanTime.of(subject, without),
            -Statistic::P95Time.of(subject, without),
            -Statistic::MeanCost.of(subject, without),
        ],
        _ => Vec::new(),
    };
    Told {
        typical: typical(rule, subject, baseline),
        any: holding as f64 / numbers.len() as f64,
        points: points(numbers),
        of_subject: points(subject_alone),
        more,
    }
}

/// So many quantiles, evenly spread; none of an empty list.
pub(super) fn points(mut numbers: Vec<f64>) -> Vec<f64> {
    if numbers.is_empty() {
        return numbers;
    }
    numbers.sort_unstable_by(f64::total_cmp);
    (1..=POINTS)
        .map(|place| quantile_sorted(&numbers, place as f64 / (POINTS + 1) as f64))
        .collect()
}

/// P5, P50 and P95 of numbers in any order; absent where there are none.
pub(super) fn three(mut numbers: Vec<f64>) -> Option<[f64; 3]> {
    numbers.retain(|number| number.is_finite());
    if numbers.is_empty() {
        return None;
    }
    numbers.sort_unstable_by(f64::total_cmp);
    Some([0.05, 0.5, 0.95].map(|p| quantile_sorted(&numbers, p)))
}

/// Share of numbers that are at or below this one.
pub(super) fn share_at_or_below(numbers: &[f64], this: f64) -> Option<f64> {
    let below = numbers.iter().filter(|number| **number <= this).count();
    (!numbers.is_empty()).then(|| below as f64 / numbers.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Status;

    fn rule(test: ClaimKind, low: f64, reversed: bool) -> Rule {
        Rule {
            quantity: ClaimQuantity::Cost,
            test,
            low,
            high: low,
            reversed,
            in_money: false,
        }
    }

    fn route(cost: &[f64]) -> RouteSample {
        RouteSample {
            time_h: cost.to_vec(),
            cost_usd: cost.to_vec(),
            generalised_usd: cost.to_vec(),
            status: vec![Status::Arrived; cost.len()],
        }
    }

    #[test]
    fn the_typical_saving_is_one_of_means_and_any_is_counted_by_shipment() {
        // Means 70 and 100: 30% saved. By shipment 1 - 60/80 = 25% and 1 - 80/120 = 33%: one of two.
        let (a, b) = (route(&[60.0, 80.0]), route(&[80.0, 120.0]));
        let found = told(&rule(ClaimKind::Saving, 0.3, false), &a, Some(&b));
        assert!((found.typical - 0.3).abs() < 1e-12);
        assert_eq!(found.any, 0.5);
    }

    #[test]
    fn a_reversed_claim_holds_exactly_where_the_other_fails() {
        for test in [
            ClaimKind::Saving,
            ClaimKind::AtMost,
            ClaimKind::Ratio,
            ClaimKind::Within,
        ] {
            let (says, denies) = (rule(test, 0.3, false), rule(test, 0.3, true));
            for number in [-1.0, 0.29, 0.3, 0.31, 2.0] {
                assert_ne!(
                    says.holds(number),
                    denies.holds(number),
                    "{test:?} {number}"
                );
                assert_eq!(says.margin(number), -denies.margin(number));
            }
        }
    }

    #[test]
    fn who_does_not_arrive_on_both_is_not_counted() {
        let mut a = route(&[60.0, 80.0]);
        a.status[1] = Status::Stranded;
        let b = route(&[80.0, 120.0]);
        let found = told(&rule(ClaimKind::Saving, 0.3, false), &a, Some(&b));
        assert_eq!(found.any, 0.0);
        assert_eq!(found.typical, 0.4);
    }
}
