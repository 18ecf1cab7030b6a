//! What is no error and worth telling of closures, seasons and queues.

use super::closure::{closed_share, durations};
use crate::corridor::{Closure, Corridor, Values};
use crate::law::{RatePosterior, STEADY_BELOW};
use crate::scenario::build::Built;

/// Above this share of its heaviest month a closure is told.
const OFTEN_CLOSED: f64 = 0.5;

/// Remarks on a corridor that has passed every check, at the best values of its book.
pub(in crate::scenario) fn remarks(built: &Built) -> Vec<String> {
    let corridor = &built.corridor;
    let values = corridor.best_values();
    let mut remarks = Vec::new();
    remarks.extend(unnamed(corridor));
    remarks.extend(of_no_regime(corridor));
    for row in &corridor.closures {
        remarks.extend(often_closed(built, row, &values));
        remarks.extend(against_record(row, &values));
        remarks.extend(alone(corridor, row));
    }
    for season in &corridor.seasons {
        if let [date] = &season.dates[..] {
            remarks.push(format!(
                "season '{}' has one date, {:02}-{:02}: it holds all year",
                season.id, date.month, date.day
            ));
        }
    }
    remarks.extend(overrun(corridor, &values));
    remarks
}

fn ids<'a>(rows: impl Iterator<Item = &'a str>, words: &str) -> Option<String> {
    let rows: Vec<&str> = rows.collect();
    (!rows.is_empty()).then(|| format!("{words}: {}", rows.join(", ")))
}

/// Closures and seasons that nothing names.
fn unnamed(corridor: &Corridor) -> Vec<String> {
    let (legs, stops) = (&corridor.legs, &corridor.stops);
    let shuts = |index: &usize| {
        let closures = legs.iter().map(|row| &row.closures);
        let mut all = closures.chain(stops.iter().map(|row| &row.closures));
        all.any(|row| row.contains(index))
    };
    let stretches = |index: &usize| {
        let seasons = legs.iter().map(|row| row.season);
        let mut all = seasons.chain(stops.iter().map(|row| row.season));
        all.any(|season| season == Some(*index))
    };
    let closures = corridor.closures.iter().enumerate();
    let closures = closures.filter(|(index, _)| !shuts(index));
    let seasons = corridor.seasons.iter().enumerate();
    let seasons = seasons.filter(|(index, _)| !stretches(index));
    let told = [
        ids(
            closures.map(|(_, row)| row.id.as_str()),
            "closures that no leg or stop names",
        ),
        ids(
            seasons.map(|(_, row)| row.id.as_str()),
            "seasons that no leg or stop names",
        ),
    ];
    told.into_iter().flatten().collect()
}

/// Closures that act only where a regime has them in force, and none has.
fn of_no_regime(corridor: &Corridor) -> Option<String> {
    let rows = corridor.closures.iter().enumerate();
    let idle = rows.filter(|(index, row)| {
        let comes = row.recurring.is_some() && row.dated.is_none();
        let mut regimes = corridor.regimes.iter();
        !comes && !regimes.any(|regime| regime.closures.contains(index))
    });
    ids(
        idle.map(|(_, row)| row.id.as_str()),
        "closures without a rate that no regime has in force, which therefore never happen",
    )
}

fn often_closed(built: &Built, row: &Closure, values: &Values) -> Option<String> {
    let recurring = row.recurring?;
    let most_h = recurring
        .most_d
        .map_or(f64::INFINITY, |most| 24.0 * most.get(values));
    let book = &built.corridor.assumptions;
    let (mean_h, _) = *durations(built, recurring.duration, book, most_h).first()?;
    let share = closed_share(row, recurring.rate_year.get(values), mean_h);
    (share > OFTEN_CLOSED).then(|| {
        format!(
            "closure '{}' is on for {:.0} of 100 hours of its heaviest month",
            row.id,
            100.0 * share
        )
    })
}

/// A rate outside the 90% interval that its own record leaves (M103).
fn against_record(row: &Closure, values: &Values) -> Option<String> {
    let (record, recurring) = (row.record?, row.recurring?);
    let (low, high) = RatePosterior::after(record.events, record.years)
        .ok()?
        .interval90();
    let rate = row.mean_weight() * recurring.rate_year.get(values);
    (!(low..=high).contains(&rate)).then(|| {
        format!(
            "closure '{}' starts {rate:.3} times a year by the book, and its record of {} in {} years leaves {low:.3} to {high:.3} (90 of 100)",
            row.id, record.events, record.years
        )
    })
}

fn alone(corridor: &Corridor, row: &Closure) -> Option<String> {
    let cause = &row.common.as_ref()?.cause;
    let others = corridor.closures.iter().filter(|other| other.id != row.id);
    let mut causes = others.filter_map(|other| other.common.as_ref());
    let shared = causes.any(|common| common.cause == *cause);
    (!shared).then(|| {
        format!(
            "closure '{}' shares its cause '{cause}' with no other",
            row.id
        )
    })
}

/// Stops that are asked for nearly as much as they can pass, or for more.
fn overrun(corridor: &Corridor, values: &Values) -> Vec<String> {
    let mut told = Vec::new();
    for stop in &corridor.stops {
        let volume = stop.queue.and_then(|queue| queue.volume_teu_d);
        let (Some(volume), Some(capacity)) = (volume, stop.capacity_teu_d) else {
            continue;
        };
        let utilisation = volume.get(values) / capacity.get(values);
        if utilisation >= STEADY_BELOW {
            told.push(format!(
                "stop '{}' is asked for {:.0} of 100 TEU that it can pass: its queue grows over the year",
                stop.id,
                100.0 * utilisation
            ));
        }
    }
    told
}
