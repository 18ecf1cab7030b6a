//! Services: timetables that span legs.

use super::cells::all_or_none;
use super::legs::way;
use super::{Bound, Reader, halves};
use crate::corridor::{Arc, LawRow, Leg, Quantity, Service, Slots, Spell, Timing};
use crate::scenario::problem::listed;
use crate::scenario::table::{Measure, Row, Table};
use crate::time::Timetable;

#[derive(Clone, Copy, PartialEq)]
enum Rule {
    Headway,
    Timetable,
    WhenFull,
}

/// A row of `services.csv`.
pub(in crate::scenario) fn service(
    reader: &mut Reader,
    row: &Row,
    legs: &[Leg],
    laws: &[LawRow],
) -> Service {
    let both_ways = way(reader, row);
    let span = reader.ids(row, "legs", Table::Legs);
    if span.len() == row.list("legs").len() {
        connected(reader, row, legs, &span, both_ways);
    }
    let share = |reader: &mut Reader, column| {
        reader.quantity(row, column, Measure::Number, Bound::ShareBelowOne)
    };
    Service {
        id: row.text("id").to_owned(),
        legs: span,
        both_ways,
        timing: timing(reader, row),
        cutoff_h: reader.quantity(row, "cutoff_h", Measure::Hours, Bound::NotNegative),
        blank_share: share(reader, "blank_share"),
        rollover_share: share(reader, "rollover_share"),
        delay: delay(reader, row, laws),
        tariff: reader.tariff(row, "freight"),
        slots_teu: reader.quantity(row, "slots_teu", Measure::Teu, Bound::NotNegative),
        slots: slots(reader, row),
        offered: reader.offered(row),
        covers: reader.covers(row),
        evidence: reader.evidence(row),
    }
}

/// What fills the slots and what low water cuts from them. The volume of a service that leaves when full decides
/// when it leaves, and never meets a full ship.
fn slots(reader: &mut Reader, row: &Row) -> Slots {
    let when_full = row.text("rule") == "when-full";
    let volume_teu_d = (!when_full)
        .then(|| reader.quantity(row, "volume_teu_d", Measure::TeuPerDay, Bound::NotNegative))
        .flatten();
    let level_drop_m = reader.quantity(row, "level_drop_m", Measure::Metres, Bound::NotNegative);
    let lost_per_m = reader.quantity(row, "slots_lost_per_m", Measure::Number, Bound::Share);
    let both = ["level_drop_m", "slots_lost_per_m"];
    all_or_none(reader, row, &both, "a loss of slots to low water");
    let needs = [
        (
            "volume_teu_d",
            !when_full,
            "a demand is set against the slots of a departure",
        ),
        (
            "level_drop_m",
            true,
            "low water cuts the slots of a departure",
        ),
    ];
    for (column, counts, why) in needs {
        if counts && !row.is_empty(column) && row.is_empty("slots_teu") {
            let what = format!("the cell is empty, and {why}");
            let remedy = format!("Write the TEU of a departure, or empty {column}");
            reader.refuse(row, "slots_teu", what, remedy);
        }
    }
    Slots {
        volume_teu_d,
        level_drop_m,
        lost_per_m,
    }
}

fn timing(reader: &mut Reader, row: &Row) -> Timing {
    let rules = [
        ("headway", Rule::Headway),
        ("timetable", Rule::Timetable),
        ("when-full", Rule::WhenFull),
    ];
    let fallback = Timing::Headway {
        headway_d: Quantity::Given(1.0),
        cv: None,
        offset_h: None,
    };
    let Some(rule) = reader.word(row, "rule", &rules, None) else {
        return fallback;
    };
    only_its_cells(reader, row, rule);
    match rule {
        Rule::Headway => Timing::Headway {
            headway_d: reader.needed(row, "headway_d", Measure::Days, Bound::Positive),
            cv: reader.part(
                row,
                "headway_cv",
                row.text("headway_cv"),
                Measure::Number,
                Bound::NotNegative,
                super::Role::Spread,
            ),
            offset_h: reader.quantity(row, "offset_h", Measure::Hours, Bound::NotNegative),
        },
        Rule::Timetable => timetable(reader, row).unwrap_or(fallback),
        Rule::WhenFull => Timing::WhenFull {
            target_boxes: reader.needed(row, "target_boxes", Measure::Number, Bound::Positive),
            boxes_d: halved(reader.needed(
                row,
                "volume_teu_d",
                Measure::TeuPerDay,
                Bound::Positive,
            )),
            max_wait_d: reader.quantity(row, "max_wait_d", Measure::Days, Bound::Positive),
        },
    }
}

/// Boxes of a filling service are counted as 40-foot boxes: two TEU each.
fn halved(teu: Quantity) -> Quantity {
    match teu {
        Quantity::Given(number) => Quantity::Given(number / 2.0),
        Quantity::Assumed { assumption, factor } => Quantity::Assumed {
            assumption,
            factor: factor / 2.0,
        },
    }
}

fn only_its_cells(reader: &mut Reader, row: &Row, rule: Rule) {
    let cells = [
        (Rule::Headway, &["headway_d", "headway_cv", "offset_h"][..]),
        (Rule::Timetable, &["timetable"]),
        (Rule::WhenFull, &["target_boxes", "max_wait_d"]),
    ];
    let own = cells
        .iter()
        .find(|(of, _)| *of == rule)
        .map_or(&[][..], |(_, own)| own);
    let word = row.text("rule");
    for column in cells.iter().flat_map(|(_, columns)| *columns) {
        if !own.contains(column) && !row.is_empty(column) {
            let what = format!("a service by {word} has no {column}");
            let remedy = format!(
                "Empty the cell; the rule {word} takes {}",
                listed(own, "and")
            );
            reader.refuse(row, column, what, remedy);
        }
    }
}

fn delay(reader: &mut Reader, row: &Row, laws: &[LawRow]) -> Option<usize> {
    match reader.spell(row, "delay", laws)? {
        Spell::Drawn(law) => Some(law),
        Spell::Fixed(_) => {
            let what = "a number stands where a law is wanted";
            reader.refuse(row, "delay", what, "Name a law of hours");
            None
        }
    }
}

/// Each leg must begin where the one before ends; a two-way leg may be used backwards.
fn connected(reader: &mut Reader, row: &Row, legs: &[Leg], span: &[usize], both_ways: bool) {
    if span.is_empty() {
        let remedy = "Write the ids of its legs, parted by `;`";
        reader.refuse(row, "legs", "the service has no legs", remedy);
        return;
    }
    if both_ways
        && let Some(leg) = span
            .iter()
            .map(|leg| &legs[*leg])
            .find(|leg| !leg.both_ways)
    {
        let what = format!(
            "the service runs both ways and its leg '{}' only forth",
            leg.id
        );
        reader.refuse(
            row,
            "way",
            what,
            "Write forth, or make the leg run both ways",
        );
    }
    if let Some(broken) = broken_at(legs, span) {
        let (one, next) = (&legs[span[broken]].id, &legs[span[broken + 1]].id);
        let what = format!("the leg '{next}' does not begin where '{one}' ends");
        reader.refuse(
            row,
            "legs",
            what,
            "Write the legs in the order in which the service runs",
        );
    }
}

fn broken_at(legs: &[Leg], span: &[usize]) -> Option<usize> {
    let arcs = |leg: usize| {
        [true, false]
            .into_iter()
            .filter(move |forth| *forth || legs[leg].both_ways)
            .map(move |forth| Arc { leg, forth })
    };
    let mut reached: Vec<usize> = arcs(span[0]).map(|arc| arc.head(legs)).collect();
    for (position, leg) in span.iter().enumerate().skip(1) {
        reached = arcs(*leg)
            .filter(|arc| reached.contains(&arc.tail(legs)))
            .map(|arc| arc.head(legs))
            .collect();
        if reached.is_empty() {
            return Some(position - 1);
        }
    }
    None
}

fn timetable(reader: &mut Reader, row: &Row) -> Option<Timing> {
    match Timetable::parse(row.text("timetable")) {
        Ok(timetable) => Some(Timing::Timetable {
            departures_h: timetable.offsets_h().to_vec(),
        }),
        Err(error) => {
            let (what, remedy) = halves(&error.to_string());
            reader.refuse(row, "timetable", what, remedy);
            None
        }
    }
}
