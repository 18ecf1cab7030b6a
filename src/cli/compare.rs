//! `corridor compare`: the main job.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::interrupt;
use super::options::{Changes, Sizes, ask, on_threads};
use super::screen::Screen;
use crate::report::folder::{self, Document};
use crate::report::{json, run, terminal};
use crate::route::plan;
use crate::scenario::Question;
use crate::study::finding::Comparison;
use crate::study::{Prepared, compare};

/// What `compare` was asked.
#[derive(Debug, Args)]
#[command(after_help = "Example: corridor compare my-question.toml --trials 20000 --set dwell=48")]
pub(super) struct Compare {
    /// Scenarios, by path or by name of a shipped one [default: the shipped comparison]
    #[arg(value_name = "SCENARIO")]
    scenarios: Vec<String>,
    #[command(flatten)]
    sizes: Sizes,
    #[command(flatten)]
    changes: Changes,
    /// The run folder; several scenarios get a folder each inside it [default: runs/SCENARIO-HASH8]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print one JSON document (docs/json.md) instead; a folder is written only with --out
    #[arg(long)]
    json: bool,
    /// No notes and no progress
    #[arg(long)]
    quiet: bool,
}

impl Compare {
    pub(super) fn run(self, screen: &mut Screen) -> Result<(), Failure> {
        screen.hush(self.quiet);
        let mut scenarios: Vec<Option<&str>> = self
            .scenarios
            .iter()
            .map(|scenario| Some(scenario.as_str()))
            .collect();
        if scenarios.is_empty() {
            scenarios.push(None);
        }
        if self.json && scenarios.len() > 1 {
            return Err(Failure::Words {
                what: "--json prints one document".into(),
                remedy: "name one scenario, or leave --json out".into(),
            });
        }
        // Everything that can be wrong is told before the long run.
        let mut questions = Vec::new();
        for scenario in &scenarios {
            let question = ask(*scenario, &self.changes, &self.sizes, screen)?;
            run::style(&question)?;
            Prepared::new(&question)?;
            let target = self.target(&question, scenarios.len());
            if let Some(target) = &target {
                folder::may_write(target, &question.inputs_hash())?;
            }
            questions.push((question, target));
        }
        for (position, (question, target)) in questions.iter().enumerate() {
            self.one(question, target.as_deref(), screen)
                .map_err(|failure| {
                    if position == 0 {
                        failure
                    } else {
                        failure.after_others(&question.id)
                    }
                })?;
        }
        Ok(())
    }

    /// Answers one question, writes its folder, prints its answer.
    fn one(
        &self,
        question: &Question,
        target: Option<&Path>,
        screen: &mut Screen,
    ) -> Result<(), Failure> {
        for remark in &question.remarks {
            screen.note(&format!("note: {remark}"));
        }
        for edit in &question.edits {
            screen.note(&format!("edited: {edit}"));
        }
        let answer = self.answer(question, screen)?;
        if let Some(target) = target {
            let documents = on_threads(self.sizes.threads, || report(&answer, question))??;
            folder::write(
                target,
                &answer.asked.inputs_hash,
                &documents,
                interrupt::flag(),
            )?;
        }
        if self.json {
            screen.say(&json::document(&answer))?;
        } else {
            screen.say(&terminal::answer(&answer))?;
        }
        if let Some(target) = target {
            screen.note(&format!("written: {}", shown(target)));
        }
        Ok(())
    }

    /// Where the run goes, if anywhere.
    fn target(&self, question: &Question, scenarios: usize) -> Option<PathBuf> {
        match &self.out {
            Some(out) if scenarios > 1 => Some(out.join(&question.id)),
            Some(out) => Some(out.clone()),
            None if self.json => None,
            None => Some(folder::default_target(
                &question.id,
                &question.inputs_hash(),
            )),
        }
    }

    fn answer(&self, question: &Question, screen: &Screen) -> Result<Comparison, Failure> {
        let bar = screen.progress(question.run.trials);
        let answer = on_threads(self.sizes.threads, || {
            compare(question, interrupt::flag(), &|done, total| {
                bar.set_length(total);
                bar.set_position(done);
            })
        });
        bar.finish_and_clear();
        Ok(answer??)
    }
}

/// Every document of the run.
pub(super) fn report(answer: &Comparison, question: &Question) -> Result<Vec<Document>, Failure> {
    let routes = plan(question).map_err(Failure::Routes)?;
    Ok(run::documents(
        answer,
        question,
        &routes,
        interrupt::flag(),
    )?)
}

fn shown(folder: &Path) -> String {
    format!("{} (begin with brief.md)", folder.display())
}
