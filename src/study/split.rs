//! What the difference of two runs is made of: their inputs, switched one at a time in the same worlds.

use std::sync::atomic::AtomicBool;

use super::compare::NoComparison;
use super::prepare::Prepared;
use crate::scenario::change::{Switch, Two};
use crate::scenario::{Problems, Question};
use crate::sim::{Group, simulate};

/// The headline of one route under one regime.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// Id of the regime.
    pub regime: String,
    /// Id of the route.
    pub route: String,
    /// Id of the reference, where there is another.
    pub reference: Option<String>,
    /// Hours, USD per box, and the probability of arriving before the reference; not a number where nothing arrives.
    pub values: [f64; 3],
}

/// What the values of a headline are.
pub const MEASURES: [(&str, &str); 3] = [
    ("median time", "h"),
    ("median cost", "USD"),
    ("arrives before the reference", "share"),
];

/// A step from the first run to the second.
#[derive(Clone, Debug)]
pub struct Step {
    /// What was switched, by place in the list of switches; several where one alone leads to no whole.
    pub switches: Vec<usize>,
    /// Headlines after this step and all before it.
    pub after: Vec<Headline>,
    /// Headlines of the first run with this step alone; absent where that is no whole.
    pub alone: Option<Vec<Headline>>,
}

/// The way from one run to another.
#[derive(Clone, Debug)]
pub struct Split {
    /// Everything that is not the same.
    pub switches: Vec<Switch>,
    /// Headlines of the first run.
    pub before: Vec<Headline>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Worlds behind each number.
    pub trials: u64,
    /// The question of the first run.
    pub question: Question,
}

/// Why there is no split.
#[derive(Debug, thiserror::Error)]
pub enum NoSplit {
    /// Inputs of a run that cannot be read.
    #[error(transparent)]
    Inputs(#[from] Problems),
    /// Routes that cannot be planned, or it was cancelled.
    #[error(transparent)]
    Comparison(#[from] NoComparison),
}

/// Goes from the inputs of the first run to those of the second, one switch at a time, at best values, in `trials`
/// worlds of the first run's seed.
///
/// # Errors
/// Inputs of the first or the second run that this version cannot read or plan; or that `cancel` was set.
pub fn split(
    two: &Two,
    trials: u64,
    cancel: &AtomicBool,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Split, NoSplit> {
    let mut settings: Vec<String> = [
        format!("run.trials={trials}"),
        "run.futures=1".into(),
        "run.departures=0".into(),
        "run.design=\"latin-hypercube\"".into(),
    ]
    .to_vec();
    let question = two.question(&[], &settings)?;
    settings.push(format!("run.seed={}", question.run.seed));
    let switches = two.switches();
    let moving: Vec<usize> = (0..switches.len())
        .filter(|&index| switches[index].moves)
        .collect();
    let total = 2 * moving.len() as u64 + 1;
    let before = headlines(&question, trials, cancel)?;
    progress(1, total);
    let asked = |of: &[usize]| -> Result<Vec<Headline>, NoSplit> {
        let of: Vec<&Switch> = of.iter().map(|&index| &switches[index]).collect();
        let question = two.question(&of, &settings)?;
        Ok(headlines(&question, trials, cancel)?)
    };
    let mut steps = Vec::new();
    let (mut made, mut pending) = (Vec::new(), Vec::new());
    for (place, &index) in moving.iter().enumerate() {
        made.push(index);
        pending.push(index);
        let last = place + 1 == moving.len();
        // A mixture that is no whole waits for the switches after it; the last is the second run itself.
        match asked(&made) {
            Ok(after) => {
                let alone = match asked(&pending) {
                    Err(NoSplit::Comparison(NoComparison::Cancelled)) => {
                        return Err(NoComparison::Cancelled.into());
                    }
                    found => found.ok(),
                };
                steps.push(Step {
                    switches: std::mem::take(&mut pending),
                    after,
                    alone,
                });
            }
            Err(error) if last => return Err(error),
            Err(NoSplit::Comparison(NoComparison::Cancelled)) => {
                return Err(NoComparison::Cancelled.into());
            }
            Err(_) => {}
        }
        progress(2 * (place as u64 + 1) + 1, total);
    }
    Ok(Split {
        switches,
        before,
        steps,
        trials,
        question,
    })
}

/// Every route under every regime at best values.
fn headlines(
    question: &Question,
    trials: u64,
    cancel: &AtomicBool,
) -> Result<Vec<Headline>, NoComparison> {
    let prepared = Prepared::new(question)?;
    let groups: Vec<Group> = question
        .regimes
        .iter()
        .enumerate()
        .map(|(index, case)| prepared.group(index, &case.best()))
        .collect();
    let summaries = simulate(
        prepared.setting(false),
        &groups,
        (0, trials),
        cancel,
        &|_| (),
    )
    .ok_or(NoComparison::Cancelled)?;
    let mut found = Vec::new();
    for (index, (case, summary)) in question.regimes.iter().zip(&summaries).enumerate() {
        let regime = &question.corridor.regimes[case.regime].id;
        for (route, of) in summary.routes.iter().enumerate() {
            let reference = prepared.references[index].filter(|&other| other != route);
            let median = |histogram: &crate::stats::Histogram| histogram.quantile(0.5);
            let before = reference.and_then(|other| summary.p_earlier(route, other));
            found.push(Headline {
                regime: regime.clone(),
                route: prepared.routes[route].id.clone(),
                reference: reference.map(|other| prepared.routes[other].id.clone()),
                values: [
                    median(&of.time_h.histogram).unwrap_or(f64::NAN),
                    median(&of.cost_usd.histogram).unwrap_or(f64::NAN),
                    before.map_or(f64::NAN, |p| p.value),
                ],
            });
        }
    }
    Ok(found)
}

/// The headline of the same regime and route, if it is there.
#[must_use]
pub fn same<'a>(of: &Headline, among: &'a [Headline]) -> Option<&'a Headline> {
    among
        .iter()
        .find(|other| other.regime == of.regime && other.route == of.route)
}

impl Split {
    /// Headlines of the second run.
    #[must_use]
    pub fn after(&self) -> &[Headline] {
        self.steps.last().map_or(&self.before, |step| &step.after)
    }

    /// The change of a headline over all steps, by measure.
    #[must_use]
    pub fn change(&self, of: &Headline) -> [f64; 3] {
        less(same(of, self.after()), Some(of))
    }

    /// What a step does in its order, and alone, to a headline of the first run.
    #[must_use]
    pub fn effects(&self, step: usize, of: &Headline) -> ([f64; 3], [f64; 3]) {
        let earlier = match step.checked_sub(1) {
            None => Some(of),
            Some(before) => same(of, &self.steps[before].after),
        };
        let alone = self.steps[step].alone.as_deref();
        let alone = alone.and_then(|alone| same(of, alone));
        (
            less(same(of, &self.steps[step].after), earlier),
            less(alone, Some(of)),
        )
    }

    /// What the change of a headline is beyond the sum of the effects alone.
    #[must_use]
    pub fn interaction(&self, of: &Headline) -> [f64; 3] {
        let mut rest = self.change(of);
        for step in 0..self.steps.len() {
            let (_, alone) = self.effects(step, of);
            for (rest, alone) in rest.iter_mut().zip(alone) {
                *rest -= alone;
            }
        }
        rest
    }
}

fn less(one: Option<&Headline>, other: Option<&Headline>) -> [f64; 3] {
    let (Some(one), Some(other)) = (one, other) else {
        return [f64::NAN; 3];
    };
    let mut gap = [0.0; 3];
    for (gap, (a, b)) in gap.iter_mut().zip(one.values.iter().zip(other.values)) {
        *gap = a - b;
    }
    gap
}
