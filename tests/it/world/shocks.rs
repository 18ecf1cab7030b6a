//! Shared shocks over time (METHOD 1.8).

use corridor::law::score_table;
use corridor::route::{Draw, Op, Pull, Purpose, Shape, Span, Tempo};
use corridor::sim::BLOCK;

use super::{Stage, near, program};
use crate::conditions::{YEAR_2025_H, YEAR_H};

const BLOCK_H: f64 = 14.0 * 24.0;

/// A stage whose factor has blocks of 14 days, the first of which begins with the world.
fn stage() -> (Stage, usize) {
    let mut stage = Stage::new(0.0, YEAR_H);
    let begin = (YEAR_2025_H / BLOCK_H).ceil() * BLOCK_H;
    stage.frame.from_h = Some(begin);
    let factor = stage.hazards.factor("weather", Some(BLOCK_H), 0.6);
    (stage, factor)
}

#[test]
fn scores_are_normal_and_remember_the_block_before() {
    let (stage, factor) = stage();
    let begin = stage.frame.from_h.unwrap();
    // Sums of products of the scores of block 3 with those of blocks 3, 4 and 6.
    let (mut sums, mut mean, blocks) = ([0.0; 3], 0.0, 64);
    stage.worlds(blocks, |world| {
        for lane in 0..BLOCK {
            let at = |block: f64| world.factor_score(factor, begin + (block + 0.5) * BLOCK_H, lane);
            let third = at(3.0);
            mean += third;
            for (sum, other) in sums.iter_mut().zip([3.0, 4.0, 6.0]) {
                *sum += third * at(other);
            }
        }
    });
    let n = f64::from(blocks as u32) * BLOCK as f64;
    assert!((mean / n).abs() < 4.0 / n.sqrt());
    for (sum, rho) in sums.iter().zip([1.0, 0.6, 0.6 * 0.6 * 0.6]) {
        // The product of two normal scores with correlation rho has variance 1 + rho^2.
        let reach = 4.0 * ((1.0_f64 + rho * rho) / n).sqrt();
        assert!((sum / n - rho).abs() < reach, "{} is not {rho}", sum / n);
    }
}

#[test]
fn shipments_of_one_block_of_time_share_its_score_and_the_first_is_that_of_a_world_without_blocks()
{
    let (mut stage, factor) = stage();
    let begin = stage.frame.from_h.unwrap();
    let whole = stage.hazards.factor("whole", None, 0.0);
    let mut plain = Stage::new(0.0, YEAR_H);
    let plain_factor = plain.hazards.factor("weather", None, 0.0);
    let mut scores = Vec::new();
    plain.worlds(1, |world| {
        scores.extend((0..BLOCK).map(|lane| world.factor_score(plain_factor, 0.0, lane)));
    });
    stage.worlds(1, |world| {
        for (lane, score) in scores.iter().enumerate() {
            let at = |hours: f64| world.factor_score(factor, begin + hours, lane);
            assert_eq!(at(0.0), *score);
            assert_eq!(at(5.0), at(BLOCK_H - 0.001));
            assert_ne!(at(BLOCK_H - 0.001), at(BLOCK_H));
            let whole = |hours: f64| world.factor_score(whole, begin + hours, lane);
            assert_eq!(whole(0.0), whole(5000.0));
        }
    });
}

#[test]
fn departures_of_the_same_week_suffer_together_in_one_world_and_less_so_half_a_year_apart() {
    // A dwell of 10 hours + 2 for each unit of the factor's score, at an instant early or late in the year.
    let (mut stage, factor) = stage();
    let column = stage.hazards.column("yard", Purpose::Dwell);
    let begin = stage.frame.from_h.unwrap() - YEAR_2025_H;
    let mut hours = |at: f64| {
        stage.window.from_h = YEAR_2025_H + begin + at;
        stage.window.to_h = stage.window.from_h + 100.0;
        let pull = Pull {
            shape: Shape::Table(score_table()),
            scale: 2.0,
            shift: 10.0,
        };
        let draw = Draw::new(column, vec![(factor, 1.0)], pull);
        let ops = vec![Op::Dwell {
            part: corridor::corridor::Part::Handling,
            span: Span::Drawn(draw),
            tempo: Tempo::default(),
        }];
        *stage.reckoned(&program(ops)).1.time_h()
    };
    let (first, second, far) = (hours(0.0), hours(150.0), hours(13.0 * BLOCK_H));
    let mut product = 0.0;
    for lane in 0..BLOCK {
        // The table of scores turns the factor's score into a probability and back.
        assert!((first[lane] - second[lane]).abs() < 1e-9);
        product += (first[lane] - 10.0) * (far[lane] - 10.0) / 4.0;
    }
    // 0.6^13 = 0.0013 and a standard error of 1/32.
    assert!((product / BLOCK as f64).abs() < 0.0013 + 4.0 / 32.0);
}

#[test]
fn work_goes_on_at_the_pace_of_the_block_of_time_that_it_has_reached() {
    // 700 hours + 150 for each unit of the score: it crosses two or three blocks of 336 hours.
    let (mut stage, factor) = stage();
    let column = stage.hazards.column("leg", Purpose::Move);
    let pull = Pull {
        shape: Shape::Table(score_table()),
        scale: 150.0,
        shift: 700.0,
    };
    let leg = Op::Move {
        part: corridor::corridor::Part::Moving(corridor::corridor::Mode::Rail),
        span: Span::Drawn(Draw::new(column, vec![(factor, 1.0)], pull)),
        vary: None,
        tempo: Tempo::default(),
    };
    stage.window.from_h = stage.frame.from_h.unwrap();
    let (world, desk) = stage.reckoned(&program(vec![leg]));
    for lane in 0..BLOCK {
        let ready = world.ready()[lane];
        let (mut now, mut left) = (ready, 1.0);
        loop {
            let whole = 700.0 + 150.0 * world.factor_score(factor, now, lane);
            let end = ((now / BLOCK_H).floor() + 1.0) * BLOCK_H;
            if now + left * whole <= end {
                now += left * whole;
                break;
            }
            left -= (end - now) / whole;
            now = end;
        }
        // Scores go through two tables, each true to about 1e-5.
        let (found, expected) = (desk.time_h()[lane], now - ready);
        assert!((found - expected).abs() < 0.02, "{found} is not {expected}");
    }
    near(desk.time_h()[7] - desk.part_h(6).unwrap()[7], 0.0);
}
