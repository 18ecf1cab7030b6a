//! `--set ID=VALUE`: an assumption or a key of the scenario.

use toml::{Table, Value};

use super::spots::Spots;
use crate::scenario::Problem;

/// Keys of a scenario that stand outside all tables.
const KEYS: [&str; 3] = ["title", "corridor", "regime"];

/// The mark that a setting of the command line leaves as the reason of an override.
pub(in crate::scenario) const WHY: &str = "set on the command line";

/// Lays one setting into the table.
///
/// # Errors
/// When it is not of the form `ID=VALUE`, or a key leads through something that is no table.
pub(super) fn lay(text: &str, table: &mut Table, spots: &mut Spots) -> Result<(), Problem> {
    let words = format!("--set {text}");
    let refuse = |what: &str, remedy: &str| Problem::of_file(&words, what, remedy);
    let form = "Write for example --set run.trials=1000 or --set ID=12.5";
    let (id, value) = text
        .split_once('=')
        .ok_or_else(|| refuse("the setting has no value", form))?;
    let (id, value) = (id.trim(), value.trim());
    if id.is_empty() || value.is_empty() {
        return Err(refuse("the setting is empty on one side", form));
    }
    let is_key = KEYS.contains(&id) || id.contains('.');
    let (path, value) = if is_key {
        (
            id.to_owned(),
            parsed(value).unwrap_or_else(|| Value::String(value.to_owned())),
        )
    } else {
        let value = parsed(value)
            .and_then(reasoned)
            .ok_or_else(|| refuse(&format!("'{value}' is not a number"), form))?;
        (format!("assume.{id}"), value)
    };
    let mut inner = table;
    let mut keys: Vec<&str> = path.split('.').collect();
    let last = keys.pop().unwrap_or_default();
    for key in keys {
        inner = inner
            .entry(key)
            .or_insert_with(|| Value::Table(Table::new()))
            .as_table_mut()
            .ok_or_else(|| refuse(&format!("'{key}' has no keys below it"), form))?;
    }
    inner.insert(last.to_owned(), value);
    spots.set(&path, &words);
    Ok(())
}

/// A TOML value, if the text is one.
fn parsed(text: &str) -> Option<Value> {
    let table: Table = format!("x = {text}").parse().ok()?;
    table.get("x").cloned()
}

/// The change of an assumption with its reason.
fn reasoned(value: Value) -> Option<Value> {
    let mut change = match value {
        Value::Integer(_) | Value::Float(_) => {
            let mut change = Table::new();
            change.insert("fixed".to_owned(), value);
            change
        }
        Value::Table(change) => change,
        _ => return None,
    };
    change
        .entry("why")
        .or_insert_with(|| Value::String(WHY.to_owned()));
    Some(Value::Table(change))
}
