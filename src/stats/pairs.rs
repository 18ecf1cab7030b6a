//! Who is before whom: paired counts for all pairs of routes that meet the same worlds.

use serde::{Deserialize, Serialize};

use super::block::{LANES, Status};

/// Marks a lane that did not arrive.
const ABSENT: i32 = i32::MAX;
/// 1.5 x 2^52: added to a small number it leaves the nearest integer in the low bits.
const TO_INTEGER: f64 = 6_755_399_441_055_744.0;

/// One route's times in whole minutes, or costs in whole cents, for one block; lanes that did not arrive are marked.
///
/// Rounded to the nearest, halves to the even one. Beyond 2^31 - 2 units (4,000 years; 21 million USD) either way a
/// value is held at that bound.
#[derive(Clone, Debug)]
pub struct WholeUnits {
    lanes: Vec<i32>,
    all_arrived: bool,
}

impl WholeUnits {
    /// Times of a block, in hours, to whole minutes.
    #[must_use]
    pub fn minutes(time_h: &[f64], status: &[Status]) -> Self {
        Self::new(time_h, status, 60.0)
    }

    /// Costs of a block, in USD, to whole cents.
    #[must_use]
    pub fn cents(cost_usd: &[f64], status: &[Status]) -> Self {
        Self::new(cost_usd, status, 100.0)
    }

    fn new(column: &[f64], status: &[Status], per_unit: f64) -> Self {
        assert!(
            status.len() <= LANES && status.len() <= column.len(),
            "a lane for each trial"
        );
        let bound = f64::from(ABSENT - 1);
        let mut all_arrived = true;
        let lanes = column.iter().zip(status).map(|(&value, &status)| {
            let units = (value * per_unit).clamp(-bound, bound) + TO_INTEGER;
            let arrived = status == Status::Arrived;
            all_arrived &= arrived;
            if arrived {
                units.to_bits() as i32
            } else {
                ABSENT
            }
        });
        Self {
            lanes: lanes.collect(),
            all_arrived,
        }
    }

    /// The differences `self - other` in whole units, of the lanes that arrived on both.
    pub(crate) fn differences<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = i64> + 'a {
        self.lanes
            .iter()
            .zip(&other.lanes)
            .filter(|&(&a, &b)| a != ABSENT && b != ABSENT)
            .map(|(&a, &b)| i64::from(a) - i64::from(b))
    }
}

/// One pair of routes over all trials: four counts that sum to the trials.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairCount {
    /// The first is less (earlier, cheaper) than the second; both arrived.
    pub before: u64,
    /// The second is less than the first; both arrived.
    pub after: u64,
    /// Equal to the whole unit; both arrived.
    pub tie: u64,
    /// One of the two, or both, did not arrive: neither is before the other.
    pub neither: u64,
}

impl PairCount {
    /// Trials in which both arrived.
    #[must_use]
    pub fn both(&self) -> u64 {
        self.before + self.after + self.tie
    }

    fn merge(&mut self, other: &Self) {
        self.before += other.before;
        self.after += other.after;
        self.tie += other.tie;
        self.neither += other.neither;
    }
}

/// Counts of before, after, tie and neither for every pair of `n` routes.
///
/// Probabilities are over the trials in which both arrived, so P(a before b) + P(b before a) + P(tie) = 1.
/// A trial in which one arrived and the other did not is *neither*: arriving is never called "before" a shipment
/// that did not arrive, and the shares that arrive stand beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairCounts {
    routes: usize,
    /// Pairs (a, b) with a < b: (0, 1), (0, 2), (1, 2), (0, 3)...
    counts: Vec<PairCount>,
}

impl PairCounts {
    /// Counts of nothing yet for `routes` routes.
    #[must_use]
    pub fn new(routes: usize) -> Self {
        Self {
            routes,
            counts: vec![PairCount::default(); routes * routes.saturating_sub(1) / 2],
        }
    }

    /// Counts one block: one column for each route, lane by lane the same worlds.
    ///
    /// # Panics
    /// When the columns are not one for each route, or differ in length.
    pub fn add_block(&mut self, columns: &[WholeUnits]) {
        assert_eq!(columns.len(), self.routes, "one column for each route");
        let mut counts = self.counts.iter_mut();
        for (b, second) in columns.iter().enumerate() {
            for (first, count) in columns[..b].iter().zip(&mut counts) {
                count.merge(&compare(first, second));
            }
        }
    }

    /// Adds the counts of the same routes from other blocks.
    ///
    /// # Panics
    /// When the numbers of routes differ.
    pub fn merge(&mut self, other: &Self) {
        assert_eq!(self.routes, other.routes, "the same routes");
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            count.merge(more);
        }
    }

    /// The four counts of route `a` against route `b`; of a route against itself, none.
    ///
    /// # Panics
    /// When there is no such route.
    #[must_use]
    pub fn pair(&self, a: usize, b: usize) -> PairCount {
        assert!(
            a.max(b) < self.routes,
            "route {a} or {b} of {}",
            self.routes
        );
        let at = |low: usize, high: usize| self.counts[high * (high - 1) / 2 + low];
        match a.cmp(&b) {
            std::cmp::Ordering::Less => at(a, b),
            std::cmp::Ordering::Equal => PairCount::default(),
            std::cmp::Ordering::Greater => {
                let count = at(b, a);
                PairCount {
                    before: count.after,
                    after: count.before,
                    ..count
                }
            }
        }
    }

    /// P(`a` before `b`), a tie not counted, over the trials in which both arrived; nothing when none did.
    #[must_use]
    pub fn p_before(&self, a: usize, b: usize) -> Option<f64> {
        let count = self.pair(a, b);
        (count.both() > 0).then(|| count.before as f64 / count.both() as f64)
    }

    /// P(`a` and `b` tie) over the trials in which both arrived; nothing when none did.
    #[must_use]
    pub fn p_tie(&self, a: usize, b: usize) -> Option<f64> {
        let count = self.pair(a, b);
        (count.both() > 0).then(|| count.tie as f64 / count.both() as f64)
    }
}

/// Compares two columns lane by lane.
fn compare(first: &WholeUnits, second: &WholeUnits) -> PairCount {
    assert_eq!(first.lanes.len(), second.lanes.len(), "the same worlds");
    let lanes = || first.lanes.iter().zip(&second.lanes);
    let (mut before, mut after, mut both) = (0_u32, 0_u32, 0_u32);
    if first.all_arrived && second.all_arrived {
        for (&a, &b) in lanes() {
            before += u32::from(a < b);
            after += u32::from(a > b);
        }
        both = first.lanes.len() as u32;
    } else {
        for (&a, &b) in lanes() {
            before += u32::from(a < b && b != ABSENT);
            after += u32::from(a > b && a != ABSENT);
            both += u32::from(a != ABSENT && b != ABSENT);
        }
    }
    PairCount {
        before: u64::from(before),
        after: u64::from(after),
        tie: u64::from(both - before - after),
        neither: first.lanes.len() as u64 - u64::from(both),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{Arrived, Stranded};

    #[test]
    fn times_within_the_same_minute_tie() {
        let status = [Arrived; 4];
        // 10 h is minute 600; 10.008 h is 600.48, minute 600; 10.01 h is 600.6, minute 601.
        let a = WholeUnits::minutes(&[10.0, 10.0, 10.0, 11.0], &status);
        let b = WholeUnits::minutes(&[10.008, 10.01, 9.0, 11.0], &status);
        let mut counts = PairCounts::new(2);
        counts.add_block(&[a, b]);
        let expected = PairCount {
            before: 1,
            after: 1,
            tie: 2,
            neither: 0,
        };
        assert_eq!(counts.pair(0, 1), expected);
    }

    #[test]
    fn a_shipment_that_never_arrives_is_neither_before_nor_after() {
        let a = WholeUnits::cents(
            &[5.0, f64::NAN, 7.0, 0.0],
            &[Arrived, Stranded, Arrived, Stranded],
        );
        let b = WholeUnits::cents(
            &[6.0, 3.0, f64::INFINITY, 0.0],
            &[Arrived, Arrived, Stranded, Stranded],
        );
        let mut counts = PairCounts::new(2);
        counts.add_block(&[a, b]);
        let expected = PairCount {
            before: 1,
            after: 0,
            tie: 0,
            neither: 3,
        };
        assert_eq!(counts.pair(0, 1), expected);
        assert_eq!(counts.p_before(0, 1), Some(1.0));
        assert_eq!(PairCounts::new(2).p_before(0, 1), None);
    }

    #[test]
    fn before_after_and_tie_make_one_for_every_pair_of_routes() {
        // Whole minutes from small cycles, so that ties are common; route 3 loses every seventh shipment.
        let route = |cycle: usize| {
            (0..1000)
                .map(|i| (i * i % cycle) as f64 / 60.0)
                .collect::<Vec<_>>()
        };
        let times = [route(17), route(19), route(23), route(29)];
        let lost: Vec<Status> = (0..1000)
            .map(|i| if i % 7 == 0 { Stranded } else { Arrived })
            .collect();
        let columns: Vec<WholeUnits> = (0..4)
            .map(|r| WholeUnits::minutes(&times[r], if r == 3 { &lost } else { &[Arrived; 1000] }))
            .collect();
        let mut counts = PairCounts::new(4);
        counts.add_block(&columns);
        for a in 0..4 {
            for b in (0..4).filter(|&b| b != a) {
                let sum = counts.p_before(a, b).unwrap()
                    + counts.p_before(b, a).unwrap()
                    + counts.p_tie(a, b).unwrap();
                assert!((sum - 1.0).abs() < 1e-12);
                // The slow way, one trial at a time.
                let met = (0..1000).filter(|i| (a != 3 && b != 3) || i % 7 != 0);
                let before = met.filter(|&i| times[a][i] < times[b][i]).count() as u64;
                assert_eq!(counts.pair(a, b).before, before);
                assert_eq!(
                    counts.pair(a, b).neither,
                    if a == 3 || b == 3 { 143 } else { 0 }
                );
            }
        }
    }
}
