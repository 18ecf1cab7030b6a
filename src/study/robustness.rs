//! Options that must be chosen before anybody knows the state of the world: payoffs under each regime, regrets, and what
//! several measures would choose (METHOD 6.11). Regimes get no probabilities and are never averaged but where a measure
//! is known for doing so (Laplace) and is called by its name.

use crate::scenario::Question;
use crate::sim::RouteSample;
use crate::stats::interval::sample_quantile;
use crate::stats::robustness::{
    Criterion, DecisionError, DecisionTable, Ranking, disagree, rankings,
};
use crate::study::finding::{Estimand, RegimeLabel};
use crate::study::sweep::{GridRoute, NoSweep, PulledLever, Sweeper, differs, spread};
use crate::study::{regime_label, why_not};

/// What an option is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payoff {
    /// Mean generalised cost, USD per box.
    Generalised,
    /// Mean time, hours.
    Time,
    /// 95th percentile of time, hours.
    P95,
    /// Mean cost, USD per box.
    Cost,
    /// Share of the shipments in which it arrives first of all offered routes.
    First,
}

impl Payoff {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Generalised,
        Self::Time,
        Self::P95,
        Self::Cost,
        Self::First,
    ];

    /// The word of the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Generalised => "generalised",
            Self::Time => "time",
            Self::P95 => "p95",
            Self::Cost => "cost",
            Self::First => "before",
        }
    }

    /// What it is, in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Generalised => "mean generalised cost",
            Self::Time => "mean time",
            Self::P95 => "P95 time",
            Self::Cost => "mean cost",
            Self::First => "share arriving first of all offered routes",
        }
    }

    /// True where more is better.
    #[must_use]
    pub fn more_is_better(self) -> bool {
        self == Self::First
    }

    /// True if it is hours.
    #[must_use]
    pub fn is_time(self) -> bool {
        matches!(self, Self::Time | Self::P95)
    }

    /// The payoff of a value: of which more is better.
    fn payoff(self, value: f64) -> f64 {
        if self.more_is_better() {
            value
        } else {
            0.0 - value
        }
    }
}

/// What is good enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Enough {
    /// A value at least as good as this: hours, USD or a share.
    Value(f64),
    /// As good as the reference in the same future.
    Reference,
}

/// Options under regimes.
#[derive(Clone, Debug)]
pub struct Robustness {
    /// What was asked.
    pub asked: Estimand,
    /// What options are judged by.
    pub of: Payoff,
    /// What is good enough.
    pub enough: Enough,
    /// Regimes in which something is offered, in the scenario's order.
    pub regimes: Vec<RegimeLabel>,
    /// Names of regimes in which nothing is offered, which are left out.
    pub left_out: Vec<String>,
    /// Which way to book, no lever being pulled.
    pub routes: Option<Decision>,
    /// Which levers to pull, the shipper taking the best way that is offered.
    pub packages: Option<Decision>,
}

/// One decision.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The options.
    pub options: Vec<Choice>,
    /// By option and regime: the value at best values; nothing where it is not offered.
    pub values: Vec<Vec<Option<f64>>>,
    /// By option and regime: P5 and P95 over futures.
    pub unknown: Vec<Vec<Option<(f64, f64)>>>,
    /// By option and regime: what it falls short of the best of that regime.
    pub regrets: Vec<Vec<Option<f64>>>,
    /// By option and regime: share of the futures in which it is good enough.
    pub satisfied: Vec<Vec<f64>>,
    /// What each measure chooses.
    pub measures: Vec<Ranking>,
    /// By regime: what it is worth to know, before choosing, everything that is drawn over futures; in the unit of the
    /// values.
    pub evpi: Vec<Option<f64>>,
    /// True if no option is chosen by all measures.
    pub disagree: bool,
}

/// An option.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Id for tables.
    pub id: String,
    /// In plain words.
    pub label: String,
    /// Levers in it.
    pub levers: Vec<PulledLever>,
    /// The way that is then taken in each regime, where that is not the option itself.
    pub ways: Vec<Option<String>>,
}

/// A package of levers to be judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its levers.
    pub levers: Vec<PulledLever>,
}

/// What the user asked of it.
#[derive(Clone, Debug)]
pub struct Options {
    /// What options are judged by.
    pub of: Payoff,
    /// What is good enough; absent: the due day for times, else as good as the reference.
    pub enough: Option<f64>,
    /// Packages; absent: none, each lever alone that touches the ways, and all of these together.
    pub packages: Option<Vec<Package>>,
    /// Routes by their places in the question; empty: those that are offered.
    pub ways: Vec<usize>,
}

/// A value at best values and in each future.
type Cell = Option<(f64, Vec<f64>)>;

/// Judges routes, and packages of levers, under every regime.
///
/// # Errors
/// [`NoSweep`]: settings; or it was cancelled.
pub fn robustness(
    sweeper: &Sweeper<'_>,
    options: &Options,
    levers: &[PulledLever],
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Robustness, NoSweep> {
    let question = sweeper.question();
    let of = options.of;
    let due_h = question.shipment.due_d.map(|days| days * 24.0);
    let enough = match (options.enough, due_h) {
        (Some(value), _) => Enough::Value(value),
        (None, Some(due)) if of.is_time() => Enough::Value(due),
        _ => Enough::Reference,
    };
    let is_offered = |case: usize, slot: usize| {
        let route = &sweeper.base.routes[slot];
        why_not(question, &question.regimes[case], route).is_empty()
    };
    let all: Vec<usize> = (0..sweeper.base.routes.len()).collect();
    let (cases, empty): (Vec<usize>, Vec<usize>) = sweeper
        .cases
        .iter()
        .partition(|&&case| all.iter().any(|&slot| is_offered(case, slot)));
    let label =
        |&case: &usize| regime_label(question, &question.regimes[case], &sweeper.base.routes);
    let ways: Vec<usize> = if options.ways.is_empty() {
        let offered = |slot: &usize| cases.iter().any(|&case| is_offered(case, *slot));
        all.iter().copied().filter(offered).collect()
    } else {
        options.ways.clone()
    };
    let packages = packages(sweeper, options, levers, &cases)?;
    let steps = cases.len() as u64 * (1 + packages.0.len() as u64);
    let mut done = 0;
    let mut tell = || {
        done += 1;
        progress(done, steps);
    };
    let mut routes = Vec::new();
    let mut references = Vec::new();
    let split = split(sweeper, &cases, &ways);
    for &case in &cases {
        let (cells, reference) = of_routes(sweeper, (case, of), &ways, split)?;
        routes.push(cells);
        references.push(reference);
        tell();
    }
    let route_options = choices(&sweeper.routes(), &ways, split);
    let mut of_packages = Vec::new();
    let mut taken = vec![Vec::new(); packages.0.len()];
    for &case in &cases {
        let mut cells = Vec::new();
        for (place, package) in packages.0.iter().enumerate() {
            let (cell, way) = of_package(sweeper, package, (case, of), &packages.1)?;
            cells.push(cell);
            taken[place].push(way);
            tell();
        }
        of_packages.push(cells);
    }
    let package_options = packages
        .0
        .into_iter()
        .zip(taken)
        .map(|(package, ways)| Choice {
            id: package.name.clone(),
            label: package.name,
            levers: package.levers,
            ways,
        })
        .collect();
    let judge = |options: Vec<Choice>, cells: &[Vec<Cell>]| {
        decision(options, cells, (of, enough), &references)
    };
    Ok(Robustness {
        asked: sweeper.estimand(),
        of,
        enough,
        regimes: cases.iter().map(label).collect(),
        left_out: empty.iter().map(|case| label(case).name).collect(),
        routes: judge(route_options, &routes),
        packages: judge(package_options, &of_packages),
    })
}

/// The two routes between which volume is split: the one that arrives first most often and the reference of the first
/// regime; where routes were named, the first two of them.
fn split(sweeper: &Sweeper<'_>, cases: &[usize], ways: &[usize]) -> Option<(usize, usize)> {
    let pair = cases.first().and_then(|&case| {
        sweeper
            .pairs_of(case, &crate::study::pair::Named::default())
            .ok()
    });
    match pair {
        Some(pair) if ways.contains(&pair.a) && ways.contains(&pair.b) => Some((pair.a, pair.b)),
        _ => ways.first().copied().zip(ways.get(1).copied()),
    }
}

fn choices(routes: &[GridRoute], ways: &[usize], split: Option<(usize, usize)>) -> Vec<Choice> {
    let plain = |id: String, label: String| Choice {
        id,
        label,
        levers: Vec::new(),
        ways: Vec::new(),
    };
    let mut choices: Vec<Choice> = ways
        .iter()
        .map(|&slot| plain(routes[slot].id.clone(), routes[slot].label.clone()))
        .collect();
    choices.extend(split.map(|(a, b)| {
        plain(
            format!("{}+{}", routes[a].id, routes[b].id),
            format!("Half each: {}; {}", routes[a].label, routes[b].label),
        )
    }));
    choices
}

/// The packages and the ways that the shipper then chooses from: the route that arrives first most often under each
/// regime, and those that the packages open.
fn packages(
    sweeper: &Sweeper<'_>,
    options: &Options,
    levers: &[PulledLever],
    cases: &[usize],
) -> Result<(Vec<Package>, Vec<usize>), NoSweep> {
    let none = Package {
        name: "no lever".to_owned(),
        levers: Vec::new(),
    };
    let asked = |package: &Package| under(sweeper, package);
    let everything = Package {
        name: "all of these".to_owned(),
        levers: options.packages.as_ref().map_or_else(
            || levers.to_vec(),
            |packages| packages.iter().flat_map(|p| p.levers.clone()).collect(),
        ),
    };
    let (without, with) = (asked(&none)?, asked(&everything)?);
    let mut ways = options.ways.clone();
    if ways.is_empty() {
        for &case in cases {
            let pair = sweeper.pairs_of(case, &crate::study::pair::Named::default());
            ways.extend(pair.ok().map(|pair| pair.a));
            let offered = |question: &Question, slot: usize| {
                let route = &sweeper.base.routes[slot];
                why_not(question, &question.regimes[case], route).is_empty()
            };
            let opened = (0..sweeper.base.routes.len())
                .filter(|&slot| offered(&with, slot) && !offered(&without, slot));
            ways.extend(opened);
        }
        ways.sort_unstable();
        ways.dedup();
    }
    let mut packages = vec![none];
    if let Some(named) = &options.packages {
        packages.extend(named.iter().cloned());
        return Ok((packages, ways));
    }
    let routes: Vec<_> = ways
        .iter()
        .map(|&way| sweeper.base.routes[way].clone())
        .collect();
    let mut touching = Vec::new();
    for lever in levers {
        let alone = Package {
            name: lever.name.clone(),
            levers: vec![lever.clone()],
        };
        if differs(&without, &asked(&alone)?, &routes) {
            touching.push(lever.clone());
            packages.push(alone);
        }
    }
    if touching.len() > 1 {
        packages.push(Package {
            levers: touching,
            ..everything
        });
    }
    Ok((packages, ways))
}

/// The question with the levers of a package pulled.
fn under(sweeper: &Sweeper<'_>, package: &Package) -> Result<Question, NoSweep> {
    let settings: Vec<String> = package
        .levers
        .iter()
        .map(|lever| lever.setting(true))
        .collect();
    Ok(sweeper.at(&settings)?)
}

/// Each way under one regime, then the split; and the value of the reference in each future.
fn of_routes(
    sweeper: &Sweeper<'_>,
    (case, of): (usize, Payoff),
    ways: &[usize],
    split: Option<(usize, usize)>,
) -> Result<(Vec<Cell>, Option<Vec<f64>>), NoSweep> {
    let question = sweeper.question();
    let all: Vec<usize> = (0..sweeper.base.routes.len()).collect();
    let offered: Vec<usize> = all
        .into_iter()
        .filter(|&slot| {
            let route = &sweeper.base.routes[slot];
            why_not(question, &question.regimes[case], route).is_empty()
        })
        .collect();
    let place = |slot: usize| offered.iter().position(|known| *known == slot);
    let halves = split.map(|(a, b)| (place(a), place(b)));
    let (best, futures) = sweeper.reckon(&sweeper.base, case, &offered, &|samples| {
        let firsts = firsts(samples, of);
        let mut values: Vec<f64> = (0..samples.len())
            .map(|route| value(of, samples, &firsts, &[route]))
            .collect();
        values.push(match halves {
            Some((Some(a), Some(b))) => value(of, samples, &firsts, &[a, b]),
            // Where one of the two is not offered, all goes by the other.
            Some((Some(one), None) | (None, Some(one))) => value(of, samples, &firsts, &[one]),
            _ => f64::NAN,
        });
        values
    })?;
    let cell = |place: usize| -> Cell {
        best[place]
            .is_finite()
            .then(|| (best[place], futures.iter().map(|of| of[place]).collect()))
    };
    let mut cells: Vec<Cell> = ways.iter().map(|&way| place(way).and_then(cell)).collect();
    if split.is_some() {
        cells.push(cell(offered.len()));
    }
    let reference = sweeper.base.references[case].and_then(place);
    let reference = reference.and_then(cell).map(|(_, futures)| futures);
    Ok((cells, reference))
}

/// The best way under a package at best values, and which it is.
fn of_package(
    sweeper: &Sweeper<'_>,
    package: &Package,
    (case, of): (usize, Payoff),
    ways: &[usize],
) -> Result<(Cell, Option<String>), NoSweep> {
    let asked = under(sweeper, package)?;
    // Who arrives first is told among all routes.
    let slots: Vec<usize> = if of == Payoff::First {
        (0..sweeper.base.routes.len()).collect()
    } else {
        ways.to_vec()
    };
    let prepared = sweeper.base.under(&asked, &slots);
    let offered: Vec<usize> = (0..slots.len())
        .filter(|&place| why_not(&asked, &asked.regimes[case], &prepared.routes[place]).is_empty())
        .collect();
    let eligible: Vec<usize> = (0..offered.len())
        .filter(|&at| ways.contains(&slots[offered[at]]))
        .collect();
    if eligible.is_empty() {
        return Ok((None, None));
    }
    let (best, futures) = sweeper.reckon(&prepared, case, &offered, &|samples| {
        let firsts = firsts(samples, of);
        let values = (0..samples.len()).map(|route| value(of, samples, &firsts, &[route]));
        values.collect::<Vec<f64>>()
    })?;
    let chosen = eligible
        .into_iter()
        .filter(|&at| best[at].is_finite())
        .max_by(|&a, &b| {
            let (p, q) = (of.payoff(best[a]), of.payoff(best[b]));
            p.total_cmp(&q).then(b.cmp(&a))
        });
    Ok(match chosen {
        None => (None, None),
        Some(at) => {
            let of_futures = futures.iter().map(|values| values[at]).collect();
            let way = sweeper.base.routes[slots[offered[at]]].label.clone();
            (Some((best[at], of_futures)), Some(way))
        }
    })
}

/// By route the share of the shipments in which it arrives first; only where that is asked.
fn firsts(samples: &[RouteSample], of: Payoff) -> Vec<f64> {
    if of != Payoff::First {
        return Vec::new();
    }
    let trials = samples.first().map_or(0, RouteSample::trials);
    let mut counts = vec![0_u32; samples.len()];
    for trial in 0..trials {
        let arrived = (0..samples.len()).filter(|&route| samples[route].arrived(trial));
        let first =
            arrived.min_by(|&a, &b| samples[a].time_h[trial].total_cmp(&samples[b].time_h[trial]));
        if let Some(first) = first {
            counts[first] += 1;
        }
    }
    let share = |count: u32| f64::from(count) / trials as f64;
    counts.into_iter().map(share).collect()
}

/// The value of some routes that carry equal parts of the volume.
fn value(of: Payoff, samples: &[RouteSample], firsts: &[f64], routes: &[usize]) -> f64 {
    let count = routes.len() as f64;
    if of == Payoff::First {
        return routes.iter().map(|&route| firsts[route]).sum::<f64>() / count;
    }
    let mut all = Vec::new();
    let mut means = 0.0;
    for &route in routes {
        let sample = &samples[route];
        let column = match of {
            Payoff::Generalised => &sample.generalised_usd,
            Payoff::Cost => &sample.cost_usd,
            Payoff::Time | Payoff::P95 | Payoff::First => &sample.time_h,
        };
        let arrived = (0..sample.trials()).filter(|&trial| sample.arrived(trial));
        let values: Vec<f64> = arrived.map(|trial| column[trial]).collect();
        means += values.iter().sum::<f64>() / values.len() as f64;
        all.extend(values);
    }
    if of == Payoff::P95 {
        all.sort_by(f64::total_cmp);
        return sample_quantile(&all, 0.95).unwrap_or(f64::NAN);
    }
    means / count
}

/// Judges a decision; nothing where there are fewer than two options or a regime without any.
fn decision(
    options: Vec<Choice>,
    cells: &[Vec<Cell>],
    (of, enough): (Payoff, Enough),
    references: &[Option<Vec<f64>>],
) -> Option<Decision> {
    if options.len() < 2 {
        return None;
    }
    let by_option = |option: usize| cells.iter().map(move |of_regime| &of_regime[option]);
    let places = 0..options.len();
    let values: Vec<Vec<Option<f64>>> = places
        .clone()
        .map(|option| {
            by_option(option)
                .map(|cell| cell.as_ref().map(|(best, _)| *best))
                .collect()
        })
        .collect();
    let payoffs = |value: &Option<f64>| value.map(|value| of.payoff(value));
    let rows = values.iter().map(|row| row.iter().map(payoffs).collect());
    let table = DecisionTable::new(rows.collect()).ok()?;
    let mut measures = rankings(
        &table,
        &[
            Criterion::Maximin,
            Criterion::MinimaxRegret,
            Criterion::Laplace,
        ],
    )
    .ok()?;
    measures.extend(ninetieth(&options, cells, of));
    let satisfied: Vec<Vec<f64>> = places
        .clone()
        .map(|option| {
            by_option(option)
                .zip(references)
                .map(|(cell, reference)| share(cell.as_ref(), reference.as_ref(), (of, enough)))
                .collect()
        })
        .collect();
    if cells
        .iter()
        .flatten()
        .flatten()
        .any(|(_, futures)| !futures.is_empty())
    {
        measures.push(most_satisfied(&satisfied));
    }
    let evpi = cells.iter().map(|of_regime| evpi(of_regime, of)).collect();
    Some(Decision {
        unknown: places
            .map(|option| {
                by_option(option)
                    .map(|cell| spread(cell.as_ref().map_or_else(Vec::new, |(_, f)| f.clone())))
                    .collect()
            })
            .collect(),
        regrets: table.regrets(),
        satisfied,
        disagree: disagree(&measures),
        measures,
        evpi,
        options,
        values,
    })
}

/// By option the greatest, over regimes, of the 90th percentile over futures of its regret in the same future.
fn ninetieth(options: &[Choice], cells: &[Vec<Cell>], of: Payoff) -> Option<Ranking> {
    let by_regime: Vec<Vec<Option<f64>>> = cells
        .iter()
        .map(|of_regime| Some(over_futures(of_regime, of).ok()?.regret_quantiles(0.9)))
        .collect::<Option<_>>()?;
    let scores: Vec<Option<f64>> = (0..options.len())
        .map(|option| {
            let regrets: Option<Vec<f64>> = by_regime.iter().map(|of| of[option]).collect();
            let worst = regrets?.into_iter().reduce(f64::max)?;
            Some(0.0 - worst)
        })
        .collect();
    Some(ranked(Criterion::NinetiethRegret, scores))
}

/// The share of all futures of all regimes in which each option is good enough.
fn most_satisfied(satisfied: &[Vec<f64>]) -> Ranking {
    let mean = |row: &Vec<f64>| Some(row.iter().sum::<f64>() / row.len() as f64);
    let scores = satisfied.iter().map(mean).collect();
    ranked(Criterion::Domain { threshold: 0.0 }, scores)
}

fn ranked(criterion: Criterion, scores: Vec<Option<f64>>) -> Ranking {
    let key = |option: usize| scores[option].unwrap_or(f64::NEG_INFINITY);
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| key(b).total_cmp(&key(a)));
    let top = order.first().map_or(f64::NEG_INFINITY, |&best| key(best));
    let is_best = |option: &usize| {
        let near = 1e-12 * top.abs();
        scores[*option].is_some_and(|score| (score - top).abs() <= near)
    };
    Ranking {
        best: (0..scores.len()).filter(is_best).collect(),
        criterion,
        scores,
        order,
    }
}

/// The options of one regime over its futures.
fn over_futures(of_regime: &[Cell], of: Payoff) -> Result<DecisionTable, DecisionError> {
    let futures = of_regime
        .iter()
        .flatten()
        .map(|(_, futures)| futures.len())
        .max()
        .unwrap_or(0);
    let row = |cell: &Cell| match cell {
        None => vec![None; futures],
        Some((_, values)) => values
            .iter()
            .map(|value| value.is_finite().then(|| of.payoff(*value)))
            .collect(),
    };
    DecisionTable::new(of_regime.iter().map(row).collect())
}

/// What it is worth to know which future holds, each counted alike.
fn evpi(of_regime: &[Cell], of: Payoff) -> Option<f64> {
    let offered: Vec<Cell> = of_regime.iter().filter(|c| c.is_some()).cloned().collect();
    let table = over_futures(&offered, of).ok()?;
    let futures = table.scenarios();
    table.evpi(&vec![1.0 / futures as f64; futures]).ok()?
}

/// The share of the futures in which a cell is good enough.
fn share(
    cell: Option<&(f64, Vec<f64>)>,
    reference: Option<&Vec<f64>>,
    (of, enough): (Payoff, Enough),
) -> f64 {
    let Some((_, futures)) = cell.filter(|(_, futures)| !futures.is_empty()) else {
        return 0.0;
    };
    let good = futures.iter().enumerate().filter(|(future, value)| {
        let wanted = match enough {
            Enough::Value(value) => Some(value),
            Enough::Reference => reference.and_then(|of| of.get(*future)).copied(),
        };
        wanted.is_some_and(|wanted| of.payoff(**value) >= of.payoff(wanted))
    });
    good.count() as f64 / futures.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(id: &str) -> Choice {
        Choice {
            id: id.to_owned(),
            label: id.to_owned(),
            levers: Vec::new(),
            ways: Vec::new(),
        }
    }

    /// Costs of two ways and their halves in two regimes; three futures each, 10 apart.
    fn cells() -> Vec<Vec<Cell>> {
        let cell = |best: f64| Some((best, vec![best - 10.0, best, best + 10.0]));
        vec![
            vec![cell(100.0), cell(160.0), cell(130.0)],
            vec![cell(400.0), cell(200.0), cell(300.0)],
        ]
    }

    #[test]
    fn caution_takes_the_steady_way_and_regret_counts_from_the_best_of_each_regime() {
        let options = vec![choice("ship"), choice("rail"), choice("half")];
        let told = (Payoff::Cost, Enough::Value(205.0));
        let found = decision(options, &cells(), told, &[None, None]).unwrap();
        assert_eq!(
            found.regrets,
            [
                [Some(0.0), Some(200.0)],
                [Some(60.0), Some(0.0)],
                [Some(30.0), Some(100.0)]
            ]
        );
        let best = |at: usize| found.measures[at].best.clone();
        // Worst cases 400, 200, 300; greatest regrets 200, 60, 100; means 250, 180, 215.
        assert_eq!([best(0), best(1), best(2)], [[1], [1], [1]]);
        assert!(!found.disagree);
        // 205 or less: all futures of ship in the first regime and none in the second; rail all, and two of three.
        assert_eq!(found.satisfied[0], [1.0, 0.0]);
        assert_eq!(found.satisfied[1], [1.0, 2.0 / 3.0]);
        // One way is the best in every future of a regime: knowing the future is worth nothing.
        assert_eq!(found.evpi, [Some(0.0), Some(0.0)]);
    }

    #[test]
    fn a_way_that_is_not_offered_somewhere_is_never_the_cautious_choice() {
        let mut cells = cells();
        cells[0][1] = None;
        let options = vec![choice("ship"), choice("rail"), choice("half")];
        let told = (Payoff::Cost, Enough::Reference);
        let references = [Some(vec![100.0; 3]), Some(vec![300.0; 3])];
        let found = decision(options, &cells, told, &references).unwrap();
        // Ship 400 at worst, half 300; regrets 200 and 100.
        assert_eq!(found.measures[0].best, [2]);
        assert_eq!(found.measures[1].best, [2]);
        assert_eq!(found.values[1], [None, Some(200.0)]);
        // As good as the reference: 90 and 100 of 90, 100, 110; never 390 and more.
        assert_eq!(found.satisfied[0], [2.0 / 3.0, 0.0]);
    }

    #[test]
    fn half_the_boxes_by_each_way_cost_the_mean_and_pool_their_late_ends() {
        let sample = |hours: &[f64]| RouteSample {
            time_h: hours.to_vec(),
            cost_usd: hours.to_vec(),
            generalised_usd: hours.to_vec(),
            status: vec![crate::stats::Status::Arrived; hours.len()],
        };
        let samples = [sample(&[10.0, 20.0]), sample(&[40.0, 30.0])];
        assert_eq!(value(Payoff::Cost, &samples, &[], &[0, 1]), 25.0);
        // 10, 20, 30, 40: type 7 at 0.95 x 3 = 2.85: 30 and 0.85 of 10.
        let p95 = value(Payoff::P95, &samples, &[], &[0, 1]);
        assert!((p95 - 38.5).abs() < 1e-12, "{p95}");
        let first = firsts(&samples, Payoff::First);
        assert_eq!(first, [1.0, 0.0]);
        assert_eq!(value(Payoff::First, &samples, &first, &[0, 1]), 0.5);
    }
}
