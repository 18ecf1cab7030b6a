//! `corridor diff`: two runs of a small corridor, their changes and what each does.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use super::fixture::Fixture;

fn corridor(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_corridor"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

/// A run of a scenario in the folder `out`, with these settings.
fn run(folder: &Path, out: &str, settings: &[&str]) {
    let sizes = [
        "--trials",
        "1024",
        "--futures",
        "1",
        "--quiet",
        "--out",
        out,
    ];
    let mut arguments = vec!["compare", "question.toml"];
    arguments.extend(sizes);
    arguments.extend(settings.iter().flat_map(|setting| ["--set", setting]));
    let output = corridor(folder, &arguments);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told}");
}

fn diff(folder: &Path) -> Value {
    let output = corridor(
        folder,
        &["diff", "a", "b", "--trials", "1024", "--json", "--quiet"],
    );
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn number(value: &Value) -> f64 {
    value
        .as_f64()
        .unwrap_or_else(|| panic!("no number: {value}"))
}

/// Alpha to Gamma without chance in the sea leg or the wait for a ship, so that what a change does is known.
fn steady(name: &str) -> Fixture {
    Fixture::new(name)
}

#[test]
fn the_same_run_twice_has_no_difference() {
    let fixture = steady("diff-same");
    let folder = fixture.write();
    run(folder, "a", &[]);
    run(folder, "b", &[]);
    let output = corridor(folder, &["diff", "a", "b", "--quiet"]);
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("no difference"), "{said}");
    assert_eq!(diff(folder)["same"], true);
}

#[test]
fn a_dearer_fee_is_told_with_its_source_and_raises_the_cost_by_what_it_costs() {
    let fixture = steady("diff-fee");
    let folder = fixture.write().to_owned();
    run(&folder, "a", &[]);
    let book = folder.join("tiny/assumptions.csv");
    let text = std::fs::read_to_string(&book).unwrap();
    // The railway: 0.30 to 0.35 USD a TEU and kilometre.
    let edited = text.replace("railway tariff,0.2,0.3,0.4", "railway tariff,0.2,0.35,0.4");
    assert_ne!(text, edited);
    std::fs::write(&book, edited).unwrap();
    run(&folder, "b", &["speed-ship=7"]);
    let told = diff(&folder);
    let changes = told["changes"].as_array().unwrap();
    let tariff = changes
        .iter()
        .find(|change| change["row"] == "rate-rail")
        .unwrap();
    assert_eq!(
        [
            &tariff["column"],
            &tariff["was"],
            &tariff["is"],
            &tariff["source"]
        ],
        ["best", "0.3", "0.35", "S1"]
    );
    assert!(
        changes
            .iter()
            .any(|change| change["row"] == "assume.speed-ship"),
        "{changes:?}"
    );
    let headlines = told["headlines"].as_array().unwrap();
    let rail = headlines
        .iter()
        .find(|headline| headline["route"] == "rail" && headline["regime"] == "calm")
        .unwrap();
    let steps = rail["steps"].as_array().unwrap();
    let step = |word: &str| {
        let named = |step: &&Value| step["step"].as_str().unwrap().contains(word);
        steps.iter().find(named).unwrap()
    };
    // 800 km x 2 TEU x 0.05 USD = 80 USD, the same alone and in order; money of one year, so nothing is converted.
    let usd = &step("rate-rail")["alone"]["median_cost_usd"];
    assert!((number(usd) - 80.0).abs() < 8.0, "{usd}");
    assert_eq!(number(&step("rate-rail")["alone"]["median_time_h"]), 0.0);
    // 1,000 km at 7 instead of 14 knots of 1.852 km/h: 38.57 h more, spread by the variation of the sea leg.
    let hours = &step("speed-ship")["alone"]["median_time_h"];
    assert!((number(hours) - 38.57).abs() < 20.0, "{hours}");
    for measure in ["median_time_h", "median_cost_usd"] {
        let of = |value: &Value| number(&value[measure]);
        let in_order: f64 = steps.iter().map(|step| of(&step["in_order"])).sum();
        let alone: f64 = steps.iter().map(|step| of(&step["alone"])).sum();
        let change = of(&rail["change"]);
        assert!(
            (in_order - change).abs() < 1e-3,
            "{measure}: {in_order} for {change}"
        );
        assert!(
            (alone + of(&rail["interaction"]) - change).abs() < 1e-3,
            "{measure}"
        );
    }
}

#[test]
fn a_folder_that_is_no_run_or_was_tampered_with_is_refused_and_nothing_is_written() {
    let fixture = steady("diff-refused");
    let folder = fixture.write();
    run(folder, "a", &[]);
    let output = corridor(folder, &["diff", "a", "tiny", "--out", "c"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.contains("manifest.json") && !folder.join("c").exists(),
        "{told}"
    );
    std::fs::write(folder.join("a/inputs/tiny/laws.csv"), "id\n").unwrap();
    let output = corridor(folder, &["diff", "a", "a", "--out", "c"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("laws.csv"));
}
