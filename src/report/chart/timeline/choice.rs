//! Which routes of a timeline have a line with its band and a letter, and which are pale.

use super::super::heading::Standing;
use super::super::ink::letter;
use super::{Timeline, TimelineRoute};

/// So many routes can be told apart by their lines.
const LEGIBLE: usize = 6;

/// So many bands can be told apart one upon another; of more routes than that two have one.
const BANDS: usize = 3;

/// The routes with a letter: the reference, then those that arrive first most often.
pub(super) struct Choice {
    /// Places in the run's order of the routes chosen, rising.
    pub(super) slots: Vec<usize>,
    /// Those that have a band.
    banded: Vec<usize>,
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
        let most = |count: usize| {
            let mut slots: Vec<usize> = ranked.iter().take(count).map(|(slot, _)| *slot).collect();
            slots.sort_unstable();
            slots
        };
        let banded = if ranked.len() > BANDS {
            let first = input.panels.first();
            let reference = first.and_then(|panel| {
                let is = |route: &&TimelineRoute| route.route.standing == Standing::Reference;
                panel.routes.iter().find(is)
            });
            let reference = reference.map(|route| route.route.slot);
            let best = ranked
                .iter()
                .filter(|(_, (is_reference, offered, _))| !is_reference && *offered)
                .max_by(|(_, a), (_, b)| a.2.total_cmp(&b.2))
                .map(|(slot, _)| *slot);
            let lettered = most(LEGIBLE);
            let two = reference.into_iter().chain(best);
            two.filter(|slot| lettered.contains(slot)).collect()
        } else {
            most(BANDS)
        };
        Choice {
            slots: most(LEGIBLE),
            banded,
            others,
        }
    }

    /// The letter of a route, if it is chosen.
    pub(super) fn letter(&self, route: &TimelineRoute) -> Option<String> {
        let slot = route.route.slot;
        self.slots
            .iter()
            .position(|&chosen| chosen == slot)
            .map(letter)
    }

    /// Does a route have a band?
    pub(super) fn has_band(&self, route: &TimelineRoute) -> bool {
        self.banded.contains(&route.route.slot)
    }

    /// `P10–P90 (A and C)`; plain where every route has its band.
    pub(super) fn banded_words(&self) -> String {
        let letters: Vec<String> = self
            .slots
            .iter()
            .enumerate()
            .filter(|(_, slot)| self.banded.contains(slot))
            .map(|(at, _)| letter(at))
            .collect();
        if letters.len() == self.slots.len() {
            return "P10–P90".to_owned();
        }
        format!("P10–P90 ({})", letters.join(" and "))
    }

    /// What the caption says of the choice and of the bands.
    pub(super) fn words(&self, cut: bool) -> String {
        let mut words = String::from(
            "Lines: median of the shipments that arrive, by week of departure; bands: P10–P90, of more than three \
             routes those of the reference and of the one that arrives first most often beside it. A line has a gap \
             where more than half of the shipments strand or are not eligible.",
        );
        if self.others > 0 {
            words.extend([format!(
                " Lines with letters: the reference, then the routes that arrive first most often, {LEGIBLE} in all; \
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
