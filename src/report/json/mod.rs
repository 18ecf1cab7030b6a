//! The answer as one JSON document for other programs: schema 1, described in `docs/json.md`.
//!
//! Keys are never renamed or removed within a schema; new ones may be added at the end of an object.

mod closures;
mod shape;

use self::shape::{
    Asked, Capacity, Depart, Difference, Document, Ends, Facts, Footing, Leading, Means, Number,
    OfAge, Pair, Probability, Quantity, Regime, Route, Run,
};
use crate::report::words::significant;
use crate::study::finding::{
    Comparison, Estimate, PairFinding, Range, RegimeFinding, RouteFacts, RouteFinding, Spread,
};

/// The version of the document's shape.
pub const SCHEMA: u32 = 1;

/// Significant digits of every number.
const DIGITS: i32 = 7;

/// The document, indented, with a line end after it.
///
/// # Panics
/// Never: every key is a string and every part can be written.
#[must_use]
pub fn document(answer: &Comparison) -> String {
    let document = Document {
        schema: SCHEMA,
        question: asked(answer),
        run: Run {
            trials: answer.trials,
            futures: answer.futures,
            seed: answer.seed,
            inputs: &answer.inputs_hash,
            inner: answer.inner,
            trials_asked: answer.trials_asked,
            breakpoint_trials: answer.breakpoint_trials,
            version: env!("CARGO_PKG_VERSION"),
        },
        regimes: answer.regimes.iter().map(regime).collect(),
        footing: footing(answer),
    };
    let mut text = serde_json::to_string_pretty(&document)
        .expect("the document has string keys and no failing parts");
    text.push('\n');
    text
}

fn asked(answer: &Comparison) -> Asked<'_> {
    Asked {
        title: &answer.title,
        from: &answer.pair.0,
        to: &answer.pair.1,
        cargo_box: &answer.cargo_box,
        scope: &answer.scope,
        depart: depart(&answer.window),
        scenario: &answer.scenario,
        direction: &answer.direction,
        cargo: &answer.cargo,
        first: &answer.first,
        due_d: answer.due_d,
        price_year: answer.price_year,
        perspective: &answer.perspective,
        vot_usd_d: tidy(answer.vot_usd_d),
        levers: &answer.levers,
        overrides: &answer.overrides,
        vintage: answer.vintage.as_deref(),
        edits: &answer.edits,
        recourse: &answer.recourse,
        copula: &answer.copula,
    }
}

fn depart((from, to): &(String, String)) -> Depart<'_> {
    Depart { from, to }
}

fn regime(regime: &RegimeFinding) -> Regime<'_> {
    Regime {
        id: &regime.id,
        routes: regime.routes.iter().map(route).collect(),
        pairs: regime
            .pairs
            .iter()
            .map(|found| pair(regime, found))
            .collect(),
        name: &regime.name,
        dates: depart(&regime.dates),
        reference: regime.reference.map(|i| regime.routes[i].id.as_str()),
        matrix: regime
            .matrix
            .as_ref()
            .map(|found| closures::matrix(regime, found)),
        timeline: regime
            .timeline
            .as_ref()
            .map(|found| closures::timeline(regime, found)),
    }
}

fn route(route: &RouteFinding) -> Route<'_> {
    Route {
        id: &route.id,
        label: &route.label,
        offered: route.offered,
        km: tidy(route.facts.km),
        time_h: quantity(&route.time_h),
        cost_usd: quantity(&route.cost_usd),
        co2e_kg: number(&route.co2e_kg),
        on_time: route.on_time.as_ref().map(probability),
        stranded: tidy(route.stranded),
        parts_h: means(&route.parts_h),
        lines_usd: means(&route.lines_usd),
        not_offered_because: &route.not_offered_because,
        generalised_usd: quantity(&route.generalised_usd),
        whole_generalised_usd: number(&route.route_generalised_usd),
        buffer_index: number(&route.buffer_index),
        not_eligible: tidy(route.not_eligible),
        beyond_horizon: tidy(route.beyond_horizon),
        facts: facts(&route.facts),
        inventory_usd: route.inventory_usd.as_ref().map(number),
        available: tidy(route.available),
        on_plan: tidy(route.on_plan),
        deciders: route.deciders.iter().map(closures::decider).collect(),
        recourse: route.recourse.as_ref().map(closures::recourse),
    }
}

fn facts(facts: &RouteFacts) -> Facts<'_> {
    Facts {
        borders: facts.borders,
        gauge_changes: facts.gauge_changes,
        transfers: facts.transfers,
        sailings_week: facts.sailings_week.map(tidy),
        capacity: facts
            .capacity
            .as_ref()
            .map(|(teu_week, limit, sources)| Capacity {
                teu_week: tidy(*teu_week),
                limit,
                sources,
            }),
        places: &facts.places,
        legs: &facts.legs,
    }
}

/// A pair; the reference, where it takes part, always stands second.
fn pair<'a>(regime: &'a RegimeFinding, found: &PairFinding) -> Pair<'a> {
    let route = |index: usize| &regime.routes[index];
    let against = match regime.reference {
        Some(reference) if reference == found.a => Some((found.b, reference)),
        Some(reference) if reference == found.b => Some((found.a, reference)),
        _ => None,
    };
    let full = against.and_then(|(a, b)| route(a).against.as_ref().map(|found| (a, b, found)));
    match full {
        Some((a, b, against)) => Pair {
            a: &route(a).id,
            b: &route(b).id,
            a_before: probability(&against.before),
            a_cheaper: probability(&against.cheaper),
            difference_h: Difference::Full(quantity(&against.difference_h)),
            difference_usd: Some(quantity(&against.difference_usd)),
            tie: Some(tidy(against.tie)),
            break_even_usd: Some(number(&against.break_even_usd)),
        },
        None => Pair {
            a: &route(found.a).id,
            b: &route(found.b).id,
            a_before: probability(&found.a_before),
            a_cheaper: probability(&found.a_cheaper),
            difference_h: Difference::Mean {
                mean: tidy(found.mean_difference_h.value),
                unknown: found.mean_difference_h.unknown.map(ends),
                noise: found.mean_difference_h.noise.map(tidy),
            },
            difference_usd: None,
            tie: None,
            break_even_usd: None,
        },
    }
}

fn footing(answer: &Comparison) -> Footing<'_> {
    let [measured, announced, estimate, judgement] = answer.footing.by_grade;
    Footing {
        measured,
        announced,
        estimate,
        judgement,
        by_age: answer
            .footing
            .by_age
            .iter()
            .map(|&(age, rows)| OfAge {
                age: age.words(),
                rows,
            })
            .collect(),
        leading: answer
            .footing
            .leading
            .iter()
            .map(|row| Leading {
                id: &row.id,
                quantity: &row.quantity,
                unit: &row.unit,
                grade: row.grade.word(),
                low: tidy(row.low),
                high: tidy(row.high),
                difference_at_low_h: tidy(row.low_h),
                difference_at_high_h: tidy(row.high_h),
            })
            .collect(),
    }
}

fn means(parts: &[(&'static str, Estimate)]) -> Means {
    Means(
        parts
            .iter()
            .map(|(name, mean)| (*name, number(mean)))
            .collect(),
    )
}

fn quantity(spread: &Spread) -> Quantity {
    Quantity {
        mean: tidy(spread.mean.value),
        sd: tidy(spread.sd.value),
        p5: tidy(spread.p5.value),
        p25: tidy(spread.p25.value),
        p50: tidy(spread.p50.value),
        p75: tidy(spread.p75.value),
        p95: tidy(spread.p95.value),
        unknown: spread.p50.unknown.map(ends),
        noise: spread.p50.noise.map(tidy),
        p10: tidy(spread.p10.value),
        p90: tidy(spread.p90.value),
    }
}

fn number(estimate: &Estimate) -> Number {
    Number {
        value: tidy(estimate.value),
        unknown: estimate.unknown.map(ends),
        noise: estimate.noise.map(tidy),
    }
}

fn probability(estimate: &Estimate) -> Probability {
    Probability {
        p: tidy(estimate.value),
        unknown: estimate.unknown.map(ends),
        noise: estimate.noise.map(tidy),
    }
}

fn ends(range: Range) -> Ends {
    Ends {
        p5: tidy(range.p5),
        p95: tidy(range.p95),
    }
}

fn tidy(value: f64) -> f64 {
    significant(value, DIGITS)
}

#[cfg(test)]
mod tests {
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
        $.question: title, from, to, box, scope, depart, scenario, direction, cargo, first, due_d, price_year, perspective, vot_usd_d, levers, overrides, vintage, edits, recourse, copula
        $.question.depart: from, to
        $.run: trials, futures, seed, inputs, inner, trials_asked, breakpoint_trials, version
        $.regimes[]: id, routes, pairs, name, dates, reference, matrix, timeline
        $.regimes[].routes[]: id, label, offered, km, time_h, cost_usd, co2e_kg, on_time, stranded, parts_h, lines_usd, not_offered_because, generalised_usd, route_generalised_usd, buffer_index, not_eligible, beyond_horizon, facts, inventory_usd, available, on_plan, deciders, recourse
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
}
