//! Points of a design as futures: each unknown at its place of its range, everything else at best.

use super::probe::Probe;
use super::statistic::Statistic;
use super::unknown::Unknown;
use crate::corridor::Values;
use crate::route::fnv1a;
use crate::scenario::RegimeCase;
use crate::sim::RouteSample;

/// The unknowns of a pair of routes under one regime.
#[derive(Clone, Debug)]
pub(super) struct Inputs<'a> {
    pub(super) case: &'a RegimeCase,
    pub(super) unknowns: Vec<Unknown>,
    best: Values,
}

impl<'a> Inputs<'a> {
    pub(super) fn new(case: &'a RegimeCase, unknowns: Vec<Unknown>) -> Self {
        Self {
            case,
            unknowns,
            best: case.best(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.unknowns.len()
    }

    /// The future in which each unknown stands at `place` of its range, above 0 and below 1.
    pub(super) fn at(&self, place: impl Fn(usize) -> f64) -> Values {
        let mut values = self.best.clone();
        for (input, unknown) in self.unknowns.iter().enumerate() {
            unknown.put(self.case, &mut values, place(input));
        }
        values
    }

    /// `values` with one unknown, and what follows it, as in `other`.
    pub(super) fn exchange(&self, values: &mut Values, input: usize, other: &Values) {
        for &member in &self.unknowns[input].members {
            values.set(member, other.get(member));
        }
    }

    /// A key for each unknown, so that a row more in the book moves no other.
    pub(super) fn keys(&self) -> Vec<u64> {
        let ids = self.unknowns.iter();
        ids.map(|unknown| fnv1a(&unknown.id)).collect()
    }
}

/// What one future tells of two routes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reading {
    /// By statistic, in the order of [`Statistic::ALL`].
    pub(super) statistics: [f64; Statistic::ALL.len()],
    /// Mean generalised cost of *a* and of *b*, USD per box.
    pub(super) generalised_usd: [f64; 2],
}

impl Reading {
    /// The reading of *a* and *b*, in this order.
    pub(super) fn of(samples: &[RouteSample]) -> Self {
        let (a, b) = (&samples[0], &samples[1]);
        Self {
            statistics: Statistic::ALL.map(|statistic| statistic.of(a, b)),
            generalised_usd: [a, b].map(Statistic::mean_generalised_usd),
        }
    }

    pub(super) fn get(&self, statistic: Statistic) -> f64 {
        self.statistics[statistic as usize]
    }
}

/// Readings of so many futures, in order; nothing when it was cancelled.
pub(super) fn readings(
    probe: &Probe<'_>,
    futures: usize,
    values: impl Fn(usize) -> Values + Sync,
    done: &(dyn Fn() + Sync),
) -> Option<Vec<Reading>> {
    probe.each(futures, values, |_, samples| Reading::of(samples), done)
}
