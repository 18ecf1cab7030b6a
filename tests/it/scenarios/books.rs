//! Every shipped number has a source and a grade.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::folder;

/// Tables of every shipped corridor folder and reading: path, header, rows.
fn tables() -> Vec<(PathBuf, Vec<String>, Vec<csv::StringRecord>)> {
    let mut tables = Vec::new();
    let mut folders = vec![folder()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "csv") {
                let mut reader = csv::Reader::from_path(&path).unwrap();
                let header = reader
                    .headers()
                    .unwrap()
                    .iter()
                    .map(str::to_owned)
                    .collect();
                let rows = reader.records().map(Result::unwrap).collect();
                tables.push((path, header, rows));
            }
        }
    }
    tables.sort_by(|one, other| one.0.cmp(&other.0));
    tables
}

fn is_table(path: &std::path::Path, name: &str) -> bool {
    path.file_stem().is_some_and(|stem| stem == name)
}

#[test]
fn every_shipped_row_has_a_known_source_and_a_grade() {
    let tables = tables();
    let sources: BTreeSet<String> = tables
        .iter()
        .filter(|(path, ..)| is_table(path, "sources"))
        .flat_map(|(_, _, rows)| rows.iter().map(|row| row[0].to_owned()))
        .collect();
    assert!(sources.len() > 100);
    // These hold no numbers of the world: names, or ids of assumptions alone (tested below).
    let without = ["laws", "factors", "cargo", "sources", "ways"];
    let mut rows_seen = 0;
    for (path, header, rows) in &tables {
        if without.iter().any(|name| is_table(path, name)) {
            continue;
        }
        let column = |name: &str| header.iter().position(|column| column == name);
        let source = column("source").unwrap_or_else(|| panic!("{}", path.display()));
        // Observations have a kind, by which they are never pooled, in the place of a grade.
        let ungraded = [
            "calendars",
            "regimes",
            "levers",
            "prices",
            "claims",
            "observations",
        ];
        let graded = !ungraded.iter().any(|name| is_table(path, name));
        for row in rows {
            rows_seen += 1;
            let of = format!("{}: {}", path.display(), &row[0]);
            let mut named = row[source].split(';').map(str::trim).peekable();
            assert!(
                named.peek().is_some_and(|first| !first.is_empty()),
                "{of} has no source"
            );
            for id in named {
                assert!(sources.contains(id), "{of}: {id} is no source");
            }
            if graded {
                let grade = &row[column("grade").unwrap()];
                let known = ["measured", "announced", "estimate", "judgement"];
                assert!(known.contains(&grade), "{of}: grade '{grade}'");
            }
        }
    }
    assert!(rows_seen > 600, "{rows_seen}");
}

#[test]
fn what_rests_on_this_project_alone_is_a_judgement_or_is_worked_out() {
    for (path, header, rows) in tables() {
        let column = |name: &str| header.iter().position(|column| column == name);
        let (Some(source), Some(grade)) = (column("source"), column("grade")) else {
            continue;
        };
        for row in rows
            .iter()
            .filter(|row| ["own", "S249", "S249;own"].contains(&&row[source]))
        {
            let of = format!("{}: {}", path.display(), &row[0]);
            let is_definition = &row[0] == "box-factor-teu";
            assert!(
                &row[grade] == "judgement" || is_definition,
                "{of}: {}",
                &row[grade]
            );
        }
    }
}

#[test]
fn laws_and_cargo_classes_take_their_numbers_from_the_book() {
    for (path, header, rows) in tables() {
        let is_law = is_table(&path, "laws");
        if !is_law && !is_table(&path, "cargo") {
            continue;
        }
        for row in &rows {
            for (column, cell) in header.iter().zip(row) {
                let names = ["id", "name", "family", "unit", "parts", "note"];
                if names.contains(&column.as_str()) || cell.parse::<f64>().is_err() {
                    continue;
                }
                // A multiplier has the mean 1, and a ship on time is late by nothing: by definition.
                let multiplier = column == "mean" && cell == "1" && row[0].starts_with("var-");
                let on_time = &row[0] == "law-liner-on-time" && cell == "0";
                assert!(
                    is_law && (multiplier || on_time),
                    "{}: {column} = {cell}",
                    &row[0]
                );
            }
        }
    }
}
