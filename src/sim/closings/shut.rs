//! When one closure is on in every trial of a block, and who comes then.

use super::later::Later;
use super::queue::{Queue, Standing};
use crate::corridor::Level;
use crate::route::{Closing, Comes, Interval};
use crate::sim::renewal::Renewal;
use crate::sim::seed::{BLOCK, Column};
use crate::sim::world::Lives;

/// Slots of the time that is laid out.
const SLOTS: usize = 64;

/// Hours that are laid out at first of what starts often; then by how many trials ask for more.
const FIRST_LAID_H: f64 = 30.0 * 24.0;

/// No less is ever laid out.
const LEAST_LAID_H: f64 = 4.0 * 24.0;

/// So many starts in a world, or more, are worth it.
const OFTEN: f64 = 0.5;

/// The intervals of one closure in every trial of the block.
///
/// What starts often, and leaves no queue, is laid out for the days in which shipments usually come to it; in a trial
/// in which somebody comes later it is then drawn on, from the same draws.
#[derive(Clone, Debug)]
pub(in crate::sim) struct Shut {
    /// How it comes and goes, and its load, where it is settled for these worlds.
    pub(super) settled: Option<(Comes, f64)>,
    /// Where the closures of each trial begin in `all`, and where the last one's end.
    place: Vec<u32>,
    /// Closures of all trials, rising within a trial.
    all: Vec<Interval>,
    /// Their queues, where there are any.
    queues: Vec<Standing>,
    /// Bits of the slots of each world in which something is closed or a queue stands; the last slot has no end.
    slots: Vec<u64>,
    /// Slots in an hour, and where each world starts.
    slots_h: f64,
    start: Column,
    /// Start of the first closure, trial by trial; infinite = none.
    first: Column,
    /// End of the last queue; infinite where not all of the world is laid out.
    pub(super) last: Column,
    /// Bits of the trials in which it is on when the shipment is ready.
    pub(super) on_at_ready: [u64; BLOCK / 64],
    /// Hours of each world that are laid out, where what comes later is drawn when it is asked for.
    laid_h: f64,
    later: Later,
}

/// Takes in the closures of one trial, in their order.
pub(super) struct Taker<'a> {
    all: &'a mut Vec<Interval>,
    queues: &'a mut Vec<Standing>,
    queue: Queue,
    start: f64,
    ready: f64,
    slots_h: f64,
    last: f64,
    on: bool,
    slots: u64,
}

impl Taker<'_> {
    /// The next closure of the trial.
    #[inline]
    pub(super) fn take(&mut self, interval: Interval) {
        let standing = self.queue.next(interval);
        self.last = standing.clear;
        if self.last <= self.start {
            return;
        }
        self.all.push(interval);
        if self.queue.stands() {
            self.queues.push(standing);
        }
        self.on |= interval[0] <= self.ready && self.ready < interval[1];
        let slot = |at: f64| (((at - self.start) * self.slots_h) as usize).min(SLOTS - 1);
        let (from, to) = (slot(interval[0]), slot(self.last));
        self.slots |= (u64::MAX << from) & (u64::MAX >> (SLOTS - 1 - to));
    }
}

impl Shut {
    pub(super) fn blank() -> Self {
        Self {
            settled: None,
            place: vec![0; BLOCK + 1],
            all: Vec::new(),
            queues: Vec::new(),
            slots: vec![0; BLOCK],
            slots_h: 0.0,
            start: [0.0; BLOCK],
            first: [f64::INFINITY; BLOCK],
            last: [f64::NEG_INFINITY; BLOCK],
            on_at_ready: [0; BLOCK / 64],
            laid_h: FIRST_LAID_H,
            later: Later::blank(),
        }
    }

    /// The same intervals in every trial.
    pub(super) fn put(&mut self, closing: &Closing, intervals: &[Interval], lives: Lives<'_>) {
        self.later.forget(None, lives.known_h());
        self.lay(closing, lives, |_, taker| {
            for interval in intervals {
                taker.take(*interval);
            }
        });
    }

    /// The intervals that are drawn for each trial.
    pub(super) fn draw(&mut self, closing: &Closing, renewal: &Renewal<'_>, lives: Lives<'_>) {
        let known_h = lives.known_h();
        // What slows work, or leaves a queue, is asked about for stretches of time; what only holds those who come,
        // at one instant.
        let held = !matches!(closing.level, Level::Share | Level::Trapped) && closing.load == 0.0;
        let often = renewal.starts_in(known_h) >= OFTEN && lives.start == lives.ready;
        if !(held && often) {
            self.later.forget(None, known_h);
            let none_above = renewal.none_above(known_h);
            self.lay(closing, lives, |lane, taker| {
                if renewal.first(lane) <= none_above {
                    let start = taker.start;
                    renewal.draw(lane, start, start + known_h, |interval| {
                        taker.take(interval);
                    });
                }
            });
            return;
        }
        // What is drawn again may be a few trials of a hundred: less is laid out where nobody asks for more.
        match self.later.forget(lives.source, known_h) {
            asked if asked > BLOCK / 32 => self.laid_h *= 1.25,
            asked if asked < BLOCK / 128 => self.laid_h *= 0.95,
            _ => {}
        }
        self.laid_h = self.laid_h.clamp(LEAST_LAID_H, known_h.max(LEAST_LAID_H));
        let laid_h = self.laid_h;
        self.lay(closing, lives, |lane, taker| {
            let start = taker.start;
            renewal.draw(lane, start, start + laid_h, |interval| taker.take(interval));
        });
        self.last = [f64::INFINITY; BLOCK];
        for slots in &mut self.slots {
            *slots |= 1 << (SLOTS - 1);
        }
    }

    /// Takes in the closures that `draw` tells of each trial, in their order. What is over, and whose queue is gone,
    /// before the world starts is of no interest.
    pub(super) fn lay(
        &mut self,
        closing: &Closing,
        lives: Lives<'_>,
        draw: impl Fn(usize, &mut Taker<'_>),
    ) {
        self.start = *lives.start;
        let hours = self.later.source.map_or(lives.known_h(), |_| self.laid_h);
        self.slots_h = SLOTS as f64 / hours;
        self.all.clear();
        self.queues.clear();
        self.on_at_ready = [0; BLOCK / 64];
        self.first = [f64::INFINITY; BLOCK];
        for lane in 0..BLOCK {
            let from = self.all.len();
            let mut taker = Taker {
                all: &mut self.all,
                queues: &mut self.queues,
                queue: Queue::of(closing.load),
                start: lives.start[lane],
                ready: lives.ready[lane],
                slots_h: self.slots_h,
                last: f64::NEG_INFINITY,
                on: false,
                slots: 0,
            };
            draw(lane, &mut taker);
            let Taker {
                last, on, slots, ..
            } = taker;
            self.place[lane] = from as u32;
            self.last[lane] = last;
            self.slots[lane] = slots;
            if let Some(first) = self.all.get(from) {
                self.first[lane] = first[0];
                self.on_at_ready[lane / 64] |= u64::from(on) << (lane % 64);
            }
        }
        self.place[BLOCK] = self.all.len() as u32;
    }

    /// The closures of a trial, all through its world.
    pub(in crate::sim) fn whole(&self, lane: usize) -> Vec<Interval> {
        self.show(lane, f64::INFINITY, <[Interval]>::to_vec)
    }

    /// The closures of a trial that are laid out.
    #[inline]
    pub(super) fn of(&self, lane: usize) -> &[Interval] {
        &self.all[self.place[lane] as usize..self.place[lane + 1] as usize]
    }

    /// Shows the closures of a trial, among them all that start by an instant.
    #[inline]
    fn show<T>(&self, lane: usize, at: f64, show: impl FnOnce(&[Interval]) -> T) -> T {
        // An hour before the end of what is laid out no rounding plays a part.
        if self.later.source.is_none() || at - self.start[lane] < self.laid_h - 1.0 {
            show(self.of(lane))
        } else {
            self.show_later(lane, show)
        }
    }

    #[cold]
    fn show_later<T>(&self, lane: usize, show: impl FnOnce(&[Interval]) -> T) -> T {
        match (&self.settled, self.later.source) {
            (Some((Comes::Recurring(recurrence), _)), Some((seed, block))) => {
                let renewal = Renewal::new(recurrence, seed, block);
                self.later.show(&renewal, (lane, self.start[lane]), show)
            }
            _ => show(self.of(lane)),
        }
    }

    /// The slot that an instant lies in.
    #[inline]
    fn slot(&self, lane: usize, at: f64) -> usize {
        let slot = ((at - self.start[lane]) * self.slots_h) as usize;
        slot.min(SLOTS - 1)
    }

    /// True unless nothing is closed, and no queue stands, at an instant.
    #[inline]
    pub(in crate::sim) fn may_hold(&self, lane: usize, at: f64) -> bool {
        self.slots[lane] >> self.slot(lane, at) & 1 == 1
    }

    /// True unless nothing is closed, and no queue stands, at any instant between two.
    #[inline]
    pub(in crate::sim) fn may_touch(&self, lane: usize, from: f64, to: f64) -> bool {
        self.later.source.is_some() || self.first[lane] <= to && from < self.last[lane]
    }

    /// Bits of the trials in which it is on when the shipment is ready.
    pub(in crate::sim) fn on_at_ready(&self) -> &[u64; BLOCK / 64] {
        &self.on_at_ready
    }

    /// The closure that is on at an instant.
    #[inline]
    pub(in crate::sim) fn within(&self, lane: usize, at: f64) -> Option<Interval> {
        if !self.may_hold(lane, at) {
            return None;
        }
        self.show(lane, at, |own| {
            let last = started(own, at).checked_sub(1)?;
            (at < own[last][1]).then_some(own[last])
        })
    }

    /// When the closure that is on at an instant ends, or else the next starts; and whether one is on.
    #[inline]
    pub(in crate::sim) fn change(&self, lane: usize, at: f64) -> (f64, bool) {
        if at >= self.last[lane] {
            return (f64::INFINITY, false);
        }
        // The next start may be far away.
        self.show(lane, f64::INFINITY, |own| {
            let next = started(own, at);
            match next.checked_sub(1) {
                Some(last) if at < own[last][1] => (own[last][1], true),
                _ => (own.get(next).map_or(f64::INFINITY, |next| next[0]), false),
            }
        })
    }

    /// When who comes has been served: at once where it is open and nobody waits; else when the capacity has served
    /// all before, so many hours of it for each hour of arrivals since the queue began (M025). A closure that starts
    /// before the queue is gone makes it longer.
    #[inline]
    pub(in crate::sim) fn served(&self, lane: usize, load: f64, come: f64) -> f64 {
        if !self.may_hold(lane, come) {
            return come;
        }
        self.show(lane, come, |own| self.served_by(own, lane, load, come))
    }

    #[inline]
    fn served_by(&self, own: &[Interval], lane: usize, load: f64, come: f64) -> f64 {
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
pub(super) fn started(own: &[Interval], at: f64) -> usize {
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
#[path = "tests.rs"]
mod tests;
