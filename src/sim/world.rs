//! One draw of all hazards for a block of 1,024 trials, shared by every route.

use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

use super::closings::Closings;
use super::paths::{Paths, Source};
use super::seasons::{Met, Seasons};
use super::seed::{BLOCK, Column, Seed};
use crate::law::{Law, Table, score_table};
use crate::route::{COPULA, Closing, Conditions, HORIZON_H, Hazards, Interval, Purpose, SHIPMENT};

/// The window over which shipments get ready, hours since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// First instant.
    pub from_h: f64,
    /// Last instant.
    pub to_h: f64,
}

/// When worlds begin and end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The instant at which every world begins, hours since 1970-01-01T00:00Z; absent = each begins when its
    /// shipment is ready.
    pub from_h: Option<f64>,
    /// Hours of a world; infinite = a shipment is followed however long it takes.
    pub length_h: f64,
}

impl Default for Frame {
    fn default() -> Self {
        Self {
            from_h: None,
            length_h: f64::INFINITY,
        }
    }
}

/// A block of worlds: a column of uniforms for each hazard, and what follows from them alone.
#[derive(Clone, Debug)]
pub struct World {
    uniforms: Vec<Column>,
    /// Normal scores of the columns that somebody asked for; the others are empty.
    scores: RefCell<Vec<Vec<f64>>>,
    /// Normal scores of the shipment's risk, at its column.
    risks: Vec<Option<Column>>,
    frame: Frame,
    source: Source,
    ready: Column,
    start: Column,
    stress: Option<Column>,
    paths: Paths,
    conditions: Arc<Conditions>,
    closings: Closings,
    seasons: Seasons,
}

/// The normal score of a uniform, as a table.
static SCORE: LazyLock<Arc<Table>> = LazyLock::new(score_table);

/// The chi-square law with 4 degrees of freedom over its mean, as a table.
static CHI_SQUARE: LazyLock<Arc<Table>> = LazyLock::new(|| {
    let law = Law::gamma(1.0, 0.5_f64.sqrt()).expect("1 is a mean and a positive number a CV");
    law.standard().shape.table()
});

impl World {
    /// A world with no draw in it, for these hazards.
    #[must_use]
    pub fn blank(hazards: &Hazards) -> Self {
        let mut world = Self {
            uniforms: vec![[0.5; BLOCK]; hazards.all().len()],
            scores: RefCell::new(vec![Vec::new(); hazards.all().len()]),
            risks: vec![None; hazards.all().len()],
            frame: Frame::default(),
            source: None,
            ready: [0.0; BLOCK],
            start: [0.0; BLOCK],
            stress: None,
            paths: Paths::default(),
            conditions: Arc::default(),
            closings: Closings::default(),
            seasons: Seasons::default(),
        };
        world.paths.start(hazards.factors(), &world.start);
        world
    }

    /// The same worlds with another beginning and end; [`World::draw`] or [`World::settle`] must follow.
    #[must_use]
    pub fn within(mut self, frame: Frame) -> Self {
        self.frame = frame;
        self
    }

    /// Draws the block: one column for each hazard, by (seed, hazard, purpose, block) alone, then settles.
    pub fn draw(&mut self, hazards: &Hazards, seed: Seed, block: u64, window: Window) {
        self.draw_departure(hazards, seed, (block, 0), window);
    }

    /// Draws the block for one of several departures that meet the same worlds: what belongs to the world is that of
    /// the block, what belongs to the shipment that of a block of its own (block + departure x 2^32).
    pub fn draw_departure(
        &mut self,
        hazards: &Hazards,
        seed: Seed,
        (block, departure): (u64, u64),
        window: Window,
    ) {
        for (hazard, column) in hazards.all().iter().zip(&mut self.uniforms) {
            let own = if hazard.purpose.is_of_the_world() {
                block
            } else {
                block + (departure << 32)
            };
            seed.fill(hazard, own, column);
        }
        self.source = Some((seed, block));
        self.settle(hazards, window);
    }

    /// Fills one column by hand, for every trial; [`World::settle`] must follow.
    pub fn put(&mut self, column: usize, uniforms: Column) {
        self.uniforms[column] = uniforms;
    }

    /// Works out what depends on the world and on no route: instants of readiness, the normal scores of the
    /// shipment's risk, and how far shared shocks go to extremes together. Factors are drawn as they are asked for;
    /// what closures and seasons were met is forgotten.
    pub fn settle(&mut self, hazards: &Hazards, window: Window) {
        self.ready = [window.from_h; BLOCK];
        self.stress = None;
        for scores in self.scores.get_mut() {
            scores.clear();
        }
        for (column, hazard) in hazards.all().iter().enumerate() {
            let uniforms = &self.uniforms[column];
            match hazard.purpose {
                Purpose::Ready if hazard.id == SHIPMENT => {
                    let length = window.to_h - window.from_h;
                    for (ready, u) in self.ready.iter_mut().zip(uniforms) {
                        *ready = window.from_h + u * length;
                    }
                }
                Purpose::Risk => {
                    let scores = self.risks[column].get_or_insert([0.0; BLOCK]);
                    normal_scores(uniforms, scores);
                }
                Purpose::Copula if hazard.id == COPULA => {
                    // sqrt(4 / chi2) with chi2 = 4 x its standard shape.
                    let stress = self.stress.insert([0.0; BLOCK]);
                    for (stress, &u) in stress.iter_mut().zip(uniforms) {
                        *stress = 1.0 / CHI_SQUARE.value(u).sqrt();
                    }
                }
                _ => {}
            }
        }
        self.start = self.frame.from_h.map_or(self.ready, |from| [from; BLOCK]);
        self.paths.start(hazards.factors(), &self.start);
        self.closings.forget();
        self.seasons.forget();
    }

    /// Settles the closures and seasons that the programs of a group meet. What comes and goes as it did for the
    /// group before is kept.
    pub fn meet(&mut self, conditions: &Arc<Conditions>) {
        self.conditions = Arc::clone(conditions);
        let lives = Lives {
            source: self.source,
            ready: &self.ready,
            start: &self.start,
            length_h: self.frame.length_h,
        };
        self.closings.settle(&conditions.closings, lives);
        let scores = SeasonScores {
            source: self.source,
            paths: &self.paths,
            stress: self.stress.as_ref(),
        };
        self.seasons.settle(&conditions.seasons, scores);
    }

    /// Gives a closure that is met these intervals, rising and apart, in every trial.
    pub fn put_closure(&mut self, closure: usize, intervals: &[Interval]) {
        let lives = Lives {
            source: self.source,
            ready: &self.ready,
            start: &self.start,
            length_h: self.frame.length_h,
        };
        if let Some(closing) = &self.conditions.closings[closure] {
            self.closings.put(closure, closing, intervals, lives);
        }
    }

    /// The uniforms of a hazard.
    #[must_use]
    pub fn uniforms(&self, column: usize) -> &Column {
        &self.uniforms[column]
    }

    /// The normal scores of the shipment's risk.
    ///
    /// # Panics
    /// If the hazard is another one: a program that asks is wrong.
    #[must_use]
    pub fn scores(&self, column: usize) -> &Column {
        self.risks[column]
            .as_ref()
            .expect("scores are settled for the risk")
    }

    /// Shows the normal scores of a column's uniforms, worked out once for all draws that are mixed with factors.
    pub(super) fn with_scores(&self, column: usize, show: impl FnOnce(&[f64; BLOCK])) {
        let mut scores = self.scores.borrow_mut();
        let own = &mut scores[column];
        if own.is_empty() {
            own.extend(self.uniforms[column].iter().map(|&uniform| score(uniform)));
        }
        show(own.as_slice().try_into().expect("a score for each trial"));
    }

    /// The score of a factor (by its place among those that programs read) at an instant of one trial.
    #[must_use]
    pub fn factor_score(&self, factor: usize, at_h: f64, trial: usize) -> f64 {
        self.paths.score_at(factor, at_h, trial, self.source)
    }

    /// The intervals of a closure (by the corridor's table) in one trial, rising and apart: those that are on, or
    /// whose queue stands, at some instant of the world.
    #[must_use]
    pub fn intervals(&self, closure: usize, trial: usize) -> Vec<Interval> {
        let met = self.closings.met(closure, &self.conditions);
        met.map_or(Vec::new(), |(_, shut)| shut.whole(trial))
    }

    /// How many times as many hours work takes at an instant of one trial, by a season (of the corridor's table).
    #[must_use]
    pub fn stretch(&self, season: usize, at_h: f64, trial: usize) -> f64 {
        self.season(season)
            .map_or(1.0, |season| season.pace(trial, at_h).stretch)
    }

    /// The instants at which the shipments are ready, hours since 1970-01-01T00:00Z.
    #[must_use]
    pub fn ready(&self) -> &Column {
        &self.ready
    }

    /// The instant at which a world ends; infinite if it does not.
    pub(super) fn end(&self, lane: usize) -> f64 {
        self.start[lane] + self.frame.length_h
    }

    pub(super) fn source(&self) -> Source {
        self.source
    }

    pub(super) fn paths(&self) -> &Paths {
        &self.paths
    }

    pub(super) fn stress(&self) -> Option<&Column> {
        self.stress.as_ref()
    }

    pub(super) fn closed(&self, closure: usize) -> Option<(&Closing, &super::closings::Shut)> {
        self.closings.met(closure, &self.conditions)
    }

    pub(super) fn season(&self, season: usize) -> Option<Met<'_>> {
        self.seasons.met(season, &self.conditions)
    }
}

/// When the worlds of a block begin and end, and where their draws come from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lives<'a> {
    pub(super) source: Source,
    pub(super) ready: &'a Column,
    pub(super) start: &'a Column,
    pub(super) length_h: f64,
}

impl Lives<'_> {
    /// Hours of a world for which closures are known.
    pub(super) fn known_h(self) -> f64 {
        self.length_h.min(HORIZON_H)
    }
}

/// What the scores of a season's years are mixed from.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeasonScores<'a> {
    pub(super) source: Source,
    pub(super) paths: &'a Paths,
    pub(super) stress: Option<&'a Column>,
}

/// Normal scores of a column of uniforms.
pub(super) fn normal_scores(uniforms: &Column, out: &mut Column) {
    SCORE.fill(uniforms, out);
}

/// The normal score of a uniform.
#[inline]
pub(super) fn score(uniform: f64) -> f64 {
    SCORE.value(uniform)
}
