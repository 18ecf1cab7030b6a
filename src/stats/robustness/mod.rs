//! Options against scenarios that nobody can weigh: measures of robustness, and what knowing more is worth
//! (METHOD 6.11).

mod criterion;
mod information;
mod table;

pub use criterion::{Criterion, Ranking, disagree, rankings};
pub use information::evpi_of_input;
pub use table::{DecisionTable, MeanAndVariance};

/// Why a decision table, or a value of information, cannot be had.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum DecisionError {
    /// No options or no scenarios.
    #[error("a decision needs at least one option and one scenario")]
    Empty,
    /// A row of another length.
    #[error("option {option} has {found} payoffs for {scenarios} scenarios")]
    RaggedRow {
        /// Its place, from 0.
        option: usize,
        /// Payoffs in its row.
        found: usize,
        /// Scenarios of the table.
        scenarios: usize,
    },
    /// A payoff that is no number.
    #[error(
        "the payoff of option {option} in scenario {scenario} is {value}: leave the cell empty where an option is not \
         offered"
    )]
    NotFinite {
        /// The option's place, from 0.
        option: usize,
        /// The scenario's place, from 0.
        scenario: usize,
        /// What it is.
        value: f64,
    },
    /// A scenario that offers nothing.
    #[error(
        "no option is offered in scenario {scenario}: it cannot tell options apart; leave it out and say so"
    )]
    NothingOffered {
        /// Its place, from 0.
        scenario: usize,
    },
    /// Weights that are no probabilities.
    #[error("the weights of {scenarios} scenarios must be as many, none below 0, and sum to 1")]
    Weights {
        /// Scenarios of the table.
        scenarios: usize,
    },
    /// An input that is no number.
    #[error("the input is {value} in case {case}: leave out cases without it")]
    InputNotFinite {
        /// The case's place, from 0.
        case: usize,
        /// What it is.
        value: f64,
    },
    /// Too few cases in a bin.
    #[error("{cases} cases in {bins} bins: give at least 2 bins and 10 cases for each")]
    TooFewCases {
        /// Cases given.
        cases: usize,
        /// Bins asked for.
        bins: usize,
    },
}
