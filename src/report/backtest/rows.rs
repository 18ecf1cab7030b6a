//! The tables of the page: header and rows of words.

use super::told::{band, coverage, days, extent, inside, place, score, taken};
use crate::scenario::ObservationKind;
use crate::study::backtest::{Backtest, Case, Group, Reading, Scored};

/// A header, then rows.
pub(super) type Words = Vec<Vec<String>>;

fn words<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

/// The cases that are scored or under way.
pub(super) fn seen(found: &Backtest) -> Words {
    let mut rows = vec![words([
        "trip",
        "kind",
        "extent",
        "part",
        "seen, days",
        "simulated: P5 - P50 - P95",
        "at best values",
        "50 80 90",
        "place",
        "CRPS, days",
        "all ready: P5 - P50 - P95",
        "90",
        "announced, days",
    ])];
    for case in found.cases.iter().filter(|case| case.kind.is_scored()) {
        let forecast = &case.forecasts.mixture;
        let ready = case.forecasts.ready.as_ref();
        let in_ready = ready.and_then(|one| one.inside).map(|[.., widest]| widest);
        rows.push(vec![
            case.name.clone(),
            case.kind.word().into(),
            extent(case.trip.is_section).into(),
            case.trip.part.word().into(),
            taken(case.trip.taken),
            band(forecast),
            band(&case.forecasts.best),
            inside(forecast),
            place(forecast),
            forecast.crps_d.map_or_else(|| "-".into(), score),
            ready.map_or_else(|| "-".into(), band),
            in_ready
                .map_or("-", |yes| if yes { "in" } else { "out" })
                .into(),
            announced(case),
        ]);
    }
    rows
}

fn announced(case: &Case) -> String {
    let days: Vec<String> = case
        .references
        .announced_d
        .iter()
        .map(|(_, middle)| days(*middle))
        .collect();
    if days.is_empty() {
        "-".into()
    } else {
        days.join(", ")
    }
}

/// What was announced, as marks.
pub(super) fn marks(found: &Backtest) -> Words {
    let mut rows = vec![words([
        "announced",
        "extent",
        "days",
        "simulated: P5 - P50 - P95",
        "place",
        "all ready: P5 - P50 - P95",
    ])];
    let marks = found
        .cases
        .iter()
        .filter(|case| case.kind == ObservationKind::Announced);
    for case in marks {
        let forecast = &case.forecasts.mixture;
        rows.push(vec![
            case.name.clone(),
            extent(case.trip.is_section).into(),
            taken(case.trip.taken),
            band(forecast),
            place(forecast),
            case.forecasts
                .ready
                .as_ref()
                .map_or_else(|| "-".into(), band),
        ]);
    }
    rows
}

/// The scores by part, kind and extent: a row for the ordinary box, one where all stands ready, one at best values.
pub(super) fn scores(found: &Backtest) -> Words {
    let mut rows = vec![words([
        "part",
        "kind",
        "extent",
        "cases",
        "forecast",
        "in 50%",
        "in 80%",
        "in 90%",
        "CRPS, days",
        "skill against announced",
        "against others of the kind",
        "against length over speed",
    ])];
    for group in &found.groups {
        for (name, reading) in readings(group) {
            let [half, most, widest] = reading.coverage;
            let told = group.is_told();
            let mut row = vec![
                group.part.word().into(),
                group.kind.word().into(),
                extent(group.is_section).into(),
                group.members.len().to_string(),
                name.into(),
                coverage(half, told),
                coverage(most, told),
                coverage(widest, told),
                mean(reading.crps_d),
            ];
            row.extend(reading.skills.iter().map(skill));
            rows.push(row);
        }
    }
    rows
}

/// The forecasts of a group with their names.
pub(super) fn readings(group: &Group) -> [(&'static str, &Reading); 3] {
    [
        ("ordinary box", &group.ordinary),
        ("all ready", &group.ready),
        ("ordinary, best values", &group.best),
    ]
}

pub(super) fn mean(scored: Option<(f64, u64)>) -> String {
    scored.map_or_else(
        || "-".into(),
        |(mean, cases)| format!("{} (n {cases})", score(mean)),
    )
}

/// "0.41 (n 2)", with its interval from ten cases on.
pub(super) fn skill(scored: &Scored) -> String {
    let Some(skill) = scored.skill else {
        return "-".into();
    };
    let ends = scored.interval.map_or_else(String::new, |ends| {
        format!(" ({:.2} to {:.2})", ends.low, ends.high)
    });
    format!("{skill:.2}{ends} (n {})", scored.cases)
}

/// What is left out, and why.
pub(super) fn left_out(found: &Backtest) -> Words {
    let mut rows = vec![words(["row", "kind", "why it is left out"])];
    for row in &found.left_out {
        rows.push(vec![
            row.name.clone(),
            row.kind.word().into(),
            row.why.clone(),
        ]);
    }
    rows
}

/// Shipments under way: the share that is still under way, by day.
pub(super) fn waited(found: &Backtest) -> Words {
    let mut rows = vec![words([
        "kind",
        "between",
        "arrived",
        "under way",
        "median, days",
        "its 95% interval",
    ])];
    for one in &found.waited {
        let (low, high) = one.survival.median_interval();
        let end = |end: Option<f64>| end.map_or_else(|| "not reached".into(), days);
        rows.push(vec![
            one.kind.word().into(),
            format!("{} and {}", one.pair.0, one.pair.1),
            one.counts.0.to_string(),
            one.counts.1.to_string(),
            end(one.survival.median()),
            format!("{} to {}", end(low), end(high)),
        ]);
    }
    rows
}

/// True where no group has enough cases for a percentage.
pub(super) fn all_few(found: &Backtest) -> bool {
    found
        .groups
        .iter()
        .all(|group: &Group| super::told::few(group))
}
