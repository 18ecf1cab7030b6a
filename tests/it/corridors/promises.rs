//! What is promised of every corridor, tried on one.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use corridor::corridor::{CostLine, Level, Part};
use corridor::route::{Op, Program, Purpose, SHIPMENT, Span, Tempo, facts, planned, planned_steps};
use corridor::scenario::{First, Problems, Question, Scope, load};
use corridor::sim::{BLOCK, Desk, Frame, Group, World, reckon, simulate};
use corridor::stats::Status;
use corridor::study::finding::RouteFinding;
use corridor::study::{NoComparison, Prepared, compare, latin_hypercube, values_of};

use super::chance::Chance;

/// What became of a random corridor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Its tables or its question were refused.
    Refused,
    /// A route could not be planned.
    NoRoute,
    /// It was simulated; in some trials a shipper took another way, or stood before something shut.
    Kept { diverted: bool, held: bool },
}

/// Loads the corridor in a folder and tries every promise on it; panics at one that is broken.
pub(super) fn keeps_its_promises(number: u64, folder: &Path) -> Fate {
    let path = folder.join("question.toml");
    let question = match load(Some(path.to_str().unwrap()), &[]) {
        Ok(question) => question,
        Err(problems) => {
            tells_what_would_mend_it(&problems);
            return Fate::Refused;
        }
    };
    let prepared = match Prepared::new(&question) {
        Ok(prepared) => prepared,
        Err(NoComparison::Routes(problems)) => {
            assert!(!problems.is_empty());
            for problem in problems {
                assert!(problem.to_string().len() > 20, "'{problem}'");
            }
            return Fate::NoRoute;
        }
        Err(other) => panic!("{other}"),
    };
    let mut chance = Chance::of(!number);
    plans_add_up(&question, &prepared);
    let (mut diverted, mut held) = (false, false);
    let hypercube = latin_hypercube(&question.corridor.assumptions, 2, question.run.seed);
    for (index, case) in question.regimes.iter().enumerate() {
        let futures = [case.best(), values_of(case, &hypercube, 1)];
        let some = usize::from(index == 0) + 1;
        for values in &futures[..some] {
            let group = prepared.group(index, values);
            let mut trial = Trials::of(&question, &prepared, &group);
            for route in 0..group.programs.len() {
                let seen = trial.keep(route, &mut chance);
                diverted |= seen.0;
                held |= seen.1;
            }
        }
    }
    if number.is_multiple_of(20) {
        answers(&question);
    }
    if number.is_multiple_of(100) {
        threads_do_not_matter(&question, &prepared);
    }
    Fate::Kept { diverted, held }
}

/// A refusal says where it is, what is wrong and what would mend it.
fn tells_what_would_mend_it(problems: &Problems) {
    assert!(!problems.0.is_empty(), "refused without a word");
    for problem in &problems.0 {
        assert!(!problem.file.is_empty(), "{problem}");
        assert!(problem.what.len() > 5, "{problem}");
        assert!(problem.remedy.len() > 5, "{problem}");
    }
}

/// Planned steps sum to the planned route, and what is counted on it is a number.
fn plans_add_up(question: &Question, prepared: &Prepared<'_>) {
    let (corridor, shipment) = (&question.corridor, &question.shipment);
    for (case, route) in question
        .regimes
        .iter()
        .flat_map(|case| prepared.routes.iter().map(move |route| (case, route)))
    {
        let values = case.best();
        let whole = planned(route, corridor, shipment, &values);
        let steps = planned_steps(route, corridor, shipment, &values);
        let hours: f64 = steps.iter().map(|step| step.hours).sum();
        let usd: f64 = steps.iter().map(|step| step.usd).sum();
        same(hours, whole.hours, "planned hours");
        same(usd, whole.usd, "planned USD");
        assert!(whole.hours.is_finite() && whole.hours >= 0.0, "{whole:?}");
        for (id, load) in facts(route, corridor, &values).queues {
            assert!((0.0..=1.0).contains(&load.busy), "{id}: {load:?}");
            assert!(
                load.mean_h.is_finite() && load.mean_h >= 0.0,
                "{id}: {load:?}"
            );
        }
    }
}

fn same(one: f64, other: f64, what: &str) {
    let slack = 1e-6 + 1e-9 * one.abs();
    assert!((one - other).abs() <= slack, "{what}: {one} and {other}");
}

/// A block of worlds under one regime and one draw of the unknowns.
struct Trials<'a> {
    question: &'a Question,
    prepared: &'a Prepared<'a>,
    group: &'a Group,
    world: World,
    risk: usize,
    desk: Desk,
    other: Desk,
}

impl<'a> Trials<'a> {
    fn of(question: &'a Question, prepared: &'a Prepared<'a>, group: &'a Group) -> Self {
        let setting = prepared.setting(true);
        let mut world = World::blank(setting.hazards).within(Frame {
            from_h: setting.world_from_h,
            length_h: setting.horizon_h,
        });
        world.draw(setting.hazards, setting.seed, 0, setting.window);
        world.meet(&Arc::clone(&group.conditions));
        let risk = setting.hazards.find(SHIPMENT, Purpose::Risk).unwrap();
        Self {
            question,
            prepared,
            group,
            world,
            risk,
            desk: Desk::default(),
            other: Desk::default(),
        }
    }

    /// All promises of one route; whether anybody took another way, and whether anybody was held.
    fn keep(&mut self, route: usize, chance: &mut Chance) -> (bool, bool) {
        let program = &self.group.programs[route];
        reckon(program, &self.world, self.risk, true, &mut self.desk);
        self.sums();
        self.nothing_shut_is_entered(route, program);
        self.who_leaves_the_plan_goes_one_way(program);
        let held = self.desk.part_h(Part::Closure.index());
        let seen = (
            self.desk.diverted().contains(&true),
            held.is_some_and(|hours| hours.iter().any(|hours| *hours > 0.0)),
        );
        let mut committed = program.clone();
        committed.junctions.clear();
        reckon(&committed, &self.world, self.risk, false, &mut self.other);
        for i in 0..BLOCK {
            let kept = (
                self.desk.committed_time_h()[i],
                self.desk.committed_status()[i],
            );
            let alone = (self.other.time_h()[i], self.other.status()[i]);
            assert_eq!(kept.1, alone.1, "lane {i}: a shipper who keeps to the plan");
            assert_eq!(
                kept.0.to_bits(),
                alone.0.to_bits(),
                "lane {i}: a shipper who keeps to the plan: {kept:?} {alone:?}"
            );
        }
        self.more_delay_is_never_earlier(&committed, chance);
        seen
    }

    /// Parts sum to hours and lines to dollars; nothing is negative, and everything is a number.
    fn sums(&self) {
        let desk = &self.desk;
        for i in 0..BLOCK {
            let time = desk.time_h()[i];
            let parts = (0..Part::COUNT).filter_map(|part| desk.part_h(part));
            let hours = parts.map(|hours| {
                assert!(hours[i] >= -1e-9, "lane {i}: {} h of a part", hours[i]);
                hours[i]
            });
            same(hours.sum(), time, "parts and hours");
            let lines = (0..CostLine::ALL.len()).filter_map(|line| desk.line_usd(line));
            let usd: f64 = lines.map(|line| line[i]).sum();
            same(usd, desk.cost_usd()[i], "lines and dollars");
            for number in [time, usd, desk.generalised_usd()[i], desk.co2e_kg()[i]] {
                assert!(number.is_finite() && number >= 0.0, "lane {i}: {number}");
            }
        }
    }

    /// By the breakpoints: who leaves a place by a leg does not do so while it is shut or barred. The clock is known where
    /// it opens when the shipment is ready.
    fn nothing_shut_is_entered(&self, route: usize, program: &Program) {
        let shipment = &self.question.shipment;
        if shipment.scope != Scope::GateGate || shipment.first == First::Booked {
            return;
        }
        let corridor = &self.question.corridor;
        let arcs = &self.prepared.routes[route].arcs;
        for (mark, &(position, before)) in program.marks.iter().enumerate() {
            let Some(arc) = arcs.get(position).filter(|_| !before) else {
                continue;
            };
            let closures = corridor.legs[arc.leg].closures.iter();
            for &closure in closures.filter(|&&row| {
                let level = corridor.closures[row].level;
                level.holds() || level == Level::Barred
            }) {
                for i in 0..BLOCK {
                    let arrived = self.desk.status()[i] == Status::Arrived;
                    if !arrived || !self.desk.on_plan(i) {
                        continue;
                    }
                    let enters = self.world.ready()[i] + self.desk.marks()[mark][0][i];
                    for [from, to] in self.world.intervals(closure, i) {
                        assert!(
                            enters <= from + 1e-6 || enters >= to - 1e-6,
                            "lane {i} enters {} at {enters}, shut from {from} to {to}",
                            corridor.legs[arc.leg].id
                        );
                    }
                }
            }
        }
    }

    /// Who left the planned way has emitted what is emitted along one chain of ways to the end, and no more: nobody turns
    /// back, or goes on along the plan as well.
    fn who_leaves_the_plan_goes_one_way(&self, program: &Program) {
        if !self.desk.diverted().contains(&true) {
            return;
        }
        let mut ends = Vec::new();
        emitted_off_plan(program, &program.ops, (0.0, false), &mut ends);
        for (i, _) in self.desk.diverted().iter().enumerate().filter(|at| *at.1) {
            let kg = self.desk.co2e_kg()[i];
            let near = |end: &f64| (end - kg).abs() <= 1e-9 * kg.abs();
            assert!(ends.iter().any(near), "lane {i}: {kg} kg, and {ends:?}");
        }
    }

    /// Some hours more, anywhere after the clock has opened and the first service was boarded.
    fn more_delay_is_never_earlier(&mut self, committed: &Program, chance: &mut Chance) {
        let opens = |op: &Op| matches!(op, Op::Open);
        let boards = |op: &Op| matches!(op, Op::Board(_));
        let first = committed.ops.iter().position(boards);
        let opened = committed.ops.iter().position(opens);
        let least = opened.max(first).map_or(1, |place| place + 1);
        let mut late = committed.clone();
        let place = chance.count(least.min(late.ops.len()), late.ops.len());
        let hours = chance.between(0.1, 100.0);
        late.ops.insert(
            place,
            Op::Dwell {
                part: Part::Hold,
                span: Span::Fixed(hours),
                tempo: Tempo::default(),
            },
        );
        reckon(&late, &self.world, self.risk, false, &mut self.desk);
        for i in 0..BLOCK {
            let (on_time, late) = (self.other.status()[i], self.desk.status()[i]);
            if on_time == Status::NotEligible || late == Status::NotEligible {
                continue;
            }
            let (one, other) = (self.other.time_h()[i], self.desk.time_h()[i]);
            if late == Status::Arrived {
                assert_eq!(
                    on_time,
                    Status::Arrived,
                    "lane {i} arrives because it is late"
                );
                assert!(
                    other >= one - 1e-6,
                    "lane {i}: {other} h, held for {hours} h before step {place}, against {one} h"
                );
            }
        }
    }
}

/// Sums of what is emitted from here to the end on every chain of ways that leaves the plan somewhere.
fn emitted_off_plan(program: &Program, ops: &[Op], so_far: (f64, bool), ends: &mut Vec<f64>) {
    let (mut kg, left) = so_far;
    for op in ops {
        match op {
            Op::Emit(more) => kg += more,
            Op::Open => kg = 0.0,
            Op::Choose(junction) => {
                for way in program.junctions[*junction].ways.iter().skip(1) {
                    emitted_off_plan(program, &way.ops, (kg, true), ends);
                }
            }
            _ => {}
        }
    }
    if left {
        ends.push(kg);
    }
}

/// The whole answer, with futures: where shipments arrive no number is missing, and what is a probability is one.
fn answers(question: &Question) {
    let comparison = compare(question, &AtomicBool::new(false), &|_, _| ()).unwrap();
    for route in comparison.regimes.iter().flat_map(|regime| &regime.routes) {
        let shares = [route.not_eligible, route.stranded, route.beyond_horizon];
        // On time is a share of those who are eligible.
        let on_time = route.on_time.filter(|_| route.not_eligible < 1.0);
        for share in shares.into_iter().chain(on_time.map(|one| one.value)) {
            assert!((0.0..=1.0).contains(&share), "{}: {share}", route.id);
        }
        let lost = shares.iter().sum::<f64>();
        assert!(lost <= 1.0 + 1e-12, "{shares:?}");
        // Of fewer than two arrivals there is no standard deviation, a difference needs both to
        // arrive, and breakpoints are of those who keep to the planned way.
        if lost < 1.0 - 2.5 / comparison.trials as f64 {
            let mut alone = RouteFinding {
                against: None,
                ..route.clone()
            };
            if route.on_plan == 0.0 {
                alone.breakpoints.clear();
            }
            let told = format!("{alone:?}");
            if let Some(place) = told.find("NaN") {
                let from = place.saturating_sub(300);
                panic!("no number in the answer: {}", &told[from..place + 3]);
            }
        }
    }
}

/// Eight blocks by one thread and by two: the same summaries.
fn threads_do_not_matter(question: &Question, prepared: &Prepared<'_>) {
    let cases = question.regimes.iter().enumerate();
    let groups: Vec<Group> = cases
        .map(|(index, case)| prepared.group(index, &case.best()))
        .collect();
    let by = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        let never = AtomicBool::new(false);
        let trials = (0, 8 * BLOCK as u64);
        let run = || simulate(prepared.setting(true), &groups, trials, &never, &|_| ());
        format!("{:?}", pool.build().unwrap().install(run).unwrap())
    };
    assert!(by(1) == by(2), "one thread says otherwise than two");
}
