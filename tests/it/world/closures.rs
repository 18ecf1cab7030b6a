//! Closures: how often, how long, and what becomes of those who come (METHOD 1.10, 1.15).

use corridor::corridor::{Level, Part};
use corridor::law::Law;
use corridor::route::{Comes, Common, Months, Op, Recurrence};
use corridor::sim::BLOCK;
use corridor::stats::Status;

use super::{Stage, near, program, sail};
use crate::conditions::{YEAR_2025_H, YEAR_H, clock, closing, join, recurring, turn};

const MINUTE_H: f64 = 1.0 / 60.0;

fn drawn(row: Recurrence) -> Comes {
    Comes::Recurring(Box::new(row))
}

fn gamma(hours: f64) -> Law {
    Law::gamma(hours, 1.0).unwrap()
}

#[test]
fn closures_start_in_each_month_as_often_as_its_weight_says() {
    // 48 a year in winter, a quarter of that in spring and autumn, none in summer; a minute long, so that hardly
    // any time is closed.
    let mut weights = [0.25; 12];
    weights[..2].fill(1.0);
    weights[11] = 1.0;
    weights[5..8].fill(0.0);
    let mut row = recurring("storm", 48.0, &Law::fixed(MINUTE_H).unwrap());
    row.months = Months::new(&weights);
    let mut stage = Stage::new(0.0, 0.0);
    stage.frame.length_h = 365.0 * 24.0;
    stage.meet([closing(Level::Delay, drawn(row), 0.0)], []);
    let mut starts = [0_u32; 12];
    let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let blocks = 16;
    stage.worlds(blocks, |world| {
        for lane in 0..BLOCK {
            for [from, _] in world.intervals(0, lane) {
                let mut day = ((from - YEAR_2025_H) / 24.0) as i32;
                let mut month = 0;
                while day >= days[month] {
                    day -= days[month];
                    month += 1;
                }
                starts[month] += 1;
            }
        }
    });
    for (month, &count) in starts.iter().enumerate() {
        let years = f64::from(blocks as u32) * BLOCK as f64 * f64::from(days[month]) / 365.25;
        let expected = 48.0 * weights[month] * years;
        // A Poisson count: its standard error is the root of its mean.
        let reach = 4.0 * expected.sqrt();
        assert!(
            (f64::from(count) - expected).abs() <= reach,
            "{month}: {count}, {expected}"
        );
    }
}

#[test]
fn rows_of_one_cause_start_together_as_often_as_their_share_says_and_each_as_often_as_ever() {
    // 12 starts a year each, half of them from a cause: it has 6 events a year, and each shuts both. Two rows that
    // share half and a third of their starts coincide in a third.
    let row = |id: &str, share: f64| {
        let mut row = recurring(id, 12.0, &Law::fixed(MINUTE_H).unwrap());
        join(&mut row, "war", share);
        if let Some(Common { rate_h, .. }) = &mut row.common {
            *rate_h = 6.0 / YEAR_H;
        }
        closing(Level::Shut, drawn(row), 0.0)
    };
    let mut stage = Stage::new(0.0, 0.0);
    stage.frame.length_h = YEAR_H;
    stage.meet([row("a", 0.5), row("b", 0.5), row("c", 1.0 / 3.0)], []);
    let (mut counts, mut together) = ([0_u32; 3], [0_u32; 2]);
    stage.worlds(16, |world| {
        for lane in 0..BLOCK {
            let of = [0, 1, 2].map(|row| world.intervals(row, lane));
            for (count, own) in counts.iter_mut().zip(&of) {
                *count += own.len() as u32;
            }
            for (both, other) in together.iter_mut().zip([&of[1], &of[2]]) {
                let meets = |one: &&[f64; 2]| other.iter().any(|other| other[0] == one[0]);
                *both += of[0].iter().filter(meets).count() as u32;
            }
        }
    });
    let years = 16.0 * BLOCK as f64;
    let expected = [12.0, 12.0, 12.0, 6.0, 4.0].map(|rate| rate * years);
    for (count, expected) in counts.into_iter().chain(together).zip(expected) {
        // Poisson counts; being closed for twelve minutes a year takes 2e-5 of them.
        let reach = 4.0 * expected.sqrt();
        assert!(
            (f64::from(count) - expected).abs() <= reach,
            "{count}, {expected}"
        );
    }
}

#[test]
fn a_row_is_closed_as_long_with_a_common_cause_as_without_one() {
    // 12 starts a year of open time, 10 days in the mean: 0.3285 / 1.3285 of the time (M023).
    let share = 12.0 * 240.0 / YEAR_H / (1.0 + 12.0 * 240.0 / YEAR_H);
    let mut stage = Stage::new(0.0, 0.0);
    let mut joined = recurring("b", 12.0, &gamma(240.0));
    join(&mut joined, "war", 0.5);
    let rows = [recurring("a", 12.0, &gamma(240.0)), joined];
    stage.meet(rows.map(|row| closing(Level::Delay, drawn(row), 0.0)), []);
    for row in 0..2 {
        let (mut closed, blocks) = (0_u32, 32);
        let way = program(vec![Op::Enter(vec![row])]);
        let mut desk = corridor::sim::Desk::default();
        stage.worlds(blocks, |world| {
            corridor::sim::reckon(&way, world, 1, false, &mut desk);
            closed += desk.open_at_ready().iter().filter(|open| !**open).count() as u32;
            let waits = desk.time_h().iter().zip(desk.open_at_ready());
            assert!(waits.into_iter().all(|(wait, open)| (*wait > 0.0) != *open));
        });
        let n = f64::from(blocks as u32) * BLOCK as f64;
        // A binomial share.
        let reach = 4.0 * (share * (1.0 - share) / n).sqrt();
        let found = f64::from(closed) / n;
        assert!((found - share).abs() < reach, "{found} is not {share}");
    }
}

/// A closure, its queue and a season, worked by hand.
#[test]
fn a_shipment_waits_for_the_opening_and_its_turn_and_is_slowed_and_throttled_on_the_way() {
    let hours = |from: f64, to: f64| Comes::At([YEAR_2025_H + from, YEAR_2025_H + to]);
    let mut stage = Stage::new(0.0, 0.0);
    let slow = clock(
        "monsoon",
        vec![
            turn(YEAR_2025_H - 90.0, 1.0),
            turn(YEAR_2025_H + 60.0, 2.0),
            turn(YEAR_2025_H + 120.0, 1.0),
        ],
    );
    stage.meet(
        [
            closing(Level::Shut, hours(-12.0, 36.0), 0.5),
            closing(Level::Share, hours(130.0, 150.0), 0.0),
        ],
        [slow],
    );
    let ops = vec![
        Op::Mark,
        Op::Enter(vec![0]),
        Op::Mark,
        sail(100.0, Some(0), &[1]),
        Op::Mark,
    ];
    let (_, desk) = stage.reckoned(&program(ops));
    for lane in [0, 500, BLOCK - 1] {
        // It comes 12 hours after the start of a closure of 48, and half the capacity is asked for: it waits
        // 48 - 12 x (1 - 1/2) = 42 hours (M025).
        near(desk.marks()[1][0][lane], 42.0);
        // 18 of the 100 hours are done by 60, 30 by 120 in twice the time, 10 by 130, 8 by 150 at a share of 0.4,
        // and the 34 that are left by 184.
        near(desk.time_h()[lane], 184.0);
        // The closures took 42 hours before and 20 x 0.6 on the way.
        near(desk.part_h(Part::Closure.index()).unwrap()[lane], 54.0);
        let sea = Part::Moving(corridor::corridor::Mode::Sea);
        near(desk.part_h(sea.index()).unwrap()[lane], 130.0);
        assert_eq!(desk.status()[lane], Status::Arrived);
        assert!(!desk.open_at_ready()[lane] && desk.on_plan(lane));
    }
}

#[test]
fn what_does_not_open_strands_what_is_barred_is_not_eligible_and_what_is_slow_runs_out_of_time() {
    let ever = f64::INFINITY;
    let at = |from: f64, to: f64| Comes::At([YEAR_2025_H + from, YEAR_2025_H + to]);
    let mut stage = Stage::new(0.0, 0.0);
    stage.frame.length_h = 1000.0;
    stage.meet(
        [
            closing(Level::Shut, at(-ever, ever), 0.6),
            closing(Level::Trapped, at(50.0, ever), 0.0),
            closing(Level::Barred, at(40.0, 60.0), 0.0),
            closing(Level::Share, at(-ever, ever), 0.0),
            closing(Level::Shut, at(100.0, 990.0), 0.0),
            closing(Level::Shut, at(100.0, 990.0), 0.5),
            closing(Level::Delay, at(0.0, 990.0), 0.0),
        ],
        [],
    );
    let cases = [
        (vec![Op::Enter(vec![0])], Status::Stranded),
        (vec![sail(100.0, None, &[1])], Status::Stranded),
        (vec![sail(49.0, None, &[1])], Status::Arrived),
        (
            vec![sail(50.0, None, &[]), Op::Enter(vec![2])],
            Status::NotEligible,
        ),
        (
            vec![sail(60.0, None, &[]), Op::Enter(vec![2])],
            Status::Arrived,
        ),
        // Not eligible goes before stranded.
        (
            vec![
                sail(50.0, None, &[]),
                Op::Enter(vec![2]),
                Op::Enter(vec![0]),
            ],
            Status::NotEligible,
        ),
        // 401 hours at a share of 0.4 take 1,002.5.
        (vec![sail(401.0, None, &[3])], Status::Horizon),
        (vec![sail(399.0, None, &[3])], Status::Arrived),
        // It opens at 990; who comes at 100.5 is served at 990.25, who comes at 150 after the end at 1000.
        (
            vec![sail(150.0, None, &[]), Op::Enter(vec![4])],
            Status::Arrived,
        ),
        (
            vec![sail(100.5, None, &[]), Op::Enter(vec![5])],
            Status::Arrived,
        ),
        (
            vec![sail(150.0, None, &[]), Op::Enter(vec![5])],
            Status::Stranded,
        ),
        (
            vec![Op::Enter(vec![6]), sail(20.0, None, &[])],
            Status::Horizon,
        ),
    ];
    for (ops, expected) in cases {
        let (_, desk) = stage.reckoned(&program(ops.clone()));
        for lane in [0, BLOCK - 1] {
            assert_eq!(desk.status()[lane], expected, "{ops:?}");
            assert!(desk.time_h()[lane].is_finite());
        }
    }
}

/// Closures of every level, often on.
fn crowd(stage: &mut Stage, more: bool) {
    let mut raid = recurring("raid", 10.0, &gamma(50.0));
    join(&mut raid, "war", 0.5);
    let mut storm = recurring("storm", 60.0, &gamma(30.0));
    storm.months = Months::new(&[1.0, 1.0, 1.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 1.0, 1.0]);
    let mut rows = vec![
        closing(Level::Delay, drawn(storm), 0.0),
        closing(Level::Shut, drawn(raid), 0.6),
        closing(
            Level::Trapped,
            drawn(recurring("flood", 12.0, &gamma(40.0))),
            0.3,
        ),
    ];
    if more {
        rows.push(closing(
            Level::Shut,
            drawn(recurring("siege", 20.0, &gamma(90.0))),
            0.5,
        ));
    }
    stage.meet(rows, []);
}

#[test]
fn no_shut_leg_is_entered() {
    let mut stage = Stage::new(0.0, YEAR_H);
    crowd(&mut stage, true);
    let sets = [vec![0], vec![1, 2], vec![0, 1, 2, 3], vec![3], vec![2, 0]];
    let mut ops = Vec::new();
    for set in &sets {
        ops.extend([Op::Enter(set.clone()), Op::Mark, sail(130.0, None, &[2])]);
    }
    let (world, desk) = stage.reckoned(&program(ops));
    let mut waited = 0;
    for lane in 0..BLOCK {
        for (set, mark) in sets.iter().zip(desk.marks()) {
            let at = world.ready()[lane] + mark[0][lane];
            for &row in set {
                for [from, to] in world.intervals(row, lane) {
                    // The clock and the mark are rounded apart, to less than a billionth of an hour.
                    assert!(
                        at <= from + 1e-8 || at >= to - 1e-8,
                        "{row}: {from} {at} {to}"
                    );
                }
            }
        }
        waited += u32::from(desk.part_h(Part::Closure.index()).unwrap()[lane] > 0.0);
    }
    assert!(waited > 800, "{waited} of 1,024 trials tell nothing");
}

#[test]
fn a_closure_more_makes_nobody_earlier_and_leaves_the_others_as_they_were() {
    let mut stage = Stage::new(0.0, YEAR_H);
    let way = |rows: &[usize]| {
        let legs = (0..6).flat_map(|_| [Op::Enter(rows.to_vec()), sail(80.0, None, rows)]);
        program(legs.collect())
    };
    crowd(&mut stage, false);
    let (world, few) = stage.reckoned(&way(&[0, 1, 2]));
    crowd(&mut stage, true);
    // Another factor and another column are drawn too.
    stage.hazards.factor("fog", Some(100.0), 0.5);
    stage
        .hazards
        .column("ferry", corridor::route::Purpose::Dwell);
    let (crowded, same) = stage.reckoned(&way(&[0, 1, 2]));
    let (_, more) = stage.reckoned(&way(&[0, 1, 2, 3]));
    let mut later = 0;
    for lane in 0..BLOCK {
        for row in 0..3 {
            assert_eq!(world.intervals(row, lane), crowded.intervals(row, lane));
        }
        assert_eq!(few.time_h()[lane], same.time_h()[lane]);
        assert!(more.time_h()[lane] >= few.time_h()[lane] - 1e-6);
        later += u32::from(more.time_h()[lane] > few.time_h()[lane] + 1.0);
    }
    assert!(later > 300, "{later} of 1,024 trials met the fourth");
}
