//! Laws must be laws over the whole range of their assumptions, and a variation must have mean 1.

use super::at_row_of;
use crate::corridor::{Assumption, LawForm, LawRow, Quantity, Values};
use crate::law::{Law, LawError};
use crate::scenario::Problem;
use crate::scenario::build::Built;

/// Unknowns of one law whose corners are all tried; those beyond are kept at best.
const MOST_UNKNOWNS: usize = 8;

/// Laws that are none somewhere in the range of their assumptions, and variations whose mean is not 1.
pub(super) fn unfit(built: &Built, book: &[Assumption], under: &str) -> Vec<Problem> {
    let laws = &built.corridor.laws;
    let legs = &built.corridor.legs;
    let mut problems = Vec::new();
    for (index, row) in laws.iter().enumerate() {
        if let Some(problem) = in_a_circle(built, index) {
            problems.push(problem);
            continue;
        }
        let varies = legs.iter().any(|leg| leg.variation == Some(index));
        for (corner, values) in corners(&row.form, book) {
            let what = match law(laws, index, &values) {
                Err(error) => format!("'{}' is no law{under}{corner}: {error}", row.id),
                Ok(law) if varies && (law.mean() - 1.0).abs() > 1e-9 => format!(
                    "'{}' multiplies the time of legs and its mean is {:.6}{under}{corner}, not 1",
                    row.id,
                    law.mean()
                ),
                Ok(_) => continue,
            };
            let remedy = "Change the cells of the law or the ranges of their assumptions";
            problems.push(at_row_of(built, &row.id, column(&row.form), what, remedy));
            break;
        }
    }
    problems
}

/// Best values, then every corner of the ranges of the assumptions of the form, each with its words.
pub(super) fn corners(form: &LawForm, book: &[Assumption]) -> Vec<(String, Values)> {
    let mut unknown: Vec<usize> = form
        .cells()
        .iter()
        .filter_map(|cell| cell.assumption())
        .collect();
    unknown.sort_unstable();
    unknown.dedup();
    unknown.retain(|index| book[*index].low < book[*index].high);
    unknown.truncate(MOST_UNKNOWNS);
    let mut corners = vec![(String::new(), Values::best(book))];
    if unknown.is_empty() {
        return corners;
    }
    for corner in 0..1_u32 << unknown.len() {
        let mut values = Values::best(book);
        let mut words = Vec::new();
        for (bit, index) in unknown.iter().enumerate() {
            let row = &book[*index];
            let (word, value) = if corner >> bit & 1 == 0 {
                ("low", row.low)
            } else {
                ("high", row.high)
            };
            values.set(*index, value);
            words.push(format!("{} at {word}", row.id));
        }
        corners.push((format!(" with {}", words.join(" and ")), values));
    }
    corners
}

/// The law of a row when its cells have these values.
pub(super) fn law(laws: &[LawRow], index: usize, values: &Values) -> Result<Law, LawError> {
    let get = |cell: &Quantity| cell.get(values);
    match &laws[index].form {
        LawForm::Fixed { mean } => Law::fixed(get(mean)),
        LawForm::Uniform { min, max } => Law::uniform(get(min), get(max)),
        LawForm::Triangular { min, mode, max } => Law::triangular(get(min), get(mode), get(max)),
        LawForm::Pert { min, mode, max } => Law::pert(get(min), get(mode), get(max)),
        LawForm::Lognormal { mean, cv } => Law::lognormal(get(mean), get(cv)),
        LawForm::LognormalQuantiles { p50, p90 } => Law::lognormal_p50_p90(get(p50), get(p90)),
        LawForm::Gamma { mean, cv } => Law::gamma(get(mean), get(cv)),
        LawForm::Weibull { mean, cv } => Law::weibull(get(mean), get(cv)),
        LawForm::Empirical { values } => Law::empirical(values.clone()),
        LawForm::Mixture { parts } => {
            let parts: Result<Vec<(f64, Law)>, LawError> = parts
                .iter()
                .map(|(weight, part)| Ok((get(weight), law(laws, *part, values)?)))
                .collect();
            Law::mixture(parts?)
        }
    }
}

/// The column that a fault of the form is told at.
fn column(form: &LawForm) -> &'static str {
    match form {
        LawForm::Fixed { .. } => "mean",
        LawForm::Uniform { .. } => "min",
        LawForm::Triangular { .. } | LawForm::Pert { .. } => "mode",
        LawForm::Lognormal { .. } | LawForm::Gamma { .. } | LawForm::Weibull { .. } => "cv",
        LawForm::LognormalQuantiles { .. } => "p90",
        LawForm::Empirical { .. } => "values",
        LawForm::Mixture { .. } => "parts",
    }
}

/// A mixture that contains itself in the end, or one of times and multipliers.
fn in_a_circle(built: &Built, start: usize) -> Option<Problem> {
    let laws = &built.corridor.laws;
    let parts = |law: usize| match &laws[law].form {
        LawForm::Mixture { parts } => parts.iter().map(|(_, part)| *part).collect(),
        _ => Vec::new(),
    };
    let id = &laws[start].id;
    let mut reached: Vec<usize> = parts(start);
    let mut next = 0;
    while let Some(law) = reached.get(next).copied() {
        if laws[law].is_time != laws[start].is_time {
            let what = format!("'{id}' mixes times with multipliers");
            return Some(at_row_of(
                built,
                id,
                "parts",
                what,
                "Name parts of one unit",
            ));
        }
        for part in parts(law) {
            if !reached.contains(&part) {
                reached.push(part);
            }
        }
        next += 1;
    }
    reached.contains(&start).then(|| {
        let what = format!("'{id}' is a part of itself in the end");
        at_row_of(built, id, "parts", what, "Name other laws")
    })
}
