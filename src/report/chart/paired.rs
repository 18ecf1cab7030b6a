//! The paired difference: one route against the reference in the same worlds.

use super::heading::{Heading, RouteName};

/// The differences (route less reference) of one outcome over paired shipments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Differences {
    /// The cell borders, rising; one more than the shares. Hours or money.
    pub edges: Vec<f64>,
    /// The share of the shipments (0 to 1) in each cell.
    pub shares: Vec<f64>,
    /// The share in which the route is faster, or cheaper.
    pub better: f64,
    /// The share in which both are the same.
    pub tie: f64,
    /// The median difference.
    pub p50: f64,
    /// P5 and P95 of the difference.
    pub range: (f64, f64),
}

/// Everything the chart of the paired difference shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PairedDifference {
    /// The words around it; the subtitle must say "paired".
    pub heading: Heading,
    /// The route.
    pub route: RouteName,
    /// What it is compared with.
    pub reference: RouteName,
    /// Differences of time, hours.
    pub time_h: Differences,
    /// Differences of money.
    pub cost: Differences,
    /// What the money is counted in: "USD per 40-foot box".
    pub money: String,
}
