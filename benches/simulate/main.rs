//! Route-trials per second and core, with and without what comes and goes with time, after the answer has been
//! checked.
//!
//! Nine interleaved runs of each, medians, and the machine's own cost of a draw beside them, so that two
//! machines can be compared: `cargo bench --bench simulate`. The same routes are reckoned in a world where nothing comes
//! and goes with time: what shared shocks in blocks of a fortnight, closures, seasons and queues cost. Started by
//! `cargo test --bench simulate` each is run once and only checked.

#![expect(clippy::print_stdout, reason = "a bench tells its figures")]

use std::hint::black_box;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use corridor::route::{Hazards, Purpose};
use corridor::scenario::{Question, load};
use corridor::sim::{BLOCK, Group, Seed, simulate};
use corridor::stats::GroupSummary;
use corridor::study::Prepared;

const TRIALS: u64 = 64 * BLOCK as u64;
const ROUNDS: usize = 9;

mod calm;

fn main() {
    // `cargo bench` passes `--bench`; anything else only wants the checks.
    let once = !std::env::args().any(|arg| arg == "--bench");
    let question = load(None, &[]).expect("the shipped scenario loads");
    let calm_question = calm::off(question.clone());
    let (full, calm) = (Case::of(&question), Case::of(&calm_question));
    let route_trials = TRIALS
        * full
            .groups
            .iter()
            .map(|g| g.programs.len() as u64)
            .sum::<u64>();

    full.check();
    calm.check();
    let rounds = if once { 1 } else { ROUNDS };
    let (mut off, mut plain, mut marked, mut draw) = (vec![], vec![], vec![], vec![]);
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a pool of one thread can be made");
    for _ in 0..rounds {
        off.push(one.install(|| seconds(|| calm.run(false))));
        plain.push(one.install(|| seconds(|| full.run(false))));
        marked.push(one.install(|| seconds(|| full.run(true))));
        draw.push(nanoseconds_per_draw());
    }
    let per_second = |times: &mut [f64]| route_trials as f64 / median(times) / 1e6;
    println!("routes x regimes            {}", route_trials / TRIALS);
    let hazards = full.prepared.hazards.all().len();
    println!("hazards                     {hazards}");
    println!("one draw                    {:.2} ns", median(&mut draw));
    for (name, times) in [
        ("nothing comes and goes      ", &mut off),
        ("everything on               ", &mut plain),
        ("the same, with breakpoints  ", &mut marked),
    ] {
        println!("{name}{:.2} million route-trials/s/core", per_second(times));
    }
    println!(
        "everything on / off         {:.2} times the time",
        median(&mut plain) / median(&mut off)
    );
}

/// A question made ready.
struct Case<'a> {
    prepared: Prepared<'a>,
    groups: Vec<Group>,
}

impl<'a> Case<'a> {
    fn of(question: &'a Question) -> Self {
        let prepared = Prepared::new(question).expect("its routes can be planned");
        let groups = (0..question.regimes.len())
            .map(|case| prepared.group(case, &question.regimes[case].best()))
            .collect();
        Self { prepared, groups }
    }

    fn run(&self, marks: bool) {
        black_box(self.answer(marks));
    }

    fn answer(&self, marks: bool) -> Vec<GroupSummary> {
        let cancel = AtomicBool::new(false);
        let setting = self.prepared.setting(marks);
        simulate(setting, &self.groups, (0, TRIALS), &cancel, &|_| ()).expect("nobody cancels")
    }

    /// The answer first: every trial is counted, parts sum to times, lines to costs, and breakpoints change nothing.
    fn check(&self) {
        let (plain, marked) = (self.answer(false), self.answer(true));
        for (a, b) in plain.iter().zip(&marked) {
            for (route, with) in a.routes.iter().zip(&b.routes) {
                assert_eq!(route.status.trials(), TRIALS);
                assert_eq!(route.time_h, with.time_h);
                let arrived = route.status.arrived;
                let Some(mean) = route.time_h.mean() else {
                    continue;
                };
                let parts = route.parts_h.iter().filter_map(|part| part.mean(arrived));
                sums_to(parts.sum(), mean.value);
                let cost = route.cost_usd.mean().expect("some arrive").value;
                let lines = route.lines_usd.iter().filter_map(|line| line.mean(arrived));
                sums_to(lines.sum(), cost);
            }
        }
    }
}

fn sums_to(sum: f64, total: f64) {
    assert!((sum - total).abs() < 1e-6 * total, "{sum} against {total}");
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
