//! Which routes of a timeline have a line with its band and a letter, and which are pale.

use super::super::heading::Standing;
use super::super::ink::letter;
use super::{Timeline, TimelineRoute};

/// So many routes can be told apart by line and band.
const LEGIBLE: usize = 6;

/// The routes with a letter: the reference, then those that arrive first most often.
pub(super) struct Choice {
    /// Places in the run's order of the routes chosen, rising.
    pub(super) slots: Vec<usize>,
    others: usize,
}

impl Choice {
    pub(super) fn new(input: &Timeline) -> Self {
        let routes = || input.panels.iter().flat_map(|panel| &panel.routes);
        let mut slots: Vec<usize> = routes().map(|route| route.route.slot).collect();
        slots.sort_unstable();
        slots.dedup();
        let weight = |slot: usize| {
            let of = routes().filter(move |route| route.route.slot == slot);
            let is = |standing| of.clone().any(|route| route.route.standing == standing);
            let first: f64 = of
                .clone()
                .flat_map(|r| &r.departures)
                .map(|d| d.first)
                .sum();
            let offered = is(Standing::Reference) || is(Standing::Offered);
            (is(Standing::Reference), offered, first)
        };
        let mut ranked: Vec<(usize, (bool, bool, f64))> =
            slots.into_iter().map(|slot| (slot, weight(slot))).collect();
        ranked.sort_by(|(_, a), (_, b)| {
            let standing = (b.0, b.1).cmp(&(a.0, a.1));
            standing.then(b.2.total_cmp(&a.2))
        });
        let others = ranked.len().saturating_sub(LEGIBLE);
        let mut slots: Vec<usize> = ranked.iter().take(LEGIBLE).map(|(slot, _)| *slot).collect();
        slots.sort_unstable();
        Choice { slots, others }
    }

    /// The letter of a route, if it is chosen.
    pub(super) fn letter(&self, route: &TimelineRoute) -> Option<String> {
        let slot = route.route.slot;
        self.slots
            .iter()
            .position(|&chosen| chosen == slot)
            .map(letter)
    }

    /// What the caption says of the choice and of the bands.
    pub(super) fn words(&self, cut: bool) -> String {
        let mut words = String::from(
            "Lines: median of the shipments that arrive, by week of departure; bands: P10–P90. A line has a gap \
             where more than half of the shipments strand or are not eligible.",
        );
        if self.others > 0 {
            words.extend([format!(
                " Lines with bands: the reference, then the routes that arrive first most often, {LEGIBLE} in all; \
                 the other {} are pale, their numbers in the table.",
                self.others
            )]);
        }
        if cut {
            words.push_str(" Bands that reach beyond the upper edge are cut there.");
        }
        words
    }
}
