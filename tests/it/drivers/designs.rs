//! Futures by either design, the parts of the variance, a curve for each future.

use std::sync::atomic::AtomicBool;

use corridor::scenario::{Design, Question};
use corridor::study::finding::Comparison;
use corridor::study::{compare, places};

use super::two_ways;
use crate::fixture::Fixture;

fn compared(question: &Question) -> Comparison {
    compare(question, &AtomicBool::new(false), &|_, _| ()).unwrap()
}

#[test]
fn sobol_futures_are_a_power_of_two_and_anything_else_is_refused_with_a_remedy() {
    let fixture = Fixture::new("sobol_power_of_two");
    let told = fixture.refusal_with(&["run.design=\"sobol\"", "run.futures=48"]);
    assert!(
        told.contains(
            "48 futures: Sobol points lose their balance. Write a power of two, 32 or 64"
        ),
        "{told}"
    );
    let question = fixture
        .load(&["run.design=\"sobol\"", "run.futures=32"])
        .unwrap();
    assert_eq!(question.run.design, Design::Sobol);
    assert_ne!(
        question.inputs_hash(),
        fixture.load(&["run.futures=32"]).unwrap().inputs_hash()
    );
}

#[test]
fn sobol_futures_meet_each_stratum_of_each_unknown_once_and_a_row_at_the_end_moves_no_other() {
    let question = Fixture::new("sobol_strata").load(&[]).unwrap();
    let book = &question.corridor.assumptions;
    let all = places(Design::Sobol, book, 64, 7).unwrap();
    for column in &all {
        let mut strata: Vec<u32> = column.iter().map(|u| (u * 64.0) as u32).collect();
        strata.sort_unstable();
        assert!(strata.into_iter().eq(0..64));
    }
    let fewer = places(Design::Sobol, &book[..book.len() - 1], 64, 7).unwrap();
    assert_eq!(fewer, all[..fewer.len()]);
}

#[test]
fn more_futures_leave_the_best_one_and_its_worlds_as_they_are() {
    let fixture = two_ways("more_futures", "10,20,40", "30,50,55");
    let with = |futures: &str, design: &str| {
        let settings = [futures, design, "run.departures=0"];
        compared(&fixture.load(&settings).unwrap())
    };
    let few = with("run.futures=8", "run.design=\"latin-hypercube\"");
    let many = with("run.futures=32", "run.design=\"sobol\"");
    for (one, other) in few.regimes[0].routes.iter().zip(&many.regimes[0].routes) {
        assert_eq!(one.time_h.mean.value, other.time_h.mean.value);
        assert_eq!(one.time_h.mean.noise, other.time_h.mean.noise);
    }
    assert_eq!(many.asked.design, "sobol");
}

#[test]
fn the_parts_of_the_variance_are_those_of_the_unknown_and_of_the_ship() {
    let fixture = two_ways("parts_of_variance", "10,20,40", "50,50,50");
    let settings = [
        "run.futures=64",
        "run.departures=0",
        "run.design=\"sobol\"",
        "speed-ship=14",
        "cv-sea=0.1",
        "dwell-mean=2",
        "late-mean=20",
        "headway-ship=7",
        "p-green=0.8",
    ];
    let found = compared(&fixture.load(&settings).unwrap());
    let routes = &found.regimes[0].routes;
    let (rail, link) = (routes[0].time_split.unwrap(), routes[1].time_split.unwrap());
    // The rail's futures differ by t-rail alone: (21.667 - 10) (40 - 21.667) / 7 = 30.556 h2, times 64/63 as the
    // variance of a sample, on 64 even points within 5%; less the noise of 1,000 trials.
    let observed = rail.between + rail.within / 1_000.0;
    let expected = 30.556 * 64.0 / 63.0;
    assert!((observed / expected - 1.0).abs() < 0.05, "{observed}");
    assert_eq!(link.between, 0.0);
    assert!((rail.within / link.within - 1.0).abs() < 1e-6);
    assert!(rail.share_between() > 0.0 && rail.share_between() < 1.0);
}

#[test]
fn eight_futures_have_a_curve_each_and_seven_have_none() {
    let fixture = two_ways("curves_of_futures", "10,20,40", "30,50,55");
    let with = |futures: &str| {
        let settings = [futures, "run.departures=0"];
        compared(&fixture.load(&settings).unwrap())
    };
    assert_eq!(with("run.futures=7").regimes[0].horsetail, None);
    let found = with("run.futures=8");
    let family = found.regimes[0].horsetail.as_ref().unwrap();
    assert_eq!(family.hours.len(), 97);
    assert!(family.hours.windows(2).all(|pair| pair[0] < pair[1]));
    for of in &family.routes {
        assert_eq!(of.futures.len(), 8);
        for curve in of.futures.iter().chain([&of.mean, &of.low, &of.high]) {
            assert!(curve.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12));
            assert!(
                curve
                    .iter()
                    .all(|share| (0.0..=1.0 + 1e-12).contains(share))
            );
        }
    }
}
