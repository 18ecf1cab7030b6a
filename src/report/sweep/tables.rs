//! The tables of a sweep: every number as it was reckoned.

use crate::report::chart::Table;
use crate::study::Statistic;
use crate::study::sweep::{Grid, GridPair, GridRegime, WinShares};

fn exact(value: f64) -> String {
    if value.is_finite() {
        value.to_string()
    } else {
        String::new()
    }
}

/// `points`, `break-even`, and `flips` where there is one axis of numbers.
pub(super) fn of_grid(grid: &Grid) -> Vec<(String, Table)> {
    let mut tables = vec![("points".to_owned(), points(grid))];
    tables.push(("break-even".to_owned(), prices(grid)));
    if found(grid).any(|(_, found)| found.crossing.is_some()) {
        tables.push(("flips".to_owned(), flips(grid)));
    }
    tables
}

fn found(grid: &Grid) -> impl Iterator<Item = (&GridRegime, &GridPair)> {
    let regimes = grid.regimes.iter();
    regimes.filter_map(|regime| regime.found.as_ref().ok().map(|found| (regime, found)))
}

/// A row for each regime and point: where it lies, every statistic with its range, each route at best values.
fn points(grid: &Grid) -> Table {
    let mut head: Vec<String> = vec!["regime".into(), "a".into(), "b".into()];
    head.extend(grid.axes.iter().map(|axis| axis.id.clone()));
    head.push("offered".into());
    for statistic in Statistic::ALL {
        let word = statistic.word();
        head.extend([word.to_owned(), format!("{word}_p5"), format!("{word}_p95")]);
    }
    for route in ["a", "b"] {
        let numbers = [
            "time_h",
            "p50_h",
            "p95_h",
            "cost_usd",
            "generalised_usd",
            "arrived",
            "on_time",
        ];
        head.extend(numbers.map(|number| format!("{route}_{number}")));
    }
    let mut table = vec![head];
    for (regime, found) in found(grid) {
        for (place, point) in grid.points.iter().zip(&found.points) {
            let mut row = vec![
                regime.label.id.clone(),
                found.a.id.clone(),
                found.b.id.clone(),
            ];
            let labels = grid.axes.iter().zip(place);
            row.extend(labels.map(|(axis, &at)| axis.places[at].label.clone()));
            row.push(if point.is_offered() { "yes" } else { "no" }.into());
            for statistic in Statistic::ALL {
                row.push(exact(point.best(statistic)));
                let unknown = point.unknown(statistic);
                row.push(unknown.map_or_else(String::new, |(low, _)| exact(low)));
                row.push(unknown.map_or_else(String::new, |(_, high)| exact(high)));
            }
            for route in &point.routes {
                row.extend(
                    [
                        route.time_h,
                        route.p50_h,
                        route.p95_h,
                        route.cost_usd,
                        route.generalised_usd,
                        route.arrived,
                        route.on_time,
                    ]
                    .map(exact),
                );
            }
            table.push(row);
        }
    }
    table
}

/// A row for each price.
fn prices(grid: &Grid) -> Table {
    let head = [
        "regime",
        "a",
        "b",
        "id",
        "quantity",
        "unit",
        "grade",
        "low",
        "best",
        "high",
        "of",
        "equal_at",
        "a_better",
        "from",
        "to",
        "moves_usd",
    ];
    let mut table = vec![head.map(str::to_owned).to_vec()];
    for (regime, found) in found(grid) {
        for price in &found.break_evens {
            let mut row = vec![
                regime.label.id.clone(),
                found.a.id.clone(),
                found.b.id.clone(),
                price.id.clone(),
                price.quantity.clone(),
                price.unit.clone(),
                price.grade.word().to_owned(),
            ];
            row.extend(price.book.map(exact));
            row.push(price.of.word().to_owned());
            row.push(price.value.map_or_else(String::new, exact));
            row.push(super::told::better(price).to_owned());
            row.extend([price.within.0, price.within.1, price.moves_usd].map(exact));
            table.push(row);
        }
    }
    table
}

/// Where the answer flips: at best values, then in each future.
fn flips(grid: &Grid) -> Table {
    let head = ["regime", "future", "value"];
    let mut table = vec![head.map(str::to_owned).to_vec()];
    for (regime, found) in found(grid) {
        let Some(crossing) = &found.crossing else {
            continue;
        };
        let mut add = |future: String, value: String| {
            table.push(vec![regime.label.id.clone(), future, value]);
        };
        for value in &crossing.best {
            add("best".to_owned(), exact(*value));
        }
        for (future, value) in crossing.futures.iter().enumerate() {
            add(
                (future + 1).to_string(),
                value.map_or_else(String::new, exact),
            );
        }
    }
    table
}

/// A row for each regime, place and route.
pub(super) fn of_shares(shares: &WinShares) -> Table {
    let head = ["regime", "at", "route", "share", "p5", "p95"];
    let mut table = vec![head.map(str::to_owned).to_vec()];
    for regime in &shares.regimes {
        for row in &regime.rows {
            let mut add = |route: &str, share: f64, unknown: Option<(f64, f64)>| {
                table.push(vec![
                    regime.label.id.clone(),
                    row.label.clone(),
                    route.to_owned(),
                    exact(share),
                    unknown.map_or_else(String::new, |(low, _)| exact(low)),
                    unknown.map_or_else(String::new, |(_, high)| exact(high)),
                ]);
            };
            for won in &row.routes {
                add(&shares.routes[won.slot].id, won.share, won.unknown);
            }
            add("none", row.none, None);
        }
    }
    table
}
