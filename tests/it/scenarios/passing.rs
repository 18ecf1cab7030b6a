//! What the shipped routes meet on their way: dwell by movement, borders both ways, war risk, capacity.

use super::{planned, route, steps, stops_at};
use corridor::corridor::{Flow, StopKind};
use corridor::route::{StepKind, facts};

#[test]
fn a_train_that_runs_through_a_port_pays_no_port_dwell() {
    let (question, routes) = planned("instc-vs-suez");
    let west = route(&routes, "west-road");
    let of_route = steps(&question, west);
    for place in ["ALAT", "RUMCX", "RUASF"] {
        let met = stops_at(&question, west, place);
        assert_eq!(met.len(), 1, "{place}");
        assert_eq!(met[0].flow, Some(Flow::Through), "{place}");
        assert_eq!(met[0].storage, None, "{place}");
        let index = question.corridor.stop(&met[0].id).unwrap();
        let step = of_route
            .iter()
            .find(|step| step.kind == StepKind::Stop(index))
            .unwrap();
        // The research puts 12, 24 and 24 hours as the least dwell of a box that changes there.
        assert!(step.hours < 12.0 && step.usd == 0.0, "{place}: {step:?}");
    }
    // A box that comes by ship does change there.
    let sea = route(&routes, "caspian-anzali-astrakhan");
    let index = question.corridor.stop("ruasf-caspian-rail").unwrap();
    let of_route = steps(&question, sea);
    let step = of_route
        .iter()
        .find(|step| step.kind == StepKind::Stop(index))
        .unwrap();
    assert!(step.hours >= 24.0, "{step:?}");
}

#[test]
fn the_same_posts_are_passed_northbound_and_southbound() {
    let (north, of_north) = planned("instc-vs-suez");
    let (south, of_south) = planned("southbound");
    for back in &of_south {
        let forth = route(&of_north, &back.id);
        let posts = |question: &corridor::scenario::Question, route: &corridor::route::Route| {
            let timed = |stop: &&usize| {
                let row = &question.corridor.stops[**stop];
                matches!(row.kind, StopKind::Border | StopKind::Gauge)
                    && row.covers.has("formalities")
            };
            let mut ids: Vec<usize> = route
                .stops
                .iter()
                .flatten()
                .filter(timed)
                .map(|&stop| question.corridor.stops[stop].place)
                .collect();
            ids.sort_unstable();
            ids
        };
        assert_eq!(posts(&north, forth), posts(&south, back), "{}", back.id);
        // The ends: gate to sailing or train at the origin, and a dwell at the destination.
        let ends = [&back.stops[0], back.stops.last().unwrap()];
        for stops in ends {
            let timed = stops
                .iter()
                .any(|&stop| south.corridor.stops[stop].covers.has("handling"));
            assert!(timed, "{}", back.id);
        }
    }
}

#[test]
fn a_ship_through_the_red_sea_pays_its_war_risk_once() {
    let (question, routes) = planned("instc-vs-suez");
    let leg = question.corridor.leg("bam-egsuz-sea").unwrap();
    let paid = |regime: usize, id: &str| {
        let values = question.regimes[regime].best();
        let route = route(&routes, id);
        corridor::route::planned_steps(route, &question.corridor, &question.shipment, &values)
            .iter()
            .filter(|step| step.kind == StepKind::Leg(leg))
            .map(|step| step.usd)
            .collect::<Vec<f64>>()
    };
    // 5 USD of 2025 per TEU when calm; 68 of 2024 while avoided: x 322.0/313.689; two TEU.
    for id in ["novorossiysk", "suez-direct", "suez-hub-rotterdam"] {
        assert_eq!(paid(0, id), [10.0], "{id}");
        let avoided = paid(1, id);
        assert!(
            (avoided[0] - 136.0 * 322.0 / 313.689).abs() < 1e-9,
            "{id}: {avoided:?}"
        );
    }
    assert!(paid(0, "cape-direct").is_empty() && paid(0, "west-road").is_empty());
}

#[test]
fn no_leg_says_that_its_price_contains_what_a_cell_of_it_gives() {
    // Such a cell would never be paid.
    let (question, _) = planned("instc-vs-suez");
    for leg in &question.corridor.legs {
        let toll = leg.toll_usd_teu.is_some() && leg.covers.has("canal");
        let war = leg.war_risk_usd_teu.is_some() && leg.covers.has("war-risk");
        assert!(!toll && !war, "{}", leg.id);
    }
}

#[test]
fn the_way_round_the_cape_is_no_cheaper_than_suez() {
    let (question, routes) = planned("instc-vs-suez");
    let usd = |id: &str| -> f64 {
        let of_route = steps(&question, route(&routes, id));
        of_route.iter().map(|step| step.usd).sum()
    };
    for (cape, suez) in [
        ("cape-novorossiysk", "novorossiysk"),
        ("cape-direct", "suez-direct"),
        ("cape-hub-rotterdam", "suez-hub-rotterdam"),
    ] {
        assert!(
            usd(cape) > usd(suez),
            "{cape}: {} against {}",
            usd(cape),
            usd(suez)
        );
    }
}

#[test]
fn the_narrowest_published_capacity_names_its_source() {
    let (question, routes) = planned("instc-vs-suez");
    let values = question.regimes[0].best();
    let narrowest = |id: &str| facts(route(&routes, id), &question.corridor, &values).capacity;
    // 2 million tonnes a year, 50 t and two TEU a wagon, in whole wagons: 110 x 2 x 7.
    let found = narrowest("west-road").unwrap();
    assert_eq!(found.1, "azast-road-rail");
    assert!((found.0 - 1_540.0).abs() < 1e-9, "{found:?}");
    assert_eq!(found.2, ["S99", "S100"]);
    // Ships of 131 TEU every five days, 12 of 100 cancelled, and 0.93 m of water missing at a quarter of the slots a
    // metre, 0.19 m a year more from 1 July 2025 to the middle of the year: 131 x 7/5 x 0.88 x (1 - 0.9308 / 4).
    let found = narrowest("caspian-anzali-astrakhan").unwrap();
    assert_eq!(found.1, "cas-asf");
    assert!((found.0 - 123.837).abs() < 0.05, "{found:?}");
    assert_eq!(found.2, ["S120", "S117"]);
    // Trains of 62 boxes of 20 feet leave ten days after their first box, which comes 2 / 5.7 days after the train
    // before; 8 of 100 are cancelled: 62 x 7 / 10.351 x 0.92.
    let found = narrowest("east-incheh-borun").unwrap();
    assert!((found.0 - 38.574_508).abs() < 1e-4, "{found:?}");
    assert_eq!(found.2, ["S34", "S220"]);
    // Nothing is published of the lines to Russian ports.
    assert_eq!(narrowest("novorossiysk"), None);
    assert_eq!(narrowest("suez-direct"), None);
}
