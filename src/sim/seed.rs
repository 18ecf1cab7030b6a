//! One number fixes every draw: (seed, hazard, purpose, block) -> a column of 1,024 uniforms.
//!
//! The generator is eight interleaved lanes of xoshiro256+ (Blackman and Vigna), seeded by splitmix64 from the
//! key. Trial `i` is lane `i mod 1024` of block `i div 1024`; draw `j` of a column comes from lane `j mod 8`.
//! Only the upper 52 bits of a word are used.

use std::convert::Infallible;

use rand::rand_core::TryRng;

use crate::law::unit_from_bits;
use crate::route::Hazard;

/// Worlds in a block.
pub const BLOCK: usize = crate::stats::LANES;

/// One number per world of a block.
pub type Column = [f64; BLOCK];

/// The one number that fixes every draw of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(pub u64);

impl Seed {
    /// The generator of one hazard's column in one block; nothing else decides it.
    #[must_use]
    pub fn lanes(self, hazard: &Hazard, block: u64) -> Lanes {
        self.lanes_of(hazard, 0, block)
    }

    /// The generator of the k-th column of a hazard that is drawn again and again along a world.
    fn lanes_of(self, hazard: &Hazard, k: u64, block: u64) -> Lanes {
        Lanes::from_key(self.key(hazard, k, block))
    }

    /// The draws of a hazard of which each world needs its own number.
    pub(super) fn stream(self, hazard: &Hazard, block: u64) -> Stream {
        Stream(self.key(hazard, 0, block))
    }

    fn key(self, hazard: &Hazard, k: u64, block: u64) -> u64 {
        let mut state = self.0;
        let mut key = splitmix(&mut state);
        let words = [hazard.hash, hazard.purpose as u64, block, k];
        let told = if k == 0 { 3 } else { 4 };
        for word in &words[..told] {
            state = key ^ word;
            key = splitmix(&mut state);
        }
        key
    }

    /// Fills a column with uniforms in (0, 1).
    pub fn fill(self, hazard: &Hazard, block: u64, column: &mut Column) {
        self.fill_kth(hazard, 0, block, column);
    }

    /// Fills the k-th column of a hazard that is drawn again and again along a world; the first, `k` = 0, is that of
    /// [`Seed::fill`].
    pub fn fill_kth(self, hazard: &Hazard, k: u64, block: u64, column: &mut Column) {
        let mut lanes = self.lanes_of(hazard, k, block);
        for eight in column.as_chunks_mut::<8>().0 {
            for (uniform, word) in eight.iter_mut().zip(lanes.step()) {
                *uniform = unit_from_bits(word);
            }
        }
    }
}

/// Draws of a hazard that some worlds need more of than others: the k-th of world `lane` is the word number
/// `lane` x 2^32 + k of splitmix64 from the hazard's key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stream(u64);

impl Stream {
    /// The k-th uniform of a world, in (0, 1).
    #[inline]
    pub(super) fn at(self, lane: usize, k: u32) -> f64 {
        let word = (lane as u64) << 32 | u64::from(k);
        let mut state = self.0.wrapping_add(word.wrapping_mul(GOLDEN));
        unit_from_bits(splitmix(&mut state))
    }
}

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// splitmix64 (Steele, Lea and Flood): the next word of a counter-based stream.
fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(GOLDEN);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Eight lanes of xoshiro256+.
#[derive(Clone, Debug)]
pub struct Lanes {
    state: [[u64; 8]; 4],
    word: [u64; 8],
    given: usize,
}

impl Lanes {
    /// Lanes whose 32 words of state are the first 32 of splitmix64 from `key`.
    #[must_use]
    pub fn from_key(key: u64) -> Self {
        let mut counter = key;
        let mut state = [[0; 8]; 4];
        for row in &mut state {
            for word in row {
                *word = splitmix(&mut counter);
            }
        }
        Self {
            state,
            word: [0; 8],
            given: 8,
        }
    }

    /// One word from each lane.
    #[inline]
    pub fn step(&mut self) -> [u64; 8] {
        let [a, b, c, d] = &mut self.state;
        let mut word = [0; 8];
        for lane in 0..8 {
            word[lane] = a[lane].wrapping_add(d[lane]);
            let t = b[lane] << 17;
            c[lane] ^= a[lane];
            d[lane] ^= b[lane];
            b[lane] ^= c[lane];
            a[lane] ^= d[lane];
            c[lane] ^= t;
            d[lane] = d[lane].rotate_left(45);
        }
        word
    }
}

impl TryRng for Lanes {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok((self.try_next_u64()? >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        if self.given == 8 {
            self.word = self.step();
            self.given = 0;
        }
        self.given += 1;
        Ok(self.word[self.given - 1])
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            let word = self.try_next_u64()?.to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use rand::Rng;

    use super::*;
    use crate::route::{Hazards, Purpose};

    fn hazard(id: &str) -> Hazard {
        let mut hazards = Hazards::default();
        hazards.column(id, Purpose::Dwell);
        hazards.all()[0].clone()
    }

    #[test]
    fn splitmix_gives_the_published_words() {
        // First three outputs for seed 1234567, as published with the reference implementation.
        let mut state = 1_234_567;
        let words = [
            splitmix(&mut state),
            splitmix(&mut state),
            splitmix(&mut state),
        ];
        assert_eq!(
            words,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn draws_of_a_world_are_words_of_its_own_stretch_of_the_stream() {
        // The first outputs from 1234567, as published; unit_from_bits keeps the upper 52 bits.
        let stream = Stream(1_234_567);
        assert_eq!(stream.at(0, 0), unit_from_bits(6_457_827_717_110_365_317));
        assert_eq!(stream.at(0, 2), unit_from_bits(9_817_491_932_198_370_423));
        let mut state = 1_234_567_u64.wrapping_add((3_u64 << 32).wrapping_mul(GOLDEN));
        assert_eq!(stream.at(3, 0), unit_from_bits(splitmix(&mut state)));
    }

    #[test]
    fn each_lane_is_xoshiro256_plus() {
        // A step by hand from the state (1, 2, 3, 4): the output is 1 + 4; the next state is
        // c = 3^1 = 2, d = 4^2 = 6, b = 2^2 = 0, a = 1^6 = 7, c ^= 2 << 17, d = rotl(6, 45), so the next
        // output is 7 + (6 << 45).
        let mut lanes = Lanes::from_key(0);
        for (row, word) in lanes.state.iter_mut().zip([1, 2, 3, 4]) {
            *row = [word; 8];
        }
        assert_eq!(lanes.step(), [5; 8]);
        assert_eq!(lanes.step(), [7 + (6 << 45); 8]);
    }

    #[test]
    fn the_generator_stands_behind_rands_traits_and_gives_the_same_words() {
        let mut by_step = Lanes::from_key(60);
        let mut by_trait = Lanes::from_key(60);
        let eight = by_step.step();
        for word in eight {
            assert_eq!(by_trait.next_u64(), word);
        }
    }

    #[test]
    fn uniforms_of_many_blocks_have_the_moments_of_the_uniform_law() {
        let mut column = [0.0; BLOCK];
        let (mut sum, mut squares, blocks) = (0.0, 0.0, 200);
        for block in 0..blocks {
            Seed(60).fill(&hazard("ferry"), block, &mut column);
            for u in column {
                assert!(u > 0.0 && u < 1.0);
                sum += u;
                squares += (u - 0.5) * (u - 0.5);
            }
        }
        let n = f64::from(blocks as u32) * BLOCK as f64;
        // Mean 1/2 with standard error sqrt(1/12/n) = 6.4e-4; variance 1/12 with standard error
        // sqrt(1/180/n) = 1.6e-4; four standard errors are allowed.
        assert!((sum / n - 0.5).abs() < 4.0 * 6.4e-4);
        assert!((squares / n - 1.0 / 12.0).abs() < 4.0 * 1.7e-4);
    }

    #[test]
    fn columns_of_other_hazards_seeds_and_blocks_are_not_the_same() {
        let draw = |seed: u64, id: &str, block: u64| {
            let mut column = [0.0; BLOCK];
            Seed(seed).fill(&hazard(id), block, &mut column);
            column
        };
        let base = draw(60, "ferry", 0);
        assert_eq!(base, draw(60, "ferry", 0));
        for (seed, id, block) in [(61, "ferry", 0), (60, "train", 0), (60, "ferry", 1)] {
            let other = draw(seed, id, block);
            let equal = base.iter().zip(&other).filter(|(a, b)| a == b).count();
            assert_eq!(equal, 0);
        }
    }
}
