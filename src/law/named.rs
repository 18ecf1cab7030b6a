//! A law: how one thing varies from shipment to shipment, as a family with its parameters.

use serde::{Deserialize, Serialize};

use super::family::{
    Empirical, Fixed, Gamma, Lognormal, Mixture, Pert, Triangular, Uniform, Weibull,
};
use super::refusal::{LawError, finite, mean_and_cv, positive};

/// The families a law may belong to (METHOD 1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// One value.
    Fixed,
    /// Every value between two ends alike.
    Uniform,
    /// Two ends and a mode, straight lines between.
    Triangular,
    /// Two ends and a mode, a beta of lambda 4 between.
    Pert,
    /// Factors that multiply.
    Lognormal,
    /// Stages that add.
    Gamma,
    /// A hazard that rises or falls with age.
    Weibull,
    /// Counted values, each equally likely.
    Empirical,
    /// One of several laws, each with its weight.
    Mixture,
}

impl Family {
    /// Every family, in the order of this enum.
    pub const ALL: [Self; 9] = [
        Self::Fixed,
        Self::Uniform,
        Self::Triangular,
        Self::Pert,
        Self::Lognormal,
        Self::Gamma,
        Self::Weibull,
        Self::Empirical,
        Self::Mixture,
    ];

    /// The word for it in tables and files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Uniform => "uniform",
            Self::Triangular => "triangular",
            Self::Pert => "pert",
            Self::Lognormal => "lognormal",
            Self::Gamma => "gamma",
            Self::Weibull => "weibull",
            Self::Empirical => "empirical",
            Self::Mixture => "mixture",
        }
    }

    /// The family of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.name() == name)
    }
}

/// A distribution with parameters known to be good. Without spread it is the fixed law.
#[derive(Clone, Debug, PartialEq)]
pub struct Law(pub(super) Kind);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Fixed(Fixed),
    Uniform(Uniform),
    Triangular(Triangular),
    Pert(Pert),
    Lognormal(Lognormal),
    Gamma(Gamma),
    Weibull(Weibull),
    Empirical(Empirical),
    Mixture(Mixture),
}

impl Law {
    /// Always `value`.
    ///
    /// # Errors
    /// Refuses what is not finite.
    pub fn fixed(value: f64) -> Result<Self, LawError> {
        finite("value", value)?;
        Ok(Self(Kind::Fixed(Fixed { value })))
    }

    /// Every value from `min` to `max` alike.
    ///
    /// # Errors
    /// Refuses ends that are not finite or do not rise.
    pub fn uniform(min: f64, max: f64) -> Result<Self, LawError> {
        finite("min", min)?;
        finite("max", max)?;
        if min > max {
            Err(LawError::Ends { min, max })
        } else if min == max {
            Self::fixed(min)
        } else {
            Ok(Self(Kind::Uniform(Uniform { min, max })))
        }
    }

    /// Two ends and a mode, straight lines between (M034).
    ///
    /// # Errors
    /// Refuses numbers that are not finite or do not rise.
    pub fn triangular(min: f64, mode: f64, max: f64) -> Result<Self, LawError> {
        if rising(min, mode, max)? {
            Ok(Self(Kind::Triangular(Triangular { min, mode, max })))
        } else {
            Self::fixed(min)
        }
    }

    /// Two ends and a mode, a beta of lambda 4 between (M033).
    ///
    /// # Errors
    /// Refuses numbers that are not finite or do not rise.
    pub fn pert(min: f64, mode: f64, max: f64) -> Result<Self, LawError> {
        if rising(min, mode, max)? {
            Ok(Self(Kind::Pert(Pert::new(min, mode, max))))
        } else {
            Self::fixed(min)
        }
    }

    /// Lognormal by mean and coefficient of variation (M002); a `cv` of 0 is the fixed law.
    ///
    /// # Errors
    /// Refuses a negative mean, and a CV that is not 0 or from 0.001 to 10.
    pub fn lognormal(mean: f64, cv: f64) -> Result<Self, LawError> {
        Self::with_spread(mean, cv, |mean, cv| {
            Kind::Lognormal(Lognormal::of_mean_and_cv(mean, cv))
        })
    }

    /// Lognormal by median and ninetieth percentile (M003).
    ///
    /// # Errors
    /// Refuses 0 < P50 <= P90 not holding, and a spread whose CV is below 0.001 or above 10.
    pub fn lognormal_p50_p90(p50: f64, p90: f64) -> Result<Self, LawError> {
        finite("P50", p50)?;
        finite("P90", p90)?;
        if !(p50 > 0.0 && p90 >= p50) {
            return Err(LawError::Percentiles { p50, p90 });
        }
        if p50 == p90 {
            return Self::fixed(p50);
        }
        let law = Lognormal::of_p50_and_p90(p50, p90);
        mean_and_cv(law.mean(), law.cv())?;
        Ok(Self(Kind::Lognormal(law)))
    }

    /// Gamma by mean and coefficient of variation (M004); a `cv` of 0 is the fixed law.
    ///
    /// # Errors
    /// Refuses a negative mean, and a CV that is not 0 or from 0.001 to 10.
    pub fn gamma(mean: f64, cv: f64) -> Result<Self, LawError> {
        Self::with_spread(mean, cv, |mean, cv| {
            Kind::Gamma(Gamma::of_mean_and_cv(mean, cv))
        })
    }

    /// Weibull by mean and coefficient of variation; a `cv` of 0 is the fixed law.
    ///
    /// # Errors
    /// Refuses a negative mean, and a CV that is not 0 or from 0.001 to 10.
    pub fn weibull(mean: f64, cv: f64) -> Result<Self, LawError> {
        Self::with_spread(mean, cv, |mean, cv| {
            Kind::Weibull(Weibull::of_mean_and_cv(mean, cv))
        })
    }

    /// Weibull by shape and scale (M005).
    ///
    /// # Errors
    /// Refuses what is not positive, and a shape whose CV is below 0.001 or above 10.
    pub fn weibull_shape_scale(shape: f64, scale: f64) -> Result<Self, LawError> {
        positive("shape", shape)?;
        positive("scale", scale)?;
        let law = Weibull::of_shape_and_scale(shape, scale);
        mean_and_cv(law.mean(), law.cv())?;
        Ok(Self(Kind::Weibull(law)))
    }

    /// The values given, each equally likely.
    ///
    /// # Errors
    /// Refuses an empty list, and values that are not finite.
    pub fn empirical(values: Vec<f64>) -> Result<Self, LawError> {
        let &first = values.first().ok_or(LawError::NoValues)?;
        for &value in &values {
            finite("value", value)?;
        }
        if values.iter().all(|&value| value == first) {
            return Self::fixed(first);
        }
        Ok(Self(Kind::Empirical(Empirical::new(values))))
    }

    /// One of several laws, each with its weight (M011).
    ///
    /// # Errors
    /// Refuses an empty list, weights that are not positive, and weights that do not sum to 1
    /// within 1e-6 (what is left of that is shared out).
    pub fn mixture(mut parts: Vec<(f64, Self)>) -> Result<Self, LawError> {
        for (weight, _) in &parts {
            positive("weight", *weight)?;
        }
        let sum: f64 = parts.iter().map(|(weight, _)| weight).sum();
        if (sum - 1.0).abs() > 1e-6 {
            return Err(LawError::Weights(sum));
        }
        if parts.len() == 1 {
            return Ok(parts.swap_remove(0).1);
        }
        for (weight, _) in &mut parts {
            *weight /= sum;
        }
        Ok(Self(Kind::Mixture(Mixture::new(parts))))
    }

    fn with_spread(mean: f64, cv: f64, kind: fn(f64, f64) -> Kind) -> Result<Self, LawError> {
        match mean_and_cv(mean, cv)? {
            Some((mean, cv)) => Ok(Self(kind(mean, cv))),
            None => Self::fixed(mean),
        }
    }
}

/// Whether ends and mode make a law with spread.
fn rising(min: f64, mode: f64, max: f64) -> Result<bool, LawError> {
    finite("min", min)?;
    finite("mode", mode)?;
    finite("max", max)?;
    if min <= mode && mode <= max {
        Ok(min < max)
    } else {
        Err(LawError::Order { min, mode, max })
    }
}

/// Calls the same method on whatever family the law belongs to.
macro_rules! of_family {
    ($law:expr, $family:ident => $call:expr) => {
        match $law {
            Kind::Fixed($family) => $call,
            Kind::Uniform($family) => $call,
            Kind::Triangular($family) => $call,
            Kind::Pert($family) => $call,
            Kind::Lognormal($family) => $call,
            Kind::Gamma($family) => $call,
            Kind::Weibull($family) => $call,
            Kind::Empirical($family) => $call,
            Kind::Mixture($family) => $call,
        }
    };
}
pub(super) use of_family;

impl Law {
    /// The family it belongs to; a law without spread is [`Family::Fixed`].
    #[must_use]
    pub fn family(&self) -> Family {
        match &self.0 {
            Kind::Fixed(_) => Family::Fixed,
            Kind::Uniform(_) => Family::Uniform,
            Kind::Triangular(_) => Family::Triangular,
            Kind::Pert(_) => Family::Pert,
            Kind::Lognormal(_) => Family::Lognormal,
            Kind::Gamma(_) => Family::Gamma,
            Kind::Weibull(_) => Family::Weibull,
            Kind::Empirical(_) => Family::Empirical,
            Kind::Mixture(_) => Family::Mixture,
        }
    }
}
