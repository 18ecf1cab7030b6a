//! Every shipped scenario is loaded, planned and run; what they say of the corridor is held to outside figures.

mod books;
mod closing;
mod distances;
mod passing;
mod shut;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use corridor::corridor::Stop;
use corridor::route::{PlannedStep, Route, plan, planned_steps};
use corridor::scenario::{Question, load};
use corridor::study::compare;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

/// Every scenario file below `scenarios/`, sorted.
fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for at in [folder(), folder().join("readings")] {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn loaded(path: &Path, settings: &[&str]) -> Question {
    let settings: Vec<String> = settings.iter().map(|&text| text.to_owned()).collect();
    load(path.to_str(), &settings)
        .unwrap_or_else(|problems| panic!("{}:\n{problems}", path.display()))
}

/// A shipped scenario by name, with its planned routes.
fn planned(name: &str) -> (Question, Vec<Route>) {
    let question = loaded(&folder().join(format!("{name}.toml")), &[]);
    let routes = plan(&question).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
    (question, routes)
}

fn route<'a>(routes: &'a [Route], id: &str) -> &'a Route {
    routes.iter().find(|route| route.id == id).unwrap()
}

/// Steps of a route at best values under the scenario's first regime.
fn steps(question: &Question, route: &Route) -> Vec<PlannedStep> {
    let values = question.regimes[0].best();
    planned_steps(route, &question.corridor, &question.shipment, &values)
}

/// Rows of `stops.csv` that a route meets at a place.
fn stops_at<'a>(question: &'a Question, route: &Route, place: &str) -> Vec<&'a Stop> {
    let place = question.corridor.place(place).unwrap();
    route
        .stops
        .iter()
        .flatten()
        .map(|&stop| &question.corridor.stops[stop])
        .filter(|stop| stop.place == place)
        .collect()
}

/// True when a regime has a closure in force that a route of the question meets.
fn is_shut(question: &Question, regime: &str, route: &Route) -> bool {
    let corridor = &question.corridor;
    let mut regimes = corridor.regimes.iter();
    let force = &regimes.find(|row| row.id == regime).unwrap().closures;
    let legs = route
        .arcs
        .iter()
        .map(|arc| &corridor.legs[arc.leg].closures);
    let stops = route.stops.iter().flatten();
    let stops = stops.map(|&stop| &corridor.stops[stop].closures);
    legs.chain(stops).flatten().any(|row| force.contains(row))
}

#[test]
fn every_scenario_is_loaded_planned_and_run() {
    let files = files();
    assert!(files.len() >= 26, "{files:?}");
    for path in files {
        let question = loaded(
            &path,
            &["run.trials=1024", "run.futures=4", "run.inner=256"],
        );
        let found = compare(&question, &AtomicBool::new(false), &|_, _| ())
            .unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        let planned = plan(&question).unwrap();
        for regime in &found.regimes {
            for route in &regime.routes {
                let of = format!("{}, {}, {}", path.display(), regime.id, route.id);
                let shut = is_shut(&question, &regime.id, self::route(&planned, &route.id));
                // A monthly ship that is missed time and again may take half a year: fewer than 1 of 100.
                assert!(route.beyond_horizon < 0.01, "{of}");
                assert_eq!(route.not_eligible, 0.0, "{of}");
                assert!(shut || route.stranded == 0.0, "{of}: {}", route.stranded);
                if route.stranded > 0.99 {
                    continue;
                }
                let (days, usd) = (route.time_h.p50.value / 24.0, route.cost_usd.p50.value);
                // The fastest announced trip took 16 days at sea alone, the slowest claim is 60 days; a longer way
                // round the Cape and a monthly ship may take half as much again. The Strait of Hormuz was shut for
                // 115 days.
                let longest = if shut { 90.0 + 115.0 } else { 90.0 };
                assert!((16.0..longest).contains(&days), "{of}: {days} days");
                assert!((1_500.0..12_000.0).contains(&usd), "{of}: {usd} USD");
                assert!(route.time_h.p50.unknown.is_some(), "{of}");
            }
            assert!(regime.routes.len() == question.routes.len());
        }
        let unread: Vec<&String> = question
            .remarks
            .iter()
            .filter(|remark| remark.contains("was not read"))
            .collect();
        assert!(unread.is_empty(), "{}: {unread:?}", path.display());
    }
}

/// The example of the design, without its `[assume]`, which belongs to the example alone.
const EXAMPLE: &str = r#"
title    = "INSTC against Suez: one 40-foot container, Mumbai to Moscow, 2025"
corridor = "north-south"
regime   = ["suez-open", "red-sea-avoided"]

[shipment]
from = "INNSA"
to = "RUMOW"
cargo = "general"
box = "40ft"
scope = "gate-gate"
depart = { from = 2025-01-01, to = 2025-12-31 }
first = "booked"
due_d = 35

[compare]
reference = ["novorossiysk", "suez-direct", "west-road"]

[levers]
rasht-astara-rail = "closed"

[run]
trials = 100_000
futures = 64
recourse = "committed"
seed = 60

[money]
price_year = 2025
perspective = "shipper"
"#;

/// Id, label and what it must pass, of the three routes of that example.
const EXAMPLE_ROUTES: [(&str, &str, [&str; 2]); 3] = [
    (
        "novorossiysk",
        "Suez, Novorossiysk, rail",
        ["EGSUZ", "RUNVS"],
    ),
    (
        "suez-direct",
        "Suez, direct to St Petersburg, rail",
        ["EGSUZ", "RULED"],
    ),
    (
        "west-road",
        "INSTC west, lorry over the gap",
        ["IRSRP", "rasht-astara-road"],
    ),
];

/// Every key of `example` stands in `shipped` with the same value.
fn contains(shipped: &toml::Table, example: &toml::Table, path: &str) {
    for (key, value) in example {
        let path = format!("{path}.{key}");
        let there = shipped
            .get(key)
            .unwrap_or_else(|| panic!("{path} is missing"));
        match (there, value) {
            (toml::Value::Table(there), toml::Value::Table(value)) => contains(there, value, &path),
            _ => assert_eq!(there, value, "{path}"),
        }
    }
}

#[test]
fn the_main_scenario_has_the_keys_and_routes_of_the_design() {
    let text = std::fs::read_to_string(folder().join("instc-vs-suez.toml")).unwrap();
    contains(&text.parse().unwrap(), &EXAMPLE.parse().unwrap(), "");
    let (question, routes) = planned("instc-vs-suez");
    for (position, (id, label, passed)) in EXAMPLE_ROUTES.into_iter().enumerate() {
        let route = &routes[position];
        assert_eq!((route.id.as_str(), route.label.as_str()), (id, label));
        let corridor = &question.corridor;
        let places = route.places(corridor);
        let legs: Vec<usize> = route.arcs.iter().map(|arc| arc.leg).collect();
        for via in passed {
            let met = corridor
                .place(via)
                .is_some_and(|place| places.contains(&place))
                || corridor.leg(via).is_some_and(|leg| legs.contains(&leg));
            assert!(met, "{id} does not pass {via}");
        }
    }
}
