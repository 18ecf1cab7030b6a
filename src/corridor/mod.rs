//! What is true of a corridor: places, legs, stops, services, laws and the book of assumptions, with every
//! cell checked and none of them resolved to a number yet.
//!
//! Only [`crate::scenario`] builds a [`Corridor`], and only after every check has passed. Rows refer to one
//! another by index ([`Place`] 3 is `corridor.places[3]`); names are for people.

mod assumption;
mod cell;
mod claim;
mod closure;
mod element;
mod evidence;
mod key;
mod law_row;
mod leg;
mod network;
mod part;
mod policy;
mod season;
mod service;
mod stop;

pub use assumption::{Assumption, AssumptionKind, Trend, Values};
pub use cell::{Quantity, Spell, Surveyed, Tariff};
pub use claim::{
    Claim, ClaimTest, ClaimUnit, Promise, Quantity as ClaimQuantity, Said, Test as ClaimKind, Way,
    Waypoint,
};
pub use closure::{Closure, CommonCause, Level, Record, Recurring};
pub use element::{Covers, Decision, Heading, Loading, Mode, OfferWindow, Place, PlaceKind};
pub use evidence::{Evidence, Grade, Source, SourceClass};
pub use key::{clash, fnv1a};
pub use law_row::{LawForm, LawRow};
pub use leg::{Leg, Pace};
pub use network::{Arc, Network};
pub use part::Part;
pub use policy::{
    CargoClass, Change, Eligibility, Lever, LeverCost, LeverEffect, LeverState, Regime, SetValue,
};
pub use season::{Season, SeasonDate, Stretch};
pub use service::{Service, Slots, Timing};
pub use stop::{CostLine, Documents, Flow, Passage, Per, Queue, Stop, StopKind, Storage, Work};

use crate::time::Calendar;

/// A named office calendar.
#[derive(Clone, Debug)]
pub struct NamedCalendar {
    /// Id of the row.
    pub id: String,
    /// The weekly pattern and its holidays, in local time.
    pub calendar: Calendar,
}

/// A shared shock: a standard normal score, drawn anew in every block of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// Id of the row.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// Days of a block of time; absent = one score for the whole world.
    pub block_d: Option<f64>,
    /// Correlation of the scores of neighbouring blocks, 0 to less than 1.
    pub phi: f64,
}

/// The whole model: tables that have passed every check.
#[derive(Clone, Debug)]
pub struct Corridor {
    /// Names of the folders it was read from, first to last.
    pub folders: Vec<String>,
    /// Ports, terminals, border posts, junctions.
    pub places: Vec<Place>,
    /// Movements by one mode between two places.
    pub legs: Vec<Leg>,
    /// What happens to movements that pass a place, in file order.
    pub stops: Vec<Stop>,
    /// Timetables that legs use.
    pub services: Vec<Service>,
    /// Named distributions.
    pub laws: Vec<LawRow>,
    /// Office calendars.
    pub calendars: Vec<NamedCalendar>,
    /// Shared shocks.
    pub factors: Vec<Factor>,
    /// What shuts or throttles legs and stops.
    pub closures: Vec<Closure>,
    /// How the time of the year stretches what is done.
    pub seasons: Vec<Season>,
    /// Stated conditions of the world.
    pub regimes: Vec<Regime>,
    /// Policy choices.
    pub levers: Vec<Lever>,
    /// The book: numbers that somebody had to choose.
    pub assumptions: Vec<Assumption>,
    /// Where numbers come from.
    pub sources: Vec<Source>,
    /// Cargo classes.
    pub cargo: Vec<CargoClass>,
    /// What others say of it; no answer of a comparison hangs on it.
    pub said: Said,
    /// Route lines by id (longitude, latitude in degrees).
    pub lines: Vec<(String, Vec<(f64, f64)>)>,
    /// The graph of places and legs.
    pub network: Network,
}

impl Corridor {
    /// Index of the place with this id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.iter().position(|row| row.id == id)
    }

    /// Index of the leg with this id.
    #[must_use]
    pub fn leg(&self, id: &str) -> Option<usize> {
        self.legs.iter().position(|row| row.id == id)
    }

    /// Index of the stop with this id.
    #[must_use]
    pub fn stop(&self, id: &str) -> Option<usize> {
        self.stops.iter().position(|row| row.id == id)
    }

    /// Index of the service with this id.
    #[must_use]
    pub fn service(&self, id: &str) -> Option<usize> {
        self.services.iter().position(|row| row.id == id)
    }

    /// Index of the assumption with this id.
    #[must_use]
    pub fn assumption(&self, id: &str) -> Option<usize> {
        self.assumptions.iter().position(|row| row.id == id)
    }

    /// Every assumption at its best value.
    #[must_use]
    pub fn best_values(&self) -> Values {
        Values::best(&self.assumptions)
    }
}
