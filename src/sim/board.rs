//! Waiting for a departure (METHOD 1.5).

use super::apply::apply;
use super::desk::Desk;
use super::seed::BLOCK;
use super::trials::Trials;
use super::world::World;
use crate::corridor::Part;
use crate::law::departures_missed;
use crate::route::{Board, Departures};
use crate::time::{SAME_H, next_departure};

/// Books the wait for the departure that is taken: the first within reach, and those missed.
///
/// The draws belong to the service and the trial, so a later arrival never leaves earlier. A shipper who books a
/// departure whose instant is known brings the box for it: the whole stay at the origin moves to that departure.
pub(super) fn board(boarding: &Board, world: &World, trials: impl Trials, desk: &mut Desk) {
    let mut missed = [0.0; BLOCK];
    if let Some((probability, column)) = boarding.missed {
        let uniforms = world.uniforms(column);
        trials.each(|i| missed[i] = departures_missed(uniforms[i], probability).min(MOST_MISSED));
    }
    match &boarding.departures {
        Departures::Regular {
            hours,
            offset,
            phase,
        } => {
            if let (true, Some(first)) = (boarding.booked, offset) {
                come_for(boarding.cutoff, trials, desk, |ready| {
                    next(ready, *first, *hours)
                });
            }
            let phase = world.uniforms(*phase);
            trials.each(|i| {
                let first = offset.unwrap_or(phase[i] * hours);
                desk.spent[i] = missed[i] * hours
                    + wait(boarding, desk.clock[i], |ready| next(ready, first, *hours));
            });
        }
        Departures::Irregular {
            interval,
            hours,
            phase,
        } => {
            let lengths = &mut desk.other;
            apply(
                interval,
                world,
                trials,
                &desk.clock,
                &mut desk.mixing,
                lengths,
            );
            let phase = world.uniforms(*phase);
            trials.each(|i| {
                let length = desk.other[i];
                desk.spent[i] = missed[i] * hours
                    + wait(boarding, desk.clock[i], |ready| {
                        next(ready, phase[i] * length, length)
                    });
            });
        }
        Departures::Pattern {
            period,
            origin,
            offsets,
        } => {
            let departure = |ready, missed| pattern(ready, *origin, *period, offsets, missed);
            if boarding.booked {
                come_for(boarding.cutoff, trials, desk, |ready| departure(ready, 0.0));
            }
            trials.each(|i| {
                let ready = desk.clock[i] + boarding.cutoff;
                desk.spent[i] = departure(ready, missed[i]) - desk.clock[i];
            });
        }
    }
    desk.book(Part::Departure, trials);
}

/// Moves clock, opening and arrival on so that the box is there at the cut-off of a departure.
fn come_for(cutoff: f64, trials: impl Trials, desk: &mut Desk, departure: impl Fn(f64) -> f64) {
    trials.each(|i| {
        let ready = desk.clock[i] + cutoff;
        let later = departure(ready) - ready;
        desk.clock[i] += later;
        desk.opened[i] += later;
        desk.arrived_at[i] += later;
    });
}

/// Hours until the first departure within reach; a booked box waits for its cut-off only.
fn wait(boarding: &Board, clock: f64, departure: impl Fn(f64) -> f64) -> f64 {
    if boarding.booked {
        boarding.cutoff
    } else {
        departure(clock + boarding.cutoff) - clock
    }
}

/// First of `first + n x interval` at or after `ready`; a service without intervals departs at once.
fn next(ready: f64, first: f64, interval: f64) -> f64 {
    if interval > 0.0 {
        next_departure(ready, first, interval, 0.0)
    } else {
        ready
    }
}

/// Departure of a repeating pattern at or after `ready`, after so many missed ones. Ready at the very departure is
/// in time: the rounding of a clock decides nothing.
fn pattern(ready: f64, origin: f64, period: f64, offsets: &[f64], missed: f64) -> f64 {
    let reach = ready - SAME_H;
    let mut turn = ((reach - origin) / period) as i64 as f64;
    if origin + turn * period > reach {
        turn -= 1.0;
    }
    let within = reach - origin - turn * period;
    let reached = offsets.partition_point(|offset| *offset < within);
    let index = reached + missed as usize;
    let count = offsets.len();
    let departure = origin + (turn + (index / count) as f64) * period + offsets[index % count];
    departure.max(ready)
}

/// No shipper waits for more departures than this; at a share of one half it is reached once in 10^19.
const MOST_MISSED: f64 = 64.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_that_is_ready_at_the_very_departure_leaves_with_it() {
        assert_eq!(next(100.0, 4.0, 24.0), 100.0);
        assert_eq!(next(100.0 + 1e-6, 4.0, 24.0), 124.0);
    }

    #[test]
    fn a_weekly_pattern_gives_the_next_of_its_departures_and_skips_the_missed() {
        // Departures at hours 10 and 100 of a week of 168 h that begins at 0.
        let at = |ready, missed| pattern(ready, 0.0, 168.0, &[10.0, 100.0], missed);
        assert_eq!(at(10.0, 0.0), 10.0);
        assert_eq!(at(11.0, 0.0), 100.0);
        assert_eq!(at(101.0, 0.0), 178.0);
        assert_eq!(at(11.0, 2.0), 268.0);
    }
}
