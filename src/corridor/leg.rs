//! Movement by one mode between two places.

use super::{Covers, Evidence, Loading, Mode, OfferWindow, Quantity, Spell, Surveyed, Tariff};

/// How long a leg takes when nothing varies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pace {
    /// Kilometres per hour.
    Speed(Quantity),
    /// Hours for the whole leg.
    Time(Spell),
}

/// A row of `legs.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// Id of the row.
    pub id: String,
    /// Index of the place it starts from.
    pub from: usize,
    /// Index of the place it leads to.
    pub to: usize,
    /// True when it may be used both ways.
    pub both_ways: bool,
    /// Mode.
    pub mode: Mode,
    /// True when it is not built yet: closed unless its lever opens it.
    pub planned: bool,
    /// Lever that opens it, by id.
    pub lever: Option<String>,
    /// True when it may be used: open, or opened by its lever.
    pub open: bool,
    /// Kilometres.
    pub distance_km: Quantity,
    /// Speed or time.
    pub pace: Pace,
    /// Index of a law of mean 1 that multiplies the time.
    pub variation: Option<usize>,
    /// What is paid to the carrier on this leg.
    pub tariff: Tariff,
    /// Toll in USD for a 20-foot box.
    pub toll_usd_teu: Option<Quantity>,
    /// War-risk premium in USD for a 20-foot box.
    pub war_risk_usd_teu: Option<Quantity>,
    /// Other payments, loss and damage.
    pub surveyed: Surveyed,
    /// Well-to-wheel g CO2e per tonne-kilometre.
    pub co2e_g_tkm: Option<Quantity>,
    /// Track gauge in mm, for rail.
    pub gauge_mm: Option<u32>,
    /// Shared shocks that its time follows.
    pub factors: Vec<Loading>,
    /// Indices of the closures that shut or throttle it.
    pub closures: Vec<usize>,
    /// Index of the season that its time follows.
    pub season: Option<usize>,
    /// Id of its line on the map.
    pub line: Option<String>,
    /// When and for whom it is offered.
    pub offered: OfferWindow,
    /// What its numbers contain.
    pub covers: Covers,
    /// Grade and sources.
    pub evidence: Evidence,
}
