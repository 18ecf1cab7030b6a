//! Queues of a corridor from its tables: planned and simulated alike, booked as queues, and told.

use std::sync::atomic::AtomicBool;

use corridor::corridor::Part;
use corridor::route::{QueueRule, facts, plan, planned_steps};
use corridor::scenario::Question;
use corridor::study::compare;
use corridor::study::finding::Comparison;

use super::fixture::Fixture;

/// The small corridor with six columns more in its stops, empty but for one row.
fn queueing(name: &str, row: &str, cells: &str) -> Fixture {
    let mut fixture = Fixture::new(name);
    let text = fixture.text("tiny/stops.csv");
    let mut lines = text.lines();
    let head = lines.next().unwrap();
    let mut table =
        format!("{head},capacity_teu_d,volume_teu_d,servers,ca2,cs2,batch_boxes,cycle_h\n");
    for line in lines {
        let more = if line.starts_with(&format!("{row},")) {
            cells
        } else {
            ",,,,,,"
        };
        table = format!("{table}{line},{more}\n");
    }
    fixture.put("tiny/stops.csv", table)
}

fn question(fixture: &Fixture) -> Question {
    fixture
        .load(&["run.trials=65536", "run.futures=0", "regime=calm"])
        .unwrap_or_else(|problems| panic!("{problems}"))
}

/// Planned hours of the first route, and the comparison.
fn answered(question: &Question) -> (f64, Comparison) {
    let routes = plan(question).unwrap();
    let values = question.regimes[0].best();
    let steps = planned_steps(&routes[0], &question.corridor, &question.shipment, &values);
    let hours = steps.iter().map(|step| step.hours).sum();
    let comparison = compare(question, &AtomicBool::new(false), &|_, _| ()).unwrap();
    (hours, comparison)
}

/// Asserts that queues take so many hours on the mean, planned and simulated.
fn queues_take(fixture: &Fixture, without_h: f64, expected_h: f64) {
    let (planned_h, comparison) = answered(&question(fixture));
    let more = planned_h - without_h;
    assert!((more - expected_h).abs() < 1e-6, "planned {more}");
    let parts = &comparison.regimes[0].routes[0].parts_h;
    let words = Part::Queue.words();
    let (_, queue) = parts.iter().find(|(name, _)| *name == words).unwrap();
    // No wait here has a standard deviation of more than 1.3 means; 65,536 trials.
    let wide = 4.0 * 1.3 * expected_h / 256.0;
    let found = queue.value;
    assert!((found - expected_h).abs() < wide, "{found} +- {wide}");
}

fn none_h() -> f64 {
    answered(&question(&Fixture::new("queue-none"))).0
}

#[test]
fn a_transfer_that_is_busy_four_fifths_of_the_time_is_queued_for() {
    // One server of 1 TEU a day, 0.8 come: (0.8 + 0.5)/2 x 0.8/0.2 x 24 h (Kingman, M019).
    let fixture = queueing("queue-post", "beta-transfer", "1,0.8,,0.8,0.5,,");
    queues_take(&fixture, none_h(), 62.4);
    let question = question(&fixture);
    let route = &plan(&question).unwrap()[0];
    let facts = facts(route, &question.corridor, &question.regimes[0].best());
    assert_eq!(facts.capacity.unwrap().0, 7.0);
    assert_eq!(facts.utilisation, Some(0.8));
    let (id, load) = &facts.queues[0];
    assert_eq!(
        (id.as_str(), load.rule),
        ("beta-transfer", QueueRule::Kingman)
    );
}

#[test]
fn a_transfer_beyond_its_capacity_is_a_growing_queue_and_is_flagged() {
    // x = 1.1 of 375 a day, k = 1/2, over 30 d: 1.5145... d (M020).
    let fixture = queueing("queue-over", "beta-transfer", "375,412.5,,0.5,0.5,,");
    queues_take(&fixture, none_h(), 24.0 * 1.514_525_996_941_9);
    let question = question(&fixture);
    let route = &plan(&question).unwrap()[0];
    let facts = facts(route, &question.corridor, &question.regimes[0].best());
    assert!(facts.queues[0].1.is_flagged());
}

#[test]
fn a_train_is_carried_over_by_a_fleet_of_lorries() {
    // M022: 31 boxes, 12 lorries, 14 h.
    let fixture = queueing("queue-batch", "beta-transfer", ",,12,,,31,14");
    queues_take(&fixture, none_h(), 11.741_935_483_871);
}

#[test]
fn a_train_without_enough_slots_is_queued_for_and_a_booked_ship_is_not() {
    // Two trains a week of 35 TEU: 10 a day; 11 ask for it: x = 1.1, k = 1, over 30 d:
    // 7.5 (0.1 + sqrt(0.01 + 8 x 1.1/300)) = 2.237... d. The ship is booked: its slots are asked for by 900, and the box has
    // its own.
    let mut fixture = Fixture::new("queue-slots");
    let text = fixture.text("tiny/services.csv");
    let table: Vec<String> = text
        .lines()
        .zip(["slots_teu,volume_teu_d", "100,900", "35,11"])
        .map(|(line, more)| format!("{line},{more}"))
        .collect();
    let fixture = fixture.put("tiny/services.csv", table.join("\n") + "\n");
    let days = 7.5 * (0.1 + (0.01_f64 + 8.8 / 300.0).sqrt());
    queues_take(&fixture, none_h(), 24.0 * days);
}

#[test]
fn a_queue_that_only_some_futures_have_is_drawn_in_them() {
    let fixture = queueing("queue-future", "beta-transfer", "100,volume,,,,,").edit(
        "tiny/assumptions.csv",
        "rate-rail,",
        "volume,TEU a day,0,0,300,TEU/d,,,2024,unknown,judgement,S2\nrate-rail,",
    );
    let question = fixture
        .load(&["run.trials=1024", "run.futures=8", "regime=calm"])
        .unwrap_or_else(|problems| panic!("{problems}"));
    let (_, comparison) = answered(&question);
    let time = &comparison.regimes[0].routes[0].time_h;
    let range = time.mean.unknown.expect("there are futures");
    assert!(range.p95 - range.p5 > 24.0, "{range:?}");
}
