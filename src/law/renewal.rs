//! Closures as an alternating renewal process, and the queue that one leaves (METHOD 1.10).

use super::Law;
use super::integral::integral;

/// Mean and mean square of a duration, any unit of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Durations {
    /// Mean.
    pub mean: f64,
    /// Mean of the square: it, and not the mean, decides how long those who come have to wait.
    pub square: f64,
}

impl Durations {
    /// Of a law.
    #[must_use]
    pub fn of(law: &Law) -> Self {
        let mean = law.mean();
        Self {
            mean,
            square: law.variance() + mean * mean,
        }
    }

    /// Of a law whose values are cut to `most`: E\[D\] - m(c), and 2 times the integral of m from 0 to c less 2 c m(c),
    /// where m(x) = E\[(D - x)+\] is the expected excess. It has no steps, so laws with values of their own are as
    /// exact as smooth ones, and the tail beyond the cap plays no part, however heavy.
    #[must_use]
    pub fn capped(law: &Law, most: f64) -> Self {
        let (_, greatest) = law.support();
        let most = most.min(greatest);
        let excess = law.mean_excess(most);
        let below = |x: f64| law.mean_excess(x) - excess;
        Self {
            mean: law.mean() - excess,
            square: 2.0 * integral(&below, 0.0, most),
        }
    }

    /// Share of time closed when closures start at `rate` in open time: l E\[D\] / (1 + l E\[D\]) (M023).
    #[must_use]
    pub fn closed_share(self, rate: f64) -> f64 {
        let load = rate * self.mean;
        load / (1.0 + load)
    }

    /// Mean wait of those who come while it is closed: E\[D^2\] / (2 E\[D\]) (M023).
    #[must_use]
    pub fn wait_if_closed(self) -> f64 {
        self.square / (2.0 * self.mean)
    }

    /// Mean wait of all who come: l E\[D^2\] / (2 (1 + l E\[D\])) (M023).
    #[must_use]
    pub fn mean_wait(self, rate: f64) -> f64 {
        rate * self.square / (2.0 * (1.0 + rate * self.mean))
    }
}

/// Probability that at least one of several closures, with these rates, starts during `exposure`: 1 - exp(-sum of
/// rates x exposure) (M024).
#[must_use]
pub fn met_within(rates: &[f64], exposure: f64) -> f64 {
    -libm::expm1(-rates.iter().sum::<f64>() * exposure)
}

/// The queue that a closure leaves, as a fluid (M025): arrivals at a steady flow, departures at the capacity after
/// reopening until the queue is gone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backlog {
    /// How long it was closed.
    pub closed: f64,
    /// Arrivals per unit of time.
    pub flow: f64,
    /// Departures per unit of time after reopening, more than `flow`.
    pub capacity: f64,
}

impl Backlog {
    /// Units that wait when it reopens: q D.
    #[must_use]
    pub fn queue(self) -> f64 {
        self.flow * self.closed
    }

    /// Time after reopening until the queue is gone: q D / (c - q).
    #[must_use]
    pub fn clearing_time(self) -> f64 {
        self.queue() / (self.capacity - self.flow)
    }

    /// Wait of who comes `after` the start of the closure: D - s (1 - q/c), until the queue is gone.
    #[must_use]
    pub fn wait(self, after: f64) -> f64 {
        (self.closed - after * (1.0 - self.flow / self.capacity)).max(0.0)
    }

    /// Waits of all who come, summed: q D^2 / (2 (1 - q/c)).
    #[must_use]
    pub fn total_wait(self) -> f64 {
        self.queue() * self.closed / (2.0 * (1.0 - self.flow / self.capacity))
    }

    /// Mean wait of those who have to wait: half the closure, whatever the capacity.
    #[must_use]
    pub fn mean_wait(self) -> f64 {
        self.total_wait() / (self.flow * (self.closed + self.clearing_time()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: f64, expected: f64, tolerance: f64) {
        assert!(
            (value - expected).abs() <= tolerance * expected.abs(),
            "{value} is not {expected}"
        );
    }

    #[test]
    fn the_same_closed_time_in_fewer_closures_is_waited_for_longer() {
        // Ten days at 0.6 a year, or a hundred at 0.06: the same share closed, ten times the wait.
        let short = Durations::of(&Law::lognormal(10.0, 1.5).unwrap());
        let long = Durations::of(&Law::lognormal(100.0, 1.5).unwrap());
        let (often, seldom) = (0.6 / 365.25, 0.06 / 365.25);
        near(short.closed_share(often), 0.016_161_616_161_616_2, 1e-12);
        near(long.closed_share(seldom), short.closed_share(often), 1e-12);
        near(long.mean_wait(seldom), 10.0 * short.mean_wait(often), 1e-12);
    }

    #[test]
    fn a_cap_cuts_the_moments_of_every_law_by_its_closed_form() {
        // Exponential of mean 1 cut at c: 1 - e^-c, and 2 - 2 e^-c (1 + c).
        let law = Law::gamma(1.0, 1.0).unwrap();
        let cut = Durations::capped(&law, 2.0);
        let e = libm::exp(-2.0);
        near(cut.mean, 1.0 - e, 1e-10);
        near(cut.square, 2.0 - 6.0 * e, 1e-10);
        // Counted values 1, 4, 10 cut at 5: 1, 4, 5.
        let counted = Durations::capped(&Law::empirical(vec![1.0, 4.0, 10.0]).unwrap(), 5.0);
        near(counted.mean, 10.0 / 3.0, 1e-12);
        near(counted.square, 42.0 / 3.0, 1e-9);
        // A law that always lasts 7, cut later.
        let fixed = Durations::capped(&Law::fixed(7.0).unwrap(), 9.0);
        near(fixed.mean, 7.0, 1e-15);
        near(fixed.square, 49.0, 1e-9);
    }

    #[test]
    fn a_heavy_tail_is_tamed_by_its_cap() {
        // Lognormal of mean 10 and CV 8, cut at c: with s^2 = ln 65, m = ln 10 - s^2/2 and d = (ln c - m)/s the square is
        // exp(2 m + 2 s^2) Phi(d - 2 s) + c^2 (1 - Phi(d)).
        let (s2, c) = (libm::log(65.0), 90.0);
        let (s, m) = (s2.sqrt(), libm::log(10.0) - 0.5 * s2);
        let d = (libm::log(c) - m) / s;
        let below = libm::exp(2.0 * (m + s2)) * crate::law::normal_cdf(d - 2.0 * s);
        let expected = below + c * c * crate::law::normal_cdf(-d);
        let cut = Durations::capped(&Law::lognormal(10.0, 8.0).unwrap(), c);
        near(cut.square, expected, 1e-9);
        assert!(cut.square < 0.1 * Durations::of(&Law::lognormal(10.0, 8.0).unwrap()).square);
    }

    #[test]
    fn a_queue_of_ships_after_a_blockage() {
        // M025: 50 a day come, 85 a day pass, six days shut.
        let canal = Backlog {
            closed: 6.0,
            flow: 50.0,
            capacity: 85.0,
        };
        assert_eq!((canal.queue(), canal.mean_wait()), (300.0, 3.0));
        assert_eq!(canal.wait(0.0), 6.0);
        assert_eq!(canal.wait(6.0 + canal.clearing_time() + 1.0), 0.0);
    }
}
