//! Cases, boxes of them, and how a box is measured (METHOD 6.10, M086).

use rand::rand_core::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use serde::{Deserialize, Serialize};

use super::DiscoveryError;
use crate::stats::interval::binomial_at_least;

/// Fewer cases than this tell nothing.
pub const LEAST_CASES: usize = 40;

/// With fewer cases than this a finding comes with a warning.
pub const WISHED_CASES: usize = 1000;

/// Cases: the values of the inputs, and whether the outcome of interest came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Cases {
    columns: Vec<Vec<f64>>,
    interest: Vec<bool>,
}

/// A side of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Side {
    /// At least the limit.
    Low,
    /// At most the limit.
    High,
}

/// A box: by input, the least and the greatest value inside; nothing where it is not restricted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseBox {
    low: Vec<Option<f64>>,
    high: Vec<Option<f64>>,
}

/// Counts of a box: all shares follow from them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Cases in the box.
    pub cases: usize,
    /// Cases of interest in the box.
    pub hits: usize,
    /// All cases.
    pub all_cases: usize,
    /// All cases of interest.
    pub all_hits: usize,
}

/// One side of one input that a box restricts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Restriction {
    /// The input's place.
    pub input: usize,
    /// Which side.
    pub side: Side,
    /// The least or the greatest value inside.
    pub limit: f64,
    /// P(as many hits or more), had the cases in the box the share of interest that the box has without this limit
    /// (Bryant and Lempert 2010): small where the limit tells something. It is no true p-value, for the limit was
    /// chosen on the same cases; on the test half it is one.
    pub quasi_p: f64,
}

/// A box with what was measured of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasuredBox {
    /// The box.
    pub limits: CaseBox,
    /// Its counts.
    pub tally: Tally,
    /// Its restrictions, by input, the low side first.
    pub restrictions: Vec<Restriction>,
}

impl Cases {
    /// Cases from the columns of the inputs and the mark of each case.
    ///
    /// # Errors
    /// No inputs, columns that are not as long as the marks, a value that is not finite.
    pub fn new(columns: Vec<Vec<f64>>, interest: Vec<bool>) -> Result<Self, DiscoveryError> {
        if columns.is_empty() {
            return Err(DiscoveryError::NoInputs);
        }
        for (input, column) in columns.iter().enumerate() {
            if column.len() != interest.len() {
                return Err(DiscoveryError::OtherLength {
                    input,
                    found: column.len(),
                    cases: interest.len(),
                });
            }
            if let Some((case, &value)) = column.iter().enumerate().find(|(_, x)| !x.is_finite()) {
                return Err(DiscoveryError::NotFinite { input, case, value });
            }
        }
        Ok(Self { columns, interest })
    }

    /// How many cases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.interest.len()
    }

    /// True if there are no cases.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.interest.is_empty()
    }

    /// How many inputs there are.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.columns.len()
    }

    /// How many cases are of interest.
    #[must_use]
    pub fn hits(&self) -> usize {
        self.interest.iter().filter(|hit| **hit).count()
    }

    /// The values of an input, by case.
    #[must_use]
    pub fn column(&self, input: usize) -> &[f64] {
        &self.columns[input]
    }

    pub(super) fn is_hit(&self, case: usize) -> bool {
        self.interest[case]
    }

    /// These cases in this order.
    pub(super) fn chosen(&self, places: &[usize]) -> Self {
        let of = |column: &Vec<f64>| places.iter().map(|&case| column[case]).collect();
        Self {
            columns: self.columns.iter().map(of).collect(),
            interest: places.iter().map(|&case| self.interest[case]).collect(),
        }
    }

    /// Two random halves with as many cases of interest in each, but for one (`ChaCha8` from the seed).
    #[must_use]
    pub fn halves(&self, seed: u64) -> [Self; 2] {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        let mut halves = [Vec::new(), Vec::new()];
        for kind in [true, false] {
            let of_kind = (0..self.len()).filter(|&case| self.interest[case] == kind);
            let mut places: Vec<usize> = of_kind.collect();
            places.shuffle(&mut generator);
            // The odd one of the hits goes to the first half, that of the rest to the second.
            let offset = usize::from(!kind);
            for (turn, place) in places.into_iter().enumerate() {
                halves[(turn + offset) % 2].push(place);
            }
        }
        halves.map(|mut places| {
            places.sort_unstable();
            self.chosen(&places)
        })
    }

    /// Refused if all cases are alike, or all but one.
    pub(super) fn check_both_kinds(&self) -> Result<(), DiscoveryError> {
        let (cases, hits) = (self.len(), self.hits());
        match (hits, cases - hits) {
            (0, _) => Err(DiscoveryError::NoneOfInterest { cases }),
            (_, 0) => Err(DiscoveryError::AllOfInterest { cases }),
            (1, _) | (_, 1) => Err(DiscoveryError::OneAlone { cases }),
            _ => Ok(()),
        }
    }
}

impl CaseBox {
    /// A box that holds everything.
    #[must_use]
    pub fn open(inputs: usize) -> Self {
        Self {
            low: vec![None; inputs],
            high: vec![None; inputs],
        }
    }

    /// The same box with one limit set, or taken away.
    #[must_use]
    pub fn with(mut self, input: usize, side: Side, limit: Option<f64>) -> Self {
        match side {
            Side::Low => self.low[input] = limit,
            Side::High => self.high[input] = limit,
        }
        self
    }

    /// The least value inside, if that side of the input is restricted.
    #[must_use]
    pub fn low(&self, input: usize) -> Option<f64> {
        self.low[input]
    }

    /// The greatest value inside, if that side of the input is restricted.
    #[must_use]
    pub fn high(&self, input: usize) -> Option<f64> {
        self.high[input]
    }

    /// The places of the inputs that are restricted, in their order.
    #[must_use]
    pub fn restricted(&self) -> Vec<usize> {
        let held = |input: &usize| self.low[*input].is_some() || self.high[*input].is_some();
        (0..self.low.len()).filter(held).collect()
    }

    pub(super) fn admits(&self, input: usize, value: f64) -> bool {
        self.low[input].is_none_or(|low| low <= value)
            && self.high[input].is_none_or(|high| value <= high)
    }

    /// Its limits, by input, the low side first.
    fn limits(&self) -> Vec<(usize, Side, f64)> {
        let sides = |input: usize| {
            let low = self.low[input].map(|limit| (input, Side::Low, limit));
            let high = self.high[input].map(|limit| (input, Side::High, limit));
            low.into_iter().chain(high)
        };
        (0..self.low.len()).flat_map(sides).collect()
    }

    /// Measures the box on `cases`: counts, and the quasi-p of each restriction.
    ///
    /// # Panics
    /// If the cases have other inputs than the box.
    #[must_use]
    pub fn measured(self, cases: &Cases) -> MeasuredBox {
        assert_eq!(
            self.low.len(),
            cases.inputs(),
            "inputs of the box and of the cases"
        );
        let limits = self.limits();
        let mut tally = Tally {
            all_cases: cases.len(),
            all_hits: cases.hits(),
            ..Tally::default()
        };
        // By restriction: cases and hits that this one alone keeps out.
        let mut kept_out = vec![(0, 0); limits.len()];
        for case in 0..cases.len() {
            let breaks = |&(input, side, limit): &(usize, Side, f64)| {
                let value = cases.column(input)[case];
                match side {
                    Side::Low => value < limit,
                    Side::High => value > limit,
                }
            };
            let mut broken = (0..limits.len()).filter(|&place| breaks(&limits[place]));
            let hit = usize::from(cases.is_hit(case));
            match (broken.next(), broken.next()) {
                (None, _) => {
                    tally.cases += 1;
                    tally.hits += hit;
                }
                (Some(place), None) => {
                    kept_out[place].0 += 1;
                    kept_out[place].1 += hit;
                }
                _ => {}
            }
        }
        let restrictions = limits.into_iter().zip(kept_out);
        let restrictions = restrictions
            .map(|((input, side, limit), (cases, hits))| {
                let without = tally.cases + cases;
                let rate = (tally.hits + hits) as f64 / without.max(1) as f64;
                Restriction {
                    input,
                    side,
                    limit,
                    quasi_p: binomial_at_least(tally.hits as u64, tally.cases as u64, rate),
                }
            })
            .collect();
        MeasuredBox {
            limits: self,
            tally,
            restrictions,
        }
    }
}

impl Tally {
    /// The share of all cases of interest that the box holds; 0 if there are none.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        self.hits as f64 / self.all_hits.max(1) as f64
    }

    /// The share of the cases in the box that are of interest; 0 if it is empty.
    #[must_use]
    pub fn density(&self) -> f64 {
        self.hits as f64 / self.cases.max(1) as f64
    }

    /// The share of all cases that the box holds.
    #[must_use]
    pub fn mass(&self) -> f64 {
        self.cases as f64 / self.all_cases.max(1) as f64
    }

    /// The share of all cases that are of interest.
    #[must_use]
    pub fn base_rate(&self) -> f64 {
        self.all_hits as f64 / self.all_cases.max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_share_the_cases_and_the_cases_of_interest() {
        let column: Vec<f64> = (0..101).map(f64::from).collect();
        let interest = (0..101).map(|case| case % 3 == 0).collect();
        let cases = Cases::new(vec![column], interest).unwrap();
        let [first, second] = cases.halves(4);
        // 34 of 101 are of interest.
        assert_eq!((first.hits(), second.hits()), (17, 17));
        assert_eq!((first.len(), second.len()), (50, 51));
        let mut all = [first.column(0), second.column(0)].concat();
        all.sort_unstable_by(f64::total_cmp);
        assert_eq!(all, cases.column(0));
        assert_ne!(cases.halves(5)[0], first);
    }

    #[test]
    fn a_restriction_is_judged_against_the_box_without_it() {
        // Sixteen cases on a grid of 4 x 4; of interest where the first is 2 or more, whatever the second.
        let grid = |of: fn(u8) -> u8| {
            (0..16)
                .map(|case| f64::from(of(case)))
                .collect::<Vec<f64>>()
        };
        let columns = vec![grid(|case| case / 4), grid(|case| case % 4)];
        let interest = (0..16).map(|case| case >= 8).collect();
        let cases = Cases::new(columns, interest).unwrap();
        let open = CaseBox::open(2);
        let found = open
            .with(0, Side::Low, Some(2.0))
            .with(1, Side::High, Some(1.0));
        let found = found.measured(&cases);
        assert_eq!((found.tally.cases, found.tally.hits), (4, 4));
        assert_eq!((found.tally.coverage(), found.tally.mass()), (0.5, 0.25));
        // Without the first limit 8 cases, 4 of interest: 0.5^4; without the second 8 of 8: 1.
        let quasi_p: Vec<f64> = found.restrictions.iter().map(|of| of.quasi_p).collect();
        assert!((quasi_p[0] - 0.0625).abs() < 1e-14);
        assert_eq!(quasi_p[1], 1.0);
    }

    #[test]
    fn columns_that_do_not_fit_are_refused() {
        let refused = |columns| Cases::new(columns, vec![true, false]).unwrap_err();
        assert_eq!(refused(vec![]), DiscoveryError::NoInputs);
        assert_eq!(
            refused(vec![vec![0.0; 2], vec![0.0]]).to_string(),
            "input 1 has 1 values for 2 cases"
        );
        assert_eq!(
            refused(vec![vec![0.0, f64::INFINITY]]).to_string(),
            "input 0 is inf in case 1"
        );
    }
}
