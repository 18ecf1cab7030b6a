//! A sensitivity study as one JSON document, described in `docs/json.md`.

use serde_json::{Map, Value, json};

use super::told;
use crate::report::json::{SCHEMA, question, tidy};
use crate::stats::interval::Interval;
use crate::stats::sensitivity::Verdict;
use crate::study::sensitivity::finding::{Drivers, Input, OfStatistic, Part, Sensitivity, Shares};
use crate::study::{RegimeLabel, Statistic};

/// The document.
#[must_use]
pub(super) fn document(study: &Sensitivity) -> Value {
    let settings = &study.settings;
    let regimes = study.regimes.iter().map(|regime| {
        let mut told = regime_of(&regime.label);
        match &regime.found {
            Err(untold) => {
                told.insert("why_not".into(), json!(told::why_not(untold)));
            }
            Ok((pair, drivers)) => {
                let id = |place: usize| &study.routes[place].0;
                told.insert("route".into(), json!(id(pair.a)));
                told.insert("against".into(), json!(id(pair.b)));
                fill(&mut told, drivers);
            }
        }
        Value::Object(told)
    });
    json!({
        "schema": SCHEMA,
        "command": "sensitivity",
        "question": question(&study.asked, None),
        "run": {
            "of": settings.of.word(),
            "points": settings.points,
            "max_points": settings.max_points,
            "inner": settings.inner,
            "screen": settings.walks,
            "groups": settings.grouped,
            "seed": study.asked.seed,
            "inputs": study.asked.inputs_hash,
            "version": env!("CARGO_PKG_VERSION"),
        },
        "regimes": regimes.collect::<Vec<Value>>(),
    })
}

/// Id, name and dates of a regime, as in every document.
pub(crate) fn regime_of(label: &RegimeLabel) -> Map<String, Value> {
    let told = json!({
        "id": label.id,
        "name": label.name,
        "dates": { "from": label.dates.0, "to": label.dates.1 },
        "vintage": label.vintage,
    });
    match told {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn fill(told: &mut Map<String, Value>, drivers: &Drivers) {
    let rest = json!({
        "points": drivers.points,
        "futures": drivers.futures,
        "worth_of_all_usd": drivers.worth_of_all_usd.map(tidy),
        "worth_noise_usd": tidy(drivers.worth_noise_usd),
        "statistics": drivers.statistics.iter().map(|found| statistic(drivers, found)).collect::<Vec<_>>(),
        "inputs": drivers.inputs.iter().map(|of| input(drivers, of)).collect::<Vec<_>>(),
    });
    if let Value::Object(rest) = rest {
        told.extend(rest);
    }
}

fn statistic(drivers: &Drivers, found: &OfStatistic) -> Value {
    let [p5, p50, p95] = found.over_futures.map(number);
    let mut told = json!({
        "of": found.statistic.word(),
        "at_medians": number(found.at_medians),
        "p5": p5,
        "p50": p50,
        "p95": p95,
        "from_judgements": drivers.from_judgement(found.statistic).map(tidy),
        "verdict": verdict(&found.shares),
        "verdict_words": told::verdict(found).or_else(|| told::why_no_shares(&found.shares)),
    });
    let indices = match &found.shares {
        Shares::Told { indices, .. } => drivers
            .leading(found.statistic)
            .into_iter()
            .map(|place| {
                let index = &indices.indices[place];
                json!({
                    "part": super::part_id(drivers, place),
                    "words": told::part(drivers, place),
                    "first": tidy(index.first),
                    "first_interval": ends(index.first_interval),
                    "total": tidy(index.total),
                    "total_interval": ends(index.total_interval),
                })
            })
            .collect(),
        _ => Vec::new(),
    };
    told["indices"] = Value::Array(indices);
    told
}

fn verdict(shares: &Shares) -> &'static str {
    match shares {
        Shares::Told { verdict, .. } => match verdict {
            Verdict::Enough => "enough",
            Verdict::WideIntervals { .. } => "wide intervals",
            Verdict::TopFiveUnstable => "order unstable",
            Verdict::NoVariance => "no variance",
        },
        Shares::AtOneEnd { .. } => "uninformative",
        Shares::NoNumber { .. } => "does not arrive",
    }
}

fn input(drivers: &Drivers, input: &Input) -> Value {
    let bars: Map<String, Value> = Statistic::ALL
        .iter()
        .zip(&input.bars)
        .map(|(statistic, bar)| {
            let ends = json!({ "at_p10": number(bar.at_low), "at_p90": number(bar.at_high) });
            (statistic.word().to_owned(), ends)
        })
        .collect();
    json!({
        "id": input.id,
        "quantity": input.quantity,
        "unit": input.unit,
        "grade": input.grade.word(),
        "sources": input.sources,
        "group": input.group,
        "p10": tidy(input.p10),
        "p50": tidy(input.p50),
        "p90": tidy(input.p90),
        "part": super::part_id(drivers, input.part),
        "alone": drivers.parts[input.part] == Part::Input(place(drivers, input)),
        "bars": bars,
        "worth_usd": input.worth_usd.map(tidy),
    })
}

fn place(drivers: &Drivers, input: &Input) -> usize {
    let same = |other: &Input| other.id == input.id;
    drivers.inputs.iter().position(same).unwrap_or(usize::MAX)
}

fn ends(interval: Interval) -> Value {
    json!({ "low": tidy(interval.low), "high": tidy(interval.high) })
}

fn number(value: f64) -> Option<f64> {
    value.is_finite().then(|| tidy(value))
}
