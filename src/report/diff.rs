//! Two runs side by side: what was changed in their inputs, and what each change does to the headlines.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::report::chart::Table;
use crate::report::json::tidy;
use crate::report::words;
use crate::study::split::{Headline, MEASURES, Split};

/// What is told of the two folders besides their inputs.
#[derive(Clone, Debug, Default)]
pub struct Folders {
    /// The first, as it was named.
    pub before: String,
    /// The second.
    pub after: String,
    /// Other versions, scenarios, sizes or seeds: a sentence each.
    pub remarks: Vec<String>,
}

/// The changes as a table.
#[must_use]
pub fn changes(split: &Split) -> Table {
    let head = [
        "file", "row", "column", "was", "is", "source", "reason", "switched",
    ];
    let mut table = vec![head.map(String::from).to_vec()];
    for switch in &split.switches {
        for change in &switch.changes {
            let of = [
                &change.file,
                &change.row,
                &change.column,
                &change.was,
                &change.is,
                &change.source,
                &change.reason,
            ];
            let mut row: Vec<String> = of.map(String::clone).to_vec();
            row.push(if switch.moves { "yes" } else { "no" }.into());
            table.push(row);
        }
    }
    table
}

/// The effects as a table: for each headline and measure the first run, each step in its order and alone, the
/// interaction, the second run.
#[must_use]
pub fn effects(split: &Split) -> Table {
    let head = [
        "regime",
        "route",
        "reference",
        "measure",
        "unit",
        "step",
        "in_order",
        "alone",
    ];
    let mut table = vec![head.map(String::from).to_vec()];
    let number = |value: f64| {
        if value.is_finite() {
            format!("{}", tidy(value))
        } else {
            String::new()
        }
    };
    for headline in &split.before {
        let interaction = split.interaction(headline);
        let change = split.change(headline);
        for (at, (measure, unit)) in MEASURES.into_iter().enumerate() {
            let mut add = |step: String, in_order: f64, alone: f64| {
                let lead = [
                    headline.regime.clone(),
                    headline.route.clone(),
                    headline.reference.clone().unwrap_or_default(),
                    measure.to_owned(),
                    unit.to_owned(),
                    step,
                ];
                let mut row = lead.to_vec();
                row.extend([number(in_order), number(alone)]);
                table.push(row);
            };
            add("first run".into(), headline.values[at], f64::NAN);
            for (index, step) in split.steps.iter().enumerate() {
                let (in_order, alone) = split.effects(index, headline);
                add(step_words(split, &step.switches), in_order[at], alone[at]);
            }
            add("interaction".into(), f64::NAN, interaction[at]);
            add("whole change".into(), change[at], change[at]);
        }
    }
    table
}

/// The switches of a step in words.
fn step_words(split: &Split, switches: &[usize]) -> String {
    let words: Vec<String> = switches
        .iter()
        .map(|&index| split.switches[index].words())
        .collect();
    words.join(" + ")
}

/// The headline whose measure changes most under each regime, by regime.
fn leading(split: &Split, at: usize) -> Vec<&Headline> {
    let mut found: Vec<&Headline> = Vec::new();
    let size = |of: &Headline| split.change(of)[at].abs();
    for headline in split.before.iter().filter(|of| size(of).is_finite()) {
        match found.iter_mut().find(|of| of.regime == headline.regime) {
            Some(known) if size(headline) > size(known) => *known = headline,
            Some(_) => {}
            None => found.push(headline),
        }
    }
    found
}

/// A change of a measure in its own words: hours as days, USD, of 100.
fn told(at: usize, value: f64) -> String {
    if !value.is_finite() {
        return "-".into();
    }
    let sign = if value > 0.0 { "+" } else { "" };
    match at {
        0 => format!("{sign}{} d", words::number(value / 24.0)),
        1 => format!("{sign}{} USD", words::number(value)),
        _ => format!("{sign}{} of 100", words::number(100.0 * value)),
    }
}

/// Most changes that are written out on the page.
const LISTED: usize = 40;

/// The page, in Markdown.
#[must_use]
pub fn brief(split: &Split, folders: &Folders) -> String {
    let mut text = format!(
        "# Two runs of {}\n\nFrom `{}` to `{}`, at best values, {} of the same worlds for every number (seed {} of the \
         first run). In this model, under these inputs.\n\n",
        split.question.title,
        folders.before,
        folders.after,
        words::thousands(split.trials as f64),
        split.question.run.seed,
    );
    for remark in &folders.remarks {
        let _ = writeln!(text, "- {remark}");
    }
    let count: usize = split
        .switches
        .iter()
        .map(|switch| switch.changes.len())
        .sum();
    let _ = writeln!(text, "\n## What was changed: {count}\n");
    text.push_str("| file | row | column | was | is | source | reason |\n");
    text.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
    for row in changes(split).iter().skip(1).take(LISTED) {
        let cells: Vec<String> = row[..7].iter().map(|cell| cell.replace('|', "/")).collect();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    if count > LISTED {
        let _ = writeln!(text, "\nAnd {} more, in changes.csv.", count - LISTED);
    }
    text.push_str(
        "\n## What each change does\n\nOf each regime the route that changes most; all routes are in effects.csv. *In \
         order*: after all changes above it; *alone*: in the first run. What the changes do together beyond their sum \
         alone is the interaction.\n",
    );
    for (at, (measure, _)) in MEASURES.into_iter().enumerate() {
        for headline in leading(split, at) {
            let change = split.change(headline)[at];
            let against = match (at, &headline.reference) {
                (2, Some(reference)) => format!(" ({reference})"),
                _ => String::new(),
            };
            let _ = writeln!(
                text,
                "\n**{}, {}: {measure}{against} {}**\n",
                headline.regime,
                headline.route,
                told(at, change)
            );
            if change == 0.0 {
                continue;
            }
            text.push_str("| change | in order | alone |\n| --- | --: | --: |\n");
            for (index, step) in split.steps.iter().enumerate() {
                let (in_order, alone) = split.effects(index, headline);
                if in_order[at] == 0.0 && alone[at] == 0.0 {
                    continue;
                }
                let words = step_words(split, &step.switches);
                let (in_order, alone) = (told(at, in_order[at]), told(at, alone[at]));
                let _ = writeln!(text, "| {words} | {in_order} | {alone} |");
            }
            let rest = told(at, split.interaction(headline)[at]);
            let _ = writeln!(text, "| interaction | | {rest} |");
        }
    }
    text
}

/// The document for other programs; described in `docs/json.md`.
#[must_use]
pub fn document(split: &Split, folders: &Folders) -> Value {
    let number = |value: f64| {
        if value.is_finite() {
            json!(tidy(value))
        } else {
            Value::Null
        }
    };
    let three = |values: [f64; 3]| {
        json!({
            "median_time_h": number(values[0]),
            "median_cost_usd": number(values[1]),
            "before_reference": number(values[2]),
        })
    };
    let changes: Vec<Value> = split
        .switches
        .iter()
        .flat_map(|switch| switch.changes.iter().map(move |change| (switch, change)))
        .map(|(switch, change)| {
            json!({
                "file": change.file, "row": change.row, "column": change.column,
                "was": change.was, "is": change.is,
                "source": change.source, "reason": change.reason,
                "switched": switch.moves,
            })
        })
        .collect();
    let headlines: Vec<Value> = split
        .before
        .iter()
        .map(|headline| {
            let steps: Vec<Value> = split
                .steps
                .iter()
                .enumerate()
                .map(|(index, step)| {
                    let (in_order, alone) = split.effects(index, headline);
                    json!({
                        "step": step_words(split, &step.switches),
                        "in_order": three(in_order),
                        "alone": three(alone),
                    })
                })
                .collect();
            json!({
                "regime": headline.regime, "route": headline.route,
                "reference": headline.reference,
                "first": three(headline.values),
                "change": three(split.change(headline)),
                "interaction": three(split.interaction(headline)),
                "steps": steps,
            })
        })
        .collect();
    json!({
        "schema": 1,
        "before": folders.before, "after": folders.after, "remarks": folders.remarks,
        "trials": split.trials, "seed": split.question.run.seed,
        "same": split.switches.is_empty(),
        "changes": changes, "headlines": headlines,
    })
}
