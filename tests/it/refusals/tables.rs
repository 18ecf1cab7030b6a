//! Tables that are out of shape.

use crate::fixture::Fixture;

#[test]
fn a_column_that_the_table_does_not_have_is_refused() {
    let told = Fixture::new("a_column_that_the_table_does_not_have")
        .edit("tiny/legs.csv", "distance_km,", "distanse_km,")
        .refusal();
    insta::assert_snapshot!(told, @"
    legs.csv, row 1, column distance_km: there is no column 'distance_km'. Add it; legs.csv needs the columns id, from, to, mode and distance_km.
    legs.csv, row 1, column distanse_km: 'distanse_km' is no column of legs.csv. Write distance_km, gauge_mm or state or remove the column.
    ");
}

#[test]
fn a_column_that_stands_there_twice_is_refused() {
    let told = Fixture::new("a_column_that_stands_there_twice")
        .edit("tiny/factors.csv", "id,name", "id,name,name")
        .edit("tiny/factors.csv", "Swell of the gulf", "Swell,of the gulf")
        .refusal();
    insta::assert_snapshot!(told, @"factors.csv, row 1, column name: the column stands there twice. Remove one of the two.");
}

#[test]
fn a_row_with_a_cell_too_many_is_refused() {
    let told = Fixture::new("a_row_with_a_cell_too_many")
        .edit(
            "tiny/factors.csv",
            "Swell of the gulf",
            "Swell, of the gulf",
        )
        .refusal();
    insta::assert_snapshot!(told, @"factors.csv, row 2: the row has 3 cells and the heading 2. Put a cell that holds a separator between quotation marks, and keep empty cells.");
}

#[test]
fn letters_of_an_old_encoding_is_refused() {
    let told = Fixture::new("letters_of_an_old_encoding")
        .put("tiny/factors.csv", b"id,name\nswell,Gulf of \xd6land\n")
        .refusal();
    insta::assert_snapshot!(told, @r#"factors.csv, row 2: a letter is not UTF-8. Save it as "CSV UTF-8"."#);
}

#[test]
fn a_table_in_utf_16_is_refused() {
    let told = Fixture::new("a_table_in_utf_16")
        .put("tiny/factors.csv", b"\xff\xfei\0d\0")
        .refusal();
    insta::assert_snapshot!(told, @r#"factors.csv: the file is UTF-16 text. Save it as "CSV UTF-8"."#);
}

#[test]
fn a_workbook_with_the_name_of_a_table_is_refused() {
    let told = Fixture::new("a_workbook_with_the_name_of_a_table")
        .put("tiny/factors.csv", b"PK\x03\x04rest")
        .refusal();
    insta::assert_snapshot!(told, @r#"factors.csv: the file is a workbook and not a CSV table. Save it as "CSV UTF-8"."#);
}

#[test]
fn a_table_without_a_heading_is_refused() {
    let told = Fixture::new("a_table_without_a_heading")
        .put("tiny/factors.csv", "\n")
        .refusal();
    insta::assert_snapshot!(told, @"factors.csv: the file is empty. Write the heading row with the names of the columns, or remove the file.");
}

#[test]
fn two_kinds_of_separators_is_refused() {
    let told = Fixture::new("two_kinds_of_separators")
        .edit("tiny/factors.csv", "id,name", "id,name;note")
        .refusal();
    insta::assert_snapshot!(told, @"factors.csv, row 1: the heading row holds more than one kind of separator. Part all cells by commas, or all by semicolons.");
}

#[test]
fn a_corridor_without_legs_is_refused() {
    let told = Fixture::new("a_corridor_without_legs")
        .put("tiny/legs.csv", "id,from,to,mode,distance_km\n")
        .put("tiny/services.csv", "id,legs,rule\n")
        .put("tiny/levers.csv", "lever,name,sets\n")
        .edit("question.toml", r#"new-link = "closed""#, "")
        .edit("question.toml", r#", via = ["beta-gamma-rail"]"#, "")
        .edit("question.toml", r#", via = ["beta-gamma-link"]"#, "")
        .refusal();
    insta::assert_snapshot!(told, @"legs.csv: the corridor has no rows of legs.csv. Add the table or name another folder.");
}

#[test]
fn a_file_that_is_nearly_called_like_a_table_is_refused() {
    let told = Fixture::new("a_file_that_is_nearly_called_like_a_table")
        .put("tiny/leg.csv", "id\n")
        .refusal();
    insta::assert_snapshot!(told, @"leg.csv: leg.csv is no table of a corridor. Rename it to legs.csv or remove it.");
}
