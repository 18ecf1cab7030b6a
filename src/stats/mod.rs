//! Summaries of many trials, and what they tell.
//!
//! A block of outcomes ([`BlockOutcome`], one for each route) is taken into a [`GroupSummary`]. Everything in a
//! summary is an integer, so blocks, shards and machines merge in any order to the same bytes. [`Estimate`]s are
//! read from it: a value, its range over the futures, its simulation noise. [`StopRule`] tells when to stop.
//! Numbers are in the unit their name ends with: hours, USD, kg.

mod block;
pub mod claim;
#[cfg(test)]
mod closed_forms;
mod comparison;
pub mod design;
pub mod discovery;
mod estimate;
mod fixed;
mod groups;
mod histogram;
pub mod indicators;
pub mod interval;
pub mod nested;
mod pairs;
mod precision;
mod reliability;
pub mod robustness;
pub mod scores;
pub mod sensitivity;
mod summary;
pub mod survival;
mod ways;

pub use block::{BlockOutcome, Breakpoint, LANES, LINES, PARTS, Status};
pub use comparison::{AgainstReference, Difference, GroupSummary};
pub use estimate::{Estimate, Range, quantile_interval};
pub use fixed::{FixedSum, Moments};
pub use groups::{GROUPS, Group, Measure};
pub use histogram::{Histogram, Resolution, SignedHistogram};
pub use pairs::{PairCount, PairCounts, WholeUnits};
pub use precision::{Reached, StopRule, checkpoints};
pub use summary::{BreakpointSummary, PICTURE_BLOCKS, Planned, RouteSummary, StatusCounts};
pub use ways::{Committed, Deciding, StepCount, WayOutcome, WaySummary};
