//! Seasons in a block of worlds: how many times as many hours work takes at an instant, and until when (METHOD 1.7).

use super::apply::{pull_at_score, stressed};
use super::paths::Source;
use super::seed::{BLOCK, Column};
use super::trials::All;
use super::world::{SeasonScores, normal_scores};
use crate::route::{Clock, Conditions, Stretching};
use crate::time::DAY_H;

/// What a season says at an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pace {
    /// Hours of work become so many times as many.
    pub(super) stretch: f64,
    /// Until this instant.
    pub(super) until: f64,
    /// Hours between convoys meanwhile; 0 = none.
    pub(super) convoy_h: f64,
}

/// The seasons that a group meets, at the places of the corridor's table.
#[derive(Clone, Debug, Default)]
pub(super) struct Seasons(Vec<Laid>);

/// A season that a group meets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Met<'a> {
    pub(super) clock: &'a Clock,
    laid: &'a Laid,
}

/// A season laid out.
#[derive(Clone, Debug, Default)]
struct Laid {
    /// The clock that was laid out.
    clock: Option<Clock>,
    /// True when it was laid out for these worlds.
    fresh: bool,
    /// Instant and stretch of each turn; of a drawn season trial by trial.
    turns: Vec<[f64; 2]>,
    /// Of a season that is the same in all worlds: the last turn that begins no later than each day does.
    days: Vec<u16>,
    /// Its stretch, and when the next turn begins.
    paces: Vec<[f64; 2]>,
    /// Number of the first of these days since 1970.
    first_day: f64,
    /// Hours of work done from the first turn to each turn by who works all the time.
    worked: Vec<f64>,
    /// The last turn by which no more work is done than in so many days at full pace.
    by_worked: Vec<u16>,
}

impl Seasons {
    pub(super) fn forget(&mut self) {
        for laid in &mut self.0 {
            laid.fresh = false;
        }
    }

    /// Lays out the seasons of a group; those that are as they were are kept.
    pub(super) fn settle(&mut self, clocks: &[Option<Clock>], scores: SeasonScores<'_>) {
        self.0.resize_with(clocks.len(), Laid::default);
        for (laid, clock) in self.0.iter_mut().zip(clocks) {
            let Some(clock) = clock else { continue };
            let known = laid
                .clock
                .as_ref()
                .is_some_and(|known| known.same_as(clock));
            if known && (laid.fresh || !clock.drawn) {
                continue;
            }
            if !known {
                laid.clock = Some(clock.clone());
            }
            laid.fresh = true;
            if clock.drawn {
                laid.draw(clock, scores);
            } else {
                laid.lay(clock);
            }
        }
    }

    /// A season of the corridor's table; `None` where the group does not meet it.
    pub(super) fn met<'a>(&'a self, season: usize, conditions: &'a Conditions) -> Option<Met<'a>> {
        let clock = conditions.seasons.get(season)?.as_ref()?;
        let laid = &self.0[season];
        (!clock.turns.is_empty()).then_some(Met { clock, laid })
    }
}

impl Laid {
    fn lay(&mut self, clock: &Clock) {
        let known = |stretch: &Stretching| match stretch {
            Stretching::Known(stretch) => *stretch,
            Stretching::Drawn(_) => 1.0,
        };
        self.turns.clear();
        self.turns.extend(
            clock
                .turns
                .iter()
                .map(|turn| [turn.at_h, known(&turn.stretch)]),
        );
        self.worked.clear();
        self.days.clear();
        self.paces.clear();
        let (Some(first), Some(last)) = (self.turns.first(), self.turns.last()) else {
            return;
        };
        self.first_day = (first[0] / DAY_H).floor();
        let days = (last[0] / DAY_H).floor() - self.first_day + 1.0;
        let mut turn = 0;
        for day in 0..=days as usize {
            let begin = (self.first_day + day as f64) * DAY_H;
            while turn + 1 < self.turns.len() && self.turns[turn + 1][0] <= begin {
                turn += 1;
            }
            self.days.push(turn as u16);
            let until = self
                .turns
                .get(turn + 1)
                .map_or(f64::INFINITY, |turn| turn[0]);
            self.paces.push([self.turns[turn][1], until]);
        }
        let mut worked = 0.0;
        self.worked.push(worked);
        for ends in self.turns.windows(2) {
            worked += (ends[1][0] - ends[0][0]) / ends[0][1];
            self.worked.push(worked);
        }
        self.by_worked.clear();
        let mut turn = 0;
        for day in 0..=(worked / DAY_H) as usize {
            while turn + 1 < self.worked.len() && self.worked[turn + 1] <= day as f64 * DAY_H {
                turn += 1;
            }
            self.by_worked.push(turn as u16);
        }
    }

    /// Shifts dates and draws stretches. Dates that would pass one another are held together.
    fn draw(&mut self, clock: &Clock, scores: SeasonScores<'_>) {
        let count = clock.turns.len();
        self.turns.clear();
        self.turns.resize(BLOCK * count, [0.0; 2]);
        let (mut year, mut own, mut z) = (None, [0.0; BLOCK], [0.0; BLOCK]);
        let mut reached = [f64::NEG_INFINITY; BLOCK];
        for (place, turn) in clock.turns.iter().enumerate() {
            if year != Some(turn.year) {
                year = Some(turn.year);
                year_scores(clock, turn.year, scores.source, &mut own);
            }
            for (z, own) in z.iter_mut().zip(&own) {
                *z = turn.own * own;
            }
            for &factor in &turn.mix {
                scores.paths.add_first(factor, scores.source, All, &mut z);
            }
            if let Some(stress) = scores.stress.filter(|_| !turn.mix.is_empty()) {
                for (z, stress) in z.iter_mut().zip(stress) {
                    *z = stressed(*z, *stress);
                }
            }
            for lane in 0..BLOCK {
                reached[lane] = reached[lane].max(turn.at_h + turn.shift_h * z[lane]);
                let stretch = match &turn.stretch {
                    Stretching::Known(stretch) => *stretch,
                    Stretching::Drawn(law) => pull_at_score(law, z[lane]).max(LEAST_STRETCH),
                };
                self.turns[lane * count + place] = [reached[lane], stretch];
            }
        }
    }
}

impl Met<'_> {
    /// The turns of a trial.
    #[inline]
    fn turns(&self, lane: usize) -> &[[f64; 2]] {
        let count = self.clock.turns.len();
        if self.clock.drawn {
            &self.laid.turns[lane * count..(lane + 1) * count]
        } else {
            &self.laid.turns
        }
    }

    /// The turn that holds at an instant; before the first, that one.
    #[inline]
    fn place(&self, lane: usize, at: f64) -> usize {
        let turns = self.turns(lane);
        let mut place = if self.clock.drawn {
            0
        } else {
            usize::from(self.laid.days[self.day(at)])
        };
        while place + 1 < turns.len() && turns[place + 1][0] <= at {
            place += 1;
        }
        place
    }

    /// What the season says at an instant.
    #[inline]
    pub(super) fn pace(&self, lane: usize, at: f64) -> Pace {
        let (turns, place) = (self.turns(lane), self.place(lane, at));
        Pace {
            stretch: turns[place][1],
            until: turns.get(place + 1).map_or(f64::INFINITY, |turn| turn[0]),
            convoy_h: self.clock.turns[place].convoy_h,
        }
    }

    /// Hours that so many hours of work take from an instant on.
    #[inline]
    pub(super) fn hours(&self, lane: usize, from: f64, work: f64) -> f64 {
        if !self.clock.drawn {
            let [stretch, until] = self.laid.paces[self.day(from)];
            let hours = work * stretch;
            // Where a turn begins in the middle of the day it is looked up below.
            if from + hours <= until && from < until {
                return hours;
            }
        }
        self.hours_beyond(lane, from, work)
    }

    /// As [`Met::hours`], whether a turn comes before the end or not.
    fn hours_beyond(&self, lane: usize, from: f64, work: f64) -> f64 {
        let (turns, place) = (self.turns(lane), self.place(lane, from));
        let hours = work * turns[place][1];
        match turns.get(place + 1) {
            Some(next) if from + hours > next[0] => self.end_later(lane, place, from, work) - from,
            _ => hours,
        }
    }

    /// The day of a steady season that an instant lies in; the first before it, and the last after it.
    #[inline]
    fn day(&self, at: f64) -> usize {
        let day = (at / DAY_H - self.laid.first_day).max(0.0) as usize;
        day.min(self.laid.days.len() - 1)
    }

    /// The instant at which work is done that goes on beyond the turn that holds when it begins.
    fn end_later(&self, lane: usize, place: usize, from: f64, work: f64) -> f64 {
        let turns = self.turns(lane);
        let first = (turns[place + 1][0] - from) / turns[place][1];
        if self.clock.drawn {
            let (mut left, mut place) = (work - first, place + 1);
            loop {
                let [begin, stretch] = turns[place];
                let end = begin + left.max(0.0) * stretch;
                match turns.get(place + 1) {
                    Some(next) if end > next[0] => {
                        left -= (next[0] - begin) / stretch;
                        place += 1;
                    }
                    _ => return end,
                }
            }
        }
        let worked = &self.laid.worked;
        let target = worked[place + 1] + (work - first).max(0.0);
        let day = ((target / DAY_H) as usize).min(self.laid.by_worked.len() - 1);
        let mut turn = usize::from(self.laid.by_worked[day]);
        while worked.get(turn + 1).is_some_and(|&done| done <= target) {
            turn += 1;
        }
        turns[turn][0] + (target - worked[turn]) * turns[turn][1]
    }

    /// Hours of work done between two instants by who works all the time.
    pub(super) fn worked(&self, lane: usize, from: f64, to: f64) -> f64 {
        let turns = self.turns(lane);
        let (mut place, mut now, mut worked) = (self.place(lane, from), from, 0.0);
        if !self.clock.drawn {
            let last = self.place(lane, to);
            if last > place {
                worked = (turns[place + 1][0] - from) / turns[place][1];
                worked += self.laid.worked[last] - self.laid.worked[place + 1];
                (place, now) = (last, turns[last][0]);
            }
            return worked + (to - now) / turns[place][1];
        }
        while let Some(next) = turns.get(place + 1).filter(|next| next[0] < to) {
            worked += (next[0] - now).max(0.0) / turns[place][1];
            now = now.max(next[0]);
            place += 1;
        }
        worked + (to - now) / turns[place][1]
    }
}

/// No season makes work faster than this: a law of severities may reach zero.
const LEAST_STRETCH: f64 = 1e-3;

/// The scores of a season's year, one for each world.
fn year_scores(clock: &Clock, year: i16, source: Source, out: &mut Column) {
    match source {
        Some((seed, block)) => {
            let mut uniforms = [0.0; BLOCK];
            let k = year.unsigned_abs().into();
            seed.fill_kth(&clock.hazard, k, block, &mut uniforms);
            normal_scores(&uniforms, out);
        }
        None => *out = [0.0; BLOCK],
    }
}
