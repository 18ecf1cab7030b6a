//! What a claim hangs on, in words.

use super::scaled;
use crate::corridor::{ClaimKind, ClaimQuantity, ClaimTest, Grade};
use crate::report::words;
use crate::stats::claim::baseline_for;
use crate::study::claims::finding::{
    BreakEven, ClaimFinding, Condition, Hinge, RouteNumbers, Turn, When,
};

/// "Would hold everywhere if ..." under the study's first regime, or of lengths.
#[must_use]
pub(super) fn everywhere(found: &ClaimFinding) -> Option<String> {
    let test = found.claim.test.as_ref()?;
    if test.quantity == ClaimQuantity::Length {
        return of_length(found, test);
    }
    let (_, hinge) = hinge(found)?;
    let side = |turn: &Turn| if turn.above { "above" } else { "below" };
    let range = |turn: &Turn| {
        let (low, _, high) = turn.range;
        format!("{} {}-{}", words_of(turn), plain(low), plain(high))
    };
    let now = if hinge.holds {
        "Holds everywhere at best values"
    } else {
        "Does not hold everywhere at best values"
    };
    Some(match &hinge.break_even {
        BreakEven::Within(turn) if hinge.holds => format!(
            "{now}; would stop to if {} were not {} {} {} (range {}).",
            turn.quantity,
            side(turn),
            plain(turn.at),
            turn.unit,
            range(turn)
        ),
        BreakEven::Within(turn) => format!(
            "Would hold everywhere if {} were {} {} {} (range {}).",
            turn.quantity,
            side(turn),
            plain(turn.at),
            turn.unit,
            range(turn)
        ),
        BreakEven::Outside(turn) => format!(
            "Would hold everywhere at no value of any one assumption within its range; outside it, if {} were {} {} {} (range {}).",
            turn.quantity,
            side(turn),
            plain(turn.at),
            turn.unit,
            range(turn)
        ),
        BreakEven::Never { .. } if hinge.holds => {
            format!("{now}, and at every value of each of the five assumptions that move it most.")
        }
        BreakEven::Never { tried } => format!(
            "Would hold everywhere at no value, within its range or far beyond it, of any one of the assumptions that move it most ({}).",
            tried.join(", ")
        ),
        BreakEven::Untold => format!("{now}."),
    })
}

fn words_of(turn: &Turn) -> String {
    format!("of {}:", turn.id)
}

/// A number of the book in three digits.
fn plain(value: f64) -> String {
    let rounded = words::significant(value, 3);
    if rounded.abs() >= 1_000.0 {
        words::thousands(rounded)
    } else {
        format!("{rounded}")
    }
}

/// What would make it hold against the baseline that comes nearest, where nothing makes it hold against all.
pub(super) fn nearest(found: &ClaimFinding) -> Option<String> {
    let (condition, hinge) = hinge(found)?;
    let (route, turn) = hinge.nearest.as_ref()?;
    let place = if turn.0 { "" } else { " (outside its range)" };
    let turn = &turn.1;
    let (low, _, high) = turn.range;
    Some(format!(
        "Against the nearest, {}, it would hold if {} were {} {} {}{place} (range of {}: {}-{}).",
        words::named(&condition.routes[*route].label),
        turn.quantity,
        if turn.above { "above" } else { "below" },
        plain(turn.at),
        turn.unit,
        turn.id,
        plain(low),
        plain(high)
    ))
}

/// The study's first regime, where what a claim hangs on was looked for.
fn hinge(found: &ClaimFinding) -> Option<(&Condition, &Hinge)> {
    let mut with = found.conditions.iter();
    with.find_map(|condition| Some((condition, condition.hinge.as_ref()?)))
}

fn of_length(found: &ClaimFinding, test: &ClaimTest) -> Option<String> {
    if test.test != ClaimKind::ShorterBy {
        return None;
    }
    let study = found
        .conditions
        .iter()
        .find(|condition| condition.when == When::Study)?;
    let subject: &RouteNumbers = &study.routes[study.readings.first()?.subject];
    let needed = baseline_for(subject.km, scaled(test));
    Some(format!(
        "Would hold everywhere if no baseline were shorter than {} km ({} has {} km).",
        words::thousands(needed),
        words::named(&subject.label),
        words::thousands(subject.km)
    ))
}

/// "Rests on ..." the judgements that move it most.
#[must_use]
pub(super) fn rests_on(found: &ClaimFinding) -> Option<String> {
    let (_, hinge) = hinge(found)?;
    let names: Vec<String> = hinge
        .swings
        .iter()
        .filter(|swing| swing.grade == Grade::Judgement)
        .take(3)
        .map(|swing| format!("{} ({})", swing.quantity, swing.id))
        .collect();
    Some(if names.is_empty() {
        match hinge.swings.first() {
            Some(first) => format!(
                "Rests on no judgement among the {} assumptions that move it most; first {} ({}, {}).",
                hinge.swings.len(),
                first.quantity,
                first.id,
                first.grade.word()
            ),
            None => "Rests on nothing that is unknown here.".to_owned(),
        }
    } else {
        format!("Rests on judgements: {}.", names.join("; "))
    })
}
