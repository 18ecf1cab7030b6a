//! Shared shocks over time: a score for every block of time, each remembering the one before (METHOD 1.8).

use std::cell::RefCell;

use super::seed::{BLOCK, Column, Seed};
use super::trials::Trials;
use super::world::normal_scores;
use crate::route::{Hazard, Shock};

/// No world is followed for more blocks of time than this; the last score holds on.
const MOST_BLOCKS: u32 = 4096;

/// The scores of every factor in every world of a block, drawn as far as anybody asks: the k-th block of time since
/// the world's start has a column of its own, so that how far they are drawn changes none of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Paths {
    rhythms: Vec<Rhythm>,
    /// The rhythm of each factor; `None` = one score for the world.
    rhythm_of: Vec<Option<usize>>,
    factors: RefCell<Vec<Path>>,
}

/// Blocks of time of one length.
#[derive(Clone, Debug)]
struct Rhythm {
    block_h: f64,
    /// Number of the block of time in which each world starts, since 1970.
    first: Column,
}

#[derive(Clone, Debug)]
struct Path {
    hazard: Hazard,
    phi: f64,
    /// Weight of what is new in a block.
    new: f64,
    /// Scores of all worlds, block of time by block of time.
    scores: Vec<f64>,
}

/// The blocks of time, of one length, that the clocks of a pass stand in.
#[derive(Clone, Debug)]
pub(super) struct Blocks {
    /// Number of the block of time since 1970, and where it begins and ends.
    number: Column,
    begin: Column,
    pub(super) end: Column,
    /// How many blocks of time lie between the world's start and this one.
    index: [u32; BLOCK],
}

/// Where the draws of a block of worlds come from; none for a world filled by hand, whose scores are then 0.
pub(super) type Source = Option<(Seed, u64)>;

impl Blocks {
    fn blank() -> Self {
        Self {
            number: [0.0; BLOCK],
            begin: [f64::INFINITY; BLOCK],
            end: [f64::INFINITY; BLOCK],
            index: [0; BLOCK],
        }
    }

    /// Forgets where a clock stands.
    pub(super) fn forget(&mut self, lane: usize) {
        self.begin[lane] = f64::INFINITY;
        self.end[lane] = f64::INFINITY;
    }
}

impl Paths {
    /// Forgets the scores; the worlds start at these instants.
    pub(super) fn start(&mut self, factors: &[Shock], start: &Column) {
        let mut lengths: Vec<f64> = factors.iter().filter_map(|shock| shock.block_h).collect();
        lengths.sort_by(f64::total_cmp);
        lengths.dedup();
        self.rhythm_of.clear();
        self.rhythm_of.extend(factors.iter().map(|shock| {
            lengths
                .iter()
                .position(|hours| Some(*hours) == shock.block_h)
        }));
        self.rhythms.resize_with(lengths.len(), || Rhythm {
            block_h: 0.0,
            first: [0.0; BLOCK],
        });
        for (rhythm, block_h) in self.rhythms.iter_mut().zip(lengths) {
            rhythm.block_h = block_h;
            for (first, &start) in rhythm.first.iter_mut().zip(start) {
                *first = number_of(start, block_h);
            }
        }
        let paths = self.factors.get_mut();
        paths.truncate(factors.len());
        for (place, shock) in factors.iter().enumerate() {
            if paths
                .get(place)
                .is_none_or(|path| path.hazard != shock.hazard)
            {
                paths.truncate(place);
                paths.push(Path {
                    hazard: shock.hazard.clone(),
                    phi: 0.0,
                    new: 1.0,
                    scores: Vec::new(),
                });
            }
            let path = &mut paths[place];
            path.phi = shock.phi;
            path.new = (1.0 - shock.phi * shock.phi).max(0.0).sqrt();
            path.scores.clear();
        }
    }

    /// The rhythm of a factor; `None` where it has one score for the world.
    pub(super) fn rhythm(&self, factor: usize) -> Option<usize> {
        self.rhythm_of[factor]
    }

    /// Finds the blocks of time that instants lie in; the last of them by number.
    fn find(&self, rhythm: usize, at: &Column, trials: impl Trials, blocks: &mut Blocks) -> usize {
        let Rhythm { block_h, first } = &self.rhythms[rhythm];
        let Blocks {
            number,
            begin,
            end,
            index,
        } = blocks;
        // Most have gone on by a block of time at most, and that is told without a branch.
        let mut uncounted = false;
        trials.each(|i| {
            let on = at[i] >= end[i];
            number[i] += if on { 1.0 } else { 0.0 };
            index[i] += u32::from(on);
            begin[i] = if on { end[i] } else { begin[i] };
            end[i] = (number[i] + 1.0) * block_h;
            uncounted |= index[i] > MOST_BLOCKS || (index[i] > 0 && number[i] <= first[i]);
        });
        trials.each(|i| {
            if uncounted || at[i] < begin[i] || at[i] >= end[i] {
                number[i] = number_of(at[i], *block_h);
                begin[i] = number[i] * block_h;
                end[i] = (number[i] + 1.0) * block_h;
                index[i] = index_of(number[i] - first[i]);
            }
        });
        let mut last = 0;
        trials.each(|i| last = last.max(index[i]));
        last as usize
    }

    /// Adds to the scores of draws those of the factors mixed into them, at the instants `at`. What is known of
    /// blocks of time from steps before is kept in `blocks`, rhythm by rhythm.
    pub(super) fn mix(
        &self,
        factors: &[(usize, f64)],
        at: &Column,
        trials: impl Trials,
        source: Source,
        (blocks, scores): (&mut Vec<Blocks>, &mut Column),
    ) {
        let mut found = None;
        for &(factor, loading) in factors {
            let Some(rhythm) = self.rhythm_of[factor] else {
                self.add_first((factor, loading), source, trials, scores);
                continue;
            };
            if blocks.len() <= rhythm {
                blocks.resize_with(self.rhythms.len(), Blocks::blank);
            }
            let last = match found {
                Some((known, last)) if known == rhythm => last,
                _ => self.find(rhythm, at, trials, &mut blocks[rhythm]),
            };
            found = Some((rhythm, last));
            let mut paths = self.factors.borrow_mut();
            let path = &mut paths[factor];
            path.reach(last, source);
            let (of, index) = (&path.scores[..(last + 1) * BLOCK], &blocks[rhythm].index);
            trials.each(|i| scores[i] += loading * of[index[i] as usize * BLOCK + i]);
        }
    }

    /// Tells `loading` times one factor's score at the instants `at`, trial by trial.
    pub(super) fn with_one(
        &self,
        (factor, loading): (usize, f64),
        at: &Column,
        trials: impl Trials,
        (source, blocks): (Source, &mut Vec<Blocks>),
        mut tell: impl FnMut(usize, f64),
    ) {
        let Some(rhythm) = self.rhythm_of[factor] else {
            let mut paths = self.factors.borrow_mut();
            let path = &mut paths[factor];
            path.reach(0, source);
            let own = &path.scores[..BLOCK];
            trials.each(|i| tell(i, loading * own[i]));
            return;
        };
        if blocks.len() <= rhythm {
            blocks.resize_with(self.rhythms.len(), Blocks::blank);
        }
        let last = self.find(rhythm, at, trials, &mut blocks[rhythm]);
        let mut paths = self.factors.borrow_mut();
        let path = &mut paths[factor];
        path.reach(last, source);
        let (of, index) = (&path.scores[..(last + 1) * BLOCK], &blocks[rhythm].index);
        trials.each(|i| tell(i, loading * of[index[i] as usize * BLOCK + i]));
    }

    /// Adds `loading` times the factor's score at the world's start.
    pub(super) fn add_first(
        &self,
        (factor, loading): (usize, f64),
        source: Source,
        trials: impl Trials,
        scores: &mut Column,
    ) {
        let mut paths = self.factors.borrow_mut();
        let path = &mut paths[factor];
        path.reach(0, source);
        let own = &path.scores[..BLOCK];
        trials.each(|i| scores[i] += loading * own[i]);
    }

    /// The score of a factor at an instant in one trial.
    pub(super) fn score_at(&self, factor: usize, at: f64, lane: usize, source: Source) -> f64 {
        let index = self.rhythm_of[factor].map_or(0, |rhythm| {
            let Rhythm { block_h, first } = &self.rhythms[rhythm];
            index_of(number_of(at, *block_h) - first[lane]) as usize
        });
        let mut paths = self.factors.borrow_mut();
        paths[factor].reach(index, source);
        paths[factor].scores[index * BLOCK + lane]
    }
}

impl Path {
    /// Draws the scores up to a block of time: F\[k + 1\] = phi F\[k\] + sqrt(1 - phi^2) e (METHOD 1.8).
    fn reach(&mut self, index: usize, source: Source) {
        while self.scores.len() <= index * BLOCK {
            let k = self.scores.len() / BLOCK;
            let mut scores = [0.0; BLOCK];
            if let Some((seed, block)) = source {
                let mut uniforms = [0.0; BLOCK];
                seed.fill_kth(&self.hazard, k as u64, block, &mut uniforms);
                normal_scores(&uniforms, &mut scores);
            }
            if let Some(before) = k.checked_sub(1) {
                let before = &self.scores[before * BLOCK..];
                for (score, before) in scores.iter_mut().zip(before) {
                    *score = self.phi * before + self.new * *score;
                }
            }
            self.scores.extend_from_slice(&scores);
        }
    }
}

/// How many blocks of time lie before one, as far as they are counted.
#[inline]
fn index_of(blocks: f64) -> u32 {
    blocks.clamp(0.0, f64::from(MOST_BLOCKS)) as u32
}

/// The number of the block of time that an instant lies in: the last that begins no later, as the clock rounds.
#[inline]
fn number_of(at: f64, block_h: f64) -> f64 {
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
                assert_eq!(number_of(begin, block_h), k, "{block_h}");
                assert_eq!(number_of(begin.next_down(), block_h), k - 1.0, "{block_h}");
            }
        }
    }
}
