//! Seasons and shared shocks that cannot be.

use crate::fixture::Fixture;
use crate::tables::fixture;

const HEADING: &str = "id,name,from,sd_d,factor,shape,convoy_h,factors,source\n";

/// What is said of these rows of seasons.
fn told(name: &str, rows: &str) -> String {
    fixture(name)
        .put("tiny/seasons.csv", format!("{HEADING}{rows}\n"))
        .edit("tiny/legs.csv", "monsoon", "")
        .refusal()
}

#[test]
fn days_that_the_year_does_not_have_are_refused() {
    let told = told(
        "season_days",
        "ice,Ice,13-45,,1,,,,S1
ice,,02-30,,1,,,,S1
ice,,02-29,,1,,,,S1
ice,,00-10,,1,,,,S1
ice,,10-Dec,,1,,,,S1
ice,,2025-12-10,,1,,,,S1
ice,,,,1,,,,S1
ice,,12-10,,2,,,,S1",
    );
    insta::assert_snapshot!(told, @"
    seasons.csv, row 2, column from: there is no 13-45 in the year. Write a month from 01 to 12 and a day that it has.
    seasons.csv, row 3, column from: there is no 02-30 in the year. Write a month from 01 to 12 and a day that it has.
    seasons.csv, row 4, column from: 02-29 does not come every year. Write 02-28 or 03-01.
    seasons.csv, row 5, column from: there is no 00-10 in the year. Write a month from 01 to 12 and a day that it has.
    seasons.csv, row 6, column from: '10-Dec' is no day of the year of the form 12-10, month and day. Write month-day, and format the column as text in a spreadsheet.
    seasons.csv, row 7, column from: '2025-12-10' is no day of the year of the form 12-10, month and day. Write month-day, and format the column as text in a spreadsheet.
    seasons.csv, row 8, column from: the cell is empty. Write month-day, and format the column as text in a spreadsheet.
    ");
}

#[test]
fn dates_of_a_season_rise_and_stand_there_once() {
    let told = told(
        "season_order",
        "ice,Ice,12-10,,2,,,,S1
ice,,03-20,,1,,,,S1
fog,Fog,03-20,,1,,,,S1
fog,,03-20,,2,,,,S1",
    );
    insta::assert_snapshot!(told, @"
    seasons.csv, row 3, column from: the dates of the season 'ice' do not rise: 03-20 stands after 12-10. Write its rows in the order of the year.
    seasons.csv, row 5, column from: the dates of the season 'fog' do not rise: 03-20 stands after 03-20. Write its rows in the order of the year.
    ");
}

#[test]
fn a_factor_is_more_than_nothing_and_a_multiplier() {
    let told = told(
        "season_factor",
        "ice,Ice,01-10,,0,,,,S1
ice,,02-10,,-2,,,,S1
ice,,03-10,,lull,,,,S1
ice,,04-10,,hard-wintr,,,,S1
ice,,05-10,70,1,,,,S1
ice,,06-10,,1,,0,,S1
ice,,07-10,,1,,5000,,S1",
    );
    insta::assert_snapshot!(told, @"
    seasons.csv, row 2, column factor: '0' is outside what this column takes. Write more than zero.
    seasons.csv, row 3, column factor: '-2' is outside what this column takes. Write more than zero.
    seasons.csv, row 4, column factor: the law 'lull' is a time and no multiplier. Name a law of unit 1.
    seasons.csv, row 5, column factor: 'hard-wintr' is no id of this corridor. Nearest: hard-winter, var-sea, drop-beta (fall of the water). Write one of them or add a row to assumptions.csv or laws.csv.
    seasons.csv, row 6, column sd_d: '70' is outside what this column takes. Write days, from 0 to 60.
    seasons.csv, row 7, column convoy_h: '0' is outside what this column takes. Write hours, from 0.1 to 2400.
    seasons.csv, row 8, column convoy_h: '5000' is outside what this column takes. Write hours, from 0.1 to 2400.
    ");
}

#[test]
fn a_linear_season_has_nothing_that_is_drawn_and_no_convoys() {
    let told = told(
        "season_linear",
        "ice,Ice,01-10,5,1,linear,,,S1
ice,,02-10,,hard-winter,,,,S1
ice,,03-10,,1,,24,,S1",
    );
    insta::assert_snapshot!(told, @"
    seasons.csv, row 2, column sd_d: a linear season has no dates that vary. Empty the cell, or write the shape step.
    seasons.csv, row 3, column factor: a linear season has no factors that are drawn. Write a number, or the shape step.
    seasons.csv, row 4, column convoy_h: a linear season has no convoys. Empty the cell, or write the shape step.
    ");
}

#[test]
fn rows_of_a_season_agree() {
    let told = told(
        "season_agree",
        "ice,,01-10,,1,step,,,S1
ice,Snow,02-10,,1,linear,,,S1
fog,Fog,01-10,,1,sharp,,,S1",
    );
    insta::assert_snapshot!(told, @"
    seasons.csv, row 2, column name: the cell is empty, and this is the first row of its season. Write a plain name.
    seasons.csv, row 3, column shape: the season 'ice' has 'linear' here and 'step' in row 2. Write the same, or leave the cell empty.
    seasons.csv, row 4, column shape: 'sharp' is no word of this column. Write step or linear.
    ");
}

#[test]
fn a_season_follows_no_shock_that_changes_every_block() {
    let told = told(
        "season_block",
        "ice,Ice,12-10,5,2,,,market 0.5,S1
fog,Fog,12-10,5,2,,,swell 0.9; gale 0.2,S1",
    );
    insta::assert_snapshot!(told, @"
    seasons.csv, row 2, column factors: the factor 'market' changes every block, and a season has one score a year. Name a factor without block_d.
    seasons.csv, row 3, column factors: 'gale' is a closure and not a factor. Write the id of a row of factors.csv.
    ");
}

#[test]
fn a_law_of_a_season_that_can_be_nothing_is_refused() {
    let told = fixture("season_nothing")
        .edit(
            "tiny/laws.csv",
            "hard-winter,lognormal,1,,,1.6,2.5,,,,,",
            "hard-winter,empirical,1,,,,,,,,0;1;2,",
        )
        .refusal();
    insta::assert_snapshot!(told, @"seasons.csv, row 2, column factor: the law 'hard-winter' of 'ice' from 12-10 can be 0, and work would take no time. Name a law whose values are all more than 0.");
}

#[test]
fn a_season_that_is_not_known_is_refused() {
    let told = fixture("season_unknown")
        .edit("tiny/legs.csv", "monsoon", "monson")
        .edit("tiny/legs.csv", ",ice", ",gale")
        .refusal();
    insta::assert_snapshot!(told, @"
    legs.csv, row 2, column season: 'gale' is a closure and not a season. Write the id of a row of seasons.csv.
    legs.csv, row 3, column season: 'monson' is no id of this corridor. Nearest: monsoon (Monsoon), ice (Ice in the gulf). Write one of them or add a row to seasons.csv.
    ");
}

#[test]
fn blocks_of_a_shock_have_days_and_a_memory_of_less_than_all() {
    let told = Fixture::new("factor_blocks")
        .put(
            "tiny/factors.csv",
            "id,name,block_d,phi
swell,Swell of the gulf,0,
market,Market,-14,0.5
crews,Crews,14,1
yards,Yards,14,-0.2
rails,Rails,,0.5
fuel,Fuel,two weeks,
",
        )
        .refusal();
    insta::assert_snapshot!(told, @"
    factors.csv, row 2, column block_d: '0' is outside what this column takes. Write days, from 0.25 to 3650.
    factors.csv, row 3, column block_d: '-14' is outside what this column takes. Write days, from 0.25 to 3650.
    factors.csv, row 4, column phi: '1' is outside what this column takes. Write a share from 0 to less than 1.
    factors.csv, row 5, column phi: '-0.2' is outside what this column takes. Write a share from 0 to less than 1.
    factors.csv, row 6, column phi: the factor has a memory from block to block and no blocks. Write the days of a block, or empty the cell.
    factors.csv, row 7, column block_d: 'two weeks' is not a number. Write digits with a decimal point.
    ");
}

#[test]
fn an_id_that_a_season_and_a_closure_both_take_is_refused() {
    let told = fixture("season_taken")
        .edit("tiny/closures.csv", "strike,Strike", "monsoon,Strike")
        .edit("tiny/legs.csv", "; strike", "")
        .edit("tiny/regimes.csv", ";strike", "")
        .refusal();
    insta::assert_snapshot!(told, @"
    legs.csv, row 3, column season: 'monsoon' is a closure and not a season. Write the id of a row of seasons.csv.
    seasons.csv, row 4, column id: 'monsoon' is also the id of a closure in closures.csv, row 4. Give one of the two rows another id.
    ");
}
