//! A sweep as one JSON document, described in `docs/json.md`.

use serde_json::{Map, Value, json};

use crate::report::json::{SCHEMA, question, tidy};
use crate::study::Statistic;
use crate::study::finding::{Estimand, RegimeLabel};
use crate::study::sweep::{
    BreakEven, Crossing, Grid, GridPair, PairNumbers, RouteNumbers, WinShares,
};

/// A number, or null where there is none.
pub(super) fn number(value: f64) -> Value {
    if value.is_finite() {
        json!(tidy(value))
    } else {
        Value::Null
    }
}

/// P5 and P95, or null.
pub(super) fn ends(unknown: Option<(f64, f64)>) -> Value {
    unknown.map_or(
        Value::Null,
        |(low, high)| json!({ "p5": tidy(low), "p95": tidy(high) }),
    )
}

/// Id, name and dates of a regime, as in every document.
pub(super) fn regime_of(label: &RegimeLabel) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("id".into(), json!(label.id));
    map.insert("name".into(), json!(label.name));
    map.insert(
        "dates".into(),
        json!({ "from": label.dates.0, "to": label.dates.1 }),
    );
    map.insert("vintage".into(), json!(label.vintage));
    map
}

/// Sizes and seed, as in every document.
pub(super) fn run(asked: &Estimand) -> Value {
    json!({
        "futures": asked.futures,
        "inner": asked.inner,
        "seed": asked.seed,
        "inputs": asked.inputs_hash,
        "version": env!("CARGO_PKG_VERSION"),
    })
}

/// The document of a grid.
pub(super) fn of_grid(grid: &Grid, shares: Option<&WinShares>) -> Value {
    let axes: Vec<Value> = grid
        .axes
        .iter()
        .map(|axis| {
            let places: Vec<Value> = axis
                .places
                .iter()
                .map(|place| place.number.map_or_else(|| json!(place.label), number))
                .collect();
            json!({ "id": axis.id, "name": axis.name, "unit": axis.unit, "log": axis.log, "values": places })
        })
        .collect();
    let regimes: Vec<Value> = grid
        .regimes
        .iter()
        .map(|regime| {
            let mut told = regime_of(&regime.label);
            match &regime.found {
                Err(none) => {
                    let why = crate::report::sensitivity::told::no_pair(none);
                    told.insert("why_not".into(), json!(why));
                }
                Ok(found) => pair(&mut told, grid, found),
            }
            Value::Object(told)
        })
        .collect();
    let mut document = json!({
        "schema": SCHEMA,
        "command": "sweep",
        "question": question(&grid.asked, None),
        "run": run(&grid.asked),
        "of": grid.of.difference.word(),
        "axes": axes,
        "regimes": regimes,
    });
    if let (Some(shares), Value::Object(map)) = (shares, &mut document) {
        map.insert("win_shares".into(), of_shares(shares));
    }
    document
}

fn pair(told: &mut Map<String, Value>, grid: &Grid, found: &GridPair) {
    told.insert("route".into(), json!(found.a.id));
    told.insert("against".into(), json!(found.b.id));
    told.insert("as_it_stands".into(), point(&found.base));
    let points: Vec<Value> = grid
        .points
        .iter()
        .zip(&found.points)
        .map(|(at, numbers)| {
            let mut told = point(numbers);
            if let Value::Object(map) = &mut told {
                map.insert("at".into(), json!(at));
            }
            told
        })
        .collect();
    told.insert("points".into(), Value::Array(points));
    told.insert(
        "flips".into(),
        found.crossing.as_ref().map_or(Value::Null, crossing),
    );
    let prices: Vec<Value> = found.break_evens.iter().map(price).collect();
    told.insert("break_even".into(), Value::Array(prices));
}

fn point(numbers: &PairNumbers) -> Value {
    let statistics: Map<String, Value> = Statistic::ALL
        .into_iter()
        .map(|statistic| {
            let told = json!({
                "value": number(numbers.best(statistic)),
                "unknown": ends(numbers.unknown(statistic)),
            });
            (statistic.word().to_owned(), told)
        })
        .collect();
    json!({
        "offered": numbers.is_offered(),
        "statistics": statistics,
        "route": route(&numbers.routes[0]),
        "against": route(&numbers.routes[1]),
    })
}

fn route(numbers: &RouteNumbers) -> Value {
    json!({
        "time_h": number(numbers.time_h),
        "p50_h": number(numbers.p50_h),
        "p95_h": number(numbers.p95_h),
        "cost_usd": number(numbers.cost_usd),
        "generalised_usd": number(numbers.generalised_usd),
        "arrived": number(numbers.arrived),
        "on_time": number(numbers.on_time),
    })
}

fn crossing(crossing: &Crossing) -> Value {
    json!({
        "best": crossing.best.iter().map(|at| number(*at)).collect::<Vec<Value>>(),
        "better_below": crossing.better_below,
        "unknown": ends(crossing.unknown()),
        "futures": crossing.crossed(),
        "always_better": crossing.always,
        "never_better": crossing.never,
    })
}

fn price(price: &BreakEven) -> Value {
    json!({
        "id": price.id,
        "quantity": price.quantity,
        "unit": price.unit,
        "grade": price.grade.word(),
        "low": number(price.book[0]),
        "best": number(price.book[1]),
        "high": number(price.book[2]),
        "of": price.of.word(),
        "equal_at": price.value.map_or(Value::Null, number),
        "better": super::told::better(price),
        "from": number(price.within.0),
        "to": number(price.within.1),
    })
}

fn of_shares(shares: &WinShares) -> Value {
    let regimes: Vec<Value> = shares
        .regimes
        .iter()
        .map(|regime| {
            let rows: Vec<Value> = regime
                .rows
                .iter()
                .map(|row| {
                    let routes: Vec<Value> = row
                        .routes
                        .iter()
                        .map(|won| {
                            json!({
                                "id": shares.routes[won.slot].id,
                                "p": number(won.share),
                                "unknown": ends(won.unknown),
                            })
                        })
                        .collect();
                    json!({ "at": row.label, "routes": routes, "none": number(row.none) })
                })
                .collect();
            let mut told = regime_of(&regime.label);
            told.insert("rows".into(), Value::Array(rows));
            Value::Object(told)
        })
        .collect();
    json!({ "by": shares.by.word(), "regimes": regimes })
}
