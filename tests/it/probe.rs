//! Few worlds in many futures: the same numbers as the summaries of a comparison, and the same questions as the loader's.

use std::sync::atomic::AtomicBool;

use corridor::scenario::{Opened, load};
use corridor::sim::simulate;
use corridor::study::{Prepared, Probe, Statistic, latin_hypercube, unknowns, values_of};

const TRIALS: u64 = 2_500;

#[test]
fn a_sample_holds_the_trials_that_a_summary_counts() {
    let question = load(None, &[]).unwrap();
    let prepared = Prepared::new(&question).unwrap();
    let cancel = AtomicBool::new(false);
    let case = &question.regimes[0];
    let hypercube = latin_hypercube(&question.corridor.assumptions, 4, 60);
    let routes = [0, 2];
    let probe = Probe {
        prepared: &prepared,
        case: 0,
        routes: &routes,
        trials: TRIALS,
        cancel: &cancel,
    };
    let sampled = probe
        .each(
            4,
            |future| values_of(case, &hypercube, future),
            |_, samples| Statistic::ALL.map(|statistic| statistic.of(&samples[1], &samples[0])),
            &|| (),
        )
        .unwrap();
    for (future, told) in sampled.iter().enumerate() {
        let values = values_of(case, &hypercube, future);
        let group = prepared.group_of(0, &values, &routes);
        let setting = prepared.setting(false);
        let summary = &simulate(setting, &[group], (0, TRIALS), &cancel, &|_| ()).unwrap()[0];
        let of = |statistic: Statistic| {
            let place = Statistic::ALL.iter().position(|one| *one == statistic);
            told[place.unwrap()]
        };
        let [time, cost] = [0, 1].map(|route| {
            let route = &summary.routes[route];
            let mean = |measure: &corridor::stats::Measure| measure.mean().unwrap().value;
            (mean(&route.time_h), mean(&route.cost_usd))
        });
        // A summary's sums are rounded to 2^-40 of the unit; a sample's are plain sums of 2,500 numbers.
        assert!((of(Statistic::MeanTime) - (cost.0 - time.0)).abs() < 1e-6);
        assert!((of(Statistic::MeanCost) - (cost.1 - time.1)).abs() < 1e-6);
        assert_eq!(
            of(Statistic::Before),
            summary.earlier.p_before(1, 0).unwrap()
        );
        assert_eq!(
            of(Statistic::Cheaper),
            summary.cheaper.p_before(1, 0).unwrap()
        );
        // Quantiles of a summary are read from cells 1/1024 of an octave wide.
        let p95 = |route: usize| summary.routes[route].time_h.quantile(0.95).unwrap().value;
        assert!((of(Statistic::P95Time) - (p95(1) - p95(0))).abs() < 2e-3 * p95(0));
    }
}

#[test]
fn a_scenario_asked_again_is_the_one_that_is_loaded_with_the_same_settings() {
    let settings = [
        r#"levers.rasht-astara-rail="open""#.to_owned(),
        "cv-sea-weather=0.2".to_owned(),
        r#"shipment.box="20ft""#.to_owned(),
    ];
    let (opened, plain) = Opened::open(None, &[]).unwrap();
    let again = opened.under(&settings).unwrap();
    let loaded = load(None, &settings).unwrap();
    assert_eq!(again.inputs_hash(), loaded.inputs_hash());
    assert_eq!(again.regimes[0].book, loaded.regimes[0].book);
    assert_ne!(again.inputs_hash(), plain.inputs_hash());
    let wrong = opened.under(&["no-such-row=1".to_owned()]).unwrap_err();
    assert_eq!(
        wrong.to_string(),
        load(None, &["no-such-row=1".to_owned()])
            .unwrap_err()
            .to_string()
    );
}

#[test]
fn what_follows_an_unknown_stands_at_the_same_place_of_its_range() {
    let question = load(None, &[r#"regime="red-sea-avoided""#.to_owned()]).unwrap();
    let prepared = Prepared::new(&question).unwrap();
    let case = &question.regimes[0];
    let inputs = unknowns(&question, case, &prepared.routes);
    assert!(inputs.len() > 100, "{}", inputs.len());
    let leading = inputs.iter().find(|input| input.members.len() > 1);
    let leading = leading.expect("the regime sets one assumption as another");
    let mut values = case.best();
    leading.put(case, &mut values, 0.9);
    for &member in &leading.members {
        let row = &case.book[member];
        let share = (values.get(member) - row.low) / (row.high - row.low);
        let own = (leading.value(case, 0.9) - case.book[leading.row].low)
            / (case.book[leading.row].high - case.book[leading.row].low);
        assert!((share - own).abs() < 1e-9, "{}", row.id);
    }
}
