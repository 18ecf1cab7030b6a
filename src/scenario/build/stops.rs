//! Stops: what happens to movements that pass a place.

use super::cells::all_or_none;
use super::conditions::queue;
use super::{Bound, Reader, Role};
use crate::corridor::{
    CostLine, Documents, Flow, Heading, LawRow, Mode, Passage, Per, Place, Quantity, Spell, Stop,
    StopKind, Storage, Work,
};
use crate::scenario::table::{Measure, Row, Table, number};

/// A row of `stops.csv`.
pub(in crate::scenario) fn stop(
    reader: &mut Reader,
    row: &Row,
    places: &[Place],
    laws: &[LawRow],
) -> Stop {
    let place = reader.id(row, "place", Table::Places);
    if row.is_empty("place") {
        reader.refuse(row, "place", "the cell is empty", "Write the id of a place");
    }
    let kind = reader
        .word(row, "kind", &KINDS, None)
        .unwrap_or(StopKind::Handling);
    let headings = [
        ("north", Heading::North),
        ("south", Heading::South),
        ("both", Heading::Both),
    ];
    Stop {
        id: row.text("id").to_owned(),
        place: place.unwrap_or(0),
        seq: reader.whole(row, "seq").unwrap_or(0),
        enters: passage(reader, row, "in", "start"),
        leaves: passage(reader, row, "out", "end"),
        heading: reader
            .word(row, "heading", &headings, Some(Heading::Both))
            .unwrap_or(Heading::Both),
        kind,
        flow: flow(reader, row),
        work: work(reader, row, laws),
        documents: documents(reader, row, place.map(|place| &places[place]), laws),
        factors: reader.factors(row),
        fee: reader.tariff(row, "fee"),
        fee_value_share: reader.quantity(row, "fee_value_share", Measure::Number, Bound::Share),
        surveyed: reader.surveyed(row),
        line: reader
            .word(row, "line", &LINES, Some(usual_line(kind)))
            .unwrap_or(CostLine::Handling),
        storage: storage(reader, row),
        co2e_kg_t: reader.quantity(row, "co2e_kg_t", Measure::KgPerTonne, Bound::NotNegative),
        closures: reader.ids(row, "closures", Table::Closures),
        season: reader.id(row, "season", Table::Seasons),
        capacity_teu_d: reader.quantity(row, "capacity_teu_d", Measure::TeuPerDay, Bound::Positive),
        queue: queue(reader, row),
        covers: reader.covers(row),
        evidence: reader.evidence(row),
    }
}

const KINDS: [(&str, StopKind); 6] = [
    ("handling", StopKind::Handling),
    ("transfer", StopKind::Transfer),
    ("gauge", StopKind::Gauge),
    ("border", StopKind::Border),
    ("hold", StopKind::Hold),
    ("canal", StopKind::Canal),
];

const LINES: [(&str, CostLine); 9] = [
    ("freight", CostLine::Freight),
    ("fuel", CostLine::Fuel),
    ("handling", CostLine::Handling),
    ("border", CostLine::Border),
    ("tolls", CostLine::Tolls),
    ("insurance", CostLine::Insurance),
    ("demurrage", CostLine::Demurrage),
    ("empties", CostLine::Empties),
    ("compliance", CostLine::Compliance),
];

fn usual_line(kind: StopKind) -> CostLine {
    match kind {
        StopKind::Handling | StopKind::Transfer | StopKind::Gauge => CostLine::Handling,
        StopKind::Border | StopKind::Hold => CostLine::Border,
        StopKind::Canal => CostLine::Tolls,
    }
}

fn passage(reader: &mut Reader, row: &Row, column: &str, terminus: &'static str) -> Passage {
    let mut words: Vec<(&str, Passage)> = Mode::ALL
        .iter()
        .map(|mode| (mode.word(), Passage::By(*mode)))
        .collect();
    words.push((terminus, Passage::Terminus));
    words.push(("any", Passage::Any));
    reader
        .word(row, column, &words, None)
        .unwrap_or(Passage::Any)
}

fn flow(reader: &mut Reader, row: &Row) -> Option<Flow> {
    if row.is_empty("flow") {
        return None;
    }
    let flows = [
        ("export", Flow::Export),
        ("import", Flow::Import),
        ("transit", Flow::Transit),
        ("tranship", Flow::Tranship),
        ("through", Flow::Through),
    ];
    reader.word(row, "flow", &flows, None)
}

fn work(reader: &mut Reader, row: &Row, laws: &[LawRow]) -> Work {
    let channels = ["p_green", "green", "inspection"];
    let some = channels.iter().any(|column| !row.is_empty(column));
    if some && !row.is_empty("time") {
        let what = "the stop has a time, and a green lane with its own times";
        reader.refuse(
            row,
            "time",
            what,
            "Empty the cell, or the columns p_green, green and inspection",
        );
    }
    if all_or_none(reader, row, &channels, "a green lane") {
        let share = reader.quantity(row, "p_green", Measure::Number, Bound::Share);
        let green = reader.spell(row, "green", laws);
        let inspection = reader.spell(row, "inspection", laws);
        return Work::Channels {
            p_green: share.unwrap_or(Quantity::Given(1.0)),
            green: green.unwrap_or(Spell::Fixed(0.0)),
            inspection: inspection.unwrap_or(Spell::Fixed(0.0)),
        };
    }
    reader
        .spell(row, "time", laws)
        .map_or(Work::None, Work::Spell)
}

/// A hold for papers; its office is the one named, else that of the place.
fn documents(
    reader: &mut Reader,
    row: &Row,
    place: Option<&Place>,
    laws: &[LawRow],
) -> Option<Documents> {
    let named = reader.id(row, "office", Table::Calendars);
    if !all_or_none(
        reader,
        row,
        &["p_documents", "documents"],
        "a hold for papers",
    ) {
        return None;
    }
    let probability = reader.quantity(row, "p_documents", Measure::Number, Bound::Share);
    let hours = reader.spell(row, "documents", laws);
    let office = named.or_else(|| place?.calendar);
    if office.is_none() && row.is_empty("office") && place.is_some() {
        let what = "a hold for papers needs the hours of an office, and the place has none";
        reader.refuse(row, "office", what, "Write the id of a calendar");
    }
    Some(Documents {
        probability: probability?,
        hours: hours?,
        office: office?,
    })
}

/// Tiers `5:40; 5:80; :120`: days and USD per TEU and day.
fn storage(reader: &mut Reader, row: &Row) -> Option<Storage> {
    let per = reader.word(
        row,
        "per",
        &[("started_day", Per::StartedDay), ("hour", Per::Hour)],
        Some(Per::StartedDay),
    );
    let free_h = reader.quantity(row, "free_h", Measure::Hours, Bound::NotNegative);
    let parts = row.list("storage");
    if parts.is_empty() {
        if free_h.is_some() {
            let what = "the stop has free hours and no price after them";
            reader.refuse(
                row,
                "storage",
                what,
                "Write tiers such as `5:40; :120`, or empty free_h",
            );
        }
        return None;
    }
    let mut tiers = Vec::new();
    for (position, part) in parts.iter().enumerate() {
        let last = position + 1 == parts.len();
        let Some((days, rate)) = part.split_once(':') else {
            let what = format!("'{part}' does not give days and a rate");
            reader.refuse(
                row,
                "storage",
                what,
                "Write tiers such as `5:40; 5:80; :120`",
            );
            continue;
        };
        if last != days.trim().is_empty() {
            let what = if last {
                "the last tier ends"
            } else {
                "a tier before the last has no end"
            };
            reader.refuse(
                row,
                "storage",
                what,
                "Write days before each `:` but the last, as in `5:40; 5:80; :120`",
            );
            continue;
        }
        let rate = reader.part(
            row,
            "storage",
            rate.trim(),
            Measure::StorageRate,
            Bound::NotNegative,
            Role::Typical,
        );
        let days = (!last).then(|| days_of(reader, row, days.trim()));
        tiers.extend(rate.map(|rate| (days, rate)));
    }
    Some(Storage {
        free_h: free_h.unwrap_or(Quantity::Given(0.0)),
        tiers,
        per: per.unwrap_or(Per::StartedDay),
    })
}

fn days_of(reader: &mut Reader, row: &Row, text: &str) -> f64 {
    match number(text, row.decimal) {
        Ok(days) if days > 0.0 => return days,
        Ok(_) => {
            let what = format!("a tier of {text} days is empty");
            reader.refuse(row, "storage", what, "Write days above zero");
        }
        Err(fault) => reader.refuse(row, "storage", fault.what(text), fault.remedy(text)),
    }
    1.0
}
