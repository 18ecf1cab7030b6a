//! What a scenario asks, with every id resolved.

use schemars::JsonSchema;
use serde::Deserialize;

use super::observation::Observation;
pub use crate::corridor::Waypoint;
use crate::corridor::{Assumption, Corridor, Values};

/// Where the clock and the purse open and close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// From gate-in at the origin to gate-out at the destination.
    GateGate,
    /// From the first departure to gate-out at the destination.
    LoadingGate,
    /// From the first departure to arrival at the last place.
    PortPort,
}

impl Scope {
    /// The word used in files and captions.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::GateGate => "gate-gate",
            Self::LoadingGate => "loading-gate",
            Self::PortPort => "port-port",
        }
    }
}

/// How the shipper meets the first departure (METHOD 1.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum First {
    /// The shipper books a sailing and brings the box for it.
    Booked,
    /// The box arrives at any time and waits for the next departure.
    Random,
}

impl First {
    /// The word used in files and captions.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Random => "random",
        }
    }
}

/// The shipment that is followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Shipment {
    /// Index of the place of origin.
    pub from: usize,
    /// Index of the destination.
    pub to: usize,
    /// Index of the cargo class.
    pub cargo: usize,
    /// True for a 40-foot box, false for a 20-foot box.
    pub forty_foot: bool,
    /// Where the clock opens and closes.
    pub scope: Scope,
    /// First instant of the departure window, hours since 1970-01-01T00:00Z.
    pub depart_from_h: f64,
    /// Last instant of the departure window (end of its last day), hours since 1970-01-01T00:00Z.
    pub depart_to_h: f64,
    /// Booked or random first departure.
    pub first: First,
    /// Days after the clock opens by which it is due, if stated.
    pub due_d: Option<f64>,
}

impl Shipment {
    /// Middle of the departure window, hours since 1970-01-01T00:00Z: the instant of numbers that move with the date.
    #[must_use]
    pub fn middle_h(&self) -> f64 {
        f64::midpoint(self.depart_from_h, self.depart_to_h)
    }

    /// TEU of the box: 1 or 2.
    #[must_use]
    pub fn teu(&self) -> f64 {
        if self.forty_foot { 2.0 } else { 1.0 }
    }
}

/// A route as the scenario names it.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteRequest {
    /// Id, unique in the scenario.
    pub id: String,
    /// Label in charts and tables.
    pub label: String,
    /// What it must use, in any order.
    pub via: Vec<Waypoint>,
    /// What it must not use.
    pub avoid: Vec<Waypoint>,
}

/// What a shipper does on the way who learns of a closure ahead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Recourse {
    /// Keeps to the route and waits.
    #[default]
    Committed,
    /// Waits or takes another way, at places where a shipper may choose again (METHOD 1.11).
    Replan,
}

impl Recourse {
    /// The word used in files and captions.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Committed => "committed",
            Self::Replan => "replan",
        }
    }
}

/// How draws that follow shared shocks go together (METHOD 1.8).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Copula {
    /// Normal scores, added up.
    #[default]
    Gaussian,
    /// No shared shocks: every draw by itself.
    Independent,
    /// A stress: the t copula with 4 degrees of freedom, whose extremes come together.
    T4,
}

impl Copula {
    /// The word used in files and captions.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Gaussian => "gaussian",
            Self::Independent => "independent",
            Self::T4 => "t4",
        }
    }
}

/// How futures are drawn from what we do not know (METHOD 6.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Design {
    /// A Latin hypercube: each unknown meets each of its equal strata once.
    #[default]
    LatinHypercube,
    /// Sobol points with Owen's scrambling: even in several unknowns at once; their number is a power of two.
    Sobol,
}

impl Design {
    /// The word used in files and captions.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::LatinHypercube => "latin-hypercube",
            Self::Sobol => "sobol",
        }
    }
}

/// Sizes of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunSize {
    /// Trials of the best future.
    pub trials: u64,
    /// Futures.
    pub futures: u32,
    /// Trials of each future.
    pub inner: u64,
    /// The number that fixes every draw.
    pub seed: u64,
    /// Stop when the noise is this small a share of the mean, if stated.
    pub precision: Option<f64>,
    /// What a shipper does who learns of a closure on the way.
    pub recourse: Recourse,
    /// Weeks of departure in the departure timeline; 0 = no timeline.
    pub departures: u32,
    /// How shared shocks go together.
    pub copula: Copula,
    /// How futures are drawn.
    pub design: Design,
}

/// The `[charts]` block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartStyle {
    /// Colours of routes, `#rrggbb`, in order; empty = the project's own.
    pub palette: Vec<String>,
    /// Bytes of a TrueType font; absent = the project's own.
    pub font: Option<Vec<u8>>,
}

/// A regime of the question with the book as it stands under it: book, then regime, then levers, then the
/// scenario's `[assume]`, then `--set`; the last word wins.
#[derive(Clone, Debug)]
pub struct RegimeCase {
    /// Index of the regime in the corridor.
    pub regime: usize,
    /// The book under this regime.
    pub book: Vec<Assumption>,
    /// For each assumption the one whose draw it shares (itself, unless the regime says `a = b`): the two stand
    /// at the same place of their ranges, which are the same but for units, price years, shifts and scales.
    pub drawn_as: Vec<usize>,
}

impl RegimeCase {
    /// Every assumption at its best value.
    #[must_use]
    pub fn best(&self) -> Values {
        Values::best(&self.book)
    }
}

/// A scenario that has passed every check.
#[derive(Clone, Debug)]
pub struct Question {
    /// Id of the scenario: its file name without ending.
    pub id: String,
    /// Title.
    pub title: String,
    /// The corridor, with the levers' legs opened.
    pub corridor: Corridor,
    /// One panel each, never averaged.
    pub regimes: Vec<RegimeCase>,
    /// The shipment.
    pub shipment: Shipment,
    /// Routes in the order of every chart.
    pub routes: Vec<RouteRequest>,
    /// Indices of routes: the first that is offered under the regime is the reference.
    pub reference: Vec<usize>,
    /// Levers that are not off, in plain words.
    pub levers: Vec<String>,
    /// Overrides of the book by the scenario or the command line, in plain words.
    pub overrides: Vec<String>,
    /// Sizes.
    pub run: RunSize,
    /// Year of the prices of the answer.
    pub price_year: i32,
    /// Whose account it is, as written (`shipper`).
    pub perspective: String,
    /// Palette and font.
    pub charts: ChartStyle,
    /// Remarks of the loader that are no errors: rows replaced by a later folder, legs without a line.
    pub remarks: Vec<String>,
    /// Which scenario and which tables were read, in plain words: those of a folder on disk, or the shipped ones.
    pub read_from: String,
    /// Rows that an edited copy of the shipped tables says otherwise, in plain words.
    pub edits: Vec<String>,
    /// What was seen or announced of trips; no answer of a comparison hangs on it.
    pub observations: Vec<Observation>,
    /// Every file that was read: name within the run's `inputs/` folder and bytes.
    pub inputs: Vec<(String, Vec<u8>)>,
}

impl Question {
    /// SHA-256 over names and bytes of every input, hexadecimal: what a run is named after.
    #[must_use]
    pub fn inputs_hash(&self) -> String {
        use std::fmt::Write as _;

        use sha2::{Digest, Sha256};
        let mut hash = Sha256::new();
        for (name, bytes) in &self.inputs {
            hash.update((name.len() as u64).to_le_bytes());
            hash.update(name.as_bytes());
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
        let settings = format!("{:?} {:?} {:?}", self.run, self.overrides, self.levers);
        hash.update(settings.as_bytes());
        let mut text = String::with_capacity(64);
        for byte in hash.finalize() {
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}
