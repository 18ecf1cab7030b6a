//! Without spread and chance a route is its timetable, worked here by hand (METHOD 10.2, 3).
//!
//! `tests/data/timetable`: weekly liner, office in Beta, lorry, border, train, gate. All times are UTC; Alpha is 5:30
//! ahead, Beta 3:30, Gamma 4:00, Delta 3:00. The clock opens at the first departure (scope loading-gate).
//!
//! | | begins | ends | hours |
//! | --- | --- | --- | --- |
//! | liner leaves Mon 18:00 in Alpha; 3,000 km at 25 km/h | Mon 12:30 | Sat 12:30 | 120 |
//! | handling in Beta | Sat 12:30 | Sun 12:30 | 24 |
//! | 10 h of papers; the office opens Sat-Wed 08:00-16:00 in Beta: Mon 04:30-12:30 8 h, Tue 04:30-06:30 2 h | Sun 12:30 | Tue 06:30 | 10 worked, 32 closed |
//! | 180 km by lorry at 30 km/h | Tue 06:30 | Tue 12:30 | 6 |
//! | border, green lane | Tue 12:30 | Tue 14:30 | 2 |
//! | from lorry to wagon | Tue 14:30 | Tue 17:30 | 3 |
//! | train at Thu 06:00 in Gamma, 12 h before which the box must be there (Wed 14:00) | Tue 17:30 | Thu 02:00 | 32.5 |
//! | 1,200 km at 600 km a day | Thu 02:00 | Sat 02:00 | 48 |
//! | gate in Delta | Sat 02:00 | Sat 14:00 | 12 |
//!
//! In all 120 + 24 + 42 + 6 + 2 + 3 + 32.5 + 48 + 12 = 289.5 hours.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use corridor::corridor::Part;
use corridor::scenario::{Question, load};
use corridor::study::compare;
use corridor::study::finding::RouteFinding;

fn question(settings: &[&str]) -> Question {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/timetable.toml");
    let settings: Vec<String> = settings.iter().map(ToString::to_string).collect();
    let loaded = load(Some(file.to_str().unwrap()), &settings);
    loaded.unwrap_or_else(|problems| panic!("{problems}"))
}

fn found_with(settings: &[&str]) -> RouteFinding {
    let never = AtomicBool::new(false);
    let comparison = compare(&question(settings), &never, &|_, _| ()).unwrap();
    comparison.regimes[0].routes[0].clone()
}

fn found() -> RouteFinding {
    found_with(&[])
}

fn near(value: f64, expected: f64) {
    assert!(
        (value - expected).abs() <= 1e-9 * expected.abs().max(1.0),
        "{value} for {expected}"
    );
}

#[test]
fn a_route_without_chance_takes_the_hours_of_its_timetable() {
    let route = found();
    near(route.time_h.mean.value, 289.5);
    near(route.time_h.sd.value, 0.0);
    // Quantiles are read from cells of a thousandth, cut at the least and the greatest value.
    near(route.time_h.p5.value, 289.5);
    near(route.time_h.p95.value, 289.5);
    let expected = [
        ("moving: sea", 120.0),
        ("handling", 24.0 + 3.0 + 12.0),
        ("hold", 10.0),
        ("office closed", 32.0),
        ("moving: road", 6.0),
        ("border", 2.0),
        ("waiting for departure", 32.5),
        ("moving: rail", 48.0),
    ];
    assert_eq!(route.parts_h.len(), Part::COUNT);
    for (words, hours) in &route.parts_h {
        let by_hand = expected.iter().find(|(known, _)| known == words);
        near(hours.value, by_hand.map_or(0.0, |(_, hours)| *hours));
    }
}

#[test]
fn a_shipper_who_books_a_known_departure_leaves_with_it() {
    // The clock opens at the departure, so booked or not the same timetable is met: 289.5 h without spread.
    let route = found_with(&["shipment.first=booked"]);
    near(route.time_h.mean.value, 289.5);
    near(route.time_h.sd.value, 0.0);
}

#[test]
fn a_route_without_chance_costs_what_its_tariffs_say() {
    let route = found();
    // Liner 500; lorry 180 x 2 = 360; rail 1200 x 0.5 = 600. Fees 120 in Beta (the fee in Alpha is paid before the
    // clock opens), 60 at the border, 25 for the transfer. War risk 35. Storage in Beta: 24 + 42 = 66 h, within 72 h free; in Delta 12 h,
    // 6 h beyond: one started day at 40.
    let expected = [
        ("freight", 500.0 + 360.0 + 600.0),
        ("handling", 120.0 + 25.0),
        ("border and customs", 60.0),
        ("insurance and war risk", 35.0),
        ("demurrage and storage", 40.0),
    ];
    for (words, usd) in &route.lines_usd {
        let by_hand = expected.iter().find(|(known, _)| known == words);
        near(usd.value, by_hand.map_or(0.0, |(_, usd)| *usd));
    }
    near(route.cost_usd.mean.value, 1740.0);
    near(route.cost_usd.p95.value, 1740.0);
}

#[test]
fn emissions_generalised_cost_and_inventory_follow_from_them() {
    let route = found();
    // 10 t x (3000 x 10 + 180 x 80 + 1200 x 20) g / 1000 + 10 t x 1.5 kg at the hub in Beta.
    near(route.co2e_kg.value, 300.0 + 144.0 + 240.0 + 15.0);
    // 48 USD a day are 2 an hour; without spread the reliability adds nothing.
    near(route.route_generalised_usd.value, 1740.0 + 2.0 * 289.5);
    near(route.generalised_usd.mean.value, 1740.0 + 2.0 * 289.5);
    // 36,500 USD at 10% a year are 10 USD a day.
    let inventory = route
        .inventory_usd
        .expect("the cargo has a cost of capital");
    near(inventory.value, 10.0 * 289.5 / 24.0);
}

#[test]
fn speeds_with_and_without_delay_are_those_of_the_timetable() {
    let route = found();
    let told = route.indicators.unwrap();
    // 3,000 + 180 + 1,200 km; in motion 120 + 6 + 48 h; in all 289.5 h.
    near(told.swod_kmh, 4_380.0 / 174.0);
    near(told.swd_kmh.value, 4_380.0 / 289.5);
    let usd = route.cost_usd.mean.value;
    near(
        told.cost_500km_20t_usd.value,
        usd * (500.0 / 4_380.0) * (20.0 / told.tonnes),
    );
    let km: f64 = told.sections.iter().map(|section| section.trip.km).sum();
    near(km, 4_380.0);
    // Sections share out every planned hour.
    let hours: f64 = told.sections.iter().map(|of| of.trip.hours()).sum();
    near(hours, told.reliability.planned_h);
    // The one border: 2 h in the green lane, 3 h from lorry to wagon, then the wait for the train.
    let post = &told.borders[0];
    assert_eq!(told.borders.len(), 1);
    near(post.hours[0], 2.0);
    near(post.hours[1], 3.0);
    near(told.border_h.unwrap(), post.total_h());
}
