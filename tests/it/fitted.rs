//! `corridor fit` and the book: from gate times to rows that the loader takes, from tables to a document.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use corridor::law::Law;
use corridor::scenario::load;
use serde_json::Value;

use super::fixture::Fixture;

fn corridor(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_corridor"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Times of `count` boxes that come in an hour apart and stay for the quantiles of a law; those for whom `open` is true
/// are still there.
fn sheet(law: &Law, count: u32, open: impl Fn(u32) -> bool) -> String {
    let mut text = "id,in,out\n".to_owned();
    for i in 0..count {
        let hours = law.quantile((f64::from(i) + 0.5) / f64::from(count));
        let minutes = (hours * 60.0).round() as i64;
        let start = jiff::civil::date(2025, 3, 1).at(0, 0, 0, 0)
            + jiff::SignedDuration::from_hours(i.into());
        let end = start + jiff::SignedDuration::from_mins(minutes);
        let end = if open(i) {
            String::new()
        } else {
            end.to_string()
        };
        let _ = writeln!(text, "box-{i},{start},{end}");
    }
    text
}

#[test]
fn gate_times_become_rows_that_the_loader_takes_once_their_source_is_filled_in() {
    let law = Law::lognormal(40.0, 0.6).unwrap();
    let fixture = Fixture::new("fit").put("times.csv", sheet(&law, 80, |_| false));
    let folder = fixture.write().to_owned();
    let output = corridor(
        &folder,
        &[
            "fit",
            "times.csv",
            "--stop",
            "beta-transfer-back",
            "question.toml",
            "--out",
            "fit",
            "--json",
        ],
    );
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let best = &document["fits"][0];
    assert_eq!(best["family"], "lognormal");
    // Eighty quantiles of a law of mean 40 h and CV 0.6: its tail is cut, so both come out a little less.
    let number = |value: &Value| value.as_f64().unwrap();
    assert!((number(&best["mean_h"]) - 40.0).abs() < 1.0, "{best}");
    assert!((number(&best["cv"]) - 0.6).abs() < 0.04, "{best}");
    assert!(
        number(&best["mean_interval_h"][0]) < 40.0 && number(&best["mean_interval_h"][1]) > 40.0,
        "{best}"
    );
    for file in [
        "brief.md",
        "fit.csv",
        "counted.csv",
        "charts/fit.png",
        "times.csv",
    ] {
        assert!(folder.join("fit").join(file).is_file(), "{file}");
    }
    // The rows as a further folder of tables, their source filled in, and the law named by the stop.
    let more = folder.join("more");
    fs::create_dir(&more).unwrap();
    for table in ["assumptions.csv", "laws.csv"] {
        let rows = fs::read_to_string(folder.join("fit").join(table)).unwrap();
        fs::write(more.join(table), rows.replace("FILL-IN-SOURCE", "S1")).unwrap();
    }
    let stops = fs::read_to_string(folder.join("tiny/stops.csv")).unwrap();
    let lines = stops
        .lines()
        .filter(|line| line.starts_with("id,") || line.starts_with("beta-transfer-back"));
    let rows: Vec<String> = lines
        .map(|line| line.replace("transfer,12,", "transfer,fit-beta-transfer-back-law,"))
        .collect();
    fs::write(more.join("stops.csv"), rows.join("\n")).unwrap();
    let scenario = fs::read_to_string(folder.join("question.toml")).unwrap();
    let scenario = scenario.replace("corridor = \"tiny\"", "corridor = [\"tiny\", \"more\"]");
    fs::write(folder.join("more.toml"), scenario).unwrap();
    let question = load(Some(folder.join("more.toml").to_str().unwrap()), &[]);
    let question = question.unwrap_or_else(|problems| panic!("{problems}"));
    let rows = &question.corridor.assumptions;
    assert!(
        rows.iter()
            .any(|row| row.id == "fit-beta-transfer-back-mean" && row.is_unknown())
    );
}

#[test]
fn boxes_that_are_still_there_make_the_fitted_stay_longer() {
    let law = Law::gamma(60.0, 0.5).unwrap();
    let fixture = Fixture::new("fit-open")
        .put("all.csv", sheet(&law, 30, |_| false))
        .put("open.csv", sheet(&law, 30, |i| i % 5 == 0));
    let folder = fixture.write();
    let mean = |file: &str| {
        let output = corridor(
            folder,
            &[
                "fit",
                file,
                "--stop",
                "gamma-gate",
                "question.toml",
                "--json",
            ],
        );
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        (
            document["fits"][0]["mean_h"].as_f64().unwrap(),
            document["still_there"].as_u64().unwrap(),
        )
    };
    let (all, open) = (mean("all.csv"), mean("open.csv"));
    assert_eq!((all.1, open.1), (0, 6));
    assert!(open.0 > all.0, "{open:?} {all:?}");
}

#[test]
fn times_that_cannot_be_fitted_and_a_stop_that_is_not_there_are_refused_and_nothing_is_written() {
    let few = "in,out\n2025-03-01,2025-03-02\n2025-03-01,2025-03-04\n";
    let wrong = "in,out\n2025-03-04,2025-03-02\n";
    let fixture = Fixture::new("fit-refused")
        .put("few.csv", few)
        .put("wrong.csv", wrong)
        .put("none.csv", "in,out\n");
    let folder = fixture.write();
    for (file, stop, words) in [
        ("few.csv", "gamma-gate", "at least 5 are needed"),
        ("wrong.csv", "gamma-gate", "row 2, column out"),
        ("none.csv", "gamma-gate", "there are no rows"),
        ("missing.csv", "gamma-gate", "missing.csv"),
        ("few.csv", "gamma-gat", "gamma-gate"),
    ] {
        let output = corridor(
            folder,
            &["fit", file, "--stop", stop, "question.toml", "--out", "out"],
        );
        assert_eq!(output.status.code(), Some(2), "{file} {stop}");
        assert!(told(&output).contains(words), "{}", told(&output));
        assert!(!folder.join("out").exists());
    }
}

#[test]
fn the_book_is_a_document_with_sources_uses_and_what_judgement_carries() {
    let fixture = Fixture::new("book");
    let folder = fixture.write();
    let arguments = [
        "explain",
        "--all",
        "--scenario",
        "question.toml",
        "--out",
        "book",
    ];
    let output = corridor(folder, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("10 rows of the book"), "{said}");
    let page = fs::read_to_string(folder.join("book/book.md")).unwrap();
    let row = page
        .lines()
        .find(|line| line.contains("`rate-rail`"))
        .unwrap();
    assert!(
        row.contains("0.2 - 0.3 - 0.4 USD/km") && row.contains("beta-gamma-rail"),
        "{row}"
    );
    let table = fs::read_to_string(folder.join("book/book.csv")).unwrap();
    assert!(table.contains("S1: Port statistics (2024)"), "{table}");
    assert!(
        fs::read(folder.join("book/book.xlsx"))
            .unwrap()
            .starts_with(b"PK")
    );
    // With the folder of a sensitivity run the shares stand beside the rows.
    fs::create_dir(folder.join("drivers")).unwrap();
    let indices =
        "regime,statistic,id,first,total\ncalm,time,cv-sea,0.1,0.7\ncalm,time,speed-ship,0.2,0.3\n";
    fs::write(folder.join("drivers/indices.csv"), indices).unwrap();
    let mut with = arguments.to_vec();
    with[5] = "weighed";
    with.extend(["--drivers", "drivers"]);
    let output = corridor(folder, &with);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    // The spread of sailing times is a judgement: 0.7 of 0.7 + 0.3.
    assert!(
        said.contains("warning: judgement carries 70 of 100"),
        "{said}"
    );
    let refused = corridor(
        folder,
        &[
            "explain",
            "--all",
            "--scenario",
            "question.toml",
            "--out",
            "x",
            "--drivers",
            "tiny",
        ],
    );
    assert_eq!(refused.status.code(), Some(2));
    assert!(!folder.join("x").exists());
}

#[test]
fn the_readme_names_the_judgements_among_the_ten_inputs_that_move_the_main_answer_most() {
    let page = include_str!("../../README.md");
    let begin = page.find("judgements among the ten inputs").unwrap();
    let table = page[begin..].split("\n## ").next().unwrap();
    let named: Vec<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    let settings = ["run.trials=8192", "run.futures=1", "run.departures=0"].map(String::from);
    let question = load(None, &settings).unwrap_or_else(|problems| panic!("{problems}"));
    let never = std::sync::atomic::AtomicBool::new(false);
    let answer = corridor::study::compare(&question, &never, &|_, _| ()).unwrap();
    let leading = &answer.footing.leading;
    assert_eq!(leading.len(), 10);
    let judged = leading
        .iter()
        .filter(|row| row.grade == corridor::corridor::Grade::Judgement);
    let judged: Vec<&str> = judged.map(|row| row.id.as_str()).collect();
    assert_eq!(named, judged);
}
