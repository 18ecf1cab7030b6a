//! What the difference of two routes hangs on: screening, variance-based indices, one at a time, and the worth of
//! knowing (METHOD 6.4-6.6).

mod alone;
mod exchange;
pub mod finding;
mod screen;
mod worth;

use std::sync::atomic::AtomicBool;

use finding::{Drivers, Input, OfRegime, Sensitivity, Settings};

use super::compare::{NoComparison, Progress};
use super::difference::{MOST_POINTS, NoStudy, Untold, Work, inputs};
use super::estimand::{estimand, regime_label};
use super::inputs::Inputs;
use super::pair::{Named, Pair, pair};
use super::prepare::Prepared;
use super::probe::Probe;
use super::statistic::Statistic;
use crate::scenario::Question;
use crate::stats::design::DesignError;
use crate::stats::sensitivity::LEAST_POINTS;

impl Settings {
    /// Refuses what gives no indices, or none in a lifetime.
    ///
    /// # Errors
    /// [`NoStudy`].
    pub fn check(&self) -> Result<(), NoStudy> {
        let points = self.points.max(self.max_points);
        if self.points < LEAST_POINTS as u32 {
            return Err(NoStudy::TooFewPoints {
                points: self.points,
            });
        }
        if points > MOST_POINTS {
            return Err(NoStudy::TooManyPoints {
                points,
                futures: u64::from(points) * 30 / 1_000_000,
            });
        }
        if !self.points.is_power_of_two() {
            return Err(NoStudy::Design(DesignError::NoPowerOfTwo {
                points: self.points,
                nearest: self.points.next_power_of_two(),
            }));
        }
        if self.walks < 2 {
            return Err(NoStudy::TooFewWalks { walks: self.walks });
        }
        Ok(())
    }
}

/// Asks under each regime what the difference of the two routes hangs on.
///
/// # Errors
/// [`NoStudy`].
pub fn sensitivity(
    question: &Question,
    named: &Named,
    settings: Settings,
    cancel: &AtomicBool,
    progress: Progress<'_>,
) -> Result<Sensitivity, NoStudy> {
    settings.check()?;
    let cases = named.cases(question)?;
    let routes = named.routes(question)?;
    let prepared = Prepared::new(question)?;
    let work = Work::new(progress);
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
            Ok(pair) => drivers(&probe, pair, &settings, &work)?.map(|drivers| (pair, drivers)),
        };
        regimes.push(OfRegime { label, found });
    }
    Ok(Sensitivity {
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

/// What the difference of one pair hangs on under the probe's regime.
fn drivers(
    probe: &Probe<'_>,
    pair: Pair,
    settings: &Settings,
    work: &Work<'_>,
) -> Result<Result<Drivers, Untold>, NoStudy> {
    let prepared = probe.prepared;
    let question = prepared.question;
    let routes = [pair.a, pair.b];
    let probe = Probe {
        routes: &routes,
        ..*probe
    };
    let inputs = match inputs(&probe, pair) {
        Ok(inputs) => inputs,
        Err(untold) => return Ok(Err(untold)),
    };
    let seed = question.run.seed;
    let done = || work.tell();
    let cancelled = || NoStudy::Comparison(NoComparison::Cancelled);
    let screened = if settings.grouped {
        None
    } else {
        work.plan(settings.walks * (inputs.len() + 1));
        let walks = (settings.walks, seed);
        Some(screen::screen(&probe, &inputs, walks, &done).ok_or_else(cancelled)?)
    };
    let (parts, part_of) = match &screened {
        Some(screened) => screen::parts(screened, settings.of),
        None => screen::groups(&inputs),
    };
    work.plan(alone::futures(&inputs));
    let (medians, bars) = alone::alone(&probe, &inputs, &done).ok_or_else(cancelled)?;
    let plan = |futures| work.plan(futures);
    let exchanged = exchange::exchange(&probe, &inputs, &part_of, settings, (&plan, &done))?
        .ok_or_else(cancelled)?;
    let worth = worth::worth(&exchanged, &inputs, seed);
    let screening = screened
        .as_ref()
        .map_or(0, |_| settings.walks * (inputs.len() + 1));
    Ok(Ok(Drivers {
        statistics: Statistic::ALL
            .into_iter()
            .map(|statistic| {
                exchange::of_statistic(&exchanged, statistic, medians.get(statistic), seed)
            })
            .collect(),
        futures: exchanged.readings.len() + alone::futures(&inputs) + screening,
        points: exchanged.points,
        inputs: told(&inputs, &part_of, screened, bars, &worth.of),
        parts,
        worth_of_all_usd: worth.of_all,
        worth_noise_usd: worth.noise,
    }))
}

fn told(
    inputs: &Inputs<'_>,
    part_of: &[usize],
    screened: Option<screen::Screened>,
    bars: Vec<Vec<crate::stats::sensitivity::Bar>>,
    worth: &[Option<f64>],
) -> Vec<Input> {
    let nothing = vec![None; Statistic::ALL.len()];
    let mut screened = screened.map(Vec::into_iter);
    inputs
        .unknowns
        .iter()
        .zip(bars)
        .enumerate()
        .map(|(place, (unknown, bars))| {
            let at = |u| unknown.value(inputs.case, u);
            Input {
                id: unknown.id.clone(),
                quantity: unknown.quantity.clone(),
                unit: unknown.unit.clone(),
                grade: unknown.grade,
                sources: unknown.sources.clone(),
                group: unknown.group.clone(),
                p10: at(alone::ENDS[0]),
                p50: at(0.5),
                p90: at(alone::ENDS[1]),
                part: part_of[place],
                effects: screened
                    .as_mut()
                    .and_then(Iterator::next)
                    .unwrap_or_else(|| nothing.clone()),
                bars,
                worth_usd: worth[place],
            }
        })
        .collect()
}
