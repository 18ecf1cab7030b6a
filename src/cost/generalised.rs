//! Money, time and reliability in one number, by willingness to pay (METHOD 2.9).

/// USD that an hour of the box is worth, from USD per TEU and day (METHOD 2.9).
#[must_use]
pub fn value_of_time_usd_h(usd_teu_d: f64, teu: f64) -> f64 {
    usd_teu_d * teu / 24.0
}

/// Money and time of a trial, or their means over the trials of a route.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GeneralisedCost {
    /// Money paid, USD.
    pub cost_usd: f64,
    /// Time taken, hours.
    pub time_h: f64,
    /// USD that an hour is worth.
    pub vot_usd_h: f64,
}

impl GeneralisedCost {
    /// Of one trial, USD: cost + VOT x time.
    #[must_use]
    #[inline]
    pub fn usd(&self) -> f64 {
        self.cost_usd + self.vot_usd_h * self.time_h
    }

    /// Of a route, USD: cost + VOT x mean time + VOR x sd, where VOR = `vor_ratio` x VOT (M050).
    #[must_use]
    pub fn with_spread_usd(&self, vor_ratio: f64, sd_h: f64) -> f64 {
        self.cost_usd + self.vot_usd_h * (self.time_h + vor_ratio * sd_h)
    }

    /// Of a route, USD: cost + VOT x mean time + value of an hour of buffer x (P95 - mean) (M050).
    #[must_use]
    pub fn with_buffer_usd(&self, buffer_usd_h: f64, buffer_h: f64) -> f64 {
        self.usd() + buffer_usd_h * buffer_h
    }
}

/// What it costs to be early or late for a date that is set before the time is known, any one unit of money and
/// time throughout (METHOD 2.9, M051).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScheduleCosts {
    /// Value of a unit of time, above zero.
    pub time: f64,
    /// Cost of a unit of earliness, above zero.
    pub early: f64,
    /// Cost of a unit of lateness, above zero.
    pub late: f64,
}

impl ScheduleCosts {
    /// Probability with which the best date is met: late / (early + late) (M051).
    #[must_use]
    pub fn critical_ratio(&self) -> f64 {
        self.late / (self.early + self.late)
    }

    /// The reliability ratio VOR / VOT: (early + late) / time x tail, where `tail` is the integral of the quantile
    /// function of the standardised time (mean 0, sd 1) above the critical ratio. For a normal time that is the
    /// density at the quantile of the critical ratio (M051).
    #[must_use]
    pub fn reliability_ratio(&self, tail: f64) -> f64 {
        (self.early + self.late) * tail / self.time
    }

    /// The best buffer over the mean, in the unit of `sd`; `score` is the quantile of the standardised time at
    /// the critical ratio (M051).
    #[must_use]
    pub fn buffer(&self, score: f64, sd: f64) -> f64 {
        score * sd
    }
}

#[cfg(test)]
mod tests {
    use super::super::assert_near;
    use super::*;

    #[test]
    fn a_route_is_dearer_by_its_spread_or_by_its_buffer() {
        // M050, per day: 3200 + 70 x 26 + 1.2 x 70 x 5 = 5440; 3200 + 70 x 26 + 60 x 9.5 = 5590.
        let route = GeneralisedCost {
            cost_usd: 3200.0,
            time_h: 26.0 * 24.0,
            vot_usd_h: 70.0 / 24.0,
        };
        assert_near(route.usd(), 5020.0);
        assert_near(route.with_spread_usd(1.2, 5.0 * 24.0), 5440.0);
        assert_near(route.with_buffer_usd(60.0 / 24.0, 9.5 * 24.0), 5590.0);
    }

    #[test]
    fn an_hour_of_a_forty_foot_box_is_worth_a_twelfth_of_a_teu_day() {
        assert_near(value_of_time_usd_h(72.0, 2.0), 6.0);
    }

    #[test]
    fn lateness_that_costs_much_more_than_earliness_asks_for_a_buffer() {
        // M051: critical ratio 2 / 2.3; for a normal time its quantile is 1.12433823 and the density there
        // 0.21203439801418: ratio 2.3 x 0.212... / 1 = 0.487679115; buffer 1.12433823 x 5 days.
        let costs = ScheduleCosts {
            time: 1.0,
            early: 0.3,
            late: 2.0,
        };
        assert_near(costs.critical_ratio(), 0.869_565_217_391_304_4);
        let ratio = costs.reliability_ratio(0.212_034_398_014_184);
        assert!((ratio - 0.487_679_115_432_624).abs() < 1e-12, "{ratio}");
        assert_near(costs.buffer(1.124_338_231_568_64, 5.0), 5.621_691_157_843_2);
    }
}
