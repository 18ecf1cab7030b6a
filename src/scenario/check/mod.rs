//! What no single cell shows: values over whole ranges, things counted twice, changes that nothing carries out.

mod cover;
mod law;
mod once;
mod through;
mod value;

pub(in crate::scenario) use value::values;

use super::Problem;
use super::ask::{book, words_of_lever, words_of_regime};
use super::build::Built;
use crate::corridor::LeverState;

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
            match book(&corridor.assumptions, &built.prices, &words) {
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
    if sound {
        problems.extend(cover::twice_covered(built));
        problems.extend(through::unstopped(built));
    }
    problems
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
