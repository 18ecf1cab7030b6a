//! Shares of the variance, bars and the worth of knowing.

use corridor::study::Statistic;
use corridor::study::difference::Untold;
use corridor::study::pair::{Named, NoPair};
use corridor::study::sensitivity::finding::{Part, Settings, Shares};

use super::{SETTINGS, drivers, link, studied, two_ways};

/// Mean and variance of a PERT law (M033): (a + 4 m + b) / 6 and (mean - a) (b - mean) / 7.
fn pert(a: f64, m: f64, b: f64) -> (f64, f64) {
    let mean = (a + 4.0 * m + b) / 6.0;
    (mean, (mean - a) * (b - mean) / 7.0)
}

#[test]
fn the_shares_of_a_sum_of_two_unknowns_are_those_of_their_variances() {
    let question = two_ways("shares_of_a_sum", "10,20,40", "30,50,55")
        .load(&[])
        .unwrap();
    let study = studied(&question, &link(), SETTINGS).unwrap();
    let found = drivers(&study);
    let (rail, link) = (pert(10.0, 20.0, 40.0), pert(30.0, 50.0, 55.0));
    let all = rail.1 + link.1;
    let time = found.of(Statistic::MeanTime);
    let Shares::Told { indices, .. } = &time.shares else {
        panic!("{time:?}")
    };
    // Owen-scrambled points: the variance of 256 base points is within 2%, the indices of a sum within 0.02.
    assert!(
        (indices.variance / all - 1.0).abs() < 0.02,
        "{}",
        indices.variance
    );
    assert!(
        (indices.mean - (link.0 - rail.0)).abs() < 0.05,
        "{}",
        indices.mean
    );
    for (id, variance) in [("t-rail", rail.1), ("t-link", link.1)] {
        let place = found
            .inputs
            .iter()
            .position(|input| input.id == id)
            .unwrap();
        let input = &found.inputs[place];
        assert_eq!(found.parts[input.part], Part::Input(place));
        let index = &indices.indices[input.part];
        assert!(
            (index.first - variance / all).abs() < 0.02,
            "{id}: {index:?}"
        );
        assert!(
            (index.total - variance / all).abs() < 0.02,
            "{id}: {index:?}"
        );
    }
    assert!(indices.interactions().abs() < 0.02);
    // The rail's time is a judgement, the link's an estimate.
    let judged = found.from_judgement(Statistic::MeanTime).unwrap();
    assert!((judged - rail.1 / all).abs() < 0.02, "{judged}");
}

#[test]
fn a_bar_reaches_from_an_unknown_at_its_p10_to_its_p90() {
    let question = two_ways("bars_from_p10_to_p90", "10,20,40", "30,50,55")
        .load(&[])
        .unwrap();
    let study = studied(&question, &link(), SETTINGS).unwrap();
    let found = drivers(&study);
    let of = |id: &str| found.inputs.iter().find(|input| input.id == id).unwrap();
    let (rail, link) = (of("t-rail"), of("t-link"));
    let bar = &rail.bars[Statistic::MeanTime as usize];
    assert!((bar.base - (link.p50 - rail.p50)).abs() < 1e-9);
    assert!((bar.at_low - (link.p50 - rail.p10)).abs() < 1e-9);
    assert!((bar.at_high - (link.p50 - rail.p90)).abs() < 1e-9);
    // The ship goes before both ways and moves neither against the other.
    let ship = &of("speed-ship").bars[Statistic::MeanTime as usize];
    assert!(ship.swing() < 1e-9, "{}", ship.swing());
}

#[test]
fn what_both_routes_share_is_told_to_move_nothing() {
    let fixture = two_ways("shared_moves_nothing", "20,20,20", "50,50,50");
    let question = fixture.load(&[]).unwrap();
    let study = studied(&question, &link(), SETTINGS).unwrap();
    let time = drivers(&study).of(Statistic::MeanTime);
    let Shares::Told { indices, .. } = &time.shares else {
        panic!("{time:?}")
    };
    assert!(indices.variance < 1e-18, "{}", indices.variance);
    // Rail is faster in every world: a share of 0 has nothing to explain.
    let before = drivers(&study).of(Statistic::Before);
    assert_eq!(before.shares, Shares::AtOneEnd { end: 0.0 });
    assert_eq!(drivers(&study).worth_of_all_usd, Some(0.0));
}

#[test]
fn groups_of_the_book_are_exchanged_together() {
    let fixture = two_ways("groups_together", "10,20,40", "30,50,55").column(
        "tiny/assumptions.csv",
        "group",
        &[("t-rail", "time"), ("t-link", "time")],
    );
    let question = fixture.load(&[]).unwrap();
    let settings = Settings {
        grouped: true,
        ..SETTINGS
    };
    let study = studied(&question, &link(), settings).unwrap();
    let found = drivers(&study);
    let time = found
        .parts
        .iter()
        .position(|part| *part == Part::Group("time".into()));
    let Shares::Told { indices, .. } = &found.of(Statistic::MeanTime).shares else {
        panic!("no shares")
    };
    let index = &indices.indices[time.unwrap()];
    assert!(
        (index.first - 1.0).abs() < 0.02 && (index.total - 1.0).abs() < 0.02,
        "{index:?}"
    );
}

#[test]
fn a_study_is_the_same_on_one_thread_and_on_three() {
    let question = two_ways("same_on_threads", "10,20,40", "30,50,55")
        .load(&[])
        .unwrap();
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.unwrap()
            .install(|| format!("{:?}", studied(&question, &link(), SETTINGS).unwrap()))
    };
    let one = on(1);
    assert!(one == on(2) && one == on(3));
}

#[test]
fn points_that_tell_nothing_and_names_that_name_nothing_are_refused_with_what_would_mend_them() {
    let question = two_ways("refused_studies", "10,20,40", "30,50,55")
        .load(&[])
        .unwrap();
    let points = |points| {
        let settings = Settings {
            points,
            max_points: points,
            ..SETTINGS
        };
        studied(&question, &link(), settings)
            .unwrap_err()
            .to_string()
    };
    assert!(points(32).contains("too few for indices of variance. Take 64 or more"));
    assert!(points(100).contains("must be a power of two, for instance 128"));
    assert!(points(1 << 20).contains("Take 65536 or fewer"));
    let named = |route: &str, against: &str, regime: &str| {
        let named = Named {
            route: Some(route.into()),
            against: Some(against.into()),
            regime: Some(regime.into()),
        };
        studied(&question, &named, SETTINGS)
            .unwrap_err()
            .to_string()
    };
    assert!(
        named("lnk", "rail", "calm")
            .contains("no route lnk. Name one of its routes; nearest: link or rail")
    );
    assert!(named("link", "link", "calm").contains("set against itself"));
    assert!(named("link", "rail", "storm").contains("no regime storm. It has calm and avoided"));
}

#[test]
fn a_route_that_is_not_offered_is_said_so_and_not_explained() {
    let fixture = two_ways("not_offered_is_said", "10,20,40", "30,50,55").edit(
        "tiny/legs.csv",
        ",by-link,,rate-rail,,,1435,,,,",
        ",by-link,,rate-rail,,,1435,,2028-01-01,,",
    );
    let question = fixture.load(&[]).unwrap();
    let study = studied(&question, &link(), SETTINGS).unwrap();
    let found = &study.regimes[0].found;
    assert!(
        matches!(found, Err(Untold::NoPair(NoPair::NotOffered { label, .. })) if label == "New link"),
        "{found:?}"
    );
}
