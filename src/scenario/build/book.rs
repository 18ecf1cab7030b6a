//! The book of assumptions, the sources and the price levels.

use super::Reader;
use crate::corridor::{Assumption, AssumptionKind, Source, SourceClass, Trend};
use crate::scenario::Problem;
use crate::scenario::table::{Kind, Per, Prices, Row, Unit, number};

/// Price levels that turn amounts into USD of `year`, with what is wrong in the rows.
pub(in crate::scenario) fn prices(rows: &[Row], year: i32) -> (Prices, Vec<Problem>) {
    let mut prices = Prices::new(year);
    let mut problems = Vec::new();
    let mut seen: Vec<(&str, &str, i32)> = Vec::new();
    for row in rows {
        let mut cell = |column: &str| {
            let text = row.text(column);
            if text.is_empty() {
                return None;
            }
            match number(text, row.decimal) {
                Ok(number) if number > 0.0 => Some(number),
                Ok(_) => {
                    let what = format!("'{text}' is outside what this column takes");
                    problems.push(row.problem(column, what, "Write a number above zero"));
                    None
                }
                Err(fault) => {
                    problems.push(row.problem(column, fault.what(text), fault.remedy(text)));
                    None
                }
            }
        };
        let (usd_rate, deflator) = (cell("usd_rate"), cell("deflator"));
        let Some(year) = cell("year").filter(|year| year.fract() == 0.0 && *year < 1e5) else {
            problems.push(row.problem("year", "the row has no year", "Write one"));
            continue;
        };
        let year = year as i32;
        let currency = row.text("currency");
        if currency.len() != 3 || !currency.bytes().all(|b| b.is_ascii_uppercase()) {
            let what = format!("'{currency}' is no currency code");
            problems.push(row.problem("currency", what, "Write three capital letters"));
        }
        if seen.contains(&(&row.file, currency, year)) {
            let what = format!("{currency} of {year} stands twice in this table");
            problems.push(row.problem("year", what, "Remove one of the two rows"));
        }
        seen.push((&row.file, currency, year));
        prices.add(row, year, usd_rate, deflator);
    }
    (prices, problems)
}

/// A row of `sources.csv`.
pub(in crate::scenario) fn source(reader: &mut Reader, row: &Row) -> Source {
    let classes = [
        ("statistic", SourceClass::Statistic),
        ("operator", SourceClass::Operator),
        ("official", SourceClass::Official),
        ("press", SourceClass::Press),
        ("study", SourceClass::Study),
        ("own", SourceClass::Own),
    ];
    Source {
        id: row.text("id").to_owned(),
        title: row.text("title").to_owned(),
        publisher: row.text("publisher").to_owned(),
        year: row.text("year").to_owned(),
        class: reader
            .word(row, "class", &classes, None)
            .unwrap_or(SourceClass::Own),
        url: row.text("url").to_owned(),
        note: row.text("note").to_owned(),
    }
}

/// A row of `assumptions.csv`.
pub(in crate::scenario) fn assumption(reader: &mut Reader, row: &Row) -> Assumption {
    let best = reader.plain(row, "best");
    if row.is_empty("best") {
        reader.refuse(row, "best", "the cell is empty", "Write the best value");
    }
    let low = reader.plain(row, "low");
    let high = reader.plain(row, "high");
    let kinds = [
        ("unknown", AssumptionKind::Unknown),
        ("fixed", AssumptionKind::Fixed),
        ("deep", AssumptionKind::Deep),
    ];
    let kind = reader
        .word(row, "kind", &kinds, Some(AssumptionKind::Unknown))
        .unwrap_or(AssumptionKind::Unknown);
    if low.is_some() != high.is_some() && row.is_empty("low") != row.is_empty("high") {
        let column = if low.is_none() { "low" } else { "high" };
        let remedy = "Write both ends, or leave both empty for a number that is known";
        reader.refuse(row, column, "the range has one end only", remedy);
    }
    if let (Some(low), Some(best), Some(high)) = (low, best, high)
        && !(low <= best && best <= high)
    {
        let what =
            format!("the range is upside down: low {low}, best {best}, high {high} do not rise");
        reader.refuse(row, "best", what, "Write low <= best <= high");
    }
    let price_year = reader.whole(row, "price_year");
    unit(reader, row, price_year);
    let best = best.unwrap_or(1.0);
    Assumption {
        id: row.text("id").to_owned(),
        quantity: row.text("quantity").to_owned(),
        low: low.unwrap_or(best),
        best,
        high: high.unwrap_or(best),
        unit: row.text("unit").to_owned(),
        price_year,
        per: row.text("per").to_owned(),
        direction: row.text("direction").to_owned(),
        as_of: row.text("as_of").to_owned(),
        trend: trend(reader, row),
        kind,
        group: row.text("group").to_owned(),
        evidence: reader.evidence(row),
        replaced: None,
    }
}

/// How the number moves with the date, or between which dates it holds.
fn trend(reader: &mut Reader, row: &Row) -> Option<Trend> {
    let from_h = reader.date(row, "from");
    let to_h = reader.date(row, "to").map(|midnight| midnight + 24.0);
    let per_year = reader.plain(row, "per_year");
    if !row.is_empty("per_year") && row.is_empty("from") {
        let what = "the number moves and nothing says from when";
        let remedy = "Write the date at which low, best and high hold, or empty per_year";
        reader.refuse(row, "from", what, remedy);
        return None;
    }
    if let (Some(from), Some(to)) = (from_h, to_h)
        && from >= to
    {
        let what = "the dates end before they begin";
        reader.refuse(row, "to", what, "Write the dates in order");
    }
    (from_h.is_some() || to_h.is_some()).then(|| Trend {
        from_h: from_h.unwrap_or(f64::NEG_INFINITY),
        to_h: to_h.unwrap_or(f64::INFINITY),
        per_year: per_year.unwrap_or(0.0),
    })
}

/// Checks unit, price year and what a price is for, so that later uses may rely on them.
fn unit(reader: &mut Reader, row: &Row, price_year: Option<i32>) {
    let text = row.text("unit");
    let Some(unit) = Unit::parse(text) else {
        let what = format!("'{text}' is no unit that is known here");
        let remedy = "Write h, d, week, min, km, nm, knots, km/h, km/d, 1, %, USD, EUR, USD/km, USD/d, g/tkm, kg/t, t, TEU or TEU/d";
        reader.refuse(row, "unit", what, remedy);
        return;
    };
    let per = row.text("per");
    if !per.is_empty() && Per::of(per).is_none() {
        let what = format!("'{per}' is no word of this column");
        let remedy = "Write TEU, 20ft, 40ft, box, truck, t or shipment";
        reader.refuse(row, "per", what, remedy);
    }
    if unit.per.is_some() && Per::of(per).is_some() && unit.per != Per::of(per) {
        let what = format!("the unit {text} and per {per} do not agree");
        reader.refuse(row, "per", what, "Leave one of them out");
    }
    let Some(currency) = &unit.currency else {
        return;
    };
    let Some(year) = price_year else {
        if row.is_empty("price_year") {
            let what = format!("an amount in {currency} has no price year");
            reader.refuse(row, "price_year", what, "Write the year of its prices");
        }
        return;
    };
    if let Err((what, remedy)) = reader.prices.factor(currency, year) {
        reader.refuse(row, "price_year", what, remedy);
    }
    debug_assert!(matches!(
        unit.kind,
        Kind::Money | Kind::MoneyPerKm | Kind::MoneyPerDay
    ));
}
