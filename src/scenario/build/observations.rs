//! Rows of `observations.csv`.

use super::{Bound, Reader};
use crate::scenario::observation::{Observation, ObservationKind, ObservationPart, Taken, Trip};
use crate::scenario::question::{First, Scope, Waypoint};
use crate::scenario::table::{Row, Table};

/// A row of `observations.csv`.
pub(in crate::scenario) fn observation(reader: &mut Reader, row: &Row) -> Observation {
    let kinds = ObservationKind::ALL.map(|kind| (kind.word(), kind));
    let kind = reader.word(row, "kind", &kinds, None);
    let kind = kind.unwrap_or(ObservationKind::Announced);
    let sources = reader.sources(row);
    if row.is_empty("source") {
        let remedy = "Write the id of a row of sources.csv";
        reader.refuse(row, "source", "nobody is named who told of it", remedy);
    }
    let left_out = row.text("left_out").to_owned();
    let trip = if left_out.is_empty() {
        Ok(trip(reader, row, kind))
    } else {
        Err(left_out)
    };
    Observation {
        id: row.text("id").to_owned(),
        name: row.text("name").to_owned(),
        kind,
        trip,
        cost_usd: cost(reader, row),
        clock: row.text("clock").to_owned(),
        sources,
        note: row.text("note").to_owned(),
    }
}

fn cost(reader: &mut Reader, row: &Row) -> Option<(f64, String)> {
    let cost = reader.plain_within(row, "cost_usd", Bound::Positive);
    let per = row.text("per").to_owned();
    if row.is_empty("cost_usd") != row.is_empty("per") {
        let what = "a price and what it is for belong together";
        reader.refuse(row, "per", what, "Fill both cost_usd and per, or neither");
    }
    cost.map(|cost| (cost, per))
}

/// The trip of a row that is not left out; what cannot be read is noted, and the trip then stands in for nothing.
fn trip(reader: &mut Reader, row: &Row, kind: ObservationKind) -> Trip {
    let place = |reader: &mut Reader, column: &str| {
        if row.is_empty(column) {
            let remedy = "Write the id of a place, or say in left_out why the row is left out";
            reader.refuse(row, column, "the cell is empty", remedy);
        }
        reader.id(row, column, Table::Places);
        row.text(column).to_owned()
    };
    let (from, to) = (place(reader, "from"), place(reader, "to"));
    if from == to && !from.is_empty() {
        let what = "the trip goes nowhere: origin and destination are the same";
        reader.refuse(row, "to", what, "Write another place");
    }
    let scopes = [Scope::GateGate, Scope::LoadingGate, Scope::PortPort];
    let scopes = scopes.map(|scope| (scope.word(), scope));
    let scope = reader.word(row, "scope", &scopes, None);
    let firsts = [First::Booked, First::Random].map(|first| (first.word(), Some(first)));
    let first = reader.word(row, "first", &firsts, Some(None));
    let boxes = ["20ft", "40ft"].map(|size| (size, Some(size)));
    let box_size = reader.word(row, "box", &boxes, Some(None));
    let sections = [("yes", true), ("no", false)];
    let is_section = reader.word(row, "section", &sections, Some(false));
    let (via, avoid) = (
        waypoints(reader, row, "via"),
        waypoints(reader, row, "avoid"),
    );
    if via.iter().any(|point| avoid.contains(point)) {
        let what = "the trip must use something and must not";
        reader.refuse(row, "avoid", what, "Take it out of via or of avoid");
    }
    reader.id(row, "regime", Table::Regimes);
    let regime = row.text("regime").to_owned();
    let taken = taken(reader, row);
    Trip {
        from,
        to,
        via,
        avoid,
        scope: scope.unwrap_or(Scope::GateGate),
        first: first.flatten(),
        box_size: box_size.flatten(),
        window: window(reader, row),
        regime: (!regime.is_empty()).then_some(regime),
        is_section: is_section.unwrap_or(false),
        part: part(reader, row, kind),
        taken: taken.unwrap_or(Taken::AtMost(1.0)),
    }
}

/// The split holds for what is scored; what was announced belongs to neither side.
fn part(reader: &mut Reader, row: &Row, kind: ObservationKind) -> ObservationPart {
    let parts = ObservationPart::ALL.map(|part| (part.word(), part));
    if kind.is_scored() {
        let part = reader.word(row, "part", &parts, None);
        return part.unwrap_or(ObservationPart::Calibration);
    }
    if !row.is_empty("part") {
        let what = "what was announced is a mark and judges nothing";
        reader.refuse(row, "part", what, "Empty the cell");
    }
    ObservationPart::Calibration
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

fn window(reader: &mut Reader, row: &Row) -> (String, String) {
    let [first, last] = ["depart_from", "depart_to"].map(|column| {
        if row.is_empty(column) {
            let remedy =
                "Write a date such as 2025-01-31; a year or a season by its first and last day";
            reader.refuse(row, column, "the cell is empty", remedy);
        }
        reader.date(row, column)
    });
    if let (Some(first), Some(last)) = (first, last)
        && first > last
    {
        let what = "the window of departure ends before it begins";
        reader.refuse(row, "depart_to", what, "Write the days in order");
    }
    (
        row.text("depart_from").to_owned(),
        row.text("depart_to").to_owned(),
    )
}

fn taken(reader: &mut Reader, row: &Row) -> Option<Taken> {
    let low = reader.plain_within(row, "days_low", Bound::Positive);
    let high = reader.plain_within(row, "days_high", Bound::Positive);
    match (row.is_empty("days_low"), row.is_empty("days_high")) {
        (true, true) => {
            let what = "the row does not say how long it took";
            let remedy = "Write the days (days_high empty: still under way; days_low empty: at most), or say in left_out why the row is left out";
            reader.refuse(row, "days_low", what, remedy);
            None
        }
        (true, false) => high.map(Taken::AtMost),
        (false, true) => low.map(Taken::UnderWay),
        (false, false) => {
            let (low, high) = (low?, high?);
            if low > high {
                let what = format!("the range is upside down: {low} to {high} days");
                reader.refuse(row, "days_high", what, "Write days_low <= days_high");
            }
            Some(Taken::Within { low, high })
        }
    }
}
