//! Distributions as counts: cells indexed by the bits of the number, on one side of zero or on both.

mod cells;
mod read;
mod signed;

pub use cells::{Histogram, Resolution};
pub use signed::SignedHistogram;
