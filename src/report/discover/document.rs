//! A discovery as one JSON document, described in `docs/json.md`.

use serde_json::{Value, json};

use super::told;
use crate::report::json::{SCHEMA, question, tidy};
use crate::report::sensitivity::{regime_of, told::why_not};
use crate::stats::discovery::{MeasuredBox, Side};
use crate::study::discover::finding::{self, Cases, Discovered};

/// The document.
pub(super) fn document(study: &Discovered) -> Value {
    let settings = &study.settings;
    let regimes = study
        .regimes
        .iter()
        .zip(told::clauses(study))
        .map(|(regime, clause)| {
            let mut told = regime_of(&regime.label);
            told.insert("answer".into(), json!(clause.replace('*', "")));
            match &regime.found {
                Err(untold) => {
                    told.insert("why_not".into(), json!(why_not(untold)));
                }
                Ok((pair, cases)) => {
                    let id = |place: usize| &study.routes[place].0;
                    told.insert("route".into(), json!(id(pair.a)));
                    told.insert("against".into(), json!(id(pair.b)));
                    told.insert("futures".into(), json!(cases.cases));
                    told.insert("of_interest".into(), json!(cases.hits));
                    told.insert("left_out".into(), json!(cases.left_out));
                    told.insert("pattern".into(), pattern(cases));
                }
            }
            Value::Object(told)
        });
    json!({
        "schema": SCHEMA,
        "command": "discover",
        "question": question(&study.asked, None),
        "run": {
            "of": settings.interest.statistic.word(),
            "side": match settings.interest.side {
                finding::Side::Below => "below",
                finding::Side::Above => "above",
            },
            "threshold": tidy(settings.interest.threshold),
            "points": settings.points,
            "inner": settings.inner,
            "seed": study.asked.seed,
            "inputs": study.asked.inputs_hash,
            "version": env!("CARGO_PKG_VERSION"),
        },
        "regimes": regimes.collect::<Vec<Value>>(),
    })
}

fn pattern(cases: &Cases) -> Value {
    let Some(pattern) = &cases.pattern else {
        return Value::Null;
    };
    let found = &pattern.found;
    let conditions = found.chosen.restrictions.iter().map(|of| {
        let varied = &cases.inputs[of.input];
        json!({
            "id": varied.id,
            "quantity": varied.quantity,
            "unit": varied.unit,
            "grade": varied.grade.word(),
            "sources": varied.sources,
            "side": match of.side {
                Side::Low => "at least",
                Side::High => "at most",
            },
            "limit": tidy(of.limit),
            "range": { "low": tidy(varied.range.0), "high": tidy(varied.range.1) },
            "quasi_p": super::quasi_p(pattern, of.input).map(tidy),
        })
    });
    let leaves = pattern.leaves.iter().map(|leaf| {
        json!({
            "conditions": told::conditions(cases, &leaf.limits),
            "futures": leaf.tally.cases,
            "of_interest": leaf.tally.hits,
        })
    });
    json!({
        "conditions": conditions.collect::<Vec<_>>(),
        "found": measured(&found.chosen),
        "test": measured(&found.test),
        "trajectory": found.path.iter().map(measured).collect::<Vec<_>>(),
        "tree": leaves.collect::<Vec<_>>(),
    })
}

fn measured(of: &MeasuredBox) -> Value {
    json!({
        "coverage": tidy(of.tally.coverage()),
        "density": tidy(of.tally.density()),
        "mass": tidy(of.tally.mass()),
        "restricted": of.limits.restricted().len(),
    })
}
