//! The answer in words, with its baseline and its range: a lead, then a short clause for each regime.

use crate::report::words;
use crate::study::finding::{Against, Comparison, Estimate, Range, RegimeFinding, RouteFinding};

/// What the answer is about: pair, direction, cargo, box, scope, window, and where it holds.
#[must_use]
pub fn lead(answer: &Comparison) -> String {
    format!(
        "{} to {}, {}; {}, one {}, {}, departing {}; in this model, under these inputs",
        answer.asked.pair.0,
        answer.asked.pair.1,
        answer.asked.direction,
        words::lowered(&answer.asked.cargo),
        words::container(&answer.asked.cargo_box),
        words::scope(&answer.asked.scope),
        words::window(&answer.asked.window),
    )
}

/// A clause for each regime, in full; where two routes of the first regime meet again, only what changes.
#[must_use]
pub fn clauses(answer: &Comparison) -> Vec<String> {
    let first = answer.regimes.first();
    answer
        .regimes
        .iter()
        .enumerate()
        .map(|(index, regime)| {
            let again = first
                .filter(|_| index > 0)
                .and_then(|first| changed(first, regime));
            again.unwrap_or_else(|| clause(regime))
        })
        .collect()
}

/// The whole answer on one line, for a cell: the lead, then the clauses.
#[must_use]
pub fn sentence(answer: &Comparison) -> String {
    format!("{}: {}.", lead(answer), clauses(answer).join(". "))
}

/// The headline of a picture: the part of the first regime's clause about time.
#[must_use]
pub fn headline(answer: &Comparison) -> String {
    answer.regimes.first().map_or_else(
        || answer.asked.title.clone(),
        |regime| match compared(regime) {
            Ok(Pair {
                route,
                reference,
                against,
            }) => format!(
                "{}: {} arrives before {} in {}",
                regime.name,
                words::named(&route.label),
                words::named(&reference.label),
                of_100(against),
            ),
            Err(none) => none,
        },
    )
}

/// What stands above a regime's rows: its name and its finding against the reference.
#[must_use]
pub fn panel(regime: &RegimeFinding) -> String {
    match compared(regime) {
        Ok(Pair { route, against, .. }) => format!(
            "{}: {} before the reference in {}",
            regime.name,
            words::named(&route.label),
            of_100(against),
        ),
        Err(none) => none,
    }
}

/// The route that the sentence sets against the reference, with its comparison.
#[must_use]
pub fn best_alternative(regime: &RegimeFinding) -> Option<(&RouteFinding, &Against)> {
    let route = &regime.routes[regime.alternative()?];
    route.against.as_ref().map(|against| (route, against))
}

/// One regime's answer in full, with the regime's name in front.
#[must_use]
pub fn clause(regime: &RegimeFinding) -> String {
    match compared(regime) {
        Ok(Pair {
            route,
            reference,
            against,
        }) => format!(
            "{}: {} arrives before the reference, {}, in {}; {}",
            regime.name,
            words::named(&route.label),
            words::named(&reference.label),
            of_paired_shipments(&against.before),
            money(against, freight(reference)),
        ),
        Err(none) => none,
    }
}

/// The alternative, the reference and how they compare.
struct Pair<'a> {
    route: &'a RouteFinding,
    reference: &'a RouteFinding,
    against: &'a Against,
}

/// The two routes that a regime sets against each other; or why there is nothing to compare.
fn compared(regime: &RegimeFinding) -> Result<Pair<'_>, String> {
    let name = &regime.name;
    let Some(reference) = regime.reference.map(|index| &regime.routes[index]) else {
        return Err(format!(
            "{name}: none of the routes named as reference is offered, so nothing is compared"
        ));
    };
    match best_alternative(regime) {
        Some((route, against)) => Ok(Pair {
            route,
            reference,
            against,
        }),
        None => Err(format!(
            "{name}: no other route is offered beside {}",
            words::named(&reference.label)
        )),
    }
}

/// What this regime changes where the routes of the first one meet again; none where others meet, or where money
/// is told in other words.
fn changed(first: &RegimeFinding, regime: &RegimeFinding) -> Option<String> {
    let (old, new) = (compared(first).ok()?, compared(regime).ok()?);
    if (&old.route.id, &old.reference.id) != (&new.route.id, &new.reference.id) {
        return None;
    }
    let (was, is) = (level(old.against)?, level(new.against)?);
    let (paid, pays) = (
        words::money(freight(old.reference)),
        words::money(freight(new.reference)),
    );
    let (few, many) = (of_100(old.against), of_100(new.against));
    let share = if few == many {
        format!("again in {many}")
    } else {
        format!("in {many} instead of {few}")
    };
    let money = match (was == is, paid == pays) {
        (true, true) => "money as before".to_owned(),
        (true, false) => format!(
            "mean costs are equal if the reference's freight is USD {is}, as before, but the model's is {pays} instead of {paid}"
        ),
        (false, true) => format!(
            "mean costs are equal if the reference's freight is USD {is} instead of {was}; the model's is {pays}, as before"
        ),
        (false, false) => format!(
            "mean costs are equal if the reference's freight is USD {is} instead of {was}; the model's is {pays} instead of {paid}"
        ),
    };
    Some(format!(
        "{}: the same two routes, {share}; {money}",
        regime.name
    ))
}

/// `49 of 100 (29-55)`.
fn of_100(against: &Against) -> String {
    let before = &against.before;
    let range = words::range(before.unknown, words::of_100);
    let range = range.map_or(String::new(), |range| format!(" ({range})"));
    format!("{} of 100{range}", words::of_100(before.value))
}

/// `71 of 100 paired shipments (46-79 over what we do not know)`.
fn of_paired_shipments(before: &Estimate) -> String {
    let head = format!("{} of 100 paired shipments", words::of_100(before.value));
    match words::range(before.unknown, words::of_100) {
        Some(range) => format!("{head} ({range} over what we do not know)"),
        None => format!("{head} (in one future)"),
    }
}

/// The break-even: `5,800 (5,000-7,700)`; none where no freight makes the two cost the same.
fn level(against: &Against) -> Option<String> {
    let level = &against.break_even_usd;
    if level.value <= 0.0 {
        return None;
    }
    let range = words::range(level.unknown, words::money);
    let range = range.map_or(String::new(), |range| format!(" ({range})"));
    Some(format!("{}{range}", words::money(level.value)))
}

/// The break-even against the model's price; where there is none, the difference.
fn money(against: &Against, freight_usd: f64) -> String {
    match level(against) {
        Some(level) => format!(
            "mean costs are equal if the reference's freight is USD {level} rather than the model's {}",
            words::money(freight_usd),
        ),
        None => format!(
            "it {} on average, and is dearer however low the reference's freight",
            difference(&against.difference_usd.mean)
        ),
    }
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
        insta::assert_snapshot!(sentence(&comparison()), @"Eastport to Westport, southbound; general cargo, one 40-foot container, gate to gate, departing 2025; in this model, under these inputs: Canal at full draught: High pass (lorry all the way) arrives before the reference, Canal (by sea), in more than 99 of 100 paired shipments (99 to more than 99 over what we do not know); mean costs are equal if the reference's freight is USD 7,100 (6,500-7,800) rather than the model's 2,700. Canal at low water: the same two routes, in 100 of 100 (100-100) instead of more than 99 of 100 (99 to more than 99); mean costs are equal if the reference's freight is USD 6,500 (5,900-7,200) instead of 7,100 (6,500-7,800); the model's is 3,600 instead of 2,700.");
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
