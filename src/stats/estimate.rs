//! Numbers for a reader: a value, its range over what is not known, and its simulation noise.

use serde::{Deserialize, Serialize};

use super::comparison::{Difference, GroupSummary};
use super::fixed::Moments;
use super::histogram::Histogram;
use super::interval::{Interval, Z95, quantile_ranks, sample_quantile, wilson};
use super::pairs::PairCount;
use super::summary::RouteSummary;

/// Confidence of every noise interval.
const CONFIDENCE: f64 = 0.95;

/// P5 to P95 of a value over the futures: what is not known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Range {
    /// The 5% quantile over the futures.
    pub p5: f64,
    /// The 95% quantile over the futures.
    pub p95: f64,
}

impl Range {
    /// The range of one value per future, by type 7 quantiles; nothing when there are none.
    ///
    /// # Panics
    /// When a value is not a number.
    #[must_use]
    pub fn over_futures(values: &[f64]) -> Option<Self> {
        let mut rising = values.to_vec();
        rising.sort_by(|a, b| a.partial_cmp(b).expect("a future's value is a number"));
        Some(Self {
            p5: sample_quantile(&rising, 0.05)?,
            p95: sample_quantile(&rising, 0.95)?,
        })
    }
}

/// A number with its two kinds of not knowing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The number, from the best future with all trials.
    pub value: f64,
    /// Its range over the futures, if there are any.
    pub unknown: Option<Range>,
    /// Half-width of the 95% interval of the simulation; nothing when the trials are too few to tell.
    pub noise: Option<f64>,
}

impl Estimate {
    /// A value with its simulation noise, and no futures yet.
    #[must_use]
    pub fn new(value: f64, noise: Option<f64>) -> Self {
        Self {
            value,
            unknown: None,
            noise,
        }
    }

    /// The same with the range of one value per future.
    #[must_use]
    pub fn over_futures(self, values: &[f64]) -> Self {
        Self {
            unknown: Range::over_futures(values),
            ..self
        }
    }

    fn probability(hits: u64, trials: u64) -> Option<Self> {
        let noise = wilson(hits, trials, CONFIDENCE).half_width();
        (trials > 0).then(|| Self::new(hits as f64 / trials as f64, Some(noise)))
    }

    /// P(the first before the second) where both arrive; the noise is Wilson's (METHOD 1.13, M080).
    /// Nothing when they never both arrived.
    #[must_use]
    pub fn before(pair: PairCount) -> Option<Self> {
        Self::probability(pair.before, pair.both())
    }

    /// P(the two tie to the whole minute or cent) where both arrive. Nothing when they never both arrived.
    #[must_use]
    pub fn tie(pair: PairCount) -> Option<Self> {
        Self::probability(pair.tie, pair.both())
    }

    /// The mean of some moments; noise z s / sqrt(n) (METHOD 6.7).
    pub(crate) fn mean(moments: &Moments) -> Option<Self> {
        let noise = moments
            .variance()
            .map(|variance| Z95 * (variance / moments.count() as f64).sqrt());
        Some(Self::new(moments.mean()?, noise))
    }
}

/// The 95% interval of the `p` quantile from the order statistics around it, whatever the law (METHOD M077).
/// Nothing when the values are too few to bound it on both sides.
#[must_use]
pub fn quantile_interval(histogram: &Histogram, p: f64) -> Option<Interval> {
    let (low, high) = quantile_ranks(histogram.count(), p, CONFIDENCE)?;
    Some(Interval {
        low: histogram.order_statistic(low)?,
        high: histogram.order_statistic(high)?,
    })
}

/// Estimates of a difference between routes over the worlds in which both arrived. Nothing when they never did.
impl Difference {
    /// The mean difference; noise from the paired differences, z s / sqrt(n).
    #[must_use]
    pub fn mean(&self) -> Option<Estimate> {
        Estimate::mean(&self.moments)
    }

    /// The `p` quantile of the difference, off by at most 1/64 of itself; noise as METHOD M077.
    #[must_use]
    pub fn quantile(&self, p: f64) -> Option<Estimate> {
        let value = self.histogram.quantile(p)?;
        let ranks = quantile_ranks(self.histogram.count(), p, CONFIDENCE);
        let ends = |(low, high)| {
            let [low, high] = [low, high].map(|rank| self.histogram.order_statistic(rank));
            Some((high? - low?) / 2.0)
        };
        Some(Estimate::new(value, ranks.and_then(ends)))
    }
}

impl RouteSummary {
    /// P(on time): the share that arrives within the time allowed, of the shipments that may use the route (one
    /// that is stranded is not on time). Noise is Wilson's. Nothing without a due time or eligible shipments.
    #[must_use]
    pub fn p_on_time(&self) -> Option<Estimate> {
        Estimate::probability(self.on_time()?, self.status.eligible())
    }

    /// The share of the shipments that may use the route which do not get through: stranded, or still on the way
    /// at the end of the reckoned time.
    #[must_use]
    pub fn p_not_through(&self) -> Option<Estimate> {
        let eligible = self.status.eligible();
        Estimate::probability(eligible - self.status.arrived, eligible)
    }

    /// Mean kg CO2e of a shipment that arrives.
    #[must_use]
    pub fn mean_co2e_kg(&self) -> Option<f64> {
        self.co2e_kg.mean(self.status.arrived)
    }
}

impl GroupSummary {
    /// P(route `a` arrives before route `b`) where both arrive.
    #[must_use]
    pub fn p_earlier(&self, a: usize, b: usize) -> Option<Estimate> {
        Estimate::before(self.earlier.pair(a, b))
    }

    /// P(route `a` is cheaper than route `b`) where both arrive.
    #[must_use]
    pub fn p_cheaper(&self, a: usize, b: usize) -> Option<Estimate> {
        Estimate::before(self.cheaper.pair(a, b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn range_over_futures_is_from_the_fifth_to_the_ninety_fifth_hundredth() {
        // METHOD M099: P95 of these ten is 26.53; P5 lies 0.45 of the way from 21.4 to 22.0.
        let futures = [24.4, 21.4, 26.8, 22.0, 22.9, 26.2, 23.5, 24.1, 25.3, 25.0];
        let range = Estimate::new(24.0, None)
            .over_futures(&futures)
            .unknown
            .unwrap();
        assert!((range.p5 - 21.67).abs() < 1e-12 && (range.p95 - 26.53).abs() < 1e-12);
        assert_eq!(Range::over_futures(&[]), None);
    }
}
