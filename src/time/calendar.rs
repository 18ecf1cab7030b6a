//! Office hours: a weekly pattern in local time, less holidays (METHOD 1.7, M012, M013).

use super::instant::hour_of_week;
use super::pattern::{CalendarError, holidays, week};
use super::{DAY_H, EPOCH_IN_WEEK_H, SAME_H, WEEK_H};

/// Further than this from 1970 (114,000 years) a float no longer tells the hours of a day apart.
const FAR_H: f64 = 1e9;

/// When an office is open, in the local time of whatever place uses it.
///
/// The week has at least one open span and every holiday ends, so the office always opens again:
/// nothing here can wait for ever. Instants that are not numbers, or further than 1e9 hours from 1970,
/// are answered as if the office were always open.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// Open spans in hours of the week from Monday 00:00: rising and apart.
    week: Vec<(f64, f64)>,
    /// Closed days since 1970-01-01, last day included: rising and apart.
    holidays: Vec<(i64, i64)>,
}

impl Calendar {
    /// Reads opening hours such as `Sat-Wed 07:30-14:30; Thu 07:30-12:00` (several spans a day, spans
    /// past midnight and `24h` are possible) and holidays such as `2025-03-20..2025-04-02; 2025-01-26`.
    ///
    /// # Errors
    /// Refuses what cannot be read, a week without an open hour, and a holiday of over 400 days.
    pub fn parse(open: &str, closed: &str) -> Result<Self, CalendarError> {
        Ok(Self {
            week: week(open)?,
            holidays: holidays(closed)?,
        })
    }

    /// Open hours of a week without holidays.
    #[must_use]
    pub fn weekly_hours(&self) -> f64 {
        self.week.iter().map(|(from, to)| to - from).sum()
    }

    /// Whether the office is open at `t_h`, in hours since 1970-01-01T00:00Z.
    #[must_use]
    pub fn is_open(&self, t_h: f64, utc_offset_h: f64) -> bool {
        self.next_open(t_h, utc_offset_h) == t_h
    }

    /// The first instant from `t_h` on at which the office is open; a span's end is not open.
    #[must_use]
    pub fn next_open(&self, t_h: f64, utc_offset_h: f64) -> f64 {
        let local = t_h + utc_offset_h;
        if !within_reach(local) {
            return t_h;
        }
        match self.open_from(local).find(|&(_, to)| to > local) {
            Some((from, _)) if from > local => from - utc_offset_h,
            _ => t_h,
        }
    }

    /// Open hours between `from_h` and `to_h`; none when `to_h` is not later.
    #[must_use]
    pub fn work(&self, from_h: f64, to_h: f64, utc_offset_h: f64) -> f64 {
        let (start, end) = (from_h + utc_offset_h, to_h + utc_offset_h);
        if !(within_reach(start) && within_reach(end)) {
            return (end - start).max(0.0);
        }
        self.open_from(start)
            .take_while(|&(from, _)| from < end)
            .map(|(from, to)| (to.min(end) - from.max(start)).max(0.0))
            .sum()
    }

    /// When `work_h` hours of work begun at `start_h` are done (M012): the first instant by which so
    /// many open hours have passed. No work is done at once, in closed hours too.
    #[must_use]
    pub fn finish(&self, start_h: f64, work_h: f64, utc_offset_h: f64) -> f64 {
        let start = start_h + utc_offset_h;
        if work_h <= 0.0 {
            return start_h;
        }
        let (start, mut left) = self.leap(start, work_h);
        if !within_reach(start) || !within_reach(left) {
            return start - utc_offset_h + left;
        }
        for (from, to) in self.open_from(start) {
            let from = from.max(start);
            let open = (to - from).max(0.0);
            // What is left after rounding alone does not wait for the next opening.
            if left <= open + SAME_H {
                return from + left.min(open) - utc_offset_h;
            }
            left -= open;
        }
        unreachable!("an office always opens again")
    }

    /// Skips the whole weeks that `work_h` takes when no holiday is left after `local`.
    fn leap(&self, local: f64, work_h: f64) -> (f64, f64) {
        let today = (local / DAY_H).floor() as i64;
        let free = self.holidays.last().is_none_or(|&(_, last)| last < today);
        let weeks = ((work_h - SAME_H) / self.weekly_hours()).ceil() - 1.0;
        if free && weeks > 0.0 {
            let left = work_h - weeks * self.weekly_hours();
            (local + weeks * WEEK_H, left.max(0.0))
        } else {
            (local, work_h)
        }
    }

    /// Open spans in local hours since 1970, rising, from the day before `local` on, without end.
    pub(super) fn open_from(&self, local: f64) -> impl Iterator<Item = (f64, f64)> + '_ {
        // Monday 00:00, freed of rounding.
        let monday = local - hour_of_week(local);
        let monday = ((monday + EPOCH_IN_WEEK_H) / WEEK_H).round() * WEEK_H - EPOCH_IN_WEEK_H;
        (0..)
            .map(move |week| monday + f64::from(week) * WEEK_H)
            .flat_map(|monday| {
                self.week
                    .iter()
                    .map(move |(from, to)| (monday + from, monday + to))
            })
            .flat_map(|(from, to)| self.without_holidays(from, to))
    }

    /// What holidays leave of a span.
    fn without_holidays(&self, from: f64, to: f64) -> impl Iterator<Item = (f64, f64)> + '_ {
        let day = |n: i64| n as f64 * DAY_H;
        let first = self
            .holidays
            .partition_point(|&(_, last)| day(last + 1) <= from);
        let mut begin = Some(from);
        let mut closed = self.holidays[first..].iter();
        std::iter::from_fn(move || {
            loop {
                let from = begin?;
                let &(shut, last) = match closed.next() {
                    Some(holiday) if day(holiday.0) < to => holiday,
                    _ => {
                        begin = None;
                        return Some((from, to));
                    }
                };
                let opens = day(last + 1);
                begin = (opens < to).then_some(opens);
                if day(shut) > from {
                    return Some((from, day(shut)));
                }
            }
        })
    }
}

fn within_reach(local: f64) -> bool {
    local.abs() <= FAR_H
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;
    use proptest::prelude::*;

    use super::*;
    use crate::time::Instant;

    fn at(day: i8, hour: i8, minute: i8) -> f64 {
        let time = datetime(2025, 6, day, hour, minute, 0, 0);
        Instant::of_local(time, 0.0).unwrap().hours()
    }

    #[test]
    fn ten_hours_of_customs_across_a_closed_friday_of_m012() {
        // 2025-06-05 is a Thursday: 2 h then, none on Friday, 8 h on Saturday.
        let customs = Calendar::parse("Sat-Thu 08:00-20:00", "").unwrap();
        let finish = customs.finish(at(5, 18, 0), 10.0, 0.0);
        assert_eq!(finish, at(7, 16, 0));
        assert_eq!(finish - at(5, 18, 0), 46.0);
    }

    #[test]
    fn mean_wait_for_a_weekly_closure_of_m013() {
        // c^2 / (2 x 7) days: one and two days closed, by the midpoint rule over the minutes of a week.
        for (open, days) in [
            ("Sat-Thu 24h", 0.071_428_571_428_571_4),
            ("Mon-Fri 24h", 0.285_714_285_714_285_6),
        ] {
            let office = Calendar::parse(open, "").unwrap();
            let waits = (0..10_080).map(|i| {
                let t = at(2, 0, 0) + (f64::from(i) + 0.5) / 60.0;
                office.next_open(t, 0.0) - t
            });
            let mean = waits.sum::<f64>() / 10_080.0 / 24.0;
            assert!((mean - days).abs() < 1e-9, "{open}: {mean}");
        }
    }

    #[test]
    fn an_office_opens_by_its_own_clock() {
        // 07:30 in Tehran is 04:00 UTC.
        let office = Calendar::parse("Sat-Wed 07:30-14:30", "").unwrap();
        assert_eq!(office.next_open(at(2, 0, 0), 3.5), at(2, 4, 0));
        assert!(office.is_open(at(2, 4, 0), 3.5));
        assert!(!office.is_open(at(2, 11, 0), 3.5));
        assert!(office.is_open(at(2, 11, 0), 0.0));
    }

    #[test]
    fn a_holiday_is_left_out_and_work_goes_on_after_it() {
        // Monday the 2nd to Wednesday the 4th closed: Sunday's 4 h, then Thursday.
        let office = Calendar::parse("Sun-Thu 08:00-12:00", "2025-06-02..2025-06-04").unwrap();
        assert_eq!(office.finish(at(1, 8, 0), 5.0, 0.0), at(5, 9, 0));
        assert_eq!(office.work(at(1, 0, 0), at(6, 0, 0), 0.0), 8.0);
        assert_eq!(office.next_open(at(2, 9, 0), 0.0), at(5, 8, 0));
    }

    #[test]
    fn a_holiday_cuts_a_round_the_clock_office_at_midnight() {
        let gate = Calendar::parse("Mon-Sun 24h", "2025-06-03").unwrap();
        assert_eq!(gate.finish(at(2, 20, 0), 6.0, 0.0), at(4, 2, 0));
        assert_eq!(gate.finish(at(2, 20, 0), 4.0, 0.0), at(3, 0, 0));
        assert_eq!(gate.next_open(at(3, 0, 0), 0.0), at(4, 0, 0));
    }

    #[test]
    fn no_work_is_done_at_once_even_on_a_closed_day() {
        let office = Calendar::parse("Mon-Fri 08:00-17:00", "").unwrap();
        assert_eq!(office.finish(at(7, 3, 0), 0.0, 0.0), at(7, 3, 0));
    }

    #[test]
    fn a_closed_week_is_refused_and_a_century_of_work_does_not_hang() {
        assert_eq!(Calendar::parse("", ""), Err(CalendarError::NeverOpens));
        let office = Calendar::parse("Mon 08:00-09:00", "2025-06-09").unwrap();
        // 1 h on the 2nd; the 9th is a holiday; then one hour a week, 5,199 of them from the 16th.
        let finish = office.finish(at(2, 8, 0), 5_200.0, 0.0);
        assert_eq!(finish, at(16, 9, 0) + 5_198.0 * WEEK_H);
        assert!(office.finish(at(20, 0, 0), 1e15, 0.0).is_finite());
        assert!(office.finish(at(2, 0, 0), 1e15, 0.0).is_finite());
        assert_eq!(office.finish(0.0, f64::INFINITY, 0.0), f64::INFINITY);
        for lost in [f64::NAN, f64::INFINITY] {
            let _ = office.finish(lost, 1.0, 0.0);
            let _ = office.finish(1.0, lost, 0.0);
            let _ = office.next_open(lost, 0.0);
            let _ = office.work(0.0, lost, 0.0);
        }
    }

    #[test]
    fn a_week_of_work_and_a_hair_does_not_wait_for_the_next_week() {
        let office = Calendar::parse("Mon 08:00-09:00", "").unwrap();
        // Two Mondays' work from the 2nd ends on the 9th, whatever rounding added to it.
        let finish = office.finish(at(2, 8, 0), 2.0 + 1e-12, 0.0);
        assert!((finish - at(9, 9, 0)).abs() < 1e-8, "{finish}");
    }

    fn any_calendar() -> impl Strategy<Value = Calendar> {
        prop_oneof![
            Just((
                "Sat-Wed 07:30-14:30; Thu 07:30-12:00",
                "2025-06-04..2025-06-07; 2025-06-15"
            )),
            Just(("Mon-Fri 08:00-12:00 13:00-17:20", "")),
            Just(("Mon-Sun 24h", "2025-06-10")),
            Just(("Sun 22:00-06:10", "2025-06-02; 2025-06-09")),
        ]
        .prop_map(|(open, closed)| Calendar::parse(open, closed).unwrap())
    }

    proptest! {
        #[test]
        fn work_done_by_then_is_finished_by_then(
            office in any_calendar(), from in 0.0..500.0, span in 0.0..900.0, offset in -12.0..14.0,
        ) {
            let (from, to) = (at(1, 0, 0) + from, at(1, 0, 0) + from + span);
            let done = office.work(from, to, offset);
            let finish = office.finish(from, done, offset);
            prop_assert!(finish <= to + 1e-7, "{finish} {to}");
            // And a finish has just as much work behind it.
            prop_assert!((office.work(from, finish, offset) - done).abs() < 1e-7);
        }

        #[test]
        fn work_adds_up_over_any_split(
            office in any_calendar(), from in 0.0..500.0, first in 0.0..400.0, second in 0.0..400.0,
        ) {
            let from = at(1, 0, 0) + from;
            let (middle, to) = (from + first, from + first + second);
            let parts = office.work(from, middle, 0.0) + office.work(middle, to, 0.0);
            prop_assert!((office.work(from, to, 0.0) - parts).abs() < 1e-8);
        }

        #[test]
        fn a_later_start_never_finishes_earlier(
            office in any_calendar(), from in 0.0..500.0, later in 0.0..50.0, work in 0.0..60.0,
        ) {
            let from = at(1, 0, 0) + from;
            let finish = office.finish(from, work, 0.0);
            prop_assert!(office.finish(from + later, work, 0.0) >= finish - 1e-7);
            prop_assert!(finish >= from);
        }

        #[test]
        fn weeks_are_leapt_over_to_the_same_finish(from in 0.0..168.0, work in 0.1..400.0) {
            // The same office with a holiday far ahead walks day by day instead.
            let leaping = Calendar::parse("Mon-Thu 08:00-16:00; Sat 09:00-10:30", "").unwrap();
            let walking =
                Calendar::parse("Mon-Thu 08:00-16:00; Sat 09:00-10:30", "2999-01-01").unwrap();
            let from = at(1, 0, 0) + from;
            let (a, b) = (leaping.finish(from, work, 0.0), walking.finish(from, work, 0.0));
            prop_assert!((a - b).abs() < 1e-7, "{a} {b}");
        }
    }
}
