//! Time-cost-distance sheets: a route out, the same route in again.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use corridor::route::{PlannedStep, plan, planned_steps};
use corridor::scenario::{Question, load};

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

fn steps(question: &Question, id: &str) -> Vec<PlannedStep> {
    let routes = plan(question).unwrap();
    let route = routes.iter().find(|route| route.id == id).unwrap();
    let values = question.regimes[0].best();
    planned_steps(route, &question.corridor, &question.shipment, &values)
}

/// Exports a route, imports the sheet, loads what came of it, and holds every step to the first.
fn there_and_back(folder: &Path, scenario: &str, route: &str) {
    let sheet = format!("{route}.csv");
    let output = corridor(
        folder,
        &["export", "tcd", scenario, "--route", route, "--out", &sheet],
    );
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let output = corridor(
        folder,
        &["import", "tcd", &sheet, scenario, "--out", "back"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let before = load(Some(folder.join(scenario).to_str().unwrap()), &[])
        .or_else(|_| load(Some(scenario), &[]))
        .unwrap_or_else(|problems| panic!("{problems}"));
    let file = folder.join("back").join(format!("{route}.toml"));
    let after = load(Some(file.to_str().unwrap()), &[]);
    let after = after.unwrap_or_else(|problems| panic!("{problems}"));
    let (before, after) = (steps(&before, route), steps(&after, "sheet"));
    assert_eq!(before.len(), after.len());
    for (one, other) in before.iter().zip(&after) {
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(1.0);
        assert!(near(one.hours, other.hours), "{one:?} {other:?}");
        assert!(near(one.usd, other.usd), "{one:?} {other:?}");
        assert!(near(one.km, other.km), "{one:?} {other:?}");
    }
    fs::remove_dir_all(folder.join("back")).unwrap();
}

#[test]
fn a_route_comes_back_from_its_sheet_with_the_hours_and_money_of_every_step() {
    let fixture = Fixture::new("tcd");
    there_and_back(fixture.write(), "question.toml", "rail");
    let home = tempfile::tempdir().unwrap();
    for route in ["west-road", "novorossiysk", "caspian-anzali-astrakhan"] {
        there_and_back(home.path(), "instc-vs-suez", route);
    }
}

#[test]
fn a_surveyed_range_becomes_an_unknown_and_counted_trips_are_measured() {
    let sheet = "section,from,to,mode,km,hours,hours_low,hours_high,cost_usd,kind,samples,year\n\
        one,Town A,Town A,,,6,2,20,40,terminal,12,2023\n\
        one,Town A,Post B,road,300,10,8,15,450,leg,12,2023\n\
        two,Post B,Post B,,,9,3,40,120,border,12,2023\n\
        two,Post B,Town C,road,500,14,12,20,600,leg,12,2023\n";
    let fixture = Fixture::new("tcd-survey").put("survey.csv", sheet);
    let folder = fixture.write();
    let output = corridor(
        folder,
        &[
            "import",
            "tcd",
            "survey.csv",
            "question.toml",
            "--out",
            "in",
        ],
    );
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let question = load(Some(folder.join("in/survey.toml").to_str().unwrap()), &[]);
    let question = question.unwrap_or_else(|problems| panic!("{problems}"));
    let steps = steps(&question, "sheet");
    let hours: f64 = steps.iter().map(|step| step.hours).sum();
    let usd: f64 = steps.iter().map(|step| step.usd).sum();
    // 6 + 10 + 9 + 14 hours; 40 + 450 + 120 + 600 USD.
    assert!(
        (hours - 39.0).abs() < 1e-9 && (usd - 1210.0).abs() < 1e-9,
        "{hours} {usd}"
    );
    assert_eq!(
        question
            .corridor
            .assumptions
            .iter()
            .filter(|row| row.is_unknown())
            .count(),
        4
    );
    let observation = fs::read_to_string(folder.join("in/observation.csv")).unwrap();
    assert!(
        observation.contains("Town-A,Town-C,sheet,gate-gate")
            && observation.contains(",1210,box,survey"),
        "{observation}"
    );
}

#[test]
fn a_sheet_that_does_not_join_or_cannot_be_read_is_refused_with_row_column_and_remedy() {
    let sheet = "from,to,mode,km,hours,cost_usd,kind\nA,B,road,10,1,5,leg\nC,C,,,x,1,customs\nC,D,boat,,1,1,leg\n";
    let fixture = Fixture::new("tcd-refused").put("bad.csv", sheet);
    let folder = fixture.write();
    let output = corridor(
        folder,
        &["import", "tcd", "bad.csv", "question.toml", "--out", "in"],
    );
    assert_eq!(output.status.code(), Some(2));
    let said = told(&output);
    for words in [
        "bad.csv, row 3, column kind: 'customs' is no kind of step",
        "bad.csv, row 3, column hours: 'x' is not a number",
        "bad.csv, row 4, column mode: 'boat' is no mode",
        "bad.csv, row 4, column km",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert!(!folder.join("in").exists());
}
