//! Claims as one JSON document, described in `docs/json.md`.

use serde_json::{Value, json};

use super::{told, verdict::verdict};
use crate::report::words::significant;
use crate::study::claims::finding::{
    BreakEven, ClaimFinding, Claims, Condition, Hinge, Project, Reading, RouteNumbers, Turn,
};

fn number(value: f64) -> Value {
    if value.is_finite() {
        json!(significant(value, 7))
    } else {
        Value::Null
    }
}

fn some(value: Option<f64>) -> Value {
    value.map_or(Value::Null, number)
}

/// The document.
#[must_use]
pub(super) fn document(study: &Claims) -> Value {
    let asked = &study.asked;
    json!({
        "schema": 1,
        "command": "claims",
        "question": {
            "title": asked.title,
            "scenario": asked.scenario,
            "depart": { "from": asked.window.0, "to": asked.window.1 },
            "price_year": asked.price_year,
            "levers": asked.levers,
            "overrides": asked.overrides,
            "edits": asked.edits,
        },
        "run": {
            "futures": asked.futures,
            "inner": study.inner,
            "seed": asked.seed,
            "inputs": asked.inputs_hash,
            "version": env!("CARGO_PKG_VERSION"),
        },
        "claims": study.claims.iter().map(claim).collect::<Vec<Value>>(),
        "announced": study.projects.iter().map(project).collect::<Vec<Value>>(),
        "sources": study.sources.iter().map(|(id, title, publisher)| json!({
            "id": id, "title": title, "publisher": publisher,
        })).collect::<Vec<Value>>(),
    })
}

fn claim(found: &ClaimFinding) -> Value {
    let claim = &found.claim;
    let test = claim.test.as_ref().map(|test| {
        json!({
            "from": found.pair.0,
            "to": found.pair.1,
            "box": if test.forty_foot { "40ft" } else { "20ft" },
            "scope": test.scope,
            "quantity": test.quantity.word(),
            "test": test.test.word(),
            "reversed": test.reversed,
            "threshold": test.threshold,
            "threshold_high": test.threshold_high,
            "unit": test.unit_word,
            "tonnes": number(found.tonnes),
            "lever": (!found.lever.is_empty()).then_some(&found.lever),
            "country": (!test.country.is_empty()).then_some(&test.country),
            "unclear_basis": test.unclear_basis,
            "figure": test.figure.map(|(low, high)| json!({ "low": low, "high": high, "unit": test.figure_unit })),
            "against": test.against.map(|(low, high)| json!({ "low": low, "high": high, "unit": test.figure_unit })),
        })
    });
    json!({
        "id": claim.id,
        "says": claim.says,
        "who": claim.who,
        "date": claim.date,
        "sources": claim.sources,
        "test": test,
        "nearest": (!claim.nearest.is_empty()).then_some(&claim.nearest),
        "read_as": told::read_as(found),
        "conditions": found.conditions.iter().map(condition).collect::<Vec<Value>>(),
        "text": told::paragraphs(found),
    })
}

fn condition(condition: &Condition) -> Value {
    let label = &condition.regime;
    let route = |place: usize| json!(condition.routes[place].id);
    json!({
        "conditions": condition.when.word(),
        "regime": {
            "id": label.id,
            "name": label.name,
            "dates": { "from": label.dates.0, "to": label.dates.1 },
            "vintage": label.vintage,
        },
        "depart": { "from": condition.window.0, "to": condition.window.1 },
        "routes": named(condition).map(numbers).collect::<Vec<Value>>(),
        "readings": condition.readings.iter().map(|of| reading(of, &route)).collect::<Vec<Value>>(),
        "hinge": condition.hinge.as_ref().map(|hinge| of_hinge(hinge, &route)),
    })
}

/// The routes that the claim names.
fn named(condition: &Condition) -> impl Iterator<Item = &RouteNumbers> {
    let is_named = |place: usize| {
        let mut readings = condition.readings.iter();
        readings.any(|of| of.subject == place || of.baseline == Some(place))
    };
    let routes = condition.routes.iter().enumerate();
    routes
        .filter(move |(place, _)| is_named(*place))
        .map(|(_, route)| route)
}

fn numbers(route: &RouteNumbers) -> Value {
    json!({
        "id": route.id,
        "label": route.label,
        "offered": route.not_offered_because.is_empty(),
        "not_offered_because": route.not_offered_because,
        "km": number(route.km),
        "mean_h": number(route.mean_h),
        "p95_h": number(route.p95_h),
        "mean_usd": number(route.mean_usd),
        "mean_generalised_usd": number(route.mean_generalised_usd),
        "capacity": route.capacity.as_ref().map(|(teu, limit)| json!({
            "teu_week": number(*teu), "limit": limit, "used": some(route.utilisation),
        })),
    })
}

fn reading(reading: &Reading, route: &dyn Fn(usize) -> Value) -> Value {
    let three = |three: Option<[f64; 3]>| {
        three.map(
            |[p5, p50, p95]| json!({ "p5": number(p5), "p50": number(p50), "p95": number(p95) }),
        )
    };
    let two = |two: Option<(f64, f64)>| {
        two.map(|(p5, p95)| json!({ "p5": number(p5), "p95": number(p95) }))
    };
    let mut told = json!({
        "subject": route(reading.subject),
        "baseline": reading.baseline.map(route),
        "verdict": verdict(reading).word(),
        "value": number(reading.value),
        "unknown": two(reading.over_futures),
        "p_typ": number(reading.p_typ),
        "p_any": some(reading.p_any),
        "shipments": three(reading.shipments),
        "figure_shipments": three(reading.figure_shipments),
        "percentile": some(reading.percentile),
    });
    for more in &reading.more {
        let (low, high) = more.over_futures;
        told[more.key] = json!({ "value": number(more.value), "unknown": two(Some((low, high))) });
    }
    told
}

fn of_hinge(hinge: &Hinge, route: &dyn Fn(usize) -> Value) -> Value {
    let turn = |kind: &str, turn: &Turn| {
        let (low, best, high) = turn.range;
        json!({
            "kind": kind,
            "id": turn.id,
            "quantity": turn.quantity,
            "unit": turn.unit,
            "grade": turn.grade.word(),
            "at": number(turn.at),
            "holds": if turn.above { "above" } else { "below" },
            "range": { "low": low, "best": best, "high": high },
        })
    };
    json!({
        "subject": route(hinge.subject),
        "holds_at_best": hinge.holds,
        "break_even": match &hinge.break_even {
            BreakEven::Within(found) => turn("within its range", found),
            BreakEven::Outside(found) => turn("outside its range", found),
            BreakEven::Never { tried } => json!({ "kind": "at no value", "tried": tried }),
            BreakEven::Untold => Value::Null,
        },
        "nearest": hinge.nearest.as_ref().map(|(baseline, (within, found))| json!({
            "baseline": route(*baseline),
            "break_even": turn(if *within { "within its range" } else { "outside its range" }, found),
        })),
        "rests_on": hinge.swings.iter().map(|swing| json!({
            "id": swing.id,
            "quantity": swing.quantity,
            "unit": swing.unit,
            "grade": swing.grade.word(),
            "swing": number(swing.swing),
        })).collect::<Vec<Value>>(),
    })
}

fn project(project: &Project) -> Value {
    json!({
        "project": project.name,
        "slope": some(project.slope),
        "promises": project.promises.iter().map(|promise| json!({
            "id": promise.id,
            "said": promise.dates[0],
            "promised": promise.dates[1],
            "outcome": (!promise.dates[2].is_empty()).then_some(&promise.dates[2]),
            "months_ahead": number(promise.promised_months - promise.said_months),
            "grade": promise.grade,
            "sources": promise.sources,
        })).collect::<Vec<Value>>(),
    })
}
