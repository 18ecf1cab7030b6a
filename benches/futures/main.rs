//! Thousands of what-ifs: how long 512 futures of 2,000 trials take, and how that compares with EMA Workbench.
//!
//! `cargo bench --bench futures`. First the shipped corridor with everything on: 512 futures, 2,000 trials, 12
//! routes, without breakpoints, on all cores. Then one plain route (`line.toml`) here on one core and as a vectorised
//! `NumPy` model driven through EMA Workbench (`peer.py`), in one run, the answers compared first. The peer needs a
//! Python with `ema_workbench` and `numpy`, named by the variable `CORRIDOR_PEER_PYTHON`; without one its line says so.
//! Started by `cargo test --bench futures` a few futures are run and the routes of both kinds are checked.

#![expect(clippy::print_stdout, reason = "a bench tells its figures")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use corridor::scenario::{Question, load};
use corridor::sim::RouteSample;
use corridor::study::{Prepared, Probe, latin_hypercube, values_of};

const FUTURES: usize = 512;
const TRIALS: u64 = 2_000;
const ROUTES: usize = 12;
const ROUNDS: usize = 5;

fn main() {
    // `cargo bench` passes `--bench`; anything else only wants the checks.
    let once = !std::env::args().any(|arg| arg == "--bench");
    let (futures, rounds) = if once { (16, 1) } else { (FUTURES, ROUNDS) };
    let shipped = load(None, &[]).expect("the shipped scenario loads");
    let routes: Vec<usize> = (0..ROUTES).collect();
    let whole = Study::of(&shipped, &routes, futures);
    let line = load(Some(&path("line.toml").to_string_lossy()), &[]).expect("the line loads");
    let one_route = Study::of(&line, &[0], futures);
    let one_core = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a pool of one thread can be made");

    let (mut all, mut ours, mut theirs) = (vec![], vec![], vec![]);
    for _ in 0..rounds {
        all.push(seconds(|| whole.run()));
        ours.push(one_core.install(|| seconds(|| one_route.run())));
        if !once && let Some(peer) = peer(futures) {
            one_route.agrees_with(&peer);
            theirs.push(peer.seconds);
        }
    }
    let cores = rayon::current_num_threads();
    println!(
        "{futures} futures x {TRIALS} trials x {ROUTES} routes, everything on, {cores} cores  {:.2} s",
        median(&mut all)
    );
    println!(
        "{futures} futures x {TRIALS} trials x 1 plain route, one core        {:.3} s",
        median(&mut ours)
    );
    if theirs.is_empty() {
        println!("EMA Workbench: name a Python that has it in CORRIDOR_PEER_PYTHON");
    } else {
        let (ours, theirs) = (median(&mut ours), median(&mut theirs));
        println!(
            "the same through EMA Workbench, a vectorised NumPy model  {theirs:.3} s, {:.1} times as long",
            theirs / ours
        );
    }
}

/// Some routes of the first regime of a question, and its futures.
struct Study<'a> {
    question: &'a Question,
    prepared: Prepared<'a>,
    routes: &'a [usize],
    hypercube: Vec<Vec<f64>>,
    futures: usize,
}

impl<'a> Study<'a> {
    fn of(question: &'a Question, routes: &'a [usize], futures: usize) -> Self {
        let book = &question.corridor.assumptions;
        Self {
            question,
            prepared: Prepared::new(question).expect("its routes can be planned"),
            routes,
            hypercube: latin_hypercube(book, futures as u32, question.run.seed),
            futures,
        }
    }

    /// Mean times, P95 of them and mean costs of every future: what the peer works out too.
    fn run(&self) {
        let case = &self.question.regimes[0];
        let cancel = AtomicBool::new(false);
        let probe = self.probe(&cancel, TRIALS);
        let values = |future| values_of(case, &self.hypercube, future);
        let told = probe
            .each(self.futures, values, |_, samples| told(samples), &|| ())
            .expect("nobody cancels");
        // The answer first: every shipment of every future is counted, and in its range.
        for route in told.iter().flatten() {
            assert!(route[3] <= TRIALS as f64 && route[0] <= route[1] || route[3] == 0.0);
        }
        std::hint::black_box(told);
    }

    fn probe<'b>(&'b self, cancel: &'b AtomicBool, trials: u64) -> Probe<'b> {
        Probe {
            prepared: &self.prepared,
            case: 0,
            routes: self.routes,
            trials,
            cancel,
        }
    }

    /// Both reckon the same route: mean time within 1%, P95 within 2%, cost to the cent.
    fn agrees_with(&self, peer: &Peer) {
        let cancel = AtomicBool::new(false);
        let best = self.question.regimes[0].best();
        let [mean_h, p95_h, cost_usd, _] = self.probe(&cancel, 200_000).one(&best, |s| told(s)[0]);
        let near = |ours: f64, theirs: f64, share: f64| {
            assert!(
                (ours / theirs - 1.0).abs() < share,
                "{ours} against {theirs}"
            );
        };
        near(mean_h, peer.mean_h, 0.01);
        near(p95_h, peer.p95_h, 0.02);
        near(cost_usd, peer.cost_usd, 1e-6);
    }
}

/// Mean and P95 of the time, mean cost and arrivals of each route.
fn told(samples: &[RouteSample]) -> Vec<[f64; 4]> {
    let of = |route: &RouteSample| {
        let arrived = |column: &[f64]| -> Vec<f64> {
            let trials = column.iter().enumerate();
            let there = trials.filter(|(trial, _)| route.arrived(*trial));
            there.map(|(_, value)| *value).collect()
        };
        let mean = |column: &[f64]| column.iter().sum::<f64>() / column.len() as f64;
        let (mut times, costs) = (arrived(&route.time_h), arrived(&route.cost_usd));
        if times.is_empty() {
            return [0.0; 4];
        }
        let mean_h = mean(&times);
        let place = (0.95 * (times.len() - 1) as f64) as usize;
        let (_, &mut p95_h, _) = times.select_nth_unstable_by(place, f64::total_cmp);
        [mean_h, p95_h.max(mean_h), mean(&costs), times.len() as f64]
    };
    samples.iter().map(of).collect()
}

/// What the peer found at best values, and how long its futures took.
struct Peer {
    mean_h: f64,
    p95_h: f64,
    cost_usd: f64,
    seconds: f64,
}

fn peer(futures: usize) -> Option<Peer> {
    let python = std::env::var_os("CORRIDOR_PEER_PYTHON")?;
    let output = Command::new(python)
        .arg(path("peer.py"))
        .args([futures.to_string(), TRIALS.to_string()])
        .output()
        .expect("the Python that CORRIDOR_PEER_PYTHON names starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().last().unwrap_or_default();
    let told: serde_json::Value = serde_json::from_str(line)
        .unwrap_or_else(|_| panic!("the peer: {}", String::from_utf8_lossy(&output.stderr)));
    let number = |key: &str| told[key].as_f64().expect("the peer tells a number");
    Some(Peer {
        mean_h: number("mean_h"),
        p95_h: number("p95_h"),
        cost_usd: number("cost_usd"),
        seconds: number("seconds"),
    })
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("benches/futures")
        .join(name)
}

fn seconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
