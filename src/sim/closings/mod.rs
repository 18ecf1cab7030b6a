//! When what is closed, for a block of worlds: settled before any route is reckoned, and the same for all.

use super::renewal::Renewal;
use super::seed::{BLOCK, Column};
use super::world::Lives;
use crate::route::{Closing, Comes, Conditions, Interval};

/// The queue that stands in one closure of one trial (METHOD 1.10).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    /// When the queue began to form: at an earlier closure, where that one's was not yet gone.
    began: f64,
    /// Hours of capacity that it used before this closure.
    used: f64,
    /// When it is gone, unless the next closure starts before.
    clear: f64,
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

/// Slots of a world's length.
const SLOTS: usize = 256;

/// The intervals of one closure in every trial of the block.
#[derive(Clone, Debug)]
pub(super) struct Shut {
    /// How it comes and goes, and its load, where it is settled for these worlds.
    settled: Option<(Comes, f64)>,
    /// Where the closures of each trial begin in `all`, and where the last one's end.
    place: Vec<u32>,
    /// Closures of all trials, rising within a trial.
    all: Vec<Interval>,
    /// Their queues, where there are any.
    queues: Vec<Standing>,
    /// Bits of the slots of each world in which something is closed or a queue stands; the last slot has no end.
    slots: Vec<[u64; SLOTS / 64]>,
    /// Slots in an hour, and where each world starts.
    slots_h: f64,
    start: Column,
    /// Start of the first closure, trial by trial; infinite = none.
    first: Column,
    /// End of the last queue.
    last: Column,
    /// Bits of the trials in which it is on when the shipment is ready.
    on_at_ready: [u64; BLOCK / 64],
}

/// The closures of a group, at the places of the corridor's table.
#[derive(Clone, Debug, Default)]
pub(super) struct Closings {
    rows: Vec<Shut>,
}

impl Closings {
    pub(super) fn forget(&mut self) {
        for row in &mut self.rows {
            row.settled = None;
        }
    }

    /// Settles the closures of a group; those that come and go as they did are kept.
    pub(super) fn settle(&mut self, closings: &[Option<Closing>], lives: Lives<'_>) {
        self.rows.resize_with(closings.len(), Shut::blank);
        for (row, closing) in self.rows.iter_mut().zip(closings) {
            let Some(closing) = closing else { continue };
            let known = row.settled.as_ref().is_some_and(|(comes, load)| {
                comes.same_as(&closing.comes) && *load == closing.load
            });
            if known {
                continue;
            }
            match &closing.comes {
                Comes::At(interval) => row.put(closing, &[*interval], lives),
                Comes::Recurring(recurrence) => {
                    let renewal = lives
                        .source
                        .map(|(seed, block)| Renewal::new(recurrence, seed, block));
                    row.lay(closing, lives, |lane, tell| {
                        if let Some(renewal) = &renewal {
                            let start = lives.start[lane];
                            renewal.draw(lane, start, start + lives.known_h(), tell);
                        }
                    });
                }
            }
            row.settled = Some((closing.comes.clone(), closing.load));
        }
    }

    /// Gives a closure these intervals in every trial.
    pub(super) fn put(
        &mut self,
        row: usize,
        closing: &Closing,
        intervals: &[Interval],
        lives: Lives<'_>,
    ) {
        self.rows[row].put(closing, intervals, lives);
    }

    /// A closure of the corridor's table; `None` where the group does not meet it or it is never on.
    #[inline]
    pub(super) fn met<'a>(
        &'a self,
        row: usize,
        conditions: &'a Conditions,
    ) -> Option<(&'a Closing, &'a Shut)> {
        let closing = conditions.closings.get(row)?.as_ref()?;
        Some((closing, &self.rows[row]))
    }
}

impl Shut {
    fn blank() -> Self {
        Self {
            settled: None,
            place: vec![0; BLOCK + 1],
            all: Vec::new(),
            queues: Vec::new(),
            slots: vec![[0; SLOTS / 64]; BLOCK],
            slots_h: 0.0,
            start: [0.0; BLOCK],
            first: [f64::INFINITY; BLOCK],
            last: [f64::NEG_INFINITY; BLOCK],
            on_at_ready: [0; BLOCK / 64],
        }
    }

    /// The same intervals in every trial.
    fn put(&mut self, closing: &Closing, intervals: &[Interval], lives: Lives<'_>) {
        self.lay(closing, lives, |_, tell| {
            for interval in intervals {
                tell(*interval);
            }
        });
    }

    /// Takes in the closures that `draw` tells of each trial, in their order. What is over, and whose queue is gone,
    /// before the world starts is of no interest.
    fn lay(
        &mut self,
        closing: &Closing,
        lives: Lives<'_>,
        draw: impl Fn(usize, &mut dyn FnMut(Interval)),
    ) {
        self.start = *lives.start;
        self.slots_h = SLOTS as f64 / lives.known_h();
        self.all.clear();
        self.queues.clear();
        self.on_at_ready = [0; BLOCK / 64];
        for lane in 0..BLOCK {
            let (start, ready) = (lives.start[lane], lives.ready[lane]);
            let mut queue = Queue::of(closing.load);
            let (mut last, mut on, mut slots) = (f64::NEG_INFINITY, false, [0; SLOTS / 64]);
            self.place[lane] = self.all.len() as u32;
            draw(lane, &mut |interval| {
                let standing = queue.next(interval);
                last = standing.clear;
                if last <= start {
                    return;
                }
                self.all.push(interval);
                if closing.load > 0.0 {
                    self.queues.push(standing);
                }
                on |= interval[0] <= ready && ready < interval[1];
                let slot = |at: f64| (((at - start) * self.slots_h) as usize).min(SLOTS - 1);
                for slot in slot(interval[0])..=slot(last) {
                    slots[slot / 64] |= 1 << (slot % 64);
                }
            });
            let first = self.all.get(self.place[lane] as usize);
            self.first[lane] = first.map_or(f64::INFINITY, |first| first[0]);
            self.last[lane] = last;
            self.slots[lane] = slots;
            self.on_at_ready[lane / 64] |= u64::from(on) << (lane % 64);
        }
        self.place[BLOCK] = self.all.len() as u32;
    }

    /// The closures of a trial.
    #[inline]
    pub(super) fn of(&self, lane: usize) -> &[Interval] {
        &self.all[self.place[lane] as usize..self.place[lane + 1] as usize]
    }

    /// The slot that an instant lies in.
    #[inline]
    fn slot(&self, lane: usize, at: f64) -> usize {
        let slot = ((at - self.start[lane]) * self.slots_h) as usize;
        slot.min(SLOTS - 1)
    }

    /// True unless nothing is closed, and no queue stands, at an instant.
    #[inline]
    pub(super) fn may_hold(&self, lane: usize, at: f64) -> bool {
        let slot = self.slot(lane, at);
        self.slots[lane][slot / 64] >> (slot % 64) & 1 == 1
    }

    /// True unless nothing is closed, and no queue stands, at any instant between two.
    #[inline]
    pub(super) fn may_touch(&self, lane: usize, from: f64, to: f64) -> bool {
        self.first[lane] <= to && from < self.last[lane]
    }

    /// Bits of the trials in which it is on when the shipment is ready.
    pub(super) fn on_at_ready(&self) -> &[u64; BLOCK / 64] {
        &self.on_at_ready
    }

    /// The closure that is on at an instant.
    #[inline]
    pub(super) fn within(&self, lane: usize, at: f64) -> Option<Interval> {
        if !self.may_hold(lane, at) {
            return None;
        }
        let own = self.of(lane);
        let last = started(own, at).checked_sub(1)?;
        (at < own[last][1]).then_some(own[last])
    }

    /// When the closure that is on at an instant ends, or else the next starts; and whether one is on.
    #[inline]
    pub(super) fn change(&self, lane: usize, at: f64) -> (f64, bool) {
        if at >= self.last[lane] {
            return (f64::INFINITY, false);
        }
        let own = self.of(lane);
        let next = started(own, at);
        match next.checked_sub(1) {
            Some(last) if at < own[last][1] => (own[last][1], true),
            _ => (own.get(next).map_or(f64::INFINITY, |next| next[0]), false),
        }
    }

    /// When who comes has been served: at once where it is open and nobody waits; else when the capacity has served
    /// all before, so many hours of it for each hour of arrivals since the queue began (M025). A closure that starts
    /// before the queue is gone makes it longer.
    #[inline]
    pub(super) fn served(&self, lane: usize, load: f64, come: f64) -> f64 {
        if !self.may_hold(lane, come) {
            return come;
        }
        let own = self.of(lane);
        let next = started(own, come);
        let Some(last) = next.checked_sub(1) else {
            return come;
        };
        let opened = own[last][1];
        if self.queues.is_empty() || opened == f64::INFINITY {
            return opened.max(come);
        }
        let queue = &self.queues[self.place[lane] as usize + last];
        if come >= queue.clear {
            return come;
        }
        // Hours of capacity from the last opening on until it is the turn of who comes; it stands still while closed
        // again.
        let (mut left, mut from) = (load * (come - queue.began) - queue.used, opened);
        for [shut, open] in &own[next..] {
            if from + left <= *shut {
                break;
            }
            left -= shut - from;
            from = *open;
        }
        (from + left).max(come)
    }
}

/// How many of these closures have started at an instant. Most shipments are on the way early in their world, so
/// the first ones are looked at first.
#[inline]
fn started(own: &[Interval], at: f64) -> usize {
    const FEW: usize = 8;
    let mut count = 0;
    while count < own.len() && own[count][0] <= at {
        count += 1;
        if count == FEW {
            return FEW + own[FEW..].partition_point(|interval| interval[0] <= at);
        }
    }
    count
}

#[cfg(test)]
mod tests;
