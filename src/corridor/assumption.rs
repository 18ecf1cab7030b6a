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

/// A number that moves with the date (METHOD 1.7): so much a year from `from_h` until `to_h`, then no more. One that
/// moves by nothing a year only holds between the two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// Instant at which low, best and high hold, hours since 1970-01-01T00:00Z; minus infinite only for a number that
    /// does not move.
    pub from_h: f64,
    /// Instant after which it moves no more; infinite = it goes on.
    pub to_h: f64,
    /// Change a year of 365.25 days, in the unit of the number.
    pub per_year: f64,
}

impl Trend {
    /// What is added to low, best and high at an instant, hours since 1970-01-01T00:00Z.
    #[must_use]
    pub fn shift(self, at_h: f64) -> f64 {
        if self.per_year == 0.0 {
            return 0.0;
        }
        let gone_h = at_h.clamp(self.from_h, self.to_h.max(self.from_h)) - self.from_h;
        self.per_year * gone_h / (365.25 * 24.0)
    }
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
    /// How it moves with the date of departure; absent = the same at any date.
    pub trend: Option<Trend>,
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

    /// The same row with low, best and high as its trend has them at an instant, hours since 1970-01-01T00:00Z.
    #[must_use]
    pub fn at(&self, at_h: f64) -> Self {
        let shift = self.trend.map_or(0.0, |trend| trend.shift(at_h));
        Self {
            low: self.low + shift,
            best: self.best + shift,
            high: self.high + shift,
            ..self.clone()
        }
    }

    /// True if it moves with no date, and a window from one instant to another (hours since 1970-01-01T00:00Z) lies
    /// partly outside the dates between which it holds.
    #[must_use]
    pub fn is_outdated(&self, from_h: f64, to_h: f64) -> bool {
        self.trend.is_some_and(|trend| {
            trend.per_year == 0.0 && (from_h < trend.from_h || to_h > trend.to_h)
        })
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
