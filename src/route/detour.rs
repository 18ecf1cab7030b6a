//! The way round what is shut: another way from a place of a route, back to the planned way where that can be.

use super::Route;
use super::request::Planner;
use super::search::{Licence, Marks};
use crate::corridor::{Arc, Corridor, Regime};
use crate::scenario::Waypoint;

/// What cannot be passed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shut(Vec<Waypoint>);

impl Shut {
    /// A place.
    #[must_use]
    pub(crate) fn place(place: usize) -> Self {
        Self(vec![Waypoint::Place(place)])
    }

    /// All legs and stops that name one of these closures.
    #[must_use]
    pub(crate) fn closures(corridor: &Corridor, closures: &[usize]) -> Self {
        let named = |of_row: &[usize]| of_row.iter().any(|closure| closures.contains(closure));
        let legs = (0..corridor.legs.len())
            .filter(|&leg| named(&corridor.legs[leg].closures))
            .map(Waypoint::Leg);
        let stops = (0..corridor.stops.len())
            .filter(|&stop| named(&corridor.stops[stop].closures))
            .map(Waypoint::Stop);
        Self(legs.chain(stops).collect())
    }

    /// With what else is shut.
    #[must_use]
    pub(crate) fn with(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// With the legs that a regime withholds.
    #[must_use]
    pub(crate) fn and_withheld(mut self, corridor: &Corridor, regime: &Regime) -> Self {
        let withheld = |leg: &usize| regime.withholds.contains(&corridor.legs[*leg].id);
        self.0
            .extend((0..corridor.legs.len()).filter(withheld).map(Waypoint::Leg));
        self
    }

    /// Positions of the route at which something shut is met, its end included: a leg at the position of its tail.
    pub(crate) fn met(&self, route: &Route, corridor: &Corridor) -> Vec<usize> {
        let places = route.places(corridor);
        (0..places.len())
            .filter(|&at| {
                self.0.iter().any(|waypoint| match *waypoint {
                    Waypoint::Place(place) => places[at] == place,
                    Waypoint::Leg(leg) => route.arcs.get(at).is_some_and(|arc| arc.leg == leg),
                    Waypoint::Stop(stop) => route.stops[at].contains(&stop),
                })
            })
            .collect()
    }
}

/// True if a closure may shut something under a regime: it comes again and again, or the regime has it in force.
#[must_use]
pub(crate) fn acts(corridor: &Corridor, regime: &Regime, closure: usize) -> bool {
    let row = &corridor.closures[closure];
    let comes_again = row.recurring.is_some() && row.dated.is_none();
    comes_again || regime.closures.contains(&closure)
}

/// What is shut without an end under a regime: closures in force that have no dates.
#[must_use]
pub(crate) fn shut_for_good(corridor: &Corridor, regime: &Regime) -> Vec<usize> {
    let for_good = |&closure: &usize| {
        let row = &corridor.closures[closure];
        row.level.holds() && row.dated.is_none()
    };
    regime.closures.iter().copied().filter(for_good).collect()
}

/// The cheapest way, by planned generalised cost, that follows `route` up to the place at `position` and passes
/// nothing shut after it; `None` if there is none.
///
/// It comes back to the planned way behind what is shut and keeps to it from there. Where that cannot be, the rest of
/// the trip is free once the shipment is on its way; before departure it must still use a part of the planned way
/// before what is shut: else it would be another route, not a way round.
#[must_use]
pub(crate) fn round(
    planner: &Planner<'_>,
    corridor: &Corridor,
    route: &Route,
    position: usize,
    shut: &Shut,
) -> Option<Route> {
    let met: Vec<usize> = shut
        .met(route, corridor)
        .into_iter()
        .filter(|&at| at >= position)
        .collect();
    let (Some(&first), Some(&last)) = (met.first(), met.last()) else {
        return Some(route.clone());
    };
    let places = route.places(corridor);
    let end = places.len() - 1;
    let behind: Vec<usize> = (last + 1..end).collect();
    let before: Vec<usize> = (position + 1..=first.min(end - 1)).collect();
    let search = |rejoins: &[usize], keeps: &[usize]| {
        find(planner, corridor, route, position, shut, rejoins, keeps)
    };
    if !behind.is_empty()
        && let Some(found) = search(&behind, &behind)
    {
        return Some(found);
    }
    match (position, before.is_empty()) {
        (0, true) => None,
        (0, false) => search(&before, &[]),
        _ => search(&[], &[]),
    }
}

/// The cheapest way that passes one of `rejoins` (positions of the route; empty = whatever) and leaves each place of
/// `keeps` as planned.
fn find(
    planner: &Planner<'_>,
    corridor: &Corridor,
    route: &Route,
    position: usize,
    shut: &Shut,
    rejoins: &[usize],
    keeps: &[usize],
) -> Option<Route> {
    let places = route.places(corridor);
    let passed = 0..position;
    let left_by: Vec<(usize, Arc)> = passed
        .clone()
        .chain(keeps.iter().copied())
        .map(|at| (places[at], route.arcs[at]))
        .collect();
    // What lies behind the shipment is passed already, whatever happened to it since.
    let avoid: Vec<Waypoint> = shut
        .0
        .iter()
        .copied()
        .filter(|waypoint| match *waypoint {
            Waypoint::Place(place) => !places[..=position].contains(&place),
            Waypoint::Leg(leg) => !route.arcs[..position].iter().any(|arc| arc.leg == leg),
            Waypoint::Stop(stop) => !passed
                .clone()
                .any(|before| route.stops[before].contains(&stop)),
        })
        .collect();
    // A route over a leg that is not built may keep it, and no other such leg.
    let unbuilt = route.arcs.iter().any(|arc| !corridor.legs[arc.leg].open);
    let not_built = (0..corridor.legs.len())
        .filter(|&leg| !corridor.legs[leg].open && route.arcs.iter().all(|arc| arc.leg != leg))
        .map(Waypoint::Leg);
    let avoid: Vec<Waypoint> = avoid.into_iter().chain(not_built).collect();
    let rejoins: Vec<usize> = rejoins.iter().map(|&at| places[at]).collect();
    let marks = Marks {
        via: &[],
        avoid: &avoid,
        rejoins: &rejoins,
        left_by: &left_by,
    };
    let licence = Licence {
        unbuilt,
        gaps: false,
    };
    let mut found = planner.marked(marks, licence, 1).ok()?.pop()?;
    found.id.clone_from(&route.id);
    found.label.clone_from(&route.label);
    Some(found)
}
