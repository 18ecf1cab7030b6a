//! `corridor fit`: from times in and out of a place to rows of the book.

use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::interrupt;
use super::options::{Changes, Sizes, ask};
use super::screen::Screen;
use crate::law::fit::fits;
use crate::report::fit::Fitted;
use crate::report::papers::Papers;
use crate::report::{caption, folder, manifest, run};
use crate::scenario::times::times;
use crate::scenario::{Problem, Problems, listed, nearest};
use crate::study::estimand;

/// What `fit` was asked.
#[derive(Debug, Args)]
#[command(after_help = "Example: corridor fit gate-times.csv --stop gamma-gate my-question.toml")]
pub(super) struct Fit {
    /// A CSV table: in, out (ISO times; out empty: still there), and id if you like
    #[arg(value_name = "TIMES")]
    times: PathBuf,
    /// The stop, a row of stops.csv, whose time it is
    #[arg(long, value_name = "ID")]
    stop: String,
    /// The scenario whose corridor has the stop [default: the shipped comparison]
    #[arg(value_name = "SCENARIO")]
    scenario: Option<String>,
    /// The folder of the results [default: runs/fit-STOP-HASH8]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print one JSON document (docs/json.md) instead; a folder is written only with --out
    #[arg(long)]
    json: bool,
    /// No notes and no progress
    #[arg(long)]
    quiet: bool,
}

impl Fit {
    pub(super) fn run(self, screen: &mut Screen) -> Result<(), Failure> {
        screen.hush(self.quiet);
        let name = self.times.display().to_string();
        let bytes = std::fs::read(&self.times).map_err(|error| {
            let remedy = "Name a CSV table with the columns in and out";
            Problems::from(Problem::of_file(&name, error.to_string(), remedy))
        })?;
        let (changes, sizes) = (Changes::default(), Sizes::default());
        let question = ask(self.scenario.as_deref(), &changes, &sizes, screen)?;
        run::style(&question)?;
        let stops = &question.corridor.stops;
        let stop = stops.iter().find(|stop| stop.id == self.stop);
        let stop = stop.ok_or_else(|| {
            let near = nearest(&self.stop, stops.iter().map(|stop| stop.id.as_str()), 3);
            Failure::Words {
                what: format!("--stop {}: there is no such row of stops.csv", self.stop),
                remedy: format!("write for example {}", listed(&near, "or")),
            }
        })?;
        let place = &question.corridor.places[stop.place];
        let told = times(&name, &bytes, place.utc_offset_h)?;
        let found = fits(&told.rows).map_err(|none| {
            let remedy = "Add rows: boxes that came in and went out";
            Problems::from(Problem::of_file(&name, none.to_string(), remedy))
        })?;
        let fitted = Fitted {
            stop,
            place: &place.name,
            times: &told,
            fits: &found,
        };
        let command: Vec<String> = ["fit", &manifest::sha256(&bytes), "--stop", &self.stop]
            .map(String::from)
            .to_vec();
        let asked = estimand(&question);
        let papers = Papers {
            command,
            trials: told.rows.len() as u64,
            brief: fitted.brief(),
            tables: vec![
                ("assumptions".into(), fitted.assumptions()),
                ("laws".into(), fitted.laws()),
                ("fit".into(), fitted.families()),
                ("counted".into(), fitted.steps()),
            ],
            pictures: vec![fitted.picture(&caption::footer(&asked))],
            json: fitted.document(),
            terminal: fitted.brief(),
            asked,
        };
        let identity = manifest::identity(&question.inputs_hash(), &papers.command);
        let target = match (&self.out, self.json) {
            (Some(out), _) => Some(out.clone()),
            (None, true) => None,
            (None, false) => Some(folder::default_target(
                &format!("fit-{}", self.stop),
                &identity,
            )),
        };
        if let Some(target) = &target {
            folder::may_write(target, &identity)?;
            let mut documents = papers.documents(&question, interrupt::flag())?;
            documents.push(folder::Document::new("times.csv", bytes));
            folder::write(target, &identity, &documents, interrupt::flag())?;
        }
        if self.json {
            let text = serde_json::to_string_pretty(&papers.json)
                .expect("a document of words, numbers and lists is JSON");
            screen.say(&text)?;
        } else {
            screen.say(&papers.terminal)?;
        }
        if let Some(target) = target {
            screen.note(&format!(
                "written: {} (begin with brief.md)",
                target.display()
            ));
        }
        Ok(())
    }
}
