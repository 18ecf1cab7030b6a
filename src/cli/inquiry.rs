//! The way of every verb beside `compare` from its question to its folder.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::interrupt;
use super::options::{Changes, Sizes, on_threads, open};
use super::screen::Screen;
use crate::report::folder::{self, Document};
use crate::report::papers::Papers;
use crate::report::{manifest, run};
use crate::scenario::{Opened, Question};

/// Options of every such verb.
#[derive(Clone, Debug, Args)]
pub(super) struct Common {
    /// The scenario, by path or by name of a shipped one [default: the shipped comparison]
    #[arg(value_name = "SCENARIO")]
    pub(super) scenario: Option<String>,
    #[command(flatten)]
    pub(super) sizes: Sizes,
    #[command(flatten)]
    pub(super) changes: Changes,
    /// The folder of the results [default: runs/SCENARIO-VERB-HASH8]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Print one JSON document (docs/json.md) instead; a folder is written only with --out
    #[arg(long)]
    pub(super) json: bool,
    /// No notes and no progress
    #[arg(long)]
    pub(super) quiet: bool,
}

/// Shipments that are followed in each future where the command line does not say.
const INNER: u64 = 1_024;

impl Common {
    /// Shipments that are followed in each future of such a verb.
    pub(super) fn inner(&self) -> u64 {
        self.sizes.inner.unwrap_or(INNER)
    }

    /// Futures of such a verb, where the command line does not say `usual`.
    pub(super) fn futures(&self, usual: u32) -> u32 {
        self.sizes.futures.unwrap_or(usual)
    }
}

/// What a verb is given to work with.
pub(super) struct Asking<'a> {
    /// The scenario, to be asked under more settings.
    pub(super) opened: &'a Opened,
    /// Its question.
    pub(super) question: &'a Question,
    /// Where the results go, if anywhere.
    pub(super) target: Option<&'a Path>,
    /// What tells this run from another: inputs and options.
    pub(super) identity: &'a str,
    /// To be told what is done, of how much.
    pub(super) progress: &'a (dyn Fn(u64, u64) + Sync),
}

/// A verb that asks a scenario something and leaves papers.
pub(super) trait Inquiry: Sync {
    /// The options that it shares.
    fn common(&self) -> &Common;

    /// The verb and its own options, in one fixed form and order: what its results hang on beside the inputs.
    fn command(&self) -> Vec<String>;

    /// Told when the folder stands.
    fn settled(&self, _target: &Path) {}

    /// Does the work.
    fn papers(&self, asking: &Asking<'_>) -> Result<Papers, Failure>;
}

/// Asks, writes the folder, prints the answer.
pub(super) fn inquire(verb: &dyn Inquiry, screen: &mut Screen) -> Result<(), Failure> {
    let common = verb.common();
    screen.hush(common.quiet);
    let scenario = common.scenario.as_deref();
    let (opened, question) = open(scenario, &common.changes, &common.sizes, screen)?;
    run::style(&question)?;
    let command = verb.command();
    let identity = manifest::identity(&question.inputs_hash(), &command);
    let target = match (&common.out, common.json) {
        (Some(out), _) => Some(out.clone()),
        (None, true) => None,
        (None, false) => {
            let name = format!("{}-{}", question.id, command[0]);
            Some(folder::default_target(&name, &identity))
        }
    };
    if let Some(target) = &target {
        folder::may_write(target, &identity)?;
    }
    for remark in &question.remarks {
        screen.note(&format!("note: {remark}"));
    }
    for edit in &question.edits {
        screen.note(&format!("edited: {edit}"));
    }
    let target = target.as_deref();
    let papers = work(verb, (&opened, &question), (target, &identity), screen)?;
    if let Some(target) = target {
        let documents = on_threads(common.sizes.threads, || {
            papers.documents(&question, interrupt::flag())
        })??;
        folder::write(target, &identity, &documents, interrupt::flag())?;
        verb.settled(target);
    }
    if common.json {
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

/// The documents of a verb once more, from the inputs of its folder.
pub(super) fn again(
    verb: &dyn Inquiry,
    scenario: &str,
    screen: &mut Screen,
) -> Result<Vec<Document>, Failure> {
    let (opened, question) = open(
        Some(scenario),
        &Changes::default(),
        &Sizes::default(),
        screen,
    )?;
    let identity = manifest::identity(&question.inputs_hash(), &verb.command());
    let papers = work(verb, (&opened, &question), (None, &identity), screen)?;
    let threads = verb.common().sizes.threads;
    Ok(on_threads(threads, || {
        papers.documents(&question, interrupt::flag())
    })??)
}

fn work(
    verb: &dyn Inquiry,
    (opened, question): (&Opened, &Question),
    (target, identity): (Option<&Path>, &str),
    screen: &Screen,
) -> Result<Papers, Failure> {
    let bar = screen.progress_of_futures();
    let papers = on_threads(verb.common().sizes.threads, || {
        verb.papers(&Asking {
            opened,
            question,
            target,
            identity,
            progress: &|done, total| {
                bar.set_length(total);
                bar.set_position(done);
            },
        })
    });
    bar.finish_and_clear();
    papers?
}
