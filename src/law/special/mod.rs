//! The functions behind the laws: normal, incomplete gamma and incomplete beta, and their inverses.
//!
//! Everything rests on the `libm` crate, so that the same input gives the same bits everywhere.

mod beta;
mod gamma;
mod normal;
mod solve;

pub(crate) use beta::StandardBeta;
pub(crate) use gamma::StandardGamma;
pub(crate) use normal::normal_tail_score;
pub use normal::{normal_cdf, normal_density, normal_excess, normal_quantile};
pub use solve::Tail;
