//! What is known of each route before it is simulated: facts, offers, breakpoints.

use super::finding::{Band, Breakpoint};
use super::measure::RouteCard;
use super::prepare::{Prepared, why_not};
use crate::corridor::{PlaceKind, Values};
use crate::cost::value_of_time_usd_h;
use crate::route::{Program, Route, RouteFacts, facts};
use crate::scenario::{Question, RegimeCase};

/// What is known of each route beforehand, with its facts and breakpoints.
pub(super) fn cards(
    prepared: &Prepared<'_>,
    case: &RegimeCase,
    programs: &[Program],
) -> Vec<RouteCard> {
    let question = prepared.question;
    let values = case.best();
    plain_cards(prepared, &values)
        .into_iter()
        .zip(&prepared.routes)
        .zip(programs)
        .map(|((card, route), program)| RouteCard {
            not_offered_because: why_not(question, case, route),
            facts: facts(route, &question.corridor, &values),
            points: points(question, route, program, &values),
            ..card
        })
        .collect()
}

/// What the numbers of a future need of a route.
pub(super) fn plain_cards(prepared: &Prepared<'_>, values: &Values) -> Vec<RouteCard> {
    let question = prepared.question;
    let cargo = &question.corridor.cargo[question.shipment.cargo];
    let teu = question.shipment.teu();
    prepared
        .routes
        .iter()
        .map(|route| RouteCard {
            id: route.id.clone(),
            label: route.label.clone(),
            not_offered_because: Vec::new(),
            facts: RouteFacts::default(),
            points: Vec::new(),
            vot_usd_h: value_of_time_usd_h(cargo.vot_usd_teu_d.get(values), teu),
            vor_ratio: cargo.vor_ratio.get(values),
            cargo_usd: cargo.value_usd_teu.get(values) * teu,
            capital_cost_year: cargo.capital_cost_year.map(|rate| rate.get(values)),
        })
        .collect()
}

/// The breakpoints of a route, in the order of its program's marks.
fn points(
    question: &Question,
    route: &Route,
    program: &Program,
    values: &Values,
) -> Vec<Breakpoint> {
    let corridor = &question.corridor;
    let places = route.places(corridor);
    let mut km = vec![0.0];
    for arc in &route.arcs {
        let leg = &corridor.legs[arc.leg];
        km.push(km[km.len() - 1] + leg.distance_km.get(values));
    }
    let mode_of = |arc: Option<usize>| {
        arc.and_then(|arc| route.arcs.get(arc))
            .map_or("", |arc| corridor.legs[arc.leg].mode.word())
    };
    program
        .marks
        .iter()
        .map(|&(position, arriving)| {
            let place = &corridor.places[places[position]];
            let arc = if arriving {
                position.checked_sub(1)
            } else {
                Some(position)
            };
            Breakpoint {
                place: place.name.clone(),
                place_kind: kind_word(place.kind).to_owned(),
                km: km[position],
                arriving,
                mode: mode_of(arc).to_owned(),
                time_h: Band::default(),
                cost_usd: Band::default(),
                generalised_usd: Band::default(),
            }
        })
        .collect()
}

fn kind_word(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Port => "port",
        PlaceKind::Terminal => "terminal",
        PlaceKind::Border => "border",
        PlaceKind::Junction => "junction",
        PlaceKind::Canal => "canal",
        PlaceKind::Strait => "strait",
    }
}
