//! Which services a string of arcs rides on: boarded where the longest run begins, left where it ends.

use crate::corridor::{Arc, Corridor, Leg, Service};

use super::Boarding;

/// The arcs of a service along its own direction.
///
/// Rows may list a leg that the service runs against the leg's own direction: the chain tells which way each
/// is used. A service of one leg runs along it.
#[must_use]
pub(crate) fn line_of(service: &Service, legs: &[Leg]) -> Vec<Arc> {
    chain(service, legs, true)
        .or_else(|| chain(service, legs, false))
        .unwrap_or_default()
}

fn chain(service: &Service, legs: &[Leg], forth: bool) -> Option<Vec<Arc>> {
    let (&first, rest) = service.legs.split_first()?;
    let mut arcs = vec![Arc { leg: first, forth }];
    let mut at = arcs[0].head(legs);
    for &leg in rest {
        let arc = [true, false]
            .map(|forth| Arc { leg, forth })
            .into_iter()
            .find(|arc| arc.tail(legs) == at)?;
        at = arc.head(legs);
        arcs.push(arc);
    }
    Some(arcs)
}

/// A service run one way.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// Index of the service.
    pub(crate) service: usize,
    /// True along its own direction.
    pub(crate) forth: bool,
    /// Its arcs that way.
    pub(crate) arcs: Vec<Arc>,
}

/// Every service each way that it runs, in file order, along its own direction first.
#[must_use]
pub(crate) fn runs(corridor: &Corridor) -> Vec<Run> {
    let mut runs = Vec::new();
    for (service, row) in corridor.services.iter().enumerate() {
        let arcs = line_of(row, &corridor.legs);
        let back = row.both_ways.then(|| {
            arcs.iter()
                .rev()
                .map(|arc| Arc {
                    leg: arc.leg,
                    forth: !arc.forth,
                })
                .collect()
        });
        runs.push(Run {
            service,
            forth: true,
            arcs,
        });
        runs.extend(back.map(|arcs| Run {
            service,
            forth: false,
            arcs,
        }));
    }
    runs
}

/// The services that `arcs` ride on.
///
/// At each arc not yet covered, the run that matches the longest stretch of what remains is boarded, from its
/// start or from any leg inside it, and left where the match ends. Among equally long matches the least
/// `preference` of the service wins, then file order. Arcs that match nothing run on demand.
#[must_use]
pub(crate) fn board(arcs: &[Arc], runs: &[Run], preference: &[usize]) -> Vec<Boarding> {
    let mut boardings = Vec::new();
    let mut first = 0;
    while first < arcs.len() {
        let best = runs
            .iter()
            .map(|run| (longest_match(&run.arcs, &arcs[first..]), run))
            .filter(|(length, _)| *length > 0)
            .min_by_key(|(length, run)| (usize::MAX - length, preference[run.service]));
        if let Some((length, run)) = best {
            boardings.push(Boarding {
                service: run.service,
                first,
                arcs: length,
                forth: run.forth,
            });
            first += length;
        } else {
            first += 1;
        }
    }
    boardings
}

fn longest_match(run: &[Arc], ahead: &[Arc]) -> usize {
    (0..run.len())
        .map(|skip| {
            run[skip..]
                .iter()
                .zip(ahead)
                .take_while(|(own, asked)| own == asked)
                .count()
        })
        .max()
        .unwrap_or(0)
}
