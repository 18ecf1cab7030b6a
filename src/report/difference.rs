//! The difference of two routes in words: what it is, how much of it, by which routes.

use crate::report::words;
use crate::study::{Statistic, Unit};

/// Differences of time from this many hours on are told in days.
const LONG_H: f64 = 48.0;

/// A number of a statistic with its unit: `-3.4 days`, `12 h`, `USD 320`, `62 of 100`.
#[must_use]
pub fn amount(statistic: Statistic, value: f64) -> String {
    amount_beside(statistic, value, value)
}

/// The same in the unit in which `other`, a number beside it, is told.
#[must_use]
pub fn amount_beside(statistic: Statistic, value: f64, other: f64) -> String {
    if !value.is_finite() {
        return "-".into();
    }
    match statistic.unit() {
        Unit::Hours if value.abs().max(other.abs()) >= LONG_H => {
            format!("{} days", words::days(value))
        }
        Unit::Hours => format!("{} h", words::thousands_of(value)),
        Unit::Usd => format!("USD {}", words::money(value)),
        Unit::Share => format!("{} of 100", words::of_100(value)),
    }
}

/// Two numbers of a statistic with their unit: `-12 to 3 days`.
#[must_use]
pub fn between(statistic: Statistic, low: f64, high: f64) -> String {
    let greatest = low.abs().max(high.abs());
    match statistic.unit() {
        _ if !greatest.is_finite() => "-".into(),
        Unit::Hours if greatest >= LONG_H => {
            format!("{} to {} days", words::days(low), words::days(high))
        }
        Unit::Hours => format!(
            "{} to {} h",
            words::thousands_of(low),
            words::thousands_of(high)
        ),
        Unit::Usd => format!("USD {} to {}", words::money(low), words::money(high)),
        Unit::Share => format!("{} to {} of 100", words::of_100(low), words::of_100(high)),
    }
}

/// A statistic of two routes in full: `difference of mean times, Rail less Road`.
#[must_use]
pub fn of_routes(statistic: Statistic, a: &str, b: &str) -> String {
    match statistic.unit() {
        Unit::Hours | Unit::Usd => {
            format!(
                "{}, {} less {}",
                statistic.words(),
                words::named(a),
                words::named(b)
            )
        }
        Unit::Share => format!(
            "{}, {} against {}",
            statistic.words(),
            words::named(a),
            words::named(b)
        ),
    }
}

/// A value of an unknown with its unit: `36 h`, `0.45`.
#[must_use]
pub fn value(value: f64, unit: &str) -> String {
    let number = words::number(value);
    match unit {
        "" | "1" => number,
        unit => format!("{number} {unit}"),
    }
}

/// Two values of an unknown with their unit: `24-96 h`.
#[must_use]
pub fn values(low: f64, high: f64, unit: &str) -> String {
    let ends = words::ends(&words::number(low), &words::number(high));
    match unit {
        "" | "1" => ends,
        unit => format!("{ends} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_in_the_unit_that_a_reader_thinks_in() {
        assert_eq!(amount(Statistic::MeanTime, -81.6), "-3.4 days");
        assert_eq!(amount(Statistic::MeanTime, 11.6), "12 h");
        assert_eq!(amount(Statistic::Generalised, 1234.0), "USD 1,200");
        assert_eq!(amount(Statistic::Before, 0.617), "62 of 100");
        assert_eq!(amount(Statistic::Before, f64::NAN), "-");
        assert_eq!(
            between(Statistic::MeanTime, -12.0, 240.0),
            "-0.50 to 10 days"
        );
        assert_eq!(values(0.25, 0.6, "1"), "0.25-0.6");
        assert_eq!(values(24.0, 96.0, "h"), "24-96 h");
    }
}
