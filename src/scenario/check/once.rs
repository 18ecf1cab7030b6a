//! A range is used once: as what we do not know of a typical value, or as what varies between shipments.

use super::at_row_of;
use crate::corridor::{LawForm, Quantity, Spell, Work};
use crate::corridor::{Pace, Stop};
use crate::scenario::Problem;
use crate::scenario::build::{Built, CellUse, Role};

const REMEDY: &str = "Split it in two: a range of the typical value in assumptions.csv, and a spread of its own in laws.csv";

/// Ranges that serve twice.
pub(super) fn twice_used(built: &Built) -> Vec<Problem> {
    let mut problems = both_roles(built);
    problems.extend(same_ends(built));
    problems
}

/// Assumptions that are a typical value in one cell and a spread in another.
fn both_roles(built: &Built) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, row) in built.corridor.assumptions.iter().enumerate() {
        let first = |role| {
            built
                .uses
                .iter()
                .find(|cell| cell.assumption == index && cell.role == role)
        };
        if let (Some(typical), Some(spread)) = (first(Role::Typical), first(Role::Spread)) {
            let what = format!(
                "'{}' is a typical value in {}, row {}, column {}, and a spread here",
                row.id, typical.file, typical.row, typical.column
            );
            problems.push(
                Problem::of_file(&spread.file, what, REMEDY)
                    .at_row(spread.row)
                    .at_column(spread.column.as_str()),
            );
        }
    }
    problems
}

/// Laws whose ends are those of an assumption that the same element uses.
fn same_ends(built: &Built) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (id, laws) in elements(built) {
        let Some(name) = built.names.get(id) else {
            continue;
        };
        for (law, multiplies) in &laws {
            let Some((min, max)) = ends(&built.corridor.laws[*law].form) else {
                continue;
            };
            let here = |cell: &&CellUse| {
                (&*cell.file, cell.row) == (name.file.as_str(), name.row)
                    || laws.iter().any(|(law, _)| is_at(built, *law, cell))
            };
            let twin = built.uses.iter().filter(here).find(|cell| {
                let row = &built.corridor.assumptions[cell.assumption];
                let plain = (cell.factor * row.low, cell.factor * row.high);
                let slower = (row.low / row.best, row.high / row.best);
                let faster = (row.best / row.high, row.best / row.low);
                row.low < row.high
                    && (near((min, max), plain)
                        || (*multiplies && (near((min, max), slower) || near((min, max), faster))))
            });
            if let Some(cell) = twin {
                let law = &built.corridor.laws[*law].id;
                let row = &built.corridor.assumptions[cell.assumption].id;
                let what = format!(
                    "the ends of the law '{law}' are those of '{row}', which '{id}' uses too"
                );
                problems.push(at_row_of(built, law, "min", what, REMEDY));
            }
        }
    }
    problems
}

fn near(one: (f64, f64), other: (f64, f64)) -> bool {
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
    close(one.0, other.0) && close(one.1, other.1)
}

fn is_at(built: &Built, law: usize, cell: &CellUse) -> bool {
    let name = built.names.get(&built.corridor.laws[law].id);
    name.is_some_and(|name| (name.file.as_str(), name.row) == (&*cell.file, cell.row))
}

/// Each leg, stop, service and closure with the laws (by index) that it uses; true for one that multiplies its time.
fn elements(built: &Built) -> Vec<(&str, Vec<(usize, bool)>)> {
    let corridor = &built.corridor;
    let drawn = |spell: &Spell| match spell {
        Spell::Drawn(law) => Some((*law, false)),
        Spell::Fixed(_) => None,
    };
    let mut elements = Vec::new();
    for leg in &corridor.legs {
        let mut laws: Vec<(usize, bool)> =
            leg.variation.map(|law| (law, true)).into_iter().collect();
        if let Pace::Time(spell) = &leg.pace {
            laws.extend(drawn(spell));
        }
        elements.push((leg.id.as_str(), laws));
    }
    for stop in &corridor.stops {
        elements.push((
            stop.id.as_str(),
            spells(stop).iter().filter_map(drawn).collect(),
        ));
    }
    for service in &corridor.services {
        let delay = service.delay.map(|law| (law, false)).into_iter().collect();
        elements.push((service.id.as_str(), delay));
    }
    for closure in &corridor.closures {
        let laws = closure.duration().iter().filter_map(drawn).collect();
        elements.push((closure.id.as_str(), laws));
    }
    elements
}

fn spells(stop: &Stop) -> Vec<Spell> {
    let mut spells = match stop.work {
        Work::None => Vec::new(),
        Work::Spell(spell) => vec![spell],
        Work::Channels {
            green, inspection, ..
        } => vec![green, inspection],
    };
    spells.extend(stop.documents.map(|documents| documents.hours));
    spells
}

/// The ends of a law that are written as numbers.
fn ends(form: &LawForm) -> Option<(f64, f64)> {
    match form {
        LawForm::Uniform { min, max }
        | LawForm::Triangular { min, max, .. }
        | LawForm::Pert { min, max, .. } => match (min, max) {
            (Quantity::Given(min), Quantity::Given(max)) => Some((*min, *max)),
            _ => None,
        },
        LawForm::Empirical { values } => {
            let least = values.iter().copied().min_by(f64::total_cmp)?;
            let most = values.iter().copied().max_by(f64::total_cmp)?;
            Some((least, most))
        }
        _ => None,
    }
}
