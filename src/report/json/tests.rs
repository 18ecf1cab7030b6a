//! The document is read again by its keys.

use std::fmt::Write;

use super::*;
use crate::report::fixture::{comparison, disrupted};

fn parsed() -> serde_json::Value {
    serde_json::from_str(&document(&comparison())).unwrap()
}

/// A line for each object: where it stands, and its keys in their order.
fn skeleton(at: &str, value: &serde_json::Value, text: &mut String) {
    match value {
        serde_json::Value::Array(items) => {
            if let Some(first) = items.first() {
                skeleton(&format!("{at}[]"), first, text);
            }
        }
        serde_json::Value::Object(map) => {
            let keys: Vec<&str> = map.keys().map(String::as_str).collect();
            writeln!(text, "{at}: {}", keys.join(", ")).unwrap();
            for (key, value) in map {
                if !at.ends_with("parts_h") && !at.ends_with("lines_usd") {
                    skeleton(&format!("{at}.{key}"), value, text);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn the_keys_of_schema_one_stand_as_documented() {
    let mut text = String::new();
    skeleton("$", &parsed(), &mut text);
    insta::assert_snapshot!(text, @r"
    $: schema, question, run, regimes, footing
    $.question: title, from, to, box, scope, depart, scenario, direction, cargo, first, due_d, price_year, perspective, vot_usd_d, levers, overrides, vintage, edits, recourse, copula, design
    $.question.depart: from, to
    $.run: trials, futures, seed, inputs, inner, trials_asked, breakpoint_trials, version
    $.regimes[]: id, routes, pairs, name, dates, reference, matrix, timeline, futures
    $.regimes[].routes[]: id, label, offered, km, time_h, cost_usd, co2e_kg, on_time, stranded, parts_h, lines_usd, not_offered_because, generalised_usd, route_generalised_usd, buffer_index, not_eligible, beyond_horizon, facts, inventory_usd, available, on_plan, deciders, recourse, time_variance_h2, cost_variance_usd2, indicators
    $.regimes[].routes[].time_h: mean, sd, p5, p25, p50, p75, p95, unknown, noise, p10, p90
    $.regimes[].routes[].time_h.unknown: p5, p95
    $.regimes[].routes[].cost_usd: mean, sd, p5, p25, p50, p75, p95, unknown, noise, p10, p90
    $.regimes[].routes[].cost_usd.unknown: p5, p95
    $.regimes[].routes[].co2e_kg: value, unknown, noise
    $.regimes[].routes[].co2e_kg.unknown: p5, p95
    $.regimes[].routes[].on_time: p, unknown, noise
    $.regimes[].routes[].on_time.unknown: p5, p95
    $.regimes[].routes[].parts_h: moving: sea, moving: canal, moving: caspian, moving: ferry, moving: river, moving: road, moving: rail, waiting for departure, office closed, queue, border, inspection, handling, gauge change, hold, closure
    $.regimes[].routes[].lines_usd: freight, fuel, handling, border and customs, tolls, insurance and war risk, demurrage and storage, empties, compliance and payment
    $.regimes[].routes[].generalised_usd: mean, sd, p5, p25, p50, p75, p95, unknown, noise, p10, p90
    $.regimes[].routes[].generalised_usd.unknown: p5, p95
    $.regimes[].routes[].route_generalised_usd: value, unknown, noise
    $.regimes[].routes[].route_generalised_usd.unknown: p5, p95
    $.regimes[].routes[].buffer_index: value, unknown, noise
    $.regimes[].routes[].buffer_index.unknown: p5, p95
    $.regimes[].routes[].facts: borders, gauge_changes, transfers, sailings_week, capacity, places, legs
    $.regimes[].routes[].inventory_usd: value, unknown, noise
    $.regimes[].routes[].inventory_usd.unknown: p5, p95
    $.regimes[].routes[].indicators: tfi1_border_point_h, tfi2_border_point_usd, tfi3_usd_500km_20t, swd_kmh, swod_kmh, payload_t, border_points, sections, reliability
    $.regimes[].routes[].indicators.tfi3_usd_500km_20t: value, unknown, noise
    $.regimes[].routes[].indicators.tfi3_usd_500km_20t.unknown: p5, p95
    $.regimes[].routes[].indicators.swd_kmh: value, unknown, noise
    $.regimes[].routes[].indicators.swd_kmh.unknown: p5, p95
    $.regimes[].routes[].indicators.border_points[]: place, country, side, hours, usd, activities_h
    $.regimes[].routes[].indicators.border_points[].activities_h[]: activity, hours
    $.regimes[].routes[].indicators.sections[]: group, from, to, km, moving_h, hours, usd, swod_kmh, swd_kmh, tfi3_usd_500km_20t
    $.regimes[].routes[].indicators.reliability: cv, planning_time_index, planning_time_index_against, planned_h, later_than_planned
    $.regimes[].routes[].indicators.reliability.later_than_planned[]: days, share
    $.regimes[].pairs[]: a, b, a_before, a_cheaper, difference_h, difference_usd, tie, break_even_usd
    $.regimes[].pairs[].a_before: p, unknown, noise
    $.regimes[].pairs[].a_before.unknown: p5, p95
    $.regimes[].pairs[].a_cheaper: p, unknown, noise
    $.regimes[].pairs[].a_cheaper.unknown: p5, p95
    $.regimes[].pairs[].difference_h: mean, sd, p5, p25, p50, p75, p95, unknown, noise, p10, p90
    $.regimes[].pairs[].difference_h.unknown: p5, p95
    $.regimes[].pairs[].difference_usd: mean, sd, p5, p25, p50, p75, p95, unknown, noise, p10, p90
    $.regimes[].pairs[].difference_usd.unknown: p5, p95
    $.regimes[].pairs[].break_even_usd: value, unknown, noise
    $.regimes[].pairs[].break_even_usd.unknown: p5, p95
    $.regimes[].dates: from, to
    $.footing: measured, announced, estimate, judgement, by_age, leading
    $.footing.by_age[]: age, rows
    $.footing.leading[]: id, quantity, unit, grade, low, high, difference_at_low_h, difference_at_high_h
    ");
}

#[test]
fn closures_stand_in_keys_of_their_own_at_the_end() {
    let found = disrupted();
    let document: serde_json::Value = serde_json::from_str(&document(&found)).unwrap();
    let mut text = String::new();
    let regime = &document["regimes"][0];
    for (at, value) in [
        ("matrix", &regime["matrix"]),
        ("timeline", &regime["timeline"]),
        ("deciders", &regime["routes"][3]["deciders"]),
        ("recourse", &regime["routes"][3]["recourse"]),
    ] {
        skeleton(at, value, &mut text);
    }
    insta::assert_snapshot!(text, @r"
    matrix: points, routes
    matrix.points[]: name, is_closure
    matrix.routes[]: route, cells
    matrix.routes[].cells[]: if_closed, extra_h, extra_usd, by
    timeline: weeks, worlds, routes, shadings
    timeline.routes[]: route, neighbours, weeks
    timeline.routes[].weeks[]: time_h, arrived, stranded, not_eligible, first, available
    timeline.routes[].weeks[].time_h: p10, p50, p90
    timeline.shadings[]: name, from, to, is_closure
    deciders[]: step, share, behind_h
    recourse: stranded_committed, stranded_replanned, diverted, gain_h
    ");
    let cells = &regime["matrix"]["routes"];
    // Nine days round the cape are 216 hours.
    assert_eq!(cells[0]["cells"][0]["extra_h"], 216.0);
    assert_eq!(cells[3]["cells"][1]["if_closed"], "no route");
    assert_eq!(regime["routes"][0]["recourse"], serde_json::Value::Null);
}

#[test]
fn the_reference_always_stands_second_in_a_pair() {
    let document = parsed();
    let pairs = document["regimes"][0]["pairs"].as_array().unwrap();
    // 15 routes: 15 x 14 / 2 pairs, 14 of them with the reference.
    assert_eq!(pairs.len(), 105);
    assert_eq!(pairs.iter().filter(|p| p["b"] == "canal").count(), 14);
    assert!(pairs.iter().all(|p| p["a"] != "canal"));
    assert_eq!(pairs[0]["a_before"]["p"], 0.71);
}

#[test]
fn a_pair_without_the_reference_has_the_mean_difference_alone() {
    let document = parsed();
    let last = &document["regimes"][0]["pairs"][104];
    assert_eq!(
        (&last["a"], &last["b"]),
        (&"tunnel-rail".into(), &"cape".into())
    );
    assert!(last["difference_h"]["mean"].is_number());
    assert!(last["difference_h"].get("p50").is_none());
}
