//! Going in: when those who come to what may be closed, or has convoys, may go on (METHOD 1.7, 1.10).

use super::apply::pull_at;
use super::closings::Shut;
use super::desk::Desk;
use super::trials::Trials;
use super::world::World;
use crate::corridor::{Level, Part};
use crate::route::{Closing, Queueing};
use crate::time::next_departure;

/// Waits until nothing is shut, and for the queues. Who stands in the queue of one closure is not queued again
/// behind another. Where it does not open before the world ends, the shipment is stranded.
pub(super) fn enter(closures: &[usize], world: &World, trials: impl Trials, desk: &mut Desk) {
    let mut met = false;
    for &closure in closures {
        let Some((_, shut)) = world.closed(closure) else {
            continue;
        };
        trials.each(|i| {
            let touched = shut.may_touch(i, desk.clock[i], desk.clock[i]);
            desk.hit[i] |= touched;
            met |= touched;
        });
    }
    if !met {
        return;
    }
    let mut waited = false;
    trials.each(|i| {
        desk.spent[i] = 0.0;
        if std::mem::take(&mut desk.hit[i]) {
            let come = desk.clock[i];
            let mut go = open_for(closures, world, i, come);
            if go > come && go > world.end(i) {
                desk.stranded[i] = true;
                go = world.end(i).max(come);
                if !go.is_finite() {
                    go = come;
                }
            }
            desk.spent[i] = go - come;
            waited |= go > come;
            desk.eligible[i] &= !barred(closures, world, i, go);
        }
    });
    if waited {
        desk.book(Part::Closure, trials);
    }
}

/// When who comes at an instant may go in.
fn open_for(closures: &[usize], world: &World, lane: usize, come: f64) -> f64 {
    let holding = || {
        closures
            .iter()
            .filter_map(|&closure| world.closed(closure))
            .filter(|(closing, _)| closing.level.holds())
    };
    let served = |(closing, shut): (&Closing, &Shut)| shut.served(lane, closing.load, come);
    let mut go = holding().map(served).fold(come, f64::max);
    loop {
        let open = holding()
            .filter_map(|(_, shut)| Some(shut.within(lane, go)?.to))
            .fold(go, f64::max);
        if open <= go {
            return go;
        }
        go = open;
    }
}

fn barred(closures: &[usize], world: &World, lane: usize, at: f64) -> bool {
    closures
        .iter()
        .filter_map(|&closure| world.closed(closure))
        .any(|(closing, shut)| closing.level == Level::Barred && shut.within(lane, at).is_some())
}

/// Waits for the next convoy, no longer than the season has convoys: then everybody goes on, or waits for the next
/// convoy of the season's next stretch.
pub(super) fn convoy(season: usize, world: &World, trials: impl Trials, desk: &mut Desk) {
    let clock = world.conditions().seasons.get(season);
    let Some(phase) = clock.and_then(|clock| clock.as_ref()?.phase) else {
        return;
    };
    let phase = world.uniforms(phase);
    let mut waited = false;
    trials.each(|i| {
        let mut now = desk.clock[i];
        while let Some(pace) = world.seasons().pace(season, world.conditions(), i, now) {
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
    trials.each(|i| {
        // Among those who wait the rest of the uniform is a uniform of its own: busier never means a shorter wait.
        let above = uniforms[i] - (1.0 - busy);
        desk.spent[i] = if above > 0.0 {
            let own = (above / busy).clamp(f64::EPSILON, 1.0 - f64::EPSILON);
            pull_at(&queueing.wait, own).max(0.0)
        } else {
            0.0
        };
    });
    desk.book(Part::Queue, trials);
}
