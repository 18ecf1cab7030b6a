//! Reads the bytes of one CSV file into rows, or says everything that is wrong with its shape.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::number::shows_decimal_mark;
use super::{Decimal, Row, Table};
use crate::scenario::Problem;
use crate::scenario::problem::{listed, nearest};

/// The rows of a table, and what is wrong with its shape; `label` is the file's name in messages.
pub(in crate::scenario) fn sheet(
    table: Table,
    label: &str,
    bytes: &[u8],
) -> (Vec<Row>, Vec<Problem>) {
    let text = match decoded(label, bytes) {
        Ok(text) => text,
        Err(problem) => return (Vec::new(), vec![problem]),
    };
    let separator = match separator(label, text) {
        Ok(separator) => separator,
        Err(problem) => return (Vec::new(), vec![problem]),
    };
    let (records, mut problems) = records(label, text, separator);
    let Some((heading, records)) = records.split_first() else {
        return (Vec::new(), problems);
    };
    let columns = columns(table, label, &heading.cells, &mut problems);
    let decimal = decimal(separator, records);
    let file: Arc<str> = label.into();
    let missing: Arc<[&'static str]> = table
        .required()
        .into_iter()
        .filter(|column| !columns.contains(&Some(column)))
        .collect();
    let mut rows = Vec::new();
    for record in records {
        if record.cells.iter().all(String::is_empty) {
            continue;
        }
        if let Some(problem) = ragged(label, heading.cells.len(), record) {
            problems.push(problem);
            continue;
        }
        let cells: BTreeMap<&'static str, String> = columns
            .iter()
            .zip(&record.cells)
            .filter_map(|(column, cell)| Some(((*column)?, cell.clone())))
            .collect();
        rows.push(Row {
            file: Arc::clone(&file),
            number: record.row,
            decimal,
            cells,
            missing: Arc::clone(&missing),
        });
    }
    (rows, problems)
}

fn decoded<'a>(label: &str, bytes: &'a [u8]) -> Result<&'a str, Problem> {
    const REMEDY: &str = "Save it as \"CSV UTF-8\"";
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Problem::of_file(label, "the file is UTF-16 text", REMEDY));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let what = "the file is a workbook and not a CSV table";
        return Err(Problem::of_file(label, what, REMEDY));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let row = before.split(|byte| *byte == b'\n').count();
        let what = "a letter is not UTF-8";
        Problem::of_file(label, what, REMEDY).at_row(u32::try_from(row).unwrap_or(u32::MAX))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        let remedy = "Write the heading row with the names of the columns, or remove the file";
        return Err(Problem::of_file(label, "the file is empty", remedy));
    }
    Ok(text)
}

/// The separator of the heading row: names of columns hold no separators of any kind.
fn separator(label: &str, text: &str) -> Result<u8, Problem> {
    let heading = text.lines().find(|line| !line.trim().is_empty());
    let heading = heading.unwrap_or_default();
    let found: Vec<u8> = [b',', b';', b'\t']
        .into_iter()
        .filter(|mark| heading.as_bytes().contains(mark))
        .collect();
    match found[..] {
        [] => Ok(b','),
        [one] => Ok(one),
        _ => Err(Problem::of_file(
            label,
            "the heading row holds more than one kind of separator",
            "Part all cells by commas, or all by semicolons",
        )
        .at_row(1)),
    }
}

struct Record {
    row: u32,
    cells: Vec<String>,
}

/// All records with their rows as a spreadsheet counts them: blank lines count, breaks inside a cell do not.
fn records(label: &str, text: &str, separator: u8) -> (Vec<Record>, Vec<Problem>) {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut problems = Vec::new();
    let mut breaks_in_cells = 0;
    let (mut counted, mut breaks) = (0, 0);
    for record in reader.records() {
        match record {
            Ok(record) => {
                let start = record.position().map_or(0, csv::Position::byte) as usize;
                let blank = text[start..].find(|c: char| !matches!(c, '\r' | '\n'));
                let start = start + blank.unwrap_or(0);
                breaks += text[counted..start].matches('\n').count();
                counted = start;
                let row = u32::try_from(1 + breaks - breaks_in_cells).unwrap_or(u32::MAX);
                breaks_in_cells += record
                    .iter()
                    .map(|cell| cell.matches('\n').count())
                    .sum::<usize>();
                let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
                records.push(Record { row, cells });
            }
            Err(error) => problems.push(Problem::of_file(
                label,
                format!("the table cannot be read: {error}"),
                "Save it again as \"CSV UTF-8\"",
            )),
        }
    }
    if let Some(last) = records.last()
        && let Some(cell) = last
            .cells
            .iter()
            .find(|cell| cell.matches('\n').count() > 20)
    {
        let start: String = cell.chars().take(20).collect();
        problems.push(
            Problem::of_file(
                label,
                format!("the quoted cell that begins '{start}' runs on to the end of the file"),
                "Close its quotation marks",
            )
            .at_row(last.row),
        );
        records.pop();
    }
    (records, problems)
}

/// For each column of the heading its name, or `None` where the table has no such column.
fn columns(
    table: Table,
    label: &str,
    heading: &[String],
    problems: &mut Vec<Problem>,
) -> Vec<Option<&'static str>> {
    let all = table.columns();
    let mut columns: Vec<Option<&'static str>> = Vec::new();
    for name in heading {
        let known = all.iter().copied().find(|known| known == name);
        let at = |what: String, remedy: String| {
            Problem::of_file(label, what, remedy)
                .at_row(1)
                .at_column(name.as_str())
        };
        match known {
            Some(known) if columns.contains(&Some(known)) => problems.push(at(
                "the column stands there twice".to_owned(),
                "Remove one of the two".to_owned(),
            )),
            None if !name.is_empty() => {
                let near = nearest(name, all.iter().copied(), 3);
                problems.push(at(
                    format!("'{name}' is no column of {}", table.file()),
                    format!("Write {} or remove the column", listed(&near, "or")),
                ));
            }
            _ => {}
        }
        columns.push(known.filter(|known| !columns.contains(&Some(known))));
    }
    for missing in table.required() {
        if !columns.contains(&Some(missing)) {
            problems.push(
                Problem::of_file(
                    label,
                    format!("there is no column '{missing}'"),
                    format!(
                        "Add it; {} needs the columns {}",
                        table.file(),
                        listed(&table.required(), "and")
                    ),
                )
                .at_row(1)
                .at_column(missing),
            );
        }
    }
    columns
}

/// A file parted by semicolons comes from a country with decimal commas, unless its numbers say otherwise.
fn decimal(separator: u8, records: &[Record]) -> Decimal {
    let cells = || records.iter().flat_map(|record| &record.cells);
    let points = cells().any(|cell| shows_decimal_mark(cell, '.'));
    let commas = cells().any(|cell| shows_decimal_mark(cell, ','));
    if separator == b';' && (commas || !points) {
        Decimal::Unsure
    } else {
        Decimal::Point
    }
}

fn ragged(label: &str, wanted: usize, record: &Record) -> Option<Problem> {
    let found = record.cells.len();
    let spare = record.cells.get(wanted..).unwrap_or_default();
    let fits = found >= wanted && spare.iter().all(String::is_empty);
    (!fits).then(|| {
        Problem::of_file(
            label,
            format!("the row has {found} cells and the heading {wanted}"),
            "Put a cell that holds a separator between quotation marks, and keep empty cells",
        )
        .at_row(record.row)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn factors(bytes: &[u8]) -> (Vec<Row>, Vec<String>) {
        let (rows, problems) = sheet(Table::Factors, "factors.csv", bytes);
        (rows, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_table_saved_by_a_spreadsheet_in_a_country_with_decimal_commas_is_read() {
        let (rows, problems) =
            factors("\u{feff}id;name;note\r\ngulf;\"Gulf; all\";\r\n".as_bytes());
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(rows[0].text("name"), "Gulf; all");
        assert_eq!(rows[0].decimal, Decimal::Unsure);
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let (rows, problems) = factors(b"id,name\n\ngulf,\"two\nlines\"\nice,Ice\n,\n");
        assert_eq!(problems, Vec::<String>::new());
        let numbers: Vec<u32> = rows.iter().map(|row| row.number).collect();
        // Heading in row 1, a blank row 2, then two rows; the break inside the cell is no row.
        assert_eq!(numbers, [3, 4]);
    }

    #[test]
    fn semicolons_with_decimal_points_are_told_from_semicolons_with_decimal_commas() {
        let (points, _) = factors(b"id;name\na;0.5\n");
        assert_eq!(points[0].decimal, Decimal::Point);
        let (both, _) = factors(b"id;name\na;0.5\nb;0,5\n");
        assert_eq!(both[0].decimal, Decimal::Unsure);
    }

    #[test]
    fn cells_beyond_the_heading_are_refused_unless_they_are_empty() {
        assert_eq!(factors(b"id,name\ngulf,Gulf,,\n").0.len(), 1);
        let (rows, problems) = factors(b"id,name\ngulf,Gulf,x\nice\n");
        assert!(rows.is_empty());
        assert_eq!(problems.len(), 2);
    }
}
