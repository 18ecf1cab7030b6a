//! What a claim asks of the model: its journey, its test, what it is about and what it is set against.

use super::Reader;
use crate::corridor::{ClaimKind as Kind, ClaimQuantity as Quantity, ClaimTest, ClaimUnit};
use crate::scenario::table::{Row, Table};

const YES: [(&str, bool); 2] = [("yes", true), ("no", false)];

/// The test of a row; nothing where something is wrong with it, which has been told.
pub(super) fn test(
    reader: &mut Reader,
    row: &Row,
    quantity: Quantity,
    countries: &[&str],
) -> Option<ClaimTest> {
    let (from, to) = (place(reader, row, "from"), place(reader, row, "to"));
    if from.is_some() && from == to {
        let what = "the claim is about no journey";
        reader.refuse(row, "to", what, "Write another place");
    }
    let cargo = match row.text("cargo") {
        "" => Some(0),
        _ => reader.id(row, "cargo", Table::Cargo),
    };
    let forty_foot = reader.word(row, "box", &[("20ft", false), ("40ft", true)], None);
    let scopes = ["gate-gate", "loading-gate", "port-port"].map(|word| (word, word));
    let scope = reader.word(row, "scope", &scopes, Some("gate-gate"));
    let kind = reader.word(row, "test", &fitting(quantity), None);
    let reversed = reader.word(row, "reversed", &YES, Some(false));
    let unclear = reader.word(row, "unclear_basis", &YES, Some(false));
    let unit = kind.and_then(|kind| unit(reader, row, quantity, kind, forty_foot));
    let (threshold, threshold_high) = thresholds(reader, row, kind);
    let figure = figures(reader, row, ["figure_low", "figure_high"]);
    let against = figures(reader, row, ["against_low", "against_high"]);
    let words = ["d", "km", "USD"].map(|word| (word, word));
    let figure_unit = match figure.or(against) {
        Some(_) => reader.word(row, "figure_unit", &words, None),
        None => Some(""),
    };
    let (subjects, baselines) = ways(reader, row, quantity, kind);
    let lever = lever(reader, row, quantity);
    country(reader, row, quantity, countries);
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
        figure_scale: figure_scale(reader, row, figure_unit?)?,
        figure_unit: figure_unit?.to_owned(),
        subjects,
        baselines,
        lever,
        country: row.text("country").to_owned(),
        regime: regime?,
        depart: depart?,
        unclear_basis: unclear?,
    })
}

fn place(reader: &mut Reader, row: &Row, column: &str) -> Option<usize> {
    if row.is_empty(column) {
        reader.refuse(row, column, "the cell is empty", "Write the id of a place");
    }
    reader.id(row, column, Table::Places)
}

/// A figure with two ends, which are the same where one is empty.
fn figures(reader: &mut Reader, row: &Row, columns: [&str; 2]) -> Option<(f64, f64)> {
    let [low, high] = columns.map(|column| reader.plain(row, column));
    if let (Some(low), Some(high)) = (low, high)
        && low > high
    {
        let what = "the range is upside down";
        reader.refuse(row, columns[1], what, "Write low, then high");
    }
    low.or(high).zip(high.or(low))
}

/// Refuses an empty cell that this claim needs.
fn need(reader: &mut Reader, row: &Row, column: &str, needed: bool, what: &str) {
    if needed && row.is_empty(column) {
        let remedy = "Fill the cell with ids of ways.csv, levers.csv or a country";
        reader.refuse(row, column, what, remedy);
    }
}

/// What it is about, and what it is set against.
fn ways(
    reader: &mut Reader,
    row: &Row,
    quantity: Quantity,
    kind: Option<Kind>,
) -> (Vec<usize>, Vec<usize>) {
    let subjects = reader.ids(row, "subjects", Table::Ways);
    let baselines = reader.ids(row, "baselines", Table::Ways);
    need(reader, row, "subjects", true, "the claim is about no way");
    let against = kind.is_some_and(Kind::compares)
        || matches!(quantity, Quantity::Share | Quantity::WorthOfLever);
    let what = "the claim is set against nothing";
    need(reader, row, "baselines", against, what);
    if let Some(both) = baselines.iter().position(|way| subjects.contains(way)) {
        let what = format!("'{}' is set against itself", row.list("baselines")[both]);
        let remedy = "Take it out of subjects or of baselines";
        reader.refuse(row, "baselines", what, remedy);
    }
    (subjects, baselines)
}

fn lever(reader: &mut Reader, row: &Row, quantity: Quantity) -> Option<usize> {
    let asked = quantity == Quantity::WorthOfLever;
    let what = "the claim is about the worth of no lever";
    need(reader, row, "lever", asked, what);
    let lever = asked.then(|| reader.id(row, "lever", Table::Levers));
    lever.flatten()
}

fn country(reader: &mut Reader, row: &Row, quantity: Quantity, countries: &[&str]) {
    let asked = quantity == Quantity::OriginOfDelay;
    let what = "the claim is about delay in no country";
    need(reader, row, "country", asked, what);
    let country = row.text("country");
    if asked && !country.is_empty() && !countries.contains(&country) {
        let what = format!("'{country}' is the country of no place");
        reader.refuse(row, "country", what, "Write a code that places.csv has");
    }
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
