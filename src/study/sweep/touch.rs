//! Does a setting touch the routes of a question at all?

use crate::route::Route;
use crate::scenario::Question;
use crate::study::rests_on;

/// True if two askings of a scenario differ in anything that one of these routes uses: a number of the book under one
/// of the regimes, a leg that is open or not, the shipment itself.
#[must_use]
pub fn differs(one: &Question, other: &Question, routes: &[Route]) -> bool {
    if one.shipment != other.shipment {
        return true;
    }
    let mut legs = routes.iter().flat_map(|route| &route.arcs);
    if legs.any(|arc| one.corridor.legs[arc.leg].open != other.corridor.legs[arc.leg].open) {
        return true;
    }
    let used = rests_on(one, routes).assumptions;
    let mut cases = one.regimes.iter().zip(&other.regimes);
    cases.any(|(one, other)| {
        used.iter().any(|&index| {
            let [one, other] = [&one.book[index], &other.book[index]];
            (one.low, one.best, one.high) != (other.low, other.best, other.high)
        })
    })
}
