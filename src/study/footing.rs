//! What an answer rests on: how much of it is measured, how old that is, and which guesses move it most.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::compare::{NoComparison, Work};
use super::finding::{Footing, Leading, RegimeFinding};
use super::futures::quantile;
use super::prepare::Prepared;
use crate::corridor::{Assumption, Values};
use crate::route::Route;
use crate::scenario::{self, Question, Reckoned, Recourse};
use crate::sim::{BLOCK, simulate};

/// How many of the assumptions that move the answer are named.
const NAMED: usize = 10;

/// The rows that these routes use, and every assumption that they and the cargo class name.
#[must_use]
pub fn rests_on(question: &Question, routes: &[Route]) -> scenario::Footing {
    let corridor = &question.corridor;
    let mut reckoned = Reckoned {
        cargo: question.shipment.cargo,
        regimes: question.regimes.iter().map(|case| case.regime).collect(),
        replan: question.run.recourse == Recourse::Replan,
        ..Reckoned::default()
    };
    for route in routes {
        let legs = route.arcs.iter().map(|arc| arc.leg);
        let services = route.boardings.iter().map(|boarding| boarding.service);
        reckoned.legs.extend(legs);
        reckoned.stops.extend(route.stops.iter().flatten().copied());
        reckoned.services.extend(services);
    }
    scenario::footing(corridor, &weakest(question), &reckoned)
}

/// Each assumption as it stands in the regime where its grade is worst.
fn weakest(question: &Question) -> Vec<Assumption> {
    (0..question.corridor.assumptions.len())
        .map(|index| {
            let rows = question.regimes.iter().map(|case| &case.book[index]);
            rows.max_by_key(|row| row.evidence.grade)
                .unwrap_or(&question.corridor.assumptions[index])
                .clone()
        })
        .collect()
}

/// The footing of a comparison: counts, and the assumptions that move its first regime most when each alone
/// goes from its P10 to its P90 (METHOD 6.6) in the first 1,024 worlds.
pub(super) fn footing(
    prepared: &Prepared<'_>,
    regimes: &[RegimeFinding],
    work: &Work<'_>,
) -> Result<Footing, NoComparison> {
    let question = prepared.question;
    let used = rests_on(question, &prepared.routes);
    let mut footing = Footing {
        by_grade: used.by_grade().map(|(_, rows)| rows),
        by_age: used.by_age(question.price_year),
        leading: Vec::new(),
    };
    let (Some(case), Some(found)) = (question.regimes.first(), regimes.first()) else {
        return Ok(footing);
    };
    let Some((reference, other)) = found.reference.zip(found.alternative()) else {
        return Ok(footing);
    };
    let difference = |values: &Values| {
        let group = prepared.group_of(0, values, &[reference, other]);
        let summary = simulate(
            prepared.setting(false),
            &[group],
            (0, BLOCK as u64),
            work.cancel,
            &|_| (),
        )
        .ok_or(NoComparison::Cancelled)?;
        let mean = |route: usize| summary[0].routes[route].time_h.mean();
        Ok(mean(1).zip(mean(0)).map_or(0.0, |(a, b)| a.value - b.value))
    };
    // Those that share a draw move together, and are named by the one that they follow.
    let leaders: BTreeSet<usize> = used
        .assumptions
        .iter()
        .map(|&index| case.drawn_as[index])
        .collect();
    let unknown: Vec<usize> = leaders
        .into_iter()
        .filter(|&index| case.book[index].is_unknown())
        .collect();
    let mut leading: Vec<Leading> = unknown
        .into_par_iter()
        .map(|index| {
            let row = &case.book[index];
            let at = |p| {
                let mut values = case.best();
                let number = quantile(row, p);
                for (other, _) in case
                    .drawn_as
                    .iter()
                    .enumerate()
                    .filter(|(_, d)| **d == index)
                {
                    values.set(other, quantile(&case.book[other], p));
                }
                Ok::<_, NoComparison>((number, difference(&values)?))
            };
            let ((low, low_h), (high, high_h)) = (at(0.1)?, at(0.9)?);
            Ok(Leading {
                id: row.id.clone(),
                quantity: row.quantity.clone(),
                unit: row.unit.clone(),
                grade: row.evidence.grade,
                low,
                high,
                low_h,
                high_h,
            })
        })
        .collect::<Result<_, NoComparison>>()?;
    leading.retain(|row| row.swing_h() > 0.0);
    leading.sort_by(|a, b| b.swing_h().total_cmp(&a.swing_h()).then(a.id.cmp(&b.id)));
    leading.truncate(NAMED);
    footing.leading = leading;
    Ok(footing)
}
