//! One file per question; each gives a finding.

pub mod backtest;
mod cards;
pub mod claims;
mod compare;
pub mod difference;
pub mod discover;
pub mod disruption;
mod estimand;
pub mod finding;
mod footing;
mod futures;
pub mod horsetail;
pub mod indicators;
mod inputs;
mod matrix;
mod measure;
pub mod pair;
mod prepare;
mod probe;
pub mod robustness;
pub mod sensitivity;
#[cfg(feature = "charts")]
pub mod split;
mod statistic;
pub mod sweep;
mod timeline;
mod unknown;

pub use compare::{NoComparison, Progress, compare};
pub use estimand::{Estimand, RegimeLabel, estimand, regime_label};
pub use footing::rests_on;
pub use futures::{latin_hypercube, places, quantile, values_of};
pub use measure::RouteCard;
pub use prepare::{Prepared, why_not};
pub use probe::Probe;
pub use statistic::{Statistic, Unit};
pub use unknown::{Unknown, unknowns};
