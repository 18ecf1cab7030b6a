//! Shared shocks over time: a score for every block of time, each remembering the one before (METHOD 1.8).

use std::cell::RefCell;

use super::seed::{BLOCK, Column, Seed};
use super::trials::Trials;
use super::world::normal_scores;
use crate::route::{Hazard, Shock};

/// No world is followed for more blocks of time than this; the last score holds on.
const MOST_BLOCKS: usize = 4096;

/// The scores of every factor in every world of a block, drawn as far as anybody asks: the k-th block of time since
/// the world's start has a column of its own, so that how far they are drawn changes none of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Paths(RefCell<Vec<Path>>);

#[derive(Clone, Debug)]
struct Path {
    hazard: Hazard,
    /// Hours of a block of time; infinite = one score for the world.
    block_h: f64,
    phi: f64,
    /// Weight of what is new in a block.
    new: f64,
    /// Number of the block of time in which the world starts, since 1970.
    first: Column,
    /// Scores by block of time since the start; more may be kept than are drawn.
    scores: Vec<Column>,
    drawn: usize,
}

/// Where the draws of a block of worlds come from; none for a world filled by hand, whose scores are then 0.
pub(super) type Source = Option<(Seed, u64)>;

impl Paths {
    /// Forgets the scores; the worlds start at these instants.
    pub(super) fn start(&mut self, factors: &[Shock], start: &Column) {
        let paths = self.0.get_mut();
        paths.resize_with(factors.len(), Path::blank);
        for (path, shock) in paths.iter_mut().zip(factors) {
            path.hazard.clone_from(&shock.hazard);
            path.block_h = shock.block_h.unwrap_or(f64::INFINITY);
            path.phi = shock.phi;
            path.new = (1.0 - shock.phi * shock.phi).max(0.0).sqrt();
            path.drawn = 0;
            if path.block_h.is_finite() {
                for (first, &start) in path.first.iter_mut().zip(start) {
                    *first = number(start, path.block_h);
                }
            }
        }
    }

    /// True if the factor has blocks of time.
    pub(super) fn changes(&self, factor: usize) -> bool {
        self.0.borrow()[factor].block_h.is_finite()
    }

    /// The instant at which the block of time ends that an instant lies in.
    pub(super) fn block_end(&self, factor: usize, at: f64) -> f64 {
        let path = &self.0.borrow()[factor];
        if path.block_h.is_finite() {
            (number(at, path.block_h) + 1.0) * path.block_h
        } else {
            f64::INFINITY
        }
    }

    /// Brings the ends of blocks of time down into `until`.
    pub(super) fn no_later_than_block_ends(
        &self,
        factor: usize,
        at: &Column,
        trials: impl Trials,
        until: &mut Column,
    ) {
        let block_h = self.0.borrow()[factor].block_h;
        if block_h.is_finite() {
            trials.each(|i| {
                let end = (number(at[i], block_h) + 1.0) * block_h;
                until[i] = until[i].min(end);
            });
        }
    }

    /// The score of a factor at an instant in one trial.
    pub(super) fn score_at(&self, factor: usize, at: f64, lane: usize, source: Source) -> f64 {
        let mut paths = self.0.borrow_mut();
        let path = &mut paths[factor];
        let index = path.index(at, lane);
        path.reach(index, source);
        path.scores[index][lane]
    }

    /// Adds `loading` times the factor's score at the instants `at`.
    pub(super) fn add(
        &self,
        (factor, loading): (usize, f64),
        at: &Column,
        trials: impl Trials,
        source: Source,
        scores: &mut Column,
    ) {
        let mut paths = self.0.borrow_mut();
        let path = &mut paths[factor];
        if !path.block_h.is_finite() {
            path.reach(0, source);
            let own = &path.scores[0];
            trials.each(|i| scores[i] += loading * own[i]);
            return;
        }
        let mut last = 0.0_f64;
        let mut blocks = [0.0; BLOCK];
        trials.each(|i| {
            blocks[i] =
                (number(at[i], path.block_h) - path.first[i]).clamp(0.0, MOST_BLOCKS as f64);
            last = last.max(blocks[i]);
        });
        path.reach(last as usize, source);
        trials.each(|i| scores[i] += loading * path.scores[blocks[i] as usize][i]);
    }
}

impl Path {
    fn blank() -> Self {
        Self {
            hazard: Hazard::new("", crate::route::Purpose::Factor),
            block_h: f64::INFINITY,
            phi: 0.0,
            new: 1.0,
            first: [0.0; BLOCK],
            scores: Vec::new(),
            drawn: 0,
        }
    }

    /// Blocks of time between the world's start and an instant.
    fn index(&self, at: f64, lane: usize) -> usize {
        if self.block_h.is_finite() {
            let blocks = number(at, self.block_h) - self.first[lane];
            blocks.clamp(0.0, MOST_BLOCKS as f64) as usize
        } else {
            0
        }
    }

    /// Draws the scores up to a block of time: F\[k + 1\] = phi F\[k\] + sqrt(1 - phi^2) e (METHOD 1.8).
    fn reach(&mut self, index: usize, source: Source) {
        while self.drawn <= index {
            let k = self.drawn;
            if self.scores.len() == k {
                self.scores.push([0.0; BLOCK]);
            }
            let (before, rest) = self.scores.split_at_mut(k);
            let scores = &mut rest[0];
            if let Some((seed, block)) = source {
                let mut uniforms = [0.0; BLOCK];
                seed.fill_kth(&self.hazard, k as u64, block, &mut uniforms);
                normal_scores(&uniforms, scores);
            } else {
                *scores = [0.0; BLOCK];
            }
            if let Some(before) = before.last() {
                for (score, before) in scores.iter_mut().zip(before) {
                    *score = self.phi * before + self.new * *score;
                }
            }
            self.drawn += 1;
        }
    }
}

/// The number of the block of time that an instant lies in: the last that begins no later, as the clock rounds.
#[inline]
fn number(at: f64, block_h: f64) -> f64 {
    let number = (at / block_h) as i64 as f64;
    if (number + 1.0) * block_h <= at {
        number + 1.0
    } else if number * block_h > at {
        number - 1.0
    } else {
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_at_which_a_block_of_time_begins_lies_in_it_however_it_is_rounded() {
        for block_h in [336.0, 2.4, 0.1, 7.3] {
            for k in (-1_000..400_000).step_by(37) {
                let k = f64::from(k);
                let begin: f64 = k * block_h;
                assert_eq!(number(begin, block_h), k, "{block_h}");
                assert_eq!(number(begin.next_down(), block_h), k - 1.0, "{block_h}");
            }
        }
    }
}
