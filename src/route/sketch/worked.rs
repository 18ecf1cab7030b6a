//! A little corridor worked by hand: an hour costs a dollar, so planned generalised cost = hours + USD.

use crate::corridor::{
    Covers, Documents, Flow, Mode, Passage, PlaceKind, Quantity, Spell, StopKind, Storage, Work,
};
use crate::scenario::{First, Question, Scope};
use crate::time::Calendar;

use super::{Asked, Sketch, over_the_gap, regime, service, stop};
use crate::route::{
    Boarding, Route, RouteProblem, StepKind, facts, offer, plan, planned, planned_steps,
};

fn question(sketch: &Sketch, routes: &[Asked]) -> Question {
    sketch.question("INSEA", "RUCIT", routes)
}

fn one(sketch: &Sketch, via: &[&str], avoid: &[&str]) -> (Question, Route) {
    let question = question(sketch, &[("asked", via, avoid)]);
    let route = plan(&question).unwrap().remove(0);
    (question, route)
}

fn leg_ids(question: &Question, route: &Route) -> String {
    facts(route, &question.corridor, &question.regimes[0].best())
        .legs
        .join(" ")
}

fn hours(question: &Question, route: &Route) -> f64 {
    let values = question.regimes[0].best();
    planned(route, &question.corridor, &question.shipment, &values).hours
}

#[test]
fn the_cheapest_way_goes_by_lorry_over_the_gap() {
    let (question, route) = one(&over_the_gap(), &[], &[]);
    assert_eq!(leg_ids(&question, &route), "sea trunk lorry north");
    // 100 + 24 + 40 + 6 + 10 + 3 + 8 + 50 = 241 h; round by sea 400 + 20 + 30 = 450 h.
    assert_eq!(hours(&question, &route), 241.0);
}

#[test]
fn a_via_leads_round_by_sea_and_so_does_avoiding_the_port_or_its_stop() {
    let sketch = over_the_gap();
    for (via, avoid) in [
        (&["RUSEA"][..], &[][..]),
        (&["last"], &[]),
        (&["sea-dwell"], &[]),
        (&[], &["IRPOR"]),
        (&[], &["trunk"]),
        (&[], &["unload"]),
    ] {
        let (question, route) = one(&sketch, via, avoid);
        assert_eq!(leg_ids(&question, &route), "round last");
        assert_eq!(hours(&question, &route), 450.0);
    }
}

#[test]
fn a_leg_that_is_not_built_is_used_only_when_named_and_then_for_reference() {
    let sketch = over_the_gap();
    let (question, route) = one(&sketch, &["link"], &[]);
    assert_eq!(leg_ids(&question, &route), "sea trunk link north");
    // A train runs through the end of the trunk: 100 + 24 + 40 + 5 + 3 + 12 + 50 = 234 h.
    assert_eq!(hours(&question, &route), 234.0);
    let regime = &question.corridor.regimes[0];
    assert_eq!(
        offer(&route, &question.corridor, regime, &question.shipment),
        Err(vec![
            "rail leg 'link' is not built (lever 'gap-rail' is closed)".to_owned()
        ])
    );
}

#[test]
fn a_stop_is_taken_by_the_movement_it_is_for_in_order_of_seq() {
    let (question, route) = one(&over_the_gap(), &["lorry"], &[]);
    let ids = |at: usize| -> Vec<&str> {
        route.stops[at]
            .iter()
            .map(|&stop| question.corridor.stops[stop].id.as_str())
            .collect()
    };
    assert_eq!(ids(2), ["load-lorry"]);
    assert_eq!(ids(3), ["post", "unload"]);
}

#[test]
fn a_stop_for_the_other_heading_is_passed_by() {
    let mut sketch = over_the_gap();
    sketch.stops[5].heading = crate::corridor::Heading::South;
    let (question, route) = one(&sketch, &[], &[]);
    assert_eq!(hours(&question, &route), 238.0);
}

#[test]
fn papers_wait_for_the_office_to_open() {
    let mut sketch = over_the_gap();
    sketch
        .offices
        .push(Calendar::parse("Mon-Sun 12:00-24:00", "").unwrap());
    sketch.stops[5].documents = Some(Documents {
        probability: Quantity::Given(0.5),
        hours: Spell::Fixed(6.0),
        office: 0,
    });
    let (question, route) = one(&sketch, &[], &[]);
    // Six working hours, begun x hours after midnight. Up to noon: done at 18, 18 - x h later, 12 h on the mean.
    // From noon to 18: 6 h. After 18: the closed half of the day too, 18 h. On the mean 12/2 + 6/4 + 18/4 = 12 h;
    // with probability 0.5 that is 6 h. Starts every 26 h and some minutes come within 0.1 h of it.
    let found = hours(&question, &route);
    assert!((found - 247.0).abs() < 0.1, "{found}");
}

#[test]
fn a_gauge_row_is_not_for_a_train_that_stays_on_its_gauge() {
    let mut sketch = over_the_gap();
    sketch.legs[4].gauge_mm = Some(1435);
    let (question, route) = one(&sketch, &["link"], &[]);
    // 234 h without the 12 h of the gauge change.
    assert_eq!(hours(&question, &route), 222.0);
}

#[test]
fn the_longest_run_is_boarded_and_may_be_left_midway() {
    let mut sketch = over_the_gap();
    sketch.services = vec![
        service("short", &[1], 2.0),
        service("through", &[0, 1, 3, 4], 10.0),
        service("shuttle", &[4], 4.0),
    ];
    let (question, route) = one(&sketch, &["lorry"], &[]);
    // "through" matches sea and trunk, is left where the lorry begins, and boarded again for the north only if no
    // equally long match stands before it in the file: it does stand before "shuttle".
    let board = |service, first, arcs| Boarding {
        service,
        first,
        arcs,
        forth: true,
    };
    assert_eq!(route.boardings, [board(1, 0, 2), board(1, 3, 1)]);
    // Booked at the origin: no wait; the second wait is 5 d = 120 h.
    assert_eq!(hours(&question, &route), 241.0 + 120.0);
}

#[test]
fn a_service_runs_back_only_if_it_says_so() {
    let mut sketch = over_the_gap();
    sketch.services = vec![service("north-train", &[4], 2.0)];
    let southbound = |sketch: &Sketch| {
        let question = sketch.question("RUCIT", "IREND", &[("south", &["lorry"], &[])]);
        plan(&question).unwrap_err()
    };
    // Southbound no row unloads rail to road at the gap.
    assert_eq!(
        southbound(&sketch),
        [RouteProblem::MissingStop {
            route: "south".into(),
            place: "AZGAP".into(),
            enters: "rail".into(),
            leaves: "road".into(),
        }]
    );
    sketch.transfer("any-way", "AZGAP", 1.0);
    let boardings = |sketch: &Sketch| {
        let question = sketch.question("RUCIT", "IREND", &[("south", &["lorry"], &[])]);
        plan(&question).unwrap().remove(0).boardings
    };
    assert_eq!(boardings(&sketch), []);
    sketch.services[0].both_ways = true;
    let back = Boarding {
        service: 0,
        first: 0,
        arcs: 1,
        forth: false,
    };
    assert_eq!(boardings(&sketch), [back]);
}

#[test]
fn of_two_like_services_the_one_offered_in_the_window_is_taken() {
    let mut sketch = over_the_gap();
    let mut old = service("until-2022", &[0], 5.0);
    old.offered.to_h = Some(19_083.0 * 24.0);
    sketch.services = vec![old, service("today", &[0], 9.0)];
    let (question, route) = one(&sketch, &["sea"], &[]);
    assert_eq!(route.boardings[0].service, 1);
    let corridor = &question.corridor;
    let told = offer(&route, corridor, &corridor.regimes[0], &question.shipment);
    assert_eq!(told, Ok(()));
}

#[test]
fn of_two_like_services_the_one_offered_under_the_earlier_regime_is_taken() {
    let mut sketch = over_the_gap();
    sketch.regimes[0].withholds = vec!["first".into()];
    sketch.regimes.push(regime("later"));
    sketch.services = vec![service("first", &[0], 5.0), service("second", &[0], 9.0)];
    let (_, route) = one(&sketch, &["sea"], &[]);
    assert_eq!(route.boardings[0].service, 1);
}

#[test]
fn a_box_aboard_a_ship_that_runs_through_pays_no_transhipment() {
    let mut sketch = Sketch::new(&[("AAA", 0.0), ("HUB", 5.0), ("BBB", 9.0)]);
    sketch.leg("one", "AAA", "HUB", Mode::Sea, 10.0);
    sketch.leg("two", "HUB", "BBB", Mode::Sea, 20.0);
    sketch.transfer("hub-dwell", "HUB", 48.0);
    sketch.stops[0].flow = Some(Flow::Tranship);
    let total = |sketch: &Sketch| {
        let question = sketch.question("AAA", "BBB", &[("sea", &[], &[])]);
        let route = plan(&question).unwrap().remove(0);
        hours(&question, &route)
    };
    // On demand: the tables do not say that the ship runs through.
    assert_eq!(total(&sketch), 78.0);
    sketch.services = vec![service("direct", &[0, 1], 7.0)];
    assert_eq!(total(&sketch), 30.0);
    // Two ships: 48 h in the hub and half of 4 d for the feeder.
    sketch.services = vec![service("main", &[0], 7.0), service("feeder", &[1], 4.0)];
    assert_eq!(total(&sketch), 126.0);
}

#[test]
fn a_ship_through_the_hub_is_found_although_transhipment_there_is_slow() {
    let mut sketch = Sketch::new(&[("AAA", 0.0), ("HUB", 5.0), ("BBB", 9.0)]);
    let one = sketch.leg("one", "AAA", "HUB", Mode::Sea, 10.0);
    let two = sketch.leg("two", "HUB", "BBB", Mode::Sea, 20.0);
    sketch.leg("other", "AAA", "BBB", Mode::Sea, 40.0);
    sketch.transfer("hub-dwell", "HUB", 48.0);
    sketch.stops[0].flow = Some(Flow::Tranship);
    sketch.services = vec![service("direct", &[one, two], 7.0)];
    let question = sketch.question("AAA", "BBB", &[("sea", &[], &[])]);
    let route = plan(&question).unwrap().remove(0);
    // 10 + 20 aboard, against 40 the other way and 78 with transhipment.
    assert_eq!(hours(&question, &route), 30.0);
}

#[test]
fn storage_runs_while_the_box_waits_for_its_train() {
    let mut sketch = corridor_with_storage();
    let usd = |sketch: &Sketch| {
        let (question, route) = one(sketch, &["lorry"], &[]);
        let values = question.regimes[0].best();
        planned(&route, &question.corridor, &question.shipment, &values).usd
    };
    // 24 h in the port, 10 h free: 14 h, one started day.
    assert_eq!(usd(&sketch), 5.0);
    // A train every 4 days is waited for 48 h: 72 h in all, 62 h beyond, three started days.
    sketch.services = vec![service("train", &[1], 4.0)];
    assert_eq!(usd(&sketch), 15.0);
}

fn corridor_with_storage() -> Sketch {
    let mut sketch = over_the_gap();
    sketch.stops[0].storage = Some(Storage {
        free_h: Quantity::Given(10.0),
        tiers: vec![(None, Quantity::Given(5.0))],
        per: crate::corridor::Per::StartedDay,
    });
    sketch
}

#[test]
fn the_first_departure_is_booked_or_met_at_random() {
    let mut sketch = over_the_gap();
    let mut liner = service("liner", &[0], 7.0);
    liner.cutoff_h = Some(Quantity::Given(12.0));
    liner.rollover_share = Some(Quantity::Given(0.2));
    sketch.services = vec![liner];
    let origin = sketch.place("INSEA");
    let (start, any) = (Passage::Terminus, Passage::Any);
    let mut gate = stop("gate-in", origin, start, any, StopKind::Handling, 70.0);
    sketch.stops.push(gate.clone());
    let total = |sketch: &Sketch| {
        let (question, route) = one(sketch, &["lorry"], &[]);
        hours(&question, &route)
    };
    // Booked: 70 h of handling, the cut-off of 12 h, and boxes left behind: 168 x 0.2/0.8 = 42 h.
    assert_eq!(total(&sketch), 241.0 + 70.0 + 12.0 + 42.0);
    // The row runs from gate-in to sailing: the cut-off is in it.
    gate.covers = Covers::default().with("wait-for-service").unwrap();
    *sketch.stops.last_mut().unwrap() = gate;
    assert_eq!(total(&sketch), 241.0 + 70.0 + 42.0);
    // At random: the row gives way to the cut-off and the wait of 84 h.
    sketch.first = First::Random;
    assert_eq!(total(&sketch), 241.0 + 12.0 + 84.0 + 42.0);
    // From the loading on, nothing before the departure counts.
    sketch.scope = Scope::LoadingGate;
    assert_eq!(total(&sketch), 241.0);
}

#[test]
fn the_last_stop_is_left_out_from_port_to_port() {
    let mut sketch = over_the_gap();
    let city = sketch.place("RUCIT");
    let (any, end) = (Passage::Any, Passage::Terminus);
    sketch
        .stops
        .push(stop("gate-out", city, any, end, StopKind::Handling, 30.0));
    let (question, route) = one(&sketch, &[], &[]);
    assert_eq!(hours(&question, &route), 271.0);
    sketch.scope = Scope::PortPort;
    let (question, route) = one(&sketch, &[], &[]);
    assert_eq!(hours(&question, &route), 241.0);
}

#[test]
fn money_is_paid_by_leg_service_and_stop_and_steps_sum_to_the_plan() {
    let mut sketch = corridor_with_storage();
    let given = |number| Some(Quantity::Given(number));
    sketch.legs[0].tariff.per_teu = given(300.0);
    sketch.legs[0].toll_usd_teu = given(40.0);
    sketch.legs[1].tariff.per_teu_km = given(0.5);
    let mut liner = service("liner", &[0], 7.0);
    liner.tariff.per_teu = given(900.0);
    liner.covers = Covers::default().with("linehaul").unwrap();
    sketch.services = vec![liner];
    sketch.stops[0].fee.per_box = given(70.0);
    sketch.stops[0].fee_value_share = given(0.002);
    sketch.stops[5].work = Work::Channels {
        p_green: Quantity::Given(0.75),
        green: Spell::Fixed(2.0),
        inspection: Spell::Fixed(26.0),
    };
    // As surveyed: 15 USD of other payments on the railway, and 0.1% of the cargo lost in the port.
    sketch.legs[1].surveyed.other_payments_usd_teu = given(15.0);
    sketch.stops[0].surveyed.loss_share = given(0.001);
    let (question, route) = one(&sketch, &["lorry"], &[]);
    let values = question.regimes[0].best();
    let found = planned(&route, &question.corridor, &question.shipment, &values);
    // The service 900 in place of the leg's 300; toll 40; rail 400 km x 0.5 = 200; port 70 + 0.002 x 10,000 = 90
    // and one started day beyond 10 h free in 24 h: 5; then 15, and 0.001 x 10,000 = 10.
    assert_eq!(found.usd, 900.0 + 40.0 + 200.0 + 90.0 + 5.0 + 15.0 + 10.0);
    // The post takes 0.75 x 2 + 0.25 x 26 = 8 h in place of 3 h.
    assert_eq!(found.hours, 246.0);
    assert_eq!(found.generalised_usd, found.hours + found.usd);

    let steps = planned_steps(&route, &question.corridor, &question.shipment, &values);
    let kinds: Vec<StepKind> = steps.iter().map(|step| step.kind).collect();
    assert_eq!(
        kinds[..3],
        [StepKind::Board(0), StepKind::Leg(0), StepKind::Stop(0)]
    );
    assert_eq!(steps[0].words, "wait at INSEA for liner (every 7 days)");
    assert_eq!(steps[1].words, "sea from INSEA to IRPOR, 1000 km");
    assert_eq!(steps[2].words, "transfer at IRPOR (port-dwell)");
    assert_eq!(
        steps.iter().map(|step| step.hours).sum::<f64>(),
        found.hours
    );
    assert_eq!(steps.iter().map(|step| step.usd).sum::<f64>(), found.usd);
}

#[test]
fn a_ship_that_passes_a_foreign_canal_crosses_no_border_there() {
    let mut sketch = Sketch::new(&[("INAAA", 19.0), ("EGCAN", 30.0), ("RUBBB", 45.0)]);
    sketch.leg("one", "INAAA", "EGCAN", Mode::Sea, 10.0);
    sketch.leg("two", "EGCAN", "RUBBB", Mode::Sea, 20.0);
    sketch.places[1].kind = PlaceKind::Canal;
    let question = sketch.question("INAAA", "RUBBB", &[("sea", &[], &[])]);
    let route = plan(&question).unwrap().remove(0);
    let values = question.regimes[0].best();
    assert_eq!(facts(&route, &question.corridor, &values).borders, 1);
}

#[test]
fn facts_are_counted_along_the_route() {
    let mut sketch = over_the_gap();
    let mut liner = service("liner", &[0], 7.0);
    liner.slots_teu = Some(Quantity::Given(500.0));
    sketch.services = vec![liner, service("train", &[4], 3.5)];
    sketch.stops[5].capacity_teu_d = Some(Quantity::Given(60.0));
    let (question, route) = one(&sketch, &["link"], &[]);
    let found = facts(&route, &question.corridor, &question.regimes[0].best());
    assert_eq!(found.km, 1950.0);
    // India, Iran, Azerbaijan, Russia.
    assert_eq!(found.borders, 3);
    // Ship to train at the port; the break of gauge at the border is counted apart.
    assert_eq!((found.transfers, found.gauge_changes), (1, 1));
    assert_eq!(found.sailings_week, Some(1.0));
    // The post: 60 x 7 = 420 TEU a week, less than the liner's 500.
    let narrowest = (420.0, "post".to_owned(), vec!["S1".to_owned()]);
    assert_eq!(found.capacity, Some(narrowest));
    assert_eq!(found.places, ["INSEA", "IRPOR", "IREND", "AZGAP", "RUCIT"]);
    assert_eq!(found.steps.len(), 4 + 2 + 3);
}
