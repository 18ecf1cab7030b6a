//! Where delay arises: the share of a route's time that falls to the places and inner legs of one country.

use crate::corridor::{Corridor, Values};
use crate::route::{Program, Route};
use crate::sim::{BLOCK, Desk, Frame, World, reckon};
use crate::stats::{Status, claim::quantile_sorted};
use crate::study::prepare::Prepared;

use super::reading::points;

/// What one future says of the time of a route in a country.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Origin {
    /// Share of the mean time.
    pub(super) of_mean: f64,
    /// Share of the time of the slowest twentieth of the shipments.
    pub(super) of_slow: f64,
    /// Share of the shipments whose step furthest behind its median lies there.
    pub(super) critical: f64,
    /// By shipment, the share of its time.
    pub(super) by_shipment: Vec<f64>,
    /// Quantile points of these shares.
    pub(super) points: Vec<f64>,
}

/// For each stretch between marks of a program: does it lie in the country? A stay lies where its place does; a leg
/// where both its ends do. What leads from one country to another, or over the sea, lies in none.
fn stretches(corridor: &Corridor, route: &Route, program: &Program, country: &str) -> Vec<bool> {
    let places = route.places(corridor);
    let inside = |position: usize| {
        let place = places.get(position).map(|&place| &corridor.places[place]);
        place.is_some_and(|place| place.country == country)
    };
    let of_mark = |&(position, arriving): &(usize, bool)| match (arriving, position.checked_sub(1))
    {
        (true, Some(before)) => inside(before) && inside(position),
        _ => inside(position),
    };
    program.marks.iter().map(of_mark).collect()
}

/// The time of one route (by its place in the question) in a country, in the first worlds of the seed.
pub(super) fn origin(
    prepared: &Prepared<'_>,
    (case, route): (usize, usize),
    values: &Values,
    country: &str,
    trials: u64,
) -> Origin {
    let group = prepared.bare_group(case, values, &[route]);
    let program = &group.programs[0];
    let inside = stretches(
        &prepared.question.corridor,
        &prepared.routes[route],
        program,
        country,
    );
    let setting = prepared.setting(true);
    let mut world = World::blank(setting.hazards).within(Frame {
        from_h: setting.world_from_h,
        length_h: setting.horizon_h,
    });
    let mut desk = Desk::default();
    // By shipment that arrives, the hours of each stretch.
    let mut rows: Vec<Vec<f64>> = Vec::new();
    for block in 0..trials.div_ceil(BLOCK as u64) {
        let lanes = (trials - block * BLOCK as u64).min(BLOCK as u64) as usize;
        world.draw(setting.hazards, setting.seed, block, setting.window);
        world.meet(&group.conditions);
        reckon(program, &world, prepared.risk(), true, &mut desk);
        for lane in (0..lanes).filter(|lane| desk.status()[*lane] == Status::Arrived) {
            let mut before = 0.0;
            let hours = desk.marks().iter().map(|mark| {
                let stretch = mark[0][lane] - before;
                before = mark[0][lane];
                stretch
            });
            rows.push(hours.collect());
        }
    }
    told(&rows, &inside)
}

/// The shares, from the hours of each stretch by shipment.
fn told(rows: &[Vec<f64>], inside: &[bool]) -> Origin {
    if rows.is_empty() {
        return Origin {
            of_mean: f64::NAN,
            of_slow: f64::NAN,
            critical: f64::NAN,
            ..Origin::default()
        };
    }
    let within = |row: &Vec<f64>| -> f64 {
        let cells = row.iter().zip(inside).filter(|(_, inside)| **inside);
        cells.map(|(hours, _)| hours).sum()
    };
    let whole = |row: &Vec<f64>| row.iter().sum::<f64>();
    let share = |rows: &mut dyn Iterator<Item = &Vec<f64>>| {
        let (mut inner, mut all) = (0.0, 0.0);
        for row in rows {
            inner += within(row);
            all += whole(row);
        }
        inner / all
    };
    let mut totals: Vec<f64> = rows.iter().map(whole).collect();
    totals.sort_unstable_by(f64::total_cmp);
    let p95 = quantile_sorted(&totals, 0.95);
    let medians: Vec<f64> = (0..inside.len())
        .map(|stretch| {
            let mut column: Vec<f64> = rows.iter().map(|row| row[stretch]).collect();
            column.sort_unstable_by(f64::total_cmp);
            quantile_sorted(&column, 0.5)
        })
        .collect();
    let furthest_inside = |row: &Vec<f64>| {
        let behind = |stretch: usize| row[stretch] - medians[stretch];
        let furthest = (0..inside.len()).max_by(|a, b| behind(*a).total_cmp(&behind(*b)));
        furthest.is_some_and(|stretch| inside[stretch])
    };
    let critical = rows.iter().filter(|row| furthest_inside(row)).count();
    let by_shipment: Vec<f64> = rows.iter().map(|row| within(row) / whole(row)).collect();
    Origin {
        of_mean: share(&mut rows.iter()),
        of_slow: share(&mut rows.iter().filter(|row| whole(row) >= p95)),
        critical: critical as f64 / rows.len() as f64,
        points: points(by_shipment.clone()),
        by_shipment,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_the_whole_time_and_the_step_that_decides_is_the_one_furthest_behind() {
        // Two stretches, the second inside. Medians 10 and 10; in the third shipment the inner one is 30 behind, in
        // the first the outer one is ahead of nothing and both are at their medians: the later stretch is named.
        let rows = vec![vec![10.0, 10.0], vec![30.0, 10.0], vec![10.0, 40.0]];
        let found = told(&rows, &[false, true]);
        // 60 of 110 hours lie inside; the slowest has 40 of 50.
        assert_eq!(found.of_mean, 60.0 / 110.0);
        assert_eq!(found.of_slow, 40.0 / 50.0);
        assert_eq!(found.critical, 2.0 / 3.0);
        assert_eq!(found.by_shipment, [0.5, 0.25, 0.8]);
    }

    #[test]
    fn nothing_that_arrives_has_no_share() {
        assert!(told(&[], &[true]).of_mean.is_nan());
    }
}
