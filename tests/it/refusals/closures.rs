//! Closures that cannot be.

use crate::fixture::Fixture;
use crate::tables::fixture;

const HEADING: &str = "id,name,level,rate_year,months,duration,duration_max_d,capacity_share,reopen_ratio,announce_h,cause,common_share,events,years,dated_from,dated_to,source\n";

/// What is said of these rows of closures.
fn told(name: &str, rows: &str) -> String {
    Fixture::new(name)
        .put("tiny/closures.csv", format!("{HEADING}{rows}\n"))
        .refusal()
}

#[test]
fn a_closure_that_never_reopens_and_a_length_without_a_rate_are_refused() {
    let told = told(
        "closure_half",
        "no-end,A,delay,2,,,,,,,,,,,,,S1
no-rate,A,delay,,,12,,,,,,,,,,,S1
only-most,A,delay,,,,20,,,,,,,,,,S1",
    );
    insta::assert_snapshot!(told, @"
    closures.csv, row 2, column duration: the closure starts and never reopens: it has a rate and no duration. Name a law of hours or days.
    closures.csv, row 3, column rate_year: the closure has a duration and neither a rate nor dates. Write how often it starts in a year, or empty the duration.
    closures.csv, row 4, column duration_max_d: the closure has a greatest duration and no duration. Write the duration, or empty the cell.
    ");
}

#[test]
fn a_length_that_may_be_nothing_or_has_no_end_is_refused() {
    let told = told(
        "closure_length",
        "no-time,A,delay,2,,0,,,,,,,,,,,S1
long,A,delay,0.001,,90000,,,,,,,,,,,S1
no-greatest,A,delay,2,,dwell-export,,,,,,,,,,,S1
believed,A,delay,,,dwell-export,,,,,,,,,2025-01-01,,S1",
    );
    insta::assert_snapshot!(told, @"
    closures.csv, row 2, column duration: 'no-time' lasts no time. Write a duration of more than 0.
    closures.csv, row 3, column duration: '90000' is outside what this column takes. Write hours, from 0 to 87600.
    closures.csv, row 4, column duration: the law 'dwell-export' of 'no-greatest' has no greatest value below ten years. Fill duration_max_d: no closure then lasts longer than so many days.
    closures.csv, row 5, column duration: the law 'dwell-export' of 'believed' has no greatest value below ten years. Fill duration_max_d: no closure then lasts longer than so many days.
    ");
}

#[test]
fn a_closure_that_is_never_open_is_refused() {
    // 60 starts in 8,766 hours of 10 days each: 1.64 closed hours for each open one in all months, and 20 days in
    // the second row: 3.3. The third is closed for 366 x 500/8766 = 20.9 hours to 1.
    let told = told(
        "closure_never_open",
        "often,A,delay,60,,240,,,,,,,,,,,S1
oftener,A,delay,60,,480,,,,,,,,,,,S1
always,A,delay,366,,500,,,,,,,,,,,S1
rarely,A,delay,366,Jan 0.02,500,,,,,,,,,,,S1",
    );
    insta::assert_snapshot!(told, @"closures.csv, row 4, column rate_year: 'always' is never open: with up to 366 starts a year of 500.0 hours on average it is closed 95.4 of 100 hours of its heaviest month. Make it rarer or shorter; what is shut all the time is named in the column closures of a regime.");
}

#[test]
fn a_level_takes_its_own_cells() {
    let told = told(
        "closure_level",
        "unknown,A,closed,2,,12,,,,,,,,,,,S1
no-share,A,share,2,,12,,,,,,,,,,,S1
full-share,A,share,2,,12,,1.2,,,,,,,,,S1
no-capacity,A,share,2,,12,,0,,,,,,,,,S1
no-queue,A,shut,2,,12,,,,,,,,,,,S1
no-clearing,A,trapped,2,,12,,,1,,,,,,,,S1
mild,A,delay,2,,12,,0.5,2,,,,,,,,S1
early,A,delay,2,,12,,,,-3,,,,,,,S1",
    );
    insta::assert_snapshot!(told, @"
    closures.csv, row 2, column level: 'closed' is no word of this column. Write delay, share, shut, trapped or barred.
    closures.csv, row 3, column capacity_share: the cell is empty, and a closure of level share needs it. Write the share of the capacity that is left while it lasts.
    closures.csv, row 4, column capacity_share: '1.2' is outside what this column takes. Write a share of more than 0, to 1.
    closures.csv, row 5, column capacity_share: '0' is outside what this column takes. Write a share of more than 0, to 1.
    closures.csv, row 6, column reopen_ratio: the cell is empty, and a closure of level shut needs it. Write the capacity after reopening over the normal flow, or the level delay if no queue forms.
    closures.csv, row 7, column reopen_ratio: '1' is outside what this column takes. Write more than 1.
    closures.csv, row 8, column capacity_share: a closure of level delay has no capacity_share. Empty the cell, or change the level.
    closures.csv, row 8, column reopen_ratio: a closure of level delay has no reopen_ratio. Empty the cell, or change the level.
    closures.csv, row 9, column announce_h: '-3' is outside what this column takes. Write zero or more.
    ");
}

#[test]
fn months_that_are_none_or_stand_there_twice_are_refused() {
    let told = told(
        "closure_months",
        "odd,A,delay,2,Dec-Fib,12,,,,,,,,,,,S1
heavy,A,delay,2,May 2; Jun 0,12,,,,,,,,,,,S1
twice,A,delay,2,Jan; Dec-Feb 0.5,12,,,,,,,,,,,S1
idle,A,delay,,Jan,,,,,,,,,,,,S1",
    );
    insta::assert_snapshot!(told, @"
    closures.csv, row 2, column months: 'Dec-Fib' names no months. Write for example `Dec-Feb` or `Dec-Feb; Mar-Nov 0.2`, with the names Jan to Dec.
    closures.csv, row 3, column months: '0' is no weight of a month. Write a number of more than 0, to 1; leave months without closures out.
    closures.csv, row 3, column months: '2' is no weight of a month. Write a number of more than 0, to 1; leave months without closures out.
    closures.csv, row 4, column months: Jan stands there twice. Name each month once.
    closures.csv, row 5, column months: the closure has months and no rate_year. Write how often it starts, or empty the cell.
    ");
}

#[test]
fn dates_of_a_closure_are_days_in_order_and_take_no_rate() {
    let told = told(
        "closure_dates",
        "no-day,A,delay,,,,,,,,,,,,2025-02-30,,S1
month,A,delay,,,,,,,,,,,,2025-13-45,,S1
backwards,A,delay,,,,,,,,,,,,2025-03-02,2025-03-01,S1
no-first,A,delay,,,,,,,,,,,,,2025-03-01,S1
both,A,delay,2,,12,,,,,,,,,2025-03-01,,S1",
    );
    insta::assert_snapshot!(told, @"
    closures.csv, row 2, column dated_from: '2025-02-30' is not a date of the form 2025-01-31. Write year-month-day, and format the column as text in a spreadsheet.
    closures.csv, row 3, column dated_from: '2025-13-45' is not a date of the form 2025-01-31. Write year-month-day, and format the column as text in a spreadsheet.
    closures.csv, row 4, column dated_to: the closure ends before it begins. Write the days in order.
    closures.csv, row 5, column dated_from: the cell is empty, and the closure has a last day. Write its first day, or empty dated_to.
    closures.csv, row 6, column rate_year: the closure has dates, at which it happened, and a rate, at which it comes again. Empty rate_year, or give the closure that comes again a row of its own.
    ");
}

#[test]
fn a_cause_has_a_share_and_a_name_of_its_own() {
    let told = told(
        "closure_cause",
        "no-share,A,delay,2,,12,,,,,weather,,,,,,S1
no-cause,A,delay,2,,12,,,,,,0.5,,,,,S1
nothing,A,delay,2,,12,,,,,weather,0,,,,,S1
taken,A,delay,2,,12,,,,,swell,0.5,,,,,S1
capitals,A,delay,2,,12,,,,,The weather,0.5,,,,,S1
no-rate,A,delay,,,,,,,,weather,0.5,,,,,S1",
    );
    insta::assert_snapshot!(told, @"
    closures.csv, row 2, column common_share: the cell is empty, and a cause that closures have in common needs it. Fill cause, common_share or none of them.
    closures.csv, row 3, column cause: the cell is empty, and a cause that closures have in common needs it. Fill cause, common_share or none of them.
    closures.csv, row 4, column common_share: '0' is outside what this column takes. Write a share of more than 0, to 1.
    closures.csv, row 5, column cause: 'swell' is also the id of a factor in factors.csv, row 2. Give the cause a name of its own.
    closures.csv, row 6, column cause: 'The weather' cannot be an id. Write lower-case words, joined by hyphens.
    closures.csv, row 7, column cause: the closure has cause and no rate_year. Write how often it starts, or empty the cell.
    closures.csv, row 7, column common_share: the closure has common_share and no rate_year. Write how often it starts, or empty the cell.
    ");
}

#[test]
fn a_record_counts_whole_starts_in_some_years() {
    let told = told(
        "closure_record",
        "no-years,A,delay,2,,12,,,,,,,4,,,,S1
no-events,A,delay,2,,12,,,,,,,,4,,,S1
half,A,delay,2,,12,,,,,,,1.5,4,,,S1
none,A,delay,2,,12,,,,,,,1,0,,,S1",
    );
    insta::assert_snapshot!(told, @"
    closures.csv, row 2, column years: the cell is empty, and a record of starts needs it. Fill events, years or none of them.
    closures.csv, row 3, column events: the cell is empty, and a record of starts needs it. Fill events, years or none of them.
    closures.csv, row 4, column events: '1.5' is not a whole number. Write how many starts were counted.
    closures.csv, row 5, column years: '0' is outside what this column takes. Write more than zero.
    ");
}

#[test]
fn a_closure_that_is_not_known_and_one_that_is_named_twice_are_refused() {
    let unknown = fixture("closure_unknown")
        .edit("tiny/legs.csv", "gale; strike; war", "gael; strike; war")
        .edit("tiny/regimes.csv", "war;strike", "war;swell")
        .refusal();
    insta::assert_snapshot!(unknown, @"
    legs.csv, row 2, column closures: 'gael' is no id of this corridor. Nearest: gale (Gale in the gulf), war (War), strike (Strike of the pilots). Write one of them or add a row to closures.csv.
    regimes.csv, row 3, column closures: 'swell' is a factor and not a closure. Write the id of a row of closures.csv.
    ");
    let twice = fixture("closure_twice")
        .edit("tiny/legs.csv", "gale; strike; war", "gale; war; gale")
        .edit("tiny/regimes.csv", "war;strike", "war;strike;war")
        .refusal();
    insta::assert_snapshot!(twice, @"
    legs.csv, row 2, column closures: 'gale' stands there twice. Name it once.
    regimes.csv, row 3, column closures: 'war' stands there twice. Name it once.
    ");
}

#[test]
fn a_lever_sets_no_state_of_the_world() {
    let told = fixture("closure_lever")
        .edit(
            "tiny/levers.csv",
            "Green lane,p-green,,0.8,0.9,0.95",
            "Green lane,gales,2,,,",
        )
        .refusal();
    insta::assert_snapshot!(told, @"levers.csv, row 3, column sets: 'gales' says how often or how openly something closes (closures.csv, row 2, column rate_year), and that is a state of the world and no choice. State it in a regime, or let the lever set what it changes: a duration, a dwell, a price.");
    let followed = fixture("closure_lever_followed")
        .edit(
            "tiny/regimes.csv",
            "headway-ship=10",
            "headway-ship=10; gales=p-green",
        )
        .refusal();
    insta::assert_snapshot!(followed, @"
    levers.csv, row 3, column sets: 'p-green' is stated by the regime 'avoided', and what a regime states no lever pulls. Let the lever set another assumption, or take this one out of the regime.
    regimes.csv, row 3, column sets: 'gales' says how often or how openly something closes, and it would follow 'p-green', which the lever 'green-lane' sets. Set it to a number, or to an assumption that no lever sets.
    ");
    let named = fixture("closure_lever_closure")
        .edit("tiny/levers.csv", "Green lane,p-green", "Green lane,gale")
        .refusal();
    insta::assert_snapshot!(named, @"levers.csv, row 3, column sets: 'gale' is a closure and not an assumption. Write the id of a row of assumptions.csv.");
}

#[test]
fn two_ids_with_one_hash_are_refused() {
    // A known pair of words with the same FNV-1a hash of 64 bits.
    let told = Fixture::new("one_hash")
        .edit(
            "tiny/places.csv",
            "ALPHA,Alpha",
            "8yn0iYCKYHlIj4-BwPqk,A,port,AA,9,9,4,,,,S1,\nGReLUrM4wMqfg9yzV3KQ,B,port,AA,9,9,4,,,,S1,\nALPHA,Alpha",
        )
        .refusal();
    insta::assert_snapshot!(told, @"places.csv, row 2, column id: '8yn0iYCKYHlIj4-BwPqk' and 'GReLUrM4wMqfg9yzV3KQ' would draw the same numbers: their hashes are equal. Give one of the two another name.");
}
