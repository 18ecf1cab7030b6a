//! Tables as rows by their key, and one row of another table put into them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Switch, change};

/// A table as rows by their key: the first column; rows that share it stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    heads: Vec<String>,
    pub(super) rows: BTreeMap<String, Vec<BTreeMap<String, String>>>,
    order: Vec<String>,
}

pub(super) fn sheet(bytes: &[u8]) -> Option<Sheet> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let heads: Vec<String> = reader.headers().ok()?.iter().map(trimmed).collect();
    let mut sheet = Sheet {
        heads,
        ..Sheet::default()
    };
    for record in reader.records() {
        let record = record.ok()?;
        let cells = record.iter().map(trimmed);
        let row: BTreeMap<String, String> = sheet.heads.iter().cloned().zip(cells).collect();
        let key = trimmed(record.get(0)?);
        if !sheet.rows.contains_key(&key) {
            sheet.order.push(key.clone());
        }
        sheet.rows.entry(key).or_default().push(row);
    }
    Some(sheet)
}

fn trimmed(cell: &str) -> String {
    cell.trim().to_owned()
}

impl Sheet {
    fn bytes(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut put = |cells: Vec<&str>| {
            writer
                .write_record(cells)
                .expect("rows of one length can be written into memory");
        };
        put(self.heads.iter().map(String::as_str).collect());
        for key in &self.order {
            for row in self.rows.get(key).into_iter().flatten() {
                let cell = |head: &String| row.get(head).map_or("", String::as_str);
                put(self.heads.iter().map(cell).collect());
            }
        }
        writer
            .into_inner()
            .expect("a writer into memory has nothing that can fail")
    }

    /// Puts the rows of a key as another sheet has them.
    fn take(&mut self, key: &str, other: &Sheet) {
        for head in &other.heads {
            if !self.heads.contains(head) {
                self.heads.push(head.clone());
            }
        }
        let Some(rows) = other.rows.get(key) else {
            self.rows.remove(key);
            self.order.retain(|known| known != key);
            return;
        };
        if !self.rows.contains_key(key) {
            self.order.push(key.to_owned());
        }
        self.rows.insert(key.to_owned(), rows.clone());
    }
}

/// Columns that say where a number comes from, and move none.
const WORDS: [&str; 6] = ["source", "note", "name", "quantity", "grade", "as_of"];

pub(super) fn rows(file: &str, was: Option<&[u8]>, is: Option<&[u8]>) -> Vec<Switch> {
    let read = |bytes: Option<&[u8]>| bytes.and_then(sheet).unwrap_or_default();
    let (was, is) = (read(was), read(is));
    let keys: BTreeSet<&String> = was.rows.keys().chain(is.rows.keys()).collect();
    let mut heads = is.heads.clone();
    let gone = was.heads.iter().filter(|head| !is.heads.contains(head));
    heads.extend(gone.cloned());
    let mut switches = Vec::new();
    for key in keys {
        let (old, new) = (was.rows.get(key), is.rows.get(key));
        let cells = |rows: Option<&Vec<BTreeMap<String, String>>>, head: &String| {
            let cells = rows.into_iter().flatten().map(|row| row.get(head));
            let cells: Vec<&str> = cells.map(|cell| cell.map_or("", String::as_str)).collect();
            cells.join(" / ")
        };
        let about = |head: &str| cells(new.or(old), &head.to_owned());
        let (source, reason) = (about("source"), about("note"));
        let changes: Vec<Change> = heads
            .iter()
            .filter(|head| cells(old, head) != cells(new, head))
            .map(|head| Change {
                source: source.clone(),
                reason: reason.clone(),
                ..change(file, key, head, &cells(old, head), &cells(new, head))
            })
            .collect();
        if changes.is_empty() {
            continue;
        }
        let whole = old.is_none() || new.is_none();
        let moves = whole
            || changes
                .iter()
                .any(|change| !WORDS.contains(&change.column.as_str()));
        switches.push(Switch {
            rows: vec![(file.to_owned(), key.clone())],
            changes,
            moves,
        });
    }
    switches
}

/// The table with the rows of this key as another table has them.
pub(super) fn with_row(mine: &[u8], other: &[u8], row: &str) -> Vec<u8> {
    match (sheet(mine), sheet(other)) {
        (Some(mut mine), other) if row != "whole file" => {
            mine.take(row, &other.unwrap_or_default());
            mine.bytes()
        }
        _ => other.to_vec(),
    }
}
