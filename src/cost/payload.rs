//! What a box carries, and what comes back empty (METHOD 2.1, 2.6).

/// Limits of what a box can carry of one cargo (METHOD 2.1, M053).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoxLoad {
    /// Greatest payload by weight, tonnes.
    pub limit_t: f64,
    /// Usable volume, cubic metres.
    pub volume_m3: f64,
    /// Density of the cargo as stowed, tonnes per cubic metre.
    pub density_t_m3: f64,
}

impl BoxLoad {
    /// Tonnes in the box: it weighs out or cubes out, whichever comes first (M053).
    #[must_use]
    pub fn payload_t(&self) -> f64 {
        self.limit_t.min(self.density_t_m3 * self.volume_m3)
    }

    /// USD per tonne of cargo, from USD per box (M053).
    #[must_use]
    pub fn usd_t(&self, usd_box: f64) -> f64 {
        usd_box / self.payload_t()
    }
}

/// Loaded boxes on a trade over the same span of time (METHOD 2.6, M046).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Imbalance {
    /// Loaded boxes in the busier direction, above zero.
    pub headhaul: f64,
    /// Loaded boxes in the other direction, at most `headhaul`.
    pub backhaul: f64,
    /// USD to return one empty box.
    pub empty_usd: f64,
}

impl Imbalance {
    /// Boxes that return empty: headhaul - backhaul (M046).
    #[must_use]
    pub fn empties(&self) -> f64 {
        self.headhaul - self.backhaul
    }

    /// USD per headhaul box when it bears this `share` of the returns: share x cost x (1 - B / H) (M046).
    #[must_use]
    pub fn usd_headhaul_box(&self, share: f64) -> f64 {
        share * self.empty_usd * self.empties() / self.headhaul
    }

    /// USD per loaded box when both directions bear the returns alike: cost x (H - B) / (H + B) (M046).
    #[must_use]
    pub fn usd_loaded_box(&self) -> f64 {
        self.empty_usd * self.empties() / (self.headhaul + self.backhaul)
    }

    /// Share of all box moves, both ways, that are loaded: (H + B) / 2H (M046).
    #[must_use]
    pub fn loaded_share(&self) -> f64 {
        (self.headhaul + self.backhaul) / (2.0 * self.headhaul)
    }
}

#[cfg(test)]
mod tests {
    use super::super::assert_near;
    use super::*;

    #[test]
    fn light_cargo_cubes_out_and_heavy_cargo_weighs_out() {
        // M053: 0.35 x 28 = 9.8 t; 1.2 x 28 = 33.6 t is over 21.7 t.
        let load = |density_t_m3| BoxLoad {
            limit_t: 21.7,
            volume_m3: 28.0,
            density_t_m3,
        };
        assert_near(load(0.35).payload_t(), 9.8);
        assert_near(load(1.2).payload_t(), 21.7);
        assert_near(load(0.35).usd_t(3550.0), 362.244_897_959_184);
        assert_near(load(1.2).usd_t(3550.0), 163.594_470_046_083);
    }

    #[test]
    fn sixty_of_a_hundred_boxes_return_empty() {
        // M046: 0.8 x 600 x 0.6 = 288; 600 x 60 / 140; 140 of 200 moves are loaded.
        let trade = Imbalance {
            headhaul: 100.0,
            backhaul: 40.0,
            empty_usd: 600.0,
        };
        assert_near(trade.empties(), 60.0);
        assert_near(trade.usd_headhaul_box(0.8), 288.0);
        assert_near(trade.usd_loaded_box(), 257.142_857_142_857);
        assert_near(trade.loaded_share(), 0.7);
    }
}
