//! Pruning by cost and complexity, the strength found by validation on folds (METHOD 6.10).

use rand::rand_core::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rayon::prelude::*;

use super::Cases;
use super::cart::{Node, grown};

/// Parts of the cases, each left out once.
const FOLDS: usize = 5;

/// The tree of all cases, pruned as strongly as serves best on folds that it has not seen.
pub(super) fn validated(cases: &Cases, seed: u64) -> Node {
    let whole = grown(cases);
    let strengths = strengths(&whole);
    let mut order: Vec<usize> = (0..cases.len()).collect();
    order.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    // Each strength stands for the stretch up to the next: its geometric mean.
    let middles: Vec<f64> = (0..strengths.len())
        .map(|place| {
            let next = strengths.get(place + 1);
            next.map_or(f64::INFINITY, |next| (strengths[place] * next).sqrt())
        })
        .collect();
    let by_fold: Vec<Vec<f64>> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            let held = |place: &usize| place % FOLDS == fold;
            let (out, kept): (Vec<usize>, Vec<usize>) = (0..order.len()).partition(held);
            let [out, kept] = [out, kept].map(|places| {
                let mut cases: Vec<usize> = places.into_iter().map(|place| order[place]).collect();
                cases.sort_unstable();
                cases
            });
            let tree = grown(&cases.chosen(&kept));
            let error = |strength: &f64| {
                let pruned = pruned(&tree, *strength, kept.len());
                let of_case = |&case: &usize| {
                    let miss = f64::from(u8::from(cases.is_hit(case))) - pruned.share(cases, case);
                    miss * miss
                };
                out.iter().map(of_case).sum::<f64>()
            };
            middles.iter().map(error).collect()
        })
        .collect();
    let errors = (0..strengths.len()).map(|place| by_fold.iter().map(|of| of[place]).sum::<f64>());
    let best = errors
        .zip(&strengths)
        .reduce(|best, next| if next.0 <= best.0 { next } else { best });
    let (_, &strength) = best.expect("there is always the strength zero");
    pruned(&whole, strength, cases.len())
}

/// The strengths at which the tree loses a cut, rising, from 0 on.
fn strengths(tree: &Node) -> Vec<f64> {
    let all = tree.cases;
    let mut strengths = vec![0.0];
    let mut tree = pruned(tree, 0.0, all);
    while let Some(weakest) = weakest_link(&tree, all) {
        let strength = weakest.max(strengths[strengths.len() - 1]);
        strengths.push(strength);
        // Rounding must not leave the link that was found.
        tree = pruned(&tree, strength * (1.0 + 1e-12) + 1e-15, all);
    }
    strengths
}

/// The least gain for each leaf over all cuts of the tree.
fn weakest_link(node: &Node, all: usize) -> Option<f64> {
    let (_, parts) = node.cut.as_ref()?;
    let own = gain_per_leaf(node, all);
    let below = parts.iter().filter_map(|part| weakest_link(part, all));
    Some(below.fold(own, f64::min))
}

/// What the cuts from here on take away of the impurity of all, for each leaf that they add.
fn gain_per_leaf(node: &Node, all: usize) -> f64 {
    let (cost, leaves) = node.leaf_cost();
    (node.own_cost() - cost) / (all as f64 * (leaves - 1) as f64)
}

/// The smallest tree that is best when each leaf costs `strength`.
fn pruned(node: &Node, strength: f64, all: usize) -> Node {
    let cut = node.cut.as_ref().map(|(split, parts)| {
        let parts = parts.each_ref().map(|part| pruned(part, strength, all));
        (*split, Box::new(parts))
    });
    let mut node = Node { cut, ..*node };
    if node.cut.is_some() && gain_per_leaf(&node, all) <= strength {
        node.cut = None;
    }
    node
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::discovery::split::Split;

    fn leaf(cases: usize, hits: usize) -> Node {
        Node {
            cases,
            hits,
            cut: None,
        }
    }

    fn cut(parts: [Node; 2]) -> Node {
        let [below, above] = &parts;
        let split = Split {
            input: 0,
            threshold: 0.0,
            gain: 0.0,
        };
        Node {
            cases: below.cases + above.cases,
            hits: below.hits + above.hits,
            cut: Some((split, Box::new(parts))),
        }
    }

    #[test]
    fn a_tree_loses_its_weakest_cut_first() {
        // 100 cases, 40 of interest: impurity 0.48. A clean half (0 of 50), and 40 of 50 (0.32) cut into 24 of 25
        // (0.0768) and 16 of 25 (0.4608). Inner cut: (0.5 x 0.32 - 0.25 x 0.0768 - 0.25 x 0.4608) = 0.0256.
        // Then the root: 0.48 - 0.5 x 0.32 = 0.32.
        let tree = cut([leaf(50, 0), cut([leaf(25, 24), leaf(25, 16)])]);
        let found = strengths(&tree);
        assert_eq!(found.len(), 3);
        for (found, expected) in found.iter().zip([0.0, 0.0256, 0.32]) {
            assert!((found - expected).abs() < 1e-12, "{found}");
        }
        assert_eq!(pruned(&tree, 0.02, 100), tree);
        assert_eq!(pruned(&tree, 0.1, 100).leaf_cost().1, 2);
        assert_eq!(pruned(&tree, 0.4, 100), leaf(100, 40));
    }

    #[test]
    fn a_cut_that_gains_nothing_goes_at_strength_zero() {
        let tree = cut([leaf(10, 4), leaf(10, 4)]);
        assert_eq!(pruned(&tree, 0.0, 20), leaf(20, 8));
    }
}
