//! The table itself and the measures read from it (METHOD 6.11, M085).

use super::DecisionError;
use crate::stats::interval::sample_quantile;

/// Payoffs of options (rows) in scenarios (columns), where more is better. A cell is empty where the option is not
/// offered: that is worse than any payoff. A measure that needs every cell of such a row has no value, and the option
/// ranks last by it.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionTable {
    payoffs: Vec<Vec<Option<f64>>>,
    scenarios: usize,
}

/// The mean payoff of an option over the scenarios and its population variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanAndVariance {
    /// The mean, in the unit of the payoffs.
    pub mean: f64,
    /// The population variance, in that unit squared.
    pub variance: f64,
}

impl DecisionTable {
    /// A table from its rows.
    ///
    /// # Errors
    /// No rows or columns, rows of different lengths, a payoff that is not finite, a scenario in which no option is
    /// offered.
    pub fn new(payoffs: Vec<Vec<Option<f64>>>) -> Result<Self, DecisionError> {
        let scenarios = payoffs.first().map_or(0, Vec::len);
        if scenarios == 0 {
            return Err(DecisionError::Empty);
        }
        for (option, row) in payoffs.iter().enumerate() {
            if row.len() != scenarios {
                return Err(DecisionError::RaggedRow {
                    option,
                    found: row.len(),
                    scenarios,
                });
            }
            for (scenario, payoff) in row.iter().enumerate() {
                if let Some(value) = payoff.filter(|value| !value.is_finite()) {
                    return Err(DecisionError::NotFinite {
                        option,
                        scenario,
                        value,
                    });
                }
            }
        }
        let offered = |scenario: usize| payoffs.iter().any(|row| row[scenario].is_some());
        if let Some(scenario) = (0..scenarios).find(|&scenario| !offered(scenario)) {
            return Err(DecisionError::NothingOffered { scenario });
        }
        Ok(Self { payoffs, scenarios })
    }

    /// How many options there are.
    #[must_use]
    pub fn options(&self) -> usize {
        self.payoffs.len()
    }

    /// How many scenarios there are.
    #[must_use]
    pub fn scenarios(&self) -> usize {
        self.scenarios
    }

    /// The payoffs of an option, if it is offered everywhere.
    fn whole(&self, option: usize) -> Option<Vec<f64>> {
        self.payoffs[option].iter().copied().collect()
    }

    fn each<T>(&self, measure: impl Fn(&[f64]) -> T) -> Vec<Option<T>> {
        (0..self.options())
            .map(|option| self.whole(option).map(|row| measure(&row)))
            .collect()
    }

    /// The best payoff of each scenario.
    fn best(&self) -> Vec<f64> {
        (0..self.scenarios)
            .map(|scenario| {
                let column = self.payoffs.iter().filter_map(|row| row[scenario]);
                column.fold(f64::NEG_INFINITY, f64::max)
            })
            .collect()
    }

    /// The worst payoff of each option: the greatest of these is the choice of *maximin*.
    #[must_use]
    pub fn minima(&self) -> Vec<Option<f64>> {
        self.each(|row| row.iter().copied().fold(f64::INFINITY, f64::min))
    }

    /// What each option falls short of the best of the same scenario, 0 or more; empty where it is not offered.
    #[must_use]
    pub fn regrets(&self) -> Vec<Vec<Option<f64>>> {
        let best = self.best();
        let of_row = |row: &Vec<Option<f64>>| {
            let cells = row.iter().zip(&best);
            cells
                .map(|(cell, best)| cell.map(|payoff| best - payoff))
                .collect()
        };
        self.payoffs.iter().map(of_row).collect()
    }

    /// The `p` quantile (type 7) of each option's regrets over the scenarios, each counted once: 1 for the greatest
    /// regret, 0.9 for the 90th percentile.
    #[must_use]
    pub fn regret_quantiles(&self, p: f64) -> Vec<Option<f64>> {
        let quantile = |row: Vec<Option<f64>>| {
            let mut row: Vec<f64> = row.into_iter().collect::<Option<_>>()?;
            row.sort_unstable_by(f64::total_cmp);
            sample_quantile(&row, p)
        };
        self.regrets().into_iter().map(quantile).collect()
    }

    /// Laplace: the plain mean of each option's payoffs.
    #[must_use]
    pub fn means(&self) -> Vec<Option<f64>> {
        self.each(mean)
    }

    /// The mean and the population variance of each option's payoffs.
    #[must_use]
    pub fn means_and_variances(&self) -> Vec<Option<MeanAndVariance>> {
        self.each(|row| {
            let mean = mean(row);
            let squares = row.iter().map(|payoff| (payoff - mean) * (payoff - mean));
            MeanAndVariance {
                mean,
                variance: squares.sum::<f64>() / row.len() as f64,
            }
        })
    }

    /// Hurwicz: `a` times the best and 1 - `a` times the worst payoff of each option.
    #[must_use]
    pub fn hurwicz(&self, a: f64) -> Vec<Option<f64>> {
        self.each(|row| {
            let best = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let worst = row.iter().copied().fold(f64::INFINITY, f64::min);
            a * best + (1.0 - a) * worst
        })
    }

    /// Starr's domain criterion: the share of scenarios in which each option pays at least `threshold`. A scenario
    /// without the option counts as one in which it does not.
    #[must_use]
    pub fn satisfied(&self, threshold: f64) -> Vec<f64> {
        let share = |row: &Vec<Option<f64>>| {
            let met = row.iter().flatten().filter(|payoff| **payoff >= threshold);
            met.count() as f64 / self.scenarios as f64
        };
        self.payoffs.iter().map(share).collect()
    }

    /// The expected payoff of each option under `weights`; a scenario of weight 0 may be without it.
    ///
    /// # Errors
    /// Weights that are not as many as the scenarios, below 0, or do not sum to 1 within 1e-9.
    pub fn expected(&self, weights: &[f64]) -> Result<Vec<Option<f64>>, DecisionError> {
        self.check(weights)?;
        let expected = |row: &Vec<Option<f64>>| {
            let cells = row.iter().zip(weights).filter(|(_, weight)| **weight > 0.0);
            cells
                .map(|(payoff, weight)| payoff.map(|payoff| weight * payoff))
                .sum::<Option<f64>>()
        };
        Ok(self.payoffs.iter().map(expected).collect())
    }

    /// The expected value of perfect information under `weights`: what it is worth to know the scenario before
    /// choosing. Nothing if no option is offered in every scenario that has weight.
    ///
    /// # Errors
    /// As [`Self::expected`].
    pub fn evpi(&self, weights: &[f64]) -> Result<Option<f64>, DecisionError> {
        let best = self.best();
        let knowing = best.iter().zip(weights).map(|(best, weight)| best * weight);
        let knowing: f64 = knowing.sum();
        let expected = self.expected(weights)?;
        let best = expected.into_iter().flatten().max_by(f64::total_cmp);
        Ok(best.map(|best| (knowing - best).max(0.0)))
    }

    fn check(&self, weights: &[f64]) -> Result<(), DecisionError> {
        let sum: f64 = weights.iter().sum();
        let fits = weights.len() == self.scenarios && weights.iter().all(|weight| *weight >= 0.0);
        if fits && (sum - 1.0).abs() <= 1e-9 {
            Ok(())
        } else {
            Err(DecisionError::Weights {
                scenarios: self.scenarios,
            })
        }
    }
}

fn mean(row: &[f64]) -> f64 {
    row.iter().sum::<f64>() / row.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_that_is_not_offered_somewhere_has_no_worst_case_and_no_regret_there() {
        let table = DecisionTable::new(vec![
            vec![Some(9.0), None, Some(4.0)],
            vec![Some(5.0), Some(3.0), Some(4.0)],
        ])
        .unwrap();
        assert_eq!(table.minima(), [None, Some(3.0)]);
        assert_eq!(table.regrets()[0], [Some(0.0), None, Some(0.0)]);
        assert_eq!(table.regret_quantiles(1.0), [None, Some(4.0)]);
        assert_eq!(table.means(), [None, Some(4.0)]);
        assert_eq!(table.satisfied(4.0), [2.0 / 3.0, 2.0 / 3.0]);
        // Where the missing scenario has no weight, the option has its expectation: 0.5 x 9 + 0.5 x 4.
        assert_eq!(
            table.expected(&[0.5, 0.0, 0.5]).unwrap(),
            [Some(6.5), Some(4.5)]
        );
        assert_eq!(table.evpi(&[0.5, 0.0, 0.5]).unwrap(), Some(0.0));
        // With weight there: 0.25 x 9 + 0.5 x 3 + 0.25 x 4 = 4.75 knowing; the other option brings 3.75.
        assert_eq!(table.evpi(&[0.25, 0.5, 0.25]).unwrap(), Some(1.0));
    }

    #[test]
    fn the_ninetieth_percentile_of_regret_lies_between_the_worst_two() {
        // Regrets of the second option 0, 1, ..., 10: type 7 at 0.9 is 9.
        let table = DecisionTable::new(vec![
            (0..11).map(|k| Some(f64::from(k))).collect(),
            vec![Some(0.0); 11],
        ])
        .unwrap();
        assert_eq!(table.regret_quantiles(0.9), [Some(0.0), Some(9.0)]);
        let spread = table.means_and_variances()[0].unwrap();
        // Mean 5, population variance (11^2 - 1) / 12 = 10.
        assert_eq!((spread.mean, spread.variance), (5.0, 10.0));
    }

    #[test]
    fn tables_and_weights_that_do_not_fit_are_refused() {
        let refused = |rows| DecisionTable::new(rows).unwrap_err().to_string();
        assert_eq!(
            refused(vec![]),
            "a decision needs at least one option and one scenario"
        );
        assert_eq!(
            refused(vec![vec![Some(1.0)], vec![]]),
            "option 1 has 0 payoffs for 1 scenarios"
        );
        assert!(refused(vec![vec![Some(f64::NAN)]]).starts_with("the payoff of option 0"));
        assert_eq!(
            refused(vec![vec![Some(1.0), None]]),
            "no option is offered in scenario 1: it cannot tell options apart; leave it out and say so"
        );
        let table = DecisionTable::new(vec![vec![Some(1.0), Some(2.0)]]).unwrap();
        for weights in [&[1.0][..], &[0.5, 0.6], &[1.5, -0.5]] {
            assert_eq!(
                table.expected(weights).unwrap_err(),
                DecisionError::Weights { scenarios: 2 }
            );
        }
    }
}
