//! The pictures of what could be done: every text has its place, and they say what their numbers say.

use super::proofs::prove;
use super::sample::policy as sample;
use corridor::report::chart::Quantity;
use corridor::report::chart::policy::{break_even, regret, waterfall, win_shares};

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
