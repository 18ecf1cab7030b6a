//! The two plainest laws: one value, and every value between two ends alike.

use crate::law::special::Tail;

/// Always the same value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::law) struct Fixed {
    pub(in crate::law) value: f64,
}

impl Fixed {
    pub(in crate::law) fn mean(self) -> f64 {
        self.value
    }

    pub(in crate::law) fn support(self) -> (f64, f64) {
        (self.value, self.value)
    }

    pub(in crate::law) fn density(self, x: f64) -> f64 {
        if x == self.value { f64::INFINITY } else { 0.0 }
    }

    pub(in crate::law) fn tails(self, x: f64) -> (f64, f64) {
        if x < self.value {
            (0.0, 1.0)
        } else {
            (1.0, 0.0)
        }
    }

    pub(in crate::law) fn mean_excess(self, due: f64) -> f64 {
        (self.value - due).max(0.0)
    }
}

/// Every value between `min` and `max` alike; `min < max`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::law) struct Uniform {
    pub(in crate::law) min: f64,
    pub(in crate::law) max: f64,
}

impl Uniform {
    fn width(self) -> f64 {
        self.max - self.min
    }

    pub(in crate::law) fn mean(self) -> f64 {
        self.min + self.width() / 2.0
    }

    pub(in crate::law) fn variance(self) -> f64 {
        self.width() * self.width() / 12.0
    }

    pub(in crate::law) fn support(self) -> (f64, f64) {
        (self.min, self.max)
    }

    pub(in crate::law) fn density(self, x: f64) -> f64 {
        if x < self.min || x > self.max {
            0.0
        } else {
            1.0 / self.width()
        }
    }

    pub(in crate::law) fn tails(self, x: f64) -> (f64, f64) {
        let x = x.clamp(self.min, self.max);
        ((x - self.min) / self.width(), (self.max - x) / self.width())
    }

    pub(in crate::law) fn quantile(self, tail: Tail) -> f64 {
        match tail {
            Tail::Lower(w) => self.min + w * self.width(),
            Tail::Upper(w) => self.max - w * self.width(),
        }
    }

    pub(in crate::law) fn mean_excess(self, due: f64) -> f64 {
        if due <= self.min {
            self.mean() - due
        } else {
            let left = (self.max - due).max(0.0);
            left * left / (2.0 * self.width())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wait_for_a_regular_service_of_m006() {
        let wait = Uniform { min: 0.0, max: 7.0 };
        assert_eq!(wait.mean(), 3.5);
        assert!((wait.variance() - 4.083_333_333_333_33).abs() < 1e-8);
        assert!((wait.quantile(Tail::Upper(0.1)) - 6.3).abs() < 1e-12);
        // E[(W - 5)+] = 2^2 / (2 * 7).
        assert!((wait.mean_excess(5.0) - 2.0 / 7.0).abs() < 1e-15);
        assert_eq!(wait.mean_excess(-1.0), 4.5);
    }

    #[test]
    fn a_fixed_time_is_late_by_what_it_is_late() {
        let fixed = Fixed { value: 30.0 };
        assert_eq!(fixed.mean_excess(28.0), 2.0);
        assert_eq!(fixed.mean_excess(32.0), 0.0);
        assert_eq!(fixed.tails(29.9), (0.0, 1.0));
        assert_eq!(fixed.tails(30.0), (1.0, 0.0));
    }
}
