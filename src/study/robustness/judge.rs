//! What several measures say of the options of a decision.

use super::reckon::Cell;
use super::{Choice, Decision, Enough, Payoff};
use crate::stats::robustness::{
    Criterion, DecisionError, DecisionTable, Ranking, disagree, rankings,
};
use crate::study::sweep::spread;

/// Judges a decision; nothing where there are fewer than two options or a regime without any.
pub(super) fn decision(
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
}
