//! Claims, and the ways that they name: every cell read, so that each row is a question for the model or says why not.

use super::claim_test::test;
use super::promises::{self, SOURCE, months};
use super::{Reader, each};
use crate::corridor::{Claim, ClaimQuantity as Quantity, Said, Way, Waypoint};
use crate::scenario::table::{Row, Table, Tables};

/// All that others say of the corridor.
pub(in crate::scenario) fn said(reader: &mut Reader, tables: &Tables) -> Said {
    let countries: Vec<&str> = tables
        .rows(Table::Places)
        .iter()
        .map(|row| row.text("country"))
        .collect();
    Said {
        ways: each(reader, tables.rows(Table::Ways), way),
        claims: each(reader, tables.rows(Table::Claims), |reader, row| {
            claim(reader, row, &countries)
        }),
        promises: each(reader, tables.rows(Table::Promises), promises::promise),
    }
}

/// A row of `ways.csv`.
fn way(reader: &mut Reader, row: &Row) -> Way {
    let via = waypoints(reader, row, "via");
    let avoid = waypoints(reader, row, "avoid");
    if row.is_empty("via") {
        let remedy = "Write the places, legs or stops that tell this way from others";
        reader.refuse(row, "via", "the cell is empty", remedy);
    }
    if let Some(both) = via.iter().position(|point| avoid.contains(point)) {
        let what = format!("the way must use '{}' and must not", row.list("via")[both]);
        reader.refuse(row, "avoid", what, "Take it out of via or of avoid");
    }
    Way {
        id: row.text("id").to_owned(),
        label: row.text("label").to_owned(),
        via,
        avoid,
        note: row.text("note").to_owned(),
    }
}

fn waypoints(reader: &mut Reader, row: &Row, column: &str) -> Vec<Waypoint> {
    let mut waypoints = Vec::new();
    for id in row.list(column) {
        let name = reader.names.get(id);
        match name.map(|name| (name.table, name.index)) {
            Some((Table::Places, index)) => waypoints.push(Waypoint::Place(index)),
            Some((Table::Legs, index)) => waypoints.push(Waypoint::Leg(index)),
            Some((Table::Stops, index)) => waypoints.push(Waypoint::Stop(index)),
            _ => reader.dangling(row, column, &[Table::Places, Table::Legs, Table::Stops], id),
        }
    }
    waypoints
}

/// A row of `claims.csv`.
fn claim(reader: &mut Reader, row: &Row, countries: &[&str]) -> Claim {
    for column in ["says", "who"] {
        if row.is_empty(column) {
            let remedy = "Write a few words: what is said, and what kind of institution says it";
            reader.refuse(row, column, "the cell is empty", remedy);
        }
    }
    months(reader, row, "date", true);
    let sources = reader.sources(row);
    if sources.is_empty() {
        reader.refuse(row, "source", "the cell is empty", SOURCE);
    }
    let mut words: Vec<(&str, Option<Quantity>)> = Quantity::ALL
        .iter()
        .map(|(word, quantity)| (*word, Some(*quantity)))
        .collect();
    words.push(("none", None));
    let quantity = reader.word(row, "quantity", &words, None);
    let test = match quantity {
        Some(Some(quantity)) => test(reader, row, quantity, countries),
        Some(None) => {
            if row.is_empty("nearest") {
                let what = "a claim that is no question for the model does not say what is";
                reader.refuse(row, "nearest", what, "Write what can be told instead");
            }
            None
        }
        None => None,
    };
    Claim {
        id: row.text("id").to_owned(),
        says: row.text("says").to_owned(),
        who: row.text("who").to_owned(),
        date: row.text("date").to_owned(),
        sources,
        test,
        nearest: row.text("nearest").to_owned(),
        note: row.text("note").to_owned(),
    }
}
