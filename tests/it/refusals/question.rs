//! The scenario file and the settings of the command line.

use crate::fixture::Fixture;

#[test]
fn a_file_that_is_no_toml_is_refused() {
    let told = Fixture::new("a_file_that_is_no_toml")
        .edit("question.toml", r#"to     = "GAMMA""#, r#"to     = "GAMMA"#)
        .refusal();
    insta::assert_snapshot!(told, @r#"question.toml, line 7, column 16: the file is not TOML: invalid basic string, expected `"`. Mend the line."#);
}

#[test]
fn a_key_that_nobody_knows_is_refused() {
    let told = Fixture::new("a_key_that_nobody_knows")
        .edit(
            "question.toml",
            r#"cargo  = "general""#,
            r#"cargoes = "general""#,
        )
        .refusal();
    insta::assert_snapshot!(told, @"question.toml, line 8, column 1: 'cargoes' is no key of this table. Nearest: cargo, from, box. Write one of them or remove it; `corridor schema` prints every key.");
}

#[test]
fn a_box_of_another_size_and_a_number_that_is_a_word_is_refused() {
    let told = Fixture::new("a_box_of_another_size_and_a_number_that_is_a_word")
        .edit("question.toml", r#""40ft""#, r#""45ft""#)
        .edit("question.toml", "trials  = 1000", r#"trials  = "many""#)
        .refusal();
    insta::assert_snapshot!(told, @r#"
    question.toml, line 9, column 1: '45ft' is no value of this key. Write 20ft or 40ft.
    question.toml, line 29, column 1: invalid type: string "many", expected a whole number. Write what it expects; `corridor schema` prints every key.
    "#);
}

#[test]
fn a_waypoint_that_names_nothing_is_refused() {
    let told = Fixture::new("a_waypoint_that_names_nothing")
        .edit(
            "question.toml",
            r#"via = ["beta-gamma-rail"]"#,
            r#"via = ["GAMA", "beta-gamma-rail"]"#,
        )
        .refusal();
    insta::assert_snapshot!(told, @"question.toml, line 16, column 33: 'GAMA' is no id of this corridor. Nearest: GAMMA (Gamma yard), BETA (Beta harbour), ALPHA (Alpha harbour). Write one of them or add a row to places.csv, legs.csv or stops.csv.");
}

#[test]
fn a_reference_that_is_no_route_is_refused() {
    let told = Fixture::new("a_reference_that_is_no_route")
        .edit(
            "question.toml",
            r#"reference = ["rail"]"#,
            r#"reference = ["rial"]"#,
        )
        .refusal();
    insta::assert_snapshot!(told, @"question.toml, line 20, column 14: 'rial' is no route of this scenario. Nearest: rail, link. Write one of them.");
}

#[test]
fn a_window_that_ends_before_it_begins_is_refused() {
    let told = Fixture::new("a_window_that_ends_before_it_begins")
        .edit("question.toml", "to = 2025-12-31", "to = 2024-12-31")
        .refusal();
    insta::assert_snapshot!(told, @"question.toml, line 11, column 31: the departure window ends before it begins. Write the days in order.");
}

#[test]
fn a_lever_beyond_its_range_is_refused() {
    let told = Fixture::new("a_lever_beyond_its_range")
        .edit(
            "question.toml",
            r#"new-link = "closed""#,
            r#"new-link = "ajar"
green-lane = 0.99"#,
        )
        .refusal();
    insta::assert_snapshot!(told, @"
    question.toml, line 23, column 1: 'ajar' is no state of a lever. Write open or closed.
    question.toml, line 24, column 1: 0.99 is outside the range of the lever 'green-lane'. Write off, on or a number from 0.8 to 0.95.
    ");
}

#[test]
fn an_override_in_two_forms_at_once_is_refused() {
    let told = Fixture::new("an_override_in_two_forms_at_once")
        .edit(
            "question.toml",
            "high = 0.3, why",
            "high = 0.3, shift = 1, why",
        )
        .refusal();
    insta::assert_snapshot!(told, @"question.toml, line 26, column 1: the change of an assumption takes exactly one form. Write a number, or a table with fixed, with low, best and high, with shift, or with scale; and why.");
}

#[test]
fn a_scenario_that_extends_itself_is_refused() {
    let told = Fixture::new("a_scenario_that_extends_itself")
        .edit(
            "question.toml",
            r#"corridor = "tiny""#,
            r#"corridor = "tiny"
extends = "other""#,
        )
        .put("other.toml", "extends = \"question.toml\"\n")
        .refusal();
    insta::assert_snapshot!(told, @"other.toml, line 1, column 1: 'question' extends itself in the end. Extend another scenario, or none.");
}

#[test]
fn a_scenario_that_extends_nothing_is_refused() {
    let told = Fixture::new("a_scenario_that_extends_nothing")
        .edit(
            "question.toml",
            r#"corridor = "tiny""#,
            r#"corridor = "tiny"
extends = "instc-vs-sues""#,
        )
        .refusal();
    insta::assert_snapshot!(told, @"question.toml, line 3, column 1: there is no scenario 'instc-vs-sues'. Write the path of a file, or one of the shipped scenarios instc-vs-suez, suez-shut or claims-2023.");
}

#[test]
fn a_folder_that_is_not_there_is_refused() {
    let told = Fixture::new("a_folder_that_is_not_there")
        .edit(
            "question.toml",
            r#"corridor = "tiny""#,
            r#"corridor = "tinny""#,
        )
        .refusal();
    insta::assert_snapshot!(told, @"question.toml, line 2, column 1: there is no folder 'tinny'. Write the name of a folder of tables, or the shipped north-south or middle-corridor.");
}

#[test]
fn colours_and_a_font_that_are_none_is_refused() {
    let told = Fixture::new("colours_and_a_font_that_are_none")
        .edit(
            "question.toml",
            "[money]",
            r##"[charts]
palette = ["#12345", "#abcdef"]
font = "letters.ttf"

[money]"##,
        )
        .refusal();
    insta::assert_snapshot!(told, @"
    question.toml, line 34, column 12: '#12345' is no colour. Write # and six hexadecimal digits, such as #1b6ca8.
    question.toml, line 35, column 1: there is no file 'letters.ttf'. Write the path of a TrueType file beside the scenario.
    ");
}

#[test]
fn sizes_out_of_range_is_refused() {
    let told = Fixture::new("sizes_out_of_range")
        .edit("question.toml", "trials  = 1000", "trials  = 0")
        .edit("question.toml", "due_d  = 30", "due_d  = -1")
        .refusal();
    insta::assert_snapshot!(told, @"
    question.toml, line 13, column 1: -1 is no number of days to be due after. Write a number above zero.
    question.toml, line 29, column 1: 0 is out of range. Write a number from 1 to 1000000000.
    ");
}

#[test]
fn settings_that_name_nothing_is_refused() {
    let told = Fixture::new("settings_that_name_nothing").refusal_with(&[
        "headway-shp=3",
        "run.trails=10",
        "rate-rail",
        "rate-rail=dear",
    ]);
    insta::assert_snapshot!(told, @"
    --set headway-shp=3: 'headway-shp' is no id of this corridor. Nearest: headway-ship (days between ships), rate-ship (ocean rate), speed-ship (speed of ships). Write one of them or add a row to assumptions.csv.
    --set rate-rail: the setting has no value. Write for example --set run.trials=1000 or --set ID=12.5.
    --set rate-rail=dear: 'dear' is not a number. Write for example --set run.trials=1000 or --set ID=12.5.
    --set run.trails=10: 'trails' is no key of this table. Nearest: trials, copula, design. Write one of them or remove it; `corridor schema` prints every key.
    ");
}

#[test]
fn office_hours_and_a_timetable_that_cannot_be_read_is_refused() {
    let told = Fixture::new("office_hours_and_a_timetable_that_cannot_be_read")
        .edit(
            "tiny/calendars.csv",
            "Mon-Fri 08:00-16:00",
            "Mon-Fri 08:00-25:00",
        )
        .edit(
            "tiny/services.csv",
            "Mon 18:00; Thu 06:00",
            "Mon 18:00; Thur 06:00",
        )
        .refusal();
    insta::assert_snapshot!(told, @"
    calendars.csv, row 2, column open: '25:00' is no time of day. Write it as 07:30, from 00:00 to 24:00.
    services.csv, row 3, column timetable: 'Thur' is no day of the week. Write Mon, Tue, Wed, Thu, Fri, Sat or Sun.
    ");
}

#[test]
fn everything_at_once_in_the_order_of_files_and_rows_is_refused() {
    let told = Fixture::new("everything_at_once_in_the_order_of_files_and_rows")
        .edit("tiny/legs.csv", "speed-ship,knots", "spede-ship,knots")
        .edit(
            "tiny/legs.csv",
            "beta-gamma-rail,BETA,GAMMA,both,rail",
            "beta-gamma-rail,BETA,GAMMA,both,rale",
        )
        .edit("tiny/assumptions.csv", "12,14,16,knots", "16,14,12,knots")
        .edit(
            "question.toml",
            r#"cargo  = "general""#,
            r#"cargo  = "generel""#,
        )
        .refusal();
    insta::assert_snapshot!(told, @"
    assumptions.csv, row 2, column best: the range is upside down: low 16, best 14, high 12 do not rise. Write low <= best <= high.
    legs.csv, row 2, column speed: 'spede-ship' is no id of this corridor. Nearest: speed-ship (speed of ships), rate-ship (ocean rate), headway-ship (days between ships). Write one of them or add a row to assumptions.csv.
    legs.csv, row 3, column mode: 'rale' is no word of this column. Write sea, canal, caspian, ferry, river, road or rail.
    question.toml, line 8, column 1: 'generel' is no id of this corridor. Nearest: general (General cargo). Write one of them or add a row to cargo.csv.
    ");
}
