//! Conditions under which a route loses.

use corridor::study::Statistic;
use corridor::study::discover::finding::{Cases, Discovered, Interest, Settings, Side};

use super::{link, looked, two_ways};

fn settings(side: Side, threshold: f64, points: u32) -> Settings {
    Settings {
        interest: Interest {
            statistic: Statistic::MeanTime,
            side,
            threshold,
        },
        points,
        inner: 64,
    }
}

fn cases(study: &Discovered) -> &Cases {
    &study.regimes[0].found.as_ref().unwrap().1
}

#[test]
fn a_planted_condition_is_found_with_its_limit_and_holds_on_the_other_half() {
    // The link takes 50 h, give or take 0.1, rail 10 to 90: the link is more than 15 h faster where rail takes more
    // than 65 h.
    let question = two_ways("planted_condition", "10,50,90", "49.9,50,50.1")
        .load(&[])
        .unwrap();
    let study = looked(&question, &link(), settings(Side::Below, -15.0, 1_024)).unwrap();
    let cases = cases(&study);
    assert_eq!((cases.cases, cases.left_out), (1_024, 0));
    let pattern = cases.pattern.as_ref().unwrap();
    let chosen = &pattern.found.chosen;
    let names: Vec<&str> = chosen
        .limits
        .restricted()
        .into_iter()
        .map(|input| cases.inputs[input].id.as_str())
        .collect();
    assert_eq!(names, ["t-rail"]);
    let limit = chosen.limits.low(chosen.limits.restricted()[0]).unwrap();
    // A peel takes a twentieth of the cases left: near 65 h that is some 2 h.
    assert!((63.0..67.0).contains(&limit), "{limit}");
    let test = &pattern.found.test.tally;
    assert!(test.density() > 0.85 && test.coverage() > 0.85, "{test:?}");
    // The tree cuts at the same place.
    assert!(pattern.leaves.len() >= 2);
}

#[test]
fn an_outcome_of_all_futures_or_of_none_is_a_finding_and_no_error() {
    let question = two_ways("all_or_none", "10,20,40", "30,50,55")
        .load(&[])
        .unwrap();
    for (side, hits) in [(Side::Below, 0), (Side::Above, 64)] {
        // The link's 30 to 55 h less the rail's 10 to 40 h lie between -10 and 45 h.
        let study = looked(&question, &link(), settings(side, -11.0, 64)).unwrap();
        let cases = cases(&study);
        assert_eq!((cases.hits, cases.cases), (hits, 64));
        assert_eq!(cases.pattern, None);
    }
}

#[test]
fn too_few_futures_and_too_many_are_refused() {
    let question = two_ways("few_futures", "10,20,40", "30,50,55")
        .load(&[])
        .unwrap();
    let refused = |points| {
        let settings = settings(Side::Below, 0.0, points);
        looked(&question, &link(), settings)
            .unwrap_err()
            .to_string()
    };
    assert!(refused(20).contains("Take 40 or more"), "{}", refused(20));
    assert!(refused(1_000_000).contains("Take 65536 or fewer"));
}

#[test]
fn a_discovery_is_the_same_on_one_thread_and_on_three() {
    let question = two_ways("discovery_threads", "10,50,90", "40,50,60")
        .load(&[])
        .unwrap();
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.unwrap().install(|| {
            let study = looked(&question, &link(), settings(Side::Below, 0.0, 256));
            format!("{:?}", study.unwrap())
        })
    };
    let one = on(1);
    assert!(one == on(2) && one == on(3));
}
