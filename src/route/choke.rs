//! Choke points: canals, straits and border posts that routes pass, and what closures shut at once; and what the way
//! round each of them costs.

use super::Route;
use super::detour::{Shut, round, shut_for_good};
use super::request::Planner;
use crate::corridor::{Corridor, PlaceKind};
use crate::scenario::{Question, RegimeCase};

/// A choke point, and which routes pass it.
#[derive(Clone, Debug, PartialEq)]
pub struct Choke {
    /// Plain name.
    pub name: String,
    /// True for a closure's own name, false for places.
    pub is_closure: bool,
    /// For each route: does it pass it?
    pub passed: Vec<bool>,
    shut: Shut,
}

/// The way round a choke point.
#[derive(Clone, Debug, PartialEq)]
pub struct WayRound {
    /// Planned hours more, at best values.
    pub extra_h: f64,
    /// Planned USD more, at best values.
    pub extra_usd: f64,
    /// Names of the places on it that the planned way does not pass.
    pub by: Vec<String>,
}

/// The choke points of these routes, those that most routes share first. Places that the same routes
/// pass one after the other are one point; a closure stands apart where no place tells the same.
#[must_use]
pub fn chokes(corridor: &Corridor, routes: &[Route]) -> Vec<Choke> {
    let passes: Vec<Vec<usize>> = routes.iter().map(|route| route.places(corridor)).collect();
    let narrow = |place: usize| {
        matches!(
            corridor.places[place].kind,
            PlaceKind::Canal | PlaceKind::Strait | PlaceKind::Border
        )
    };
    let mut chokes: Vec<(Choke, usize)> = Vec::new();
    for place in (0..corridor.places.len()).filter(|&place| narrow(place)) {
        let passed: Vec<bool> = passes
            .iter()
            .map(|places| {
                places
                    .iter()
                    .position(|&p| p == place)
                    .is_some_and(|at| at > 0 && at + 1 < places.len())
            })
            .collect();
        if !passed.contains(&true) {
            continue;
        }
        let follows = |last: usize| {
            passes.iter().any(|places| {
                places
                    .windows(2)
                    .any(|pair| pair == [last, place] || pair == [place, last])
            })
        };
        let name = &corridor.places[place].name;
        match chokes
            .iter_mut()
            .find(|(choke, last)| choke.passed == passed && follows(*last))
        {
            Some((choke, last)) => {
                choke.name = joined(&choke.name, name);
                *last = place;
            }
            None => chokes.push((
                Choke {
                    name: short(name).to_owned(),
                    is_closure: false,
                    passed,
                    shut: Shut::place(place),
                },
                place,
            )),
        }
    }
    let mut chokes: Vec<Choke> = chokes.into_iter().map(|(choke, _)| choke).collect();
    // What happened once, with its dates, is told by the row of the strait or border itself.
    for (index, closure) in corridor.closures.iter().enumerate() {
        let shut = Shut::closures(corridor, &[index]);
        let passed: Vec<bool> = routes
            .iter()
            .map(|route| !shut.met(route, corridor).is_empty())
            .collect();
        let told = chokes.iter().any(|choke| choke.passed == passed);
        if closure.dated.is_none() && closure.level.queues() && passed.contains(&true) && !told {
            chokes.push(Choke {
                name: closure.name.clone(),
                is_closure: true,
                passed,
                shut,
            });
        }
    }
    let count = |choke: &Choke| choke.passed.iter().filter(|passed| **passed).count();
    chokes.sort_by_key(|choke| std::cmp::Reverse(count(choke)));
    chokes
}

/// The way round a choke point that is closed before departure, under a regime at its best values; `None` if there is
/// none that keeps to a part of the planned way.
#[must_use]
pub fn way_round(
    question: &Question,
    case: &RegimeCase,
    route: &Route,
    choke: &Choke,
) -> Option<WayRound> {
    let corridor = &question.corridor;
    let regime = &corridor.regimes[case.regime];
    let planner = Planner::under(question, case.best());
    let shut = choke
        .shut
        .clone()
        .with(Shut::closures(corridor, &shut_for_good(corridor, regime)))
        .and_withheld(corridor, regime);
    let other = round(&planner, corridor, route, 0, &shut)?;
    let (now, then) = (
        planner.terms().planned(route),
        planner.terms().planned(&other),
    );
    let planned = route.places(corridor);
    Some(WayRound {
        extra_h: then.hours - now.hours,
        extra_usd: then.usd - now.usd,
        by: other
            .places(corridor)
            .into_iter()
            .filter(|place| !planned.contains(place))
            .map(|place| short(&corridor.places[place].name).to_owned())
            .collect(),
    })
}

/// A name without what stands in brackets.
fn short(name: &str) -> &str {
    name.split_once(" (").map_or(name, |(short, _)| short)
}

/// One name for two places: the same once, else both.
fn joined(known: &str, name: &str) -> String {
    let name = short(name);
    if known == name
        || known.starts_with(&format!("{name} / "))
        || known.ends_with(&format!(" / {name}"))
    {
        known.to_owned()
    } else {
        format!("{known} / {name}")
    }
}
