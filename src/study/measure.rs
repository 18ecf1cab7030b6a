//! From a summary of one future to the numbers of a finding, without their range over futures.

use super::disruption::{Decider, ValueOfRecourse};
use super::finding::{
    Against, Band, Breakpoint, Estimate, PairFinding, RegimeFinding, RouteFacts, RouteFinding,
    Slot, Spread,
};
use crate::corridor::{CostLine, Part};
use crate::cost::{GeneralisedCost, InTransit};
use crate::stats::{
    Difference, GroupSummary, Histogram, Measure, RouteSummary, StatusCounts, WaySummary,
};

/// What is known of a route before any simulation.
#[derive(Clone, Debug)]
pub struct RouteCard {
    /// Id.
    pub id: String,
    /// Label.
    pub label: String,
    /// Why it is not offered; empty when it is.
    pub not_offered_because: Vec<String>,
    /// Counted facts.
    pub facts: RouteFacts,
    /// The breakpoints without their bands, in the order of the program's marks.
    pub points: Vec<Breakpoint>,
    /// USD per hour of the box (best value).
    pub vot_usd_h: f64,
    /// Value of reliability over value of time (best value).
    pub vor_ratio: f64,
    /// Value of the cargo in the box, USD (best value).
    pub cargo_usd: f64,
    /// Yearly cost of the owner's capital, where the cargo class states one (best value).
    pub capital_cost_year: Option<f64>,
}

/// Number of points of an arrival curve.
const CURVE_POINTS: usize = 240;

/// Number of bars of a histogram of differences.
const BARS: usize = 48;

/// A number that cannot be told because no trial arrived.
const UNTOLD: Estimate = Estimate {
    value: f64::NAN,
    unknown: None,
    noise: None,
};

fn told(estimate: Option<Estimate>) -> Estimate {
    estimate.unwrap_or(UNTOLD)
}

/// The finding of one regime from its summary. With `pictures`, also what only charts need.
#[must_use]
pub(super) fn regime(
    cards: &[RouteCard],
    summary: &GroupSummary,
    reference: Option<usize>,
    pictures: bool,
) -> RegimeFinding {
    let routes = cards
        .iter()
        .enumerate()
        .map(|(index, card)| route(card, index, summary, reference, pictures))
        .collect();
    let mut pairs = Vec::new();
    for a in 0..cards.len() {
        for b in a + 1..cards.len() {
            let mean = |route: usize| told(summary.routes[route].time_h.mean()).value;
            pairs.push(PairFinding {
                a,
                b,
                a_before: told(summary.p_earlier(a, b)),
                a_cheaper: told(summary.p_cheaper(a, b)),
                mean_difference_h: Estimate::new(mean(a) - mean(b), None),
            });
        }
    }
    RegimeFinding {
        id: String::new(),
        name: String::new(),
        dates: (String::new(), String::new()),
        vintage: None,
        reference,
        routes,
        pairs,
        matrix: None,
        timeline: None,
        horsetail: None,
    }
}

fn route(
    card: &RouteCard,
    index: usize,
    summary: &GroupSummary,
    reference: Option<usize>,
    pictures: bool,
) -> RouteFinding {
    let of = &summary.routes[index];
    let trials = of.status.trials().max(1) as f64;
    let (time_h, cost_usd) = (spread(&of.time_h, pictures), spread(&of.cost_usd, pictures));
    let means = GeneralisedCost {
        cost_usd: cost_usd.mean.value,
        time_h: time_h.mean.value,
        vot_usd_h: card.vot_usd_h,
    };
    let generalised = means.with_spread_usd(card.vor_ratio, time_h.sd.value);
    let goods = InTransit {
        value_usd: card.cargo_usd,
        days: time_h.mean.value / 24.0,
    };
    RouteFinding {
        id: card.id.clone(),
        label: card.label.clone(),
        offered: card.not_offered_because.is_empty(),
        not_offered_because: card.not_offered_because.clone(),
        facts: card.facts.clone(),
        time_h,
        cost_usd,
        generalised_usd: spread(&of.generalised_usd, pictures),
        route_generalised_usd: Estimate::new(generalised, None),
        inventory_usd: card
            .capital_cost_year
            .map(|rate| Estimate::new(goods.simple_usd(rate), None)),
        co2e_kg: told(of.mean_co2e_kg().map(|kg| Estimate::new(kg, None))),
        buffer_index: told(of.time_h.buffer_index()),
        on_time: of.due_h().map(|_| told(of.p_on_time())),
        not_eligible: of.status.not_eligible as f64 / trials,
        stranded: of.status.stranded as f64 / trials,
        beyond_horizon: of.status.horizon as f64 / trials,
        available: of.ways.open as f64 / trials,
        on_plan: of.ways.arrived_on_plan as f64 / of.status.arrived.max(1) as f64,
        deciders: deciders(card, &of.ways),
        recourse: recourse(&of.ways, &of.status),
        parts_h: Part::ALL
            .iter()
            .zip(&of.parts_h)
            .map(|(part, sum)| (part.words(), mean_of(sum.mean(of.status.arrived))))
            .collect(),
        lines_usd: CostLine::ALL
            .iter()
            .zip(&of.lines_usd)
            .map(|(line, sum)| (line.words(), mean_of(sum.mean(of.status.arrived))))
            .collect(),
        breakpoints: if pictures {
            breakpoints(card, of)
        } else {
            Vec::new()
        },
        arrival_curve: if pictures {
            of.time_h.histogram.distribution(CURVE_POINTS)
        } else {
            Vec::new()
        },
        against: reference
            .filter(|&other| other != index)
            .and_then(|other| against(index, other, summary, pictures)),
        time_split: None,
        cost_split: None,
        indicators: None,
    }
}

fn mean_of(mean: Option<f64>) -> Estimate {
    told(mean.map(|mean| Estimate::new(mean, None)))
}

/// Nine numbers of a measure; its noise only where it is shown, for a future's is never.
fn spread(measure: &Measure, noise: bool) -> Spread {
    let plain = |p| {
        measure
            .histogram
            .quantile(p)
            .map(|x| Estimate::new(x, None))
    };
    let sd = if noise {
        measure.sd()
    } else {
        measure.moments.sd().map(|sd| Estimate::new(sd, None))
    };
    nine(measure.mean(), sd, |p| {
        if noise { measure.quantile(p) } else { plain(p) }
    })
}

/// Nine numbers of a difference against the reference.
fn difference(of: &Difference, noise: bool) -> Spread {
    let plain = |p| of.histogram.quantile(p).map(|x| Estimate::new(x, None));
    let sd = of.moments.sd().map(|sd| Estimate::new(sd, None));
    nine(
        of.mean(),
        sd,
        |p| {
            if noise { of.quantile(p) } else { plain(p) }
        },
    )
}

fn nine(
    mean: Option<Estimate>,
    sd: Option<Estimate>,
    quantile: impl Fn(f64) -> Option<Estimate>,
) -> Spread {
    let at = |p| told(quantile(p));
    Spread {
        mean: told(mean),
        sd: told(sd),
        p5: at(0.05),
        p10: at(0.10),
        p25: at(0.25),
        p50: at(0.50),
        p75: at(0.75),
        p90: at(0.90),
        p95: at(0.95),
    }
}

fn against(index: usize, other: usize, summary: &GroupSummary, pictures: bool) -> Option<Against> {
    let pair = summary.against_reference(index)?;
    let (difference_h, difference_usd) = (
        difference(&pair.time_h, pictures),
        difference(&pair.cost_usd, pictures),
    );
    let reference = &summary.routes[other];
    let freight = reference.lines_usd[CostLine::Freight as usize]
        .mean(reference.status.arrived)
        .unwrap_or(f64::NAN);
    let bars = |of: &Difference, spread: &Spread| {
        if pictures {
            bars(of, spread)
        } else {
            Vec::new()
        }
    };
    let tie = summary.earlier.p_tie(index, other).unwrap_or(f64::NAN);
    Some(Against {
        before: told(summary.p_earlier(index, other)),
        tie,
        cheaper: told(summary.p_cheaper(index, other)),
        bars_h: bars(&pair.time_h, &difference_h),
        bars_usd: bars(&pair.cost_usd, &difference_usd),
        break_even_usd: Estimate::new(freight + difference_usd.mean.value, None),
        difference_h,
        difference_usd,
    })
}

/// Bars over the middle 99% of the differences, with an edge at zero where zero lies inside.
fn bars(of: &Difference, spread: &Spread) -> Vec<(f64, f64, f64)> {
    let at = |p| of.quantile(p).map_or(spread.mean.value, |e| e.value);
    let (low, high) = (at(0.005).min(0.0), at(0.995).max(0.0));
    if low >= high {
        return Vec::new();
    }
    let width = (high - low) / BARS as f64;
    let below = (-low / width).ceil();
    let edges: Vec<f64> = (0..=BARS + 1)
        .map(|step| (step as f64 - below) * width)
        .collect();
    of.histogram
        .bars(&edges)
        .into_iter()
        .zip(edges.windows(2))
        .map(|(share, edge)| (edge[0], edge[1], share))
        .collect()
}

fn breakpoints(card: &RouteCard, of: &RouteSummary) -> Vec<Breakpoint> {
    card.points
        .iter()
        .zip(&of.breakpoints)
        .map(|(point, summary)| Breakpoint {
            time_h: band(&summary.time_h),
            cost_usd: band(&summary.cost_usd),
            generalised_usd: band(&summary.generalised_usd),
            ..point.clone()
        })
        .collect()
}

fn band(histogram: &Histogram) -> Band {
    let at = |p| histogram.quantile(p).unwrap_or(f64::NAN);
    Band {
        p10: at(0.10),
        p50: at(0.50),
        p90: at(0.90),
    }
}

/// Steps that decide at least one arrival in a hundred, most often first.
fn deciders(card: &RouteCard, ways: &WaySummary) -> Vec<Decider> {
    let arrivals: u64 = ways.steps.iter().map(|step| step.decided).sum();
    let mut deciders: Vec<Decider> = card
        .points
        .windows(2)
        .zip(&ways.steps)
        .filter(|(_, step)| 100 * step.decided >= arrivals && step.decided > 0)
        .map(|(ends, step)| Decider {
            step: step_words(&ends[0], &ends[1]),
            share: step.decided as f64 / arrivals as f64,
            behind_h: step.behind_h.mean(step.decided).unwrap_or(0.0),
        })
        .collect();
    deciders.sort_by(|one, other| other.share.total_cmp(&one.share));
    deciders
}

/// What lies between two breakpoints, in plain words.
fn step_words(from: &Breakpoint, to: &Breakpoint) -> String {
    if to.arriving {
        format!("{} to {}", to.mode, to.place)
    } else {
        format!("at {}", from.place)
    }
}

fn recourse(ways: &WaySummary, status: &StatusCounts) -> Option<ValueOfRecourse> {
    let committed = ways.committed?;
    let trials = status.trials().max(1) as f64;
    Some(ValueOfRecourse {
        stranded_committed: committed.stranded as f64 / trials,
        stranded_replanned: status.stranded as f64 / trials,
        diverted: ways.diverted as f64 / trials,
        gain_h: ways.gained_h.mean(ways.both_arrive).unwrap_or(0.0),
    })
}

/// Gives every estimate of the best future its range over futures.
///
/// All futures meet the same few worlds, so the chance in these is common to them; `same` is the best future in
/// just those worlds, and each future counts by how far it lies from it: best + (future - same). A probability
/// stays between 0 and 1.
pub(super) fn spread_over_futures(
    best: &mut RegimeFinding,
    same: &mut RegimeFinding,
    futures: &mut [RegimeFinding],
) {
    let columns: Vec<Vec<Slot<'_>>> = futures.iter_mut().map(RegimeFinding::slots).collect();
    for ((index, slot), same) in best.slots().into_iter().enumerate().zip(same.slots()) {
        let values: Vec<f64> = columns
            .iter()
            .map(|column| {
                slot.estimate.value + (column[index].estimate.value - same.estimate.value)
            })
            .filter(|value| value.is_finite())
            .map(|value| {
                if slot.is_share {
                    value.clamp(0.0, 1.0)
                } else {
                    value
                }
            })
            .collect();
        *slot.estimate = slot.estimate.over_futures(&values);
    }
}
