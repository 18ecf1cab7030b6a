//! The best cut of one input by Gini impurity (METHOD 6.10, M087).

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Cases;

/// A cut of one input.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Split {
    /// The input's place.
    pub input: usize,
    /// Cases up to this value go one way, the others the other: half-way between two neighbouring values.
    pub threshold: f64,
    /// The impurity taken away: that of all, less those of the two parts by their shares of the cases.
    pub gain: f64,
}

/// The impurity of `cases` of which `hits` are of interest: 2 p (1 - p), 0 to 1/2.
#[must_use]
pub fn gini(cases: usize, hits: usize) -> f64 {
    let p = hits as f64 / cases.max(1) as f64;
    2.0 * p * (1.0 - p)
}

/// The cut with the greatest gain that leaves at least `least` cases on either side; of equals the first input and
/// the least threshold. Nothing if no cut gains.
#[must_use]
pub fn best_split(cases: &Cases, least: usize) -> Option<Split> {
    let of_inputs: Vec<Option<Split>> = (0..cases.inputs())
        .into_par_iter()
        .map(|input| best_of_input(cases, input, least.max(1)))
        .collect();
    let better = |best: Split, next: Split| if next.gain > best.gain { next } else { best };
    of_inputs.into_iter().flatten().reduce(better)
}

fn best_of_input(cases: &Cases, input: usize, least: usize) -> Option<Split> {
    let column = cases.column(input);
    let mut rising: Vec<usize> = (0..cases.len()).collect();
    rising.sort_by(|&left, &right| column[left].total_cmp(&column[right]));
    let (all, all_hits) = (cases.len(), cases.hits());
    let whole = gini(all, all_hits);
    let mut hits = 0;
    let mut best: Option<Split> = None;
    for (below, pair) in (1..).zip(rising.windows(2)) {
        hits += usize::from(cases.is_hit(pair[0]));
        let (here, next) = (column[pair[0]], column[pair[1]]);
        if here == next || below < least || all - below < least {
            continue;
        }
        let above = all - below;
        let parts = below as f64 * gini(below, hits) + above as f64 * gini(above, all_hits - hits);
        let gain = whole - parts / all as f64;
        if gain > best.map_or(1e-12, |best| best.gain) {
            best = Some(Split {
                input,
                threshold: f64::midpoint(here, next),
                gain,
            });
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_leaves_enough_on_either_side_and_never_parts_equals() {
        let column = vec![1.0, 2.0, 2.0, 2.0, 3.0, 4.0];
        let marks = vec![true, false, false, false, false, false];
        let cases = Cases::new(vec![column], marks).unwrap();
        assert_eq!(best_split(&cases, 1).unwrap().threshold, 1.5);
        // With two on either side the first place that parts no equals is 2.5: 5/18 - 4/6 x 3/8 = 1/36.
        let split = best_split(&cases, 2).unwrap();
        assert_eq!(split.threshold, 2.5);
        assert!((split.gain - 1.0 / 36.0).abs() < 1e-15);
        assert_eq!(best_split(&cases, 4), None);
    }

    #[test]
    fn the_input_that_tells_most_is_cut() {
        let noise = vec![3.0, 1.0, 2.0, 5.0, 4.0, 6.0];
        let telling = vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
        let marks = vec![false, false, false, true, true, true];
        let cases = Cases::new(vec![noise, telling], marks).unwrap();
        let split = best_split(&cases, 1).unwrap();
        // Both inputs part the marks cleanly at 3.5; the first input stands first.
        assert_eq!((split.input, split.threshold, split.gain), (0, 3.5, 0.5));
    }
}
