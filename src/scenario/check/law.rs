//! Laws must be laws over the whole range of their assumptions, and a variation must have mean 1.

use super::at_row_of;
use crate::corridor::{Assumption, LawForm, Quantity, Values};
use crate::scenario::Problem;
use crate::scenario::build::Built;

/// Laws that are none somewhere in the range of their assumptions.
pub(super) fn unfit(built: &Built, book: &[Assumption], under: &str) -> Vec<Problem> {
    let laws = &built.corridor.laws;
    let mut problems = Vec::new();
    for law in laws {
        let cells = law.form.cells();
        for (corner, values) in corners(&cells, book) {
            if let Some((column, what)) = fault(&law.form, &values) {
                let what = format!("the law '{}' is none{under}{corner}: {what}", law.id);
                let remedy = "Change the cell or the ranges of its assumptions";
                problems.push(at_row_of(built, &law.id, column, what, remedy));
                break;
            }
        }
    }
    problems
}

/// Best values, then every corner of the ranges of the assumptions of these cells, each with its words.
fn corners(cells: &[Quantity], book: &[Assumption]) -> Vec<(String, Values)> {
    let mut unknown: Vec<usize> = cells.iter().filter_map(|cell| cell.assumption()).collect();
    unknown.sort_unstable();
    unknown.dedup();
    unknown.retain(|index| book[*index].low < book[*index].high);
    let mut corners = vec![(String::new(), Values::best(book))];
    for corner in 0..1_u32 << unknown.len().min(10) {
        let mut values = Values::best(book);
        let mut words = Vec::new();
        for (bit, index) in unknown.iter().enumerate().take(10) {
            let row = &book[*index];
            let (word, value) = if corner >> bit & 1 == 0 {
                ("low", row.low)
            } else {
                ("high", row.high)
            };
            values.set(*index, value);
            words.push(format!("{} at {word}", row.id));
        }
        if !words.is_empty() {
            corners.push((format!(" with {}", words.join(" and ")), values));
        }
    }
    corners
}

/// The column and the fault of a law whose cells have these values.
fn fault(form: &LawForm, values: &Values) -> Option<(&'static str, String)> {
    let get = |cell: &Quantity| cell.get(values);
    match form {
        LawForm::Fixed { .. } | LawForm::Empirical { .. } => None,
        LawForm::Uniform { min, max } => {
            let (min, max) = (get(min), get(max));
            (min > max).then(|| ("min", format!("min {min} is above max {max}")))
        }
        LawForm::Triangular { min, mode, max } | LawForm::Pert { min, mode, max } => {
            let (min, mode, max) = (get(min), get(mode), get(max));
            (!(min <= mode && mode <= max)).then(|| {
                (
                    "mode",
                    format!("min {min}, mode {mode}, max {max} do not rise"),
                )
            })
        }
        LawForm::Lognormal { cv, .. } | LawForm::Gamma { cv, .. } | LawForm::Weibull { cv, .. } => {
            let cv = get(cv);
            (cv != 0.0 && !(0.001..=10.0).contains(&cv)).then(|| {
                (
                    "cv",
                    format!("a CV of {cv} is neither 0 nor from 0.001 to 10"),
                )
            })
        }
        LawForm::LognormalQuantiles { p50, p90 } => {
            let (p50, p90) = (get(p50), get(p90));
            (!(p50 > 0.0 && p50 <= p90)).then(|| {
                (
                    "p90",
                    format!("P50 {p50} and P90 {p90} do not rise from above zero"),
                )
            })
        }
        LawForm::Mixture { parts } => {
            let sum: f64 = parts.iter().map(|(weight, _)| get(weight)).sum();
            ((sum - 1.0).abs() > 1e-9).then(|| ("parts", format!("the weights sum to {sum}")))
        }
    }
}
