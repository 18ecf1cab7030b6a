//! Routes that nobody has named yet: the k best ways, labelled, and a block to paste into a scenario.

use std::fmt::Write as _;

use crate::corridor::{Corridor, Mode};
use crate::scenario::{Question, RouteRequest, Waypoint};

use super::request::Planner;
use super::{Route, RouteProblem};

/// The `k` best ways from origin to destination by planned generalised cost at the best values of the first
/// regime, cheapest first, with ids `way-1`, `way-2`, ... and labels that say how they go.
///
/// # Errors
/// Why there is not even one.
pub fn k_best(question: &Question, k: usize) -> Result<Vec<Route>, Vec<RouteProblem>> {
    let mut routes = Planner::new(question).ways(&anything("way", &[]), k)?;
    for (at, route) in routes.iter_mut().enumerate() {
        route.id = format!("way-{}", at + 1);
        route.label = label(route, &question.corridor);
    }
    let ways: Vec<String> = routes.iter().map(|route| route.label.clone()).collect();
    for at in 1..routes.len() {
        let alike: Vec<&Route> = (0..at)
            .filter(|&other| ways[other] == ways[at])
            .map(|other| &routes[other])
            .collect();
        if !alike.is_empty() {
            let by = told_apart(&routes[at], alike, &question.corridor).join(" and ");
            routes[at].label = format!("{}, by {by}", ways[at]);
        }
    }
    Ok(routes)
}

/// A ready `[routes]` block. Each route is pinned by the ids of legs: few enough to read, enough that no other of
/// `routes` uses them all and that planning finds that very way.
///
/// # Errors
/// The search gave up.
pub fn write_block(question: &Question, routes: &[Route]) -> Result<String, Vec<RouteProblem>> {
    let planner = Planner::new(question);
    let mut block = String::from("[routes]\n");
    for route in routes {
        let pins = pins(&planner, route, routes)?;
        let via: Vec<String> = pins
            .iter()
            .map(|&leg| quoted(&question.corridor.legs[leg].id))
            .collect();
        let _ = writeln!(
            block,
            "{} = {{ label = {}, via = [{}] }}",
            key(&route.id),
            quoted(&route.label),
            via.join(", ")
        );
    }
    Ok(block)
}

fn anything(id: &str, legs: &[usize]) -> RouteRequest {
    RouteRequest {
        id: id.to_owned(),
        label: String::new(),
        via: legs.iter().map(|&leg| Waypoint::Leg(leg)).collect(),
        avoid: Vec::new(),
    }
}

/// Legs that tell `route` from the others and from any cheaper way, in travel order.
fn pins(
    planner: &Planner,
    route: &Route,
    routes: &[Route],
) -> Result<Vec<usize>, Vec<RouteProblem>> {
    let uses = |other: &Route, leg: usize| other.arcs.iter().any(|arc| arc.leg == leg);
    let mut rivals: Vec<Route> = routes
        .iter()
        .filter(|other| other.arcs != route.arcs)
        .cloned()
        .collect();
    let mut pins: Vec<usize> = Vec::new();
    loop {
        rivals.retain(|rival| pins.iter().all(|&pin| uses(rival, pin)));
        if rivals.is_empty() {
            let found = planner.ways(&anything(&route.id, &pins), 1)?;
            rivals.extend(found.into_iter().filter(|way| way.arcs != route.arcs));
        }
        let shed = |leg: usize| rivals.iter().filter(|rival| !uses(rival, leg)).count();
        let next = route
            .arcs
            .iter()
            .map(|arc| arc.leg)
            .filter(|&leg| shed(leg) > 0)
            .min_by_key(|&leg| rivals.len() - shed(leg));
        let Some(leg) = next else {
            break;
        };
        pins.push(leg);
    }
    pins.sort_by_key(|&pin| route.arcs.iter().position(|arc| arc.leg == pin));
    Ok(pins)
}

/// "sea to Bandar Abbas, rail to Rasht, road to Astara": one phrase for each stretch of one mode.
fn label(route: &Route, corridor: &Corridor) -> String {
    let mut phrases: Vec<(Mode, usize)> = Vec::new();
    for arc in &route.arcs {
        let mode = corridor.legs[arc.leg].mode;
        let head = arc.head(&corridor.legs);
        match phrases.last_mut() {
            Some((last, to)) if last.continues_as(mode) => *to = head,
            _ => phrases.push((mode, head)),
        }
    }
    let words: Vec<String> = phrases
        .into_iter()
        .map(|(mode, to)| format!("{} to {}", mode.word(), short_name(to, corridor)))
        .collect();
    words.join(", ")
}

/// The fewest places, or else legs, of `route` that tell it from `others`: each the one that most others lack.
fn told_apart(route: &Route, mut others: Vec<&Route>, corridor: &Corridor) -> Vec<String> {
    let mut by = Vec::new();
    while !others.is_empty() {
        let lacks = |other: &&Route, place: usize| !other.places(corridor).contains(&place);
        let places = route.places(corridor);
        let most = places.iter().copied().min_by_key(|&place| {
            let lacking = others.iter().filter(|other| lacks(other, place)).count();
            others.len() - lacking
        });
        let telling = most.filter(|&place| others.iter().any(|other| lacks(other, place)));
        if let Some(place) = telling {
            others.retain(|other| !lacks(other, place));
            by.push(short_name(place, corridor).to_owned());
        } else {
            let other = others.remove(0);
            let leg = route.arcs.iter().find(|arc| !other.arcs.contains(arc));
            by.extend(leg.map(|arc| corridor.legs[arc.leg].id.clone()));
        }
    }
    by
}

/// Name of a place without what stands in brackets.
fn short_name(place: usize, corridor: &Corridor) -> &str {
    let name = &corridor.places[place].name;
    name.split_once(" (").map_or(name, |(short, _)| short)
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A TOML key: bare where it may be.
fn key(id: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !id.is_empty() && id.chars().all(bare) {
        id.to_owned()
    } else {
        quoted(id)
    }
}
