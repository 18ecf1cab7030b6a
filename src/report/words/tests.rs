//! Numbers and names as a reader sees them.

use super::*;

#[test]
fn days_lose_their_decimals_above_ten() {
    let words: Vec<String> = [27.43, 9.96, 9.44, 1.04, 0.996, 0.426, 0.001, -3.21, 0.0]
        .iter()
        .map(|d| days(24.0 * d))
        .collect();
    assert_eq!(
        words,
        ["27", "10", "9.4", "1.0", "1.0", "0.43", "0", "-3.2", "0"]
    );
}

#[test]
fn money_keeps_two_digits_and_its_thousands() {
    let words: Vec<String> = [5_873.0, 12_499.0, 949.0, -312.0, 0.0, 4.6, 1_234_567.0]
        .iter()
        .map(|usd| money(*usd))
        .collect();
    assert_eq!(
        words,
        ["5,900", "12,000", "950", "-310", "0", "5", "1,200,000"]
    );
}

#[test]
fn a_third_digit_is_shown_only_where_the_inputs_deserve_it() {
    let sure = Estimate {
        value: 5_873.0,
        unknown: None,
        noise: Some(10.0),
    };
    let unsure = Estimate {
        unknown: Some(Range {
            p5: 5_000.0,
            p95: 7_000.0,
        }),
        ..sure
    };
    assert_eq!(
        (money_of(&sure), money_of(&unsure)),
        ("5,870".into(), "5,900".into())
    );
}

#[test]
fn a_chance_is_told_in_shipments_of_a_hundred() {
    let p = |value, p5, p95| Estimate {
        value,
        unknown: Some(Range { p5, p95 }),
        noise: Some(0.0),
    };
    assert_eq!(chance(&p(0.62, 0.351, 0.849)), "62 in 100 (35-85)");
    assert_eq!(chance(&p(0.999, 0.93, 1.0)), "more than 99 in 100 (93-100)");
    assert_eq!(
        chance(&p(0.002, 0.0, 0.004)),
        "fewer than 1 in 100 (0 to fewer than 1)"
    );
    assert_eq!(chance(&Estimate::new(0.5, None)), "50 in 100");
}

#[test]
fn likelihood_words_are_those_of_the_method() {
    // METHOD 8.4: > 99, > 90, > 66, 33-66, < 33, < 10, < 1 per cent.
    let words: Vec<&str> = [0.995, 0.95, 0.7, 0.66, 0.33, 0.32, 0.09, 0.009]
        .iter()
        .map(|p| likelihood_word(*p))
        .collect();
    assert_eq!(
        words,
        [
            "virtually certain",
            "very likely",
            "likely",
            "about as likely as not",
            "about as likely as not",
            "unlikely",
            "very unlikely",
            "exceptionally unlikely"
        ]
    );
}

#[test]
fn a_range_that_crosses_zero_is_written_with_to() {
    assert_eq!(ends("-300", "2,100"), "-300 to 2,100");
    assert_eq!(ends("35", "85"), "35-85");
}

#[test]
fn a_label_with_commas_does_not_break_its_sentence() {
    assert_eq!(
        named("Western branch, lorry over the gap"),
        "Western branch (lorry over the gap)"
    );
    assert_eq!(
        named("Rail (planned), two gauges"),
        "Rail (planned), two gauges"
    );
}

#[test]
fn a_place_in_a_title_loses_what_stands_in_brackets() {
    assert_eq!(short_place("Nearport (old town)"), "Nearport");
    assert_eq!(short_place("Nearport"), "Nearport");
}

#[test]
fn a_name_in_a_sentence_begins_small_unless_it_is_in_capitals() {
    let words = ["General cargo", "IT goods", "wood"].map(lowered);
    assert_eq!(words, ["general cargo", "IT goods", "wood"]);
}

#[test]
fn a_whole_year_is_called_by_its_number() {
    let dates = |from: &str, to: &str| window(&(from.into(), to.into()));
    assert_eq!(dates("2025-01-01", "2025-12-31"), "2025");
    assert_eq!(
        dates("2025-01-01", "2026-12-31"),
        "2025-01-01 to 2026-12-31"
    );
}
