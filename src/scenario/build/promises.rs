//! Announced dates, and dates that are written in parts.

use super::{Reader, hours_of};
use crate::corridor::Promise;
use crate::scenario::table::Row;

/// A row of `promises.csv`.
pub(in crate::scenario) fn promise(reader: &mut Reader, row: &Row) -> Promise {
    let evidence = reader.evidence(row);
    let said = months(reader, row, "said", true);
    let promised = months(reader, row, "promised", true);
    let outcome = months(reader, row, "outcome", false);
    if let (Some(said), Some(outcome)) = (said, outcome)
        && outcome < said
    {
        let what = "the outcome lies before the day on which it was announced";
        reader.refuse(row, "outcome", what, "Write the dates in order");
    }
    if row.is_empty("project") {
        reader.refuse(
            row,
            "project",
            "the cell is empty",
            "Write the name of the project",
        );
    }
    if evidence.sources.is_empty() {
        reader.refuse(row, "source", "the cell is empty", SOURCE);
    }
    Promise {
        id: row.text("id").to_owned(),
        project: row.text("project").to_owned(),
        said_months: said.unwrap_or(0.0),
        promised_months: promised.unwrap_or(0.0),
        outcome_months: outcome,
        dates: ["said", "promised", "outcome"].map(|column| row.text(column).to_owned()),
        sources: evidence.sources,
        grade: evidence.grade.word(),
        note: evidence.note,
    }
}

/// What mends a row that names nobody who said it.
pub(super) const SOURCE: &str = "Write the id of a row of sources.csv";

const FORMS: &str =
    "Write 2025, 2025-01 or 2025-01-31, and format the column as text in a spreadsheet";

/// Months since 1970-01 of `2025` (its middle), `2025-01` (its middle) or `2025-01-31`.
pub(super) fn months(reader: &mut Reader, row: &Row, column: &str, needed: bool) -> Option<f64> {
    let text = row.text(column);
    if text.is_empty() {
        if needed {
            reader.refuse(row, column, "the cell is empty", FORMS);
        }
        return None;
    }
    let months = months_of(text);
    if months.is_none() {
        let what = format!("'{text}' is no date");
        reader.refuse(row, column, what, FORMS);
    }
    months
}

fn months_of(text: &str) -> Option<f64> {
    let whole = match text.len() {
        4 => format!("{text}-07-01"),
        7 => format!("{text}-16"),
        _ => text.to_owned(),
    };
    hours_of(&whole)?;
    let mut parts = whole.split('-').map(str::parse::<f64>);
    let (year, month, day) = (
        parts.next()?.ok()?,
        parts.next()?.ok()?,
        parts.next()?.ok()?,
    );
    Some((year - 1970.0) * 12.0 + (month - 1.0) + (day - 1.0) / 30.4375)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_parts_is_taken_at_the_middle_of_what_it_names() {
        assert_eq!(months_of("1971-03-01"), Some(14.0));
        assert_eq!(months_of("1970"), Some(6.0));
        assert_eq!(months_of("1970-02"), Some(1.0 + 15.0 / 30.4375));
        for odd in ["", "soon", "2025-13", "2025-02-30", "20250101", "2025/01"] {
            assert_eq!(months_of(odd), None, "{odd}");
        }
    }
}
