//! The pictures of the field's indicators: every text has its place, and their tables hold what is plotted.

use super::proofs::prove;
use super::sample::{ROUTES, heading, route};
use corridor::report::chart::field::bars::{self, BarColumn, BarTable, Share};
use corridor::report::chart::{Look, RouteName, Size};

fn column(title: &str, series: &[&str], share: Share) -> BarColumn {
    BarColumn {
        title: title.into(),
        series: series.iter().map(ToString::to_string).collect(),
        share,
    }
}

/// The panel of this many routes; those by sea alone pass no border post.
fn panel(count: usize) -> BarTable {
    let rows = ROUTES[..count].iter().enumerate().map(|(slot, of)| {
        let hours = 24.0 * of.days;
        let border = (slot > 1).then_some(0.03 * hours);
        let cells = vec![
            vec![Some(of.km / hours), Some(2.0 * of.km / hours)],
            vec![border],
            vec![border.map(|_| 0.05 * of.usd)],
            vec![Some(of.usd * 500.0 / of.km)],
        ];
        (route(slot, 0), cells)
    });
    BarTable {
        heading: heading("INSTC west makes 7.6 km/h with delay, the reference 11"),
        columns: vec![
            column(
                "Speed, km/h (TFI4)",
                &["with delay (SWD)", "without delay (SWOD)"],
                Share::Beside,
            ),
            column("Hours at a border point (TFI1)", &[""], Share::Beside),
            column("USD a box at a border point (TFI2)", &[""], Share::Beside),
            column("USD for 500 km and 20 t (TFI3)", &[""], Share::Beside),
        ],
        rows: rows.collect(),
        note: "SWOD: km over the mean time in motion; SWD: km over the mean time in all.".into(),
    }
}

fn borders(count: usize) -> BarTable {
    let point = |i: usize| {
        let hours = 240.0 / (1.0 + i as f64 * i as f64);
        let name = RouteName {
            id: format!("post-{i}"),
            label: format!("AA: The post at the bridge over the river ({i}), outbound; 3 routes"),
            ..RouteName::default()
        };
        let shares = [0.3, 0.2, 0.1, 0.0, 0.4].map(|share| Some(share * hours));
        (name, vec![shares.to_vec()])
    };
    let series = [
        "border formalities",
        "handling and transfer",
        "gauge change",
        "hold",
        "waiting for departure",
    ];
    BarTable {
        heading: heading("The longest border point takes 240 hours as planned"),
        columns: vec![column(
            "Hours from entry to exit, by activity",
            &series,
            Share::Stacked,
        )],
        rows: (0..count).map(point).collect(),
        note: "Each post by itself, inbound and outbound apart.".into(),
    }
}

#[test]
fn the_panel_of_indicators_is_whole_for_one_to_fifteen_routes_and_for_none() {
    for count in [1, 3, 15] {
        prove(&format!("indicators-{count}"), |look| {
            bars::draw(&panel(count), look)
        });
    }
    prove("empty-indicators", |look| {
        bars::draw(&BarTable::default(), look)
    });
}

#[test]
fn border_points_are_whole_from_hundreds_of_hours_to_one() {
    for count in [1, 16] {
        prove(&format!("border-points-{count}"), |look| {
            bars::draw(&borders(count), look)
        });
    }
}

#[test]
fn the_table_of_the_panel_holds_what_is_plotted_and_nothing_where_nothing_is_told() {
    let input = panel(3);
    let drawing = bars::draw(&input, &Look::on(Size::Report));
    let table = drawing.table();
    assert_eq!(table.len(), 4);
    assert_eq!(table[0][3], "Speed, km/h (TFI4): with delay (SWD)");
    // The first route of the sample: 9,560 km in 31 days of 24 hours.
    assert_eq!(table[1][3], "12.8495");
    assert_eq!((table[1][5].as_str(), table[3][5].is_empty()), ("", false));
}
