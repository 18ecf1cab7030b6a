//! `corridor import` and `corridor export`: time-cost-distance sheets in and out.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::failure::Failure;
use super::options::{Changes, Sizes, ask};
use super::screen::Screen;
use crate::report::fit::lines;
use crate::report::tcd::sheet;
use crate::route::{plan, planned_steps};
use crate::scenario::{Problem, Problems, listed, nearest, tcd};

/// What `import` was asked.
#[derive(Debug, Args)]
#[command(after_help = "Example: corridor import tcd survey.csv --out survey")]
pub(super) struct Import {
    #[command(subcommand)]
    what: Imported,
}

#[derive(Debug, Subcommand)]
enum Imported {
    /// A time-cost-distance sheet
    #[command(
        after_help = "Columns: section, from, to, mode, km, hours, hours_low, hours_high, cost_usd, kind, samples, year.
Example: corridor import tcd survey.csv --out survey"
    )]
    Tcd(ImportTcd),
}

#[derive(Debug, Args)]
struct ImportTcd {
    /// A CSV table, a row for each step in the order of the way; kind: leg, terminal, wait, transfer, gauge, border,
    /// hold, canal
    #[arg(value_name = "SHEET")]
    sheet: PathBuf,
    /// A scenario whose corridor lends names and positions to places of the same id [default: the shipped comparison]
    #[arg(value_name = "SCENARIO")]
    scenario: Option<String>,
    /// The folder of the tables and the scenario; it must not be there yet
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// No notes
    #[arg(long)]
    quiet: bool,
}

impl Import {
    pub(super) fn run(self, screen: &mut Screen) -> Result<(), Failure> {
        let Imported::Tcd(asked) = self.what;
        screen.hush(asked.quiet);
        let name = asked.sheet.display().to_string();
        let bytes = std::fs::read(&asked.sheet).map_err(|error| {
            let remedy = "Name a CSV table";
            Problems::from(Problem::of_file(&name, error.to_string(), remedy))
        })?;
        let steps = tcd::tcd(&name, &bytes)?;
        let (changes, sizes) = (Changes::default(), Sizes::default());
        let question = ask(asked.scenario.as_deref(), &changes, &sizes, screen)?;
        let stem = asked
            .sheet
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy();
        if asked.out.exists() {
            return Err(Failure::Words {
                what: format!("{} is there already", asked.out.display()),
                remedy: "name another folder with --out".into(),
            });
        }
        let files = tcd::files(&stem, &steps, &question.corridor);
        for (file, text) in &files {
            let path = asked.out.join(file);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::write(path, text)?;
        }
        let is_scenario = |file: &&String| {
            let ending = std::path::Path::new(file.as_str()).extension();
            ending.is_some_and(|ending| ending == "toml")
        };
        let scenario = files.iter().map(|(file, _)| file).find(is_scenario);
        let scenario = scenario.map_or_else(String::new, |file| {
            asked.out.join(file).display().to_string()
        });
        let text = format!(
            "{} steps: tables, the scenario {scenario} and observation.csv (a row for a table of observations)\n",
            steps.len()
        );
        Ok(screen.say(&text)?)
    }
}

/// What `export` was asked.
#[derive(Debug, Args)]
#[command(after_help = "Example: corridor export tcd my-question.toml --route rail")]
pub(super) struct Export {
    #[command(subcommand)]
    what: Exported,
}

#[derive(Debug, Subcommand)]
enum Exported {
    /// A route as a time-cost-distance sheet: every step at its planned mean
    #[command(after_help = "Example: corridor export tcd my-question.toml --route rail")]
    Tcd(ExportTcd),
}

#[derive(Debug, Args)]
struct ExportTcd {
    /// The scenario, by path or by name of a shipped one [default: the shipped comparison]
    #[arg(value_name = "SCENARIO")]
    scenario: Option<String>,
    /// The route [default: the first]
    #[arg(long, value_name = "ID")]
    route: Option<String>,
    #[command(flatten)]
    changes: Changes,
    /// A file for the sheet [default: printed]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// No notes
    #[arg(long)]
    quiet: bool,
}

impl Export {
    pub(super) fn run(self, screen: &mut Screen) -> Result<(), Failure> {
        let Exported::Tcd(asked) = self.what;
        screen.hush(asked.quiet);
        let question = ask(
            asked.scenario.as_deref(),
            &asked.changes,
            &Sizes::default(),
            screen,
        )?;
        let routes = plan(&question).map_err(Failure::Routes)?;
        let found = match &asked.route {
            None => routes.first(),
            Some(id) => routes.iter().find(|route| route.id == *id),
        };
        let route = found.ok_or_else(|| {
            let id = asked.route.as_deref().unwrap_or_default();
            let near = nearest(id, routes.iter().map(|route| route.id.as_str()), 3);
            Failure::Words {
                what: format!("--route {id}: there is no such route"),
                remedy: format!("write for example {}", listed(&near, "or")),
            }
        })?;
        let values = question.regimes[0].best();
        let steps = planned_steps(route, &question.corridor, &question.shipment, &values);
        let text = lines(&sheet(
            route,
            &steps,
            &question.corridor,
            question.price_year,
        ));
        match asked.out {
            None => Ok(screen.say(&text)?),
            Some(path) => {
                std::fs::write(&path, text)?;
                screen.note(&format!("written: {}", path.display()));
                Ok(())
            }
        }
    }
}
