//! Every chart on both sheets: no text overlaps another, none is cut, and the bitmap can be made.
//!
//! With `CORRIDOR_PROOFS=folder` the pictures are written there, to be looked at.

use super::ink::{Drawing, Look, Size, cut, overlaps};
use super::sample::{curves, journeys, maps};
use super::{answer, arrival, composition, cost_distance, map, paired, sample, time_distance};

fn prove(name: &str, draw: impl Fn(&Look) -> Drawing) {
    for size in [Size::Report, Size::Slide] {
        let drawing = draw(&Look::on(size));
        if let Some(folder) = std::env::var_os("CORRIDOR_PROOFS") {
            let stem = std::path::Path::new(&folder).join(format!("{name}-{}", size.word()));
            std::fs::write(stem.with_extension("svg"), drawing.svg()).unwrap();
            std::fs::write(stem.with_extension("png"), drawing.png().unwrap()).unwrap();
            let rows: Vec<String> = drawing.table().iter().map(|row| row.join(",")).collect();
            std::fs::write(stem.with_extension("csv"), rows.join("\n")).unwrap();
        }
        let svg = drawing.inline_svg();
        assert_eq!(overlaps(&svg), [], "{name} {size:?}");
        assert_eq!(cut(&svg), [] as [String; 0], "{name} {size:?}");
        let columns = drawing.table()[0].len();
        assert!(
            drawing.table().iter().all(|row| row.len() == columns),
            "{name}"
        );
    }
}

#[test]
fn the_answer_of_fifteen_routes_under_two_regimes_is_whole() {
    prove("answer-15x2", |look| {
        answer::draw(&sample::answer(15, 2), look)
    });
}

#[test]
fn the_answer_of_three_routes_is_whole() {
    prove("answer-3x1", |look| {
        answer::draw(&sample::answer(3, 1), look)
    });
}

#[test]
fn the_answer_of_eight_routes_under_two_regimes_is_whole() {
    prove("answer-8x2", |look| {
        answer::draw(&sample::answer(8, 2), look)
    });
}

const ALL: [usize; 15] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];

#[test]
fn the_time_distance_chart_is_whole_for_one_four_and_fifteen_routes() {
    for slots in [&[6][..], &[0, 6, 9, 8], &ALL] {
        let name = format!("time-distance-{}", slots.len());
        prove(&name, |look| {
            time_distance::draw(&journeys::time_distance(slots), look)
        });
    }
}

#[test]
fn the_cost_distance_chart_is_whole_for_one_four_and_fifteen_routes() {
    for slots in [&[6][..], &[0, 6, 9, 8], &ALL] {
        let name = format!("cost-distance-{}", slots.len());
        prove(&name, |look| {
            cost_distance::draw(&journeys::cost_distance(slots), look)
        });
    }
}

#[test]
fn the_charts_of_the_parts_are_whole() {
    prove("time-parts-15", |look| {
        composition::draw(&curves::time_parts(15), look)
    });
    prove("time-parts-4", |look| {
        composition::draw(&curves::time_parts(4), look)
    });
    prove("cost-lines-15", |look| {
        composition::draw(&curves::cost_lines(15), look)
    });
}

#[test]
fn the_arrival_curves_are_whole_with_and_without_a_due_date() {
    prove("arrival-15", |look| {
        arrival::draw(&curves::arrival(15, Some(35.0)), look)
    });
    prove("arrival-4", |look| {
        arrival::draw(&curves::arrival(4, None), look)
    });
}

#[test]
fn the_paired_difference_is_whole() {
    prove("paired", |look| paired::draw(&curves::paired(), look));
}

#[test]
fn the_map_is_whole_for_fifteen_routes_and_for_those_without_a_long_way_round() {
    prove("map-15", |look| map::draw(&maps::map(&ALL), look));
    prove("map-5", |look| {
        map::draw(&maps::map(&[0, 6, 8, 9, 12]), look)
    });
}
