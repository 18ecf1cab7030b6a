//! A season stretches hours and never makes them nothing; low water never takes the last slot.

use super::at_row_of;
use super::law::{corners, law};
use crate::corridor::{Assumption, Quantity, Stretch};
use crate::scenario::Problem;
use crate::scenario::build::Built;

/// Seasons whose factor may be drawn as 0 when the assumptions are as in `book`.
pub(super) fn vanishing(built: &Built, book: &[Assumption], under: &str) -> Vec<Problem> {
    let laws = &built.corridor.laws;
    let mut problems = Vec::new();
    for season in &built.corridor.seasons {
        for date in &season.dates {
            let Stretch::Drawn(index) = date.stretch else {
                continue;
            };
            let vanishes = corners(&laws[index].form, book)
                .into_iter()
                .filter_map(|(_, values)| law(laws, index, &values).ok())
                .any(|law| law.cdf(0.0) > 0.0);
            if vanishes {
                let what = format!(
                    "the law '{}' of '{}' from {:02}-{:02} can be 0{under}, and work would take no time",
                    laws[index].id, season.id, date.month, date.day
                );
                let remedy = "Name a law whose values are all more than 0";
                problems.push(at_row_of(built, &season.id, "factor", what, remedy));
            }
        }
    }
    problems
}

/// Services that have no slot left somewhere in the ranges of drop and loss.
pub(super) fn dry(built: &Built, book: &[Assumption], under: &str) -> Vec<Problem> {
    let high = |cell: Quantity| match cell {
        Quantity::Given(number) => number,
        Quantity::Assumed { assumption, factor } => factor * book[assumption].high,
    };
    let mut problems = Vec::new();
    for service in &built.corridor.services {
        let (Some(drop), Some(lost)) = (service.slots.level_drop_m, service.slots.lost_per_m)
        else {
            continue;
        };
        let gone = high(drop) * high(lost);
        if gone >= 1.0 {
            let what = format!(
                "'{}' has no slot left when the water has fallen by {} m and each metre takes {} of them{under}",
                service.id,
                high(drop),
                high(lost)
            );
            let remedy = "Make one of them smaller: less than all slots may be lost";
            problems.push(at_row_of(
                built,
                &service.id,
                "slots_lost_per_m",
                what,
                remedy,
            ));
        }
    }
    problems
}
