//! `corridor backtest` on the command line: its folder, its document, its refusals.

use crate::cli::{corridor, edit, is_empty, out, told};

#[test]
fn a_backtest_lands_in_its_folder_and_is_reproduced_byte_by_byte() {
    let home = tempfile::tempdir().unwrap();
    let sizes = ["--trials", "2048", "--futures", "4", "--inner", "1024"];
    let mut arguments = vec!["backtest", "--quiet", "--threads", "1", "--out", "seen"];
    arguments.extend(sizes);
    let output = corridor(home.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(out(&output).starts_with("On record: 2 full-length trips, 2 of them pilots.\n"));
    let run = home.path().join("seen");
    for file in [
        "manifest.json",
        "brief.md",
        "cases.csv",
        "scores.csv",
        "left-out.csv",
        "inputs/north-south/observations.csv",
        "charts/backtest.png",
        "charts/backtest-slide.svg",
        "charts/announced-2.csv",
    ] {
        assert!(run.join(file).is_file(), "{file}");
    }
    let output = corridor(home.path(), &["reproduce", "seen", "--threads", "2"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
}

#[test]
fn the_document_of_a_backtest_holds_what_its_scores_are_made_of() {
    let home = tempfile::tempdir().unwrap();
    let arguments = [
        "backtest",
        "--json",
        "--trials",
        "2048",
        "--futures",
        "4",
        "--inner",
        "1024",
    ];
    let output = corridor(home.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let document: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    let cases = document["cases"].as_array().unwrap();
    for group in document["scores"].as_array().unwrap() {
        let of = |id: &serde_json::Value| cases.iter().find(|case| case["id"] == *id).unwrap();
        let members: Vec<_> = group["cases"].as_array().unwrap().iter().map(of).collect();
        for reading in ["simulated", "at_best_values", "all_ready"] {
            let scores: Vec<f64> = members
                .iter()
                .filter_map(|case| case[reading]["crps_d"].as_f64())
                .collect();
            let mean = scores.iter().sum::<f64>() / scores.len() as f64;
            let told = group[reading]["crps_d"].as_f64();
            assert!(
                told.is_none_or(|told| (told - mean).abs() < 1e-9),
                "{reading}"
            );
            let inside = members
                .iter()
                .filter(|case| case[reading]["inside"]["90"] == true)
                .count();
            assert_eq!(group[reading]["coverage"][2]["inside"], inside);
        }
        // Fewer than ten of each kind: no interval of a share.
        assert!(group["simulated"]["coverage"][2]["interval"].is_null());
    }
    assert!(is_empty(home.path()));
}

#[test]
fn a_malformed_observation_is_bad_input_and_nothing_is_written() {
    let home = tempfile::tempdir().unwrap();
    let output = corridor(home.path(), &["init"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let table = home.path().join("north-south/observations.csv");
    edit(&table, "port-port,,,2016-09-20,", "port-port,,,2016-13-20,");
    let output = corridor(home.path(), &["backtest"]);
    assert_eq!(output.status.code(), Some(2));
    let told = told(&output);
    assert!(
        told.contains("observations.csv, row 2, column depart_from: '2016-13-20' is not a date"),
        "{told}"
    );
    assert!(!home.path().join("runs").exists());
}
