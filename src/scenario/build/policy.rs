//! Regimes and levers: what they replace and whom they let through.

use super::{Bound, CONDITIONS, Reader, exchange};
use crate::corridor::{Change, Eligibility, Leg, Lever, LeverEffect, Regime, SetValue};
use crate::scenario::table::{Row, Table, number, seems_a_number};

/// A row of `regimes.csv`.
pub(in crate::scenario) fn regime(reader: &mut Reader, row: &Row) -> Regime {
    Regime {
        id: row.text("id").to_owned(),
        name: row.text("name").to_owned(),
        from: row.text("from").to_owned(),
        to: row.text("to").to_owned(),
        changes: row
            .list("sets")
            .into_iter()
            .filter_map(|part| setting(reader, row, part))
            .collect(),
        closures: reader.ids(row, "closures", Table::Closures),
        withholds: withheld(reader, row),
        eligibility: eligibility(reader, row),
        sources: reader.sources(row),
        note: row.text("note").to_owned(),
    }
}

/// `assumption=number` or `assumption=other-assumption`.
fn setting(reader: &mut Reader, row: &Row, part: &str) -> Option<Change> {
    let Some((id, value)) = part.split_once('=') else {
        let what = format!("'{part}' does not set anything");
        reader.refuse(
            row,
            "sets",
            what,
            "Write `assumption=number` or `assumption=other-assumption`",
        );
        return None;
    };
    let (id, value) = (id.trim(), value.trim());
    let assumption = reader.named(row, "sets", Table::Assumptions, id)?;
    if !seems_a_number(value) {
        let other = reader.named(row, "sets", Table::Assumptions, value)?;
        if other == assumption {
            let what = format!("'{id}' is set to itself");
            reader.refuse(row, "sets", what, "Name another assumption");
            return None;
        }
        if let Err((what, remedy)) =
            exchange(&reader.book[assumption], &reader.book[other], reader.prices)
        {
            reader.refuse(row, "sets", what, remedy);
            return None;
        }
        return Some(Change::Assumption(assumption, SetValue::As(other)));
    }
    match number(value, row.decimal) {
        Ok(number) => Some(Change::Assumption(assumption, SetValue::Fixed(number))),
        Err(fault) => {
            reader.refuse(row, "sets", fault.what(value), fault.remedy(value));
            None
        }
    }
}

fn withheld(reader: &mut Reader, row: &Row) -> Vec<String> {
    let mut ids = Vec::new();
    for id in row.list("withholds") {
        let known = reader.names.get(id).map(|name| name.table);
        if matches!(known, Some(Table::Services | Table::Legs)) {
            ids.push(id.to_owned());
        } else {
            reader.dangling(row, "withholds", &[Table::Services, Table::Legs], id);
        }
    }
    ids
}

/// `general:0.5` for each cargo class, and the places that make a route subject to it.
fn eligibility(reader: &mut Reader, row: &Row) -> Eligibility {
    let mut shares = Vec::new();
    for part in row.list("eligible") {
        let Some((cargo, share)) = part.split_once(':') else {
            let what = format!("'{part}' does not give a cargo class and a share");
            reader.refuse(row, "eligible", what, "Write for example `general:0.5`");
            continue;
        };
        let cargo = reader.named(row, "eligible", Table::Cargo, cargo.trim());
        let share = share.trim();
        let share = match number(share, row.decimal) {
            Ok(share) if Bound::Share.allows(share) => Some(share),
            Ok(share) => {
                let what = format!("{share} is outside what this column takes");
                reader.refuse(
                    row,
                    "eligible",
                    what,
                    format!("Write {}", Bound::Share.words()),
                );
                None
            }
            Err(fault) => {
                reader.refuse(row, "eligible", fault.what(share), fault.remedy(share));
                None
            }
        };
        shares.extend(cargo.zip(share));
    }
    let via = reader.ids(row, "eligible_via", Table::Places);
    if row.is_empty("eligible") != row.is_empty("eligible_via") {
        let what = "a share of shippers and the places it holds for belong together";
        reader.refuse(
            row,
            "eligible_via",
            what,
            "Fill eligible and eligible_via, or neither",
        );
    }
    Eligibility { shares, via }
}

/// All rows of `levers.csv`, those with one id making one lever.
pub(in crate::scenario) fn levers(reader: &mut Reader, rows: &[Row], legs: &[Leg]) -> Vec<Lever> {
    let mut levers: Vec<Lever> = Vec::new();
    for row in rows {
        let effect = effect(reader, row, legs);
        reader.date(row, "from");
        let sources = reader.sources(row);
        let id = row.text("lever");
        let position = levers.iter().position(|lever| lever.id == id);
        let position = position.unwrap_or_else(|| {
            levers.push(Lever {
                id: id.to_owned(),
                name: row.text("name").to_owned(),
                effects: Vec::new(),
                cost_musd: row.text("cost_musd").to_owned(),
                sources: Vec::new(),
            });
            levers.len() - 1
        });
        let lever = &mut levers[position];
        lever.effects.extend(effect);
        for source in sources {
            if !lever.sources.contains(&source) {
                lever.sources.push(source);
            }
        }
    }
    levers
}

fn effect(reader: &mut Reader, row: &Row, legs: &[Leg]) -> Option<LeverEffect> {
    let sets = row.text("sets");
    let why = row.text("why").to_owned();
    if let Some(leg) = sets.strip_suffix(".state") {
        let leg = reader.named(row, "sets", Table::Legs, leg)?;
        if !legs[leg].planned {
            let what = format!("the leg '{}' is open already", legs[leg].id);
            reader.refuse(
                row,
                "sets",
                what,
                "Write planned in its column state, or remove the row",
            );
        }
        let fixed = row.text("fixed");
        if !matches!(fixed, "" | "open") {
            let what = format!("'{fixed}' is no state that a lever can give to a leg");
            reader.refuse(row, "fixed", what, "Write open");
        }
        return Some(LeverEffect {
            change: Change::OpenLeg(leg),
            range: None,
            why,
        });
    }
    let assumption = reader.named(row, "sets", Table::Assumptions, sets)?;
    let condition = reader
        .uses
        .iter()
        .find(|cell| cell.assumption == assumption && CONDITIONS.contains(&cell.column.as_str()));
    if let Some(cell) = condition {
        let what = format!(
            "'{sets}' says how often or how openly something closes ({}, row {}, column {}), and that is a state of the world and no choice",
            cell.file, cell.row, cell.column
        );
        let remedy = "State it in a regime, or let the lever set what it changes: a duration, a dwell, a price";
        reader.refuse(row, "sets", what, remedy);
    }
    let fixed = reader.plain(row, "fixed");
    let [low, best, high] = ["low", "best", "high"].map(|column| reader.plain(row, column));
    let (value, range) = match (fixed, low, best, high) {
        (Some(fixed), None, None, None) => (SetValue::Fixed(fixed), None),
        (None, Some(low), Some(best), Some(high)) => {
            if !(low <= best && best <= high) {
                let what = format!(
                    "the range is upside down: low {low}, best {best}, high {high} do not rise"
                );
                reader.refuse(row, "best", what, "Write low <= best <= high");
            }
            (SetValue::Range { low, best, high }, Some((low, high)))
        }
        _ => {
            let what = "the row does not say what the lever sets";
            reader.refuse(
                row,
                "fixed",
                what,
                "Fill fixed, or all of low, best and high",
            );
            return None;
        }
    };
    Some(LeverEffect {
        change: Change::Assumption(assumption, value),
        range,
        why,
    })
}
