//! Waiting for a departure (METHOD 1.5).

use super::apply::apply;
use super::desk::Desk;
use super::seed::BLOCK;
use super::world::World;
use crate::corridor::Part;
use crate::route::{Board, Departures};

/// Books the wait for the departure that is taken: the first within reach, and those missed.
///
/// The draws belong to the service and the trial, so a later arrival never leaves earlier.
pub(super) fn board(boarding: &Board, world: &World, desk: &mut Desk) {
    let mut missed = [0.0; BLOCK];
    if let Some((probability, column)) = boarding.missed {
        for (count, &u) in missed.iter_mut().zip(world.uniforms(column)) {
            *count = departures_missed(u, probability);
        }
    }
    match &boarding.departures {
        Departures::Regular {
            hours,
            offset,
            phase,
        } => {
            let phase = world.uniforms(*phase);
            for i in 0..BLOCK {
                let first = offset.unwrap_or(phase[i] * hours);
                desk.spent[i] = missed[i] * hours
                    + wait(boarding, desk.clock[i], |ready| next(ready, first, *hours));
            }
        }
        Departures::Irregular {
            interval,
            hours,
            phase,
        } => {
            apply(interval, world, &mut desk.mixed, &mut desk.other);
            let phase = world.uniforms(*phase);
            for i in 0..BLOCK {
                let length = desk.other[i];
                desk.spent[i] = missed[i] * hours
                    + wait(boarding, desk.clock[i], |ready| {
                        next(ready, phase[i] * length, length)
                    });
            }
        }
        Departures::Pattern {
            period,
            origin,
            offsets,
        } => {
            for i in 0..BLOCK {
                desk.spent[i] = if boarding.booked {
                    missed[i] * period / offsets.len() as f64 + boarding.cutoff
                } else {
                    let ready = desk.clock[i] + boarding.cutoff;
                    pattern(ready, *origin, *period, offsets, missed[i]) - desk.clock[i]
                };
            }
        }
    }
    desk.book(Part::Departure);
}

/// Hours until the first departure within reach; a booked box waits for its cut-off only.
fn wait(boarding: &Board, clock: f64, departure: impl Fn(f64) -> f64) -> f64 {
    if boarding.booked {
        boarding.cutoff
    } else {
        departure(clock + boarding.cutoff) - clock
    }
}

/// First of `first + n x interval` at or after `ready` (M008).
fn next(ready: f64, first: f64, interval: f64) -> f64 {
    if interval <= 0.0 {
        return ready;
    }
    let turns = (ready - first) / interval;
    let whole = turns as i64 as f64;
    let turn = if whole < turns { whole + 1.0 } else { whole };
    first + turn * interval
}

/// Departure of a repeating pattern at or after `ready`, after so many missed ones.
fn pattern(ready: f64, origin: f64, period: f64, offsets: &[f64], missed: f64) -> f64 {
    let mut turn = ((ready - origin) / period) as i64 as f64;
    if origin + turn * period > ready {
        turn -= 1.0;
    }
    let within = ready - origin - turn * period;
    let reached = offsets.partition_point(|offset| *offset < within);
    let index = reached + missed as usize;
    let count = offsets.len();
    origin + (turn + (index / count) as f64) * period + offsets[index % count]
}

/// Number of departures missed in a row: geometric, P(at least k) = p^k (M009).
fn departures_missed(u: f64, probability: f64) -> f64 {
    let (mut count, mut tail) = (0.0, probability);
    while u < tail && count < MOST_MISSED {
        count += 1.0;
        tail *= probability;
    }
    count
}

/// No shipper waits for more departures than this; at a share of one half it is reached once in 10^19.
const MOST_MISSED: f64 = 64.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_departure_with_a_cut_off_is_that_of_m008() {
        // Ready at day 10.3, cut-off one day, departures at days 2 + 7n: the departure of day 16, wait 5.7 d.
        let departure = next((10.3 + 1.0) * 24.0, 2.0 * 24.0, 7.0 * 24.0);
        assert!((departure / 24.0 - 16.0).abs() < 1e-12);
    }

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

    #[test]
    fn departures_missed_have_geometric_tails() {
        assert_eq!(departures_missed(0.5, 0.15), 0.0);
        assert_eq!(departures_missed(0.1, 0.15), 1.0);
        assert_eq!(departures_missed(0.02, 0.15), 2.0); // 0.15^2 = 0.0225
    }
}
