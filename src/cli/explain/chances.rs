//! What follows from the cells of a closure or of a queue in closed form, at best values (METHOD 1.9, 1.10).

use std::fmt::Write;

use crate::corridor::{Closure, Corridor, Spell, Stop, Values};
use crate::law::{Backlog, Durations, Law, RatePosterior};
use crate::report::words;
use crate::route::{Puller, stop_batch, stop_load};

const DAY_H: f64 = 24.0;
const YEAR_D: f64 = 365.25;

/// A number in three significant digits: what follows from guesses is no surer.
fn short(value: f64) -> String {
    words::significant(value, 3).to_string()
}

/// Length of a closure, share of time that it is on, waits, and what its record says of its rate.
pub(super) fn of_closure(corridor: &Corridor, values: &Values, row: &Closure) -> String {
    let Some(recurring) = row.recurring else {
        return String::new();
    };
    let law = match recurring.duration {
        Spell::Fixed(hours) => Law::fixed(hours).expect("the loader refused what is no duration"),
        Spell::Drawn(index) => Puller::new(corridor, &corridor.assumptions, values).law(index),
    };
    let most_h = recurring
        .most_d
        .map_or(f64::INFINITY, |most| DAY_H * most.get(values));
    let hours = Durations::capped(&law, most_h);
    let days = Durations {
        mean: hours.mean / DAY_H,
        square: hours.square / (DAY_H * DAY_H),
    };
    let p95_d = law.quantile(0.95).min(most_h) / DAY_H;
    let mut text = format!(
        "  at best values it lasts {} days on average; 95 of 100 are over within {} days\n",
        short(days.mean),
        short(p95_d)
    );
    if row.dated.is_none() {
        text.push_str(&share_and_waits(row, values, days));
    }
    if let Some(ratio) = row.reopen_ratio {
        let backlog = Backlog {
            closed: days.mean,
            flow: 1.0,
            capacity: ratio.get(values),
        };
        let _ = writeln!(
            text,
            "  after a closure of {} days the queue is gone in {} days",
            short(backlog.closed),
            short(backlog.clearing_time())
        );
    }
    text.push_str(&record(row, recurring.rate_year.get(values)).unwrap_or_default());
    text
}

fn share_and_waits(row: &Closure, values: &Values, days: Durations) -> String {
    let Some(recurring) = row.recurring else {
        return String::new();
    };
    let rate_d = recurring.rate_year.get(values) / YEAR_D;
    let heaviest = row.months.iter().copied().fold(0.0, f64::max);
    let mean = row.mean_weight();
    let mut spans = vec![("", heaviest)];
    if row.months.iter().any(|weight| *weight < heaviest) {
        spans = vec![
            (" in its heaviest month", heaviest),
            (" over the year", mean),
        ];
    }
    let mut text = String::new();
    for (when, weight) in spans {
        let rate = weight * rate_d;
        let _ = write!(
            text,
            "  on for {} of 100 hours{when}",
            short(100.0 * days.closed_share(rate))
        );
        if row.level.holds() {
            let _ = write!(
                text,
                ": all who come wait {} days for its end on average",
                short(days.mean_wait(rate))
            );
        }
        text.push('\n');
    }
    if row.level.holds() {
        let _ = writeln!(
            text,
            "  who comes while it is on waits {} days for its end on average",
            short(days.wait_if_closed())
        );
    }
    text
}

/// The posterior of the yearly rate after the record (M103), beside the rate of the book.
fn record(row: &Closure, rate_year: f64) -> Option<String> {
    let record = row.record?;
    let posterior = RatePosterior::after(record.events, record.years).ok()?;
    let (low, high) = posterior.interval90();
    Some(format!(
        "  record: {} in {} years leave {} a year, {} to {} (90 of 100); none next year: {} of 100\n  book: {} a year\n",
        starts(record.events),
        record.years,
        short(posterior.mean()),
        short(low),
        short(high),
        short(100.0 * posterior.none_within(1.0)),
        short(row.mean_weight() * rate_year)
    ))
}

fn starts(events: f64) -> String {
    if events == 1.0 {
        "1 start".to_owned()
    } else {
        format!("{events} starts")
    }
}

/// Utilisation of a stop and the wait that follows, and the waves of a batch.
pub(super) fn of_queue(values: &Values, stop: &Stop) -> String {
    let mut text = String::new();
    if let Some(load) = stop_load(stop, values) {
        let _ = writeln!(
            text,
            "  utilisation {}: a mean wait of {} hours; {}",
            short(load.utilisation),
            short(load.mean_h),
            load.rule.words()
        );
    }
    if let Some(waves) = stop_batch(stop, values) {
        let _ = writeln!(
            text,
            "  a batch goes in {} waves: its boxes wait {} hours on average, the last {} hours",
            short(waves.count()),
            short(waves.mean()),
            short(waves.last())
        );
    }
    text
}
