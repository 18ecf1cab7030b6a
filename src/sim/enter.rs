//! Going in: when those who come to what may be closed, or has convoys, may go on (METHOD 1.7, 1.10).

use super::apply::pull_at;
use super::closings::Shut;
use super::desk::Desk;
use super::seed::Column;
use super::trials::Trials;
use super::world::World;
use crate::corridor::{Level, Part};
use crate::route::{Closing, Queueing, Shape};
use crate::time::next_departure;

/// Waits until nothing is shut, and for the queues. Who stands in the queue of one closure is not queued again
/// behind another. Where it does not open before the world ends, the shipment is stranded.
pub(super) fn enter(closures: &[usize], world: &World, trials: impl Trials, desk: &mut Desk) {
    let gates: Vec<(&Closing, &Shut)> = closures
        .iter()
        .filter_map(|&closure| world.closed(closure))
        .collect();
    if gates.is_empty() {
        return;
    }
    let mut waited = false;
    trials.each(|i| {
        let come = desk.clock[i];
        desk.spent[i] = 0.0;
        if gates.iter().any(|(_, shut)| shut.may_hold(i, come)) {
            let mut go = open_for(&gates, i, come);
            if go > come {
                let end = world.end(i);
                if go > end || go == f64::INFINITY {
                    desk.stranded[i] = true;
                    go = if end < f64::INFINITY {
                        end.max(come)
                    } else {
                        come
                    };
                }
                desk.spent[i] = go - come;
                waited |= go > come;
            }
            desk.eligible[i] &= !barred(&gates, i, go);
        }
    });
    if waited {
        desk.book(Part::Closure, trials);
    }
}

/// When who comes at an instant may go in.
#[inline]
fn open_for(gates: &[(&Closing, &Shut)], lane: usize, come: f64) -> f64 {
    let mut go = come;
    for (closing, shut) in gates {
        if closing.level.holds() {
            go = go.max(shut.served(lane, closing.load, come));
        }
    }
    // Somebody who waited may find something else shut by then.
    while go > come && go < f64::INFINITY {
        let mut open = go;
        for (closing, shut) in gates {
            if let Some(closed) = shut.within(lane, go).filter(|_| closing.level.holds()) {
                open = open.max(closed[1]);
            }
        }
        if open <= go {
            break;
        }
        go = open;
    }
    go
}

fn barred(gates: &[(&Closing, &Shut)], lane: usize, at: f64) -> bool {
    gates
        .iter()
        .any(|(closing, shut)| closing.level == Level::Barred && shut.within(lane, at).is_some())
}

/// Waits for the next convoy, no longer than the season has convoys: then everybody goes on, or waits for the next
/// convoy of the season's next stretch.
pub(super) fn convoy(season: usize, world: &World, trials: impl Trials, desk: &mut Desk) {
    let Some(season) = world.season(season) else {
        return;
    };
    let Some(phase) = season.clock.phase else {
        return;
    };
    let phase = world.uniforms(phase);
    let mut waited = false;
    trials.each(|i| {
        let mut now = desk.clock[i];
        loop {
            let pace = season.pace(i, now);
            if pace.convoy_h <= 0.0 {
                break;
            }
            let first = phase[i] * pace.convoy_h;
            let leaves = next_departure(now, first, pace.convoy_h, 0.0);
            if leaves <= pace.until {
                now = leaves.max(now);
                break;
            }
            now = pace.until;
        }
        desk.spent[i] = now - desk.clock[i];
        waited |= desk.spent[i] > 0.0;
    });
    if waited {
        desk.book(Part::Queue, trials);
    }
}

/// Stands in a queue: some have to wait, and those wait by a law.
pub(super) fn queue(queueing: &Queueing, world: &World, trials: impl Trials, desk: &mut Desk) {
    let busy = queueing.busy;
    if busy <= 0.0 {
        return;
    }
    let uniforms = world.uniforms(queueing.column);
    match &queueing.wait.shape {
        Shape::Table(table) => {
            let (scale, shift) = (queueing.wait.scale, queueing.wait.shift);
            let wait = |own| shift + scale * table.value(own);
            stand(uniforms, busy, trials, &mut desk.spent, wait);
        }
        _ => stand(uniforms, busy, trials, &mut desk.spent, |own| {
            pull_at(&queueing.wait, own)
        }),
    }
    desk.book(Part::Queue, trials);
}

/// Hours in a queue: among those who wait the rest of the uniform is a uniform of its own, so busier never means a
/// shorter wait.
fn stand(
    uniforms: &Column,
    busy: f64,
    trials: impl Trials,
    spent: &mut Column,
    wait: impl Fn(f64) -> f64,
) {
    trials.each(|i| {
        let above = uniforms[i] - (1.0 - busy);
        spent[i] = if above > 0.0 {
            let own = (above / busy).clamp(f64::EPSILON, 1.0 - f64::EPSILON);
            wait(own).max(0.0)
        } else {
            0.0
        };
    });
}
