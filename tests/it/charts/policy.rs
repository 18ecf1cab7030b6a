//! The pictures of what could be done: every text has its place, and they say what their numbers say.

use super::meaning::{says, words};
use super::proofs::prove;
use super::sample::policy as sample;
use corridor::report::chart::policy::{break_even, factorial, regret, waterfall, win_shares};
use corridor::report::chart::{Look, Quantity, Size, texts};

#[test]
fn the_break_even_map_is_whole_from_five_to_sixty_cells_a_side_and_for_words() {
    for (columns, rows) in [(5, 5), (11, 9), (60, 60), (1, 1)] {
        prove(&format!("break-even-{columns}x{rows}"), |look| {
            break_even::draw(&sample::break_even(columns, rows), look)
        });
    }
    prove("break-even-words", |look| {
        break_even::draw(&sample::break_even_words(), look)
    });
    prove("break-even-mixed", |look| {
        let mut input = sample::break_even(4, 3);
        input.y = sample::break_even_words().y;
        input.first = input.first.repeat(5);
        input.second = input.second.repeat(5);
        input.x.title = input.x.title.repeat(8);
        break_even::draw(&input, look)
    });
    prove("empty-break-even", |look| {
        break_even::draw(&break_even::BreakEvenMap::default(), look)
    });
}

#[test]
fn the_win_shares_are_whole_for_one_and_twelve_classes() {
    for (classes, routes) in [(1, 2), (4, 5), (12, 15)] {
        prove(&format!("win-shares-{classes}x{routes}"), |look| {
            win_shares::draw(&sample::win_shares(classes, routes), look)
        });
    }
    prove("long-win-shares", |look| {
        let mut input = sample::win_shares(4, 5);
        for route in &mut input.routes {
            route.label = route.label.repeat(5);
        }
        win_shares::draw(&input, look)
    });
    prove("empty-win-shares", |look| {
        win_shares::draw(&win_shares::WinShares::default(), look)
    });
}

#[test]
fn the_waterfall_is_whole_for_none_to_eight_levers() {
    for count in [0, 1, 4, 8] {
        prove(&format!("waterfall-{count}"), |look| {
            waterfall::draw(&sample::waterfall(count), look)
        });
    }
    prove("waterfall-zero", |look| {
        let mut input = sample::waterfall(6);
        input.quantity = Quantity::Share;
        input.less_is_better = false;
        input.base = 0.3;
        input.base_range = None;
        input.package_range = None;
        for step in &mut input.steps {
            step.effect /= -200.0;
            step.range = None;
        }
        waterfall::draw(&input, look)
    });
    prove("empty-waterfall", |look| {
        waterfall::draw(&waterfall::Waterfall::default(), look)
    });
}

#[test]
fn the_two_levers_are_whole() {
    prove("factorial", |look| {
        factorial::draw(&sample::factorial(), look)
    });
    prove("long-factorial", |look| {
        let mut input = sample::factorial();
        input.levers = input.levers.map(|lever| lever.repeat(4));
        input.note = "The green lane touches no step of this route.".to_owned();
        factorial::draw(&input, look)
    });
    prove("empty-factorial", |look| {
        factorial::draw(&factorial::Factorial::default(), look)
    });
}

#[test]
fn the_regret_matrix_is_whole_for_few_and_many_packages() {
    for (packages, regimes) in [(1, 1), (4, 3), (8, 6)] {
        prove(&format!("regret-{packages}x{regimes}"), |look| {
            regret::draw(&sample::regret(packages, regimes), look)
        });
    }
    prove("regret-agreed", |look| {
        let mut input = sample::regret(4, 2);
        input.quantity = Quantity::Time;
        input
            .criteria
            .iter_mut()
            .for_each(|criterion| criterion.picks = vec![1]);
        regret::draw(&input, look)
    });
    prove("empty-regret", |look| {
        regret::draw(&regret::Regret::default(), look)
    });
}

#[test]
fn a_cell_is_dark_blue_where_the_first_route_always_wins_and_orange_where_it_never_does() {
    let mut input = sample::break_even(1, 1);
    let mut shown = |share: f64| {
        input.cells[0][0].share = Some(share);
        break_even::draw(&input, &Look::on(Size::Report)).inline_svg()
    };
    // 92 parts of 0B3C78, or of E08A1E, and 8 of white: 255 - 0.92 x (255 - 11) = 31 = 1F, and so on.
    let (first, second) = ("#1f4c83", "#e29330");
    assert!(shown(1.0).contains(first) && !shown(1.0).contains(second));
    assert!(shown(0.0).contains(second) && !shown(0.0).contains(first));
}

#[test]
fn a_cell_is_open_where_its_range_over_futures_spans_one_half() {
    let input = sample::break_even(11, 9);
    let drawing = break_even::draw(&input, &Look::on(Size::Report));
    let cells: Vec<&Vec<String>> = drawing
        .table()
        .iter()
        .filter(|row| row[0] == "cell")
        .collect();
    assert_eq!(cells.len(), 99);
    for row in &cells {
        let number = |k: usize| row[k].parse::<f64>().unwrap();
        let spans = number(6) < 0.5 && number(7) > 0.5;
        assert_eq!(row[8] == "yes", spans, "{row:?}");
    }
    assert!(cells.iter().any(|row| row[8] == "yes") && cells.iter().any(|row| row[8] == "no"));
    // Each contour carries its number, and the base case stands where the axes say.
    assert!(
        ["20", "50", "80", "as it stands", "treaty target"]
            .iter()
            .all(|phrase| says(&drawing, phrase))
    );
    let base = drawing
        .table()
        .iter()
        .find(|row| row[0] == "as it stands")
        .unwrap();
    assert_eq!((base[1].as_str(), base[2].as_str()), ("60", "1"));
    // The target asks for less time at the border, so it stands below the base case.
    let all = texts(&drawing.inline_svg());
    let y = |words: &str| all.iter().find(|text| text.0 == words).unwrap().1[1];
    assert!(y("treaty target") > y("as it stands"));
}

#[test]
fn a_map_over_words_has_no_contours() {
    let drawing = break_even::draw(&sample::break_even_words(), &Look::on(Size::Slide));
    assert!(!says(&drawing, "50 of 100: the routes break even"));
    assert!(says(&drawing, "not built") && says(&drawing, "neither can be used"));
}

#[test]
fn a_win_share_above_four_of_a_hundred_is_told_and_a_smaller_one_is_in_the_table() {
    let mut input = sample::win_shares(1, 3);
    input.rows[0].shares = vec![0.62, 0.3, 0.05];
    input.rows[0].none = 0.03;
    let drawing = win_shares::draw(&input, &Look::on(Size::Report));
    assert!(says(&drawing, "A 62") && says(&drawing, "B 30") && says(&drawing, "C 5"));
    assert!(
        !words(&drawing)
            .iter()
            .any(|words| words == "3" || words == "none 3")
    );
    let shares: Vec<&str> = drawing.table()[1..]
        .iter()
        .map(|row| row[4].as_str())
        .collect();
    assert_eq!(shares, ["0.62", "0.3", "0.05", "0.03"]);
}

#[test]
fn a_waterfall_ends_where_its_levers_add_up_and_says_why_one_does_nothing() {
    let input = sample::waterfall(8);
    // 648 - 31 - 19 - 26 + 0 - 9 + 6.5 - 14 - 2 = 553.5 hours, 23 days.
    assert!((input.package() - 553.5).abs() < 1e-9);
    let drawing = waterfall::draw(&input, &Look::on(Size::Slide));
    assert!(says(&drawing, "27 d") && says(&drawing, "23 d") && says(&drawing, "−1.3"));
    let all = words(&drawing).join(" ");
    assert!(
        all.contains("no effect, it touches no step of this route"),
        "{all}"
    );
    assert!(all.contains("alone-effects are in the table"), "{all}");
    assert!(all.contains("The axis does not begin at 0."), "{all}");
    let table = drawing.table();
    assert_eq!((table.len(), table[10][3].as_str()), (11, "553.5"));
    // Alone: 1.15 x -31 = -35.65; the second lever begins where the first ends, at 617.
    assert_eq!(
        (table[2][7].as_str(), table[3][2].as_str()),
        ("-35.65", "617")
    );
    assert_eq!(
        (table[5][4].as_str(), table[5][8].as_str()),
        ("0", "it touches no step of this route")
    );
}

#[test]
fn a_lever_that_lengthens_the_time_is_called_worse_and_one_that_raises_a_share_better() {
    let mut input = sample::waterfall(6);
    assert!(says(
        &waterfall::draw(&input, &Look::on(Size::Report)),
        "worse"
    ));
    input
        .steps
        .iter_mut()
        .for_each(|step| step.effect = step.effect.abs());
    assert!(!says(
        &waterfall::draw(&input, &Look::on(Size::Report)),
        "better"
    ));
    input.less_is_better = false;
    assert!(!says(
        &waterfall::draw(&input, &Look::on(Size::Report)),
        "worse"
    ));
}

#[test]
fn the_regret_matrix_says_whether_the_criteria_agree() {
    let mut input = sample::regret(2, 2);
    input.rows[0].regrets = vec![Some(0.0), Some(10.0)];
    input.rows[1].regrets = vec![Some(4.0), Some(6.0)];
    let criterion = |name: &str, pick: usize| regret::Criterion {
        name: name.to_owned(),
        picks: vec![pick],
    };
    input.criteria = vec![criterion("maximin", 0), criterion("minimax regret", 1)];
    assert_eq!(
        input.finding(),
        "The criteria disagree: Nothing is done (by maximin); Green lane and open hours at Astara (by minimax regret)"
    );
    let drawing = regret::draw(&input, &Look::on(Size::Report));
    assert_eq!(drawing.title(), input.finding());
    let table = drawing.table();
    assert_eq!(
        table[1][1..6],
        ["0", "10", "10", "yes", "no"].map(String::from)
    );
    assert_eq!(
        table[2][1..6],
        ["4", "6", "6", "no", "yes"].map(String::from)
    );
    input.criteria[0].picks = vec![0, 1];
    assert_eq!(
        input.finding(),
        "All criteria pick one package: Green lane and open hours at Astara"
    );
    // What fails in a regime has no worst regret.
    input.rows[1].regrets[0] = None;
    assert_eq!(
        (input.rows[0].worst(), input.rows[1].worst()),
        (Some(10.0), None)
    );
}

#[test]
fn two_levers_that_give_less_together_than_their_sum_are_said_to() {
    let mut input = sample::factorial();
    // 610 + 622 - 648 = 584; both give 598, 14 hours worse than that: 0.6 days.
    assert!((input.sum() - 584.0).abs() < 1e-9 && (input.interaction() - 14.0).abs() < 1e-9);
    let told = |input: &factorial::Factorial| {
        words(&factorial::draw(input, &Look::on(Size::Slide))).join(" ")
    };
    // 610 - 648 = -38 hours, -1.6 days; 598 - 648 = -50 hours, -2.1 days.
    assert!(told(&input).contains("−1.6") && told(&input).contains("−2.1"));
    let less = "Interaction +0.6 days: both together give less than the sum of each alone.";
    assert!(told(&input).contains(less), "{}", told(&input));
    input.both.value = 584.0 - 24.0;
    let more = "Interaction −1 days: both together give more than the sum of each alone.";
    assert!(told(&input).contains(more), "{}", told(&input));
    input.both.value = 584.0;
    assert!(
        told(&input).contains("the effects add up"),
        "{}",
        told(&input)
    );
}
