//! Answers by hand, by closed forms (M026, M027), and against plain sums.

use proptest::prelude::*;

use super::*;
use crate::law::Law;

fn near(value: f64, expected: f64, tolerance: f64) {
    assert!(
        (value - expected).abs() <= tolerance * expected.abs(),
        "{value} is not {expected}"
    );
}

/// Pareto from 2 with exponent 1.8.
fn pareto(x: f64) -> f64 {
    if x < 2.0 {
        1.0
    } else {
        libm::pow(2.0 / x, 1.8)
    }
}

#[test]
fn a_power_tail_is_given_up_at_alpha_times_the_detour() {
    // M027: t* = 1.8 x 10; the mean residual life at 8 days, 10, is no reason to give up.
    let closure = Remaining::of(pareto, 1e10);
    let (age, cost) = closure.best_give_up(10.0);
    near(age, 18.0, 1e-6);
    near(cost, 4.260_517_658_346_4, 1e-7);
    near(closure.wait_then_divert(1e10, 10.0), 4.5, 1e-7);
    near(closure.wait_then_divert(0.0, 10.0), 10.0, 1e-12);
    near(closure.alive_at(18.0), 0.019_158_587_332_288_4, 1e-12);
    // At the closure itself: hold until 18, then divert.
    let answers = closure.answers(0.0, 10.0);
    assert_eq!(answers.len(), 2, "{answers:?}");
    let Answer::HoldUntil(until) = answers[0].1 else {
        panic!("{answers:?}")
    };
    near(until, 18.0, 1e-6);
    assert_eq!(answers[1].1, Answer::Divert);
    near(answers[1].0, 18.0, 1e-3);
}

#[test]
fn a_lognormal_closure_by_its_closed_form() {
    // M026.
    let law = Law::lognormal(10.0, 1.5).unwrap();
    let closure = Remaining::of(|x| law.survival(x), 1e5);
    near(
        closure.wait_then_divert(12.0, 0.0),
        6.402_076_545_720_2,
        1e-9,
    );
    near(
        closure.wait_then_divert(12.0, 12.0),
        9.265_453_079_942_37,
        1e-9,
    );
    // The hazard falls below 1/12 on its falling branch: no other age is better.
    let (age, cost) = closure.best_give_up(12.0);
    let hazard = law.density(age) / law.survival(age);
    near(hazard, 1.0 / 12.0, 1e-5);
    for other in [0.0, 2.0, 6.0, 12.0, 40.0, 1000.0] {
        assert!(closure.wait_then_divert(other, 12.0) >= cost);
    }
}

#[test]
fn a_closure_of_known_length_is_simple_arithmetic() {
    // 240 h shut, 48 h away, the detour 60 h longer: divert while more than 108 h are left, else go on.
    let fixed = |x: f64| if x < 240.0 { 1.0 } else { 0.0 };
    let answers = answers(fixed, 240.0, 48.0, 60.0);
    assert_eq!(answers.len(), 2, "{answers:?}");
    assert_eq!(answers[0], (0.0, Answer::Divert));
    assert_eq!(answers[1].1, Answer::GoOn);
    near(answers[1].0, 240.0 - 108.0, 1e-6);
}

#[test]
fn a_closure_without_memory_is_answered_the_same_at_every_age() {
    // Exponential of mean 100 h: what is left is always 100 h. A detour of 90 h is taken at once, one of 110 h never,
    // wherever the cap (ten thousand mean lengths) does not matter; 24 h away go on costs 100 exp(-0.24) = 78.7 h.
    let alive = |x: f64| libm::exp(-x / 100.0);
    let closure = Remaining::of(alive, 2000.0);
    assert_eq!(closure.answers(0.0, 90.0)[0], (0.0, Answer::Divert));
    assert_eq!(closure.answers(0.0, 110.0), [(0.0, Answer::GoOn)]);
    assert_eq!(closure.answers(24.0, 90.0), [(0.0, Answer::GoOn)]);
    assert_eq!(closure.answers(24.0, 78.0)[0], (0.0, Answer::Divert));
}

#[test]
fn a_wait_that_is_short_or_endless_is_held_for_a_while() {
    // 10 h with probability 0.9, else 1,000 h; the detour takes 100 h. Holding until 10 h costs 10 + 0.1 x 100 = 20; going
    // on 109; diverting 100. Older than 10 h it is the long one.
    let alive = |x: f64| match x {
        x if x < 10.0 => 1.0,
        x if x < 1000.0 => 0.1,
        _ => 0.0,
    };
    let closure = Remaining::of(alive, 1000.0);
    let (age, cost) = closure.best_give_up(100.0);
    near(age, 10.0, 1e-3);
    near(cost, 20.0, 1e-3);
    let answers = closure.answers(0.0, 100.0);
    assert!(matches!(answers[0], (0.0, Answer::HoldUntil(until)) if (until - 10.0).abs() < 0.01));
    assert_eq!(answers[1].1, Answer::Divert);
    near(answers[1].0, 10.0, 1e-3);
    // With 100 h left, waiting it out is as good as the detour.
    assert_eq!(answers[2].1, Answer::GoOn);
    near(answers[2].0, 900.0, 1e-6);
    assert_eq!(answers.len(), 3);
}

#[test]
fn a_detour_that_is_no_detour_is_taken_and_one_without_end_is_not() {
    assert_eq!(answers(pareto, 1e4, 5.0, 0.0), [(0.0, Answer::Divert)]);
    assert_eq!(answers(pareto, 1e4, 5.0, -3.0), [(0.0, Answer::Divert)]);
    assert_eq!(
        answers(pareto, 1e4, 5.0, f64::INFINITY),
        [(0.0, Answer::GoOn)]
    );
}

/// Cost of an answer at an age by plain sums over a fine even grid, each second of it.
fn cost_by_sums(law: &Law, cap: f64, age: f64, lead: f64, extra: f64, answer: Answer) -> f64 {
    let alive = |x: f64| if x < cap { law.survival(x) } else { 0.0 };
    let area = |from: f64, to: f64| {
        let steps = 4000;
        let width = (to - from).max(0.0) / f64::from(steps);
        (0..steps)
            .map(|step| alive(from + (f64::from(step) + 0.5) * width) * width)
            .sum::<f64>()
    };
    let sum = match answer {
        Answer::GoOn => area(age + lead, cap),
        Answer::Divert => extra * alive(age),
        Answer::HoldUntil(until) => area(age, until) + extra * alive(until),
    };
    sum / alive(age)
}

proptest! {
    #[test]
    fn no_other_answer_is_better_than_the_one_that_is_given(
        mean in 5.0..200.0, cv in 0.3..3.0, lead in 0.0..100.0, extra in 1.0..300.0, at in 0.0..1.0,
    ) {
        let law = Law::lognormal(mean, cv).unwrap();
        let cap = 20.0 * mean;
        let closure = Remaining::of(|x| law.survival(x), cap);
        let answers = closure.answers(lead, extra);
        prop_assert_eq!(answers[0].0, 0.0);
        prop_assert!(answers.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 != pair[1].1));
        let age = at * 5.0 * mean;
        let last = answers.partition_point(|(from, _)| *from <= age) - 1;
        let given = cost_by_sums(&law, cap, age, lead, extra, answers[last].1);
        for other in [
            Answer::GoOn,
            Answer::Divert,
            Answer::HoldUntil(age + 0.1 * mean),
            Answer::HoldUntil(age + mean),
            Answer::HoldUntil(age + 3.0 * mean),
        ] {
            let cost = cost_by_sums(&law, cap, age, lead, extra, other);
            prop_assert!(given <= cost * (1.0 + 2e-3) + 1e-2, "{given} {cost} {other:?} {answers:?}");
        }
    }

    #[test]
    fn what_is_to_come_falls_with_age_as_fast_as_the_survival(
        mean in 5.0..200.0, cv in 0.1..3.0, age in 0.0..500.0, step in 0.001..50.0,
    ) {
        let law = Law::gamma(mean, cv).unwrap();
        let closure = Remaining::of(|x| law.survival(x), 50.0 * mean);
        let fall = closure.to_come(age) - closure.to_come(age + step);
        let slack = 1e-7 * mean;
        prop_assert!(fall <= step * closure.alive_at(age) + slack);
        prop_assert!(fall >= step * closure.alive_at(age + step) - slack);
        // The law's own expected excess as a peer, less what lies beyond the cap.
        let beyond = |x| law.mean_excess(x) - law.mean_excess(50.0 * mean);
        prop_assert!((closure.to_come(age) - beyond(age).max(0.0)).abs() < 1e-6 * mean);
    }
}
