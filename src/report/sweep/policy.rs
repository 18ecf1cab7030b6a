//! What levers leave: the page, its tables, the waterfall, its document.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::document::{ends, number, regime_of, run};
use super::pictures::{file_name, heading};
use super::told;
use crate::report::caption;
use crate::report::chart::{Quantity, Table, Waterfall, WaterfallStep};
use crate::report::gallery::{Picture, Scene};
use crate::report::json::{SCHEMA, question};
use crate::report::papers::Papers;
use crate::report::words;
use crate::study::finding::RegimeLabel;
use crate::study::sweep::{Effect, Own, Policy, PolicyFound, PolicyRegime, Pulled, PulledLever};

/// Why a lever does nothing.
const TOUCHES_NOTHING: &str = "touches no step of the question's routes";

/// The papers of levers; `command` is what reproduces them.
#[must_use]
pub fn papers(policy: &Policy, command: Vec<String>) -> Papers {
    let pictures = pictures(policy);
    Papers {
        command,
        asked: policy.asked.clone(),
        trials: policy.asked.inner,
        brief: brief(policy, &pictures),
        tables: vec![
            ("levers".to_owned(), table(policy)),
            ("combinations".to_owned(), combinations(policy)),
        ],
        pictures,
        json: document(policy),
        terminal: super::fitted(&terminal(policy)),
    }
}

/// A number of a way with its unit.
fn amount(of: Own, value: f64) -> String {
    let statistic = if of.is_time() {
        crate::study::Statistic::MeanTime
    } else {
        crate::study::Statistic::MeanCost
    };
    crate::report::difference::amount(statistic, value)
}

fn effect_words(of: Own, effect: &Effect) -> String {
    let statistic = if of.is_time() {
        crate::study::Statistic::MeanTime
    } else {
        crate::study::Statistic::MeanCost
    };
    told::with_range(statistic, effect.best, effect.unknown)
}

fn way(policy: &Policy, found: &PolicyFound, set: Pulled) -> String {
    found
        .outcomes
        .get(&set)
        .and_then(|outcome| outcome.way)
        .map_or_else(
            || "no route is offered".to_owned(),
            |slot| words::named(&policy.routes[slot].label),
        )
}

/// Levers in words: "A and B".
fn set_words(policy: &Policy, set: Pulled) -> String {
    let names: Vec<&str> = policy
        .levers
        .iter()
        .enumerate()
        .filter(|(place, _)| set & (1 << place) != 0)
        .map(|(_, lever)| lever.name.as_str())
        .collect();
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(" + ")
    }
}

/// What a reader must know of the dates of levers.
fn remarks(policy: &Policy) -> Vec<String> {
    policy
        .levers
        .iter()
        .filter_map(PulledLever::remark)
        .collect()
}

fn all(policy: &Policy) -> Pulled {
    (1 << policy.levers.len()) - 1
}

/// Sentences of one regime.
fn clauses(policy: &Policy, regime: &PolicyRegime) -> Vec<String> {
    let name = &regime.label.name;
    let found = match &regime.found {
        Err(none) => {
            let why = crate::report::sensitivity::told::no_pair(none);
            return vec![format!("If {name}: {why}.")];
        }
        Ok(found) => found,
    };
    let of = policy.of;
    let (base, full) = (&found.outcomes[&0], &found.outcomes[&all(policy)]);
    let mut clauses = Vec::new();
    if base.best.is_finite() && full.best.is_finite() {
        let effect = found.effect(0, all(policy));
        clauses.push(format!(
            "If {name}: {} of {} goes from {} ({}) to {} ({}) with all {}: {}.",
            of.words(),
            if base.way == full.way {
                "the way"
            } else {
                "the way that is then taken"
            },
            amount(of, base.best),
            way(policy, found, 0),
            amount(of, full.best),
            way(policy, found, all(policy)),
            policy.levers.len(),
            effect.map_or_else(String::new, |effect| effect_words(of, &effect)),
        ));
    } else {
        clauses.push(format!(
            "If {name}: {} without levers; {} with all of them.",
            way(policy, found, 0),
            way(policy, found, all(policy)),
        ));
    }
    for (place, lever) in policy.levers.iter().enumerate() {
        if !found.touches[place] {
            let ways: Vec<String> = found
                .ways
                .iter()
                .map(|slot| words::named(&policy.routes[*slot].label))
                .collect();
            clauses.push(format!(
                "{} {TOUCHES_NOTHING} ({}): it does nothing here.",
                lever.name,
                ways.join("; ")
            ));
        } else if !found.touches_in_turn[place] {
            let before = (1 << place) - 1;
            clauses.push(format!(
                "Once {} stands, {} touches no step of the way that is taken, {}: it adds nothing.",
                set_words(policy, before),
                words::lowered(&lever.name),
                way(policy, found, before)
            ));
        }
    }
    if policy.is_factorial && policy.levers.len() == 2 {
        clauses.extend(together(policy, found));
    }
    clauses
}

/// What two levers do together, in a sentence.
fn together(policy: &Policy, found: &PolicyFound) -> Option<String> {
    let of = policy.of;
    let [one, other] = policy.levers.as_slice() else {
        return None;
    };
    let (a, b, both) = (
        found.effect(0, 1)?,
        found.effect(0, 2)?,
        found.effect(0, 3)?,
    );
    let interaction = found.interaction(0, 1)?;
    if !interaction.best.is_finite() {
        return None;
    }
    let scale = a.best.abs().max(b.best.abs()).max(both.best.abs());
    let verdict = if interaction.best.abs() <= 0.02 * scale {
        "they add up"
    } else if interaction.best > 0.0 {
        "together they save less than apart: each takes some of what the other would save"
    } else {
        "together they save more than apart: one needs the other"
    };
    Some(format!(
        "{} alone: {}; {} alone: {}; both: {}; the difference is an interaction of {}: {verdict}.",
        one.name,
        effect_words(of, &a),
        other.name,
        effect_words(of, &b),
        effect_words(of, &both),
        effect_words(of, &interaction)
    ))
}

fn brief(policy: &Policy, pictures: &[Picture]) -> String {
    let labels: Vec<RegimeLabel> = policy.regimes.iter().map(|of| of.label.clone()).collect();
    let names: Vec<&str> = policy
        .levers
        .iter()
        .map(|lever| lever.name.as_str())
        .collect();
    let mut page = format!(
        "# {}\n\n**Question.** What do these levers do, in this order: {}?\n\n**Answer.** In this model, under these \
         inputs:\n\n",
        policy.asked.title,
        names.join("; ")
    );
    for regime in &policy.regimes {
        for clause in clauses(policy, regime) {
            let _ = writeln!(page, "- {clause}");
        }
    }
    page.push('\n');
    for picture in pictures {
        let _ = writeln!(page, "![{0}](charts/{0}.png)\n", picture.name);
    }
    let mut sizes = told::sizes(&policy.asked);
    sizes.extend(remarks(policy));
    let caption = caption::full(&policy.asked, &labels, &sizes);
    let _ = writeln!(page, "*{caption}*\n");
    for regime in &policy.regimes {
        if let Ok(found) = &regime.found {
            let _ = writeln!(page, "## If {}\n", regime.label.name);
            page.push_str(&rows(policy, found));
            if policy.is_factorial {
                page.push_str(&factorial(policy, found));
            }
        }
    }
    page.push_str(&costs(policy));
    page.push_str(
        "## How to read this\n\nEach combination meets the same worlds and the same futures; ranges are P5-P95 over what we do \
         not know. The shipper takes, of the routes looked at, the one that is best at best values. The order matters: a lever \
         that comes later finds less left to save. Regimes are stated conditions and no levers; each is told by itself.\n",
    );
    page
}

fn rows(policy: &Policy, found: &PolicyFound) -> String {
    let of = policy.of;
    let mut text =
        "| lever | what it adds, in this order | alone | touches |\n| --- | --: | --: | --- |\n"
            .to_owned();
    for (place, lever) in policy.levers.iter().enumerate() {
        let before = (1 << place) - 1;
        let told = |effect: Option<Effect>| {
            effect.map_or_else(|| "-".to_owned(), |effect| effect_words(of, &effect))
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            lever.name,
            told(found.effect(before, before | (1 << place))),
            told(found.effect(0, 1 << place)),
            if found.touches[place] {
                "yes"
            } else {
                "no step of these routes"
            }
        );
    }
    text + "\n"
}

fn factorial(policy: &Policy, found: &PolicyFound) -> String {
    let of = policy.of;
    let levers = policy.levers.len();
    let mut text = "| pulled | way taken | ".to_owned();
    let _ = writeln!(text, "{} |\n| --- | --- | --: |", of.words());
    for (set, outcome) in &found.outcomes {
        let _ = writeln!(
            text,
            "| {} | {} | {} |",
            set_words(policy, *set),
            way(policy, found, *set),
            amount(of, outcome.best)
        );
    }
    text.push_str("\n| effect | |\n| --- | --: |\n");
    for (place, lever) in policy.levers.iter().enumerate() {
        if let Some(effect) = found.main_effect(place, levers) {
            let _ = writeln!(
                text,
                "| {}, mean over the others pulled or not | {} |",
                lever.name,
                effect_words(of, &effect)
            );
        }
    }
    for one in 0..levers {
        for other in one + 1..levers {
            if let Some(effect) = found.interaction(one, other) {
                let _ = writeln!(
                    text,
                    "| {} with {}: both less the sum of each alone | {} |",
                    policy.levers[one].name,
                    policy.levers[other].name,
                    effect_words(of, &effect)
                );
            }
        }
    }
    text + "\n"
}

/// What each lever costs, and when it can stand.
fn costs(policy: &Policy) -> String {
    let mut text = "## What they cost\n\n| lever | cost | from |\n| --- | --- | --- |\n".to_owned();
    for lever in &policy.levers {
        let from = match (lever.from.as_str(), lever.is_early) {
            ("", _) => "any time".to_owned(),
            (from, true) => format!("{from}; pulled before as if it stood"),
            (from, false) => from.to_owned(),
        };
        let _ = writeln!(
            text,
            "| {} ({}) | {} | {from} |",
            lever.name,
            lever.state,
            lever.cost.as_deref().unwrap_or("not known")
        );
    }
    text.push_str("\nSources: `corridor explain LEVER`. What a lever saves is not set against its cost here.\n\n");
    text
}

fn terminal(policy: &Policy) -> String {
    let mut text = String::new();
    for regime in &policy.regimes {
        for clause in clauses(policy, regime) {
            let _ = writeln!(text, "- {clause}");
        }
        let Ok(found) = &regime.found else { continue };
        for (place, lever) in policy.levers.iter().enumerate() {
            let before = (1 << place) - 1;
            let told = |effect: Option<Effect>| {
                effect.map_or_else(|| "-".to_owned(), |effect| effect_words(policy.of, &effect))
            };
            let _ = writeln!(
                text,
                "  {}: {}; alone {}",
                lever.name,
                told(found.effect(before, before | (1 << place))),
                told(found.effect(0, 1 << place)),
            );
        }
    }
    text
}

fn quantity(policy: &Policy) -> Quantity {
    if policy.of.is_time() {
        Quantity::Time
    } else {
        Quantity::Money(words::money_unit(&policy.asked.cargo_box))
    }
}

/// A waterfall for each regime in which a way is offered all along.
fn pictures(policy: &Policy) -> Vec<Picture> {
    let several = policy.regimes.len() > 1;
    policy
        .regimes
        .iter()
        .filter_map(|regime| {
            let found = regime.found.as_ref().ok()?;
            let input = waterfall(policy, regime, found)?;
            Some(Picture {
                name: file_name("waterfall", &regime.label, several),
                scene: Scene::Waterfall(input),
            })
        })
        .collect()
}

fn waterfall(policy: &Policy, regime: &PolicyRegime, found: &PolicyFound) -> Option<Waterfall> {
    let (base, full) = (&found.outcomes[&0], &found.outcomes[&all(policy)]);
    if !(base.best.is_finite() && full.best.is_finite()) {
        return None;
    }
    let steps = policy.levers.iter().enumerate().map(|(place, lever)| {
        let before = (1 << place) - 1;
        let effect = found.effect(before, before | (1 << place))?;
        Some(step(lever, found, place, effect))
    });
    let range = |futures: &[f64]| crate::study::sweep::spread(futures.to_vec());
    let title = format!(
        "{}: {} from {} to {} with {}",
        regime.label.name,
        policy.of.words(),
        amount(policy.of, base.best),
        amount(policy.of, full.best),
        match policy.levers.as_slice() {
            [one] => words::lowered(&one.name),
            [one, other] => format!(
                "{} and {}",
                words::lowered(&one.name),
                words::lowered(&other.name)
            ),
            many => format!("{} levers", many.len()),
        }
    );
    Some(Waterfall {
        heading: heading(&policy.asked, &regime.label, title, &remarks(policy)),
        outcome: policy.of.words().to_owned(),
        quantity: quantity(policy),
        less_is_better: true,
        base_label: format!("As it is: {}", way(policy, found, 0)),
        base: base.best,
        base_range: range(&base.futures),
        steps: steps.collect::<Option<_>>()?,
        package_label: format!("All: {}", way(policy, found, all(policy))),
        package_range: range(&full.futures),
    })
}

fn step(lever: &PulledLever, found: &PolicyFound, place: usize, effect: Effect) -> WaterfallStep {
    WaterfallStep {
        label: lever.name.clone(),
        effect: effect.best,
        range: effect.unknown,
        alone: found.effect(0, 1 << place).map(|alone| alone.best),
        reason: if !found.touches[place] {
            TOUCHES_NOTHING.to_owned()
        } else if found.touches_in_turn[place] {
            String::new()
        } else {
            "touches no step of the way then taken".to_owned()
        },
    }
}

fn exact(value: f64) -> String {
    if value.is_finite() {
        value.to_string()
    } else {
        String::new()
    }
}

/// A row for each regime and lever.
fn table(policy: &Policy) -> Table {
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
fn combinations(policy: &Policy) -> Table {
    let head = ["regime", "pulled", "way", policy.of.word(), "p5", "p95"];
    let mut table = vec![head.map(str::to_owned).to_vec()];
    for regime in &policy.regimes {
        let Ok(found) = &regime.found else { continue };
        for (set, outcome) in &found.outcomes {
            let unknown = crate::study::sweep::spread(outcome.futures.clone());
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

fn document(policy: &Policy) -> Value {
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
                        "unknown": ends(crate::study::sweep::spread(outcome.futures.clone())),
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
