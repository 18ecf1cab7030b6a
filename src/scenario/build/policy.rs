//! Regimes and levers: what they replace and whom they let through.

use super::{Bound, Reader, exchange};
use crate::corridor::{
    Change, Eligibility, Leg, Lever, LeverCost, LeverEffect, Regime, SetValue, Stop,
};
use crate::scenario::conduct::{closing, insured, regime_fault, set_by};
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

/// What a lever must leave alone, and the legs that it may open.
#[derive(Clone, Copy, Debug)]
pub(in crate::scenario) struct Ground<'a> {
    /// Legs.
    pub(in crate::scenario) legs: &'a [Leg],
    /// Stops.
    pub(in crate::scenario) stops: &'a [Stop],
    /// Regimes.
    pub(in crate::scenario) regimes: &'a [Regime],
}

/// All rows of `levers.csv`, those with one id making one lever.
pub(in crate::scenario) fn levers(
    reader: &mut Reader,
    rows: &[Row],
    ground: Ground<'_>,
) -> Vec<Lever> {
    let mut levers: Vec<Lever> = Vec::new();
    for row in rows {
        let effect = effect(reader, row, ground);
        let from_h = reader.date(row, "from");
        let cost = cost(reader, row);
        let sources = reader.sources(row);
        let id = row.text("lever");
        let position = levers.iter().position(|lever| lever.id == id);
        let position = position.unwrap_or_else(|| {
            levers.push(Lever {
                id: id.to_owned(),
                name: row.text("name").to_owned(),
                effects: Vec::new(),
                costs: Vec::new(),
                from: String::new(),
                from_h: None,
                sources: Vec::new(),
                notes: Vec::new(),
            });
            levers.len() - 1
        });
        let lever = &mut levers[position];
        lever.effects.extend(effect);
        lever.costs.extend(cost);
        let note = row.text("note");
        if !note.is_empty() && !lever.notes.iter().any(|known| known == note) {
            lever.notes.push(note.to_owned());
        }
        // Of several dates the last: before it a part of the lever does not stand.
        if from_h > lever.from_h {
            lever.from_h = from_h;
            row.text("from").clone_into(&mut lever.from);
        }
        for source in sources {
            if !lever.sources.contains(&source) {
                lever.sources.push(source);
            }
        }
    }
    levers
}

/// What the row says that the lever costs: `cost_musd`, once or every year.
fn cost(reader: &mut Reader, row: &Row) -> Option<LeverCost> {
    let yearly = reader.word(
        row,
        "cost_per",
        &[("once", false), ("year", true)],
        Some(false),
    );
    let text = row.text("cost_musd");
    if text.is_empty() {
        if !row.is_empty("cost_per") {
            let what = "the row says how often a cost falls due, and no cost";
            reader.refuse(row, "cost_musd", what, "Fill it, or empty cost_per");
        }
        return None;
    }
    let musd = reader.plain(row, "cost_musd")?;
    if musd < 0.0 {
        let what = format!("the cost {musd} is below zero");
        reader.refuse(row, "cost_musd", what, "Write zero or more, in million USD");
    }
    Some(LeverCost {
        musd,
        yearly: yearly?,
    })
}

fn effect(reader: &mut Reader, row: &Row, ground: Ground<'_>) -> Option<LeverEffect> {
    let legs = ground.legs;
    let sets = row.text("sets");
    if reader.names.get(sets).map(|name| name.table) == Some(Table::Regimes) {
        let (what, _) = regime_fault(sets);
        let remedy = "Let the lever set what somebody decides: a dwell, a headway, a tariff";
        reader.refuse(row, "sets", what, remedy);
        return None;
    }
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
    let remedy =
        "State it in a regime, or let the lever set what it changes: a duration, a dwell, a price";
    if let Some(why) =
        closing(&reader.uses, assumption).or_else(|| insured(ground.legs, ground.stops, assumption))
    {
        let what = format!("'{sets}' {why}, and that is a state of the world and no choice");
        reader.refuse(row, "sets", what, remedy);
    } else if let Some(regime) = set_by(ground.regimes, assumption) {
        let what = format!(
            "'{sets}' is stated by the regime '{regime}', and what a regime states no lever pulls"
        );
        let remedy = "Let the lever set another assumption, or take this one out of the regime";
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
