//! What it is worth to know an unknown before choosing between the two routes (METHOD 6.11).

use rayon::prelude::*;

use super::exchange::{Exchanged, base_rows};
use crate::route::fnv1a;
use crate::stats::design::latin_hypercube;
use crate::stats::robustness::evpi_of_input;
use crate::study::inputs::Inputs;

/// Bins of the estimate.
const BINS: usize = 10;

/// Columns that have nothing to do with the routes, to learn what nothing seems to be worth.
const BLANKS: usize = 40;

/// What is worth knowing, USD of generalised cost per box.
#[derive(Debug)]
pub(super) struct Worth {
    /// By unknown; nothing where a route does not arrive in all futures, or there are too few of them.
    pub(super) of: Vec<Option<f64>>,
    /// Of all unknowns together.
    pub(super) of_all: Option<f64>,
    /// The most that a blank seems to be worth.
    pub(super) noise: f64,
}

/// The worth of each unknown over the futures A and B of the exchanges.
pub(super) fn worth(exchanged: &Exchanged, inputs: &Inputs<'_>, seed: u64) -> Worth {
    let rows: Vec<usize> = base_rows(&exchanged.design).collect();
    let payoffs: Vec<Vec<f64>> = [0, 1]
        .into_iter()
        .map(|route: usize| {
            let costs = rows
                .iter()
                .map(|&row| exchanged.readings[row].generalised_usd[route]);
            costs.map(|usd| -usd).collect()
        })
        .collect();
    let of = (0..inputs.len())
        .into_par_iter()
        .map(|input| {
            let places: Vec<f64> = rows
                .iter()
                .map(|&row| exchanged.design.row(row).input(input))
                .collect();
            evpi_of_input(&places, &payoffs, BINS).ok()
        })
        .collect();
    let blanks: Vec<u64> = (0..BLANKS)
        .map(|blank| fnv1a(&format!("blank {blank}")))
        .collect();
    let noise = latin_hypercube(&blanks, rows.len() as u32, seed)
        .iter()
        .filter_map(|places| evpi_of_input(places, &payoffs, BINS).ok())
        .fold(0.0, f64::max);
    Worth {
        of,
        of_all: of_all(&payoffs),
        noise,
    }
}

/// Mean of the better route of each future, less the better of the means.
fn of_all(payoffs: &[Vec<f64>]) -> Option<f64> {
    let n = payoffs[0].len() as f64;
    let better = payoffs[0].iter().zip(&payoffs[1]).map(|(a, b)| a.max(*b));
    let means = payoffs.iter().map(|of| of.iter().sum::<f64>() / n);
    let gain = better.sum::<f64>() / n - means.fold(f64::NEG_INFINITY, f64::max);
    gain.is_finite().then(|| gain.max(0.0))
}
