//! What a study of robustness is asked, and what it finds.

use crate::stats::robustness::Ranking;
use crate::study::finding::{Estimand, RegimeLabel};
use crate::study::sweep::PulledLever;

/// What an option is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payoff {
    /// Mean generalised cost, USD per box.
    Generalised,
    /// Mean time, hours.
    Time,
    /// 95th percentile of time, hours.
    P95,
    /// Mean cost, USD per box.
    Cost,
    /// Share of the shipments in which it arrives first of all offered routes.
    First,
}

impl Payoff {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Generalised,
        Self::Time,
        Self::P95,
        Self::Cost,
        Self::First,
    ];

    /// The word of the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Generalised => "generalised",
            Self::Time => "time",
            Self::P95 => "p95",
            Self::Cost => "cost",
            Self::First => "before",
        }
    }

    /// What it is, in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Generalised => "mean generalised cost",
            Self::Time => "mean time",
            Self::P95 => "P95 time",
            Self::Cost => "mean cost",
            Self::First => "share arriving first of all offered routes",
        }
    }

    /// True where more is better.
    #[must_use]
    pub fn more_is_better(self) -> bool {
        self == Self::First
    }

    /// True if it is hours.
    #[must_use]
    pub fn is_time(self) -> bool {
        matches!(self, Self::Time | Self::P95)
    }

    /// The payoff of a value: of which more is better.
    pub(super) fn payoff(self, value: f64) -> f64 {
        if self.more_is_better() {
            value
        } else {
            0.0 - value
        }
    }
}

/// What is good enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Enough {
    /// A value at least as good as this: hours, USD or a share.
    Value(f64),
    /// As good as the reference in the same future.
    Reference,
}

/// Options under regimes.
#[derive(Clone, Debug)]
pub struct Robustness {
    /// What was asked.
    pub asked: Estimand,
    /// What options are judged by.
    pub of: Payoff,
    /// What is good enough.
    pub enough: Enough,
    /// Regimes in which something is offered, in the scenario's order.
    pub regimes: Vec<RegimeLabel>,
    /// Names of regimes in which nothing is offered, which are left out.
    pub left_out: Vec<String>,
    /// Which way to book, no lever being pulled.
    pub routes: Option<Decision>,
    /// Which levers to pull, the shipper taking the best way that is offered.
    pub packages: Option<Decision>,
}

/// One decision.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The options.
    pub options: Vec<Choice>,
    /// By option and regime: the value at best values; nothing where it is not offered.
    pub values: Vec<Vec<Option<f64>>>,
    /// By option and regime: P5 and P95 over futures.
    pub unknown: Vec<Vec<Option<(f64, f64)>>>,
    /// By option and regime: what it falls short of the best of that regime.
    pub regrets: Vec<Vec<Option<f64>>>,
    /// By option and regime: share of the futures in which it is good enough.
    pub satisfied: Vec<Vec<f64>>,
    /// What each measure chooses.
    pub measures: Vec<Ranking>,
    /// By regime: what it is worth to know, before choosing, everything that is drawn over futures; in the unit of the
    /// values.
    pub evpi: Vec<Option<f64>>,
    /// True if no option is chosen by all measures.
    pub disagree: bool,
}

/// An option.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Id for tables.
    pub id: String,
    /// In plain words.
    pub label: String,
    /// Levers in it.
    pub levers: Vec<PulledLever>,
    /// The way that is then taken in each regime, where that is not the option itself.
    pub ways: Vec<Option<String>>,
}

/// A package of levers to be judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its levers.
    pub levers: Vec<PulledLever>,
}

/// What the user asked of it.
#[derive(Clone, Debug)]
pub struct Options {
    /// What options are judged by.
    pub of: Payoff,
    /// What is good enough; absent: the due day for times, else as good as the reference.
    pub enough: Option<f64>,
    /// Packages; absent: none, each lever alone that touches the ways, and all of these together.
    pub packages: Option<Vec<Package>>,
    /// Routes by their places in the question; empty: those that are offered.
    pub ways: Vec<usize>,
}
