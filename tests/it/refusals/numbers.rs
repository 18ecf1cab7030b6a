//! Numbers and dates as spreadsheets write them.

use crate::fixture::Fixture;

#[test]
fn a_number_that_may_be_a_thousand_or_a_fraction_is_refused() {
    let told = Fixture::new("a_number_that_may_be_a_thousand_or_a_fraction")
        .edit(
            "tiny/legs.csv",
            "BETA,both,sea,open,,1000,",
            r#"BETA,both,sea,open,,"1,234","#,
        )
        .refusal();
    insta::assert_snapshot!(told, @"legs.csv, row 2, column distance_km: '1,234' can be read as thousands or as a decimal fraction. Write 1234 or 1.2340 with a decimal point and no grouping.");
}

#[test]
fn a_point_that_may_part_thousands_in_a_country_of_decimal_commas_is_refused() {
    let told = Fixture::new("a_point_that_may_part_thousands_in_a_country_of_decimal_commas").put("tiny/cargo.csv", "id;name;value_usd_teu;vot_usd_teu_d;payload_t_teu\ngeneral;General cargo;25.000;7,5;12\n").refusal();
    insta::assert_snapshot!(told, @"cargo.csv, row 2, column value_usd_teu: '25.000' can be read as thousands or as a decimal fraction. Write 25000 or 25.0000 with a decimal point and no grouping.");
}

#[test]
fn what_a_spreadsheet_makes_of_a_number_is_refused() {
    let told = Fixture::new("what_a_spreadsheet_makes_of_a_number")
        .edit("tiny/assumptions.csv", "7,7,14,d", "03-Apr,7,14,d")
        .refusal();
    insta::assert_snapshot!(told, @"assumptions.csv, row 7, column low: '03-Apr' is a date: a spreadsheet has probably made it of a number or an id. Format the column as text in the spreadsheet, write the number or id again, and save as CSV.");
}

#[test]
fn an_id_that_became_a_date_and_time_is_refused() {
    let told = Fixture::new("an_id_that_became_a_date_and_time")
        .edit(
            "tiny/stops.csv",
            "gamma-gate,GAMMA,1,any,any,both,handling,6",
            "2025-01-02 00:00:00,GAMMA,1,any,any,both,handling,2025-01-02 00:00:00",
        )
        .refusal();
    insta::assert_snapshot!(told, @"stops.csv, row 6, column id: '2025-01-02 00:00:00' is a date: a spreadsheet has probably made it of an id. Format the column as text in the spreadsheet, write the id again, and save as CSV.");
}

#[test]
fn an_error_of_a_spreadsheet_in_the_place_of_a_number_is_refused() {
    let told = Fixture::new("an_error_of_a_spreadsheet_in_the_place_of_a_number")
        .edit(
            "tiny/legs.csv",
            "BETA,both,sea,open,,1000,",
            "BETA,both,sea,open,,#REF!,",
        )
        .refusal();
    insta::assert_snapshot!(told, @"legs.csv, row 2, column distance_km: '#REF!' is a formula or an error of a spreadsheet. Paste the value in its place.");
}

#[test]
fn a_share_written_in_per_cent_is_refused() {
    let told = Fixture::new("a_share_written_in_per_cent")
        .edit("tiny/services.csv", "24,0.05,0.1,", "24,5%,0.1,")
        .refusal();
    insta::assert_snapshot!(told, @"services.csv, row 2, column blank_share: '5%' is a percentage. Write the share, for example 0.12 for 12 %.");
}

#[test]
fn a_number_that_is_none_is_refused() {
    let told = Fixture::new("a_number_that_is_none")
        .edit(
            "tiny/stops.csv",
            "alpha-import,ALPHA,1,sea,end,both,handling,12",
            "alpha-import,ALPHA,1,sea,end,both,handling,NaN",
        )
        .refusal();
    insta::assert_snapshot!(told, @"stops.csv, row 3, column time: 'NaN' is not a finite number. Write a finite number, or leave the cell empty for none.");
}

#[test]
fn a_negative_time_is_refused() {
    let told = Fixture::new("a_negative_time")
        .edit(
            "tiny/stops.csv",
            "alpha-import,ALPHA,1,sea,end,both,handling,12",
            "alpha-import,ALPHA,1,sea,end,both,handling,-3",
        )
        .refusal();
    insta::assert_snapshot!(told, @"stops.csv, row 3, column time: '-3' is outside what this column takes. Write hours, from 0 to 87600.");
}

#[test]
fn a_probability_above_one_is_refused() {
    let told = Fixture::new("a_probability_above_one")
        .edit(
            "tiny/stops.csv",
            "dwell-inspection,0.25,",
            "dwell-inspection,25,",
        )
        .refusal();
    insta::assert_snapshot!(told, @"stops.csv, row 4, column p_documents: '25' is outside what this column takes. Write a share from 0 to 1.");
}

#[test]
fn a_place_off_the_globe_is_refused() {
    let told = Fixture::new("a_place_off_the_globe")
        .edit("tiny/places.csv", "10,50,4", "100,50,4")
        .refusal();
    insta::assert_snapshot!(told, @"places.csv, row 2, column lat: 100 is out of range. Write a number from -90 to 90.");
}

#[test]
fn a_date_in_another_order_is_refused() {
    let told = Fixture::new("a_date_in_another_order")
        .edit(
            "tiny/legs.csv",
            "2020-01-01,2030-12-31",
            "01.01.2020,2019-12-31",
        )
        .refusal();
    insta::assert_snapshot!(told, @"legs.csv, row 4, column offered_from: '01.01.2020' is not a date of the form 2025-01-31. Write year-month-day, and format the column as text in a spreadsheet.");
}
