//! Nothing is counted twice: two rows that cover the same thing at one element, two prices for one movement.

use super::at_row_of;
use crate::corridor::{Covers, Flow, Heading, Leg, Mode, Passage, Service, Stop};
use crate::scenario::Problem;
use crate::scenario::build::Built;
use crate::scenario::problem::listed;

const MONEY: [&str; 8] = [
    "linehaul",
    "fuel",
    "canal",
    "war-risk",
    "terminal",
    "border",
    "insurance",
    "equipment",
];

/// Everything that two rows, or two cells of one row, both contain.
pub(super) fn twice_covered(built: &Built) -> Vec<Problem> {
    let mut problems = Vec::new();
    stops_with_stops(built, &mut problems);
    legs_with_stops(built, &mut problems);
    services_with_stops(built, &mut problems);
    services_with_legs(built, &mut problems);
    legs_with_themselves(built, &mut problems);
    problems
}

fn told(built: &Built, id: &str, other: &str, words: &[&str], remedy: &str) -> Problem {
    let of = |id: &str| {
        let sources = sources(built, id);
        if sources.is_empty() {
            "no source".to_owned()
        } else {
            sources
        }
    };
    let what = format!(
        "'{id}' ({}) and '{other}' ({}) both cover {}",
        of(id),
        of(other),
        listed(words, "and")
    );
    at_row_of(built, id, "covers", what, remedy)
}

fn sources(built: &Built, id: &str) -> String {
    let corridor = &built.corridor;
    let legs = corridor.legs.iter().map(|row| (&row.id, &row.evidence));
    let stops = corridor.stops.iter().map(|row| (&row.id, &row.evidence));
    let services = corridor.services.iter().map(|row| (&row.id, &row.evidence));
    legs.chain(stops)
        .chain(services)
        .find(|(known, _)| *known == id)
        .map_or_else(String::new, |(_, evidence)| evidence.sources.join("; "))
}

/// Two stops of one place that one movement meets.
fn stops_with_stops(built: &Built, problems: &mut Vec<Problem>) {
    let stops = &built.corridor.stops;
    for (position, one) in stops.iter().enumerate() {
        for other in &stops[..position] {
            let shared = one.covers.shared_with(other.covers);
            if !shared.is_empty() && both_met(one, other) {
                let remedy =
                    "Take the word out of one of them, or make them apply to different movements";
                problems.push(told(built, &one.id, &other.id, &shared, remedy));
            }
        }
    }
}

fn both_met(one: &Stop, other: &Stop) -> bool {
    let passages = |a: Passage, b: Passage| a == b || a == Passage::Any || b == Passage::Any;
    let headings = |a: Heading, b: Heading| a == b || a == Heading::Both || b == Heading::Both;
    let flows = [one.flow, other.flow];
    let apart = flows.contains(&Some(Flow::Tranship)) && flows.contains(&Some(Flow::Through));
    one.place == other.place
        && passages(one.enters, other.enters)
        && passages(one.leaves, other.leaves)
        && headings(one.heading, other.heading)
        && !apart
        && !arrives_and_departs(one, other)
        && !arrives_and_departs(other, one)
}

/// A row for arrival by a mode and one for departure by it: what meets both turns round at the place.
fn arrives_and_departs(one: &Stop, other: &Stop) -> bool {
    one.leaves == Passage::Any
        && other.enters == Passage::Any
        && one.enters != Passage::Any
        && one.enters == other.leaves
}

fn passes(stop: &Stop, mode: Mode) -> bool {
    [stop.enters, stop.leaves].contains(&Passage::By(mode))
}

/// A leg whose time contains what a stop at its end does.
fn legs_with_stops(built: &Built, problems: &mut Vec<Problem>) {
    let corridor = &built.corridor;
    for leg in &corridor.legs {
        for stop in &corridor.stops {
            let meets = [leg.from, leg.to].contains(&stop.place) && passes(stop, leg.mode);
            let shared = times(leg.covers, stop.covers);
            if meets && !shared.is_empty() {
                let remedy = "Take the word, and what it stands for, out of one of them";
                problems.push(told(built, &leg.id, &stop.id, &shared, remedy));
            }
        }
    }
}

fn times(one: Covers, other: Covers) -> Vec<&'static str> {
    let mut shared = one.shared_with(other);
    shared.retain(|word| !MONEY.contains(word));
    shared
}

/// A stop that contains the wait for a service inside the chain, or the lifts that a service's price contains.
fn services_with_stops(built: &Built, problems: &mut Vec<Problem>) {
    let corridor = &built.corridor;
    for service in &corridor.services {
        for stop in &corridor.stops {
            let boarded = boardings(service, &corridor.legs)
                .any(|(place, mode)| place == stop.place && stop.leaves == Passage::By(mode));
            // A service may be boarded midway too.
            let mut called = service.legs.iter().map(|leg| &corridor.legs[*leg]);
            let boardable = called.any(|leg| {
                [leg.from, leg.to].contains(&stop.place) && stop.leaves == Passage::By(leg.mode)
            });
            let waits = stop.covers.has("wait-for-service") && stop.enters != Passage::Terminus;
            if boardable && waits {
                let remedy =
                    "Take the wait out of the stop: it is reckoned from the service's departures";
                let word = ["wait-for-service"];
                problems.push(told(built, &stop.id, &service.id, &word, remedy));
            }
            let lifts = stop.covers.has("terminal") && service.covers.has("terminal");
            let left = boardings(service, &corridor.legs)
                .any(|(place, mode)| place == stop.place && stop.enters == Passage::By(mode));
            if lifts && (boarded || left) {
                let remedy = "Take the lifts out of the service's price or of the stop's fee";
                problems.push(told(built, &stop.id, &service.id, &["terminal"], remedy));
            }
        }
    }
}

/// The two ends of a service, each with the mode there.
fn boardings<'a>(
    service: &Service,
    legs: &'a [Leg],
) -> impl Iterator<Item = (usize, Mode)> + use<'a> {
    let (first, last) = (service.legs.first().copied(), service.legs.last().copied());
    let second = service.legs.get(1).copied();
    let before = service
        .legs
        .len()
        .checked_sub(2)
        .map(|index| service.legs[index]);
    let free = move |leg: Option<usize>, next: Option<usize>| {
        let leg = &legs[leg?];
        let touches = |place: usize| {
            next.is_some_and(|next| [legs[next].from, legs[next].to].contains(&place))
        };
        let place = if touches(leg.from) { leg.to } else { leg.from };
        Some((place, leg.mode))
    };
    let start = free(first, second);
    let end = if second.is_none() {
        first.map(|leg| (legs[leg].to, legs[leg].mode))
    } else {
        free(last, before)
    };
    start.into_iter().chain(end)
}

/// A price of a service that does not say what it covers, beside a price of one of its legs.
fn services_with_legs(built: &Built, problems: &mut Vec<Problem>) {
    let legs = &built.corridor.legs;
    for service in &built.corridor.services {
        let prices = &service.tariff;
        let priced = prices.per_teu.is_some() || prices.per_box.is_some();
        let says = MONEY.iter().any(|word| service.covers.has(word));
        let leg = service.legs.iter().map(|leg| &legs[*leg]).find(|leg| {
            let prices = &leg.tariff;
            prices.per_teu.is_some() || prices.per_teu_km.is_some() || prices.per_box.is_some()
        });
        if let Some(leg) = leg
            && priced
            && !says
        {
            let what = format!(
                "'{}' has a price and its leg '{}' has one too, and nothing says whether the first contains the second",
                service.id, leg.id
            );
            let remedy = "Write linehaul in covers if it does, or what it is for if it does not";
            problems.push(at_row_of(built, &service.id, "covers", what, remedy));
        }
        let waits = service
            .legs
            .iter()
            .map(|leg| &legs[*leg])
            .find(|leg| leg.covers.has("wait-for-service"));
        if let Some(leg) = waits {
            let remedy =
                "Take the wait out of the leg: it is reckoned from the service's departures";
            problems.push(told(
                built,
                &leg.id,
                &service.id,
                &["wait-for-service"],
                remedy,
            ));
        }
    }
}

/// An all-in price beside a cell for one of the things that it contains.
fn legs_with_themselves(built: &Built, problems: &mut Vec<Problem>) {
    for leg in &built.corridor.legs {
        let cells = [
            ("canal", "toll_usd_teu", leg.toll_usd_teu),
            ("war-risk", "war_risk_usd_teu", leg.war_risk_usd_teu),
        ];
        for (word, column, cell) in cells {
            if leg.covers.has(word) && cell.is_some() {
                let what = format!(
                    "covers says that {word} is paid already, so the cell would never be paid"
                );
                let remedy = format!("Empty the cell or take {word} out of covers");
                problems.push(at_row_of(built, &leg.id, column, what, &remedy));
            }
        }
    }
}
