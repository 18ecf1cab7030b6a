//! What a sensitivity study found.

use crate::corridor::Grade;
use crate::stats::sensitivity::{Bar, Effects, SobolIndices, Verdict};
use crate::study::difference::Untold;
use crate::study::estimand::{Estimand, RegimeLabel};
use crate::study::pair::Pair;
use crate::study::statistic::Statistic;

/// How a study was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The statistic of the main picture, which also decides how many points are taken.
    pub of: Statistic,
    /// Base points to begin with: a power of two.
    pub points: u32,
    /// Base points at most.
    pub max_points: u32,
    /// Worlds of each future.
    pub inner: u64,
    /// Walks of the screening.
    pub walks: usize,
    /// True: the book's groups are exchanged instead of single unknowns.
    pub grouped: bool,
}

/// One unknown of a pair of routes.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Id of its row.
    pub id: String,
    /// What it is, in plain words.
    pub quantity: String,
    /// Its unit, as written.
    pub unit: String,
    /// Its grade under the regime.
    pub grade: Grade,
    /// Ids of its sources.
    pub sources: Vec<String>,
    /// Its group, as written.
    pub group: String,
    /// Its P10.
    pub p10: f64,
    /// Its median.
    pub p50: f64,
    /// Its P90.
    pub p90: f64,
    /// The part of the indices that it is in, by its place in [`Drivers::parts`].
    pub part: usize,
    /// Elementary effects by statistic, in its unit over the whole range (METHOD 6.5); absent where there was no
    /// screening or where the statistic is no number everywhere.
    pub effects: Vec<Option<Effects>>,
    /// Each statistic with this unknown alone at its P10 and P90, the others at their medians (METHOD 6.6).
    pub bars: Vec<Bar>,
    /// What it is worth to know it before choosing between the two routes, USD of generalised cost per box
    /// (METHOD 6.11); absent where there are too few futures or a route does not arrive in all of them.
    pub worth_usd: Option<f64>,
}

/// What is exchanged as one: an unknown, or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// One unknown, by its place among the inputs.
    Input(usize),
    /// A group of the book, by its name.
    Group(String),
    /// All that the screening left out.
    Others,
}

/// The indices of one statistic, or why there are none.
#[derive(Clone, Debug, PartialEq)]
pub enum Shares {
    /// Indices by part, and what to think of them.
    Told {
        /// The indices.
        indices: SobolIndices,
        /// The verdict on the sample size.
        verdict: Verdict,
    },
    /// A share that is 0, or 1, in nearly all futures: its variance tells nothing (METHOD 6.4).
    AtOneEnd {
        /// 0 or 1.
        end: f64,
    },
    /// In some futures a route brings no shipment in.
    NoNumber {
        /// Share of such futures.
        futures: f64,
    },
}

/// One statistic over the futures.
#[derive(Clone, Debug, PartialEq)]
pub struct OfStatistic {
    /// Which.
    pub statistic: Statistic,
    /// Its number with every unknown at its median.
    pub at_medians: f64,
    /// Its 5th percentile, median and 95th percentile over the futures; not numbers where some future has none.
    pub over_futures: [f64; 3],
    /// Its indices.
    pub shares: Shares,
}

/// What the difference of two routes hangs on.
#[derive(Clone, Debug, PartialEq)]
pub struct Drivers {
    /// Every unknown that the two routes use, in the order of the book.
    pub inputs: Vec<Input>,
    /// What was exchanged, in the order of the indices.
    pub parts: Vec<Part>,
    /// By statistic, in the order of [`Statistic::ALL`].
    pub statistics: Vec<OfStatistic>,
    /// Base points reached.
    pub points: u32,
    /// Futures reckoned, everything included.
    pub futures: usize,
    /// What it is worth to know all of it before choosing, USD of generalised cost per box.
    pub worth_of_all_usd: Option<f64>,
    /// What an unknown that tells nothing would seem to be worth by this estimate, at most: below it there is no
    /// difference from nothing.
    pub worth_noise_usd: f64,
}

impl Drivers {
    /// What was found of a statistic.
    #[must_use]
    pub fn of(&self, statistic: Statistic) -> &OfStatistic {
        &self.statistics[statistic as usize]
    }

    /// Places of the parts with the greatest total indices of a statistic, greatest first, the unscreened rest last
    /// of equals; empty where there are no indices.
    #[must_use]
    pub fn leading(&self, statistic: Statistic) -> Vec<usize> {
        let Shares::Told { indices, .. } = &self.of(statistic).shares else {
            return Vec::new();
        };
        let mut places: Vec<usize> = (0..self.parts.len()).collect();
        places.sort_by(|&x, &y| {
            let total = |place: usize| indices.indices[place].total;
            total(y).total_cmp(&total(x)).then(x.cmp(&y))
        });
        places
    }

    /// The share of the total indices of a statistic that inputs graded as judgements carry (METHOD 8.4). Where a
    /// part holds several inputs its index goes to them by the squares of their bars.
    #[must_use]
    pub fn from_judgement(&self, statistic: Statistic) -> Option<f64> {
        let Shares::Told { indices, .. } = &self.of(statistic).shares else {
            return None;
        };
        let mut weight = vec![[0.0_f64; 2]; self.parts.len()];
        for input in &self.inputs {
            let swing = input.bars[statistic as usize].swing();
            let square = if swing.is_finite() {
                swing * swing
            } else {
                0.0
            };
            weight[input.part][1] += square;
            if input.grade == Grade::Judgement {
                weight[input.part][0] += square;
            }
        }
        let (mut judged, mut all) = (0.0, 0.0);
        for (index, (part, [of_judgement, of_all])) in
            indices.indices.iter().zip(self.parts.iter().zip(weight))
        {
            let total = index.total.max(0.0);
            all += total;
            judged += match part {
                Part::Input(place) if self.inputs[*place].grade == Grade::Judgement => total,
                Part::Input(_) => 0.0,
                _ if of_all > 0.0 => total * of_judgement / of_all,
                _ => 0.0,
            };
        }
        (all > 0.0).then(|| judged / all)
    }
}

/// One regime.
#[derive(Clone, Debug, PartialEq)]
pub struct OfRegime {
    /// Its name.
    pub label: RegimeLabel,
    /// The pair and what its difference hangs on.
    pub found: Result<(Pair, Drivers), Untold>,
}

/// A sensitivity study.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// What was asked, in full.
    pub asked: Estimand,
    /// How.
    pub settings: Settings,
    /// Id and label of every route, by place.
    pub routes: Vec<(String, String)>,
    /// Regimes, each by itself.
    pub regimes: Vec<OfRegime>,
}
