//! Why a route cannot be planned, and what would mend it.

use thiserror::Error;

/// A route that cannot be planned.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RouteProblem {
    /// No way that is open leads from origin to destination past what the route avoids.
    #[error(
        "route '{route}': no open way leads from {from} to {to}{}; open a leg, or take something out of avoid",
        that_avoids(.avoid)
    )]
    NoWay {
        /// Id of the route.
        route: String,
        /// Id of the origin.
        from: String,
        /// Id of the destination.
        to: String,
        /// Ids of what it avoids.
        avoid: Vec<String>,
    },
    /// No way passes a waypoint at all.
    #[error(
        "route '{route}': no open way from {from} to {to} uses {}; take it out of via, or add the leg that leads there",
        .via.join(" or ")
    )]
    OutOfReach {
        /// Id of the route.
        route: String,
        /// Id of the origin.
        from: String,
        /// Id of the destination.
        to: String,
        /// Ids of the waypoints that no way uses.
        via: Vec<String>,
    },
    /// Each waypoint can be used, but not all on one way without passing a place twice.
    #[error(
        "route '{route}': {} can each be used, but not together on one way from {from} to {to} that passes no place twice; take one out of via",
        .via.join(", ")
    )]
    NotTogether {
        /// Id of the route.
        route: String,
        /// Id of the origin.
        from: String,
        /// Id of the destination.
        to: String,
        /// Ids of the waypoints.
        via: Vec<String>,
    },
    /// The only ways use legs that are not built.
    #[error(
        "route '{route}': the way needs {}, which is not built; name the leg in via to use it for reference{}",
        .legs.join(", "),
        or_by_lever(.levers)
    )]
    NotBuilt {
        /// Id of the route.
        route: String,
        /// Ids of the legs.
        legs: Vec<String>,
        /// Ids of the levers that open them.
        levers: Vec<String>,
    },
    /// Mode or gauge changes at a place where no stop row moves the box.
    #[error(
        "route '{route}': no stop at {place} moves a box from {enters} to {leaves}; add a row to stops.csv with place {place}, kind transfer, handling or gauge, and these modes in `in` and `out`"
    )]
    MissingStop {
        /// Id of the route.
        route: String,
        /// Id of the place.
        place: String,
        /// Mode in, with the gauge where the gauge is what changes.
        enters: String,
        /// Mode out, likewise.
        leaves: String,
    },
    /// Two routes of the scenario are the same way.
    #[error(
        "routes '{first}' and '{second}' are the same way ({legs}); add a place or a leg to via or avoid of one of them"
    )]
    SameWay {
        /// Id of the first route.
        first: String,
        /// Id of the second route.
        second: String,
        /// Ids of the legs.
        legs: String,
    },
    /// The search gave up.
    #[error("route '{route}': too many ways to try them all; add places or legs to its via")]
    TooManyWays {
        /// Id of the route.
        route: String,
    },
}

fn that_avoids(avoid: &[String]) -> String {
    if avoid.is_empty() {
        String::new()
    } else {
        format!(" that avoids {}", avoid.join(", "))
    }
}

fn or_by_lever(levers: &[String]) -> String {
    if levers.is_empty() {
        String::new()
    } else {
        format!(", or open it by lever {}", levers.join(", "))
    }
}
