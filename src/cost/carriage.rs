//! What fuel does to a freight rate, and what speed does to fuel (METHOD 2.2).

/// A freight rate with a fuel clause (METHOD 2.2, M048).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FuelClause {
    /// USD per box at the old price of fuel.
    pub base_usd: f64,
    /// Share of the rate that is fuel, 0 to 1.
    pub fuel_share: f64,
    /// Change of the price of fuel, as a share of the old price: 0.4 is 40% dearer.
    pub price_change: f64,
    /// Share of the change that the carrier passes on, 0 to 1.
    pub pass_through: f64,
}

impl FuelClause {
    /// USD per box at the new price of fuel: base x (1 + share x change x pass-through) (M048).
    #[must_use]
    pub fn rate_usd(&self) -> f64 {
        self.base_usd * (1.0 + self.fuel_share * self.price_change * self.pass_through)
    }
}

/// A voyage at another speed than the ship's design speed, by the cube law of fuel (METHOD 2.2, M048).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlowSteaming {
    /// Tonnes of fuel a day at the design speed.
    pub design_burn_t_d: f64,
    /// Design speed in knots, above zero.
    pub design_knots: f64,
    /// Speed sailed in knots, above zero.
    pub knots: f64,
    /// Length of the voyage in nautical miles.
    pub nautical_miles: f64,
}

impl SlowSteaming {
    /// Tonnes of fuel a day at the speed sailed: design burn x (v / v0)^3 (M048).
    #[must_use]
    pub fn burn_t_d(&self) -> f64 {
        let ratio = self.knots / self.design_knots;
        self.design_burn_t_d * ratio * ratio * ratio
    }

    /// Days at sea: miles / (24 v) (M048).
    #[must_use]
    pub fn days(&self) -> f64 {
        self.nautical_miles / (24.0 * self.knots)
    }

    /// Tonnes of fuel for the voyage (M048).
    #[must_use]
    pub fn fuel_t(&self) -> f64 {
        self.burn_t_d() * self.days()
    }

    /// Share of the fuel of the same voyage at design speed that is saved; negative when sailing faster (M048).
    #[must_use]
    pub fn fuel_saving_share(&self) -> f64 {
        let at_design = Self {
            knots: self.design_knots,
            ..*self
        };
        1.0 - self.fuel_t() / at_design.fuel_t()
    }
}

#[cfg(test)]
mod tests {
    use super::super::assert_near;
    use super::*;

    #[test]
    fn a_fuel_clause_passes_on_its_share_of_a_rise() {
        // M048: 1500 x (1 + 0.35 x 0.40 x 0.8) = 1668.
        let clause = FuelClause {
            base_usd: 1500.0,
            fuel_share: 0.35,
            price_change: 0.4,
            pass_through: 0.8,
        };
        assert_near(clause.rate_usd(), 1668.0);
    }

    #[test]
    fn a_fifth_slower_saves_a_third_of_the_fuel() {
        // M048: 90 x 0.8^3 = 46.08 t a day; 6200 / (24 x 16) days; saving 1 - 0.8^2.
        let voyage = SlowSteaming {
            design_burn_t_d: 90.0,
            design_knots: 20.0,
            knots: 16.0,
            nautical_miles: 6200.0,
        };
        assert_near(voyage.burn_t_d(), 46.08);
        assert_near(voyage.days(), 16.145_833_333_333_3);
        assert_near(voyage.fuel_t(), 744.0);
        assert_near(voyage.fuel_saving_share(), 0.36);
    }
}
