//! How the points of a sweep are reckoned: routes planned once, each point in the same worlds and futures.

use std::sync::atomic::AtomicBool;

use super::grid::GridRoute;
use super::numbers::{PairNumbers, RouteNumbers, every};
use crate::corridor::Values;
use crate::scenario::{Opened, Problems, Question};
use crate::sim::RouteSample;
use crate::study::finding::Estimand;
use crate::study::pair::{Named, NoPair, Pair, WrongName, pair};
use crate::study::{NoComparison, Prepared, Probe, estimand, places, values_of, why_not};

/// Why a scenario cannot be swept.
#[derive(Debug, thiserror::Error)]
pub enum NoSweep {
    /// A route, a regime.
    #[error(transparent)]
    Name(#[from] WrongName),
    /// Settings, or the numbers that they lead to.
    #[error(transparent)]
    Inputs(#[from] Problems),
    /// Routes that cannot be planned, or it was cancelled.
    #[error(transparent)]
    Routes(#[from] NoComparison),
    /// Anything else that is asked of it: what is wrong, and what would mend it.
    #[error("{what}. {remedy}")]
    Asked {
        /// What is wrong.
        what: String,
        /// What would mend it.
        remedy: String,
    },
}

/// A scenario that is asked again and again, with its routes planned once.
#[derive(Debug)]
pub struct Sweeper<'a> {
    /// The scenario.
    pub opened: &'a Opened,
    /// Its question as it stands.
    pub base: Prepared<'a>,
    /// Regimes that are looked at, by their places in the question.
    pub cases: Vec<usize>,
    /// Futures beside the best one; 0 = none.
    pub futures: u32,
    /// Worlds of each.
    pub inner: u64,
    /// Set from outside to stop it.
    pub cancel: &'a AtomicBool,
    hypercube: Vec<Vec<f64>>,
}

/// What is told of some routes in one future.
pub type Read<'a, T> = &'a (dyn Fn(&[RouteSample]) -> T + Sync);

impl<'a> Sweeper<'a> {
    /// Plans the routes.
    ///
    /// # Errors
    /// Routes that cannot be planned; a regime that the scenario does not have.
    pub fn new(
        opened: &'a Opened,
        question: &'a Question,
        named: &Named,
        (futures, inner): (u32, u64),
        cancel: &'a AtomicBool,
    ) -> Result<Self, NoSweep> {
        let cases = named.cases(question)?;
        let base = Prepared::new(question)?;
        let book = &question.corridor.assumptions;
        let run = &question.run;
        let hypercube =
            places(run.design, book, futures.max(1), run.seed).map_err(|wrong| NoSweep::Asked {
                what: wrong.to_string(),
                remedy: "Take a power of two of futures".to_owned(),
            })?;
        Ok(Self {
            opened,
            base,
            cases,
            futures: if futures < 2 { 0 } else { futures },
            inner,
            cancel,
            hypercube,
        })
    }

    /// The question as it stands.
    #[must_use]
    pub fn question(&self) -> &'a Question {
        self.base.question()
    }

    /// What is asked, with the futures and worlds of this sweep.
    #[must_use]
    pub fn estimand(&self) -> Estimand {
        Estimand {
            futures: self.futures.max(1),
            inner: self.inner,
            ..estimand(self.question())
        }
    }

    /// Every route of the question.
    #[must_use]
    pub fn routes(&self) -> Vec<GridRoute> {
        let routes = self.base.routes.iter().enumerate();
        routes
            .map(|(slot, route)| GridRoute {
                slot,
                id: route.id.clone(),
                label: route.label.clone(),
            })
            .collect()
    }

    /// The two routes under each regime that is looked at. Two routes that are both named are taken as they are: they
    /// may be offered at some points and not at others.
    ///
    /// # Errors
    /// A route that the scenario does not have.
    pub fn pairs(&self, named: &Named) -> Result<Vec<Result<Pair, NoPair>>, NoSweep> {
        named.routes(self.question())?;
        let pairs = self.cases.iter();
        Ok(pairs.map(|&case| self.pairs_of(case, named)).collect())
    }

    /// The two routes under one regime.
    ///
    /// # Errors
    /// Why there are none; [`Named::routes`] tells what is wrong with names.
    pub fn pairs_of(&self, case: usize, named: &Named) -> Result<Pair, NoPair> {
        let routes = named.routes(self.question()).unwrap_or_default();
        if let (Some(a), Some(b)) = routes {
            return Ok(Pair { a, b });
        }
        let probe = Probe {
            prepared: &self.base,
            case,
            routes: &[],
            trials: self.inner,
            cancel: self.cancel,
        };
        pair(&probe, routes)
    }

    /// The question under these settings, and its routes (by their places at the base).
    ///
    /// # Errors
    /// What is wrong with the settings.
    pub fn at(&self, settings: &[String]) -> Result<Question, Problems> {
        self.opened.under(settings)
    }

    /// What `read` makes of these routes under one regime: at best values, and in each future.
    ///
    /// # Errors
    /// It was cancelled.
    pub fn reckon<T: Send>(
        &self,
        prepared: &Prepared<'_>,
        case: usize,
        routes: &[usize],
        read: Read<'_, T>,
    ) -> Result<(T, Vec<T>), NoSweep> {
        let of_case = &prepared.question().regimes[case];
        let probe = Probe {
            prepared,
            case,
            routes,
            trials: self.inner,
            cancel: self.cancel,
        };
        let values = |future: usize| -> Values {
            match future {
                0 => of_case.best(),
                _ => values_of(of_case, &self.hypercube, future - 1),
            }
        };
        let told = probe.each(
            1 + self.futures as usize,
            values,
            |_, samples| read(samples),
            &|| (),
        );
        let mut told = told.ok_or(NoComparison::Cancelled)?;
        let best = told.remove(0);
        Ok((best, told))
    }

    /// Everything about a pair at these settings, under one regime.
    ///
    /// # Errors
    /// It was cancelled.
    pub fn pair_numbers(
        &self,
        question: &Question,
        case: usize,
        pair: Pair,
    ) -> Result<PairNumbers, NoSweep> {
        let prepared = self.base.under(question, &[pair.a, pair.b]);
        let due_h = question.shipment.due_d.map(|days| 24.0 * days);
        let offered = [0, 1].map(|route: usize| {
            why_not(question, &question.regimes[case], &prepared.routes[route]).is_empty()
        });
        let (best, futures) = self.reckon(&prepared, case, &[0, 1], &|samples| {
            let routes = [0, 1].map(|route: usize| RouteNumbers::of(&samples[route], due_h));
            (every(&samples[0], &samples[1]), routes)
        })?;
        Ok(PairNumbers {
            offered,
            best: best.0,
            routes: best.1,
            futures: futures.into_iter().map(|(every, _)| every).collect(),
        })
    }
}
