//! One draw of all hazards for a block of 1,024 trials, shared by every route.

use std::sync::{Arc, LazyLock};

use super::seed::{BLOCK, Column, Seed};
use crate::law::{Table, score_table};
use crate::route::{Hazards, Purpose, SHIPMENT};

/// The window over which shipments get ready, hours since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// First instant.
    pub from_h: f64,
    /// Last instant.
    pub to_h: f64,
}

/// A block of worlds: a column of uniforms for each hazard, and what follows from them alone.
#[derive(Clone, Debug)]
pub struct World {
    uniforms: Vec<Column>,
    scores: Vec<Option<Column>>,
    ready: Column,
}

/// The normal score of a uniform, as a table.
static SCORE: LazyLock<Arc<Table>> = LazyLock::new(score_table);

impl World {
    /// A world with no draw in it, for these hazards.
    #[must_use]
    pub fn blank(hazards: &Hazards) -> Self {
        Self {
            uniforms: vec![[0.5; BLOCK]; hazards.all().len()],
            scores: vec![None; hazards.all().len()],
            ready: [0.0; BLOCK],
        }
    }

    /// Draws the block: one column for each hazard, by (seed, hazard, purpose, block) alone, then settles.
    pub fn draw(&mut self, hazards: &Hazards, seed: Seed, block: u64, window: Window) {
        for (hazard, column) in hazards.all().iter().zip(&mut self.uniforms) {
            seed.fill(hazard, block, column);
        }
        self.settle(hazards, window);
    }

    /// Fills one column by hand, for every trial; [`World::settle`] must follow.
    pub fn put(&mut self, column: usize, uniforms: Column) {
        self.uniforms[column] = uniforms;
    }

    /// Works out what depends on the world and on no route: instants of readiness, and the normal scores of
    /// factors and of the shipment's risk.
    pub fn settle(&mut self, hazards: &Hazards, window: Window) {
        self.ready = [window.from_h; BLOCK];
        for (column, hazard) in hazards.all().iter().enumerate() {
            match hazard.purpose {
                Purpose::Ready if hazard.id == SHIPMENT => {
                    let length = window.to_h - window.from_h;
                    for (ready, u) in self.ready.iter_mut().zip(&self.uniforms[column]) {
                        *ready = window.from_h + u * length;
                    }
                }
                Purpose::Factor | Purpose::Risk => {
                    let score = self.scores[column].get_or_insert([0.0; BLOCK]);
                    SCORE.fill(&self.uniforms[column], score);
                }
                _ => {}
            }
        }
    }

    /// The uniforms of a hazard.
    #[must_use]
    pub fn uniforms(&self, column: usize) -> &Column {
        &self.uniforms[column]
    }

    /// The normal scores of a factor or of the risk.
    ///
    /// # Panics
    /// If the hazard is neither: a program that asks is wrong.
    #[must_use]
    pub fn scores(&self, column: usize) -> &Column {
        self.scores[column]
            .as_ref()
            .expect("scores are settled for factors and risk")
    }

    /// The instants at which the shipments are ready, hours since 1970-01-01T00:00Z.
    #[must_use]
    pub fn ready(&self) -> &Column {
        &self.ready
    }
}

/// Normal scores of a column of uniforms.
pub(super) fn normal_scores(uniforms: &Column, out: &mut Column) {
    SCORE.fill(uniforms, out);
}
