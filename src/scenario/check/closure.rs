//! A closure must end and leave some time open, and is no choice of anybody's.

use super::at_row_of;
use super::law::{corners, law};
use crate::corridor::{Assumption, Change, Closure, Quantity, SetValue, Spell};
use crate::scenario::Problem;
use crate::scenario::build::{Built, CONDITIONS};

/// No closure may last longer: ten years, in hours.
const MOST_H: f64 = 87_600.0;
/// A closure that is on for a greater share of its heaviest month belongs to a regime.
const MOST_CLOSED: f64 = 0.95;
const YEAR_H: f64 = 365.25 * 24.0;

/// Closures that do not end, last no time, or leave hardly any time open when the assumptions are as in `book`.
pub(super) fn endless(built: &Built, book: &[Assumption], under: &str) -> Vec<Problem> {
    let closures = built.corridor.closures.iter();
    closures
        .filter_map(|row| unending(built, row, book, under))
        .collect()
}

fn unending(built: &Built, row: &Closure, book: &[Assumption], under: &str) -> Option<Problem> {
    let recurring = row.recurring?;
    let most_h = recurring
        .most_d
        .map_or(f64::INFINITY, |most| 24.0 * greatest(most, book));
    let mut longest_mean = 0.0;
    for (mean_h, end_h) in durations(built, recurring.duration, book, most_h) {
        // Fixed hours are ten years at most as they are read.
        if let Spell::Drawn(law) = recurring.duration
            && end_h > MOST_H
        {
            let what = format!(
                "the law '{}' of '{}' has no greatest value below ten years{under}",
                built.corridor.laws[law].id, row.id
            );
            let remedy = "Fill duration_max_d: no closure then lasts longer than so many days";
            return Some(at_row_of(built, &row.id, "duration", what, remedy));
        }
        if mean_h <= 0.0 {
            let what = format!("'{}' lasts no time{under}", row.id);
            let remedy = "Write a duration of more than 0";
            return Some(at_row_of(built, &row.id, "duration", what, remedy));
        }
        longest_mean = f64::max(longest_mean, mean_h);
    }
    let rate = greatest(recurring.rate_year, book);
    let share = closed_share(row, rate, longest_mean);
    (share > MOST_CLOSED).then(|| {
        let what = format!(
            "'{}' is never open: with up to {rate} starts a year of {longest_mean:.1} hours on average it is closed {:.1} of 100 hours of its heaviest month{under}",
            row.id,
            100.0 * share
        );
        let remedy = "Make it rarer or shorter; what is shut all the time is named in the column closures of a regime";
        at_row_of(built, &row.id, "rate_year", what, remedy)
    })
}

/// Share of the time that it is closed in its heaviest month: r D / (1 + r D) (M023).
pub(super) fn closed_share(row: &Closure, rate_year: f64, mean_h: f64) -> f64 {
    let heaviest = row.months.iter().copied().fold(0.0, f64::max);
    let closed = heaviest * rate_year / YEAR_H * mean_h;
    closed / (1.0 + closed)
}

/// Mean, cut to `most_h`, and greatest value of a duration, hours: at best values and at the ends of the ranges of
/// its law. A law that is none there is told at its own row.
pub(super) fn durations(
    built: &Built,
    spell: Spell,
    book: &[Assumption],
    most_h: f64,
) -> Vec<(f64, f64)> {
    let laws = &built.corridor.laws;
    match spell {
        Spell::Fixed(hours) => vec![(hours.min(most_h), hours.min(most_h))],
        Spell::Drawn(index) => corners(&laws[index].form, book)
            .into_iter()
            .filter_map(|(_, values)| law(laws, index, &values).ok())
            .map(|law| {
                let end = law.support().1.min(most_h);
                let beyond = if end < law.support().1 {
                    law.mean_excess(end)
                } else {
                    0.0
                };
                (law.mean() - beyond, end)
            })
            .collect(),
    }
}

/// The greatest value of a cell over the range of its assumption.
fn greatest(cell: Quantity, book: &[Assumption]) -> f64 {
    match cell {
        Quantity::Given(number) => number,
        Quantity::Assumed { assumption, factor } => {
            let row = &book[assumption];
            f64::max(factor * row.low, factor * row.high)
        }
    }
}

/// Legs, stops and regimes that name a closure twice.
pub(super) fn named_twice(built: &Built) -> Vec<Problem> {
    let corridor = &built.corridor;
    let legs = corridor.legs.iter().map(|row| (&row.id, &row.closures));
    let stops = corridor.stops.iter().map(|row| (&row.id, &row.closures));
    let regimes = corridor.regimes.iter().map(|row| (&row.id, &row.closures));
    let mut problems = Vec::new();
    for (id, closures) in legs.chain(stops).chain(regimes) {
        for (place, closure) in closures.iter().enumerate() {
            if closures[..place].contains(closure) {
                let what = format!("'{}' stands there twice", corridor.closures[*closure].id);
                problems.push(at_row_of(built, id, "closures", what, "Name it once"));
            }
        }
    }
    problems
}

/// Levers that would move a condition of the world by way of a regime that lets it follow what they set.
pub(super) fn pulled(built: &Built) -> Vec<Problem> {
    let corridor = &built.corridor;
    let is_condition = |assumption: usize| {
        let mut uses = built.uses.iter();
        uses.any(|cell| cell.assumption == assumption && CONDITIONS.contains(&cell.column.as_str()))
    };
    let mut problems = Vec::new();
    for regime in &corridor.regimes {
        for change in &regime.changes {
            let Change::Assumption(set, SetValue::As(other)) = change else {
                continue;
            };
            let lever = corridor.levers.iter().find(|lever| {
                let mut effects = lever.effects.iter();
                effects.any(
                    |effect| matches!(effect.change, Change::Assumption(pulled, _) if pulled == *other),
                )
            });
            if let Some(lever) = lever.filter(|_| is_condition(*set)) {
                let book = &corridor.assumptions;
                let what = format!(
                    "'{}' says how often or how openly something closes, and it would follow '{}', which the lever '{}' sets",
                    book[*set].id, book[*other].id, lever.id
                );
                let remedy = "Set it to a number, or to an assumption that no lever sets";
                problems.push(at_row_of(built, &regime.id, "sets", what, remedy));
            }
        }
    }
    problems
}
