//! Words that legs, stops and services share.

use super::{Evidence, Quantity};

/// How cargo moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// Ocean and short sea.
    Sea,
    /// A ship canal.
    Canal,
    /// Ships of the Caspian.
    Caspian,
    /// Roll-on roll-off ferry.
    Ferry,
    /// Inland waterway.
    River,
    /// Lorry.
    Road,
    /// Railway.
    Rail,
}

impl Mode {
    /// All modes, in the order of the time parts.
    pub const ALL: [Self; 7] = [
        Self::Sea,
        Self::Canal,
        Self::Caspian,
        Self::Ferry,
        Self::River,
        Self::Road,
        Self::Rail,
    ];

    /// The word used in tables, charts and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sea => "sea",
            Self::Canal => "canal",
            Self::Caspian => "caspian",
            Self::Ferry => "ferry",
            Self::River => "river",
            Self::Road => "road",
            Self::Rail => "rail",
        }
    }

    /// True when a change between the two needs no stop: a ship that enters a canal is the same ship.
    #[must_use]
    pub fn continues_as(self, next: Self) -> bool {
        let afloat = |mode| matches!(mode, Self::Sea | Self::Canal);
        self == next || (afloat(self) && afloat(next))
    }
}

/// The way a shipment goes: north when its destination lies north of its origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Northbound.
    North,
    /// Southbound.
    South,
    /// Either way (only in a row).
    Both,
}

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// Sea, Caspian or river port.
    Port,
    /// Inland terminal.
    Terminal,
    /// Border post.
    Border,
    /// Railway or road junction.
    Junction,
    /// Entrance of a ship canal.
    Canal,
    /// Strait or way-point.
    Strait,
}

/// What it takes to change the plan at a place where a shipper may choose again (METHOD 1.11).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Decision {
    /// Hours for new papers and a new booking; absent = none.
    pub switch_h: Option<Quantity>,
    /// USD for a 20-foot box; absent = nothing.
    pub switch_usd_teu: Option<Quantity>,
}

/// A port, terminal, border post or junction.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// UN/LOCODE where there is one.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// Kind.
    pub kind: PlaceKind,
    /// ISO 3166 code, or empty at sea.
    pub country: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Local time less UTC, hours, fixed all year.
    pub utc_offset_h: f64,
    /// Index of the office calendar, if one is named.
    pub calendar: Option<usize>,
    /// Where a shipper may choose again on the way: what a change of plan takes.
    pub decision: Option<Decision>,
    /// Grade and sources of the position.
    pub evidence: Evidence,
}

/// How strongly an element follows a factor: z = sum of loading x factor + rest (METHOD 1.8).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loading {
    /// Index of the factor.
    pub factor: usize,
    /// Loading, -1 to 1.
    pub loading: Quantity,
}

/// When and for whom a service or leg can be booked; hours since 1970-01-01T00:00Z.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfferWindow {
    /// First instant it is offered; absent = always was.
    pub from_h: Option<f64>,
    /// Last instant it is offered; absent = still is.
    pub to_h: Option<f64>,
    /// Indices of the cargo classes it takes; empty = all.
    pub cargo: Vec<usize>,
}

/// What a row's numbers already contain, from the fixed list of TABLES (`covers`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Covers(u16);

impl Covers {
    /// The fixed list: time first, then money.
    pub const WORDS: [&'static str; 16] = [
        "move",
        "wait-for-service",
        "queue",
        "formalities",
        "inspection",
        "handling",
        "gauge",
        "document-hold",
        "linehaul",
        "fuel",
        "canal",
        "war-risk",
        "terminal",
        "border",
        "insurance",
        "equipment",
    ];

    /// The set with `word` added, or `None` if it is not on the list.
    #[must_use]
    pub fn with(self, word: &str) -> Option<Self> {
        let bit = Self::WORDS.iter().position(|known| *known == word)?;
        Some(Self(self.0 | 1 << bit))
    }

    /// True if `word` is in the set.
    #[must_use]
    pub fn has(self, word: &str) -> bool {
        Self::WORDS
            .iter()
            .position(|known| *known == word)
            .is_some_and(|bit| self.0 & (1 << bit) != 0)
    }

    /// Words in both sets.
    #[must_use]
    pub fn shared_with(self, other: Self) -> Vec<&'static str> {
        Self::WORDS
            .iter()
            .enumerate()
            .filter(|(bit, _)| self.0 & other.0 & (1 << bit) != 0)
            .map(|(_, word)| *word)
            .collect()
    }
}
