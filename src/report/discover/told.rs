//! What a discovery found, sentence by sentence.

use crate::report::difference::{amount, of_routes, value, values};
use crate::report::sensitivity::told::{first_up, listed, why_not};
use crate::report::words;
use crate::stats::discovery::{CaseBox, MeasuredBox, WISHED_CASES};
use crate::study::discover::finding::{Cases, Discovered, Interest, OfRegime, Pattern, Side};
use crate::study::pair::Pair;

/// The label of a route.
fn route(study: &Discovered, place: usize) -> String {
    words::named(&study.routes[place].1)
}

/// The outcome that is looked for, as a clause: `Rail does not beat Road (it arrives first in fewer than half)`.
#[must_use]
pub fn outcome(study: &Discovered, pair: Pair) -> String {
    let interest = study.settings.interest;
    let (a, b) = (route(study, pair.a), route(study, pair.b));
    if interest == Interest::default() {
        return format!(
            "{a} does not beat {b} (it arrives first in fewer than half of the shipments)"
        );
    }
    let side = match interest.side {
        Side::Below => "below",
        Side::Above => "above",
    };
    format!(
        "the {} is {side} {}",
        of_routes(
            interest.statistic,
            &study.routes[pair.a].1,
            &study.routes[pair.b].1
        ),
        amount(interest.statistic, interest.threshold)
    )
}

/// One condition: `headway of the ferry above 5.2 d`.
#[must_use]
pub fn condition(cases: &Cases, limits: &CaseBox, input: usize) -> String {
    let varied = &cases.inputs[input];
    let (quantity, unit) = (&varied.quantity, &varied.unit);
    match (limits.low(input), limits.high(input)) {
        (Some(low), Some(high)) => format!("{quantity} between {}", values(low, high, unit)),
        (Some(low), None) => format!("{quantity} above {}", value(low, unit)),
        (None, Some(high)) => format!("{quantity} below {}", value(high, unit)),
        (None, None) => format!("{quantity} anywhere"),
    }
}

/// Every condition of a box, joined.
#[must_use]
pub fn conditions(cases: &Cases, limits: &CaseBox) -> String {
    let all: Vec<String> = limits
        .restricted()
        .into_iter()
        .map(|input| condition(cases, limits, input))
        .collect();
    listed(&all)
}

/// The answer under each regime, with the regime as its condition; what is said word for word of an earlier one is
/// not said again.
#[must_use]
pub fn clauses(study: &Discovered) -> Vec<String> {
    let whole: Vec<String> = study.regimes.iter().map(|of| clause(study, of)).collect();
    let told = whole.iter().enumerate().map(|(place, rest)| {
        let condition = format!("If *{}*", study.regimes[place].label.name);
        let same = whole[..place].iter().position(|other| other == rest);
        match same {
            Some(other) if study.regimes[place].found.is_ok() => format!(
                "{condition}: the same as under *{}*.",
                study.regimes[other].label.name
            ),
            _ => format!("{condition}{rest}"),
        }
    });
    told.collect()
}

fn clause(study: &Discovered, regime: &OfRegime) -> String {
    match &regime.found {
        Err(untold) => format!(": {}.", why_not(untold)),
        Ok((pair, cases)) => {
            let outcome = outcome(study, *pair);
            format!(", {}{}", answer(cases, &outcome), left_out(cases))
        }
    }
}

/// The answer of one regime.
fn answer(cases: &Cases, outcome: &str) -> String {
    let (hits, all) = (cases.hits, cases.cases);
    if all == 0 {
        return "in no future do both routes bring shipments in, so there is nothing to tell."
            .into();
    }
    let futures = words::thousands(all as f64);
    if hits == 0 {
        return format!(
            "in none of {futures} futures {outcome}: there is no condition to look for."
        );
    }
    if hits == all {
        return format!("in all of {futures} futures {outcome}: no condition keeps it from it.");
    }
    let share = hits as f64 / all as f64;
    let base = format!("it is {} that {outcome}", words::likelihood(share));
    match &cases.pattern {
        Some(pattern) if pattern.is_restricted() => format!(
            "{} These are {} of 100 of all futures in which it is so. Without any condition it is {}. {}{}",
            found(cases, pattern, outcome),
            words::of_100(pattern.found.test.tally.coverage()),
            words::likelihood(share),
            common(share),
            trust(cases)
        ),
        Some(_) => format!(
            "{base}, and no three unknowns tell when: the futures differ in many small things at once. {}",
            trust(cases)
        ),
        None => format!("{base}: too few of one kind to look for conditions."),
    }
    .trim_end()
    .to_owned()
}

/// `in 83 of 100 futures with A above x and B below y, Rail does not beat Road.`
fn found(cases: &Cases, pattern: &Pattern, outcome: &str) -> String {
    let test = &pattern.found.test;
    format!(
        "in {} of 100 futures with {}, {outcome}.",
        words::of_100(test.tally.density()),
        conditions(cases, &test.limits)
    )
}

/// Where it is so nearly always, its opposite tells more.
fn common(share: f64) -> &'static str {
    if share > 0.75 {
        "As it is so in most futures, more may be learnt from its opposite (the other of --below and --above). "
    } else {
        ""
    }
}

fn trust(cases: &Cases) -> String {
    if cases.cases < WISHED_CASES {
        format!(
            "From {} futures, fewer than {}: a first look.",
            words::thousands(cases.cases as f64),
            words::thousands(WISHED_CASES as f64)
        )
    } else {
        String::new()
    }
}

fn left_out(cases: &Cases) -> String {
    match cases.left_out {
        0 => String::new(),
        1 => " One future more is left out: a route brings no shipment in.".into(),
        left => format!(
            " {} futures more are left out: a route brings no shipment in.",
            words::thousands(left as f64)
        ),
    }
}

/// Of a hundred: density, coverage, mass of a box.
#[must_use]
pub fn three(found: &MeasuredBox) -> [String; 3] {
    [
        found.tally.density(),
        found.tally.coverage(),
        found.tally.mass(),
    ]
    .map(words::of_100)
}

/// What the tree says beside the box.
#[must_use]
pub fn check(cases: &Cases, pattern: &Pattern) -> String {
    let richest = pattern
        .leaves
        .iter()
        .filter(|leaf| leaf.tally.cases > 0)
        .max_by(|x, y| x.tally.density().total_cmp(&y.tally.density()));
    let Some(richest) = richest.filter(|leaf| !leaf.limits.restricted().is_empty()) else {
        return "A small tree, grown as a check, finds no cut worth making.".into();
    };
    let same: Vec<usize> = pattern.found.chosen.limits.restricted();
    let cut = richest.limits.restricted();
    let shared = cut.iter().filter(|input| same.contains(input)).count();
    let agrees = match shared {
        0 => "It names other unknowns than the box: read both with care.".to_owned(),
        _ if shared == same.len() => "It names the same unknowns as the box.".to_owned(),
        shared => format!("It names {shared} of the box's {} unknowns.", same.len()),
    };
    first_up(&format!(
        "a small tree, grown as a check, is richest where {}: {} of 100. {agrees}",
        conditions(cases, &richest.limits),
        words::of_100(richest.tally.density())
    ))
}
