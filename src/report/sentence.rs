//! The answer in one sentence, with its baseline and its range: the line that is quoted.

use crate::report::words;
use crate::study::finding::{Against, Comparison, Estimate, Range, RegimeFinding, RouteFinding};

/// What the answer is about: pair, direction, cargo, box, scope, window.
#[must_use]
pub fn frame(answer: &Comparison) -> String {
    format!(
        "{} to {}, {}; {}, one {}, {}, departing {}",
        answer.pair.0,
        answer.pair.1,
        answer.direction,
        words::lowered(&answer.cargo),
        words::container(&answer.cargo_box),
        words::scope(&answer.scope),
        words::window(&answer.window),
    )
}

/// The whole sentence: the frame, then a clause for each regime.
#[must_use]
pub fn sentence(answer: &Comparison) -> String {
    let clauses: Vec<String> = answer.regimes.iter().map(clause).collect();
    format!(
        "{}: in this model, under these inputs, {}.",
        frame(answer),
        clauses.join("; ")
    )
}

/// The headline of a picture: for each regime the part of the sentence about time.
#[must_use]
pub fn headline(answer: &Comparison) -> String {
    let clauses: Vec<String> = answer
        .regimes
        .iter()
        .map(|regime| match compared(regime) {
            Ok((route, reference, against)) => first(regime, route, reference, against),
            Err(none) => none,
        })
        .collect();
    clauses.join("; ")
}

/// The route that the sentence sets against the reference, with its comparison.
#[must_use]
pub fn best_alternative(regime: &RegimeFinding) -> Option<(&RouteFinding, &Against)> {
    let route = &regime.routes[regime.alternative()?];
    route.against.as_ref().map(|against| (route, against))
}

/// One regime's answer, with the regime's name in front.
#[must_use]
pub fn clause(regime: &RegimeFinding) -> String {
    match compared(regime) {
        Ok((route, reference, against)) => format!(
            "{} and {}",
            first(regime, route, reference, against),
            money(against, &words::named(&reference.label), freight(reference)),
        ),
        Err(none) => none,
    }
}

/// The alternative, the reference and how they compare; or why there is nothing to compare.
fn compared(regime: &RegimeFinding) -> Result<(&RouteFinding, &RouteFinding, &Against), String> {
    let name = &regime.name;
    let Some(reference) = regime.reference.map(|index| &regime.routes[index]) else {
        return Err(format!(
            "{name}: none of the routes named as reference is offered, so nothing is compared"
        ));
    };
    match best_alternative(regime) {
        Some((route, against)) => Ok((route, reference, against)),
        None => Err(format!(
            "{name}: no other route is offered beside {}",
            words::named(&reference.label)
        )),
    }
}

/// `Canal open: A arrives before B in 71 of 100 paired shipments (46-79 over what we do not know)`.
fn first(
    regime: &RegimeFinding,
    route: &RouteFinding,
    reference: &RouteFinding,
    against: &Against,
) -> String {
    format!(
        "{}: {} arrives before {} in {}",
        regime.name,
        words::named(&route.label),
        words::named(&reference.label),
        of_paired_shipments(&against.before),
    )
}

/// `71 of 100 paired shipments (46-79 over what we do not know)`.
fn of_paired_shipments(before: &Estimate) -> String {
    let head = format!("{} of 100 paired shipments", words::of_100(before.value));
    match words::range(before.unknown, words::of_100) {
        Some(range) => format!("{head} ({range} over what we do not know)"),
        None => format!("{head} (in one future)"),
    }
}

/// The break-even first, then the difference at the model's prices.
fn money(against: &Against, reference: &str, freight_usd: f64) -> String {
    let difference = difference(&against.difference_usd.mean);
    let level = &against.break_even_usd;
    if level.value <= 0.0 {
        return format!("is dearer however low the freight by {reference} (it {difference})");
    }
    let range =
        words::range(level.unknown, words::money).map_or(String::new(), |r| format!(" ({r})"));
    format!(
        "costs the same on average if freight by {reference} is USD {}{range} rather than the model's {}, at which it {difference}",
        words::money(level.value),
        words::money(freight_usd),
    )
}

/// `costs USD 900 more (-300 to 2,100)`, `costs USD 250 less (90-400)`.
#[must_use]
pub fn difference(usd: &Estimate) -> String {
    let (word, sign) = if usd.value < 0.0 {
        ("less", -1.0)
    } else {
        ("more", 1.0)
    };
    let turned = usd.unknown.map(|range| {
        if sign < 0.0 {
            Range {
                p5: -range.p95,
                p95: -range.p5,
            }
        } else {
            range
        }
    });
    let range = words::range(turned, words::money).map_or(String::new(), |r| format!(" ({r})"));
    format!("costs USD {} {word}{range}", words::money(sign * usd.value))
}

/// Mean freight of a route, USD per box.
fn freight(route: &RouteFinding) -> f64 {
    route
        .lines_usd
        .iter()
        .find(|(line, _)| *line == "freight")
        .map_or(0.0, |(_, usd)| usd.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::comparison;

    #[test]
    fn the_sentence_names_question_regime_reference_and_range() {
        insta::assert_snapshot!(sentence(&comparison()), @"Eastport to Westport, southbound; general cargo, one 40-foot container, gate to gate, departing 2025: in this model, under these inputs, Canal at full draught: High pass (lorry all the way) arrives before Canal (by sea) in more than 99 of 100 paired shipments (99 to more than 99 over what we do not know) and costs the same on average if freight by Canal (by sea) is USD 7,100 (6,500-7,800) rather than the model's 2,700, at which it costs USD 4,400 more (3,900-5,100); Canal at low water: High pass (lorry all the way) arrives before Canal (by sea) in 100 of 100 paired shipments (100-100 over what we do not know) and costs the same on average if freight by Canal (by sea) is USD 6,500 (5,900-7,200) rather than the model's 3,600, at which it costs USD 2,900 more (2,400-3,600).");
    }

    #[test]
    fn a_route_that_cannot_be_booked_is_never_the_headline() {
        let mut answer = comparison();
        for route in &mut answer.regimes[0].routes {
            route.offered = matches!(route.id.as_str(), "canal" | "hub");
        }
        let (best, _) = best_alternative(&answer.regimes[0]).unwrap();
        assert_eq!(best.id, "hub");
    }

    #[test]
    fn without_a_reference_nothing_is_compared() {
        let mut answer = comparison();
        answer.regimes[0].reference = None;
        insta::assert_snapshot!(clause(&answer.regimes[0]), @"Canal at full draught: none of the routes named as reference is offered, so nothing is compared");
    }

    #[test]
    fn a_cheaper_route_costs_less_with_its_range_turned_round() {
        let usd = Estimate {
            value: -900.0,
            unknown: Some(Range {
                p5: -2_100.0,
                p95: 300.0,
            }),
            noise: Some(1.0),
        };
        assert_eq!(difference(&usd), "costs USD 900 less (-300 to 2,100)");
    }

    #[test]
    fn nothing_is_foretold() {
        let text = sentence(&comparison());
        assert!(text.contains("in this model, under these inputs"));
        assert!(!text.contains(" will ") && !text.contains("proves"));
    }
}
