//! What war risk and payment add to the price of a box (METHOD 2.3, 2.7). Conditions of a regime, never levers.

use super::inventory::InTransit;

/// War-risk premiums of one transit (METHOD 2.3, M047).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WarRisk {
    /// Value of the ship, USD.
    pub hull_value_usd: f64,
    /// Premium on the ship for one transit, as a share of its value.
    pub hull_rate: f64,
    /// TEU that the ship can carry, above zero.
    pub capacity_teu: f64,
    /// Share of them that is carried, above 0 and up to 1.
    pub utilisation: f64,
    /// Value of the cargo, USD per TEU.
    pub cargo_value_usd_teu: f64,
    /// Premium on the cargo, as a share of its value.
    pub cargo_rate: f64,
}

impl WarRisk {
    /// Premium on the ship for one transit, USD: also what a way round may cost more before it is dearer (M047).
    #[must_use]
    pub fn hull_usd(&self) -> f64 {
        self.hull_value_usd * self.hull_rate
    }

    /// Premium on the ship, USD per TEU carried (M047).
    #[must_use]
    pub fn hull_usd_teu(&self) -> f64 {
        self.hull_usd() / (self.capacity_teu * self.utilisation)
    }

    /// Premium on the cargo, USD per TEU (M047).
    #[must_use]
    pub fn cargo_usd_teu(&self) -> f64 {
        self.cargo_value_usd_teu * self.cargo_rate
    }

    /// Both premiums, USD per TEU (M047).
    #[must_use]
    pub fn usd_teu(&self) -> f64 {
        self.hull_usd_teu() + self.cargo_usd_teu()
    }
}

/// What it costs to get a payment through, for one box (METHOD 2.7, M054).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PaymentFriction {
    /// Freight, USD.
    pub freight_usd: f64,
    /// Value of the goods, USD.
    pub goods_usd: f64,
    /// Commission as a share of the freight.
    pub freight_share: f64,
    /// Commission as a share of the value of the goods.
    pub goods_share: f64,
    /// Days by which the payment for the goods is late.
    pub delay_d: f64,
    /// Yearly rate at which they are financed: 0.18 is 18%.
    pub rate_year: f64,
    /// Screening and opinions, USD.
    pub compliance_usd: f64,
}

impl PaymentFriction {
    /// USD to finance the goods while the payment is late (M054).
    #[must_use]
    pub fn delay_usd(&self) -> f64 {
        let waiting = InTransit {
            value_usd: self.goods_usd,
            days: self.delay_d,
        };
        waiting.simple_usd(self.rate_year)
    }

    /// USD in all: commissions, delay and compliance (M054).
    #[must_use]
    pub fn usd(&self) -> f64 {
        let commissions = self.freight_usd * self.freight_share + self.goods_usd * self.goods_share;
        commissions + self.delay_usd() + self.compliance_usd
    }
}

#[cfg(test)]
mod tests {
    use super::super::assert_near;
    use super::*;

    #[test]
    fn premiums_of_a_ship_of_a_hundred_million_dollars_and_its_cargo() {
        // M047: 700,000 USD over 6,800 TEU carried, and 0.3% of 50,000.
        let transit = WarRisk {
            hull_value_usd: 100e6,
            hull_rate: 0.007,
            capacity_teu: 8000.0,
            utilisation: 0.85,
            cargo_value_usd_teu: 50_000.0,
            cargo_rate: 0.003,
        };
        assert_near(transit.hull_usd(), 700_000.0);
        assert_near(transit.hull_usd_teu(), 102.941_176_470_588_2);
        assert_near(transit.cargo_usd_teu(), 150.0);
        assert_near(transit.usd_teu(), 252.941_176_470_588_2);
    }

    #[test]
    fn a_payment_two_weeks_late_costs_more_than_the_paperwork() {
        // M054: 75 + 750 + 50000 x 0.18 x 14 / 365 + 225.
        let payment = PaymentFriction {
            freight_usd: 3000.0,
            goods_usd: 50_000.0,
            freight_share: 0.025,
            goods_share: 0.015,
            delay_d: 14.0,
            rate_year: 0.18,
            compliance_usd: 225.0,
        };
        assert_near(payment.delay_usd(), 345.205_479_452_054_8);
        assert_near(payment.usd(), 1_395.205_479_452_054_8);
    }
}
