//! Units, prices and years.

use crate::fixture::Fixture;

#[test]
fn an_assumption_in_the_unit_of_something_else_is_refused() {
    let told = Fixture::new("an_assumption_in_the_unit_of_something_else")
        .edit("tiny/legs.csv", "speed-ship,knots", "headway-ship,knots")
        .refusal();
    insta::assert_snapshot!(told, @"legs.csv, row 2, column speed: 'headway-ship' is in d; this column takes a speed. Name another assumption, or give it a unit of that kind.");
}

#[test]
fn a_price_per_forty_foot_box_in_a_column_of_prices_per_teu_is_refused() {
    let told = Fixture::new("a_price_per_forty_foot_box_in_a_column_of_prices_per_teu")
        .edit("tiny/assumptions.csv", "2025,20ft,2025", "2025,40ft,2025")
        .refusal();
    insta::assert_snapshot!(told, @"
    stops.csv, row 2, column fee_usd_teu: 'fee-port' is per 40ft; this column takes money per TEU. Give it per TEU or 20ft, or use the column of prices per box: a 40ft price is never halved.
    stops.csv, row 3, column fee_usd_teu: 'fee-port' is per 40ft; this column takes money per TEU. Give it per TEU or 20ft, or use the column of prices per box: a 40ft price is never halved.
    stops.csv, row 4, column fee_usd_teu: 'fee-port' is per 40ft; this column takes money per TEU. Give it per TEU or 20ft, or use the column of prices per box: a 40ft price is never halved.
    stops.csv, row 5, column fee_usd_teu: 'fee-port' is per 40ft; this column takes money per TEU. Give it per TEU or 20ft, or use the column of prices per box: a 40ft price is never halved.
    ");
}

#[test]
fn a_unit_that_nobody_knows_is_refused() {
    let told = Fixture::new("a_unit_that_nobody_knows")
        .edit(
            "tiny/assumptions.csv",
            "12,14,16,knots",
            "12,14,16,beaufort",
        )
        .refusal();
    insta::assert_snapshot!(told, @"assumptions.csv, row 2, column unit: 'beaufort' is no unit that is known here. Write h, d, week, min, km, nm, knots, km/h, km/d, 1, %, USD, EUR, USD/km, USD/d, g/tkm, kg/t, t, TEU or TEU/d.");
}

#[test]
fn a_price_of_a_year_without_a_price_level_is_refused() {
    let told = Fixture::new("a_price_of_a_year_without_a_price_level")
        .edit("tiny/assumptions.csv", "EUR,2020,TEU", "EUR,2018,TEU")
        .refusal();
    insta::assert_snapshot!(told, @"assumptions.csv, row 9, column price_year: prices.csv has no exchange rate of EUR for 2018. Nearest years: 2020. Add a row EUR,2018 to prices.csv, or give the amount in one of its years.");
}

#[test]
fn a_price_without_a_year_is_refused() {
    let told = Fixture::new("a_price_without_a_year")
        .edit("tiny/assumptions.csv", "USD,2025,20ft", "USD,,20ft")
        .refusal();
    insta::assert_snapshot!(told, @"assumptions.csv, row 11, column price_year: an amount in USD has no price year. Write the year of its prices.");
}
