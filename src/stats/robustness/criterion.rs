//! Options ranked by several measures, and whether the measures agree (METHOD 6.11).

use serde::{Deserialize, Serialize};

use super::{DecisionError, DecisionTable};

/// A measure to rank options by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Criterion {
    /// The best worst case.
    Maximin,
    /// The smallest greatest regret.
    MinimaxRegret,
    /// The smallest 90th percentile of regret.
    NinetiethRegret,
    /// The greatest plain mean (Laplace).
    Laplace,
    /// The greatest mixture of best and worst case.
    Hurwicz {
        /// The weight of the best case, 0 to 1: say which.
        a: f64,
    },
    /// The most scenarios that pay at least so much (Starr's domain criterion).
    Domain {
        /// The payoff that is enough.
        threshold: f64,
    },
    /// The greatest mean less so many standard deviations over the scenarios.
    MeanLessSpread {
        /// How many.
        deviations: f64,
    },
    /// The greatest expectation under these weights.
    Expected {
        /// The probabilities of the scenarios.
        weights: Vec<f64>,
    },
}

/// The options in the order of one measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ranking {
    /// The measure.
    pub criterion: Criterion,
    /// By option: its value, of which more is better (regrets with a minus sign); nothing where the option is not
    /// offered in a scenario that the measure needs.
    pub scores: Vec<Option<f64>>,
    /// The places of the options, best first; options without a score last, equals in the order of the table.
    pub order: Vec<usize>,
    /// All options that share the best score.
    pub best: Vec<usize>,
}

/// The options of a table by each of some measures.
///
/// # Errors
/// Weights that are no probabilities of the scenarios.
pub fn rankings(
    table: &DecisionTable,
    criteria: &[Criterion],
) -> Result<Vec<Ranking>, DecisionError> {
    criteria
        .iter()
        .map(|criterion| {
            let scores = scores(table, criterion)?;
            let mut order: Vec<usize> = (0..scores.len()).collect();
            let key = |option: usize| scores[option].unwrap_or(f64::NEG_INFINITY);
            order.sort_by(|&left, &right| key(right).total_cmp(&key(left)));
            let top = key(order[0]);
            let is_best = |option: &usize| scores[*option].is_some_and(|score| equal(score, top));
            Ok(Ranking {
                criterion: criterion.clone(),
                best: (0..scores.len()).filter(is_best).collect(),
                scores,
                order,
            })
        })
        .collect()
}

/// True if no option is among the best of every ranking that has a best one: then the choice of the measure decides.
#[must_use]
pub fn disagree(rankings: &[Ranking]) -> bool {
    let mut told = rankings.iter().filter(|ranking| !ranking.best.is_empty());
    let Some(first) = told.next() else {
        return false;
    };
    let rest: Vec<&Ranking> = told.collect();
    let agreed = |option: &usize| rest.iter().all(|ranking| ranking.best.contains(option));
    !first.best.iter().any(agreed)
}

/// Two scores that differ by rounding alone.
fn equal(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-12 * left.abs().max(right.abs())
}

fn scores(table: &DecisionTable, criterion: &Criterion) -> Result<Vec<Option<f64>>, DecisionError> {
    // Zero less a regret, so that no regret is 0 and not -0.
    let less = |regrets: Vec<Option<f64>>| {
        let turned = regrets
            .into_iter()
            .map(|regret| regret.map(|regret| 0.0 - regret));
        turned.collect()
    };
    Ok(match criterion {
        Criterion::Maximin => table.minima(),
        Criterion::MinimaxRegret => less(table.regret_quantiles(1.0)),
        Criterion::NinetiethRegret => less(table.regret_quantiles(0.9)),
        Criterion::Laplace => table.means(),
        Criterion::Hurwicz { a } => table.hurwicz(*a),
        Criterion::Domain { threshold } => {
            table.satisfied(*threshold).into_iter().map(Some).collect()
        }
        Criterion::MeanLessSpread { deviations } => {
            let spreads = table.means_and_variances().into_iter();
            spreads
                .map(|of| of.map(|of| of.mean - deviations * of.variance.sqrt()))
                .collect()
        }
        Criterion::Expected { weights } => table.expected(weights)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// METHOD M085: all by one corridor, split, all by the other; four scenarios.
    fn table() -> DecisionTable {
        let rows = [
            [12.0, 8.0, 3.0, -6.0],
            [7.0, 7.0, 5.0, 2.0],
            [4.0, 5.0, 6.0, 5.0],
        ];
        DecisionTable::new(rows.iter().map(|row| row.map(Some).to_vec()).collect()).unwrap()
    }

    #[test]
    fn caution_regret_and_expectation_choose_three_different_options_and_that_is_told() {
        let weights = vec![0.4, 0.3, 0.2, 0.1];
        let criteria = [
            Criterion::Maximin,
            Criterion::MinimaxRegret,
            Criterion::Expected { weights },
        ];
        let found = rankings(&table(), &criteria).unwrap();
        let orders: Vec<&[usize]> = found.iter().map(|ranking| &ranking.order[..]).collect();
        assert_eq!(orders, [&[2, 1, 0][..], &[1, 2, 0], &[0, 1, 2]]);
        assert_eq!(found[1].scores, [Some(-11.0), Some(-5.0), Some(-8.0)]);
        assert!(disagree(&found));
        assert!(!disagree(&found[..1]) && !disagree(&[]));
    }

    #[test]
    fn measures_whose_ties_share_an_option_agree() {
        // At least 2 in a scenario: 3 of 4, all, all; the worst case chooses the last: they share it.
        let criteria = [Criterion::Domain { threshold: 2.0 }, Criterion::Maximin];
        let found = rankings(&table(), &criteria).unwrap();
        assert_eq!(found[0].best, [1, 2]);
        assert_eq!(found[0].order, [1, 2, 0]);
        assert!(!disagree(&found));
    }

    #[test]
    fn an_option_that_is_not_offered_everywhere_ranks_last() {
        let rows = vec![vec![Some(100.0), None], vec![Some(1.0), Some(-5.0)]];
        let table = DecisionTable::new(rows).unwrap();
        let criteria = [
            Criterion::Maximin,
            Criterion::NinetiethRegret,
            Criterion::Laplace,
            Criterion::Hurwicz { a: 1.0 },
            Criterion::MeanLessSpread { deviations: 1.0 },
        ];
        for ranking in rankings(&table, &criteria).unwrap() {
            assert_eq!(ranking.order, [1, 0], "{:?}", ranking.criterion);
            assert_eq!(ranking.best, [1]);
        }
        // Mean -2, standard deviation 3.
        let last = rankings(&table, &criteria[4..]).unwrap();
        assert_eq!(last[0].scores, [None, Some(-5.0)]);
        let wrong = Criterion::Expected { weights: vec![1.0] };
        assert!(rankings(&table, &[wrong]).is_err());
    }
}
