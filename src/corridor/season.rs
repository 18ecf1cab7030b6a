//! Seasons: how the time of the year stretches what is done (METHOD 1.7).

use super::{Evidence, Loading, Quantity};

/// How hours stretch from a date of a season on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stretch {
    /// By this factor, more than 0.
    Known(Quantity),
    /// By a factor drawn each year from a law (index) of unit 1: the severity of an ice winter.
    Drawn(usize),
}

/// A date of a season: what holds from then until its next date.
#[derive(Clone, Debug, PartialEq)]
pub struct SeasonDate {
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month.
    pub day: i8,
    /// Standard deviation of the date over years, days (a normal law); absent = the same every year.
    pub sd_d: Option<Quantity>,
    /// Hours of work become so many times as many.
    pub stretch: Stretch,
    /// Hours between convoys while it holds: who enters waits for the next; absent = no convoys.
    pub convoy_h: Option<Quantity>,
    /// Shared shocks that date and severity of a year follow; only factors of one score a world.
    pub factors: Vec<Loading>,
    /// Grade and sources.
    pub evidence: Evidence,
}

/// The rows of `seasons.csv` with one id.
#[derive(Clone, Debug, PartialEq)]
pub struct Season {
    /// Id.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// True when the factor goes evenly from one date's to the next one's; false when it steps.
    pub linear: bool,
    /// Dates in the order of the year.
    pub dates: Vec<SeasonDate>,
}

impl Season {
    /// True when dates or factors are drawn anew each year.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.dates
            .iter()
            .any(|date| date.sd_d.is_some() || matches!(date.stretch, Stretch::Drawn(_)))
    }
}
