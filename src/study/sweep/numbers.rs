//! What two routes do at one point: kept as plain numbers, so that a journal brings back the same bits.

use crate::sim::RouteSample;
use crate::stats::interval::sample_quantile;
use crate::study::Statistic;

/// What one route does in one future; of shipments that arrive, but for the shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RouteNumbers {
    /// Mean time, hours.
    pub time_h: f64,
    /// Median time, hours.
    pub p50_h: f64,
    /// 95th percentile of time, hours.
    pub p95_h: f64,
    /// Mean cost, USD per box.
    pub cost_usd: f64,
    /// Mean generalised cost, USD per box.
    pub generalised_usd: f64,
    /// Share of all shipments that arrive.
    pub arrived: f64,
    /// Share of all shipments that arrive by the due day; not a number where none is stated.
    pub on_time: f64,
}

/// What is told of one route: one of its own numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// Mean time, hours.
    MeanTime,
    /// Median time, hours.
    MedianTime,
    /// 95th percentile of time, hours.
    P95Time,
    /// Mean cost, USD per box.
    MeanCost,
    /// Mean generalised cost, USD per box.
    Generalised,
}

impl Own {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::MeanTime,
        Self::MedianTime,
        Self::P95Time,
        Self::MeanCost,
        Self::Generalised,
    ];

    /// The word of the command line, of files and of JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::MeanTime => "time",
            Self::MedianTime => "p50",
            Self::P95Time => "p95",
            Self::MeanCost => "cost",
            Self::Generalised => "generalised",
        }
    }

    /// What it is, in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::MeanTime => "mean time",
            Self::MedianTime => "median time",
            Self::P95Time => "P95 time",
            Self::MeanCost => "mean cost",
            Self::Generalised => "mean generalised cost",
        }
    }

    /// True if hours, false if USD per box.
    #[must_use]
    pub fn is_time(self) -> bool {
        matches!(self, Self::MeanTime | Self::MedianTime | Self::P95Time)
    }

    /// The number.
    #[must_use]
    pub fn of(self, numbers: &RouteNumbers) -> f64 {
        match self {
            Self::MeanTime => numbers.time_h,
            Self::MedianTime => numbers.p50_h,
            Self::P95Time => numbers.p95_h,
            Self::MeanCost => numbers.cost_usd,
            Self::Generalised => numbers.generalised_usd,
        }
    }
}

impl RouteNumbers {
    /// Reads a sample; `due_h` is when shipments are due.
    #[must_use]
    pub fn of(sample: &RouteSample, due_h: Option<f64>) -> Self {
        let arrived: Vec<usize> = (0..sample.trials())
            .filter(|&trial| sample.arrived(trial))
            .collect();
        let mean = |column: &[f64]| {
            arrived.iter().map(|&trial| column[trial]).sum::<f64>() / arrived.len() as f64
        };
        let mut times: Vec<f64> = arrived.iter().map(|&trial| sample.time_h[trial]).collect();
        times.sort_by(f64::total_cmp);
        let quantile = |p| sample_quantile(&times, p).unwrap_or(f64::NAN);
        let trials = sample.trials() as f64;
        Self {
            time_h: mean(&sample.time_h),
            p50_h: quantile(0.5),
            p95_h: quantile(0.95),
            cost_usd: mean(&sample.cost_usd),
            generalised_usd: mean(&sample.generalised_usd),
            arrived: arrived.len() as f64 / trials,
            on_time: due_h.map_or(f64::NAN, |due| {
                times.iter().filter(|time| **time <= due).count() as f64 / trials
            }),
        }
    }

    fn flat(&self) -> [f64; 7] {
        [
            self.time_h,
            self.p50_h,
            self.p95_h,
            self.cost_usd,
            self.generalised_usd,
            self.arrived,
            self.on_time,
        ]
    }

    fn read(flat: &[f64]) -> Option<Self> {
        let &[
            time_h,
            p50_h,
            p95_h,
            cost_usd,
            generalised_usd,
            arrived,
            on_time,
        ] = flat
        else {
            return None;
        };
        Some(Self {
            time_h,
            p50_h,
            p95_h,
            cost_usd,
            generalised_usd,
            arrived,
            on_time,
        })
    }
}

/// Every statistic of a pair, in the order of [`Statistic::ALL`].
pub type Every = [f64; Statistic::ALL.len()];

/// What two routes do at one point under one regime.
#[derive(Clone, Debug, PartialEq)]
pub struct PairNumbers {
    /// Are they offered?
    pub offered: [bool; 2],
    /// Every statistic at best values.
    pub best: Every,
    /// Each route at best values.
    pub routes: [RouteNumbers; 2],
    /// Every statistic in each future.
    pub futures: Vec<Every>,
}

/// Every statistic of a pair.
#[must_use]
pub fn every(a: &RouteSample, b: &RouteSample) -> Every {
    Statistic::ALL.map(|statistic| statistic.of(a, b))
}

/// Numbers of a [`PairNumbers`] besides those of the futures.
const FIXED: usize = 2 + Statistic::ALL.len() + 2 * 7;

impl PairNumbers {
    /// True if both routes are offered.
    #[must_use]
    pub fn is_offered(&self) -> bool {
        self.offered == [true, true]
    }

    /// The statistic at best values; not a number where a route is not offered.
    #[must_use]
    pub fn best(&self, statistic: Statistic) -> f64 {
        if self.is_offered() {
            self.best[place(statistic)]
        } else {
            f64::NAN
        }
    }

    /// The statistic in each future; none where a route is not offered.
    #[must_use]
    pub fn futures(&self, statistic: Statistic) -> Vec<f64> {
        if !self.is_offered() {
            return Vec::new();
        }
        let place = place(statistic);
        self.futures.iter().map(|every| every[place]).collect()
    }

    /// P5 and P95 of the statistic over the futures in which it is a number.
    #[must_use]
    pub fn unknown(&self, statistic: Statistic) -> Option<(f64, f64)> {
        spread(self.futures(statistic))
    }

    /// All numbers in one row.
    #[must_use]
    pub fn flat(&self) -> Vec<f64> {
        let mut flat: Vec<f64> = self.offered.map(|yes| f64::from(u8::from(yes))).to_vec();
        flat.extend(self.best);
        flat.extend(self.routes.iter().flat_map(RouteNumbers::flat));
        flat.extend(self.futures.iter().flatten());
        flat
    }

    /// The same from such a row with so many futures; nothing if the row is none.
    #[must_use]
    pub fn read(flat: &[f64], futures: usize) -> Option<Self> {
        let count = Statistic::ALL.len();
        if flat.len() != Self::length(futures) {
            return None;
        }
        let (offered, rest) = flat.split_at(2);
        let (best, rest) = rest.split_at(count);
        let (a, rest) = rest.split_at(7);
        let (b, rest) = rest.split_at(7);
        Some(Self {
            offered: [offered[0] != 0.0, offered[1] != 0.0],
            best: best.try_into().ok()?,
            routes: [RouteNumbers::read(a)?, RouteNumbers::read(b)?],
            futures: rest
                .chunks_exact(count)
                .map(|every| every.try_into().ok())
                .collect::<Option<_>>()?,
        })
    }

    /// Numbers of such a row.
    #[must_use]
    pub fn length(futures: usize) -> usize {
        FIXED + futures * Statistic::ALL.len()
    }
}

fn place(statistic: Statistic) -> usize {
    Statistic::ALL
        .iter()
        .position(|known| *known == statistic)
        .expect("all statistics are in the list")
}

/// P5 and P95 of the numbers among these; nothing where there are fewer than two.
#[must_use]
pub fn spread(mut values: Vec<f64>) -> Option<(f64, f64)> {
    values.retain(|value| value.is_finite());
    if values.len() < 2 {
        return None;
    }
    values.sort_by(f64::total_cmp);
    sample_quantile(&values, 0.05).zip(sample_quantile(&values, 0.95))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Status;

    fn sample(times: &[f64]) -> RouteSample {
        RouteSample {
            time_h: times.to_vec(),
            cost_usd: times.iter().map(|time| 10.0 * time).collect(),
            generalised_usd: times.iter().map(|time| 20.0 * time).collect(),
            status: vec![Status::Arrived; times.len()],
        }
    }

    #[test]
    fn a_row_of_numbers_gives_back_the_same_bits_not_a_number_included() {
        let (a, b) = (sample(&[10.0, 20.0, 30.0]), sample(&[20.0, 20.0, 10.0]));
        let numbers = PairNumbers {
            offered: [true, false],
            best: every(&a, &b),
            routes: [RouteNumbers::of(&a, None), RouteNumbers::of(&b, Some(20.0))],
            futures: vec![every(&a, &b), every(&b, &a)],
        };
        let flat = numbers.flat();
        assert_eq!(flat.len(), PairNumbers::length(2));
        let again = PairNumbers::read(&flat, 2).unwrap();
        let bits = |row: &[f64]| {
            row.iter()
                .map(|number| number.to_bits())
                .collect::<Vec<_>>()
        };
        assert_eq!(bits(&again.flat()), bits(&flat));
        assert!(again.routes[0].on_time.is_nan());
        // One waits 30 h in route a; in b all three are there by 20 h.
        assert!((again.routes[1].on_time - 1.0).abs() < 1e-12);
        assert_eq!(PairNumbers::read(&flat[1..], 2), None);
        assert_eq!(PairNumbers::read(&flat, 3), None);
    }

    #[test]
    fn a_route_that_is_not_offered_has_no_statistic() {
        let (a, b) = (sample(&[10.0]), sample(&[20.0]));
        let mut numbers = PairNumbers {
            offered: [true, true],
            best: every(&a, &b),
            routes: [RouteNumbers::of(&a, None), RouteNumbers::of(&b, None)],
            futures: vec![every(&a, &b); 3],
        };
        assert_eq!(numbers.best(Statistic::MeanTime), -10.0);
        assert_eq!(numbers.unknown(Statistic::MeanTime), Some((-10.0, -10.0)));
        numbers.offered[0] = false;
        assert!(numbers.best(Statistic::MeanTime).is_nan());
        assert_eq!(numbers.unknown(Statistic::MeanTime), None);
    }
}
