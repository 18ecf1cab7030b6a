//! What is asked of two routes in one future: one number (METHOD 6.4, the measures of 0.3).

use crate::sim::RouteSample;
use crate::stats::{PairCounts, WholeUnits};

/// One number about a route *a* and a route *b* in the same worlds. All are of shipments that arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statistic {
    /// Mean time of *a* less that of *b*, hours.
    MeanTime,
    /// P95 of the time of *a* less that of *b*, hours.
    P95Time,
    /// Mean cost of *a* less that of *b*, USD per box.
    MeanCost,
    /// Mean generalised cost (cost + VOT x time) of *a* less that of *b*, USD per box.
    Generalised,
    /// Share of the shipments that arrive on both in which *a* arrives before *b*.
    Before,
    /// Share of the shipments that arrive on both in which *a* costs less.
    Cheaper,
    /// Share of the shipments that arrive on both in which *a* has the lower generalised cost.
    LowerGeneralised,
}

/// How a statistic is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Hours; shown as days where that is long.
    Hours,
    /// USD per box.
    Usd,
    /// A share, 0 to 1.
    Share,
}

impl Statistic {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::MeanTime,
        Self::P95Time,
        Self::MeanCost,
        Self::Generalised,
        Self::Before,
        Self::Cheaper,
        Self::LowerGeneralised,
    ];

    /// The word of the command line, of files and of JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::MeanTime => "time",
            Self::P95Time => "p95",
            Self::MeanCost => "cost",
            Self::Generalised => "generalised",
            Self::Before => "before",
            Self::Cheaper => "cheaper",
            Self::LowerGeneralised => "lower-generalised",
        }
    }

    /// What it is, in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::MeanTime => "difference of mean times",
            Self::P95Time => "difference of P95 times",
            Self::MeanCost => "difference of mean costs",
            Self::Generalised => "difference of mean generalised costs",
            Self::Before => "share arriving first",
            Self::Cheaper => "share that is cheaper",
            Self::LowerGeneralised => "share with the lower generalised cost",
        }
    }

    /// How it is counted.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::MeanTime | Self::P95Time => Unit::Hours,
            Self::MeanCost | Self::Generalised => Unit::Usd,
            Self::Before | Self::Cheaper | Self::LowerGeneralised => Unit::Share,
        }
    }

    /// The number of route `a` against route `b`; not a number where a route brings no shipment in.
    #[must_use]
    pub fn of(self, a: &RouteSample, b: &RouteSample) -> f64 {
        match self {
            Self::MeanTime => mean(a, &a.time_h) - mean(b, &b.time_h),
            Self::P95Time => p95(a) - p95(b),
            Self::MeanCost => mean(a, &a.cost_usd) - mean(b, &b.cost_usd),
            Self::Generalised => mean(a, &a.generalised_usd) - mean(b, &b.generalised_usd),
            Self::Before => share(a, b, |route, range| {
                WholeUnits::minutes(&route.time_h[range.clone()], &route.status[range])
            }),
            Self::Cheaper => share(a, b, |route, range| {
                WholeUnits::cents(&route.cost_usd[range.clone()], &route.status[range])
            }),
            Self::LowerGeneralised => share(a, b, |route, range| {
                WholeUnits::cents(&route.generalised_usd[range.clone()], &route.status[range])
            }),
        }
    }
}

impl Statistic {
    /// The mean generalised cost of one route, USD per box; not a number where it brings no shipment in.
    #[must_use]
    pub fn mean_generalised_usd(route: &RouteSample) -> f64 {
        mean(route, &route.generalised_usd)
    }

    /// The statistic of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|statistic| statistic.word() == word)
    }
}

/// The mean of a column over the shipments that arrive.
fn mean(route: &RouteSample, column: &[f64]) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for (trial, value) in column.iter().enumerate() {
        if route.arrived(trial) {
            sum += value;
            count += 1.0;
        }
    }
    sum / count
}

/// The P95 of the time of the shipments that arrive: type 7 (METHOD 0.4, M099).
fn p95(route: &RouteSample) -> f64 {
    let arrived = route.time_h.iter().enumerate();
    let mut times: Vec<f64> = arrived
        .filter(|(trial, _)| route.arrived(*trial))
        .map(|(_, time)| *time)
        .collect();
    if times.is_empty() {
        return f64::NAN;
    }
    let place = 0.95 * (times.len() - 1) as f64;
    let below = place.floor() as usize;
    let (_, &mut low, above) = times.select_nth_unstable_by(below, f64::total_cmp);
    let high = above.iter().copied().fold(f64::INFINITY, f64::min);
    if high.is_finite() {
        low + (place - below as f64) * (high - low)
    } else {
        low
    }
}

/// The share of shipments arriving on both in which `a` is less, as whole units.
fn share(
    a: &RouteSample,
    b: &RouteSample,
    units: impl Fn(&RouteSample, std::ops::Range<usize>) -> WholeUnits,
) -> f64 {
    let mut counts = PairCounts::new(2);
    let trials = a.trials();
    for start in (0..trials).step_by(crate::sim::BLOCK) {
        let range = start..(start + crate::sim::BLOCK).min(trials);
        counts.add_block(&[units(a, range.clone()), units(b, range)]);
    }
    let pair = counts.pair(0, 1);
    pair.before as f64 / pair.both() as f64
}
