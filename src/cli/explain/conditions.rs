//! A closure, a season or a shared shock: what it is, when it holds, what it acts on.

use std::fmt::Write;

use super::cells::{self, Named};
use super::chances;
use super::evidence;
use super::rows::short;
use crate::corridor::{Closure, Corridor, Factor, Level, Loading, Season, Values};
use crate::time::Instant;

/// Names of months, January first.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The closures and the season of a leg or stop, a line each; nothing if there are none.
pub(super) fn named(corridor: &Corridor, closures: &[usize], season: Option<usize>) -> String {
    let mut text = String::new();
    if !closures.is_empty() {
        let ids = closures
            .iter()
            .map(|&index| corridor.closures[index].id.as_str());
        let ids: Vec<&str> = ids.collect();
        let _ = writeln!(text, "  closures: {}", ids.join(", "));
    }
    if let Some(season) = season {
        let _ = writeln!(text, "  season: {}", corridor.seasons[season].id);
    }
    text
}

/// The closure, season or factor of this id, if there is one.
pub(super) fn explained(
    corridor: &Corridor,
    values: &Values,
    id: &str,
    tell: &dyn Fn(&[Named]) -> String,
) -> Option<String> {
    let position = corridor.closures.iter().position(|row| row.id == id);
    if let Some(index) = position {
        return Some(closure(corridor, values, index, tell));
    }
    let position = corridor.seasons.iter().position(|row| row.id == id);
    if let Some(index) = position {
        return Some(season(corridor, index, tell));
    }
    let index = corridor.factors.iter().position(|row| row.id == id)?;
    Some(factor(corridor, index, &corridor.factors[index]))
}

fn closure(
    corridor: &Corridor,
    values: &Values,
    index: usize,
    tell: &dyn Fn(&[Named]) -> String,
) -> String {
    let row = &corridor.closures[index];
    let mut text = format!(
        "closure {}: {}\n  level {}: {}\n",
        row.id,
        row.name,
        row.level.word(),
        meaning(row.level)
    );
    text.push_str(&when(row));
    let regimes = corridor.regimes.iter();
    let in_force: Vec<&str> = regimes
        .filter(|regime| regime.closures.contains(&index))
        .map(|regime| regime.id.as_str())
        .collect();
    if !in_force.is_empty() {
        let _ = writeln!(text, "  in force under: {}", in_force.join(", "));
    }
    text.push_str(&tell(&cells::of_closure(row)));
    text.push_str(&chances::of_closure(corridor, values, row));
    if let Some(common) = &row.common {
        let others = corridor.closures.iter().filter(|other| {
            let cause = other.common.as_ref().map(|common| &common.cause);
            other.id != row.id && cause == Some(&common.cause)
        });
        let others: Vec<&str> = others.map(|other| other.id.as_str()).collect();
        let with = if others.is_empty() {
            "no other".to_owned()
        } else {
            others.join(", ")
        };
        let _ = writeln!(text, "  cause {}: shared with {with}", common.cause);
    }
    let legs = corridor.legs.iter();
    let legs = legs.map(|leg| (leg.id.as_str(), &leg.closures));
    let stops = corridor.stops.iter();
    let stops = stops.map(|stop| (stop.id.as_str(), &stop.closures));
    let met = legs.chain(stops).filter(|(_, shut)| shut.contains(&index));
    text.push_str(&met_on(met.map(|(id, _)| id)));
    text.push_str(&evidence(corridor, &row.evidence));
    text
}

fn met_on<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let ids: Vec<&str> = ids.collect();
    if ids.is_empty() {
        "  met on: no leg and no stop\n".to_owned()
    } else {
        format!("  met on: {}\n", ids.join(", "))
    }
}

fn meaning(level: Level) -> &'static str {
    match level {
        Level::Delay => "who comes waits until it is over",
        Level::Share => "who passes takes as much longer as the share that is left says",
        Level::Shut => "who comes waits until it is over, and for the queue that it left",
        Level::Trapped => "as shut, and what is under way waits where it is",
        Level::Barred => "who comes may not pass and is counted as not eligible",
    }
}

/// Its dates, or the months in which it starts.
fn when(row: &Closure) -> String {
    if let Some((from_h, to_h)) = row.dated {
        return match day(to_h - 1.0 / 60.0) {
            Some(last) => format!("  from {} to {last}\n", day(from_h).unwrap_or_default()),
            None => format!("  since {}\n", day(from_h).unwrap_or_default()),
        };
    }
    if row.recurring.is_none() {
        return "  without a rate: only where a regime has it in force\n".to_owned();
    }
    if row.months.iter().all(|weight| *weight == 1.0) {
        return "  months: all alike\n".to_owned();
    }
    let months = MONTHS.iter().zip(&row.months);
    let months: Vec<String> = months
        .filter(|(_, weight)| **weight > 0.0)
        .map(|(month, weight)| match *weight {
            1.0 => (*month).to_owned(),
            weight => format!("{month} {}", short(weight)),
        })
        .collect();
    format!(
        "  months, with their share of the rate: {}\n",
        months.join(", ")
    )
}

fn day(hours: f64) -> Option<String> {
    let instant = Instant::try_from(hours).ok()?;
    Some(instant.local(0.0).date().to_string())
}

fn season(corridor: &Corridor, index: usize, tell: &dyn Fn(&[Named]) -> String) -> String {
    let row: &Season = &corridor.seasons[index];
    let shape = if row.linear {
        "the factor goes evenly from each date to the next"
    } else {
        "each factor holds until the next date"
    };
    let mut text = format!("season {}: {}; {shape}\n", row.id, row.name);
    for date in &row.dates {
        let _ = writeln!(text, "  from {:02}-{:02}", date.month, date.day);
        for line in tell(&cells::of_date(date)).lines() {
            let _ = writeln!(text, "  {line}");
        }
        for line in evidence(corridor, &date.evidence).lines() {
            let _ = writeln!(text, "  {line}");
        }
    }
    let legs = corridor
        .legs
        .iter()
        .map(|leg| (leg.id.as_str(), leg.season));
    let stops = corridor.stops.iter();
    let stops = stops.map(|stop| (stop.id.as_str(), stop.season));
    let met = legs.chain(stops).filter(|(_, of)| *of == Some(index));
    text.push_str(&met_on(met.map(|(id, _)| id)));
    text
}

fn factor(corridor: &Corridor, index: usize, row: &Factor) -> String {
    let blocks = match row.block_d {
        None => "one score for the whole of a trial's world".to_owned(),
        Some(days) if row.phi == 0.0 => {
            format!("a new score every {} days, each by itself", short(days))
        }
        Some(days) => format!(
            "a new score every {} days; the correlation of neighbours is {}, and falls to a tenth in {} days",
            short(days),
            short(row.phi),
            short(days * (0.1_f64.ln() / row.phi.ln()).ceil())
        ),
    };
    let mut text = format!("factor {}: {}\n  {blocks}\n", row.id, row.name);
    let follows = |loadings: &[Loading]| loadings.iter().any(|loading| loading.factor == index);
    let legs = corridor.legs.iter().filter(|leg| follows(&leg.factors));
    let stops = corridor.stops.iter().filter(|stop| follows(&stop.factors));
    let seasons = corridor.seasons.iter().filter(|season| {
        let mut dates = season.dates.iter();
        dates.any(|date| follows(&date.factors))
    });
    let ids = legs
        .map(|leg| leg.id.as_str())
        .chain(stops.map(|stop| stop.id.as_str()))
        .chain(seasons.map(|season| season.id.as_str()));
    text.push_str(&met_on(ids));
    text
}
