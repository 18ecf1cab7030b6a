//! What others say of a corridor: claims, as they can be tested, and announced dates (METHOD 8.3, 1.12).

/// A place, leg or stop that a route must use or must not use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waypoint {
    /// Index of a place.
    Place(usize),
    /// Index of a leg.
    Leg(usize),
    /// Index of a stop.
    Stop(usize),
}

/// A row of `ways.csv`: a route by its waypoints, between whatever two places a claim is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Id of the row.
    pub id: String,
    /// Plain name.
    pub label: String,
    /// What it must use, in any order.
    pub via: Vec<Waypoint>,
    /// What it must not use.
    pub avoid: Vec<Waypoint>,
    /// Note.
    pub note: String,
}

/// What a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Kilometres of a route.
    Length,
    /// Hours from clock open to clock close.
    Time,
    /// USD per box.
    Cost,
    /// Cost and value of time, USD per box.
    Generalised,
    /// Share of shipments that arrive before the baseline.
    Share,
    /// Hours (or USD, by the unit) that a lever saves: the baseline without it, the subject with it.
    WorthOfLever,
    /// Share of the mean time that arises on elements of one country.
    OriginOfDelay,
}

impl Quantity {
    /// Every quantity with its word in `claims.csv`.
    pub const ALL: [(&'static str, Self); 7] = [
        ("length", Self::Length),
        ("time", Self::Time),
        ("cost", Self::Cost),
        ("generalised", Self::Generalised),
        ("share", Self::Share),
        ("worth-of-lever", Self::WorthOfLever),
        ("origin-of-delay", Self::OriginOfDelay),
    ];

    /// The word used in tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, known)| *known == self);
        found.map_or("", |(word, _)| word)
    }

    /// True if it is told of one route alone, or may be.
    #[must_use]
    pub fn is_shipped(self) -> bool {
        !matches!(self, Self::Length)
    }
}

/// What a claim says of its quantity. S is the subject, B the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// 1 - S/B of lengths is at least the threshold.
    ShorterBy,
    /// 1 - S/B is at least the threshold.
    Saving,
    /// B - S is at least the threshold.
    LessBy,
    /// B/S is at least the threshold.
    Ratio,
    /// S lies between the two thresholds.
    Within,
    /// S is at least the threshold; of a lever: what it saves is.
    AtLeast,
    /// S is at most the threshold; of a lever: what it saves is.
    AtMost,
}

impl Test {
    /// Every test with its word in `claims.csv`.
    pub const ALL: [(&'static str, Self); 7] = [
        ("shorter-by", Self::ShorterBy),
        ("saving", Self::Saving),
        ("less-by", Self::LessBy),
        ("ratio", Self::Ratio),
        ("within", Self::Within),
        ("at-least", Self::AtLeast),
        ("at-most", Self::AtMost),
    ];

    /// The word used in tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, known)| *known == self);
        found.map_or("", |(word, _)| word)
    }

    /// True if it sets the subject against a baseline.
    #[must_use]
    pub fn compares(self) -> bool {
        matches!(
            self,
            Self::ShorterBy | Self::Saving | Self::LessBy | Self::Ratio
        )
    }
}

/// In what the numbers of a claim are given, and how one is turned into what the model reckons in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ClaimUnit {
    /// Hours in one unit.
    Hours(f64),
    /// Kilometres in one unit.
    Kilometres(f64),
    /// USD of the price year per box in one unit.
    UsdBox(f64),
    /// USD of the price year per tonne in one unit.
    UsdTonne(f64),
    /// A share or a ratio: what one unit is.
    Plain(f64),
}

/// What a claim asks of the model.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimTest {
    /// Index of the place of origin.
    pub from: usize,
    /// Index of the destination.
    pub to: usize,
    /// Index of the cargo class.
    pub cargo: usize,
    /// True for a 40-foot box.
    pub forty_foot: bool,
    /// Where the clock opens and closes, in the word of scenarios.
    pub scope: &'static str,
    /// What it is about.
    pub quantity: Quantity,
    /// What it says of it.
    pub test: Test,
    /// The threshold as written, in `unit`.
    pub threshold: f64,
    /// The second threshold of `within`, as written.
    pub threshold_high: Option<f64>,
    /// The unit of thresholds and figures.
    pub unit: ClaimUnit,
    /// The unit as written.
    pub unit_word: String,
    /// True if the claim is that the test fails.
    pub reversed: bool,
    /// The figure that the claim gives for its subject, low and high, in `unit` of its own kind.
    pub figure: Option<(f64, f64)>,
    /// The figure that it gives for what it is set against.
    pub against: Option<(f64, f64)>,
    /// Unit of the two figures as written: `d`, `km`, `USD`.
    pub figure_unit: String,
    /// Hours, km or USD of the price year in one of that unit.
    pub figure_scale: f64,
    /// Indices of the ways it is about.
    pub subjects: Vec<usize>,
    /// Indices of the ways it is set against.
    pub baselines: Vec<usize>,
    /// Index of the lever whose worth is asked.
    pub lever: Option<usize>,
    /// ISO code of the country whose share is asked.
    pub country: String,
    /// Index of the regime of its own date.
    pub regime: usize,
    /// First and last day of the departure window of its own date.
    pub depart: (String, String),
    /// True if the source does not say where its clock opens and closes, or what its price covers.
    pub unclear_basis: bool,
}

/// A row of `claims.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Id of the row.
    pub id: String,
    /// A few words.
    pub says: String,
    /// What kind of institution says it.
    pub who: String,
    /// When, as written: `2017` or `2017-07-05`.
    pub date: String,
    /// Ids of rows of `sources.csv`.
    pub sources: Vec<String>,
    /// What it asks; absent if it is not a question for the model.
    pub test: Option<ClaimTest>,
    /// The nearest that can be told where it is not.
    pub nearest: String,
    /// Note.
    pub note: String,
}

/// A row of `promises.csv`: a date announced for a project.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// Id of the row.
    pub id: String,
    /// The project.
    pub project: String,
    /// When it was said, months since 1970-01.
    pub said_months: f64,
    /// When it was to be done, months since 1970-01.
    pub promised_months: f64,
    /// When it was done, months since 1970-01; absent = not yet known to be.
    pub outcome_months: Option<f64>,
    /// The three dates as written.
    pub dates: [String; 3],
    /// Ids of rows of `sources.csv`.
    pub sources: Vec<String>,
    /// Word of the grade.
    pub grade: &'static str,
    /// Note.
    pub note: String,
}

/// What others say of a corridor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Ways that claims name.
    pub ways: Vec<Way>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// Announced dates.
    pub promises: Vec<Promise>,
}
