//! The family of futures: a curve of arrival for each, and how the variance parts between what we do not know and
//! what differs from shipment to shipment (METHOD 6.3).

use super::finding::RegimeFinding;
use crate::stats::nested::{Horsetail, VarianceSplit};
use crate::stats::{GroupSummary, Histogram};

/// Fewer futures than this make no family.
pub(super) const LEAST_FUTURES: u32 = 8;

/// Points of each curve.
const POINTS: usize = 97;

/// Share of the slowest shipments of a future that the curves need not reach.
const TAIL: f64 = 0.01;

/// The curves of some routes of a regime, all on the same hours.
#[derive(Clone, Debug, PartialEq)]
pub struct ArrivalFamily {
    /// Hours since the clock opened, rising.
    pub hours: Vec<f64>,
    /// The routes.
    pub routes: Vec<RouteFamily>,
}

/// The curves of one route.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteFamily {
    /// The route, by its place in the question.
    pub route: usize,
    /// By future: the share of all shipments that has arrived by each hour.
    pub futures: Vec<Vec<f64>>,
    /// The mean of the futures at each hour.
    pub mean: Vec<f64>,
    /// Their 5th percentile at each hour.
    pub low: Vec<f64>,
    /// Their 95th percentile at each hour.
    pub high: Vec<f64>,
}

/// The times of one route in one future.
#[derive(Clone, Debug)]
pub(super) struct Times {
    histogram: Histogram,
    arrived: f64,
}

/// The times of these routes in one future.
pub(super) fn times(summary: &GroupSummary, routes: &[usize]) -> Vec<Times> {
    let of = routes.iter().map(|&route| &summary.routes[route]);
    of.map(|route| Times {
        histogram: route.time_h.histogram.clone(),
        arrived: route.status.arrived as f64 / route.status.trials().max(1) as f64,
    })
    .collect()
}

/// The routes of a regime whose curves are drawn: the reference and the one that the answer sets against it. None
/// of fewer than eight futures.
pub(super) fn routes(found: &RegimeFinding, futures: u32) -> Vec<usize> {
    if futures < LEAST_FUTURES {
        return Vec::new();
    }
    found
        .reference
        .into_iter()
        .chain(found.alternative())
        .collect()
}

/// The family of a regime from the times of each future; nothing where no shipment arrives in any.
pub(super) fn family(routes: &[usize], futures: &[&[Times]]) -> Option<ArrivalFamily> {
    let all = || futures.iter().flat_map(|of| of.iter());
    let ends = |p: f64| all().filter_map(move |of| of.histogram.quantile(p));
    let first = ends(0.0).reduce(f64::min)?;
    let last = ends(1.0 - TAIL).reduce(f64::max)?;
    let step = (last - first) / (POINTS - 1) as f64;
    let hours: Vec<f64> = (0..POINTS)
        .map(|point| first + step * point as f64)
        .collect();
    let routes = routes.iter().enumerate().map(|(place, &route)| {
        let curves: Vec<Vec<f64>> = futures
            .iter()
            .map(|of| {
                let of = &of[place];
                let share =
                    |hour: &f64| of.arrived * of.histogram.share_at_most(*hour).unwrap_or(0.0);
                hours.iter().map(share).collect()
            })
            .collect();
        let tail = Horsetail::of_shares(hours.clone(), &curves)?;
        Some(RouteFamily {
            route,
            futures: curves,
            mean: tail.mean,
            low: tail.low,
            high: tail.high,
        })
    });
    Some(ArrivalFamily {
        routes: routes.collect::<Option<_>>()?,
        hours,
    })
}

/// Parts the variance of time and cost of every route: between the futures, less the noise of their trials (M083),
/// and within them.
///
/// The futures meet the same worlds, so most of that noise is common to them and not in the variance between them:
/// what is taken away is a little too much, at most the variance within over the trials of a future.
pub(super) fn split(found: &mut RegimeFinding, futures: &[RegimeFinding], inner: u64) {
    for (index, route) in found.routes.iter_mut().enumerate() {
        let each = || futures.iter().map(move |future| &future.routes[index]);
        let arrived = each().map(|of| 1.0 - of.stranded - of.not_eligible - of.beyond_horizon);
        let least = arrived.fold(1.0, f64::min);
        let trials = (least * inner as f64) as u64;
        let of = |read: fn(&super::finding::RouteFinding) -> &super::finding::Spread| {
            let means: Vec<f64> = each().map(|of| read(of).mean.value).collect();
            let variances: Vec<f64> = each()
                .map(|of| read(of).sd.value * read(of).sd.value)
                .collect();
            let whole = means
                .iter()
                .chain(&variances)
                .all(|value| value.is_finite());
            whole
                .then(|| VarianceSplit::of_futures(&means, &variances, trials))
                .flatten()
        };
        route.time_split = of(|of| &of.time_h);
        route.cost_split = of(|of| &of.cost_usd);
    }
}
