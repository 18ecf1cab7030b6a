//! Connections that meet to the minute: a clock that counts hours since 1970 is exact to 6e-11 h, and that must
//! decide nothing.

use corridor::corridor::{CostLine, Mode, Part};
use corridor::cost::StorageCharge;
use corridor::route::{Board, Departures, Op, Program, Purpose, Span};
use corridor::sim::Desk;

use super::recipe::{hazards, reckoned};

fn leaves(period: f64, offset: f64) -> Departures {
    Departures::Pattern {
        period,
        origin: 96.0,
        offsets: vec![offset],
    }
}

fn sail(departures: Departures, cutoff: f64) -> Op {
    Op::Board(Board {
        departures,
        cutoff,
        booked: false,
        missed: None,
    })
}

fn ride(hours: f64) -> Op {
    Op::Move {
        part: Part::Moving(Mode::Rail),
        span: Span::Fixed(hours),
        vary: None,
        tempo: corridor::route::Tempo::default(),
    }
}

/// A box ready at any instant of a year, put on a ship that leaves every Monday at 07:20, then these steps, from
/// the ship's departure on.
fn after_the_ship(steps: impl IntoIterator<Item = Op>) -> Desk {
    let mut ops = vec![sail(leaves(168.0, 22.0 / 3.0), 0.0), Op::Open, Op::Arrive];
    ops.extend(steps);
    let program = Program {
        ops,
        eligible: None,
        vot_usd_h: 0.0,
        junctions: Vec::new(),
        marks: Vec::new(),
    };
    let mut hazards = hazards();
    hazards.column("train", Purpose::Phase);
    reckoned(&program, &hazards, 60)
}

fn assert_all(column: &[f64], expected: f64) {
    for value in column {
        assert!((value - expected).abs() < 1e-6, "{value} for {expected}");
    }
}

#[test]
fn a_box_that_arrives_at_the_very_cut_off_leaves_with_that_departure() {
    // Rides of 1.1, 2.2, 3.3... hours; the departure is 4.9 h later, and so is the cut-off before it.
    for step in 1..60 {
        let ride_h = 1.1 * f64::from(step);
        let hours = 22.0 / 3.0 + ride_h + 4.9;
        let weekly = after_the_ship([ride(ride_h), sail(leaves(168.0, hours), 4.9)]);
        assert_all(weekly.time_h(), ride_h + 4.9);
        let every_week = Departures::Regular {
            hours: 168.0,
            offset: Some(96.0 + hours),
            phase: 0,
        };
        let regular = after_the_ship([ride(ride_h), sail(every_week, 4.9)]);
        assert_all(regular.time_h(), ride_h + 4.9);
    }
}

#[test]
fn a_box_that_arrives_a_second_after_the_cut_off_waits_for_the_next() {
    let hours = 22.0 / 3.0 + 45.0;
    let late = 1.0 / 3600.0;
    let weekly = after_the_ship([ride(40.1 + late), sail(leaves(168.0, hours), 4.9)]);
    assert_all(weekly.time_h(), 45.0 + 168.0);
}

#[test]
fn a_stay_of_whole_days_starts_no_further_day_of_storage() {
    // Ten days, three of them free: seven days at 50 USD, whatever the instant of arrival.
    let charge = StorageCharge {
        free_h: 72.0,
        tiers: vec![(f64::INFINITY, 50.0)],
        started_day: true,
    };
    let stay = [
        Op::Arrive,
        ride(100.1),
        ride(139.9),
        Op::Store(CostLine::Demurrage as usize, charge),
    ];
    assert_all(after_the_ship(stay).cost_usd(), 350.0);
}
