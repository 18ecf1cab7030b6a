//! Small random corridors, where every way can be tried: the search must find the same.

use proptest::prelude::*;

use crate::corridor::{Arc, Covers, Flow, Mode, Passage, Quantity, StopKind};
use crate::route::request::Planner;
use crate::route::sketch::{Sketch, service, stop};
use crate::route::{Route, RouteProblem, planned};
use crate::scenario::{First, Question, RouteRequest, Waypoint};

const PLACES: [&str; 6] = ["P0", "P1", "P2", "P3", "P4", "P5"];
const MODES: [Mode; 3] = [Mode::Sea, Mode::Rail, Mode::Road];

/// From, to, mode, hours, USD; both ways, shut.
type RawLeg = ((usize, usize, usize), (u8, u8), (bool, bool));
/// Place, mode in, mode out (3 = any), hours, flow (0 tranship, 1 through, else none).
type RawStop = (usize, usize, usize, u8, u8);
/// First leg, choices of the next ones, headway in days, USD; both ways, linehaul covered.
type RawService = (usize, Vec<u8>, (u8, u8), (bool, bool));

#[derive(Clone, Debug)]
struct Raw {
    legs: Vec<RawLeg>,
    stops: Vec<RawStop>,
    services: Vec<RawService>,
    via: Vec<usize>,
    avoid: Vec<usize>,
    random_first: bool,
}

fn raw() -> impl Strategy<Value = Raw> {
    let leg = (
        (0..6_usize, 0..6_usize, 0..3_usize),
        (1..30_u8, 0..40_u8),
        (proptest::bool::weighted(0.8), proptest::bool::weighted(0.1)),
    );
    let stop = (0..6_usize, 0..4_usize, 0..4_usize, 0..20_u8, 0..6_u8);
    let line = (
        0..14_usize,
        prop::collection::vec(any::<u8>(), 0..3),
        (1..4_u8, 0..60_u8),
        any::<(bool, bool)>(),
    );
    (
        prop::collection::vec(leg, 5..14),
        prop::collection::vec(stop, 4..16),
        prop::collection::vec(line, 0..5),
        prop::collection::vec(0..30_usize, 0..3),
        prop::collection::vec(0..30_usize, 0..2),
        any::<bool>(),
    )
        .prop_map(|(legs, stops, services, via, avoid, random_first)| Raw {
            legs,
            stops,
            services,
            via,
            avoid,
            random_first,
        })
}

/// Builds the corridor with its legs in file order, or turned round.
fn build(raw: &Raw, turned: bool, dearer: Option<(usize, f64)>) -> Question {
    let mut sketch = Sketch::new(&PLACES.map(|id| (id, 0.0)));
    if raw.random_first {
        sketch.first = First::Random;
    }
    let mut rows: Vec<(usize, &RawLeg)> = raw.legs.iter().enumerate().collect();
    if turned {
        rows.reverse();
    }
    for (number, ((from, to, mode), (hours, usd), (both, shut))) in rows {
        if from == to {
            continue;
        }
        let id = format!("leg-{number:02}");
        let (from, to) = (PLACES[*from], PLACES[*to]);
        let index = sketch.leg(&id, from, to, MODES[*mode], f64::from(*hours));
        let leg = &mut sketch.legs[index];
        leg.both_ways = *both;
        leg.open = !shut;
        let more = dearer.map_or(
            0.0,
            |(which, more)| if which == number { more } else { 0.0 },
        );
        leg.tariff.per_box = Some(Quantity::Given(f64::from(*usd) + more));
    }
    for (number, (place, enters, leaves, hours, flow)) in raw.stops.iter().enumerate() {
        let passage = |mode: usize| MODES.get(mode).map_or(Passage::Any, |m| Passage::By(*m));
        let mut row = stop(
            &format!("stop-{number:02}"),
            *place,
            passage(*enters),
            passage(*leaves),
            StopKind::Transfer,
            f64::from(*hours),
        );
        row.flow = [Some(Flow::Tranship), Some(Flow::Through)]
            .get(usize::from(*flow))
            .copied()
            .flatten();
        sketch.stops.push(row);
    }
    for (number, row) in raw.services.iter().enumerate() {
        sketch.services.extend(line(&sketch, number, row));
    }
    let waypoint = |seed: &usize| match *seed {
        place @ 0..6 => Some(Waypoint::Place(place)),
        seed @ 6..20 => {
            let id = format!("leg-{:02}", seed - 6);
            let leg = sketch.legs.iter().position(|leg| leg.id == id);
            leg.map(Waypoint::Leg)
        }
        seed => (seed - 20 < sketch.stops.len()).then_some(Waypoint::Stop(seed - 20)),
    };
    let mut question = sketch.question("P0", "P5", &[]);
    question.routes = vec![RouteRequest {
        id: "asked".into(),
        label: String::new(),
        via: raw.via.iter().filter_map(waypoint).collect(),
        avoid: raw.avoid.iter().filter_map(waypoint).collect(),
    }];
    question
}

/// A service over a chain of legs; which leg follows is chosen by number among those in order of id.
fn line(
    sketch: &Sketch,
    number: usize,
    (first, turns, (headway, usd), (both, linehaul)): &RawService,
) -> Option<crate::corridor::Service> {
    let mut by_id: Vec<usize> = (0..sketch.legs.len()).collect();
    by_id.sort_by_key(|&leg| &sketch.legs[leg].id);
    let first = *by_id.get(*first)?;
    let mut legs = vec![first];
    let mut at = sketch.legs[first].to;
    for turn in turns {
        let onward: Vec<Arc> = by_id
            .iter()
            .filter(|leg| !legs.contains(leg))
            .flat_map(|&leg| [true, false].map(|forth| Arc { leg, forth }))
            .filter(|arc| arc.tail(&sketch.legs) == at)
            .collect();
        let Some(arc) = onward.get(usize::from(*turn) % onward.len().max(1)) else {
            break;
        };
        at = arc.head(&sketch.legs);
        legs.push(arc.leg);
    }
    let mut row = service(&format!("service-{number}"), &legs, f64::from(*headway));
    row.both_ways = *both;
    row.tariff.per_box = Some(Quantity::Given(f64::from(*usd)));
    if *linehaul {
        row.covers = Covers::default().with("linehaul")?;
    }
    Some(row)
}

/// Every way from P0 to P5 that passes no place twice, over arcs that may be used.
fn every_way(question: &Question) -> Vec<Vec<Arc>> {
    let corridor = &question.corridor;
    let request = &question.routes[0];
    let arcs: Vec<Arc> = corridor
        .network
        .graph()
        .edge_weights()
        .copied()
        .filter(|arc| corridor.legs[arc.leg].open || request.via.contains(&Waypoint::Leg(arc.leg)))
        .collect();
    let mut ways = Vec::new();
    let mut unfinished = vec![Vec::new()];
    while let Some(way) = unfinished.pop() {
        let places: Vec<usize> = std::iter::once(0)
            .chain(way.iter().map(|arc: &Arc| arc.head(&corridor.legs)))
            .collect();
        let here = places[places.len() - 1];
        if here == 5 {
            ways.push(way);
            continue;
        }
        for arc in &arcs {
            if arc.tail(&corridor.legs) == here && !places.contains(&arc.head(&corridor.legs)) {
                unfinished.push(way.iter().copied().chain([*arc]).collect());
            }
        }
    }
    ways
}

fn uses(route: &Route, question: &Question, waypoint: Waypoint) -> bool {
    let legs = &question.corridor.legs;
    match waypoint {
        Waypoint::Place(place) => route
            .arcs
            .iter()
            .any(|arc| arc.tail(legs) == place || arc.head(legs) == place),
        Waypoint::Leg(leg) => route.arcs.iter().any(|arc| arc.leg == leg),
        Waypoint::Stop(stop) => route.stops.concat().contains(&stop),
    }
}

fn cost(question: &Question, route: &Route) -> f64 {
    let values = question.regimes[0].best();
    planned(route, &question.corridor, &question.shipment, &values).generalised_usd
}

fn leg_ids<'a>(question: &'a Question, route: &Route) -> Vec<&'a str> {
    route
        .arcs
        .iter()
        .map(|arc| question.corridor.legs[arc.leg].id.as_str())
        .collect()
}

/// The answer by trying everything: cost and leg ids, cheapest first.
fn by_trying(question: &Question, k: usize) -> Vec<(f64, Vec<&str>)> {
    let planner = Planner::new(question);
    let request = &question.routes[0];
    let mut found: Vec<(f64, Vec<&str>)> = every_way(question)
        .iter()
        .map(|way| planner.layout().lay(way))
        .filter(|(route, gaps)| {
            gaps.is_empty()
                && request.via.iter().all(|at| uses(route, question, *at))
                && !request.avoid.iter().any(|at| uses(route, question, *at))
        })
        .map(|(route, _)| (cost(question, &route), leg_ids(question, &route)))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    found.truncate(k);
    found
}

fn searched(question: &Question, k: usize) -> Result<Vec<Route>, Vec<RouteProblem>> {
    Planner::new(question).ways(&question.routes[0], k)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn the_best_ways_are_those_found_by_trying_every_way(raw in raw(), k in 1..6_usize) {
        let question = build(&raw, false, None);
        let wanted = by_trying(&question, k);
        match searched(&question, k) {
            Ok(routes) => {
                let found: Vec<(f64, Vec<&str>)> = routes
                    .iter()
                    .map(|route| (cost(&question, route), leg_ids(&question, route)))
                    .collect();
                prop_assert_eq!(found, wanted);
            }
            Err(problems) => {
                prop_assert!(wanted.is_empty(), "{problems:?} but {wanted:?}");
                prop_assert!(!problems.is_empty());
            }
        }
    }

    #[test]
    fn the_order_of_legs_in_the_file_does_not_change_the_ways(raw in raw()) {
        let (one, other) = (build(&raw, false, None), build(&raw, true, None));
        let tell = |question: &Question| {
            searched(question, 3).map(|routes| {
                let ids = |route: &Route| leg_ids(question, route).join(" ");
                routes.iter().map(ids).collect::<Vec<String>>()
            })
        };
        prop_assert_eq!(tell(&one).ok(), tell(&other).ok());
    }

    #[test]
    fn a_dearer_leg_never_makes_the_best_way_cheaper(
        raw in raw(), which in 0..14_usize, more in 1..100_u8,
    ) {
        let before = build(&raw, false, None);
        let after = build(&raw, false, Some((which, f64::from(more))));
        if let (Ok(one), Ok(other)) = (searched(&before, 1), searched(&after, 1)) {
            prop_assert!(cost(&after, &other[0]) >= cost(&before, &one[0]) - 1e-9);
        }
    }

    #[test]
    fn no_way_uses_a_shut_leg_or_what_it_avoids_and_every_way_uses_its_via(raw in raw()) {
        let question = build(&raw, false, None);
        let request = &question.routes[0];
        for route in searched(&question, 4).unwrap_or_default() {
            for at in &request.via {
                prop_assert!(uses(&route, &question, *at));
            }
            for at in &request.avoid {
                prop_assert!(!uses(&route, &question, *at));
            }
            for arc in &route.arcs {
                let named = request.via.contains(&Waypoint::Leg(arc.leg));
                prop_assert!(question.corridor.legs[arc.leg].open || named);
            }
        }
    }
}
