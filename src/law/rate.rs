//! What a record of events says of their rate (METHOD 1.10).

use super::{Law, LawError};

/// Shape of the prior law of Jeffreys for a rate: gamma with shape 1/2 and no years watched.
const JEFFREYS: f64 = 0.5;

/// The posterior law of a yearly rate after a record, from the prior of Jeffreys: gamma with shape 1/2 + events and
/// rate years (M103).
#[derive(Clone, Debug, PartialEq)]
pub struct RatePosterior {
    shape: f64,
    years: f64,
    law: Law,
}

impl RatePosterior {
    /// After `events` (0 or more) in `years` (more than 0) of open time.
    ///
    /// # Errors
    /// Refuses numbers that make no gamma law.
    pub fn after(events: f64, years: f64) -> Result<Self, LawError> {
        Self::from_prior(JEFFREYS, 0.0, events, years)
    }

    /// After a record, from a gamma prior of this shape over so many years.
    ///
    /// # Errors
    /// Refuses numbers that make no gamma law.
    pub fn from_prior(
        shape: f64,
        prior_years: f64,
        events: f64,
        years: f64,
    ) -> Result<Self, LawError> {
        let (shape, years) = (shape + events, prior_years + years);
        let law = Law::gamma(shape / years, 1.0 / shape.sqrt())?;
        Ok(Self { shape, years, law })
    }

    /// Mean rate a year.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.shape / self.years
    }

    /// Rate that is not exceeded with probability `p`.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        self.law.quantile(p)
    }

    /// Ends of the central interval that holds the rate with probability 0.9.
    #[must_use]
    pub fn interval90(&self) -> (f64, f64) {
        (self.quantile(0.05), self.quantile(0.95))
    }

    /// Chance of no event in the next `years`: (b/(b + y))^a.
    #[must_use]
    pub fn none_within(&self, years: f64) -> f64 {
        libm::exp(-self.shape * libm::log1p(years / self.years))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_closures_in_five_years_leave_a_rate_that_is_hardly_known() {
        // M103: gamma(2.5, 5).
        let rate = RatePosterior::after(2.0, 5.0).unwrap();
        assert_eq!(rate.mean(), 0.5);
        let (low, high) = rate.interval90();
        assert!((low - 0.114_547_622_606_177).abs() < 1e-8);
        assert!((high - 1.107_049_769_351_64).abs() < 1e-8);
        assert!((rate.none_within(1.0) - 0.633_938_145_260_609).abs() < 1e-12);
    }

    #[test]
    fn no_event_at_all_is_no_proof_of_safety() {
        // Gamma(1/2, 10): half the square of a normal score over 10; its 95% point is 1.959964^2/20.
        let rate = RatePosterior::after(0.0, 10.0).unwrap();
        assert_eq!(rate.mean(), 0.05);
        assert!((rate.interval90().1 - 1.959_963_984_540_054_f64.powi(2) / 20.0).abs() < 1e-9);
    }

    #[test]
    fn a_record_of_no_years_is_refused() {
        assert!(RatePosterior::after(1.0, 0.0).is_err());
    }
}
