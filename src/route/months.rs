//! Weighted time: hours of a month count by the month's weight, so that what is rare in summer starts rarely then.

use crate::time::DAY_H;

/// Days of the calendar's turn of four years.
const TURN_D: usize = 1461;
const TURN_H: f64 = TURN_D as f64 * DAY_H;
/// 1969-01-01T00:00Z in hours since 1970: turns begin the year after a leap year.
const BEGIN_H: f64 = -365.0 * DAY_H;
const MONTHS: usize = 48;

/// Days before each month of a turn, and the month of each day.
static TURN: ([u16; MONTHS + 1], [u8; TURN_D]) = turn();

const fn turn() -> ([u16; MONTHS + 1], [u8; TURN_D]) {
    const LENGTHS: [u16; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let (mut before, mut month_of) = ([0; MONTHS + 1], [0; TURN_D]);
    let (mut month, mut day) = (0, 0);
    while month < MONTHS {
        // The fourth year, 1972 and so on, is the leap year.
        let leap = if month == 37 { 1 } else { 0 };
        before[month + 1] = before[month] + LENGTHS[month % 12] + leap;
        while day < before[month + 1] as usize {
            month_of[day] = month as u8;
            day += 1;
        }
        month += 1;
    }
    (before, month_of)
}

/// Weights of the months of the year, by the calendar's turn of four years: true from 1901 to 2100.
#[derive(Clone, Debug, PartialEq)]
pub struct Months {
    /// Month by month of the turn.
    weights: [f64; MONTHS],
}

impl Months {
    /// Weights of the months, January first, not all of them zero; `None` where every month counts in full.
    #[must_use]
    pub fn new(weights: &[f64; 12]) -> Option<Self> {
        let even = weights.iter().all(|weight| *weight == 1.0);
        (!even).then(|| Self {
            weights: std::array::from_fn(|month| weights[month % 12]),
        })
    }

    /// The greatest weight.
    #[must_use]
    pub fn most(&self) -> f64 {
        self.weights.iter().copied().fold(0.0, f64::max)
    }

    /// The mean weight of a month.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.weights.iter().sum::<f64>() / MONTHS as f64
    }

    /// The calendar at an instant.
    #[must_use]
    pub fn at(&self, at: f64) -> Cursor {
        let (month, into) = place(at);
        Cursor {
            at,
            month,
            end: at - into + hours_of(month),
        }
    }

    /// Goes on by so many weighted hours, not less than 0: to the first instant at which they have gone, or to
    /// `limit` if that comes first.
    #[inline]
    pub fn go_on(&self, cursor: &mut Cursor, weighted: f64, limit: f64) -> f64 {
        let mut left = weighted;
        while cursor.at < limit {
            let weight = self.weights[cursor.month];
            let gone = weight * (cursor.end - cursor.at);
            if left <= gone {
                if left > 0.0 {
                    cursor.at += left / weight;
                }
                break;
            }
            left -= gone;
            cursor.next();
        }
        cursor.at
    }

    /// Goes on to an instant not before the present one, and tells the weighted hours that have gone.
    #[inline]
    pub fn go_to(&self, cursor: &mut Cursor, at: f64) -> f64 {
        let mut gone = 0.0;
        while at >= cursor.end {
            gone += self.weights[cursor.month] * (cursor.end - cursor.at);
            cursor.next();
        }
        gone += self.weights[cursor.month] * (at - cursor.at);
        cursor.at = at;
        gone
    }
}

impl Months {
    /// The weight of the month that a cursor stands in.
    #[must_use]
    #[inline]
    pub fn weight(&self, cursor: &Cursor) -> f64 {
        self.weights[cursor.month]
    }
}

/// An instant with its place in the calendar.
#[derive(Clone, Copy, Debug)]
pub struct Cursor {
    at: f64,
    month: usize,
    /// When the month ends.
    end: f64,
}

impl Cursor {
    /// To the first instant of the next month.
    #[inline]
    fn next(&mut self) {
        self.month = if self.month + 1 < MONTHS {
            self.month + 1
        } else {
            0
        };
        self.at = self.end;
        self.end += hours_of(self.month);
    }
}

/// Hours of a month of the turn.
fn hours_of(month: usize) -> f64 {
    f64::from(TURN.0[month + 1] - TURN.0[month]) * DAY_H
}

/// Month of the turn, and hours since it began.
fn place(at: f64) -> (usize, f64) {
    let since = at - BEGIN_H;
    let mut turn = (since / TURN_H) as i64 as f64;
    if turn * TURN_H > since {
        turn -= 1.0;
    }
    let rest = since - turn * TURN_H;
    let day = ((rest / DAY_H) as usize).min(TURN_D - 1);
    let month = usize::from(TURN.1[day]);
    (month, rest - f64::from(TURN.0[month]) * DAY_H)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::time::Instant;

    fn at(year: i16, month: i8, day: i8) -> f64 {
        let date = date(year, month, day);
        Instant::of_date(date, 0.0).unwrap().hours()
    }

    fn winter() -> Months {
        let mut weights = [0.0; 12];
        weights[11] = 1.0;
        weights[1] = 0.5;
        Months::new(&weights).unwrap()
    }

    #[test]
    fn the_first_of_every_month_begins_it() {
        let months: Vec<f64> = (0..12).map(|month| f64::from(month) / 12.0).collect();
        let months = Months::new(&months.try_into().unwrap()).unwrap();
        for year in 1902..2100 {
            for month in 1..=12 {
                let begin = at(year, month, 1);
                let weight = f64::from(month - 1) / 12.0;
                let found = |at| months.weight(&months.at(at));
                assert_eq!(found(begin), weight, "{year}-{month}");
                assert_ne!(found(begin - 0.1), weight, "{year}-{month}");
            }
        }
    }

    #[test]
    fn weighted_hours_pass_in_full_in_december_half_in_february_and_elsewhere_not_at_all() {
        let months = winter();
        let after = |from, days: f64| {
            let mut cursor = months.at(from);
            let at = months.go_on(&mut cursor, 24.0 * days, f64::INFINITY);
            let gone = months.go_to(&mut months.at(from), at);
            assert!((gone - 24.0 * days).abs() < 1e-8, "{gone}");
            at
        };
        // From 10 January: nothing in January, 14 weighted days in February, then nothing until December.
        assert_eq!(after(at(2025, 1, 10), 10.0), at(2025, 2, 21));
        assert_eq!(after(at(2025, 1, 10), 14.0), at(2025, 3, 1));
        assert_eq!(after(at(2025, 1, 10), 15.0), at(2025, 12, 2));
        assert_eq!(after(at(2025, 12, 30), 3.0), at(2026, 2, 3));
        // February 2028 has 29 days.
        assert_eq!(after(at(2028, 1, 1), 14.5), at(2028, 3, 1));
        // No further than the limit's month.
        let mut cursor = months.at(at(2025, 3, 1));
        assert_eq!(
            months.go_on(&mut cursor, 24.0, at(2025, 4, 15)),
            at(2025, 5, 1)
        );
        // A turn of four years: 124 days of December and 113 half ones of February.
        assert_eq!(after(at(2025, 6, 1), 124.0 + 56.5), at(2029, 3, 1));
    }

    #[test]
    fn the_same_weight_all_year_is_no_weight() {
        assert_eq!(Months::new(&[1.0; 12]), None);
    }
}
