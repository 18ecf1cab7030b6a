//! A question about the difference of two routes: what may keep it from an answer, and how its work is told.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::compare::{NoComparison, Progress};
use super::inputs::{Inputs, Reading};
use super::pair::{NoPair, Pair, WrongName};
use super::probe::Probe;
use super::unknown::unknowns;
use crate::stats::design::DesignError;
use crate::stats::discovery::{DiscoveryError, LEAST_CASES, WISHED_CASES};
use crate::stats::sensitivity::LEAST_POINTS;

/// Points that such a question takes at most.
pub const MOST_POINTS: u32 = 65_536;

/// Why there is no study.
#[derive(Debug, thiserror::Error)]
pub enum NoStudy {
    /// Routes that cannot be planned, or it was cancelled.
    #[error(transparent)]
    Comparison(#[from] NoComparison),
    /// A route or regime that is not there.
    #[error(transparent)]
    Name(#[from] WrongName),
    /// A design that cannot be made.
    #[error(transparent)]
    Design(#[from] DesignError),
    /// Cases in which nothing can be discovered.
    #[error(transparent)]
    Discovery(#[from] DiscoveryError),
    /// A number of points that gives no indices.
    #[error(
        "{points} points are too few for indices of variance. Take {LEAST_POINTS} or more; from 1,024 they deserve trust"
    )]
    TooFewPoints {
        /// As asked.
        points: u32,
    },
    /// A number of points that would take days.
    #[error(
        "{points} points would need some {futures} million futures of two routes, hours or days of work. Take {MOST_POINTS} or fewer"
    )]
    TooManyPoints {
        /// As asked.
        points: u32,
        /// Futures, in millions.
        futures: u64,
    },
    /// Too few futures to discover anything in.
    #[error(
        "{points} points are too few to discover conditions in. Take {LEAST_CASES} or more, better {WISHED_CASES}"
    )]
    TooFewCases {
        /// As asked.
        points: u32,
    },
    /// No walks.
    #[error("{walks} walks screen nothing. Take 2 or more, better 20 to 50")]
    TooFewWalks {
        /// As asked.
        walks: usize,
    },
}

/// Why a regime has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untold {
    /// No two routes to compare.
    NoPair(NoPair),
    /// A route brings no shipment in at best values.
    NeverArrives {
        /// The pair.
        pair: Pair,
        /// Label of the route.
        label: String,
    },
    /// Nothing that these routes use is unknown.
    NothingUnknown {
        /// The pair.
        pair: Pair,
    },
}

/// What the two routes of a pair use and nobody knows; or why there is nothing to ask. The probe's routes are the
/// pair's.
pub(super) fn inputs<'a>(probe: &Probe<'a>, pair: Pair) -> Result<Inputs<'a>, Untold> {
    let prepared = probe.prepared;
    let question = prepared.question;
    let case = &question.regimes[probe.case];
    let routes = [pair.a, pair.b];
    let best = probe.one(&case.best(), Reading::of);
    for (route, generalised) in routes.into_iter().zip(best.generalised_usd) {
        if !generalised.is_finite() {
            let label = prepared.routes[route].label.clone();
            return Err(Untold::NeverArrives { pair, label });
        }
    }
    let planned = routes.map(|route| prepared.routes[route].clone());
    let inputs = Inputs::new(case, unknowns(question, case, &planned));
    if inputs.len() == 0 {
        return Err(Untold::NothingUnknown { pair });
    }
    Ok(inputs)
}

/// How much there is to do, which grows while it is done.
pub(super) struct Work<'a> {
    progress: Progress<'a>,
    done: AtomicUsize,
    total: AtomicUsize,
}

impl<'a> Work<'a> {
    pub(super) fn new(progress: Progress<'a>) -> Self {
        Self {
            progress,
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
        }
    }

    pub(super) fn plan(&self, futures: usize) {
        self.total.fetch_add(futures, Ordering::Relaxed);
    }

    pub(super) fn tell(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        (self.progress)(done as u64, self.total.load(Ordering::Relaxed) as u64);
    }
}
