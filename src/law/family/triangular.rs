//! The triangular law: two ends and a mode, straight lines between (M034).

use crate::law::special::Tail;

/// Density rising from `min` to `mode` and falling to `max`; `min < max`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::law) struct Triangular {
    pub(in crate::law) min: f64,
    pub(in crate::law) mode: f64,
    pub(in crate::law) max: f64,
}

impl Triangular {
    fn width(self) -> f64 {
        self.max - self.min
    }

    fn rise(self) -> f64 {
        self.mode - self.min
    }

    fn fall(self) -> f64 {
        self.max - self.mode
    }

    /// (min + mode + max) / 3.
    pub(in crate::law) fn mean(self) -> f64 {
        (self.min + self.mode + self.max) / 3.0
    }

    /// (rise^2 + rise fall + fall^2) / 18.
    pub(in crate::law) fn variance(self) -> f64 {
        let (rise, fall) = (self.rise(), self.fall());
        (rise * rise + rise * fall + fall * fall) / 18.0
    }

    pub(in crate::law) fn support(self) -> (f64, f64) {
        (self.min, self.max)
    }

    pub(in crate::law) fn density(self, x: f64) -> f64 {
        if x < self.min || x > self.max {
            0.0
        } else if x < self.mode {
            2.0 * (x - self.min) / (self.width() * self.rise())
        } else if self.fall() == 0.0 {
            2.0 / self.width()
        } else {
            2.0 * (self.max - x) / (self.width() * self.fall())
        }
    }

    pub(in crate::law) fn tails(self, x: f64) -> (f64, f64) {
        if x <= self.min {
            (0.0, 1.0)
        } else if x >= self.max {
            (1.0, 0.0)
        } else if x < self.mode {
            let below = (x - self.min) * (x - self.min) / (self.width() * self.rise());
            (below, 1.0 - below)
        } else {
            let above = (self.max - x) * (self.max - x) / (self.width() * self.fall());
            (1.0 - above, above)
        }
    }

    pub(in crate::law) fn quantile(self, tail: Tail) -> f64 {
        let (below, above) = match tail {
            Tail::Lower(w) => (w, 1.0 - w),
            Tail::Upper(w) => (1.0 - w, w),
        };
        if below * self.width() < self.rise() {
            self.min + (below * self.width() * self.rise()).sqrt()
        } else {
            self.max - (above * self.width() * self.fall()).sqrt()
        }
    }

    pub(in crate::law) fn mean_excess(self, due: f64) -> f64 {
        let cube = |x: f64| x * x * x;
        if due <= self.min {
            self.mean() - due
        } else if due < self.mode {
            self.mean() - due + cube(due - self.min) / (3.0 * self.width() * self.rise())
        } else if due < self.max {
            cube(self.max - due) / (3.0 * self.width() * self.fall())
        } else {
            0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DWELL: Triangular = Triangular {
        min: 10.0,
        mode: 14.0,
        max: 30.0,
    };

    #[test]
    fn dwell_of_10_14_30_of_m034() {
        assert_eq!(DWELL.mean(), 18.0);
        let near = |value: f64, expected: f64| assert!((value - expected).abs() < 1e-8 * expected);
        near(DWELL.variance(), 18.666_666_666_666_7);
        near(DWELL.quantile(Tail::Lower(0.1)), 12.828_427_124_746_2);
        near(DWELL.quantile(Tail::Lower(0.5)), 17.350_889_359_326_5);
        near(DWELL.quantile(Tail::Upper(0.1)), 24.343_145_750_507_6);
    }

    #[test]
    fn expected_lateness_falls_at_the_rate_of_the_tail() {
        // d/dx E[(X - x)+] = -(1 - F(x)): central differences on both sides of the mode.
        for due in [11.0, 13.0, 17.0, 29.0] {
            let slope = (DWELL.mean_excess(due + 1e-4) - DWELL.mean_excess(due - 1e-4)) / 2e-4;
            assert!((slope + DWELL.tails(due).1).abs() < 1e-7, "{due}: {slope}");
        }
    }

    #[test]
    fn a_mode_at_an_end_is_a_law() {
        for mode in [0.0, 1.0] {
            let law = Triangular {
                min: 0.0,
                mode,
                max: 1.0,
            };
            for w in [0.01, 0.3, 0.5] {
                let x = law.quantile(Tail::Lower(w));
                assert!((law.tails(x).0 - w).abs() < 1e-14);
                assert!(law.density(x) > 0.0 && law.density(x) <= 2.0);
            }
        }
    }
}
