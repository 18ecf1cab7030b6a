//! How the forecasts of the tables stand against what was seen (METHOD 7.1 to 7.4, 7.7).
//!
//! Each observed trip is a question of its own. Kinds of evidence are never pooled; sections stand apart from full
//! ways; what was announced is a mark and is never scored.

mod case;
mod finding;
mod groups;
mod record;
mod reference;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rayon::prelude::*;

pub use finding::{
    BANDS, Backtest, Band, Case, Forecasts, Group, LeftOut, Reading, References, Scored, Simulated,
    Waited,
};
pub use record::{Record, record};

use super::compare::{NoComparison, Progress};
use super::estimand::estimand;
use crate::scenario::{Opened, Problems, Question};

/// Why there is no backtest.
#[derive(Debug, thiserror::Error)]
pub enum NoBacktest {
    /// The tables of the corridor hold no trip that can be simulated.
    #[error("the tables of this corridor hold no trip that can be simulated")]
    NoTrips,
    /// No simulated shipment of a case arrives.
    #[error("no simulated shipment of '{0}' arrives")]
    NeverArrives(String),
    /// The numbers of a case do not stand.
    #[error(transparent)]
    Inputs(#[from] Problems),
    /// A route of a case cannot be planned, or the work was cancelled.
    #[error(transparent)]
    Comparison(#[from] NoComparison),
}

/// Simulates every trip of the tables in its own season and on its own route, and scores what can be scored.
///
/// # Errors
/// [`NoBacktest`].
pub fn backtest(
    opened: &Opened,
    question: &Question,
    cancel: &AtomicBool,
    progress: Progress<'_>,
) -> Result<Backtest, NoBacktest> {
    let rows = opened.observations();
    let trips: Vec<_> = rows
        .iter()
        .filter_map(|row| Some((row, row.trip.as_ref().ok()?)))
        .collect();
    if trips.is_empty() {
        return Err(NoBacktest::NoTrips);
    }
    let done = AtomicU64::new(0);
    let total = trips.len() as u64;
    let cases: Result<Vec<Case>, NoBacktest> = trips
        .par_iter()
        .with_max_len(1)
        .map(|(row, trip)| {
            let case = case::case(opened, row, trip, cancel)?;
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            Ok(case)
        })
        .collect();
    let mut cases = cases?;
    reference::add(&mut cases);
    let left_out = rows.iter().filter_map(|row| {
        Some(LeftOut {
            id: row.id.clone(),
            name: row.name.clone(),
            kind: row.kind,
            why: row.trip.as_ref().err()?.clone(),
        })
    });
    Ok(Backtest {
        asked: estimand(question),
        groups: groups::groups(&cases, question.run.seed),
        waited: groups::waited(&cases),
        left_out: left_out.collect(),
        cases,
    })
}
