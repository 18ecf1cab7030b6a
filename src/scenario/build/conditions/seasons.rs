//! Seasons: dates of the year from which hours stretch by a factor, and convoys run.

use crate::corridor::{Factor, LawRow, Loading, Quantity, Season, SeasonDate, Stretch};
use crate::scenario::build::{Bound, Reader, Role};
use crate::scenario::table::{Measure, Row, Table, seems_a_number};

/// Days of each month, February without its leap day.
const DAYS: [i8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// All rows of `seasons.csv`, those with one id making one season.
pub(in crate::scenario) fn seasons(
    reader: &mut Reader,
    rows: &[Row],
    factors: &[Factor],
    laws: &[LawRow],
) -> Vec<Season> {
    let mut seasons: Vec<(&Row, Season)> = Vec::new();
    for row in rows {
        let shapes = [("step", false), ("linear", true)];
        let linear = reader.word(row, "shape", &shapes, Some(false));
        let id = row.text("id");
        let position = seasons.iter().position(|(_, season)| season.id == id);
        let position = position.unwrap_or_else(|| {
            let season = Season {
                id: id.to_owned(),
                name: row.text("name").to_owned(),
                linear: linear.unwrap_or(false),
                dates: Vec::new(),
            };
            seasons.push((row, season));
            seasons.len() - 1
        });
        let first = seasons[position].0;
        agree(reader, first, row);
        let season = &mut seasons[position].1;
        if season.linear {
            even(reader, row, laws);
        }
        let Some(date) = date(reader, row, factors, laws) else {
            continue;
        };
        if let Some(before) = season.dates.last()
            && (before.month, before.day) >= (date.month, date.day)
        {
            let what = format!(
                "the dates of the season '{id}' do not rise: {} stands after {:02}-{:02}",
                row.text("from"),
                before.month,
                before.day
            );
            reader.refuse(row, "from", what, "Write its rows in the order of the year");
        }
        season.dates.push(date);
    }
    seasons.into_iter().map(|(_, season)| season).collect()
}

/// Name and shape stand in the first row of a season; what a later row says must be the same.
fn agree(reader: &mut Reader, first: &Row, row: &Row) {
    if row.number == first.number && row.file == first.file {
        if row.is_empty("name") {
            let what = "the cell is empty, and this is the first row of its season";
            reader.refuse(row, "name", what, "Write a plain name");
        }
        return;
    }
    for column in ["name", "shape"] {
        let (said, says) = (first.text(column), row.text(column));
        let untold = column == "name" && said.is_empty();
        let usual = column == "shape" && said.is_empty() && says == "step";
        if !says.is_empty() && says != said && !untold && !usual {
            let what = format!(
                "the season '{}' has '{says}' here and '{said}' in row {}",
                row.text("id"),
                first.number
            );
            reader.refuse(row, column, what, "Write the same, or leave the cell empty");
        }
    }
}

/// What a season whose factor goes evenly from date to date does not have.
fn even(reader: &mut Reader, row: &Row, laws: &[LawRow]) {
    for (column, words) in [("sd_d", "dates that vary"), ("convoy_h", "convoys")] {
        if !row.is_empty(column) {
            let what = format!("a linear season has no {words}");
            reader.refuse(row, column, what, "Empty the cell, or write the shape step");
        }
    }
    if laws.iter().any(|law| law.id == row.text("factor")) {
        let what = "a linear season has no factors that are drawn";
        reader.refuse(row, "factor", what, "Write a number, or the shape step");
    }
}

fn date(reader: &mut Reader, row: &Row, factors: &[Factor], laws: &[LawRow]) -> Option<SeasonDate> {
    let sd_d = reader.part(
        row,
        "sd_d",
        row.text("sd_d"),
        Measure::Days,
        Bound::DaysOfSpread,
        Role::Spread,
    );
    let stretch = stretch(reader, row, laws);
    let convoy_h = reader.quantity(row, "convoy_h", Measure::Hours, Bound::ConvoyHours);
    let factors = loadings(reader, row, factors);
    let evidence = reader.evidence(row);
    let (month, day) = day_of(reader, row)?;
    Some(SeasonDate {
        month,
        day,
        sd_d,
        stretch: stretch?,
        convoy_h,
        factors,
        evidence,
    })
}

/// A number, an assumption, or a law of unit 1; 1 if the cell is empty.
fn stretch(reader: &mut Reader, row: &Row, laws: &[LawRow]) -> Option<Stretch> {
    let text = row.text("factor");
    if text.is_empty() {
        return Some(Stretch::Known(Quantity::Given(1.0)));
    }
    let name = reader.names.get(text).map(|name| (name.table, name.index));
    let law = match name {
        Some((Table::Laws, index)) => index,
        Some((Table::Assumptions, _)) | None if name.is_some() || seems_a_number(text) => {
            let factor = reader.quantity(row, "factor", Measure::Number, Bound::Positive);
            return factor.map(Stretch::Known);
        }
        _ => {
            let tables = [Table::Assumptions, Table::Laws];
            reader.dangling(row, "factor", &tables, text);
            return None;
        }
    };
    if laws.get(law).is_some_and(|law| law.is_time) {
        let what = format!("the law '{text}' is a time and no multiplier");
        reader.refuse(row, "factor", what, "Name a law of unit 1");
        return None;
    }
    Some(Stretch::Drawn(law))
}

/// Shared shocks that dates and severity follow: there is one score of a year, so they have one score of a world.
fn loadings(reader: &mut Reader, row: &Row, factors: &[Factor]) -> Vec<Loading> {
    let loadings = reader.factors(row);
    for loading in &loadings {
        let Some(factor) = factors.get(loading.factor) else {
            continue;
        };
        if factor.block_d.is_some() {
            let what = format!(
                "the factor '{}' changes every block, and a season has one score a year",
                factor.id
            );
            reader.refuse(row, "factors", what, "Name a factor without block_d");
        }
    }
    loadings
}

/// Month and day of `12-10`.
fn day_of(reader: &mut Reader, row: &Row) -> Option<(i8, i8)> {
    let text = row.text("from");
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = text
        .split_once('-')
        .filter(|(month, day)| digits(month) && digits(day))
        .and_then(|(month, day)| Some((month.parse::<i8>().ok()?, day.parse::<i8>().ok()?)));
    let Some((month, day)) = parts else {
        let what = if text.is_empty() {
            "the cell is empty".to_owned()
        } else {
            format!("'{text}' is no day of the year of the form 12-10, month and day")
        };
        let remedy = "Write month-day, and format the column as text in a spreadsheet";
        reader.refuse(row, "from", what, remedy);
        return None;
    };
    let days = usize::try_from(month - 1)
        .ok()
        .and_then(|index| DAYS.get(index));
    if days.is_some_and(|days| (1..=*days).contains(&day)) {
        return Some((month, day));
    }
    let (what, remedy) = if (month, day) == (2, 29) {
        (
            "02-29 does not come every year".to_owned(),
            "Write 02-28 or 03-01",
        )
    } else {
        (
            format!("there is no {text} in the year"),
            "Write a month from 01 to 12 and a day that it has",
        )
    };
    reader.refuse(row, "from", what, remedy);
    None
}
