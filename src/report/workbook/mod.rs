//! The tables of a run as one Excel workbook, the same bytes each time.

mod closures;
mod sheet;
mod sheets;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::corridor::{Assumption, Corridor};
use crate::study::finding::Comparison;

pub use sheet::Sheet;

/// What the answer was made from, for the sheets of assumptions and sources.
#[derive(Clone, Debug)]
pub struct Inputs<'a> {
    /// The corridor.
    pub corridor: &'a Corridor,
    /// For each regime, in the comparison's order, the book as it stands under it.
    pub books: Vec<&'a [Assumption]>,
    /// Indices of the assumptions that the routes read, rising.
    pub assumptions: Vec<usize>,
    /// Ids of the sources behind them and behind the rows, rising.
    pub sources: Vec<String>,
}

/// The workbook: Read me, Summary, Time parts, Cost lines, Pairs, Routes, then Closures, Deciding steps and Timeline
/// where there is anything to tell, Assumptions used, Sources.
///
/// # Errors
/// [`XlsxError`] when a table is too large for a sheet.
pub fn workbook(answer: &Comparison, inputs: &Inputs<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(&answer.asked.title)
            .set_comment("Made by Corridor. In this model, under these inputs.")
            .set_creation_datetime(&ExcelDateTime::from_ymd(2025, 1, 1)?),
    );
    for sheet in sheets::all(answer, inputs) {
        workbook.push_worksheet(sheet.worksheet()?);
    }
    workbook.save_to_buffer()
}

/// A workbook of these sheets alone.
///
/// # Errors
/// [`XlsxError`] when a table is too large for a sheet.
pub fn of_sheets(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_comment("Made by Corridor. In this model, under these inputs.")
            .set_creation_datetime(&ExcelDateTime::from_ymd(2025, 1, 1)?),
    );
    for sheet in sheets {
        workbook.push_worksheet(sheet.worksheet()?);
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{comparison, corridor};

    #[test]
    fn the_workbook_is_the_same_bytes_each_time() {
        let (answer, corridor) = (comparison(), corridor());
        let inputs = Inputs {
            corridor: &corridor,
            books: vec![&corridor.assumptions, &corridor.assumptions],
            assumptions: vec![0, 1],
            sources: vec!["S12".into()],
        };
        let first = workbook(&answer, &inputs).unwrap();
        // A zip archive begins with PK.
        assert_eq!(&first[..2], b"PK");
        assert_eq!(first, workbook(&answer, &inputs).unwrap());
    }
}
