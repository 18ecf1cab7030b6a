//! When what is closed, for a block of worlds: settled before any route is reckoned, and the same for all.

mod later;
mod queue;
mod shut;

use super::renewal::Renewal;
use super::world::Lives;
use crate::route::{Closing, Comes, Conditions, Interval};

pub(super) use shut::Shut;

/// The closures of a group, at the places of the corridor's table.
#[derive(Clone, Debug, Default)]
pub(super) struct Closings {
    rows: Vec<Shut>,
}

impl Closings {
    pub(super) fn forget(&mut self) {
        for row in &mut self.rows {
            row.settled = None;
        }
    }

    /// Settles the closures of a group; those that come and go as they did are kept.
    pub(super) fn settle(&mut self, closings: &[Option<Closing>], lives: Lives<'_>) {
        self.rows.resize_with(closings.len(), Shut::blank);
        for (row, closing) in self.rows.iter_mut().zip(closings) {
            let Some(closing) = closing else { continue };
            let known = row.settled.as_ref().is_some_and(|(comes, load)| {
                comes.same_as(&closing.comes) && *load == closing.load
            });
            if known {
                continue;
            }
            match &closing.comes {
                Comes::At(interval) => row.put(closing, &[*interval], lives),
                Comes::Recurring(recurrence) => match lives.source {
                    Some((seed, block)) => {
                        row.draw(closing, &Renewal::new(recurrence, seed, block), lives);
                    }
                    None => row.put(closing, &[], lives),
                },
            }
            row.settled = Some((closing.comes.clone(), closing.load));
        }
    }

    /// Gives a closure these intervals in every trial.
    pub(super) fn put(
        &mut self,
        row: usize,
        closing: &Closing,
        intervals: &[Interval],
        lives: Lives<'_>,
    ) {
        self.rows[row].put(closing, intervals, lives);
    }

    /// A closure of the corridor's table; `None` where the group does not meet it or it is never on.
    #[inline]
    pub(super) fn met<'a>(
        &'a self,
        row: usize,
        conditions: &'a Conditions,
    ) -> Option<(&'a Closing, &'a Shut)> {
        let closing = conditions.closings.get(row)?.as_ref()?;
        Some((closing, &self.rows[row]))
    }
}
