//! What shuts, slows and fills the shipped corridors, held to figures from outside the tables.

use super::{folder, planned, route, steps};
use corridor::corridor::{Closure, LawForm, Leg, Spell, Stretch};
use corridor::route::StepKind;
use corridor::scenario::Question;

/// Hours of a year.
const YEAR_H: f64 = 365.25 * 24.0;

/// The best value of a row of the book, in its own unit.
fn best(question: &Question, id: &str) -> f64 {
    let book = &question.regimes[0].book;
    book.iter().find(|row| row.id == id).unwrap().best
}

fn closure<'a>(question: &'a Question, id: &str) -> &'a Closure {
    let mut rows = question.corridor.closures.iter();
    rows.find(|row| row.id == id).unwrap()
}

fn leg<'a>(question: &'a Question, id: &str) -> &'a Leg {
    &question.corridor.legs[question.corridor.leg(id).unwrap()]
}

/// Ids of the closures that a leg names.
fn named<'a>(question: &'a Question, leg: &Leg) -> Vec<&'a str> {
    let rows = &question.corridor.closures;
    leg.closures
        .iter()
        .map(|&row| rows[row].id.as_str())
        .collect()
}

/// Starts in an hour of a month of weight 1, mean hours, and coefficient of variation of a recurring closure.
fn recurring(question: &Question, row: &Closure) -> (f64, f64, f64) {
    let values = question.regimes[0].best();
    let recurring = row.recurring.unwrap();
    let Spell::Drawn(law) = recurring.duration else {
        panic!("{}", row.id);
    };
    let LawForm::Lognormal { mean, cv } = question.corridor.laws[law].form else {
        panic!("{}", row.id);
    };
    let starts = recurring.rate_year.get(&values) / YEAR_H;
    (starts, mean.get(&values), cv.get(&values))
}

/// Legs whose line on the map enters a box of longitudes and latitudes.
fn lines_through(west: f64, east: f64, south: f64, north: f64) -> Vec<String> {
    let text = std::fs::read_to_string(folder().join("north-south/lines.geojson")).unwrap();
    let lines: serde_json::Value = serde_json::from_str(&text).unwrap();
    let inside = |point: &serde_json::Value| {
        let (lon, lat) = (point[0].as_f64().unwrap(), point[1].as_f64().unwrap());
        (west..=east).contains(&lon) && (south..=north).contains(&lat)
    };
    let features = lines["features"].as_array().unwrap();
    features
        .iter()
        .filter(|line| {
            let points = line["geometry"]["coordinates"].as_array().unwrap();
            points.iter().any(inside)
        })
        .map(|line| line["properties"]["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn one_strait_shuts_every_leg_whose_line_goes_through_it() {
    let (question, _) = planned("instc-vs-suez");
    // Boxes round the narrows: (closure, west, east, south, north, legs that it shuts and that have no point there).
    let straits = [
        // A second leg to Jebel Ali has no line; the two ports inside lie west of the narrows.
        (
            "hormuz-closed",
            56.2,
            56.9,
            26.0,
            26.8,
            &["inmun-aejea-sea", "aejea-irsrp-sea"][..],
        ),
        ("red-sea-closed", 38.0, 42.0, 15.0, 20.0, &[]),
        ("suez-canal-closed", 32.3, 32.6, 30.2, 31.0, &[]),
    ];
    for (id, west, east, south, north, apart) in straits {
        let mut through = lines_through(west, east, south, north);
        through.extend(apart.iter().map(|&leg| leg.to_owned()));
        through.sort_unstable();
        let mut shut: Vec<String> = question
            .corridor
            .legs
            .iter()
            .filter(|leg| named(&question, leg).contains(&id))
            .map(|leg| leg.id.clone())
            .collect();
        shut.sort_unstable();
        assert_eq!(shut, through, "{id}");
    }
    // Chabahar lies outside.
    assert!(!named(&question, leg(&question, "innsa-irzbr-sea")).contains(&"hormuz-closed"));
}

#[test]
fn gales_hold_ships_on_the_caspian_a_fifth_of_the_winter_and_a_twentieth_of_the_rest() {
    // Closed share l E[D] / (1 + l E[D]) (METHOD 1.10, M023) against 0.2 and 0.05 of the research.
    let (question, _) = planned("middle-corridor");
    for id in ["storm-anzali", "storm-middle"] {
        let row = closure(&question, id);
        let (starts, mean_h, _) = recurring(&question, row);
        let share = |month: usize| {
            let load = starts * row.months[month] * mean_h;
            load / (1.0 + load)
        };
        assert!(
            (share(0) - 0.2).abs() < 0.005,
            "{id}, January: {}",
            share(0)
        );
        assert!((share(6) - 0.05).abs() < 0.005, "{id}, July: {}", share(6));
    }
    // Ten storm days in a bad January (S105): 10 of 31.
    let mean_d = best(&question, "days-storm-south");
    let load = best(&question, "rate-storm-severe") / 365.25 * mean_d;
    let days = 31.0 * load / (1.0 + load);
    assert!((9.0..11.0).contains(&days), "{days}");
}

#[test]
fn suez_is_blocked_for_three_days_or_more_once_in_ten_to_fifty_years() {
    let (question, _) = planned("instc-vs-suez");
    let row = closure(&question, "suez-block");
    let (starts, mean_h, cv) = recurring(&question, row);
    // P(D > 3 d) of a lognormal with mean m and cv c: sigma^2 = ln(1 + c^2), mu = ln m - sigma^2 / 2.
    let sigma2 = (1.0 + cv * cv).ln();
    let score = (72.0_f64.ln() - (mean_h.ln() - sigma2 / 2.0)) / sigma2.sqrt();
    let longer = corridor::law::normal_cdf(-score);
    let a_year = starts * YEAR_H * longer;
    assert!((0.02..0.1).contains(&a_year), "{a_year}");
    // The block of 2021: six days, and a queue that cleared in D / (85/50 - 1) = 8.6 days (M025).
    let event = closure(&question, "suez-block-2021");
    let (from_h, to_h) = event.dated.unwrap();
    assert!((to_h - from_h - 6.0 * 24.0).abs() < 1e-9);
    let values = question.regimes[0].best();
    let ratio = event.reopen_ratio.unwrap().get(&values);
    assert!(((to_h - from_h) / 24.0 / (ratio - 1.0) - 8.571_428_571).abs() < 1e-6);
}

#[test]
fn a_convoy_of_an_ordinary_winter_takes_four_and_a_half_days_through_the_canal() {
    let (question, routes) = planned("instc-vs-suez");
    let crossing = question.corridor.leg("casport-ruasf-caspian").unwrap();
    let planned = route(&routes, "caspian-anzali-astrakhan");
    let of_route = steps(&question, planned);
    let open_h = of_route
        .iter()
        .find(|step| step.kind == StepKind::Leg(crossing))
        .unwrap()
        .hours;
    // 188 of 1,083 km lie in the canal (S115, S247); the rest is open sea at the same speed in ice and out of it.
    let sea_h = open_h * (1083.0 - 188.0) / 1083.0;
    let convoy_d = (open_h * best(&question, "volga-ice-moderate") - sea_h) / 24.0;
    assert!((convoy_d - 4.5).abs() < 0.1, "{convoy_d}");
    // METHOD M109 with the project's speed and convoys: half an interval, and 4.5 days for what takes 0.42.
    let extra_d = best(&question, "volga-convoy") / 48.0 + convoy_d - (open_h - sea_h) / 24.0;
    assert!(
        (extra_d - (4.0 / 2.0 + 4.5 - 0.42)).abs() < 0.15,
        "{extra_d}"
    );
    // The season found: 12 or 13 December to 5 March, 82 days (S109, S111); 85 in the notes on method.
    let season = leg(&question, "casport-ruasf-caspian").season.unwrap();
    let dates = &question.corridor.seasons[season].dates;
    assert_eq!((dates[0].month, dates[0].day), (3, 5));
    assert_eq!((dates[1].month, dates[1].day), (12, 13));
    assert!(matches!(dates[1].stretch, Stretch::Drawn(_)));
    // Makhachkala is free of ice.
    assert!(leg(&question, "casport-rumcx-caspian").season.is_none());
}

#[test]
fn a_crossing_from_mumbai_to_bandar_abbas_takes_a_twelfth_longer_in_july() {
    // METHOD M109: a speed loss of 8%.
    let (question, _) = planned("instc-vs-suez");
    let stretch = best(&question, "monsoon-july");
    assert!((stretch - 1.0 / 0.92).abs() < 0.001, "{stretch}");
    for id in ["innsa-irsrp-sea", "innsa-bam-sea", "innsa-irzbr-sea"] {
        let season = leg(&question, id).season.unwrap();
        assert_eq!(question.corridor.seasons[season].id, "monsoon", "{id}");
    }
}

#[test]
fn what_was_split_off_as_a_queue_adds_up_to_what_the_research_had() {
    let (question, _) = planned("instc-vs-suez");
    // Rasht, 18 h: unloading, and the mean wait of a box for its lorry, wave by wave (METHOD 1.6, M022).
    let boxes = best(&question, "batch-train-rasht");
    let lorries = best(&question, "lorries-rasht");
    let wait = (0..boxes as u32)
        .map(|place| (f64::from(place) / lorries).floor())
        .sum::<f64>()
        / boxes
        * best(&question, "cycle-rasht");
    let dwell = best(&question, "dwell-irras-unload") + wait;
    assert!((dwell - 18.0).abs() < 1.0, "{dwell}");
    // Incheh Borun, 24 h: Sakasegawa's queue (METHOD 1.9, M019) and the gauge change.
    let (volume, capacity) = (
        best(&question, "volume-incheh"),
        best(&question, "capacity-incheh"),
    );
    let servers = best(&question, "servers-gauge-incheh");
    let busy = volume / capacity;
    let uneven = f64::midpoint(best(&question, "ca2-trains"), best(&question, "cs2-gauge"));
    let service_h = 24.0 * servers / capacity;
    let wait = uneven * busy.powf((2.0 * (servers + 1.0)).sqrt() - 1.0) * service_h
        / (servers * (1.0 - busy));
    let green = best(&question, "green-incheh") + wait;
    assert!((green - 24.0).abs() < 1.5, "{green}");
    // No row has its queue twice.
    for stop in &question.corridor.stops {
        assert!(
            stop.queue.is_none() || !stop.covers.has("queue"),
            "{}",
            stop.id
        );
    }
}

#[test]
fn low_water_takes_a_quarter_of_the_slots_to_astrakhan() {
    // Ships loaded 70-75% for want of water in 2024 (S117).
    let (question, _) = planned("instc-vs-suez");
    let left = 1.0 - best(&question, "caspian-level-drop") * best(&question, "slots-lost-shallow");
    assert!((0.7..0.8).contains(&left), "{left}");
}

#[test]
fn the_way_round_the_cape_takes_ten_to_fourteen_days_more() {
    // About 10 days (S143), +10 to +14 (METHOD 1.1); India-Rotterdam 23 and 33 days (S60).
    let (question, routes) = planned("instc-vs-suez");
    let days = |id: &str| {
        let of_route = steps(&question, route(&routes, id));
        of_route.iter().map(|step| step.hours).sum::<f64>() / 24.0
    };
    let more = days("cape-hub-rotterdam") - days("suez-hub-rotterdam");
    assert!((10.0..14.0).contains(&more), "{more}");
}

#[test]
fn a_strait_that_is_shut_is_a_closure_and_no_line_is_taken_off() {
    for (scenario, regime, shut, open) in [
        ("suez-shut", "suez-shut", "suez-canal-closed", "in-nvs-suez"),
        ("hormuz-shut", "hormuz-shut", "hormuz-closed", "in-irsrp"),
        (
            "regimes-compared",
            "both-shut",
            "red-sea-closed",
            "in-rtm-cape",
        ),
    ] {
        let (question, _) = planned(scenario);
        let corridor = &question.corridor;
        let row = corridor
            .regimes
            .iter()
            .find(|row| row.id == regime)
            .unwrap();
        let force: Vec<&str> = row
            .closures
            .iter()
            .map(|&row| corridor.closures[row].id.as_str())
            .collect();
        assert!(force.contains(&shut), "{regime}: {force:?}");
        assert!(
            !row.withholds.iter().any(|withheld| withheld == open),
            "{regime}"
        );
    }
}
