//! The steps of a route with hours, USD, grade and source.

use std::fmt::Write;

use comfy_table::Cell;

use crate::cli::routes::best_values;
use crate::report::terminal::{plain_table, right, trimmed};
use crate::report::words;
use crate::route::{PlannedStep, Route, StepKind, offer, planned, planned_steps};
use crate::scenario::Question;

/// The words of a step; a leg gets its id, and leaves its kilometres to their column.
fn with_id(question: &Question, step: &PlannedStep) -> String {
    match (step.kind, step.words.rsplit_once(", ")) {
        (StepKind::Leg(leg), Some((words, _))) => {
            format!("{words} ({})", question.corridor.legs[leg].id)
        }
        _ => step.words.clone(),
    }
}

/// The route, step by step, planned at the best values of the first regime.
pub(super) fn explained(question: &Question, route: &Route) -> String {
    let corridor = &question.corridor;
    let values = best_values(question);
    let mut table = plain_table(&["step", "hours", "USD", "km", "grade", "sources"]);
    for step in planned_steps(route, corridor, &question.shipment, &values) {
        table.add_row(vec![
            Cell::new(with_id(question, &step)),
            right(format!("{:.1}", step.hours)),
            right(words::thousands(step.usd)),
            right(if step.km > 0.0 {
                words::thousands(step.km)
            } else {
                String::new()
            }),
            Cell::new(step.grade.word()),
            Cell::new(step.sources.join(" ")),
        ]);
    }
    let total = planned(route, corridor, &question.shipment, &values);
    table.add_row(vec![
        Cell::new("in all, each law at its mean"),
        right(format!("{:.1}", total.hours)),
        right(words::thousands(total.usd)),
        right(words::thousands(route.km(corridor, &values))),
    ]);
    let mut text = format!("route {}: {}\n{}\n", route.id, route.label, trimmed(&table));
    text.push_str(
        "corridor explain ID tells more of a row or a source: the ids stand in the first and the last column.\n",
    );
    for case in &question.regimes {
        let regime = &corridor.regimes[case.regime];
        match offer(route, corridor, regime, &question.shipment) {
            Ok(()) => {
                let _ = writeln!(text, "{}: offered", regime.name);
            }
            Err(reasons) => {
                let _ = writeln!(
                    text,
                    "{}: reference only: {}",
                    regime.name,
                    reasons.join("; ")
                );
            }
        }
    }
    text
}
