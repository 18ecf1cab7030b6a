//! `corridor diff`: what was changed between two runs, and what each change does.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::interrupt;
use super::options::on_threads;
use super::screen::Screen;
use crate::report::diff::{self, Folders};
use crate::report::folder::{self, Document};
use crate::report::gallery::csv;
use crate::report::manifest::{self, Manifest};
use crate::report::terminal;
use crate::scenario::change::{Files, Two};
use crate::study::split::{NoSplit, split};

/// What `diff` was asked.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: corridor diff runs/my-question-3f1c2a9b runs/my-question-90ab77e1"
)]
pub(super) struct Diff {
    /// A run folder
    #[arg(value_name = "RUN")]
    before: PathBuf,
    /// Another
    #[arg(value_name = "RUN")]
    after: PathBuf,
    /// Worlds behind each number
    #[arg(long, value_name = "N", default_value_t = 8_192, value_parser = clap::value_parser!(u64).range(1..))]
    trials: u64,
    /// A folder for brief.md, changes.csv and effects.csv
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print one JSON document (docs/json.md) instead
    #[arg(long)]
    json: bool,
    /// Threads; the answer does not depend on them
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// No notes and no progress
    #[arg(long)]
    quiet: bool,
}

/// A run folder, read.
struct Run {
    manifest: Manifest,
    inputs: Files,
}

impl Diff {
    pub(super) fn run(self, screen: &mut Screen) -> Result<(), Failure> {
        screen.hush(self.quiet);
        let (before, after) = (read(&self.before)?, read(&self.after)?);
        let folders = Folders {
            before: self.before.display().to_string(),
            after: self.after.display().to_string(),
            remarks: remarks(&before.manifest, &after.manifest),
        };
        let command = vec!["diff".to_owned(), self.trials.to_string()];
        let hashes = [&before.manifest, &after.manifest].map(|of| of.inputs_sha256.as_str());
        let together = manifest::sha256(hashes.concat().as_bytes());
        let identity = manifest::identity(&together, &command);
        if let Some(out) = &self.out {
            folder::may_write(out, &identity)?;
        }
        let two = Two::new(
            (before.inputs.clone(), &before.manifest.scenario),
            (after.inputs.clone(), &after.manifest.scenario),
        );
        let bar = screen.progress_of_futures();
        let found = on_threads(self.threads, || {
            split(&two, self.trials, interrupt::flag(), &|done, total| {
                bar.set_length(total);
                bar.set_position(done);
            })
        });
        bar.finish_and_clear();
        let found = found?.map_err(|none| match none {
            NoSplit::Inputs(problems) => Failure::Inputs(problems),
            NoSplit::Comparison(none) => none.into(),
        })?;
        let same = found.switches.is_empty();
        let page = if same {
            "no difference: the inputs of the two runs are the same\n".to_owned()
        } else {
            diff::brief(&found, &folders)
        };
        if let Some(out) = &self.out {
            let mut told = before.manifest.clone();
            told.command = command;
            told.inputs_sha256 = together;
            told.trials = self.trials;
            told.noise = manifest::Noise::default();
            let mut documents = vec![
                Document::new("brief.md", page.clone()),
                Document::new("changes.csv", csv(&diff::changes(&found))),
                Document::new("effects.csv", csv(&diff::effects(&found))),
            ];
            let mut inputs = Files::new();
            for (name, run) in [("before", &before), ("after", &after)] {
                let files = run.inputs.iter();
                inputs.extend(files.map(|(file, bytes)| (format!("{name}/{file}"), bytes.clone())));
            }
            told.inputs = manifest::hashes(&inputs);
            let files = inputs.into_iter();
            documents
                .extend(files.map(|(file, bytes)| Document::new(format!("inputs/{file}"), bytes)));
            documents.insert(0, Document::new(manifest::FILE, told.document()));
            folder::write(out, &identity, &documents, interrupt::flag())?;
        }
        if self.json {
            let document = diff::document(&found, &folders);
            let text = serde_json::to_string_pretty(&document)
                .expect("a document of words, numbers and lists is JSON");
            screen.say(&text)?;
        } else {
            for remark in folders.remarks.iter().filter(|_| same) {
                screen.note(&format!("note: {remark}"));
            }
            screen.say(&terminal::fitted(&page))?;
        }
        if let Some(out) = &self.out {
            screen.note(&format!("written: {} (begin with brief.md)", out.display()));
        }
        Ok(())
    }
}

/// Manifest and inputs of a run folder, the inputs held to their hashes.
fn read(path: &Path) -> Result<Run, Failure> {
    let no_run = |what: String| Failure::NoRun {
        folder: path.to_owned(),
        what,
    };
    let there = folder::read(path).map_err(|error| no_run(error.to_string()))?;
    let manifest = there
        .iter()
        .find(|document| document.path == manifest::FILE)
        .ok_or_else(|| no_run("it has no manifest.json".into()))?;
    let manifest: Manifest = serde_json::from_slice(&manifest.bytes)
        .map_err(|error| no_run(format!("its manifest.json cannot be read: {error}")))?;
    let mut inputs = Files::new();
    for wanted in &manifest.inputs {
        let name = format!("inputs/{}", wanted.file);
        let found = there.iter().find(|document| document.path == name);
        let found = found.ok_or_else(|| no_run(format!("it has no {name}")))?;
        if manifest::sha256(&found.bytes) != wanted.sha256 {
            return Err(no_run(format!("{name} is not what its manifest.json says")));
        }
        inputs.push((wanted.file.clone(), found.bytes.clone()));
    }
    if !inputs.iter().any(|(name, _)| *name == manifest.scenario) {
        return Err(no_run("its inputs hold no scenario".into()));
    }
    Ok(Run { manifest, inputs })
}

/// What else is not the same.
fn remarks(before: &Manifest, after: &Manifest) -> Vec<String> {
    let mut remarks = Vec::new();
    let own = env!("CARGO_PKG_VERSION");
    for (which, of) in [("first", before), ("second", after)] {
        if of.version != own {
            remarks.push(format!(
                "The {which} run was written by version {}; both are reckoned again by {own}.",
                of.version
            ));
        }
        if !of.command.is_empty() {
            remarks.push(format!(
                "The {which} run is one of `corridor {}`; its inputs are compared.",
                of.command[0]
            ));
        }
    }
    if before.scenario != after.scenario {
        remarks.push(format!(
            "The runs are of other scenarios: {} and {}.",
            before.scenario, after.scenario
        ));
    }
    if before.seed != after.seed {
        remarks.push(format!(
            "The seeds differ ({} and {}); the worlds of the first are taken for both.",
            before.seed, after.seed
        ));
    }
    let sizes = |of: &Manifest| (of.trials, of.futures, of.inner);
    if sizes(before) != sizes(after) {
        remarks.push("The runs are of other sizes, which is not counted as a change.".into());
    }
    remarks
}
