//! What a look at claims leaves: the page, its tables, its pictures, its document.

mod brief;
mod document;
mod pictures;
mod tables;
mod told;
mod verdict;

use crate::report::papers::Papers;
use crate::report::words;
use crate::study::claims::finding::Claims;

/// The papers of a study of claims; `command` is what reproduces it.
#[must_use]
pub fn papers(study: &Claims, command: Vec<String>) -> Papers {
    Papers {
        command,
        asked: study.asked.clone(),
        trials: study.inner,
        brief: brief::brief(study),
        tables: tables::tables(study),
        pictures: pictures::pictures(study),
        json: document::document(study),
        terminal: terminal(study),
    }
}

/// Futures and trials, in words.
fn sizes(study: &Claims) -> Vec<String> {
    vec![format!(
        "{} futures of {} trials",
        study.asked.futures,
        words::thousands(study.inner as f64)
    )]
}

/// A block for each claim, then a line for each project.
#[cfg(feature = "cli")]
fn terminal(study: &Claims) -> String {
    use crate::report::terminal::fitted;
    use std::fmt::Write;

    let mut text = fitted(&brief::lead(study));
    for found in &study.claims {
        let _ = write!(
            text,
            "\n{}",
            fitted(&format!("{}: {}", found.claim.id, told::head(found)))
        );
        for line in told::paragraphs(found) {
            text.push_str(&fitted(&format!("  {line}")));
        }
    }
    if !study.projects.is_empty() {
        text.push_str("\nannounced dates\n");
        for project in &study.projects {
            text.push_str(&fitted(&format!("  {}", told::slipped(project))));
        }
    }
    text
}

#[cfg(not(feature = "cli"))]
fn terminal(_: &Claims) -> String {
    String::new()
}
