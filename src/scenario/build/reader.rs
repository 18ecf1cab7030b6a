//! Reads the cells of rows: each method gives what the cell means, or notes a problem and gives nothing.

use super::exchange::factor;
use super::{Bound, CellUse, Role};
use crate::corridor::{Assumption, Quantity};
use crate::scenario::Problem;
use crate::scenario::problem::listed;
use crate::scenario::table::{
    Measure, Names, NumberFault, Prices, Row, Table, number, seems_a_number,
};

/// Reads cells against the ids, the book and the price levels of one corridor.
#[derive(Debug)]
pub(in crate::scenario) struct Reader<'a> {
    /// Every id.
    pub(in crate::scenario) names: &'a Names,
    /// Price levels.
    pub(in crate::scenario) prices: &'a Prices,
    /// The book, once it has been read.
    pub(in crate::scenario) book: Vec<Assumption>,
    /// What was wrong so far.
    pub(in crate::scenario) problems: Vec<Problem>,
    /// Every cell that holds an assumption.
    pub(in crate::scenario) uses: Vec<CellUse>,
}

impl<'a> Reader<'a> {
    /// A reader with an empty book.
    pub(in crate::scenario) fn new(names: &'a Names, prices: &'a Prices) -> Self {
        Self {
            names,
            prices,
            book: Vec::new(),
            problems: Vec::new(),
            uses: Vec::new(),
        }
    }

    /// Notes a problem of a cell.
    pub(in crate::scenario) fn refuse(
        &mut self,
        row: &Row,
        column: &str,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        if !row.lacks(column) {
            self.problems.push(row.problem(column, what, remedy));
        }
    }

    /// Notes that an id names no row of these tables.
    pub(in crate::scenario) fn dangling(
        &mut self,
        row: &Row,
        column: &str,
        tables: &[Table],
        id: &str,
    ) {
        if let Some((what, remedy)) = self.names.fault(tables, id) {
            self.refuse(row, column, what, remedy);
        }
    }

    /// A number that cannot be an assumption; `None` if the cell is empty or wrong.
    pub(in crate::scenario) fn plain(&mut self, row: &Row, column: &str) -> Option<f64> {
        let text = row.text(column);
        if text.is_empty() {
            return None;
        }
        number(text, row.decimal)
            .map_err(|fault| self.refuse(row, column, fault.what(text), fault.remedy(text)))
            .ok()
    }

    /// A number within a bound that cannot be an assumption.
    pub(in crate::scenario) fn plain_within(
        &mut self,
        row: &Row,
        column: &str,
        bound: Bound,
    ) -> Option<f64> {
        let number = self.plain(row, column)?;
        if bound.allows(number) {
            return Some(number);
        }
        let what = format!("'{}' is outside what this column takes", row.text(column));
        self.refuse(row, column, what, format!("Write {}", bound.words()));
        None
    }

    /// A whole number.
    pub(in crate::scenario) fn whole(&mut self, row: &Row, column: &str) -> Option<i32> {
        let text = row.text(column);
        let number = self.plain(row, column)?;
        if number.fract() == 0.0 && number.abs() < 1e9 {
            return Some(number as i32);
        }
        let what = format!("'{text}' is not a whole number");
        self.refuse(row, column, what, "Write digits only");
        None
    }

    /// A numeric cell: a number in the column's unit (times `scale`), or an assumption; `None` if empty or wrong.
    pub(in crate::scenario) fn scaled(
        &mut self,
        row: &Row,
        column: &str,
        measure: Measure,
        bound: Bound,
        scale: f64,
    ) -> Option<Quantity> {
        let text = row.text(column).to_owned();
        self.part(row, column, &text, measure, bound, Role::Typical)
            .map(|quantity| match quantity {
                Quantity::Given(number) => Quantity::Given(scale * number),
                assumed @ Quantity::Assumed { .. } => assumed,
            })
    }

    /// A numeric cell.
    pub(in crate::scenario) fn quantity(
        &mut self,
        row: &Row,
        column: &str,
        measure: Measure,
        bound: Bound,
    ) -> Option<Quantity> {
        self.scaled(row, column, measure, bound, 1.0)
    }

    /// A numeric cell that must not be empty.
    pub(in crate::scenario) fn needed(
        &mut self,
        row: &Row,
        column: &str,
        measure: Measure,
        bound: Bound,
    ) -> Quantity {
        if row.is_empty(column) {
            let remedy = "Write a number or the id of an assumption";
            self.refuse(row, column, "the cell is empty", remedy);
        }
        self.quantity(row, column, measure, bound)
            .unwrap_or(Quantity::Given(1.0))
    }

    /// A numeric value inside a cell: a number or the id of an assumption.
    pub(in crate::scenario) fn part(
        &mut self,
        row: &Row,
        column: &str,
        text: &str,
        measure: Measure,
        bound: Bound,
        role: Role,
    ) -> Option<Quantity> {
        if text.is_empty() {
            return None;
        }
        if let Some(name) = self.names.get(text)
            && name.table == Table::Assumptions
        {
            return self.assumed(row, column, name.index, measure, bound, role);
        }
        match number(text, row.decimal) {
            Ok(number) if bound.allows(number) => Some(Quantity::Given(number)),
            Ok(_) => {
                let what = format!("'{text}' is outside what this column takes");
                self.refuse(row, column, what, format!("Write {}", bound.words()));
                None
            }
            Err(NumberFault::NotANumber) if !seems_a_number(text) => {
                self.dangling(row, column, &[Table::Assumptions], text);
                None
            }
            Err(fault) => {
                self.refuse(row, column, fault.what(text), fault.remedy(text));
                None
            }
        }
    }

    fn assumed(
        &mut self,
        row: &Row,
        column: &str,
        assumption: usize,
        measure: Measure,
        bound: Bound,
        role: Role,
    ) -> Option<Quantity> {
        let factor = match factor(&self.book[assumption], measure, self.prices) {
            Ok(factor) => factor?,
            Err((what, remedy)) => {
                self.refuse(row, column, what, remedy);
                return None;
            }
        };
        self.uses.push(CellUse {
            assumption,
            factor,
            bound,
            role,
            file: row.file.clone(),
            row: row.number,
            column: column.to_owned(),
        });
        Some(Quantity::Assumed { assumption, factor })
    }

    /// One of a closed set of words; `absent` stands for an empty cell, and if there is none it must not be empty.
    pub(in crate::scenario) fn word<T: Copy>(
        &mut self,
        row: &Row,
        column: &str,
        known: &[(&str, T)],
        absent: Option<T>,
    ) -> Option<T> {
        let text = row.text(column);
        if text.is_empty() && absent.is_some() {
            return absent;
        }
        let found = known.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
            let what = if text.is_empty() {
                "the cell is empty".to_owned()
            } else {
                format!("'{text}' is no word of this column")
            };
            self.refuse(row, column, what, format!("Write {}", listed(&words, "or")));
        }
        found.map(|(_, value)| *value)
    }

    /// Index of the row of `table` that an id names.
    pub(in crate::scenario) fn named(
        &mut self,
        row: &Row,
        column: &str,
        table: Table,
        id: &str,
    ) -> Option<usize> {
        let found = self.names.index(table, id);
        if found.is_err() {
            self.dangling(row, column, &[table], id);
        }
        found.ok()
    }

    /// Index of the row of `table` that the cell names; `None` if it is empty.
    pub(in crate::scenario) fn id(
        &mut self,
        row: &Row,
        column: &str,
        table: Table,
    ) -> Option<usize> {
        let id = row.text(column).to_owned();
        if id.is_empty() {
            return None;
        }
        self.named(row, column, table, &id)
    }

    /// Indices of the rows of `table` that the list cell names.
    pub(in crate::scenario) fn ids(&mut self, row: &Row, column: &str, table: Table) -> Vec<usize> {
        let mut indices = Vec::new();
        for id in row.list(column) {
            let Some(index) = self.named(row, column, table, id) else {
                continue;
            };
            indices.push(index);
        }
        indices
    }
}
