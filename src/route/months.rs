//! Weighted time: hours of a month count by the month's weight, so that what is rare in summer starts rarely then.

use std::sync::LazyLock;

use crate::time::DAY_H;

/// Days of the calendar's turn of four years.
const TURN_D: usize = 1461;
const TURN_H: f64 = TURN_D as f64 * DAY_H;
/// 1969-01-01T00:00Z in hours since 1970: turns begin the year after a leap year.
const BEGIN_H: f64 = -365.0 * DAY_H;
const MONTHS: usize = 48;

/// Days before each month of a turn, and the month of each day.
static TURN: LazyLock<([usize; MONTHS + 1], [u8; TURN_D])> = LazyLock::new(|| {
    const LENGTHS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let (mut before, mut month_of) = ([0; MONTHS + 1], [0; TURN_D]);
    for month in 0..MONTHS {
        // The fourth year, 1972 and so on, is the leap year.
        let length = LENGTHS[month % 12] + usize::from(month == 37);
        before[month + 1] = before[month] + length;
        month_of[before[month]..before[month + 1]].fill(month as u8);
    }
    (before, month_of)
});

/// Weights of the months of the year, laid out over the calendar's turn of four years; true from 1901 to 2100.
#[derive(Clone, Debug, PartialEq)]
pub struct Months {
    weights: [f64; 12],
    /// Weighted hours of a turn before each of its months.
    before: [f64; MONTHS + 1],
}

impl Months {
    /// Weights of the months, January first, not all of them zero; `None` where every month counts in full.
    #[must_use]
    pub fn new(weights: &[f64; 12]) -> Option<Self> {
        if weights.iter().all(|weight| *weight == 1.0) {
            return None;
        }
        let mut before = [0.0; MONTHS + 1];
        for month in 0..MONTHS {
            let days = TURN.0[month + 1] - TURN.0[month];
            before[month + 1] = before[month] + weights[month % 12] * DAY_H * days as f64;
        }
        Some(Self {
            weights: *weights,
            before,
        })
    }

    /// The weight of the month that an instant lies in.
    #[must_use]
    pub fn weight(&self, at: f64) -> f64 {
        self.weights[place(at).1 % 12]
    }

    /// Weighted hours from the beginning of 1969 to an instant.
    #[must_use]
    pub fn weighed(&self, at: f64) -> f64 {
        let (turn, month, into) = place(at);
        turn * self.before[MONTHS] + self.before[month] + self.weights[month % 12] * into
    }

    /// The first instant at which so many weighted hours, not less than 0, have gone since another.
    #[must_use]
    pub fn after(&self, from: f64, hours: f64) -> f64 {
        let (turn, mut month, into) = place(from);
        let whole = (hours / self.before[MONTHS]) as i64 as f64;
        // The last hour of a turn may come before its end.
        let ends = whole > 0.0 && whole * self.before[MONTHS] == hours;
        let turns = if ends { whole - 1.0 } else { whole };
        let mut left = hours - turns * self.before[MONTHS];
        let begin = BEGIN_H + (turn + turns) * TURN_H;
        let mut at = from + turns * TURN_H;
        let mut month_end = begin + TURN.0[month + 1] as f64 * DAY_H;
        let mut gone =
            self.weights[month % 12] * (month_end - (begin + TURN.0[month] as f64 * DAY_H) - into);
        // Two turns are enough: less than one is left.
        for _ in 0..2 * MONTHS {
            let weight = self.weights[month % 12];
            if left <= gone {
                return if weight > 0.0 { at + left / weight } else { at };
            }
            left -= gone;
            at = month_end;
            month = (month + 1) % MONTHS;
            let length = (TURN.0[month + 1] - TURN.0[month]) as f64 * DAY_H;
            month_end = at + length;
            gone = self.weights[month % 12] * length;
        }
        at
    }
}

/// Turn, month of the turn, and hours since the month began.
fn place(at: f64) -> (f64, usize, f64) {
    let since = at - BEGIN_H;
    let mut turn = (since / TURN_H) as i64 as f64;
    if turn * TURN_H > since {
        turn -= 1.0;
    }
    let rest = since - turn * TURN_H;
    let day = ((rest / DAY_H) as usize).min(TURN_D - 1);
    let month = usize::from(TURN.1[day]);
    (turn, month, rest - TURN.0[month] as f64 * DAY_H)
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
                assert_eq!(months.weight(begin), weight, "{year}-{month}");
                assert_ne!(months.weight(begin - 0.1), weight, "{year}-{month}");
            }
        }
    }

    #[test]
    fn weighted_hours_pass_in_full_in_december_half_in_february_and_elsewhere_not_at_all() {
        let months = winter();
        let after = |from, days: f64| months.after(from, 24.0 * days);
        // From 10 January: nothing in January, 14 weighted days in February, then nothing until December.
        assert_eq!(after(at(2025, 1, 10), 10.0), at(2025, 2, 21));
        assert_eq!(after(at(2025, 1, 10), 14.0), at(2025, 3, 1));
        assert_eq!(after(at(2025, 1, 10), 15.0), at(2025, 12, 2));
        assert_eq!(after(at(2025, 12, 30), 3.0), at(2026, 2, 3));
        // February 2028 has 29 days.
        assert_eq!(after(at(2028, 1, 1), 14.5), at(2028, 3, 1));
        // A turn of four years: 124 days of December and 113 half ones of February.
        assert_eq!(after(at(2025, 6, 1), 124.0 + 56.5), at(2029, 3, 1));
    }

    #[test]
    fn the_same_weight_all_year_is_no_weight() {
        assert_eq!(Months::new(&[1.0; 12]), None);
    }
}
