//! A row of any table: its cells with conversions, its grade and sources.

use std::fmt::Write;

use super::cells::{self, Cell, Named};
use super::{book, chances, conditions, evidence, sources};
use crate::cli::routes::best_values;
use crate::corridor::{
    AssumptionKind, Change, Corridor, LawForm, Quantity, SetValue, Source, Values,
};
use crate::scenario::Question;

/// The row of this id, if there is one.
pub(super) fn explained(question: &Question, id: &str) -> Option<String> {
    let corridor = &question.corridor;
    let values = best_values(question);
    let tell = |named: &[Named]| told(corridor, &values, named);
    if let Some(index) = corridor.assumption(id) {
        return Some(book::explained(question, index));
    }
    if let Some(index) = corridor.leg(id) {
        let leg = &corridor.legs[index];
        let (from, to) = (
            &corridor.places[leg.from].name,
            &corridor.places[leg.to].name,
        );
        let state = if leg.open {
            "open"
        } else {
            "planned, not open"
        };
        return Some(format!(
            "leg {id}: {} from {from} to {to}, {state}\n{}{}{}",
            leg.mode.word(),
            tell(&cells::of_leg(leg)),
            conditions::named(corridor, &leg.closures, leg.season),
            evidence(corridor, &leg.evidence)
        ));
    }
    if let Some(index) = corridor.stop(id) {
        let stop = &corridor.stops[index];
        return Some(format!(
            "stop {id}: at {}; fees are booked as {}\n{}{}{}{}",
            corridor.places[stop.place].name,
            stop.line.words(),
            tell(&cells::of_stop(stop)),
            chances::of_queue(&values, stop),
            conditions::named(corridor, &stop.closures, stop.season),
            evidence(corridor, &stop.evidence)
        ));
    }
    if let Some(index) = corridor.service(id) {
        let service = &corridor.services[index];
        let legs: Vec<&str> = service
            .legs
            .iter()
            .map(|&leg| corridor.legs[leg].id.as_str())
            .collect();
        return Some(format!(
            "service {id}: {}\n{}{}",
            legs.join(", "),
            tell(&cells::of_service(service)),
            evidence(corridor, &service.evidence)
        ));
    }
    conditions::explained(corridor, &values, id, &tell).or_else(|| plain(question, id, &tell))
}

/// Places, laws, cargo classes, regimes, levers, sources.
fn plain(question: &Question, id: &str, tell: &dyn Fn(&[Named]) -> String) -> Option<String> {
    let corridor = &question.corridor;
    if let Some(index) = corridor.place(id) {
        let place = &corridor.places[index];
        return Some(format!(
            "place {id}: {}, {}\n  at {}, {} (degrees north, east); local time is UTC {:+}\n{}{}{}",
            place.name,
            place.country,
            place.lat,
            place.lon,
            place.utc_offset_h,
            place
                .decision
                .map_or("", |_| "  a shipper may choose again here\n"),
            tell(&cells::of_place(place)),
            evidence(corridor, &place.evidence)
        ));
    }
    if let Some(law) = corridor.laws.iter().find(|law| law.id == id) {
        let unit = if law.is_time { "hours" } else { "a multiplier" };
        let mut text = format!("law {id}: {}, {unit}\n", family(&law.form));
        if let LawForm::Empirical { values } = &law.form {
            let _ = writeln!(text, "  values: {values:?}");
        }
        text.push_str(&tell(&cells::of_law(law)));
        return Some(text);
    }
    if let Some(cargo) = corridor.cargo.iter().find(|cargo| cargo.id == id) {
        return Some(format!(
            "cargo {id}: {}\n{}",
            cargo.name,
            tell(&cells::of_cargo(cargo))
        ));
    }
    if let Some(regime) = corridor.regimes.iter().find(|regime| regime.id == id) {
        let mut text = format!(
            "regime {id}: {}, {} to {}\n",
            regime.name, regime.from, regime.to
        );
        for change in &regime.changes {
            text.push_str(&changed(corridor, change));
        }
        if !regime.closures.is_empty() {
            let ids: Vec<&str> = regime
                .closures
                .iter()
                .map(|&index| corridor.closures[index].id.as_str())
                .collect();
            let _ = writeln!(text, "  in force: {}", ids.join(", "));
        }
        if !regime.withholds.is_empty() {
            let _ = writeln!(text, "  not offered: {}", regime.withholds.join(", "));
        }
        text.push_str(&sources(corridor, &regime.sources));
        if !regime.note.is_empty() {
            let _ = writeln!(text, "  note: {}", regime.note);
        }
        return Some(text);
    }
    if let Some(lever) = corridor.levers.iter().find(|lever| lever.id == id) {
        let mut text = format!("lever {id}: {}\n", lever.name);
        for effect in &lever.effects {
            text.push_str(&changed(corridor, &effect.change));
            if !effect.why.is_empty() {
                let _ = writeln!(text, "    why: {}", effect.why);
            }
        }
        if !lever.from.is_empty() {
            let _ = writeln!(text, "  from: {}", lever.from);
        }
        let cost = lever.cost();
        let _ = writeln!(text, "  cost: {}", cost.as_deref().unwrap_or("not known"));
        text.push_str(&sources(corridor, &lever.sources));
        for note in &lever.notes {
            let _ = writeln!(text, "  note: {note}");
        }
        return Some(text);
    }
    let source = corridor.sources.iter().find(|source| source.id == id)?;
    Some(format!("source {}\n", source_words(source)))
}

/// `S12: Annual report; Port of Eastport, 2024; https://...`
pub(super) fn source_words(source: &Source) -> String {
    let mut words = format!(
        "{}: {}; {}, {}",
        source.id, source.title, source.publisher, source.year
    );
    for more in [&source.url, &source.note] {
        if !more.is_empty() {
            words.push_str("; ");
            words.push_str(more);
        }
    }
    words
}

/// Every id that can be explained, routes apart.
pub(super) fn ids(corridor: &Corridor) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    ids.extend(
        cells::of_all(corridor)
            .iter()
            .map(|(_, id, _)| (*id).to_owned()),
    );
    ids.extend(corridor.factors.iter().map(|row| row.id.clone()));
    ids.extend(corridor.places.iter().map(|row| row.id.clone()));
    ids.extend(corridor.assumptions.iter().map(|row| row.id.clone()));
    ids.extend(corridor.regimes.iter().map(|row| row.id.clone()));
    ids.extend(corridor.levers.iter().map(|row| row.id.clone()));
    ids.extend(corridor.sources.iter().map(|row| row.id.clone()));
    ids
}

/// The cells that read an assumption: `leg west-1, distance_km (x 1.852)`.
pub(super) fn uses(corridor: &Corridor, assumption: usize) -> Vec<String> {
    let mut uses = Vec::new();
    for (table, id, cells) in cells::of_all(corridor) {
        for (column, cell) in cells {
            if let Cell::Number(Quantity::Assumed {
                assumption: read,
                factor,
            }) = cell
                && read == assumption
            {
                let times = conversion(factor);
                uses.push(format!("{table} {id}, {column}{times}"));
            }
        }
    }
    uses
}

fn conversion(factor: f64) -> String {
    if factor == 1.0 {
        String::new()
    } else {
        format!(" (x {})", short(factor))
    }
}

/// A number in six significant digits.
pub(super) fn short(value: f64) -> String {
    format!("{}", crate::report::words::significant(value, 6))
}

/// A line for each cell; the cells of a law stand below it.
fn told(corridor: &Corridor, values: &Values, named: &[Named]) -> String {
    let mut text = String::new();
    for (column, cell) in named {
        match cell {
            Cell::Number(quantity) => {
                let _ = writeln!(text, "  {column}: {}", number(corridor, values, *quantity));
            }
            Cell::Law(index) => {
                let law = &corridor.laws[*index];
                let _ = writeln!(text, "  {column}: law {} ({})", law.id, family(&law.form));
                for line in told(corridor, values, &cells::of_law(law)).lines() {
                    let _ = writeln!(text, "  {line}");
                }
            }
        }
    }
    text
}

/// `17.8 = 1.852 x speed-east (9.6 knots; 6.7 to 14)`.
fn number(corridor: &Corridor, values: &Values, quantity: Quantity) -> String {
    let value = short(quantity.get(values));
    let Quantity::Assumed { assumption, factor } = quantity else {
        return value;
    };
    let row = &corridor.assumptions[assumption];
    let times = if factor == 1.0 {
        String::new()
    } else {
        format!("{} x ", short(factor))
    };
    let range = if row.kind == AssumptionKind::Unknown && row.is_unknown() {
        format!("; {} to {}", short(row.low), short(row.high))
    } else {
        String::new()
    };
    let year = row
        .price_year
        .map_or(String::new(), |year| format!(" of {year}"));
    format!(
        "{value} = {times}{} ({}{}{year}{range}; {})",
        row.id,
        short(values.get(assumption)),
        book::unit(row),
        row.evidence.grade.word()
    )
}

fn changed(corridor: &Corridor, change: &Change) -> String {
    match change {
        Change::OpenLeg(leg) => format!("  opens leg {}\n", corridor.legs[*leg].id),
        Change::Assumption(index, value) => {
            let row = &corridor.assumptions[*index];
            let value = match value {
                SetValue::Fixed(value) => format!("{} {}", short(*value), row.unit),
                SetValue::Range { low, best, high } => format!(
                    "{} {}, from {} to {}",
                    short(*best),
                    row.unit,
                    short(*low),
                    short(*high)
                ),
                SetValue::As(other) => corridor.assumptions[*other].id.clone(),
            };
            format!("  sets {} to {value}\n", row.id)
        }
    }
}

fn family(form: &LawForm) -> &'static str {
    match form {
        LawForm::Fixed { .. } => "fixed",
        LawForm::Uniform { .. } => "uniform",
        LawForm::Triangular { .. } => "triangular",
        LawForm::Pert { .. } => "PERT",
        LawForm::Lognormal { .. } => "lognormal",
        LawForm::LognormalQuantiles { .. } => "lognormal, by its median and P90",
        LawForm::Gamma { .. } => "gamma",
        LawForm::Weibull { .. } => "Weibull",
        LawForm::Empirical { .. } => "empirical: equally frequent values",
        LawForm::Mixture { .. } => "mixture",
    }
}
