//! What a discovery leaves: the page, its tables, its pictures, its document.

mod brief;
mod document;
mod picture;
mod tables;
pub mod told;

use std::fmt::Write;

use crate::report::caption;
use crate::report::papers::Papers;
use crate::report::words;
use crate::study::discover::finding::{Discovered, OfRegime, Pattern};
use crate::study::finding::RegimeLabel;

/// The papers of a discovery; `command` is what reproduces it.
#[must_use]
pub fn papers(study: &Discovered, command: Vec<String>) -> Papers {
    let labels: Vec<RegimeLabel> = study.regimes.iter().map(|of| of.label.clone()).collect();
    let caption = caption::full(&study.asked, &labels, &sizes(study));
    let mut asked = study.asked.clone();
    asked.futures = study.settings.points;
    asked.inner = study.settings.inner;
    let mut terminal = String::new();
    for clause in told::clauses(study) {
        let _ = writeln!(terminal, "- {}", clause.replace('*', ""));
    }
    #[cfg(feature = "cli")]
    let terminal = crate::report::terminal::fitted(&terminal);
    Papers {
        command,
        asked,
        trials: study.settings.inner,
        brief: brief::brief(study, &caption),
        tables: tables::tables(study),
        pictures: picture::pictures(study),
        json: document::document(study),
        terminal,
    }
}

/// Futures and worlds, in words.
fn sizes(study: &Discovered) -> Vec<String> {
    vec![
        format!(
            "{} futures",
            words::thousands(f64::from(study.settings.points))
        ),
        format!(
            "{} trials in each",
            words::thousands(study.settings.inner as f64)
        ),
    ]
}

/// `discovery`, or `discovery-REGIME` where there are several.
fn file_name(study: &Discovered, regime: &OfRegime) -> String {
    if study.regimes.len() == 1 {
        "discovery".into()
    } else {
        format!("discovery-{}", regime.label.id)
    }
}

/// The quasi-p of an input on the test half: of two limits the greater.
fn quasi_p(pattern: &Pattern, input: usize) -> Option<f64> {
    let restrictions = pattern.found.test.restrictions.iter();
    restrictions
        .filter(|restriction| restriction.input == input)
        .map(|restriction| restriction.quasi_p)
        .reduce(f64::max)
}

/// `0.012`, `below 0.001`.
fn p_words(p: f64) -> String {
    if p < 0.001 {
        "below 0.001".into()
    } else {
        format!("{}", words::significant(p, 2))
    }
}
