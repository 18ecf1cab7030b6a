//! Trips on record: how their table is read, how they are simulated and scored, what the page tells.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use corridor::report::backtest::page;
use corridor::scenario::{ObservationKind, ObservationPart, Opened};
use corridor::study::backtest::{Backtest, Case, NoBacktest, backtest};
use corridor::study::compare;

use crate::fixture::Fixture;

const HEAD: &str = "id,name,from,to,via,scope,first,depart_from,depart_to,regime,section,days_low,days_high,cost_usd,per,kind,part,left_out,source\n";

/// The small corridor with these rows on record.
fn fixture(name: &str, rows: &[&str]) -> Fixture {
    let rows = rows.join("\n");
    Fixture::new(name).put("tiny/observations.csv", format!("{HEAD}{rows}\n"))
}

/// A full trip of ordinary traffic in the year.
fn trip(id: &str, year: u32, days: (&str, &str), part: &str) -> String {
    let (low, high) = days;
    format!(
        "{id},Trip {id},ALPHA,GAMMA,beta-gamma-rail,gate-gate,,{year}-03-01,{year}-03-31,calm,,{low},{high},,,regular,{part},,S2"
    )
}

fn found_at(path: &Path, settings: &[&str]) -> Result<Backtest, NoBacktest> {
    let settings: Vec<String> = settings.iter().map(|text| (*text).to_owned()).collect();
    let (opened, question) = Opened::open(path.to_str(), &settings).unwrap();
    backtest(&opened, &question, &AtomicBool::new(false), &|_, _| ())
}

fn found(fixture: &Fixture) -> Backtest {
    found_at(&fixture.write().join("question.toml"), &[]).unwrap()
}

fn case<'a>(found: &'a Backtest, id: &str) -> &'a Case {
    let case = found.cases.iter().find(|case| case.id == id);
    case.unwrap_or_else(|| panic!("no case {id}"))
}

#[test]
fn a_malformed_observation_is_refused_with_row_column_and_remedy() {
    let cases = [
        (
            "a,A,ALPHA,NOWHERE,,gate-gate,,2025-01-01,2025-01-31,,,10,12,,,pilot,test,,S1",
            "row 2, column to: ",
        ),
        (
            "a,A,ALPHA,ALPHA,,gate-gate,,2025-01-01,2025-01-31,,,10,12,,,pilot,test,,S1",
            "row 2, column to: the trip goes nowhere: origin and destination are the same. Write another place.",
        ),
        (
            "a,A,ALPHA,GAMMA,no-such-leg,gate-gate,,2025-01-01,2025-01-31,,,10,12,,,pilot,test,,S1",
            "row 2, column via: ",
        ),
        (
            "a,A,ALPHA,GAMMA,,door-door,,2025-01-01,2025-01-31,,,10,12,,,pilot,test,,S1",
            "row 2, column scope: 'door-door' is no word of this column. Write gate-gate, loading-gate or port-port.",
        ),
        (
            "a,A,ALPHA,GAMMA,,gate-gate,,2025-02-01,2025-01-31,,,10,12,,,pilot,test,,S1",
            "row 2, column depart_to: the window of departure ends before it begins. Write the days in order.",
        ),
        (
            "a,A,ALPHA,GAMMA,,gate-gate,,soon,2025-01-31,,,10,12,,,pilot,test,,S1",
            "row 2, column depart_from: 'soon' is not a date of the form 2025-01-31.",
        ),
        (
            "a,A,ALPHA,GAMMA,,gate-gate,,2025-01-01,2025-01-31,stormy,,10,12,,,pilot,test,,S1",
            "row 2, column regime: ",
        ),
        (
            "a,A,ALPHA,GAMMA,,gate-gate,,2025-01-01,2025-01-31,,,12,10,,,pilot,test,,S1",
            "row 2, column days_high: the range is upside down: 12 to 10 days. Write days_low <= days_high.",
        ),
        (
            "a,A,ALPHA,GAMMA,,gate-gate,,2025-01-01,2025-01-31,,,-3,10,,,pilot,test,,S1",
            "row 2, column days_low: ",
        ),
        (
            "a,A,ALPHA,GAMMA,,gate-gate,,2025-01-01,2025-01-31,,,,,,,pilot,test,,S1",
            "row 2, column days_low: the row does not say how long it took. Write the days",
        ),
        (
            "a,A,ALPHA,GAMMA,,gate-gate,,2025-01-01,2025-01-31,,,10,12,,,hearsay,test,,S1",
            "row 2, column kind: 'hearsay' is no word of this column. Write pilot, regular, survey or announced.",
        ),
        (
            "a,A,ALPHA,GAMMA,,gate-gate,,2025-01-01,2025-01-31,,,10,12,,,pilot,,,S1",
            "row 2, column part: ",
        ),
        (
            "a,A,ALPHA,GAMMA,,gate-gate,,2025-01-01,2025-01-31,,,10,12,,,announced,test,,S1",
            "row 2, column part: what was announced is a mark and judges nothing. Empty the cell.",
        ),
        (
            "a,A,ALPHA,GAMMA,,gate-gate,,2025-01-01,2025-01-31,,,10,12,,,pilot,test,,",
            "row 2, column source: nobody is named who told of it. Write the id of a row of sources.csv.",
        ),
        (
            "a,A,ALPHA,GAMMA,,gate-gate,,2025-01-01,2025-01-31,,,10,12,4000,,pilot,test,,S1",
            "row 2, column per: a price and what it is for belong together. Fill both cost_usd and per, or neither.",
        ),
        (
            "alpha-beta-sea,A,ALPHA,GAMMA,,gate-gate,,2025-01-01,2025-01-31,,,10,12,,,pilot,test,,S1",
            "row 2, column id: 'alpha-beta-sea' is also the id of a leg in legs.csv, row 2.",
        ),
    ];
    for (row, wanted) in cases {
        let told = fixture("malformed_observation", &[row]).refusal();
        assert!(
            told.starts_with(&format!("observations.csv, {wanted}")),
            "{row}\n{told}"
        );
        assert!(told.ends_with('.'), "{told}");
    }
    let told = Fixture::new("observation_column")
        .put("tiny/observations.csv", "id,name,kind,source,colour\n")
        .refusal();
    assert!(
        told.starts_with(
            "observations.csv, row 1, column colour: 'colour' is no column of observations.csv."
        ),
        "{told}"
    );
}

#[test]
fn a_row_that_is_left_out_needs_a_reason_and_nothing_else() {
    let rows = [
        &trip("a", 2025, ("20", "22"), "test")[..],
        "b,Trip b,,,,,,,,,,,,,,pilot,,days not stated,S1",
    ];
    let found = found(&fixture("left_out", &rows));
    assert_eq!(found.cases.len(), 1);
    assert_eq!(found.left_out[0].id, "b");
    assert_eq!(found.left_out[0].why, "days not stated");
    assert!(page(&found).contains("| Trip b | pilot | days not stated |"));
}

#[test]
fn an_answer_of_compare_does_not_hang_on_the_trips_on_record() {
    let bare = Fixture::new("bare_record").load(&[]).unwrap();
    let row = trip("a", 2025, ("20", "22"), "test");
    let with = fixture("full_record", &[&row]).load(&[]).unwrap();
    let answer = |question| compare(question, &AtomicBool::new(false), &|_, _| ()).unwrap();
    let (bare, mut with) = (answer(&bare), answer(&with));
    assert_eq!(bare.asked.on_record.trips, 0);
    assert_eq!(with.asked.on_record.trips, 1);
    assert_eq!(with.asked.on_record.pilots, 0);
    with.asked.on_record = bare.asked.on_record;
    with.asked.inputs_hash.clone_from(&bare.asked.inputs_hash);
    assert_eq!(bare, with);
}

#[test]
fn a_trip_goes_its_own_way_in_its_own_season_under_the_regime_of_its_date() {
    // A sea leg of 2026 with a regime of its own, and a full way southward of before every regime.
    let rows = [
        "sea,Sea leg,ALPHA,BETA,,port-port,,2026-07-01,2026-07-31,avoided,yes,2,4,,,regular,test,,S2",
        "back,Southward,GAMMA,ALPHA,beta-gamma-rail,loading-gate,random,2022-06-01,2022-06-30,,,20,22,,,pilot,test,,S2",
    ];
    let found = found(&fixture("own_way", &rows));
    let (sea, back) = (case(&found, "sea"), case(&found, "back"));
    // The leg of the fixture is 1,000 km; both together are 1,800.
    assert_eq!((sea.km, back.km), (1000.0, 1800.0));
    assert_eq!(sea.regime.id, "avoided");
    // Both regimes begin later; calm begins nearer.
    assert_eq!(back.regime.id, "calm");
    assert_eq!(
        back.regime.vintage.as_deref(),
        Some("inputs of 2023 applied to 2022")
    );
    assert_eq!(back.pair, ("Gamma yard".into(), "Alpha harbour".into()));
    assert!(sea.trip.is_section && !back.trip.is_section);
    // 1,000 km at 9 knots (9 x 1.852 km/h) are 60.0 h: 2.5 days without any stop.
    assert!((sea.references.running_d - 1000.0 / (9.0 * 1.852) / 24.0).abs() < 1e-9);
    // Groups are apart: by part, kind and extent.
    assert_eq!(found.groups.len(), 2);
    assert_eq!(found.full_trips(), (1, 1));
}

#[test]
fn a_planned_leg_is_shut_also_where_the_scenario_opens_it() {
    let row =
        "a,Trip a,ALPHA,GAMMA,,gate-gate,,2025-03-01,2025-03-31,calm,,20,22,,,regular,test,,S2";
    let fixture = fixture("planned_leg", &[row]);
    let path = fixture.write().join("question.toml");
    let found = found_at(&path, &["levers.new-link=\"open\""]).unwrap();
    // By the open link the way would be 1,600 km.
    assert_eq!(case(&found, "a").km, 1800.0);
}

#[test]
fn a_shipment_that_finds_all_ready_is_never_slower_and_waits_for_nothing() {
    let row = trip("a", 2025, ("20", "22"), "test");
    let found = found(&fixture("all_ready", &[&row]));
    let forecasts = &case(&found, "a").forecasts;
    let ready = forecasts.ready.as_ref().unwrap();
    assert!(ready.mean_d < forecasts.mixture.mean_d);
    assert!(ready.p50_d <= forecasts.mixture.p50_d);
}

#[test]
fn scores_of_a_group_are_those_of_its_cases() {
    let days = [
        "14", "16", "17", "19", "21", "22", "24", "25", "27", "29", "33", "60",
    ];
    let rows: Vec<String> = days
        .iter()
        .enumerate()
        .map(|(i, days)| trip(&format!("t{i}"), 2020 + i as u32 % 5, (days, days), "test"))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let found = found(&fixture("group_scores", &rows));
    assert_eq!(found.groups.len(), 1);
    let group = &found.groups[0];
    assert_eq!(
        (group.kind, group.part),
        (ObservationKind::Regular, ObservationPart::Test)
    );
    let n = days.len() as f64;
    let mean = |read: &dyn Fn(&Case) -> f64| found.cases.iter().map(read).sum::<f64>() / n;
    let crps = mean(&|case| case.forecasts.mixture.crps_d.unwrap());
    assert!((group.ordinary.crps_d.unwrap().0 - crps).abs() < 1e-12);
    // Length over speed is a point: its score is its distance.
    let speed = mean(&|case| (case.references.running_d - case.seen_d().unwrap()).abs());
    let skill = group.ordinary.skills[2];
    assert!((skill.reference_d.unwrap() - speed).abs() < 1e-12);
    assert!((skill.skill.unwrap() - (1.0 - crps / speed)).abs() < 1e-12);
    assert!(skill.interval.is_some());
    // The others of the kind went the same way, so that their days stand as they are.
    let first = case(&found, "t0");
    let mut others = first.references.others_d.clone();
    others.sort_by(f64::total_cmp);
    assert_eq!(others.len(), 11);
    assert!((others[0] - 16.0).abs() < 1e-9 && (others[10] - 60.0).abs() < 1e-9);
    // Counted by hand from the bands of each case.
    let inside = found.cases.iter().filter(|case| {
        let (low, high) = case.forecasts.mixture.bands_d[2];
        (low..=high).contains(&case.seen_d().unwrap())
    });
    assert_eq!(group.ordinary.coverage[2].hits, inside.count() as u64);
    assert_eq!(group.ordinary.coverage[2].cases, 12);
    // Twelve cases: percentages, and no histogram, which needs twenty.
    assert!(page(&found).contains(" of 12: "));
    assert_eq!(group.ordinary.uniform, None);
}

#[test]
fn fewer_than_ten_cases_of_a_kind_get_a_count_and_no_percentage() {
    let rows: Vec<String> = (0..9)
        .map(|i| trip(&format!("t{i}"), 2025, ("20", "22"), "test"))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let found = found(&fixture("nine_cases", &rows));
    let page = page(&found);
    let scores = page.split("## Scores").nth(1).unwrap();
    let scores = scores.split("## ").next().unwrap();
    let (head, rows) = scores.split_once("---").unwrap();
    assert!(head.contains("in 90%") && !rows.contains('%'), "{rows}");
    assert!(page.contains("counts are told and no percentages"));
    assert_eq!(found.groups[0].ordinary.coverage_p, None);
    assert_eq!(found.groups[0].ordinary.skills[2].interval, None);
}

#[test]
fn a_shipment_under_way_is_not_scored_and_not_left_out() {
    let rows = [
        trip("a", 2025, ("20", "20"), "test"),
        trip("b", 2025, ("30", "30"), "test"),
        trip("c", 2025, ("25", ""), "test"),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let found = found(&fixture("under_way", &rows));
    assert_eq!(found.groups[0].members.len(), 2);
    let waited = &found.waited[0];
    assert_eq!(waited.counts, (2, 1));
    // Three under way before day 20, one arrives: 2/3; of the other two one is lost from sight at 25: 0 at day 30.
    let shares: Vec<f64> = waited
        .survival
        .steps
        .iter()
        .map(|step| step.share)
        .collect();
    assert!((shares[0] - 2.0 / 3.0).abs() < 1e-12);
    assert_eq!(shares[1], 0.0);
    assert_eq!(waited.survival.median(), Some(30.0));
    assert!(page(&found).contains("| 25, under way |"));
}

#[test]
fn what_was_announced_is_a_mark_and_a_reference_and_never_scored() {
    let own = trip("a", 2025, ("20", "20"), "test");
    let rows = [
        &own[..],
        "plan,Plan,GAMMA,ALPHA,beta-gamma-rail,gate-gate,,2025-01-01,2025-12-31,calm,,10,12,,,announced,,,S1",
        "other,Other way,ALPHA,GAMMA,,gate-gate,,2025-01-01,2025-12-31,calm,,5,5,,,announced,,,S1",
    ];
    let found = found(&fixture("announced", &rows));
    assert_eq!(found.groups.len(), 1);
    assert_eq!(found.groups[0].members.len(), 1);
    // The plan shares pair and waypoints; the other row names no waypoint.
    let announced = &case(&found, "a").references.announced_d;
    assert_eq!(announced[..], [("plan".to_owned(), 11.0)]);
    assert_eq!(found.groups[0].ordinary.skills[0].reference_d, Some(9.0));
}

#[test]
fn a_test_case_that_shares_its_source_with_its_way_is_not_independent() {
    let rows = [
        trip("a", 2025, ("20", "22"), "test").replace(",S2", ",S1"),
        trip("b", 2025, ("20", "22"), "calibration").replace(",S2", ",S1"),
        trip("c", 2025, ("20", "22"), "test"),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let mut fixture = fixture("not_independent", &rows);
    // A source of its own for the third.
    let sources = fixture.text("tiny/sources.csv") + "S3,Log of a forwarder,,2025,press,\n";
    let observations = fixture.text("tiny/observations.csv");
    let observations = observations
        .trim_end()
        .strip_suffix("S2")
        .unwrap()
        .to_owned()
        + "S3\n";
    let fixture = fixture
        .put("tiny/sources.csv", sources)
        .put("tiny/observations.csv", observations);
    let found = found(&fixture);
    let told = |id: &str| case(&found, id).is_not_independent();
    assert!(told("a"));
    // A calibration case may share: it judges nothing.
    assert!(!told("b"));
    assert!(!told("c"));
    assert!(case(&found, "c").shared.is_empty());
    assert!(case(&found, "a").shared.contains(&"speed-ship".to_owned()));
    assert!(page(&found).contains("not independent: "));
}

#[test]
fn a_corridor_without_trips_has_no_backtest() {
    let fixture = Fixture::new("no_trips");
    let none = found_at(&fixture.write().join("question.toml"), &[]);
    assert!(matches!(none, Err(NoBacktest::NoTrips)));
}

/// The sizes with which docs/backtest.md is made.
const SIZES: [&str; 3] = ["run.trials=8192", "run.futures=32", "run.inner=1024"];

#[test]
fn every_trip_on_record_is_simulated_or_left_out_with_its_reason_and_the_page_prints_it_as_it_is() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/backtest.md");
    let mut text = std::fs::read_to_string(file).unwrap();
    for scenario in ["instc-vs-suez", "middle-corridor"] {
        let found = found_at(Path::new(scenario), &SIZES).unwrap();
        let rows = found.cases.len() + found.left_out.len();
        let scored: usize = found.groups.iter().map(|group| group.members.len()).sum();
        let seen = found.cases.iter().filter(|case| case.kind.is_scored());
        assert_eq!(scored, seen.count(), "{scenario}");
        assert!(found.left_out.iter().all(|row| row.why.len() > 10));
        assert!(rows >= 36, "{scenario}: {rows} rows");
        // Nothing that judges shares a source with its way.
        let judged = found.cases.iter().filter(|case| case.is_not_independent());
        let judged: Vec<&str> = judged.map(|case| case.id.as_str()).collect();
        assert_eq!(judged, TOLD_NOT_INDEPENDENT, "{scenario}");
        let (mark, end) = (
            format!("<!-- {scenario} -->\n"),
            format!("<!-- end of {scenario} -->"),
        );
        let from = text.find(&mark).expect("the page has the scenario's mark") + mark.len();
        let to = text.find(&end).expect("the page has the scenario's end");
        // Titles of the page stand one level below its own.
        let fresh = page(&found).replace("\n#", "\n##").replacen('#', "##", 1);
        if std::env::var_os("CORRIDOR_PAGES").is_some() {
            text.replace_range(from..to, &fresh);
        } else {
            assert!(
                text[from..to] == fresh,
                "docs/backtest.md is not what a fresh run of {scenario} prints: run this test with CORRIDOR_PAGES=1"
            );
        }
    }
    if std::env::var_os("CORRIDOR_PAGES").is_some() {
        std::fs::write(file, text).unwrap();
    }
}

/// Test cases of the shipped tables that share a source with a row of their way.
const TOLD_NOT_INDEPENDENT: [&str; 0] = [];
