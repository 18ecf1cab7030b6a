//! The caption that goes with every picture and table: what was asked, under which regime, with which sizes.

use crate::report::words;
use crate::scenario::{Copula, Recourse};
use crate::study::finding::{Comparison, RegimeFinding};

/// Everything without which a number is not printed: pair, direction, cargo, box, scope, first departure,
/// window, regimes, price year, futures, trials, seed and vintage.
#[must_use]
pub fn caption(answer: &Comparison, regimes: &[RegimeFinding]) -> String {
    let names: Vec<String> = regimes
        .iter()
        .map(
            |regime| match (regime.dates.0.as_str(), regime.dates.1.as_str()) {
                ("", "") => regime.name.clone(),
                (from, "") => format!("{} (since {from})", regime.name),
                (from, to) => format!("{} ({from} to {to})", regime.name),
            },
        )
        .collect();
    let mut parts = vec![
        format!(
            "{} to {}, {}",
            answer.pair.0, answer.pair.1, answer.direction
        ),
        format!(
            "{}, one {}",
            words::lowered(&answer.cargo),
            words::container(&answer.cargo_box)
        ),
        words::scope(&answer.scope),
        format!("first departure {}", first(&answer.first)),
        format!("departing {} to {}", answer.window.0, answer.window.1),
        format!("{}: {}", plural("regime", names.len()), names.join(", ")),
        format!("prices of {}", answer.price_year),
        futures(answer),
        format!("{} trials", words::thousands(answer.trials as f64)),
        format!("seed {}", answer.seed),
    ];
    parts.extend(choices(answer));
    parts.extend(answer.levers.iter().map(|lever| format!("lever: {lever}")));
    parts.extend(
        answer
            .overrides
            .iter()
            .map(|change| format!("changed: {change}")),
    );
    match answer.edits.len() {
        0 => {}
        1 => parts.push("1 row of the tables edited".to_owned()),
        rows => parts.push(format!("{rows} rows of the tables edited")),
    }
    parts.extend(vintages(regimes));
    format!("{}.", parts.join("; "))
}

/// The short line under a title: the regime first, as a title does not always name it; short names of places.
#[must_use]
pub fn subtitle(answer: &Comparison, regimes: &[RegimeFinding]) -> String {
    let names: Vec<&str> = regimes.iter().map(|regime| regime.name.as_str()).collect();
    let mut parts = vec![
        names.join("; "),
        format!(
            "{} to {}, {}",
            words::short_place(&answer.pair.0),
            words::short_place(&answer.pair.1),
            answer.direction
        ),
        format!(
            "{}, one {}",
            words::lowered(&answer.cargo),
            words::container(&answer.cargo_box)
        ),
        words::scope(&answer.scope),
        format!("departing {}", words::window(&answer.window)),
        format!("prices of {}", answer.price_year),
        format!("{} trials", words::thousands(answer.trials as f64)),
        futures(answer),
        format!("seed {}", answer.seed),
    ];
    parts.extend(choices(answer));
    parts.extend(vintages(regimes));
    parts.join(" | ")
}

/// How the run was made otherwise than it usually is: shippers who choose again, shocks tied by another copula.
fn choices(answer: &Comparison) -> Vec<String> {
    let mut choices = Vec::new();
    if answer.recourse == Recourse::Replan.word() {
        choices.push(format!("recourse: {}", answer.recourse));
    }
    if answer.copula != Copula::Gaussian.word() {
        choices.push(format!("copula: {}", answer.copula));
    }
    choices
}

/// "inputs of 2025 applied to 2031" of these regimes, each said once.
fn vintages(regimes: &[RegimeFinding]) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for vintage in regimes.iter().filter_map(|regime| regime.vintage.clone()) {
        if !said.contains(&vintage) {
            said.push(vintage);
        }
    }
    said
}

/// Version of the tool and hash of the inputs.
#[must_use]
pub fn footer(answer: &Comparison) -> String {
    format!(
        "Corridor {}; inputs {}. In this model, under these inputs.",
        env!("CARGO_PKG_VERSION"),
        hash8(answer)
    )
}

/// The first eight digits of the hash of the inputs.
#[must_use]
pub fn hash8(answer: &Comparison) -> &str {
    answer.inputs_hash.get(..8).unwrap_or(&answer.inputs_hash)
}

fn first(first: &str) -> &str {
    match first {
        "random" => "at random",
        other => other,
    }
}

fn futures(answer: &Comparison) -> String {
    if answer.futures <= 1 {
        "one future".into()
    } else {
        format!(
            "{} futures of {} trials",
            answer.futures,
            words::thousands(answer.inner as f64)
        )
    }
}

fn plural(word: &str, count: usize) -> String {
    if count == 1 {
        word.to_owned()
    } else {
        format!("{word}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::comparison;

    #[test]
    fn a_caption_holds_everything_without_which_a_number_is_not_printed() {
        let mut answer = comparison();
        answer.regimes[0].vintage = Some("inputs of 2025 applied to 2031".into());
        answer.levers = vec!["missing link open".into()];
        answer.edits = vec!["book.csv, dwell-east: best 24 instead of 48".into()];
        insta::assert_snapshot!(caption(&answer, &answer.regimes), @"Eastport to Westport, southbound; general cargo, one 40-foot container; gate to gate; first departure booked; departing 2025-01-01 to 2025-12-31; regimes: Canal at full draught (2025-01-01 to 2025-12-31), Canal at low water (2025-01-01 to 2025-12-31); prices of 2025; 64 futures of 2,048 trials; 100,000 trials; seed 60; lever: missing link open; 1 row of the tables edited; inputs of 2025 applied to 2031.");
    }

    #[test]
    fn a_caption_says_when_shippers_choose_again_or_shocks_come_together() {
        let mut answer = comparison();
        assert!(!caption(&answer, &answer.regimes).contains("recourse"));
        answer.recourse = "replan".into();
        answer.copula = "t4".into();
        let text = caption(&answer, &answer.regimes);
        assert!(
            text.contains("seed 60; recourse: replan; copula: t4"),
            "{text}"
        );
        assert!(subtitle(&answer, &answer.regimes).ends_with("recourse: replan | copula: t4"));
    }

    #[test]
    fn a_caption_names_only_the_regime_that_is_shown() {
        let answer = comparison();
        let text = caption(&answer, &answer.regimes[1..]);
        assert!(text.contains("regime: Canal at low water (2025-01-01 to 2025-12-31)"));
        assert!(!text.contains("full draught"));
    }
}
