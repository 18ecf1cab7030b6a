//! Well-to-wheel CO2e of a chain of movements and hubs (METHOD 3.1, after ISO 14083).

/// One movement of the chain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EmittingLeg {
    /// Kilometres of the route.
    pub km: f64,
    /// Distance sailed over the distance that the factor is meant for; 1 when both are the same.
    pub distance_factor: f64,
    /// Grams of CO2e per tonne-kilometre, empty running and load factor included.
    pub g_tkm: f64,
}

impl EmittingLeg {
    /// Kilograms of CO2e for so many tonnes of cargo: t x km x g / 1000 (M056).
    #[must_use]
    pub fn kg(&self, tonnes: f64) -> f64 {
        tonnes * (self.km * self.distance_factor) * self.g_tkm / 1000.0
    }
}

/// Kilograms of CO2e for so many tonnes of cargo at one hub (M056).
#[must_use]
pub fn hub_kg(tonnes: f64, kg_t: f64) -> f64 {
    kg_t * tonnes
}

/// Kilograms of CO2e of a whole chain: its legs and, for each hub, kilograms per tonne (M056).
#[must_use]
pub fn chain_kg(tonnes: f64, legs: &[EmittingLeg], hubs_kg_t: &[f64]) -> f64 {
    let moved: f64 = legs.iter().map(|leg| leg.kg(tonnes)).sum();
    let handled: f64 = hubs_kg_t.iter().map(|&kg_t| hub_kg(tonnes, kg_t)).sum();
    moved + handled
}

/// USD for so many kilograms of CO2e at a price in USD per tonne (M056).
#[must_use]
pub fn carbon_usd(kg: f64, usd_t: f64) -> f64 {
    kg / 1000.0 * usd_t
}

#[cfg(test)]
mod tests {
    use super::super::assert_near;
    use super::*;

    fn leg(km: f64, g_tkm: f64) -> EmittingLeg {
        EmittingLeg {
            km,
            distance_factor: 1.0,
            g_tkm,
        }
    }

    #[test]
    fn ten_tonnes_over_land_and_round_by_sea() {
        // M056. By land 10 x (2100 x 10 + 1600 x 25 + 180 x 80 + 2900 x 12) / 1000 = 1102, hubs 3 x 1.2 x 10 = 36.
        let land = [
            leg(2100.0, 10.0),
            leg(1600.0, 25.0),
            leg(180.0, 80.0),
            leg(2900.0, 12.0),
        ];
        let kg = chain_kg(10.0, &land, &[1.2; 3]);
        assert_near(kg, 1138.0);
        assert_near(carbon_usd(kg, 80.0), 91.04);
        // By sea 10 x 16000 x 1.15 x 10 / 1000.
        let sea = EmittingLeg {
            distance_factor: 1.15,
            ..leg(16_000.0, 10.0)
        };
        assert_near(chain_kg(10.0, &[sea], &[]), 1840.0);
    }

    #[test]
    fn a_chain_of_nothing_emits_nothing() {
        assert_eq!(chain_kg(10.0, &[], &[]), 0.0);
    }
}
