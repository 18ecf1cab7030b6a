//! One sheet: a table with its headings frozen, its numbers formatted and its columns wide enough.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use crate::report::summary::Entry;

/// A table that becomes a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Name on the tab.
    pub name: &'static str,
    /// Headings, with units.
    pub columns: Vec<String>,
    /// Rows, an entry for each column.
    pub rows: Vec<Vec<Entry>>,
}

/// Narrowest and widest column, characters.
const WIDTHS: (usize, usize) = (8, 60);

impl Sheet {
    /// A sheet from its headings and rows.
    #[must_use]
    pub fn new(name: &'static str, columns: &[&str], rows: Vec<Vec<Entry>>) -> Self {
        Self {
            name,
            columns: columns.iter().map(|&column| column.to_owned()).collect(),
            rows,
        }
    }

    /// The sheet as the library wants it.
    ///
    /// # Errors
    /// [`XlsxError`] when the table is too large for a sheet.
    pub(super) fn worksheet(&self) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(self.name)?;
        let heading = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top);
        for (at, column) in (0..).zip(&self.columns) {
            sheet.write_string_with_format(0, at, column, &heading)?;
            sheet.set_column_width(at, self.width(usize::from(at)) as f64)?;
            let format = Format::new().set_num_format(number_format(column));
            for (row, entries) in (1..).zip(&self.rows) {
                match &entries[usize::from(at)] {
                    Entry::Text(text) => sheet.write_string(row, at, text)?,
                    Entry::Number(number) => {
                        sheet.write_number_with_format(row, at, *number, &format)?
                    }
                    Entry::Empty => continue,
                };
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(sheet)
    }

    fn width(&self, column: usize) -> usize {
        let longest = self
            .rows
            .iter()
            .map(|row| match &row[column] {
                Entry::Text(text) => text.chars().count(),
                Entry::Number(_) => 9,
                Entry::Empty => 0,
            })
            .max()
            .unwrap_or(0);
        let longest_word = self.columns[column].split(' ').map(str::len).max();
        (longest.max(longest_word.unwrap_or(0)) + 1).clamp(WIDTHS.0, WIDTHS.1)
    }
}

/// How numbers of a column are shown, by the unit in its heading; the cell keeps the whole number.
fn number_format(column: &str) -> &'static str {
    let unit = column.rsplit(['_', ' ']).next().unwrap_or(column);
    if column.contains("share") || column.contains("on_time") || column.contains("index") {
        "0.00"
    } else if matches!(unit, "usd" | "USD" | "km" | "kg") {
        "#,##0"
    } else if matches!(unit, "d" | "days") {
        "0.0"
    } else if matches!(unit, "h" | "hours") {
        "#,##0.0"
    } else {
        "General"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_shows_its_numbers_as_its_unit_wants() {
        let formats: Vec<&str> = [
            "cost_p50_usd",
            "time_p50_d",
            "before_reference_share",
            "sailings_per_week",
            "distance_km",
        ]
        .iter()
        .map(|column| number_format(column))
        .collect();
        assert_eq!(formats, ["#,##0", "0.0", "0.00", "General", "#,##0"]);
    }

    #[test]
    fn a_column_is_as_wide_as_its_words_within_reason() {
        let text = |n: usize| vec![Entry::Text("x".repeat(n))];
        let sheet = Sheet::new("t", &["note"], vec![text(20), text(4)]);
        assert_eq!(sheet.width(0), 21);
        assert_eq!(Sheet::new("t", &["note"], vec![text(500)]).width(0), 60);
    }
}
