//! The scenario file: what may be written in it, how files are laid over one another, and where each key stands.

mod file;
mod forms;
mod layers;
mod setting;
mod spots;

pub(in crate::scenario) use file::ScenarioFile;
pub(in crate::scenario) use forms::{
    AssumeChange, AssumeEntry, Box, Day, LeverEntry, RouteEntry, Words,
};
pub(in crate::scenario) use layers::{Layers, layers};
pub(in crate::scenario) use spots::Spots;

use toml::{Table, Value};

use super::Problem;
use super::problem::nearest;

/// Reads a table as a scenario; each value that does not fit is taken out and told with its path, until the rest
/// fits.
fn checked(table: &mut Table, spots: &Spots) -> (ScenarioFile, Vec<(String, Problem)>) {
    let mut problems = Vec::new();
    loop {
        let document = Value::Table(table.clone());
        let error = match serde_path_to_error::deserialize::<_, ScenarioFile>(document) {
            Ok(file) => return (file, problems),
            Err(error) => error,
        };
        let path = error.path().to_string();
        let (what, remedy) = told(error.inner().message());
        let problem = spots.problem(&path, what, remedy);
        let removed = remove(table, &path);
        problems.push((path, problem));
        if !removed {
            return (ScenarioFile::default(), problems);
        }
    }
}

const WHOLE: &str = "expected a whole number";

/// What serde says, in the words of this program.
fn told(message: &str) -> (String, String) {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let schema = "`corridor schema` prints every key".to_owned();
    match quoted.split_first() {
        Some((wrong, known)) if message.starts_with("unknown field") && !known.is_empty() => {
            let near = nearest(wrong, known.iter().copied(), 3);
            let what = format!(
                "'{wrong}' is no key of this table. Nearest: {}",
                near.join(", ")
            );
            (what, format!("Write one of them or remove it; {schema}"))
        }
        Some((wrong, known)) if message.starts_with("unknown variant") => {
            let what = format!("'{wrong}' is no value of this key");
            (
                what,
                format!("Write {}", super::problem::listed(known, "or")),
            )
        }
        _ => {
            let what = message
                .trim_end()
                .replace('\n', "; ")
                .replace("expected u64", WHOLE)
                .replace("expected u32", WHOLE)
                .replace("expected i32", WHOLE)
                .replace("expected f64", "expected a number");
            (what, format!("Write what it expects; {schema}"))
        }
    }
}

/// Takes the value at the path (`routes.west.via[1]`) out of the table; false if there is none.
fn remove(table: &mut Table, path: &str) -> bool {
    let (head, rest) = match path.split_once('.') {
        Some((head, rest)) => (head, Some(rest)),
        None => (path, None),
    };
    let (key, in_list) = match head.split_once('[') {
        Some((key, _)) => (key, true),
        None => (head, false),
    };
    match (rest, table.get_mut(key)) {
        (_, None) => false,
        (Some(rest), Some(Value::Table(inner))) if !in_list => {
            remove(inner, rest) || table.remove(key).is_some()
        }
        _ => table.remove(key).is_some(),
    }
}
