//! A service that changes mode or gauge on its way needs a stop that carries the change out.
//!
//! Changes between services depend on the routes; they are checked when the routes are planned.

use super::at_row_of;
use crate::corridor::{Leg, Mode, Passage};
use crate::scenario::Problem;
use crate::scenario::build::Built;

/// Services that change mode or gauge where no stop fits.
pub(super) fn unstopped(built: &Built) -> Vec<Problem> {
    let corridor = &built.corridor;
    let mut problems = Vec::new();
    for service in &corridor.services {
        for pair in service.legs.windows(2) {
            let (one, next) = (&corridor.legs[pair[0]], &corridor.legs[pair[1]]);
            let Some(change) = change(one, next) else {
                continue;
            };
            let place = if [next.from, next.to].contains(&one.to) {
                one.to
            } else {
                one.from
            };
            let ways = if service.both_ways {
                &[(one.mode, next.mode), (next.mode, one.mode)][..]
            } else {
                &[(one.mode, next.mode)][..]
            };
            for (enters, leaves) in ways {
                let meets = |passage: Passage, mode: Mode| {
                    passage == Passage::Any || passage == Passage::By(mode)
                };
                let stopped = corridor.stops.iter().any(|stop| {
                    stop.place == place
                        && meets(stop.enters, *enters)
                        && meets(stop.leaves, *leaves)
                });
                if !stopped {
                    let place = &corridor.places[place];
                    let what = format!(
                        "the service '{}' changes {change} at {} ({}), and no stop there has in {} and out {}",
                        service.id,
                        place.id,
                        place.name,
                        enters.word(),
                        leaves.word()
                    );
                    let remedy = "Add the row to stops.csv";
                    problems.push(at_row_of(built, &service.id, "legs", what, remedy));
                    break;
                }
            }
        }
    }
    problems
}

fn change(one: &Leg, next: &Leg) -> Option<String> {
    if !one.mode.continues_as(next.mode) {
        return Some(format!("from {} to {}", one.mode.word(), next.mode.word()));
    }
    match (one.gauge_mm, next.gauge_mm) {
        (Some(gauge), Some(other)) if one.mode == Mode::Rail && gauge != other => {
            Some(format!("from a gauge of {gauge} mm to {other} mm"))
        }
        _ => None,
    }
}
