//! Why a law is refused.

/// The parameters do not make a law. The message says what would.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LawError {
    /// A parameter is infinite or not a number.
    #[error("the {name} of a law is {value}: give a finite number")]
    NotFinite {
        /// Which parameter.
        name: &'static str,
        /// What was given.
        value: f64,
    },
    /// A parameter that must be positive is not.
    #[error("the {name} of a law is {value}: give a number above zero")]
    NotPositive {
        /// Which parameter.
        name: &'static str,
        /// What was given.
        value: f64,
    },
    /// A negative mean of a law whose values are never negative.
    #[error("a mean of {0} is negative: give zero or more")]
    NegativeMean(f64),
    /// A coefficient of variation that is neither zero nor within reach.
    #[error("a CV of {0} is out of reach: give 0 for no spread, or a number from 0.001 to 10")]
    Cv(f64),
    /// Ends and mode out of order.
    #[error("min {min}, mode {mode}, max {max} do not rise: give min <= mode <= max")]
    Order {
        /// Lower end.
        min: f64,
        /// Most likely value.
        mode: f64,
        /// Upper end.
        max: f64,
    },
    /// Ends out of order.
    #[error("min {min} is above max {max}: give min <= max")]
    Ends {
        /// Lower end.
        min: f64,
        /// Upper end.
        max: f64,
    },
    /// Percentiles out of order.
    #[error("P50 {p50} and P90 {p90} do not rise from above zero: give 0 < P50 <= P90")]
    Percentiles {
        /// Median.
        p50: f64,
        /// Ninetieth percentile.
        p90: f64,
    },
    /// An empirical law without values.
    #[error("an empirical law has no values: give at least one")]
    NoValues,
    /// Weights of a mixture that do not sum to one.
    #[error("the weights of a mixture sum to {0}: they must sum to 1")]
    Weights(f64),
}

pub(super) fn finite(name: &'static str, value: f64) -> Result<f64, LawError> {
    if value.is_finite() {
        Ok(value)
    } else {
        Err(LawError::NotFinite { name, value })
    }
}

pub(super) fn positive(name: &'static str, value: f64) -> Result<f64, LawError> {
    if finite(name, value)? > 0.0 {
        Ok(value)
    } else {
        Err(LawError::NotPositive { name, value })
    }
}

/// A mean and a CV that make a law, or nothing when they make a single value.
pub(super) fn mean_and_cv(mean: f64, cv: f64) -> Result<Option<(f64, f64)>, LawError> {
    if finite("mean", mean)? < 0.0 {
        Err(LawError::NegativeMean(mean))
    } else if cv == 0.0 {
        Ok(None)
    } else if !(0.001..=10.0).contains(&cv) {
        Err(LawError::Cv(cv))
    } else if mean == 0.0 {
        Ok(None)
    } else {
        Ok(Some((mean, cv)))
    }
}
