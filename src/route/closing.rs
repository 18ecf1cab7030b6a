//! Closures under one set of values: when they start, how long they last, what they leave (METHOD 1.10).

use super::hazards::{Hazard, Purpose};
use super::months::Months;
use super::program::Pull;
use super::pull::Puller;
use crate::corridor::{Closure, Level, Recurring, Spell, Values};
use crate::time::DAY_H;

const YEAR_H: f64 = 365.25 * DAY_H;

/// Start and end, hours since 1970-01-01T00:00Z; the end is no part of it.
pub type Interval = [f64; 2];

/// A closure that programs meet.
#[derive(Clone, Debug)]
pub struct Closing {
    /// What it does.
    pub level: Level,
    /// When it is on.
    pub comes: Comes,
    /// Share of capacity that is left while it lasts, for what is under way: 1 where it is not held, 0 where it is
    /// trapped.
    pub share: f64,
    /// Normal flow over capacity after reopening: hours of capacity that an hour's arrivals need; 0 = no queue.
    pub load: f64,
}

/// When a closure is on.
#[derive(Clone, Debug)]
pub enum Comes {
    /// In this interval, in every world; infinite ends = for ever.
    At(Interval),
    /// Again and again.
    Recurring(Box<Recurrence>),
}

/// Open times and closures that follow one another: exponential open times, durations of a law.
#[derive(Clone, Debug)]
pub struct Recurrence {
    /// The hazard of open times.
    pub gap: Hazard,
    /// The hazard of durations.
    pub closed: Hazard,
    /// Starts of its own in an hour of open time, in a month of weight 1.
    pub rate_h: f64,
    /// Durations, hours.
    pub hold: Pull,
    /// No closure lasts longer, hours.
    pub most_h: f64,
    /// Weights of months; `None` = the same all year.
    pub months: Option<Months>,
    /// Starts that it has in common with others.
    pub common: Option<Common>,
}

/// Events of a cause that shut several rows at once (METHOD 1.15, the beta factor): a Poisson process, of whose
/// events each row that is open takes its share.
#[derive(Clone, Debug)]
pub struct Common {
    /// The hazard of times between events.
    pub gap: Hazard,
    /// Events of the cause in an hour.
    pub rate_h: f64,
    /// Hours before the world's start at which events begin: the same for all rows of the cause.
    pub lead_h: f64,
    /// Starts of the row from the cause in an hour of open time, in a month of weight 1.
    pub own_h: f64,
    /// The hazard that decides whether the row takes part.
    pub joins: Hazard,
    /// The hazard of durations of what the cause began.
    pub closed: Hazard,
}

impl Recurrence {
    /// Longest durations before the world's start at which the row begins, open: by then the start is forgotten.
    pub const LEAD: f64 = 3.0;

    /// True if it comes and goes exactly as another does, so that its intervals are the same.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        let common = match (&self.common, &other.common) {
            (None, None) => true,
            (Some(one), Some(other)) => {
                one.gap == other.gap
                    && one.rate_h == other.rate_h
                    && one.lead_h == other.lead_h
                    && one.own_h == other.own_h
            }
            _ => false,
        };
        common
            && self.gap == other.gap
            && self.rate_h == other.rate_h
            && self.most_h == other.most_h
            && self.months == other.months
            && self.hold.same_as(&other.hold)
    }
}

impl Comes {
    /// True if it comes and goes exactly as another does.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::At(one), Self::At(other)) => one == other,
            (Self::Recurring(one), Self::Recurring(other)) => one.same_as(other),
            _ => false,
        }
    }
}

/// A row under a regime and one draw of the unknowns; `None` if it is never on. `in_force` = the regime names it:
/// a row with dates is then on at its dates, any other all the time. What recurs and is not in force is drawn.
#[must_use]
pub fn closing(
    rows: &[Closure],
    row: usize,
    in_force: bool,
    puller: &Puller<'_>,
    values: &Values,
) -> Option<Closing> {
    let closure = &rows[row];
    let comes = match (in_force, closure.dated) {
        (true, Some((from, to))) => Comes::At([from, to]),
        (true, None) => Comes::At([f64::NEG_INFINITY, f64::INFINITY]),
        (false, Some(_)) => return None,
        (false, None) => Comes::Recurring(Box::new(recurrence(rows, row, puller, values)?)),
    };
    let share = match closure.level {
        Level::Share => closure.capacity_share.map_or(1.0, |cell| cell.get(values)),
        Level::Trapped => 0.0,
        Level::Delay | Level::Shut | Level::Barred => 1.0,
    };
    let load = closure
        .reopen_ratio
        .filter(|_| closure.level.queues())
        .map_or(0.0, |cell| 1.0 / cell.get(values));
    Some(Closing {
        level: closure.level,
        comes,
        share,
        load,
    })
}

/// Law of the duration and the longest one, hours.
fn durations(recurring: Recurring, puller: &Puller<'_>, values: &Values) -> (Pull, f64) {
    let (hold, longest) = match recurring.duration {
        Spell::Fixed(hours) => (Pull::fixed(hours), hours),
        Spell::Drawn(law) => (puller.pull(law, false), puller.law(law).support().1),
    };
    let most = recurring
        .most_d
        .map_or(longest, |most| longest.min(DAY_H * most.get(values)));
    (hold, most)
}

fn recurrence(
    rows: &[Closure],
    row: usize,
    puller: &Puller<'_>,
    values: &Values,
) -> Option<Recurrence> {
    let closure = &rows[row];
    let recurring = closure.recurring?;
    let rate_h = recurring.rate_year.get(values) / YEAR_H;
    let (hold, most_h) = durations(recurring, puller, values);
    let never = closure.months.iter().all(|weight| *weight <= 0.0);
    if never || rate_h <= 0.0 || most_h <= 0.0 {
        return None;
    }
    let share = closure
        .common
        .as_ref()
        .map_or(0.0, |common| common.share.get(values));
    let common = closure.common.as_ref().map(|common| {
        let (rate_h, lead_h) = cause(rows, &common.cause, puller, values);
        Common {
            gap: Hazard::new(&common.cause, Purpose::Gap),
            rate_h,
            lead_h,
            own_h: share
                * closure
                    .recurring
                    .map_or(0.0, |row| row.rate_year.get(values))
                / YEAR_H,
            joins: Hazard::new(&closure.id, Purpose::Joins),
            closed: Hazard::new(&closure.id, Purpose::CommonClosed),
        }
    });
    Some(Recurrence {
        gap: Hazard::new(&closure.id, Purpose::Gap),
        closed: Hazard::new(&closure.id, Purpose::Closed),
        rate_h: (1.0 - share) * rate_h,
        hold,
        most_h,
        months: Months::new(&closure.months),
        common: common.filter(|common| common.own_h > 0.0),
    })
}

/// Events of a cause in an hour, enough for the row that needs most of them, and hours before the world's start at
/// which they begin: by the corridor's table, whatever routes meet.
fn cause(rows: &[Closure], cause: &str, puller: &Puller<'_>, values: &Values) -> (f64, f64) {
    let (mut rate_h, mut lead_h) = (0.0_f64, 0.0_f64);
    for closure in rows {
        let common = closure.common.as_ref().filter(|row| row.cause == cause);
        if let (Some(common), Some(recurring)) = (common, closure.recurring) {
            let most = closure.months.iter().copied().fold(0.0, f64::max);
            let rate = recurring.rate_year.get(values) / YEAR_H;
            rate_h = rate_h.max(most * common.share.get(values) * rate);
            lead_h = lead_h.max(Recurrence::LEAD * durations(recurring, puller, values).1);
        }
    }
    (rate_h, lead_h)
}
