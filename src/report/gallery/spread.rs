//! What the charts of spread and noise show.

use super::arrival;
use super::{arrives, heading, name};
use crate::report::chart::spread::{BoxRow, Boxes, Check, Convergence};
use crate::report::chart::{ArrivalCurve, Heading};
use crate::report::words;
use crate::study::finding::{Comparison, RegimeFinding};

/// The share that takes longer, hour by hour.
#[must_use]
pub fn exceedance(answer: &Comparison, regime: &RegimeFinding) -> ArrivalCurve {
    let title = match answer.asked.due_d {
        Some(due) => {
            format!("How often a box takes longer than a given time: due after {due} days")
        }
        None => "How often a box takes longer than a given time".to_owned(),
    };
    ArrivalCurve {
        heading: heading(answer, std::slice::from_ref(regime), title),
        ..arrival(answer, regime)
    }
}

/// A box for each route.
#[must_use]
pub fn boxes(answer: &Comparison, regime: &RegimeFinding) -> Boxes {
    let title = "How long each route takes, from box to box".to_owned();
    Boxes {
        heading: heading(answer, std::slice::from_ref(regime), title),
        due_h: answer.asked.due_d.map(|days| 24.0 * days),
        rows: (0..regime.routes.len())
            .filter(|&index| arrives(regime, index))
            .map(|index| {
                let time = &regime.routes[index].time_h;
                let quantiles = [time.p5, time.p25, time.p50, time.p75, time.p95];
                BoxRow {
                    route: name(regime, index),
                    quantiles_h: quantiles.map(|estimate| estimate.value),
                    mean_h: time.mean.value,
                }
            })
            .collect(),
    }
}

/// How the noise shrank, where a precision was asked for.
#[must_use]
pub fn convergence(answer: &Comparison) -> Option<Convergence> {
    let precision = answer.precision?;
    let targets = [precision, 2.0 * precision, 0.01];
    let percent = |share: f64| format!("{}%", words::significant(100.0 * share, 2));
    let checks: Vec<Check> = answer
        .checks
        .iter()
        .map(|(trials, reached)| {
            let noise = [reached.mean, reached.p95, reached.before];
            let mut over_target = [None; 3];
            for (over, (noise, target)) in
                over_target.iter_mut().zip(noise.into_iter().zip(targets))
            {
                *over = noise.map(|noise| noise / target);
            }
            Check {
                trials: *trials,
                over_target,
            }
        })
        .collect();
    let last = answer.checks.last().map_or(0, |(trials, _)| *trials);
    let within = answer
        .checks
        .last()
        .is_some_and(|(_, reached)| reached.within(precision));
    let title = if within {
        format!(
            "The noise asked for was reached after {} trials",
            words::thousands(last as f64)
        )
    } else {
        format!(
            "The noise asked for was not reached in {} trials",
            words::thousands(last as f64)
        )
    };
    let heading: Heading = heading(answer, &answer.regimes, title);
    Some(Convergence {
        heading,
        names: [
            format!("mean (target {})", percent(targets[0])),
            format!("P95 (target {})", percent(targets[1])),
            "probability (target 1 in 100)".to_owned(),
        ],
        checks,
    })
}
