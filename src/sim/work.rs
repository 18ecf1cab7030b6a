//! Work that takes hours: how long it takes as seasons, closures and shared shocks change on the way.
//!
//! Work is done at a rate that the instant alone decides: 1 over (hours at the factors' block of time x stretch of
//! the season), times the share of capacity that closures leave. So a later start never means an earlier end.

use super::apply::{apply, value_at};
use super::desk::Desk;
use super::trials::Trials;
use super::world::World;
use crate::corridor::Part;
use crate::route::{Draw, Span, Tempo};

/// What is to be done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Work<'a> {
    /// Hours.
    pub(super) hours: Hours<'a>,
    /// Multiplier of mean 1.
    pub(super) vary: Option<&'a Draw>,
    /// What changes the pace.
    pub(super) tempo: &'a Tempo,
}

/// Hours at full pace.
#[derive(Clone, Copy, Debug)]
pub(super) enum Hours<'a> {
    /// The same every time.
    Fixed(f64),
    /// Drawn.
    Drawn(&'a Draw),
}

impl<'a> From<&'a Span> for Hours<'a> {
    fn from(span: &'a Span) -> Self {
        match span {
            Span::Fixed(hours) => Self::Fixed(*hours),
            Span::Drawn(draw) => Self::Drawn(draw),
        }
    }
}

/// Hours of one trial's work.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Done {
    /// Hours in all.
    took: f64,
    /// Of these, hours that closures took.
    lost: f64,
    /// True where it does not go on before the world ends.
    stuck: bool,
}

impl Work<'_> {
    /// Does the work and books it.
    pub(super) fn all(self, part: Part, world: &World, trials: impl Trials, desk: &mut Desk) {
        self.begin(world, trials, desk);
        self.finish(part, world, trials, desk);
    }

    /// Hours of the work as it is when it begins, into `desk.spent`.
    pub(super) fn begin(self, world: &World, trials: impl Trials, desk: &mut Desk) {
        match self.hours {
            Hours::Fixed(hours) => trials.each(|i| desk.spent[i] = hours),
            Hours::Drawn(draw) => apply(
                draw,
                world,
                trials,
                &desk.clock,
                &mut desk.mixed,
                &mut desk.spent,
            ),
        }
        if let Some(draw) = self.vary {
            apply(
                draw,
                world,
                trials,
                &desk.clock,
                &mut desk.mixed,
                &mut desk.other,
            );
            trials.each(|i| desk.spent[i] *= desk.other[i]);
        }
    }

    /// Does the work whose hours stand in `desk.spent`, and books it. Trials that have none there do nothing.
    pub(super) fn finish(self, part: Part, world: &World, trials: impl Trials, desk: &mut Desk) {
        if self.is_steady(world) {
            desk.book(part, trials);
            return;
        }
        self.crossings(world, trials, desk);
        let crossing = std::mem::take(&mut desk.picked);
        let mut closed = false;
        for &lane in &crossing {
            let i = usize::from(lane);
            let done = self.go(world, i, desk.clock[i]);
            desk.spent[i] = done.took - done.lost;
            desk.lost[i] = done.lost;
            desk.stranded[i] |= done.stuck;
            closed |= done.lost > 0.0;
        }
        desk.book(part, trials);
        if closed {
            desk.book_lost(&crossing);
        }
        desk.picked = crossing;
    }

    /// True if nothing changes the pace.
    fn is_steady(self, world: &World) -> bool {
        let conditions = world.conditions();
        let season = self
            .tempo
            .season
            .is_some_and(|season| conditions.seasons.get(season).is_some_and(Option::is_some));
        let slowed = self
            .tempo
            .slowing
            .iter()
            .any(|&row| world.closed(row).is_some());
        !season && !slowed && self.blocks().all(|factor| !world.paths().changes(factor))
    }

    /// The factors that the hours follow.
    fn blocks(self) -> impl Iterator<Item = usize> {
        let hours = match self.hours {
            Hours::Fixed(_) => None,
            Hours::Drawn(draw) => Some(draw),
        };
        let draws = hours.into_iter().chain(self.vary);
        draws.flat_map(|draw| draw.mix.iter().map(|(factor, _)| *factor))
    }

    /// Stretches the hours by the season at the start, and picks the trials in which something changes before the
    /// end.
    fn crossings(self, world: &World, trials: impl Trials, desk: &mut Desk) {
        trials.each(|i| desk.other[i] = f64::INFINITY);
        for factor in self.blocks() {
            world
                .paths()
                .no_later_than_block_ends(factor, &desk.clock, trials, &mut desk.other);
        }
        if let Some(season) = self.tempo.season {
            trials.each(|i| {
                let pace = world
                    .seasons()
                    .pace(season, world.conditions(), i, desk.clock[i]);
                if let Some(pace) = pace {
                    desk.spent[i] *= pace.stretch;
                    desk.other[i] = desk.other[i].min(pace.until);
                }
            });
        }
        for &row in &self.tempo.slowing {
            if let Some((_, shut)) = world.closed(row) {
                trials.each(|i| {
                    if shut.may_touch(i, desk.clock[i], desk.clock[i] + desk.spent[i]) {
                        desk.other[i] = f64::NEG_INFINITY;
                    }
                });
            }
        }
        desk.picked.clear();
        trials.each(|i| {
            if desk.spent[i] > 0.0 && desk.clock[i] + desk.spent[i] > desk.other[i] {
                desk.picked.push(i as u16);
            }
        });
    }

    /// Hours of the work, all of it, at the factors' scores at an instant.
    fn hours_at(self, world: &World, lane: usize, at: f64) -> f64 {
        let hours = match self.hours {
            Hours::Fixed(hours) => hours,
            Hours::Drawn(draw) => value_at(draw, world, lane, at),
        };
        self.vary
            .map_or(hours, |draw| hours * value_at(draw, world, lane, at))
    }

    /// Does the work of one trial from an instant on, piece by piece.
    fn go(self, world: &World, lane: usize, from: f64) -> Done {
        let end = world.end(lane);
        let (mut now, mut left, mut lost) = (from, 1.0_f64, 0.0);
        let (mut hours, mut same_until) = (0.0, f64::NEG_INFINITY);
        loop {
            if now >= same_until {
                hours = self.hours_at(world, lane, now).max(0.0);
                let ends = self
                    .blocks()
                    .map(|factor| world.paths().block_end(factor, now));
                same_until = ends.fold(f64::INFINITY, f64::min);
            }
            let (mut full, mut until) = (hours, same_until);
            let season = self.tempo.season;
            let pace =
                season.and_then(|row| world.seasons().pace(row, world.conditions(), lane, now));
            if let Some(pace) = pace {
                full *= pace.stretch;
                until = until.min(pace.until);
            }
            let mut share = 1.0_f64;
            for &row in &self.tempo.slowing {
                if let Some((closing, shut)) = world.closed(row) {
                    let (change, on) = shut.change(lane, now);
                    until = until.min(change);
                    if on {
                        share = share.min(closing.share);
                    }
                }
            }
            let need = left * full;
            if need <= share * (until - now) || need <= 0.0 {
                let took = if need > 0.0 { need / share } else { 0.0 };
                lost += took - need;
                return Done {
                    took: now - from + took,
                    lost,
                    stuck: false,
                };
            }
            if share <= 0.0 && until > end || !until.is_finite() {
                let rest = if end.is_finite() {
                    (end - now).max(0.0)
                } else {
                    0.0
                };
                return Done {
                    took: now - from + rest,
                    lost: lost + rest,
                    stuck: true,
                };
            }
            left = (left - share * (until - now) / full).max(0.0);
            lost += (1.0 - share) * (until - now);
            now = until;
        }
    }
}
