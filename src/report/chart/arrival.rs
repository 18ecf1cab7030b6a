//! The arrival curve: the share of shipments that has arrived, day by day.

use super::heading::{Heading, RouteName};

/// One route's curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// Which route.
    pub route: RouteName,
    /// Hours and the share (0 to 1) of all shipments that has arrived by then; both never fall. The curve stays
    /// below 1 where some never arrive.
    pub steps: Vec<(f64, f64)>,
    /// Hours by which 50, 90 and 95 in 100 have arrived; none where so many never do.
    pub reached_h: [Option<f64>; 3],
    /// The share that has arrived by the due date, if there is one.
    pub on_time: Option<f64>,
}

/// Everything the arrival chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArrivalCurve {
    /// The words around it.
    pub heading: Heading,
    /// The due date, hours after the clock opens.
    pub due_h: Option<f64>,
    /// The routes, in the run's order.
    pub curves: Vec<Curve>,
}
