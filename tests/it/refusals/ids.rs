//! Ids that name nothing, or something else.

use crate::fixture::Fixture;

#[test]
fn an_id_that_names_nothing_is_refused() {
    let told = Fixture::new("an_id_that_names_nothing")
        .edit("tiny/legs.csv", "speed-ship,knots", "spede-ship,knots")
        .refusal();
    insta::assert_snapshot!(told, @"legs.csv, row 2, column speed: 'spede-ship' is no id of this corridor. Nearest: speed-ship (speed of ships), rate-ship (ocean rate), headway-ship (days between ships). Write one of them or add a row to assumptions.csv.");
}

#[test]
fn an_id_of_another_table_is_refused() {
    let told = Fixture::new("an_id_of_another_table")
        .edit(
            "tiny/legs.csv",
            "BETA,both,sea,open,,1000,",
            "general,both,sea,open,,1000,",
        )
        .refusal();
    insta::assert_snapshot!(told, @"legs.csv, row 2, column to: 'general' is a cargo class and not a place. Write the id of a row of places.csv.");
}

#[test]
fn a_plain_name_in_the_place_of_an_id_is_refused() {
    let told = Fixture::new("a_plain_name_in_the_place_of_an_id")
        .edit(
            "tiny/legs.csv",
            "beta-gamma-rail,BETA,GAMMA",
            "beta-gamma-rail,BETA,Gamma yard",
        )
        .refusal();
    insta::assert_snapshot!(told, @"legs.csv, row 3, column to: 'Gamma yard' is no id of this corridor. Nearest: GAMMA (Gamma yard), ALPHA (Alpha harbour), BETA (Beta harbour). Write one of them or add a row to places.csv.");
}

#[test]
fn an_id_that_stands_twice_and_one_that_is_taken_is_refused() {
    let told = Fixture::new("an_id_that_stands_twice_and_one_that_is_taken")
        .edit("tiny/legs.csv", "beta-gamma-link,", "beta-gamma-rail,")
        .edit("tiny/factors.csv", "swell,", "general,")
        .edit("tiny/legs.csv", "swell 0.6", "")
        .edit("tiny/levers.csv", "beta-gamma-link", "beta-gamma-rail")
        .edit("question.toml", r#""beta-gamma-link""#, r#""GAMMA""#)
        .refusal();
    insta::assert_snapshot!(told, @"
    cargo.csv, row 2, column id: 'general' is also the id of a factor in factors.csv, row 2. Give one of the two rows another id.
    legs.csv, row 4, column id: 'beta-gamma-rail' stands twice in this table. Give one of the two rows another id.
    levers.csv, row 2, column sets: the leg 'beta-gamma-rail' is open already. Write planned in its column state, or remove the row.
    question.toml, line 8, column 1: 'general' is a factor and not a cargo class. Write the id of a row of cargo.csv.
    regimes.csv, row 3, column eligible: 'general' is a factor and not a cargo class. Write the id of a row of cargo.csv.
    ");
}

#[test]
fn an_assumption_in_the_place_of_a_law_is_refused() {
    let told = Fixture::new("an_assumption_in_the_place_of_a_law")
        .edit(
            "tiny/stops.csv",
            "alpha-import,ALPHA,1,sea,end,both,handling,12",
            "alpha-import,ALPHA,1,sea,end,both,handling,dwell-mean",
        )
        .refusal();
    insta::assert_snapshot!(told, @"stops.csv, row 3, column time: 'dwell-mean' is an assumption; a time cell takes a number of hours or a law. Add a row to laws.csv of family fixed with mean dwell-mean, and name that law.");
}

#[test]
fn a_word_that_is_not_in_the_fixed_list_is_refused() {
    let told = Fixture::new("a_word_that_is_not_in_the_fixed_list")
        .edit(
            "tiny/stops.csv",
            "fee-port,,,handling;wait-for-service",
            "fee-port,,,handlin;wait-for-service",
        )
        .refusal();
    insta::assert_snapshot!(told, @"stops.csv, row 2, column covers: 'handlin' is no word of this column. Write handling, canal or border.");
}

#[test]
fn a_line_that_is_not_on_the_map_is_refused() {
    let told = Fixture::new("a_line_that_is_not_on_the_map").edit("tiny/legs.csv", "swell 0.6,,,", "swell 0.6,,sea-lin,").put("tiny/lines.geojson", r#"{"features":[{"properties":{"id":"sea-line"},"geometry":{"type":"LineString","coordinates":[[50,10],[50,20]]}}]}"#).refusal();
    insta::assert_snapshot!(told, @"legs.csv, row 2, column line: 'sea-lin' is no line of lines.geojson. Nearest: sea-line. Write one of them, add the line, or empty the cell.");
}
