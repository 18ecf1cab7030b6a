//! Futures: Latin hypercube draws of everything that somebody had to choose (METHOD 6.2, 6.3).

use crate::corridor::{Assumption, Values};
use crate::law::Law;
use crate::route::fnv1a;
use crate::scenario::RegimeCase;
use crate::stats::design;

/// A uniform for each assumption and future: one in each of `futures` equal strata.
///
/// Each assumption is keyed by the hash of its id, so adding a row to the book moves no other.
#[must_use]
pub fn latin_hypercube(book: &[Assumption], futures: u32, seed: u64) -> Vec<Vec<f64>> {
    let keys: Vec<u64> = book.iter().map(|row| fnv1a(&row.id)).collect();
    design::latin_hypercube(&keys, futures, seed)
}

/// The value of every assumption in one future under one regime: a PERT law on (low, best, high) (M033).
#[must_use]
pub fn values_of(case: &RegimeCase, hypercube: &[Vec<f64>], future: usize) -> Values {
    let mut values = case.best();
    for (index, row) in case.book.iter().enumerate() {
        if row.is_unknown() {
            let u = hypercube[case.drawn_as[index]][future];
            values.set(index, quantile(row, u));
        }
    }
    values
}

/// A quantile of what we do not know about an assumption.
#[must_use]
pub fn quantile(row: &Assumption, p: f64) -> f64 {
    Law::pert(row.low, row.best, row.high).map_or(row.best, |law| law.quantile(p))
}
