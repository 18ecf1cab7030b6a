//! What no single cell shows: values over whole ranges, things counted twice, changes that nothing carries out.

mod closure;
mod cover;
mod law;
mod once;
mod remark;
mod season;
mod through;
mod value;

pub(in crate::scenario) use remark::remarks;
pub(in crate::scenario) use value::values;

use super::Problem;
use super::ask::{book, words_of_lever, words_of_regime};
use super::build::Built;
use crate::corridor::{Closure, LeverState, clash};

/// Ids of the draws that belong to no row.
const OF_EVERY_WORLD: [&str; 2] = ["shipment", "copula"];

/// Everything that is wrong with the corridor as a whole: with its book, with each regime alone, with each lever
/// alone. What depends on all rows of a table is asked only of a corridor whose cells are `sound`.
pub(in crate::scenario) fn corridor(built: &Built, sound: bool) -> Vec<Problem> {
    let corridor = &built.corridor;
    let mut problems = values(built, &corridor.assumptions, None);
    if problems.is_empty() {
        let regimes = corridor.regimes.iter().enumerate().map(|(index, regime)| {
            let under = format!("under regime {}", regime.id);
            (under, words_of_regime(corridor, index))
        });
        let levers = corridor.levers.iter().enumerate().map(|(index, lever)| {
            let under = format!("with the lever {}", lever.id);
            (under, words_of_lever(corridor, index, LeverState::On))
        });
        for (under, words) in regimes.chain(levers) {
            match book(&corridor.assumptions, &built.prices, &words, None) {
                Ok((book, _)) => problems.extend(values(built, &book, Some(&under))),
                Err((one, other)) => {
                    let [one, other] = [one, other].map(|index| &corridor.assumptions[index].id);
                    let what = format!("{under}, '{one}' and '{other}' are each set to the other");
                    problems.push(Problem::of_file(
                        "regimes.csv",
                        what,
                        "Set one of them to a number",
                    ));
                }
            }
        }
    }
    problems.extend(once::twice_used(built));
    problems.extend(one_hash(built));
    problems.extend(closure::pulled(built));
    if sound {
        problems.extend(closure::named_twice(built));
        problems.extend(cover::twice_covered(built));
        problems.extend(through::unstopped(built));
    }
    problems
}

/// Two ids, those of causes among them, whose hash is the same: their draws would be the same.
fn one_hash(built: &Built) -> Option<Problem> {
    let closures = &built.corridor.closures;
    let common = closures.iter().filter_map(|row| row.common.as_ref());
    let ids = built
        .names
        .ids()
        .chain(common.map(|row| row.cause.as_str()));
    let (one, other) = clash(ids.chain(OF_EVERY_WORLD))?;
    let what = format!("'{one}' and '{other}' would draw the same numbers: their hashes are equal");
    let remedy = "Give one of the two another name";
    let place = [one, other].into_iter().find_map(|id| {
        let column = built.names.get(id)?.table.id_column()?;
        Some((id, column))
    });
    let (id, column) = place.or_else(|| {
        let of_cause = |row: &&Closure| {
            let common = row.common.as_ref();
            common.is_some_and(|common| [one, other].contains(&common.cause.as_str()))
        };
        let row = closures.iter().find(of_cause)?;
        Some((row.id.as_str(), "cause"))
    })?;
    Some(at_row_of(built, id, column, what, remedy))
}

/// A problem at the row of an id.
fn at_row_of(built: &Built, id: &str, column: &str, what: String, remedy: &str) -> Problem {
    let (file, row) = built
        .names
        .get(id)
        .map(|name| (name.file.as_str(), name.row))
        .unwrap_or_default();
    Problem::of_file(file, what, remedy)
        .at_row(row)
        .at_column(column)
}
