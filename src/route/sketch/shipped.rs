//! Every route of every shipped scenario is found, and is what the scenario asks for.

use crate::route::{Route, facts, k_best, plan, planned, planned_steps, write_block};
use crate::scenario::{Question, Waypoint, load, shipped_scenarios};

fn shipped() -> Vec<Question> {
    let names = shipped_scenarios();
    assert!(!names.is_empty());
    names
        .iter()
        .map(|name| load(Some(name), &[]).unwrap_or_else(|told| panic!("{name}: {told}")))
        .collect()
}

fn planned_routes(question: &Question) -> Vec<Route> {
    plan(question).unwrap_or_else(|told| panic!("{}: {told:#?}", question.id))
}

#[test]
fn every_route_of_every_shipped_scenario_is_found_and_passes_its_waypoints() {
    for question in shipped() {
        let legs = &question.corridor.legs;
        let routes = planned_routes(&question);
        assert_eq!(routes.len(), question.routes.len());
        for (route, asked) in routes.iter().zip(&question.routes) {
            let places = route.places(&question.corridor);
            for waypoint in &asked.via {
                let met = match waypoint {
                    Waypoint::Place(place) => places.contains(place),
                    Waypoint::Leg(leg) => route.arcs.iter().any(|arc| arc.leg == *leg),
                    Waypoint::Stop(stop) => route.stops.concat().contains(stop),
                };
                assert!(met, "{} of {}", route.id, question.id);
            }
            for arc in &route.arcs {
                assert!(legs[arc.leg].open || asked.via.contains(&Waypoint::Leg(arc.leg)));
            }
            let ends = (question.shipment.from, question.shipment.to);
            assert_eq!((places[0], places[places.len() - 1]), ends);
        }
    }
}

#[test]
fn steps_of_every_shipped_route_sum_to_its_plan() {
    for question in shipped() {
        let values = question.regimes[0].best();
        for route in planned_routes(&question) {
            let (corridor, shipment) = (&question.corridor, &question.shipment);
            let whole = planned(&route, corridor, shipment, &values);
            let steps = planned_steps(&route, corridor, shipment, &values);
            let sum = |part: fn(&crate::route::PlannedStep) -> f64| -> f64 {
                steps.iter().map(part).sum()
            };
            assert!((sum(|step| step.hours) - whole.hours).abs() < 1e-6);
            assert!((sum(|step| step.usd) - whole.usd).abs() < 1e-6);
            let km = facts(&route, corridor, &values).km;
            assert!((sum(|step| step.km) - km).abs() < 1e-6);
        }
    }
}

#[test]
fn routes_suggested_for_a_shipped_scenario_come_cheapest_first_and_can_be_written_down() {
    for question in shipped() {
        let values = question.regimes[0].best();
        let routes = k_best(&question, 8).unwrap();
        let costs: Vec<f64> = routes
            .iter()
            .map(|route| {
                planned(route, &question.corridor, &question.shipment, &values).generalised_usd
            })
            .collect();
        assert!(costs.is_sorted(), "{costs:?}");
        for route in planned_routes(&question) {
            let open = route
                .arcs
                .iter()
                .all(|arc| question.corridor.legs[arc.leg].open);
            let own = planned(&route, &question.corridor, &question.shipment, &values);
            assert!(!open || own.generalised_usd >= costs[0] - 1e-6);
        }
        let block: toml::Table = write_block(&question, &routes).unwrap().parse().unwrap();
        assert_eq!(block["routes"].as_table().unwrap().len(), 8);
    }
}
