//! What the charts say, read back from the drawings.

use super::sample::{self, calendar, chokes, curves, journeys, maps};
use corridor::report::chart::{
    Colour, Drawing, Look, Palette, Size, answer, arrival, composition, critical, map, matrix,
    paired, texts, time_distance, timeline,
};

pub(super) fn words(drawing: &Drawing) -> Vec<String> {
    texts(&drawing.inline_svg())
        .into_iter()
        .map(|(words, _)| words)
        .collect()
}

pub(super) fn says(drawing: &Drawing, phrase: &str) -> bool {
    words(drawing).iter().any(|words| words == phrase)
}

#[test]
fn a_row_of_the_answer_tells_median_and_range_of_the_route() {
    let drawing = answer::draw(&sample::answer(15, 1), &Look::on(Size::Report));
    // Median 27 days; P5 = 27 x (1 - 1.15 x 0.27) = 18.6, P95 = 27 x (1 + 2 x 0.27) = 41.6: the sample's law.
    assert!(says(&drawing, "27 d") && says(&drawing, "(19–42)"));
    // 5,150 USD in two digits; the share is 0.62, with 0.55 and 1.35 times that over futures.
    assert!(says(&drawing, "5,200") && says(&drawing, "62 in 100") && says(&drawing, "(34–84)"));
}

#[test]
fn a_route_that_is_not_offered_is_called_reference_only() {
    let drawing = answer::draw(&sample::answer(15, 2), &Look::on(Size::Report));
    // Two routes in the first regime and six in the second are not offered.
    let pale = words(&drawing)
        .iter()
        .filter(|words| *words == "only")
        .count();
    assert_eq!(pale, 8);
    let standing = drawing.table()[0]
        .iter()
        .position(|name| name == "standing")
        .unwrap();
    let rows = drawing
        .table()
        .iter()
        .filter(|row| row[standing] == "reference only");
    assert_eq!(rows.count(), 8);
}

#[test]
fn a_route_that_strands_says_so_beside_its_numbers_and_one_that_is_shut_has_none() {
    let mut input = sample::answer_of(&[0, 6, 9, 12], 6);
    let on_page = |input: &answer::Answer| words(&answer::draw(input, &Look::on(Size::Report)));
    // One page holds 4 x 6 = 24 rows. Under the fourth regime 12 of 100 strand and 30 are not eligible; under the
    // third routes 6 and 9 strand wholly; under the sixth route 12 is not eligible.
    let all = on_page(&input);
    let count = |phrase: &str| all.iter().filter(|words| *words == phrase).count();
    assert_eq!(count("stranded 12 in 100"), 2);
    assert_eq!(count("not eligible 30 in 100"), 1);
    // Four in a thousand, under the fifth, are left to the table.
    assert_eq!(count("stranded <1 in 100"), 0);
    // 40 of 100 go round by route 9 under the fourth.
    assert_eq!(count("way round 40 in 100"), 1);
    assert_eq!((count("stranded"), count("eligible")), (2, 1));
    // The shares stand in the table too, and a route without arrivals has no numbers.
    input.panels.truncate(3);
    let drawing = answer::draw(&input, &Look::on(Size::Slide));
    let shut = &drawing.table()[10];
    assert_eq!(shut[1], "route-6");
    assert_eq!(
        (shut[5].as_str(), shut[10].as_str(), shut[18].as_str()),
        ("", "", "1")
    );
}

#[test]
fn the_pages_of_an_answer_have_one_scale() {
    let mut input = sample::answer_of(&[0, 4, 6, 9, 12, 13], 6);
    assert_eq!(input.pages(), 2);
    let ticks = |input: &answer::Answer| {
        let all = words(&answer::draw(input, &Look::on(Size::Slide)));
        let key = all.iter().position(|w| w.starts_with("Marker:")).unwrap();
        all[key - 9..key].to_vec()
    };
    let first = ticks(&input);
    input.page = 1;
    assert_eq!(first, ticks(&input));
}

#[test]
fn a_short_journey_is_told_in_hours() {
    let mut input = sample::answer(3, 1);
    for row in &mut input.panels[0].rows {
        row.time_h = Some(answer::Spread {
            p5: 30.0,
            p50: 41.0,
            p95: 60.0,
            unknown: None,
        });
    }
    let drawing = answer::draw(&input, &Look::on(Size::Report));
    assert!(says(&drawing, "41 h") && says(&drawing, "hours until arrival"));
}

#[test]
fn a_stop_is_named_if_it_takes_more_than_a_twentieth_of_the_time() {
    let drawing = time_distance::draw(&journeys::time_distance(&[6]), &Look::on(Size::Report));
    // Astara takes 14% of 27 days = 3.8 days; Samur takes 3%.
    assert!(says(&drawing, "Astara border 3.8 d"));
    assert!(!words(&drawing).iter().any(|words| words.contains("Samur")));
    assert!(says(&drawing, "6,732 km | 27 d (19–42)"));
}

#[test]
fn a_line_that_not_all_shipments_keep_to_says_how_many_do() {
    for size in [Size::Report, Size::Slide] {
        let drawing = time_distance::draw(&journeys::time_distance(&[6, 9]), &Look::on(size));
        let told: Vec<String> = words(&drawing)
            .into_iter()
            .filter(|words| words.contains("this way"))
            .collect();
        // Route 9 loses 12 of 100 to another way; route 6 loses none and says nothing.
        assert_eq!(told, ["line: 88 in 100 go this way"]);
    }
}

#[test]
fn the_table_of_a_time_distance_chart_has_every_point_of_every_route() {
    let input = journeys::time_distance(&[0, 6]);
    let drawing = time_distance::draw(&input, &Look::on(Size::Slide));
    let points: usize = input.tracks.iter().map(|track| track.points.len()).sum();
    assert_eq!(drawing.table().len(), points + 1);
    let last = drawing.table().last().unwrap();
    // The last point: all 6,732 km, the median at 27 x 24 = 648 hours.
    assert_eq!((last[3].as_str(), last[7].as_str()), ("6732", "648"));
}

#[test]
fn the_parts_of_a_bar_add_to_its_total_in_the_table() {
    let drawing = composition::draw(&curves::time_parts(15), &Look::on(Size::Report));
    for row in &drawing.table()[1..] {
        let number = |cell: &String| cell.parse::<f64>().unwrap();
        let (parts, total) = (&row[3..16], number(&row[16]));
        // Cells are rounded to six digits.
        let sum: f64 = parts.iter().map(number).sum();
        assert!((sum - total).abs() < 1e-2, "{row:?}");
    }
}

#[test]
fn a_curve_that_never_reaches_95_says_so() {
    let drawing = arrival::draw(&curves::arrival(15, Some(35.0)), &Look::on(Size::Slide));
    // The sample's river route brings in 93 of 100.
    assert_eq!(
        words(&drawing)
            .iter()
            .filter(|words| *words == "never")
            .count(),
        1
    );
    assert!(says(&drawing, "due: 35 d"));
}

#[test]
fn the_paired_chart_tells_both_sides_and_that_it_is_paired() {
    let input = curves::paired();
    let drawing = paired::draw(&input, &Look::on(Size::Slide));
    let all = words(&drawing).join(" ");
    let better = (input.time_h.better * 100.0).round();
    assert!(all.contains(&format!("in {better} of 100")), "{all}");
    assert!(all.contains(&format!("{} of 100", 100.0 - better)), "{all}");
    assert!(all.contains("difference in days (paired)"), "{all}");
}

#[test]
fn a_timeline_leaves_out_the_weeks_in_which_most_shipments_strand() {
    let input = calendar::timeline(&[0, 6, 11], 1);
    let drawing = timeline::draw(&input, &Look::on(Size::Report));
    let gaps = |id: &str| {
        let rows = drawing.table().iter();
        rows.filter(|row| row[2] == id && row[13] == "gap").count()
    };
    // The sample's river is frozen in weeks 0 to 14 and 45 to 51; the gap on the road is shut in weeks 37 to 41.
    assert_eq!(
        [gaps("route-0"), gaps("route-6"), gaps("route-11")],
        [0, 5, 22]
    );
    let all = words(&drawing);
    assert!(all.contains(&"gap: most strand".to_owned()), "{all:?}");
    assert!(all.contains(&"22".to_owned()), "{all:?}");
}

#[test]
fn a_timeline_of_many_routes_gives_six_of_them_a_letter_and_says_which() {
    let input = calendar::timeline(&[0, 1, 2, 3, 5, 6, 7, 9, 10, 12], 1);
    let drawing = timeline::draw(&input, &Look::on(Size::Slide));
    let lines = |word: &str| {
        let mut ids: Vec<&str> = drawing
            .table()
            .iter()
            .filter(|row| row[13] == word)
            .map(|row| row[2].as_str())
            .collect();
        ids.dedup();
        ids
    };
    // The reference, then the five of the greatest share first in the sample: 0.74, 0.62, 0.52, 0.42, 0.36.
    assert_eq!(lines("line and band"), ["route-0", "route-7"]);
    assert_eq!(
        lines("line"),
        ["route-6", "route-9", "route-10", "route-12"]
    );
    assert_eq!(lines("pale line").len(), 4);
    assert!(drawing.caption().contains("the other 4 are pale"));
}

#[test]
fn a_window_is_named_beside_its_bar_and_stands_in_the_table_with_its_days() {
    let drawing = timeline::draw(&calendar::timeline(&[0, 6], 1), &Look::on(Size::Slide));
    assert!(says(&drawing, "Border shut for the count"));
    let row = drawing
        .table()
        .iter()
        .find(|row| row[3] == "Border shut for the count")
        .unwrap();
    assert_eq!(
        [row[1].as_str(), row[5].as_str(), row[6].as_str()],
        ["closure", "2025-10-06", "2025-10-19"]
    );
}

#[test]
fn a_matrix_counts_the_offered_routes_that_lose_their_way() {
    let input = chokes::matrix(&[0, 6, 7, 8, 9], 7);
    let drawing = matrix::draw(&input, &Look::on(Size::Report));
    let all = words(&drawing);
    let sums = all
        .iter()
        .position(|words| words == "routes without a way")
        .unwrap();
    // Hormuz ends routes 6, 7 and 9 (8 is not offered); Astara ends route 7; routes 6 and 9 take 4 and 1 days more.
    assert_eq!(all[sums + 1..sums + 8], ["3", "0", "0", "0", "0", "0", "1"]);
    assert_eq!(
        all[all.len() - 12..]
            .iter()
            .filter(|w| *w == "+2.5")
            .count(),
        1
    );
    let cell = |route: &str, place: &str| {
        let row = drawing
            .table()
            .iter()
            .find(|row| row[1] == route && row[4] == place);
        row.unwrap()[5..10].to_vec()
    };
    assert_eq!(
        cell("route-7", "Astara border"),
        ["always", "no route", "", "", ""]
    );
    assert_eq!(
        cell("route-9", "Astara border"),
        ["sometimes", "later", "24", "100", "the way round"]
    );
    assert_eq!(cell("route-0", "Astara border"), ["never", "", "", "", ""]);
}

#[test]
fn the_critical_steps_tell_what_a_way_round_saves_or_costs() {
    let drawing = critical::draw(&chokes::critical(&[0, 9, 12]), &Look::on(Size::Report));
    // 74 hours saved are 3.1 days; 11 hours lost are 0.5 days; 3 in 100 arrive only so.
    for phrase in [
        "41 in 100",
        "<1 in 100",
        "saves 3.1 d on average",
        "costs 0.5 d on average",
        "rescues 3 in 100",
    ] {
        assert!(says(&drawing, phrase), "{phrase}: {:?}", words(&drawing));
    }
}

#[test]
fn a_map_prints_its_credit_and_the_ends_of_the_journey() {
    let drawing = map::draw(&maps::map(&[0, 6, 12]), &Look::on(Size::Report));
    let all = words(&drawing).join(" ");
    assert!(
        all.contains("Boundaries and names shown imply no endorsement."),
        "{all}"
    );
    assert!(says(&drawing, "Nhava Sheva") && says(&drawing, "Moscow"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let draw = || answer::draw(&sample::answer(8, 2), &Look::on(Size::Slide));
    assert_eq!(draw().svg(), draw().svg());
    assert_eq!(draw().png().unwrap(), draw().png().unwrap());
}

#[test]
fn a_drawing_carries_its_title_its_caption_and_its_letters() {
    let drawing = paired::draw(&curves::paired(), &Look::on(Size::Report));
    let svg = drawing.svg();
    assert!(svg.contains(&format!("<title>{}</title>", drawing.title())));
    assert!(svg.contains(&format!("<desc>{}</desc>", drawing.caption())));
    assert!(svg.contains("@font-face") && !drawing.inline_svg().contains("@font-face"));
}

#[test]
fn the_users_colours_are_used() {
    let own = Palette::beginning_with(vec![Colour(1, 2, 3)]);
    let look = Look::on(Size::Report).in_colours(own);
    let drawing = arrival::draw(&curves::arrival(3, None), &look);
    assert!(drawing.inline_svg().contains("#010203"));
}
