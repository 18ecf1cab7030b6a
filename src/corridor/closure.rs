//! Closures: hazards that shut or throttle legs and stops for an interval (METHOD 1.10).

use super::{Evidence, Quantity, Spell};

/// What a closure does to those who come while it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// They wait until it is over and then pass at once; what is under way is not held.
    Delay,
    /// They pass, and what they do takes as long as the share of capacity that is left makes it.
    Share,
    /// They wait until it is over, and then for the queue before them; what is under way is not held.
    Shut,
    /// As `Shut`, and what is under way waits where it is.
    Trapped,
    /// They may not pass at all: not eligible, and never diverted.
    Barred,
}

impl Level {
    /// All levels, mildest first.
    pub const ALL: [Self; 5] = [
        Self::Delay,
        Self::Share,
        Self::Shut,
        Self::Trapped,
        Self::Barred,
    ];

    /// The word used in tables and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Delay => "delay",
            Self::Share => "share",
            Self::Shut => "shut",
            Self::Trapped => "trapped",
            Self::Barred => "barred",
        }
    }

    /// True when a queue forms that has to be cleared after reopening, and a shipper may look for another way.
    #[must_use]
    pub fn queues(self) -> bool {
        matches!(self, Self::Shut | Self::Trapped)
    }

    /// True when those who come have to wait until it is over.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, Self::Delay | Self::Shut | Self::Trapped)
    }

    /// True when what is done while it lasts takes longer.
    #[must_use]
    pub fn slows(self) -> bool {
        matches!(self, Self::Share | Self::Trapped)
    }
}

/// How often a closure starts, and how long it lasts. Of a closure with dates the rate is 0, and the duration is what
/// shippers believe of its length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recurring {
    /// Starts in a year of open time, in a month of weight 1.
    pub rate_year: Quantity,
    /// How long it lasts.
    pub duration: Spell,
    /// No closure lasts longer than so many days; absent = the law has a greatest value of its own.
    pub most_d: Option<Quantity>,
}

/// A share of the starts of a closure that it has in common with others of the same cause (METHOD 1.15).
#[derive(Clone, Debug, PartialEq)]
pub struct CommonCause {
    /// Name of the cause, an id of its own: rows with the same name share its events.
    pub cause: String,
    /// Share of the closure's starts that come from it, more than 0 to 1.
    pub share: Quantity,
}

/// The record that a rate rests on: so many starts in so many years of open time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    /// Starts counted.
    pub events: f64,
    /// Years watched.
    pub years: f64,
}

/// A row of `closures.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Closure {
    /// Id of the row.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// What it does.
    pub level: Level,
    /// How it comes and goes; absent = only where a regime has it in force.
    pub recurring: Option<Recurring>,
    /// Weight of each month, January first: its rate over `rate_year`, 0 to 1; all 1 without a rate.
    pub months: [f64; 12],
    /// Share of capacity that is left, more than 0 to 1; only of level `share`.
    pub capacity_share: Option<Quantity>,
    /// Capacity after reopening over normal flow, more than 1; only of levels that queue.
    pub reopen_ratio: Option<Quantity>,
    /// Hours after its start until shippers know of it; absent = at once.
    pub announce_h: Option<Quantity>,
    /// What it has in common with others.
    pub common: Option<CommonCause>,
    /// The record behind its rate.
    pub record: Option<Record>,
    /// First and last instant of a closure that happened, hours since 1970-01-01T00:00Z; it shuts where a regime
    /// names it. No last instant = it goes on.
    pub dated: Option<(f64, f64)>,
    /// Grade and sources.
    pub evidence: Evidence,
}

impl Closure {
    /// Every numeric cell with its column; the law of the duration apart.
    pub fn cells(&self) -> impl Iterator<Item = (&'static str, Quantity)> {
        let recurring = self.recurring.as_ref();
        [
            ("rate_year", recurring.map(|row| row.rate_year)),
            ("duration_max_d", recurring.and_then(|row| row.most_d)),
            ("capacity_share", self.capacity_share),
            ("reopen_ratio", self.reopen_ratio),
            ("announce_h", self.announce_h),
            ("common_share", self.common.as_ref().map(|row| row.share)),
        ]
        .into_iter()
        .filter_map(|(column, cell)| Some((column, cell?)))
    }

    /// Mean weight of its months by their days, February with 28.25: starts in a year over `rate_year`.
    #[must_use]
    pub fn mean_weight(&self) -> f64 {
        const DAYS: [f64; 12] = [
            31.0, 28.25, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0, 31.0, 30.0, 31.0,
        ];
        let weighed = self
            .months
            .iter()
            .zip(DAYS)
            .map(|(weight, days)| weight * days);
        weighed.sum::<f64>() / DAYS.iter().sum::<f64>()
    }

    /// The law of the duration, or its fixed hours.
    #[must_use]
    pub fn duration(&self) -> Option<Spell> {
        self.recurring.map(|row| row.duration)
    }
}
