//! A named distribution with its cells unresolved.

use super::Quantity;

/// The family of a law and its cells. Times are in hours; a multiplier has no unit.
#[derive(Clone, Debug, PartialEq)]
pub enum LawForm {
    /// Always the same.
    Fixed {
        /// The value.
        mean: Quantity,
    },
    /// Uniform on [min, max].
    Uniform {
        /// Least value.
        min: Quantity,
        /// Greatest value.
        max: Quantity,
    },
    /// Triangular (M034).
    Triangular {
        /// Least value.
        min: Quantity,
        /// Most likely value.
        mode: Quantity,
        /// Greatest value.
        max: Quantity,
    },
    /// PERT with weight 4 (M033).
    Pert {
        /// Least value.
        min: Quantity,
        /// Most likely value.
        mode: Quantity,
        /// Greatest value.
        max: Quantity,
    },
    /// Lognormal from mean and coefficient of variation (M002).
    Lognormal {
        /// Mean.
        mean: Quantity,
        /// Coefficient of variation.
        cv: Quantity,
    },
    /// Lognormal from two quantiles (M003).
    LognormalQuantiles {
        /// Median.
        p50: Quantity,
        /// 90th percentile.
        p90: Quantity,
    },
    /// Gamma from mean and coefficient of variation (M004).
    Gamma {
        /// Mean.
        mean: Quantity,
        /// Coefficient of variation.
        cv: Quantity,
    },
    /// Weibull from mean and coefficient of variation (M005).
    Weibull {
        /// Mean.
        mean: Quantity,
        /// Coefficient of variation.
        cv: Quantity,
    },
    /// Equally frequent values.
    Empirical {
        /// The values.
        values: Vec<f64>,
    },
    /// Weighted parts, each another law (M011).
    Mixture {
        /// Weight and index of the law.
        parts: Vec<(Quantity, usize)>,
    },
}

/// A row of `laws.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct LawRow {
    /// Id of the row.
    pub id: String,
    /// True when its values are hours; false when it is a multiplier.
    pub is_time: bool,
    /// Family and cells.
    pub form: LawForm,
}

impl LawForm {
    /// Every numeric cell, not those of a mixture's parts.
    #[must_use]
    pub fn cells(&self) -> Vec<Quantity> {
        match self {
            Self::Fixed { mean } => vec![*mean],
            Self::Uniform { min, max } => vec![*min, *max],
            Self::Triangular { min, mode, max } | Self::Pert { min, mode, max } => {
                vec![*min, *mode, *max]
            }
            Self::Lognormal { mean, cv }
            | Self::Gamma { mean, cv }
            | Self::Weibull { mean, cv } => {
                vec![*mean, *cv]
            }
            Self::LognormalQuantiles { p50, p90 } => vec![*p50, *p90],
            Self::Empirical { .. } => Vec::new(),
            Self::Mixture { parts } => parts.iter().map(|(weight, _)| *weight).collect(),
        }
    }
}
