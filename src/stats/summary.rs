//! Everything kept of one route: integers only, so any split of the blocks merges to the same bytes.

use serde::{Deserialize, Serialize};

use super::block::{BlockOutcome, LANES, LINES, Lanes, PARTS, Status};
use super::fixed::FixedSum;
use super::groups::Measure;
use super::histogram::{Histogram, Resolution};
use super::ways::WaySummary;

/// Breakpoints are counted in the first 64 blocks (65,536 trials): enough for a picture.
pub const PICTURE_BLOCKS: u64 = 64;

/// Roughly what a route is planned to take: the fixed points its squares are taken about. It moves no result by
/// more than rounding, but must be the same for summaries that are merged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    /// Time, hours.
    pub time_h: f64,
    /// Cost, USD.
    pub cost_usd: f64,
    /// Generalised cost, USD.
    pub generalised_usd: f64,
}

/// How many trials ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusCounts {
    /// Arrived.
    pub arrived: u64,
    /// May not use the route.
    pub not_eligible: u64,
    /// No way through was left.
    pub stranded: u64,
    /// Still on the way at the end of the reckoned time.
    pub horizon: u64,
}

impl StatusCounts {
    /// All trials.
    #[must_use]
    pub fn trials(&self) -> u64 {
        self.arrived + self.not_eligible + self.stranded + self.horizon
    }

    /// Trials whose shipment may use the route.
    #[must_use]
    pub fn eligible(&self) -> u64 {
        self.trials() - self.not_eligible
    }

    pub(super) fn of_block(status: &[Status]) -> Self {
        let count = |kind| status.iter().filter(|&&status| status == kind).count() as u64;
        Self {
            arrived: count(Status::Arrived),
            not_eligible: count(Status::NotEligible),
            stranded: count(Status::Stranded),
            horizon: count(Status::Horizon),
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.arrived += other.arrived;
        self.not_eligible += other.not_eligible;
        self.stranded += other.stranded;
        self.horizon += other.horizon;
    }
}

/// Time and cost so far at one place along the route, over the shipments that arrived, 32 cells an octave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakpointSummary {
    /// Hours since the clock opened.
    pub time_h: Histogram,
    /// USD paid until here.
    pub cost_usd: Histogram,
    /// USD paid until here and the value of the time so far.
    pub generalised_usd: Histogram,
}

/// Everything kept of one route over any number of trials. All but `status` is over the trials that arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteSummary {
    /// How many trials ended how.
    pub status: StatusCounts,
    /// Time, hours.
    pub time_h: Measure,
    /// Cost, USD.
    pub cost_usd: Measure,
    /// Generalised cost of a trial, USD.
    pub generalised_usd: Measure,
    /// Sum of kg CO2e.
    pub co2e_kg: FixedSum,
    /// Sums of the parts of time, hours.
    pub parts_h: [FixedSum; PARTS],
    /// Sums of the lines of cost, USD.
    pub lines_usd: [FixedSum; LINES],
    /// Along the planned way, where it was asked for: over the trials that kept to it.
    pub breakpoints: Vec<BreakpointSummary>,
    /// Which ways were taken.
    pub ways: WaySummary,
    /// The due time in whole minutes.
    due_min: Option<i64>,
    on_time: u64,
}

impl RouteSummary {
    /// A summary of nothing yet. `due_h` is the time allowed, hours, rounded to the minute.
    #[must_use]
    pub fn new(planned: Planned, due_h: Option<f64>) -> Self {
        Self {
            status: StatusCounts::default(),
            time_h: Measure::about(planned.time_h),
            cost_usd: Measure::about(planned.cost_usd),
            generalised_usd: Measure::about(planned.generalised_usd),
            co2e_kg: FixedSum::default(),
            parts_h: [FixedSum::default(); PARTS],
            lines_usd: [FixedSum::default(); LINES],
            breakpoints: Vec::new(),
            ways: WaySummary::default(),
            due_min: due_h.map(|due| libm::rint(due * 60.0) as i64),
            on_time: 0,
        }
    }

    /// Takes in block number `block`. Each block is to be added once, in any order.
    ///
    /// # Panics
    /// When a column is shorter than `outcome.status`, or a value of a shipment that arrived is not a number.
    pub fn add_block(&mut self, block: u64, outcome: &BlockOutcome) {
        let lanes = Lanes::arrived(outcome.status);
        let mut buffer = [0.0; LANES];

        self.status.merge(&StatusCounts::of_block(outcome.status));
        self.ways.add_block(outcome.status, outcome.ways.as_ref());
        if let Some(committed) = outcome.ways.and_then(|ways| ways.committed) {
            self.ways
                .add_recourse(outcome.status, outcome.time_h, &committed);
        }
        let times = lanes.of(outcome.time_h, &mut buffer);
        self.time_h.add_block(block, times);
        if let Some(due_h) = self.due_h() {
            self.on_time += times.iter().filter(|&&time| time <= due_h).count() as u64;
        }
        let measures = [
            (&mut self.cost_usd, outcome.cost_usd),
            (&mut self.generalised_usd, outcome.generalised_usd),
        ];
        for (measure, column) in measures {
            measure.add_block(block, lanes.of(column, &mut buffer));
        }

        self.co2e_kg
            .add_block(lanes.of(outcome.co2e_kg, &mut buffer));
        let parts = self.parts_h.iter_mut().zip(outcome.parts_h);
        let lines = self.lines_usd.iter_mut().zip(outcome.lines_usd);
        for (sum, column) in parts.chain(lines) {
            if let Some(column) = column {
                sum.add_block(lanes.of(column, &mut buffer));
            }
        }
        if block < PICTURE_BLOCKS {
            let lanes = Lanes::arrived_on_plan(outcome);
            self.reserve_breakpoints(outcome.breakpoints.len());
            for (summary, column) in self.breakpoints.iter_mut().zip(outcome.breakpoints) {
                summary
                    .time_h
                    .add_block(lanes.of(column.time_h, &mut buffer));
                summary
                    .cost_usd
                    .add_block(lanes.of(column.cost_usd, &mut buffer));
                summary
                    .generalised_usd
                    .add_block(lanes.of(column.generalised_usd, &mut buffer));
            }
        }
    }

    /// Adds the same route's summary of other blocks.
    ///
    /// # Panics
    /// When the two were made with other planned values or another due time.
    pub fn merge(&mut self, other: &Self) {
        assert_eq!(self.due_min, other.due_min, "one due time");
        self.status.merge(&other.status);
        self.ways.merge(&other.ways);
        self.time_h.merge(&other.time_h);
        self.cost_usd.merge(&other.cost_usd);
        self.generalised_usd.merge(&other.generalised_usd);
        self.co2e_kg.merge(other.co2e_kg);
        let parts = self.parts_h.iter_mut().zip(other.parts_h);
        let lines = self.lines_usd.iter_mut().zip(other.lines_usd);
        for (sum, more) in parts.chain(lines) {
            sum.merge(more);
        }
        self.reserve_breakpoints(other.breakpoints.len());
        for (summary, more) in self.breakpoints.iter_mut().zip(&other.breakpoints) {
            summary.time_h.merge(&more.time_h);
            summary.cost_usd.merge(&more.cost_usd);
            summary.generalised_usd.merge(&more.generalised_usd);
        }
        self.on_time += other.on_time;
    }

    fn reserve_breakpoints(&mut self, count: usize) {
        let count = count.max(self.breakpoints.len());
        self.breakpoints.resize_with(count, || BreakpointSummary {
            time_h: Histogram::new(Resolution::Coarse),
            cost_usd: Histogram::new(Resolution::Coarse),
            generalised_usd: Histogram::new(Resolution::Coarse),
        });
    }

    /// The time allowed, hours, if any.
    #[must_use]
    pub fn due_h(&self) -> Option<f64> {
        self.due_min.map(|minutes| minutes as f64 / 60.0)
    }

    /// How many trials arrived within the time allowed; nothing without one.
    #[must_use]
    pub fn on_time(&self) -> Option<u64> {
        self.due_min.map(|_| self.on_time)
    }
}
