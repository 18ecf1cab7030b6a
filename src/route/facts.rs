//! What a route passes: counted on the route, not simulated.

use crate::corridor::{Corridor, Evidence, PlaceKind, Quantity, StopKind, Values};

use super::planned::{Part, wait, words};
use super::queueing::{QueueLoad, service_teu_d, slot_load, stop_load};
use super::{Movement, Route};

/// What a route passes: counted on the route, not simulated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RouteFacts {
    /// Kilometres at best values.
    pub km: f64,
    /// Border posts passed, counted as changes of country.
    pub borders: u32,
    /// Changes of gauge.
    pub gauge_changes: u32,
    /// Changes of vehicle (services or modes), gauge changes apart.
    pub transfers: u32,
    /// Departures a week of its rarest service, at best values; absent if all run on demand.
    pub sailings_week: Option<f64>,
    /// Narrowest published capacity, TEU a week, with what limits it and the source ids of the figure.
    pub capacity: Option<(f64, String, Vec<String>)>,
    /// Share of that capacity that is used, where the volume is known; above 1 demand is greater.
    pub utilisation: Option<f64>,
    /// Queues by utilisation that it stands in, in order: id of the stop or service, and how busy it is.
    pub queues: Vec<(String, QueueLoad)>,
    /// Names of the places in order.
    pub places: Vec<String>,
    /// Ids of the legs in order.
    pub legs: Vec<String>,
    /// Plain words for each step, for `explain` and tables.
    pub steps: Vec<String>,
}

/// Counts what a route passes; quantities at these values.
#[must_use]
pub fn facts(route: &Route, corridor: &Corridor, values: &Values) -> RouteFacts {
    let places = route.places(corridor);
    let name = |place: &usize| corridor.places[*place].name.clone();
    let leg_id = |arc: &crate::corridor::Arc| corridor.legs[arc.leg].id.clone();
    let (gauge_changes, transfers) = changes(route, corridor, &places);
    let narrowest = narrowest(route, corridor, values);
    RouteFacts {
        km: route.km(corridor, values),
        borders: borders(corridor, &places),
        gauge_changes,
        transfers,
        sailings_week: sailings_week(route, corridor, values),
        utilisation: narrowest.as_ref().and_then(|one| one.utilisation),
        capacity: narrowest.map(Narrowest::told),
        queues: queues(route, corridor, values),
        places: places.iter().map(name).collect(),
        legs: route.arcs.iter().map(leg_id).collect(),
        steps: steps(route, corridor, values),
    }
}

/// Changes of country along the places that lie in one; a ship in a canal or strait enters no country.
fn borders(corridor: &Corridor, places: &[usize]) -> u32 {
    let mut countries: Vec<&str> = places
        .iter()
        .map(|&place| &corridor.places[place])
        .filter(|place| !matches!(place.kind, PlaceKind::Canal | PlaceKind::Strait))
        .map(|place| place.country.as_str())
        .filter(|country| !country.is_empty())
        .collect();
    countries.dedup();
    countries.len().saturating_sub(1) as u32
}

/// Places where the gauge changes, and other places where mode or service changes.
fn changes(route: &Route, corridor: &Corridor, places: &[usize]) -> (u32, u32) {
    let (mut gauges, mut transfers) = (0, 0);
    for (at, &place) in places.iter().enumerate() {
        let (Some(before), Some(&after)) = (at.checked_sub(1), route.arcs.get(at)) else {
            continue;
        };
        let movement = Movement {
            place,
            enters: Some(route.arcs[before]),
            leaves: Some(after),
        };
        let gauge_stop = route.stops[at]
            .iter()
            .any(|&stop| corridor.stops[stop].kind == StopKind::Gauge);
        if gauge_stop || movement.changes_gauge(corridor) {
            gauges += 1;
        } else if movement.changes_mode(corridor) || route.rides(before) != route.rides(at) {
            transfers += 1;
        }
    }
    (gauges, transfers)
}

fn sailings_week(route: &Route, corridor: &Corridor, values: &Values) -> Option<f64> {
    route
        .boardings
        .iter()
        .map(|boarding| wait::departures_week(&corridor.services[boarding.service], values))
        .min_by(f64::total_cmp)
}

/// A published capacity.
struct Narrowest {
    teu_week: f64,
    id: String,
    sources: Vec<String>,
    utilisation: Option<f64>,
}

impl Narrowest {
    fn told(self) -> (f64, String, Vec<String>) {
        (self.teu_week, self.id, self.sources)
    }
}

/// The narrowest published capacity: slots that low water leaves x departures of a service, daily capacity x 7 of a
/// stop; the first on the route if several are equal.
fn narrowest(route: &Route, corridor: &Corridor, values: &Values) -> Option<Narrowest> {
    let services = route.boardings.iter().filter_map(|boarding| {
        let service = &corridor.services[boarding.service];
        let (cell, daily) = (service.slots_teu?, service_teu_d(service, values)?);
        let load = slot_load(service, values);
        Some((daily, &service.id, cell, &service.evidence, load))
    });
    let stops = route.stops.iter().flatten().filter_map(|&stop| {
        let stop = &corridor.stops[stop];
        let (cell, load) = (stop.capacity_teu_d?, stop_load(stop, values));
        Some((cell.get(values), &stop.id, cell, &stop.evidence, load))
    });
    services
        .chain(stops)
        .min_by(|(one, ..), (other, ..)| one.total_cmp(other))
        .map(|(daily, id, cell, of_row, load)| Narrowest {
            teu_week: 7.0 * daily,
            id: id.clone(),
            sources: behind(corridor, cell, of_row).sources.clone(),
            utilisation: load.map(|load| load.utilisation),
        })
}

/// Queues by utilisation in the order of the route: at each place its stops, then the service that is boarded.
fn queues(route: &Route, corridor: &Corridor, values: &Values) -> Vec<(String, QueueLoad)> {
    let mut queues = Vec::new();
    for (at, stops) in route.stops.iter().enumerate() {
        let stops = stops.iter().map(|&stop| &corridor.stops[stop]);
        queues.extend(stops.filter_map(|stop| Some((stop.id.clone(), stop_load(stop, values)?))));
        let boarded = route.boardings.iter().find(|b| b.first == at);
        let service = boarded.map(|boarding| &corridor.services[boarding.service]);
        queues.extend(
            service.and_then(|service| Some((service.id.clone(), slot_load(service, values)?))),
        );
    }
    queues
}

/// The evidence of a number: that of its assumption, else that of the row it stands in.
fn behind<'a>(corridor: &'a Corridor, cell: Quantity, of_row: &'a Evidence) -> &'a Evidence {
    cell.assumption()
        .map_or(of_row, |index| &corridor.assumptions[index].evidence)
}

fn steps(route: &Route, corridor: &Corridor, values: &Values) -> Vec<String> {
    let mut steps = Vec::new();
    for (at, stops) in route.stops.iter().enumerate() {
        let mut tell = |part| steps.push(words(route, corridor, values, part));
        for &stop in stops {
            tell(Part::Stop(at, stop));
        }
        if let Some(number) = route.boardings.iter().position(|b| b.first == at) {
            tell(Part::Board(number));
        }
        if at < route.arcs.len() {
            tell(Part::Move(at));
        }
    }
    steps
}
