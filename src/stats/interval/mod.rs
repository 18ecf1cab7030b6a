//! Intervals for what a finite number of trials can tell (METHOD 6.7, 6.8).

mod beta;
mod order;
mod probability;

#[cfg(test)]
pub(crate) use beta::normal_quantile;
pub use beta::{binomial_at_least, student_t};
pub use order::{
    JarrettForm, maritz_jarrett, quantile_rank_coverage, quantile_ranks, sample_quantile,
    wilks_one_sided, wilks_two_sided,
};
pub use probability::{
    Interval, Z95, clopper_pearson, distribution_band, trials_for_mean, trials_for_probability,
    trials_for_quantile, wilson,
};
