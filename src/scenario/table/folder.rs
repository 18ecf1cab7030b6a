//! Reads the folders of a corridor: all tables, rows of later folders replacing those of earlier ones by id.

use std::collections::{BTreeMap, BTreeSet};

use super::{Names, Row, Table, looks_like_a_date, sheet};
use crate::scenario::Problem;
use crate::scenario::library::Home;
use crate::scenario::problem::nearest;

/// Every row of a corridor, not yet understood.
#[derive(Debug, Default)]
pub(in crate::scenario) struct Tables {
    rows: BTreeMap<Table, Vec<Row>>,
    /// What each id names.
    pub(in crate::scenario) names: Names,
    /// Files of lines: label in messages and bytes, in the order of the folders.
    pub(in crate::scenario) lines: Vec<(String, Vec<u8>)>,
    /// Every file that was read: folder, file and bytes.
    pub(in crate::scenario) files: Vec<(String, Vec<u8>)>,
    /// What was replaced by a later folder, and files that were not read.
    pub(in crate::scenario) remarks: Vec<String>,
}

impl Tables {
    /// The rows of a table, in file order.
    pub(in crate::scenario) fn rows(&self, table: Table) -> &[Row] {
        self.rows.get(&table).map_or(&[], |rows| rows)
    }
}

/// Reads the folders, given by their names and homes.
pub(in crate::scenario) fn read(folders: &[(String, Home)]) -> (Tables, Vec<Problem>) {
    let mut tables = Tables::default();
    let mut problems = Vec::new();
    for (name, home) in folders {
        let folder = Folder {
            name,
            home,
            apart: folders.len() > 1,
        };
        for table in Table::ALL {
            folder.add(table, &mut tables, &mut problems);
        }
        folder.add_lines(&mut tables, &mut problems);
        folder.tell_others(&mut tables, &mut problems);
    }
    for table in [Table::Places, Table::Legs] {
        let unread = tables.rows(table).is_empty() && problems.is_empty();
        if unread {
            let what = format!("the corridor has no rows of {}", table.file());
            problems.push(Problem::of_file(
                table.file(),
                what,
                "Add the table or name another folder",
            ));
        }
    }
    name_all(&mut tables, &mut problems);
    (tables, problems)
}

struct Folder<'a> {
    name: &'a str,
    home: &'a Home,
    apart: bool,
}

impl Folder<'_> {
    fn label(&self, file: &str) -> String {
        if self.apart {
            format!("{}/{file}", self.name)
        } else {
            file.to_owned()
        }
    }

    fn bytes(&self, file: &str, problems: &mut Vec<Problem>) -> Option<Vec<u8>> {
        self.home.read(file).unwrap_or_else(|error| {
            let what = format!("the file cannot be read: {error}");
            problems.push(Problem::of_file(
                &self.label(file),
                what,
                "Make it readable",
            ));
            None
        })
    }

    fn add(&self, table: Table, tables: &mut Tables, problems: &mut Vec<Problem>) {
        let Some(bytes) = self.bytes(table.file(), problems) else {
            return;
        };
        let (rows, found) = sheet(table, &self.label(table.file()), &bytes);
        if !found.is_empty() {
            tables.names.doubt(table);
        }
        problems.extend(found);
        tables
            .files
            .push((format!("{}/{}", self.name, table.file()), bytes));
        let kept = tables.rows.entry(table).or_default();
        let Some(column) = table.id_column() else {
            kept.extend(rows);
            return;
        };
        let mut seen = BTreeSet::new();
        for row in rows {
            let id = row.text(column).to_owned();
            if let Some(problem) = unfit_id(table, &row, &id) {
                tables.names.doubt(table);
                problems.push(problem);
                continue;
            }
            let first = seen.insert(id.clone());
            if table.is_grouped() {
                let old = kept.iter().find(|old| old.text(column) == id);
                if first && let Some(old) = old {
                    tables.remarks.push(format!(
                        "'{id}': the rows of {} replace those of {}",
                        row.file, old.file
                    ));
                    kept.retain(|old| old.text(column) != id);
                }
                kept.push(row);
            } else if !first {
                problems.push(row.problem(
                    column,
                    format!("'{id}' stands twice in this table"),
                    "Give one of the two rows another id",
                ));
            } else if let Some(old) = kept.iter_mut().find(|old| old.text(column) == id) {
                tables.remarks.push(format!(
                    "'{id}': {}, row {} replaces {}, row {}",
                    row.file, row.number, old.file, old.number
                ));
                *old = row;
            } else {
                kept.push(row);
            }
        }
    }

    fn add_lines(&self, tables: &mut Tables, problems: &mut Vec<Problem>) {
        if let Some(bytes) = self.bytes("lines.geojson", problems) {
            tables
                .lines
                .push((self.label("lines.geojson"), bytes.clone()));
            tables
                .files
                .push((format!("{}/lines.geojson", self.name), bytes));
        }
        let Some(map) = self.home.folder("map") else {
            return;
        };
        for file in map.files().unwrap_or_default() {
            if (file.ends_with(".geojson") || file == "credit.txt")
                && let Ok(Some(bytes)) = map.read(&file)
            {
                tables
                    .files
                    .push((format!("{}/map/{file}", self.name), bytes));
            }
        }
    }

    /// A file whose name is nearly that of a table is a mistake; any other table is left alone and told.
    fn tell_others(&self, tables: &mut Tables, problems: &mut Vec<Problem>) {
        for file in self.home.files().unwrap_or_default() {
            let is_table = Table::ALL.iter().any(|table| table.file() == file);
            if is_table || !file.to_lowercase().ends_with(".csv") {
                continue;
            }
            let near = nearest(&file, Table::ALL.iter().map(|table| table.file()), 1);
            if strsim::damerau_levenshtein(&file.to_lowercase(), near[0]) <= 2 {
                problems.push(Problem::of_file(
                    &self.label(&file),
                    format!("{file} is no table of a corridor"),
                    format!("Rename it to {} or remove it", near[0]),
                ));
            } else {
                tables
                    .remarks
                    .push(format!("{} was not read", self.label(&file)));
            }
        }
    }
}

fn unfit_id(table: Table, row: &Row, id: &str) -> Option<Problem> {
    let column = table.id_column()?;
    if id.is_empty() {
        return Some(row.problem(column, "the row has no id", "Write one"));
    }
    if looks_like_a_date(id) {
        let what = format!("'{id}' is a date: a spreadsheet has probably made it of an id");
        let remedy =
            "Format the column as text in the spreadsheet, write the id again, and save as CSV";
        return Some(row.problem(column, what, remedy));
    }
    let capitals = matches!(table, Table::Places | Table::Sources);
    unfit_word(id, capitals).map(|(what, remedy)| row.problem(column, what, remedy))
}

/// Why a word cannot be an id, and what would mend it.
pub(in crate::scenario) fn unfit_word(id: &str, capitals: bool) -> Option<(String, String)> {
    let fits = |c: char| {
        c.is_ascii_lowercase()
            || c.is_ascii_digit()
            || matches!(c, '-' | '_')
            || (capitals && c.is_ascii_uppercase())
    };
    let words = if capitals {
        "letters, digits and hyphens"
    } else {
        "lower-case words, joined by hyphens"
    };
    let unfit = !id.chars().all(fits) || id.parse::<f64>().is_ok();
    unfit.then(|| (format!("'{id}' cannot be an id"), format!("Write {words}")))
}

fn name_all(tables: &mut Tables, problems: &mut Vec<Problem>) {
    let mut names = std::mem::take(&mut tables.names);
    for (table, rows) in &tables.rows {
        let Some(column) = table.id_column() else {
            continue;
        };
        let mut index = 0;
        let mut groups = BTreeSet::new();
        for row in rows {
            let id = row.text(column);
            if table.is_grouped() && !groups.insert(id) {
                continue;
            }
            match names.add(*table, index, row, id) {
                Ok(()) => {}
                Err(taken) => problems.push(row.problem(
                    column,
                    format!(
                        "'{id}' is also the id of {} in {}, row {}",
                        taken.table.row_word(),
                        taken.file,
                        taken.row
                    ),
                    "Give one of the two rows another id",
                )),
            }
            index += 1;
        }
    }
    tables.names = names;
}
