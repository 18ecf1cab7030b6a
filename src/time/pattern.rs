//! How opening hours and holidays are written: `Sat-Wed 07:30-14:30; Thu 07:30-12:00`, and
//! `2025-03-20..2025-04-02; 2025-01-26`.

use std::fmt;

use jiff::civil::Date;

use super::DAY_H;
use super::instant::day_number;

/// No holiday is longer than this many days: such a range is a slip of the year.
const LONGEST_HOLIDAY_D: i64 = 400;

/// Why a calendar or a day of the week is refused; the message says what would mend it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CalendarError {
    /// Not the name of a day.
    #[error("'{0}' is no day of the week: write Mon, Tue, Wed, Thu, Fri, Sat or Sun")]
    Day(String),
    /// Not a time of day.
    #[error("'{0}' is no time of day: write it as 07:30, from 00:00 to 24:00")]
    Clock(String),
    /// Not a span of hours of a day.
    #[error("'{0}' is no span of opening: write it as 07:30-14:30, or 24h")]
    Window(String),
    /// Days without hours.
    #[error("'{0}' gives days without hours: write it as Mon-Fri 08:00-17:00")]
    NoHours(String),
    /// Not a date.
    #[error("'{0}' is no date: write it as 2025-03-20, or a range 2025-03-20..2025-04-02")]
    Date(String),
    /// A range of dates that runs backwards.
    #[error("the holiday '{0}' ends before it begins")]
    Backwards(String),
    /// A holiday longer than 400 days.
    #[error("the holiday '{0}' is longer than 400 days: check its years")]
    TooLong(String),
    /// No hour of the week is open.
    #[error("the calendar never opens: give at least one span, such as Mon-Fri 08:00-17:00")]
    NeverOpens,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weekday {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl Weekday {
    /// The days from Monday.
    pub const ALL: [Self; 7] = [
        Self::Mon,
        Self::Tue,
        Self::Wed,
        Self::Thu,
        Self::Fri,
        Self::Sat,
        Self::Sun,
    ];

    /// The day of that name, in three letters.
    ///
    /// # Errors
    /// Refuses anything else.
    pub fn parse(name: &str) -> Result<Self, CalendarError> {
        Self::ALL
            .into_iter()
            .find(|day| format!("{day:?}").eq_ignore_ascii_case(name))
            .ok_or_else(|| CalendarError::Day(name.into()))
    }

    /// Hours from Monday 00:00 to the beginning of the day.
    pub(super) fn starts_at(self) -> f64 {
        f64::from(self as u8) * DAY_H
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// A time of day in hours, 0 to 24.
pub(super) fn clock(text: &str) -> Result<f64, CalendarError> {
    let refused = || CalendarError::Clock(text.into());
    let (hours, minutes) = text.split_once(':').ok_or_else(refused)?;
    let digits = |part: &str, most: usize| {
        let plain = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<u8>()
            .ok()
            .filter(|&n| plain && usize::from(n) <= most)
            .map(f64::from)
            .ok_or_else(refused)
    };
    let hours = digits(hours, 24)? + digits(minutes, 59)? / 60.0;
    if hours <= DAY_H {
        Ok(hours)
    } else {
        Err(refused())
    }
}

/// Open spans as hours of the week from Monday 00:00: rising, apart, not longer than the week.
///
/// A span past midnight (22:00-06:00) runs into the next day; one past Sunday into Monday.
pub(super) fn week(text: &str) -> Result<Vec<(f64, f64)>, CalendarError> {
    let mut hours = [const { Vec::new() }; 7];
    for clause in clauses(text) {
        let mut words = clause.split_whitespace();
        let days = days(words.next().unwrap_or_default())?;
        let windows: Vec<_> = words.map(window).collect::<Result<_, _>>()?;
        if windows.is_empty() {
            return Err(CalendarError::NoHours(clause.into()));
        }
        for day in days {
            for &(from, to) in &windows {
                if from < to {
                    hours[day].push((from, to));
                } else {
                    hours[day].push((from, DAY_H));
                    hours[(day + 1) % 7].push((0.0, to));
                }
            }
        }
    }
    let spans = Weekday::ALL
        .into_iter()
        .zip(hours)
        .flat_map(|(day, of_day)| {
            let start = day.starts_at();
            of_day
                .into_iter()
                .map(move |(from, to)| (start + from, start + to))
        });
    let open = merged(spans.filter(|(from, to)| from < to).collect());
    if open.is_empty() {
        Err(CalendarError::NeverOpens)
    } else {
        Ok(open)
    }
}

/// Closed days as ranges of day numbers since 1970-01-01, the last day included: rising and apart.
pub(super) fn holidays(text: &str) -> Result<Vec<(i64, i64)>, CalendarError> {
    let mut ranges = Vec::new();
    for clause in clauses(text) {
        let date = |text: &str| {
            text.trim()
                .parse::<Date>()
                .map(day_number)
                .map_err(|_| CalendarError::Date(text.trim().into()))
        };
        let (first, last) = match clause.split_once("..") {
            Some((first, last)) => (date(first)?, date(last)?),
            None => (date(clause)?, date(clause)?),
        };
        if last < first {
            return Err(CalendarError::Backwards(clause.into()));
        }
        if last - first >= LONGEST_HOLIDAY_D {
            return Err(CalendarError::TooLong(clause.into()));
        }
        ranges.push((first, last + 1));
    }
    let apart = merged(ranges);
    Ok(apart.into_iter().map(|(from, to)| (from, to - 1)).collect())
}

fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|c| !c.is_empty())
}

/// `Sat-Wed`, `Thu` or `Mon,Wed,Fri` as days from Monday.
fn days(text: &str) -> Result<Vec<usize>, CalendarError> {
    let mut days = Vec::new();
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (
            Weekday::parse(first)? as usize,
            Weekday::parse(last)? as usize,
        );
        let count = (last + 7 - first) % 7;
        days.extend((0..=count).map(|i| (first + i) % 7));
    }
    Ok(days)
}

fn window(text: &str) -> Result<(f64, f64), CalendarError> {
    if text == "24h" {
        return Ok((0.0, DAY_H));
    }
    let refused = || CalendarError::Window(text.into());
    let (from, to) = text.split_once('-').ok_or_else(refused)?;
    let (from, to) = (clock(from)?, clock(to)?);
    if from == to || from == DAY_H {
        Err(refused())
    } else {
        Ok((from, to))
    }
}

/// Spans in rising order, those that touch or overlap made one.
fn merged<T: PartialOrd + Copy>(mut spans: Vec<(T, T)>) -> Vec<(T, T)> {
    spans.sort_by(|a, b| a.0.partial_cmp(&b.0).expect("no span begins at NaN"));
    let mut apart: Vec<(T, T)> = Vec::with_capacity(spans.len());
    for (from, to) in spans {
        match apart.last_mut() {
            Some(last) if from <= last.1 => {
                if to > last.1 {
                    last.1 = to;
                }
            }
            _ => apart.push((from, to)),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_that_begins_on_saturday() {
        let open = week("Sat-Wed 07:30-14:30; Thu 07:30-12:00").unwrap();
        let starts: Vec<f64> = open.iter().map(|span| span.0).collect();
        assert_eq!(starts, [7.5, 31.5, 55.5, 79.5, 127.5, 151.5]);
        assert_eq!(open[3], (79.5, 84.0));
    }

    #[test]
    fn several_spans_a_day_and_round_the_clock() {
        let open = week("Mon,Wed 08:00-12:00 13:00-17:00").unwrap();
        assert_eq!(
            open,
            [(8.0, 12.0), (13.0, 17.0), (56.0, 60.0), (61.0, 65.0)]
        );
        assert_eq!(week("Mon-Sun 24h").unwrap(), [(0.0, 168.0)]);
        assert_eq!(week("Mon-Sun 00:00-24:00").unwrap(), [(0.0, 168.0)]);
    }

    #[test]
    fn a_night_shift_runs_into_the_next_day() {
        assert_eq!(week("Mon 22:00-06:00").unwrap(), [(22.0, 30.0)]);
        assert_eq!(
            week("Sun 22:00-06:00").unwrap(),
            [(0.0, 6.0), (166.0, 168.0)]
        );
    }

    #[test]
    fn holidays_that_touch_are_one() {
        // 2025-01-01 is day 20,089.
        let closed = holidays("2025-01-03..2025-01-05; 2025-01-01..2025-01-02; 2025-01-26");
        assert_eq!(closed.unwrap(), [(20_089, 20_093), (20_114, 20_114)]);
        assert_eq!(holidays("").unwrap(), []);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_what_could() {
        let told = |text| week(text).unwrap_err().to_string();
        assert_eq!(
            told("Mon-Fry 08:00-17:00"),
            "'Fry' is no day of the week: write Mon, Tue, Wed, Thu, Fri, Sat or Sun"
        );
        assert_eq!(
            told("Mon 08:00-25:00"),
            "'25:00' is no time of day: write it as 07:30, from 00:00 to 24:00"
        );
        assert_eq!(
            told("Mon"),
            CalendarError::NoHours("Mon".into()).to_string()
        );
        assert_eq!(week(" ; "), Err(CalendarError::NeverOpens));
        for bad in [
            "Mon 8-17",
            "Mon 08:00",
            "Mon 08:00-08:00",
            "Mon 08:60-09:00",
            "Mon +8:00-9:00",
        ] {
            assert!(week(bad).is_err(), "{bad}");
        }
        for bad in [
            "2025-02-29",
            "2025-04-02..2025-03-20",
            "2024-03-20..2025-04-28",
            "Nowruz",
        ] {
            assert!(holidays(bad).is_err(), "{bad}");
        }
    }
}
