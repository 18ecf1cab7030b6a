//! One row of a table, with its file and number kept for messages.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Decimal;
use crate::scenario::Problem;

/// A row that has been read and not yet understood.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Row {
    /// File, as it stands in messages.
    pub(in crate::scenario) file: Arc<str>,
    /// Row as a spreadsheet counts them: the heading is row 1.
    pub(in crate::scenario) number: u32,
    /// How the file writes fractions.
    pub(in crate::scenario) decimal: Decimal,
    pub(super) cells: BTreeMap<&'static str, String>,
    /// Columns that the table must have and has not: told once, at its heading.
    pub(super) missing: Arc<[&'static str]>,
}

impl Row {
    /// The cell, without blanks around it; empty if it is empty or the table has no such column.
    pub(in crate::scenario) fn text(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |cell| cell)
    }

    /// True if the cell is empty or the table has no such column.
    pub(in crate::scenario) fn is_empty(&self, column: &str) -> bool {
        self.text(column).is_empty()
    }

    /// True if the table must have this column and has not.
    pub(in crate::scenario) fn lacks(&self, column: &str) -> bool {
        self.missing.contains(&column)
    }

    /// The parts of a list cell, parted by `;`, without empty ones.
    pub(in crate::scenario) fn list(&self, column: &str) -> Vec<&str> {
        parts(self.text(column))
    }

    /// A problem at a cell of this row.
    pub(in crate::scenario) fn problem(
        &self,
        column: &str,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Problem {
        Problem::of_file(&self.file, what, remedy)
            .at_row(self.number)
            .at_column(column)
    }
}

/// The parts of a list, parted by `;`, without empty ones.
pub(in crate::scenario) fn parts(text: &str) -> Vec<&str> {
    text.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}
