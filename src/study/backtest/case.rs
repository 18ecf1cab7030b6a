//! One trip, simulated as a question of its own.

use std::sync::atomic::AtomicBool;

use super::NoBacktest;
use super::finding::{BANDS, Case, Forecasts, References, Simulated};
use super::reference::running_d;
use crate::corridor::{Corridor, Mode, Quantity, Slots, Timing, Values};
use crate::route::{Route, fnv1a};
use crate::scenario::{Observation, Opened, Question, Taken, Trip};
use crate::sim::RouteSample;
use crate::stats::interval::sample_quantile;
use crate::stats::scores::{Ensemble, interval_score, pit};
use crate::study::compare::NoComparison;
use crate::study::estimand::regime_label;
use crate::study::footing::rests_on;
use crate::study::futures::{places, values_of};
use crate::study::prepare::{Prepared, why_not};
use crate::study::probe::Probe;

pub(super) fn case(
    opened: &Opened,
    row: &Observation,
    trip: &Trip,
    cancel: &AtomicBool,
) -> Result<Case, NoBacktest> {
    let question = opened.case(row, trip)?;
    let prepared = Prepared::new(&question)?;
    let regime = &question.regimes[0];
    let route = prepared.routes[0].clone();
    let best = regime.best();
    let look = Look::new(row, trip.taken);
    let forecasts = Forecasts {
        best: look.at(&[days(&prepared, &best, cancel)])?,
        mixture: look.at(&mixed(&prepared, cancel)?)?,
        ready: ready(&question, &route, look, cancel)?,
    };
    let place = |index: usize| question.corridor.places[index].name.clone();
    Ok(Case {
        id: row.id.clone(),
        name: row.name.clone(),
        kind: row.kind,
        trip: trip.clone(),
        pair: (place(question.shipment.from), place(question.shipment.to)),
        clock: row.clock.clone(),
        sources: row.sources.clone(),
        regime: regime_label(&question, regime, &prepared.routes),
        not_offered_because: why_not(&question, regime, &route),
        km: route.km(&question.corridor, &best),
        mode: main_mode(&question.corridor, &route, &best),
        references: References {
            running_d: running_d(&question.corridor, &route, &best),
            ..References::default()
        },
        forecasts,
        shared: shared(&question, &prepared.routes, &row.sources),
    })
}

/// Days of the shipments that arrive, and how many were sent.
struct Sent {
    days: Vec<f64>,
    trials: usize,
}

impl Sent {
    fn of(sample: &RouteSample) -> Self {
        let arrived = (0..sample.trials()).filter(|trial| sample.arrived(*trial));
        Self {
            days: arrived.map(|trial| sample.time_h[trial] / 24.0).collect(),
            trials: sample.trials(),
        }
    }
}

/// With every number at its best value, in all trials of the scenario.
fn days(prepared: &Prepared<'_>, values: &Values, cancel: &AtomicBool) -> Sent {
    let probe = Probe {
        prepared,
        case: 0,
        routes: &[0],
        trials: prepared.question.run.trials,
        cancel,
    };
    probe.one(values, |samples| Sent::of(&samples[0]))
}

/// One sample for each future; the best values alone where the scenario asks for no futures.
fn mixed(prepared: &Prepared<'_>, cancel: &AtomicBool) -> Result<Vec<Sent>, NoComparison> {
    let question = prepared.question;
    let regime = &question.regimes[0];
    if question.run.futures <= 1 {
        return Ok(vec![days(prepared, &regime.best(), cancel)]);
    }
    let run = &question.run;
    let places = places(run.design, &regime.book, run.futures, run.seed)
        .expect("the loader refuses futures that are no power of two, and the book has fewer rows than there are dimensions");
    let probe = Probe {
        prepared,
        case: 0,
        routes: &[0],
        trials: question.run.inner,
        cancel,
    };
    let futures = question.run.futures as usize;
    let values = |future| values_of(regime, &places, future);
    probe
        .each(futures, values, |_, samples| Sent::of(&samples[0]), &|| ())
        .ok_or(NoComparison::Cancelled)
}

/// The same trip where every train and ship stands ready: no wait for a departure, no slot that is taken, no box left
/// behind. Nothing where another way would then be taken.
fn ready(
    question: &Question,
    route: &Route,
    look: Look<'_>,
    cancel: &AtomicBool,
) -> Result<Option<Simulated>, NoBacktest> {
    let mut question = question.clone();
    for service in &mut question.corridor.services {
        service.timing = Timing::Headway {
            headway_d: Quantity::Given(READY_D),
            cv: None,
            offset_h: None,
        };
        service.cutoff_h = None;
        service.blank_share = None;
        service.rollover_share = None;
        service.slots = Slots::default();
    }
    let prepared = Prepared::new(&question)?;
    if prepared.routes[0].arcs != route.arcs {
        return Ok(None);
    }
    look.at(&mixed(&prepared, cancel)?).map(Some)
}

/// Days between departures that stand ready: a quarter of an hour.
const READY_D: f64 = 0.01;

/// How a forecast is looked at.
#[derive(Clone, Copy)]
struct Look<'a> {
    row: &'a Observation,
    taken: Taken,
    /// A uniform draw for ties, fixed by the id of the row.
    ties: f64,
}

impl<'a> Look<'a> {
    fn new(row: &'a Observation, taken: Taken) -> Self {
        // The upper 53 bits, as a share of all.
        let ties = (fnv1a(&row.id) >> 11) as f64 / (1_u64 << 53) as f64;
        Self { row, taken, ties }
    }

    /// The forecast of these samples together.
    fn at(self, sent: &[Sent]) -> Result<Simulated, NoBacktest> {
        let trials: usize = sent.iter().map(|sent| sent.trials).sum();
        let days: Vec<f64> = sent.iter().flat_map(|sent| &sent.days).copied().collect();
        let arrived = days.len();
        let Some(forecast) = Ensemble::of(days) else {
            return Err(NoBacktest::NeverArrives(self.row.id.clone()));
        };
        let rising = forecast.rising();
        let at = |p| sample_quantile(rising, p).expect("an ensemble has values");
        let bands_d = BANDS.map(|share| {
            let tail = (1.0 - share) / 2.0;
            (at(tail), at(1.0 - tail))
        });
        let inside = bands_d.map(|band| self.taken.meets(band));
        let seen = self.taken.middle_d();
        Ok(Simulated {
            arrived: arrived as u64,
            lost: 1.0 - arrived as f64 / trials as f64,
            mean_d: rising.iter().sum::<f64>() / arrived as f64,
            p50_d: at(0.5),
            bands_d,
            pit: seen.and_then(|seen| pit(rising, seen, self.ties)),
            crps_d: seen.map(|seen| forecast.fair_crps(seen)),
            interval_d: seen.map(|seen| interval_score(bands_d[2], 1.0 - BANDS[2], seen)),
            inside: match inside {
                [Some(a), Some(b), Some(c)] => Some([a, b, c]),
                _ => None,
            },
        })
    }
}

/// The mode of most kilometres; the first on the way of several that are equal.
fn main_mode(corridor: &Corridor, route: &Route, values: &Values) -> Mode {
    let legs = || route.arcs.iter().map(|arc| &corridor.legs[arc.leg]);
    let km_of = |mode: Mode| {
        let of = legs().filter(|leg| leg.mode == mode);
        of.map(|leg| leg.distance_km.get(values)).sum::<f64>()
    };
    let modes = legs().map(|leg| leg.mode);
    modes
        .reduce(|best, mode| {
            if km_of(mode) > km_of(best) {
                mode
            } else {
                best
            }
        })
        .expect("a route has a leg")
}

/// Ids of the rows behind the route that name one of these sources.
fn shared(question: &Question, routes: &[Route], sources: &[String]) -> Vec<String> {
    let rows = rests_on(question, routes).rows;
    let shares = |of: &[String]| of.iter().any(|source| sources.contains(source));
    let mut ids: Vec<String> = rows
        .into_iter()
        .filter(|row| shares(&row.sources))
        .map(|row| row.id)
        .collect();
    ids.dedup();
    ids
}
