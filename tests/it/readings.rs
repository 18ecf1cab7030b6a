//! The table of docs/readings.md: every reading of the tables, run again.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use corridor::scenario::{init, load};
use corridor::stats::{Estimate, Range};
use corridor::study::compare;
use corridor::study::finding::{PairFinding, RegimeFinding};

/// Days, probabilities (in points) and USD may differ from the page by the rounding of a reader.
const DAYS: f64 = 0.5;
const POINTS: f64 = 2.0;
const USD_SHARE: f64 = 0.02;

const ROUTES: [&str; 3] = ["novorossiysk", "suez-direct", "west-road"];

/// What a row of the table tells, in the order of its columns.
#[derive(Debug, PartialEq)]
struct Row {
    /// P50 days of the three routes; the range over futures of the last.
    days: [f64; 5],
    /// West before Suez direct, west before Novorossiysk: each with its range, in points.
    points: [f64; 6],
    /// P50 USD of the three routes.
    usd: [f64; 3],
}

impl Row {
    fn of_scenario(name: &str) -> Self {
        let path = format!("{}/scenarios/readings/{name}.toml", root());
        let question = load(Some(&path), &[]).unwrap_or_else(|problems| panic!("{problems}"));
        let found = compare(&question, &AtomicBool::new(false), &|_, _| ()).unwrap();
        assert_eq!(found.regimes.len(), 1, "{name}");
        let regime = &found.regimes[0];
        let ids: Vec<&str> = regime
            .routes
            .iter()
            .map(|route| route.id.as_str())
            .collect();
        assert_eq!(ids, ROUTES, "{name}");
        let p50 = |route: usize| regime.routes[route].time_h.p50;
        let (west, to_west) = (p50(2), range(p50(2)));
        let before_direct = before(regime, 2, 1);
        let before_black_sea = before(regime, 2, 0);
        Self {
            days: [
                p50(0).value,
                p50(1).value,
                west.value,
                to_west.p5,
                to_west.p95,
            ]
            .map(|hours| hours / 24.0),
            points: [
                before_direct.0,
                before_direct.1,
                before_direct.2,
                before_black_sea.0,
                before_black_sea.1,
                before_black_sea.2,
            ]
            .map(|share| 100.0 * share),
            usd: [0, 1, 2].map(|route| regime.routes[route].cost_usd.p50.value),
        }
    }

    fn of_page(cells: &[&str]) -> Self {
        let numbers: Vec<f64> = cells
            .iter()
            .flat_map(|cell| cell.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ','))
            .filter(|word| !word.is_empty())
            .map(|word| word.replace(',', "").parse().unwrap())
            .collect();
        assert_eq!(numbers.len(), 14, "{cells:?}");
        Self {
            days: numbers[..5].try_into().unwrap(),
            points: numbers[5..11].try_into().unwrap(),
            usd: numbers[11..].try_into().unwrap(),
        }
    }

    fn agrees_with(&self, page: &Self) -> bool {
        let near = |one: &[f64], other: &[f64], by: &dyn Fn(f64) -> f64| {
            one.iter().zip(other).all(|(a, b)| (a - b).abs() <= by(*a))
        };
        near(&self.days, &page.days, &|_| DAYS)
            && near(&self.points, &page.points, &|_| POINTS)
            && near(&self.usd, &page.usd, &|usd| USD_SHARE * usd)
    }

    /// The cells as the page prints them.
    fn cells(&self) -> String {
        let [sea, direct, west, low, high] = self.days;
        let [a, b, c, d, e, f] = self.points;
        let usd = self.usd.map(thousands).join(" | ");
        format!(
            "{sea:.1} | {direct:.1} | {west:.1} ({low:.1}-{high:.1}) | {a:.0} ({b:.0}-{c:.0}) | {d:.0} ({e:.0}-{f:.0}) | {usd}"
        )
    }
}

fn thousands(usd: f64) -> String {
    let usd = usd.round() as i64;
    format!("{},{:03}", usd / 1000, usd % 1000)
}

fn range(estimate: Estimate) -> Range {
    estimate.unknown.unwrap()
}

/// Probability that route `a` arrives before `b`, with its range over futures.
fn before(regime: &RegimeFinding, a: usize, b: usize) -> (f64, f64, f64) {
    let of = |pair: &&PairFinding| (pair.a, pair.b) == (a, b) || (pair.a, pair.b) == (b, a);
    let pair = regime.pairs.iter().find(of).unwrap();
    let (p, unknown) = (pair.a_before.value, range(pair.a_before));
    if pair.a == a {
        (p, unknown.p5, unknown.p95)
    } else {
        // No two of these routes arrive in the same minute often enough to show.
        (1.0 - p, 1.0 - unknown.p95, 1.0 - unknown.p5)
    }
}

fn root() -> &'static str {
    env!("CARGO_MANIFEST_DIR")
}

/// Name of the scenario and the cells after it, of every row of the page's table.
fn rows_of_page() -> Vec<(String, Row)> {
    let text = std::fs::read_to_string(Path::new(root()).join("docs/readings.md")).unwrap();
    text.lines()
        .filter_map(|line| line.strip_prefix("| [`"))
        .map(|line| {
            let (name, rest) = line.split_once('`').unwrap();
            let cells: Vec<&str> = rest.trim_end_matches('|').split('|').skip(1).collect();
            (name.to_owned(), Row::of_page(&cells))
        })
        .collect()
}

#[test]
fn every_reading_gives_the_numbers_of_its_row() {
    let rows = rows_of_page();
    let mut wrong = Vec::new();
    for (name, page) in &rows {
        let found = Row::of_scenario(name);
        if !found.agrees_with(page) {
            wrong.push(format!("| [`{name}`] | {} |", found.cells()));
        }
    }
    assert!(
        wrong.is_empty(),
        "docs/readings.md should say:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_reading_has_its_row_and_every_row_its_scenario() {
    let mut files: Vec<String> = std::fs::read_dir(Path::new(root()).join("scenarios/readings"))
        .unwrap()
        .filter_map(|entry| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            name.strip_suffix(".toml").map(str::to_owned)
        })
        .collect();
    files.sort();
    let mut rows: Vec<String> = rows_of_page().into_iter().map(|(name, _)| name).collect();
    rows.sort();
    assert_eq!(rows, files);
}

#[test]
fn a_reading_is_found_among_the_shipped_ones_and_gives_the_same_question() {
    let path = format!("{}/scenarios/readings/least-favourable.toml", root());
    let on_disk = load(Some(&path), &[]).unwrap();
    let shipped = load(Some("readings/least-favourable"), &[]).unwrap();
    assert_eq!(shipped.id, "least-favourable");
    assert_eq!(shipped.inputs, on_disk.inputs);
    let folders = ["north-south", "dwell-by-place", "lateness-everywhere"];
    assert_eq!(shipped.corridor.folders, folders);
}

#[test]
fn the_trip_of_2016_lies_in_the_middle_half_of_its_reading() {
    // 20 September to 12 October 2016, Mumbai to Vorsino: 22 or 23 days by source.
    let path = format!("{}/scenarios/readings/trip-of-2016.toml", root());
    let question = load(Some(&path), &[]).unwrap();
    let found = compare(&question, &AtomicBool::new(false), &|_, _| ()).unwrap();
    let time = &found.regimes[0].routes[2].time_h;
    assert!(
        time.p25.value < 22.0 * 24.0 && 23.0 * 24.0 < time.p75.value,
        "{time:?}"
    );
}

#[test]
fn an_editable_copy_has_the_readings_over_its_own_tables() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readings-init");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    init(&folder).unwrap();
    let copy = folder.join("readings/least-favourable.toml");
    let before = load(copy.to_str(), &[]).unwrap();
    assert_eq!(
        before.inputs,
        load(Some("readings/least-favourable"), &[]).unwrap().inputs
    );
    // What is changed in the copied tables and scenario is what its readings see.
    let main = folder.join("instc-vs-suez.toml");
    let text = std::fs::read_to_string(&main).unwrap();
    std::fs::write(&main, text.replace("due_d  = 35", "due_d  = 36")).unwrap();
    assert_eq!(before.shipment.due_d, Some(35.0));
    assert_eq!(load(copy.to_str(), &[]).unwrap().shipment.due_d, Some(36.0));
}
