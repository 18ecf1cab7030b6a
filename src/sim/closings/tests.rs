//! Closures are looked up by trial and instant, with the queues that they leave.

use super::*;

fn shut(intervals: &[Interval], load: f64) -> Shut {
    let closing = Closing {
        level: Level::Shut,
        comes: Comes::At([0.0, 0.0]),
        share: 1.0,
        load,
    };
    let mut shut = Shut::blank();
    // What ends before a world starts is forgotten: these start before all of it.
    with(&[-1.0; BLOCK], |lives| shut.put(&closing, intervals, lives));
    shut
}

/// Worlds of 2,560 hours that start when shipments are ready.
fn with(ready: &Column, act: impl FnOnce(Lives<'_>)) {
    act(Lives {
        source: None,
        ready,
        start: ready,
        length_h: 2560.0,
    });
}

#[test]
fn a_closure_before_the_queue_of_another_is_gone_makes_it_longer() {
    // One hour of arrivals needs half an hour of capacity; closed from 0 to 10 and from 12 to 20.
    let shut = shut(&[[0.0, 10.0], [12.0, 20.0]], 0.5);
    let at = |come| shut.served(7, 0.5, come);
    // 4 hours of work wait before who comes at 8: two from 10 to 12, two from 20 to 22.
    assert_eq!(at(8.0), 22.0);
    // 7.5 hours before who comes at 15, of which two are done.
    assert_eq!(at(15.0), 25.5);
    // 15 hours before who comes at 30, of which two were done before 12 and ten since 20.
    assert_eq!(at(30.0), 33.0);
    // At 36 it is over: 18 hours of work, two and sixteen of them done.
    assert_eq!(at(36.0), 36.0);
    assert_eq!(at(37.0), 37.0);
    assert_eq!(at(-1.0), -1.0);
    assert_eq!(shut.last[7], 36.0);
}

#[test]
fn without_a_queue_who_comes_waits_for_the_end_alone() {
    let shut = shut(&[[0.0, 10.0], [12.0, 20.0]], 0.0);
    let at = |come| shut.served(1023, 0.0, come);
    assert_eq!(
        [at(0.0), at(9.0), at(10.0), at(11.0), at(19.0), at(20.0)],
        [10.0, 10.0, 10.0, 11.0, 20.0, 20.0]
    );
    assert!(shut.within(0, 11.0).is_none() && shut.within(0, 12.0).is_some());
    assert_eq!(shut.change(5, 11.0), (12.0, false));
    assert_eq!(shut.change(5, 12.0), (20.0, true));
    assert_eq!(shut.on_at_ready, [0; BLOCK / 64]);
}

#[test]
fn closures_stand_by_trial_and_those_that_are_forgotten_before_the_start_are_left_out() {
    let closing = Closing {
        level: Level::Shut,
        comes: Comes::At([0.0, 0.0]),
        share: 1.0,
        load: 0.5,
    };
    let mut shut = Shut::blank();
    with(&[11.0; BLOCK], |lives| {
        shut.lay(&closing, lives, |lane, taker| match lane {
            // The queue of two hours is gone after two more.
            3 => [[1.0, 3.0], [10.5, 12.0]]
                .into_iter()
                .for_each(|shut| taker.take(shut)),
            900 => [[6.0, 9.0], [20.0, 22.0]]
                .into_iter()
                .for_each(|shut| taker.take(shut)),
            _ => {}
        });
    });
    assert_eq!(shut.of(3), [[10.5, 12.0]]);
    assert_eq!(shut.of(900), [[6.0, 9.0], [20.0, 22.0]]);
    assert!(shut.of(0).is_empty() && shut.of(1023).is_empty());
    assert_eq!(shut.on_at_ready[0], 1 << 3);
    assert!(shut.may_hold(3, 13.4) && !shut.may_hold(3, 1000.0));
}

#[test]
fn the_count_of_closures_that_have_started_is_found_early_and_late() {
    let many: Vec<Interval> = (0..30)
        .map(|k| [f64::from(k), f64::from(k) + 0.5])
        .collect();
    for k in 0..30 {
        assert_eq!(started(&many, f64::from(k)), k as usize + 1);
        assert_eq!(started(&many, f64::from(k) - 0.1), k as usize);
    }
}
