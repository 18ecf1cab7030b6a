//! The values of an axis: a range or a list, as written on the command line.

/// Fewest places of a range.
const FEWEST: usize = 2;

/// The words of a list, each once.
pub(super) fn list(values: &str) -> Result<Vec<String>, (String, String)> {
    let mut words: Vec<String> = Vec::new();
    for word in values.split(',').map(str::trim) {
        if word.is_empty() {
            let what = "a value of the list is empty".to_owned();
            return Err((what, "Write values parted by commas: 10,20,40".to_owned()));
        }
        if words.iter().any(|known| known == word) {
            let what = format!("the value {word} stands there twice");
            return Err((what, "Write it once".to_owned()));
        }
        words.push(word.to_owned());
    }
    Ok(words)
}

/// The numbers of a range or list, and whether they stand apart by a ratio.
pub(super) fn numbers(values: &str, log: bool) -> Result<(Vec<f64>, bool), (String, String)> {
    let Some((low, rest)) = values.split_once("..") else {
        let words = list(values)?;
        let numbers: Result<Vec<f64>, _> = words.iter().map(|word| number(word)).collect();
        return numbers.map(|numbers| (numbers, false));
    };
    let form = || {
        (
            "the range does not say how many values".to_owned(),
            "Write LOW..HIGH:N, as 10..50:9".to_owned(),
        )
    };
    let mut parts = rest.split(':');
    let high = parts.next().unwrap_or_default();
    let count = parts.next().ok_or_else(form)?;
    let log = match parts.next() {
        None => log,
        Some("log") => true,
        Some(_) => return Err(form()),
    };
    let (low, high) = (number(low)?, number(high)?);
    let count: usize = count.trim().parse().map_err(|_| form())?;
    if count < FEWEST {
        let what = format!("a range of {count} values has no two ends");
        return Err((what, "Write at least 2 values, or a list".to_owned()));
    }
    if low >= high {
        let what = format!("the range is upside down: {low} is not below {high}");
        return Err((what, format!("Write {high}..{low}:{count}")));
    }
    if log && low <= 0.0 {
        let what = format!("a range by ratios cannot begin at {low}");
        return Err((what, "Begin above zero, or leave the ratios out".to_owned()));
    }
    Ok((spread(low, high, count, log), log))
}

/// So many numbers from `low` to `high`, both included, rounded to seven digits within.
fn spread(low: f64, high: f64, count: usize, log: bool) -> Vec<f64> {
    let last = count - 1;
    (0..count)
        .map(|step| {
            let share = step as f64 / last as f64;
            match step {
                0 => low,
                step if step == last => high,
                _ if log => rounded(low * libm::pow(high / low, share)),
                _ => rounded(low + (high - low) * share),
            }
        })
        .collect()
}

fn rounded(number: f64) -> f64 {
    format!("{number:.6e}").parse().unwrap_or(number)
}

fn number(word: &str) -> Result<f64, (String, String)> {
    let number: Option<f64> = word.trim().parse().ok();
    number.filter(|number| number.is_finite()).ok_or_else(|| {
        (
            format!("'{}' is not a number", word.trim()),
            "Write a number, or a range as 10..50:9".to_owned(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(values: &str, log: bool) -> String {
        match numbers(values, log) {
            Ok((numbers, log)) => format!("{numbers:?} {log}"),
            Err((what, remedy)) => format!("{what}. {remedy}."),
        }
    }

    #[test]
    fn a_range_holds_both_ends_and_even_steps_or_even_ratios() {
        assert_eq!(
            told("10..50:5", false),
            "[10.0, 20.0, 30.0, 40.0, 50.0] false"
        );
        // 5 to 500 is two powers of ten: half way lies 50.
        assert_eq!(told("5..500:3:log", false), "[5.0, 50.0, 500.0] true");
        assert_eq!(told("1..8:4", true), "[1.0, 2.0, 4.0, 8.0] true");
        assert_eq!(told("3,7,5", false), "[3.0, 7.0, 5.0] false");
    }

    #[test]
    fn a_range_that_is_upside_down_too_small_or_endless_says_what_would_mend_it() {
        assert_eq!(
            told("50..10:5", false),
            "the range is upside down: 50 is not below 10. Write 10..50:5."
        );
        assert_eq!(
            told("10..50:1", false),
            "a range of 1 values has no two ends. Write at least 2 values, or a list."
        );
        assert_eq!(
            told("0..50:3", true),
            "a range by ratios cannot begin at 0. Begin above zero, or leave the ratios out."
        );
        assert_eq!(
            told("10..50", false),
            "the range does not say how many values. Write LOW..HIGH:N, as 10..50:9."
        );
        assert_eq!(
            told("inf..50:3", false),
            "'inf' is not a number. Write a number, or a range as 10..50:9."
        );
        assert_eq!(
            told("10,20,10", false),
            "the value 10 stands there twice. Write it once."
        );
    }
}
