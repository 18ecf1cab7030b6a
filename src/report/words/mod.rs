//! Numbers and fixed terms in plain words (METHOD 8.2, 8.4): as many digits as they deserve, and no more.

mod likelihood;

use crate::study::finding::{Estimate, Footing, Range, Spread};

pub use likelihood::{LIKELIHOOD_WORDS, likelihood, likelihood_word};

/// What stands where there is no number: nothing arrived.
const NOTHING: &str = "-";

/// Rounds to so many significant digits; zero stays zero.
#[must_use]
pub fn significant(value: f64, digits: i32) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let place = digits - 1 - value.abs().log10().floor() as i32;
    if place >= 0 {
        let scale = 10_f64.powi(place);
        (value * scale).round() / scale
    } else {
        let scale = 10_f64.powi(-place);
        (value / scale).round() * scale
    }
}

/// Significant digits that an estimate deserves: three where neither the noise nor what we do not know reaches
/// half a unit of the third digit's neighbour (2% of the value), else two.
#[must_use]
pub fn digits(estimate: &Estimate) -> i32 {
    let unknown = estimate.unknown.map_or(0.0, |range| range.p95 - range.p5);
    if 2.0 * estimate.noise.unwrap_or(f64::INFINITY) + unknown <= 0.02 * estimate.value.abs() {
        3
    } else {
        2
    }
}

/// A whole number with a comma at each thousand: 12,345.
#[must_use]
pub fn thousands(number: f64) -> String {
    if !number.is_finite() {
        return NOTHING.into();
    }
    let digits = format!("{:.0}", number.abs());
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if number < 0.0 && digits != "0" {
        text.insert(0, '-');
    }
    text
}

/// A number in two significant digits, with a comma at each thousand: 1,200, 3.4.
#[must_use]
pub fn thousands_of(number: f64) -> String {
    let rounded = significant(number, 2);
    if rounded.abs() >= 1_000.0 {
        thousands(rounded)
    } else {
        format!("{rounded}")
    }
}

/// A value as it stands in a table, in three significant digits: 13.4, 0.45, 12,300.
#[must_use]
pub fn number(value: f64) -> String {
    let rounded = significant(value, 3);
    if rounded.abs() >= 1_000.0 {
        thousands(rounded)
    } else {
        format!("{rounded}")
    }
}

/// Hours as days: whole above ten, two significant digits below, never finer than a hundredth.
#[must_use]
pub fn days(hours: f64) -> String {
    if !hours.is_finite() {
        return NOTHING.into();
    }
    let days = hours / 24.0;
    let size = days.abs();
    let text = if size >= 9.95 {
        format!("{days:.0}")
    } else if size >= 0.995 {
        format!("{days:.1}")
    } else {
        format!("{days:.2}")
    };
    if text
        .trim_start_matches('-')
        .bytes()
        .all(|b| b == b'0' || b == b'.')
    {
        "0".into()
    } else {
        text
    }
}

/// An amount of money without its unit, in two significant digits: 5,900.
#[must_use]
pub fn money(usd: f64) -> String {
    thousands(significant(usd, 2))
}

/// The value of an estimate of money in the digits it deserves.
#[must_use]
pub fn money_of(estimate: &Estimate) -> String {
    thousands(significant(estimate.value, digits(estimate)))
}

/// Kilometres in three significant digits.
#[must_use]
pub fn kilometres(km: f64) -> String {
    thousands(significant(km, 3))
}

/// A share as shipments of a hundred: `71`; `fewer than 1` and `more than 99` at the ends.
#[must_use]
pub fn of_100(share: f64) -> String {
    if !share.is_finite() {
        NOTHING.into()
    } else if share > 0.0 && share < 0.005 {
        "fewer than 1".into()
    } else if (0.995..1.0).contains(&share) {
        "more than 99".into()
    } else {
        format!("{:.0}", 100.0 * share)
    }
}

/// A share as shipments of a hundred, in full: `12 in 100`.
#[must_use]
pub fn in_100(share: f64) -> String {
    format!("{} in 100", of_100(share))
}

/// Where a step decides, inside a sentence: `at Midway`, `on the way by sea to Westport`.
#[must_use]
pub fn deciding(step: &str) -> String {
    if step.starts_with("at ") {
        step.to_owned()
    } else {
        format!("on the way by {step}")
    }
}

/// Two ends: `35-85`; with ` to ` between them where a minus sign would mislead.
#[must_use]
pub fn ends(low: &str, high: &str) -> String {
    if low.starts_with('-') || high.starts_with('-') || low.contains(' ') || high.contains(' ') {
        format!("{low} to {high}")
    } else {
        format!("{low}-{high}")
    }
}

/// A range over what we do not know, each end in the given words; empty when there is only one future.
#[must_use]
pub fn range(unknown: Option<Range>, words: impl Fn(f64) -> String) -> Option<String> {
    unknown.map(|range| ends(&words(range.p5), &words(range.p95)))
}

/// Median with P5 and P95 over trials: `27 (22-35)`.
#[must_use]
pub fn with_range(spread: &Spread, words: impl Fn(f64) -> String) -> String {
    format!(
        "{} ({})",
        words(spread.p50.value),
        ends(&words(spread.p5.value), &words(spread.p95.value))
    )
}

/// A probability in full: `71 in 100 (46-79)`.
#[must_use]
pub fn chance(estimate: &Estimate) -> String {
    let head = format!("{} in 100", of_100(estimate.value));
    match range(estimate.unknown, of_100) {
        Some(range) => format!("{head} ({range})"),
        None => head,
    }
}

/// What an answer rests on, by grade: the same words in the brief and in the workbook.
#[must_use]
pub fn by_grade(footing: &Footing) -> String {
    let total: usize = footing.by_grade.iter().sum();
    let [measured, announced, estimate, judgement] = footing.by_grade;
    format!(
        "Of {total} rows and assumptions behind the routes, {measured} are measured, {announced} announced, \
         {estimate} estimates and {judgement} judgements."
    )
}

/// The same by age of the evidence.
#[must_use]
pub fn by_age(footing: &Footing, price_year: i32) -> String {
    let ages: Vec<String> = footing
        .by_age
        .iter()
        .filter(|(_, rows)| *rows > 0)
        .map(|(age, rows)| format!("{} {rows}", age.words()))
        .collect();
    format!(
        "Age of their evidence in {price_year}: {}.",
        ages.join(", ")
    )
}

/// A label inside a sentence: what follows its first comma goes in brackets.
#[must_use]
pub fn named(label: &str) -> String {
    match label.split_once(", ") {
        Some((head, rest)) if !label.contains(['(', ';']) => format!("{head} ({rest})"),
        _ => label.to_owned(),
    }
}

/// The name of a place for a title: what stands in brackets is cut.
#[must_use]
pub fn short_place(name: &str) -> &str {
    match name.split_once(" (") {
        Some((head, _)) if !head.is_empty() => head,
        _ => name,
    }
}

/// A name inside a sentence: its first letter small, unless the word is in capitals.
#[must_use]
pub fn lowered(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            let rest: String = std::iter::once(second).chain(letters).collect();
            format!("{}{rest}", first.to_lowercase())
        }
        _ => name.to_owned(),
    }
}

/// The box in words.
#[must_use]
pub fn container(cargo_box: &str) -> String {
    match cargo_box.strip_suffix("ft") {
        Some(feet) => format!("{feet}-foot container"),
        None => cargo_box.to_owned(),
    }
}

/// What money is counted in: `USD per 40-foot box`.
#[must_use]
pub fn money_unit(cargo_box: &str) -> String {
    match cargo_box.strip_suffix("ft") {
        Some(feet) => format!("USD per {feet}-foot box"),
        None => format!("USD per {cargo_box} box"),
    }
}

/// The scope in words: `gate to gate`.
#[must_use]
pub fn scope(scope: &str) -> String {
    scope.replace('-', " to ")
}

/// The window in words: a whole year as its number, else both days.
#[must_use]
pub fn window((from, to): &(String, String)) -> String {
    match (from.strip_suffix("-01-01"), to.strip_suffix("-12-31")) {
        (Some(first), Some(last)) if first == last => first.to_owned(),
        _ if from == to => from.clone(),
        _ => format!("{from} to {to}"),
    }
}

#[cfg(test)]
mod tests;
