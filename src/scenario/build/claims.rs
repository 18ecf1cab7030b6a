//! Claims, and the ways that they name: every cell read, so that each row is a question for the model or says why not.

use super::promises::{self, SOURCE, months};
use super::{Reader, each};
use crate::corridor::{
    Claim, ClaimKind as Kind, ClaimQuantity as Quantity, ClaimTest, ClaimUnit, Said, Way, Waypoint,
};
use crate::scenario::table::{Row, Table, Tables};

/// All that others say of the corridor.
pub(in crate::scenario) fn said(reader: &mut Reader, tables: &Tables) -> Said {
    let countries: Vec<&str> = tables
        .rows(Table::Places)
        .iter()
        .map(|row| row.text("country"))
        .collect();
    Said {
        ways: each(reader, tables.rows(Table::Ways), way),
        claims: each(reader, tables.rows(Table::Claims), |reader, row| {
            claim(reader, row, &countries)
        }),
        promises: each(reader, tables.rows(Table::Promises), promises::promise),
    }
}

/// A row of `ways.csv`.
fn way(reader: &mut Reader, row: &Row) -> Way {
    let via = waypoints(reader, row, "via");
    let avoid = waypoints(reader, row, "avoid");
    if row.is_empty("via") {
        let remedy = "Write the places, legs or stops that tell this way from others";
        reader.refuse(row, "via", "the cell is empty", remedy);
    }
    if let Some(both) = via.iter().position(|point| avoid.contains(point)) {
        let what = format!("the way must use '{}' and must not", row.list("via")[both]);
        reader.refuse(row, "avoid", what, "Take it out of via or of avoid");
    }
    Way {
        id: row.text("id").to_owned(),
        label: row.text("label").to_owned(),
        via,
        avoid,
        note: row.text("note").to_owned(),
    }
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

/// A row of `claims.csv`.
fn claim(reader: &mut Reader, row: &Row, countries: &[&str]) -> Claim {
    for column in ["says", "who"] {
        if row.is_empty(column) {
            let remedy = "Write a few words: what is said, and what kind of institution says it";
            reader.refuse(row, column, "the cell is empty", remedy);
        }
    }
    months(reader, row, "date", true);
    let sources = reader.sources(row);
    if sources.is_empty() {
        reader.refuse(row, "source", "the cell is empty", SOURCE);
    }
    let mut words: Vec<(&str, Option<Quantity>)> = Quantity::ALL
        .iter()
        .map(|(word, quantity)| (*word, Some(*quantity)))
        .collect();
    words.push(("none", None));
    let quantity = reader.word(row, "quantity", &words, None);
    let test = match quantity {
        Some(Some(quantity)) => test(reader, row, quantity, countries),
        Some(None) => {
            if row.is_empty("nearest") {
                let what = "a claim that is no question for the model does not say what is";
                reader.refuse(row, "nearest", what, "Write what can be told instead");
            }
            None
        }
        None => None,
    };
    Claim {
        id: row.text("id").to_owned(),
        says: row.text("says").to_owned(),
        who: row.text("who").to_owned(),
        date: row.text("date").to_owned(),
        sources,
        test,
        nearest: row.text("nearest").to_owned(),
        note: row.text("note").to_owned(),
    }
}

fn test(
    reader: &mut Reader,
    row: &Row,
    quantity: Quantity,
    countries: &[&str],
) -> Option<ClaimTest> {
    let place = |reader: &mut Reader, column: &str| {
        if row.is_empty(column) {
            reader.refuse(row, column, "the cell is empty", "Write the id of a place");
        }
        reader.id(row, column, Table::Places)
    };
    let (from, to) = (place(reader, "from"), place(reader, "to"));
    if from.is_some() && from == to {
        reader.refuse(
            row,
            "to",
            "the claim is about no journey",
            "Write another place",
        );
    }
    let cargo = match row.text("cargo") {
        "" => Some(0),
        _ => reader.id(row, "cargo", Table::Cargo),
    };
    let forty_foot = reader.word(row, "box", &[("20ft", false), ("40ft", true)], None);
    let scopes = ["gate-gate", "loading-gate", "port-port"].map(|word| (word, word));
    let scope = reader.word(row, "scope", &scopes, Some("gate-gate"));
    let kind = reader.word(row, "test", &fitting(quantity), None);
    let reversed = reader.word(
        row,
        "reversed",
        &[("yes", true), ("no", false)],
        Some(false),
    );
    let unclear = reader.word(
        row,
        "unclear_basis",
        &[("yes", true), ("no", false)],
        Some(false),
    );
    let unit = kind.and_then(|kind| unit(reader, row, quantity, kind, forty_foot));
    let (threshold, threshold_high) = thresholds(reader, row, kind);
    let figures = |reader: &mut Reader, columns: [&str; 2]| {
        let [low, high] = columns.map(|column| reader.plain(row, column));
        if let (Some(low), Some(high)) = (low, high)
            && low > high
        {
            reader.refuse(
                row,
                columns[1],
                "the range is upside down",
                "Write low, then high",
            );
        }
        low.or(high).zip(high.or(low))
    };
    let figure = figures(reader, ["figure_low", "figure_high"]);
    let against = figures(reader, ["against_low", "against_high"]);
    let mut figure_unit = row.text("figure_unit").to_owned();
    if figure.or(against).is_some() {
        let words = ["d", "km", "USD"].map(|word| (word, word));
        figure_unit = reader.word(row, "figure_unit", &words, None)?.to_owned();
    }
    let subjects = reader.ids(row, "subjects", Table::Ways);
    let baselines = reader.ids(row, "baselines", Table::Ways);
    let needs = |reader: &mut Reader, column: &str, needed: bool, what: &str| {
        if needed && row.is_empty(column) {
            let remedy = "Fill the cell with ids of ways.csv, levers.csv or a country";
            reader.refuse(row, column, what, remedy);
        }
    };
    needs(reader, "subjects", true, "the claim is about no way");
    let against_other = kind.is_some_and(Kind::compares)
        || matches!(quantity, Quantity::Share | Quantity::WorthOfLever);
    needs(
        reader,
        "baselines",
        against_other,
        "the claim is set against nothing",
    );
    if let Some(both) = baselines.iter().position(|way| subjects.contains(way)) {
        let what = format!("'{}' is set against itself", row.list("baselines")[both]);
        reader.refuse(
            row,
            "baselines",
            what,
            "Take it out of subjects or of baselines",
        );
    }
    let of_lever = quantity == Quantity::WorthOfLever;
    needs(
        reader,
        "lever",
        of_lever,
        "the claim is about the worth of no lever",
    );
    let lever = if of_lever {
        reader.id(row, "lever", Table::Levers)
    } else {
        None
    };
    let of_country = quantity == Quantity::OriginOfDelay;
    needs(
        reader,
        "country",
        of_country,
        "the claim is about delay in no country",
    );
    let country = row.text("country");
    if of_country && !country.is_empty() && !countries.contains(&country) {
        let what = format!("'{country}' is the country of no place");
        reader.refuse(row, "country", what, "Write a code that places.csv has");
    }
    if row.is_empty("regime") {
        let remedy = "Write the id of a row of regimes.csv: the state of the world at its date";
        reader.refuse(row, "regime", "the cell is empty", remedy);
    }
    let regime = reader.id(row, "regime", Table::Regimes);
    let depart = depart(reader, row);
    Some(ClaimTest {
        from: from?,
        to: to?,
        cargo: cargo?,
        forty_foot: forty_foot?,
        scope: scope?,
        quantity,
        test: kind?,
        threshold: threshold?,
        threshold_high,
        unit: unit?,
        unit_word: row.text("unit").to_owned(),
        reversed: reversed?,
        figure,
        against,
        figure_scale: figure_scale(reader, row, &figure_unit)?,
        figure_unit,
        subjects,
        baselines,
        lever,
        country: country.to_owned(),
        regime: regime?,
        depart: depart?,
        unclear_basis: unclear?,
    })
}

/// The tests that a quantity takes.
fn fitting(quantity: Quantity) -> Vec<(&'static str, Kind)> {
    let fits = |kind: Kind| match quantity {
        Quantity::Length => kind != Kind::Saving,
        Quantity::Time | Quantity::Cost | Quantity::Generalised => kind != Kind::ShorterBy,
        Quantity::Share | Quantity::WorthOfLever | Quantity::OriginOfDelay => !kind.compares(),
    };
    Kind::ALL
        .into_iter()
        .filter(|(_, kind)| fits(*kind))
        .collect()
}

fn thresholds(reader: &mut Reader, row: &Row, kind: Option<Kind>) -> (Option<f64>, Option<f64>) {
    let low = reader.plain(row, "threshold");
    if row.is_empty("threshold") {
        reader.refuse(row, "threshold", "the cell is empty", "Write a number");
    }
    let high = reader.plain(row, "threshold_high");
    let within = kind == Some(Kind::Within);
    match (low, high) {
        (Some(low), Some(high)) if within && low > high => {
            let what = "the thresholds are upside down";
            reader.refuse(
                row,
                "threshold_high",
                what,
                "Write threshold <= threshold_high",
            );
        }
        (Some(_), None) if within && row.is_empty("threshold_high") => {
            let what = "'within' needs two thresholds";
            reader.refuse(row, "threshold_high", what, "Write the upper one");
        }
        (_, Some(_)) if kind.is_some() && !within => {
            let what = "a second threshold belongs to the test 'within' alone";
            reader.refuse(row, "threshold_high", what, "Empty the cell");
        }
        _ => {}
    }
    (low, high)
}

/// The unit of the thresholds: a share or ratio where the test compares in proportion, else that of the quantity.
fn unit(
    reader: &mut Reader,
    row: &Row,
    quantity: Quantity,
    kind: Kind,
    forty_foot: Option<bool>,
) -> Option<ClaimUnit> {
    let plain = [("%", ClaimUnit::Plain(0.01)), ("1", ClaimUnit::Plain(1.0))];
    let hours = [("d", ClaimUnit::Hours(24.0)), ("h", ClaimUnit::Hours(1.0))];
    let km = [
        ("km", ClaimUnit::Kilometres(1.0)),
        ("nm", ClaimUnit::Kilometres(crate::units::NAUTICAL_MILE_KM)),
    ];
    let of_box = if forty_foot == Some(true) {
        "USD/40ft"
    } else {
        "USD/20ft"
    };
    let money = [
        (of_box, ClaimUnit::UsdBox(1.0)),
        ("USD/t", ClaimUnit::UsdTonne(1.0)),
    ];
    let in_proportion = matches!(kind, Kind::ShorterBy | Kind::Saving | Kind::Ratio);
    let words: Vec<(&str, ClaimUnit)> = match quantity {
        _ if in_proportion => plain.to_vec(),
        Quantity::Share | Quantity::OriginOfDelay => plain.to_vec(),
        Quantity::Length => km.to_vec(),
        Quantity::Time => hours.to_vec(),
        Quantity::Cost | Quantity::Generalised => money.to_vec(),
        Quantity::WorthOfLever => hours.into_iter().chain(money).collect(),
    };
    let unit = reader.word(row, "unit", &words, None)?;
    match unit {
        ClaimUnit::UsdBox(_) => dollar(reader, row).map(ClaimUnit::UsdBox),
        ClaimUnit::UsdTonne(_) => dollar(reader, row).map(ClaimUnit::UsdTonne),
        other => Some(other),
    }
}

/// USD of the price year of the answer in a dollar of the claim: of `price_year`, else of the year it was made.
fn dollar(reader: &mut Reader, row: &Row) -> Option<f64> {
    let said = || row.text("date").get(..4)?.parse().ok();
    let year = reader.whole(row, "price_year").or_else(said)?;
    match reader.prices.factor("USD", year) {
        Ok(factor) => Some(factor),
        Err((what, remedy)) => {
            reader.refuse(row, "price_year", what, remedy);
            None
        }
    }
}

fn figure_scale(reader: &mut Reader, row: &Row, unit: &str) -> Option<f64> {
    match unit {
        "d" => Some(24.0),
        "USD" => dollar(reader, row),
        _ => Some(1.0),
    }
}

/// The departure window of the claim's own date.
fn depart(reader: &mut Reader, row: &Row) -> Option<(String, String)> {
    for column in ["depart_from", "depart_to"] {
        if row.is_empty(column) {
            let remedy = "Write the first and last day of its window, such as 2023-05-01";
            reader.refuse(row, column, "the cell is empty", remedy);
        }
    }
    let (from, to) = (
        reader.date(row, "depart_from")?,
        reader.date(row, "depart_to")?,
    );
    if from > to {
        let what = "the departure window ends before it begins";
        reader.refuse(row, "depart_to", what, "Write the days in order");
        return None;
    }
    Some((
        row.text("depart_from").to_owned(),
        row.text("depart_to").to_owned(),
    ))
}
