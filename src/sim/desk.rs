//! The columns that a route is reckoned on: clock, purse, parts and lines, for one block.

use super::seed::{BLOCK, Column};
use crate::corridor::{CostLine, Part};
use crate::cost::GeneralisedCost;

/// Working columns of one thread; reused from route to route, so nothing is allocated per trial.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The clock, hours since 1970-01-01T00:00Z.
    pub(super) clock: Column,
    /// When the clock of the estimand opened.
    pub(super) opened: Column,
    /// Clock on arrival at the place.
    pub(super) arrived_at: Column,
    /// Hours of the step, to be booked.
    pub(super) spent: Column,
    /// Second working column.
    pub(super) other: Column,
    /// Uniforms of a mixed draw.
    pub(super) mixed: Column,
    /// Hours by part.
    pub(super) parts: Vec<Column>,
    /// Parts that were booked.
    pub(super) used_parts: [bool; Part::COUNT],
    /// USD that depend on the trial, by line.
    pub(super) charges: Vec<Column>,
    /// Lines with such charges.
    pub(super) used_lines: [bool; CostLine::ALL.len()],
    /// USD that are the same in every trial, by line.
    pub(super) fixed_usd: [f64; CostLine::ALL.len()],
    /// kg CO2e, the same in every trial.
    pub(super) co2e_kg: f64,
    /// Totals.
    pub(super) time: Column,
    pub(super) cost: Column,
    pub(super) generalised: Column,
    pub(super) co2e: Column,
    /// True where the shipper is eligible.
    pub(super) eligible: [bool; BLOCK],
    /// True where the clock ran past the hours that were laid out.
    pub(super) beyond: [bool; BLOCK],
    /// Cumulative hours, USD and generalised USD at each mark.
    pub(super) marks: Vec<Vec<Column>>,
    pub(super) marked: usize,
}

impl Default for Desk {
    fn default() -> Self {
        let zero = [0.0; BLOCK];
        Self {
            clock: zero,
            opened: zero,
            arrived_at: zero,
            spent: zero,
            other: zero,
            mixed: zero,
            parts: vec![zero; Part::COUNT],
            used_parts: [false; Part::COUNT],
            charges: vec![zero; CostLine::ALL.len()],
            used_lines: [false; CostLine::ALL.len()],
            fixed_usd: [0.0; CostLine::ALL.len()],
            co2e_kg: 0.0,
            time: zero,
            cost: zero,
            generalised: zero,
            co2e: zero,
            eligible: [true; BLOCK],
            beyond: [false; BLOCK],
            marks: Vec::new(),
            marked: 0,
        }
    }
}

impl Desk {
    /// Clears the desk for a route that starts at `ready`.
    pub(super) fn start(&mut self, ready: &Column) {
        self.clock = *ready;
        self.arrived_at = *ready;
        self.eligible = [true; BLOCK];
        self.beyond = [false; BLOCK];
        self.marked = 0;
        self.open();
    }

    /// Opens clock and purse: what was booked before does not count.
    pub(super) fn open(&mut self) {
        self.opened = self.clock;
        for (part, used) in self.parts.iter_mut().zip(&mut self.used_parts) {
            if std::mem::take(used) {
                *part = [0.0; BLOCK];
            }
        }
        for (line, used) in self.charges.iter_mut().zip(&mut self.used_lines) {
            if std::mem::take(used) {
                *line = [0.0; BLOCK];
            }
        }
        self.fixed_usd = [0.0; CostLine::ALL.len()];
        self.co2e_kg = 0.0;
    }

    /// Books the hours of `spent` to a part and moves the clock on.
    pub(super) fn book(&mut self, part: Part) {
        let index = part.index();
        self.used_parts[index] = true;
        for (booked, hours) in self.parts[index].iter_mut().zip(&self.spent) {
            *booked += hours;
        }
        for (clock, hours) in self.clock.iter_mut().zip(&self.spent) {
            *clock += hours;
        }
    }

    /// Books the same hours for every trial.
    pub(super) fn book_fixed(&mut self, part: Part, hours: f64) {
        self.spent = [hours; BLOCK];
        self.book(part);
    }

    /// Notes clock and purse at a breakpoint.
    pub(super) fn mark(&mut self, vot_usd_h: f64) {
        if self.marks.len() == self.marked {
            self.marks.push(vec![[0.0; BLOCK]; 3]);
        }
        let [hours, usd, generalised] = self.marks[self.marked].as_mut_slice() else {
            return;
        };
        let fixed: f64 = self.fixed_usd.iter().sum();
        for i in 0..BLOCK {
            hours[i] = self.clock[i] - self.opened[i];
            usd[i] = fixed;
        }
        for (line, _) in self
            .charges
            .iter()
            .zip(self.used_lines)
            .filter(|(_, used)| *used)
        {
            for (usd, charge) in usd.iter_mut().zip(line) {
                *usd += charge;
            }
        }
        for i in 0..BLOCK {
            let so_far = GeneralisedCost {
                cost_usd: usd[i],
                time_h: hours[i],
                vot_usd_h,
            };
            generalised[i] = so_far.usd();
        }
        self.marked += 1;
    }

    /// Closes clock and purse: fixed sums join the charges of their lines, and lines sum to the cost.
    pub(super) fn close(&mut self, vot_usd_h: f64) {
        self.cost = [0.0; BLOCK];
        for (line, fixed) in self.fixed_usd.iter().enumerate() {
            self.used_lines[line] |= *fixed != 0.0;
            if self.used_lines[line] {
                for (charge, cost) in self.charges[line].iter_mut().zip(&mut self.cost) {
                    *charge += fixed;
                    *cost += *charge;
                }
            }
        }
        for i in 0..BLOCK {
            self.time[i] = self.clock[i] - self.opened[i];
            let trial = GeneralisedCost {
                cost_usd: self.cost[i],
                time_h: self.time[i],
                vot_usd_h,
            };
            self.generalised[i] = trial.usd();
        }
        self.co2e = [self.co2e_kg; BLOCK];
    }

    /// Hours from clock open to clock close, of the route reckoned last.
    #[must_use]
    pub fn time_h(&self) -> &Column {
        &self.time
    }

    /// USD per box.
    #[must_use]
    pub fn cost_usd(&self) -> &Column {
        &self.cost
    }

    /// Cost + value of time x time, USD per box.
    #[must_use]
    pub fn generalised_usd(&self) -> &Column {
        &self.generalised
    }

    /// kg CO2e per box.
    #[must_use]
    pub fn co2e_kg(&self) -> &Column {
        &self.co2e
    }

    /// True where the shipper is eligible.
    #[must_use]
    pub fn eligible(&self) -> &[bool; BLOCK] {
        &self.eligible
    }

    /// True where the clock ran past the horizon for which office hours were laid out.
    #[must_use]
    pub fn beyond_horizon(&self) -> &[bool; BLOCK] {
        &self.beyond
    }

    /// Hours of one part (index in [`Part::ALL`]); `None` when nothing was booked to it.
    #[must_use]
    pub fn part_h(&self, part: usize) -> Option<&Column> {
        self.used_parts[part].then(|| &self.parts[part])
    }

    /// USD of one cost line (index in [`CostLine::ALL`]); `None` when nothing was paid on it.
    #[must_use]
    pub fn line_usd(&self, line: usize) -> Option<&Column> {
        self.used_lines[line].then(|| &self.charges[line])
    }

    /// Cumulative hours, USD and generalised USD at each breakpoint.
    #[must_use]
    pub fn marks(&self) -> &[Vec<Column>] {
        &self.marks[..self.marked]
    }
}
