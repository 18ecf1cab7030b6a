//! The names of a corridor: every id, what it names and where it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::{Row, Table};
use crate::scenario::problem::listed;

/// What an id names.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Name {
    /// The table of its row.
    pub(in crate::scenario) table: Table,
    /// Index among the rows of the table.
    pub(in crate::scenario) index: usize,
    /// File and row number, for messages.
    pub(in crate::scenario) file: String,
    /// Row as a spreadsheet counts.
    pub(in crate::scenario) row: u32,
    /// Plain name, or empty.
    pub(in crate::scenario) label: String,
}

/// The ids of a corridor. Those of sources and those of levers are apart: only a source cell, a leg's `lever` and
/// the `[levers]` of a scenario name them, and a lever may be called like the leg that it opens.
#[derive(Clone, Debug, Default)]
pub(in crate::scenario) struct Names {
    rows: BTreeMap<String, Name>,
    sources: BTreeMap<String, Name>,
    levers: BTreeMap<String, Name>,
    unsure: BTreeSet<Table>,
}

/// Why an id names nothing: what is wrong, and what would mend it.
pub(in crate::scenario) type NameFault = (String, String);

impl Names {
    /// Adds the row, or gives the name that has taken its id.
    pub(in crate::scenario) fn add(
        &mut self,
        table: Table,
        index: usize,
        row: &Row,
        id: &str,
    ) -> Result<(), Name> {
        let names = self.space(table);
        if let Some(taken) = names.get(id) {
            return Err(taken.clone());
        }
        let label = table.name_column().map_or("", |column| row.text(column));
        let name = Name {
            table,
            index,
            file: row.file.to_string(),
            row: row.number,
            label: label.to_owned(),
        };
        self.space_mut(table).insert(id.to_owned(), name);
        Ok(())
    }

    fn space(&self, table: Table) -> &BTreeMap<String, Name> {
        match table {
            Table::Sources => &self.sources,
            Table::Levers => &self.levers,
            _ => &self.rows,
        }
    }

    fn space_mut(&mut self, table: Table) -> &mut BTreeMap<String, Name> {
        match table {
            Table::Sources => &mut self.sources,
            Table::Levers => &mut self.levers,
            _ => &mut self.rows,
        }
    }

    /// What the id names, whatever its table (sources and levers apart).
    pub(in crate::scenario) fn get(&self, id: &str) -> Option<&Name> {
        self.rows.get(id)
    }

    /// Every id (sources and levers apart).
    pub(in crate::scenario) fn ids(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }

    /// Notes that rows of the table could not be read: an id that is not found may be among them.
    pub(in crate::scenario) fn doubt(&mut self, table: Table) {
        self.unsure.insert(table);
    }

    /// Index of the row of `table` with this id.
    ///
    /// # Errors
    /// When it names nothing or something else, as [`Names::fault`].
    pub(in crate::scenario) fn index(
        &self,
        table: Table,
        id: &str,
    ) -> Result<usize, Option<NameFault>> {
        match self.space(table).get(id) {
            Some(name) if name.table == table => Ok(name.index),
            _ => Err(self.fault(&[table], id)),
        }
    }

    /// What is wrong with an id that should name a row of one of these tables, with the three nearest ids; `None` if
    /// it may stand in a row that could not be read, which has been told.
    pub(in crate::scenario) fn fault(&self, tables: &[Table], id: &str) -> Option<NameFault> {
        let files: Vec<&str> = tables.iter().map(|table| table.file()).collect();
        let files = listed(&files, "or");
        let wanted: Vec<&str> = tables.iter().map(|table| table.row_word()).collect();
        let wanted = listed(&wanted, "or");
        let space = self.space(tables[0]);
        if let Some(name) = space.get(id) {
            let found = name.table.row_word();
            return Some((
                format!("'{id}' is {found} and not {wanted}"),
                format!("Write the id of a row of {files}"),
            ));
        }
        if tables.iter().any(|table| self.unsure.contains(table)) {
            return None;
        }
        let near = self.near(tables, id);
        if near.is_empty() {
            return Some((
                format!("'{id}' is no id of this corridor, which has no rows in {files}"),
                format!("Add a row '{id}' to {files}"),
            ));
        }
        Some((
            format!(
                "'{id}' is no id of this corridor. Nearest: {}",
                near.join(", ")
            ),
            format!("Write one of them or add a row to {files}"),
        ))
    }

    /// The three ids nearest to `id`, by id or by plain name, each with its plain name.
    fn near(&self, tables: &[Table], id: &str) -> Vec<String> {
        let known = || {
            self.space(tables[0])
                .iter()
                .filter(|(_, name)| tables.contains(&name.table))
        };
        let distance = |candidate: &str, name: &Name| {
            let wanted = id.to_lowercase();
            let by_id = strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase());
            let by_name = strsim::damerau_levenshtein(&wanted, &name.label.to_lowercase());
            by_id.min(by_name)
        };
        let mut ranked: Vec<(usize, &str, &str)> = known()
            .map(|(candidate, name)| {
                (
                    distance(candidate, name),
                    candidate.as_str(),
                    name.label.as_str(),
                )
            })
            .collect();
        ranked.sort_unstable();
        ranked
            .into_iter()
            .take(3)
            .map(|(_, id, label)| {
                if label.is_empty() {
                    id.to_owned()
                } else {
                    format!("{id} ({label})")
                }
            })
            .collect()
    }
}
