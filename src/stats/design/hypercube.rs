//! Latin hypercubes: every input meets each of its equal strata once (METHOD 6.2).

use rand::RngExt;
use rand::rand_core::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rayon::prelude::*;

/// A uniform in [0, 1) for each input and future: one in each of `futures` equal strata, in random order.
///
/// Each input has a generator of its own (`ChaCha8`, seeded by the seed exclusive-or its key), so more inputs move
/// none. A caller keys an input by a hash of its id.
#[must_use]
pub fn latin_hypercube(keys: &[u64], futures: u32, seed: u64) -> Vec<Vec<f64>> {
    keys.par_iter()
        .map(|key| {
            let mut generator = ChaCha8Rng::seed_from_u64(seed ^ key);
            let mut strata: Vec<u32> = (0..futures).collect();
            strata.shuffle(&mut generator);
            strata
                .into_iter()
                .map(|stratum| {
                    let within: f64 = generator.random();
                    (f64::from(stratum) + within) / f64::from(futures)
                })
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_input_has_one_point_in_each_stratum(
            keys in prop::collection::vec(any::<u64>(), 1..6),
            futures in 1_u32..200,
            seed: u64,
        ) {
            for column in latin_hypercube(&keys, futures, seed) {
                let mut strata: Vec<u32> = column
                    .iter()
                    .map(|u| (u * f64::from(futures)) as u32)
                    .collect();
                strata.sort_unstable();
                prop_assert!(strata.into_iter().eq(0..futures));
            }
        }
    }

    #[test]
    fn another_input_moves_none() {
        let few = latin_hypercube(&[11, 12], 64, 5);
        let more = latin_hypercube(&[10, 11, 12], 64, 5);
        assert_eq!(few, more[1..]);
        assert_ne!(more[0], more[1]);
    }
}
