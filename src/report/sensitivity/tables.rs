//! The tables of a sensitivity study, with all digits.

use super::told;
use crate::report::chart::Table;
use crate::report::json::tidy;
use crate::study::Statistic;
use crate::study::sensitivity::finding::{Drivers, Sensitivity, Shares};

/// Every table by the name of its file.
#[must_use]
pub(super) fn tables(study: &Sensitivity) -> Vec<(String, Table)> {
    vec![
        ("inputs".into(), inputs(study)),
        ("indices".into(), indices(study)),
        ("statistics".into(), statistics(study)),
    ]
}

fn told_regimes(study: &Sensitivity) -> impl Iterator<Item = (&str, String, String, &Drivers)> {
    study.regimes.iter().filter_map(|regime| {
        let (pair, drivers) = regime.found.as_ref().ok()?;
        let id = |place: usize| study.routes[place].0.clone();
        Some((regime.label.id.as_str(), id(pair.a), id(pair.b), drivers))
    })
}

fn number(value: f64) -> String {
    if value.is_finite() {
        format!("{}", tidy(value))
    } else {
        String::new()
    }
}

fn header(names: &[&str]) -> Table {
    vec![names.iter().map(|name| (*name).to_owned()).collect()]
}

fn inputs(study: &Sensitivity) -> Table {
    let mut table = header(&[
        "regime",
        "route",
        "against",
        "id",
        "quantity",
        "unit",
        "p10",
        "p50",
        "p90",
        "grade",
        "sources",
        "group",
        "part",
        "worth_usd",
    ]);
    for statistic in Statistic::ALL {
        let word = statistic.word();
        table[0]
            .extend(["at_p10", "at_p90", "mu_star", "sigma"].map(|end| format!("{word}_{end}")));
    }
    for (regime, a, b, drivers) in told_regimes(study) {
        for input in &drivers.inputs {
            let mut row = vec![
                regime.to_owned(),
                a.clone(),
                b.clone(),
                input.id.clone(),
                input.quantity.clone(),
                input.unit.clone(),
                number(input.p10),
                number(input.p50),
                number(input.p90),
                input.grade.word().to_owned(),
                input.sources.join("; "),
                input.group.clone(),
                told::part(drivers, input.part),
                input.worth_usd.map_or(String::new(), number),
            ];
            for (bar, effects) in input.bars.iter().zip(&input.effects) {
                row.extend([number(bar.at_low), number(bar.at_high)]);
                let of = |read: fn(&crate::stats::sensitivity::Effects) -> f64| {
                    effects
                        .as_ref()
                        .map_or(String::new(), |effects| number(read(effects)))
                };
                row.extend([of(|effects| effects.mu_star), of(|effects| effects.sigma)]);
            }
            table.push(row);
        }
    }
    table
}

fn indices(study: &Sensitivity) -> Table {
    let mut table = header(&[
        "regime",
        "route",
        "against",
        "statistic",
        "part",
        "id",
        "first",
        "first_low",
        "first_high",
        "total",
        "total_low",
        "total_high",
        "total_half_width",
    ]);
    for (regime, a, b, drivers) in told_regimes(study) {
        for found in &drivers.statistics {
            let Shares::Told { indices, .. } = &found.shares else {
                continue;
            };
            for place in drivers.leading(found.statistic) {
                let index = &indices.indices[place];
                let mut row = vec![
                    regime.to_owned(),
                    a.clone(),
                    b.clone(),
                    found.statistic.word().to_owned(),
                    told::part(drivers, place),
                    super::part_id(drivers, place),
                ];
                row.extend(
                    [
                        index.first,
                        index.first_interval.low,
                        index.first_interval.high,
                        index.total,
                        index.total_interval.low,
                        index.total_interval.high,
                        index.total_half_width,
                    ]
                    .map(number),
                );
                table.push(row);
            }
        }
    }
    table
}

fn statistics(study: &Sensitivity) -> Table {
    let mut table = header(&[
        "regime",
        "route",
        "against",
        "statistic",
        "at_medians",
        "p5",
        "p50",
        "p95",
        "points",
        "sum_first",
        "interactions",
        "from_judgements",
        "verdict",
    ]);
    for (regime, a, b, drivers) in told_regimes(study) {
        for found in &drivers.statistics {
            let sums = match &found.shares {
                Shares::Told { indices, .. } => [
                    number(indices.sum_of_first()),
                    number(indices.interactions()),
                ],
                _ => [String::new(), String::new()],
            };
            let verdict = told::verdict(found).or_else(|| told::why_no_shares(&found.shares));
            let [p5, p50, p95] = found.over_futures.map(number);
            let [sum, interactions] = sums;
            table.push(vec![
                regime.to_owned(),
                a.clone(),
                b.clone(),
                found.statistic.word().to_owned(),
                number(found.at_medians),
                p5,
                p50,
                p95,
                drivers.points.to_string(),
                sum,
                interactions,
                drivers
                    .from_judgement(found.statistic)
                    .map_or(String::new(), number),
                verdict.unwrap_or_default(),
            ]);
        }
    }
    table
}
