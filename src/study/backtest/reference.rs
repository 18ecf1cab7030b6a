//! What a forecast is measured against: what was announced, the other trips of its kind, length over speed.

use super::finding::Case;
use crate::corridor::{Corridor, Leg, Mode, Pace, Spell, Values};
use crate::route::Route;
use crate::scenario::{ObservationKind, Waypoint};

/// Fills the references that take the other cases.
pub(super) fn add(cases: &mut [Case]) {
    let announced: Vec<Vec<(String, f64)>> = cases
        .iter()
        .map(|case| {
            let same = cases.iter().filter(|other| {
                other.kind == ObservationKind::Announced
                    && other.id != case.id
                    && case.shares_pair(other)
                    && same_way(case, other)
            });
            same.filter_map(|other| Some((other.id.clone(), other.seen_d()?)))
                .collect()
        })
        .collect();
    let others: Vec<Vec<f64>> = cases
        .iter()
        .map(|case| {
            let alike = cases.iter().filter(|other| {
                other.id != case.id
                    && other.kind == case.kind
                    && other.kind.is_scored()
                    && other.trip.is_section == case.trip.is_section
                    && other.mode == case.mode
            });
            alike
                .filter_map(|other| Some(other.seen_d()? / other.km * case.km))
                .collect()
        })
        .collect();
    for ((case, announced), others) in cases.iter_mut().zip(announced).zip(others) {
        case.references.announced_d = announced;
        case.references.others_d = others;
    }
}

/// True if both name the same waypoints, in any order.
fn same_way(one: &Case, other: &Case) -> bool {
    let same = |a: &[Waypoint], b: &[Waypoint]| {
        a.iter().all(|point| b.contains(point)) && b.iter().all(|point| a.contains(point))
    };
    same(&one.trip.via, &other.trip.via) && same(&one.trip.avoid, &other.trip.avoid)
}

/// Days of running over a route with no stop and no wait: each leg at its commercial speed; a leg whose time is a law
/// at the mean speed of the corridor's other legs of its mode.
pub(super) fn running_d(corridor: &Corridor, route: &Route, values: &Values) -> f64 {
    let hours = route.arcs.iter().map(|arc| {
        let leg = &corridor.legs[arc.leg];
        let km = leg.distance_km.get(values);
        match leg.pace {
            Pace::Speed(speed) => km / speed.get(values),
            Pace::Time(Spell::Fixed(hours)) => hours,
            Pace::Time(Spell::Drawn(_)) => {
                mean_kmh(corridor, leg.mode, values).map_or(0.0, |kmh| km / kmh)
            }
        }
    });
    hours.sum::<f64>() / 24.0
}

/// Kilometres of all legs of a mode that have a speed, over their hours.
fn mean_kmh(corridor: &Corridor, mode: Mode, values: &Values) -> Option<f64> {
    let timed = |leg: &Leg| match leg.pace {
        Pace::Speed(speed) if leg.mode == mode => {
            let km = leg.distance_km.get(values);
            Some((km, km / speed.get(values)))
        }
        _ => None,
    };
    let (km, hours) = corridor
        .legs
        .iter()
        .filter_map(timed)
        .fold((0.0, 0.0), |(km, hours), (more, longer)| {
            (km + more, hours + longer)
        });
    (hours > 0.0).then(|| km / hours)
}
