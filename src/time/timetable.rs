//! Departures: regular headways, weekly timetables, and what it costs to arrive at random
//! (METHOD 1.5, M006-M008).

use super::instant::hour_of_week;
use super::pattern::{CalendarError, Weekday, clock};
use super::{SAME_H, WEEK_H};

/// The first departure at least `cutoff_h` after `ready_h`, of a service that leaves every
/// `headway_h` (positive) hours, once at `offset_h` (M008). Ready at the cut-off is in time.
#[must_use]
#[inline]
pub fn next_departure(ready_h: f64, offset_h: f64, headway_h: f64, cutoff_h: f64) -> f64 {
    let reach = ready_h + cutoff_h;
    let departure = offset_h + headway_h * ((reach - offset_h - SAME_H) / headway_h).ceil();
    departure.max(ready_h)
}

/// Mean wait for a service of irregular headways, arriving at random: h/2 (1 + cv^2) (M007).
#[must_use]
pub fn mean_wait(mean_headway: f64, headway_cv: f64) -> f64 {
    mean_headway / 2.0 * (1.0 + headway_cv * headway_cv)
}

/// Why a timetable is refused; the message says what would mend it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TimetableError {
    /// Neither a day nor a time, or not both.
    #[error("'{0}' is no departure: write day and time, such as Mon 18:00")]
    Departure(String),
    /// The day or the time cannot be read.
    #[error(transparent)]
    Written(#[from] CalendarError),
    /// No departure at all.
    #[error("the timetable has no departure: write at least one, such as Mon 18:00")]
    Empty,
}

/// Departures of every week, in the local time of the boarding place.
#[derive(Clone, Debug, PartialEq)]
pub struct Timetable {
    /// Hours from Monday 00:00, rising, each once.
    departures: Vec<f64>,
}

impl Timetable {
    /// Reads departures such as `Mon 18:00; Thu 06:00`.
    ///
    /// # Errors
    /// Refuses what cannot be read, and a timetable without a departure.
    pub fn parse(text: &str) -> Result<Self, TimetableError> {
        let mut departures = Vec::new();
        for written in text.split(';').map(str::trim).filter(|d| !d.is_empty()) {
            let (day, time) = written
                .split_once(char::is_whitespace)
                .ok_or_else(|| TimetableError::Departure(written.into()))?;
            let hour = Weekday::parse(day)?.starts_at() + clock(time.trim())?;
            departures.push(hour % WEEK_H);
        }
        if departures.is_empty() {
            return Err(TimetableError::Empty);
        }
        departures.sort_by(f64::total_cmp);
        departures.dedup();
        Ok(Self { departures })
    }

    /// Departures in hours from Monday 00:00 local time, rising, in \[0, 168).
    #[must_use]
    pub fn offsets_h(&self) -> &[f64] {
        &self.departures
    }

    /// The first departure at least `cutoff_h` after `ready_h`, in hours since 1970-01-01T00:00Z.
    #[must_use]
    #[inline]
    pub fn next_departure(&self, ready_h: f64, cutoff_h: f64, utc_offset_h: f64) -> f64 {
        let reach = ready_h + cutoff_h;
        let hour = hour_of_week(reach + utc_offset_h);
        let next = self.departures.iter().find(|&&d| d >= hour - SAME_H);
        let wait = match next {
            Some(departure) => departure - hour,
            None => self.departures[0] + WEEK_H - hour,
        };
        (reach + wait).max(ready_h)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn next_departure_with_a_cut_off_of_m008() {
        // In days: ready 10.3, departures 2 + 7 n, cut-off 1 day.
        let departure = next_departure(10.3 * 24.0, 2.0 * 24.0, 7.0 * 24.0, 24.0);
        assert!((departure / 24.0 - 16.0).abs() < 1e-9, "{departure}");
        assert!((departure / 24.0 - 10.3 - 5.7).abs() < 1e-9);
    }

    #[test]
    fn ready_at_the_cut_off_is_in_time() {
        // 0.1 + 0.2 is a hair above 0.3.
        assert!((next_departure(0.1, 0.3, 168.0, 0.2) - 0.3).abs() < 1e-12);
        assert!((next_departure(0.1001, 0.3, 168.0, 0.2) - 168.3).abs() < 1e-12);
        let weekly = Timetable::parse("Mon 18:00").unwrap();
        // 1970-01-05 is a Monday: hour 96.
        assert_eq!(weekly.next_departure(96.0 + 12.0, 6.0, 0.0), 96.0 + 18.0);
    }

    #[test]
    fn irregular_headways_of_m007() {
        // 5, 7, 9 days: mean 7, variance 8/3; half the headway would be 3.5.
        let cv = (8.0_f64 / 3.0).sqrt() / 7.0;
        assert!((mean_wait(7.0, cv) - 3.690_476_190_476_19).abs() < 1e-8);
    }

    #[test]
    fn a_weekly_timetable_is_read_in_local_time() {
        let ferry = Timetable::parse("Thu 06:00; Mon 18:00").unwrap();
        assert_eq!(ferry.offsets_h(), [18.0, 78.0]);
        // From 1970-01-01T00:00Z, a Thursday, 04:00 in Baku: the boat of 06:00 leaves at 02:00Z.
        assert_eq!(ferry.next_departure(0.0, 0.0, 4.0), 2.0);
        // With a cut-off of three hours it is missed: Monday 18:00 in Baku is hour 110.
        assert_eq!(ferry.next_departure(0.0, 3.0, 4.0), 110.0);
    }

    #[test]
    fn sunday_midnight_is_monday() {
        assert_eq!(Timetable::parse("Sun 24:00").unwrap().offsets_h(), [0.0]);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_what_could() {
        let told = |text| Timetable::parse(text).unwrap_err().to_string();
        assert_eq!(
            told("Monday"),
            "'Monday' is no departure: write day and time, such as Mon 18:00"
        );
        assert_eq!(
            told("Mun 18:00"),
            "'Mun' is no day of the week: write Mon, Tue, Wed, Thu, Fri, Sat or Sun"
        );
        assert_eq!(Timetable::parse(" ; "), Err(TimetableError::Empty));
    }

    proptest! {
        #[test]
        fn a_later_box_never_leaves_earlier(
            ready in 0.0..10_000.0, later in 0.0..400.0, cutoff in 0.0..48.0, offset in -12.0..14.0,
        ) {
            let trains = Timetable::parse("Mon 18:00; Thu 06:00; Sat 23:45").unwrap();
            let leave = |ready| trains.next_departure(ready, cutoff, offset);
            prop_assert!(leave(ready + later) >= leave(ready) - 1e-7);
            prop_assert!(leave(ready) >= ready + cutoff - 1e-7);
            prop_assert!(leave(ready) < ready + cutoff + 168.0);
            let regular = |ready| next_departure(ready, 5.0, 60.0, cutoff);
            prop_assert!(regular(ready + later) >= regular(ready) - 1e-7);
            prop_assert!(regular(ready) <= ready + cutoff + 60.0);
        }
    }
}
