//! Sheets of closures: choke points, the steps that decide, week by week.

use super::Sheet;
use super::sheets::{every_route, text};
use crate::report::summary::{Entry, number};
use crate::study::disruption::IfClosed;
use crate::study::finding::Comparison;

/// Closures, Deciding steps, Timeline: those that have a row.
pub(super) fn sheets(answer: &Comparison) -> Vec<Sheet> {
    let all = [choke_points(answer), deciders(answer), timeline(answer)];
    all.into_iter()
        .filter(|sheet| !sheet.rows.is_empty())
        .collect()
}

/// A row for each route and choke point on its way.
fn choke_points(answer: &Comparison) -> Sheet {
    let mut rows = Vec::new();
    for regime in &answer.regimes {
        let Some(matrix) = &regime.matrix else {
            continue;
        };
        for (route, cells) in regime.routes.iter().zip(&matrix.cells) {
            for (point, cell) in matrix.points.iter().zip(cells) {
                let (if_closed, extra) = match cell {
                    IfClosed::NotOnWay => continue,
                    IfClosed::NoRoute => ("no route", [const { Entry::Empty }; 3]),
                    IfClosed::Extra { days, usd, by } => {
                        ("way round", [number(*days), number(*usd), text(by)])
                    }
                };
                let kind = if point.is_closure { "closure" } else { "place" };
                let mut row: Vec<Entry> = [&regime.id, &route.id, &route.label, &point.name]
                    .map(text)
                    .into();
                row.extend([text(kind), text(if_closed)]);
                row.extend(extra);
                rows.push(row);
            }
        }
    }
    Sheet::new(
        "Closures",
        &[
            "regime",
            "route",
            "label",
            "choke point",
            "kind",
            "if closed",
            "extra days",
            "extra USD",
            "way round by",
        ],
        rows,
    )
}

/// A row for each route and step that decides.
fn deciders(answer: &Comparison) -> Sheet {
    let mut rows = Vec::new();
    for (regime, route) in every_route(answer) {
        for decider in &route.deciders {
            rows.push(vec![
                text(&regime.id),
                text(&route.id),
                text(&route.label),
                text(&decider.step),
                number(decider.share),
                number(decider.behind_h),
            ]);
        }
    }
    Sheet::new(
        "Deciding steps",
        &[
            "regime",
            "route",
            "label",
            "step",
            "share of arrivals that it decides",
            "behind its median, mean hours",
        ],
        rows,
    )
}

/// A row for each week and route.
fn timeline(answer: &Comparison) -> Sheet {
    let mut rows = Vec::new();
    for regime in &answer.regimes {
        let Some(timeline) = &regime.timeline else {
            continue;
        };
        for (route, weeks) in regime.routes.iter().zip(&timeline.routes) {
            for (day, week) in timeline.weeks.iter().zip(weeks) {
                let time = week
                    .time_h
                    .map_or([const { Entry::Empty }; 3], |all| all.map(number));
                let mut row: Vec<Entry> =
                    [&regime.id, &route.id, &route.label, day].map(text).into();
                row.extend(time);
                row.extend(
                    [
                        week.arrived,
                        week.stranded,
                        week.not_eligible,
                        week.first,
                        week.available,
                    ]
                    .map(number),
                );
                rows.push(row);
            }
        }
    }
    Sheet::new(
        "Timeline",
        &[
            "regime",
            "route",
            "label",
            "week of departure from",
            "P10 hours",
            "P50 hours",
            "P90 hours",
            "share arrived",
            "share stranded",
            "share not eligible",
            "share arriving first of all offered",
            "share with nothing shut at departure",
        ],
        rows,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{comparison, disrupted};

    #[test]
    fn a_run_without_closures_has_no_sheets_of_them() {
        assert_eq!(sheets(&comparison()), []);
    }

    #[test]
    fn every_cell_on_the_way_every_step_and_every_week_has_a_row() {
        let sheets = sheets(&disrupted());
        let sizes: Vec<(&str, usize)> = sheets
            .iter()
            .map(|sheet| (sheet.name, sheet.rows.len()))
            .collect();
        // Two regimes: three routes by the canal and two by the pass; fifteen routes of two steps; eight weeks.
        assert_eq!(
            sizes,
            [
                ("Closures", 2 * 5),
                ("Deciding steps", 2 * 15 * 2),
                ("Timeline", 2 * 15 * 8)
            ]
        );
        for sheet in &sheets {
            let columns = sheet.columns.len();
            assert!(sheet.rows.iter().all(|row| row.len() == columns));
        }
        assert_eq!(
            sheets[0].rows[0][6..],
            [number(9.0), number(850.0), text("the cape")]
        );
    }
}
