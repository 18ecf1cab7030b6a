//! A small tree as a check on the box (METHOD 6.10; Breiman and others 1984).

use serde::{Deserialize, Serialize};

use super::cases::{CaseBox, Cases, LEAST_CASES, Side};
use super::prune::validated;
use super::split::{Split, best_split, gini};
use super::{DiscoveryError, Tally};

/// Cuts in a row, at most.
const DEPTH: usize = 3;

/// The least share of all cases in a leaf.
const LEAST_LEAF: f64 = 0.05;

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Cases that come here.
    pub cases: usize,
    /// Those of interest among them.
    pub hits: usize,
    /// The cut, and the nodes up to and above its threshold; nothing in a leaf.
    pub cut: Option<(Split, Box<[Node; 2]>)>,
}

/// A leaf: the conditions on the way to it, and its counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leaf {
    /// The conditions. (A case at a low limit itself is in the leaf below it; limits lie between values.)
    pub limits: CaseBox,
    /// Its counts.
    pub tally: Tally,
}

/// A tree of at most three cuts in a row with at least 5% of the cases in each leaf, grown by Gini impurity and pruned
/// by cost and complexity: of all strengths of pruning, the one whose trees err least, by mean squared error of the
/// share of interest, over five random folds (`ChaCha8` from the seed); of equals the smallest tree. A tree without
/// a cut says that there is no pattern.
///
/// # Errors
/// Fewer than [`LEAST_CASES`] cases; cases of interest none, all, or one alone.
pub fn cart(cases: &Cases, seed: u64) -> Result<Node, DiscoveryError> {
    if cases.len() < LEAST_CASES {
        return Err(DiscoveryError::TooFewCases { cases: cases.len() });
    }
    cases.check_both_kinds()?;
    Ok(validated(cases, seed))
}

/// The whole tree.
pub(super) fn grown(cases: &Cases) -> Node {
    let least = libm::ceil(LEAST_LEAF * cases.len() as f64) as usize;
    Node::grown(cases, least, DEPTH)
}

impl Node {
    fn grown(cases: &Cases, least: usize, depth: usize) -> Self {
        let split = (depth > 0).then(|| best_split(cases, least)).flatten();
        let cut = split.map(|split| {
            let column = cases.column(split.input);
            let (below, above): (Vec<usize>, Vec<usize>) =
                (0..cases.len()).partition(|&case| column[case] <= split.threshold);
            let part = |places: &[usize]| Self::grown(&cases.chosen(places), least, depth - 1);
            (split, Box::new([part(&below), part(&above)]))
        });
        Self {
            cases: cases.len(),
            hits: cases.hits(),
            cut,
        }
    }

    /// The impurity of the cases here, times their number.
    pub(super) fn own_cost(&self) -> f64 {
        self.cases as f64 * gini(self.cases, self.hits)
    }

    /// The impurities of the leaves from here on, times their cases; and how many leaves there are.
    pub(super) fn leaf_cost(&self) -> (f64, usize) {
        match &self.cut {
            None => (self.own_cost(), 1),
            Some((_, parts)) => {
                let [below, above] = parts.each_ref().map(Self::leaf_cost);
                (below.0 + above.0, below.1 + above.1)
            }
        }
    }

    /// The share of interest in the leaf to which a case comes.
    pub(super) fn share(&self, cases: &Cases, case: usize) -> f64 {
        match &self.cut {
            None => self.hits as f64 / self.cases.max(1) as f64,
            Some((split, parts)) => {
                let above = cases.column(split.input)[case] > split.threshold;
                parts[usize::from(above)].share(cases, case)
            }
        }
    }

    /// The leaves, from the lowest values of the first cut on. `inputs` is the number of inputs.
    #[must_use]
    pub fn leaves(&self, inputs: usize) -> Vec<Leaf> {
        let mut leaves = Vec::new();
        self.gather(CaseBox::open(inputs), (self.cases, self.hits), &mut leaves);
        leaves
    }

    fn gather(&self, limits: CaseBox, all: (usize, usize), leaves: &mut Vec<Leaf>) {
        let Some((split, parts)) = &self.cut else {
            let tally = Tally {
                cases: self.cases,
                hits: self.hits,
                all_cases: all.0,
                all_hits: all.1,
            };
            leaves.push(Leaf { limits, tally });
            return;
        };
        let at = Some(split.threshold);
        let [below, above] = parts.as_ref();
        below.gather(
            limits.clone().with(split.input, Side::High, at),
            all,
            leaves,
        );
        above.gather(limits.with(split.input, Side::Low, at), all, leaves);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::design::latin_hypercube;

    #[test]
    fn a_corner_is_cut_out_and_no_more() {
        let columns = latin_hypercube(&[1, 2, 3], 1000, 5);
        let interest = (0..1000)
            .map(|case| columns[0][case] > 0.6 && columns[1][case] < 0.5)
            .collect();
        let cases = Cases::new(columns, interest).unwrap();
        let leaves = cart(&cases, 1).unwrap().leaves(3);
        let pure = leaves
            .iter()
            .find(|leaf| leaf.tally.density() == 1.0)
            .unwrap();
        assert_eq!(pure.limits.restricted(), [0, 1]);
        assert!((pure.limits.low(0).unwrap() - 0.6).abs() < 0.01);
        assert!((pure.limits.high(1).unwrap() - 0.5).abs() < 0.01);
        assert_eq!(pure.tally.coverage(), 1.0);
        assert_eq!(leaves.len(), 3);
        let counted: usize = leaves.iter().map(|leaf| leaf.tally.cases).sum();
        assert_eq!(counted, 1000);
    }

    #[test]
    fn pure_chance_leaves_a_tree_without_a_cut_most_of_the_time() {
        let bare = (0..20)
            .filter(|&seed| {
                let columns = latin_hypercube(&[1, 2, 3], 400, seed);
                let marks = &latin_hypercube(&[99], 400, seed + 100)[0];
                let marks = marks.iter().map(|u| *u < 0.3).collect();
                let cases = Cases::new(columns, marks).unwrap();
                cart(&cases, seed).unwrap().cut.is_none()
            })
            .count();
        assert!(bare >= 12, "{bare} of 20");
    }

    #[test]
    fn no_leaf_is_smaller_than_a_twentieth_and_none_deeper_than_three() {
        // A chance that rises from 0 to 1 over the whole of the input: every cut gains, and the last of four would
        // leave a sixteenth.
        let columns = latin_hypercube(&[1, 2], 2000, 5);
        let marks = &latin_hypercube(&[3], 2000, 6)[0];
        let interest = (0..2000)
            .map(|case| marks[case] < columns[0][case])
            .collect();
        let leaves = grown(&Cases::new(columns, interest).unwrap()).leaves(2);
        assert_eq!(leaves.len(), 8);
        assert!(leaves.iter().all(|leaf| leaf.tally.cases >= 100));
    }

    #[test]
    fn few_cases_and_cases_of_one_kind_are_refused() {
        let of = |cases: usize, hits: usize| {
            let column = (0..cases).map(|case| case as f64).collect();
            let marks = (0..cases).map(|case| case < hits).collect();
            cart(&Cases::new(vec![column], marks).unwrap(), 0)
        };
        assert!(matches!(
            of(39, 10),
            Err(DiscoveryError::TooFewCases { .. })
        ));
        assert!(matches!(
            of(50, 0),
            Err(DiscoveryError::NoneOfInterest { .. })
        ));
        assert!(matches!(of(50, 49), Err(DiscoveryError::OneAlone { .. })));
    }
}
