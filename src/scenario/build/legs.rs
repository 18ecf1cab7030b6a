//! Legs.

use super::{Bound, Reader};
use crate::corridor::{LawRow, Leg, Mode, Pace, Quantity};
use crate::scenario::table::{Measure, Row, Table};

/// A row of `legs.csv`.
pub(in crate::scenario) fn leg(reader: &mut Reader, row: &Row, laws: &[LawRow]) -> Leg {
    let modes = Mode::ALL.map(|mode| (mode.word(), mode));
    let from = end(reader, row, "from");
    let to = end(reader, row, "to");
    if from.is_some() && from == to {
        let what = "the leg starts and ends at the same place";
        reader.refuse(row, "to", what, "Write two places");
    }
    let planned = reader
        .word(
            row,
            "state",
            &[("open", false), ("planned", true)],
            Some(false),
        )
        .unwrap_or(false);
    let lever = reader.id(row, "lever", Table::Levers);
    if !planned && lever.is_some() {
        let what = "the leg is open already and names a lever that opens it";
        reader.refuse(
            row,
            "lever",
            what,
            "Write planned in the column state, or leave the lever out",
        );
    }
    Leg {
        id: row.text("id").to_owned(),
        from: from.unwrap_or(0),
        to: to.unwrap_or(0),
        both_ways: way(reader, row),
        mode: reader.word(row, "mode", &modes, None).unwrap_or(Mode::Sea),
        planned,
        lever: lever.map(|_| row.text("lever").to_owned()),
        open: !planned,
        distance_km: reader.needed(row, "distance_km", Measure::Kilometres, Bound::Positive),
        pace: pace(reader, row, laws),
        variation: variation(reader, row, laws),
        tariff: reader.tariff(row, "freight"),
        toll_usd_teu: reader.quantity(row, "toll_usd_teu", Measure::UsdTeu, Bound::NotNegative),
        war_risk_usd_teu: reader.quantity(
            row,
            "war_risk_usd_teu",
            Measure::UsdTeu,
            Bound::NotNegative,
        ),
        surveyed: reader.surveyed(row),
        co2e_g_tkm: reader.quantity(row, "co2e_g_tkm", Measure::GramsPerTkm, Bound::NotNegative),
        gauge_mm: gauge(reader, row),
        factors: reader.factors(row),
        closures: reader.ids(row, "closures", Table::Closures),
        season: reader.id(row, "season", Table::Seasons),
        line: Some(row.text("line"))
            .filter(|line| !line.is_empty())
            .map(str::to_owned),
        offered: reader.offered(row),
        covers: reader.covers(row),
        evidence: reader.evidence(row),
    }
}

fn end(reader: &mut Reader, row: &Row, column: &str) -> Option<usize> {
    if row.is_empty(column) {
        reader.refuse(row, column, "the cell is empty", "Write the id of a place");
    }
    reader.id(row, column, Table::Places)
}

/// True for `both` and for an empty cell.
pub(super) fn way(reader: &mut Reader, row: &Row) -> bool {
    reader
        .word(row, "way", &[("both", true), ("forth", false)], Some(true))
        .unwrap_or(true)
}

fn pace(reader: &mut Reader, row: &Row, laws: &[LawRow]) -> Pace {
    match (row.is_empty("speed"), row.is_empty("time")) {
        (false, true) => speed(reader, row),
        (true, false) => Pace::Time(
            reader
                .spell(row, "time", laws)
                .unwrap_or(crate::corridor::Spell::Fixed(1.0)),
        ),
        (both_empty, _) => {
            let what = if both_empty {
                "the leg has neither a speed nor a time"
            } else {
                "the leg has a speed and a time"
            };
            reader.refuse(row, "speed", what, "Fill exactly one of speed and time");
            Pace::Speed(Quantity::Given(1.0))
        }
    }
}

fn speed(reader: &mut Reader, row: &Row) -> Pace {
    let is_number = row
        .text("speed")
        .starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let units = [("kmh", 1.0), ("knots", 1.852), ("kmday", 1.0 / 24.0)];
    let absent = (!is_number).then_some(1.0);
    let scale = reader
        .word(row, "speed_unit", &units, absent)
        .unwrap_or(1.0);
    Pace::Speed(
        reader
            .scaled(row, "speed", Measure::KmPerHour, Bound::Positive, scale)
            .unwrap_or(Quantity::Given(1.0)),
    )
}

fn variation(reader: &mut Reader, row: &Row, laws: &[LawRow]) -> Option<usize> {
    let law = reader.id(row, "variation", Table::Laws)?;
    if laws.get(law).is_some_and(|law| law.is_time) {
        let what = format!(
            "the law '{}' is a time and no multiplier",
            row.text("variation")
        );
        reader.refuse(row, "variation", what, "Name a law of unit 1 and mean 1");
        return None;
    }
    Some(law)
}

fn gauge(reader: &mut Reader, row: &Row) -> Option<u32> {
    let gauge = reader.whole(row, "gauge_mm")?;
    if !(500..=3000).contains(&gauge) {
        let what = format!("{gauge} mm is no track gauge");
        reader.refuse(row, "gauge_mm", what, "Write for example 1435 or 1520");
    }
    u32::try_from(gauge).ok()
}
