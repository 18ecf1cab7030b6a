//! `corridor check`: every problem at once; then what an answer would rest on.

use std::fmt::Write;

use clap::Args;

use super::failure::Failure;
use super::options::{Changes, Sizes, ask};
use super::screen::Screen;
use crate::corridor::Grade;
use crate::report::{run, terminal};
use crate::route::{Route, offer, plan};
use crate::scenario::{Footing, Question, footing as footing_of};
use crate::study::{count, used_by};

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
        let question = ask(self.scenario.as_deref(), &self.changes, &Sizes::default())?;
        run::style(&question)?;
        let routes = plan(&question).map_err(Failure::Routes)?;
        let mut text = counted(&question);
        for remark in &question.remarks {
            let _ = writeln!(text, "note: {remark}");
        }
        text.push_str(&offered(&question, &routes));
        text.push_str(&footing(&question, &routes));
        Ok(screen.say(&text)?)
    }
}

fn counted(question: &Question) -> String {
    let corridor = &question.corridor;
    format!(
        "{}: no problem found.\n{} places, {} legs, {} stops, {} services, {} laws, {} assumptions, {} sources, {} files.\n",
        question.id,
        corridor.places.len(),
        corridor.legs.len(),
        corridor.stops.len(),
        corridor.services.len(),
        corridor.laws.len(),
        corridor.assumptions.len(),
        corridor.sources.len(),
        question.inputs.len(),
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

/// The rows that the routes use, and the assumptions that these name.
fn rows(question: &Question, routes: &[Route]) -> Footing {
    let (mut legs, mut stops, mut services) = (Vec::new(), Vec::new(), Vec::new());
    for route in routes {
        legs.extend(route.arcs.iter().map(|arc| arc.leg));
        stops.extend(route.stops.iter().flatten().copied());
        services.extend(route.boardings.iter().map(|boarding| boarding.service));
    }
    let corridor = &question.corridor;
    let cargo = question.shipment.cargo;
    footing_of(
        corridor,
        &corridor.assumptions,
        &legs,
        &stops,
        &services,
        cargo,
    )
}

/// Numbers behind the routes by grade and by age.
fn footing(question: &Question, routes: &[Route]) -> String {
    let corridor = &question.corridor;
    let used = used_by(corridor, routes, question.shipment.cargo);
    let footing = count(corridor, &used);
    let total: u32 = footing.by_grade.iter().sum();
    let mut table = terminal::plain_table(&["what the answer rests on", "numbers", "of 100"]);
    for (grade, count) in Grade::ALL.iter().zip(footing.by_grade) {
        let share = if total == 0 {
            0.0
        } else {
            f64::from(count) / f64::from(total)
        };
        table.add_row(vec![
            comfy_table::Cell::new(grade.word()),
            terminal::right(count.to_string()),
            terminal::right(format!("{:.0}", 100.0 * share)),
        ]);
    }
    let heading = format!("age of the evidence in {}", question.price_year);
    let mut ages = terminal::plain_table(&[&heading, "rows and assumptions"]);
    for (age, count) in rows(question, routes).by_age(question.price_year) {
        ages.add_row(vec![
            comfy_table::Cell::new(age.words()),
            terminal::right(count.to_string()),
        ]);
    }
    format!(
        "\n{}\n\n{}\n",
        terminal::trimmed(&table),
        terminal::trimmed(&ages)
    )
}
