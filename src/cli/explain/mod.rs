//! `corridor explain`: a row's numbers with their conversions, grade and sources; a route's steps.

mod book;
mod cells;
mod chances;
mod conditions;
mod rows;
mod steps;
mod whole;

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::options::{Changes, Sizes, ask};
use super::screen::Screen;
use crate::corridor::{Corridor, Evidence};
use crate::report::terminal::fitted;
use crate::route::plan;
use crate::scenario::Question;

/// What `explain` was asked.
#[derive(Debug, Args)]
#[command(after_help = "Example: corridor explain west-road")]
pub(super) struct Explain {
    /// Id of a route, place, leg, stop, service, law, closure, season, factor, assumption, regime, lever, cargo class
    /// or source
    #[arg(value_name = "ID", required_unless_present = "all")]
    id: Option<String>,
    /// Everything that the routes of the scenario use: routes, then assumptions
    #[arg(long, conflicts_with = "id")]
    all: bool,
    /// The scenario, by path or by name of a shipped one [default: the shipped comparison]
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<String>,
    /// With --all: a folder for the book as book.md, book.csv and book.xlsx
    #[arg(long, value_name = "DIR", requires = "all")]
    out: Option<PathBuf>,
    /// With --out: a folder of `corridor sensitivity`, whose shares of the variance stand beside the rows
    #[arg(long, value_name = "FOLDER", requires = "out")]
    drivers: Option<PathBuf>,
    #[command(flatten)]
    changes: Changes,
}

impl Explain {
    pub(super) fn run(self, screen: &mut Screen) -> Result<(), Failure> {
        let question = ask(
            self.scenario.as_deref(),
            &self.changes,
            &Sizes::default(),
            screen,
        )?;
        if let Some(out) = &self.out {
            let book = whole::told(&question, self.drivers.as_deref())?;
            whole::write(&question, &book, out, screen)?;
            let told = book.judgement().map_or(String::new(), |(words, is_most)| {
                let lead = if is_most { "warning: " } else { "" };
                format!("{lead}{words}\n")
            });
            let text = format!("{} rows of the book\n{told}", book.rows.len());
            return Ok(screen.say(&fitted(&text))?);
        }
        let text = match &self.id {
            Some(id) => one(&question, id)? + &edited(&question, id),
            None => all(&question)?,
        };
        Ok(screen.say(&fitted(&text))?)
    }
}

/// What an edited copy says otherwise than the shipped row of this id.
fn edited(question: &Question, id: &str) -> String {
    let edits = question.edits.iter().filter_map(|edit| {
        let (file, words) = edit.split_once(&format!(", {id}"))?;
        // A row of a season is told with its date.
        let of_row = words.strip_prefix(": ");
        let words = of_row.or_else(|| words.starts_with(" from ").then(|| words.trim()))?;
        Some(format!("  edited in {file}: {words}\n"))
    });
    edits.collect()
}

/// A route or a row.
fn one(question: &Question, id: &str) -> Result<String, Failure> {
    if question.routes.iter().any(|route| route.id == id) {
        let routes = plan(question).map_err(Failure::Routes)?;
        if let Some(route) = routes.iter().find(|route| route.id == id) {
            return Ok(steps::explained(question, route));
        }
    }
    rows::explained(question, id).ok_or_else(|| unknown(question, id))
}

fn all(question: &Question) -> Result<String, Failure> {
    let routes = plan(question).map_err(Failure::Routes)?;
    let mut parts: Vec<String> = routes
        .iter()
        .map(|route| steps::explained(question, route))
        .collect();
    let used = crate::study::rests_on(question, &routes);
    parts.extend(
        used.assumptions
            .iter()
            .map(|&index| book::explained(question, index)),
    );
    Ok(parts.join("\n"))
}

fn unknown(question: &Question, id: &str) -> Failure {
    let mut known = rows::ids(&question.corridor);
    known.extend(question.routes.iter().map(|route| route.id.clone()));
    let mut ranked: Vec<(usize, &String)> = known
        .iter()
        .map(|known| {
            (
                strsim::damerau_levenshtein(&id.to_lowercase(), &known.to_lowercase()),
                known,
            )
        })
        .collect();
    ranked.sort();
    let near: Vec<&str> = ranked
        .iter()
        .take(3)
        .map(|(_, known)| known.as_str())
        .collect();
    Failure::Words {
        what: format!("there is no route and no row '{id}'"),
        remedy: format!("the nearest ids are {}", near.join(", ")),
    }
}

/// Grade, sources in full, note: the end of every explanation.
fn evidence(corridor: &Corridor, evidence: &Evidence) -> String {
    let mut text = format!("  grade: {}\n", evidence.grade.word());
    text.push_str(&sources(corridor, &evidence.sources));
    if !evidence.note.is_empty() {
        let _ = writeln!(text, "  note: {}", evidence.note);
    }
    text
}

fn sources(corridor: &Corridor, ids: &[String]) -> String {
    let mut text = String::new();
    for id in ids {
        match corridor.sources.iter().find(|source| source.id == *id) {
            Some(source) => {
                let _ = writeln!(text, "  source: {}", rows::source_words(source));
            }
            None => {
                let _ = writeln!(text, "  source: {id}");
            }
        }
    }
    text
}
