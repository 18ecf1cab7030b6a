//! Work that takes hours: how long it takes as seasons, closures and shared shocks change on the way.
//!
//! Work is done at a rate that the instant alone decides: 1 over (hours at the factors' block of time x stretch of
//! the season), times the share of capacity that closures leave. So a later start never means an earlier end.

use super::apply::{Mixing, apply};
use super::closings::Shut;
use super::desk::Desk;
use super::seasons::Met;
use super::seed::Column;
use super::trials::{Few, Picks, Trials};
use super::world::World;
use crate::corridor::Part;
use crate::route::{Draw, Span, Tempo};

/// Instants after which nothing changes any more, hours since 1970-01-01T00:00Z: there a clock no longer tells the
/// blocks of time apart.
const MOST_H: f64 = 1e9;

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

impl Work<'_> {
    /// Does the work and books it.
    pub(super) fn all(self, part: Part, world: &World, trials: impl Trials, desk: &mut Desk) {
        self.begin(world, trials, desk);
        self.finish(part, world, trials, desk);
    }

    /// Hours of the work as it is when it begins, into `desk.spent`.
    pub(super) fn begin(self, world: &World, trials: impl Trials, desk: &mut Desk) {
        let Desk {
            clock,
            mixing,
            spent,
            other,
            ..
        } = desk;
        self.hours_at(clock, world, trials, mixing, (spent, other));
    }

    /// Hours of all the work at the factors' scores at the instants `desk.now`, into `desk.spent`.
    fn go_on(self, world: &World, trials: impl Trials, desk: &mut Desk) {
        let Desk {
            now,
            mixing,
            spent,
            other,
            ..
        } = desk;
        self.hours_at(now, world, trials, mixing, (spent, other));
    }

    /// Hours of all the work at the factors' scores at these instants.
    fn hours_at(
        self,
        at: &Column,
        world: &World,
        trials: impl Trials,
        mixing: &mut Mixing,
        (spent, other): (&mut Column, &mut Column),
    ) {
        match self.hours {
            Hours::Fixed(hours) => trials.each(|i| spent[i] = hours),
            Hours::Drawn(draw) => apply(draw, world, trials, at, mixing, spent),
        }
        if let Some(draw) = self.vary {
            apply(draw, world, trials, at, mixing, other);
            trials.each(|i| spent[i] *= other[i]);
        }
    }

    /// The rhythms of the factors that the hours follow.
    fn rhythms(self, world: &World) -> impl Iterator<Item = usize> {
        let hours = match self.hours {
            Hours::Fixed(_) => None,
            Hours::Drawn(draw) => Some(draw),
        };
        let draws = hours.into_iter().chain(self.vary);
        draws
            .flat_map(|draw| &draw.mix)
            .filter_map(|(factor, _)| world.paths().rhythm(*factor))
    }

    /// Does the work whose hours stand in `desk.spent`, and books it. Trials that have none there do nothing.
    pub(super) fn finish(self, part: Part, world: &World, trials: impl Trials, desk: &mut Desk) {
        let pace = Pace::of(self.tempo, world);
        let steady = self.rhythms(world).next().is_none();
        if steady && pace.is_steady() {
            desk.book(part, trials);
            return;
        }
        self.pick(&pace, world, trials, desk);
        if desk.picked.is_empty() {
            desk.book(part, trials);
            return;
        }
        let mut picked = std::mem::take(&mut desk.picked);
        let mut all = desk.lists.pop().unwrap_or_default();
        all.clone_from(&picked);
        self.piece_by_piece(&pace, world, &mut picked, desk);
        desk.picked = picked;
        desk.book(part, trials);
        if !pace.slowing.is_empty() {
            desk.book_lost(&all);
        }
        desk.lists.push(all);
    }

    /// Picks the trials whose work goes on beyond a change; what it takes the others is put into `desk.spent`.
    fn pick(self, pace: &Pace<'_>, world: &World, trials: impl Trials, desk: &mut Desk) {
        let mut rhythms = self.rhythms(world);
        let first = rhythms.next();
        let one = rhythms.all(|rhythm| Some(rhythm) == first);
        if !one {
            self.until_block_ends(world, trials, (&desk.mixing, &mut desk.other));
        }
        let Desk {
            clock,
            spent,
            mixing,
            other,
            picked,
            ..
        } = desk;
        let limit = match first {
            Some(rhythm) if one => Some(&mixing.blocks[rhythm].end),
            Some(_) => Some(&*other),
            None => None,
        };
        let mut picks = Picks::default();
        match (limit, pace.season) {
            (Some(limit), None) if pace.slowing.is_empty() => trials.each(|i| {
                picks.note(i, clock[i] + spent[i] > limit[i] && spent[i] > 0.0);
            }),
            (limit, None) => trials.each(|i| {
                let (from, work) = (clock[i], spent[i]);
                let beyond = limit.is_some_and(|limit| from + work > limit[i]);
                picks.note(
                    i,
                    work > 0.0 && (beyond || pace.may_slow(i, from, from + work)),
                );
            }),
            (limit, Some(season)) => trials.each(|i| {
                let (from, work) = (clock[i], spent[i]);
                if work > 0.0 {
                    let hours = season.hours(i, from, work);
                    let beyond = limit.is_some_and(|limit| from + hours > limit[i]);
                    let changes = beyond || pace.may_slow(i, from, from + hours);
                    picks.note(i, changes);
                    spent[i] = if changes { work } else { hours };
                }
            }),
        }
        picked.clear();
        picked.extend_from_slice(picks.lanes());
        if one {
            self.until_block_ends(world, Few(picked), (mixing, other));
        }
    }

    /// The ends of the blocks of time that trials stand in, into `other`; infinite where the hours follow no factor.
    fn until_block_ends(
        self,
        world: &World,
        trials: impl Trials,
        (mixing, other): (&Mixing, &mut Column),
    ) {
        trials.each(|i| other[i] = f64::INFINITY);
        let mut last = None;
        for rhythm in self.rhythms(world) {
            if last != Some(rhythm) {
                let ends = &mixing.blocks[rhythm].end;
                trials.each(|i| other[i] = other[i].min(ends[i]));
            }
            last = Some(rhythm);
        }
    }

    /// Does the work of some trials from change to change: within a block of time one by one, and all of those
    /// together that go on into the next.
    fn piece_by_piece(self, pace: &Pace<'_>, world: &World, going: &mut Vec<u16>, desk: &mut Desk) {
        for &lane in going.iter() {
            let i = usize::from(lane);
            desk.now[i] = desk.clock[i];
            desk.left[i] = 1.0;
            desk.lost[i] = 0.0;
        }
        loop {
            going.retain(|&lane| {
                let i = usize::from(lane);
                let whole = desk.spent[i].max(0.0);
                let piece = pace.work(
                    i,
                    desk.now[i],
                    desk.left[i] * whole,
                    desk.other[i],
                    world.end(i),
                );
                desk.now[i] = piece.now;
                desk.lost[i] += piece.lost;
                desk.left[i] = (desk.left[i] - piece.done / whole).max(0.0);
                desk.stranded[i] |= piece.end == End::Stuck;
                let mut goes_on = piece.end == End::GoesOn;
                if goes_on && desk.now[i] >= world.end(i).min(MOST_H) {
                    // What is done after the end of the world is looked at by nobody.
                    desk.now[i] += desk.left[i] * whole;
                    goes_on = false;
                }
                if !goes_on {
                    desk.spent[i] = (desk.now[i] - desk.clock[i]) - desk.lost[i];
                }
                goes_on
            });
            if going.is_empty() {
                return;
            }
            let trials = Few(going);
            self.go_on(world, trials, desk);
            self.until_block_ends(world, trials, (&desk.mixing, &mut desk.other));
        }
    }
}

/// The season and the closures that change the pace.
#[derive(Clone, Debug)]
struct Pace<'a> {
    season: Option<Met<'a>>,
    /// Closures with the share of capacity that they leave.
    slowing: Vec<(f64, &'a Shut)>,
}

/// A piece of one trial's work.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it ends.
    now: f64,
    /// Hours of work done.
    done: f64,
    /// Hours that closures took.
    lost: f64,
    end: End,
}

/// What comes after a piece of work.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    /// All is done.
    Done,
    /// It goes on in the next block of time.
    GoesOn,
    /// It does not go on before the world ends.
    Stuck,
}

impl<'a> Pace<'a> {
    fn of(tempo: &Tempo, world: &'a World) -> Self {
        let slowing = tempo.slowing.iter();
        Self {
            season: tempo.season.and_then(|season| world.season(season)),
            slowing: slowing
                .filter_map(|&row| world.closed(row))
                .map(|(closing, shut)| (closing.share, shut))
                .collect(),
        }
    }

    fn is_steady(&self) -> bool {
        self.season.is_none() && self.slowing.is_empty()
    }

    /// True unless no closure is on between two instants.
    #[inline]
    fn may_slow(&self, lane: usize, from: f64, to: f64) -> bool {
        self.slowing
            .iter()
            .any(|(_, shut)| shut.may_touch(lane, from, to))
    }

    /// Share of capacity at an instant, and until when.
    fn share(&self, lane: usize, at: f64) -> (f64, f64) {
        let (mut share, mut until) = (1.0_f64, f64::INFINITY);
        for (left, shut) in &self.slowing {
            let (change, on) = shut.change(lane, at);
            until = until.min(change);
            if on {
                share = share.min(*left);
            }
        }
        (share, until)
    }

    /// Does so many hours of one trial's work from an instant on, until another at most.
    fn work(&self, lane: usize, from: f64, work: f64, limit: f64, world_end: f64) -> Piece {
        let mut piece = Piece {
            now: from,
            done: 0.0,
            lost: 0.0,
            end: End::GoesOn,
        };
        if self.slowing.is_empty() {
            return self.unslowed(lane, work, limit, piece);
        }
        while piece.now < limit {
            let (share, change) = self.share(lane, piece.now);
            let until = limit.min(change);
            if share > 0.0 {
                let left = (work - piece.done).max(0.0) / share;
                let season = self.season;
                let hours = season.map_or(left, |season| season.hours(lane, piece.now, left));
                if piece.now + hours <= until {
                    piece.lost += (1.0 - share) * hours;
                    piece.now += hours;
                    piece.end = End::Done;
                    return piece;
                }
                let full = until - piece.now;
                let worked = season.map_or(full, |season| season.worked(lane, piece.now, until));
                piece.done += share * worked;
            } else if change > world_end || !change.is_finite() {
                let rest = (world_end - piece.now).max(0.0);
                let rest = if rest.is_finite() { rest } else { 0.0 };
                piece.lost += rest;
                piece.now += rest;
                piece.end = End::Stuck;
                return piece;
            }
            piece.lost += (1.0 - share) * (until - piece.now);
            piece.now = until;
        }
        piece
    }

    /// As [`Pace::work`], where no closure changes the pace.
    #[inline]
    fn unslowed(&self, lane: usize, work: f64, limit: f64, mut piece: Piece) -> Piece {
        let work = work.max(0.0);
        if piece.now < limit {
            let from = piece.now;
            let hours = self
                .season
                .map_or(work, |season| season.hours(lane, from, work));
            if from + hours <= limit {
                piece.now += hours;
                piece.end = End::Done;
            } else {
                let full = limit - from;
                piece.done = self
                    .season
                    .map_or(full, |season| season.worked(lane, from, limit));
                piece.now = limit;
            }
        }
        piece
    }
}
