//! The patient rule induction method (METHOD 6.10; Friedman and Fisher 1999).

use rayon::prelude::*;

use super::cases::{CaseBox, Cases, MeasuredBox, Side};
use super::{DiscoveryError, Patience};

/// A box that one peel or paste would give.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    input: usize,
    side: Side,
    limit: Option<f64>,
    cases: usize,
    hits: usize,
    /// Inputs that it restricts.
    restricted: usize,
}

/// What a walk through boxes keeps of the cases.
#[derive(Debug)]
struct Ground<'a> {
    cases: &'a Cases,
    patience: Patience,
    /// By input: the places of the cases in rising order of it.
    rising: Vec<Vec<usize>>,
    /// By input: its least and greatest value.
    ends: Vec<(f64, f64)>,
}

/// The trajectory of boxes: everything first, then one peel after the other, then one paste after the other.
///
/// A peel takes away about the share [`Patience::peel`] of the cases in the box at the low or high end of one input;
/// that one is made whose gain in density for each case lost is greatest, where gains are equal the one that
/// restricts fewer inputs, then the first (by input, the high end before the low). Peeling ends when the best peel
/// does not raise the density or leaves less than [`Patience::least_mass`] of all cases. A paste gives back about
/// the share [`Patience::paste`] of the cases just beyond one limit, as long as density rises. Limits lie half-way
/// between neighbouring values. These are the rules of the EMA Workbench with its objective `lenient1`, for inputs
/// that are real numbers.
///
/// # Errors
/// Cases of interest none, all, or one alone; shares to peel or paste that are not between 0 and 1/2.
pub fn prim(cases: &Cases, patience: Patience) -> Result<Vec<MeasuredBox>, DiscoveryError> {
    cases.check_both_kinds()?;
    let share = |share: f64| share > 0.0 && share < 0.5;
    if !share(patience.peel) || !share(patience.paste) {
        return Err(DiscoveryError::NoShare {
            peel: patience.peel,
            paste: patience.paste,
        });
    }
    let ground = Ground::new(cases, patience);
    let mut path = Vec::new();
    let mut now = CaseBox::open(cases.inputs()).measured(cases);
    for step in [Ground::peel, Ground::paste] {
        while let Some(next) = step(&ground, &now) {
            path.push(now);
            now = next.measured(cases);
        }
    }
    path.push(now);
    Ok(path)
}

impl<'a> Ground<'a> {
    fn new(cases: &'a Cases, patience: Patience) -> Self {
        let rising: Vec<Vec<usize>> = (0..cases.inputs())
            .into_par_iter()
            .map(|input| {
                let column = cases.column(input);
                let mut places: Vec<usize> = (0..cases.len()).collect();
                places.sort_by(|&left, &right| column[left].total_cmp(&column[right]));
                places
            })
            .collect();
        let ends = rising.iter().enumerate().map(|(input, places)| {
            let column = cases.column(input);
            (column[places[0]], column[places[places.len() - 1]])
        });
        Self {
            cases,
            patience,
            ends: ends.collect(),
            rising,
        }
    }

    /// By case: how many restricted inputs it breaks, and the last of them.
    fn broken(&self, limits: &CaseBox) -> Vec<(usize, usize)> {
        let restricted = limits.restricted();
        let of_case = |case: usize| {
            let breaks = |&&input: &&usize| !limits.admits(input, self.cases.column(input)[case]);
            let broken = restricted.iter().filter(breaks);
            broken.fold((0, 0), |(count, _), &input| (count + 1, input))
        };
        (0..self.cases.len()).map(of_case).collect()
    }

    /// The values of an input and the marks of some cases, in rising order.
    fn along(&self, input: usize, keep: impl Fn(usize) -> bool) -> (Vec<f64>, Vec<bool>) {
        let column = self.cases.column(input);
        let kept = self.rising[input].iter().filter(|&&case| keep(case));
        kept.map(|&case| (column[case], self.cases.is_hit(case)))
            .unzip()
    }

    /// A limit, or nothing where it stands at the end of all cases.
    fn limit(&self, input: usize, side: Side, limit: f64) -> Option<f64> {
        let (least, greatest) = self.ends[input];
        let end = match side {
            Side::Low => least,
            Side::High => greatest,
        };
        (limit != end).then_some(limit)
    }

    /// The candidate with this limit on `values`, those of the cases that break no other input.
    fn candidate(
        &self,
        from: &CaseBox,
        (input, side, limit): (usize, Side, f64),
        (values, hits): &(Vec<f64>, Vec<bool>),
    ) -> Candidate {
        let limit = self.limit(input, side, limit);
        let moved = from.clone().with(input, side, limit);
        let first =
            values.partition_point(|value| moved.low(input).is_some_and(|low| *value < low));
        let last =
            values.partition_point(|value| moved.high(input).is_none_or(|high| *value <= high));
        let inside = first..last.max(first);
        Candidate {
            input,
            side,
            limit,
            cases: inside.len(),
            hits: hits[inside].iter().filter(|hit| **hit).count(),
            restricted: moved.restricted().len(),
        }
    }

    fn peel(&self, from: &MeasuredBox) -> Option<CaseBox> {
        let broken = self.broken(&from.limits);
        let candidates: Vec<[Candidate; 2]> = (0..self.cases.inputs())
            .into_par_iter()
            .map(|input| {
                let inside = self.along(input, |case| broken[case].0 == 0);
                let high = near_quantile(&inside.0, 1.0 - self.patience.peel);
                let low = near_quantile(&inside.0, self.patience.peel);
                [(input, Side::High, high), (input, Side::Low, low)]
                    .map(|peel| self.candidate(&from.limits, peel, &inside))
            })
            .collect();
        let best = best_of(from, candidates.as_flattened())?;
        let lighter = best.cases < from.tally.cases;
        (self.heavy_enough(&best) && lighter && gain(from, &best) > 0.0)
            .then(|| from.limits.clone().with(best.input, best.side, best.limit))
    }

    fn paste(&self, from: &MeasuredBox) -> Option<CaseBox> {
        let broken = self.broken(&from.limits);
        let candidates: Vec<[Candidate; 2]> = from
            .limits
            .restricted()
            .into_par_iter()
            .map(|input| {
                let beside = self.along(input, |case| match broken[case] {
                    (0, _) => true,
                    (1, by) => by == input,
                    _ => false,
                });
                let (least, greatest) = self.ends[input];
                let (values, _) = &beside;
                let until = from.limits.low(input).unwrap_or(least);
                let below = &values[..values.partition_point(|value| *value <= until)];
                let since = from.limits.high(input).unwrap_or(greatest);
                let above = &values[values.partition_point(|value| *value < since)..];
                let low = if below.is_empty() {
                    least
                } else {
                    near_quantile(below, 1.0 - self.patience.paste)
                };
                let high = if above.is_empty() {
                    greatest
                } else {
                    near_quantile(above, self.patience.paste)
                };
                [(input, Side::Low, low), (input, Side::High, high)]
                    .map(|paste| self.candidate(&from.limits, paste, &beside))
            })
            .collect();
        let best = best_of(from, candidates.as_flattened())?;
        let heavier = best.cases > from.tally.cases;
        (self.heavy_enough(&best) && heavier && gain(from, &best) > 0.0)
            .then(|| from.limits.clone().with(best.input, best.side, best.limit))
    }

    fn heavy_enough(&self, candidate: &Candidate) -> bool {
        candidate.cases as f64 / self.cases.len() as f64 >= self.patience.least_mass
    }
}

/// The change of density for each case lost or won; 0 if nothing changes.
fn gain(from: &MeasuredBox, to: &Candidate) -> f64 {
    let density = to.hits as f64 / to.cases.max(1) as f64;
    let change = density - from.tally.density();
    if change == 0.0 {
        0.0
    } else {
        change / from.tally.cases.abs_diff(to.cases) as f64
    }
}

/// The greatest gain, then the fewest inputs, then the first.
fn best_of(from: &MeasuredBox, candidates: &[Candidate]) -> Option<Candidate> {
    let better = |best: Candidate, next: &Candidate| {
        let (gained, gains) = (gain(from, &best), gain(from, next));
        if gains > gained || (gains == gained && next.restricted < best.restricted) {
            *next
        } else {
            best
        }
    };
    let (first, rest) = candidates.split_first()?;
    Some(rest.iter().fold(*first, better))
}

/// The point half-way between the two neighbours of the `p` quantile. Where they are equal the far one moves outwards
/// to the next other value, so that equal values stay together; among equal values only it stays there.
fn near_quantile(rising: &[f64], p: f64) -> f64 {
    let last = rising.len() - 1;
    let place = last as f64 * p;
    let (mut below, mut above) = (place.floor() as usize, place.ceil() as usize);
    while rising[below] == rising[above] {
        if p > 0.5 && below > 0 {
            below -= 1;
        } else if p <= 0.5 && above < last {
            above += 1;
        } else {
            break;
        }
    }
    // Not the overflow-safe midpoint: the sum is what others reckon, to the last bit.
    (rising[below] + rising[above]) * 0.5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::design::latin_hypercube;

    /// Of interest where the first is above 0.6 and the second below 0.5; the third says nothing.
    fn corner() -> Cases {
        let columns = latin_hypercube(&[1, 2, 3], 1000, 5);
        let interest = (0..1000)
            .map(|case| columns[0][case] > 0.6 && columns[1][case] < 0.5)
            .collect();
        Cases::new(columns, interest).unwrap()
    }

    #[test]
    fn the_trajectory_ends_in_the_corner_where_the_cases_of_interest_are() {
        let cases = corner();
        let path = prim(&cases, Patience::default()).unwrap();
        let last = path.last().unwrap();
        assert_eq!(last.tally.density(), 1.0);
        assert!(last.tally.coverage() > 0.9, "{:?}", last.tally);
        assert_eq!(last.limits.restricted(), [0, 1]);
        // One peel of twenty is about 0.02 wide there.
        assert!((last.limits.low(0).unwrap() - 0.6).abs() < 0.03);
        assert!((last.limits.high(1).unwrap() - 0.5).abs() < 0.03);
        assert_eq!((last.limits.high(0), last.limits.low(1)), (None, None));
        for pair in path.windows(2) {
            assert!(pair[1].tally.density() > pair[0].tally.density());
        }
    }

    #[test]
    fn a_peel_takes_equal_values_together() {
        // Half-way to the next other value on the side that is kept.
        assert_eq!(near_quantile(&[0.0, 1.0, 2.0, 3.0], 0.95), 2.5);
        assert_eq!(near_quantile(&[0.0, 1.0, 5.0, 5.0, 5.0], 0.95), 3.0);
        assert_eq!(near_quantile(&[0.0, 0.0, 0.0, 1.0, 2.0], 0.05), 0.5);
        assert_eq!(near_quantile(&[4.0, 4.0, 4.0], 0.05), 4.0);
    }

    #[test]
    fn no_box_is_lighter_than_was_allowed_and_threads_change_nothing() {
        let cases = corner();
        let patience = Patience {
            least_mass: 0.3,
            peel: 0.1,
            ..Patience::default()
        };
        let path = prim(&cases, patience).unwrap();
        assert!(path.len() > 5);
        assert!(path.iter().all(|of| of.tally.mass() >= 0.3));
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .build()
            .unwrap();
        assert_eq!(pool.install(|| prim(&cases, patience)).unwrap(), path);
    }

    #[test]
    fn cases_of_one_kind_and_odd_shares_are_refused() {
        let column = || vec![vec![1.0, 2.0, 3.0, 4.0]];
        let refused = |marks: [bool; 4]| {
            let cases = Cases::new(column(), marks.to_vec()).unwrap();
            prim(&cases, Patience::default()).unwrap_err()
        };
        assert_eq!(
            refused([false; 4]),
            DiscoveryError::NoneOfInterest { cases: 4 }
        );
        assert_eq!(
            refused([true; 4]),
            DiscoveryError::AllOfInterest { cases: 4 }
        );
        assert_eq!(
            refused([true, false, false, false]),
            DiscoveryError::OneAlone { cases: 4 }
        );
        let patience = Patience {
            peel: 0.0,
            ..Patience::default()
        };
        assert!(prim(&corner(), patience).is_err());
    }
}
