//! The pictures of what we do not know: every text has its place, and they say what their numbers say.

use super::proofs::prove;
use super::sample::unknown as sample;
use corridor::report::chart::Quantity;
use corridor::report::chart::unknown::{discovery, horsetail, indices, tornado};

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
