//! A backtest in words.

use super::rows::readings;
use crate::report::words;
use crate::scenario::{ObservationKind, Taken};
use crate::stats::scores::Coverage;
use crate::study::backtest::{Backtest, Case, Group, Record, Simulated};

/// Days as they are read: no decimals from ten on, one from one on, two below.
pub(super) fn days(days: f64) -> String {
    let places = match days.abs() {
        size if size >= 9.95 => 0,
        size if size >= 0.995 => 1,
        _ => 2,
    };
    format!("{days:.places$}")
}

/// A score in days: one digit more.
pub(super) fn score(days: f64) -> String {
    let places = if days.abs() >= 9.95 { 1 } else { 2 };
    format!("{days:.places$}")
}

/// "22-23", "at most 2", "40, under way".
pub(super) fn taken(taken: Taken) -> String {
    match taken {
        Taken::Within { low, high } if low == high => plain(low),
        Taken::Within { low, high } => format!("{}-{}", plain(low), plain(high)),
        Taken::AtMost(high) => format!("at most {}", plain(high)),
        Taken::UnderWay(since) => format!("{}, under way", plain(since)),
    }
}

/// A number of the table as it stands there.
fn plain(number: f64) -> String {
    format!("{number}")
}

/// "21 26 33": P5, P50, P95.
pub(super) fn band(forecast: &Simulated) -> String {
    let (low, high) = forecast.bands_d[2];
    format!("{} - {} - {}", days(low), days(forecast.p50_d), days(high))
}

/// "50 80 90" as far as they hold what was seen: "yes yes yes".
pub(super) fn inside(forecast: &Simulated) -> String {
    match forecast.inside {
        None => "not known yet".into(),
        Some(inside) => {
            let word = |yes: bool| if yes { "in" } else { "out" };
            inside.map(word).join(" ")
        }
    }
}

/// "0.03": the share of the forecast below what was seen.
pub(super) fn place(forecast: &Simulated) -> String {
    forecast
        .pit
        .map_or_else(|| "-".into(), |pit| format!("{pit:.2}"))
}

/// "3 of 4", and from ten cases on the share with its exact interval.
pub(super) fn coverage(seen: Coverage, is_told: bool) -> String {
    let count = format!("{} of {}", seen.hits, seen.cases);
    match seen.share() {
        Some(share) if is_told => {
            let ends = seen.interval();
            format!(
                "{count}: {:.0}% ({:.0}-{:.0})",
                100.0 * share,
                100.0 * ends.low,
                100.0 * ends.high
            )
        }
        _ => count,
    }
}

/// "full ways" or "sections".
pub(super) fn extent(is_section: bool) -> &'static str {
    if is_section { "section" } else { "full way" }
}

/// The kind in the plural.
pub(super) fn kinds(kind: ObservationKind) -> &'static str {
    match kind {
        ObservationKind::Pilot => "pilots",
        ObservationKind::Regular => "trips of ordinary traffic",
        ObservationKind::Survey => "surveys",
        ObservationKind::Announced => "announced",
    }
}

/// "2 full-length trips on record, 2 of them pilots".
pub(super) fn headline(found: &Backtest) -> String {
    let (trips, pilots) = found.full_trips();
    trips_and_pilots(trips, pilots)
}

/// What stands beside the headline of a comparison: the trips on record between its two places.
#[must_use]
pub(crate) fn on_record(record: Record) -> String {
    format!(
        "On record between these places, either way: {}.",
        trips_and_pilots(record.trips, record.pilots)
    )
}

fn trips_and_pilots(trips: usize, pilots: usize) -> String {
    match trips {
        0 => "no full-length trip".into(),
        1 => format!(
            "1 full-length trip, {}",
            if pilots == 1 { "a pilot" } else { "no pilot" }
        ),
        _ => {
            let of_them = match pilots {
                0 => "none of them a pilot".to_owned(),
                1 => "one of them a pilot".to_owned(),
                _ => format!("{pilots} of them pilots"),
            };
            format!("{trips} full-length trips, {of_them}")
        }
    }
}

/// The kinds that are scored, each with how many of it are inside the 90% band: never pooled.
pub(super) fn answer(found: &Backtest) -> String {
    let clauses: Vec<String> = found
        .groups
        .iter()
        .map(|group| {
            let [.., widest] = group.ordinary.coverage;
            let [.., all_ready] = group.ready.coverage;
            let ready = if all_ready.cases == 0 {
                String::new()
            } else {
                format!(" ({} where trains and ships stand ready)", all_ready.hits)
            };
            format!(
                "{} {}, {}: {} of {} inside the 90% band{ready}",
                group.part.word(),
                kinds(group.kind),
                if group.is_section {
                    "sections"
                } else {
                    "full ways"
                },
                widest.hits,
                widest.cases,
            )
        })
        .collect();
    if clauses.is_empty() {
        "Nothing on record can be scored yet".into()
    } else {
        clauses.join("; ")
    }
}

/// The acceptance of METHOD 7.7: each trip inside the 90% band of a shipment that finds all ready.
pub(super) fn acceptance(found: &Backtest) -> Option<String> {
    let trips = found.cases.iter().filter(|case| {
        let is_trip = matches!(case.kind, ObservationKind::Pilot | ObservationKind::Regular);
        is_trip && case.is_scored()
    });
    let told: Vec<(&str, bool)> = trips
        .filter_map(|case| {
            let inside = case.forecasts.ready.as_ref()?.inside?;
            Some((case.name.as_str(), inside[2]))
        })
        .collect();
    let missed: Vec<&str> = told
        .iter()
        .filter(|(_, inside)| !inside)
        .map(|(name, _)| *name)
        .collect();
    let tail = if missed.is_empty() {
        String::new()
    } else {
        format!("; outside: {}", missed.join("; "))
    };
    (!told.is_empty()).then(|| {
        format!(
            "Acceptance (each trip inside the 90% band of a shipment that finds all ready): {} of {}{tail}.",
            told.len() - missed.len(),
            told.len()
        )
    })
}

/// Where the forecast is no better than a reference: each said plainly.
pub(super) fn beaten(found: &Backtest) -> Vec<String> {
    const BY: [&str; 3] = [
        "the announced time",
        "the other trips of the kind",
        "length over speed",
    ];
    let mut lines = Vec::new();
    for group in &found.groups {
        for (name, reading) in readings(group).into_iter().take(2) {
            let worse: Vec<String> = BY
                .iter()
                .zip(&reading.skills)
                .filter(|(_, scored)| scored.skill.is_some_and(|skill| skill <= 0.0))
                .map(|(by, scored)| format!("{by} (n {})", scored.cases))
                .collect();
            if !worse.is_empty() {
                lines.push(format!(
                    "{} {}, {}s, {name}: does not beat {}.",
                    group.part.word(),
                    kinds(group.kind),
                    extent(group.is_section),
                    worse.join(", nor ")
                ));
            }
        }
    }
    lines
}

/// What every number of the page was made with.
pub(super) fn caption(found: &Backtest) -> String {
    let asked = &found.asked;
    let mut parts = vec![
        "Each trip between its own places, in its own season, on its own way, under the regime of its date".to_owned(),
        format!(
            "{}, one {} unless the row says otherwise",
            words::lowered(&asked.cargo),
            words::container(&asked.cargo_box)
        ),
        "days from clock open to clock close as the row reads its clock".to_owned(),
        format!("{} trials at best values", words::thousands(asked.trials_asked as f64)),
    ];
    if asked.futures > 1 {
        parts.push(format!(
            "{} futures of {} trials",
            asked.futures,
            words::thousands(asked.inner as f64)
        ));
    }
    parts.push(format!("seed {}", asked.seed));
    let changes = asked.overrides.iter();
    parts.extend(changes.map(|change| format!("changed: {change}")));
    if !asked.edits.is_empty() {
        parts.push(format!("{} rows of the tables edited", asked.edits.len()));
    }
    format!("{}.", parts.join("; "))
}

/// What is to be known of a case beside its numbers: the dates of its inputs, that it was not offered, that it is not
/// independent.
pub(super) fn remarks(case: &Case) -> Vec<String> {
    let mut remarks = Vec::new();
    remarks.extend(case.regime.vintage.clone());
    if !case.not_offered_because.is_empty() {
        remarks.push("not on offer then, as the tables tell".into());
    }
    if case.forecasts.mixture.lost > 0.005 {
        let lost = 100.0 * case.forecasts.mixture.lost;
        remarks.push(format!(
            "{lost:.0} of 100 simulated shipments do not arrive"
        ));
    }
    if case.is_not_independent() {
        remarks.push(format!("not independent: {}", case.shared.join(", ")));
    }
    remarks
}

/// How the groups are told: a count, or percentages.
pub(super) fn few(group: &Group) -> bool {
    !group.is_told()
}
