//! Numbers in plain words: "27 d", "2,340 USD", "62 in 100".

/// The unit of time of a chart: hours if everything takes less than ten days, else days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    Hours,
    Days,
}

impl Clock {
    /// The unit for a chart whose longest typical time is this many hours.
    pub(crate) fn for_longest(hours: f64) -> Self {
        if hours < 240.0 {
            Clock::Hours
        } else {
            Clock::Days
        }
    }

    /// Hours in this unit.
    pub(crate) fn of(self, hours: f64) -> f64 {
        match self {
            Clock::Hours => hours,
            Clock::Days => hours / 24.0,
        }
    }

    /// The unit in an axis title.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Clock::Hours => "hours",
            Clock::Days => "days",
        }
    }

    /// "27 d": no decimals from 10 on, two significant digits below.
    pub(crate) fn span(self, hours: f64) -> String {
        format!("{} {}", self.bare(hours), self.sign())
    }

    /// "27 d (22–35)".
    pub(crate) fn span_with(self, hours: f64, (low, high): (f64, f64)) -> String {
        format!("{} {}", self.span(hours), self.range(low, high))
    }

    /// "(22–35)".
    pub(crate) fn range(self, low: f64, high: f64) -> String {
        format!("({}–{})", self.bare(low), self.bare(high))
    }

    /// "27", without the unit.
    pub(crate) fn bare(self, hours: f64) -> String {
        let value = self.of(hours);
        let (size, minus) = (value.abs(), if value < 0.0 { "−" } else { "" });
        if size >= 9.95 {
            signless(minus, &grouped(size, 0))
        } else if size >= 0.095 || size == 0.0 {
            signless(minus, &trimmed(&format!("{size:.1}")))
        } else {
            signless(minus, &trimmed(&format!("{size:.2}")))
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Clock::Hours => "h",
            Clock::Days => "d",
        }
    }
}

fn signless(minus: &str, figures: &str) -> String {
    if figures.bytes().all(|b| matches!(b, b'0' | b'.' | b',')) {
        figures.to_owned()
    } else {
        format!("{minus}{figures}")
    }
}

fn trimmed(figures: &str) -> String {
    if figures.contains('.') {
        figures
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned()
    } else {
        figures.to_owned()
    }
}

/// A number with so many decimals and a comma every three figures.
pub(crate) fn grouped(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::new();
    for (i, figure) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(figure);
    }
    let minus = if value < 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        "−"
    } else {
        ""
    };
    format!("{minus}{out}{rest}")
}

/// The value rounded to so many significant digits.
pub(crate) fn significant(value: f64, digits: i32) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let exponent = value.abs().log10().floor() as i32 + 1 - digits;
    if exponent >= 0 {
        let unit = 10f64.powi(exponent);
        (value / unit).round() * unit
    } else {
        let unit = 10f64.powi(-exponent);
        (value * unit).round() / unit
    }
}

/// Money with two significant digits: "4,300".
pub(crate) fn money(value: f64) -> String {
    let value = significant(value, 2);
    let decimals = usize::from(value.abs() < 10.0 && value != 0.0);
    trimmed(&grouped(value, decimals))
}

/// A number with three significant digits at most and no idle zeros: "0.25", "1,250", "−3".
pub(crate) fn plain(value: f64) -> String {
    let value = significant(value, 3);
    let decimals = (0..9)
        .find(|&places| {
            let scaled = value * 10f64.powi(places);
            (scaled - scaled.round()).abs() < 1e-6 * scaled.abs().max(1.0)
        })
        .unwrap_or(9);
    grouped(value, decimals as usize)
}

/// Money on an axis: "0", "500", "2,500", "12k" from 10,000 on.
pub(crate) fn short_money(value: f64) -> String {
    if value.abs() >= 10_000.0 && (value % 1000.0).abs() < 1e-6 {
        format!("{}k", grouped(value / 1000.0, 0))
    } else {
        let decimals = usize::from(value.abs() < 10.0 && value.fract() != 0.0);
        trimmed(&grouped(value, decimals))
    }
}

/// A difference with its sign, written by `words`: "+3", "−2", "0".
pub(crate) fn signed(value: f64, words: impl Fn(f64) -> String) -> String {
    let text = words(value);
    if value > 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        format!("+{text}")
    } else {
        text
    }
}

/// "62 in 100"; never 0 or 100 unless it is exactly so.
pub(crate) fn in_hundred(share: f64) -> String {
    format!("{} in 100", hundredths(share))
}

/// "62", "<1", ">99".
pub(crate) fn hundredths(share: f64) -> String {
    let whole = (share * 100.0).round();
    if share > 0.0 && whole < 1.0 {
        "<1".to_owned()
    } else if share < 1.0 && whole > 99.0 {
        ">99".to_owned()
    } else {
        format!("{whole:.0}")
    }
}

/// "A" to "Z", then "AA" and on: how a list and a line refer to each other.
pub(crate) fn letter(i: usize) -> String {
    let last = char::from(b'A' + (i % 26) as u8);
    if i < 26 {
        last.to_string()
    } else {
        format!("{}{last}", letter(i / 26 - 1))
    }
}

/// A number for the table beside a picture: six significant digits, a plain minus.
pub(crate) fn exact(value: f64) -> String {
    if value.is_finite() {
        format!("{}", significant(value, 6))
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_whole_from_ten_on_and_have_two_digits_below() {
        let days = |d: f64| Clock::Days.span(d * 24.0);
        assert_eq!(
            [27.4, 9.96, 9.94, 1.94, 0.4, 0.04, 0.0].map(days),
            ["27 d", "10 d", "9.9 d", "1.9 d", "0.4 d", "0.04 d", "0 d"]
        );
        assert_eq!(Clock::Days.span_with(648.0, (528.0, 840.0)), "27 d (22–35)");
        assert_eq!(Clock::Days.span(-60.0), "−2.5 d");
    }

    #[test]
    fn a_run_shorter_than_ten_days_is_told_in_hours() {
        assert_eq!(Clock::for_longest(239.0), Clock::Hours);
        assert_eq!(Clock::for_longest(240.0), Clock::Days);
        assert_eq!(Clock::Hours.span(31.2), "31 h");
    }

    #[test]
    fn money_has_two_digits_and_separators() {
        assert_eq!(
            [4312.0, 950.4, 12_345.0, 0.0, 96.0, -2340.0].map(money),
            ["4,300", "950", "12,000", "0", "96", "−2,300"]
        );
        assert_eq!(
            [2500.0, 12_000.0, 500.0, 0.0].map(short_money),
            ["2,500", "12k", "500", "0"]
        );
        assert_eq!(grouped(1_234_567.8, 1), "1,234,567.8");
    }

    #[test]
    fn a_plain_number_has_three_digits_and_no_idle_zeros() {
        assert_eq!(
            [0.25, 1250.0, -3.0, 0.0, 12_345.0, 0.001_234, 33.333].map(plain),
            ["0.25", "1,250", "−3", "0", "12,300", "0.00123", "33.3"]
        );
    }

    #[test]
    fn a_share_is_never_called_certain_unless_it_is() {
        assert_eq!(
            [0.62, 0.001, 0.999, 0.0, 1.0].map(in_hundred),
            [
                "62 in 100",
                "<1 in 100",
                ">99 in 100",
                "0 in 100",
                "100 in 100"
            ]
        );
    }

    #[test]
    fn a_difference_shows_its_sign() {
        assert_eq!(
            [3.0, -2.0, 0.0].map(|d| signed(d * 24.0, |h| Clock::Days.bare(h))),
            ["+3", "−2", "0"]
        );
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!(
            [0, 25, 26, 27, 52].map(letter),
            ["A", "Z", "AA", "AB", "BA"]
        );
    }

    #[test]
    fn the_table_keeps_six_digits() {
        assert_eq!(
            [1234.5678, 0.1 + 0.2, -5.0].map(exact),
            ["1234.57", "0.3", "-5"]
        );
    }
}
