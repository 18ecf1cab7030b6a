//! The steps of a route in plain words, with planned hours and money, for `explain` and `routes`.

use crate::corridor::{
    Corridor, Evidence, Grade, Service, Spell, Stop, StopKind, Timing, Values, Work,
};
use crate::scenario::Shipment;

use super::{Part, Terms, papers_h, wait};
use crate::route::Route;

/// What kind of step it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Waiting for a service (by index), and its price.
    Board(usize),
    /// A leg (by index).
    Leg(usize),
    /// A stop (by index).
    Stop(usize),
}

/// A step at the mean of its law.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedStep {
    /// Plain words.
    pub words: String,
    /// Mean hours.
    pub hours: f64,
    /// USD per box.
    pub usd: f64,
    /// Kilometres; 0 for a stop or a wait.
    pub km: f64,
    /// Grade of the row.
    pub grade: Grade,
    /// Ids of the row's sources.
    pub sources: Vec<String>,
    /// What kind of step it is, with its row.
    pub kind: StepKind,
}

/// Every step of a route within the scope of the shipment; hours and USD sum to [`super::planned`].
#[must_use]
pub fn planned_steps(
    route: &Route,
    corridor: &Corridor,
    shipment: &Shipment,
    values: &Values,
) -> Vec<PlannedStep> {
    let stops = route.stops.iter().flatten().copied();
    let terms = Terms {
        corridor,
        shipment,
        values,
        papers_h: &papers_h(corridor, shipment, values, stops),
    };
    terms
        .parts(route)
        .into_iter()
        .map(|(part, due)| {
            let (kind, km, evidence) = row(route, corridor, values, part);
            PlannedStep {
                words: words(route, corridor, values, part),
                hours: due.hours,
                usd: due.usd,
                km,
                grade: evidence.grade,
                sources: evidence.sources.clone(),
                kind,
            }
        })
        .collect()
}

fn row<'a>(
    route: &Route,
    corridor: &'a Corridor,
    values: &Values,
    part: Part,
) -> (StepKind, f64, &'a Evidence) {
    match part {
        Part::Board(number) => {
            let service = route.boardings[number].service;
            let evidence = &corridor.services[service].evidence;
            (StepKind::Board(service), 0.0, evidence)
        }
        Part::Move(at) => {
            let index = route.arcs[at].leg;
            let leg = &corridor.legs[index];
            (
                StepKind::Leg(index),
                leg.distance_km.get(values),
                &leg.evidence,
            )
        }
        Part::Stop(_, stop) => (StepKind::Stop(stop), 0.0, &corridor.stops[stop].evidence),
    }
}

/// Plain words for a part of a route, without hours or money.
#[must_use]
pub(crate) fn words(route: &Route, corridor: &Corridor, values: &Values, part: Part) -> String {
    let name = |place: usize| &corridor.places[place].name;
    match part {
        Part::Board(number) => {
            let boarding = &route.boardings[number];
            let service = &corridor.services[boarding.service];
            let at = route.arcs[boarding.first].tail(&corridor.legs);
            format!(
                "wait at {} for {} ({})",
                name(at),
                service.id,
                rhythm(service, values)
            )
        }
        Part::Move(at) => {
            let arc = route.arcs[at];
            let leg = &corridor.legs[arc.leg];
            format!(
                "{} from {} to {}, {:.0} km",
                leg.mode.word(),
                name(arc.tail(&corridor.legs)),
                name(arc.head(&corridor.legs)),
                leg.distance_km.get(values)
            )
        }
        Part::Stop(_, stop) => {
            let stop = &corridor.stops[stop];
            format!("{} at {} ({})", stop_words(stop), name(stop.place), stop.id)
        }
    }
}

/// What happens at a stop; of a row that takes no time, what is paid for.
fn stop_words(stop: &Stop) -> &'static str {
    let takes_time = !matches!(stop.work, Work::None | Work::Spell(Spell::Fixed(0.0)));
    if !takes_time && stop.documents.is_none() {
        return stop.line.words();
    }
    match stop.kind {
        StopKind::Handling => "handling",
        StopKind::Transfer => "transfer",
        StopKind::Gauge => "gauge change",
        StopKind::Border => "border",
        StopKind::Hold => "hold",
        StopKind::Canal => "canal passage",
    }
}

fn rhythm(service: &Service, values: &Values) -> String {
    let days = wait::interval_h(service, values) / 24.0;
    match &service.timing {
        Timing::Timetable { departures_h } if departures_h.len() == 1 => "weekly".into(),
        Timing::Timetable { departures_h } => format!("{} a week", departures_h.len()),
        Timing::Headway { .. } => format!("every {} days", rounded(days)),
        Timing::WhenFull { .. } => format!("when full, about every {} days", rounded(days)),
    }
}

fn rounded(days: f64) -> String {
    let tenths = format!("{days:.1}");
    tenths.strip_suffix(".0").unwrap_or(&tenths).to_owned()
}
