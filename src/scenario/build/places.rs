//! Places, factors and cargo classes.

use super::{Bound, Reader};
use crate::corridor::{CargoClass, Decision, Factor, Place, PlaceKind, Quantity};
use crate::scenario::table::{Measure, Row, Table};

/// A row of `places.csv`.
pub(in crate::scenario) fn place(reader: &mut Reader, row: &Row) -> Place {
    let kinds = [
        ("port", PlaceKind::Port),
        ("terminal", PlaceKind::Terminal),
        ("border", PlaceKind::Border),
        ("junction", PlaceKind::Junction),
        ("canal", PlaceKind::Canal),
        ("strait", PlaceKind::Strait),
    ];
    let kind = reader.word(row, "kind", &kinds, None);
    let lat = within(reader, row, "lat", 90.0);
    let lon = within(reader, row, "lon", 180.0);
    for column in ["lat", "lon"] {
        if row.is_empty(column) {
            reader.refuse(row, column, "the cell is empty", "Write degrees");
        }
    }
    let utc_offset_h = within(reader, row, "utc_offset_h", 14.0);
    Place {
        id: row.text("id").to_owned(),
        name: row.text("name").to_owned(),
        kind: kind.unwrap_or(PlaceKind::Junction),
        country: row.text("country").to_owned(),
        lat,
        lon,
        utc_offset_h,
        calendar: reader.id(row, "calendar", Table::Calendars),
        decision: decision(reader, row),
        evidence: reader.evidence(row),
    }
}

/// What a change of plan takes, where a shipper may choose again.
fn decision(reader: &mut Reader, row: &Row) -> Option<Decision> {
    let words = [("yes", true), ("no", false)];
    let may = reader.word(row, "decision", &words, Some(false));
    let switch_h = reader.quantity(row, "switch_h", Measure::Hours, Bound::NotNegative);
    let switch_usd_teu =
        reader.quantity(row, "switch_usd_teu", Measure::UsdTeu, Bound::NotNegative);
    if may == Some(true) {
        return Some(Decision {
            switch_h,
            switch_usd_teu,
        });
    }
    for column in ["switch_h", "switch_usd_teu"] {
        if may == Some(false) && !row.is_empty(column) {
            let what = "a change of plan has its price where no shipper may choose again";
            reader.refuse(
                row,
                column,
                what,
                "Write yes in decision, or empty the cell",
            );
        }
    }
    None
}

fn within(reader: &mut Reader, row: &Row, column: &str, most: f64) -> f64 {
    let number = reader.plain(row, column).unwrap_or(0.0);
    if number.abs() > most {
        let what = format!("{number} is out of range");
        reader.refuse(
            row,
            column,
            what,
            format!("Write a number from -{most} to {most}"),
        );
    }
    number
}

/// A row of `factors.csv`.
pub(in crate::scenario) fn factor(reader: &mut Reader, row: &Row) -> Factor {
    let block_d = reader.plain_within(row, "block_d", Bound::BlockDays);
    let phi = reader.plain_within(row, "phi", Bound::ShareBelowOne);
    if phi.is_some_and(|phi| phi > 0.0) && row.is_empty("block_d") {
        let what = "the factor has a memory from block to block and no blocks";
        reader.refuse(
            row,
            "phi",
            what,
            "Write the days of a block, or empty the cell",
        );
    }
    Factor {
        id: row.text("id").to_owned(),
        name: row.text("name").to_owned(),
        block_d,
        phi: phi.unwrap_or(0.0),
    }
}

/// A row of `cargo.csv`.
pub(in crate::scenario) fn cargo(reader: &mut Reader, row: &Row) -> CargoClass {
    let mut needed = |column, measure| reader.needed(row, column, measure, Bound::NotNegative);
    CargoClass {
        id: row.text("id").to_owned(),
        name: row.text("name").to_owned(),
        value_usd_teu: needed("value_usd_teu", Measure::UsdTeu),
        vot_usd_teu_d: needed("vot_usd_teu_d", Measure::UsdTeuDay),
        payload_t_teu: needed("payload_t_teu", Measure::TonnesPerTeu),
        vor_ratio: reader
            .quantity(row, "vor_ratio", Measure::Number, Bound::NotNegative)
            .unwrap_or(Quantity::Given(0.0)),
        capital_cost_year: reader.quantity(
            row,
            "capital_cost_year",
            Measure::Number,
            Bound::NotNegative,
        ),
    }
}
