//! The pictures of what we do not know: every text has its place, and they say what their numbers say.

use super::meaning::{says, words};
use super::proofs::prove;
use super::sample::unknown as sample;
use corridor::report::chart::unknown::{discovery, horsetail, indices, tornado};
use corridor::report::chart::{Look, Quantity, Size, texts};

#[test]
fn the_tornado_is_whole_for_one_twelve_and_more_inputs() {
    for count in [1, 5, 14] {
        prove(&format!("tornado-{count}"), |look| {
            tornado::draw(&sample::tornado(count), look)
        });
    }
    prove("tornado-extreme", |look| {
        let mut input = sample::tornado(12);
        input.quantity = Quantity::Money("USD per 40-foot box".into());
        input.difference = false;
        for row in &mut input.rows {
            row.input = (row.input.0 * 1e-7, row.input.1 * 1e6);
            row.outcome = (row.outcome.0 * 1e5, row.outcome.1);
            row.label = row.label.repeat(3);
        }
        tornado::draw(&input, look)
    });
    prove("empty-tornado", |look| {
        tornado::draw(&tornado::Tornado::default(), look)
    });
}

#[test]
fn the_indices_are_whole_for_one_and_twelve_inputs() {
    for count in [1, 4, 12] {
        prove(&format!("indices-{count}"), |look| {
            indices::draw(&sample::indices(count), look)
        });
    }
    prove("empty-indices", |look| {
        indices::draw(&indices::Indices::default(), look)
    });
}

#[test]
fn the_horsetail_is_whole_for_one_to_four_routes() {
    prove("horsetail-1", |look| {
        horsetail::draw(&sample::horsetail(&[6], 64, None), look)
    });
    prove("horsetail-2", |look| {
        horsetail::draw(&sample::horsetail(&[0, 6], 512, Some(35.0)), look)
    });
    prove("horsetail-3", |look| {
        horsetail::draw(&sample::horsetail(&[0, 6, 11], 64, Some(35.0)), look)
    });
    prove("horsetail-4", |look| {
        horsetail::draw(&sample::horsetail(&[0, 6, 10, 11], 512, None), look)
    });
    prove("empty-horsetail", |look| {
        horsetail::draw(&horsetail::Horsetail::default(), look)
    });
    prove("horsetail-bare", |look| {
        let mut input = sample::horsetail(&[0, 6], 0, None);
        input.hours.clear();
        horsetail::draw(&input, look)
    });
}

#[test]
fn the_discovered_box_is_whole_for_one_two_and_three_limits() {
    for restricted in [1, 2, 3] {
        prove(&format!("discovery-{restricted}"), |look| {
            discovery::draw(&sample::discovery(restricted), look)
        });
    }
    prove("empty-discovery", |look| {
        discovery::draw(&discovery::Discovery::default(), look)
    });
}

#[test]
fn a_tornado_shows_the_twelve_greatest_swings_and_where_each_end_leads() {
    let drawing = tornado::draw(&sample::tornado(14), &Look::on(Size::Report));
    let swings: Vec<f64> = drawing.table()[1..]
        .iter()
        .map(|row| row[8].parse().unwrap())
        .collect();
    assert_eq!(swings.len(), 12);
    assert!(
        swings.windows(2).all(|pair| pair[0] >= pair[1]),
        "{swings:?}"
    );
    // The border moves the outcome from 38 hours less to 55 more: 93; the ferries from 44 more to 21 less: 65.
    assert_eq!(swings[..2], [93.0, 65.0]);
    // All at their medians: -52 h / 24 = -2.17 days. Two of the fourteen move nothing and are left out.
    assert!(
        says(&drawing, "all at their medians: −2.2 d") && says(&drawing, "the routes are equal")
    );
    assert!(
        drawing
            .table()
            .iter()
            .all(|row| row[0] != "Rail tariff in Iran")
    );
    let all = texts(&drawing.inline_svg());
    let x = |words: &str| all.iter().find(|text| text.0 == words).unwrap().1[0];
    // More hours at the border make the route slower, a higher speed of its trains makes it faster.
    assert!(x("18") < x("96") && x("27") < x("14"));
    // The border at P90 (+3 h: slower than the other route) ends beyond the line of equal routes.
    assert!(x("96") > x("0"));
}

#[test]
fn a_judged_range_is_called_so_only_where_there_is_one() {
    let mut input = sample::tornado(5);
    let told = |input: &tornado::Tornado| {
        let drawing = tornado::draw(input, &Look::on(Size::Slide));
        (
            says(&drawing, "hollow: its range is a judgement"),
            // White bars with a coloured edge.
            drawing
                .inline_svg()
                .matches("fill=\"#ffffff\" fill-rule=\"evenodd\" stroke=\"#1f5f99\"")
                .count(),
        )
    };
    assert_eq!(told(&input), (true, 3));
    input.rows.iter_mut().for_each(|row| row.judged = false);
    assert_eq!(told(&input), (false, 0));
}

#[test]
fn an_index_below_zero_is_drawn_so_and_marked() {
    let input = sample::indices(12);
    let drawing = indices::draw(&input, &Look::on(Size::Report));
    // The tariff has no effect: 0.84 x 0 - 0.012 = -0.012, with 0.018 to each side.
    let tariff = &drawing.table()[9];
    assert_eq!(
        [&tariff[0], &tariff[1], &tariff[2], &tariff[3], &tariff[7]],
        ["Rail tariff in Iran", "-0.012", "-0.03", "0.006", "yes"]
    );
    // The ferries' whisker is 2 x 0.07 wide.
    assert_eq!(drawing.table()[2][8], "yes");
    assert!(says(&drawing, "−0.01 *"));
    let all = words(&drawing).join(" ");
    // 1 - 0.79 = 0.21.
    assert!(all.contains("sum to 0.79; interactions make 0.21"), "{all}");
    assert!(all.contains("* not distinguishable from zero"), "{all}");
    assert!(all.contains(&input.verdict), "{all}");
    assert_eq!(drawing.table().len(), 13);
}

#[test]
fn a_horsetail_of_512_futures_draws_a_hundred_and_says_so() {
    let input = sample::horsetail(&[0, 6], 512, None);
    let drawing = horsetail::draw(&input, &Look::on(Size::Slide));
    // Seven columns and a hundred lines; a row for each hour of each route.
    assert_eq!(drawing.table()[0].len(), 107);
    assert_eq!(drawing.table().len(), 1 + 2 * input.hours.len());
    let all = words(&drawing).join(" ");
    assert!(
        all.contains("100 of 512 futures are drawn; mean and band are of all."),
        "{all}"
    );
    assert!(all.contains(&input.panels[1].split), "{all}");
    for row in &drawing.table()[1..] {
        let number = |k: usize| row[k].parse::<f64>().unwrap();
        assert!(
            number(5) <= number(4) + 1e-6 && number(4) <= number(6) + 1e-6,
            "{row:?}"
        );
    }
    // The first line is the first future, hour by hour.
    let row = &drawing.table()[60];
    let future = input.panels[0].futures[0][59];
    assert!((row[7].parse::<f64>().unwrap() - future).abs() < 1e-5);
}

#[test]
fn the_discovered_box_tells_its_bounds_and_how_it_does_on_the_test_half() {
    let drawing = discovery::draw(&sample::discovery(2), &Look::on(Size::Report));
    // 18 + 0.55 x (96 - 18) = 60.9; coverage 1 - 0.72 x (17/24)^2 = 0.639.
    assert!(says(&drawing, "≥ 60.9") && says(&drawing, "≤ 1.8"));
    assert!(
        says(&drawing, "chosen: coverage 64, density 74"),
        "{:?}",
        words(&drawing)
    );
    assert!(says(&drawing, "test half: coverage 60, density 65"));
    assert!(says(&drawing, "quasi-p <0.001") && says(&drawing, "quasi-p 0.034"));
    let of = |what: &str| drawing.table().iter().filter(|row| row[0] == what).count();
    assert_eq!(
        [
            of("training half"),
            of("chosen"),
            of("test half"),
            of("limit")
        ],
        [24, 1, 1, 2]
    );
}
