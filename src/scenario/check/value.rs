//! Cells that hold an assumption: what they allow must hold at its low, best and high.

use super::{at_row_of, closure, law, season};
use crate::corridor::{Assumption, Loading, Quantity};
use crate::scenario::Problem;
use crate::scenario::build::Built;

/// Everything that does not fit when the assumptions are as in `book`; `under` says which book it is.
pub(in crate::scenario) fn values(
    built: &Built,
    book: &[Assumption],
    under: Option<&str>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for cell in &built.uses {
        let row = &book[cell.assumption];
        let ends = [("low", row.low), ("best", row.best), ("high", row.high)];
        let wrong = ends
            .iter()
            .find(|(_, number)| !cell.bound.allows(cell.factor * number));
        if let Some((word, number)) = wrong {
            let end = if row.low < row.high {
                format!(" at {word}")
            } else {
                String::new()
            };
            let what = format!(
                "'{}' is {}{end}{}",
                row.id,
                cell.factor * number,
                condition(under)
            );
            let moves = row.trend.is_some_and(|trend| trend.per_year != 0.0);
            let change = if row.replaced.is_some() {
                "Change what it is set to there"
            } else if moves {
                "Change the assumption or end its trend earlier"
            } else {
                "Change the assumption"
            };
            let remedy = format!("{change}; this column takes {}", cell.bound.words());
            problems.push(
                Problem::of_file(&cell.file, what, remedy)
                    .at_row(cell.row)
                    .at_column(cell.column.as_str()),
            );
        }
    }
    let corridor = &built.corridor;
    let legs = corridor.legs.iter().map(|leg| (&leg.id, &leg.factors));
    let stops = corridor.stops.iter().map(|stop| (&stop.id, &stop.factors));
    let dates = corridor.seasons.iter().flat_map(|season| {
        let dates = season.dates.iter();
        dates.map(|date| (&season.id, &date.factors))
    });
    for (id, loadings) in legs.chain(stops).chain(dates) {
        let most = squares(loadings, book);
        if most > 1.0 + 1e-9 {
            let what = format!(
                "the squares of the loadings sum to {most:.3}{}, somewhere in their ranges",
                condition(under)
            );
            let remedy = "Make them smaller: the squares of all loadings of a row sum to at most 1";
            problems.push(at_row_of(built, id, "factors", what, remedy));
        }
    }
    let under = condition(under);
    let of_laws = law::unfit(built, book, &under);
    if of_laws.is_empty() {
        problems.extend(closure::endless(built, book, &under));
        problems.extend(season::vanishing(built, book, &under));
    }
    problems.extend(of_laws);
    problems.extend(season::dry(built, book, &under));
    problems
}

fn condition(under: Option<&str>) -> String {
    under.map_or_else(String::new, |under| format!(" {under}"))
}

/// The greatest sum of squares over the ranges: each loading is at the end that is farther from zero.
fn squares(loadings: &[Loading], book: &[Assumption]) -> f64 {
    loadings
        .iter()
        .map(|loading| match loading.loading {
            Quantity::Given(number) => number * number,
            Quantity::Assumed { assumption, factor } => {
                let row = &book[assumption];
                let most = row.low.abs().max(row.best.abs()).max(row.high.abs());
                factor * factor * most * most
            }
        })
        .sum()
}
