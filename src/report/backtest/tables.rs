//! The tables of a backtest as files: every case with its numbers, every score, what is left out.

use super::rows::{left_out, readings};
use super::told::extent;
use crate::report::chart::Table;
use crate::scenario::Taken;
use crate::stats::interval::Interval;
use crate::study::backtest::{Backtest, Reading, Simulated};

/// `cases`, `scores` and `left-out`.
pub(super) fn tables(found: &Backtest) -> Vec<(String, Table)> {
    let mut tables = vec![
        ("cases".to_owned(), cases(found)),
        ("scores".to_owned(), scores(found)),
        ("left-out".to_owned(), left_out(found)),
    ];
    if !found.waited.is_empty() {
        tables.push(("under-way".to_owned(), under_way(found)));
    }
    tables
}

fn number(value: f64) -> String {
    format!("{value:.4}")
}

fn maybe(value: Option<f64>) -> String {
    value.map_or_else(String::new, number)
}

fn heads(words: &str) -> Vec<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

const FORECAST: &str = "arrived lost mean_d p5_d p10_d p25_d p50_d p75_d p90_d p95_d pit crps_d interval_score_d in_50 in_80 in_90";

fn cases(found: &Backtest) -> Table {
    let mut head = heads(
        "id name kind part extent from to depart_from depart_to regime vintage km mode days_low days_high",
    );
    for forecast in ["", "best_", "ready_"] {
        head.extend(
            heads(FORECAST)
                .iter()
                .map(|word| format!("{forecast}{word}")),
        );
    }
    head.extend(heads(
        "announced_d others_of_the_kind_d length_over_speed_d shared_with sources",
    ));
    let mut table = vec![head];
    for case in &found.cases {
        let (low, high) = match case.trip.taken {
            Taken::Within { low, high } => (Some(low), Some(high)),
            Taken::AtMost(high) => (None, Some(high)),
            Taken::UnderWay(since) => (Some(since), None),
        };
        let plain = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
        let mut row = vec![
            case.id.clone(),
            case.name.clone(),
            case.kind.word().into(),
            if case.kind.is_scored() {
                case.trip.part.word()
            } else {
                ""
            }
            .into(),
            extent(case.trip.is_section).into(),
            case.trip.from.clone(),
            case.trip.to.clone(),
            case.trip.window.0.clone(),
            case.trip.window.1.clone(),
            case.regime.id.clone(),
            case.regime.vintage.clone().unwrap_or_default(),
            format!("{:.0}", case.km),
            case.mode.word().into(),
            plain(low),
            plain(high),
        ];
        let forecasts = &case.forecasts;
        row.extend(forecast(Some(&forecasts.mixture)));
        row.extend(forecast(Some(&forecasts.best)));
        row.extend(forecast(forecasts.ready.as_ref()));
        let several = |days: Vec<f64>| days.into_iter().map(number).collect::<Vec<_>>().join("; ");
        let references = &case.references;
        row.extend([
            several(
                references
                    .announced_d
                    .iter()
                    .map(|(_, days)| *days)
                    .collect(),
            ),
            several(references.others_d.clone()),
            number(references.running_d),
            case.shared.join("; "),
            case.sources.join("; "),
        ]);
        table.push(row);
    }
    table
}

fn forecast(one: Option<&Simulated>) -> Vec<String> {
    let Some(one) = one else {
        return vec![String::new(); heads(FORECAST).len()];
    };
    let [(p25, p75), (p10, p90), (p5, p95)] = one.bands_d;
    let mut row = vec![one.arrived.to_string(), number(one.lost)];
    row.extend([one.mean_d, p5, p10, p25, one.p50_d, p75, p90, p95].map(number));
    row.extend([one.pit, one.crps_d, one.interval_d].map(maybe));
    let inside = one
        .inside
        .map(|inside| inside.map(|yes| if yes { "yes" } else { "no" }));
    row.extend(inside.unwrap_or([""; 3]).map(str::to_owned));
    row
}

fn scores(found: &Backtest) -> Table {
    let mut table = vec![heads(
        "part kind extent cases forecast in_50 in_80 in_90 of in_90_low in_90_high in_50_p in_80_p in_90_p \
         crps_d crps_cases interval_score_d announced_cases announced_skill announced_low announced_high \
         others_cases others_skill others_low others_high speed_cases speed_skill speed_low speed_high \
         ks_distance ks_p",
    )];
    for group in &found.groups {
        for (name, reading) in readings(group) {
            let mut row: Vec<String> = vec![
                group.part.word().into(),
                group.kind.word().into(),
                extent(group.is_section).into(),
                group.members.len().to_string(),
                name.into(),
            ];
            row.extend(numbers(reading, group.is_told()));
            table.push(row);
        }
    }
    table
}

fn numbers(reading: &Reading, told: bool) -> Vec<String> {
    let [half, most, widest] = reading.coverage;
    let ends = told.then(|| widest.interval());
    let low = |ends: Option<Interval>| maybe(ends.map(|ends| ends.low));
    let high = |ends: Option<Interval>| maybe(ends.map(|ends| ends.high));
    let counts = [half.hits, most.hits, widest.hits, widest.cases];
    let mut row: Vec<String> = counts.map(|count| count.to_string()).to_vec();
    row.extend([low(ends), high(ends)]);
    row.extend((0..3).map(|band| maybe(reading.coverage_p.map(|p| p[band]))));
    let (mean, cases) = reading.crps_d.unzip();
    row.extend([
        maybe(mean),
        cases.unwrap_or(0).to_string(),
        maybe(reading.interval_d),
    ]);
    for scored in &reading.skills {
        row.extend([
            scored.cases.to_string(),
            maybe(scored.skill),
            low(scored.interval),
            high(scored.interval),
        ]);
    }
    let (distance, p) = reading.uniform.unzip();
    row.extend([maybe(distance), maybe(p)]);
    row
}

fn under_way(found: &Backtest) -> Table {
    let mut table = vec![heads(
        "kind from to days at_risk arrived share_under_way low high variance",
    )];
    for one in &found.waited {
        for step in &one.survival.steps {
            let ends = step.interval();
            table.push(vec![
                one.kind.word().into(),
                one.pair.0.clone(),
                one.pair.1.clone(),
                number(step.time),
                step.at_risk.to_string(),
                step.arrived.to_string(),
                number(step.share),
                maybe(ends.map(|ends| ends.low)),
                maybe(ends.map(|ends| ends.high)),
                if step.variance.is_finite() {
                    number(step.variance)
                } else {
                    String::new()
                },
            ]);
        }
    }
    table
}
