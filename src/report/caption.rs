//! The caption that goes with every picture and table: what was asked, under which regime, with which sizes.

use crate::report::words;
use crate::scenario::{Copula, Design, Recourse};
use crate::study::finding::{Comparison, Estimand, RegimeFinding, RegimeLabel};

/// Everything without which a number is not printed: pair, direction, cargo, box, scope, first departure,
/// window, regimes, price year, sizes, seed and vintage. `sizes` tells futures and trials in words.
#[must_use]
pub fn full(asked: &Estimand, regimes: &[RegimeLabel], sizes: &[String]) -> String {
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
        format!("{} to {}, {}", asked.pair.0, asked.pair.1, asked.direction),
        format!(
            "{}, one {}",
            words::lowered(&asked.cargo),
            words::container(&asked.cargo_box)
        ),
        words::scope(&asked.scope),
        format!("first departure {}", first(&asked.first)),
        format!("departing {} to {}", asked.window.0, asked.window.1),
        format!("{}: {}", plural("regime", names.len()), names.join(", ")),
        format!("prices of {}", asked.price_year),
    ];
    parts.extend(sizes.iter().cloned());
    parts.push(format!("seed {}", asked.seed));
    parts.extend(choices(asked));
    parts.extend(asked.levers.iter().map(|lever| format!("lever: {lever}")));
    let changes = asked.overrides.iter();
    parts.extend(changes.map(|change| format!("changed: {change}")));
    match asked.edits.len() {
        0 => {}
        1 => parts.push("1 row of the tables edited".to_owned()),
        rows => parts.push(format!("{rows} rows of the tables edited")),
    }
    parts.extend(vintages(regimes));
    format!("{}.", parts.join("; "))
}

/// The short line under a title: the regime first, as a title does not always name it; short names of places.
#[must_use]
pub fn short(asked: &Estimand, regimes: &[RegimeLabel], sizes: &[String]) -> String {
    let names: Vec<&str> = regimes.iter().map(|regime| regime.name.as_str()).collect();
    let mut parts = vec![
        names.join("; "),
        format!(
            "{} to {}, {}",
            words::short_place(&asked.pair.0),
            words::short_place(&asked.pair.1),
            asked.direction
        ),
        format!(
            "{}, one {}",
            words::lowered(&asked.cargo),
            words::container(&asked.cargo_box)
        ),
        words::scope(&asked.scope),
        format!("departing {}", words::window(&asked.window)),
        format!("prices of {}", asked.price_year),
    ];
    parts.extend(sizes.iter().cloned());
    parts.push(format!("seed {}", asked.seed));
    parts.extend(choices(asked));
    parts.extend(vintages(regimes));
    parts.join(" | ")
}

/// The caption of a comparison's pictures of these regimes.
#[must_use]
pub fn caption(answer: &Comparison, regimes: &[RegimeFinding]) -> String {
    let sizes = [futures(&answer.asked), trials(answer)];
    full(&answer.asked, &labels(regimes), &sizes)
}

/// The line under the title of a comparison's pictures of these regimes.
#[must_use]
pub fn subtitle(answer: &Comparison, regimes: &[RegimeFinding]) -> String {
    let sizes = [trials(answer), futures(&answer.asked)];
    short(&answer.asked, &labels(regimes), &sizes)
}

fn labels(regimes: &[RegimeFinding]) -> Vec<RegimeLabel> {
    regimes.iter().map(RegimeFinding::label).collect()
}

fn trials(answer: &Comparison) -> String {
    format!("{} trials", words::thousands(answer.trials as f64))
}

/// How the run was made otherwise than it usually is: shippers who choose again, shocks tied by another copula,
/// futures drawn by another design.
fn choices(asked: &Estimand) -> Vec<String> {
    let mut choices = Vec::new();
    if asked.recourse == Recourse::Replan.word() {
        choices.push(format!("recourse: {}", asked.recourse));
    }
    if asked.copula != Copula::Gaussian.word() {
        choices.push(format!("copula: {}", asked.copula));
    }
    if asked.design != Design::LatinHypercube.word() {
        choices.push(format!("futures: {} points", asked.design));
    }
    choices
}

/// "inputs of 2025 applied to 2031" of these regimes, each said once.
fn vintages(regimes: &[RegimeLabel]) -> Vec<String> {
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
pub fn footer(asked: &Estimand) -> String {
    format!(
        "Corridor {}; inputs {}. In this model, under these inputs.",
        env!("CARGO_PKG_VERSION"),
        hash8(asked)
    )
}

/// The first eight digits of the hash of the inputs.
#[must_use]
pub fn hash8(asked: &Estimand) -> &str {
    asked.inputs_hash.get(..8).unwrap_or(&asked.inputs_hash)
}

fn first(first: &str) -> &str {
    match first {
        "random" => "at random",
        other => other,
    }
}

fn futures(asked: &Estimand) -> String {
    if asked.futures <= 1 {
        "one future".into()
    } else {
        format!(
            "{} futures of {} trials",
            asked.futures,
            words::thousands(asked.inner as f64)
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
        answer.asked.levers = vec!["missing link open".into()];
        answer.asked.edits = vec!["book.csv, dwell-east: best 24 instead of 48".into()];
        insta::assert_snapshot!(caption(&answer, &answer.regimes), @"Eastport to Westport, southbound; general cargo, one 40-foot container; gate to gate; first departure booked; departing 2025-01-01 to 2025-12-31; regimes: Canal at full draught (2025-01-01 to 2025-12-31), Canal at low water (2025-01-01 to 2025-12-31); prices of 2025; 64 futures of 2,048 trials; 100,000 trials; seed 60; lever: missing link open; 1 row of the tables edited; inputs of 2025 applied to 2031.");
    }

    #[test]
    fn a_caption_says_when_shippers_choose_again_or_shocks_come_together() {
        let mut answer = comparison();
        assert!(!caption(&answer, &answer.regimes).contains("recourse"));
        answer.asked.recourse = "replan".into();
        answer.asked.copula = "t4".into();
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
