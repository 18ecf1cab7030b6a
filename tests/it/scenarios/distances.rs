//! Lengths of the shipped routes against lines drawn and measured apart from the tables.

use super::{planned, route};
use corridor::route::Route;
use corridor::scenario::Question;

/// Share by which a length may differ from the line on the map: sea lanes differ by 0-3% between networks.
const TOLERANCE: f64 = 0.03;

/// (scenario, route, from, to, kilometres of the map lines).
const FIGURES: [(&str, &str, &str, &str, f64); 19] = [
    (
        "mumbai-st-petersburg",
        "suez-direct",
        "INNSA",
        "RULED",
        14_394.0,
    ),
    (
        "mumbai-st-petersburg",
        "cape-direct",
        "INNSA",
        "RULED",
        22_620.0,
    ),
    (
        "mumbai-st-petersburg",
        "west-road",
        "INNSA",
        "RULED",
        7_235.0,
    ),
    (
        "mumbai-st-petersburg",
        "west-rail-link",
        "INNSA",
        "RULED",
        7_235.0,
    ),
    (
        "mumbai-st-petersburg",
        "caspian-anzali-astrakhan",
        "INNSA",
        "RULED",
        6_995.0,
    ),
    (
        "mumbai-st-petersburg",
        "east-incheh-borun",
        "INNSA",
        "RULED",
        8_307.0,
    ),
    // To Moscow: the same less Moscow-St Petersburg (644), or more by Suez and the Cape.
    (
        "instc-vs-suez",
        "suez-direct",
        "INNSA",
        "RUMOW",
        14_394.0 + 644.0,
    ),
    (
        "instc-vs-suez",
        "cape-direct",
        "INNSA",
        "RUMOW",
        22_620.0 + 644.0,
    ),
    (
        "instc-vs-suez",
        "west-road",
        "INNSA",
        "RUMOW",
        7_235.0 - 644.0,
    ),
    (
        "instc-vs-suez",
        "west-rail-link",
        "INNSA",
        "RUMOW",
        7_235.0 - 644.0,
    ),
    (
        "instc-vs-suez",
        "caspian-anzali-astrakhan",
        "INNSA",
        "RUMOW",
        6_995.0 - 644.0,
    ),
    (
        "instc-vs-suez",
        "east-incheh-borun",
        "INNSA",
        "RUMOW",
        8_307.0 - 644.0,
    ),
    // Where no whole route was measured: the parts that were.
    ("instc-vs-suez", "novorossiysk", "INNSA", "RUNVS", 8_075.0),
    (
        "instc-vs-suez",
        "caspian-amirabad-astrakhan",
        "IRAMD",
        "RUASF",
        1_180.0,
    ),
    (
        "instc-vs-suez",
        "caspian-makhachkala",
        "INNSA",
        "IRSRP",
        2_034.0,
    ),
    ("instc-vs-suez", "east-sarakhs", "IRSRP", "IRCKT", 1_593.0),
    (
        "instc-vs-suez",
        "suez-hub-rotterdam",
        "INNSA",
        "NLRTM",
        11_837.0,
    ),
    (
        "instc-vs-suez",
        "cape-hub-rotterdam",
        "INNSA",
        "NLRTM",
        20_063.0,
    ),
    (
        "gulf-baltic",
        "suez-hub-hamburg",
        "AEJEA",
        "DEHAM",
        12_258.0,
    ),
];

/// Parts that differ by more, with the share and the reason.
const EXCEPTIONS: [(&str, &str, &str, f64, f64, &str); 1] = [(
    "caspian-makhachkala",
    "CASPORT",
    "RUMCX",
    780.0,
    0.05,
    "the sea graph has 747 km, the map line goes round by the middle of the basin",
)];

/// Routes of the main scenario for which nothing was measured, with the reason.
const UNMEASURED: [(&str, &str); 3] = [
    (
        "chabahar",
        "the road to Sarakhs was measured for this table itself, so there is nothing to hold it against",
    ),
    (
        "suez-hub-hamburg",
        "measured from the Gulf alone: see gulf-baltic",
    ),
    (
        "cape-novorossiysk",
        "no such line is known and none was drawn",
    ),
];

/// Kilometres of a route from one of its places to another, at best values.
fn km(question: &Question, route: &Route, from: &str, to: &str) -> f64 {
    let corridor = &question.corridor;
    let values = question.regimes[0].best();
    let places = route.places(corridor);
    let at = |id: &str| {
        let place = corridor.place(id).unwrap();
        places
            .iter()
            .position(|&passed| passed == place)
            .unwrap_or_else(|| {
                panic!("{} does not pass {id}", route.id);
            })
    };
    route.arcs[at(from)..at(to)]
        .iter()
        .map(|arc| corridor.legs[arc.leg].distance_km.get(&values))
        .sum()
}

#[test]
fn routes_are_as_long_as_the_lines_on_the_map() {
    for (scenario, id, from, to, figure) in FIGURES {
        let (question, routes) = planned(scenario);
        let found = km(&question, route(&routes, id), from, to);
        let share = found / figure - 1.0;
        assert!(
            share.abs() <= TOLERANCE,
            "{scenario}, {id}: {found} km against {figure}"
        );
    }
    let (question, routes) = planned("instc-vs-suez");
    for (id, from, to, figure, within, why) in EXCEPTIONS {
        let share = (km(&question, route(&routes, id), from, to) / figure - 1.0).abs();
        // An exception that is none any more is to be taken out of the list.
        assert!(share > TOLERANCE && share <= within, "{id}: {share}; {why}");
    }
}

#[test]
fn every_route_of_the_main_scenario_is_measured_or_said_not_to_be() {
    let (_, routes) = planned("instc-vs-suez");
    for planned in &routes {
        let measured = FIGURES
            .iter()
            .any(|(scenario, id, ..)| *scenario == "instc-vs-suez" && *id == planned.id);
        let said = UNMEASURED.iter().any(|(id, _)| *id == planned.id);
        assert!(measured != said, "{}", planned.id);
    }
}
