//! A route: a named, ordered choice of steps, with its services and stops.

use crate::corridor::{Arc, Corridor, Heading, Values};

use super::boarding::{Run, board};
use super::passing::{Gap, Movement, Ride};

/// A service boarded on a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boarding {
    /// Index of the service.
    pub service: usize,
    /// Position in the route of the first arc ridden.
    pub first: usize,
    /// Number of arcs ridden.
    pub arcs: usize,
    /// True along the service's own direction.
    pub forth: bool,
}

/// A route through the corridor: arcs, the services they ride, and the stops at each place.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Id, unique in the run.
    pub id: String,
    /// Label in charts and tables.
    pub label: String,
    /// Legs in order.
    pub arcs: Vec<Arc>,
    /// Services in order; arcs that no boarding covers run on demand.
    pub boardings: Vec<Boarding>,
    /// For each place of the route (one more than arcs) the stops that apply, in order.
    pub stops: Vec<Vec<usize>>,
}

/// What turns arcs into a route: the services there are, and which to prefer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout<'a> {
    pub(crate) corridor: &'a Corridor,
    pub(crate) runs: &'a [Run],
    /// For each service: the less, the rather it is boarded among equally long matches.
    pub(crate) preference: &'a [usize],
    pub(crate) heading: Heading,
}

impl Layout<'_> {
    /// The route over `arcs`, without id and label, and the gaps where a change of mode or gauge has no stop.
    #[must_use]
    pub(crate) fn lay(self, arcs: &[Arc]) -> (Route, Vec<Gap>) {
        let mut route = Route {
            id: String::new(),
            label: String::new(),
            arcs: arcs.to_vec(),
            boardings: board(arcs, self.runs, self.preference),
            stops: Vec::with_capacity(arcs.len() + 1),
        };
        let mut gaps = Vec::new();
        for (at, place) in route.places(self.corridor).into_iter().enumerate() {
            let movement = Movement {
                place,
                enters: at.checked_sub(1).map(|before| arcs[before]),
                leaves: arcs.get(at).copied(),
            };
            let stops = movement.stops(self.corridor, self.heading, route.ride_through(at));
            gaps.extend(movement.gap(self.corridor, &stops));
            route.stops.push(stops);
        }
        (route, gaps)
    }
}

impl Route {
    /// What is known of the vehicle at the place of this position.
    #[must_use]
    pub(crate) fn ride_through(&self, at: usize) -> Ride {
        if at == 0 || at >= self.arcs.len() {
            return Ride::Unsaid;
        }
        match (self.rides(at - 1), self.rides(at)) {
            (None, None) => Ride::Unsaid,
            (before, after) if before == after => Ride::Stays,
            _ => Ride::Changes,
        }
    }

    /// Indices of the places, origin first.
    #[must_use]
    pub fn places(&self, corridor: &Corridor) -> Vec<usize> {
        let mut places: Vec<usize> = self
            .arcs
            .iter()
            .map(|arc| arc.tail(&corridor.legs))
            .collect();
        places.extend(self.arcs.last().map(|arc| arc.head(&corridor.legs)));
        places
    }

    /// Length in kilometres.
    #[must_use]
    pub fn km(&self, corridor: &Corridor, values: &Values) -> f64 {
        self.arcs
            .iter()
            .map(|arc| corridor.legs[arc.leg].distance_km.get(values))
            .sum()
    }

    /// The boarding that begins at this arc, if any.
    #[must_use]
    pub fn boards_at(&self, arc: usize) -> Option<&Boarding> {
        self.boardings.iter().find(|b| b.first == arc)
    }

    /// The boarding that this arc rides on, if any.
    #[must_use]
    pub fn rides(&self, arc: usize) -> Option<&Boarding> {
        self.boardings
            .iter()
            .find(|b| (b.first..b.first + b.arcs).contains(&arc))
    }
}
