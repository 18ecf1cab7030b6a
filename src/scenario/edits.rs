//! What an edited copy of the shipped tables says otherwise: rows by id, cell by cell.

use std::collections::BTreeMap;

use super::library::shipped_files;

/// Rows of a table by their id (those of a season by id and date), each its cells with their columns, in the order of the file.
type Rows = BTreeMap<String, Vec<(String, String)>>;

/// Columns by which the table of seasons is known: several of its rows share an id.
const SEASON: [&str; 3] = ["id", "from", "factor"];

/// A line for each row of these files that is not as in the shipped file of the same name: what changed, what is
/// new, what is gone. Files that are not shipped, and tables without ids, are left out.
pub(super) fn edits(files: &[(String, Vec<u8>)]) -> Vec<String> {
    let shipped: BTreeMap<String, Vec<u8>> = shipped_files().into_iter().collect();
    let mut lines = Vec::new();
    for (name, bytes) in files {
        let Some(old) = shipped.get(name).filter(|old| *old != bytes) else {
            continue;
        };
        if let Some((old, new)) = rows(old).zip(rows(bytes)) {
            compare(name, &old, &new, &mut lines);
        }
    }
    lines
}

/// None for a file that is no table with ids.
fn rows(bytes: &[u8]) -> Option<Rows> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let heads = reader.headers().ok()?.clone();
    let id = heads.iter().position(|head| head.trim() == "id")?;
    let is_season = SEASON
        .iter()
        .all(|column| heads.iter().any(|head| head.trim() == *column));
    let from = heads.iter().position(|head| head.trim() == "from");
    let day = from.filter(|_| is_season);
    let mut rows = Rows::new();
    for record in reader.records() {
        let record = record.ok()?;
        let cells = heads
            .iter()
            .zip(&record)
            .map(|(head, cell)| (head.trim().to_owned(), cell.trim().to_owned()))
            .collect();
        let mut key = record.get(id)?.trim().to_owned();
        if let Some(day) = day.and_then(|day| record.get(day)) {
            key = format!("{key} from {}", day.trim());
        }
        rows.insert(key, cells);
    }
    Some(rows)
}

fn compare(file: &str, old: &Rows, new: &Rows, lines: &mut Vec<String>) {
    for (id, cells) in new {
        let Some(before) = old.get(id) else {
            lines.push(format!("{file}, {id}: new"));
            continue;
        };
        let mut columns: Vec<&str> = Vec::new();
        for (column, _) in cells.iter().chain(before) {
            if !columns.contains(&column.as_str()) {
                columns.push(column);
            }
        }
        let changed: Vec<String> = columns
            .into_iter()
            .filter_map(|column| {
                let (was, is) = (cell(before, column), cell(cells, column));
                let word = |cell: &str| match cell {
                    "" => "empty".to_owned(),
                    cell => cell.to_owned(),
                };
                (was != is).then(|| format!("{column} {} instead of {}", word(is), word(was)))
            })
            .collect();
        if !changed.is_empty() {
            lines.push(format!("{file}, {id}: {}", changed.join("; ")));
        }
    }
    let gone = old.keys().filter(|id| !new.contains_key(*id));
    lines.extend(gone.map(|id| format!("{file}, {id}: left out")));
}

/// The cell of a column; empty where the row has no such column.
fn cell<'a>(cells: &'a [(String, String)], column: &str) -> &'a str {
    let found = cells.iter().find(|(name, _)| name == column);
    found.map_or("", |(_, cell)| cell.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Rows {
        rows(text.as_bytes()).unwrap()
    }

    #[test]
    fn a_changed_cell_a_new_row_and_a_row_that_is_gone_are_told() {
        let old = of("id,low,high\na,1,2\nb,1,2\nc,1,2\n");
        // Order of columns and rows is of no account.
        let new = of("id,high,low\nd,1,1\nb,2,0.5\na,2,1\n");
        let mut lines = Vec::new();
        compare("x/book.csv", &old, &new, &mut lines);
        assert_eq!(
            lines,
            [
                "x/book.csv, b: low 0.5 instead of 1",
                "x/book.csv, d: new",
                "x/book.csv, c: left out"
            ]
        );
    }

    #[test]
    fn an_emptied_cell_and_a_column_left_out_are_called_empty() {
        let mut lines = Vec::new();
        compare(
            "t.csv",
            &of("id,low,note\na,1,old\n"),
            &of("id,low\na,\n"),
            &mut lines,
        );
        assert_eq!(
            lines,
            ["t.csv, a: low empty instead of 1; note empty instead of old"]
        );
    }

    #[test]
    fn rows_of_a_season_are_told_apart_by_their_dates() {
        let mut lines = Vec::new();
        let old = of("id,from,factor\nice,03-15,1\nice,12-10,1.5\n");
        let new = of("id,from,factor\nice,03-15,1\nice,12-10,2\nice,12-20,3\n");
        compare("t/seasons.csv", &old, &new, &mut lines);
        assert_eq!(
            lines,
            [
                "t/seasons.csv, ice from 12-10: factor 2 instead of 1.5",
                "t/seasons.csv, ice from 12-20: new"
            ]
        );
    }

    #[test]
    fn what_is_shipped_has_no_edits() {
        assert_eq!(edits(&shipped_files()), Vec::<String>::new());
    }
}
