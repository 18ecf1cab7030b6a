//! The shape of the document: keys in their order. What each means stands in `docs/json.md`.

use super::closures::{Decider, Matrix, Recourse, Timeline};
use super::indicators::Indicators;
use serde::{Serialize, Serializer};

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub(super) schema: u32,
    pub(super) question: Asked<'a>,
    pub(super) run: Run<'a>,
    pub(super) regimes: Vec<Regime<'a>>,
    pub(super) footing: Footing<'a>,
}

#[derive(Serialize)]
pub(super) struct Asked<'a> {
    pub(super) title: &'a str,
    pub(super) from: &'a str,
    pub(super) to: &'a str,
    #[serde(rename = "box")]
    pub(super) cargo_box: &'a str,
    pub(super) scope: &'a str,
    pub(super) depart: Depart<'a>,
    pub(super) scenario: &'a str,
    pub(super) direction: &'a str,
    pub(super) cargo: &'a str,
    pub(super) first: &'a str,
    pub(super) due_d: Option<f64>,
    pub(super) price_year: i32,
    pub(super) perspective: &'a str,
    pub(super) vot_usd_d: f64,
    pub(super) levers: &'a [String],
    pub(super) overrides: &'a [String],
    pub(super) vintage: Option<&'a str>,
    pub(super) edits: &'a [String],
    pub(super) recourse: &'a str,
    pub(super) copula: &'a str,
    pub(super) design: &'a str,
}

#[derive(Serialize)]
pub(super) struct Depart<'a> {
    pub(super) from: &'a str,
    pub(super) to: &'a str,
}

#[derive(Serialize)]
pub(super) struct Run<'a> {
    pub(super) trials: u64,
    pub(super) futures: u32,
    pub(super) seed: u64,
    pub(super) inputs: &'a str,
    pub(super) inner: u64,
    pub(super) trials_asked: u64,
    pub(super) breakpoint_trials: u64,
    pub(super) version: &'a str,
}

#[derive(Serialize)]
pub(super) struct Regime<'a> {
    pub(super) id: &'a str,
    pub(super) routes: Vec<Route<'a>>,
    pub(super) pairs: Vec<Pair<'a>>,
    pub(super) name: &'a str,
    pub(super) dates: Depart<'a>,
    pub(super) reference: Option<&'a str>,
    pub(super) matrix: Option<Matrix<'a>>,
    pub(super) timeline: Option<Timeline<'a>>,
    pub(super) futures: Option<Futures<'a>>,
}

#[derive(Serialize)]
pub(super) struct Futures<'a> {
    pub(super) hours: Vec<f64>,
    pub(super) routes: Vec<OverFutures<'a>>,
}

#[derive(Serialize)]
pub(super) struct OverFutures<'a> {
    pub(super) route: &'a str,
    pub(super) mean: Vec<f64>,
    pub(super) p5: Vec<f64>,
    pub(super) p95: Vec<f64>,
}

#[derive(Serialize)]
pub(super) struct Split {
    pub(super) between: f64,
    pub(super) within: f64,
    pub(super) share_between: f64,
}

#[derive(Serialize)]
pub(super) struct Route<'a> {
    pub(super) id: &'a str,
    pub(super) label: &'a str,
    pub(super) offered: bool,
    pub(super) km: f64,
    pub(super) time_h: Quantity,
    pub(super) cost_usd: Quantity,
    pub(super) co2e_kg: Number,
    pub(super) on_time: Option<Probability>,
    pub(super) stranded: f64,
    pub(super) parts_h: Means,
    pub(super) lines_usd: Means,
    pub(super) not_offered_because: &'a [String],
    pub(super) generalised_usd: Quantity,
    #[serde(rename = "route_generalised_usd")]
    pub(super) whole_generalised_usd: Number,
    pub(super) buffer_index: Number,
    pub(super) not_eligible: f64,
    pub(super) beyond_horizon: f64,
    pub(super) facts: Facts<'a>,
    pub(super) inventory_usd: Option<Number>,
    pub(super) available: f64,
    pub(super) on_plan: f64,
    pub(super) deciders: Vec<Decider<'a>>,
    pub(super) recourse: Option<Recourse>,
    pub(super) time_variance_h2: Option<Split>,
    pub(super) cost_variance_usd2: Option<Split>,
    pub(super) indicators: Option<Indicators<'a>>,
}

#[derive(Serialize)]
pub(super) struct Facts<'a> {
    pub(super) borders: u32,
    pub(super) gauge_changes: u32,
    pub(super) transfers: u32,
    pub(super) sailings_week: Option<f64>,
    pub(super) capacity: Option<Capacity<'a>>,
    pub(super) places: &'a [String],
    pub(super) legs: &'a [String],
}

#[derive(Serialize)]
pub(super) struct Capacity<'a> {
    pub(super) teu_week: f64,
    pub(super) limit: &'a str,
    pub(super) sources: &'a [String],
}

#[derive(Serialize)]
pub(super) struct Pair<'a> {
    pub(super) a: &'a str,
    pub(super) b: &'a str,
    pub(super) a_before: Probability,
    pub(super) a_cheaper: Probability,
    pub(super) difference_h: Difference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) difference_usd: Option<Quantity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tie: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) break_even_usd: Option<Number>,
}

/// A difference: in full against the reference, its mean otherwise.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Difference {
    Full(Quantity),
    Mean {
        mean: f64,
        unknown: Option<Ends>,
        noise: Option<f64>,
    },
}

#[derive(Serialize)]
pub(super) struct Footing<'a> {
    pub(super) measured: usize,
    pub(super) announced: usize,
    pub(super) estimate: usize,
    pub(super) judgement: usize,
    pub(super) by_age: Vec<OfAge>,
    pub(super) leading: Vec<Leading<'a>>,
}

#[derive(Serialize)]
pub(super) struct OfAge {
    pub(super) age: &'static str,
    pub(super) rows: usize,
}

#[derive(Serialize)]
pub(super) struct Leading<'a> {
    pub(super) id: &'a str,
    pub(super) quantity: &'a str,
    pub(super) unit: &'a str,
    pub(super) grade: &'static str,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) difference_at_low_h: f64,
    pub(super) difference_at_high_h: f64,
}

#[derive(Serialize)]
pub(super) struct Quantity {
    pub(super) mean: f64,
    pub(super) sd: f64,
    pub(super) p5: f64,
    pub(super) p25: f64,
    pub(super) p50: f64,
    pub(super) p75: f64,
    pub(super) p95: f64,
    pub(super) unknown: Option<Ends>,
    pub(super) noise: Option<f64>,
    pub(super) p10: f64,
    pub(super) p90: f64,
}

/// Means by name, in their order.
pub(super) struct Means(pub(super) Vec<(&'static str, Number)>);

impl Serialize for Means {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, mean)| (name, mean)))
    }
}

#[derive(Serialize)]
pub(super) struct Number {
    pub(super) value: f64,
    pub(super) unknown: Option<Ends>,
    pub(super) noise: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct Probability {
    pub(super) p: f64,
    pub(super) unknown: Option<Ends>,
    pub(super) noise: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct Ends {
    pub(super) p5: f64,
    pub(super) p95: f64,
}
