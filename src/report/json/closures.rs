//! What closures do, in the document: choke points, weeks of departure, deciding steps, ways round.

use serde::Serialize;

use super::tidy;
use crate::study::disruption::{self, ChokeMatrix, IfClosed, ValueOfRecourse, WeekOfRoute};
use crate::study::finding::RegimeFinding;

#[derive(Serialize)]
pub(super) struct Decider<'a> {
    step: &'a str,
    share: f64,
    behind_h: f64,
}

#[derive(Serialize)]
pub(super) struct Recourse {
    stranded_committed: f64,
    stranded_replanned: f64,
    diverted: f64,
    gain_h: f64,
}

#[derive(Serialize)]
pub(super) struct Matrix<'a> {
    points: Vec<Point<'a>>,
    routes: Vec<MatrixRow<'a>>,
}

#[derive(Serialize)]
struct Point<'a> {
    name: &'a str,
    is_closure: bool,
}

#[derive(Serialize)]
struct MatrixRow<'a> {
    route: &'a str,
    cells: Vec<Cell<'a>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    if_closed: &'static str,
    extra_h: Option<f64>,
    extra_usd: Option<f64>,
    by: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Timeline<'a> {
    weeks: &'a [String],
    worlds: u64,
    routes: Vec<TimelineRow<'a>>,
    shadings: Vec<Shading<'a>>,
}

#[derive(Serialize)]
struct TimelineRow<'a> {
    route: &'a str,
    neighbours: Option<f64>,
    weeks: Vec<Week>,
}

#[derive(Serialize)]
struct Week {
    time_h: Option<Hours>,
    arrived: f64,
    stranded: f64,
    not_eligible: f64,
    first: f64,
    available: f64,
}

#[derive(Serialize)]
struct Hours {
    p10: f64,
    p50: f64,
    p90: f64,
}

#[derive(Serialize)]
struct Shading<'a> {
    name: &'a str,
    from: &'a str,
    to: &'a str,
    is_closure: bool,
}

pub(super) fn decider(found: &disruption::Decider) -> Decider<'_> {
    Decider {
        step: &found.step,
        share: tidy(found.share),
        behind_h: tidy(found.behind_h),
    }
}

pub(super) fn recourse(found: &ValueOfRecourse) -> Recourse {
    Recourse {
        stranded_committed: tidy(found.stranded_committed),
        stranded_replanned: tidy(found.stranded_replanned),
        diverted: tidy(found.diverted),
        gain_h: tidy(found.gain_h),
    }
}

pub(super) fn matrix<'a>(regime: &'a RegimeFinding, found: &'a ChokeMatrix) -> Matrix<'a> {
    let points = found.points.iter().map(|point| Point {
        name: &point.name,
        is_closure: point.is_closure,
    });
    let rows = regime.routes.iter().zip(&found.cells);
    Matrix {
        points: points.collect(),
        routes: rows
            .map(|(route, cells)| MatrixRow {
                route: &route.id,
                cells: cells.iter().map(cell).collect(),
            })
            .collect(),
    }
}

fn cell(found: &IfClosed) -> Cell<'_> {
    let without = |if_closed| Cell {
        if_closed,
        extra_h: None,
        extra_usd: None,
        by: None,
    };
    match found {
        IfClosed::NotOnWay => without("not on way"),
        IfClosed::NoRoute => without("no route"),
        IfClosed::Extra { days, usd, by } => Cell {
            if_closed: "way round",
            extra_h: Some(tidy(24.0 * days)),
            extra_usd: Some(tidy(*usd)),
            by: Some(by),
        },
    }
}

pub(super) fn timeline<'a>(
    regime: &'a RegimeFinding,
    found: &'a disruption::Timeline,
) -> Timeline<'a> {
    let rows = regime.routes.iter().zip(&found.routes).enumerate();
    Timeline {
        weeks: &found.weeks,
        worlds: found.worlds,
        routes: rows
            .map(|(index, (route, weeks))| TimelineRow {
                route: &route.id,
                neighbours: found.neighbours.get(index).copied().flatten().map(tidy),
                weeks: weeks.iter().map(week).collect(),
            })
            .collect(),
        shadings: found
            .shadings
            .iter()
            .map(|shading| Shading {
                name: &shading.name,
                from: &shading.from,
                to: &shading.to,
                is_closure: shading.is_closure,
            })
            .collect(),
    }
}

fn week(found: &WeekOfRoute) -> Week {
    Week {
        time_h: found.time_h.map(|[p10, p50, p90]| Hours {
            p10: tidy(p10),
            p50: tidy(p50),
            p90: tidy(p90),
        }),
        arrived: tidy(found.arrived),
        stranded: tidy(found.stranded),
        not_eligible: tidy(found.not_eligible),
        first: tidy(found.first),
        available: tidy(found.available),
    }
}
