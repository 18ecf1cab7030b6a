//! Closures: how often they start, how long they last, what they leave, and when they happened.

use crate::corridor::{Closure, CommonCause, LawRow, Level, Quantity, Record, Recurring};
use crate::scenario::build::cells::all_or_none;
use crate::scenario::build::{Bound, Reader};
use crate::scenario::table::{Measure, Row, number, unfit_word};

/// Names of months in the column `months`.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A row of `closures.csv`.
pub(in crate::scenario) fn closure(reader: &mut Reader, row: &Row, laws: &[LawRow]) -> Closure {
    let words = Level::ALL.map(|level| (level.word(), level));
    let level = reader.word(row, "level", &words, None);
    if let Some(level) = level {
        belongs(reader, row, "capacity_share", level == Level::Share, level);
        belongs(reader, row, "reopen_ratio", level.queues(), level);
    }
    let mut share = |column, bound| reader.quantity(row, column, Measure::Number, bound);
    let capacity_share = share("capacity_share", Bound::ShareAboveZero);
    let reopen_ratio = share("reopen_ratio", Bound::AboveOne);
    let recurring = recurring(reader, row, laws);
    Closure {
        id: row.text("id").to_owned(),
        name: row.text("name").to_owned(),
        level: level.unwrap_or(Level::Delay),
        recurring,
        months: months(reader, row),
        capacity_share,
        reopen_ratio,
        announce_h: reader.quantity(row, "announce_h", Measure::Hours, Bound::NotNegative),
        common: common(reader, row),
        record: record(reader, row),
        dated: dated(reader, row),
        evidence: reader.evidence(row),
    }
}

/// A cell that levels of this kind need, and the others do not have.
fn belongs(reader: &mut Reader, row: &Row, column: &str, wanted: bool, level: Level) {
    let word = level.word();
    match (wanted, row.is_empty(column)) {
        (true, true) => {
            let remedy = if column == "reopen_ratio" {
                "Write the capacity after reopening over the normal flow, or the level delay if no queue forms"
            } else {
                "Write the share of the capacity that is left while it lasts"
            };
            let what = format!("the cell is empty, and a closure of level {word} needs it");
            reader.refuse(row, column, what, remedy);
        }
        (false, false) => {
            let what = format!("a closure of level {word} has no {column}");
            reader.refuse(row, column, what, "Empty the cell, or change the level");
        }
        _ => {}
    }
}

/// Rate and duration. A closure with dates has no rate: its duration is what shippers believe, and its rate is 0.
/// What only a regime has in force has neither.
fn recurring(reader: &mut Reader, row: &Row, laws: &[LawRow]) -> Option<Recurring> {
    let most_d = reader.quantity(row, "duration_max_d", Measure::Days, Bound::DaysOfYears);
    let rate = reader.quantity(row, "rate_year", Measure::Number, Bound::PerYear);
    let duration = reader.spell(row, "duration", laws);
    let dated = !row.is_empty("dated_from");
    let (has_rate, lasts) = (!row.is_empty("rate_year"), !row.is_empty("duration"));
    if dated && has_rate {
        let what =
            "the closure has dates, at which it happened, and a rate, at which it comes again";
        let remedy = "Empty rate_year, or give the closure that comes again a row of its own";
        reader.refuse(row, "rate_year", what, remedy);
    } else if has_rate && !lasts {
        let what = "the closure starts and never reopens: it has a rate and no duration";
        reader.refuse(row, "duration", what, "Name a law of hours or days");
    } else if lasts && !has_rate && !dated {
        let what = "the closure has a duration and neither a rate nor dates";
        let remedy = "Write how often it starts in a year, or empty the duration";
        reader.refuse(row, "rate_year", what, remedy);
    }
    if !has_rate {
        for column in ["months", "cause", "common_share", "events", "years"] {
            if !row.is_empty(column) {
                let what = format!("the closure has {column} and no rate_year");
                let remedy = "Write how often it starts, or empty the cell";
                reader.refuse(row, column, what, remedy);
            }
        }
    }
    if !lasts && !row.is_empty("duration_max_d") {
        let what = "the closure has a greatest duration and no duration";
        let remedy = "Write the duration, or empty the cell";
        reader.refuse(row, "duration_max_d", what, remedy);
    }
    Some(Recurring {
        rate_year: if dated { Quantity::Given(0.0) } else { rate? },
        duration: duration?,
        most_d,
    })
}

/// `Dec-Feb; Mar-Nov 0.2`: months in which it starts, each stretch with a weight of its rate, 1 if none is given.
/// An empty cell is the whole year.
fn months(reader: &mut Reader, row: &Row) -> [f64; 12] {
    if row.is_empty("months") {
        return [1.0; 12];
    }
    let mut weights = [0.0; 12];
    let mut refuse = |what: String, remedy: &str| reader.refuse(row, "months", what, remedy);
    for part in row.list("months") {
        let (stretch, weight) = part.split_once(char::is_whitespace).unwrap_or((part, "1"));
        let weight = weight.trim();
        let Some(weight) = number(weight, row.decimal)
            .ok()
            .filter(|weight| Bound::ShareAboveZero.allows(*weight))
        else {
            let what = format!("'{weight}' is no weight of a month");
            let remedy = "Write a number of more than 0, to 1; leave months without closures out";
            refuse(what, remedy);
            continue;
        };
        let (first, last) = stretch.split_once('-').unwrap_or((stretch, stretch));
        let known = |name: &str| MONTHS.iter().position(|month| *month == name);
        let (Some(mut month), Some(last)) = (known(first), known(last)) else {
            let what = format!("'{stretch}' names no months");
            let remedy =
                "Write for example `Dec-Feb` or `Dec-Feb; Mar-Nov 0.2`, with the names Jan to Dec";
            refuse(what, remedy);
            continue;
        };
        loop {
            if weights[month] > 0.0 {
                let what = format!("{} stands there twice", MONTHS[month]);
                refuse(what, "Name each month once");
            }
            weights[month] = weight;
            if month == last {
                break;
            }
            month = (month + 1) % 12;
        }
    }
    weights
}

fn common(reader: &mut Reader, row: &Row) -> Option<CommonCause> {
    let share = reader.quantity(row, "common_share", Measure::Number, Bound::ShareAboveZero);
    let both = ["cause", "common_share"];
    if !all_or_none(reader, row, &both, "a cause that closures have in common") {
        return None;
    }
    let cause = row.text("cause");
    if let Some((what, remedy)) = unfit_word(cause, false) {
        reader.refuse(row, "cause", what, remedy);
    } else if let Some(taken) = reader.names.get(cause) {
        let what = format!(
            "'{cause}' is also the id of {} in {}, row {}",
            taken.table.row_word(),
            taken.file,
            taken.row
        );
        reader.refuse(row, "cause", what, "Give the cause a name of its own");
    }
    Some(CommonCause {
        cause: cause.to_owned(),
        share: share?,
    })
}

fn record(reader: &mut Reader, row: &Row) -> Option<Record> {
    let events = reader.plain_within(row, "events", Bound::NotNegative);
    let years = reader.plain_within(row, "years", Bound::Positive);
    if events.is_some_and(|events| events.fract() != 0.0) {
        let what = format!("'{}' is not a whole number", row.text("events"));
        reader.refuse(row, "events", what, "Write how many starts were counted");
    }
    all_or_none(reader, row, &["events", "years"], "a record of starts");
    Some(Record {
        events: events?,
        years: years?,
    })
}

/// First instant of the first day, and last instant of the last.
fn dated(reader: &mut Reader, row: &Row) -> Option<(f64, f64)> {
    let from_h = reader.date(row, "dated_from");
    let to_h = reader.date(row, "dated_to").map(|midnight| midnight + 24.0);
    if row.is_empty("dated_from") && !row.is_empty("dated_to") {
        let what = "the cell is empty, and the closure has a last day";
        reader.refuse(
            row,
            "dated_from",
            what,
            "Write its first day, or empty dated_to",
        );
    }
    if let (Some(from), Some(to)) = (from_h, to_h)
        && from >= to
    {
        let what = "the closure ends before it begins";
        reader.refuse(row, "dated_to", what, "Write the days in order");
    }
    Some((from_h?, to_h.unwrap_or(f64::INFINITY)))
}
