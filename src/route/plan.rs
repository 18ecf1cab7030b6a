//! A route: a named, ordered choice of steps, with its services and stops.

use crate::corridor::{Arc, Corridor, Values};

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

impl Route {
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
