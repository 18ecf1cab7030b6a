//! The routes of one regime side by side: they meet the same worlds, so their differences are paired.

use serde::{Deserialize, Serialize};

use super::block::{BlockOutcome, LANES, Lanes};
use super::fixed::Moments;
use super::histogram::SignedHistogram;
use super::pairs::{PairCounts, WholeUnits};
use super::summary::{Planned, RouteSummary};

/// Minutes in an hour.
const MINUTES: u32 = 60;
/// Cents in a dollar.
const CENTS: u32 = 100;

/// The difference of one quantity between two routes, over the worlds in which both arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Count, sum and squares of the differences.
    pub moments: Moments,
    /// Their distribution; zero is "equal to the whole minute or cent", so its share is that of the ties.
    pub histogram: SignedHistogram,
}

impl Difference {
    fn new(pivot: f64, units: u32) -> Self {
        Self {
            moments: Moments::about(pivot),
            histogram: SignedHistogram::new(units),
        }
    }

    fn add_block(&mut self, exact: &[f64], whole: &[f64]) {
        self.moments.add_block(exact);
        self.histogram.add_block(whole);
    }

    fn merge(&mut self, other: &Self) {
        self.moments.merge(&other.moments);
        self.histogram.merge(&other.histogram);
    }
}

/// One route less the reference route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgainstReference {
    /// Time, hours.
    pub time_h: Difference,
    /// Cost, USD.
    pub cost_usd: Difference,
}

/// The routes of one regime: each by itself, all pairs, and each against one reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupSummary {
    /// Each route by itself.
    pub routes: Vec<RouteSummary>,
    /// Which route is earlier, to the whole minute.
    pub earlier: PairCounts,
    /// Which route is cheaper, to the whole cent.
    pub cheaper: PairCounts,
    reference: Option<usize>,
    /// Of each route; that of the reference itself stays empty.
    differences: Vec<AgainstReference>,
}

impl GroupSummary {
    /// A summary of nothing yet. `reference` is the route that differences are taken against, if there is one;
    /// `due_h` the time allowed, hours.
    ///
    /// # Panics
    /// When there is no route `reference`.
    #[must_use]
    pub fn new(planned: &[Planned], reference: Option<usize>, due_h: Option<f64>) -> Self {
        let base = reference.map(|route| planned[route]).unwrap_or_default();
        let against = |route: &Planned| AgainstReference {
            time_h: Difference::new(route.time_h - base.time_h, MINUTES),
            cost_usd: Difference::new(route.cost_usd - base.cost_usd, CENTS),
        };
        let routes = planned.iter().map(|&route| RouteSummary::new(route, due_h));
        Self {
            routes: routes.collect(),
            earlier: PairCounts::new(planned.len()),
            cheaper: PairCounts::new(planned.len()),
            reference,
            differences: match reference {
                Some(_) => planned.iter().map(against).collect(),
                None => Vec::new(),
            },
        }
    }

    /// Takes in block number `block`: one outcome for each route. Each block is to be added once, in any order.
    ///
    /// # Panics
    /// When the outcomes are not one for each route and of one length, or hold what is not a number.
    pub fn add_block(&mut self, block: u64, outcomes: &[BlockOutcome]) {
        assert_eq!(
            outcomes.len(),
            self.routes.len(),
            "one outcome for each route"
        );
        for (route, outcome) in self.routes.iter_mut().zip(outcomes) {
            route.add_block(block, outcome);
        }
        let whole =
            |of: fn(&BlockOutcome) -> WholeUnits| outcomes.iter().map(of).collect::<Vec<_>>();
        let minutes = whole(|outcome| WholeUnits::minutes(outcome.time_h, outcome.status));
        let cents = whole(|outcome| WholeUnits::cents(outcome.cost_usd, outcome.status));
        self.earlier.add_block(&minutes);
        self.cheaper.add_block(&cents);

        let Some(reference) = self.reference else {
            return;
        };
        let base = &outcomes[reference];
        for (route, (outcome, against)) in outcomes.iter().zip(&mut self.differences).enumerate() {
            if route == reference {
                continue;
            }
            let lanes = Lanes::both_arrived(outcome.status, base.status);
            let time = exact_differences(&lanes, outcome.time_h, base.time_h);
            let whole = whole_differences(&minutes[route], &minutes[reference], MINUTES);
            against.time_h.add_block(&time, &whole);
            let cost = exact_differences(&lanes, outcome.cost_usd, base.cost_usd);
            let whole = whole_differences(&cents[route], &cents[reference], CENTS);
            against.cost_usd.add_block(&cost, &whole);
        }
    }

    /// Adds the same routes' summary of other blocks.
    ///
    /// # Panics
    /// When the two were made with other routes, reference, planned values or due time.
    pub fn merge(&mut self, other: &Self) {
        assert_eq!(self.routes.len(), other.routes.len(), "the same routes");
        assert_eq!(self.reference, other.reference, "one reference");
        for (route, more) in self.routes.iter_mut().zip(&other.routes) {
            route.merge(more);
        }
        self.earlier.merge(&other.earlier);
        self.cheaper.merge(&other.cheaper);
        for (against, more) in self.differences.iter_mut().zip(&other.differences) {
            against.time_h.merge(&more.time_h);
            against.cost_usd.merge(&more.cost_usd);
        }
    }

    /// The route that differences are taken against.
    #[must_use]
    pub fn reference(&self) -> Option<usize> {
        self.reference
    }

    /// Route number `route` less the reference; nothing for the reference itself, or without one.
    #[must_use]
    pub fn against_reference(&self, route: usize) -> Option<&AgainstReference> {
        (self.reference? != route).then(|| self.differences.get(route))?
    }
}

fn exact_differences(lanes: &Lanes, route: &[f64], reference: &[f64]) -> Vec<f64> {
    let (mut ours, mut theirs) = ([0.0; LANES], [0.0; LANES]);
    let ours = lanes.of(route, &mut ours);
    let theirs = lanes.of(reference, &mut theirs);
    ours.iter().zip(theirs).map(|(a, b)| a - b).collect()
}

fn whole_differences(route: &WholeUnits, reference: &WholeUnits, units: u32) -> Vec<f64> {
    let differences = route.differences(reference);
    differences
        .map(|whole| whole as f64 / f64::from(units))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::block::{Columns, Status};
    use proptest::prelude::*;

    const PLANNED: [Planned; 3] = [
        Planned {
            time_h: 700.0,
            cost_usd: 4000.0,
            generalised_usd: 4000.0,
        },
        Planned {
            time_h: 800.0,
            cost_usd: 3000.0,
            generalised_usd: 3000.0,
        },
        Planned {
            time_h: 900.0,
            cost_usd: 3500.0,
            generalised_usd: 3500.0,
        },
    ];

    fn nothing_yet() -> GroupSummary {
        GroupSummary::new(&PLANNED, Some(1), Some(840.0))
    }

    /// A number in [0, 1) that follows from what it is for (a fixed mixing of bits).
    fn chance(seed: u64, block: u64, lane: u64, what: u64) -> f64 {
        let mut bits = seed ^ (block << 40) ^ (lane << 20) ^ what;
        for _ in 0..3 {
            bits = (bits ^ (bits >> 31)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
        (bits >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// Three routes over one block; some shipments of the first and the last do not arrive.
    fn take_in(summary: &mut GroupSummary, seed: u64, block: u64, lanes: u64) {
        let columns: Vec<Columns> = (0..3)
            .map(|route| {
                let draw = |what: u64, from: f64| {
                    (0..lanes)
                        .map(|lane| from * (0.8 + chance(seed, block, lane, 8 * route + what)))
                        .collect()
                };
                let planned = PLANNED[route as usize];
                let mut columns =
                    Columns::arrived(draw(0, planned.time_h), draw(1, planned.cost_usd));
                for (lane, status) in (0..).zip(&mut columns.status) {
                    if route != 1 && chance(seed, block, lane, 99 + route) < 0.1 {
                        *status = [Status::Stranded, Status::NotEligible, Status::Horizon]
                            [lane as usize % 3];
                        columns.time_h[lane as usize] = f64::NAN;
                    }
                }
                columns
            })
            .collect();
        let breakpoints: Vec<_> = columns.iter().map(Columns::breakpoint).collect();
        let outcomes: Vec<_> = columns
            .iter()
            .zip(&breakpoints)
            .map(|(column, at)| column.lend(at))
            .collect();
        summary.add_block(block, &outcomes);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn blocks_split_over_three_machines_merge_to_the_same_bytes(
            seed: u64,
            machines in proptest::collection::vec(0_usize..3, 1..70),
            turn in 0_usize..3,
        ) {
            let mut whole = nothing_yet();
            let mut parts = [nothing_yet(), nothing_yet(), nothing_yet()];
            for block in 0..machines.len() {
                let lanes = if block + 1 == machines.len() { 13 } else { 40 };
                take_in(&mut whole, seed, block as u64, lanes);
            }
            for (block, &machine) in machines.iter().enumerate().rev() {
                let lanes = if block + 1 == machines.len() { 13 } else { 40 };
                take_in(&mut parts[machine], seed, block as u64, lanes);
            }
            parts.rotate_left(turn);
            let written = parts.map(|part| serde_json::to_string(&part).unwrap());
            let mut merged = nothing_yet();
            for part in &written {
                merged.merge(&serde_json::from_str(part).unwrap());
            }
            prop_assert_eq!(&merged, &whole);
            prop_assert_eq!(serde_json::to_string(&merged).unwrap(), serde_json::to_string(&whole).unwrap());
        }
    }

    #[test]
    fn every_count_of_two_small_routes_is_the_one_counted_by_hand() {
        let west = Columns::arrived(
            vec![600.0, 800.0, 900.0, 700.0],
            vec![4100.0, 4200.0, 4300.0, 4400.0],
        );
        let mut suez = Columns::arrived(
            vec![810.0, 800.0, 800.0, 1e9],
            vec![3000.0, 4200.0, 3000.0, 3000.0],
        );
        suez.status[3] = Status::Stranded;
        let mut summary = GroupSummary::new(&PLANNED[..2], Some(1), Some(800.0));
        let (west_at, suez_at) = (west.breakpoint(), suez.breakpoint());
        summary.add_block(0, &[west.lend(&west_at), suez.lend(&suez_at)]);

        let pair = summary.earlier.pair(0, 1);
        assert_eq!(
            (pair.before, pair.after, pair.tie, pair.neither),
            (1, 1, 1, 1)
        );
        let pair = summary.cheaper.pair(0, 1);
        assert_eq!(
            (pair.before, pair.after, pair.tie, pair.neither),
            (0, 2, 1, 1)
        );
        // Time: -210, 0, +100 over the three worlds in which both arrive. Cost: 1100, 0, 1300.
        let against = summary.against_reference(0).unwrap();
        assert_eq!(against.time_h.mean().unwrap().value, -110.0 / 3.0);
        assert_eq!(against.time_h.histogram.shares(), Some([1.0 / 3.0; 3]));
        assert_eq!(against.cost_usd.mean().unwrap().value, 800.0);
        assert_eq!(against.time_h.histogram.order_statistic(1), Some(-210.0));
        assert!(summary.against_reference(1).is_none());

        let [west, suez] = &summary.routes[..] else {
            panic!("two routes")
        };
        assert_eq!(west.time_h.mean().unwrap().value, 750.0);
        assert_eq!(west.parts_h[15].mean(4), Some(750.0));
        assert_eq!(west.lines_usd[0].total(), 17_000.0);
        assert_eq!(west.mean_co2e_kg(), Some(4250.0));
        assert_eq!(west.on_time(), Some(3));
        assert_eq!(suez.on_time(), Some(2));
        assert_eq!(
            (
                suez.status.arrived,
                suez.status.stranded,
                suez.status.trials()
            ),
            (3, 1, 4)
        );
        assert_eq!(suez.p_not_through().unwrap().value, 0.25);
        assert_eq!(suez.breakpoints[0].time_h.count(), 3);
    }
}
