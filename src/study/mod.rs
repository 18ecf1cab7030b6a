//! One file per question; each gives a finding.

mod cards;
mod compare;
pub mod disruption;
pub mod finding;
mod footing;
mod futures;
mod matrix;
mod measure;
mod prepare;
mod timeline;

pub use compare::{NoComparison, Progress, compare};
pub use footing::rests_on;
pub use futures::{latin_hypercube, quantile, values_of};
pub use measure::RouteCard;
pub use prepare::{Prepared, why_not};
