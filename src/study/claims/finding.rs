//! What became of each claim: numbers, not words.

use crate::corridor::{Claim, Grade, Promise};
use crate::study::estimand::{Estimand, RegimeLabel};

/// All claims of a corridor, put to the model.
#[derive(Clone, Debug, PartialEq)]
pub struct Claims {
    /// The question that lends its regimes and window.
    pub asked: Estimand,
    /// Trials of each future.
    pub inner: u64,
    /// In the order of the table.
    pub claims: Vec<ClaimFinding>,
    /// Announced dates.
    pub projects: Vec<Project>,
    /// Titles of the sources that claims name: id, title, publisher.
    pub sources: Vec<(String, String, String)>,
}

/// One claim.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimFinding {
    /// The row.
    pub claim: Claim,
    /// Names of its origin and destination; empty where it is no question for the model.
    pub pair: (String, String),
    /// Name of the lever whose worth is asked.
    pub lever: String,
    /// Tonnes in the box at best, to which prices per tonne are applied.
    pub tonnes: f64,
    /// Under the conditions of its own date first, then those of the study.
    pub conditions: Vec<Condition>,
}

/// Whose conditions they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Those of the claim's own date.
    Own,
    /// Those of the study.
    Study,
}

impl When {
    /// The word of tables and JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own date",
            Self::Study => "study",
        }
    }
}

/// A claim under one regime and window.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// Whose.
    pub when: When,
    /// The regime, with "inputs of 2025 applied to 2017" where that is so.
    pub regime: RegimeLabel,
    /// First and last day of the departure window.
    pub window: (String, String),
    /// Subjects, then baselines.
    pub routes: Vec<RouteNumbers>,
    /// Every subject against every baseline; against nothing where the claim names none.
    pub readings: Vec<Reading>,
    /// What would make it hold; only under the first regime of the study.
    pub hinge: Option<Hinge>,
}

/// Plain numbers of a route at best values. Times and money are of the shipments that arrive.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteNumbers {
    /// Id of the way.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Why it cannot be booked under the regime; empty when it can.
    pub not_offered_because: Vec<String>,
    /// Kilometres.
    pub km: f64,
    /// Mean hours.
    pub mean_h: f64,
    /// P95 of the hours.
    pub p95_h: f64,
    /// Mean USD per box.
    pub mean_usd: f64,
    /// Mean generalised cost, USD per box.
    pub mean_generalised_usd: f64,
    /// Narrowest published capacity, TEU a week, and what limits it.
    pub capacity: Option<(f64, String)>,
    /// Share of it that is used, where the volume is known.
    pub utilisation: Option<f64>,
}

/// A subject against a baseline, or by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Place of the subject among the routes.
    pub subject: usize,
    /// Place of the baseline among the routes.
    pub baseline: Option<usize>,
    /// The number that is tested, of the typical shipment at best values: a share, a ratio, hours, km or USD per box.
    pub value: f64,
    /// P5 and P95 of it over futures; absent where it is worked out and not simulated.
    pub over_futures: Option<(f64, f64)>,
    /// Share of futures in which it holds for the typical shipment (METHOD 8.3, `p_typ`).
    pub p_typ: f64,
    /// Share of shipments, over all futures, for which it holds (`p_any`); absent for lengths and levers.
    pub p_any: Option<f64>,
    /// P5, P50 and P95 of the number over shipments and futures.
    pub shipments: Option<[f64; 3]>,
    /// P5, P50 and P95 of what the claim's own figure is about: the subject's hours or USD; its km.
    pub figure_shipments: Option<[f64; 3]>,
    /// Share of shipments at or below the middle of the claim's figure, or of its threshold where it gives none.
    pub percentile: Option<f64>,
    /// More numbers, with P5 and P95 over futures.
    pub more: Vec<More>,
}

/// A number beside a reading.
#[derive(Clone, Debug, PartialEq)]
pub struct More {
    /// Key of JSON and tables: `saved_mean_h`.
    pub key: &'static str,
    /// At best values.
    pub value: f64,
    /// P5 and P95 over futures.
    pub over_futures: (f64, f64),
}

/// What a claim hangs on: its worst offered baseline, and the assumptions that move the margin to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Hinge {
    /// Place of the subject that leads, among the routes.
    pub subject: usize,
    /// Does it hold everywhere at best values?
    pub holds: bool,
    /// Assumptions by their swing, greatest first: at most five.
    pub swings: Vec<Swing>,
    /// The value at which it begins to hold everywhere, or stops to.
    pub break_even: BreakEven,
    /// Where nothing makes it hold everywhere: the offered baseline that comes nearest, and the value at which the claim
    /// begins to hold against it (true: within the range of the assumption).
    pub nearest: Option<(usize, (bool, Turn))>,
}

/// How far an assumption moves the margin when it alone goes from its P10 to its P90.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    /// Id.
    pub id: String,
    /// What it is.
    pub quantity: String,
    /// Unit as written.
    pub unit: String,
    /// Grade.
    pub grade: Grade,
    /// Margin at P90 less margin at P10, in the unit of the reading.
    pub swing: f64,
}

/// The value of one assumption at which the margin is zero, the others at best.
#[derive(Clone, Debug, PartialEq)]
pub enum BreakEven {
    /// Within its range.
    Within(Turn),
    /// Only outside its range.
    Outside(Turn),
    /// At no value of those that were tried.
    Never {
        /// Ids that were tried.
        tried: Vec<String>,
    },
    /// Nothing moves it: no baseline is offered, or nothing is unknown.
    Untold,
}

/// Where the margin changes its sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Id of the assumption.
    pub id: String,
    /// What it is.
    pub quantity: String,
    /// Unit as written, and per what.
    pub unit: String,
    /// Grade.
    pub grade: Grade,
    /// The value.
    pub at: f64,
    /// The claim holds everywhere above it (else below).
    pub above: bool,
    /// Low, best and high of the assumption.
    pub range: (f64, f64, f64),
}

/// The announced dates of one project.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Its name.
    pub name: String,
    /// In the order of announcement.
    pub promises: Vec<Promise>,
    /// Months that the date announced moves for each month that passes; absent for fewer than three promises.
    pub slope: Option<f64>,
}
