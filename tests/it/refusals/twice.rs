//! Things counted twice, and rows that do not fit together.

use crate::fixture::Fixture;

#[test]
fn two_stops_that_cover_the_same_is_refused() {
    let told = Fixture::new("two_stops_that_cover_the_same")
        .edit("tiny/stops.csv", "gamma-gate,GAMMA", "beta-gate,BETA")
        .refusal();
    insta::assert_snapshot!(told, @"
    stops.csv, row 6, column covers: 'beta-gate' (S2) and 'beta-transfer' (S1; S2) both cover handling. Take the word out of one of them, or make them apply to different movements.
    stops.csv, row 6, column covers: 'beta-gate' (S2) and 'beta-transfer-back' (S2) both cover handling. Take the word out of one of them, or make them apply to different movements.
    ");
}

#[test]
fn a_price_beside_the_price_of_a_leg_is_refused() {
    let told = Fixture::new("a_price_beside_the_price_of_a_leg")
        .edit(
            "tiny/services.csv",
            "late,rate-ship,,wait-for-service;linehaul",
            "late,rate-ship,,wait-for-service",
        )
        .edit(
            "tiny/legs.csv",
            "speed-ship,knots,,var-sea,",
            "speed-ship,knots,,var-sea,rate-rail",
        )
        .refusal();
    insta::assert_snapshot!(told, @"services.csv, row 2, column covers: 'ship-line' has a price and its leg 'alpha-beta-sea' has one too, and nothing says whether the first contains the second. Write linehaul in covers if it does, or what it is for if it does not.");
}

#[test]
fn a_wait_inside_a_port_besides_that_of_the_service_is_refused() {
    let told = Fixture::new("a_wait_inside_a_port_besides_that_of_the_service")
        .edit(
            "tiny/stops.csv",
            "fee-port,48,5:40; :storage-beta,handling;",
            "fee-port,48,5:40; :storage-beta,wait-for-service;",
        )
        .edit(
            "tiny/services.csv",
            "ship-line,alpha-beta-sea,both",
            "ship-line,alpha-beta-sea,both",
        )
        .refusal();
    insta::assert_snapshot!(told, @"stops.csv, row 4, column covers: 'beta-transfer' (S1; S2) and 'block-train' (S1) both cover wait-for-service. Take the wait out of the stop: it is reckoned from the service's departures.");
}

#[test]
fn a_running_time_that_contains_the_handling_is_refused() {
    let told = Fixture::new("a_running_time_that_contains_the_handling")
        .edit(
            "tiny/legs.csv",
            "GAMMA,both,rail,open,,800,20,kmh,,,rate-rail,,,1435,,,,move",
            "GAMMA,both,rail,open,,800,20,kmh,,,rate-rail,,,1435,,,,move;inspection",
        )
        .refusal();
    insta::assert_snapshot!(told, @"legs.csv, row 3, column covers: 'beta-gamma-rail' (S1) and 'beta-transfer' (S1; S2) both cover inspection. Take the word, and what it stands for, out of one of them.");
}

#[test]
fn a_leg_with_a_speed_and_a_time_is_refused() {
    let told = Fixture::new("a_leg_with_a_speed_and_a_time")
        .edit("tiny/legs.csv", "800,20,kmh,,", "800,20,kmh,40,")
        .refusal();
    insta::assert_snapshot!(told, @"legs.csv, row 3, column speed: the leg has a speed and a time. Fill exactly one of speed and time.");
}

#[test]
fn a_green_lane_without_an_inspection_is_refused() {
    let told = Fixture::new("a_green_lane_without_an_inspection")
        .edit("tiny/stops.csv", "p-green,4,dwell-inspection", "p-green,4,")
        .refusal();
    insta::assert_snapshot!(told, @"stops.csv, row 4, column inspection: the cell is empty, and a green lane needs it. Fill p_green, green, inspection or none of them.");
}

#[test]
fn storage_whose_last_tier_ends_is_refused() {
    let told = Fixture::new("storage_whose_last_tier_ends")
        .edit("tiny/stops.csv", "5:40; :storage-beta", "5:40; 5:80")
        .refusal();
    insta::assert_snapshot!(told, @"stops.csv, row 4, column storage: the last tier ends. Write days before each `:` but the last, as in `5:40; 5:80; :120`.");
}

#[test]
fn a_service_whose_legs_do_not_meet_is_refused() {
    let told = Fixture::new("a_service_whose_legs_do_not_meet")
        .edit(
            "tiny/services.csv",
            "block-train,beta-gamma-rail",
            "block-train,beta-gamma-rail; alpha-beta-sea; beta-gamma-link",
        )
        .refusal();
    insta::assert_snapshot!(told, @"services.csv, row 3, column legs: the leg 'beta-gamma-link' does not begin where 'alpha-beta-sea' ends. Write the legs in the order in which the service runs.");
}

#[test]
fn a_service_that_changes_mode_where_nothing_is_handled_is_refused() {
    let told = Fixture::new("a_service_that_changes_mode_where_nothing_is_handled")
        .edit(
            "tiny/services.csv",
            "ship-line,alpha-beta-sea,",
            "ship-line,alpha-beta-sea; beta-gamma-rail,",
        )
        .edit(
            "tiny/stops.csv",
            "beta-transfer-back,BETA,1,rail",
            "beta-transfer-back,BETA,1,road",
        )
        .refusal();
    insta::assert_snapshot!(told, @"services.csv, row 2, column legs: the service 'ship-line' changes from sea to rail at BETA (Beta harbour), and no stop there has in rail and out sea. Add the row to stops.csv.");
}

#[test]
fn a_timetable_of_a_service_that_runs_by_headway_is_refused() {
    let told = Fixture::new("a_timetable_of_a_service_that_runs_by_headway")
        .edit(
            "tiny/services.csv",
            "headway-ship,,,24",
            "headway-ship,,Mon 18:00,24",
        )
        .refusal();
    insta::assert_snapshot!(told, @"services.csv, row 2, column timetable: a service by headway has no timetable. Empty the cell; the rule headway takes headway_d, headway_cv and offset_h.");
}
