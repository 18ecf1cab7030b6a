//! One file per question; each gives a finding.

mod cards;
pub mod claims;
mod compare;
pub mod disruption;
mod estimand;
pub mod finding;
mod footing;
mod futures;
mod matrix;
mod measure;
mod prepare;
mod probe;
mod statistic;
mod timeline;
mod unknown;

pub use compare::{NoComparison, Progress, compare};
pub use estimand::{estimand, regime_label};
pub use footing::rests_on;
pub use futures::{latin_hypercube, quantile, values_of};
pub use measure::RouteCard;
pub use prepare::{Prepared, why_not};
pub use probe::Probe;
pub use statistic::{Statistic, Unit};
pub use unknown::{Unknown, unknowns};
