//! What closures, seasons and queues do to routes: who is held up, by what, and what another way would cost.

/// A step of a route that decides arrivals: of all steps it is the one that ran furthest behind its median.
#[derive(Clone, Debug, PartialEq)]
pub struct Decider {
    /// Plain words: "at Anzali", "sea from Mumbai to Bandar Abbas".
    pub step: String,
    /// Share of the arrivals on the planned way that it decides.
    pub share: f64,
    /// Mean hours that it ran behind its median where it decided.
    pub behind_h: f64,
}

/// What it is worth to choose again on the way, in the same worlds (METHOD 1.11).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueOfRecourse {
    /// Share stranded when the shipper keeps to the route.
    pub stranded_committed: f64,
    /// Share stranded when the shipper chooses again.
    pub stranded_replanned: f64,
    /// Share that left the planned way.
    pub diverted: f64,
    /// Mean hours gained over the shipments that arrive both ways; less than 0 when choosing again cost time.
    pub gain_h: f64,
}

/// A choke point: a canal, strait or border post that some route passes, or what a closure shuts.
#[derive(Clone, Debug, PartialEq)]
pub struct ChokePoint {
    /// Plain name.
    pub name: String,
    /// True for a closure's own name (all that it shuts at once), false for a place.
    pub is_closure: bool,
}

/// What happens to a route when a choke point is closed before departure, at best values.
#[derive(Clone, Debug, PartialEq)]
pub enum IfClosed {
    /// The route does not pass it.
    NotOnWay,
    /// It passes it, and the best way round takes so many days more (less than 0: it is quicker, and was dearer).
    Extra {
        /// Days more than planned.
        days: f64,
        /// USD more than planned.
        usd: f64,
        /// Names of the places where the way round leaves and joins the planned way, or of what it uses.
        by: String,
    },
    /// It passes it, and no way round keeps to any of the route's own via.
    NoRoute,
}

/// Chart 17: routes by choke points.
#[derive(Clone, Debug, PartialEq)]
pub struct ChokeMatrix {
    /// Columns, most shared first.
    pub points: Vec<ChokePoint>,
    /// For each route of the run (its order) a cell for each point.
    pub cells: Vec<Vec<IfClosed>>,
}

/// One route in one week of departure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeekOfRoute {
    /// P10, P50, P90 of the hours of those that arrive; `None` when none does.
    pub time_h: Option<[f64; 3]>,
    /// Share that arrives.
    pub arrived: f64,
    /// Share stranded.
    pub stranded: f64,
    /// Share not eligible.
    pub not_eligible: f64,
    /// Share in which it arrives first of all offered routes.
    pub first: f64,
    /// Share of departures at which nothing on it is shut.
    pub available: f64,
}

/// A stretch of dates to be shaded: a closure in force, a season.
#[derive(Clone, Debug, PartialEq)]
pub struct Shading {
    /// Plain name.
    pub name: String,
    /// First day, ISO.
    pub from: String,
    /// Last day, ISO.
    pub to: String,
    /// True for a closure, false for a season.
    pub is_closure: bool,
}

/// Chart 14: what each week of departure brings, several departures in the same worlds.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// First day of each week, ISO.
    pub weeks: Vec<String>,
    /// For each route of the run (its order) each week.
    pub routes: Vec<Vec<WeekOfRoute>>,
    /// Worlds behind each week.
    pub worlds: u64,
    /// Stretches to be shaded.
    pub shadings: Vec<Shading>,
    /// Correlation of the times of departures a week apart in the same world, of each route; `None` where it is
    /// not told.
    pub neighbours: Vec<Option<f64>>,
}
