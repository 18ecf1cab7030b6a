//! What levers do, on the shipped corridor, and which options hold under every regime.

use serde_json::Value;

use super::{corridor, document, told, two_ways};

/// Small sizes: a lever that does nothing does nothing in one future as in many.
const SMALL: [&str; 4] = ["--futures", "2", "--regime", "suez-open"];

fn swept(arguments: &[&str]) -> Value {
    let home = tempfile::tempdir().unwrap();
    let mut all = vec!["sweep"];
    all.extend(arguments);
    all.extend(SMALL);
    document(home.path(), &all)
}

#[test]
fn once_the_rail_link_is_open_a_green_lane_for_lorries_does_nothing_for_trains() {
    let found = swept(&[
        "rail-link-open",
        "--levers",
        "astara-green-lane,pre-clearance",
        "--route",
        "west-rail-link",
    ]);
    let levers = &found["regimes"][0]["levers"];
    assert_eq!(levers[0]["touches"], false);
    assert_eq!(levers[0]["alone"]["value"], 0.0);
    assert_eq!(levers[1]["touches"], true);
    assert!(levers[1]["alone"]["value"].as_f64().unwrap() < 0.0);

    let home = tempfile::tempdir().unwrap();
    let mut all = vec![
        "sweep",
        "rail-link-open",
        "--levers",
        "astara-green-lane",
        "--route",
        "west-rail-link",
        "--quiet",
    ];
    all.extend(SMALL);
    let output = corridor(home.path(), &all);
    let text = String::from_utf8(output.stdout)
        .unwrap()
        .replace("\n    ", " ");
    assert!(
        text.contains("Green lane for lorries at Astara touches no step of the question's routes"),
        "{text}"
    );
}

#[test]
fn the_link_takes_all_that_a_green_lane_would_save() {
    let found = swept(&[
        "--levers",
        "rasht-astara-rail,astara-green-lane",
        "--factorial",
        "--route",
        "west-road,west-rail-link",
        "--of",
        "time",
    ]);
    let regime = &found["regimes"][0];
    let sets = regime["combinations"].as_array().unwrap();
    assert_eq!(sets.len(), 4);
    let routes: Vec<&str> = sets
        .iter()
        .map(|set| set["route"].as_str().unwrap())
        .collect();
    // None, the link, the green lane, both.
    assert_eq!(
        routes,
        ["west-road", "west-rail-link", "west-road", "west-rail-link"]
    );
    let value = |set: usize| sets[set]["value"].as_f64().unwrap();
    assert_eq!(value(1), value(3));
    assert!(value(2) < value(0));
    let interaction = regime["interactions"][0]["interaction"]["value"]
        .as_f64()
        .unwrap();
    // Numbers of a document are rounded to some seven digits.
    assert!((interaction - (value(0) - value(2))).abs() < 0.01);
    assert_eq!(found["levers"][0]["before_its_date"], true);
}

#[test]
fn every_lever_of_the_shipped_corridor_has_a_source_and_its_cost_is_told() {
    let home = tempfile::tempdir().unwrap();
    let tables = std::fs::read_to_string("scenarios/north-south/levers.csv").unwrap();
    let mut ids: Vec<&str> = tables
        .lines()
        .skip(1)
        .map(|row| row.split(',').next().unwrap())
        .collect();
    ids.dedup();
    for wanted in [
        "rasht-astara-rail",
        "astara-green-lane",
        "border-hours",
        "caspian-frequency",
        "east-frequency",
        "west-frequency",
        "crane-capacity-west",
        "gauge-capacity-incheh",
        "pre-clearance",
        "single-consignment-note",
        "rail-rebate-west",
    ] {
        assert!(ids.contains(&wanted), "{wanted}");
    }
    for id in ids {
        let output = corridor(home.path(), &["explain", id]);
        let text = String::from_utf8(output.stdout).unwrap();
        // A lever may be called like the leg that it opens, which is then told first.
        if !text.starts_with("lever ") {
            continue;
        }
        assert!(text.contains("\n  cost: "), "{text}");
        assert!(text.contains("source"), "{text}");
    }
}

#[test]
fn options_are_judged_under_every_regime_and_a_split_is_among_them() {
    let fixture = two_ways("options_are_judged").edit(
        "tiny/regimes.csv",
        "avoided,Ships go round,2024-01-01,,speed-ship=speed-avoided; headway-ship=10,,general:0.5,BETA,S1",
        "avoided,Ships go round,2024-01-01,,speed-ship=speed-avoided; headway-ship=10,block-train,,,S1",
    );
    let home = fixture.write();
    let arguments = ["robustness", "question.toml", "--futures", "3"];
    let found = document(home, &arguments);
    let ways = &found["ways"];
    let ids: Vec<&str> = ways["options"]
        .as_array()
        .unwrap()
        .iter()
        .map(|option| option["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["rail", "link", "link+rail"]);
    let value =
        |option: usize, regime: usize| ways["options"][option]["regimes"][regime]["value"].as_f64();
    // The train of the railway is withheld when ships go round: half each is then all by the link.
    assert_eq!(value(0, 1), None);
    assert_eq!(value(2, 1), value(1, 1));
    let half = value(2, 0).unwrap();
    let mean = f64::midpoint(value(0, 0).unwrap(), value(1, 0).unwrap());
    assert!((half - mean).abs() < 1e-6 * mean, "{half} {mean}");
    for regime in 0..2 {
        let least = ways["options"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|option| option["regimes"][regime]["regret"].as_f64())
            .fold(f64::INFINITY, f64::min);
        assert_eq!(least, 0.0);
    }
    let packages = &found["packages"]["options"];
    assert_eq!(packages[0]["id"], "no lever");
    assert_eq!(packages[1]["levers"][0], "green-lane");
    let text = document(home, &arguments).to_string();
    assert_eq!(text, found.to_string());
    let output = corridor(home, &["robustness", "question.toml", "--of", "speed"]);
    assert!(told(&output).contains("--of speed is none of the words"));
}
