//! When what is closed, for a block of worlds: settled before any route is reckoned, and the same for all.

use super::renewal::Renewal;
use super::seed::{BLOCK, Column};
use super::world::Lives;
use crate::route::{Closing, Comes, Conditions, Interval};

/// One closure of one trial, and the queue that stands because of it (METHOD 1.10).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Closed {
    /// When it starts.
    pub(super) from: f64,
    /// When it is over.
    pub(super) to: f64,
    /// When the queue began to form that stands in it: at an earlier closure, where that one's was not yet gone.
    pub(super) began: f64,
    /// Hours of capacity that this queue used before `from`.
    pub(super) used: f64,
    /// When the queue is gone, unless the next closure starts before.
    pub(super) clear: f64,
}

/// Closures of a trial as they follow one another: whether the queue of one still stands when the next starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Queue {
    /// Hours of capacity that an hour's arrivals need; 0 = no queue.
    load: f64,
    last: Option<Closed>,
}

impl Queue {
    pub(super) fn of(load: f64) -> Self {
        Self { load, last: None }
    }

    /// The next closure.
    pub(super) fn next(&mut self, from: f64, to: f64) -> Closed {
        let fresh = (from, 0.0);
        let (began, used) = self
            .last
            .filter(|last| from < last.clear)
            .map_or(fresh, |last| (last.began, last.used + (from - last.to)));
        // Who comes at t has been served when the capacity used is load x (t - began): the queue is gone when that
        // is so on arrival.
        let clear = if self.load > 0.0 && self.load < 1.0 && to.is_finite() {
            ((to - used - self.load * began) / (1.0 - self.load)).max(to)
        } else {
            to
        };
        let closed = Closed {
            from,
            to,
            began,
            used,
            clear,
        };
        self.last = Some(closed);
        closed
    }
}

/// The intervals of one closure in every trial of the block.
#[derive(Clone, Debug)]
pub(super) struct Shut {
    /// How it comes and goes, and its load, where it is settled for these worlds.
    settled: Option<(Comes, f64)>,
    /// Where the closures of each trial begin in `all`, and where the last one's end.
    place: Vec<u32>,
    /// Closures of all trials, rising within a trial.
    all: Vec<Closed>,
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
    renewal: Renewal,
    drawn: Vec<(u16, Closed)>,
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
            self.drawn.clear();
            match &closing.comes {
                Comes::At(interval) => row.put(closing, &[*interval], lives.ready),
                Comes::Recurring(recurrence) => {
                    if lives.source.is_some() {
                        self.renewal
                            .draw(recurrence, closing.load, lives, &mut self.drawn);
                    }
                    row.take(&self.drawn, lives.ready);
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
        ready: &Column,
    ) {
        self.rows[row].put(closing, intervals, ready);
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
            first: [f64::INFINITY; BLOCK],
            last: [f64::NEG_INFINITY; BLOCK],
            on_at_ready: [0; BLOCK / 64],
        }
    }

    /// The same intervals in every trial.
    fn put(&mut self, closing: &Closing, intervals: &[Interval], ready: &Column) {
        let mut queue = Queue::of(closing.load);
        let one: Vec<Closed> = intervals
            .iter()
            .map(|interval| queue.next(interval[0], interval[1]))
            .collect();
        self.all.clear();
        for lane in 0..BLOCK {
            self.place[lane] = self.all.len() as u32;
            self.all.extend_from_slice(&one);
        }
        self.place[BLOCK] = self.all.len() as u32;
        self.bound(ready);
    }

    /// Takes in closures that rise within each trial.
    fn take(&mut self, drawn: &[(u16, Closed)], ready: &Column) {
        self.place.fill(0);
        for (lane, _) in drawn {
            self.place[usize::from(*lane) + 1] += 1;
        }
        for lane in 0..BLOCK {
            self.place[lane + 1] += self.place[lane];
        }
        let Some(&(_, some)) = drawn.first() else {
            self.all.clear();
            self.bound(ready);
            return;
        };
        self.all.clear();
        self.all.resize(drawn.len(), some);
        // Each place moves on as its trial's closures are laid down, and so comes to stand where the next trial's
        // begin.
        for &(lane, closed) in drawn {
            let place = &mut self.place[usize::from(lane)];
            self.all[*place as usize] = closed;
            *place += 1;
        }
        self.place.copy_within(0..BLOCK, 1);
        self.place[0] = 0;
        self.bound(ready);
    }

    fn bound(&mut self, ready: &Column) {
        self.on_at_ready = [0; BLOCK / 64];
        for lane in 0..BLOCK {
            let own = &self.all[self.place[lane] as usize..self.place[lane + 1] as usize];
            self.first[lane] = own.first().map_or(f64::INFINITY, |closed| closed.from);
            self.last[lane] = own.last().map_or(f64::NEG_INFINITY, |closed| closed.clear);
            let on = self.within(lane, ready[lane]).is_some();
            self.on_at_ready[lane / 64] |= u64::from(on) << (lane % 64);
        }
    }

    /// The closures of a trial.
    #[inline]
    pub(super) fn of(&self, lane: usize) -> &[Closed] {
        &self.all[self.place[lane] as usize..self.place[lane + 1] as usize]
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
    pub(super) fn within(&self, lane: usize, at: f64) -> Option<&Closed> {
        if !self.may_touch(lane, at, at) {
            return None;
        }
        let own = self.of(lane);
        let started = own.partition_point(|closed| closed.from <= at);
        own[..started].last().filter(|closed| at < closed.to)
    }

    /// When the closure that is on at an instant ends, or else the next starts; and whether one is on.
    #[inline]
    pub(super) fn change(&self, lane: usize, at: f64) -> (f64, bool) {
        if at >= self.last[lane] {
            return (f64::INFINITY, false);
        }
        let own = self.of(lane);
        let started = own.partition_point(|closed| closed.from <= at);
        if let Some(closed) = own[..started].last().filter(|closed| at < closed.to) {
            return (closed.to, true);
        }
        (
            own.get(started).map_or(f64::INFINITY, |closed| closed.from),
            false,
        )
    }

    /// When who comes has been served: at once where it is open and nobody waits; else when the capacity has served
    /// all before, so many hours of it for each hour of arrivals since the queue began (M025). A closure that starts
    /// before the queue is gone makes it longer.
    pub(super) fn served(&self, lane: usize, load: f64, come: f64) -> f64 {
        if !self.may_touch(lane, come, come) {
            return come;
        }
        let own = self.of(lane);
        let started = own.partition_point(|closed| closed.from <= come);
        let Some(closed) = own[..started].last().filter(|closed| come < closed.clear) else {
            return come;
        };
        if load <= 0.0 || !closed.to.is_finite() {
            return closed.to.max(come);
        }
        // Hours of capacity from the last opening on until it is the turn of who comes; it stands still while closed
        // again.
        let mut left = load * (come - closed.began) - closed.used;
        let mut from = closed.to;
        for next in &own[started..] {
            if from + left <= next.from {
                break;
            }
            left -= next.from - from;
            from = next.to;
        }
        (from + left).max(come)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corridor::Level;

    fn shut(intervals: &[Interval], load: f64) -> Shut {
        let closing = Closing {
            level: Level::Shut,
            comes: Comes::At([0.0, 0.0]),
            share: 1.0,
            load,
        };
        let mut shut = Shut::blank();
        shut.put(&closing, intervals, &[11.0; BLOCK]);
        shut
    }

    #[test]
    fn a_closure_before_the_queue_of_another_is_gone_makes_it_longer() {
        // One hour of arrivals needs half an hour of capacity; closed from 0 to 10 and from 12 to 20.
        let shut = shut(&[[0.0, 10.0], [12.0, 20.0]], 0.5);
        let at = |come| shut.served(7, 0.5, come);
        // 4 hours of work wait before who comes at 8: two from 10 to 12, two from 20 to 22.
        assert_eq!(at(8.0), 22.0);
        // 7.5 hours before who comes at 15, of which two are done.
        assert_eq!(at(15.0), 25.5);
        // 15 hours before who comes at 30, of which two were done before 12 and ten since 20.
        assert_eq!(at(30.0), 33.0);
        // At 36 it is over: 18 hours of work, two and sixteen of them done.
        assert_eq!(at(36.0), 36.0);
        assert_eq!(at(37.0), 37.0);
        assert_eq!(at(-1.0), -1.0);
        assert_eq!(shut.last[7], 36.0);
    }

    #[test]
    fn without_a_queue_who_comes_waits_for_the_end_alone() {
        let shut = shut(&[[0.0, 10.0], [12.0, 20.0]], 0.0);
        let at = |come| shut.served(1023, 0.0, come);
        assert_eq!(
            [at(0.0), at(9.0), at(10.0), at(11.0), at(19.0), at(20.0)],
            [10.0, 10.0, 10.0, 11.0, 20.0, 20.0]
        );
        assert!(shut.within(0, 11.0).is_none() && shut.within(0, 12.0).is_some());
        assert_eq!(shut.change(5, 11.0), (12.0, false));
        assert_eq!(shut.change(5, 12.0), (20.0, true));
        assert_eq!(shut.on_at_ready, [0; BLOCK / 64]);
    }

    #[test]
    fn closures_drawn_in_any_order_of_trials_stand_by_trial() {
        let mut shut = Shut::blank();
        let closed = |from: f64| Queue::of(0.0).next(from, from + 2.0);
        shut.take(
            &[(900, closed(1.0)), (3, closed(10.0)), (900, closed(20.0))],
            &[10.5; BLOCK],
        );
        assert_eq!(shut.of(900).len(), 2);
        assert_eq!(shut.of(900)[1].from, 20.0);
        assert_eq!(shut.of(3)[0].to, 12.0);
        assert!(shut.of(0).is_empty() && shut.of(1023).is_empty());
        assert_eq!(shut.on_at_ready[0], 1 << 3);
    }
}
