//! What a backtest found.

use crate::corridor::Mode;
use crate::scenario::{ObservationKind, ObservationPart, Taken, Trip};
use crate::stats::interval::Interval;
use crate::stats::scores::{Coverage, Survival};
use crate::study::finding::{Estimand, RegimeLabel};

/// The central bands whose coverage is counted.
pub const BANDS: [f64; 3] = [0.5, 0.8, 0.9];

/// A central band of a forecast, days.
pub type Band = (f64, f64);

/// A forecast of the days of one case.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// Simulated shipments that arrived.
    pub arrived: u64,
    /// The share that did not arrive.
    pub lost: f64,
    /// Mean days.
    pub mean_d: f64,
    /// Median days.
    pub p50_d: f64,
    /// The bands of [`BANDS`], days.
    pub bands_d: [Band; 3],
    /// The share of the forecast below the middle of what was seen; nothing for one end alone.
    pub pit: Option<f64>,
    /// The fair CRPS of the middle of what was seen, days; nothing for one end alone.
    pub crps_d: Option<f64>,
    /// The interval score of the 90% band, days; nothing for one end alone.
    pub interval_d: Option<f64>,
    /// Whether any part of what was seen lies in each of the bands; nothing of a shipment under way.
    pub inside: Option<[bool; 3]>,
}

/// The forecasts of one case, each over shipments.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecasts {
    /// With every number of the tables at its best value.
    pub best: Simulated,
    /// Mixed over the futures: what is not known widens it. This one is scored.
    pub mixture: Simulated,
    /// Mixed over the futures, where every train and ship stands ready for the box, as for a shipment of show; absent
    /// where that would go another way.
    pub ready: Option<Simulated>,
}

/// What a forecast is measured against, days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct References {
    /// What was announced between the same two ends with the same waypoints, either way: each by its middle, with its
    /// id.
    pub announced_d: Vec<(String, f64)>,
    /// Days that the other trips of the kind, extent and main mode would have taken at their own pace over this
    /// length.
    pub others_d: Vec<f64>,
    /// Length over the commercial speed of each leg, with no stop and no wait.
    pub running_d: f64,
}

/// One trip of the tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Id of the row.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// Kind of evidence.
    pub kind: ObservationKind,
    /// The trip as the row has it.
    pub trip: Trip,
    /// Names of origin and destination.
    pub pair: (String, String),
    /// How its clock was read.
    pub clock: String,
    /// Ids of its sources.
    pub sources: Vec<String>,
    /// The regime under which it was simulated, with "inputs of 2025 applied to 2016".
    pub regime: RegimeLabel,
    /// Why its route could not be booked then, as far as the tables tell; empty where it could.
    pub not_offered_because: Vec<String>,
    /// Length of its route, km.
    pub km: f64,
    /// The mode of most of its kilometres.
    pub mode: Mode,
    /// The forecasts.
    pub forecasts: Forecasts,
    /// What they are measured against.
    pub references: References,
    /// Rows of the tables, used by its route, that name one of its sources: it is not independent of them.
    pub shared: Vec<String>,
}

impl Case {
    /// The middle of what was seen, days.
    #[must_use]
    pub fn seen_d(&self) -> Option<f64> {
        self.trip.taken.middle_d()
    }

    /// True where the forecast is scored against it: a trip or a statistic that has arrived.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.kind.is_scored() && !matches!(self.trip.taken, Taken::UnderWay(_))
    }

    /// True for a case that is to judge although a number of the tables was set from its source.
    #[must_use]
    pub fn is_not_independent(&self) -> bool {
        self.kind.is_scored() && self.trip.part == ObservationPart::Test && !self.shared.is_empty()
    }

    /// True if the other joins the same two places, either way.
    #[must_use]
    pub fn shares_pair(&self, other: &Self) -> bool {
        let (a, b) = (&self.trip, &other.trip);
        (a.from == b.from && a.to == b.to) || (a.from == b.to && a.to == b.from)
    }
}

/// A reference and how the forecast stands against it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scored {
    /// Cases that have this reference.
    pub cases: u64,
    /// Mean score of the reference in these cases, days.
    pub reference_d: Option<f64>,
    /// Mean CRPS of the forecast in the same cases, days.
    pub crps_d: Option<f64>,
    /// 1 - forecast / reference: above 0 the forecast is better.
    pub skill: Option<f64>,
    /// 95% interval of the skill, whole years of departure drawn with replacement; only from ten cases on.
    pub interval: Option<Interval>,
}

/// One forecast of a group against what was seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Coverage of each band of [`BANDS`].
    pub coverage: [Coverage; 3],
    /// Two-sided p-value of each coverage; only from ten cases on.
    pub coverage_p: Option<[f64; 3]>,
    /// Mean CRPS, days, and of so many cases.
    pub crps_d: Option<(f64, u64)>,
    /// Mean interval score of the 90% band, days.
    pub interval_d: Option<f64>,
    /// Against the announced time, the other trips of the kind, length over speed.
    pub skills: [Scored; 3],
    /// Places of what was seen in the forecasts (PIT), in the order of the cases.
    pub pits: Vec<f64>,
    /// Distance of the PIT from the uniform law and its p-value; only from twenty cases on.
    pub uniform: Option<(f64, f64)>,
}

/// All cases of one part, kind and extent.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Side of the split.
    pub part: ObservationPart,
    /// Kind.
    pub kind: ObservationKind,
    /// Sections, or full ways.
    pub is_section: bool,
    /// Its cases, by place among all.
    pub members: Vec<usize>,
    /// How the ordinary box stands: the mixture over futures.
    pub ordinary: Reading,
    /// The same with every number at its best value.
    pub best: Reading,
    /// The same where every train and ship stands ready, in the cases that have it.
    pub ready: Reading,
}

impl Group {
    /// Fewer than this many cases: a count and no percentage.
    pub const TOLD_FROM: usize = 10;
    /// Fewer than this many cases: no histogram of the PIT and no test of it.
    pub const HISTOGRAM_FROM: usize = 20;

    /// True where there are enough cases for percentages.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.members.len() >= Self::TOLD_FROM
    }
}

/// Shipments of one kind between two places of which some are still under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Waited {
    /// Kind.
    pub kind: ObservationKind,
    /// Names of the two places.
    pub pair: (String, String),
    /// Arrived, and still under way.
    pub counts: (u64, u64),
    /// The share still under way by day (Kaplan and Meier).
    pub survival: Survival,
}

/// A row that is not simulated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Id.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// Kind.
    pub kind: ObservationKind,
    /// Why.
    pub why: String,
}

/// Everything that a backtest found.
#[derive(Clone, Debug, PartialEq)]
pub struct Backtest {
    /// The scenario that gave corridor and sizes.
    pub asked: Estimand,
    /// Every trip, in the order of the tables.
    pub cases: Vec<Case>,
    /// What is scored, by part, kind and extent: test first, then the order of the kinds, full ways first.
    pub groups: Vec<Group>,
    /// Where shipments are still under way.
    pub waited: Vec<Waited>,
    /// Rows that are left out, with their reasons.
    pub left_out: Vec<LeftOut>,
}

impl Backtest {
    /// Full-length trips that arrived, and how many of them were pilots.
    #[must_use]
    pub fn full_trips(&self) -> (usize, usize) {
        let full = self.cases.iter().filter(|case| {
            let is_trip = matches!(case.kind, ObservationKind::Pilot | ObservationKind::Regular);
            is_trip && case.is_scored() && !case.trip.is_section
        });
        let kinds: Vec<ObservationKind> = full.map(|case| case.kind).collect();
        let pilots = kinds.iter().filter(|kind| **kind == ObservationKind::Pilot);
        (kinds.len(), pilots.count())
    }
}
