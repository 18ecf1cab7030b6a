//! Route-trials per second and core, with and without breakpoints, after the answer has been checked.
//!
//! Nine interleaved runs of each, medians, and the machine's own cost of a draw beside them, so that two
//! machines can be compared: `cargo bench --bench simulate`. The same routes are reckoned a third time in a world
//! with everything on: shared shocks in blocks of a fortnight, closures, seasons and convoys. Started by `cargo test --bench simulate` each is
//! run once and only checked.

#![expect(clippy::print_stdout, reason = "a bench tells its figures")]

use std::hint::black_box;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use corridor::route::{Hazards, Purpose};
use corridor::scenario::load;
use corridor::sim::{BLOCK, Group, Seed, simulate};
use corridor::study::Prepared;

const TRIALS: u64 = 64 * BLOCK as u64;
const ROUNDS: usize = 9;

mod everything;

fn main() {
    // `cargo bench` passes `--bench`; anything else only wants the checks.
    let once = !std::env::args().any(|arg| arg == "--bench");
    let only = std::env::args().any(|arg| arg == "--everything");
    let question = load(None, &[]).expect("the shipped scenario loads");
    let prepared = Prepared::new(&question).expect("its routes can be planned");
    let groups: Vec<Group> = (0..question.regimes.len())
        .map(|case| prepared.group(case, &question.regimes[case].best()))
        .collect();
    let route_trials = TRIALS * groups.iter().map(|g| g.programs.len() as u64).sum::<u64>();

    let full_question = everything::on(question.clone());
    let full = Prepared::new(&full_question).expect("its routes can be planned");
    let full_groups: Vec<Group> = (0..full_question.regimes.len())
        .map(|case| full.group(case, &full_question.regimes[case].best()))
        .collect();

    check(&prepared, &groups);
    check(&full, &full_groups);
    let rounds = if once { 1 } else { ROUNDS };
    let (mut plain, mut marked, mut all, mut draw) = (vec![], vec![], vec![], vec![]);
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a pool of one thread can be made");
    for _ in 0..rounds {
        if only {
            one.install(|| run(&full, &full_groups, false));
            continue;
        }
        plain.push(one.install(|| seconds(|| run(&prepared, &groups, false))));
        marked.push(one.install(|| seconds(|| run(&prepared, &groups, true))));
        all.push(one.install(|| seconds(|| run(&full, &full_groups, false))));
        draw.push(nanoseconds_per_draw());
    }
    if only {
        return;
    }
    let per_second = |times: &mut [f64]| route_trials as f64 / median(times) / 1e6;
    println!("routes x regimes            {}", route_trials / TRIALS);
    println!(
        "hazards                     {}",
        prepared.hazards.all().len()
    );
    println!("one draw                    {:.2} ns", median(&mut draw));
    println!(
        "without breakpoints         {:.2} million route-trials/s/core",
        per_second(&mut plain)
    );
    println!(
        "with breakpoints            {:.2} million route-trials/s/core",
        per_second(&mut marked)
    );
    println!(
        "everything on               {:.2} million route-trials/s/core",
        per_second(&mut all)
    );
    println!(
        "everything on / off         {:.2} times the time",
        median(&mut all) / median(&mut plain)
    );
}

fn run(prepared: &Prepared<'_>, groups: &[Group], marks: bool) {
    let cancel = AtomicBool::new(false);
    let answer = simulate(
        prepared.setting(marks),
        groups,
        (0, TRIALS),
        &cancel,
        &|_| (),
    );
    black_box(answer);
}

/// The answer first: every trial is counted, parts sum to times, lines to costs, and breakpoints change nothing.
fn check(prepared: &Prepared<'_>, groups: &[Group]) {
    let cancel = AtomicBool::new(false);
    let answer = |marks| {
        simulate(
            prepared.setting(marks),
            groups,
            (0, TRIALS),
            &cancel,
            &|_| (),
        )
        .expect("nobody cancels")
    };
    let (plain, marked) = (answer(false), answer(true));
    for (a, b) in plain.iter().zip(&marked) {
        for (route, with) in a.routes.iter().zip(&b.routes) {
            assert_eq!(route.status.trials(), TRIALS);
            assert_eq!(route.time_h, with.time_h);
            let arrived = route.status.arrived;
            let mean = route.time_h.mean().expect("some arrive").value;
            let parts: f64 = route
                .parts_h
                .iter()
                .filter_map(|part| part.mean(arrived))
                .sum();
            assert!((parts - mean).abs() < 1e-6 * mean, "{parts} against {mean}");
            let cost = route.cost_usd.mean().expect("some arrive").value;
            let lines: f64 = route
                .lines_usd
                .iter()
                .filter_map(|line| line.mean(arrived))
                .sum();
            assert!((lines - cost).abs() < 1e-6 * cost, "{lines} against {cost}");
        }
    }
}

fn nanoseconds_per_draw() -> f64 {
    let mut hazards = Hazards::default();
    hazards.column("bench", Purpose::Dwell);
    let mut column = [0.0; BLOCK];
    let blocks = 2_000;
    let time = seconds(|| {
        for block in 0..blocks {
            Seed(60).fill(&hazards.all()[0], block, &mut column);
            black_box(&column);
        }
    });
    time * 1e9 / (blocks as f64 * BLOCK as f64)
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
