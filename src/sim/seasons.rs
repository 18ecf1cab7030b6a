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

/// A season laid out.
#[derive(Clone, Debug, Default)]
struct Laid {
    /// The clock that was laid out.
    clock: Option<Clock>,
    /// True when it was laid out for these worlds.
    fresh: bool,
    /// Of a season that is the same in all worlds: the last turn that begins no later than each day does.
    days: Vec<u16>,
    /// Number of the first of these days since 1970.
    first_day: f64,
    /// Of a drawn season: instant and stretch of each turn, trial by trial.
    turns: Vec<[f64; 2]>,
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

    /// What a season says at an instant of one trial; `None` where the group meets no such season.
    #[inline]
    pub(super) fn pace(
        &self,
        season: usize,
        conditions: &Conditions,
        lane: usize,
        at: f64,
    ) -> Option<Pace> {
        let clock = conditions.seasons.get(season)?.as_ref()?;
        Some(self.0[season].pace(clock, lane, at))
    }
}

impl Laid {
    fn lay(&mut self, clock: &Clock) {
        self.days.clear();
        let (Some(first), Some(last)) = (clock.turns.first(), clock.turns.last()) else {
            return;
        };
        self.first_day = (first.at_h / DAY_H).floor();
        let days = (last.at_h / DAY_H).floor() - self.first_day + 1.0;
        let mut turn = 0;
        for day in 0..=days as usize {
            let begin = (self.first_day + day as f64) * DAY_H;
            while turn + 1 < clock.turns.len() && clock.turns[turn + 1].at_h <= begin {
                turn += 1;
            }
            self.days.push(turn as u16);
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
                scores
                    .paths
                    .add(factor, scores.start, All, scores.source, &mut z);
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

    #[inline]
    fn pace(&self, clock: &Clock, lane: usize, at: f64) -> Pace {
        let count = clock.turns.len();
        if count == 0 {
            return Pace {
                stretch: 1.0,
                until: f64::INFINITY,
                convoy_h: 0.0,
            };
        }
        if clock.drawn {
            let turns = &self.turns[lane * count..(lane + 1) * count];
            let next = turns.iter().position(|turn| turn[0] > at).unwrap_or(count);
            let place = next.saturating_sub(1);
            return Pace {
                stretch: turns[place][1],
                until: turns.get(place + 1).map_or(f64::INFINITY, |turn| turn[0]),
                convoy_h: clock.turns[place].convoy_h,
            };
        }
        let day = (at / DAY_H - self.first_day).max(0.0) as usize;
        let mut place = usize::from(self.days[day.min(self.days.len() - 1)]);
        while place + 1 < count && clock.turns[place + 1].at_h <= at {
            place += 1;
        }
        let turn = &clock.turns[place];
        Pace {
            stretch: match turn.stretch {
                Stretching::Known(stretch) => stretch,
                Stretching::Drawn(_) => 1.0,
            },
            until: clock
                .turns
                .get(place + 1)
                .map_or(f64::INFINITY, |turn| turn.at_h),
            convoy_h: turn.convoy_h,
        }
    }
}

/// No season makes work faster than this: a law of severities may reach zero.
const LEAST_STRETCH: f64 = 1e-3;

/// The scores of a season's year, one for each world.
fn year_scores(clock: &Clock, year: i16, source: Source, out: &mut Column) {
    match source {
        Some((seed, block)) => {
            let mut uniforms = [0.0; BLOCK];
            seed.fill_kth(
                &clock.hazard,
                year.unsigned_abs().into(),
                block,
                &mut uniforms,
            );
            normal_scores(&uniforms, out);
        }
        None => *out = [0.0; BLOCK],
    }
}
