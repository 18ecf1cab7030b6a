//! The keys of a scenario, and one key of another scenario put into it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Switch, change};

/// Keys of a scenario that say how much is reckoned, not what.
const SIZES: [&str; 7] = [
    "run.trials",
    "run.futures",
    "run.inner",
    "run.seed",
    "run.precision",
    "run.departures",
    "run.design",
];

pub(super) fn table(bytes: &[u8]) -> Option<toml::Table> {
    std::str::from_utf8(bytes).ok()?.parse().ok()
}

pub(super) fn written(table: &toml::Table) -> Vec<u8> {
    toml::to_string(table)
        .expect("a table that was read from TOML can be written as TOML")
        .into_bytes()
}

/// The keys of a scenario to the second level, as text.
fn flat(bytes: Option<&[u8]>) -> BTreeMap<String, toml::Value> {
    let mut flat = BTreeMap::new();
    for (key, value) in bytes.and_then(table).unwrap_or_default() {
        match value {
            toml::Value::Table(inner) => {
                flat.extend(
                    inner
                        .into_iter()
                        .map(|(of, value)| (format!("{key}.{of}"), value)),
                );
            }
            other => {
                flat.insert(key, other);
            }
        }
    }
    flat
}

/// A switch for each key that is not the same.
pub(super) fn keys(file: &str, was: Option<&[u8]>, is: Option<&[u8]>) -> Vec<Switch> {
    let (was, is) = (flat(was), flat(is));
    let all: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let text = |of: &BTreeMap<String, toml::Value>, key: &str| {
        of.get(key).map_or_else(String::new, ToString::to_string)
    };
    let changed = all.into_iter().filter(|key| was.get(*key) != is.get(*key));
    changed
        .map(|key| {
            let why = is.get(key).and_then(|value| value.get("why"));
            let why = why.and_then(toml::Value::as_str).unwrap_or_default();
            let idle =
                SIZES.contains(&key.as_str()) || key == "title" || key.starts_with("charts.");
            let change = Change {
                reason: why.to_owned(),
                ..change(file, key, "", &text(&was, key), &text(&is, key))
            };
            Switch {
                rows: vec![(file.to_owned(), key.clone())],
                changes: vec![change],
                moves: !idle,
            }
        })
        .collect()
}

/// The scenario with this key as another scenario has it.
pub(super) fn with_key(mine: &[u8], other: &[u8], key: &str) -> Vec<u8> {
    let (Some(mut mine), Some(other)) = (table(mine), table(other)) else {
        return other.to_vec();
    };
    let (outer, inner) = key
        .split_once('.')
        .map_or((key, None), |(a, b)| (a, Some(b)));
    match inner {
        None => put(&mut mine, outer, other.get(outer).cloned()),
        Some(inner) => {
            let value = other.get(outer).and_then(|table| table.get(inner)).cloned();
            let empty = toml::Value::Table(toml::Table::new());
            let place = mine.entry(outer.to_owned()).or_insert(empty);
            if let Some(place) = place.as_table_mut() {
                put(place, inner, value);
            }
        }
    }
    written(&mine)
}

fn put(table: &mut toml::Table, key: &str, value: Option<toml::Value>) {
    match value {
        Some(value) => {
            table.insert(key.to_owned(), value);
        }
        None => {
            table.remove(key);
        }
    }
}
