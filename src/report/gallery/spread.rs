//! What the charts of spread and noise show.

use super::arrival;
use super::{arrives, heading, name};
use crate::report::chart::spread::{BoxRow, Boxes, Check, Convergence};
use crate::report::chart::{ArrivalCurve, Heading};
use crate::report::words;
use crate::study::finding::{Comparison, RegimeFinding};

/// The share that takes longer, hour by hour; what is lost on the way takes longer than any time.
#[must_use]
pub fn exceedance(answer: &Comparison, regime: &RegimeFinding) -> ArrivalCurve {
    let mut all = arrival(answer, regime);
    let title = "How often a box takes longer than a given time";
    all.heading = heading(answer, std::slice::from_ref(regime), title);
    let arriving = (0..regime.routes.len()).filter(|&index| arrives(regime, index));
    for (curve, index) in all.curves.iter_mut().zip(arriving) {
        let route = &regime.routes[index];
        let lost = route.stranded + route.not_eligible + route.beyond_horizon;
        for (_, share) in &mut curve.steps {
            *share *= 1.0 - lost;
        }
    }
    all
}

/// A box for each route.
#[must_use]
pub fn boxes(answer: &Comparison, regime: &RegimeFinding) -> Boxes {
    let offered = (0..regime.routes.len())
        .filter(|&index| regime.routes[index].offered && arrives(regime, index));
    let median = |index: &usize| regime.routes[*index].time_h.p50.value;
    let fastest = offered.min_by(|a, b| median(a).total_cmp(&median(b)));
    let title = fastest.map_or_else(
        || "How far apart the boxes of one route arrive".to_owned(),
        |index| {
            let route = &regime.routes[index];
            let time = &route.time_h;
            format!(
                "{}: half of the boxes take {} days, nine in ten {}",
                route.label,
                words::ends(&words::days(time.p25.value), &words::days(time.p75.value)),
                words::ends(&words::days(time.p5.value), &words::days(time.p95.value)),
            )
        },
    );
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
