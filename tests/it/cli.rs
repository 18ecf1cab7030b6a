//! The command line as a script sees it: exit status, streams, files.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const VERBS: [&str; 11] = [
    "sweep",
    "robustness",
    "compare",
    "check",
    "claims",
    "routes",
    "explain",
    "init",
    "schema",
    "completions",
    "reproduce",
];

pub(crate) fn corridor(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_corridor"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub(crate) fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

/// Replaces a text that stands in the file just once.
pub(crate) fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    fs::write(file, text.replace(from, to)).unwrap();
}

/// Sizes with which a run takes a moment.
const SMALL: [&str; 6] = ["--trials", "2048", "--futures", "3", "--inner", "1024"];

#[test]
fn without_arguments_it_says_what_it_can_do() {
    let home = tempfile::tempdir().unwrap();
    let output = corridor(home.path(), &[]);
    assert_eq!(output.status.code(), Some(0));
    for verb in VERBS {
        assert!(out(&output).contains(&format!("corridor {verb}")), "{verb}");
    }
}

#[test]
fn the_help_of_every_verb_ends_with_an_example() {
    let home = tempfile::tempdir().unwrap();
    for verb in VERBS {
        let output = corridor(home.path(), &[verb, "--help"]);
        assert_eq!(output.status.code(), Some(0), "{verb}");
        let text = out(&output);
        let last = text.trim_end().lines().last().unwrap_or_default();
        assert!(last.starts_with("Example: corridor"), "{verb}: {last}");
    }
}

#[test]
fn an_unknown_scenario_is_bad_input_and_nothing_is_written() {
    let home = tempfile::tempdir().unwrap();
    for verb in ["compare", "check", "routes"] {
        let output = corridor(home.path(), &[verb, "instc-vs-sues"]);
        assert_eq!(output.status.code(), Some(2), "{verb}");
        assert!(told(&output).contains("instc-vs-suez"), "{}", told(&output));
        assert_eq!(out(&output), "");
        assert!(is_empty(home.path()));
    }
}

#[test]
fn an_unknown_option_and_a_setting_without_value_are_bad_input() {
    let home = tempfile::tempdir().unwrap();
    let output = corridor(home.path(), &["compare", "--trails", "10"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("--trials"), "{}", told(&output));
    let output = corridor(home.path(), &["check", "--set", "speed"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("ID=VALUE") || told(&output).contains("ID=12.5"));
    assert!(is_empty(home.path()));
}

#[test]
fn two_scenarios_do_not_fit_one_json_document() {
    let home = tempfile::tempdir().unwrap();
    let twice = ["compare", "instc-vs-suez", "instc-vs-suez", "--json"];
    let output = corridor(home.path(), &twice);
    assert_eq!(output.status.code(), Some(2));
    assert!(is_empty(home.path()));
}

#[test]
fn a_run_lands_in_its_folder_and_is_reproduced_byte_by_byte() {
    let home = tempfile::tempdir().unwrap();
    let mut arguments = vec!["compare", "--quiet", "--threads", "1"];
    arguments.extend(SMALL);
    let output = corridor(home.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(out(&output).contains("of 100 paired shipments"));
    assert_eq!(told(&output), "");

    let runs: Vec<_> = fs::read_dir(home.path().join("runs")).unwrap().collect();
    assert_eq!(runs.len(), 1);
    let run = runs[0].as_ref().unwrap().path();
    for file in [
        "manifest.json",
        "brief.md",
        "summary.csv",
        "tables.xlsx",
        "charts/answer.png",
        "charts/answer-slide.svg",
        "charts/map.csv",
    ] {
        assert!(run.join(file).is_file(), "{file}");
    }

    let folder = run.to_string_lossy();
    let output = corridor(home.path(), &["reproduce", &folder, "--threads", "2"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));

    fs::write(run.join("brief.md"), "another brief").unwrap();
    fs::remove_file(run.join("charts/map.svg")).unwrap();
    let output = corridor(home.path(), &["reproduce", &folder]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("brief.md: other bytes"));
    assert!(told(&output).contains("charts/map.svg: in the run, not in the folder"));
}

#[test]
fn json_prints_one_document_and_writes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut arguments = vec!["compare", "--json", "--set", "shipment.box=20ft"];
    arguments.extend(SMALL);
    let output = corridor(home.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let document: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(document["schema"], 1);
    assert_eq!(document["question"]["box"], "20ft");
    assert_eq!(document["run"]["trials"], 2_048);
    let regimes = document["regimes"].as_array().unwrap();
    for regime in regimes {
        let routes = regime["routes"].as_array().unwrap().len();
        let pairs = regime["pairs"].as_array().unwrap().len();
        assert_eq!(pairs, routes * (routes - 1) / 2);
    }
    assert!(is_empty(home.path()));
}

#[test]
fn a_folder_of_something_else_is_refused_before_the_run() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("letters")).unwrap();
    fs::write(home.path().join("letters/mine.txt"), "keep").unwrap();
    let output = corridor(home.path(), &["compare", "--out", "letters"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("name another folder with --out"));
    assert_eq!(
        fs::read_dir(home.path().join("letters")).unwrap().count(),
        1
    );
}

#[test]
fn a_copy_of_the_corridor_answers_as_the_shipped_one_does() {
    let home = tempfile::tempdir().unwrap();
    let output = corridor(home.path(), &["init", "mine"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let again = corridor(home.path(), &["init", "mine"]);
    assert_eq!(again.status.code(), Some(2));
    let of_copy = corridor(home.path(), &["routes", "mine/instc-vs-suez.toml"]);
    let of_shipped = corridor(home.path(), &["routes"]);
    assert_eq!(of_copy.status.code(), Some(0), "{}", told(&of_copy));
    assert_eq!(out(&of_copy), out(&of_shipped));
}

#[test]
fn an_edited_copy_is_read_before_the_shipped_one_and_the_brief_tells_the_edit() {
    let home = tempfile::tempdir().unwrap();
    let output = corridor(home.path(), &["check"]);
    assert!(
        told(&output).starts_with("read: the shipped scenario"),
        "{}",
        told(&output)
    );
    let output = corridor(home.path(), &["init"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let book = home.path().join("north-south/assumptions.csv");
    let text = fs::read_to_string(&book).unwrap();
    let row = |line: &&str| line.starts_with("astara-green-share,");
    let row = text.lines().find(row).unwrap();
    edit(&book, row, &row.replacen(",judgement,", ",estimate,", 1));
    let mut arguments = vec!["compare"];
    arguments.extend(SMALL);
    let output = corridor(home.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let notes = told(&output);
    assert!(
        notes.starts_with("read: scenario instc-vs-suez.toml; tables north-south\n"),
        "{notes}"
    );
    let edit =
        "north-south/assumptions.csv, astara-green-share: grade estimate instead of judgement";
    assert!(notes.contains(&format!("edited: {edit}")), "{notes}");
    let runs = fs::read_dir(home.path().join("runs")).unwrap();
    let run = runs.into_iter().next().unwrap().unwrap().path();
    let brief = fs::read_to_string(run.join("brief.md")).unwrap();
    assert!(brief.contains(&format!("- Edited against the shipped tables: {edit}.")));

    // The tables alone are read, too, by a scenario that is shipped.
    fs::remove_file(home.path().join("instc-vs-suez.toml")).unwrap();
    let output = corridor(home.path(), &["check"]);
    let first = "read: the shipped scenario instc-vs-suez; tables north-south\n";
    assert!(told(&output).starts_with(first), "{}", told(&output));
    let text: Vec<String> = out(&output).split_whitespace().map(str::to_owned).collect();
    assert!(text.join(" ").contains(edit), "{}", out(&output));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_a_run_with_status_one_and_leaves_nothing() {
    use std::process::Stdio;
    use std::time::{Duration, Instant};
    let home = tempfile::tempdir().unwrap();
    let arguments = ["compare", "--trials", "1000000000", "--threads", "1"];
    let mut run = Command::new(env!("CARGO_BIN_EXE_corridor"))
        .current_dir(home.path())
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_secs(3));
    assert!(run.try_wait().unwrap().is_none(), "it ended by itself");
    let kill = Command::new("kill")
        .args(["-INT", &run.id().to_string()])
        .status();
    assert!(kill.unwrap().success());
    let asked = Instant::now();
    while run.try_wait().unwrap().is_none() {
        if asked.elapsed() > Duration::from_secs(60) {
            run.kill().unwrap();
            panic!("it went on for a minute");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let output = run.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).ends_with("interrupted; nothing was written\n"),
        "{}",
        told(&output)
    );
    assert_eq!(out(&output), "");
    assert!(is_empty(home.path()));
}

#[test]
fn nothing_on_the_screen_is_wider_than_a_hundred_columns() {
    let home = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 7] = [
        &[],
        &["--help"],
        &["compare", "--help"],
        &["check"],
        &["routes"],
        &["explain", "west-road"],
        &["explain", "irasr-road-border"],
    ];
    for arguments in commands {
        let output = corridor(home.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        for line in out(&output).lines() {
            // An address cannot be broken.
            let fits = line.chars().count() <= 100 || line.contains("http");
            assert!(fits, "{arguments:?}: {line}");
        }
    }
}

#[test]
fn every_id_that_a_route_uses_can_be_explained() {
    let home = tempfile::tempdir().unwrap();
    let output = corridor(home.path(), &["explain", "--all"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(out(&output).contains("in all, each law at its mean"));
    assert!(out(&output).contains("grade: "));
    let output = corridor(home.path(), &["explain", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("the nearest ids are"));
}

#[test]
fn the_block_that_routes_writes_is_toml() {
    let home = tempfile::tempdir().unwrap();
    let output = corridor(home.path(), &["routes", "--k", "3", "--write"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let block: toml::Table = out(&output).parse().unwrap();
    assert_eq!(block["routes"].as_table().unwrap().len(), 3);
}

#[test]
fn the_schema_and_the_completions_are_printed() {
    let home = tempfile::tempdir().unwrap();
    let schema = corridor(home.path(), &["schema"]);
    let schema: serde_json::Value = serde_json::from_str(&out(&schema)).unwrap();
    assert!(schema["properties"]["shipment"].is_object());
    let bash = corridor(home.path(), &["completions", "bash"]);
    assert!(out(&bash).contains("reproduce"));
}
