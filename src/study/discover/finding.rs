//! What a discovery found.

use crate::corridor::Grade;
use crate::stats::discovery::{Discovery, Leaf};
use crate::study::difference::Untold;
use crate::study::estimand::{Estimand, RegimeLabel};
use crate::study::pair::Pair;
use crate::study::statistic::Statistic;

/// The outcome that is looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interest {
    /// The statistic.
    pub statistic: Statistic,
    /// Below the threshold, or above it.
    pub side: Side,
    /// In the unit of the statistic.
    pub threshold: f64,
}

/// On which side of a threshold an outcome lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Below it.
    Below,
    /// Above it.
    Above,
}

impl Default for Interest {
    /// *a* does not beat *b*: it arrives first in fewer than half of the shipments.
    fn default() -> Self {
        Self {
            statistic: Statistic::Before,
            side: Side::Below,
            threshold: 0.5,
        }
    }
}

impl Interest {
    /// True for an outcome that is looked for.
    #[must_use]
    pub fn holds(&self, outcome: f64) -> bool {
        match self.side {
            Side::Below => outcome < self.threshold,
            Side::Above => outcome > self.threshold,
        }
    }
}

/// How a discovery was asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// What is looked for.
    pub interest: Interest,
    /// Futures.
    pub points: u32,
    /// Worlds of each future.
    pub inner: u64,
}

/// An unknown that was varied.
#[derive(Clone, Debug, PartialEq)]
pub struct Varied {
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
    /// Its least and its greatest plausible value.
    pub range: (f64, f64),
}

/// What the futures of one regime tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cases {
    /// Unknowns that the two routes use; all were varied.
    pub unknowns: usize,
    /// Those of them that may be a condition, in the order of the book: the ones that go most with the statistic.
    pub inputs: Vec<Varied>,
    /// Futures in which both routes bring shipments in.
    pub cases: usize,
    /// Those with the outcome that is looked for.
    pub hits: usize,
    /// Futures left out: a route brings no shipment in.
    pub left_out: usize,
    /// The conditions; nothing where all futures, or none, or only one have the outcome.
    pub pattern: Option<Pattern>,
}

/// Conditions under which the outcome comes about.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// Boxes, the chosen one, and its measure on the futures that it was not chosen on. Limits are in the unit of the
    /// input.
    pub found: Discovery,
    /// The leaves of a small tree, as a check; a single one says that there is no pattern.
    pub leaves: Vec<Leaf>,
}

impl Pattern {
    /// True if a condition was found at all.
    #[must_use]
    pub fn is_restricted(&self) -> bool {
        !self.found.chosen.restrictions.is_empty()
    }
}

/// One regime.
#[derive(Clone, Debug, PartialEq)]
pub struct OfRegime {
    /// Its name.
    pub label: RegimeLabel,
    /// The pair and what was found of it.
    pub found: Result<(Pair, Cases), Untold>,
}

/// A discovery.
#[derive(Clone, Debug, PartialEq)]
pub struct Discovered {
    /// What was asked, in full.
    pub asked: Estimand,
    /// How.
    pub settings: Settings,
    /// Id and label of every route, by place.
    pub routes: Vec<(String, String)>,
    /// Regimes, each by itself.
    pub regimes: Vec<OfRegime>,
}
