//! What a cell of a table may hold: a number, an assumption, a law.

use super::Values;

/// A numeric cell: a number of the column's unit, or an assumption converted to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantity {
    /// A number in the column's unit.
    Given(f64),
    /// `factor` x the value of an assumption; the factor turns its unit into the column's.
    Assumed {
        /// Index of the assumption.
        assumption: usize,
        /// Column unit per unit of the assumption.
        factor: f64,
    },
}

impl Quantity {
    /// The number under these values, in the column's unit.
    #[must_use]
    pub fn get(self, values: &Values) -> f64 {
        match self {
            Self::Given(number) => number,
            Self::Assumed { assumption, factor } => factor * values.get(assumption),
        }
    }

    /// The assumption behind the cell, if any.
    #[must_use]
    pub fn assumption(self) -> Option<usize> {
        match self {
            Self::Given(_) => None,
            Self::Assumed { assumption, .. } => Some(assumption),
        }
    }
}

/// A time cell: fixed hours, or a row of `laws.csv`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spell {
    /// Hours, the same every time.
    Fixed(f64),
    /// Index of a law whose values are hours.
    Drawn(usize),
}

/// What is paid for a movement or at a stop, as the cells give it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tariff {
    /// USD for a 20-foot box.
    pub per_teu: Option<Quantity>,
    /// USD per km for a 20-foot box.
    pub per_teu_km: Option<Quantity>,
    /// USD per box, whatever its size.
    pub per_box: Option<Quantity>,
    /// Price of a 40-foot box over that of a 20-foot box; absent = 2.
    pub factor_40ft: Option<Quantity>,
    /// Price against the row's direction over the price along it; absent = 1.
    pub back_factor: Option<Quantity>,
}

/// What a survey of a step found beside its tariff; nothing unless a table says so.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Surveyed {
    /// Other payments, USD for a 20-foot box.
    pub other_payments_usd_teu: Option<Quantity>,
    /// Share of the cargo's value that is lost or damaged.
    pub loss_share: Option<Quantity>,
}

impl Surveyed {
    /// USD of other payments for a box of so many TEU.
    #[must_use]
    pub fn other_usd(&self, values: &Values, teu: f64) -> f64 {
        self.other_payments_usd_teu
            .map_or(0.0, |q| teu * q.get(values))
    }

    /// USD of loss and damage for cargo worth `value_usd`.
    #[must_use]
    pub fn loss_usd(&self, values: &Values, value_usd: f64) -> f64 {
        self.loss_share.map_or(0.0, |q| value_usd * q.get(values))
    }

    /// Every cell.
    #[must_use]
    pub fn cells(&self) -> [Option<Quantity>; 2] {
        [self.other_payments_usd_teu, self.loss_share]
    }
}

impl Tariff {
    /// USD for one box over `km`, along the row's direction (`forth`) or against it.
    #[must_use]
    pub fn usd(&self, values: &Values, km: f64, forty_foot: bool, forth: bool) -> f64 {
        let number = |cell: Option<Quantity>, absent: f64| cell.map_or(absent, |q| q.get(values));
        let size = if forty_foot {
            number(self.factor_40ft, 2.0)
        } else {
            1.0
        };
        let back = if forth {
            1.0
        } else {
            number(self.back_factor, 1.0)
        };
        let per_teu = number(self.per_teu, 0.0) + km * number(self.per_teu_km, 0.0);
        back * (size * per_teu + number(self.per_box, 0.0))
    }

    /// Every cell of the tariff.
    pub fn cells(&self) -> impl Iterator<Item = Quantity> {
        [
            self.per_teu,
            self.per_teu_km,
            self.per_box,
            self.factor_40ft,
            self.back_factor,
        ]
        .into_iter()
        .flatten()
    }
}
