//! Named distributions: exactly the cells of a law's family are filled.

use super::{Bound, Reader, Role};
use crate::corridor::{LawForm, LawRow, Quantity};
use crate::scenario::problem::listed;
use crate::scenario::table::{Measure, Row, Table, number, seems_a_number};

const CELLS: [&str; 9] = [
    "mean", "cv", "p50", "p90", "min", "mode", "max", "values", "parts",
];

#[derive(Clone, Copy, PartialEq)]
enum Family {
    Fixed,
    Uniform,
    Triangular,
    Pert,
    Lognormal,
    Gamma,
    Weibull,
    Empirical,
    Mixture,
}

/// A row of `laws.csv`.
pub(in crate::scenario) fn law(reader: &mut Reader, row: &Row) -> LawRow {
    let families = [
        ("fixed", Family::Fixed),
        ("uniform", Family::Uniform),
        ("triangular", Family::Triangular),
        ("pert", Family::Pert),
        ("lognormal", Family::Lognormal),
        ("gamma", Family::Gamma),
        ("weibull", Family::Weibull),
        ("empirical", Family::Empirical),
        ("mixture", Family::Mixture),
    ];
    let units = [("h", (true, 1.0)), ("d", (true, 24.0)), ("1", (false, 1.0))];
    let (is_time, scale) = reader
        .word(row, "unit", &units, None)
        .unwrap_or((true, 1.0));
    let form = reader
        .word(row, "family", &families, None)
        .filter(|family| only_its_cells(reader, row, *family))
        .map(|family| form(reader, row, family, is_time, scale));
    LawRow {
        id: row.text("id").to_owned(),
        is_time,
        form: form.unwrap_or(LawForm::Fixed {
            mean: Quantity::Given(1.0),
        }),
    }
}

fn wanted(row: &Row, family: Family) -> &'static [&'static str] {
    match family {
        Family::Fixed => &["mean"],
        Family::Uniform => &["min", "max"],
        Family::Triangular | Family::Pert => &["min", "mode", "max"],
        Family::Lognormal if !row.is_empty("p50") || !row.is_empty("p90") => &["p50", "p90"],
        Family::Lognormal | Family::Gamma | Family::Weibull => &["mean", "cv"],
        Family::Empirical => &["values"],
        Family::Mixture => &["parts"],
    }
}

fn only_its_cells(reader: &mut Reader, row: &Row, family: Family) -> bool {
    let wanted = wanted(row, family);
    let word = row.text("family");
    let needs = format!("A {word} law takes {}", listed(wanted, "and"));
    let mut fits = true;
    for column in CELLS {
        let what = match (wanted.contains(&column), row.is_empty(column)) {
            (true, true) => format!("the cell is empty, and a {word} law needs it"),
            (false, false) => format!("a {word} law has no {column}"),
            _ => continue,
        };
        reader.refuse(row, column, what, needs.clone());
        fits = false;
    }
    fits
}

fn form(reader: &mut Reader, row: &Row, family: Family, is_time: bool, scale: f64) -> LawForm {
    let measure = if is_time {
        Measure::Hours
    } else {
        Measure::Number
    };
    let given = |quantity: Option<Quantity>| match quantity {
        Some(Quantity::Given(number)) => Quantity::Given(scale * number),
        Some(assumed) => assumed,
        None => Quantity::Given(1.0),
    };
    let mut cell = |column: &str| {
        // An assumption is converted to hours before it is looked at, a number stands there as it is written.
        let days = scale != 1.0 && seems_a_number(row.text(column));
        let bound = bound(is_time, days);
        let role = if column == "p90" {
            Role::Spread
        } else {
            Role::Typical
        };
        given(reader.part(row, column, row.text(column), measure, bound, role))
    };
    match family {
        Family::Fixed => LawForm::Fixed { mean: cell("mean") },
        Family::Uniform => LawForm::Uniform {
            min: cell("min"),
            max: cell("max"),
        },
        Family::Triangular => LawForm::Triangular {
            min: cell("min"),
            mode: cell("mode"),
            max: cell("max"),
        },
        Family::Pert => LawForm::Pert {
            min: cell("min"),
            mode: cell("mode"),
            max: cell("max"),
        },
        Family::Lognormal if !row.is_empty("p50") => LawForm::LognormalQuantiles {
            p50: cell("p50"),
            p90: cell("p90"),
        },
        Family::Lognormal => LawForm::Lognormal {
            mean: cell("mean"),
            cv: cv(reader, row),
        },
        Family::Gamma => LawForm::Gamma {
            mean: cell("mean"),
            cv: cv(reader, row),
        },
        Family::Weibull => LawForm::Weibull {
            mean: cell("mean"),
            cv: cv(reader, row),
        },
        Family::Empirical => LawForm::Empirical {
            values: values(reader, row, scale, bound(is_time, scale != 1.0)),
        },
        Family::Mixture => LawForm::Mixture {
            parts: weights(reader, row),
        },
    }
}

/// What the numbers of a law may be: times of ten years at most, multipliers of any size.
fn bound(is_time: bool, days: bool) -> Bound {
    match (is_time, days) {
        (false, _) => Bound::NotNegative,
        (true, false) => Bound::HoursOfYears,
        (true, true) => Bound::TimeInDays,
    }
}

fn cv(reader: &mut Reader, row: &Row) -> Quantity {
    reader
        .part(
            row,
            "cv",
            row.text("cv"),
            Measure::Number,
            Bound::NotNegative,
            Role::Spread,
        )
        .unwrap_or(Quantity::Given(0.5))
}

fn values(reader: &mut Reader, row: &Row, scale: f64, bound: Bound) -> Vec<f64> {
    let mut values = Vec::new();
    for text in row.list("values") {
        match number(text, row.decimal) {
            Ok(value) if bound.allows(value) => values.push(scale * value),
            Ok(value) if value >= 0.0 => {
                let what = format!("'{text}' is outside what this column takes");
                reader.refuse(row, "values", what, format!("Write {}", bound.words()));
            }
            Ok(_) => {
                let what = format!("'{text}' is negative");
                reader.refuse(row, "values", what, "Write zero or more");
            }
            Err(fault) => reader.refuse(row, "values", fault.what(text), fault.remedy(text)),
        }
    }
    values
}

fn weights(reader: &mut Reader, row: &Row) -> Vec<(Quantity, usize)> {
    let mut parts = Vec::new();
    for text in row.list("parts") {
        let Some((weight, law)) = text.split_once(char::is_whitespace) else {
            let what = format!("'{text}' does not give a weight and a law");
            reader.refuse(
                row,
                "parts",
                what,
                "Write for example `0.7 green-lane; 0.3 inspection`",
            );
            continue;
        };
        let weight = reader.part(
            row,
            "parts",
            weight,
            Measure::Number,
            Bound::Share,
            Role::Typical,
        );
        let law = reader.named(row, "parts", Table::Laws, law.trim());
        parts.extend(weight.zip(law));
    }
    parts
}
