//! Prices at which two routes cost the same: each alone, at best values, in the same worlds.

use rayon::prelude::*;

use super::axis::unit;
use super::work::Sweeper;
use crate::corridor::Grade;
use crate::sim::RouteSample;
use crate::study::pair::Pair;
use crate::study::{Prepared, Probe, Statistic, rests_on};

/// Groups of the book whose numbers are prices.
const PRICES: [&str; 3] = ["rate", "tariff", "fee"];

/// A price is looked for up to so many times the highest that the book has.
const REACH: f64 = 5.0;

/// USD of difference that count as none.
const NONE_USD: f64 = 0.01;

/// Most steps of the search; a straight line takes two.
const STEPS: usize = 40;

/// The value of one price at which two routes have the same mean cost, or generalised cost.
#[derive(Clone, Debug, PartialEq)]
pub struct BreakEven {
    /// Id of the assumption.
    pub id: String,
    /// What it is, in plain words.
    pub quantity: String,
    /// Its unit.
    pub unit: String,
    /// Its grade under the regime.
    pub grade: Grade,
    /// Low, best and high of the book under the regime.
    pub book: [f64; 3],
    /// Cost, or generalised cost.
    pub of: Statistic,
    /// Between which values it was looked for.
    pub within: (f64, f64),
    /// The value; nothing where the two are equal at none.
    pub value: Option<f64>,
    /// True if *a* is cheaper below the value, or where there is none, throughout.
    pub better_below: bool,
    /// USD a box by which the difference moves when the price goes from low to high of the book.
    pub moves_usd: f64,
}

impl BreakEven {
    /// True if the value lies within the range of the book.
    #[must_use]
    pub fn is_within_book(&self) -> bool {
        let [low, _, high] = self.book;
        self.value
            .is_some_and(|value| (low..=high).contains(&value))
    }
}

/// The break-even value of every price that the two routes use and that is no state of the world, and of the value of
/// time for generalised cost; those that the sources allow first, then by how far they would have to move.
pub(super) fn break_evens(sweeper: &Sweeper<'_>, case: usize, pair: Pair) -> Vec<BreakEven> {
    let question = sweeper.question();
    let prepared = sweeper.base.under(question, &[pair.a, pair.b]);
    let book = &question.regimes[case].book;
    let used = rests_on(question, &prepared.routes).assumptions;
    let vot = question.corridor.cargo[question.shipment.cargo]
        .vot_usd_teu_d
        .assumption();
    let mut asked: Vec<(usize, Statistic)> = used
        .into_iter()
        .filter(|&index| PRICES.contains(&book[index].group.as_str()))
        .filter(|&index| book[index].price_year.is_some())
        .filter(|&index| !sweeper.opened.is_of_the_world(index))
        .map(|index| (index, Statistic::MeanCost))
        .collect();
    asked.extend(vot.map(|index| (index, Statistic::Generalised)));
    let mut found: Vec<BreakEven> = asked
        .into_par_iter()
        .filter_map(|(index, of)| one(sweeper, &prepared, case, index, of))
        .collect();
    found.retain(|price| price.moves_usd > NONE_USD);
    let far = |price: &BreakEven| {
        let [low, best, high] = price.book;
        let moved = price
            .value
            .map_or(f64::INFINITY, |value| (value - best).abs());
        moved / (high - low).max(1e-9)
    };
    found.sort_by(|a, b| far(a).total_cmp(&far(b)).then(a.id.cmp(&b.id)));
    found
}

fn one(
    sweeper: &Sweeper<'_>,
    prepared: &Prepared<'_>,
    case: usize,
    index: usize,
    of: Statistic,
) -> Option<BreakEven> {
    let of_case = &prepared.question().regimes[case];
    let row = &of_case.book[index];
    let probe = Probe {
        prepared,
        case,
        routes: &[0, 1],
        trials: sweeper.inner,
        cancel: sweeper.cancel,
    };
    let difference = |value: f64| {
        let mut values = of_case.best();
        values.set(index, value);
        probe.one(&values, |samples: &[RouteSample]| {
            of.of(&samples[0], &samples[1])
        })
    };
    let within = (0.0, REACH * row.high);
    let low = difference(within.0);
    let high = difference(within.1);
    if !(low.is_finite() && high.is_finite()) || within.1 <= 0.0 {
        return None;
    }
    let width = if row.high > row.low {
        row.high - row.low
    } else {
        row.best
    };
    Some(BreakEven {
        id: row.id.clone(),
        quantity: row.quantity.clone(),
        unit: unit(&row.unit, &row.per),
        grade: row.evidence.grade,
        book: [row.low, row.best, row.high],
        of,
        within,
        value: zero(within, (low, high), difference),
        better_below: low < 0.0,
        moves_usd: ((high - low) / (within.1 - within.0) * width).abs(),
    })
}

/// Where a function crosses zero between two values, by regula falsi (Illinois); nothing where it has one sign.
fn zero(
    (mut x0, mut x1): (f64, f64),
    (mut y0, mut y1): (f64, f64),
    f: impl Fn(f64) -> f64,
) -> Option<f64> {
    if (y0 < 0.0) == (y1 < 0.0) {
        return None;
    }
    let mut last = f64::NAN;
    for _ in 0..STEPS {
        let x = x0 + y0 / (y0 - y1) * (x1 - x0);
        let y = f(x);
        if !y.is_finite() {
            return None;
        }
        last = x;
        if y.abs() < NONE_USD {
            break;
        }
        if (y < 0.0) == (y1 < 0.0) {
            // The end that stays twice counts half.
            y0 /= 2.0;
        } else {
            (x0, y0) = (x1, y1);
        }
        (x1, y1) = (x, y);
    }
    Some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_and_a_bend_are_solved() {
        // 3 x - 12 is zero at 4; x^3 - 27 at 3; x + 1 nowhere between 0 and 10.
        let line = |x: f64| 3.0 * x - 12.0;
        assert_eq!(zero((0.0, 10.0), (-12.0, 18.0), line), Some(4.0));
        let bend = |x: f64| x * x * x - 27.0;
        let found = zero((0.0, 10.0), (-27.0, 973.0), bend).unwrap();
        assert!((found - 3.0).abs() < 1e-3, "{found}");
        assert_eq!(zero((0.0, 10.0), (1.0, 11.0), |x| x + 1.0), None);
    }
}
