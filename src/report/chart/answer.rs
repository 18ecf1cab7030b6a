//! The answer chart: every route in one row, days and money beside each other, the one that is pasted.

use super::heading::{Heading, RouteName};

/// One outcome of one route: over trials in the best future, and over futures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// A twentieth of the trials lie below.
    pub p5: f64,
    /// Half of the trials lie below.
    pub p50: f64,
    /// All but a twentieth of the trials lie below.
    pub p95: f64,
    /// P5 and P95 over futures of the P50, if futures were run.
    pub unknown: Option<(f64, f64)>,
}

/// A share between 0 and 1, and its range over what we do not know.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// The share in the best future.
    pub p: f64,
    /// P5 and P95 of the share over futures, if futures were run.
    pub unknown: Option<(f64, f64)>,
}

/// One route under one regime.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerRow {
    /// Which route.
    pub route: RouteName,
    /// Hours from the opening to the closing of the clock; none if nothing arrives.
    pub time_h: Option<Spread>,
    /// Money per box, in the unit of the chart; none if nothing arrives.
    pub cost: Option<Spread>,
    /// Share of paired shipments in which this route arrives before the reference; none for the reference.
    pub first: Option<Share>,
}

/// One regime.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerPanel {
    /// The regime in words.
    pub regime: String,
    /// The routes, in the run's order.
    pub rows: Vec<AnswerRow>,
}

/// Everything the answer chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The words around it; the title is the brief's sentence.
    pub heading: Heading,
    /// What the money is counted in: "USD per 40-foot box".
    pub money: String,
    /// One panel row per regime, never averaged.
    pub panels: Vec<AnswerPanel>,
}
