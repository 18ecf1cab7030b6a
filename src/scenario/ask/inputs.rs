//! The files of a question as they are kept with its answer, so that the copy gives the same question.

use toml::{Table, Value};

use crate::scenario::build::Built;
use crate::scenario::text::Layers;

/// The scenario, its tables and its font: name within the folder of inputs and bytes.
///
/// A scenario that stands alone is kept as it was written; one that extends another, was set on the command line or
/// names folders elsewhere is kept as the whole that it makes.
pub(super) fn inputs(
    layers: &Layers,
    built: &Built,
    font: Option<&[u8]>,
) -> Vec<(String, Vec<u8>)> {
    let mut table = layers.table.clone();
    let folders = &built.corridor.folders;
    let corridor = match &folders[..] {
        [one] => Value::String(one.clone()),
        several => Value::Array(several.iter().cloned().map(Value::String).collect()),
    };
    let font_name = layers.file.charts.font.as_deref().map(base_name);
    let mut moved = replace(&mut table, "corridor", corridor);
    if let Some(font) = font_name
        && let Some(charts) = table.get_mut("charts").and_then(Value::as_table_mut)
    {
        moved |= replace(charts, "font", Value::String(font.to_owned()));
    }
    let name = format!("{}.toml", layers.id);
    let scenario = if layers.alone && !moved {
        layers.files[0].bytes.clone()
    } else {
        whole(layers, &table).into_bytes()
    };
    let mut inputs = vec![(name, scenario)];
    inputs.extend(built.files.iter().cloned());
    inputs.extend(
        font_name
            .zip(font)
            .map(|(name, bytes)| (name.to_owned(), bytes.to_vec())),
    );
    inputs
}

/// Puts a value under a key; true if another stood there, in whatever form.
fn replace(table: &mut Table, key: &str, value: Value) -> bool {
    let same = match (table.get(key), &value) {
        (Some(Value::Array(list)), Value::String(_)) => list[..] == [value.clone()],
        (old, new) => old == Some(new),
    };
    table.insert(key.to_owned(), value);
    !same
}

fn base_name(path: &str) -> &str {
    path.trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or(path)
}

fn whole(layers: &Layers, table: &Table) -> String {
    let names: Vec<&str> = layers.files.iter().map(|file| file.name.as_str()).collect();
    let text =
        toml::to_string(table).expect("a table that was read from TOML can be written as TOML");
    format!(
        "# One file made of {} and the settings of the command line.\n{text}",
        names.join(", ")
    )
}
