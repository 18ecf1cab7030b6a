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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corridor::Mode;
    use crate::route::plan;
    use crate::route::sketch::Sketch;
    use crate::scenario::Question;

    /// ```text
    /// INSEA --sea 100 h-- IRPOR --trunk 40 h-- IREND --north 50 h-- RUCIT
    ///                     IRPOR --out 30 h-- KZMID --back 30 h-- IREND
    /// INSEA --far 400 h-- RUSEA --last 30 h-- RUCIT
    /// ```
    fn sketch() -> Sketch {
        let mut sketch = Sketch::new(&[
            ("INSEA", 19.0),
            ("IRPOR", 27.0),
            ("IREND", 37.0),
            ("KZMID", 38.0),
            ("RUCIT", 56.0),
            ("RUSEA", 45.0),
        ]);
        sketch.leg("sea", "INSEA", "IRPOR", Mode::Sea, 100.0);
        sketch.leg("trunk", "IRPOR", "IREND", Mode::Rail, 40.0);
        sketch.leg("north", "IREND", "RUCIT", Mode::Rail, 50.0);
        sketch.leg("out", "IRPOR", "KZMID", Mode::Rail, 30.0);
        sketch.leg("back", "KZMID", "IREND", Mode::Rail, 30.0);
        sketch.leg("far", "INSEA", "RUSEA", Mode::Sea, 400.0);
        sketch.leg("last", "RUSEA", "RUCIT", Mode::Rail, 30.0);
        sketch.transfer("port-dwell", "IRPOR", 24.0);
        sketch.transfer("sea-dwell", "RUSEA", 20.0);
        sketch
    }

    /// Legs of the way round, from a position of the route by `IREND`; empty if there is none.
    fn legs(sketch: &Sketch, position: usize, shut: &[&str]) -> String {
        let question: Question =
            sketch.question("INSEA", "RUCIT", &[("west", &["sea", "north"], &[])]);
        let corridor = &question.corridor;
        let routes = plan(&question).unwrap();
        let shut = Shut(
            shut.iter()
                .map(|leg| Waypoint::Leg(corridor.leg(leg).unwrap()))
                .collect(),
        );
        let planner = Planner::new(&question);
        let found = round(&planner, corridor, &routes[0], position, &shut);
        let ids = found.map(|route| {
            let ids: Vec<&str> = route
                .arcs
                .iter()
                .map(|arc| corridor.legs[arc.leg].id.as_str())
                .collect();
            ids.join(" ")
        });
        ids.unwrap_or_default()
    }

    #[test]
    fn the_way_round_comes_back_to_the_planned_way_and_keeps_to_it() {
        assert_eq!(legs(&sketch(), 0, &[]), "sea trunk north");
        assert_eq!(legs(&sketch(), 0, &["trunk"]), "sea out back north");
        // A shorter way on from the middle is another route: the planned way is joined again and kept.
        let mut sketch = sketch();
        sketch.leg("short", "KZMID", "RUCIT", Mode::Rail, 1.0);
        assert_eq!(legs(&sketch, 0, &["trunk"]), "sea out back north");
    }

    #[test]
    fn before_departure_another_route_altogether_is_no_way_round() {
        // Without `sea` nothing of the planned way can be reached.
        assert_eq!(legs(&sketch(), 0, &["sea"]), "");
        // The last leg is shut, and the only other way uses no part of the planned one.
        assert_eq!(legs(&sketch(), 0, &["north"]), "");
        let mut sketch = sketch();
        sketch.leg("east", "KZMID", "RUCIT", Mode::Rail, 90.0);
        assert_eq!(legs(&sketch, 0, &["north"]), "sea out east");
    }

    #[test]
    fn on_the_way_any_way_to_the_end_will_do_and_what_lies_behind_is_no_matter() {
        let mut sketch = sketch();
        sketch.leg("east", "KZMID", "RUCIT", Mode::Rail, 90.0);
        assert_eq!(legs(&sketch, 2, &["north"]), "sea trunk back east");
        assert_eq!(legs(&sketch, 1, &["sea", "north"]), "sea out east");
        assert_eq!(legs(&sketch, 2, &["north", "back"]), "");
    }
}
