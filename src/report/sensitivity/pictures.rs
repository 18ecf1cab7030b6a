//! The pictures of a sensitivity study: a tornado and the indices for each regime.

use super::told;
use crate::corridor::Grade;
use crate::report::caption;
use crate::report::chart::{Heading, Index, IndexRow, Indices, Quantity, Tornado, TornadoRow};
use crate::report::gallery::{Picture, Scene};
use crate::report::words;
use crate::stats::interval::Interval;
use crate::study::pair::Pair;
use crate::study::sensitivity::finding::{Drivers, OfRegime, Part, Sensitivity, Shares};
use crate::study::{Statistic, Unit};

/// Rows of the indices, those that screening left out beside them.
const ROWS: usize = 12;

/// `tornado`, or `tornado-REGIME` where there are several.
pub(super) fn file_name(kind: &str, study: &Sensitivity, regime: &OfRegime) -> String {
    if study.regimes.len() == 1 {
        kind.to_owned()
    } else {
        format!("{kind}-{}", regime.label.id)
    }
}

/// All of them.
pub(super) fn pictures(study: &Sensitivity) -> Vec<Picture> {
    let mut pictures = Vec::new();
    for regime in &study.regimes {
        let Ok((pair, drivers)) = &regime.found else {
            continue;
        };
        if !matches!(drivers.of(study.settings.of).shares, Shares::Told { .. }) {
            continue;
        }
        let mut add = |kind: &str, scene: Scene| {
            pictures.push(Picture {
                name: file_name(kind, study, regime),
                scene,
            });
        };
        add(
            "tornado",
            Scene::Tornado(tornado(study, regime, *pair, drivers)),
        );
        if let Some(indices) = indices(study, regime, *pair, drivers) {
            add("indices", Scene::Indices(indices));
        }
    }
    pictures
}

fn heading(study: &Sensitivity, regime: &OfRegime, title: String) -> Heading {
    let labels = std::slice::from_ref(&regime.label);
    let sizes = super::sizes(study);
    Heading {
        title,
        subtitle: caption::short(&study.asked, labels, &sizes),
        footer: caption::footer(&study.asked),
        caption: caption::full(&study.asked, labels, &sizes),
    }
}

/// What a statistic is counted in on a chart.
fn quantity(statistic: Statistic, cargo_box: &str) -> Quantity {
    match statistic.unit() {
        Unit::Hours => Quantity::Time,
        Unit::Usd => Quantity::Money(words::money_unit(cargo_box)),
        Unit::Share => Quantity::Share,
    }
}

/// The unit of an unknown on a chart.
pub(crate) fn unit(written: &str) -> String {
    if written == "1" {
        String::new()
    } else {
        written.to_owned()
    }
}

fn tornado(study: &Sensitivity, regime: &OfRegime, pair: Pair, drivers: &Drivers) -> Tornado {
    let of = study.settings.of;
    let totals = match &drivers.of(of).shares {
        Shares::Told { indices, .. } => Some(indices),
        _ => None,
    };
    let rows: Vec<TornadoRow> = drivers
        .inputs
        .iter()
        .map(|input| {
            let bar = &input.bars[of as usize];
            let alone = matches!(drivers.parts[input.part], Part::Input(_));
            TornadoRow {
                label: input.quantity.clone(),
                unit: unit(&input.unit),
                input: (input.p10, input.p90),
                outcome: (bar.at_low, bar.at_high),
                grade: input.grade.word().to_owned(),
                judged: input.grade == Grade::Judgement,
                total_index: totals
                    .filter(|_| alone)
                    .map(|indices| indices.indices[input.part].total),
            }
        })
        .filter(|row| row.swing() > 0.0)
        .collect();
    let longest = rows.iter().max_by(|x, y| x.swing().total_cmp(&y.swing()));
    let title = match longest {
        None => format!("No unknown alone moves the {}", of.words()),
        Some(row) => format!("What alone moves the {} most: {}", of.words(), row.label),
    };
    let share = of.unit() == Unit::Share;
    Tornado {
        heading: heading(study, regime, title),
        outcome: told::outcome(study, pair, of),
        quantity: quantity(of, &study.asked.cargo_box),
        difference: !share,
        best: drivers.of(of).at_medians,
        zero: if share {
            String::new()
        } else {
            "the routes are equal".into()
        },
        rows,
    }
}

fn indices(
    study: &Sensitivity,
    regime: &OfRegime,
    pair: Pair,
    drivers: &Drivers,
) -> Option<Indices> {
    let of = study.settings.of;
    let Shares::Told { indices, .. } = &drivers.of(of).shares else {
        return None;
    };
    let leading = drivers.leading(of);
    let mut places: Vec<usize> = leading
        .iter()
        .copied()
        .filter(|&place| drivers.parts[place] != Part::Others)
        .take(ROWS)
        .collect();
    places.extend((0..drivers.parts.len()).filter(|&place| drivers.parts[place] == Part::Others));
    let index = |value: f64, interval: Interval| Index {
        value,
        interval: (interval.low, interval.high),
    };
    let rows = places.into_iter().map(|place| {
        let of = &indices.indices[place];
        IndexRow {
            label: told::part(drivers, place),
            first: index(of.first, of.first_interval),
            total: index(of.total, of.total_interval),
        }
    });
    let named = told::drivers_of(drivers, of);
    let alone: f64 = named
        .iter()
        .map(|(place, _)| indices.indices[*place].first.max(0.0))
        .sum();
    let kind = if study.settings.grouped {
        "groups"
    } else {
        "unknowns"
    };
    let count = if study.settings.grouped {
        drivers.parts.len()
    } else {
        drivers.inputs.len()
    };
    let title = match named.len() {
        0 => format!("Nothing that was varied moves the {}", of.words()),
        named => format!(
            "{named} of {count} {kind}, each by itself, explain {} of 100 of the variance of the {}",
            words::of_100(alone),
            of.words()
        ),
    };
    Some(Indices {
        heading: heading(study, regime, title),
        outcome: told::outcome(study, pair, of),
        verdict: told::first_up(&told::verdict(drivers.of(of)).unwrap_or_default()),
        sum_first: Some(indices.sum_of_first()),
        rows: rows.collect(),
    })
}
