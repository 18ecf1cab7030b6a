//! Boxes that wait for one another: block trains that leave when full, and trains that a fleet of lorries carries over
//! a gap (METHOD 1.5, 1.6).

/// Mean wait of a box for the train that leaves when `boxes` are there, of which `arrivals` come per unit of time:
/// (n - 1)/(2 lambda) (M021).
#[must_use]
pub fn consolidation_wait(boxes: f64, arrivals: f64) -> f64 {
    0.5 * (boxes - 1.0).max(0.0) / arrivals
}

/// A batch that is served in waves: as many boxes at a time as there are servers, one wave a cycle (M022).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Waves {
    /// Boxes that come together, more than 0.
    pub boxes: f64,
    /// Boxes that start together, more than 0.
    pub servers: f64,
    /// Time from one start of a server to its next.
    pub cycle: f64,
}

impl Waves {
    /// Number of waves: boxes over servers, rounded up.
    #[must_use]
    pub fn count(self) -> f64 {
        (self.boxes / self.servers).ceil()
    }

    /// Delay of the last box.
    #[must_use]
    pub fn last(self) -> f64 {
        self.cycle * (self.count() - 1.0)
    }

    /// Mean delay over the boxes. All waves but the last are full.
    #[must_use]
    pub fn mean(self) -> f64 {
        let full = self.count() - 1.0;
        let in_full = 0.5 * full * (full - 1.0) * self.servers;
        let in_last = full * (self.boxes - full * self.servers);
        self.cycle * (in_full + in_last) / self.boxes
    }

    /// Share of boxes that do not start at once.
    #[must_use]
    pub fn late_share(self) -> f64 {
        (1.0 - self.servers / self.boxes).max(0.0)
    }

    /// Each wave with the share of boxes in it and before it, rising to 1, and its delay.
    pub fn each(self) -> impl Iterator<Item = (f64, f64)> {
        let waves = self.count();
        (0..waves as u64).map(move |wave| {
            let after = (wave + 1) as f64;
            let upper = if after < waves {
                after * self.servers / self.boxes
            } else {
                1.0
            };
            (upper, self.cycle * wave as f64)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_block_train_over_twelve_lorries() {
        // M022: waves of 12, 12 and 7 boxes at 0, 14 and 28 h: (12 x 14 + 7 x 28)/31.
        let train = Waves {
            boxes: 31.0,
            servers: 12.0,
            cycle: 14.0,
        };
        assert_eq!((train.count(), train.last()), (3.0, 28.0));
        assert!((train.mean() - (12.0 * 14.0 + 7.0 * 28.0) / 31.0).abs() < 1e-12);
        assert!((train.late_share() - 19.0 / 31.0).abs() < 1e-15);
        let each: Vec<(f64, f64)> = train.each().collect();
        assert_eq!(each, [(12.0 / 31.0, 0.0), (24.0 / 31.0, 14.0), (1.0, 28.0)]);
    }

    #[test]
    fn a_box_alone_waits_for_nobody() {
        assert_eq!(consolidation_wait(1.0, 20.0), 0.0);
        let alone = Waves {
            boxes: 1.0,
            servers: 3.0,
            cycle: 5.0,
        };
        assert_eq!(
            (alone.mean(), alone.last(), alone.late_share()),
            (0.0, 0.0, 0.0)
        );
    }

    proptest! {
        #[test]
        fn the_mean_is_that_over_the_waves(boxes in 0.5..80.0, servers in 0.5..20.0) {
            let batch = Waves { boxes, servers, cycle: 3.0 };
            let mut below = 0.0;
            let mut mean = 0.0;
            for (upper, delay) in batch.each() {
                mean += (upper - below) * delay;
                below = upper;
            }
            prop_assert!((mean - batch.mean()).abs() < 1e-9 * (1.0 + mean));
            prop_assert_eq!(below, 1.0);
        }
    }
}
