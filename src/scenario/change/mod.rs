//! What two sets of input files say otherwise, row by row, and any mixture of the two.

mod keys;
mod sheet;

use std::collections::BTreeSet;

use keys::{keys, table, with_key, written};
use sheet::{rows, sheet, with_row};

use super::{Problem, Problems, Question, load};

/// Files of a question: name within the folder of inputs, and bytes.
pub type Files = Vec<(String, Vec<u8>)>;

/// A cell or a key that is not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The file.
    pub file: String,
    /// Id of the row, or the key of a scenario.
    pub row: String,
    /// The column; empty for a key of a scenario.
    pub column: String,
    /// What stood there; empty where there was nothing.
    pub was: String,
    /// What stands there now.
    pub is: String,
    /// Ids of the sources of the row as it is now, as written.
    pub source: String,
    /// The note of the row, or the reason that a scenario gives.
    pub reason: String,
}

/// Changes that are made together: one row, or rows that name each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// File and row of each, in order.
    pub rows: Vec<(String, String)>,
    /// The changes.
    pub changes: Vec<Change>,
    /// False for what moves no number by itself: titles, colours, sizes and seed of a run.
    pub moves: bool,
}

impl Switch {
    /// `assumptions.csv dwell-east`, and how many more.
    #[must_use]
    pub fn words(&self) -> String {
        let (file, row) = &self.rows[0];
        let file = file.rsplit('/').next().unwrap_or(file);
        match self.rows.len() {
            1 => format!("{file} {row}"),
            count => format!("{file} {row} and {} rows with it", count - 1),
        }
    }
}

/// Two sets of inputs, the second with the names of the first.
#[derive(Clone, Debug)]
pub struct Two {
    before: Files,
    after: Files,
    scenario: String,
}

impl Two {
    /// The inputs of two runs with the names of their scenario files. A corridor or a scenario that has another name
    /// in the second is taken for that of the first.
    #[must_use]
    pub fn new((before, scenario): (Files, &str), (after, other): (Files, &str)) -> Self {
        let folders = |files: &Files| -> BTreeSet<String> {
            let folder = |name: &String| name.split_once('/').map(|(folder, _)| folder.to_owned());
            files.iter().filter_map(|(name, _)| folder(name)).collect()
        };
        let (one, two) = (folders(&before), folders(&after));
        let renamed = match (one.first(), two.first()) {
            (Some(to), Some(from)) if one.len() == 1 && two.len() == 1 && to != from => {
                Some((format!("{from}/"), format!("{to}/")))
            }
            _ => None,
        };
        let name = |name: String| {
            if name == other {
                return scenario.to_owned();
            }
            match &renamed {
                Some((from, to)) => name.replacen(from.as_str(), to, 1),
                None => name,
            }
        };
        let mut after: Files = after
            .into_iter()
            .map(|(known, bytes)| (name(known), bytes))
            .collect();
        if renamed.is_some() {
            keep_corridor(&before, &mut after, scenario);
        }
        Self {
            before,
            after,
            scenario: scenario.to_owned(),
        }
    }

    /// What is not the same, row by row, in the order of the files; rows that name each other together.
    #[must_use]
    pub fn switches(&self) -> Vec<Switch> {
        let names: BTreeSet<&String> = self
            .before
            .iter()
            .chain(&self.after)
            .map(|f| &f.0)
            .collect();
        let mut single = Vec::new();
        for name in names {
            let (was, is) = (bytes(&self.before, name), bytes(&self.after, name));
            if was == is {
                continue;
            }
            if *name == self.scenario {
                single.extend(keys(name, was, is));
            } else if is_table(name) {
                single.extend(rows(name, was, is));
            } else {
                let whole = change(name, "whole file", "", "", "");
                single.push(Switch {
                    rows: vec![(name.clone(), "whole file".into())],
                    changes: vec![whole],
                    moves: false,
                });
            }
        }
        self.together(single)
    }

    /// The first inputs with these switches made.
    #[must_use]
    pub fn with(&self, switches: &[&Switch]) -> Files {
        let mut files = self.before.clone();
        for (name, row) in switches.iter().flat_map(|switch| &switch.rows) {
            let other = bytes(&self.after, name);
            let Some(place) = files.iter().position(|(known, _)| known == name) else {
                files.push((name.clone(), other.unwrap_or_default().to_vec()));
                continue;
            };
            let mine = files[place].1.clone();
            files[place].1 = if *name == self.scenario {
                with_key(&mine, other.unwrap_or_default(), row)
            } else {
                with_row(&mine, other.unwrap_or_default(), row)
            };
        }
        files
    }

    /// The question of the first inputs with these switches made and more settings laid over it.
    ///
    /// # Errors
    /// What stands in the way: some mixtures are no whole.
    pub fn question(
        &self,
        switches: &[&Switch],
        settings: &[String],
    ) -> Result<Question, Problems> {
        let disk = |error: std::io::Error| {
            let remedy = "Free some room for temporary files";
            Problems::from(Problem::of_file(&self.scenario, error.to_string(), remedy))
        };
        let folder = tempfile::tempdir().map_err(disk)?;
        for (name, bytes) in self.with(switches) {
            let path = folder.path().join(name);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent).map_err(disk)?;
            }
            std::fs::write(path, bytes).map_err(disk)?;
        }
        let scenario = folder.path().join(&self.scenario);
        load(Some(&scenario.to_string_lossy()), settings)
    }

    /// Puts together the switches of which one names a row that another brings or takes away.
    fn together(&self, single: Vec<Switch>) -> Vec<Switch> {
        let present = |files: &Files, (name, row): &(String, String)| {
            bytes(files, name)
                .and_then(sheet)
                .is_some_and(|sheet| sheet.rows.contains_key(row))
        };
        let mut whole: Vec<Switch> = Vec::new();
        for switch in single {
            let names = |one: &Switch, other: &Switch| {
                other.rows.iter().any(|row| {
                    let comes_or_goes =
                        is_table(&row.0) && present(&self.before, row) != present(&self.after, row);
                    let word = row.1.as_str();
                    comes_or_goes
                        && one
                            .changes
                            .iter()
                            .any(|change| mentions(&change.was, word) || mentions(&change.is, word))
                })
            };
            let (linked, apart): (Vec<Switch>, Vec<Switch>) = whole
                .into_iter()
                .partition(|known| names(known, &switch) || names(&switch, known));
            whole = apart;
            let merged = linked.into_iter().chain([switch]).reduce(|mut one, other| {
                one.rows.extend(other.rows);
                one.changes.extend(other.changes);
                one.moves |= other.moves;
                one
            });
            whole.extend(merged);
        }
        whole
    }
}

fn is_table(name: &str) -> bool {
    let ending = std::path::Path::new(name).extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

fn mentions(cell: &str, id: &str) -> bool {
    let part_of_id = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '_';
    cell.split(|sign| !part_of_id(sign)).any(|word| word == id)
}

fn bytes<'a>(files: &'a Files, name: &str) -> Option<&'a [u8]> {
    let found = files.iter().find(|(known, _)| known == name);
    found.map(|(_, bytes)| bytes.as_slice())
}

/// Writes into the second scenario the name of the corridor of the first, whose folder it now is.
fn keep_corridor(before: &Files, after: &mut Files, scenario: &str) {
    let corridor = bytes(before, scenario).and_then(table);
    let corridor = corridor.and_then(|table| table.get("corridor").cloned());
    let Some(file) = after.iter_mut().find(|(name, _)| name == scenario) else {
        return;
    };
    if let (Some(corridor), Some(mut table)) = (corridor, table(&file.1)) {
        table.insert("corridor".into(), corridor);
        file.1 = written(&table);
    }
}

fn change(file: &str, row: &str, column: &str, was: &str, is: &str) -> Change {
    Change {
        file: file.to_owned(),
        row: row.to_owned(),
        column: column.to_owned(),
        was: was.to_owned(),
        is: is.to_owned(),
        source: String::new(),
        reason: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(book: &str, scenario: &str) -> Files {
        vec![
            ("q.toml".into(), scenario.as_bytes().to_vec()),
            ("coast/assumptions.csv".into(), book.as_bytes().to_vec()),
        ]
    }

    #[test]
    fn a_changed_cell_a_new_row_and_a_changed_key_are_told_and_can_be_mixed() {
        let before = files(
            "id,best,source,note\na,1,S1,\nb,2,S1,\n",
            "title = 'x'\n[run]\nseed = 1\n",
        );
        let after = files(
            "id,best,source,note\na,3,S2,counted anew\nb,2,S1,\nc,5,S1,\n",
            "title = 'x'\n[assume]\nb = { best = 4, why = 'a guess' }\n[run]\nseed = 2\n",
        );
        let two = Two::new((before, "q.toml"), (after, "q.toml"));
        let switches = two.switches();
        let words: Vec<String> = switches.iter().map(Switch::words).collect();
        assert_eq!(
            words,
            [
                "assumptions.csv a",
                "assumptions.csv c",
                "q.toml assume.b",
                "q.toml run.seed"
            ]
        );
        let a = &switches[0].changes[0];
        assert_eq!(
            (a.was.as_str(), a.is.as_str(), a.reason.as_str()),
            ("1", "3", "counted anew")
        );
        assert_eq!(switches[2].changes[0].reason, "a guess");
        let moves: Vec<bool> = switches.iter().map(|switch| switch.moves).collect();
        assert_eq!(moves, [true, true, true, false]);
        let mixed = two.with(&[&switches[0]]);
        assert_eq!(
            mixed[1].1,
            b"id,best,source,note\na,3,S2,counted anew\nb,2,S1,\n"
        );
        assert_eq!(mixed[0].1, two.before[0].1);
    }

    #[test]
    fn rows_that_name_a_new_row_are_switched_with_it() {
        let before = files("id,best\na,1\n", "");
        let after = files("id,best\na,b\nb,2\n", "");
        let two = Two::new((before, "q.toml"), (after, "q.toml"));
        let switches = two.switches();
        assert_eq!(switches.len(), 1);
        assert_eq!(switches[0].rows.len(), 2);
    }
}
