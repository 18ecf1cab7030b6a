//! The queue that a closure leaves, and what becomes of it when the next closure starts (METHOD 1.10).

use crate::route::Interval;

/// The queue that stands in one closure of one trial (METHOD 1.10).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    /// When the queue began to form: at an earlier closure, where that one's was not yet gone.
    pub(super) began: f64,
    /// Hours of capacity that it used before this closure.
    pub(super) used: f64,
    /// When it is gone, unless the next closure starts before.
    pub(super) clear: f64,
}

/// Closures of a trial as they follow one another: whether the queue of one still stands when the next starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Queue {
    /// Hours of capacity that an hour's arrivals need; 0 = no queue.
    load: f64,
    last: Option<(f64, Standing)>,
}

impl Queue {
    pub(super) fn of(load: f64) -> Self {
        Self { load, last: None }
    }

    /// True where closures leave queues.
    pub(super) fn stands(&self) -> bool {
        self.load > 0.0
    }

    /// The queue in the next closure.
    pub(super) fn next(&mut self, [from, to]: Interval) -> Standing {
        let last = self.last.filter(|(_, last)| from < last.clear);
        let (began, used) = last.map_or((from, 0.0), |(opened, last)| {
            (last.began, last.used + (from - opened))
        });
        // Who comes at t has been served when the capacity used is load x (t - began): the queue is gone when that
        // is so on arrival.
        let clear = if self.load > 0.0 && self.load < 1.0 && to.is_finite() {
            ((to - used - self.load * began) / (1.0 - self.load)).max(to)
        } else {
            to
        };
        let standing = Standing { began, used, clear };
        self.last = Some((to, standing));
        standing
    }
}
