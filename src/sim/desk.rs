//! The columns that a route is reckoned on: clock, purse, parts and lines, for one block.

use super::apply::Mixing;
use super::seed::{BLOCK, Column};
use super::trials::Trials;
use crate::corridor::{CostLine, Part};
use crate::cost::GeneralisedCost;
use crate::stats::Status;

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
    /// Hours that closures took of the step.
    pub(super) lost: Column,
    /// Second working column.
    pub(super) other: Column,
    /// Where work that goes on beyond a change has come to, and the share of it that is left.
    pub(super) now: Column,
    pub(super) left: Column,
    /// Working memory of mixed draws.
    pub(super) mixing: Mixing,
    /// Trials for which something special is to be done, by lane.
    pub(super) picked: Vec<u16>,
    /// Trials in which a shipper would do something at a junction; false between routes.
    pub(super) acts: [bool; BLOCK],
    /// The way that is taken from a junction.
    pub(super) way: [u16; BLOCK],
    /// Hours by part.
    pub(super) parts: Vec<Column>,
    /// Parts that were booked; the columns of others are zero.
    pub(super) used_parts: [bool; Part::COUNT],
    /// USD that depend on the trial, by line.
    pub(super) charges: Vec<Column>,
    /// Lines with such charges; the columns of others are zero.
    pub(super) used_lines: [bool; CostLine::ALL.len()],
    /// What is the same in all trials of the pass.
    pub(super) purse: Purse,
    /// Totals.
    pub(super) time: Column,
    pub(super) cost: Column,
    pub(super) generalised: Column,
    pub(super) co2e: Column,
    /// True where the shipper is eligible.
    pub(super) eligible: [bool; BLOCK],
    /// True where the clock ran past the hours that were laid out.
    pub(super) beyond: [bool; BLOCK],
    /// True where something did not open before the world ended.
    pub(super) stranded: [bool; BLOCK],
    /// How each trial ended.
    pub(super) status: [Status; BLOCK],
    /// True where the planned way was left.
    pub(super) diverted: [bool; BLOCK],
    /// True where nothing on the route was shut when the shipment was ready.
    pub(super) open_at_ready: [bool; BLOCK],
    /// Times and ends of shippers who keep to the plan, where some did not.
    pub(super) committed: Option<Box<(Column, [Status; BLOCK])>>,
    /// Cumulative hours, USD and generalised USD at each mark.
    pub(super) marks: Vec<Vec<Column>>,
    pub(super) marked: usize,
    /// Lists of trials, to be used again.
    pub(super) lists: Vec<Vec<u16>>,
}

/// Sums that are the same in every trial of a pass.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Purse {
    /// USD by line.
    pub(super) fixed_usd: [f64; CostLine::ALL.len()],
    /// kg CO2e.
    pub(super) co2e_kg: f64,
}

impl Default for Desk {
    fn default() -> Self {
        let zero = [0.0; BLOCK];
        Self {
            clock: zero,
            opened: zero,
            arrived_at: zero,
            spent: zero,
            lost: zero,
            other: zero,
            now: zero,
            left: zero,
            mixing: Mixing::default(),
            acts: [false; BLOCK],
            way: [0; BLOCK],
            picked: Vec::with_capacity(BLOCK),
            parts: vec![zero; Part::COUNT],
            used_parts: [false; Part::COUNT],
            charges: vec![zero; CostLine::ALL.len()],
            used_lines: [false; CostLine::ALL.len()],
            purse: Purse::default(),
            time: zero,
            cost: zero,
            generalised: zero,
            co2e: zero,
            eligible: [true; BLOCK],
            beyond: [false; BLOCK],
            stranded: [false; BLOCK],
            status: [Status::Arrived; BLOCK],
            diverted: [false; BLOCK],
            open_at_ready: [true; BLOCK],
            committed: None,
            marks: Vec::new(),
            marked: 0,
            lists: Vec::new(),
        }
    }
}

impl Desk {
    /// Clears the desk for these trials of a route, which start at `ready`.
    pub(super) fn start(&mut self, ready: &Column, trials: impl Trials) {
        trials.each(|i| {
            self.clock[i] = ready[i];
            self.arrived_at[i] = ready[i];
            self.eligible[i] = true;
            self.beyond[i] = false;
            self.stranded[i] = false;
            self.diverted[i] = false;
        });
        for blocks in &mut self.mixing.blocks {
            trials.each(|i| blocks.forget(i));
        }
        self.marked = 0;
        self.open(trials);
    }

    /// Opens clock and purse: what was booked before does not count.
    pub(super) fn open(&mut self, trials: impl Trials) {
        trials.each(|i| self.opened[i] = self.clock[i]);
        let parts = self.parts.iter_mut().zip(&mut self.used_parts);
        let charges = self.charges.iter_mut().zip(&mut self.used_lines);
        for (column, used) in parts.chain(charges).filter(|(_, used)| **used) {
            trials.each(|i| column[i] = 0.0);
            *used = !trials.are_all();
        }
        self.purse = Purse::default();
    }

    /// Books the hours of `spent` to a part and moves the clock on.
    pub(super) fn book(&mut self, part: Part, trials: impl Trials) {
        let index = part.index();
        self.used_parts[index] = true;
        let booked = &mut self.parts[index];
        trials.each(|i| booked[i] += self.spent[i]);
        trials.each(|i| self.clock[i] += self.spent[i]);
    }

    /// Books the hours of `lost` to closures, for some trials.
    pub(super) fn book_lost(&mut self, lanes: &[u16]) {
        if lanes
            .iter()
            .all(|&lane| self.lost[usize::from(lane)] == 0.0)
        {
            return;
        }
        let index = Part::Closure.index();
        self.used_parts[index] = true;
        for &lane in lanes {
            let i = usize::from(lane);
            self.parts[index][i] += self.lost[i];
            self.clock[i] += self.lost[i];
        }
    }

    /// Notes clock and purse at a breakpoint.
    pub(super) fn mark(&mut self, vot_usd_h: f64, trials: impl Trials) {
        if self.marks.len() == self.marked {
            self.marks.push(vec![[0.0; BLOCK]; 3]);
        }
        let [hours, usd, generalised] = self.marks[self.marked].as_mut_slice() else {
            return;
        };
        let fixed: f64 = self.purse.fixed_usd.iter().sum();
        trials.each(|i| {
            hours[i] = self.clock[i] - self.opened[i];
            usd[i] = fixed;
        });
        let lines = self.charges.iter().zip(self.used_lines);
        for (line, _) in lines.filter(|(_, used)| *used) {
            trials.each(|i| usd[i] += line[i]);
        }
        trials.each(|i| {
            let so_far = GeneralisedCost {
                cost_usd: usd[i],
                time_h: hours[i],
                vot_usd_h,
            };
            generalised[i] = so_far.usd();
        });
        self.marked += 1;
    }

    /// Closes clock and purse: fixed sums join the charges of their lines, and lines sum to the cost. The end of the
    /// world of each trial is told by `end`.
    pub(super) fn close(
        &mut self,
        vot_usd_h: f64,
        end: impl Fn(usize) -> f64,
        trials: impl Trials,
    ) {
        trials.each(|i| self.cost[i] = 0.0);
        for (line, fixed) in self.purse.fixed_usd.iter().enumerate() {
            self.used_lines[line] |= *fixed != 0.0;
            if self.used_lines[line] {
                let charges = &mut self.charges[line];
                trials.each(|i| {
                    charges[i] += fixed;
                    self.cost[i] += charges[i];
                });
            }
        }
        let co2e_kg = self.purse.co2e_kg;
        trials.each(|i| {
            self.time[i] = self.clock[i] - self.opened[i];
            let trial = GeneralisedCost {
                cost_usd: self.cost[i],
                time_h: self.time[i],
                vot_usd_h,
            };
            self.generalised[i] = trial.usd();
            self.co2e[i] = co2e_kg;
        });
        trials.each(|i| {
            self.status[i] = if !self.eligible[i] {
                Status::NotEligible
            } else if self.stranded[i] {
                Status::Stranded
            } else if self.beyond[i] || self.clock[i] > end(i) {
                Status::Horizon
            } else {
                Status::Arrived
            };
        });
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

    /// How each trial ended: not eligible before stranded, stranded before beyond the horizon.
    #[must_use]
    pub fn status(&self) -> &[Status; BLOCK] {
        &self.status
    }

    /// True where the shipper left the planned way.
    #[must_use]
    pub fn diverted(&self) -> &[bool; BLOCK] {
        &self.diverted
    }

    /// Hours of a shipper who keeps to the plan; those of [`Desk::time_h`] where nothing else was done.
    #[must_use]
    pub fn committed_time_h(&self) -> &Column {
        self.committed
            .as_ref()
            .map_or(&self.time, |committed| &committed.0)
    }

    /// How the trial of a shipper ended who keeps to the plan.
    #[must_use]
    pub fn committed_status(&self) -> &[Status; BLOCK] {
        self.committed
            .as_ref()
            .map_or(&self.status, |committed| &committed.1)
    }

    /// True where nothing that the planned way enters was shut when the shipment was ready.
    #[must_use]
    pub fn open_at_ready(&self) -> &[bool; BLOCK] {
        &self.open_at_ready
    }

    /// True where the breakpoints tell of this trial, for it kept to the planned way.
    #[must_use]
    pub fn on_plan(&self, trial: usize) -> bool {
        !self.diverted[trial]
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
