//! A number as a spreadsheet may have written it: read when it has one meaning, refused when it has two.

/// How a file writes the fraction of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Decimal {
    /// With a point: nothing in the file says otherwise.
    Point,
    /// The file is parted by semicolons and nothing in it tells whether `1.234` is a thousand or a fraction.
    Unsure,
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum NumberFault {
    /// `1,234`: a thousand or a fraction.
    TwoMeanings,
    /// `1,234,567`, `1 234`, `1.234,5`: digits in groups.
    Grouped,
    /// `03-Apr`, `2025-01-02 00:00:00`: a date.
    Date,
    /// `12 %`.
    Percent,
    /// `NaN`, `inf`, or too large.
    NotFinite,
    /// `#REF!`, `=A1`.
    Formula,
    /// Anything else.
    NotANumber,
}

impl NumberFault {
    /// What is wrong with `text`.
    pub(in crate::scenario) fn what(self, text: &str) -> String {
        match self {
            Self::TwoMeanings => {
                format!("'{text}' can be read as thousands or as a decimal fraction")
            }
            Self::Grouped => format!("'{text}' has its digits in groups"),
            Self::Date => format!(
                "'{text}' is a date: a spreadsheet has probably made it of a number or an id"
            ),
            Self::Percent => format!("'{text}' is a percentage"),
            Self::NotFinite => format!("'{text}' is not a finite number"),
            Self::Formula => format!("'{text}' is a formula or an error of a spreadsheet"),
            Self::NotANumber => format!("'{text}' is not a number"),
        }
    }

    /// What would mend it.
    pub(in crate::scenario) fn remedy(self, text: &str) -> String {
        match self {
            Self::TwoMeanings => {
                let digits: String = text.chars().filter(|c| !matches!(c, ',' | '.')).collect();
                let point = text.replace(',', ".");
                format!("Write {digits} or {point}0 with a decimal point and no grouping")
            }
            Self::Grouped => "Write the digits without spaces, commas or points between groups, and a decimal point".to_owned(),
            Self::Date => "Format the column as text in the spreadsheet, write the number or id again, and save as CSV".to_owned(),
            Self::Percent => "Write the share, for example 0.12 for 12 %".to_owned(),
            Self::NotFinite => "Write a finite number, or leave the cell empty for none".to_owned(),
            Self::Formula => "Paste the value in its place".to_owned(),
            Self::NotANumber => "Write digits with a decimal point".to_owned(),
        }
    }
}

/// Reads a number.
///
/// # Errors
/// A [`NumberFault`] when the text has no meaning or two.
pub(in crate::scenario) fn number(text: &str, decimal: Decimal) -> Result<f64, NumberFault> {
    if text.starts_with('#') || text.starts_with('=') {
        return Err(NumberFault::Formula);
    }
    if looks_like_a_date(text) {
        return Err(NumberFault::Date);
    }
    if text.ends_with('%') {
        return Err(NumberFault::Percent);
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let starts_as_number =
        unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    if !starts_as_number {
        return Err(match text.parse::<f64>() {
            Ok(_) => NumberFault::NotFinite,
            Err(_) => NumberFault::NotANumber,
        });
    }
    let grouped = unsigned
        .chars()
        .any(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' | '_'));
    if grouped && unsigned.chars().all(|c| !c.is_ascii_alphabetic()) {
        return Err(NumberFault::Grouped);
    }
    let commas = unsigned.matches(',').count();
    let points = unsigned.matches('.').count();
    let plain = match (commas, points) {
        (0, 0 | 1) => {
            if decimal == Decimal::Unsure && may_be_thousands(unsigned, '.') {
                return Err(NumberFault::TwoMeanings);
            }
            text.to_owned()
        }
        (1, 0) if may_be_thousands(unsigned, ',') => return Err(NumberFault::TwoMeanings),
        (1, 0) => text.replace(',', "."),
        _ if unsigned
            .chars()
            .all(|c| c.is_ascii_digit() || c == ',' || c == '.') =>
        {
            return Err(NumberFault::Grouped);
        }
        _ => return Err(NumberFault::NotANumber),
    };
    match plain.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        Ok(_) => Err(NumberFault::NotFinite),
        Err(_) => Err(NumberFault::NotANumber),
    }
}

/// True if the text begins as a number does, or as a spreadsheet's error or formula: it was not meant as an id.
pub(in crate::scenario) fn seems_a_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || "+-.,#=".contains(c))
        || text.parse::<f64>().is_ok()
        || looks_like_a_date(text)
}

/// True for `1,234` and `-12.345`, not for `0,125` or `1234,567`.
fn may_be_thousands(unsigned: &str, mark: char) -> bool {
    unsigned.split_once(mark).is_some_and(|(whole, rest)| {
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        digits(whole)
            && digits(rest)
            && (1..=3).contains(&whole.len())
            && !whole.starts_with('0')
            && rest.len() == 3
    })
}

/// True if the text is a number whose fraction can only be written with this mark.
pub(in crate::scenario) fn shows_decimal_mark(text: &str, mark: char) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    unsigned.split_once(mark).is_some_and(|(whole, rest)| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        digits(whole) && digits(rest) && !may_be_thousands(unsigned, mark)
    })
}

/// True for what spreadsheets write for a date: `03-Apr`, `Apr-25`, `2025-01-02 00:00:00`, `3/4/2025`.
pub(in crate::scenario) fn looks_like_a_date(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let day = text.split([' ', 'T']).next().unwrap_or(text);
    for mark in ['-', '/', '.'] {
        let parts: Vec<String> = day.split(mark).map(str::to_lowercase).collect();
        // A beginning of its name: of the id `aprin-1` nobody makes April.
        let month =
            |part: &str| part.len() >= 3 && MONTHS.iter().any(|month| month.starts_with(part));
        let digits =
            |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        let named = parts.iter().filter(|part| month(part)).count() == 1;
        let numbers = parts.iter().filter(|part| digits(part)).count();
        if (parts.len() == 3 && numbers == 3)
            || (named && (2..=3).contains(&parts.len()) && numbers == parts.len() - 1)
        {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_one_meaning_are_read() {
        for (text, value) in [
            ("12", 12.0),
            ("-1.5", -1.5),
            ("+.5", 0.5),
            ("1e3", 1000.0),
            ("1,5", 1.5),
            ("0,125", 0.125),
            ("1234,567", 1234.567),
            ("12.345", 12.345),
        ] {
            assert_eq!(number(text, Decimal::Point), Ok(value), "{text}");
        }
    }

    #[test]
    fn numbers_with_two_meanings_are_refused() {
        assert_eq!(
            number("1,234", Decimal::Point),
            Err(NumberFault::TwoMeanings)
        );
        assert_eq!(
            number("1.234", Decimal::Unsure),
            Err(NumberFault::TwoMeanings)
        );
        assert_eq!(number("0.234", Decimal::Unsure), Ok(0.234));
        for text in ["1,234,567", "1.234,5", "1,234.5", "1 234", "12\u{a0}000"] {
            assert_eq!(
                number(text, Decimal::Point),
                Err(NumberFault::Grouped),
                "{text}"
            );
        }
    }

    #[test]
    fn what_a_spreadsheet_makes_of_a_number_is_known_again() {
        for text in [
            "03-Apr",
            "Apr-03",
            "3-Apr-25",
            "2025-01-02 00:00:00",
            "3/4/2025",
            "03.04.2025",
        ] {
            assert_eq!(
                number(text, Decimal::Point),
                Err(NumberFault::Date),
                "{text}"
            );
        }
        for text in ["#REF!", "#N/A", "=A1*2"] {
            assert_eq!(
                number(text, Decimal::Point),
                Err(NumberFault::Formula),
                "{text}"
            );
        }
        for text in ["speed-rail-ir", "mar-dwell", "dwell-3-5", "12-h"] {
            assert_eq!(
                number(text, Decimal::Point),
                Err(NumberFault::NotANumber),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_finite_number_is_refused() {
        for text in ["NaN", "inf", "-infinity", "1e999"] {
            assert_eq!(
                number(text, Decimal::Point),
                Err(NumberFault::NotFinite),
                "{text}"
            );
        }
        assert_eq!(number("12%", Decimal::Point), Err(NumberFault::Percent));
    }
}
