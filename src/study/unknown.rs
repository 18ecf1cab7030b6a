//! What we do not know and the routes use: the inputs of a sensitivity study, with followers moving along.

use std::collections::BTreeSet;

use super::footing::rests_on;
use super::futures::quantile;
use crate::corridor::{Grade, Values};
use crate::route::Route;
use crate::scenario::{Question, RegimeCase};

/// An unknown assumption, and those that follow it: they stand at the same place of their ranges.
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    /// Id of the row.
    pub id: String,
    /// What it is, in plain words.
    pub quantity: String,
    /// Its unit, as written.
    pub unit: String,
    /// Its grade under the regime.
    pub grade: Grade,
    /// Ids of its sources.
    pub sources: Vec<String>,
    /// Its group, as written: border, dwell, rate.
    pub group: String,
    /// Index in the book.
    pub row: usize,
    /// Indices in the book of all that share its draw, itself included.
    pub members: Vec<usize>,
}

/// The unknowns that these routes use under a regime, in the order of the book.
#[must_use]
pub fn unknowns(question: &Question, case: &RegimeCase, routes: &[Route]) -> Vec<Unknown> {
    let used = rests_on(question, routes);
    let leaders: BTreeSet<usize> = used
        .assumptions
        .iter()
        .map(|&index| case.drawn_as[index])
        .filter(|&index| case.book[index].is_unknown())
        .collect();
    leaders
        .into_iter()
        .map(|leader| {
            let row = &case.book[leader];
            let follow = case.drawn_as.iter().enumerate();
            Unknown {
                id: row.id.clone(),
                quantity: row.quantity.clone(),
                unit: row.unit.clone(),
                grade: row.evidence.grade,
                sources: row.evidence.sources.clone(),
                group: row.group.clone(),
                row: leader,
                members: follow
                    .filter(|(_, followed)| **followed == leader)
                    .map(|(index, _)| index)
                    .collect(),
            }
        })
        .collect()
}

impl Unknown {
    /// Puts it, and what follows it, at the quantile `u` (above 0, below 1) of its range.
    pub fn put(&self, case: &RegimeCase, values: &mut Values, u: f64) {
        for &member in &self.members {
            values.set(member, quantile(&case.book[member], u));
        }
    }

    /// Its value, in its own unit, at the quantile `u` of its range.
    #[must_use]
    pub fn value(&self, case: &RegimeCase, u: f64) -> f64 {
        quantile(&case.book[self.row], u)
    }
}
