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
            Self::Loading => "a number from -1 to 1",
        }
    }
}

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
