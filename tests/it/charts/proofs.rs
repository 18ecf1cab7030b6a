//! Every chart on both sheets: no text overlaps another, none is cut, and the bitmap can be made.
//!
//! With `CORRIDOR_PROOFS=folder` the pictures are written there, to be looked at.

use super::sample;
use super::sample::{calendar, chokes, curves, journeys, maps};
use corridor::report::chart::{
    Drawing, Look, Size, answer, arrival, composition, cost_distance, critical, cut, map, matrix,
    overlaps, paired, time_distance, timeline,
};

pub(super) fn prove(name: &str, draw: impl Fn(&Look) -> Drawing) {
    for size in [Size::Report, Size::Slide] {
        let drawing = draw(&Look::on(size));
        if let Some(folder) = std::env::var_os("CORRIDOR_PROOFS") {
            let stem = std::path::Path::new(&folder).join(format!("{name}-{}", size.word()));
            let write = |end: &str, bytes: &[u8]| {
                std::fs::write(stem.with_extension(end), bytes)
                    .expect("the folder of proofs can be written");
            };
            write("svg", drawing.svg().as_bytes());
            write("png", &drawing.png().expect("a chart can be drawn in dots"));
            let rows: Vec<String> = drawing.table().iter().map(|row| row.join(",")).collect();
            write("csv", rows.join("\n").as_bytes());
        }
        let svg = drawing.inline_svg();
        assert_eq!(overlaps(&svg), [], "{name} {size:?}");
        assert_eq!(cut(&svg), [] as [String; 0], "{name} {size:?}");
        let smallest = smallest_letter(&drawing);
        // 6 points in a column of 85 mm are 11.3 on 160 mm; a crowded slide is shrunk to two thirds of 11.5 at most.
        let least = match size {
            Size::Report => 6.0 * 160.0 / 85.0 - 0.01,
            Size::Slide => 11.5 * 2.0 / 3.0,
        };
        assert!(smallest >= least, "{name} {size:?}: {smallest}");
        let columns = drawing.table()[0].len();
        assert!(
            drawing.table().iter().all(|row| row.len() == columns),
            "{name}"
        );
    }
}

/// The size of the smallest letters on the sheet, in points.
fn smallest_letter(drawing: &Drawing) -> f64 {
    let svg = drawing.inline_svg();
    let number = |text: &str| -> f64 {
        let end = text.find(|sign: char| sign != '.' && !sign.is_ascii_digit());
        text[..end.unwrap_or(text.len())].parse().unwrap()
    };
    let view = svg.split("viewBox=\"0 0 ").nth(1).map_or(1.0, number);
    let shrink = drawing.extent().0 / view;
    let sizes = svg.split("font-size=\"").skip(1).map(number);
    sizes.fold(f64::INFINITY, f64::min) * shrink
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

#[test]
fn the_answer_of_six_routes_under_six_regimes_is_whole_on_both_pages() {
    for page in 0..2 {
        prove(&format!("answer-6x6-{page}"), |look| {
            let mut input = sample::answer_of(&[0, 4, 6, 9, 12, 13], 6);
            input.page = page;
            answer::draw(&input, look)
        });
    }
    prove("answer-5x4", |look| {
        answer::draw(&sample::answer_of(&[0, 4, 6, 9, 12], 4), look)
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
    prove("time-distance-round", |look| {
        time_distance::draw(&journeys::time_distance(&[9]), look)
    });
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

#[test]
fn the_departure_timeline_is_whole_for_few_and_many_routes_under_one_and_two_regimes() {
    prove("timeline-5", |look| {
        timeline::draw(&calendar::timeline(&[0, 6, 9, 11, 13], 1), look)
    });
    prove("timeline-15x2", |look| {
        timeline::draw(&calendar::timeline(&ALL, 2), look)
    });
    prove("timeline-1", |look| {
        timeline::draw(&calendar::timeline(&[11], 1), look)
    });
}

#[test]
fn the_choke_point_matrix_is_whole_for_few_and_many_places() {
    prove("matrix-6x5", |look| {
        matrix::draw(&chokes::matrix(&[0, 6, 8, 9, 12, 13], 5), look)
    });
    prove("matrix-15x11", |look| {
        matrix::draw(&chokes::matrix(&ALL, 11), look)
    });
}

#[test]
fn the_critical_steps_are_whole_for_few_and_many_routes() {
    prove("critical-6", |look| {
        critical::draw(&chokes::critical(&[0, 4, 6, 9, 12, 13]), look)
    });
    prove("critical-15", |look| {
        critical::draw(&chokes::critical(&ALL), look)
    });
    prove("critical-1", |look| {
        critical::draw(&chokes::critical(&[0]), look)
    });
}

#[test]
fn a_run_without_anything_to_show_still_gives_a_sheet() {
    prove("empty-answer", |look| {
        answer::draw(&answer::Answer::default(), look)
    });
    prove("empty-time", |look| {
        time_distance::draw(&time_distance::TimeDistance::default(), look)
    });
    prove("empty-cost", |look| {
        cost_distance::draw(&cost_distance::CostDistance::default(), look)
    });
    prove("empty-arrival", |look| {
        arrival::draw(&arrival::ArrivalCurve::default(), look)
    });
    prove("empty-paired", |look| {
        paired::draw(&paired::PairedDifference::default(), look)
    });
    prove("empty-timeline", |look| {
        timeline::draw(&timeline::Timeline::default(), look)
    });
    prove("empty-matrix", |look| {
        matrix::draw(&matrix::Matrix::default(), look)
    });
    prove("empty-critical", |look| {
        critical::draw(&critical::CriticalSteps::default(), look)
    });
    prove("empty-map", |look| map::draw(&map::Map::default(), look));
    prove("empty-parts", |look| {
        composition::draw(&curves::time_parts(0), look)
    });
}

#[test]
fn thirty_routes_fit_too() {
    prove("answer-30", |look| {
        let mut input = sample::answer(15, 2);
        let more = input.panels[1].rows.clone();
        input.panels[0].rows.extend(more);
        input.panels.truncate(1);
        answer::draw(&input, look)
    });
    let twice: Vec<usize> = ALL.into_iter().chain(ALL).collect();
    prove("time-distance-30", |look| {
        time_distance::draw(&journeys::time_distance(&twice), look)
    });
    prove("map-30", |look| map::draw(&maps::map(&twice), look));
}

#[test]
fn long_names_break_and_nothing_overlaps() {
    let long = "INSTC Caspian by Bandar Abbas, Amirabad, Makhachkala and the very slow Astrakhanskaya-2 yard";
    prove("long-answer", |look| {
        let mut input = sample::answer(8, 2);
        for row in input.panels.iter_mut().flat_map(|panel| &mut panel.rows) {
            row.route.label = long.to_owned();
        }
        input.panels[0].regime = long.repeat(3);
        answer::draw(&input, look)
    });
    prove("long-time", |look| {
        let mut input = journeys::time_distance(&[0, 6, 9, 8]);
        input
            .tracks
            .iter_mut()
            .for_each(|track| track.route.label = long.to_owned());
        time_distance::draw(&input, look)
    });
    prove("long-arrival", |look| {
        let mut input = curves::arrival(8, Some(35.0));
        input
            .curves
            .iter_mut()
            .for_each(|curve| curve.route.label = long.to_owned());
        arrival::draw(&input, look)
    });
    prove("long-parts", |look| {
        let mut input = curves::cost_lines(8);
        input
            .bars
            .iter_mut()
            .for_each(|bar| bar.route.label = long.to_owned());
        composition::draw(&input, look)
    });
    prove("long-paired", |look| {
        let mut input = curves::paired();
        input.route.label = long.to_owned();
        input.reference.label = long.to_owned();
        paired::draw(&input, look)
    });
    prove("long-map", |look| {
        let mut input = maps::map(&[0, 6, 8, 9, 12]);
        input
            .routes
            .iter_mut()
            .for_each(|route| route.route.label = long.to_owned());
        map::draw(&input, look)
    });
}
