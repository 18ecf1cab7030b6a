//! The indicators of corridor performance monitoring (METHOD 7.5) and of reliability (METHOD 1.14), route by route.
//!
//! Speeds and costs of a whole route are ratios of simulated means over the shipments that arrive. Sections and
//! border points are told from the planned route: every law at its mean, best values, nothing shut.

use super::finding::{Estimate, RegimeFinding, RouteFinding, Spread};
use super::prepare::Prepared;
use crate::corridor::{Corridor, Mode, Part, PlaceKind, StopKind};
use crate::route::{PlannedStep, Route, StepKind, planned_steps};
use crate::scenario::RegimeCase;
use crate::stats::indicators::Trip;
use crate::stats::{GroupSummary, Range};

/// What the time at a border point goes into.
pub const ACTIVITIES: [&str; 5] = [
    "border formalities",
    "handling and transfer",
    "gauge change",
    "hold",
    "waiting for departure",
];

/// Days beyond the plan of which the chance is told.
pub const LATE_D: [f64; 2] = [3.0, 7.0];

/// Which way a border post is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The post of the country that is entered.
    Inbound,
    /// The post of the country that is left.
    Outbound,
    /// Entered and left at the same post, or neither.
    Through,
}

impl Side {
    /// The word in tables and charts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Inbound => "inbound",
            Self::Outbound => "outbound",
            Self::Through => "through",
        }
    }
}

/// A border post on a route, as planned.
#[derive(Clone, Debug, PartialEq)]
pub struct BorderPoint {
    /// Id of the place.
    pub id: String,
    /// Its name.
    pub place: String,
    /// Its country.
    pub country: String,
    /// Which way it is passed.
    pub side: Side,
    /// Mean hours by activity, in the order of [`ACTIVITIES`].
    pub hours: [f64; 5],
    /// Mean USD per box.
    pub usd: f64,
}

impl BorderPoint {
    /// Mean hours from entry to exit.
    #[must_use]
    pub fn total_h(&self) -> f64 {
        self.hours.iter().sum()
    }
}

/// Consecutive legs in one country, or by one kind of water transport, as planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The country, or the mode on water.
    pub group: String,
    /// Names of its first and last place.
    pub ends: (String, String),
    /// Its distance, mean times and mean cost, with its stops.
    pub trip: Trip,
}

/// Indicators of one route under one regime.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicators {
    /// TFI1: mean hours of a border point, as planned; nothing without one.
    pub border_h: Option<f64>,
    /// TFI2: mean USD of a border point, as planned.
    pub border_usd: Option<f64>,
    /// TFI3: USD for 500 km and 20 t, of the simulated mean cost.
    pub cost_500km_20t_usd: Estimate,
    /// TFI4: speed with delay, km/h, of the simulated mean time.
    pub swd_kmh: Estimate,
    /// Speed without delay, km/h, of the simulated mean time in motion.
    pub swod_kmh: f64,
    /// Tonnes in the box.
    pub tonnes: f64,
    /// Border points in order.
    pub borders: Vec<BorderPoint>,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// How reliable it is.
    pub reliability: Reliability,
}

/// Measures of reliability (METHOD 1.14), of the shipments that arrive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reliability {
    /// Standard deviation over the mean.
    pub cv: f64,
    /// P95 over the median.
    pub planning_time_index: Estimate,
    /// Planned hours: every law at its mean, nothing shut.
    pub planned_h: f64,
    /// For each of [`LATE_D`]: the share that arrives later than planned by more than so many days.
    pub late: [f64; 2],
}

/// Tells the indicators of every route of a regime, once its ranges over futures are known.
pub(super) fn tell(
    found: &mut RegimeFinding,
    prepared: &Prepared<'_>,
    case: &RegimeCase,
    summary: &GroupSummary,
) {
    let question = prepared.question;
    let values = case.best();
    let (corridor, shipment) = (&question.corridor, &question.shipment);
    let cargo = &corridor.cargo[shipment.cargo];
    let tonnes = cargo.payload_t_teu.get(&values) * shipment.teu();
    for (index, route) in found.routes.iter_mut().enumerate() {
        let planned = &prepared.routes[index];
        let steps = planned_steps(planned, corridor, shipment, &values);
        let borders = borders(corridor, planned, &steps);
        let sections = sections(corridor, planned, &steps, tonnes);
        let planned_h = steps.iter().map(|step| step.hours).sum();
        let above = |hours| summary.routes[index].time_h.histogram.share_above(hours);
        let late = LATE_D.map(|days| above(planned_h + 24.0 * days).unwrap_or(f64::NAN));
        route.indicators = Some(of(route, tonnes, borders, sections, (planned_h, late)));
    }
}

fn of(
    route: &RouteFinding,
    tonnes: f64,
    borders: Vec<BorderPoint>,
    sections: Vec<Section>,
    (planned_h, late): (f64, [f64; 2]),
) -> Indicators {
    let time = &route.time_h;
    let moving_h: f64 = route
        .parts_h
        .iter()
        .filter(|(part, _)| moves(part))
        .map(|(_, mean)| mean.value)
        .sum();
    let trip = |hours: f64, usd: f64| Trip {
        km: route.facts.km,
        moving_h,
        standing_h: hours - moving_h,
        usd,
        tonnes,
    };
    let cost = route.cost_usd.mean;
    let speed = |hours| trip(hours, 0.0).swd_kmh().unwrap_or(f64::NAN);
    // It grows with the money, and nothing paid is an indicator of nothing.
    let of_one_usd = trip(0.0, 1.0).tfi3_usd().unwrap_or(f64::NAN);
    let scaled = |usd: f64| usd * of_one_usd;
    let mean = |of: fn(&BorderPoint) -> f64| {
        let count = borders.len() as f64;
        (count > 0.0).then(|| borders.iter().map(of).sum::<f64>() / count)
    };
    Indicators {
        border_h: mean(BorderPoint::total_h),
        border_usd: mean(|border| border.usd),
        cost_500km_20t_usd: Estimate {
            value: scaled(cost.value),
            unknown: cost.unknown.map(|range| Range {
                p5: scaled(range.p5),
                p95: scaled(range.p95),
            }),
            noise: cost.noise.map(scaled),
        },
        // A speed falls as the time rises: the ends change places.
        swd_kmh: Estimate {
            value: speed(time.mean.value),
            unknown: time.mean.unknown.map(|range| Range {
                p5: speed(range.p95),
                p95: speed(range.p5),
            }),
            noise: time
                .mean
                .noise
                .map(|noise| speed(time.mean.value) * noise / time.mean.value),
        },
        swod_kmh: trip(time.mean.value, 0.0).swod_kmh().unwrap_or(f64::NAN),
        tonnes,
        borders,
        sections,
        reliability: Reliability {
            cv: time.sd.value / time.mean.value,
            planning_time_index: index(time),
            planned_h,
            late,
        },
    }
}

/// P95 over the median; over futures and in noise that of the P95 alone, for the median moves with it.
fn index(time: &Spread) -> Estimate {
    Estimate {
        value: time.p95.value / time.p50.value,
        unknown: None,
        noise: time.p95.noise.map(|noise| noise / time.p50.value),
    }
}

fn moves(part: &str) -> bool {
    let moving = |of: &Part| matches!(of, Part::Moving(_)) && of.words() == part;
    Part::ALL.iter().any(moving)
}

/// Where on its route each step is: the place at which it stands, or from which it moves.
fn positions(steps: &[PlannedStep]) -> impl Iterator<Item = (usize, &PlannedStep)> {
    steps.iter().scan(0, |legs, step| {
        let at = *legs;
        if matches!(step.kind, StepKind::Leg(_)) {
            *legs += 1;
        }
        Some((at, step))
    })
}

/// The border posts of a route: places of that kind, and others where a border stop takes time.
fn borders(corridor: &Corridor, route: &Route, steps: &[PlannedStep]) -> Vec<BorderPoint> {
    let places = route.places(corridor);
    let mut borders = Vec::new();
    for (at, &index) in places.iter().enumerate() {
        let place = &corridor.places[index];
        let halts: Vec<&PlannedStep> = positions(steps)
            .filter(|(position, step)| *position == at && !matches!(step.kind, StepKind::Leg(_)))
            .map(|(_, step)| step)
            .collect();
        let checked = |step: &&PlannedStep| match step.kind {
            StepKind::Stop(stop) => {
                corridor.stops[stop].kind == StopKind::Border && step.hours > 0.0
            }
            _ => false,
        };
        let is_post = place.kind == PlaceKind::Border && !halts.is_empty();
        if !is_post && !halts.iter().any(checked) {
            continue;
        }
        let other = |neighbour: Option<&usize>| {
            neighbour.is_some_and(|&other| corridor.places[other].country != place.country)
        };
        let entered = other(at.checked_sub(1).and_then(|before| places.get(before)));
        let left = other(places.get(at + 1));
        let mut hours = [0.0; 5];
        for step in &halts {
            hours[activity(corridor, step.kind)] += step.hours;
        }
        borders.push(BorderPoint {
            id: place.id.clone(),
            place: place.name.clone(),
            country: place.country.clone(),
            side: match (entered, left) {
                (true, false) => Side::Inbound,
                (false, true) => Side::Outbound,
                _ => Side::Through,
            },
            hours,
            usd: halts.iter().map(|step| step.usd).sum(),
        });
    }
    borders
}

fn activity(corridor: &Corridor, kind: StepKind) -> usize {
    let StepKind::Stop(stop) = kind else {
        return 4;
    };
    match corridor.stops[stop].kind {
        StopKind::Border | StopKind::Canal => 0,
        StopKind::Handling | StopKind::Transfer => 1,
        StopKind::Gauge => 2,
        StopKind::Hold => 3,
    }
}

/// The country in which a leg by land begins, or the mode on water.
fn group<'a>(corridor: &'a Corridor, route: &Route, leg: usize) -> &'a str {
    let arc = route.arcs[leg];
    let mode = corridor.legs[arc.leg].mode;
    match mode {
        Mode::Road | Mode::Rail => &corridor.places[arc.tail(&corridor.legs)].country,
        Mode::Sea | Mode::Canal => Mode::Sea.word(),
        Mode::Caspian | Mode::Ferry | Mode::River => mode.word(),
    }
}

/// Sections in order. The stops of a place belong to the section of its own country where one ends or begins there,
/// else to the one that is begun, at the end to the last.
fn sections(
    corridor: &Corridor,
    route: &Route,
    steps: &[PlannedStep],
    tonnes: f64,
) -> Vec<Section> {
    let places = route.places(corridor);
    let mut of_leg = Vec::new();
    let mut sections: Vec<Section> = Vec::new();
    for leg in 0..route.arcs.len() {
        let group = group(corridor, route, leg);
        let name = |at: usize| corridor.places[places[at]].name.clone();
        match sections.last_mut() {
            Some(last) if last.group == group => last.ends.1 = name(leg + 1),
            _ => sections.push(Section {
                group: group.to_owned(),
                ends: (name(leg), name(leg + 1)),
                trip: Trip {
                    tonnes,
                    ..Trip::default()
                },
            }),
        }
        of_leg.push(sections.len() - 1);
    }
    for (at, step) in positions(steps) {
        let before = at.checked_sub(1).map(|leg| of_leg[leg]);
        let after = of_leg.get(at).copied();
        let country = &corridor.places[places[at]].country;
        let own = |section: &usize| &sections[*section].group == country;
        let chosen = match step.kind {
            StepKind::Leg(_) => after,
            _ => before.filter(own).or(after).or(before),
        };
        let Some(chosen) = chosen else { continue };
        let trip = &mut sections[chosen].trip;
        trip.usd += step.usd;
        if matches!(step.kind, StepKind::Leg(_)) {
            trip.km += step.km;
            trip.moving_h += step.hours;
        } else {
            trip.standing_h += step.hours;
        }
    }
    sections
}
