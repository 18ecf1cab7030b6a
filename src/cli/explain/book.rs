//! An assumption: its range, who replaced it, where it is used and into what it is converted there.

use std::fmt::Write;

use crate::cli::explain::{evidence, rows};
use crate::corridor::{Assumption, AssumptionKind};
use crate::scenario::Question;
use crate::time::Instant;

/// The assumption (by index) as the book has it, as it stands under each regime, and every cell that reads it.
pub(super) fn explained(question: &Question, index: usize) -> String {
    let corridor = &question.corridor;
    let row = &corridor.assumptions[index];
    let mut text = format!("assumption {}: {}\n", row.id, row.quantity);
    let _ = writeln!(text, "  book: {}", range(row));
    text.push_str(&moving(row));
    for case in &question.regimes {
        let here = &case.book[index];
        let regime = &corridor.regimes[case.regime].name;
        if here != row {
            let middle = "at the middle of the departure window";
            let why = here.replaced.as_deref().unwrap_or(middle);
            let _ = writeln!(text, "  {regime}: {} ({why})", range(here));
        }
        if case.drawn_as[index] != index {
            let other = &corridor.assumptions[case.drawn_as[index]].id;
            let _ = writeln!(text, "  {regime}: shares the draw of {other}");
        }
    }
    for (word, value) in [
        ("per", row.per.as_str()),
        ("direction", &row.direction),
        ("as of", &row.as_of),
        ("group", &row.group),
    ] {
        if !value.is_empty() {
            let _ = writeln!(text, "  {word}: {value}");
        }
    }
    for used in rows::uses(corridor, index) {
        let _ = writeln!(text, "  used in {used}");
    }
    text.push_str(&evidence(corridor, &row.evidence));
    text
}

/// How it moves with the date, or between which dates it holds.
fn moving(row: &Assumption) -> String {
    let Some(trend) = row.trend else {
        return String::new();
    };
    let day = |word: &str, hours: f64| {
        let instant = Instant::try_from(hours).ok();
        instant.map_or(String::new(), |at| {
            format!(" {word} {}", at.local(0.0).date())
        })
    };
    let (from, to) = (
        day("from", trend.from_h),
        day("to", trend.to_h - 1.0 / 60.0),
    );
    if trend.per_year == 0.0 {
        return format!("  holds{from}{to}\n");
    }
    format!(
        "  moves by {:+}{} a year{from}{to}\n",
        trend.per_year,
        unit(row)
    )
}

/// `48 h, from 24 to 96, unknown`. What has moved with the date is told in six digits.
fn range(row: &Assumption) -> String {
    let moved = row.trend.is_some_and(|trend| trend.per_year != 0.0);
    let number = |value: f64| {
        if moved {
            rows::short(value)
        } else {
            value.to_string()
        }
    };
    let prices = row
        .price_year
        .map_or(String::new(), |year| format!(" of {year}"));
    let kind = match row.kind {
        AssumptionKind::Unknown if row.is_unknown() => {
            let (low, high) = (number(row.low), number(row.high));
            format!(", from {low} to {high}, drawn over futures")
        }
        AssumptionKind::Unknown | AssumptionKind::Fixed => ", fixed".to_owned(),
        AssumptionKind::Deep => ", deep: stated, never drawn".to_owned(),
    };
    format!("{}{}{prices}{kind}", number(row.best), unit(row))
}

/// The unit with a blank before it; a bare number has none.
pub(super) fn unit(row: &Assumption) -> String {
    match row.unit.as_str() {
        "" | "1" => String::new(),
        unit => format!(" {unit}"),
    }
}
