//! Which way shipments took, what stood open to them, and what decided when they arrived: integers, as all summaries.

use serde::{Deserialize, Serialize};

use super::block::{LANES, Status};
use super::fixed::FixedSum;
use super::summary::StatusCounts;

/// The outcome of a block that keeps to the route, beside the one that chose again.
#[derive(Clone, Copy, Debug)]
pub struct Committed<'a> {
    /// How each trial would have ended.
    pub status: &'a [Status],
    /// Hours it would have taken.
    pub time_h: &'a [f64],
}

/// Which way the trials of a block took; each column at least as long as the block's `status`.
#[derive(Clone, Copy, Debug)]
pub struct WayOutcome<'a> {
    /// True where the shipment left the planned way.
    pub diverted: &'a [bool],
    /// True where nothing on the planned way was shut when the shipment was ready.
    pub open: &'a [bool],
    /// The same worlds without choosing again; absent where nobody may choose.
    pub committed: Option<Committed<'a>>,
    /// Deciding step of each trial; absent where it is not asked for.
    pub deciding: Option<Deciding<'a>>,
}

/// The step of a trial that ran furthest behind its planned time.
#[derive(Clone, Copy, Debug)]
pub struct Deciding<'a> {
    /// Number of steps of the route.
    pub steps: usize,
    /// For each trial the step; `steps` or more where there is none.
    pub step: &'a [u16],
    /// Hours that it ran behind.
    pub behind_h: &'a [f64],
}

/// How often a step decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepCount {
    /// Arrivals that it decides.
    pub decided: u64,
    /// Sum of the hours that it ran behind in them.
    pub behind_h: FixedSum,
}

/// What is kept of the ways of one route.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaySummary {
    /// Trials that arrived on the planned way.
    pub arrived_on_plan: u64,
    /// Trials that left the planned way, however they ended.
    pub diverted: u64,
    /// Trials at whose start nothing on the planned way was shut.
    pub open: u64,
    /// How the trials would have ended on the planned way, where shippers may choose again.
    pub committed: Option<StatusCounts>,
    /// Trials that arrive both ways.
    pub both_arrive: u64,
    /// Sum of the hours that choosing again gained in them.
    pub gained_h: FixedSum,
    /// Steps of the route, in order; empty where it was not asked for.
    pub steps: Vec<StepCount>,
}

impl WaySummary {
    /// Takes in a block. Without `ways` everything kept to the planned way, and all of it was open.
    pub(super) fn add_block(&mut self, status: &[Status], ways: Option<&WayOutcome<'_>>) {
        let lanes = status.len();
        let arrived = |lane: usize| status[lane] == Status::Arrived;
        let Some(ways) = ways else {
            self.open += lanes as u64;
            self.arrived_on_plan += (0..lanes).filter(|&lane| arrived(lane)).count() as u64;
            return;
        };
        let count =
            |meets: &dyn Fn(usize) -> bool| (0..lanes).filter(|&lane| meets(lane)).count() as u64;
        self.open += count(&|lane| ways.open[lane]);
        self.diverted += count(&|lane| ways.diverted[lane]);
        self.arrived_on_plan += count(&|lane| !ways.diverted[lane] && arrived(lane));
        if let Some(deciding) = &ways.deciding {
            self.decide(deciding, lanes, |lane| {
                !ways.diverted[lane] && arrived(lane)
            });
        }
    }

    /// Takes in what choosing again changed: the hours gained over trials that arrive both ways.
    pub(super) fn add_recourse(
        &mut self,
        status: &[Status],
        time_h: &[f64],
        committed: &Committed<'_>,
    ) {
        let lanes = status.len();
        let would = StatusCounts::of_block(&committed.status[..lanes]);
        self.committed
            .get_or_insert_with(StatusCounts::default)
            .merge(&would);
        let mut gained = [0.0; LANES];
        let mut both = 0;
        for lane in 0..lanes {
            if status[lane] == Status::Arrived && committed.status[lane] == Status::Arrived {
                gained[both] = committed.time_h[lane] - time_h[lane];
                both += 1;
            }
        }
        self.both_arrive += both as u64;
        self.gained_h.add_block(&gained[..both]);
    }

    fn decide(&mut self, deciding: &Deciding<'_>, lanes: usize, counts: impl Fn(usize) -> bool) {
        self.steps
            .resize(self.steps.len().max(deciding.steps), StepCount::default());
        let mut behind = vec![Vec::new(); deciding.steps];
        for lane in (0..lanes).filter(|&lane| counts(lane)) {
            if let Some(hours) = behind.get_mut(usize::from(deciding.step[lane])) {
                hours.push(deciding.behind_h[lane]);
            }
        }
        for (step, hours) in self.steps.iter_mut().zip(&behind) {
            step.decided += hours.len() as u64;
            step.behind_h.add_block(hours);
        }
    }

    /// Adds the same route's summary of other blocks.
    pub(super) fn merge(&mut self, other: &Self) {
        self.arrived_on_plan += other.arrived_on_plan;
        self.diverted += other.diverted;
        self.open += other.open;
        if let Some(more) = &other.committed {
            self.committed
                .get_or_insert_with(StatusCounts::default)
                .merge(more);
        }
        self.both_arrive += other.both_arrive;
        self.gained_h.merge(other.gained_h);
        let steps = self.steps.len().max(other.steps.len());
        self.steps.resize(steps, StepCount::default());
        for (step, more) in self.steps.iter_mut().zip(&other.steps) {
            step.decided += more.decided;
            step.behind_h.merge(more.behind_h);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_choosing_again_gains_is_told_over_the_trials_that_arrive_both_ways() {
        use Status::{Arrived, Stranded};
        // Three trials: 100 h in the place of 130 h; stranded on the planned way; untouched.
        let (status, time_h) = ([Arrived; 3], [100.0, 90.0, 50.0]);
        let committed = Committed {
            status: &[Arrived, Stranded, Arrived],
            time_h: &[130.0, f64::INFINITY, 50.0],
        };
        let deciding = Deciding {
            steps: 2,
            step: &[0, 0, 1],
            behind_h: &[5.0, 7.0, 3.0],
        };
        let ways = WayOutcome {
            diverted: &[true, true, false],
            open: &[true, false, true],
            committed: Some(committed),
            deciding: Some(deciding),
        };
        let mut one = WaySummary::default();
        one.add_block(&status, Some(&ways));
        one.add_recourse(&status, &time_h, &committed);
        assert_eq!((one.diverted, one.open, one.arrived_on_plan), (2, 2, 1));
        assert_eq!((one.both_arrive, one.gained_h.total()), (2, 30.0));
        assert_eq!(one.committed.map(|counts| counts.stranded), Some(1));
        // Trials that left the planned way tell nothing of its steps.
        assert_eq!(one.steps[0].decided, 0);
        assert_eq!(
            (one.steps[1].decided, one.steps[1].behind_h.total()),
            (1, 3.0)
        );
        let mut both = one.clone();
        both.merge(&one);
        assert_eq!((both.diverted, both.steps[1].decided), (4, 2));
    }
}
