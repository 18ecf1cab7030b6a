//! Under which conditions does a route lose? (METHOD 6.10)

pub mod finding;

use std::sync::atomic::AtomicBool;

use finding::{Cases, Discovered, OfRegime, Pattern, Settings, Varied};

use super::compare::{NoComparison, Progress};
use super::difference::{MOST_POINTS, NoStudy, Untold, Work, inputs};
use super::estimand::{estimand, regime_label};
use super::inputs::{Inputs, readings};
use super::pair::{Named, Pair, pair};
use super::prepare::Prepared;
use super::probe::Probe;
use crate::scenario::Question;
use crate::stats::design::latin_hypercube;
use crate::stats::discovery::{
    self, DiscoveryError, LEAST_CASES, Patience, cart, discover as look,
};

impl Settings {
    /// Refuses what gives no conditions, or none in a lifetime.
    ///
    /// # Errors
    /// [`NoStudy`].
    pub fn check(&self) -> Result<(), NoStudy> {
        let points = self.points;
        if (points as usize) < LEAST_CASES {
            return Err(NoStudy::TooFewCases { points });
        }
        if points > MOST_POINTS {
            return Err(NoStudy::TooManyPoints {
                points,
                futures: u64::from(points).div_ceil(1_000_000),
            });
        }
        Ok(())
    }
}

/// Looks under each regime for the conditions under which the outcome comes about. Only what nobody knows may be a
/// condition: regimes, law and sanctions are stated, and not varied.
///
/// # Errors
/// [`NoStudy`].
pub fn discover(
    question: &Question,
    named: &Named,
    settings: Settings,
    cancel: &AtomicBool,
    progress: Progress<'_>,
) -> Result<Discovered, NoStudy> {
    settings.check()?;
    let cases = named.cases(question)?;
    let routes = named.routes(question)?;
    let prepared = Prepared::new(question)?;
    let work = Work::new(progress);
    work.plan(settings.points as usize * cases.len());
    let mut regimes = Vec::new();
    for &case in &cases {
        let all: Vec<usize> = (0..prepared.routes.len()).collect();
        let probe = Probe {
            prepared: &prepared,
            case,
            routes: &all,
            trials: settings.inner,
            cancel,
        };
        let label = regime_label(question, &question.regimes[case], &prepared.routes);
        let found = match pair(&probe, routes) {
            Err(none) => Err(Untold::NoPair(none)),
            Ok(pair) => conditions(&probe, pair, &settings, &work)?.map(|cases| (pair, cases)),
        };
        regimes.push(OfRegime { label, found });
    }
    Ok(Discovered {
        asked: estimand(question),
        settings,
        routes: prepared
            .routes
            .iter()
            .map(|route| (route.id.clone(), route.label.clone()))
            .collect(),
        regimes,
    })
}

fn conditions(
    probe: &Probe<'_>,
    pair: Pair,
    settings: &Settings,
    work: &Work<'_>,
) -> Result<Result<Cases, Untold>, NoStudy> {
    let routes = [pair.a, pair.b];
    let probe = Probe {
        routes: &routes,
        ..*probe
    };
    let inputs = match inputs(&probe, pair) {
        Ok(inputs) => inputs,
        Err(untold) => return Ok(Err(untold)),
    };
    let seed = probe.prepared.question.run.seed;
    let places = latin_hypercube(&inputs.keys(), settings.points, seed);
    let values = |future: usize| inputs.at(|input| places[input][future]);
    let found = readings(&probe, settings.points as usize, values, &|| work.tell())
        .ok_or(NoStudy::Comparison(NoComparison::Cancelled))?;
    let outcomes: Vec<f64> = found
        .iter()
        .map(|reading| reading.get(settings.interest.statistic))
        .collect();
    let told: Vec<usize> = (0..outcomes.len())
        .filter(|&future| outcomes[future].is_finite())
        .collect();
    let interest: Vec<bool> = told
        .iter()
        .map(|&future| settings.interest.holds(outcomes[future]))
        .collect();
    let hits = interest.iter().filter(|hit| **hit).count();
    let columns: Vec<Vec<f64>> = inputs
        .unknowns
        .iter()
        .zip(&places)
        .map(|(unknown, places)| {
            let of = told.iter().map(|&future| places[future]);
            of.map(|place| unknown.value(inputs.case, place)).collect()
        })
        .collect();
    let pattern = match pattern(columns, interest, seed) {
        Ok(pattern) => Some(pattern),
        Err(
            DiscoveryError::AllOfInterest { .. }
            | DiscoveryError::NoneOfInterest { .. }
            | DiscoveryError::OneAlone { .. }
            // Too few are left where a route arrives in hardly any future.
            | DiscoveryError::TooFewCases { .. },
        ) => None,
        Err(other) => return Err(other.into()),
    };
    Ok(Ok(Cases {
        inputs: varied(&inputs),
        cases: told.len(),
        hits,
        left_out: outcomes.len() - told.len(),
        pattern,
    }))
}

fn pattern(
    columns: Vec<Vec<f64>>,
    interest: Vec<bool>,
    seed: u64,
) -> Result<Pattern, DiscoveryError> {
    let inputs = columns.len();
    let cases = discovery::Cases::new(columns, interest)?;
    Ok(Pattern {
        found: look(&cases, Patience::default(), seed)?,
        leaves: cart(&cases, seed)?.leaves(inputs),
    })
}

fn varied(inputs: &Inputs<'_>) -> Vec<Varied> {
    inputs
        .unknowns
        .iter()
        .map(|unknown| {
            let row = &inputs.case.book[unknown.row];
            Varied {
                id: unknown.id.clone(),
                quantity: unknown.quantity.clone(),
                unit: unknown.unit.clone(),
                grade: unknown.grade,
                sources: unknown.sources.clone(),
                range: (row.low, row.high),
            }
        })
        .collect()
}
