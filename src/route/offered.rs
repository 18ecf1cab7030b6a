//! Can a route be booked in the window, under a regime, for a cargo? If not, why.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::corridor::{Corridor, OfferWindow, Regime};
use crate::scenario::Shipment;

use super::Route;

/// Asks whether a route is offered: every service and leg that it uses must be built, offered throughout the
/// departure window to this cargo, and not withheld by the regime.
///
/// # Errors
/// Every reason why it is not, in plain words: the route is then for reference only.
pub fn offer(
    route: &Route,
    corridor: &Corridor,
    regime: &Regime,
    shipment: &Shipment,
) -> Result<(), Vec<String>> {
    let mut reasons = Vec::new();
    for boarding in &route.boardings {
        reasons.extend(service_reasons(
            boarding.service,
            corridor,
            regime,
            shipment,
        ));
    }
    for arc in &route.arcs {
        let leg = &corridor.legs[arc.leg];
        if !leg.open {
            let lever = leg.lever.as_ref().map_or(String::new(), |lever| {
                format!(" (lever '{lever}' is closed)")
            });
            reasons.push(format!(
                "{} leg '{}' is not built{lever}",
                leg.mode.word(),
                leg.id
            ));
        }
        let what = format!("{} leg '{}'", leg.mode.word(), leg.id);
        reasons.extend(withheld(&leg.id, &what, regime));
        reasons.extend(outside(&leg.offered, &what, corridor, shipment));
    }
    let mut told = Vec::new();
    for reason in reasons {
        if !told.contains(&reason) {
            told.push(reason);
        }
    }
    if told.is_empty() { Ok(()) } else { Err(told) }
}

/// Why a service is not offered; empty if it is.
#[must_use]
pub(crate) fn service_reasons(
    service: usize,
    corridor: &Corridor,
    regime: &Regime,
    shipment: &Shipment,
) -> Vec<String> {
    let row = &corridor.services[service];
    let what = format!("service '{}'", row.id);
    let mut reasons: Vec<String> = withheld(&row.id, &what, regime).into_iter().collect();
    reasons.extend(outside(&row.offered, &what, corridor, shipment));
    reasons
}

/// True if a service is offered throughout the window to the cargo, whatever a regime withholds.
#[must_use]
pub(crate) fn in_window(service: usize, corridor: &Corridor, shipment: &Shipment) -> bool {
    outside(&corridor.services[service].offered, "", corridor, shipment).is_empty()
}

fn withheld(id: &str, what: &str, regime: &Regime) -> Option<String> {
    regime
        .withholds
        .iter()
        .any(|withheld| withheld == id)
        .then(|| format!("{what} is withheld under '{}'", regime.id))
}

fn outside(
    offered: &OfferWindow,
    what: &str,
    corridor: &Corridor,
    shipment: &Shipment,
) -> Vec<String> {
    let mut reasons = Vec::new();
    if let Some(from) = offered.from_h.filter(|&from| from > shipment.depart_from_h) {
        reasons.push(format!("{what} is offered only from {}", day(from)));
    }
    if let Some(to) = offered.to_h.filter(|&to| to < shipment.depart_to_h) {
        reasons.push(format!("{what} was offered only until {}", last_day(to)));
    }
    if !offered.cargo.is_empty() && !offered.cargo.contains(&shipment.cargo) {
        let taken: Vec<&str> = offered
            .cargo
            .iter()
            .map(|&class| corridor.cargo[class].name.as_str())
            .collect();
        reasons.push(format!("{what} takes only {}", taken.join(", ")));
    }
    reasons
}

/// The day of an instant, hours since 1970-01-01T00:00Z.
fn day(instant_h: f64) -> Date {
    let days = (instant_h / 24.0).floor() as i64;
    date(1970, 1, 1).saturating_add(days.days())
}

/// The last day before an instant that ends a day; the day itself of any other instant.
fn last_day(instant_h: f64) -> Date {
    day(instant_h - 1.0 / 3600.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corridor::Mode;
    use crate::route::plan;
    use crate::route::sketch::{Sketch, regime, service};

    /// Hours from 1970-01-01 to 2022-04-01, the end of 2022-03-31: 52 years and 90 days, 19,083 days.
    const END_OF_MARCH_2022_H: f64 = 19_083.0 * 24.0;

    fn one_leg() -> Sketch {
        let mut sketch = Sketch::new(&[("AAA", 0.0), ("BBB", 10.0)]);
        sketch.leg("sea-leg", "AAA", "BBB", Mode::Sea, 100.0);
        sketch.services.push(service("liner", &[0], 7.0));
        sketch
    }

    #[test]
    fn a_service_that_ended_before_the_window_says_its_last_day() {
        let mut sketch = one_leg();
        sketch.services[0].offered.to_h = Some(END_OF_MARCH_2022_H);
        let question = sketch.question("AAA", "BBB", &[("sea", &[], &[])]);
        let routes = plan(&question).unwrap();
        let told = offer(
            &routes[0],
            &question.corridor,
            &question.corridor.regimes[0],
            &question.shipment,
        );
        assert_eq!(
            told,
            Err(vec![
                "service 'liner' was offered only until 2022-03-31".to_owned()
            ])
        );
    }

    #[test]
    fn a_withheld_service_is_for_reference_under_that_regime_alone() {
        let mut sketch = one_leg();
        let mut strict = regime("red-sea-shut");
        strict.withholds.push("liner".into());
        sketch.regimes.push(strict);
        let question = sketch.question("AAA", "BBB", &[("sea", &[], &[])]);
        let route = plan(&question).unwrap().remove(0);
        let under = |regime: usize| {
            let corridor = &question.corridor;
            offer(
                &route,
                corridor,
                &corridor.regimes[regime],
                &question.shipment,
            )
        };
        assert_eq!(under(0), Ok(()));
        assert_eq!(
            under(1),
            Err(vec![
                "service 'liner' is withheld under 'red-sea-shut'".to_owned()
            ])
        );
    }

    #[test]
    fn a_leg_that_takes_another_cargo_names_what_it_takes() {
        let mut sketch = one_leg();
        sketch.cargo.push(("grain", 1.0));
        sketch.legs[0].offered.cargo = vec![1];
        let question = sketch.question("AAA", "BBB", &[("sea", &[], &[])]);
        let route = plan(&question).unwrap().remove(0);
        let corridor = &question.corridor;
        let told = offer(&route, corridor, &corridor.regimes[0], &question.shipment);
        assert_eq!(
            told,
            Err(vec!["sea leg 'sea-leg' takes only grain".to_owned()])
        );
    }
}
