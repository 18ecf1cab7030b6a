//! Draws closures that come and go: an alternating renewal process, with starts of its own and of a cause that it
//! has in common with others (METHOD 1.10, 1.15).

use std::sync::{Arc, LazyLock};

use super::apply::pull_at;
use super::seed::{Seed, Stream};
use crate::law::{Law, Table};
use crate::route::{Common, Cursor, Interval, Months, Recurrence, Shape};

/// Open times in units of their mean.
static EXPONENTIAL: LazyLock<Arc<Table>> = LazyLock::new(|| {
    let law = Law::gamma(1.0, 1.0).expect("1 is a mean and a CV");
    law.standard().shape.table()
});

/// The draws of one closure in a block of worlds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Renewal<'a> {
    recurrence: &'a Recurrence,
    gaps: Stream,
    holds: Stream,
    cause: Option<Cause<'a>>,
}

/// The draws of what it has in common with others.
#[derive(Clone, Copy, Debug)]
struct Cause<'a> {
    common: &'a Common,
    gaps: Stream,
    joins: Stream,
    holds: Stream,
}

impl<'a> Renewal<'a> {
    pub(super) fn new(recurrence: &'a Recurrence, seed: Seed, block: u64) -> Self {
        let cause = recurrence.common.as_ref().map(|common| Cause {
            common,
            gaps: seed.stream(&common.gap, block),
            joins: seed.stream(&common.joins, block),
            holds: seed.stream(&common.closed, block),
        });
        Self {
            recurrence,
            gaps: seed.stream(&recurrence.gap, block),
            holds: seed.stream(&recurrence.closed, block),
            cause,
        }
    }

    /// Starts in so many hours after a world's start, in the mean while it is open.
    pub(super) fn starts_in(&self, hours: f64) -> f64 {
        let recurrence = self.recurrence;
        let common = recurrence.common.as_ref();
        let rate_h = recurrence.rate_h + common.map_or(0.0, |common| common.own_h);
        let months = recurrence.months.as_ref();
        rate_h * hours * months.map_or(1.0, Months::mean)
    }

    /// The draw of a world that comes first.
    #[inline]
    pub(super) fn first(&self, lane: usize) -> f64 {
        self.gaps.at(lane, 0)
    }

    /// Where the first draw is above this, nothing is ever closed in a world of so many hours; nowhere, where there
    /// is a cause.
    pub(super) fn none_above(&self, hours: f64) -> f64 {
        let recurrence = self.recurrence;
        if self.cause.is_some() {
            return 1.0;
        }
        let most = recurrence.months.as_ref().map_or(1.0, Months::most);
        let hours = hours + Recurrence::LEAD * recurrence.most_h;
        // A little more, so that no rounding plays a part.
        let most = 1.000_001 * most * hours * recurrence.rate_h;
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..20 {
            let middle = f64::midpoint(low, high);
            if EXPONENTIAL.value(middle) > most {
                high = middle;
            } else {
                low = middle;
            }
        }
        high
    }

    /// Tells the closures of one world, in their order, from three longest durations before its start on to its end.
    pub(super) fn draw(&self, lane: usize, start: f64, end: f64, mut tell: impl FnMut(Interval)) {
        let recurrence = self.recurrence;
        let lead = Recurrence::LEAD * recurrence.most_h;
        let months = recurrence.months.as_ref();
        let mut open = Open::since(start - lead, months);
        let mut events = self
            .cause
            .map(|cause| Events::of(cause, lane, start, months));
        for k in 0.. {
            // Hours of open time left until a start of its own; while it is closed they stand still.
            let mut left = if recurrence.rate_h > 0.0 {
                EXPONENTIAL.value(self.gaps.at(lane, k)) / recurrence.rate_h
            } else {
                f64::INFINITY
            };
            let due = loop {
                let due = open.after(left, end);
                // What a cause begins before that, while it is open, begins first.
                let first = events
                    .as_mut()
                    .and_then(|events| events.first(open.now, due.min(end)));
                let Some(from) = first else { break due };
                left = (left - open.until(from)).max(0.0);
                let to = from
                    + events
                        .as_ref()
                        .map_or(0.0, |events| self.lasts(events.hold()));
                tell([from, to]);
                open = Open::since_cursor(open, to);
            };
            if due >= end {
                return;
            }
            open.until(due);
            let to = due + self.lasts(self.holds.at(lane, k));
            tell([due, to]);
            open = Open::since_cursor(open, to);
        }
    }

    /// Hours of a closure.
    #[inline]
    fn lasts(&self, uniform: f64) -> f64 {
        let hold = &self.recurrence.hold;
        let hours = match &hold.shape {
            Shape::Table(table) => hold.shift + hold.scale * table.value(uniform),
            _ => pull_at(hold, uniform),
        };
        hours.clamp(0.0, self.recurrence.most_h)
    }
}

/// A stretch of open time.
#[derive(Clone, Copy, Debug)]
struct Open<'a> {
    now: f64,
    calendar: Option<(&'a Months, Cursor)>,
}

impl<'a> Open<'a> {
    fn since(now: f64, months: Option<&'a Months>) -> Self {
        let calendar = months.map(|months| (months, months.at(now)));
        Self { now, calendar }
    }

    /// Open again at a later instant.
    #[inline]
    fn since_cursor(mut before: Self, now: f64) -> Self {
        before.until(now);
        before
    }

    /// The instant at which so many weighted hours have gone, if it comes before `end`; else one that is not before
    /// `end`.
    #[inline]
    fn after(&self, hours: f64, end: f64) -> f64 {
        match self.calendar {
            None => self.now + hours,
            Some((months, mut cursor)) => months.go_on(&mut cursor, hours, end),
        }
    }

    /// Goes on to a later instant, and tells the weighted hours that have gone.
    #[inline]
    fn until(&mut self, at: f64) -> f64 {
        let gone = match &mut self.calendar {
            None => at - self.now,
            Some((months, cursor)) => months.go_to(cursor, at),
        };
        self.now = at;
        gone
    }
}

/// The events of a cause in one world.
#[derive(Clone, Copy, Debug)]
struct Events<'a> {
    cause: Cause<'a>,
    calendar: Option<(&'a Months, Cursor)>,
    lane: usize,
    k: u32,
    at: f64,
}

impl<'a> Events<'a> {
    fn of(cause: Cause<'a>, lane: usize, start: f64, months: Option<&'a Months>) -> Self {
        let at = start - cause.common.lead_h;
        let mut events = Self {
            cause,
            calendar: months.map(|months| (months, months.at(at))),
            lane,
            k: 0,
            at,
        };
        events.wait();
        events
    }

    fn wait(&mut self) {
        let gap = EXPONENTIAL.value(self.cause.gaps.at(self.lane, self.k));
        self.at += gap / self.cause.common.rate_h;
    }

    /// The first event from `from` on, and before `to`, that the row takes part in; it has been seen then.
    fn first(&mut self, from: f64, to: f64) -> Option<f64> {
        while self.at < to {
            let at = self.at;
            let common = self.cause.common;
            let weight = match &mut self.calendar {
                None => 1.0,
                Some((months, cursor)) => {
                    months.go_to(cursor, at);
                    months.weight(cursor)
                }
            };
            let joined = self.cause.joins.at(self.lane, self.k) * common.rate_h;
            self.k += 1;
            self.wait();
            if joined < common.own_h * weight && at >= from {
                return Some(at);
            }
        }
        None
    }

    /// The uniform of the duration of what the event began that was seen last.
    fn hold(&self) -> f64 {
        self.cause.holds.at(self.lane, self.k - 1)
    }
}
