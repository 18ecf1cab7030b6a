//! The summary as a table for a spreadsheet: a row for each regime and route, units in the column names.

use crate::report::indicators;
use crate::report::words::significant;
use crate::study::disruption::{Decider, ValueOfRecourse};
use crate::study::finding::{Comparison, Estimate, RegimeFinding, RouteFinding, Spread};

/// A cell of the summary.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// Nothing to say.
    Empty,
}

/// A column: its name with the unit in it.
pub type Column = &'static str;

/// Hours in a day.
const DAY_H: f64 = 24.0;

/// The columns in their order and, for each regime and route, a row with an entry for each.
#[must_use]
pub fn table(answer: &Comparison) -> (Vec<Column>, Vec<Vec<Entry>>) {
    let mut columns = Vec::new();
    let mut rows = Vec::new();
    for regime in &answer.regimes {
        for (index, route) in regime.routes.iter().enumerate() {
            let row = row(regime, index, route);
            if columns.is_empty() {
                columns = row.iter().map(|(column, _)| *column).collect();
            }
            rows.push(row.into_iter().map(|(_, entry)| entry).collect());
        }
    }
    (columns, rows)
}

/// The table as CSV, UTF-8, with a header row.
///
/// # Errors
/// Only if the memory behind the writer fails.
pub fn csv(answer: &Comparison) -> Result<Vec<u8>, csv::Error> {
    let (columns, rows) = table(answer);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&columns)?;
    for row in rows {
        writer.write_record(row.iter().map(written))?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}

/// An entry as a table for other programs has it.
pub(super) fn written(entry: &Entry) -> String {
    match entry {
        Entry::Text(text) => text.clone(),
        Entry::Number(number) => format!("{number}"),
        Entry::Empty => String::new(),
    }
}

fn row(regime: &RegimeFinding, index: usize, route: &RouteFinding) -> Vec<(Column, Entry)> {
    let against = route.against.as_ref();
    let reference = regime.reference.map(|i| regime.routes[i].id.clone());
    let facts = &route.facts;
    let mut row = vec![
        ("regime", Entry::Text(regime.id.clone())),
        ("route", Entry::Text(route.id.clone())),
        ("label", Entry::Text(route.label.clone())),
        ("offered", yes(route.offered)),
        ("is_reference", yes(regime.reference == Some(index))),
        ("reference", reference.map_or(Entry::Empty, Entry::Text)),
        ("distance_km", number(facts.km)),
        ("borders", number(f64::from(facts.borders))),
        ("gauge_changes", number(f64::from(facts.gauge_changes))),
        ("transfers", number(f64::from(facts.transfers))),
        (
            "sailings_per_week",
            facts.sailings_week.map_or(Entry::Empty, number),
        ),
        (
            "narrowest_capacity_teu_per_week",
            facts
                .capacity
                .as_ref()
                .map_or(Entry::Empty, |c| number(c.0)),
        ),
    ];
    row.extend(spread(&TIME_D, &route.time_h, DAY_H));
    row.push(("buffer_index", number(route.buffer_index.value)));
    row.extend(probability(&ON_TIME, route.on_time.as_ref()));
    row.extend(spread(&COST_USD, &route.cost_usd, 1.0));
    row.extend(estimate(
        &GENERALISED_USD,
        Some(&route.route_generalised_usd),
        1.0,
    ));
    row.extend(estimate(&INVENTORY_USD, route.inventory_usd.as_ref(), 1.0));
    row.extend(estimate(&CO2E_KG, Some(&route.co2e_kg), 1.0));
    row.extend(probability(&BEFORE, against.map(|a| &a.before)));
    row.extend(probability(&CHEAPER, against.map(|a| &a.cheaper)));
    row.extend(estimate(
        &DIFFERENCE_D,
        against.map(|a| &a.difference_h.mean),
        DAY_H,
    ));
    row.extend(estimate(
        &DIFFERENCE_USD,
        against.map(|a| &a.difference_usd.mean),
        1.0,
    ));
    row.extend(estimate(
        &BREAK_EVEN_USD,
        against.map(|a| &a.break_even_usd),
        1.0,
    ));
    row.extend([
        ("stranded_share", number(route.stranded)),
        ("not_eligible_share", number(route.not_eligible)),
        ("beyond_horizon_share", number(route.beyond_horizon)),
        ("available_share", number(route.available)),
        ("on_plan_share", number(route.on_plan)),
    ]);
    row.extend(decided(route.deciders.first()));
    row.extend(recourse(route.recourse.as_ref()));
    row.extend(indicators::of_summary(route));
    row
}

/// The step that decides most arrivals.
fn decided(decider: Option<&Decider>) -> [(Column, Entry); 3] {
    let value = |of: fn(&Decider) -> f64| decider.map_or(Entry::Empty, |found| number(of(found)));
    let step = decider.map_or(Entry::Empty, |found| Entry::Text(found.step.clone()));
    [
        ("decided_by", step),
        ("decided_by_share", value(|found| found.share)),
        (
            "decided_by_behind_mean_d",
            value(|found| found.behind_h / DAY_H),
        ),
    ]
}

/// What choosing again is worth; empty where the run did not ask for it.
fn recourse(recourse: Option<&ValueOfRecourse>) -> [(Column, Entry); 3] {
    let value =
        |of: fn(&ValueOfRecourse) -> f64| recourse.map_or(Entry::Empty, |found| number(of(found)));
    [
        (
            "stranded_committed_share",
            value(|found| found.stranded_committed),
        ),
        ("diverted_share", value(|found| found.diverted)),
        ("recourse_gain_mean_d", value(|found| found.gain_h / DAY_H)),
    ]
}

const TIME_D: [Column; 12] = [
    "time_mean_d",
    "time_sd_d",
    "time_p5_d",
    "time_p10_d",
    "time_p25_d",
    "time_p50_d",
    "time_p75_d",
    "time_p90_d",
    "time_p95_d",
    "time_p50_unknown_p5_d",
    "time_p50_unknown_p95_d",
    "time_p50_noise_d",
];

const COST_USD: [Column; 12] = [
    "cost_mean_usd",
    "cost_sd_usd",
    "cost_p5_usd",
    "cost_p10_usd",
    "cost_p25_usd",
    "cost_p50_usd",
    "cost_p75_usd",
    "cost_p90_usd",
    "cost_p95_usd",
    "cost_p50_unknown_p5_usd",
    "cost_p50_unknown_p95_usd",
    "cost_p50_noise_usd",
];

const GENERALISED_USD: [Column; 4] = [
    "generalised_usd",
    "generalised_unknown_p5_usd",
    "generalised_unknown_p95_usd",
    "generalised_noise_usd",
];

/// Capital that the cargo ties up; beside the value of time, never added to it.
const INVENTORY_USD: [Column; 4] = [
    "inventory_usd",
    "inventory_unknown_p5_usd",
    "inventory_unknown_p95_usd",
    "inventory_noise_usd",
];

const CO2E_KG: [Column; 4] = [
    "co2e_kg",
    "co2e_unknown_p5_kg",
    "co2e_unknown_p95_kg",
    "co2e_noise_kg",
];

const ON_TIME: [Column; 4] = [
    "on_time_share",
    "on_time_unknown_p5",
    "on_time_unknown_p95",
    "on_time_noise",
];

const BEFORE: [Column; 4] = [
    "before_reference_share",
    "before_reference_unknown_p5",
    "before_reference_unknown_p95",
    "before_reference_noise",
];

const CHEAPER: [Column; 4] = [
    "cheaper_than_reference_share",
    "cheaper_than_reference_unknown_p5",
    "cheaper_than_reference_unknown_p95",
    "cheaper_than_reference_noise",
];

const DIFFERENCE_D: [Column; 4] = [
    "difference_mean_d",
    "difference_mean_unknown_p5_d",
    "difference_mean_unknown_p95_d",
    "difference_mean_noise_d",
];

const DIFFERENCE_USD: [Column; 4] = [
    "difference_mean_usd",
    "difference_mean_unknown_p5_usd",
    "difference_mean_unknown_p95_usd",
    "difference_mean_noise_usd",
];

const BREAK_EVEN_USD: [Column; 4] = [
    "break_even_reference_freight_usd",
    "break_even_reference_freight_unknown_p5_usd",
    "break_even_reference_freight_unknown_p95_usd",
    "break_even_reference_freight_noise_usd",
];

fn spread<'a>(
    columns: &'a [Column; 12],
    spread: &Spread,
    unit: f64,
) -> impl Iterator<Item = (Column, Entry)> + use<'a> {
    let [_, low, high, noise] = parts(Some(&spread.p50), unit);
    let entries = [
        number(spread.mean.value / unit),
        number(spread.sd.value / unit),
        number(spread.p5.value / unit),
        number(spread.p10.value / unit),
        number(spread.p25.value / unit),
        number(spread.p50.value / unit),
        number(spread.p75.value / unit),
        number(spread.p90.value / unit),
        number(spread.p95.value / unit),
        low,
        high,
        noise,
    ];
    columns.iter().copied().zip(entries)
}

fn probability<'a>(
    columns: &'a [Column; 4],
    share: Option<&Estimate>,
) -> impl Iterator<Item = (Column, Entry)> + use<'a> {
    estimate(columns, share, 1.0)
}

fn estimate<'a>(
    columns: &'a [Column; 4],
    estimate: Option<&Estimate>,
    unit: f64,
) -> impl Iterator<Item = (Column, Entry)> + use<'a> {
    columns.iter().copied().zip(parts(estimate, unit))
}

/// Value, both ends of what we do not know, noise.
fn parts(estimate: Option<&Estimate>, unit: f64) -> [Entry; 4] {
    let Some(estimate) = estimate else {
        return [Entry::Empty, Entry::Empty, Entry::Empty, Entry::Empty];
    };
    let end = |value: Option<f64>| value.map_or(Entry::Empty, |value| number(value / unit));
    [
        number(estimate.value / unit),
        end(estimate.unknown.map(|range| range.p5)),
        end(estimate.unknown.map(|range| range.p95)),
        end(estimate.noise),
    ]
}

/// A number in six significant digits; nothing where there is none.
pub(crate) fn number(value: f64) -> Entry {
    if value.is_finite() {
        Entry::Number(significant(value, 6))
    } else {
        Entry::Empty
    }
}

fn yes(is: bool) -> Entry {
    Entry::Text(if is { "yes" } else { "no" }.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{comparison, disrupted};

    #[test]
    fn every_regime_has_a_row_for_every_route() {
        let text = String::from_utf8(csv(&comparison()).unwrap()).unwrap();
        // A header, and two regimes of fifteen routes.
        assert_eq!(text.lines().count(), 1 + 2 * 15);
        let width = text.lines().next().unwrap().split(',').count();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert!(reader.records().all(|row| row.unwrap().len() == width));
    }

    #[test]
    fn hours_become_days_in_the_columns_that_say_so() {
        let (columns, rows) = table(&comparison());
        let at = |row: usize, name: &str| {
            let column = columns.iter().position(|c| *c == name).unwrap();
            rows[row][column].clone()
        };
        // The fixture's first route: a median of 31 days, range 8% below and 10% above it.
        assert_eq!(at(0, "time_p50_d"), Entry::Number(31.0));
        assert_eq!(at(0, "time_p50_unknown_p5_d"), Entry::Number(28.52));
        assert_eq!(at(0, "time_p50_unknown_p95_d"), Entry::Number(34.1));
        assert_eq!(at(0, "before_reference_share"), Entry::Empty);
        assert_eq!(at(1, "before_reference_share"), Entry::Number(0.71));
        assert_eq!(at(15, "regime"), Entry::Text("canal-low".into()));
    }

    #[test]
    fn closures_and_ways_round_stand_at_the_end_of_a_row() {
        let (columns, rows) = table(&disrupted());
        let at = |row: usize, name: &str| {
            let column = columns.iter().position(|c| *c == name).unwrap();
            rows[row][column].clone()
        };
        assert_eq!(at(3, "available_share"), Entry::Number(0.86));
        assert_eq!(at(3, "decided_by"), Entry::Text("at Midway".into()));
        // 60 hours behind; 12 hours gained.
        assert_eq!(at(3, "decided_by_behind_mean_d"), Entry::Number(2.5));
        assert_eq!(at(3, "recourse_gain_mean_d"), Entry::Number(0.5));
        assert_eq!(at(0, "diverted_share"), Entry::Empty);
    }
}
