//! The routes of a question: what each asks for, found on the graph, or why it cannot be.

use crate::corridor::{Corridor, Heading, Regime, Values};
use crate::scenario::{Question, RegimeCase, RouteRequest, Waypoint};

use super::boarding::{Run, runs};
use super::offered::{in_window, service_reasons};
use super::passing::{Gap, heading};
use super::plan::Layout;
use super::planned::{Terms, papers_h};
use super::search::{Bounds, Licence, Marks, OutOfPatience, k_best as search};
use super::{Route, RouteProblem};

/// Plans every route that the question names: the cheapest way, by planned generalised cost at the best values
/// of its first regime, that uses all of `via`, none of `avoid`, only open legs (and planned legs that `via`
/// names), and passes no place twice. Planned once; all regimes of the run share the routes.
///
/// # Errors
/// A [`RouteProblem`] for each thing that stands in the way, of all routes at once.
pub fn plan(question: &Question) -> Result<Vec<Route>, Vec<RouteProblem>> {
    let planner = Planner::new(question);
    let mut routes: Vec<Route> = Vec::new();
    let mut problems = Vec::new();
    for request in &question.routes {
        match planner.find(request) {
            Ok(route) => {
                problems.extend(
                    routes
                        .iter()
                        .find(|other| other.arcs == route.arcs)
                        .map(|other| same_way(other, &route, &question.corridor)),
                );
                routes.push(route);
            }
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        Ok(routes)
    } else {
        Err(problems)
    }
}

fn same_way(first: &Route, second: &Route, corridor: &Corridor) -> RouteProblem {
    let legs: Vec<&str> = first
        .arcs
        .iter()
        .map(|arc| corridor.legs[arc.leg].id.as_str())
        .collect();
    RouteProblem::SameWay {
        first: first.id.clone(),
        second: second.id.clone(),
        legs: legs.join(", "),
    }
}

/// A question made ready for searching.
#[derive(Debug)]
pub(crate) struct Planner<'a> {
    question: &'a Question,
    values: Values,
    papers_h: Vec<f64>,
    runs: Vec<Run>,
    preference: Vec<usize>,
    heading: Heading,
}

impl<'a> Planner<'a> {
    #[must_use]
    pub(crate) fn new(question: &'a Question) -> Self {
        let values = question
            .regimes
            .first()
            .map_or_else(|| question.corridor.best_values(), RegimeCase::best);
        Self::under(question, values)
    }

    /// For a search under these values.
    #[must_use]
    pub(crate) fn under(question: &'a Question, values: Values) -> Self {
        let corridor = &question.corridor;
        let shipment = &question.shipment;
        let stops = 0..corridor.stops.len();
        Self {
            question,
            papers_h: papers_h(corridor, shipment, &values, stops),
            values,
            runs: runs(corridor),
            preference: preference(question),
            heading: heading(corridor, shipment.from, shipment.to),
        }
    }

    /// The `k` cheapest ways that a request allows, cheapest first.
    ///
    /// # Errors
    /// What stands in the way of the cheapest.
    pub(crate) fn ways(
        &self,
        request: &RouteRequest,
        k: usize,
    ) -> Result<Vec<Route>, Vec<RouteProblem>> {
        let strict = Licence {
            unbuilt: false,
            gaps: false,
        };
        let mut ways = self.search(request, &request.via, strict, k)?;
        if ways.is_empty() {
            return Err(self.diagnose(request)?);
        }
        for way in &mut ways {
            way.id.clone_from(&request.id);
            way.label.clone_from(&request.label);
        }
        Ok(ways)
    }

    fn find(&self, request: &RouteRequest) -> Result<Route, Vec<RouteProblem>> {
        Ok(self.ways(request, 1)?.swap_remove(0))
    }

    fn search(
        &self,
        request: &RouteRequest,
        via: &[Waypoint],
        licence: Licence,
        k: usize,
    ) -> Result<Vec<Route>, Vec<RouteProblem>> {
        let marks = Marks {
            via,
            avoid: &request.avoid,
            ..Marks::default()
        };
        self.marked(marks, licence, k).map_err(|_| {
            vec![RouteProblem::TooManyWays {
                route: request.id.clone(),
            }]
        })
    }

    /// The `k` cheapest ways with these marks, cheapest first.
    ///
    /// # Errors
    /// The search gave up.
    pub(crate) fn marked(
        &self,
        marks: Marks<'_>,
        licence: Licence,
        k: usize,
    ) -> Result<Vec<Route>, OutOfPatience> {
        let terms = self.terms();
        let bounds = Bounds {
            terms,
            runs: &self.runs,
            heading: self.heading,
        };
        search(bounds, marks, licence, k, |arcs| {
            let (route, gaps) = self.layout().lay(arcs);
            let cost = terms.planned(&route).generalised_usd;
            (gaps.is_empty() || licence.gaps).then_some((cost, route))
        })
    }

    /// What planned time and cost depend on.
    pub(crate) fn terms(&self) -> Terms<'_> {
        Terms {
            corridor: &self.question.corridor,
            shipment: &self.question.shipment,
            values: &self.values,
            papers_h: &self.papers_h,
        }
    }

    pub(crate) fn layout(&self) -> Layout<'_> {
        Layout {
            corridor: &self.question.corridor,
            runs: &self.runs,
            preference: &self.preference,
            heading: self.heading,
        }
    }

    /// Why no way was found: a stop is missing, a leg is not built, a waypoint cannot be reached.
    ///
    /// # Errors
    /// The search gave up.
    fn diagnose(&self, request: &RouteRequest) -> Result<Vec<RouteProblem>, Vec<RouteProblem>> {
        let corridor = &self.question.corridor;
        let with = |via: &[Waypoint], unbuilt, gaps| {
            Ok::<_, Vec<RouteProblem>>(
                self.search(request, via, Licence { unbuilt, gaps }, 1)?
                    .pop(),
            )
        };
        if let Some(way) = with(&request.via, false, true)? {
            let (_, gaps) = self.layout().lay(&way.arcs);
            let told = |gap| missing_stop(request, corridor, gap);
            return Ok(gaps.into_iter().map(told).collect());
        }
        if let Some(way) = with(&request.via, true, false)? {
            return Ok(vec![not_built(request, corridor, &way)]);
        }
        let shipment = &self.question.shipment;
        let id = |place: usize| corridor.places[place].id.clone();
        let (route, from, to) = (request.id.clone(), id(shipment.from), id(shipment.to));
        let names = |waypoints: &[Waypoint]| -> Vec<String> {
            waypoints
                .iter()
                .map(|waypoint| name(*waypoint, corridor))
                .collect()
        };
        if with(&[], false, true)?.is_none() {
            return Ok(vec![RouteProblem::NoWay {
                route,
                from,
                to,
                avoid: names(&request.avoid),
            }]);
        }
        let mut unreached = Vec::new();
        for waypoint in &request.via {
            if with(&[*waypoint], false, true)?.is_none() {
                unreached.push(*waypoint);
            }
        }
        Ok(vec![if unreached.is_empty() {
            RouteProblem::NotTogether {
                route,
                from,
                to,
                via: names(&request.via),
            }
        } else {
            RouteProblem::OutOfReach {
                route,
                from,
                to,
                via: names(&unreached),
            }
        }])
    }
}

fn missing_stop(request: &RouteRequest, corridor: &Corridor, gap: Gap) -> RouteProblem {
    RouteProblem::MissingStop {
        route: request.id.clone(),
        place: corridor.places[gap.place].id.clone(),
        enters: gap.enters,
        leaves: gap.leaves,
    }
}

fn not_built(request: &RouteRequest, corridor: &Corridor, way: &Route) -> RouteProblem {
    let needed = || {
        way.arcs
            .iter()
            .filter(|arc| !request.via.contains(&Waypoint::Leg(arc.leg)))
            .map(|arc| &corridor.legs[arc.leg])
            .filter(|leg| !leg.open)
    };
    let mut levers: Vec<String> = needed().filter_map(|leg| leg.lever.clone()).collect();
    levers.dedup();
    RouteProblem::NotBuilt {
        route: request.id.clone(),
        legs: needed().map(|leg| leg.id.clone()).collect(),
        levers,
    }
}

/// Id of a waypoint.
fn name(waypoint: Waypoint, corridor: &Corridor) -> String {
    match waypoint {
        Waypoint::Place(place) => corridor.places[place].id.clone(),
        Waypoint::Leg(leg) => corridor.legs[leg].id.clone(),
        Waypoint::Stop(stop) => corridor.stops[stop].id.clone(),
    }
}

/// For each service: the number of the first regime of the question under which it is offered in the window to
/// the cargo; then those that only a regime withholds; then those not offered in the window at all.
fn preference(question: &Question) -> Vec<usize> {
    let corridor = &question.corridor;
    let regimes: Vec<&Regime> = question
        .regimes
        .iter()
        .map(|case| &corridor.regimes[case.regime])
        .collect();
    (0..corridor.services.len())
        .map(|service| {
            regimes
                .iter()
                .position(|regime| {
                    service_reasons(service, corridor, regime, &question.shipment).is_empty()
                })
                .unwrap_or_else(|| {
                    let offered = in_window(service, corridor, &question.shipment);
                    regimes.len() + usize::from(!offered)
                })
        })
        .collect()
}
