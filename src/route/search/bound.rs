//! Least that a movement can add to the planned generalised cost, whatever the rest of the route.
//!
//! What an arc costs depends on the whole route: a service is paid and waited for once per run, and whether a
//! ship runs through decides which stops apply. The search therefore works with bounds that never exceed the
//! share an arc or a stop has in any route that uses it, and prices whole routes exactly.

use crate::corridor::{Arc, Flow, Heading};
use crate::route::boarding::Run;
use crate::route::passing::{Movement, Ride};
use crate::route::planned::{Due, Terms};

/// Lower bounds for one shipment under one set of values.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds<'a> {
    pub(crate) terms: Terms<'a>,
    pub(crate) runs: &'a [Run],
    pub(crate) heading: Heading,
}

impl Bounds<'_> {
    /// Least generalised cost of moving over `arc`.
    ///
    /// An arc that any service runs over always rides one (the longest match is at least one leg); a service of
    /// n legs is paid once for at most n arcs, so each carries at least one n-th of it. A wait at the origin may
    /// be nothing, so services that call there count with price and lateness alone.
    #[must_use]
    pub(crate) fn arc(self, arc: Arc) -> f64 {
        let terms = self.terms;
        let riding = self
            .runs
            .iter()
            .filter(|run| run.arcs.contains(&arc))
            .map(|run| {
                let service = &terms.corridor.services[run.service];
                let calls_at_origin = run
                    .arcs
                    .iter()
                    .any(|arc| arc.tail(&terms.corridor.legs) == terms.shipment.from);
                let wait = if calls_at_origin {
                    0.0
                } else {
                    terms.waiting_h(service)
                };
                let once = Due {
                    hours: wait + terms.late_h(service),
                    usd: terms.price(service, run.forth),
                };
                let share = terms.generalised(once) / run.arcs.len() as f64;
                share + terms.generalised(terms.moving(arc, Some(service)))
            })
            .min_by(f64::total_cmp);
        riding.unwrap_or_else(|| terms.generalised(terms.moving(arc, None)))
    }

    /// Least generalised cost of passing a place, and whether a change of mode or gauge lacks a stop there.
    #[must_use]
    pub(crate) fn passing(self, movement: Movement) -> (f64, bool) {
        let corridor = self.terms.corridor;
        let ride = self.ride(movement);
        let stops = movement.stops(corridor, self.heading, Ride::Unsaid);
        let cost = stops
            .iter()
            .map(|&stop| (stop, &corridor.stops[stop]))
            .filter(|(_, stop)| stop.flow != Some(Flow::Tranship) || ride == Ride::Changes)
            .filter(|(_, stop)| stop.flow != Some(Flow::Through) || ride == Ride::Stays)
            .filter_map(|(index, stop)| {
                let due = match (movement.enters, movement.leaves) {
                    (None, _) => self.terms.first_stop(index, true),
                    (_, None) => self.terms.last_stop(index),
                    _ => Some(self.terms.stop(index)),
                }?;
                let storage = self.terms.storage(stop, due.hours);
                Some(self.terms.generalised(due) + storage)
            })
            .sum();
        (cost, movement.gap(corridor, &stops).is_some())
    }

    /// What is certain of the vehicle: `Changes` here only says that rows for transhipment surely apply, `Stays`
    /// that rows for staying aboard do.
    fn ride(self, movement: Movement) -> Ride {
        let (Some(enters), Some(leaves)) = (movement.enters, movement.leaves) else {
            return Ride::Changes;
        };
        let rides = |arc: Arc| self.runs.iter().any(|run| run.arcs.contains(&arc));
        let through = self
            .runs
            .iter()
            .any(|run| run.arcs.windows(2).any(|pair| pair == [enters, leaves]));
        match (through, rides(enters) || rides(leaves)) {
            (false, true) => Ride::Changes,
            (true, _) => Ride::Unsaid,
            (false, false) => Ride::Stays,
        }
    }
}
