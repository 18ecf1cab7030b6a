//! `corridor routes`: what each route passes, planned at best values; or the best ways that nobody has named.

use clap::Args;
use comfy_table::Cell;

use super::failure::Failure;
use super::options::{Changes, Sizes, ask};
use super::screen::Screen;
use crate::corridor::Values;
use crate::report::terminal::{WIDTH, fitted, plain_table, right, trimmed, wrapped};
use crate::report::words;
use crate::route::{Route, RouteFacts, facts, k_best, plan, planned, write_block};
use crate::scenario::{Question, RegimeCase};

/// What `routes` was asked.
#[derive(Debug, Args)]
#[command(after_help = "Example: corridor routes --k 12 --write")]
pub(super) struct Routes {
    /// The scenario, by path or by name of a shipped one [default: the shipped comparison]
    #[arg(value_name = "SCENARIO")]
    scenario: Option<String>,
    /// Search for the N best ways from origin to destination instead, whether the scenario names them or not
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=200))]
    k: Option<u16>,
    /// Print a ready [routes] block for a scenario
    #[arg(long)]
    write: bool,
    #[command(flatten)]
    changes: Changes,
}

impl Routes {
    pub(super) fn run(self, screen: &mut Screen) -> Result<(), Failure> {
        let question = ask(
            self.scenario.as_deref(),
            &self.changes,
            &Sizes::default(),
            screen,
        )?;
        let routes = match self.k {
            Some(k) => k_best(&question, usize::from(k)),
            None => plan(&question),
        }
        .map_err(Failure::Routes)?;
        let text = if self.write {
            write_block(&question, &routes).map_err(Failure::Routes)?
        } else {
            listed(&question, &routes)
        };
        Ok(screen.say(&text)?)
    }
}

/// The values at which a route is planned: the best of the first regime.
pub(super) fn best_values(question: &Question) -> Values {
    question
        .regimes
        .first()
        .map_or_else(|| question.corridor.best_values(), RegimeCase::best)
}

/// A row for each route; below it what each is called and what limits it.
fn listed(question: &Question, routes: &[Route]) -> String {
    let values = best_values(question);
    let mut heads = vec![
        "route",
        "km",
        "days",
        "USD",
        "borders",
        "gauge\nchanges",
        "transfers",
        "sailings\na week",
    ];
    let facts: Vec<RouteFacts> = routes
        .iter()
        .map(|route| facts(route, &question.corridor, &values))
        .collect();
    let limited = facts.iter().any(|facts| facts.capacity.is_some());
    if limited {
        heads.push("capacity\nTEU/week");
    }
    let mut table = plain_table(&heads);
    let mut legend = String::new();
    for (route, facts) in routes.iter().zip(&facts) {
        let planned = planned(route, &question.corridor, &question.shipment, &values);
        let capacity = facts.capacity.as_ref();
        let mut row = vec![
            Cell::new(&route.id),
            right(words::kilometres(facts.km)),
            right(words::days(planned.hours)),
            right(words::money(planned.usd)),
            right(facts.borders.to_string()),
            right(facts.gauge_changes.to_string()),
            right(facts.transfers.to_string()),
            right(
                facts
                    .sailings_week
                    .map_or("any time".into(), |n| format!("{n:.1}")),
            ),
        ];
        if limited {
            let teu = |c: &(f64, String, Vec<String>)| words::thousands(words::significant(c.0, 3));
            row.push(right(capacity.map_or("-".into(), teu)));
        }
        table.add_row(row);
        let limit = capacity.map_or(String::new(), |(_, limit, sources)| {
            format!("; capacity: {limit} ({})", sources.join(", "))
        });
        let line = format!("{}: {}{limit}", route.id, route.label);
        legend.push_str(&wrapped(&line, usize::from(WIDTH)));
        legend.push('\n');
    }
    let note = format!(
        "Days and USD: planned, every law at its mean, at best values of the first regime; {} of {}.\n\
         Sailings: of the service that runs least often. Capacity: the narrowest that is published{}.",
        words::money_unit(if question.shipment.forty_foot {
            "40ft"
        } else {
            "20ft"
        }),
        question.price_year,
        if limited {
            "; - where none is"
        } else {
            ": none is"
        },
    );
    format!("{}\n\n{}\n{legend}", trimmed(&table), fitted(&note))
}
