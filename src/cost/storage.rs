//! Storage and demurrage beyond free time (METHOD 2.5).

/// Stays nearer than this are the same stay: far above the rounding of a clock that counts hours since 1970, far
/// below a second. Ten days to the minute then are ten days, not ten and a rounding that starts an eleventh.
const SAME_H: f64 = 1e-8;

/// Charge beyond free time, USD for the box.
#[derive(Clone, Debug, PartialEq)]
pub struct StorageCharge {
    /// Free hours.
    pub free_h: f64,
    /// Days of the tier (the last one is infinite) and USD a day.
    pub tiers: Vec<(f64, f64)>,
    /// True when a started day counts whole.
    pub started_day: bool,
}

impl StorageCharge {
    /// USD for `hours` spent (METHOD 2.5, M045).
    #[must_use]
    pub fn usd(&self, hours: f64) -> f64 {
        let beyond = hours - self.free_h;
        if beyond <= SAME_H {
            return 0.0;
        }
        let mut days = beyond / 24.0;
        if self.started_day {
            days = (beyond - SAME_H) / 24.0;
            let whole = days as i64 as f64;
            days = if whole < days { whole + 1.0 } else { whole };
        }
        let mut usd = 0.0;
        for &(length, rate) in &self.tiers {
            let here = if days < length { days } else { length };
            usd += here * rate;
            days -= here;
            if days <= 0.0 {
                break;
            }
        }
        usd
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn charge(started_day: bool) -> StorageCharge {
        StorageCharge {
            free_h: 5.0 * 24.0,
            tiers: vec![(5.0, 40.0), (5.0, 80.0), (f64::INFINITY, 120.0)],
            started_day,
        }
    }

    #[test]
    fn started_days_beyond_free_time_are_paid_by_tiers() {
        // M045: 17 days are 12 beyond: 5 x 40 + 5 x 80 + 2 x 120; the 0.2 of a day more counts whole.
        let usd = |days: f64| charge(true).usd(days * 24.0);
        assert_eq!(usd(17.0), 840.0);
        assert_eq!(usd(17.2), 960.0);
        assert_eq!(usd(4.0), 0.0);
        assert_eq!(usd(5.0), 0.0);
        assert_eq!(usd(5.001), 40.0);
    }

    #[test]
    fn the_rounding_of_a_clock_starts_no_day() {
        // Clocks of 2025 stand near 482,000 h, where they are exact to 6e-11 h.
        let arrived = 482_117.3;
        let left = arrived + 10.0 * 24.0 + 1e-10;
        assert_eq!(charge(true).usd(left - arrived), 200.0);
        assert_eq!(charge(true).usd(120.0 + 1e-10), 0.0);
    }

    #[test]
    fn by_the_hour_a_part_of_a_day_is_a_part_of_the_rate() {
        // Half a day at 40 USD, and 5 days at 40 with a quarter at 80.
        assert_eq!(charge(false).usd(5.5 * 24.0), 20.0);
        assert_eq!(charge(false).usd(10.25 * 24.0), 220.0);
    }
}
