//! How an assumption's unit is turned into that of a column.

use crate::corridor::Assumption;
use crate::scenario::table::{Measure, Per, Prices, Unit};

/// What is wrong, and what would mend it.
type Fault = (String, String);

/// Column units in one unit of the assumption; `Ok(None)` if its unit or price year is wrong, which is told at
/// the assumption.
///
/// # Errors
/// When the assumption measures something else, or is a price for something else.
pub(super) fn factor(
    assumption: &Assumption,
    measure: Measure,
    prices: &Prices,
) -> Result<Option<f64>, Fault> {
    let Some(unit) = Unit::parse(&assumption.unit) else {
        return Ok(None);
    };
    let id = &assumption.id;
    if !measure.fits(unit.kind) {
        return Err((
            format!(
                "'{id}' is in {}; this column takes {}",
                assumption.unit,
                measure.words()
            ),
            "Name another assumption, or give it a unit of that kind".to_owned(),
        ));
    }
    let per = unit.per.or_else(|| Per::of(&assumption.per));
    if let Some(wanted) = measure.per()
        && per != Some(wanted)
        && !(per.is_none() && measure == Measure::TonnesPerTeu)
    {
        let found = match per {
            None => "does not say what it is for".to_owned(),
            Some(_) if assumption.per.is_empty() => format!("is in {}", assumption.unit),
            Some(_) => format!("is per {}", assumption.per),
        };
        let remedy = match wanted {
            Per::Box => {
                "Give it per 40ft, box, truck or shipment, or use the column of prices per TEU"
            }
            Per::Teu | Per::Tonne => {
                "Give it per TEU or 20ft, or use the column of prices per box: a 40ft price is never halved"
            }
        };
        return Err((
            format!("'{id}' {found}; this column takes {}", measure.words()),
            remedy.to_owned(),
        ));
    }
    Ok(base(assumption, prices).map(|base| base * measure.per_base()))
}

/// Base units (USD of the scenario's price year, for money) in one unit of the assumption.
fn base(assumption: &Assumption, prices: &Prices) -> Option<f64> {
    let unit = Unit::parse(&assumption.unit)?;
    let money = match &unit.currency {
        Some(currency) => prices.factor(currency, assumption.price_year?).ok()?,
        None => 1.0,
    };
    Some(unit.scale * money)
}

/// Units of `one` in one unit of `other`, for a regime that sets `one = other`; `Ok(None)` if a unit or price
/// year is wrong, which is told at the assumption.
///
/// # Errors
/// When the two do not measure the same thing.
pub(in crate::scenario) fn exchange(
    one: &Assumption,
    other: &Assumption,
    prices: &Prices,
) -> Result<Option<f64>, Fault> {
    let kinds = [one, other].map(|row| {
        let unit = Unit::parse(&row.unit)?;
        Some((unit.kind, unit.per.or_else(|| Per::of(&row.per))))
    });
    let [Some(kind), Some(other_kind)] = kinds else {
        return Ok(None);
    };
    if kind != other_kind {
        return Err((
            format!(
                "'{}' is in {} and '{}' in {}",
                one.id,
                words(one),
                other.id,
                words(other)
            ),
            "Name an assumption that measures the same".to_owned(),
        ));
    }
    Ok(base(other, prices)
        .zip(base(one, prices))
        .map(|(other, one)| other / one))
}

fn words(row: &Assumption) -> String {
    if row.per.is_empty() {
        row.unit.clone()
    } else {
        format!("{} per {}", row.unit, row.per)
    }
}
