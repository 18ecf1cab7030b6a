//! What numbers a cell may hold, and the record of every cell that holds an assumption.

use std::sync::Arc;

/// The numbers that a cell allows. Written so that NaN is never allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Bound {
    /// Zero or more.
    NotNegative,
    /// More than zero.
    Positive,
    /// 0 to 1.
    Share,
    /// 0 to 1, without 1: at 1 nothing would ever leave.
    ShareBelowOne,
    /// More than 0, to 1: at 0 nothing would ever end.
    ShareAboveZero,
    /// More than 1: at 1 a queue would never clear.
    AboveOne,
    /// 1 or more: a number of things side by side.
    AtLeastOne,
    /// 0 to 366: starts in a year.
    PerYear,
    /// Zero to ten years in hours: the time of a step.
    HoursOfYears,
    /// The same in days.
    TimeInDays,
    /// More than zero, to ten years in days.
    DaysOfYears,
    /// 0 to 60 days: how a date varies over years.
    DaysOfSpread,
    /// A quarter of a day to ten years: a block of time.
    BlockDays,
    /// 0.1 to 2,400 hours between convoys.
    ConvoyHours,
    /// -1 to 1.
    Loading,
}

impl Bound {
    /// True if the number is allowed.
    pub(in crate::scenario) fn allows(self, number: f64) -> bool {
        number.is_finite()
            && match self {
                Self::NotNegative => number >= 0.0,
                Self::Positive => number > 0.0,
                Self::Share => (0.0..=1.0).contains(&number),
                Self::ShareBelowOne => (0.0..1.0).contains(&number),
                Self::ShareAboveZero => number > 0.0 && number <= 1.0,
                Self::AboveOne => number > 1.0,
                Self::AtLeastOne => number >= 1.0,
                Self::PerYear => (0.0..=366.0).contains(&number),
                Self::HoursOfYears => (0.0..=87_600.0).contains(&number),
                Self::TimeInDays => (0.0..=3650.0).contains(&number),
                Self::DaysOfYears => number > 0.0 && number <= 3650.0,
                Self::DaysOfSpread => (0.0..=60.0).contains(&number),
                Self::BlockDays => (0.25..=3650.0).contains(&number),
                Self::ConvoyHours => (0.1..=2400.0).contains(&number),
                Self::Loading => (-1.0..=1.0).contains(&number),
            }
    }

    /// What is allowed, in words.
    pub(in crate::scenario) fn words(self) -> &'static str {
        match self {
            Self::NotNegative => "zero or more",
            Self::Positive => "more than zero",
            Self::Share => "a share from 0 to 1",
            Self::ShareBelowOne => "a share from 0 to less than 1",
            Self::ShareAboveZero => "a share of more than 0, to 1",
            Self::AboveOne => "more than 1",
            Self::AtLeastOne => "1 or more",
            Self::PerYear => "starts in a year, from 0 to 366",
            Self::HoursOfYears => "hours, from 0 to 87600",
            Self::TimeInDays => "days, from 0 to 3650",
            Self::DaysOfYears => "days, more than 0 and at most 3650",
            Self::DaysOfSpread => "days, from 0 to 60",
            Self::BlockDays => "days, from 0.25 to 3650",
            Self::ConvoyHours => "hours, from 0.1 to 2400",
            Self::Loading => "a number from -1 to 1",
        }
    }
}

/// Columns whose numbers are states of the world: inputs that a regime may set and no lever.
pub(in crate::scenario) const CONDITIONS: [&str; 3] = ["rate_year", "announce_h", "common_share"];

/// What a number says about what it describes (DESIGN section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Role {
    /// The typical value: a mean, a median, a speed, a price.
    Typical,
    /// The spread from shipment to shipment: a CV, a 90th percentile.
    Spread,
}

/// A cell that holds an assumption.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct CellUse {
    /// Index of the assumption.
    pub(in crate::scenario) assumption: usize,
    /// Column units in one unit of the assumption.
    pub(in crate::scenario) factor: f64,
    /// What the column allows.
    pub(in crate::scenario) bound: Bound,
    /// Typical value or spread.
    pub(in crate::scenario) role: Role,
    /// File of the cell.
    pub(in crate::scenario) file: Arc<str>,
    /// Row of the cell.
    pub(in crate::scenario) row: u32,
    /// Column of the cell.
    pub(in crate::scenario) column: String,
}
