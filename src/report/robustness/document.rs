//! A study of robustness as one JSON document, described in `docs/json.md`.

use serde_json::{Map, Value, json};

use super::{decisions, name};
use crate::report::json::{SCHEMA, question, tidy};
use crate::study::robustness::{Decision, Enough, Robustness};

fn number(value: Option<f64>) -> Value {
    value
        .filter(|value| value.is_finite())
        .map_or(Value::Null, |value| json!(tidy(value)))
}

/// The document.
pub(super) fn document(found: &Robustness) -> Value {
    let regimes = found.regimes.iter().map(|label| {
        json!({
            "id": label.id,
            "name": label.name,
            "dates": { "from": label.dates.0, "to": label.dates.1 },
            "vintage": label.vintage,
        })
    });
    let mut document = json!({
        "schema": SCHEMA,
        "command": "robustness",
        "question": question(&found.asked, None),
        "run": {
            "futures": found.asked.futures,
            "inner": found.asked.inner,
            "seed": found.asked.seed,
            "inputs": found.asked.inputs_hash,
            "version": env!("CARGO_PKG_VERSION"),
        },
        "of": found.of.word(),
        "enough": match found.enough {
            Enough::Value(value) => number(Some(value)),
            Enough::Reference => json!("reference"),
        },
        "regimes": regimes.collect::<Vec<Value>>(),
        "left_out": found.left_out,
        "ways": null,
        "packages": null,
    });
    if let Value::Object(map) = &mut document {
        for (kind, found) in decisions(found) {
            map.insert(kind.to_owned(), decision(found));
        }
    }
    document
}

fn decision(found: &Decision) -> Value {
    let options = found.options.iter().enumerate().map(|(option, choice)| {
        let values = &found.values[option];
        let regimes = (0..values.len()).map(|regime| {
            let unknown = found.unknown[option][regime];
            json!({
                "value": number(values[regime]),
                "unknown": unknown.map(|(low, high)| json!({ "p5": tidy(low), "p95": tidy(high) })),
                "regret": number(found.regrets[option][regime]),
                "good_enough": number(Some(found.satisfied[option][regime])),
                "way": choice.ways.get(regime),
            })
        });
        let levers: Vec<&str> = choice
            .levers
            .iter()
            .map(|lever| lever.id.as_str())
            .collect();
        json!({
            "id": choice.id,
            "label": choice.label,
            "levers": levers,
            "regimes": regimes.collect::<Vec<Value>>(),
        })
    });
    let measures = found.measures.iter().map(|measure| {
        let ids = |places: &[usize]| -> Vec<&str> {
            let ids = places.iter().map(|place| found.options[*place].id.as_str());
            ids.collect()
        };
        json!({
            "measure": name(&measure.criterion),
            "chooses": ids(&measure.best),
            "order": ids(&measure.order),
        })
    });
    let mut map = Map::new();
    map.insert("options".into(), options.collect());
    map.insert("measures".into(), measures.collect());
    map.insert("disagree".into(), json!(found.disagree));
    let evpi = found.evpi.iter().map(|evpi| number(*evpi));
    map.insert("evpi".into(), evpi.collect());
    Value::Object(map)
}
