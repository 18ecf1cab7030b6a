//! Where each key of a text file stands, for messages.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use crate::scenario::Problem;

/// File, line and column of every key and value, by path (`routes.west.via[1]`).
#[derive(Clone, Debug, Default)]
pub(in crate::scenario) struct Spots(BTreeMap<String, Spot>);

#[derive(Clone, Debug)]
struct Spot {
    file: String,
    at: Option<(u32, u32)>,
}

impl Spots {
    /// The spots of one file.
    pub(in crate::scenario) fn of(file: &str, text: &str, table: &DeTable) -> Self {
        let mut spots = Self::default();
        let begin = Spot {
            file: file.to_owned(),
            at: None,
        };
        spots.0.insert(String::new(), begin);
        spots.walk(file, text, "", table);
        spots
    }

    fn walk(&mut self, file: &str, text: &str, path: &str, table: &DeTable) {
        for (key, value) in table {
            let path = joined(path, key.get_ref());
            self.note(file, text, &path, key.span().start);
            self.value(file, text, &path, value.get_ref());
        }
    }

    fn value(&mut self, file: &str, text: &str, path: &str, value: &DeValue) {
        match value {
            DeValue::Table(table) => self.walk(file, text, path, table),
            DeValue::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let path = format!("{path}[{index}]");
                    self.note(file, text, &path, item.span().start);
                    self.value(file, text, &path, item.get_ref());
                }
            }
            _ => {}
        }
    }

    fn note(&mut self, file: &str, text: &str, path: &str, byte: usize) {
        let spot = Spot {
            file: file.to_owned(),
            at: Some(line_and_column(text, byte)),
        };
        self.0.insert(path.to_owned(), spot);
    }

    /// Notes a key that was written elsewhere than in a file.
    pub(in crate::scenario) fn set(&mut self, path: &str, words: &str) {
        let spot = Spot {
            file: words.to_owned(),
            at: None,
        };
        self.0.insert(path.to_owned(), spot);
    }

    /// Lays the spots of a file that extends this one over these.
    pub(in crate::scenario) fn overlay(&mut self, later: Self) {
        self.0.extend(later.0);
    }

    /// A problem at the key, or at the nearest table around it that is written anywhere.
    pub(in crate::scenario) fn problem(
        &self,
        path: &str,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Problem {
        let mut around = path;
        let spot = loop {
            if let Some(spot) = self.0.get(around) {
                break Some(spot);
            }
            if around.is_empty() {
                break None;
            }
            around = around.rfind(['.', '[']).map_or("", |cut| &around[..cut]);
        };
        let file = spot.map_or("scenario", |spot| spot.file.as_str());
        let problem = Problem::of_file(file, what, remedy);
        match spot.and_then(|spot| spot.at) {
            Some((line, column)) => problem.at_row(line).at_column(column.to_string()),
            None => problem,
        }
    }
}

/// `table.key`.
pub(super) fn joined(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

/// Line and column of a byte, both from 1, columns in letters.
pub(super) fn line_and_column(text: &str, byte: usize) -> (u32, u32) {
    let before = text.get(..byte).unwrap_or(text);
    let line = 1 + before.matches('\n').count();
    let column = 1 + before.rsplit('\n').next().unwrap_or("").chars().count();
    (line as u32, column as u32)
}
