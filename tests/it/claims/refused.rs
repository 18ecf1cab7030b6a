//! Malformed claims, ways and promises.

use super::{HEAD, WAYS, fixture, row};
use crate::fixture::Fixture;

/// What is said of one row of claims about the link.
fn told(name: &str, of: [&str; 6]) -> String {
    fixture(name, &row("quick", of)).refusal()
}

#[test]
fn a_test_or_a_unit_that_does_not_fit_its_quantity_is_refused() {
    let saving = told("claim_test", ["length", "saving", "no", "12", "", "%"]);
    assert!(
        saving.contains("claims.csv, row 2, column test: 'saving' is no word of this column. Write shorter-by, less-by, ratio, within, at-least or at-most."),
        "{saving}"
    );
    let unit = told("claim_unit", ["time", "at-most", "no", "12", "", "USD"]);
    assert!(
        unit.contains(
            "claims.csv, row 2, column unit: 'USD' is no word of this column. Write d or h."
        ),
        "{unit}"
    );
    // A price of a 20-foot box is not that of a 40-foot box.
    let size = told(
        "claim_size",
        ["cost", "at-most", "no", "12", "", "USD/20ft"],
    );
    assert!(
        size.contains(
            "column unit: 'USD/20ft' is no word of this column. Write USD/40ft or USD/t."
        ),
        "{size}"
    );
}

#[test]
fn thresholds_that_are_missing_upside_down_or_too_many_are_refused() {
    let none = told("claim_no_threshold", ["time", "saving", "no", "", "", "%"]);
    assert!(
        none.contains("claims.csv, row 2, column threshold: the cell is empty. Write a number."),
        "{none}"
    );
    let down = told(
        "claim_upside_down",
        ["time", "within", "no", "30", "25", "d"],
    );
    assert!(down.contains("column threshold_high: the thresholds are upside down. Write threshold <= threshold_high."), "{down}");
    let one = told("claim_one", ["time", "within", "no", "30", "", "d"]);
    assert!(
        one.contains("column threshold_high: 'within' needs two thresholds. Write the upper one."),
        "{one}"
    );
    let two = told("claim_two", ["time", "saving", "no", "30", "40", "%"]);
    assert!(two.contains("column threshold_high: a second threshold belongs to the test 'within' alone. Empty the cell."), "{two}");
}

#[test]
fn a_way_that_does_not_exist_and_a_claim_against_itself_are_refused() {
    let good = row("quick", ["time", "saving", "no", "12", "", "%"]);
    let unknown = fixture(
        "claim_way",
        &good.replace("by-link,by-rail", "by-lnk,by-rail"),
    )
    .refusal();
    assert!(
        unknown.contains("claims.csv, row 2, column subjects: "),
        "{unknown}"
    );
    assert!(unknown.contains("by-link"), "{unknown}");
    let itself = fixture(
        "claim_itself",
        &good.replace("by-link,by-rail", "by-rail,by-rail"),
    )
    .refusal();
    assert!(itself.contains("column baselines: 'by-rail' is set against itself. Take it out of subjects or of baselines."), "{itself}");
    let nothing = fixture(
        "claim_nothing",
        &good.replace("by-link,by-rail", "by-link,"),
    )
    .refusal();
    assert!(
        nothing.contains("column baselines: the claim is set against nothing."),
        "{nothing}"
    );
}

#[test]
fn a_claim_without_who_when_whence_or_conditions_is_refused() {
    let good = row("quick", ["time", "saving", "no", "12", "", "%"]);
    for (old, new, words) in [
        ("a ministry", "", "column who: the cell is empty"),
        (",2025,S1", ",lately,S1", "column date: 'lately' is no date"),
        (",S1,ALPHA", ",,ALPHA", "column source: the cell is empty"),
        (",calm,", ",,", "column regime: the cell is empty"),
        (",calm,", ",clam,", "column regime: "),
        (
            "2025-01-01,2025-12-31",
            "2025-12-31,2025-01-01",
            "column depart_to: the departure window ends before it begins",
        ),
        (
            "ALPHA,GAMMA",
            "GAMMA,GAMMA",
            "column to: the claim is about no journey",
        ),
        ("2025,S1", "1975,S1", "calm"),
    ] {
        let edited = good.replacen(old, new, 1);
        assert_ne!(good, edited);
        if words == "calm" {
            // A date before the price table matters only to a claim about money.
            assert!(fixture("claim_old", &edited).load(&[]).is_ok());
            continue;
        }
        let told = fixture("claim_incomplete", &edited).refusal();
        assert!(
            told.contains(&format!("claims.csv, row 2, {words}")),
            "{told}"
        );
    }
    let old = row("quick", ["cost", "at-most", "no", "12", "", "USD/40ft"])
        .replacen("2025,S1", "1975,S1", 1);
    let told = fixture("claim_old_money", &old).refusal();
    assert!(
        told.contains(
            "claims.csv, row 2, column price_year: prices.csv has no deflator of USD for 1975."
        ),
        "{told}"
    );
}

#[test]
fn a_claim_about_a_lever_or_a_country_names_it() {
    let lever = told(
        "claim_lever",
        ["worth-of-lever", "at-least", "no", "1", "", "d"],
    );
    assert!(
        lever
            .contains("claims.csv, row 2, column lever: the claim is about the worth of no lever."),
        "{lever}"
    );
    let country = row(
        "quick",
        ["origin-of-delay", "at-least", "no", "50", "", "%"],
    );
    let none = fixture("claim_country", &country).refusal();
    assert!(
        none.contains("column country: the claim is about delay in no country."),
        "{none}"
    );
    let odd = fixture(
        "claim_odd_country",
        &country.replace(",,,calm", ",,ZZ,calm"),
    )
    .refusal();
    assert!(
        odd.contains(
            "column country: 'ZZ' is the country of no place. Write a code that places.csv has."
        ),
        "{odd}"
    );
}

#[test]
fn a_way_without_waypoints_or_against_itself_is_refused() {
    let told = Fixture::new("ways_refused")
        .put("tiny/ways.csv", "id,label,via,avoid\nnowhere,Nowhere,,\nboth,Both,BETA; GAMMA,BETA\nodd,Odd,beta-gama-rail,\n")
        .refusal();
    assert!(
        told.contains("ways.csv, row 2, column via: the cell is empty."),
        "{told}"
    );
    assert!(
        told.contains("ways.csv, row 3, column avoid: the way must use 'BETA' and must not."),
        "{told}"
    );
    assert!(told.contains("ways.csv, row 4, column via: "), "{told}");
    assert!(told.contains("beta-gamma-rail"), "{told}");
}

#[test]
fn promises_without_dates_or_in_the_wrong_order_are_refused() {
    let rows = "id,project,said,promised,outcome,source,grade
first,Link,soon,2025,,S1,announced
second,Link,2024-05,,,S1,announced
third,Link,2024-05,2025-01,2023-01,S1,announced
fourth,,2024,2025,,,announced
";
    let told = Fixture::new("promises_refused")
        .put("tiny/promises.csv", rows)
        .refusal();
    for words in [
        "promises.csv, row 2, column said: 'soon' is no date. Write 2025, 2025-01 or 2025-01-31, and format the column as text in a spreadsheet.",
        "promises.csv, row 3, column promised: the cell is empty.",
        "promises.csv, row 4, column outcome: the outcome lies before the day on which it was announced. Write the dates in order.",
        "promises.csv, row 5, column project: the cell is empty.",
        "promises.csv, row 5, column source: the cell is empty.",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn claims_do_not_change_the_answer_but_belong_to_the_inputs() {
    let with = fixture(
        "claims_inputs",
        &row("quick", ["time", "saving", "no", "12", "", "%"]),
    );
    let with = with.load(&[]).unwrap();
    let without = Fixture::new("claims_no_inputs").load(&[]).unwrap();
    assert_ne!(with.inputs_hash(), without.inputs_hash());
    let names: Vec<&str> = with.inputs.iter().map(|(name, _)| name.as_str()).collect();
    assert!(
        names.iter().any(|name| name.ends_with("claims.csv")),
        "{names:?}"
    );
    assert_eq!(with.corridor.legs, without.corridor.legs);
    assert_eq!(with.corridor.assumptions, without.corridor.assumptions);
    assert_eq!(WAYS.lines().count(), 1 + with.corridor.said.ways.len());
    assert_eq!(HEAD.split(',').count(), 32);
}
