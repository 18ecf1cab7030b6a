//! The tables of a study of robustness.

use super::{decisions, name};
use crate::report::chart::Table;
use crate::study::robustness::Robustness;

fn exact(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// `options` and `measures`.
pub(super) fn tables(found: &Robustness) -> Vec<(String, Table)> {
    vec![
        ("options".to_owned(), options(found)),
        ("measures".to_owned(), measures(found)),
    ]
}

/// A row for each option and regime.
fn options(found: &Robustness) -> Table {
    let head = [
        "decision",
        "option",
        "levers",
        "regime",
        "way",
        found.of.word(),
        "p5",
        "p95",
        "regret",
        "good_enough",
    ];
    let mut table = vec![head.map(str::to_owned).to_vec()];
    for (kind, decision) in decisions(found) {
        for (option, choice) in decision.options.iter().enumerate() {
            let levers: Vec<&str> = choice
                .levers
                .iter()
                .map(|lever| lever.id.as_str())
                .collect();
            for (at, regime) in found.regimes.iter().enumerate() {
                let unknown = decision.unknown[option][at];
                table.push(vec![
                    kind.to_owned(),
                    choice.id.clone(),
                    levers.join(";"),
                    regime.id.clone(),
                    choice.ways.get(at).cloned().flatten().unwrap_or_default(),
                    exact(decision.values[option][at]),
                    exact(unknown.map(|(low, _)| low)),
                    exact(unknown.map(|(_, high)| high)),
                    exact(decision.regrets[option][at]),
                    exact(Some(decision.satisfied[option][at])),
                ]);
            }
        }
    }
    table
}

/// A row for each measure and option, best first.
fn measures(found: &Robustness) -> Table {
    let head = ["decision", "measure", "place", "option", "score", "chosen"];
    let mut table = vec![head.map(str::to_owned).to_vec()];
    for (kind, decision) in decisions(found) {
        for measure in &decision.measures {
            for (place, &option) in measure.order.iter().enumerate() {
                let chosen = measure.best.contains(&option);
                table.push(vec![
                    kind.to_owned(),
                    name(&measure.criterion).to_owned(),
                    (place + 1).to_string(),
                    decision.options[option].id.clone(),
                    exact(measure.scores[option]),
                    if chosen { "yes" } else { "no" }.to_owned(),
                ]);
            }
        }
    }
    table
}
