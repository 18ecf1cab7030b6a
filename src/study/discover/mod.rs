//! Under which conditions does a route lose? (METHOD 6.10)

pub mod finding;

use std::sync::atomic::AtomicBool;

use finding::{Cases, Discovered, OfRegime, Pattern, Settings, Varied};

use super::compare::{NoComparison, Progress};
use super::difference::{MOST_POINTS, NoStudy, Untold, Work, inputs};
use super::estimand::{estimand, regime_label};
use super::futures::places_of;
use super::inputs::{Inputs, readings};
use super::pair::{Named, Pair, pair};
use super::prepare::Prepared;
use super::probe::Probe;
use crate::scenario::Question;
use crate::stats::discovery::{
    self, DiscoveryError, LEAST_CASES, Patience, cart, discover as look,
};
use crate::stats::sensitivity::spearman;

/// Unknowns that may be a condition.
const CANDIDATES: usize = 12;

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
    let design = probe.prepared.question.run.design;
    let places = places_of(design, &inputs.keys(), settings.points, seed)?;
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
    let outcomes: Vec<f64> = told.iter().map(|&future| outcomes[future]).collect();
    let candidates = candidates(&columns, (&outcomes, &interest), seed);
    let columns = candidates.iter().map(|&input| columns[input].clone());
    let pattern = match pattern(columns.collect(), interest, seed) {
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
        unknowns: inputs.len(),
        inputs: varied(&inputs, &candidates),
        cases: told.len(),
        hits,
        left_out: found.len() - told.len(),
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

/// The unknowns that may be a condition: those whose rank correlation with the outcome is strongest on the half on
/// which conditions are looked for, the strongest twelve, in the order of the book. Among a hundred and more that
/// matter little, patient peeling would take a little from each and find nothing.
fn candidates(
    columns: &[Vec<f64>],
    (outcomes, interest): (&[f64], &[bool]),
    seed: u64,
) -> Vec<usize> {
    // The cases of the half are known by their places, as a column of their own.
    let order: Vec<f64> = (0..outcomes.len()).map(|case| case as f64).collect();
    let Ok(order) = discovery::Cases::new(vec![order], interest.to_vec()) else {
        return Vec::new();
    };
    let [training, _] = order.halves(seed);
    let half: Vec<usize> = training
        .column(0)
        .iter()
        .map(|case| *case as usize)
        .collect();
    let of = |column: &[f64]| -> Vec<f64> { half.iter().map(|&case| column[case]).collect() };
    let outcomes = of(outcomes);
    let strength: Vec<f64> = columns
        .iter()
        .map(|column| spearman(&of(column), &outcomes).map_or(0.0, f64::abs))
        .collect();
    let mut places: Vec<usize> = (0..columns.len()).collect();
    places.sort_by(|&x, &y| strength[y].total_cmp(&strength[x]).then(x.cmp(&y)));
    places.truncate(CANDIDATES);
    places.sort_unstable();
    places
}

fn varied(inputs: &Inputs<'_>, candidates: &[usize]) -> Vec<Varied> {
    candidates
        .iter()
        .map(|&input| &inputs.unknowns[input])
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
