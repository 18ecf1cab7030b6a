//! What happens to a movement that passes a place.

use super::{Covers, Evidence, Heading, Loading, Mode, Quantity, Spell, Surveyed, Tariff, Values};
use crate::cost::StorageCharge;

/// How a route enters or leaves the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// By this mode.
    By(Mode),
    /// The shipment starts (only `in`) or ends (only `out`) here.
    Terminus,
    /// Any movement or terminus.
    Any,
}

/// What kind of stop it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopKind {
    /// Terminal handling, dwell.
    Handling,
    /// Change of vehicle.
    Transfer,
    /// Change of gauge.
    Gauge,
    /// Border post.
    Border,
    /// Documentary or payment hold.
    Hold,
    /// Wait and passage of a canal.
    Canal,
}

/// What the movement is to the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Leaves the country here.
    Export,
    /// Enters the country to stay.
    Import,
    /// Crosses the country.
    Transit,
    /// Changes ships.
    Tranship,
    /// Does not get off.
    Through,
}

/// A line of cost (DESIGN section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CostLine {
    /// Linehaul.
    Freight,
    /// Fuel paid apart.
    Fuel,
    /// Terminal handling and gauge change.
    Handling,
    /// Border and customs.
    Border,
    /// Canal and road tolls.
    Tolls,
    /// Insurance and war risk.
    Insurance,
    /// Demurrage, detention and storage.
    Demurrage,
    /// Return of empty boxes.
    Empties,
    /// Compliance and payment.
    Compliance,
}

impl CostLine {
    /// All lines in the order of DESIGN section 6.
    pub const ALL: [Self; 9] = [
        Self::Freight,
        Self::Fuel,
        Self::Handling,
        Self::Border,
        Self::Tolls,
        Self::Insurance,
        Self::Demurrage,
        Self::Empties,
        Self::Compliance,
    ];

    /// True for what is paid for the whole trip, wherever the row that names it stands; false for what is paid
    /// to the place itself and falls away with it when the scope leaves the place out.
    #[must_use]
    pub fn is_of_the_trip(self) -> bool {
        !matches!(self, Self::Handling | Self::Border | Self::Demurrage)
    }

    /// Plain words for charts and tables.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Freight => "freight",
            Self::Fuel => "fuel",
            Self::Handling => "handling",
            Self::Border => "border and customs",
            Self::Tolls => "tolls",
            Self::Insurance => "insurance and war risk",
            Self::Demurrage => "demurrage and storage",
            Self::Empties => "empties",
            Self::Compliance => "compliance and payment",
        }
    }
}

/// The time of a stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Work {
    /// No time of its own.
    None,
    /// Hours or a law.
    Spell(Spell),
    /// Green lane or inspection (METHOD 1.4), by the shipment's risk score.
    Channels {
        /// Probability of the green lane.
        p_green: Quantity,
        /// Time in the green lane.
        green: Spell,
        /// Time when inspected.
        inspection: Spell,
    },
}

/// A hold for papers, in working hours of an office.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Documents {
    /// Probability of the hold.
    pub probability: Quantity,
    /// Working hours it takes.
    pub hours: Spell,
    /// Index of the office's calendar.
    pub office: usize,
}

/// How time beyond free time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// By the started day.
    StartedDay,
    /// By the hour.
    Hour,
}

/// Storage and demurrage beyond free time (M045).
#[derive(Clone, Debug, PartialEq)]
pub struct Storage {
    /// Free hours.
    pub free_h: Quantity,
    /// Days in the tier (absent = all that follow) and USD per 20-foot box and day.
    pub tiers: Vec<(Option<f64>, Quantity)>,
    /// How time is counted.
    pub per: Per,
}

impl Storage {
    /// The charge for a box that pays `size` times the rates of a 20-foot box.
    #[must_use]
    pub fn charge(&self, values: &Values, size: f64) -> StorageCharge {
        let tier = |(days, rate): &(Option<f64>, Quantity)| {
            (days.unwrap_or(f64::INFINITY), size * rate.get(values))
        };
        StorageCharge {
            free_h: self.free_h.get(values),
            tiers: self.tiers.iter().map(tier).collect(),
            started_day: self.per == Per::StartedDay,
        }
    }
}

/// The queue before a stop (METHOD 1.9), or before a fleet that carries a whole train box by box (METHOD 1.6).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Queue {
    /// TEU a day that come; with the stop's capacity the utilisation. Absent = no queue by utilisation.
    pub volume_teu_d: Option<Quantity>,
    /// Servers side by side (berths, posts, cranes, lorries of a shuttle); absent = 1.
    pub servers: Option<Quantity>,
    /// Squared coefficient of variation of the times between arrivals; absent = 1.
    pub ca2: Option<Quantity>,
    /// Squared coefficient of variation of the service time; absent = 1.
    pub cs2: Option<Quantity>,
    /// Boxes that come together, served `servers` at a time; absent = one by one.
    pub batch_boxes: Option<Quantity>,
    /// Hours that a server is busy with a box of a batch.
    pub cycle_h: Option<Quantity>,
}

impl Queue {
    /// Every numeric cell with its column.
    pub fn cells(&self) -> impl Iterator<Item = (&'static str, Quantity)> + use<> {
        [
            ("volume_teu_d", self.volume_teu_d),
            ("servers", self.servers),
            ("ca2", self.ca2),
            ("cs2", self.cs2),
            ("batch_boxes", self.batch_boxes),
            ("cycle_h", self.cycle_h),
        ]
        .into_iter()
        .filter_map(|(column, cell)| Some((column, cell?)))
    }
}

/// A row of `stops.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Id of the row.
    pub id: String,
    /// Index of the place.
    pub place: usize,
    /// Order among the rows that fit.
    pub seq: i32,
    /// How the movement enters.
    pub enters: Passage,
    /// How the movement leaves.
    pub leaves: Passage,
    /// Which heading it applies to.
    pub heading: Heading,
    /// Kind.
    pub kind: StopKind,
    /// What the movement is to the place.
    pub flow: Option<Flow>,
    /// Its time.
    pub work: Work,
    /// Hold for papers.
    pub documents: Option<Documents>,
    /// Shared shocks that its time follows.
    pub factors: Vec<Loading>,
    /// What is paid.
    pub fee: Tariff,
    /// Share of the cargo's value that is paid.
    pub fee_value_share: Option<Quantity>,
    /// Other payments, loss and damage.
    pub surveyed: Surveyed,
    /// Line of cost for the fee.
    pub line: CostLine,
    /// Storage beyond free time.
    pub storage: Option<Storage>,
    /// kg CO2e per tonne.
    pub co2e_kg_t: Option<Quantity>,
    /// Indices of the closures that shut or throttle it.
    pub closures: Vec<usize>,
    /// Index of the season that its time follows.
    pub season: Option<usize>,
    /// TEU a day that it can pass.
    pub capacity_teu_d: Option<Quantity>,
    /// The queue before it.
    pub queue: Option<Queue>,
    /// What its numbers contain.
    pub covers: Covers,
    /// Grade and sources.
    pub evidence: Evidence,
}

impl Stop {
    /// True when the row's time runs from gate-in to sailing (SPEC: origin stop that covers the wait).
    #[must_use]
    pub fn covers_first_wait(&self) -> bool {
        self.enters == Passage::Terminus && self.covers.has("wait-for-service")
    }
}
