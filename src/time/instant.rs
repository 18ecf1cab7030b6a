//! Instants, and the dates that people write for them.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{DAY_H, EPOCH_IN_WEEK_H, WEEK_H};

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Refused: infinite, not a number, or further from 1970 than any date.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("{0} hours since 1970 is no instant: give a finite number within the years 1 to 9998")]
pub struct NotAnInstant(f64);

/// An instant: hours since 1970-01-01T00:00Z, within the years 1 to 9998.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Instant(f64);

impl TryFrom<f64> for Instant {
    type Error = NotAnInstant;

    fn try_from(hours: f64) -> Result<Self, NotAnInstant> {
        // 0001-01-01 and 9998-12-31 in hours; written so that what is not a number fails.
        if (-17_259_888.0..=70_373_016.0).contains(&hours) {
            Ok(Self(hours))
        } else {
            Err(NotAnInstant(hours))
        }
    }
}

impl From<Instant> for f64 {
    fn from(instant: Instant) -> f64 {
        instant.0
    }
}

impl Instant {
    /// Hours since 1970-01-01T00:00Z.
    #[must_use]
    pub fn hours(self) -> f64 {
        self.0
    }

    /// The instant at which clocks `utc_offset_h` ahead of UTC show `time`.
    ///
    /// # Errors
    /// Refuses what lies outside the years 1 to 9998.
    pub fn of_local(time: DateTime, utc_offset_h: f64) -> Result<Self, NotAnInstant> {
        let seconds = time.duration_since(EPOCH.at(0, 0, 0, 0)).as_secs_f64();
        Self::try_from(seconds / 3600.0 - utc_offset_h)
    }

    /// The instant at which `date` begins where clocks are `utc_offset_h` ahead of UTC.
    ///
    /// # Errors
    /// Refuses what lies outside the years 1 to 9998.
    pub fn of_date(date: Date, utc_offset_h: f64) -> Result<Self, NotAnInstant> {
        Self::of_local(date.at(0, 0, 0, 0), utc_offset_h)
    }

    /// What clocks `utc_offset_h` ahead of UTC show, to the nearest second; offsets beyond a day
    /// are held to a day.
    ///
    /// # Panics
    /// Never: an instant and an offset of a day stay within the calendar.
    #[must_use]
    pub fn local(self, utc_offset_h: f64) -> DateTime {
        let hours = self.0 + utc_offset_h.clamp(-DAY_H, DAY_H);
        let seconds = SignedDuration::from_secs((hours * 3600.0).round() as i64);
        EPOCH
            .at(0, 0, 0, 0)
            .checked_add(seconds)
            .expect("an instant lies within the years 1 to 9998")
    }
}

/// Days from 1970-01-01 to `date`.
pub(super) fn day_number(date: Date) -> i64 {
    date.duration_since(EPOCH).as_hours() / 24
}

/// Hours since Monday 00:00 at local time `local_h` (hours since 1970-01-01T00:00 local).
pub(super) fn hour_of_week(local_h: f64) -> f64 {
    (local_h + EPOCH_IN_WEEK_H).rem_euclid(WEEK_H)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, datetime};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hours_of_known_dates() {
        // 2000-01-01 is day 10,957; 2024-02-29 is day 19,782.
        let of = |date| Instant::of_date(date, 0.0).unwrap().hours();
        assert_eq!(of(date(1970, 1, 1)), 0.0);
        assert_eq!(of(date(2000, 1, 1)), 10_957.0 * 24.0);
        assert_eq!(of(date(2024, 3, 1)) - of(date(2024, 2, 28)), 48.0);
        assert_eq!(of(date(2026, 1, 1)) - of(date(2025, 12, 31)), 24.0);
    }

    #[test]
    fn tehran_is_three_and_a_half_hours_ahead() {
        let noon = Instant::of_local(datetime(2025, 3, 20, 12, 0, 0, 0), 3.5).unwrap();
        assert_eq!(noon.local(0.0), datetime(2025, 3, 20, 8, 30, 0, 0));
        assert_eq!(noon.local(3.5), datetime(2025, 3, 20, 12, 0, 0, 0));
    }

    #[test]
    fn the_epoch_was_a_thursday() {
        assert_eq!(hour_of_week(0.0), 72.0);
        assert_eq!(hour_of_week(96.0), 0.0);
        assert_eq!(hour_of_week(-72.0 - 1.0), 167.0);
    }

    #[test]
    fn no_instant_is_infinite_or_beyond_the_calendar() {
        for bad in [f64::NAN, f64::INFINITY, 1e9, -1e9] {
            assert!(Instant::try_from(bad).is_err(), "{bad}");
        }
        for end in [-17_259_888.0, 70_373_016.0] {
            let _ = Instant::try_from(end).unwrap().local(14.0);
            let _ = Instant::try_from(end).unwrap().local(-14.0);
        }
    }

    proptest! {
        #[test]
        fn date_and_instant_undo_each_other(day in -300_000_i64..2_000_000, quarter in -56..=56) {
            let offset = f64::from(quarter) / 4.0;
            let midnight = Instant::try_from(day as f64 * 24.0).unwrap();
            let date = midnight.local(0.0).date();
            prop_assert_eq!(day_number(date), day);
            let there = Instant::of_date(date, offset).unwrap().local(offset);
            prop_assert_eq!(there, date.at(0, 0, 0, 0));
        }
    }
}
