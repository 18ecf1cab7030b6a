//! What the charts of closures show: departures week by week, choke points, the steps that decide.

use jiff::civil::Date;

use super::{heading, name, title};
use crate::report::chart::{
    Band, CriticalRow, CriticalStep, CriticalSteps, Departure, IfShut, Matrix, MatrixCell,
    MatrixRow, OnWay, Timeline, TimelinePanel, TimelineRoute, TimelineWindow, WayRound, WindowKind,
};
use crate::report::words;
use crate::study::disruption::{
    self, ChokeMatrix, IfClosed, Shading, ValueOfRecourse, WeekOfRoute,
};
use crate::study::finding::{Comparison, RegimeFinding, RouteFinding};

/// A share below this is not told.
const TOLD: f64 = 0.005;

/// Mean hours below this are not told.
const TOLD_H: f64 = 0.12;

/// Departures week by week under these regimes, a panel each; none where none has a timeline.
#[must_use]
pub fn timeline(answer: &Comparison, regimes: &[RegimeFinding]) -> Option<Timeline> {
    let told: Vec<(&RegimeFinding, &disruption::Timeline)> = regimes
        .iter()
        .filter_map(|regime| Some((regime, regime.timeline.as_ref()?)))
        .collect();
    let panels: Vec<TimelinePanel> = told
        .iter()
        .filter_map(|(regime, timeline)| panel(regime, timeline, told.len() > 1))
        .collect();
    if panels.is_empty() {
        return None;
    }
    let named: Vec<&RegimeFinding> = told.iter().map(|(regime, _)| *regime).collect();
    let mut heading = heading(answer, regimes, title::timeline(&named));
    let worlds = told.iter().map(|(_, timeline)| timeline.worlds).max();
    heading.caption = format!(
        "{} All weeks of departure in the same {} worlds.",
        heading.caption,
        words::thousands(worlds.unwrap_or(0) as f64)
    );
    Some(Timeline { heading, panels })
}

/// None where the calendar has no week.
fn panel(
    regime: &RegimeFinding,
    timeline: &disruption::Timeline,
    named: bool,
) -> Option<TimelinePanel> {
    let starts: Vec<Date> = timeline.weeks.iter().filter_map(|day| date(day)).collect();
    let last = *starts.last()?;
    let week = match starts.as_slice() {
        [.., before, last] => before.until(*last).ok()?,
        _ => jiff::Span::new().days(7),
    };
    let end = last.checked_add(week).ok()?;
    let windows = timeline.shadings.iter();
    Some(TimelinePanel {
        regime: regime.name.clone(),
        heading: if named {
            regime.name.clone()
        } else {
            String::new()
        },
        windows: windows
            .map(|shading| window(shading, (starts[0], end)))
            .collect(),
        routes: timeline
            .routes
            .iter()
            .enumerate()
            .map(|(index, weeks)| TimelineRoute {
                route: name(regime, index),
                departures: weeks.iter().map(departure).collect(),
            })
            .collect(),
        starts,
        end,
    })
}

fn date(day: &str) -> Option<Date> {
    day.parse().ok()
}

/// A shaded stretch; an end that is not stated is that of the calendar.
fn window(shading: &Shading, (first, end): (Date, Date)) -> TimelineWindow {
    TimelineWindow {
        name: shading.name.clone(),
        kind: if shading.is_closure {
            WindowKind::Closure
        } else {
            WindowKind::Season
        },
        from: date(&shading.from).unwrap_or(first),
        to: date(&shading.to).unwrap_or(end),
    }
}

fn departure(week: &WeekOfRoute) -> Departure {
    Departure {
        time_h: week.time_h.map(|[p10, p50, p90]| Band { p10, p50, p90 }),
        first: week.first,
        stranded: week.stranded,
        not_eligible: week.not_eligible,
    }
}

/// The choke points of one regime, or of all regimes where they are alike; none where no route passes any.
#[must_use]
pub fn matrix(answer: &Comparison, regimes: &[RegimeFinding]) -> Option<Matrix> {
    let regime = regimes.first()?;
    let found = regime.matrix.as_ref()?;
    let offered: Vec<bool> = regime.routes.iter().map(|route| route.offered).collect();
    let names: Vec<&str> = regimes.iter().map(|regime| regime.name.as_str()).collect();
    let points = found.points.iter();
    Some(Matrix {
        heading: heading(answer, regimes, title::matrix(found, &offered)),
        places: points.map(|point| point.name.clone()).collect(),
        rows: rows(regime, found),
        regime: names.join("; "),
    })
}

/// Do the matrices of all regimes show the same?
pub(super) fn alike(regimes: &[RegimeFinding]) -> bool {
    let shown = |regime: &RegimeFinding| {
        let found = regime.matrix.as_ref()?;
        let rows = rows(regime, found).into_iter();
        let cells: Vec<(bool, Vec<MatrixCell>)> = rows
            .zip(&regime.routes)
            .map(|(row, route)| (route.offered, row.cells))
            .collect();
        Some((found.points.clone(), cells))
    };
    let first = regimes.first().and_then(shown);
    first.is_some() && regimes.iter().all(|regime| shown(regime) == first)
}

fn rows(regime: &RegimeFinding, found: &ChokeMatrix) -> Vec<MatrixRow> {
    let routes = regime.routes.iter().zip(&found.cells).enumerate();
    routes
        .map(|(index, (route, cells))| MatrixRow {
            route: name(regime, index),
            cells: cells.iter().map(|cell| matrix_cell(cell, route)).collect(),
        })
        .collect()
}

fn matrix_cell(cell: &IfClosed, route: &RouteFinding) -> MatrixCell {
    let passes = if leaves(route) {
        OnWay::Sometimes
    } else {
        OnWay::Always
    };
    match cell {
        IfClosed::NotOnWay => MatrixCell::default(),
        IfClosed::NoRoute => MatrixCell {
            on_way: passes,
            if_shut: Some(IfShut::NoRoute),
        },
        IfClosed::Extra { days, usd, by } => MatrixCell {
            on_way: passes,
            if_shut: Some(IfShut::Later {
                hours: 24.0 * days,
                usd: *usd,
                by: by.clone(),
            }),
        },
    }
}

/// Do some shipments leave the planned way?
fn leaves(route: &RouteFinding) -> bool {
    let diverted = route.recourse.map_or(0.0, |recourse| recourse.diverted);
    route.on_plan < 1.0 - TOLD || diverted > TOLD
}

/// The steps that decide, how often a route is open, what its ways round are worth; none where no step is known.
#[must_use]
pub fn critical(answer: &Comparison, regime: &RegimeFinding) -> Option<CriticalSteps> {
    let rows: Vec<CriticalRow> = (0..regime.routes.len())
        .map(|index| row(regime, index))
        .filter(|row| !row.steps.is_empty() || row.way_round.is_some())
        .collect();
    if rows.iter().all(|row| row.steps.is_empty()) {
        return None;
    }
    let title = title::critical(regime);
    let mut heading = heading(answer, std::slice::from_ref(regime), title);
    heading.caption.push_str(
        " Bars: of 100 shipments that arrive by the planned way, those in which this step ran furthest behind its \
         median, and how far on average.",
    );
    if rows.iter().any(|row| row.way_round.is_some()) {
        heading.caption.push_str(
            " Ways round are set against keeping to the planned way in the same worlds: days on average over all \
             shipments that arrive both ways.",
        );
    }
    Some(CriticalSteps { heading, rows })
}

fn row(regime: &RegimeFinding, index: usize) -> CriticalRow {
    let route = &regime.routes[index];
    let steps = route.deciders.iter().map(|decider| CriticalStep {
        name: decider.step.clone(),
        share: decider.share,
        behind_h: (decider.behind_h >= TOLD_H).then_some(decider.behind_h),
    });
    CriticalRow {
        route: name(regime, index),
        steps: steps.collect(),
        open: (route.available < 1.0).then_some(route.available),
        way_round: route.recourse.as_ref().and_then(way_round),
    }
}

/// None where no shipment takes one.
fn way_round(recourse: &ValueOfRecourse) -> Option<WayRound> {
    (recourse.diverted > 0.0).then(|| WayRound {
        taken: recourse.diverted,
        saved_h: (recourse.gain_h.abs() >= TOLD_H).then_some(recourse.gain_h),
        rescued: recourse.stranded_committed - recourse.stranded_replanned,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{comparison, disrupted};

    #[test]
    fn a_run_without_closures_has_none_of_these_pictures() {
        let answer = comparison();
        assert_eq!(timeline(&answer, &answer.regimes), None);
        assert_eq!(matrix(&answer, &answer.regimes), None);
        assert_eq!(critical(&answer, &answer.regimes[0]), None);
        assert!(!alike(&answer.regimes));
    }

    #[test]
    fn a_calendar_ends_a_week_after_its_last_week_began() {
        let answer = disrupted();
        let panel = &timeline(&answer, &answer.regimes[..1]).unwrap().panels[0];
        assert_eq!(panel.end.to_string(), "2025-02-26");
        assert_eq!(panel.windows[0].kind, WindowKind::Closure);
        assert_eq!(panel.windows[1].from.to_string(), "2024-11-15");
        assert_eq!((panel.routes.len(), panel.heading.as_str()), (15, ""));
    }

    #[test]
    fn a_route_that_some_shipments_leave_is_only_sometimes_at_its_choke_points() {
        let mut answer = disrupted();
        let ways = |answer: &Comparison| {
            let rows = matrix(answer, &answer.regimes).unwrap().rows;
            [0, 3, 4].map(|route: usize| rows[route].cells[usize::from(route > 0)].on_way)
        };
        assert_eq!(
            ways(&answer),
            [OnWay::Always, OnWay::Sometimes, OnWay::Never]
        );
        answer.regimes[0].routes[3].on_plan = 0.996;
        answer.regimes[0].routes[3].recourse = None;
        assert_eq!(ways(&answer)[1], OnWay::Always);
    }

    #[test]
    fn matrices_are_alike_until_a_regime_withdraws_a_route() {
        let mut answer = disrupted();
        assert!(alike(&answer.regimes));
        answer.regimes[1].routes[5].offered = false;
        assert!(!alike(&answer.regimes));
    }

    #[test]
    fn the_steps_stand_beside_what_the_ways_round_rescue() {
        let answer = disrupted();
        let chart = critical(&answer, &answer.regimes[0]).unwrap();
        assert_eq!(chart.rows.len(), 15);
        assert_eq!((chart.rows[0].open, chart.rows[0].way_round), (None, None));
        let row = &chart.rows[3];
        assert_eq!(row.open, Some(0.86));
        let round = row.way_round.unwrap();
        assert_eq!((round.taken, round.saved_h), (0.09, Some(12.0)));
        // 12 in 100 strand on the planned way, 5 with the ways round.
        assert!((round.rescued - 0.07).abs() < 1e-12);
    }

    #[test]
    fn a_route_that_all_leave_keeps_its_row_for_what_the_way_round_rescues() {
        let mut answer = disrupted();
        answer.regimes[0].routes[3].deciders.clear();
        answer.regimes[0].routes[4].deciders.clear();
        let chart = critical(&answer, &answer.regimes[0]).unwrap();
        assert_eq!(chart.rows.len(), 14);
        assert!(chart.rows[3].steps.is_empty() && chart.rows[3].way_round.is_some());
    }

    #[test]
    fn a_picture_without_a_way_round_says_nothing_of_one() {
        let mut answer = disrupted();
        answer.regimes[0].routes[3].recourse = None;
        let chart = critical(&answer, &answer.regimes[0]).unwrap();
        assert!(!chart.heading.caption.contains("Ways round"));
    }
}
