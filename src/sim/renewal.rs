//! Draws closures that come and go: an alternating renewal process, with starts of its own and of a cause that it
//! has in common with others (METHOD 1.10, 1.15).

use std::sync::{Arc, LazyLock};

use super::apply::pull_at;
use super::closings::{Drawn, Queue};
use super::seed::{BLOCK, Column};
use super::world::Lives;
use crate::law::{Law, Table};
use crate::route::{Common, HORIZON_H, Months, Recurrence};

/// Open times in units of their mean.
static EXPONENTIAL: LazyLock<Arc<Table>> = LazyLock::new(|| {
    let law = Law::gamma(1.0, 1.0).expect("1 is a mean and a CV");
    law.standard().shape.table()
});

/// Working memory of the draws of one closure.
#[derive(Clone, Debug, Default)]
pub(super) struct Renewal {
    lanes: Vec<Lane>,
    running: Vec<u16>,
    /// Closures that the cause may begin: trial, start, duration.
    common: Vec<(u16, f64, f64)>,
}

/// One trial.
#[derive(Clone, Copy, Debug)]
struct Lane {
    /// The instant until which all is known; it is open then.
    now: f64,
    /// No closure starts later.
    until: f64,
    /// The next closure that the cause may begin, by its place in the list.
    next: u32,
    end: u32,
    queue: Queue,
}

impl Renewal {
    /// Appends the closures that matter from each world's start to its end, each trial's in order.
    pub(super) fn draw(
        &mut self,
        recurrence: &Recurrence,
        load: f64,
        lives: Lives<'_>,
        out: &mut Vec<Drawn>,
    ) {
        let Some((seed, block)) = lives.source else {
            return;
        };
        let length = lives.length_h.min(HORIZON_H);
        self.lanes.clear();
        self.lanes.extend(lives.start.iter().map(|start| Lane {
            now: start - Recurrence::LEAD * recurrence.most_h,
            until: start + length,
            next: 0,
            end: 0,
            queue: Queue::of(load),
        }));
        self.common.clear();
        if let Some(common) = &recurrence.common {
            self.draw_common(common, recurrence, lives);
        }
        let months = recurrence.months.as_ref();
        let (mut gaps, mut holds) = ([0.0; BLOCK], [0.0; BLOCK]);
        self.running.clear();
        self.running.extend(0..BLOCK as u16);
        for k in 0.. {
            if self.running.is_empty() {
                return;
            }
            seed.fill_kth(&recurrence.gap, k, block, &mut gaps);
            seed.fill_kth(&recurrence.closed, k, block, &mut holds);
            let (lanes, common) = (&mut self.lanes, &self.common);
            self.running.retain(|&i| {
                let lane = &mut lanes[usize::from(i)];
                let start = lives.start[usize::from(i)];
                let mut close = |lane: &mut Lane, from: f64, to: f64| {
                    let queue = lane.queue.next([from, to]);
                    // What is over, and whose queue is gone, before the world starts is of no interest.
                    if queue.stands_at(start) {
                        out.push((i, [from, to], queue));
                    }
                    lane.now = to;
                };
                let open = EXPONENTIAL.value(gaps[usize::from(i)]) / recurrence.rate_h;
                // The hours of open time left until a start of its own; while it is closed they stand still.
                let mut due = after(months, lane.now, open);
                let mut left = open;
                while lane.next < lane.end {
                    let (_, from, hold) = common[lane.next as usize];
                    if from >= due {
                        break;
                    }
                    lane.next += 1;
                    if from < lane.now {
                        continue;
                    }
                    left -= weighed(months, from) - weighed(months, lane.now);
                    close(lane, from, from + hold);
                    due = after(months, lane.now, left.max(0.0));
                }
                if due >= lane.until {
                    return false;
                }
                let hold = pull_at(&recurrence.hold, holds[usize::from(i)]);
                close(lane, due, due + hold.clamp(0.0, recurrence.most_h));
                true
            });
        }
    }

    /// Draws the events of the cause that the row may take part in, trial by trial.
    fn draw_common(&mut self, common: &Common, recurrence: &Recurrence, lives: Lives<'_>) {
        let Some((seed, block)) = lives.source else {
            return;
        };
        let (mut gaps, mut joins, mut holds) = ([0.0; BLOCK], [0.0; BLOCK], [0.0; BLOCK]);
        let mut at: Column = *lives.start;
        for at in &mut at {
            *at -= common.lead_h;
        }
        self.running.clear();
        self.running.extend(0..BLOCK as u16);
        for k in 0.. {
            if self.running.is_empty() {
                break;
            }
            seed.fill_kth(&common.gap, k, block, &mut gaps);
            seed.fill_kth(&common.joins, k, block, &mut joins);
            seed.fill_kth(&common.closed, k, block, &mut holds);
            let (lanes, events) = (&self.lanes, &mut self.common);
            self.running.retain(|&lane| {
                let i = usize::from(lane);
                at[i] += EXPONENTIAL.value(gaps[i]) / common.rate_h;
                if at[i] >= lanes[i].until {
                    return false;
                }
                let months = recurrence.months.as_ref();
                let weight = months.map_or(1.0, |months| months.weight(at[i]));
                if joins[i] * common.rate_h < common.own_h * weight {
                    let hold = pull_at(&recurrence.hold, holds[i]);
                    events.push((lane, at[i], hold.clamp(0.0, recurrence.most_h)));
                }
                true
            });
        }
        // Stable, so that each trial's stay in the order of time.
        self.common.sort_by_key(|(lane, ..)| *lane);
        let mut place = 0;
        for (lane, known) in self.lanes.iter_mut().enumerate() {
            known.next = place as u32;
            while self
                .common
                .get(place)
                .is_some_and(|event| usize::from(event.0) == lane)
            {
                place += 1;
            }
            known.end = place as u32;
        }
    }
}

/// Weighted hours up to an instant; hours themselves where every month counts in full.
fn weighed(months: Option<&Months>, at: f64) -> f64 {
    months.map_or(at, |months| months.weighed(at))
}

/// The instant at which so many weighted hours have gone since another.
fn after(months: Option<&Months>, from: f64, hours: f64) -> f64 {
    match months {
        None => from + hours,
        Some(months) if hours.is_finite() => months.after(from, hours),
        Some(_) => f64::INFINITY,
    }
}
