//! What the charts of the field's indicators show: speeds and border points, reliability.

use super::{arrives, heading, name};
use crate::report::chart::{BarColumn, BarShare, BarTable, RouteName, Standing};
use crate::report::{indicators, words};
use crate::study::finding::{Comparison, RegimeFinding, RouteFinding};
use crate::study::indicators::{ACTIVITIES, BorderPoint, Indicators, LATE_D};

/// The routes of a regime that arrive, with their indicators.
fn told(regime: &RegimeFinding) -> impl Iterator<Item = (usize, &RouteFinding, &Indicators)> {
    let routes = regime.routes.iter().enumerate();
    routes
        .filter(|(index, _)| arrives(regime, *index))
        .filter_map(|(index, route)| Some((index, route, route.indicators.as_ref()?)))
}

fn column(title: impl Into<String>, series: &[&str]) -> BarColumn {
    BarColumn {
        title: title.into(),
        series: series.iter().map(|&name| name.to_owned()).collect(),
        share: BarShare::Beside,
    }
}

/// TFI1 to TFI4, a row for each route; none where nothing is told.
#[must_use]
pub fn panel(answer: &Comparison, regime: &RegimeFinding) -> Option<BarTable> {
    let (_, _, first) = told(regime).next()?;
    let speed = |index: usize| {
        let of = regime.routes[index].indicators.as_ref()?;
        Some(words::number(of.swd_kmh.value))
    };
    let subject = regime.alternative().or(regime.reference);
    let alone = subject.and_then(|index| {
        let label = words::named(&regime.routes[index].label);
        Some(format!("{label} makes {} km/h with delay", speed(index)?))
    });
    let beside = regime.reference.filter(|index| subject != Some(*index));
    let beside = beside.and_then(speed);
    let beside = beside.map_or_else(String::new, |speed| format!(", the reference {speed}"));
    let title = alone.map_or_else(
        || "Speed with and without delay, border points, cost by distance".to_owned(),
        |alone| alone + &beside,
    );
    Some(BarTable {
        heading: heading(answer, std::slice::from_ref(regime), title),
        columns: vec![
            column(
                "Speed, km/h (TFI4)",
                &["with delay (SWD)", "without delay (SWOD)"],
            ),
            column("Hours at a border point (TFI1)", &[""]),
            column("USD a box at a border point (TFI2)", &[""]),
            column("USD for 500 km and 20 t (TFI3)", &[""]),
        ],
        rows: told(regime)
            .map(|(index, _, of)| {
                let cells = vec![
                    vec![Some(of.swd_kmh.value), Some(of.swod_kmh)],
                    vec![of.border_h],
                    vec![of.border_usd],
                    vec![Some(of.cost_500km_20t_usd.value)],
                ];
                (name(regime, index), cells)
            })
            .collect(),
        note: indicators::note(first),
    })
}

/// How many border points are drawn.
const BORDERS: usize = 16;

/// The border points of all routes, the longest first, stacked by activity; none without one.
#[must_use]
pub fn borders(answer: &Comparison, regime: &RegimeFinding) -> Option<BarTable> {
    let mut all: Vec<(&BorderPoint, usize)> = Vec::new();
    for (_, _, of) in told(regime) {
        for border in &of.borders {
            match all.iter_mut().find(|(known, _)| alike(known, border)) {
                Some((_, routes)) => *routes += 1,
                None => all.push((border, 1)),
            }
        }
    }
    all.sort_by(|(one, _), (other, _)| other.total_h().total_cmp(&one.total_h()));
    let left_out = all.len().saturating_sub(BORDERS);
    all.truncate(BORDERS);
    let (first, _) = all.first()?;
    let title = format!(
        "The longest border point, {}, takes {} hours as planned",
        words::short_place(&first.place),
        words::number(first.total_h()),
    );
    let more = match left_out {
        0 => String::new(),
        more => format!(
            " Not drawn: {more} shorter ones (they are in {}).",
            indicators::FILE
        ),
    };
    Some(BarTable {
        heading: heading(answer, std::slice::from_ref(regime), title),
        columns: vec![BarColumn {
            title: "Hours from entry to exit, by activity".into(),
            series: ACTIVITIES.map(str::to_owned).to_vec(),
            share: BarShare::Stacked,
        }],
        rows: all
            .iter()
            .map(|(border, routes)| {
                let count = if *routes == 1 { "route" } else { "routes" };
                let route = RouteName {
                    id: border.id.clone(),
                    label: format!(
                        "{}: {}, {}; {routes} {count}",
                        border.country,
                        border.place,
                        border.side.word()
                    ),
                    slot: 0,
                    standing: Standing::Offered,
                };
                (route, vec![border.hours.map(Some).to_vec()])
            })
            .collect(),
        note: format!(
            "Each post by itself, inbound and outbound apart; as planned: every law at its mean, best values, nothing \
             shut. A post stands several times where routes pass it in different ways.{more}"
        ),
    })
}

/// Is it the same post, passed in the same way?
fn alike(one: &BorderPoint, other: &BorderPoint) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
    one.id == other.id
        && one.side == other.side
        && one
            .hours
            .iter()
            .zip(&other.hours)
            .all(|(a, b)| near(*a, *b))
}

/// Measures of reliability, a row for each route; none where nothing is told.
#[must_use]
pub fn reliability(answer: &Comparison, regime: &RegimeFinding) -> Option<BarTable> {
    let steadiest = told(regime)
        .filter(|(index, ..)| regime.routes[*index].offered)
        .min_by(|one, other| {
            let of = |route: &RouteFinding| route.buffer_index.value;
            of(one.1).total_cmp(&of(other.1))
        });
    told(regime).next()?;
    let title = steadiest.map_or_else(
        || "How reliable each route is".to_owned(),
        |(_, route, _)| {
            format!(
                "{} needs the smallest buffer: {} of 100 of its mean time",
                words::named(&route.label),
                words::of_100(route.buffer_index.value),
            )
        },
    );
    let late = LATE_D.map(|days| format!("Of 100, more than {days} d later than planned"));
    Some(BarTable {
        heading: heading(answer, std::slice::from_ref(regime), title),
        columns: vec![
            column("Standard deviation, days", &[""]),
            column("Coefficient of variation", &[""]),
            column("Buffer index", &[""]),
            column("Planning time index", &[""]),
            column(late[0].clone(), &[""]),
            column(late[1].clone(), &[""]),
        ],
        rows: told(regime)
            .map(|(index, route, of)| {
                let steady = &of.reliability;
                let values = [
                    route.time_h.sd.value / 24.0,
                    steady.cv,
                    route.buffer_index.value,
                    steady.planning_time_index.value,
                    100.0 * steady.late[0],
                    100.0 * steady.late[1],
                ];
                let cells = values.map(|value| vec![Some(value)]).to_vec();
                (name(regime, index), cells)
            })
            .collect(),
        note: "Buffer index: (P95 - mean) over the mean. Planning time index: P95 over the median, not over a time \
               without any delay. Planned: every law at its mean, nothing shut. All of the shipments that arrive, at \
               best values."
            .into(),
    })
}
