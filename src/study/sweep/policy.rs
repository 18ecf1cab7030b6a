//! Levers pulled one after the other, alone, and in every combination: what each adds, and what they add together.

use std::collections::BTreeMap;

use super::grid::GridRoute;
use super::numbers::{Own, RouteNumbers, spread};
use super::pulled::PulledLever;
use super::touch::differs;
use super::work::{NoSweep, Sweeper};
use crate::route::Route;
use crate::scenario::{Problems, Question};
use crate::study::finding::{Estimand, RegimeLabel};
use crate::study::pair::{Named, NoPair};
use crate::study::{NoComparison, regime_label, why_not};

/// Most levers of which every combination is asked.
pub const MOST_COMBINED: usize = 6;

/// Most levers in a row.
const MOST_LEVERS: usize = 20;

/// What levers do to some ways, under each regime.
#[derive(Clone, Debug)]
pub struct Policy {
    /// What was asked.
    pub asked: Estimand,
    /// What is told of the way.
    pub of: Own,
    /// The levers, in the stated order.
    pub levers: Vec<PulledLever>,
    /// True if every combination was asked.
    pub is_factorial: bool,
    /// Every route of the question.
    pub routes: Vec<GridRoute>,
    /// Each regime by itself.
    pub regimes: Vec<PolicyRegime>,
}

/// What was found under one regime.
#[derive(Clone, Debug)]
pub struct PolicyRegime {
    /// The regime.
    pub label: RegimeLabel,
    /// What was found, or why nothing is.
    pub found: Result<PolicyFound, NoPair>,
}

/// Which levers are pulled: a bit for each, the first the lowest.
pub type Pulled = u32;

/// The outcomes of the combinations that were asked.
#[derive(Clone, Debug)]
pub struct PolicyFound {
    /// The routes between which the shipper chooses, by their places in the question.
    pub ways: Vec<usize>,
    /// What comes of each combination.
    pub outcomes: BTreeMap<Pulled, Outcome>,
    /// By lever: does it touch a step of any of the ways?
    pub touches: Vec<bool>,
    /// By lever: pulled in turn, does it touch a step of the way that is taken before or after it?
    pub touches_in_turn: Vec<bool>,
}

/// What comes of one combination of levers.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The way that is taken: the best of those offered at best values; nothing where none is.
    pub way: Option<usize>,
    /// The number of that way at best values.
    pub best: f64,
    /// The same in each future.
    pub futures: Vec<f64>,
}

/// A change from one combination to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// At best values.
    pub best: f64,
    /// P5 and P95 over futures.
    pub unknown: Option<(f64, f64)>,
}

impl PolicyFound {
    /// What pulling `to` does where `from` was pulled before; nothing where one of them was not asked.
    #[must_use]
    pub fn effect(&self, from: Pulled, to: Pulled) -> Option<Effect> {
        self.weighed(&[(to, 1.0), (from, -1.0)])
    }

    /// A weighed sum of outcomes.
    fn weighed(&self, terms: &[(Pulled, f64)]) -> Option<Effect> {
        let outcomes: Option<Vec<(&Outcome, f64)>> = terms
            .iter()
            .map(|(pulled, weight)| self.outcomes.get(pulled).map(|of| (of, *weight)))
            .collect();
        let outcomes = outcomes?;
        let futures = outcomes.iter().map(|(of, _)| of.futures.len()).min()?;
        let at = |future: usize| outcomes.iter().map(|(of, w)| w * of.futures[future]).sum();
        Some(Effect {
            best: outcomes.iter().map(|(of, weight)| weight * of.best).sum(),
            unknown: spread((0..futures).map(at).collect()),
        })
    }

    /// The mean over all combinations of the others of what a lever (by its place) does; nothing unless all were asked.
    #[must_use]
    pub fn main_effect(&self, lever: usize, levers: usize) -> Option<Effect> {
        let bit = 1 << lever;
        let without: Vec<Pulled> = (0..1 << levers).filter(|set| set & bit == 0).collect();
        let weight = 1.0 / without.len() as f64;
        let terms: Vec<(Pulled, f64)> = without
            .into_iter()
            .flat_map(|set| [(set | bit, weight), (set, -weight)])
            .collect();
        self.weighed(&terms)
    }

    /// What two levers (by their places) do together beyond what each does alone, the others not pulled.
    #[must_use]
    pub fn interaction(&self, one: usize, other: usize) -> Option<Effect> {
        let (one, other) = (1 << one, 1 << other);
        self.weighed(&[(one | other, 1.0), (one, -1.0), (other, -1.0), (0, 1.0)])
    }

    /// The combinations from none to all, one lever more each time.
    #[must_use]
    pub fn in_turn(levers: usize) -> Vec<Pulled> {
        (0..=levers).map(|count| (1 << count) - 1).collect()
    }
}

/// What the levers do to the ways that are named, or else to the route that arrives first most often and to every
/// route that they open. `ways` are places in the question.
///
/// # Errors
/// [`NoSweep`]: too many levers; settings; or it was cancelled.
pub fn policy(
    sweeper: &Sweeper<'_>,
    levers: Vec<PulledLever>,
    (of, is_factorial): (Own, bool),
    ways: &[usize],
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Policy, NoSweep> {
    let most = if is_factorial {
        MOST_COMBINED
    } else {
        MOST_LEVERS
    };
    if levers.len() > most {
        return Err(NoSweep::Asked {
            what: format!(
                "{} levers have more combinations than are worth asking",
                levers.len()
            ),
            remedy: format!("Name at most {most}"),
        });
    }
    let sets = sets(levers.len(), is_factorial);
    let questions: BTreeMap<Pulled, Question> = sets
        .iter()
        .map(|&set| Ok((set, sweeper.at(&settings(&levers, set))?)))
        .collect::<Result<_, Problems>>()?;
    let question = sweeper.question();
    let steps = (questions.len() * sweeper.cases.len()) as u64;
    let mut done = 0;
    let mut regimes = Vec::new();
    for &case in &sweeper.cases {
        let label = regime_label(question, &question.regimes[case], &sweeper.base.routes);
        let ways = match chosen(sweeper, case, ways, (&questions, levers.len())) {
            Ok(ways) => ways,
            Err(none) => {
                regimes.push(PolicyRegime {
                    label,
                    found: Err(none),
                });
                continue;
            }
        };
        let mut outcomes = BTreeMap::new();
        for (&set, asked) in &questions {
            outcomes.insert(set, outcome(sweeper, asked, case, &ways, of)?);
            done += 1;
            progress(done, steps);
        }
        let routes: Vec<Route> = ways
            .iter()
            .map(|&way| sweeper.base.routes[way].clone())
            .collect();
        let touches = (0..levers.len()).map(|lever| {
            let bit = 1 << lever;
            let mut pairs = questions.iter().filter(|(set, _)| *set & bit == 0);
            pairs.any(|(set, without)| {
                let with = questions.get(&(set | bit));
                with.is_some_and(|with| differs(without, with, &routes))
            })
        });
        let in_turn = (0..levers.len()).map(|lever| {
            let before = (1 << lever) - 1;
            let with = before | (1 << lever);
            let taken = [&outcomes[&before], &outcomes[&with]];
            let taken: Vec<Route> = taken
                .iter()
                .filter_map(|outcome: &&Outcome| outcome.way)
                .map(|way| sweeper.base.routes[way].clone())
                .collect();
            differs(&questions[&before], &questions[&with], &taken)
        });
        regimes.push(PolicyRegime {
            label,
            found: Ok(PolicyFound {
                touches_in_turn: in_turn.collect(),
                touches: touches.collect(),
                ways,
                outcomes,
            }),
        });
    }
    Ok(Policy {
        asked: sweeper.estimand(),
        of,
        levers,
        is_factorial,
        routes: sweeper.routes(),
        regimes,
    })
}

/// The combinations to be asked: in turn and each alone, or all.
fn sets(levers: usize, all: bool) -> Vec<Pulled> {
    if all {
        return (0..1 << levers).collect();
    }
    let mut sets = PolicyFound::in_turn(levers);
    sets.extend((0..levers).map(|lever| 1 << lever));
    sets.sort_unstable();
    sets.dedup();
    sets
}

fn settings(levers: &[PulledLever], set: Pulled) -> Vec<String> {
    let levers = levers.iter().enumerate();
    levers
        .map(|(place, lever)| lever.setting(set & (1 << place) != 0))
        .collect()
}

/// The ways between which the shipper chooses.
fn chosen(
    sweeper: &Sweeper<'_>,
    case: usize,
    named: &[usize],
    (questions, levers): (&BTreeMap<Pulled, Question>, usize),
) -> Result<Vec<usize>, NoPair> {
    if !named.is_empty() {
        return Ok(named.to_vec());
    }
    let pairs = sweeper.pairs_of(case, &Named::default());
    let mut ways = vec![pairs?.a];
    let offered = |asked: &Question, slot: usize| {
        why_not(asked, &asked.regimes[case], &sweeper.base.routes[slot]).is_empty()
    };
    let (none, all) = (&questions[&0], &questions[&((1 << levers) - 1)]);
    for slot in 0..sweeper.base.routes.len() {
        if !ways.contains(&slot) && offered(all, slot) && !offered(none, slot) {
            ways.push(slot);
        }
    }
    Ok(ways)
}

/// The best of the ways that are offered, and what it does.
fn outcome(
    sweeper: &Sweeper<'_>,
    asked: &Question,
    case: usize,
    ways: &[usize],
    of: Own,
) -> Result<Outcome, NoSweep> {
    let prepared = sweeper.base.under(asked, ways);
    let offered: Vec<usize> = (0..ways.len())
        .filter(|&way| why_not(asked, &asked.regimes[case], &prepared.routes[way]).is_empty())
        .collect();
    if offered.is_empty() {
        return Ok(Outcome {
            way: None,
            best: f64::NAN,
            futures: Vec::new(),
        });
    }
    let (best, futures) = sweeper.reckon(&prepared, case, &offered, &|samples| {
        let numbers = samples
            .iter()
            .map(|sample| of.of(&RouteNumbers::of(sample, None)));
        numbers.collect::<Vec<f64>>()
    })?;
    let way = (0..offered.len())
        .filter(|&way| best[way].is_finite())
        .min_by(|&a, &b| best[a].total_cmp(&best[b]));
    if sweeper.cancel.load(std::sync::atomic::Ordering::Relaxed) {
        return Err(NoComparison::Cancelled.into());
    }
    Ok(Outcome {
        way: way.map(|way| ways[offered[way]]),
        best: way.map_or(f64::NAN, |way| best[way]),
        futures: way.map_or_else(Vec::new, |way| {
            futures.into_iter().map(|numbers| numbers[way]).collect()
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(outcomes: &[(Pulled, f64, [f64; 2])]) -> PolicyFound {
        PolicyFound {
            ways: vec![0],
            outcomes: outcomes
                .iter()
                .map(|&(set, best, futures)| {
                    let outcome = Outcome {
                        way: Some(0),
                        best,
                        futures: futures.to_vec(),
                    };
                    (set, outcome)
                })
                .collect(),
            touches: vec![true; 2],
            touches_in_turn: vec![true; 2],
        }
    }

    #[test]
    fn two_levers_that_save_the_same_hours_interact_by_what_both_claim() {
        // None 100 h; a takes 30 off, b 20; both 40: 10 less than the sum.
        let found = found(&[
            (0b00, 100.0, [90.0, 110.0]),
            (0b01, 70.0, [60.0, 80.0]),
            (0b10, 80.0, [70.0, 90.0]),
            (0b11, 60.0, [50.0, 70.0]),
        ]);
        assert_eq!(found.effect(0, 1).unwrap().best, -30.0);
        assert_eq!(found.effect(1, 3).unwrap().best, -10.0);
        assert_eq!(found.interaction(0, 1).unwrap().best, 10.0);
        // a: -30 without b, -20 with it; b: -20 and -10.
        assert_eq!(found.main_effect(0, 2).unwrap().best, -25.0);
        assert_eq!(found.main_effect(1, 2).unwrap().best, -15.0);
        assert_eq!(found.effect(0, 1).unwrap().unknown, Some((-30.0, -30.0)));
        assert_eq!(found.effect(0, 4), None);
    }

    #[test]
    fn levers_are_asked_in_turn_and_each_alone_or_in_every_combination() {
        assert_eq!(sets(3, false), [0b000, 0b001, 0b010, 0b011, 0b100, 0b111]);
        assert_eq!(sets(2, true), [0, 1, 2, 3]);
        assert_eq!(PolicyFound::in_turn(2), [0b00, 0b01, 0b11]);
    }
}
