//! One file per family of laws: moments, density, tails, quantiles and expected excess.
//!
//! Every family has the same methods; `quantile` takes a guess that may save work and never changes
//! the answer beyond rounding.

mod bounded;
mod empirical;
mod gamma;
mod lognormal;
mod mixture;
mod pert;
mod triangular;
mod weibull;

pub(super) use bounded::{Fixed, Uniform};
pub(super) use empirical::Empirical;
pub(super) use gamma::Gamma;
pub(super) use lognormal::Lognormal;
pub(super) use mixture::Mixture;
pub(super) use pert::Pert;
pub(super) use triangular::Triangular;
pub(super) use weibull::Weibull;
