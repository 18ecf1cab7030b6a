//! `corridor reproduce`: a run once more from its own inputs, byte by byte.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;

use super::compare::report;
use super::failure::Failure;
use super::inquiry::again;
use super::interrupt;
use super::options::{Changes, Sizes, ask, on_threads};
use super::screen::Screen;
use super::{Verb, verb_of};
use crate::report::folder::{self, Document};
use crate::report::manifest::{self, Manifest};
use crate::study::compare;

/// What `reproduce` was asked.
#[derive(Debug, Args)]
#[command(after_help = "Example: corridor reproduce runs/my-question-3f1c2a9b")]
pub(super) struct Reproduce {
    /// A folder that `corridor` wrote
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Threads; the answer does not depend on them
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// No notes and no progress
    #[arg(long)]
    quiet: bool,
}

impl Reproduce {
    pub(super) fn run(self, screen: &mut Screen) -> Result<(), Failure> {
        screen.hush(self.quiet);
        let no_run = |what: &str| Failure::NoRun {
            folder: self.folder.clone(),
            what: what.to_owned(),
        };
        let there = folder::read(&self.folder).map_err(|error| no_run(&error.to_string()))?;
        let manifest = there
            .iter()
            .find(|document| document.path == manifest::FILE)
            .ok_or_else(|| no_run("it has no manifest.json"))?;
        let manifest: Manifest = serde_json::from_slice(&manifest.bytes)
            .map_err(|error| no_run(&format!("its manifest.json cannot be read: {error}")))?;
        if manifest.version != env!("CARGO_PKG_VERSION") {
            screen.note(&format!(
                "note: written by version {}, run again by {}",
                manifest.version,
                env!("CARGO_PKG_VERSION")
            ));
        }
        let scenario = self.folder.join("inputs").join(&manifest.scenario);
        let scenario = scenario.to_string_lossy();
        let again = if manifest.command.is_empty() {
            self.compared(&scenario, screen)?
        } else {
            let mut command = manifest.command.clone();
            let threads = self.threads.map(|threads| threads.to_string());
            command.extend(
                threads
                    .into_iter()
                    .flat_map(|n| ["--threads".to_owned(), n]),
            );
            let verb = verb_of(&command);
            let inquiry = verb.as_ref().and_then(Verb::inquiry);
            let inquiry = inquiry.ok_or_else(|| {
                no_run(&format!(
                    "its manifest.json names no verb of this version: {}",
                    manifest.command.join(" ")
                ))
            })?;
            again(inquiry, &scenario, screen)?
        };
        let differences = differences(&there, &again);
        if differences.is_empty() {
            screen.say(&format!(
                "{}: {} files, the same bytes",
                self.folder.display(),
                again.len()
            ))?;
            Ok(())
        } else {
            Err(Failure::Differs {
                files: there.len().max(again.len()),
                differences,
            })
        }
    }
}

impl Reproduce {
    /// The documents of a comparison once more.
    fn compared(&self, scenario: &str, screen: &mut Screen) -> Result<Vec<Document>, Failure> {
        let (changes, sizes) = (Changes::default(), Sizes::default());
        let question = ask(Some(scenario), &changes, &sizes, screen)?;
        let bar = screen.progress(question.run.trials);
        let documents = on_threads(self.threads, || {
            let answer = compare(&question, interrupt::flag(), &|done, total| {
                bar.set_length(total);
                bar.set_position(done);
            })?;
            report(&answer, &question)
        });
        bar.finish_and_clear();
        documents?
    }
}

/// A line for each file that is missing, additional or not the same.
fn differences(there: &[Document], again: &[Document]) -> Vec<String> {
    let by_path = |documents: &[Document]| -> BTreeMap<String, Vec<u8>> {
        documents
            .iter()
            .map(|document| (document.path.clone(), document.bytes.clone()))
            .collect()
    };
    let (there, again) = (by_path(there), by_path(again));
    let mut lines: Vec<String> = there
        .iter()
        .filter_map(|(path, bytes)| match again.get(path) {
            None => Some(format!("{path}: in the folder, not in the run")),
            Some(other) if other != bytes => Some(format!("{path}: other bytes")),
            Some(_) => None,
        })
        .collect();
    lines.extend(
        again
            .keys()
            .filter(|path| !there.contains_key(*path))
            .map(|path| format!("{path}: in the run, not in the folder")),
    );
    lines.sort();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_differs_is_named_with_how() {
        let there = [
            Document::new("a", "1"),
            Document::new("b", "1"),
            Document::new("c", "1"),
        ];
        let again = [
            Document::new("a", "1"),
            Document::new("b", "2"),
            Document::new("d", "1"),
        ];
        assert_eq!(
            differences(&there, &again),
            [
                "b: other bytes",
                "c: in the folder, not in the run",
                "d: in the run, not in the folder"
            ]
        );
    }
}
