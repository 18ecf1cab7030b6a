//! A calendar laid out over a horizon, so that the engine finds a finish without walking days.

use super::{Calendar, SAME_H};

/// Open intervals of one office at one place over a horizon, in hours since 1970-01-01T00:00Z.
///
/// Every question is answered by binary search and none allocates. What lies beyond the horizon is
/// answered with nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenIntervals {
    starts: Vec<f64>,
    ends: Vec<f64>,
    /// Open hours up to the end of each interval.
    worked: Vec<f64>,
}

impl OpenIntervals {
    /// Lays out `calendar` from `from_h` to `to_h` where clocks are `utc_offset_h` ahead of UTC.
    ///
    /// The first and the last interval are cut at the ends of the horizon.
    #[must_use]
    pub fn over(calendar: &Calendar, from_h: f64, to_h: f64, utc_offset_h: f64) -> Self {
        let mut intervals = Self {
            starts: Vec::new(),
            ends: Vec::new(),
            worked: Vec::new(),
        };
        let mut worked = 0.0;
        let spans = calendar
            .open_from(from_h + utc_offset_h)
            .map(|(start, end)| (start - utc_offset_h, end - utc_offset_h))
            .take_while(|&(start, _)| start < to_h);
        for (start, end) in spans {
            let (start, end) = (start.max(from_h), end.min(to_h));
            if start >= end {
                continue;
            }
            worked += end - start;
            match intervals.ends.last_mut() {
                // Round the clock, one week touches the next.
                Some(last) if *last == start => {
                    *last = end;
                    if let Some(so_far) = intervals.worked.last_mut() {
                        *so_far = worked;
                    }
                }
                _ => {
                    intervals.starts.push(start);
                    intervals.ends.push(end);
                    intervals.worked.push(worked);
                }
            }
        }
        intervals
    }

    /// The first instant from `t_h` on at which the office is open.
    #[must_use]
    #[inline]
    pub fn next_open(&self, t_h: f64) -> Option<f64> {
        let i = self.ends.partition_point(|&end| end <= t_h);
        self.starts.get(i).map(|start| start.max(t_h))
    }

    /// When `work_h` hours of work begun at `start_h` are done, as [`Calendar::finish`].
    #[must_use]
    #[inline]
    pub fn finish(&self, start_h: f64, work_h: f64) -> Option<f64> {
        if work_h <= 0.0 {
            return Some(start_h);
        }
        let i = self.ends.partition_point(|&end| end <= start_h);
        let first = self.starts.get(i)?.max(start_h);
        if work_h <= self.ends[i] - first + SAME_H {
            return Some((first + work_h).min(self.ends[i]));
        }
        let aim = self.worked[i] - (self.ends[i] - first) + work_h;
        let later = &self.worked[i + 1..];
        let j = i + 1 + later.partition_point(|&worked| worked + SAME_H < aim);
        let over = self.worked.get(j)? - aim;
        Some((self.ends[j] - over).min(self.ends[j]).max(self.starts[j]))
    }

    /// Open hours between `from_h` and `to_h` within the horizon; none when `to_h` is not later.
    #[must_use]
    #[inline]
    pub fn work(&self, from_h: f64, to_h: f64) -> f64 {
        (self.worked_by(to_h) - self.worked_by(from_h)).max(0.0)
    }

    /// Open hours from the beginning of the horizon to `t_h`.
    fn worked_by(&self, t_h: f64) -> f64 {
        let i = self.ends.partition_point(|&end| end <= t_h);
        match self.starts.get(i) {
            Some(&start) => self.worked[i] - (self.ends[i] - start.max(t_h)),
            None => self.worked.last().copied().unwrap_or(0.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// 2025-06-01T00:00Z, a Sunday: day 20,240.
    const JUNE: f64 = 20_240.0 * 24.0;

    fn laid_out(open: &str, closed: &str, days: f64) -> (Calendar, OpenIntervals) {
        let calendar = Calendar::parse(open, closed).unwrap();
        let intervals = OpenIntervals::over(&calendar, JUNE, JUNE + days * 24.0, 3.5);
        (calendar, intervals)
    }

    #[test]
    fn ten_hours_of_customs_across_a_closed_friday_of_m012() {
        let customs = Calendar::parse("Sat-Thu 08:00-20:00", "").unwrap();
        let june = OpenIntervals::over(&customs, JUNE, JUNE + 720.0, 0.0);
        // Thursday the 5th, 18:00, to Saturday the 7th, 16:00.
        assert_eq!(june.finish(JUNE + 114.0, 10.0), Some(JUNE + 160.0));
    }

    #[test]
    fn work_that_fills_the_day_does_not_wait_for_the_next() {
        let (_, june) = laid_out("Mon-Thu 07:30-14:50", "", 30.0);
        let opens = june.next_open(JUNE).unwrap();
        let day = 14.0 + 50.0 / 60.0 - 7.5;
        assert!(june.finish(opens, day).unwrap() <= opens + day + 1e-9);
        let two_days = june.finish(opens + 0.1, 2.0 * day - 0.1).unwrap();
        assert!(two_days <= opens + 24.0 + day + 1e-9);
    }

    #[test]
    fn beyond_the_horizon_there_is_no_answer() {
        let (_, june) = laid_out("Mon-Fri 08:00-16:00", "", 30.0);
        assert_eq!(june.finish(JUNE, 1_000.0), None);
        assert_eq!(june.next_open(JUNE + 31.0 * 24.0), None);
        assert_eq!(june.finish(JUNE + 31.0 * 24.0, 1.0), None);
    }

    #[test]
    fn round_the_clock_is_one_interval() {
        let (_, june) = laid_out("Mon-Sun 24h", "", 30.0);
        assert_eq!(june.starts.len(), 1);
        assert_eq!(june.finish(JUNE + 5.0, 400.0), Some(JUNE + 405.0));
    }

    proptest! {
        #[test]
        fn intervals_answer_as_the_calendar_does(
            start in 0.0..1_500.0, work in 0.0..120.0, span in 0.0..600.0,
        ) {
            let (calendar, laid) = laid_out(
                "Sat-Wed 07:30-14:30; Thu 07:30-12:10",
                "2025-06-04..2025-06-07; 2025-06-15",
                180.0,
            );
            let start = JUNE + start;
            let finish = laid.finish(start, work).unwrap();
            prop_assert!((finish - calendar.finish(start, work, 3.5)).abs() < 1e-7);
            let open = laid.next_open(start).unwrap();
            prop_assert!((open - calendar.next_open(start, 3.5)).abs() < 1e-7);
            let worked = laid.work(start, start + span);
            prop_assert!((worked - calendar.work(start, start + span, 3.5)).abs() < 1e-7);
            prop_assert!(laid.finish(start, worked).unwrap() <= start + span + 1e-7);
        }
    }
}
