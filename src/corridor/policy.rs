//! Conditions and choices: regimes are stated, levers are pulled, cargo is carried.

use super::Quantity;

/// What a regime or lever does to an assumption.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SetValue {
    /// This value, known.
    Fixed(f64),
    /// This range.
    Range {
        /// Least plausible value.
        low: f64,
        /// Best value.
        best: f64,
        /// Greatest plausible value.
        high: f64,
    },
    /// The range of another assumption (by index).
    As(usize),
}

/// One change that a regime or lever makes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// Replaces an assumption (by index).
    Assumption(usize, SetValue),
    /// Opens a planned leg (by index).
    OpenLeg(usize),
}

/// Share of shippers that may use routes touching some places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Eligibility {
    /// Cargo class (by index) and share, 0 to 1.
    pub shares: Vec<(usize, f64)>,
    /// Places (by index) that make a route subject to it.
    pub via: Vec<usize>,
}

/// A row of `regimes.csv`: a dated, sourced state of the world.
#[derive(Clone, Debug, PartialEq)]
pub struct Regime {
    /// Id of the row.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// First date it describes, as written.
    pub from: String,
    /// Last date it describes, as written.
    pub to: String,
    /// Assumptions it replaces.
    pub changes: Vec<Change>,
    /// Indices of the closures in force: those with dates at these dates, the others all the time.
    pub closures: Vec<usize>,
    /// Ids of services and legs that are not offered.
    pub withholds: Vec<String>,
    /// Who may use what.
    pub eligibility: Eligibility,
    /// Ids of rows of `sources.csv`.
    pub sources: Vec<String>,
    /// Note.
    pub note: String,
}

/// How a lever stands in a scenario.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LeverState {
    /// Not pulled: `off`, `closed`.
    Off,
    /// Pulled: `on`, `open`.
    On,
    /// Set to a number within its range.
    At(f64),
}

/// One row of a lever.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverEffect {
    /// What it sets.
    pub change: Change,
    /// For a lever with a range: least and greatest number.
    pub range: Option<(f64, f64)>,
    /// Why.
    pub why: String,
}

/// What a row of a lever costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeverCost {
    /// Million USD, of the time of its source.
    pub musd: f64,
    /// True if every year, false if once.
    pub yearly: bool,
}

/// A policy choice: all rows of `levers.csv` with one id.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Id.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// What it does.
    pub effects: Vec<LeverEffect>,
    /// What it costs, a part for each row that names one; empty = not known.
    pub costs: Vec<LeverCost>,
    /// The first day on which all of it can stand, as written; empty = any day.
    pub from: String,
    /// The same, hours since 1970-01-01T00:00Z.
    pub from_h: Option<f64>,
    /// Ids of rows of `sources.csv`.
    pub sources: Vec<String>,
    /// Notes of its rows.
    pub notes: Vec<String>,
}

impl Lever {
    /// What it costs, in words: `15 million USD once and 2 million USD a year`; nothing where no cost is known.
    #[must_use]
    pub fn cost(&self) -> Option<String> {
        let sum = |yearly: bool| -> Option<f64> {
            let costs = self.costs.iter().filter(|cost| cost.yearly == yearly);
            let costs: Vec<f64> = costs.map(|cost| cost.musd).collect();
            (!costs.is_empty()).then(|| costs.iter().sum())
        };
        let once = sum(false).map(|musd| format!("{musd} million USD once"));
        let yearly = sum(true).map(|musd| format!("{musd} million USD a year"));
        match (once, yearly) {
            (Some(once), Some(yearly)) => Some(format!("{once} and {yearly}")),
            (once, yearly) => once.or(yearly),
        }
    }
}

/// A row of `cargo.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct CargoClass {
    /// Id of the row.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// USD of value per TEU.
    pub value_usd_teu: Quantity,
    /// USD per TEU and day (value of time, METHOD 2.9).
    pub vot_usd_teu_d: Quantity,
    /// Value of reliability over value of time.
    pub vor_ratio: Quantity,
    /// Tonnes of cargo per TEU.
    pub payload_t_teu: Quantity,
    /// Yearly cost of the owner's capital, 0.12 for 12% (METHOD 2.4); absent = no inventory line.
    pub capital_cost_year: Option<Quantity>,
}
