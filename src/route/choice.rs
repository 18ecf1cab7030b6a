//! Where and how a shipper chooses again who learns of a closure ahead (METHOD 1.11): worked out once for each route
//! under a regime, at its best values; programs of other futures follow the same plan.

use std::collections::BTreeMap;

use super::Route;
use super::detour::{Shut, acts, round, shut_for_good};
use super::planned::Part;
use super::program::Meeting;
use super::pull::Puller;
use super::request::Planner;
use crate::corridor::{Closure, Corridor, Quantity, Regime, Spell, Values};
use crate::law::{Answer, Law, answers};
use crate::scenario::{Question, Recourse, RegimeCase, Shipment};

/// Closures known together that a way round is sought for; with more, the shipper goes on and waits.
const MOST_KNOWN: usize = 3;

/// A way from a junction to the end.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedWay {
    /// The whole route, as planned up to the junction.
    pub route: Route,
    /// Closures on it behind the junction, nearest first.
    pub meets: Vec<Meeting>,
}

/// A place of a route where a shipper may choose again.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedJunction {
    /// Position on the route.
    pub position: usize,
    /// Ways; the first is the route as planned.
    pub ways: Vec<PlannedWay>,
}

/// The junctions of a route under a regime: places of decision that have a closure ahead.
#[must_use]
pub fn junctions(question: &Question, case: &RegimeCase, route: &Route) -> Vec<PlannedJunction> {
    let values = case.best();
    let regime = &question.corridor.regimes[case.regime];
    let chooser = Chooser {
        question,
        regime,
        values: &values,
        planner: Planner::under(question, values.clone()),
        puller: Puller::new(&question.corridor, &case.book, &values),
        for_good: shut_for_good(&question.corridor, regime),
    };
    let places = route.places(&question.corridor);
    (0..route.arcs.len())
        .filter(|&at| question.corridor.places[places[at]].decision.is_some())
        .filter_map(|position| chooser.junction(route, position))
        .collect()
}

/// Closures in force for good that stop a route under a regime and that the shipper cannot get round: the route is for
/// reference only then.
#[must_use]
pub fn no_way_past(question: &Question, case: &RegimeCase, route: &Route) -> Vec<String> {
    let corridor = &question.corridor;
    let regime = &corridor.regimes[case.regime];
    let stops_it = |closure: &usize| {
        let shut = Shut::closures(corridor, &[*closure]);
        !shut.met(route, corridor).is_empty()
    };
    let met: Vec<usize> = shut_for_good(corridor, regime)
        .into_iter()
        .filter(stops_it)
        .collect();
    if met.is_empty() {
        return Vec::new();
    }
    let leaves = question.run.recourse == Recourse::Replan
        && junctions(question, case, route).iter().any(|junction| {
            junction.ways[0]
                .meets
                .iter()
                .any(|meeting| meeting.instead.is_some() && met.contains(&meeting.closure))
        });
    if leaves {
        return Vec::new();
    }
    met.into_iter()
        .map(|closure| format!("'{}' is in force", corridor.closures[closure].name))
        .collect()
}

struct Chooser<'a> {
    question: &'a Question,
    regime: &'a Regime,
    values: &'a Values,
    planner: Planner<'a>,
    puller: Puller<'a>,
    for_good: Vec<usize>,
}

impl Chooser<'_> {
    fn junction(&self, route: &Route, position: usize) -> Option<PlannedJunction> {
        let mut ways = Vec::new();
        let mut found = BTreeMap::new();
        self.way(route, route, position, &[], &mut ways, &mut found);
        let has_choice = ways[0]
            .meets
            .iter()
            .any(|meeting| meeting.instead.is_some());
        has_choice.then_some(PlannedJunction { position, ways })
    }

    /// Adds the way `taken`, which is taken when the closures `known` are, and all ways that branch off it.
    fn way(
        &self,
        planned: &Route,
        taken: &Route,
        position: usize,
        known: &[usize],
        ways: &mut Vec<PlannedWay>,
        found: &mut BTreeMap<Vec<usize>, Option<usize>>,
    ) -> usize {
        let own = ways.len();
        ways.push(PlannedWay {
            route: taken.clone(),
            meets: Vec::new(),
        });
        let mut meets = Vec::new();
        for (closure, lead_h) in self.ahead(taken, position) {
            let mut more = [known, &[closure]].concat();
            more.sort_unstable();
            let instead = match found.get(&more) {
                Some(&way) => way,
                None if more.len() > MOST_KNOWN => None,
                None => {
                    let other = self.other(planned, position, &more);
                    let way =
                        other.map(|other| self.way(planned, &other, position, &more, ways, found));
                    found.insert(more, way);
                    way
                }
            };
            let row = &self.question.corridor.closures[closure];
            let extra_h = instead.map_or(f64::INFINITY, |way| {
                self.extra_h(taken, &ways[way].route, position)
            });
            meets.push(Meeting {
                closure,
                announce_h: row.announce_h.map_or(0.0, |cell| cell.get(self.values)),
                answers: self.answers(row, lead_h, extra_h),
                instead,
            });
        }
        ways[own].meets = meets;
        own
    }

    /// The way round these closures and all that is shut for good.
    fn other(&self, planned: &Route, position: usize, known: &[usize]) -> Option<Route> {
        let corridor = &self.question.corridor;
        let shut = Shut::closures(corridor, &[known, &self.for_good].concat())
            .and_withheld(corridor, self.regime);
        round(&self.planner, corridor, planned, position, &shut)
    }

    /// Closures that a shipper may look for a way round, behind the junction, nearest first: index, and planned hours
    /// until it is met.
    fn ahead(&self, route: &Route, position: usize) -> Vec<(usize, f64)> {
        let corridor = &self.question.corridor;
        let mut met: Vec<(usize, f64)> = Vec::new();
        let (mut clock, mut here) = (0.0, 0.0);
        for (part, due) in self.planner.terms().parts(route) {
            let (at, named): (usize, &[usize]) = match part {
                Part::Board(number) => (route.boardings[number].first, &[]),
                Part::Move(at) => (at, &corridor.legs[route.arcs[at].leg].closures),
                Part::Stop(at, stop) => (at, &corridor.stops[stop].closures),
            };
            if at < position {
                here += due.hours;
            }
            for &closure in named.iter().filter(|_| at >= position) {
                let row = &corridor.closures[closure];
                if row.level.queues()
                    && acts(corridor, self.regime, closure)
                    && met.iter().all(|(known, _)| *known != closure)
                {
                    met.push((closure, clock - here));
                }
            }
            clock += due.hours;
        }
        met
    }

    /// What `other` costs more than `taken`, change of plan included, in hours of the box's value of time.
    fn extra_h(&self, taken: &Route, other: &Route, position: usize) -> f64 {
        let terms = self.planner.terms();
        let (now, then) = (terms.planned(taken), terms.planned(other));
        let place = taken.places(&self.question.corridor)[position];
        let (switch_h, switch_usd) = switch(
            &self.question.corridor,
            &self.question.shipment,
            place,
            self.values,
        );
        let usd = then.usd - now.usd + switch_usd;
        let hours = then.hours - now.hours + switch_h;
        let vot = terms.vot_usd_h();
        if vot > 0.0 { hours + usd / vot } else { hours }
    }

    /// Answers by age. Of a closure whose length nobody can guess, or that stays for good, none is worth waiting for.
    fn answers(&self, row: &Closure, lead_h: f64, extra_h: f64) -> Vec<(f64, Answer)> {
        let Some((law, most_h)) = self.belief(row).filter(|_| !self.stays(row)) else {
            return vec![(0.0, Answer::Divert)];
        };
        let (least_h, _) = law.support();
        let lasts = |age_h: f64| {
            if age_h < least_h {
                1.0
            } else {
                law.survival(age_h)
            }
        };
        answers(lasts, most_h, lead_h, extra_h)
    }

    fn stays(&self, row: &Closure) -> bool {
        self.for_good
            .iter()
            .any(|&closure| self.question.corridor.closures[closure].id == row.id)
    }

    /// What a shipper believes of a closure's length: its law, and its greatest value in hours.
    fn belief(&self, row: &Closure) -> Option<(Law, f64)> {
        let recurring = row.recurring?;
        let law = match recurring.duration {
            Spell::Fixed(hours) => Law::fixed(hours).ok()?,
            Spell::Drawn(law) => self.puller.law(law),
        };
        let cap_h = recurring
            .most_d
            .map_or(f64::INFINITY, |most| 24.0 * most.get(self.values));
        let most_h = law.support().1.min(cap_h);
        Some((law, most_h))
    }
}

/// Hours and USD per box that a change of plan takes at a place.
pub(super) fn switch(
    corridor: &Corridor,
    shipment: &Shipment,
    place: usize,
    values: &Values,
) -> (f64, f64) {
    let number = |cell: Option<Quantity>| cell.map_or(0.0, |cell| cell.get(values));
    let decision = corridor.places[place].decision.unwrap_or_default();
    let usd = number(decision.switch_usd_teu) * shipment.teu();
    (number(decision.switch_h), usd)
}
