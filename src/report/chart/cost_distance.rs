//! The cost-distance chart: the slope is money per kilometre, a vertical is what a stop costs.

use super::answer::Spread;
use super::heading::{Heading, RouteName};
use super::journey::{Band, Reach};

/// One point of a route: a place before or after what is paid there.
#[derive(Clone, Debug, PartialEq)]
pub struct CostPoint {
    /// Kilometres from the origin; never falls from point to point.
    pub km: f64,
    /// Cumulative money paid.
    pub paid: Band,
    /// Cumulative generalised cost of a trial (money plus value of time x time), if it is shown.
    pub generalised: Option<Band>,
    /// How it was reached.
    pub reach: Reach,
}

/// One route along its distance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CostTrack {
    /// Which route.
    pub route: RouteName,
    /// The points, from the origin on; the first is [`Reach::Start`].
    pub points: Vec<CostPoint>,
    /// Money paid at arrival, as the summary has it.
    pub paid: Spread,
    /// P25 and P75 of the money paid at arrival.
    pub quartiles: (f64, f64),
}

/// Everything the cost-distance chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CostDistance {
    /// The words around it.
    pub heading: Heading,
    /// What the money is counted in: "USD per 40-foot box".
    pub money: String,
    /// The routes, in the run's order.
    pub tracks: Vec<CostTrack>,
}
