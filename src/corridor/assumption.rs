//! The book of assumptions, and one draw of all its unknowns.

use super::Evidence;

/// How an assumption is treated over futures (METHOD 6.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssumptionKind {
    /// Fixed but unknown: a PERT law over (low, best, high).
    Unknown,
    /// Known well enough: always at best.
    Fixed,
    /// Deep: stated by a regime or a scenario, never drawn.
    Deep,
}

/// A number that somebody had to choose, with its range, source and grade.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    /// Id of the row.
    pub id: String,
    /// What it is, in plain words.
    pub quantity: String,
    /// Least plausible value.
    pub low: f64,
    /// Best value.
    pub best: f64,
    /// Greatest plausible value.
    pub high: f64,
    /// Unit of the three numbers, as written.
    pub unit: String,
    /// Year of its prices, for money.
    pub price_year: Option<i32>,
    /// What a price is for (TEU, 20ft, 40ft, box, truck, t, shipment), as written.
    pub per: String,
    /// Direction it holds for, as written.
    pub direction: String,
    /// Year or date of the evidence, as written.
    pub as_of: String,
    /// Drawn over futures, or not.
    pub kind: AssumptionKind,
    /// Group for sensitivity, as written.
    pub group: String,
    /// Grade and sources.
    pub evidence: Evidence,
    /// Set when a scenario, lever or regime has replaced the book's numbers: what and why.
    pub replaced: Option<String>,
}

impl Assumption {
    /// True when it is drawn over futures.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.kind == AssumptionKind::Unknown && self.low < self.high
    }
}

/// One future: a value for each assumption, in the assumption's own unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Values(Vec<f64>);

impl Values {
    /// Every assumption at its best value.
    #[must_use]
    pub fn best(book: &[Assumption]) -> Self {
        Self(book.iter().map(|row| row.best).collect())
    }

    /// The value of one assumption.
    #[must_use]
    pub fn get(&self, assumption: usize) -> f64 {
        self.0[assumption]
    }

    /// The same values with one of them replaced.
    pub fn set(&mut self, assumption: usize, value: f64) {
        self.0[assumption] = value;
    }
}
