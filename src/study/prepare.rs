//! A question made ready: routes planned, hazards given their columns, programs compiled.

use std::sync::Arc;

use rayon::prelude::*;

use super::compare::NoComparison;
use crate::corridor::Values;
use crate::route::{
    COPULA, Compiler, Conditions, Hazards, Known, PlannedJunction, Program, Puller, Purpose, Route,
    SHIPMENT, junctions, no_way_past, offer, plan,
};
use crate::scenario::{Copula, Question, Recourse, RegimeCase};
use crate::sim::{Desk, Group, Seed, Setting, Window, World, reckon};
use crate::stats::Planned;

/// The routes of a question, compiled and ready to be simulated.
#[derive(Debug)]
pub struct Prepared<'a> {
    pub(super) question: &'a Question,
    /// The planned routes, in the scenario's order.
    pub routes: Vec<Route>,
    /// For each regime the index of the reference route, if any is offered.
    pub references: Vec<Option<usize>>,
    compiler: Compiler<'a>,
    /// For each regime and route where the shipper may choose again; empty where nobody may.
    junctions: Vec<Vec<Vec<PlannedJunction>>>,
    /// Every hazard that a program reads.
    pub hazards: Hazards,
    /// Hours of a world: the longest planned route and half a year; infinite where nothing comes and goes with time.
    horizon_h: f64,
}

/// Hours beyond the longest planned route for which a shipment is followed.
const BEYOND_PLAN_H: f64 = 180.0 * 24.0;

impl<'a> Prepared<'a> {
    /// Plans every route and gives every hazard its column.
    ///
    /// # Errors
    /// Every route that cannot be planned.
    pub fn new(question: &'a Question) -> Result<Self, NoComparison> {
        let routes = plan(question).map_err(NoComparison::Routes)?;
        Ok(Self::ready(question, routes))
    }

    /// Some of the routes (by index) as they were planned, under another question about the same corridor: other
    /// settings, and worlds of the same length.
    #[must_use]
    pub fn under<'b>(&self, question: &'b Question, routes: &[usize]) -> Prepared<'b> {
        let kept = routes.iter().map(|&route| self.routes[route].clone());
        let mut prepared = Prepared::ready(question, kept.collect());
        if self.horizon_h.is_finite() {
            prepared.horizon_h = self.horizon_h;
        }
        prepared
    }

    /// The question.
    #[must_use]
    pub fn question(&self) -> &'a Question {
        self.question
    }

    fn ready(question: &'a Question, routes: Vec<Route>) -> Self {
        let junctions = all_junctions(question, &routes);
        let mut reckoned = routes.clone();
        let ways = junctions.iter().flatten().flatten();
        reckoned
            .extend(ways.flat_map(|junction| junction.ways.iter().map(|way| way.route.clone())));
        let compiler = Compiler::new(&question.corridor, &question.shipment, &reckoned)
            .sharing_shocks(question.run.copula != Copula::Independent);
        let named: Vec<usize> = question
            .reference
            .iter()
            .filter_map(|&asked| {
                let id = &question.routes[asked].id;
                routes.iter().position(|route| route.id == *id)
            })
            .collect();
        let references = question
            .regimes
            .iter()
            .map(|case| {
                let offered = |route: &usize| why_not(question, case, &routes[*route]).is_empty();
                named.iter().copied().find(offered)
            })
            .collect();
        let mut prepared = Self {
            question,
            routes,
            references,
            compiler,
            junctions,
            hazards: Hazards::default(),
            horizon_h: f64::INFINITY,
        };
        let mut hazards = Hazards::default();
        if question.run.copula == Copula::T4 {
            hazards.column(COPULA, Purpose::Copula);
        }
        let mut groups = Vec::new();
        for (case, of_case) in question.regimes.iter().enumerate() {
            let all: Vec<usize> = (0..prepared.routes.len()).collect();
            groups.push(prepared.programs(case, &of_case.best(), &all, &mut hazards));
        }
        prepared.hazards = hazards;
        prepared.horizon_h = prepared.horizon(&groups);
        prepared
    }

    /// Hours of a world in which these programs are reckoned.
    fn horizon(&self, groups: &[(Vec<Program>, Conditions)]) -> f64 {
        let mut factors = self.hazards.factors().iter();
        let steady = groups.iter().all(|(_, conditions)| conditions.are_steady());
        if steady && factors.all(|factor| factor.block_h.is_none()) {
            return f64::INFINITY;
        }
        let programs = groups.iter().flat_map(|(programs, _)| programs);
        let longest = programs
            .map(|program| self.planned(program).0.time_h)
            .fold(0.0, f64::max);
        longest + BEYOND_PLAN_H
    }

    fn programs(
        &self,
        case: usize,
        values: &Values,
        routes: &[usize],
        hazards: &mut Hazards,
    ) -> (Vec<Program>, Conditions) {
        let junctions = &self.junctions[case];
        let case = &self.question.regimes[case];
        let regime = &self.question.corridor.regimes[case.regime];
        let puller = Puller::new(&self.question.corridor, &case.book, values);
        let known = Known {
            puller: &puller,
            values,
            eligibility: &regime.eligibility,
        };
        let programs: Vec<Program> = routes
            .iter()
            .map(|&route| {
                let (planned, junctions) = (&self.routes[route], &junctions[route]);
                self.compiler
                    .compile_with(planned, junctions, known, hazards)
            })
            .collect();
        let conditions = Conditions::of(
            &self.question.corridor,
            &self.question.shipment,
            (regime, values),
            &puller,
            &programs,
            hazards,
        );
        (programs, conditions)
    }

    /// The group of all routes of one regime (by its place in the question) under these values.
    #[must_use]
    pub fn group(&self, case: usize, values: &Values) -> Group {
        let all: Vec<usize> = (0..self.routes.len()).collect();
        let mut group = self.group_of(case, values, &all);
        group.reference = self.references[case];
        group
    }

    /// The group of some routes of one regime, without a reference.
    #[must_use]
    pub fn group_of(&self, case: usize, values: &Values, routes: &[usize]) -> Group {
        let bare = self.bare_group(case, values, routes);
        let (planned, planned_marks_h) = bare
            .programs
            .iter()
            .map(|program| self.planned(program))
            .unzip();
        Group {
            planned,
            planned_marks_h,
            ..bare
        }
    }

    /// The same for who sums nothing up: without the plain guess of time and cost.
    pub(super) fn bare_group(&self, case: usize, values: &Values, routes: &[usize]) -> Group {
        let mut hazards = self.hazards.clone();
        let (programs, conditions) = self.programs(case, values, routes, &mut hazards);
        debug_assert_eq!(hazards, self.hazards, "a future reads no hazard of its own");
        Group {
            programs,
            planned: Vec::new(),
            planned_marks_h: Vec::new(),
            reference: None,
            conditions: Arc::new(conditions),
        }
    }

    /// A plain guess of time and cost, and of the hours until each breakpoint: the route in a world where every draw
    /// is a median and nothing is shut.
    fn planned(&self, program: &Program) -> (Planned, Vec<f64>) {
        let mut world = World::blank(&self.hazards);
        world.settle(&self.hazards, self.window());
        let mut desk = Desk::default();
        reckon(program, &world, self.risk(), true, &mut desk);
        let planned = Planned {
            time_h: desk.time_h()[0],
            cost_usd: desk.cost_usd()[0],
            generalised_usd: desk.generalised_usd()[0],
        };
        let marks_h = desk.marks().iter().map(|mark| mark[0][0]).collect();
        (planned, marks_h)
    }

    /// Column of the shipment's risk.
    pub(super) fn risk(&self) -> usize {
        self.hazards
            .find(SHIPMENT, Purpose::Risk)
            .expect("every program registers the shipment's risk")
    }

    pub(super) fn window(&self) -> Window {
        Window {
            from_h: self.question.shipment.depart_from_h,
            to_h: self.question.shipment.depart_to_h,
        }
    }

    /// The setting of every simulation of the question.
    #[must_use]
    pub fn setting(&self, marks: bool) -> Setting<'_> {
        Setting {
            hazards: &self.hazards,
            seed: Seed(self.question.run.seed),
            window: self.window(),
            world_from_h: None,
            horizon_h: self.horizon_h,
            due_h: self.question.shipment.due_d.map(|days| days * 24.0),
            marks,
        }
    }
}

/// For each regime and route the junctions where the shipper may choose again.
fn all_junctions(question: &Question, routes: &[Route]) -> Vec<Vec<Vec<PlannedJunction>>> {
    question
        .regimes
        .par_iter()
        .map(|case| {
            routes
                .par_iter()
                .map(|route| match question.run.recourse {
                    Recourse::Committed => Vec::new(),
                    Recourse::Replan => junctions(question, case, route),
                })
                .collect()
        })
        .collect()
}

/// Why a route is not offered under a regime; empty when it is.
#[must_use]
pub fn why_not(question: &Question, case: &RegimeCase, route: &Route) -> Vec<String> {
    let regime = &question.corridor.regimes[case.regime];
    let mut reasons = offer(route, &question.corridor, regime, &question.shipment)
        .err()
        .unwrap_or_default();
    reasons.extend(no_way_past(question, case, route));
    reasons
}
