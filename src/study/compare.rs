//! The main question: which way, how long, how dear, how sure?

use std::sync::atomic::AtomicBool;

use rayon::prelude::*;

use super::cards::{cards, plain_cards};
use super::estimand::{RegimeLabel, estimand, regime_label};
use super::finding::{Comparison, RegimeFinding};
use super::footing::footing;
use super::futures::{places, values_of};
use super::horsetail::{self, Times};
use super::indicators;
use super::matrix::matrix;
use super::measure::{regime, spread_over_futures};
use super::prepare::Prepared;
use super::timeline::timeline;
use crate::corridor::Values;
use crate::route::RouteProblem;
use crate::scenario::{Question, RegimeCase};
use crate::sim::{BLOCK, Group, simulate};
use crate::stats::{GroupSummary, PICTURE_BLOCKS, Reached, StopRule, checkpoints};

/// Why there is no comparison.
#[derive(Debug, thiserror::Error)]
pub enum NoComparison {
    /// Some routes cannot be planned.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Routes(Vec<RouteProblem>),
    /// It was cancelled.
    #[error("cancelled before it was done; nothing was written")]
    Cancelled,
}

/// Told while a comparison goes on: trials done, of how many in all.
pub type Progress<'a> = &'a (dyn Fn(u64, u64) + Sync);

/// Simulates every route of the question under every regime, in the best future and in the others.
///
/// # Errors
/// Every route that cannot be planned; or that `cancel` was set.
pub fn compare(
    question: &Question,
    cancel: &AtomicBool,
    progress: Progress<'_>,
) -> Result<Comparison, NoComparison> {
    let prepared = Prepared::new(question)?;
    let work = Work::new(question, cancel, progress);
    let Best {
        groups,
        summaries: best,
        checks,
    } = best_future(&prepared, &work)?;
    let trials = trials_used(&best);
    let mut regimes: Vec<RegimeFinding> = question
        .regimes
        .iter()
        .enumerate()
        .map(|(index, case)| {
            let cards = cards(&prepared, case, &groups[index].programs);
            named(
                regime(&cards, &best[index], prepared.references[index], true),
                &prepared,
                case,
            )
        })
        .collect();
    add_futures(&prepared, &mut regimes, &work)?;
    for (found, case) in regimes.iter_mut().zip(&question.regimes) {
        found.matrix = matrix(&prepared, case);
    }
    for (index, (found, case)) in regimes.iter_mut().zip(&question.regimes).enumerate() {
        indicators::tell(found, &prepared, case, &best[index]);
    }
    for (case, found) in regimes.iter_mut().enumerate() {
        let offered: Vec<bool> = found.routes.iter().map(|route| route.offered).collect();
        found.timeline = timeline(&prepared, case, &groups[case], &offered, &work)?;
    }
    let footing = footing(&prepared, &regimes, &work)?;
    Ok(Comparison {
        checks,
        ..told(question, regimes, footing, trials)
    })
}

/// How much there is to do, and how it is told.
pub(super) struct Work<'a> {
    pub(super) cancel: &'a AtomicBool,
    progress: Progress<'a>,
    done: std::sync::atomic::AtomicU64,
    total: u64,
}

impl<'a> Work<'a> {
    fn new(question: &Question, cancel: &'a AtomicBool, progress: Progress<'a>) -> Self {
        let run = &question.run;
        let futures = if run.futures > 1 {
            u64::from(run.futures)
        } else {
            0
        };
        Self {
            cancel,
            progress,
            done: std::sync::atomic::AtomicU64::new(0),
            total: run.trials + futures * run.inner,
        }
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.cancel.load(std::sync::atomic::Ordering::Relaxed)
    }

    pub(super) fn tell(&self, trials: u64) {
        let before = self
            .done
            .fetch_add(trials, std::sync::atomic::Ordering::Relaxed);
        (self.progress)((before + trials).min(self.total), self.total);
    }
}

/// The best future: its groups, their summaries, the noise at each checkpoint.
struct Best {
    groups: Vec<Group>,
    summaries: Vec<GroupSummary>,
    checks: Vec<(u64, Reached)>,
}

/// The best future with all trials, or as many as the asked precision needs.
fn best_future(prepared: &Prepared<'_>, work: &Work<'_>) -> Result<Best, NoComparison> {
    let question = prepared.question;
    let groups: Vec<Group> = question
        .regimes
        .iter()
        .enumerate()
        .map(|(index, case)| prepared.group(index, &case.best()))
        .collect();
    let run = |from: u64, to: u64| {
        simulate(
            prepared.setting(true),
            &groups,
            (from, to),
            work.cancel,
            &|trials| work.tell(trials),
        )
        .ok_or(NoComparison::Cancelled)
    };
    let trials = question.run.trials;
    let Some(precision) = question.run.precision else {
        let summaries = run(0, trials)?;
        return Ok(Best {
            groups,
            summaries,
            checks: Vec::new(),
        });
    };
    let mut rule = StopRule::new(precision);
    let mut done = 0;
    let mut checks = Vec::new();
    let mut summaries: Option<Vec<GroupSummary>> = None;
    for blocks in checkpoints(trials.div_ceil(BLOCK as u64)) {
        let to = (blocks * BLOCK as u64).min(trials);
        let more = run(done, to)?;
        let all = match summaries.take() {
            None => more,
            Some(mut all) => {
                for (sum, new) in all.iter_mut().zip(&more) {
                    sum.merge(new);
                }
                all
            }
        };
        done = to;
        checks.push((to, Reached::of(&all)));
        let enough = rule.check(&all);
        summaries = Some(all);
        if enough {
            break;
        }
    }
    let summaries = summaries.expect("there is at least one checkpoint");
    Ok(Best {
        groups,
        summaries,
        checks,
    })
}

/// Trials behind a summary.
fn trials_used(best: &[GroupSummary]) -> u64 {
    best.first()
        .and_then(|group| group.routes.first())
        .map_or(0, |route| route.status.trials())
}

/// Gives the findings of the best future what the others tell: ranges, parts of the variance, curves.
fn add_futures(
    prepared: &Prepared<'_>,
    regimes: &mut [RegimeFinding],
    work: &Work<'_>,
) -> Result<(), NoComparison> {
    let question = prepared.question;
    let run = &question.run;
    let drawn: Vec<Vec<usize>> = regimes
        .iter()
        .map(|found| horsetail::routes(found, run.futures))
        .collect();
    let mut futures = other_futures(prepared, &drawn, work)?;
    if futures.is_empty() {
        return Ok(());
    }
    let values: Vec<Values> = question.regimes.iter().map(RegimeCase::best).collect();
    let same = inner(prepared, &values, run.inner, work)?;
    let mut same = future_finding(prepared, &values, &same);
    for (case, (found, same)) in regimes.iter_mut().zip(&mut same).enumerate() {
        let mut of_regime: Vec<RegimeFinding> = futures
            .iter_mut()
            .map(|future| future.0.remove(0))
            .collect();
        horsetail::split(found, &of_regime, run.inner);
        spread_over_futures(found, same, &mut of_regime);
        let times: Vec<&[Times]> = futures.iter().map(|of| of.1[case].as_slice()).collect();
        found.horsetail = horsetail::family(&drawn[case], &times);
    }
    Ok(())
}

/// What one future tells: the finding of every regime, and of every regime the times of some routes.
type Future = (Vec<RegimeFinding>, Vec<Vec<Times>>);

/// Each future with the first `inner` of the same worlds; `drawn` names by regime the routes whose times are kept.
fn other_futures(
    prepared: &Prepared<'_>,
    drawn: &[Vec<usize>],
    work: &Work<'_>,
) -> Result<Vec<Future>, NoComparison> {
    let question = prepared.question;
    let run = &question.run;
    if run.futures < 2 {
        return Ok(Vec::new());
    }
    let book = &question.corridor.assumptions;
    let places = places(run.design, book, run.futures, run.seed)
        .expect("the loader refuses futures that are no power of two, and the book has fewer rows than there are dimensions");
    (0..run.futures as usize)
        .into_par_iter()
        .map(|future| {
            let values: Vec<Values> = question
                .regimes
                .iter()
                .map(|case| values_of(case, &places, future))
                .collect();
            let summaries = inner(prepared, &values, run.inner, work)?;
            let times = drawn.iter().zip(&summaries);
            let times = times.map(|(drawn, summary)| horsetail::times(summary, drawn));
            let times = times.collect();
            Ok((future_finding(prepared, &values, &summaries), times))
        })
        .collect()
}

/// The finding of every regime under these values, from its summary.
fn future_finding(
    prepared: &Prepared<'_>,
    values: &[Values],
    summaries: &[GroupSummary],
) -> Vec<RegimeFinding> {
    values
        .iter()
        .zip(summaries)
        .zip(&prepared.references)
        .map(|((values, summary), reference)| {
            regime(&plain_cards(prepared, values), summary, *reference, false)
        })
        .collect()
}

/// Every regime under these values, with the first `trials` worlds.
pub(super) fn inner(
    prepared: &Prepared<'_>,
    values: &[Values],
    trials: u64,
    work: &Work<'_>,
) -> Result<Vec<GroupSummary>, NoComparison> {
    let groups: Vec<Group> = values
        .iter()
        .enumerate()
        .map(|(index, values)| prepared.group(index, values))
        .collect();
    simulate(
        prepared.setting(false),
        &groups,
        (0, trials),
        work.cancel,
        &|trials| work.tell(trials),
    )
    .ok_or(NoComparison::Cancelled)
}

fn named(found: RegimeFinding, prepared: &Prepared<'_>, case: &RegimeCase) -> RegimeFinding {
    let RegimeLabel {
        id,
        name,
        dates,
        vintage,
    } = regime_label(prepared.question, case, &prepared.routes);
    RegimeFinding {
        id,
        name,
        dates,
        vintage,
        ..found
    }
}

/// The answer with its estimand in full.
fn told(
    question: &Question,
    regimes: Vec<RegimeFinding>,
    footing: super::finding::Footing,
    trials: u64,
) -> Comparison {
    Comparison {
        asked: estimand(question),
        vintage: regimes.iter().find_map(|regime| regime.vintage.clone()),
        trials,
        breakpoint_trials: trials.min(PICTURE_BLOCKS * BLOCK as u64),
        regimes,
        precision: question.run.precision,
        checks: Vec::new(),
        footing,
    }
}
