//! The indicators of the field as rows: for the summary, for a table of their own, for the workbook.

use crate::report::summary::{Column, Entry, number};
use crate::study::finding::{Comparison, RouteFinding};
use crate::study::indicators::{ACTIVITIES, BorderPoint, Indicators, Section};

/// Name of the table in a run folder.
pub const FILE: &str = "indicators.csv";

/// Hours in a day.
const DAY_H: f64 = 24.0;

/// Columns of the summary, in their order.
const SUMMARY: [Column; 13] = [
    "swod_kmh",
    "swd_kmh",
    "swd_unknown_p5_kmh",
    "swd_unknown_p95_kmh",
    "tfi1_border_point_h",
    "tfi2_border_point_usd",
    "tfi3_usd_500km_20t",
    "border_points",
    "time_cv",
    "planning_time_index_to_median",
    "planned_d",
    "later_than_planned_by_3_d_share",
    "later_than_planned_by_7_d_share",
];

/// The entries of a route in the summary.
#[must_use]
pub fn of_summary(route: &RouteFinding) -> Vec<(Column, Entry)> {
    let told = route.indicators.as_ref();
    let values = told.map_or([None; 13], |of| {
        let range = of.swd_kmh.unknown;
        let steady = &of.reliability;
        [
            Some(of.swod_kmh),
            Some(of.swd_kmh.value),
            range.map(|range| range.p5),
            range.map(|range| range.p95),
            of.border_h,
            of.border_usd,
            Some(of.cost_500km_20t_usd.value),
            Some(of.borders.len() as f64),
            Some(steady.cv),
            Some(steady.planning_time_index.value),
            Some(steady.planned_h / DAY_H),
            Some(steady.late[0]),
            Some(steady.late[1]),
        ]
    });
    let entry = |value: Option<f64>| value.map_or(Entry::Empty, number);
    SUMMARY.into_iter().zip(values.map(entry)).collect()
}

/// Columns of the table of sections and border points.
pub const COLUMNS: [Column; 19] = [
    "regime",
    "route",
    "kind",
    "section",
    "from",
    "to",
    "side",
    "distance_km",
    "moving_h",
    "hours",
    "usd_box",
    "swod_kmh",
    "swd_kmh",
    "tfi3_usd_500km_20t",
    "border_formalities_h",
    "handling_and_transfer_h",
    "gauge_change_h",
    "hold_h",
    "waiting_for_departure_h",
];

/// A row for each section and each border point of each route, under each regime: as planned, at the mean of every
/// law, nothing shut.
#[must_use]
pub fn rows(answer: &Comparison) -> Vec<Vec<Entry>> {
    let mut rows = Vec::new();
    for regime in &answer.regimes {
        for route in &regime.routes {
            let Some(told) = &route.indicators else {
                continue;
            };
            let lead = [&regime.id, &route.id].map(|id| Entry::Text(id.clone()));
            rows.extend(told.sections.iter().map(|of| section(&lead, of)));
            rows.extend(told.borders.iter().map(|of| border(&lead, of)));
        }
    }
    rows
}

fn section(lead: &[Entry], of: &Section) -> Vec<Entry> {
    let entry = |value: Option<f64>| value.map_or(Entry::Empty, number);
    let (from, to) = &of.ends;
    let mut row = lead.to_vec();
    row.extend(["section", &of.group, from, to, ""].map(words));
    row.extend([of.trip.km, of.trip.moving_h, of.trip.hours(), of.trip.usd].map(number));
    let of_distance = [of.trip.swod_kmh(), of.trip.swd_kmh(), of.trip.tfi3_usd()];
    row.extend(of_distance.map(entry));
    row.extend(ACTIVITIES.map(|_| Entry::Empty));
    row
}

fn border(lead: &[Entry], of: &BorderPoint) -> Vec<Entry> {
    let mut row = lead.to_vec();
    let at = of.place.as_str();
    row.extend(["border point", &of.country, at, at, of.side.word()].map(words));
    row.extend([Entry::Empty, Entry::Empty]);
    row.extend([of.total_h(), of.usd].map(number));
    row.extend([const { Entry::Empty }; 3]);
    row.extend(of.hours.map(number));
    row
}

fn words(words: &str) -> Entry {
    if words.is_empty() {
        Entry::Empty
    } else {
        Entry::Text(words.to_owned())
    }
}

/// The table with its header, as text.
#[must_use]
pub fn table(answer: &Comparison) -> Vec<Vec<String>> {
    let header = COLUMNS.map(str::to_owned).to_vec();
    let rows = rows(answer).into_iter();
    let told = rows.map(|row| row.iter().map(crate::report::summary::written).collect());
    std::iter::once(header).chain(told).collect()
}

/// What an indicator is reckoned from, for notes below pictures and tables.
#[must_use]
pub fn note(of: &Indicators) -> String {
    format!(
        "SWOD: km over the mean time in motion; SWD: km over the mean time in all (ratios of simulated means, shipments \
         that arrive). Border points: each post by itself, as planned (every law at its mean, best values, nothing \
         shut), with its waits, transfers and changes of gauge; a dash: no border post by land. Cost for {} t in the box scaled to 20 t.",
        crate::report::words::significant(of.tonnes, 3)
    )
}
