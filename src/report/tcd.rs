//! A route as a time-cost-distance sheet: every step at the mean of its law, best values, nothing shut.

use crate::corridor::{Corridor, StopKind};
use crate::report::chart::Table;
use crate::route::{PlannedStep, Route, StepKind};
use crate::scenario::tcd::COLUMNS;

/// The sheet of a route from its planned steps, with all digits; `corridor import tcd` reads it back.
#[must_use]
pub fn sheet(route: &Route, steps: &[PlannedStep], corridor: &Corridor, year: i32) -> Table {
    let places = route.places(corridor);
    let id = |at: usize| corridor.places[places[at]].id.clone();
    let mut table = vec![COLUMNS.map(String::from).to_vec()];
    let mut at = 0;
    for step in steps {
        let (kind, mode, to) = match step.kind {
            StepKind::Leg(leg) => ("leg", corridor.legs[leg].mode.word(), at + 1),
            StepKind::Board(_) => ("wait", "", at),
            StepKind::Stop(stop) => (word(corridor.stops[stop].kind), "", at),
        };
        let country = &corridor.places[places[at]].country;
        let km = if kind == "leg" {
            format!("{}", step.km)
        } else {
            String::new()
        };
        table.push(vec![
            country.clone(),
            id(at),
            id(to),
            mode.to_owned(),
            km,
            format!("{}", step.hours),
            String::new(),
            String::new(),
            format!("{}", step.usd),
            kind.to_owned(),
            String::new(),
            year.to_string(),
        ]);
        at = to;
    }
    table
}

fn word(kind: StopKind) -> &'static str {
    match kind {
        StopKind::Handling => "terminal",
        StopKind::Transfer => "transfer",
        StopKind::Gauge => "gauge",
        StopKind::Border => "border",
        StopKind::Hold => "hold",
        StopKind::Canal => "canal",
    }
}
