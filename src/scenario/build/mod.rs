//! From rows to the corridor: every cell is read, every id resolved, every problem noted.

mod book;
mod bound;
mod cells;
mod claim_test;
mod claims;
mod conditions;
mod exchange;
mod laws;
mod legs;
mod lines;
mod observations;
mod places;
mod policy;
mod promises;
mod reader;
mod services;
mod stops;

pub(in crate::scenario) use bound::CONDITIONS;
pub(in crate::scenario) use bound::{Bound, CellUse, Role};
pub(in crate::scenario) use cells::hours_of;
pub(in crate::scenario) use exchange::exchange;
pub(in crate::scenario) use reader::Reader;

use super::Problem;
use super::observation::Observation;
use super::table::{Names, Prices, Row, Table, Tables};
use crate::corridor::{Assumption, Change, Corridor, NamedCalendar, Network, Regime, SetValue};
use crate::time::{Calendar, CalendarError};

/// A corridor that has been read, and what is needed to check it against other books.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Built {
    /// The corridor.
    pub(in crate::scenario) corridor: Corridor,
    /// Where each id stands.
    pub(in crate::scenario) names: Names,
    /// Every cell that holds an assumption.
    pub(in crate::scenario) uses: Vec<CellUse>,
    /// Price levels.
    pub(in crate::scenario) prices: Prices,
    /// What is worth telling and no error.
    pub(in crate::scenario) remarks: Vec<String>,
    /// What was seen or announced.
    pub(in crate::scenario) observations: Vec<Observation>,
    /// Every file that was read.
    pub(in crate::scenario) files: Vec<(String, Vec<u8>)>,
}

/// Builds the corridor with money in USD of `price_year`, and notes all problems on the way.
pub(in crate::scenario) fn build(
    folders: Vec<String>,
    tables: Tables,
    price_year: i32,
) -> (Built, Vec<Problem>) {
    let (prices, mut problems) = book::prices(tables.rows(Table::Prices), price_year);
    let mut reader = Reader::new(&tables.names, &prices);
    let sources = each(&mut reader, tables.rows(Table::Sources), book::source);
    let book = each(
        &mut reader,
        tables.rows(Table::Assumptions),
        book::assumption,
    );
    reader.book = book;
    let laws = each(&mut reader, tables.rows(Table::Laws), laws::law);
    let calendars = each(&mut reader, tables.rows(Table::Calendars), calendar);
    let factors = each(&mut reader, tables.rows(Table::Factors), places::factor);
    let closures = each(&mut reader, tables.rows(Table::Closures), |reader, row| {
        conditions::closure(reader, row, &laws)
    });
    let seasons = conditions::seasons(&mut reader, tables.rows(Table::Seasons), &factors, &laws);
    let cargo = each(&mut reader, tables.rows(Table::Cargo), places::cargo);
    let places = each(&mut reader, tables.rows(Table::Places), places::place);
    let legs = each(&mut reader, tables.rows(Table::Legs), |reader, row| {
        legs::leg(reader, row, &laws)
    });
    let stops = each(&mut reader, tables.rows(Table::Stops), |reader, row| {
        stops::stop(reader, row, &places, &laws)
    });
    let services = each(&mut reader, tables.rows(Table::Services), |reader, row| {
        services::service(reader, row, &legs, &laws)
    });
    let regimes = each(&mut reader, tables.rows(Table::Regimes), policy::regime);
    let ground = policy::Ground {
        legs: &legs,
        stops: &stops,
        regimes: &regimes,
    };
    let levers = policy::levers(&mut reader, tables.rows(Table::Levers), ground);

    let observations = each(
        &mut reader,
        tables.rows(Table::Observations),
        observations::observation,
    );

    let said = claims::said(&mut reader, &tables);

    let (lines, of_lines) = lines::lines(&tables.lines);
    let stands = |id: &str| {
        tables
            .names
            .get(id)
            .map(|name| (name.file.clone(), name.row))
            .unwrap_or_default()
    };
    let (unmatched, mut remarks) = lines::match_legs(&legs, &lines, stands);
    let Reader {
        book,
        problems: of_cells,
        uses,
        ..
    } = reader;
    problems.extend(of_cells);
    problems.extend(of_lines);
    problems.extend(unmatched);
    remarks.splice(0..0, tables.remarks);
    remarks.extend(unused(&book, &uses, &regimes));
    // Without a place no leg has an end; that the places are missing has been told.
    let network = if places.is_empty() {
        Network::default()
    } else {
        Network::new(&places, &legs)
    };
    let corridor = Corridor {
        folders,
        network,
        places,
        legs,
        stops,
        services,
        laws,
        calendars,
        factors,
        closures,
        seasons,
        regimes,
        levers,
        assumptions: book,
        sources,
        cargo,
        said,
        lines,
    };
    let built = Built {
        corridor,
        names: tables.names,
        uses,
        prices,
        remarks,
        observations,
        files: tables.files,
    };
    (built, problems)
}

/// Assumptions that no cell names, nor a regime as the range of another.
fn unused(book: &[Assumption], uses: &[CellUse], regimes: &[Regime]) -> Option<String> {
    let changes = regimes.iter().flat_map(|regime| &regime.changes);
    let named: Vec<usize> = changes
        .filter_map(|change| match change {
            Change::Assumption(_, SetValue::As(other)) => Some(*other),
            _ => None,
        })
        .collect();
    let idle: Vec<&str> = book
        .iter()
        .enumerate()
        .filter(|(index, _)| {
            !named.contains(index) && !uses.iter().any(|cell| cell.assumption == *index)
        })
        .map(|(_, row)| row.id.as_str())
        .collect();
    (!idle.is_empty()).then(|| format!("assumptions that no row uses: {}", idle.join(", ")))
}

fn each<T>(
    reader: &mut Reader,
    rows: &[Row],
    mut read: impl FnMut(&mut Reader, &Row) -> T,
) -> Vec<T> {
    rows.iter().map(|row| read(reader, row)).collect()
}

/// A message of another room, "what is wrong: what would mend it", parted.
fn halves(message: &str) -> (String, String) {
    match message.split_once(": ") {
        Some((what, remedy)) => {
            let mut letters = remedy.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            (what.to_owned(), first.into_iter().chain(letters).collect())
        }
        None => (message.to_owned(), "Mend the cell".to_owned()),
    }
}

fn calendar(reader: &mut Reader, row: &Row) -> NamedCalendar {
    reader.sources(row);
    let calendar = Calendar::parse(row.text("open"), row.text("holidays"));
    NamedCalendar {
        id: row.text("id").to_owned(),
        calendar: calendar.unwrap_or_else(|error| {
            let column = match error {
                CalendarError::Date(_)
                | CalendarError::Backwards(_)
                | CalendarError::TooLong(_) => "holidays",
                _ => "open",
            };
            let (what, remedy) = halves(&error.to_string());
            reader.refuse(row, column, what, remedy);
            Calendar::parse("Mon-Sun 24h", "").expect("a week without closing is a calendar")
        }),
    }
}
