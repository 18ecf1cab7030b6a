//! Ways round what is shut (METHOD 1.11).

use corridor::corridor::{CostLine, Level, Part};
use corridor::cost::StorageCharge;
use corridor::law::Law;
use corridor::route::{Answer, Comes, Junction, Meeting, Op, Program, Way};
use corridor::sim::{BLOCK, Desk};
use corridor::stats::Status;

use super::{Stage, near, program, sail};
use crate::conditions::{YEAR_2025_H, YEAR_H, closing, recurring};

const FREIGHT: usize = CostLine::Freight as usize;
const TOLLS: usize = CostLine::Tolls as usize;
const STORAGE: usize = CostLine::Demurrage as usize;

fn meets(closure: usize, answers: Vec<(f64, Answer)>, instead: Option<usize>) -> Meeting {
    Meeting {
        closure,
        announce_h: 0.0,
        answers,
        instead,
    }
}

fn store() -> Op {
    let charge = StorageCharge {
        free_h: 24.0,
        tiers: vec![(f64::INFINITY, 24.0)],
        started_day: false,
    };
    Op::Store(STORAGE, charge)
}

/// Ten hours to a junction, for 100 USD; then 100 hours through what may be shut, for 500 USD and 10 kg; or 220 hours
/// round it, for 900 USD, 50 USD of toll and 30 kg, or in 400 hours right round everything.
fn fork(answers: Vec<(f64, Answer)>) -> Program {
    let around = |hours: f64, usd: f64, kg: f64, shut: &[usize]| {
        vec![
            Op::Pay(FREIGHT, usd),
            Op::Pay(TOLLS, 50.0),
            store(),
            Op::Enter(shut.to_vec()),
            sail(hours, None, &[]),
            Op::Emit(kg),
            Op::Mark,
        ]
    };
    let ways = vec![
        Way {
            ops: Vec::new(),
            meets: vec![meets(0, answers, Some(1))],
        },
        Way {
            ops: around(220.0, 900.0, 30.0, &[1]),
            meets: vec![meets(1, vec![(0.0, Answer::Divert)], Some(2))],
        },
        Way {
            ops: around(400.0, 1500.0, 60.0, &[]),
            meets: Vec::new(),
        },
    ];
    Program {
        junctions: vec![Junction { ways }],
        ..program(vec![
            Op::Arrive,
            Op::Pay(FREIGHT, 100.0),
            sail(10.0, None, &[]),
            Op::Mark,
            Op::Arrive,
            Op::Choose(0),
            Op::Enter(vec![0]),
            store(),
            Op::Mark,
            Op::Pay(FREIGHT, 500.0),
            sail(100.0, None, &[]),
            Op::Emit(10.0),
            Op::Mark,
        ])
    }
}

/// Shut from and to these hours of 2025; the other way is open, or shut too.
fn met(shut: [f64; 2], other: Option<[f64; 2]>, answers: Vec<(f64, Answer)>) -> Desk {
    let at = |hours: [f64; 2]| Comes::At(hours.map(|hours| YEAR_2025_H + hours));
    let mut stage = Stage::new(0.0, 0.0);
    let rows = [shut, other.unwrap_or([-10.0, -5.0])];
    stage.meet(rows.map(|hours| closing(Level::Shut, at(hours), 0.0)), []);
    stage.reckoned(&fork(answers)).1
}

/// Time, cost, emissions and waiting for closures of one trial.
fn told(desk: &Desk) -> [f64; 4] {
    let lane = 77;
    let closed = desk.part_h(Part::Closure.index());
    [
        desk.time_h()[lane],
        desk.cost_usd()[lane],
        desk.co2e_kg()[lane],
        closed.map_or(0.0, |hours| hours[lane]),
    ]
}

fn is(found: [f64; 4], expected: [f64; 4]) {
    for (found, expected) in found.into_iter().zip(expected) {
        near(found, expected);
    }
}

#[test]
fn who_diverts_takes_the_other_way_at_once_and_pays_for_it() {
    let desk = met([-100.0, 500.0], None, vec![(0.0, Answer::Divert)]);
    is(told(&desk), [230.0, 1050.0, 30.0, 0.0]);
    assert!(desk.diverted()[77] && !desk.on_plan(77));
    // Who keeps to the plan waits until hour 500.
    near(desk.committed_time_h()[77], 600.0);
    assert_eq!(desk.committed_status()[77], Status::Arrived);
    assert_eq!(desk.marks().len(), 3);
}

#[test]
fn who_goes_on_waits_where_it_is_shut_and_nothing_is_reckoned_again() {
    let desk = met([-100.0, 50.0], None, vec![(0.0, Answer::GoOn)]);
    // 40 hours at the junction's place, of which 16 are beyond the free day, at a dollar an hour.
    is(told(&desk), [150.0, 616.0, 10.0, 40.0]);
    assert!(!desk.diverted()[77]);
    assert_eq!(desk.committed_time_h(), desk.time_h());
}

#[test]
fn who_holds_goes_on_when_it_opens_in_time_and_turns_away_when_it_does_not() {
    let hold = || vec![(0.0, Answer::HoldUntil(50.0))];
    // Shut at 0, and the junction is reached at 10: open again at 40, before it is 50 hours old.
    let desk = met([0.0, 40.0], None, hold());
    is(told(&desk), [140.0, 606.0, 10.0, 30.0]);
    assert!(!desk.diverted()[77] && desk.on_plan(77));
    near(desk.committed_time_h()[77], 140.0);
    // Open at 200 only: turns away at 50, and pays for 40 hours there.
    let desk = met([0.0, 200.0], None, hold());
    is(told(&desk), [270.0, 1066.0, 30.0, 40.0]);
    near(desk.committed_time_h()[77], 300.0);
    // Old enough already.
    let desk = met([-100.0, 200.0], None, hold());
    is(told(&desk), [230.0, 1050.0, 30.0, 0.0]);
}

#[test]
fn an_answer_goes_by_the_age_of_the_closure() {
    let answers = || vec![(0.0, Answer::GoOn), (12.0, Answer::Divert)];
    is(
        told(&met([0.0, 30.0], None, answers())),
        [130.0, 600.0, 10.0, 20.0],
    );
    is(
        told(&met([-2.0, 30.0], None, answers())),
        [230.0, 1050.0, 30.0, 0.0],
    );
}

#[test]
fn who_turns_to_a_way_that_is_shut_too_turns_to_the_next_one() {
    let desk = met(
        [-100.0, 500.0],
        Some([5.0, 600.0]),
        vec![(0.0, Answer::Divert)],
    );
    is(told(&desk), [410.0, 1650.0, 60.0, 0.0]);
}

#[test]
fn what_is_not_known_yet_or_has_no_way_round_changes_nothing() {
    for meeting in [
        Meeting {
            announce_h: 24.0,
            ..meets(0, vec![(0.0, Answer::Divert)], Some(1))
        },
        meets(0, vec![(0.0, Answer::Divert)], None),
    ] {
        let at = Comes::At([YEAR_2025_H, YEAR_2025_H + 50.0]);
        let mut stage = Stage::new(0.0, 0.0);
        stage.meet([closing(Level::Shut, at, 0.0)], []);
        let mut way = fork(Vec::new());
        way.junctions[0].ways[0].meets = vec![meeting];
        let desk = stage.reckoned(&way).1;
        is(told(&desk), [150.0, 616.0, 10.0, 40.0]);
        assert!(!desk.diverted()[77]);
    }
}

#[test]
fn parts_and_lines_sum_to_totals_on_every_way_and_who_kept_to_the_plan_is_reckoned_as_ever() {
    let mut stage = Stage::new(0.0, YEAR_H);
    let row = |id, hours| {
        let row = recurring(id, 12.0, &Law::gamma(hours, 1.0).unwrap());
        closing(Level::Shut, Comes::Recurring(row.into()), 0.6)
    };
    stage.meet([row("strait", 300.0), row("canal", 200.0)], []);
    let replan = fork(vec![(0.0, Answer::HoldUntil(48.0)), (200.0, Answer::GoOn)]);
    let mut committed = replan.clone();
    committed.junctions.clear();
    let ((_, plan), (_, desk)) = (stage.reckoned(&committed), stage.reckoned(&replan));
    assert_eq!(desk.committed_time_h(), plan.time_h());
    let (mut diverted, mut held) = (0, 0);
    for lane in 0..BLOCK {
        let parts: f64 = (0..Part::COUNT)
            .filter_map(|part| Some(desk.part_h(part)?[lane]))
            .sum();
        let lines: f64 = (0..9)
            .filter_map(|line| Some(desk.line_usd(line)?[lane]))
            .sum();
        near(parts, desk.time_h()[lane]);
        near(lines, desk.cost_usd()[lane]);
        near(
            desk.generalised_usd()[lane],
            desk.cost_usd()[lane] + desk.time_h()[lane],
        );
        if desk.diverted()[lane] {
            diverted += 1;
            assert!(desk.cost_usd()[lane] >= 1050.0 && desk.co2e_kg()[lane] >= 30.0);
            assert_eq!(desk.line_usd(TOLLS).unwrap()[lane], 50.0);
            continue;
        }
        assert_eq!(desk.line_usd(TOLLS).unwrap()[lane], 0.0);
        assert_eq!(desk.co2e_kg()[lane], 10.0);
        // Who waited at the junction until it opened goes on at once, ahead of the queue that came later, or stands
        // in it as who kept to the plan.
        held += u32::from(desk.time_h()[lane] != plan.time_h()[lane]);
        for (mark, known) in desk.marks().iter().zip(plan.marks()) {
            if desk.time_h()[lane] == plan.time_h()[lane] {
                assert_eq!(
                    [mark[0][lane], mark[1][lane]],
                    [known[0][lane], known[1][lane]]
                );
            }
        }
    }
    assert!(
        diverted > 50 && diverted < 900,
        "{diverted} of 1,024 ({held})"
    );
}
