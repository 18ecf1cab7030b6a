//! What one block of trials leaves on one route: the columns a summary takes in.

use serde::{Deserialize, Serialize};

use super::ways::WayOutcome;

/// Lanes of a block: trial *i* is lane *i* mod 1,024 of block *i* div 1,024.
pub const LANES: usize = 1024;
/// Parts of time (DESIGN section 6): seven modes of moving, then the nine ways of standing still.
pub const PARTS: usize = 16;
/// Lines of cost (DESIGN section 6).
pub const LINES: usize = 9;

/// How a shipment ended on a route.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
pub enum Status {
    /// It arrived: the only lanes whose times and costs are counted.
    #[default]
    Arrived,
    /// The shipment may not use the route.
    NotEligible,
    /// No way through was left.
    Stranded,
    /// It was still on its way at the end of the reckoned time.
    Horizon,
}

/// One route's outcome in one block. Every column holds at least as many lanes as `status`, which holds the
/// lanes that count (a last, partial block is drawn whole and cut here).
#[derive(Clone, Copy, Debug)]
pub struct BlockOutcome<'a> {
    /// How each trial ended; 1 to [`LANES`] of them.
    pub status: &'a [Status],
    /// Time from the opening to the closing of the clock, hours.
    pub time_h: &'a [f64],
    /// Money paid for transport, USD.
    pub cost_usd: &'a [f64],
    /// Cost plus the value of the time, USD.
    pub generalised_usd: &'a [f64],
    /// Emissions, kg of CO2e.
    pub co2e_kg: &'a [f64],
    /// Parts of the time, hours; `None` for a part the route does not have.
    pub parts_h: [Option<&'a [f64]>; PARTS],
    /// Lines of the cost, USD; `None` for a line the route does not have.
    pub lines_usd: [Option<&'a [f64]>; LINES],
    /// Time and cost so far at places along the route; empty when not asked for.
    pub breakpoints: &'a [Breakpoint<'a>],
    /// Which way each trial took; absent = the planned way, with nothing shut.
    pub ways: Option<WayOutcome<'a>>,
}

/// Time and cost so far at one place along a route.
#[derive(Clone, Copy, Debug)]
pub struct Breakpoint<'a> {
    /// Hours since the clock opened.
    pub time_h: &'a [f64],
    /// USD paid until here.
    pub cost_usd: &'a [f64],
    /// USD paid until here and the value of the time so far.
    pub generalised_usd: &'a [f64],
}

/// The lanes of a block whose values count.
#[derive(Clone, Debug)]
pub(crate) enum Lanes {
    /// All, up to this number.
    All(usize),
    /// Those listed, rising.
    Some(Vec<u16>),
}

impl Lanes {
    /// The lanes that arrived.
    pub(crate) fn arrived(status: &[Status]) -> Self {
        Self::chosen(status.len(), |lane| status[lane] == Status::Arrived)
    }

    /// The lanes that arrived on the planned way.
    pub(crate) fn arrived_on_plan(outcome: &BlockOutcome<'_>) -> Self {
        let status = outcome.status;
        Self::chosen(status.len(), |lane| {
            status[lane] == Status::Arrived && outcome.ways.is_none_or(|ways| !ways.diverted[lane])
        })
    }

    /// The lanes that arrived on both of two routes.
    pub(crate) fn both_arrived(a: &[Status], b: &[Status]) -> Self {
        assert_eq!(a.len(), b.len(), "two routes meet the same worlds");
        Self::chosen(a.len(), |lane| {
            a[lane] == Status::Arrived && b[lane] == Status::Arrived
        })
    }

    fn chosen(len: usize, counts: impl Fn(usize) -> bool) -> Self {
        assert!(len <= LANES, "a block has at most {LANES} lanes, not {len}");
        if (0..len).filter(|&lane| counts(lane)).count() == len {
            return Self::All(len);
        }
        let mut lanes = vec![0; len];
        let mut found = 0;
        for lane in 0..len {
            lanes[found] = lane as u16;
            found += usize::from(counts(lane));
        }
        lanes.truncate(found);
        Self::Some(lanes)
    }

    /// The values of `column` that count, in the order of the lanes, gathered in `buffer` where some do not.
    pub(crate) fn of<'a>(&self, column: &'a [f64], buffer: &'a mut [f64; LANES]) -> &'a [f64] {
        match self {
            Self::All(len) => &column[..*len],
            Self::Some(lanes) => {
                for (place, &lane) in buffer.iter_mut().zip(lanes) {
                    *place = column[usize::from(lane)];
                }
                &buffer[..lanes.len()]
            }
        }
    }
}

/// Columns to lend out as one route's block, for the tests of this room.
#[cfg(test)]
pub(crate) struct Columns {
    pub(crate) status: Vec<Status>,
    pub(crate) time_h: Vec<f64>,
    pub(crate) cost_usd: Vec<f64>,
}

#[cfg(test)]
impl Columns {
    pub(crate) fn arrived(time_h: Vec<f64>, cost_usd: Vec<f64>) -> Self {
        let status = vec![Status::Arrived; time_h.len()];
        Self {
            status,
            time_h,
            cost_usd,
        }
    }

    /// The columns as an outcome: all time is the last part, all cost the first line; a kg of CO2e a dollar;
    /// time has no value; the end is the only breakpoint.
    pub(crate) fn lend<'a>(&'a self, breakpoint: &'a [Breakpoint<'a>; 1]) -> BlockOutcome<'a> {
        let mut parts_h = [None; PARTS];
        parts_h[PARTS - 1] = Some(&self.time_h[..]);
        let mut lines_usd = [None; LINES];
        lines_usd[0] = Some(&self.cost_usd[..]);
        BlockOutcome {
            status: &self.status,
            time_h: &self.time_h,
            cost_usd: &self.cost_usd,
            generalised_usd: &self.cost_usd,
            co2e_kg: &self.cost_usd,
            parts_h,
            lines_usd,
            breakpoints: breakpoint,
            ways: None,
        }
    }

    pub(crate) fn breakpoint(&self) -> [Breakpoint<'_>; 1] {
        [Breakpoint {
            time_h: &self.time_h,
            cost_usd: &self.cost_usd,
            generalised_usd: &self.cost_usd,
        }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_lanes_that_arrived_are_gathered() {
        use Status::{Arrived, Horizon, NotEligible, Stranded};
        let status = [Arrived, Stranded, Arrived, NotEligible, Horizon, Arrived];
        let times = [10.0, f64::NAN, 12.0, f64::INFINITY, 1e300, 15.0, 99.0];
        let mut buffer = [0.0; LANES];
        assert_eq!(
            Lanes::arrived(&status).of(&times, &mut buffer),
            [10.0, 12.0, 15.0]
        );
        assert_eq!(
            Lanes::arrived(&[Arrived; 2])
                .of(&times[..3], &mut buffer)
                .len(),
            2
        );
        let both = Lanes::both_arrived(
            &status,
            &[Stranded, Arrived, Arrived, Arrived, Arrived, Arrived],
        );
        assert_eq!(both.of(&times, &mut buffer), [12.0, 15.0]);
    }
}
