//! `corridor check`: every problem at once; then what an answer would rest on.

use std::fmt::Write;

use clap::Args;

use super::failure::Failure;
use super::options::{Changes, Sizes, ask};
use super::screen::Screen;
use crate::report::{run, terminal};
use crate::route::{Route, offer, plan};
use crate::scenario::Question;
use crate::study::rests_on;

/// What `check` was asked.
#[derive(Debug, Args)]
#[command(after_help = "Example: corridor check my-question.toml")]
pub(super) struct Check {
    /// The scenario, by path or by name of a shipped one [default: the shipped comparison]
    #[arg(value_name = "SCENARIO")]
    scenario: Option<String>,
    #[command(flatten)]
    changes: Changes,
}

impl Check {
    pub(super) fn run(self, screen: &mut Screen) -> Result<(), Failure> {
        let question = ask(
            self.scenario.as_deref(),
            &self.changes,
            &Sizes::default(),
            screen,
        )?;
        run::style(&question)?;
        let routes = plan(&question).map_err(Failure::Routes)?;
        let mut text = counted(&question);
        for remark in &question.remarks {
            text.push_str(&terminal::fitted(&format!("note: {remark}\n")));
        }
        for edit in &question.edits {
            text.push_str(&terminal::fitted(&format!(
                "edited against the shipped tables: {edit}\n"
            )));
        }
        text.push_str(&offered(&question, &routes));
        text.push_str(&footing(&question, &routes));
        Ok(screen.say(&text)?)
    }
}

fn counted(question: &Question) -> String {
    let corridor = &question.corridor;
    let counts = format!(
        "{} places, {} legs, {} stops, {} services, {} laws, {} factors, {} closures, {} seasons, {} assumptions, {} sources, {} files.\n",
        corridor.places.len(),
        corridor.legs.len(),
        corridor.stops.len(),
        corridor.services.len(),
        corridor.laws.len(),
        corridor.factors.len(),
        corridor.closures.len(),
        corridor.seasons.len(),
        corridor.assumptions.len(),
        corridor.sources.len(),
        question.inputs.len(),
    );
    format!(
        "{}: no problem found.\n{}",
        question.id,
        terminal::fitted(&counts)
    )
}

/// Which routes can be booked under which regime, and why not.
fn offered(question: &Question, routes: &[Route]) -> String {
    let corridor = &question.corridor;
    let mut text = String::new();
    for case in &question.regimes {
        let regime = &corridor.regimes[case.regime];
        let _ = writeln!(text, "\n{}: {} routes", regime.name, routes.len());
        let mut reference = question
            .reference
            .iter()
            .filter(|&&index| offer(&routes[index], corridor, regime, &question.shipment).is_ok());
        match reference.next() {
            Some(&index) => {
                let _ = writeln!(text, "  reference: {}", routes[index].label);
            }
            None => text.push_str("  none of the routes named as reference is offered\n"),
        }
        for route in routes {
            if let Err(reasons) = offer(route, corridor, regime, &question.shipment) {
                let line = format!("reference only: {}: {}", route.label, reasons.join("; "));
                let line = terminal::wrapped(&line, usize::from(terminal::WIDTH) - 4);
                let _ = writeln!(text, "  {}", line.replace('\n', "\n    "));
            }
        }
    }
    text
}

/// Rows and assumptions behind the routes, by grade and by age: the counts of the brief.
fn footing(question: &Question, routes: &[Route]) -> String {
    let footing = rests_on(question, routes);
    let total = footing.rows.len().max(1);
    let table = |heading: &str, counts: &[(&str, usize)]| {
        let mut table = terminal::plain_table(&[heading, "rows and assumptions", "of 100"]);
        for (words, count) in counts {
            table.add_row(vec![
                comfy_table::Cell::new(words),
                terminal::right(count.to_string()),
                terminal::right(format!("{:.0}", 100.0 * *count as f64 / total as f64)),
            ]);
        }
        terminal::trimmed(&table)
    };
    let ages = footing.by_age(question.price_year);
    format!(
        "\n{}\n\n{}\n",
        table(
            "what the answer rests on",
            &footing
                .by_grade()
                .map(|(grade, count)| (grade.word(), count))
        ),
        table(
            &format!("age of that evidence in {}", question.price_year),
            &ages.map(|(age, count)| (age.words(), count))
        ),
    )
}
