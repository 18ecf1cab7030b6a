//! Seasons: dates and severity that change from year to year, and convoys (METHOD 1.7).

use corridor::route::{Op, Purpose};
use corridor::sim::BLOCK;

use super::{Stage, near, program, sail};
use crate::conditions::{YEAR_2025_H, YEAR_H, clock, ice, turn};

/// The mean date at which the ice comes in the winter of 2025: 5 December.
const DECEMBER_H: f64 = YEAR_2025_H + YEAR_H - 27.0 * 24.0;

#[test]
fn the_ice_comes_and_goes_about_its_dates_and_a_severe_winter_is_a_long_one() {
    let mut stage = Stage::new(0.0, YEAR_H);
    let phase = stage.hazards.column("ice", Purpose::Phase);
    stage.meet([], [ice(Some(phase))]);
    // Dates shift by 10 days for each unit of the score: so far before the mean date it has come with z > 1.
    let days = [
        (-10.0, 0.158_655_253_931),
        (0.0, 0.5),
        (10.0, 0.841_344_746_069),
    ];
    let (mut come, mut gone, mut severity, blocks) = ([0_u32; 3], [0_u32; 3], 0.0, 64);
    stage.worlds(blocks, |world| {
        for lane in 0..BLOCK {
            let at = |days: f64| world.stretch(0, DECEMBER_H + 24.0 * days, lane);
            for (i, (day, _)) in days.iter().enumerate() {
                // Summer has a stretch of exactly 1; drawn severities are never that.
                come[i] += u32::from(at(*day) != 1.0);
                gone[i] += u32::from(at(90.0 + day) == 1.0);
            }
            let middle = at(45.0);
            severity += middle;
            // With z > 1 the severity is above its median x e^sigma = 2 / sqrt(1.16) x e^0.38525, 2.73.
            assert_eq!(at(-10.0) != 1.0, middle > 2.729_7, "{middle}");
            assert_eq!(at(100.0) != 1.0, middle > 2.729_7);
        }
    });
    let n = f64::from(blocks as u32) * BLOCK as f64;
    for (i, (_, p)) in days.iter().enumerate() {
        let reach = 4.0 * (p * (1.0 - p) / n).sqrt();
        for count in [come[i], gone[i]] {
            let found = f64::from(count) / n;
            assert!((found - p).abs() < reach, "{found} is not {p}");
        }
    }
    // Mean 2 and CV 0.4.
    assert!((severity / n - 2.0).abs() < 4.0 * 0.8 / n.sqrt());
}

#[test]
fn who_enters_in_the_ice_waits_for_the_next_convoy_and_nobody_waits_longer_than_the_ice_does() {
    let mut stage = Stage::new(0.0, 100.0);
    let phase = stage.hazards.column("canal", Purpose::Phase);
    let mut hard = turn(YEAR_2025_H - 50.0, 2.0);
    hard.convoy_h = 48.0;
    let mut canal = clock("canal", vec![hard, turn(YEAR_2025_H + 80.0, 1.0)]);
    canal.phase = Some(phase);
    stage.meet([], [canal]);
    let (world, desk) = stage.reckoned(&program(vec![Op::Convoy(0)]));
    let mut waits = [0; 2];
    for lane in 0..BLOCK {
        let (ready, wait) = (world.ready()[lane], desk.time_h()[lane]);
        let goes = ready + wait;
        if ready >= YEAR_2025_H + 80.0 {
            assert_eq!(wait, 0.0);
        } else if goes < YEAR_2025_H + 80.0 - 1e-6 {
            // With the first convoy at or after it came.
            let convoys = (goes - 48.0 * world.uniforms(phase)[lane]) / 48.0;
            near(convoys, convoys.round());
            assert!((0.0..48.0 + 1e-8).contains(&wait));
            waits[0] += 1;
        } else {
            near(goes, YEAR_2025_H + 80.0);
            waits[1] += 1;
        }
    }
    assert!(waits[0] > 200 && waits[1] > 100, "{waits:?}");
}

#[test]
fn a_season_that_slows_evenly_stretches_what_is_done_day_by_day() {
    // From day 10 on every day is slower than the one before: 1.1, 1.2, ..; 58 hours begun at noon of day 9 are
    // done 12 by midnight, 24 / 1.1 in the next day, 24 / 1.2 = 20 in the one after, and the rest at 1.3.
    let mut turns = vec![turn(YEAR_2025_H - 100.0, 1.0)];
    turns.extend((0..5).map(|day| {
        let day = f64::from(day);
        turn(YEAR_2025_H + 24.0 * (10.0 + day), 1.1 + day / 10.0)
    }));
    let mut stage = Stage::new(228.0, 228.0);
    stage.meet([], [clock("monsoon", turns)]);
    let (_, desk) = stage.reckoned(&program(vec![sail(58.0, Some(0), &[])]));
    near(
        desk.time_h()[3],
        12.0 + 48.0 + (58.0 - 12.0 - 24.0 / 1.1 - 20.0) * 1.3,
    );
}
