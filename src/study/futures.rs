//! Futures: draws of everything that somebody had to choose (METHOD 6.2, 6.3).

use crate::corridor::{Assumption, Values};
use crate::law::Law;
use crate::route::fnv1a;
use crate::scenario::{Design, RegimeCase};
use crate::stats::design::{self, DesignError, SobolPoints};

/// A uniform for each assumption and future: one in each of `futures` equal strata.
///
/// Each assumption is keyed by the hash of its id, so adding a row to the book moves no other.
#[must_use]
pub fn latin_hypercube(book: &[Assumption], futures: u32, seed: u64) -> Vec<Vec<f64>> {
    let keys: Vec<u64> = book.iter().map(|row| fnv1a(&row.id)).collect();
    design::latin_hypercube(&keys, futures, seed)
}

/// A uniform for each assumption and future, by a design.
///
/// Sobol points take a dimension for each row of the book, scrambled by the hash of its id: a row added at the end
/// moves no other.
///
/// # Errors
/// Sobol points whose number is no power of two, or a book of more rows than they have dimensions.
pub fn places(
    design: Design,
    book: &[Assumption],
    futures: u32,
    seed: u64,
) -> Result<Vec<Vec<f64>>, DesignError> {
    let keys: Vec<u64> = book.iter().map(|row| fnv1a(&row.id)).collect();
    places_of(design, &keys, futures, seed)
}

/// The same by the keys of what is drawn.
///
/// # Errors
/// As [`places`].
pub(super) fn places_of(
    design: Design,
    keys: &[u64],
    futures: u32,
    seed: u64,
) -> Result<Vec<Vec<f64>>, DesignError> {
    match design {
        Design::LatinHypercube => Ok(design::latin_hypercube(keys, futures, seed)),
        Design::Sobol => {
            let sobol = SobolPoints::owen_scrambled(keys.len(), seed)?;
            let columns = keys.iter().enumerate();
            columns
                .map(|(dimension, key)| sobol.column(dimension, *key, futures))
                .collect()
        }
    }
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
