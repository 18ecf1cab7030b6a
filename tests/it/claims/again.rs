//! Every number of a verdict, worked out once more from the means that stand beside it.

use std::collections::BTreeMap;

use corridor::route::plan;
use corridor::scenario::load;
use serde_json::Value;

use super::{document, found};

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// What a reading must be, from the routes of its condition: by the words of the claim alone.
fn expected(test: &Value, subject: &Value, baseline: Option<&Value>) -> Option<f64> {
    let column = match test["quantity"].as_str()? {
        "length" => "km",
        "cost" => "mean_usd",
        "generalised" => "mean_generalised_usd",
        "worth-of-lever" if test["unit"].as_str()?.starts_with("USD") => "mean_usd",
        "time" | "worth-of-lever" => "mean_h",
        _ => return None,
    };
    let s = number(&subject[column]);
    Some(
        match (test["test"].as_str()?, baseline.map(|b| number(&b[column]))) {
            ("saving" | "shorter-by", Some(b)) => 1.0 - s / b,
            ("ratio", Some(b)) => b / s,
            ("less-by", Some(b)) => b - s,
            (_, Some(b)) if test["quantity"] == "worth-of-lever" => b - s,
            _ => s,
        },
    )
}

#[test]
fn the_numbers_of_every_verdict_follow_from_the_means_and_kilometres_beside_them() {
    let found = found(None, &["run.futures=6", "run.inner=1024"]);
    let document = document(&found);
    let mut readings = 0;
    let mut asked = 0;
    for claim in document["claims"].as_array().unwrap() {
        let test = &claim["test"];
        let conditions = claim["conditions"].as_array().unwrap();
        if test.is_null() {
            assert!(conditions.is_empty() && !claim["nearest"].is_null());
            continue;
        }
        asked += 1;
        // Its own date, and the two regimes of the study.
        assert_eq!(conditions.len(), 3, "{}", claim["id"]);
        for condition in conditions {
            let routes: BTreeMap<&str, &Value> = condition["routes"]
                .as_array()
                .unwrap()
                .iter()
                .map(|route| (route["id"].as_str().unwrap(), route))
                .collect();
            for reading in condition["readings"].as_array().unwrap() {
                let subject = routes[reading["subject"].as_str().unwrap()];
                let baseline = reading["baseline"].as_str().map(|id| routes[id]);
                let (value, p) = (number(&reading["value"]), number(&reading["p_typ"]));
                if let Some(expected) = expected(test, subject, baseline) {
                    // The means are printed to seven digits; a difference of two can lose three of them.
                    let size = expected.abs().max(1e-3);
                    assert!(
                        (value - expected).abs() < 1e-3 * size,
                        "{}: {value} {expected}",
                        claim["id"]
                    );
                    readings += 1;
                }
                let word = match p {
                    p if p > 0.66 => "holds",
                    p if p < 0.33 => "fails",
                    _ => "open",
                };
                assert_eq!(reading["verdict"], word, "{}", claim["id"]);
                // Six futures: shares are sixths; a length is worked out.
                assert!((6.0 * p - (6.0 * p).round()).abs() < 1e-5, "{p}");
                if let Some(any) = reading["p_any"].as_f64() {
                    assert!((0.0..=1.0).contains(&any));
                }
            }
        }
    }
    assert!(
        asked >= 24 && readings > 250,
        "{asked} claims, {readings} readings"
    );
}

#[test]
fn a_length_is_that_of_the_same_way_in_a_comparison() {
    let found = found(None, &["run.futures=1", "run.inner=1024"]);
    let question = load(Some("mumbai-st-petersburg"), &[]).unwrap();
    let planned = plan(&question).unwrap();
    let km = |id: &str| {
        let route = planned.iter().find(|route| route.id == id).unwrap();
        let legs = route
            .arcs
            .iter()
            .map(|arc| &question.corridor.legs[arc.leg]);
        let values = question.regimes[0].best();
        legs.map(|leg| leg.distance_km.get(&values)).sum::<f64>()
    };
    let claim = found
        .claims
        .iter()
        .find(|found| found.claim.id == "shorter-than-16000");
    let routes = &claim.unwrap().conditions[1].routes;
    for (way, route) in [
        ("west-by-road", "west-road"),
        ("suez-to-baltic", "suez-direct"),
        ("cape-by-hub", "cape-hub-rotterdam"),
        ("east-by-rail", "east-incheh-borun"),
    ] {
        let told = routes.iter().find(|route| route.id == way).unwrap().km;
        assert!(
            (told - km(route)).abs() < 1e-6,
            "{way}: {told} {}",
            km(route)
        );
    }
}
