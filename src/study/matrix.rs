//! Routes by choke points: what a closure before departure would cost each route (chart 17).

use rayon::prelude::*;

use super::disruption::{ChokeMatrix, ChokePoint, IfClosed};
use super::prepare::Prepared;
use crate::route::{chokes, way_round};
use crate::scenario::RegimeCase;

/// The matrix of a regime; `None` when no route passes a choke point.
pub(super) fn matrix(prepared: &Prepared<'_>, case: &RegimeCase) -> Option<ChokeMatrix> {
    let question = prepared.question;
    let corridor = &question.corridor;
    let points = chokes(corridor, &prepared.routes);
    if points.is_empty() {
        return None;
    }
    let cells = prepared
        .routes
        .par_iter()
        .enumerate()
        .map(|(index, route)| {
            points
                .iter()
                .map(|point| {
                    if !point.passed[index] {
                        return IfClosed::NotOnWay;
                    }
                    way_round(question, case, route, point).map_or(IfClosed::NoRoute, |round| {
                        IfClosed::Extra {
                            days: round.extra_h / 24.0,
                            usd: round.extra_usd,
                            by: round.by.join(", "),
                        }
                    })
                })
                .collect()
        })
        .collect();
    let named = points.into_iter().map(|point| ChokePoint {
        name: point.name,
        is_closure: point.is_closure,
    });
    Some(ChokeMatrix {
        points: named.collect(),
        cells,
    })
}
