//! Indicators of corridor performance monitoring (METHOD 7.5, M094): speeds with and without delay, cost by distance
//! and weight.

/// A trip, or a section of one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Trip {
    /// Kilometres.
    pub km: f64,
    /// Hours in motion.
    pub moving_h: f64,
    /// Hours at rest: borders and all other stops.
    pub standing_h: f64,
    /// USD paid.
    pub usd: f64,
    /// Tonnes of cargo.
    pub tonnes: f64,
}

/// Kilometres to which a cost is scaled.
const SECTION_KM: f64 = 500.0;

/// Tonnes to which a cost is scaled.
const LOAD_T: f64 = 20.0;

impl Trip {
    /// Hours in all.
    #[must_use]
    pub fn hours(&self) -> f64 {
        self.moving_h + self.standing_h
    }

    /// Speed without delay, km/h: distance over the time in motion (M094). Nothing where nothing moves.
    #[must_use]
    pub fn swod_kmh(&self) -> Option<f64> {
        over(self.km, self.moving_h)
    }

    /// Speed with delay, km/h: distance over the whole time (M094).
    #[must_use]
    pub fn swd_kmh(&self) -> Option<f64> {
        over(self.km, self.hours())
    }

    /// USD for 500 km and 20 t of cargo (TFI3, M094).
    #[must_use]
    pub fn tfi3_usd(&self) -> Option<f64> {
        over(self.usd * SECTION_KM * LOAD_T, self.km * self.tonnes)
    }

    /// Share of the time in motion (M094).
    #[must_use]
    pub fn moving_share(&self) -> Option<f64> {
        over(self.moving_h, self.hours())
    }
}

fn over(value: f64, by: f64) -> Option<f64> {
    (value > 0.0 && by > 0.0 && (value / by).is_finite()).then(|| value / by)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_without_a_kilometre_has_no_speed() {
        let halt = Trip {
            standing_h: 12.0,
            ..Trip::default()
        };
        assert_eq!((halt.swod_kmh(), halt.swd_kmh()), (None, None));
        assert_eq!(halt.moving_share(), None);
    }
}
