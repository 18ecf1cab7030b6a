//! The time-distance chart: a slope is progress, a vertical is time lost at a stop.

use super::answer::Spread;
use super::heading::{Heading, RouteName};
use super::journey::{Band, Reach};

/// One point of a route: a place before or after what happens there.
#[derive(Clone, Debug, PartialEq)]
pub struct TimePoint {
    /// Kilometres from the origin; never falls from point to point.
    pub km: f64,
    /// Cumulative hours since the clock opened (quantiles of the cumulative time, not sums of quantiles).
    pub time_h: Band,
    /// How it was reached.
    pub reach: Reach,
}

/// One route along its distance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeTrack {
    /// Which route.
    pub route: RouteName,
    /// The points, from the origin on; the first is [`Reach::Start`].
    pub points: Vec<TimePoint>,
    /// Hours at arrival, as the summary has them.
    pub arrival_h: Spread,
    /// P25 and P75 at arrival, hours.
    pub quartiles_h: (f64, f64),
}

/// Everything the time-distance chart shows. With one track, it is coloured by mode and its stops are named.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeDistance {
    /// The words around it.
    pub heading: Heading,
    /// The routes, in the run's order.
    pub tracks: Vec<TimeTrack>,
}
