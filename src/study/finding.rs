//! What a comparison found: numbers with their estimand, their range over what we do not know, and their noise.

use super::disruption::{ChokeMatrix, Decider, Timeline, ValueOfRecourse};
pub use super::estimand::{Estimand, RegimeLabel};
pub use super::horsetail::{ArrivalFamily, RouteFamily};
use super::indicators::Indicators;
use crate::corridor::Grade;
pub use crate::route::RouteFacts;
pub use crate::scenario::Age;
pub use crate::stats::nested::VarianceSplit;
pub use crate::stats::{Estimate, Range, Reached};

/// A quantity over trials: time in hours, cost in USD per box, or a difference of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Mean.
    pub mean: Estimate,
    /// Standard deviation.
    pub sd: Estimate,
    /// 5th percentile.
    pub p5: Estimate,
    /// 10th percentile.
    pub p10: Estimate,
    /// 25th percentile.
    pub p25: Estimate,
    /// Median.
    pub p50: Estimate,
    /// 75th percentile.
    pub p75: Estimate,
    /// 90th percentile.
    pub p90: Estimate,
    /// 95th percentile.
    pub p95: Estimate,
}

impl Spread {
    /// All nine estimates, in the order of the fields.
    pub fn each_mut(&mut self) -> [&mut Estimate; 9] {
        [
            &mut self.mean,
            &mut self.sd,
            &mut self.p5,
            &mut self.p10,
            &mut self.p25,
            &mut self.p50,
            &mut self.p75,
            &mut self.p90,
            &mut self.p95,
        ]
    }
}

/// P10, P50, P90 of a cumulative quantity.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Band {
    /// 10th percentile.
    pub p10: f64,
    /// Median.
    pub p50: f64,
    /// 90th percentile.
    pub p90: f64,
}

/// A point of the time-distance and cost-distance charts: before or after the stop at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Breakpoint {
    /// Name of the place.
    pub place: String,
    /// Kind of place, in the words of the tables (port, terminal, border, junction, canal, strait).
    pub place_kind: String,
    /// Kilometres from the origin.
    pub km: f64,
    /// True before the stop, false after it.
    pub arriving: bool,
    /// Mode by which it is reached (arriving) or left, in words; empty at the ends.
    pub mode: String,
    /// Cumulative hours.
    pub time_h: Band,
    /// Cumulative USD.
    pub cost_usd: Band,
    /// Cumulative generalised cost, USD.
    pub generalised_usd: Band,
}

/// One route under one regime.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteFinding {
    /// Id.
    pub id: String,
    /// Label.
    pub label: String,
    /// Can it be booked in the window under the regime?
    pub offered: bool,
    /// If not: why, in plain words.
    pub not_offered_because: Vec<String>,
    /// Counted facts.
    pub facts: RouteFacts,
    /// Hours from clock open to clock close.
    pub time_h: Spread,
    /// USD per box.
    pub cost_usd: Spread,
    /// Generalised cost of a trial, USD per box: cost + VOT x time.
    pub generalised_usd: Spread,
    /// Generalised cost of the route, USD per box: mean cost + VOT x mean time + VOR x sd (METHOD 2.9).
    pub route_generalised_usd: Estimate,
    /// Capital that the cargo ties up over the mean time, USD per box (METHOD 2.4 A), where its class states a
    /// cost of capital. It stands beside the value of time and is never added to it.
    pub inventory_usd: Option<Estimate>,
    /// kg CO2e per box.
    pub co2e_kg: Estimate,
    /// Buffer index (P95 - mean)/mean.
    pub buffer_index: Estimate,
    /// Probability of arrival by the due time, if one is stated.
    pub on_time: Option<Estimate>,
    /// Share not eligible under the regime.
    pub not_eligible: f64,
    /// Share stranded.
    pub stranded: f64,
    /// Share beyond the horizon.
    pub beyond_horizon: f64,
    /// Share of departures at which nothing on the planned way is shut.
    pub available: f64,
    /// Share of the arrivals that kept to the planned way; the distance charts show these alone.
    pub on_plan: f64,
    /// Steps that decide most arrivals, most often first; empty where it is not told.
    pub deciders: Vec<Decider>,
    /// What choosing again is worth, where the question asks for it.
    pub recourse: Option<ValueOfRecourse>,
    /// Mean hours by time part: (words, estimate), in the order of DESIGN section 6, all parts.
    pub parts_h: Vec<(&'static str, Estimate)>,
    /// Mean USD by cost line: (words, estimate), all lines.
    pub lines_usd: Vec<(&'static str, Estimate)>,
    /// Points for the distance charts, origin first.
    pub breakpoints: Vec<Breakpoint>,
    /// Points of the arrival curve: (hours, share arrived), rising.
    pub arrival_curve: Vec<(f64, f64)>,
    /// Against the reference; absent for the reference itself.
    pub against: Option<Against>,
    /// The variance of the time, hours squared: between the futures and within them; absent with one future, or
    /// where in some future no shipment arrives.
    pub time_split: Option<VarianceSplit>,
    /// The same of the cost, USD squared.
    pub cost_split: Option<VarianceSplit>,
    /// The indicators of the field; absent for other futures.
    pub indicators: Option<Indicators>,
}

/// A route against the reference, paired: the same worlds.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// Probability that it arrives before the reference (ties to the minute apart).
    pub before: Estimate,
    /// Probability of arriving in the same minute.
    pub tie: f64,
    /// Probability that it is cheaper (to the cent).
    pub cheaper: Estimate,
    /// Its hours less those of the reference.
    pub difference_h: Spread,
    /// Its USD less those of the reference.
    pub difference_usd: Spread,
    /// Histogram of the difference in hours: (lower edge, upper edge, share).
    pub bars_h: Vec<(f64, f64, f64)>,
    /// Histogram of the difference in USD.
    pub bars_usd: Vec<(f64, f64, f64)>,
    /// Break-even: what the reference's freight would have to cost (USD per box) for equal mean cost.
    pub break_even_usd: Estimate,
}

/// Any two routes of a regime.
#[derive(Clone, Debug, PartialEq)]
pub struct PairFinding {
    /// Index of the first route.
    pub a: usize,
    /// Index of the second route.
    pub b: usize,
    /// Probability that `a` arrives before `b`.
    pub a_before: Estimate,
    /// Probability that `a` is cheaper than `b`.
    pub a_cheaper: Estimate,
    /// Mean of a's hours less b's.
    pub mean_difference_h: Estimate,
}

/// One regime.
#[derive(Clone, Debug, PartialEq)]
pub struct RegimeFinding {
    /// Id.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// Dates it describes, as written: from, to.
    pub dates: (String, String),
    /// "inputs of 2025 applied to 2031", when the window lies outside these dates.
    pub vintage: Option<String>,
    /// Index of the reference route; absent when none of them is offered.
    pub reference: Option<usize>,
    /// Routes in the run's order.
    pub routes: Vec<RouteFinding>,
    /// All pairs a < b.
    pub pairs: Vec<PairFinding>,
    /// What each choke point costs when it is closed; absent for other futures.
    pub matrix: Option<ChokeMatrix>,
    /// Week by week; absent where it was not asked for.
    pub timeline: Option<Timeline>,
    /// A curve of arrival for each future, of the reference and the route set against it; absent with fewer than
    /// eight futures.
    pub horsetail: Option<ArrivalFamily>,
}

/// An estimate in its place, and whether it is a share between 0 and 1.
#[derive(Debug)]
pub struct Slot<'a> {
    /// The estimate.
    pub estimate: &'a mut Estimate,
    /// True for a probability.
    pub is_share: bool,
}

fn number(estimate: &mut Estimate) -> Slot<'_> {
    Slot {
        estimate,
        is_share: false,
    }
}

fn share(estimate: &mut Estimate) -> Slot<'_> {
    Slot {
        estimate,
        is_share: true,
    }
}

impl RouteFinding {
    /// Every estimate, in a fixed order.
    fn slots(&mut self) -> Vec<Slot<'_>> {
        let mut all = Vec::new();
        all.extend(self.time_h.each_mut().map(number));
        all.extend(self.cost_usd.each_mut().map(number));
        all.extend(self.generalised_usd.each_mut().map(number));
        all.push(number(&mut self.route_generalised_usd));
        all.extend(self.inventory_usd.as_mut().map(number));
        all.push(number(&mut self.co2e_kg));
        all.push(number(&mut self.buffer_index));
        all.extend(self.on_time.as_mut().map(share));
        all.extend(
            self.parts_h
                .iter_mut()
                .map(|(_, estimate)| number(estimate)),
        );
        all.extend(
            self.lines_usd
                .iter_mut()
                .map(|(_, estimate)| number(estimate)),
        );
        if let Some(against) = &mut self.against {
            all.push(share(&mut against.before));
            all.push(share(&mut against.cheaper));
            all.push(number(&mut against.break_even_usd));
            all.extend(against.difference_h.each_mut().map(number));
            all.extend(against.difference_usd.each_mut().map(number));
        }
        all
    }
}

impl RegimeFinding {
    /// How captions name the regime.
    #[must_use]
    pub fn label(&self) -> RegimeLabel {
        RegimeLabel {
            id: self.id.clone(),
            name: self.name.clone(),
            dates: self.dates.clone(),
            vintage: self.vintage.clone(),
        }
    }

    /// Every estimate of its routes and pairs, in a fixed order.
    pub fn slots(&mut self) -> Vec<Slot<'_>> {
        let routes = self.routes.iter_mut().flat_map(RouteFinding::slots);
        let pairs = self.pairs.iter_mut().flat_map(|pair| {
            [
                share(&mut pair.a_before),
                share(&mut pair.a_cheaper),
                number(&mut pair.mean_difference_h),
            ]
        });
        routes.chain(pairs).collect()
    }
}

impl RegimeFinding {
    /// The route that the sentence sets against the reference: of those offered, the one that arrives before
    /// it most often.
    #[must_use]
    pub fn alternative(&self) -> Option<usize> {
        let before = |route: usize| self.routes[route].against.as_ref().map(|a| a.before.value);
        (0..self.routes.len())
            .filter(|&route| {
                self.routes[route].offered && before(route).is_some_and(f64::is_finite)
            })
            .max_by(|&a, &b| {
                let (p, q) = (before(a).unwrap_or(0.0), before(b).unwrap_or(0.0));
                p.total_cmp(&q).then(b.cmp(&a))
            })
    }
}

/// An assumption that moves the answer: mean hours of the alternative less those of the reference when it
/// alone goes from its P10 to its P90.
#[derive(Clone, Debug, PartialEq)]
pub struct Leading {
    /// Id.
    pub id: String,
    /// What it is, in plain words.
    pub quantity: String,
    /// Its unit, as written.
    pub unit: String,
    /// Its grade.
    pub grade: Grade,
    /// Its P10.
    pub low: f64,
    /// Its P90.
    pub high: f64,
    /// The difference at its P10, hours.
    pub low_h: f64,
    /// The difference at its P90, hours.
    pub high_h: f64,
}

impl Leading {
    /// How far it moves the answer, hours.
    #[must_use]
    pub fn swing_h(&self) -> f64 {
        (self.high_h - self.low_h).abs()
    }
}

/// What the answer rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Footing {
    /// Rows and assumptions used by the routes, by grade (measured, announced, estimate, judgement): count.
    pub by_grade: [usize; 4],
    /// The same, by age of the evidence in the year of the prices, newest first.
    pub by_age: [(Age, usize); 5],
    /// Assumptions that alone move the first regime's answer most, greatest swing first.
    pub leading: Vec<Leading>,
}

/// The answer to a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What was asked, in full.
    pub asked: Estimand,
    /// Trials used in the best future.
    pub trials: u64,
    /// Trials behind the breakpoints.
    pub breakpoint_trials: u64,
    /// "inputs of 2025 applied to 2031", if the window lies outside the regime's dates.
    pub vintage: Option<String>,
    /// Regimes in the scenario's order.
    pub regimes: Vec<RegimeFinding>,
    /// The noise that was asked for, as a share of the mean, if any.
    pub precision: Option<f64>,
    /// The noise at each checkpoint: trials so far, widest half-widths; empty where no precision was asked for.
    pub checks: Vec<(u64, Reached)>,
    /// What it rests on.
    pub footing: Footing,
}
