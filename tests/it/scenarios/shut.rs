//! What is left when a strait or a canal is shut for good: who strands, who gets round, and how much later.

use std::sync::atomic::AtomicBool;

use corridor::scenario::Recourse;
use corridor::study::compare;
use corridor::study::finding::{RegimeFinding, RouteFinding};

use super::{folder, loaded};

/// The regimes of a scenario, with few trials and no futures, as the shipper keeps to the route or chooses again.
fn regimes(scenario: &str, recourse: Recourse) -> Vec<RegimeFinding> {
    let path = folder().join(format!("{scenario}.toml"));
    let mut question = loaded(&path, &[]);
    question.run.recourse = recourse;
    question.run.trials = 4096;
    question.run.futures = 1;
    question.run.departures = 0;
    compare(&question, &AtomicBool::new(false), &|_, _| ())
        .unwrap()
        .regimes
}

fn regime<'a>(regimes: &'a [RegimeFinding], id: &str) -> &'a RegimeFinding {
    regimes.iter().find(|regime| regime.id == id).unwrap()
}

fn route<'a>(regime: &'a RegimeFinding, id: &str) -> &'a RouteFinding {
    regime.routes.iter().find(|route| route.id == id).unwrap()
}

fn passes(route: &RouteFinding, leg: &str) -> bool {
    route.facts.legs.iter().any(|known| known == leg)
}

#[test]
fn with_the_canal_shut_its_routes_strand_or_go_round_the_cape_ten_to_fourteen_days_later() {
    let committed = regimes("suez-shut", Recourse::Committed);
    let shut = regime(&committed, "suez-shut");
    let by_suez: Vec<&str> = shut
        .routes
        .iter()
        .filter(|route| passes(route, "egsuz-egpse-canal"))
        .map(|route| route.id.as_str())
        .collect();
    assert!(by_suez.contains(&"suez-hub-rotterdam"), "{by_suez:?}");
    for id in &by_suez {
        let route = route(shut, id);
        assert_eq!(route.stranded, 1.0, "{id}");
        assert!(!route.offered, "{id} is for reference only");
        assert_eq!(route.available, 0.0, "{id}");
    }

    let replanned = regimes("suez-shut", Recourse::Replan);
    let (open, shut) = (
        regime(&replanned, "suez-open"),
        regime(&replanned, "suez-shut"),
    );
    for id in &by_suez {
        let was_offered = route(open, id).offered;
        let route = route(shut, id);
        assert_eq!(route.stranded, 0.0, "{id}");
        assert_eq!(route.offered, was_offered, "{id}");
        let recourse = route.recourse.unwrap();
        assert_eq!(
            (recourse.diverted, recourse.stranded_committed),
            (1.0, 1.0),
            "{id}"
        );
    }
    // Carriers quoted 10 to 14 days more for Asia-Europe (S143; METHOD 1.1, V39). The lines to the hubs sail weekly
    // either way, so it is the voyage that differs.
    for id in ["suez-hub-rotterdam", "suez-hub-hamburg"] {
        let later = route(shut, id).time_h.p50.value - route(open, id).time_h.p50.value;
        assert!(
            (240.0..=336.0).contains(&later),
            "{id}: {} days later",
            later / 24.0
        );
    }
}

#[test]
fn with_hormuz_shut_the_routes_by_bandar_abbas_strand_or_go_by_chabahar_which_does_neither() {
    let sails_in = |route: &RouteFinding| passes(route, "innsa-irsrp-sea");
    let committed = regimes("hormuz-shut", Recourse::Committed);
    let shut = regime(&committed, "hormuz-shut");
    let by_strait: Vec<&RouteFinding> = shut.routes.iter().filter(|r| sails_in(r)).collect();
    assert!(by_strait.len() >= 3, "west, Caspian, east");
    for route in &by_strait {
        assert_eq!(route.stranded, 1.0, "{}", route.id);
        assert!(!route.offered, "{}", route.id);
    }
    for id in ["chabahar", "novorossiysk"] {
        let route = route(shut, id);
        assert!(route.stranded < 0.01 && route.offered, "{id}");
    }

    let replanned = regimes("hormuz-shut", Recourse::Replan);
    let shut = regime(&replanned, "hormuz-shut");
    for route in shut.routes.iter().filter(|route| sails_in(route)) {
        assert_eq!(route.stranded, 0.0, "{}", route.id);
        assert_eq!(route.recourse.unwrap().diverted, 1.0, "{}", route.id);
    }
    assert_eq!(route(shut, "chabahar").on_plan, 1.0);
    // Nothing of this touches the other regime.
    let open = regime(&replanned, "suez-open");
    for route in open.routes.iter().filter(|route| sails_in(route)) {
        assert_eq!(route.stranded, 0.0, "{}", route.id);
    }
}
