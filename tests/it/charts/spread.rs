//! Trips on record, places among forecasts, exceedance, boxes and convergence: whole, and true to their numbers.

use super::meaning::says;
use super::proofs::prove;
use super::sample::{curves, spread as sample};
use corridor::report::chart::arrival::exceedance;
use corridor::report::chart::seen::{Seen, dots, places};
use corridor::report::chart::spread::{boxes, convergence};
use corridor::report::chart::{Look, Size};

#[test]
fn the_dot_plot_is_whole_for_one_and_five_cases_of_three_kinds() {
    for cases in [1, 5] {
        prove(&format!("dots-{cases}"), |look| {
            dots::draw(&sample::dots(cases), look)
        });
    }
}

#[test]
fn the_histogram_of_places_is_whole() {
    prove("places", |look| places::draw(&sample::places(), look));
}

#[test]
fn the_exceedance_curves_are_whole_with_and_without_a_due_date() {
    prove("exceedance-15", |look| {
        exceedance::draw(&curves::arrival(15, Some(35.0)), look)
    });
    prove("exceedance-4", |look| {
        exceedance::draw(&curves::arrival(4, None), look)
    });
}

#[test]
fn the_boxes_are_whole_for_two_and_fifteen_routes() {
    prove("boxes-15", |look| {
        boxes::draw(&sample::boxes(15, Some(840.0)), look)
    });
    prove("boxes-2", |look| boxes::draw(&sample::boxes(2, None), look));
}

#[test]
fn the_convergence_is_whole_for_one_and_many_checks() {
    for checks in [1, 2, 9] {
        prove(&format!("convergence-{checks}"), |look| {
            convergence::draw(&sample::convergence(checks), look)
        });
    }
}

#[test]
fn a_dot_plot_tells_what_was_seen_and_what_was_announced_in_its_table() {
    let input = sample::dots(4);
    let drawing = dots::draw(&input, &Look::on(Size::Report));
    let table = drawing.table();
    let rows = input.groups.iter().flat_map(|group| &group.rows);
    for (row, cells) in rows.zip(&table[1..]) {
        let word = match row.seen {
            Seen::Within(..) => "within",
            Seen::AtMost(_) => "at most",
            Seen::UnderWay(_) => "under way",
            Seen::Nothing => "",
        };
        assert_eq!(cells[11], word);
        assert_eq!(cells[14].matches("; ").count(), 1);
    }
    for words in [
        "seen",
        "still under way",
        "announced",
        "pilots, sections: 4",
    ] {
        assert!(says(&drawing, words), "{words}");
    }
}

#[test]
fn what_takes_longer_and_what_has_arrived_sum_to_one() {
    let input = curves::arrival(3, Some(35.0));
    let drawing = exceedance::draw(&input, &Look::on(Size::Report));
    let steps = input.curves.iter().flat_map(|curve| &curve.steps);
    for ((hours, share), cells) in steps.zip(&drawing.table()[1..]) {
        let number = |cell: &str| cell.parse::<f64>().unwrap();
        // Cells have six significant digits.
        assert!((number(&cells[3]) - hours).abs() <= 1e-5 * hours.max(1.0));
        assert!((number(&cells[4]) - (1.0 - share)).abs() < 1e-5);
    }
    assert!(says(&drawing, "due: 35 d") && says(&drawing, "0.1%"));
}

#[test]
fn a_box_says_which_quantiles_it_stands_for() {
    let drawing = boxes::draw(&sample::boxes(3, Some(840.0)), &Look::on(Size::Report));
    for words in ["P5 to P95", "P25 to P75", "median", "mean", "due: 35 d"] {
        assert!(says(&drawing, words), "{words}");
    }
    assert_eq!(drawing.table()[1][3], "595.2");
}
