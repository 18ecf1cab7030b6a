//! What a result hangs on: indices of variance, elementary effects, one-at-a-time bars, ranks (METHOD 6.4-6.6).

mod bootstrap;
mod indices;
mod morris;
mod rank;
mod tornado;
mod verdict;

pub use indices::{Index, LEAST_POINTS, LEAST_RESAMPLES, SobolIndices, sobol_indices};
pub use morris::{Effects, elementary_effects, kept, morris};
pub use rank::spearman;
pub use tornado::{Bar, sort_bars};
pub use verdict::{TIE, Verdict, WIDEST_TOTAL, top_five_stable, verdict};

/// Why there are no indices, effects or ranks.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SensitivityError {
    /// Lists that should be equally long are not.
    #[error("{found} outcomes where {expected} are needed: give one for each point of the design")]
    OtherOutcomes {
        /// Outcomes given.
        found: usize,
        /// Outcomes needed.
        expected: usize,
    },
    /// Nothing was exchanged.
    #[error("no input was varied: there is nothing to rank")]
    NothingVaried,
    /// Too few base points.
    #[error(
        "{points} base points are too few for indices: take at least {LEAST_POINTS}, better 1024, and double until the \
         verdict is content"
    )]
    TooFewPoints {
        /// Base points given.
        points: usize,
    },
    /// No resamples for the intervals.
    #[error("{resamples} resamples give no interval: take at least {LEAST_RESAMPLES}, better 1000")]
    TooFewResamples {
        /// Resamples asked for.
        resamples: u32,
    },
    /// An outcome that is no number.
    #[error(
        "outcome {place} is {value}: indices need a finite number at every point; ask for a measure that every point \
         has, for instance the share that arrives"
    )]
    NotFinite {
        /// Its place among the outcomes of its part of the design, from 0.
        place: usize,
        /// What it is.
        value: f64,
    },
}
