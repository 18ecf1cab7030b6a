//! What goods cost their owner while they are on the way or held against delay: package A of METHOD 2.4, an
//! alternative to the value of time and never added to it.

use super::YEAR_D;

/// Goods on the way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InTransit {
    /// Value of the goods, USD.
    pub value_usd: f64,
    /// Days on the way.
    pub days: f64,
}

impl InTransit {
    /// USD of capital tied up, without interest on interest: value x rate x days / 365 (M044). `capital_cost_year`
    /// is the owner's cost of capital: 0.12 is 12% a year.
    #[must_use]
    pub fn simple_usd(&self, capital_cost_year: f64) -> f64 {
        self.value_usd * capital_cost_year * self.days / YEAR_D
    }

    /// USD of capital tied up, with interest on interest: value x ((1 + rate)^(days / 365) - 1) (M044).
    /// `capital_cost_year` is above -1.
    #[must_use]
    pub fn compound_usd(&self, capital_cost_year: f64) -> f64 {
        self.value_usd * libm::expm1(self.days / YEAR_D * libm::log1p(capital_cost_year))
    }

    /// USD of value lost on the way: value x share a day x days (M044).
    #[must_use]
    pub fn depreciation_usd(&self, share_day: f64) -> f64 {
        self.value_usd * share_day * self.days
    }
}

/// Stock held against uncertain demand over an uncertain lead time (METHOD 2.9, M052).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SafetyStock {
    /// Units wanted a day, mean.
    pub demand_d: f64,
    /// Standard deviation of the demand of a day, units.
    pub demand_sd_d: f64,
    /// Lead time, mean, days.
    pub lead_d: f64,
    /// Standard deviation of the lead time, days.
    pub lead_sd_d: f64,
    /// Normal score of the service level: 1.645 for 95%.
    pub score: f64,
}

impl SafetyStock {
    /// Units held: score x sqrt(L s_d^2 + d^2 s_L^2) (M052).
    #[must_use]
    pub fn units(&self) -> f64 {
        let from_demand = self.lead_d * self.demand_sd_d * self.demand_sd_d;
        let from_lead = self.demand_d * self.lead_sd_d;
        self.score * (from_demand + from_lead * from_lead).sqrt()
    }

    /// USD a year of holding it, at a value per unit and a yearly cost of holding as a share of value (M052).
    #[must_use]
    pub fn holding_usd_year(&self, unit_usd: f64, holding_year: f64) -> f64 {
        self.units() * unit_usd * holding_year
    }
}

#[cfg(test)]
mod tests {
    use super::super::assert_near;
    use super::*;

    #[test]
    fn twenty_five_days_of_fifty_thousand_dollars_at_twelve_per_cent() {
        // M044.
        let goods = InTransit {
            value_usd: 50_000.0,
            days: 25.0,
        };
        assert_near(goods.simple_usd(0.12), 410.958_904_109_589);
        assert_near(goods.compound_usd(0.12), 389.622_149_749_086);
        assert_near(goods.depreciation_usd(0.0005), 625.0);
    }

    #[test]
    fn after_a_whole_year_both_ways_of_interest_agree() {
        let goods = InTransit {
            value_usd: 1000.0,
            days: 365.0,
        };
        assert_near(goods.simple_usd(0.2), 200.0);
        assert_near(goods.compound_usd(0.2), 200.0);
    }

    #[test]
    fn a_steadier_lead_time_needs_less_stock() {
        // M052: 1.6448536 x sqrt(26 x 16 + 100 x 36) = 104.2375; with a lead-time sd of 3 days 59.6699.
        let stock = SafetyStock {
            demand_d: 10.0,
            demand_sd_d: 4.0,
            lead_d: 26.0,
            lead_sd_d: 6.0,
            score: 1.644_853_626_951_472_2,
        };
        assert_near(stock.units(), 104.237_529_285_988);
        assert_near(stock.holding_usd_year(500.0, 0.2), 10_423.752_928_598_8);
        let steadier = SafetyStock {
            lead_sd_d: 3.0,
            ..stock
        };
        assert_near(steadier.units(), 59.669_885_081_082_3);
    }
}
