//! Scenario discovery: under which conditions does the outcome of interest come about? (METHOD 6.10)
//!
//! [`discover`] looks for a box (PRIM) on one half of the cases and measures it on the other; [`cart`] is the check by
//! a small tree.

mod cart;
mod cases;
mod choice;
mod prim;
mod prune;
mod split;

pub use cart::{Leaf, Node, cart};
pub use cases::{CaseBox, Cases, LEAST_CASES, MeasuredBox, Restriction, Side, Tally, WISHED_CASES};
pub use choice::{Discovery, discover, simplified};
pub use prim::prim;
pub use split::{Split, best_split, gini};

use serde::{Deserialize, Serialize};

/// How a box is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Patience {
    /// The share of the cases in the box that one peel takes away: 0.05 is usual, 0.1 quicker.
    pub peel: f64,
    /// The share of the cases beside the box that one paste gives back.
    pub paste: f64,
    /// The least share of all cases that a box may hold.
    pub least_mass: f64,
    /// The most inputs that the chosen box may restrict.
    pub most_inputs: usize,
    /// A restriction whose quasi-p is above this is dropped from the chosen box.
    pub significance: f64,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            peel: 0.05,
            paste: 0.05,
            least_mass: 0.05,
            most_inputs: 3,
            significance: 0.05,
        }
    }
}

/// Why nothing can be discovered.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum DiscoveryError {
    /// Nothing that could restrict.
    #[error("no input was varied: there is nothing that could tell the cases apart")]
    NoInputs,
    /// Lists that should be equally long are not.
    #[error("input {input} has {found} values for {cases} cases")]
    OtherLength {
        /// The input's place, from 0.
        input: usize,
        /// Values given.
        found: usize,
        /// Cases.
        cases: usize,
    },
    /// A value that is no number.
    #[error("input {input} is {value} in case {case}")]
    NotFinite {
        /// The input's place, from 0.
        input: usize,
        /// The case's place, from 0.
        case: usize,
        /// What it is.
        value: f64,
    },
    /// Too few cases.
    #[error(
        "{cases} cases are too few to discover anything: take at least {LEAST_CASES}, better {WISHED_CASES}"
    )]
    TooFewCases {
        /// Cases given.
        cases: usize,
    },
    /// No case of interest.
    #[error("the outcome asked for comes about in none of {cases} cases: ask for a milder one")]
    NoneOfInterest {
        /// Cases given.
        cases: usize,
    },
    /// All cases of interest.
    #[error(
        "the outcome asked for comes about in all of {cases} cases: ask for a sterner one, or for its opposite"
    )]
    AllOfInterest {
        /// Cases given.
        cases: usize,
    },
    /// One case that stands alone.
    #[error("only one of {cases} cases stands apart from the rest: that is no pattern")]
    OneAlone {
        /// Cases given.
        cases: usize,
    },
    /// Shares that are none.
    #[error("peeling {peel}, pasting {paste}: both must lie above 0 and below 0.5")]
    NoShare {
        /// The share peeled.
        peel: f64,
        /// The share pasted.
        paste: f64,
    },
}
