//! The pictures of a sweep.

use super::{shares, told};
use crate::report::caption;
use crate::report::chart::{
    BreakEvenCell, BreakEvenMap, Flip, FlipPoint, Heading, MapAxis, MapSteps, Quantity, RouteName,
    Standing, WinRow, WinShares as WinChart,
};
use crate::report::gallery::{Picture, Scene};
use crate::report::words;
use crate::study::finding::{Estimand, RegimeLabel};
use crate::study::sweep::{AtBase, Axis, Grid, GridPair, WinShares};
use crate::study::{Statistic, Unit};

/// The words around a picture of one regime.
pub(super) fn heading(
    asked: &Estimand,
    label: &RegimeLabel,
    title: String,
    remarks: &[String],
) -> Heading {
    let labels = std::slice::from_ref(label);
    let mut sizes = told::sizes(asked);
    sizes.extend(remarks.iter().cloned());
    Heading {
        title,
        subtitle: caption::short(asked, labels, &sizes),
        footer: caption::footer(asked),
        caption: caption::full(asked, labels, &sizes),
    }
}

/// `map`, or `map-REGIME` where there are several.
pub(super) fn file_name(kind: &str, label: &RegimeLabel, several: bool) -> String {
    if several {
        format!("{kind}-{}", label.id)
    } else {
        kind.to_owned()
    }
}

/// A map for each regime where there are two axes.
pub(super) fn of_grid(grid: &Grid) -> Vec<Picture> {
    let several = grid.regimes.len() > 1;
    let [down, across] = grid.axes.as_slice() else {
        return flips(grid);
    };
    let Some(share) = grid.of.share else {
        return Vec::new();
    };
    grid.regimes
        .iter()
        .filter_map(|regime| {
            let found = regime.found.as_ref().ok()?;
            let title = format!("{}: {}", regime.label.name, map_title(found, grid));
            Some(Picture {
                name: file_name("map", &regime.label, several),
                scene: Scene::BreakEvenMap(map(
                    heading(&grid.asked, &regime.label, title, &told::remarks(grid)),
                    found,
                    (across, down),
                    share,
                )),
            })
        })
        .collect()
}

/// A line for each regime where there is one axis of numbers.
fn flips(grid: &Grid) -> Vec<Picture> {
    let several = grid.regimes.len() > 1;
    let [axis] = grid.axes.as_slice() else {
        return Vec::new();
    };
    let Some(numbers) = axis.numbers().filter(|numbers| numbers.len() > 1) else {
        return Vec::new();
    };
    grid.regimes
        .iter()
        .filter_map(|regime| {
            let found = regime.found.as_ref().ok()?;
            let name = &regime.label.name;
            let title = format!("{name}: {}", told::flip_title(grid, found));
            let input = flip(
                heading(&grid.asked, &regime.label, title, &told::remarks(grid)),
                (grid, found),
                (axis, &numbers),
            );
            Some(Picture {
                name: file_name("flip", &regime.label, several),
                scene: Scene::Flip(input),
            })
        })
        .collect()
}

fn flip(
    heading: Heading,
    (grid, found): (&Grid, &GridPair),
    (along, numbers): (&Axis, &[f64]),
) -> Flip {
    let order = order(along);
    let points = order.iter().map(|&place| {
        let point = &found.points[place];
        let (of, share) = (grid.of.difference, grid.of.share);
        let told = |value: f64| value.is_finite().then_some(value);
        FlipPoint {
            at: numbers[place],
            difference: told(point.best(of)),
            range: point.unknown(of),
            share: share.and_then(|share| told(point.best(share))),
            share_range: share.and_then(|share| point.unknown(share)),
        }
    });
    Flip {
        heading,
        first: found.a.label.clone(),
        second: found.b.label.clone(),
        outcome: grid.of.difference.words().to_owned(),
        quantity: match grid.of.difference.unit() {
            Unit::Hours => Quantity::Time,
            Unit::Usd => Quantity::Money(words::money_unit(&grid.asked.cargo_box)),
            Unit::Share => Quantity::Share,
        },
        wins: grid.of.share.map_or_else(String::new, wins),
        x: axis(along, &order),
        points: points.collect(),
        flips: found
            .crossing
            .as_ref()
            .map_or_else(Vec::new, |crossing| crossing.best.clone()),
        base: at(along, found.at_base[0]),
    }
}

/// What winning means.
fn wins(share: Statistic) -> String {
    match share {
        Statistic::Before => "arrives first",
        Statistic::Cheaper => "costs less",
        _ => "has the lower generalised cost",
    }
    .to_owned()
}

fn map_title(found: &GridPair, grid: &Grid) -> String {
    told::short_answer(grid, found)
}

fn map(
    heading: Heading,
    found: &GridPair,
    (across, down): (&Axis, &Axis),
    share: Statistic,
) -> BreakEvenMap {
    let (columns, rows) = (order(across), order(down));
    let cells = rows
        .iter()
        .map(|&row| {
            columns
                .iter()
                .map(|&column| {
                    let point = &found.points[row * across.places.len() + column];
                    let best = point.best(share);
                    BreakEvenCell {
                        share: best.is_finite().then_some(best),
                        interval: point.unknown(share),
                    }
                })
                .collect()
        })
        .collect();
    let [at_down, at_across] = [found.at_base[0], found.at_base[1]];
    let base = at(across, at_across).zip(at(down, at_down));
    BreakEvenMap {
        heading,
        first: found.a.label.clone(),
        second: found.b.label.clone(),
        wins: wins(share),
        x: axis(across, &columns),
        y: axis(down, &rows),
        cells,
        base,
        target: None,
    }
}

/// Places in the order in which they are drawn: numbers rise.
fn order(axis: &Axis) -> Vec<usize> {
    let mut order: Vec<usize> = (0..axis.places.len()).collect();
    if let Some(numbers) = axis.numbers() {
        order.sort_by(|&a, &b| numbers[a].total_cmp(&numbers[b]));
    }
    order
}

fn axis(axis: &Axis, order: &[usize]) -> MapAxis {
    let steps = match axis.numbers() {
        Some(numbers) => MapSteps::Numbers {
            values: order.iter().map(|&place| numbers[place]).collect(),
            log: axis.log,
        },
        None => MapSteps::Words(
            order
                .iter()
                .map(|&place| axis.places[place].label.clone())
                .collect(),
        ),
    };
    MapAxis {
        title: axis.name.clone(),
        unit: if axis.unit == "1" {
            String::new()
        } else {
            axis.unit.clone()
        },
        steps,
    }
}

/// Where the scenario stands on an axis, if that lies within it.
fn at(axis: &Axis, base: AtBase) -> Option<f64> {
    match (base, axis.numbers()) {
        (AtBase::Number(number), Some(numbers)) => {
            let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
            let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            (low..=high).contains(&number).then_some(number)
        }
        (AtBase::Place(place), None) => Some(place as f64),
        _ => None,
    }
}

/// A picture of win shares for each regime.
pub(super) fn of_shares(won: &WinShares) -> Vec<Picture> {
    let several = won.regimes.len() > 1;
    won.regimes
        .iter()
        .map(|regime| {
            let offered: Vec<usize> = (0..won.routes.len())
                .filter(|slot| {
                    let mut rows = regime.rows.iter();
                    rows.any(|row| row.routes.iter().any(|route| route.slot == *slot))
                })
                .collect();
            let rows = regime.rows.iter().map(|row| WinRow {
                label: row.label.clone(),
                shares: offered
                    .iter()
                    .map(|slot| {
                        let route = row.routes.iter().find(|route| route.slot == *slot);
                        route.map_or(0.0, |route| route.share)
                    })
                    .collect(),
                none: row.none,
            });
            let routes = offered.iter().map(|&slot| RouteName {
                id: won.routes[slot].id.clone(),
                label: won.routes[slot].label.clone(),
                slot,
                standing: Standing::Offered,
            });
            let title = format!(
                "{}: which way is the best, {} by {}?",
                regime.label.name,
                won.axis.clone(),
                won.axis.clone()
            );
            Picture {
                name: file_name("win-shares", &regime.label, several),
                scene: Scene::WinShares(WinChart {
                    heading: heading(&won.asked, &regime.label, title, &[]),
                    best: shares::best(won.by).to_owned(),
                    routes: routes.collect(),
                    rows: rows.collect(),
                }),
            }
        })
        .collect()
}
