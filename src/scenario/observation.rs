//! Trips, schedules and plans that were seen or announced, as their table has them (METHOD 7.4).

use super::question::{First, Scope, Waypoint};

/// What kind of evidence a row is; kinds are never pooled (METHOD 7.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObservationKind {
    /// A real trip for show: its boxes had their trains ready.
    Pilot,
    /// A real trip of ordinary traffic.
    Regular,
    /// A statistic of an operator or a body over many trips.
    Survey,
    /// A plan, a schedule, a promise, an estimate: a mark, never a target.
    Announced,
}

impl ObservationKind {
    /// All kinds, in the order of tables and charts.
    pub const ALL: [Self; 4] = [Self::Pilot, Self::Regular, Self::Survey, Self::Announced];

    /// The word used in tables and charts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Pilot => "pilot",
            Self::Regular => "regular",
            Self::Survey => "survey",
            Self::Announced => "announced",
        }
    }

    /// True where a forecast is scored against it.
    #[must_use]
    pub fn is_scored(self) -> bool {
        self != Self::Announced
    }
}

/// Which side of the split of METHOD 7.1 an observation stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObservationPart {
    /// It may have served to set a number of the tables.
    Calibration,
    /// It serves to judge, and no number of the tables was set from it.
    Test,
}

impl ObservationPart {
    /// Both parts.
    pub const ALL: [Self; 2] = [Self::Calibration, Self::Test];

    /// The word used in tables and charts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Calibration => "calibration",
            Self::Test => "test",
        }
    }
}

/// How long it took, in days from clock open to clock close.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Taken {
    /// Between these, both included; the same where sources agree.
    Within {
        /// The least.
        low: f64,
        /// The most.
        high: f64,
    },
    /// No longer than this.
    AtMost(f64),
    /// Still under way when it was last seen, after so many days.
    UnderWay(f64),
}

impl Taken {
    /// The middle of what was seen, in days: what scores are taken of. Nothing for one end alone.
    #[must_use]
    pub fn middle_d(self) -> Option<f64> {
        match self {
            Self::Within { low, high } => Some(f64::midpoint(low, high)),
            Self::AtMost(_) | Self::UnderWay(_) => None,
        }
    }

    /// True if any part of what was seen lies between these days, both included. Of a shipment under way it is not
    /// known.
    #[must_use]
    pub fn meets(self, (from_d, to_d): (f64, f64)) -> Option<bool> {
        match self {
            Self::Within { low, high } => Some(low <= to_d && high >= from_d),
            Self::AtMost(high) => Some(high >= from_d),
            Self::UnderWay(_) => None,
        }
    }
}

/// What a trip of the table would be as a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Trip {
    /// Id of the origin.
    pub from: String,
    /// Id of the destination.
    pub to: String,
    /// What its route must use.
    pub via: Vec<Waypoint>,
    /// What its route must not use.
    pub avoid: Vec<Waypoint>,
    /// Where its clock opens and closes.
    pub scope: Scope,
    /// How the shipper met the first departure; absent = as the scenario has it.
    pub first: Option<First>,
    /// `20ft` or `40ft`; absent = as the scenario has it.
    pub box_size: Option<&'static str>,
    /// First and last day of the window of departure, as written.
    pub window: (String, String),
    /// Id of the regime under which it went; absent = by the date.
    pub regime: Option<String>,
    /// True for a part of a way: a sea leg, a border, a railway.
    pub is_section: bool,
    /// Which side of the split it stands on.
    pub part: ObservationPart,
    /// How long it took.
    pub taken: Taken,
}

impl Trip {
    /// Year of the first day of the window: the cohort that shares shocks.
    #[must_use]
    pub fn year(&self) -> i64 {
        let year = self.window.0.get(..4).and_then(|year| year.parse().ok());
        year.unwrap_or(0)
    }
}

/// A row of `observations.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// Id of the row.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// What kind of evidence.
    pub kind: ObservationKind,
    /// The trip, or why it is left out, in plain words.
    pub trip: Result<Trip, String>,
    /// Price in USD as the source has it, if one was told, and for what (`TEU`, `40ft`).
    pub cost_usd: Option<(f64, String)>,
    /// How its clock was read, in plain words.
    pub clock: String,
    /// Ids of rows of `sources.csv`.
    pub sources: Vec<String>,
    /// Note.
    pub note: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_inside_when_any_part_of_it_is_and_its_middle_is_what_is_scored() {
        let seen = Taken::Within {
            low: 22.0,
            high: 23.0,
        };
        assert_eq!(seen.middle_d(), Some(22.5));
        assert_eq!(seen.meets((23.0, 40.0)), Some(true));
        assert_eq!(seen.meets((23.1, 40.0)), Some(false));
        assert_eq!(seen.meets((10.0, 22.0)), Some(true));
    }

    #[test]
    fn a_trip_of_at_most_two_days_is_inside_every_band_that_begins_earlier() {
        let seen = Taken::AtMost(2.0);
        assert_eq!(seen.middle_d(), None);
        assert_eq!(seen.meets((1.5, 4.0)), Some(true));
        assert_eq!(seen.meets((2.5, 4.0)), Some(false));
    }

    #[test]
    fn of_a_shipment_under_way_nobody_knows_yet() {
        assert_eq!(Taken::UnderWay(40.0).meets((0.0, 100.0)), None);
        assert_eq!(Taken::UnderWay(40.0).middle_d(), None);
    }
}
