//! The tables and the document of levers.

use serde_json::{Map, Value, json};

use crate::report::chart::Table;
use crate::report::json::{SCHEMA, question};
use crate::report::sweep::document::{ends, number, regime_of, run};
use crate::study::sweep::{Effect, Policy, Pulled, spread};

fn exact(value: f64) -> String {
    if value.is_finite() {
        value.to_string()
    } else {
        String::new()
    }
}

/// A row for each regime and lever.
pub(super) fn table(policy: &Policy) -> Table {
    let unit = if policy.of.is_time() { "h" } else { "usd" };
    let mut head: Vec<String> = ["regime", "lever", "state", "cost", "from", "touches"]
        .map(str::to_owned)
        .to_vec();
    for effect in ["in_turn", "alone", "mean"] {
        head.extend([
            format!("{effect}_{unit}"),
            format!("{effect}_p5"),
            format!("{effect}_p95"),
        ]);
    }
    let mut table = vec![head];
    for regime in &policy.regimes {
        let Ok(found) = &regime.found else { continue };
        for (place, lever) in policy.levers.iter().enumerate() {
            let before = (1 << place) - 1;
            let mut row = vec![
                regime.label.id.clone(),
                lever.id.clone(),
                lever.state.clone(),
                lever.cost.clone().unwrap_or_default(),
                lever.from.clone(),
                if found.touches[place] { "yes" } else { "no" }.to_owned(),
            ];
            for effect in [
                found.effect(before, before | (1 << place)),
                found.effect(0, 1 << place),
                found.main_effect(place, policy.levers.len()),
            ] {
                row.push(effect.map_or_else(String::new, |effect| exact(effect.best)));
                let unknown = effect.and_then(|effect| effect.unknown);
                row.push(unknown.map_or_else(String::new, |(low, _)| exact(low)));
                row.push(unknown.map_or_else(String::new, |(_, high)| exact(high)));
            }
            table.push(row);
        }
    }
    table
}

/// A row for each regime and combination.
pub(super) fn combinations(policy: &Policy) -> Table {
    let head = ["regime", "pulled", "way", policy.of.word(), "p5", "p95"];
    let mut table = vec![head.map(str::to_owned).to_vec()];
    for regime in &policy.regimes {
        let Ok(found) = &regime.found else { continue };
        for (set, outcome) in &found.outcomes {
            let unknown = spread(outcome.futures.clone());
            table.push(vec![
                regime.label.id.clone(),
                ids(policy, *set).join(";"),
                outcome
                    .way
                    .map_or_else(String::new, |slot| policy.routes[slot].id.clone()),
                exact(outcome.best),
                unknown.map_or_else(String::new, |(low, _)| exact(low)),
                unknown.map_or_else(String::new, |(_, high)| exact(high)),
            ]);
        }
    }
    table
}

fn ids(policy: &Policy, set: Pulled) -> Vec<String> {
    let levers = policy.levers.iter().enumerate();
    levers
        .filter(|(place, _)| set & (1 << place) != 0)
        .map(|(_, lever)| lever.id.clone())
        .collect()
}

pub(super) fn document(policy: &Policy) -> Value {
    let effect = |effect: Option<Effect>| {
        effect.map_or(
            Value::Null,
            |effect| json!({ "value": number(effect.best), "unknown": ends(effect.unknown) }),
        )
    };
    let regimes = policy.regimes.iter().map(|regime| {
        let mut told: Map<String, Value> = regime_of(&regime.label);
        match &regime.found {
            Err(none) => {
                let why = crate::report::sensitivity::told::no_pair(none);
                told.insert("why_not".into(), json!(why));
            }
            Ok(found) => {
                let routes: Vec<&str> = found
                    .ways
                    .iter()
                    .map(|slot| policy.routes[*slot].id.as_str())
                    .collect();
                told.insert("routes".into(), json!(routes));
                let levers = policy.levers.iter().enumerate().map(|(place, lever)| {
                    let before = (1 << place) - 1;
                    json!({
                        "id": lever.id,
                        "touches": found.touches[place],
                        "in_turn": effect(found.effect(before, before | (1 << place))),
                        "alone": effect(found.effect(0, 1 << place)),
                        "mean": effect(found.main_effect(place, policy.levers.len())),
                    })
                });
                told.insert("levers".into(), levers.collect());
                let sets = found.outcomes.iter().map(|(set, outcome)| {
                    json!({
                        "pulled": ids(policy, *set),
                        "route": outcome.way.map(|slot| policy.routes[slot].id.as_str()),
                        "value": number(outcome.best),
                        "unknown": ends(spread(outcome.futures.clone())),
                    })
                });
                told.insert("combinations".into(), sets.collect());
                let mut pairs = Vec::new();
                for one in 0..policy.levers.len() {
                    for other in one + 1..policy.levers.len() {
                        if let Some(found) = found.interaction(one, other) {
                            pairs.push(json!({
                                "levers": [policy.levers[one].id, policy.levers[other].id],
                                "interaction": effect(Some(found)),
                            }));
                        }
                    }
                }
                told.insert("interactions".into(), Value::Array(pairs));
            }
        }
        Value::Object(told)
    });
    let levers = policy.levers.iter().map(|lever| {
        json!({
            "id": lever.id,
            "name": lever.name,
            "state": lever.state,
            "cost": lever.cost,
            "from": lever.from,
            "before_its_date": lever.is_early,
        })
    });
    json!({
        "schema": SCHEMA,
        "command": "sweep",
        "question": question(&policy.asked, None),
        "run": run(&policy.asked),
        "of": policy.of.word(),
        "factorial": policy.is_factorial,
        "levers": levers.collect::<Vec<Value>>(),
        "regimes": regimes.collect::<Vec<Value>>(),
    })
}
