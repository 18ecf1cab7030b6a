//! The command line: one file for each verb, and no logic behind any of them.
//!
//! Results go to stdout, progress and notes to stderr. Exit status: 0 done, 1 a reproduction that differs or a run
//! that failed, 2 bad input and nothing written.

mod backtest;
mod check;
mod claims;
mod compare;
mod completions;
mod diff;
mod discover;
mod exchange;
mod explain;
mod failure;
mod fit;
mod init;
mod inquiry;
mod interrupt;
mod named;
mod options;
mod reproduce;
mod robustness;
mod routes;
mod schema;
mod screen;
mod sensitivity;
mod sweep;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;
use inquiry::{Inquiry, inquire};
use schema::Schema;
use screen::Screen;

/// Compares trade corridors: how long, how dear, how reliable, how sure.
#[derive(Debug, Parser)]
#[command(name = "corridor", version, max_term_width = 100)]
#[command(after_help = "Example: corridor compare")]
struct Corridor {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Compare every route of a scenario: days, money, and how sure it is. The main job.
    Compare(compare::Compare),
    /// Simulate every trip on record in its own season and way, and score the forecasts.
    Backtest(backtest::Backtest),
    /// Check a scenario and its tables, and tell what an answer would rest on.
    Check(check::Check),
    /// List the routes of a scenario, or search for the best ways, named or not.
    Routes(routes::Routes),
    /// Explain a row or a route: its numbers, conversions, grade and sources.
    Explain(explain::Explain),
    /// Tell what the difference of two routes hangs on, unknown by unknown.
    Sensitivity(sensitivity::Sensitivity),
    /// Find the conditions under which a route loses to another.
    Discover(discover::Discover),
    /// Move prices, levers and shipments over ranges, and tell where the answer flips.
    Sweep(sweep::Sweep),
    /// Judge ways and packages of levers under every regime: regrets, worst cases, and whether measures agree.
    Robustness(robustness::Robustness),
    /// Put published claims to the model, whoever made them, and announced dates beside what became of them.
    Claims(claims::Claims),
    /// Lay out an editable copy of the shipped corridor and scenarios.
    Init(init::Init),
    /// Print the JSON Schema of a scenario file, for editors.
    Schema(Schema),
    /// Print the completions for a shell.
    Completions(completions::Completions),
    /// Tell what was changed between two runs, and what each change does to the headlines.
    Diff(diff::Diff),
    /// Fit a law to times in and out of a place, as rows ready for the book.
    Fit(fit::Fit),
    /// Make a corridor of a time-cost-distance sheet.
    Import(exchange::Import),
    /// Write a route as a time-cost-distance sheet.
    Export(exchange::Export),
    /// Run a run folder again from its own inputs and compare every file byte by byte.
    Reproduce(reproduce::Reproduce),
}

/// The verb of a run folder, from the words of its manifest.
fn verb_of(command: &[String]) -> Option<Verb> {
    let words = std::iter::once("corridor").chain(command.iter().map(String::as_str));
    Corridor::try_parse_from(words).ok()?.verb
}

/// Parses the arguments, does the job, tells what went wrong; the exit status is for scripts.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut screen = Screen::default();
    let corridor = match Corridor::try_parse_from(arguments) {
        Ok(corridor) => corridor,
        Err(told) => {
            let status = if told.use_stderr() { 2 } else { 0 };
            // Where even the message cannot be printed, the status is all that is left.
            let _ = told.print();
            return ExitCode::from(status);
        }
    };
    let done = match corridor.verb {
        None => screen.say(&welcome()).map_err(Failure::from),
        Some(verb) => verb.run(&mut screen),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_silent() {
                screen.complain(&failure);
            }
            ExitCode::from(failure.status())
        }
    }
}

impl Verb {
    /// The verb as one that leaves papers, if it does.
    fn inquiry(&self) -> Option<&dyn Inquiry> {
        match self {
            Self::Backtest(verb) => Some(verb),
            Self::Sensitivity(verb) => Some(verb),
            Self::Discover(verb) => Some(verb),
            Self::Sweep(verb) => Some(verb),
            Self::Robustness(verb) => Some(verb),
            Self::Claims(verb) => Some(verb),
            _ => None,
        }
    }

    fn run(self, screen: &mut Screen) -> Result<(), Failure> {
        match self {
            Self::Compare(verb) => verb.run(screen),
            Self::Backtest(verb) => inquire(&verb, screen),
            Self::Check(verb) => verb.run(screen),
            Self::Routes(verb) => verb.run(screen),
            Self::Explain(verb) => verb.run(screen),
            Self::Sensitivity(verb) => inquire(&verb, screen),
            Self::Discover(verb) => inquire(&verb, screen),
            Self::Sweep(verb) => inquire(&verb, screen),
            Self::Robustness(verb) => inquire(&verb, screen),
            Self::Claims(verb) => inquire(&verb, screen),
            Self::Init(verb) => verb.run(screen),
            Self::Schema(Schema) => Schema::run(screen),
            Self::Completions(verb) => verb.run(screen),
            Self::Diff(verb) => verb.run(screen),
            Self::Fit(verb) => verb.run(screen),
            Self::Import(verb) => verb.run(screen),
            Self::Export(verb) => verb.run(screen),
            Self::Reproduce(verb) => verb.run(screen),
        }
    }
}

/// What the tool can do, for somebody who has typed its name alone.
fn welcome() -> String {
    "\
Corridor compares trade corridors: how long, how dear, how reliable, how sure.

The main job:
  corridor compare                 compare the routes of the shipped scenario
  corridor compare FILE.toml       compare those of your own

Around it:
  corridor backtest [SCENARIO]     the forecasts against every trip on record, with scores
  corridor check [SCENARIO]        every problem of the inputs at once; what the answer rests on
  corridor routes [SCENARIO]       what each route passes; --k N searches for the N best ways
  corridor explain ID              a row or a route: its numbers, grade and sources
  corridor sensitivity [SCENARIO]  what the difference of two routes hangs on
  corridor discover [SCENARIO]     the conditions under which a route loses
  corridor sweep --over X=a..b:n   where the answer flips as prices, levers or shipments move
  corridor robustness [SCENARIO]   ways and packages of levers under every regime: regrets
  corridor claims [SCENARIO]       published claims, put to the model under their own date and yours
  corridor init [DIR]              an editable copy of the shipped tables and scenarios: commands
                                   given in DIR read the copy
  corridor diff RUN RUN            what was changed between two runs, and what each change does
  corridor fit TIMES --stop ID     a law for times in and out of a place, as rows for the book
  corridor import tcd SHEET        a corridor of a time-cost-distance sheet
  corridor export tcd [SCENARIO]   a route as such a sheet
  corridor reproduce FOLDER        run a run folder again, byte by byte
  corridor schema                  the JSON Schema of a scenario, for editors
  corridor completions SHELL       completions for bash, zsh, fish, elvish, powershell

Each verb has --help with an example. Results hold in this model, under these inputs.
"
    .to_owned()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        Corridor::command().debug_assert();
    }

    #[test]
    fn every_verb_is_named_in_the_welcome_and_ends_its_help_with_an_example() {
        let welcome = welcome();
        for verb in Corridor::command().get_subcommands() {
            let name = verb.get_name();
            assert!(welcome.contains(&format!("corridor {name}")), "{name}");
            let after = verb.get_after_help().map(ToString::to_string);
            let example = format!("Example: corridor {name}");
            assert!(
                after.is_some_and(|text| text.starts_with(&example)),
                "{name}"
            );
        }
    }
}
