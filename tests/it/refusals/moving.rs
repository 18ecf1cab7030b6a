//! Queues, low water, changes of plan and trends that cannot be.

use crate::tables::fixture;

#[test]
fn a_price_of_a_change_of_plan_needs_a_place_to_change_it() {
    let told = fixture("switch_nowhere")
        .edit("tiny/places.csv", "yes", "no")
        .refusal();
    insta::assert_snapshot!(told, @"
    places.csv, row 3, column switch_h: a change of plan has its price where no shipper may choose again. Write yes in decision, or empty the cell.
    places.csv, row 3, column switch_usd_teu: a change of plan has its price where no shipper may choose again. Write yes in decision, or empty the cell.
    ");
    let told = fixture("switch_odd")
        .edit("tiny/places.csv", "yes", "maybe")
        .edit("tiny/places.csv", ",48,300", ",-48,drop-beta")
        .refusal();
    insta::assert_snapshot!(told, @"
    places.csv, row 3, column decision: 'maybe' is no word of this column. Write yes or no.
    places.csv, row 3, column switch_h: '-48' is outside what this column takes. Write zero or more.
    places.csv, row 3, column switch_usd_teu: 'drop-beta' is in m; this column takes money per TEU. Name another assumption, or give it a unit of that kind.
    ");
}

#[test]
fn a_volume_needs_a_capacity_and_a_queue_a_volume() {
    let told = fixture("queue_capacity")
        .edit("tiny/stops.csv", ",400,300,3,0.4,0.3", ",,300,0,-1,0.3")
        .refusal();
    insta::assert_snapshot!(told, @"
    stops.csv, row 5, column ca2: '-1' is outside what this column takes. Write zero or more.
    stops.csv, row 5, column capacity_teu_d: the cell is empty, and the queue is that of a volume against a capacity. Write a number or the id of an assumption.
    stops.csv, row 5, column servers: '0' is outside what this column takes. Write 1 or more.
    ");
    let told = fixture("queue_volume")
        .edit("tiny/stops.csv", ",400,300,3,0.4,0.3", ",400,,3,0.4,0.3")
        .refusal();
    insta::assert_snapshot!(told, @"
    stops.csv, row 5, column ca2: the stop has ca2 and no volume_teu_d. Fill volume_teu_d, or empty the cell.
    stops.csv, row 5, column cs2: the stop has cs2 and no volume_teu_d. Fill volume_teu_d, or empty the cell.
    stops.csv, row 5, column servers: the stop has servers and no volume_teu_d or batch_boxes. Fill volume_teu_d or batch_boxes, or empty the cell.
    ");
}

#[test]
fn a_batch_needs_servers_and_a_cycle() {
    let told = fixture("batch_alone")
        .column(
            "tiny/stops.csv",
            "batch_boxes",
            &[("gamma-gate", "40"), ("alpha-import", "0")],
        )
        .column(
            "tiny/stops.csv",
            "cycle_h",
            &[("beta-transfer", "2"), ("alpha-import", "0")],
        )
        .refusal();
    insta::assert_snapshot!(told, @"
    stops.csv, row 3, column batch_boxes: '0' is outside what this column takes. Write 1 or more.
    stops.csv, row 3, column cycle_h: '0' is outside what this column takes. Write more than zero.
    stops.csv, row 3, column servers: the cell is empty, and a batch is carried by so many side by side. Write a number or the id of an assumption.
    stops.csv, row 4, column cycle_h: the stop has cycle_h and no batch_boxes. Fill batch_boxes, or empty the cell.
    stops.csv, row 6, column cycle_h: the cell is empty, and a batch takes so many hours a box. Write a number or the id of an assumption.
    stops.csv, row 6, column servers: the cell is empty, and a batch is carried by so many side by side. Write a number or the id of an assumption.
    ");
}

#[test]
fn a_time_that_contains_its_queue_takes_no_volume() {
    let told = fixture("queue_covered")
        .edit(
            "tiny/stops.csv",
            "fee-port,,,handling,estimate,S2,swell-shut",
            "fee-port,,,handling;queue,estimate,S2,swell-shut",
        )
        .refusal();
    insta::assert_snapshot!(told, @"stops.csv, row 5, column volume_teu_d: covers says that the time of the stop contains its queue, which would then be counted twice. Take queue out of covers, or empty the cell.");
}

#[test]
fn low_water_takes_some_slots_of_a_departure_and_never_all() {
    let told = fixture("slots_none")
        .edit(
            "tiny/services.csv",
            ",700,80,drop-beta,0.1",
            ",,80,drop-beta,0.1",
        )
        .refusal();
    insta::assert_snapshot!(told, @"
    services.csv, row 2, column slots_teu: the cell is empty, and a demand is set against the slots of a departure. Write the TEU of a departure, or empty volume_teu_d.
    services.csv, row 2, column slots_teu: the cell is empty, and low water cuts the slots of a departure. Write the TEU of a departure, or empty level_drop_m.
    ");
    let told = fixture("slots_half")
        .edit(
            "tiny/services.csv",
            ",700,80,drop-beta,0.1",
            ",700,80,drop-beta,",
        )
        .refusal();
    insta::assert_snapshot!(told, @"services.csv, row 2, column slots_lost_per_m: the cell is empty, and a loss of slots to low water needs it. Fill level_drop_m, slots_lost_per_m or none of them.");
    // The water falls by up to 1.5 m.
    let told = fixture("slots_all")
        .edit(
            "tiny/services.csv",
            ",700,80,drop-beta,0.1",
            ",700,80,drop-beta,0.8",
        )
        .refusal();
    insta::assert_snapshot!(told, @"services.csv, row 2, column slots_lost_per_m: 'ship-line' has no slot left when the water has fallen by 1.5 m and each metre takes 0.8 of them. Make one of them smaller: less than all slots may be lost.");
}

#[test]
fn a_trend_says_from_when_and_its_dates_are_in_order() {
    let told = fixture("trend_no_start")
        .edit(
            "tiny/assumptions.csv",
            "2024-01-01,2026-12-31,0.25",
            ",2026-12-31,0.25",
        )
        .refusal();
    insta::assert_snapshot!(told, @"assumptions.csv, row 13, column from: the number moves and nothing says from when. Write the date at which low, best and high hold, or empty per_year.");
    let told = fixture("trend_backwards")
        .edit(
            "tiny/assumptions.csv",
            "2024-01-01,2026-12-31,0.25",
            "2026-12-31,2024-01-01,much",
        )
        .edit(
            "tiny/assumptions.csv",
            "2019-01-01,2020-12-31",
            "2019-02-29,2020-12-31",
        )
        .refusal();
    insta::assert_snapshot!(told, @"
    assumptions.csv, row 13, column per_year: 'much' is not a number. Write digits with a decimal point.
    assumptions.csv, row 13, column to: the dates end before they begin. Write the dates in order.
    assumptions.csv, row 14, column from: '2019-02-29' is not a date of the form 2025-01-31. Write year-month-day, and format the column as text in a spreadsheet.
    ");
}

#[test]
fn a_trend_that_drives_a_range_out_of_its_bounds_is_refused() {
    // From 2024-01-01 to the middle of 2025 the least fall of the water, 0.5 m, shrinks by 0.75 m.
    let told = fixture("trend_out")
        .edit(
            "tiny/assumptions.csv",
            "2024-01-01,2026-12-31,0.25",
            "2024-01-01,,-0.5",
        )
        .refusal();
    insta::assert_snapshot!(told, @"services.csv, row 2, column level_drop_m: 'drop-beta' is -0.2508555783709788 at low under regime calm with this scenario's choices. Change the assumption or end its trend earlier; this column takes zero or more.");
}
