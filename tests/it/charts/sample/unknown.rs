//! Made-up inputs and what they do to the outcome.

use super::{ROUTES, heading, route};
use corridor::report::chart::Quantity;
use corridor::report::chart::unknown::discovery::{BoxLimit, Discovery, PeelStep};
use corridor::report::chart::unknown::horsetail::{Horsetail, HorsetailPanel};
use corridor::report::chart::unknown::indices::{Index, IndexRow, Indices};
use corridor::report::chart::unknown::tornado::{Tornado, TornadoRow};

/// Label, unit, P10 and P90 of the input, the change of the outcome (hours) at each, whether judged, total index.
type Input = (
    &'static str,
    &'static str,
    (f64, f64),
    (f64, f64),
    bool,
    Option<f64>,
);

const INPUTS: [Input; 14] = [
    (
        "Border and customs at Astara, lorries, mean time",
        "hours",
        (18.0, 96.0),
        (-38.0, 55.0),
        true,
        Some(0.41),
    ),
    (
        "Ferry sailings from Anzali to Astrakhan in a week",
        "per week",
        (1.0, 4.0),
        (44.0, -21.0),
        false,
        Some(0.2),
    ),
    (
        "Dwell of imports at Bandar Abbas before the train leaves",
        "days",
        (2.0, 7.5),
        (-24.0, 36.0),
        true,
        Some(0.13),
    ),
    (
        "Speed of the trains from Bandar Abbas to Rasht",
        "km/h",
        (14.0, 27.0),
        (28.0, -16.0),
        false,
        Some(0.08),
    ),
    (
        "Share of boxes that customs open at the second border",
        "share",
        (0.05, 0.45),
        (-9.0, 26.0),
        true,
        Some(0.06),
    ),
    (
        "Extra sailing time of liners from the hub",
        "days",
        (0.0, 3.0),
        (11.0, -18.0),
        false,
        Some(0.03),
    ),
    (
        "Gauge change at the border station: wagons in an hour",
        "per hour",
        (4.0, 11.0),
        (13.0, -8.0),
        false,
        Some(0.02),
    ),
    (
        "Waiting for a paired wagon group",
        "hours",
        (6.0, 30.0),
        (-7.0, 12.0),
        true,
        Some(0.01),
    ),
    (
        "Rail tariff in Iran",
        "USD per TEU-km",
        (0.021, 0.048),
        (0.0, 0.0),
        false,
        Some(0.0),
    ),
    (
        "Insurance and war risk on the Gulf leg",
        "USD per TEU",
        (12.5, 1250.0),
        (0.0, 0.0),
        true,
        None,
    ),
    (
        "Ice on the lower Volga, days a year",
        "days",
        (70.0, 130.0),
        (-3.0, 5.0),
        false,
        Some(0.004),
    ),
    (
        "Temperature of reefers",
        "°C",
        (-18.0, 4.0),
        (1.0, 2.0),
        false,
        None,
    ),
    (
        "Office hours at Samur on a Friday",
        "hours",
        (4.0, 8.0),
        (1.5, -1.0),
        true,
        None,
    ),
    (
        "Length of the working day at the yard",
        "hours",
        (8.0, 24.0),
        (0.8, -0.6),
        false,
        None,
    ),
];

/// The tornado of the first so many inputs.
pub(in super::super) fn tornado(count: usize) -> Tornado {
    let best = -52.0;
    let row = |&(label, unit, input, change, judged, total_index): &Input| TornadoRow {
        label: label.to_owned(),
        unit: unit.to_owned(),
        input,
        outcome: (best + change.0, best + change.1),
        grade: if judged { "judgement" } else { "announced" }.to_owned(),
        judged,
        total_index,
    };
    Tornado {
        heading: heading(
            "Only the time at Astara border can make the western route slower than Suez: mean time, INSTC west less Suez",
        ),
        outcome: "mean time, INSTC west less Suez".to_owned(),
        quantity: Quantity::Time,
        difference: true,
        best,
        zero: "the routes are equal".to_owned(),
        rows: INPUTS[..count].iter().map(row).collect(),
    }
}

/// The indices of the first so many inputs.
pub(in super::super) fn indices(count: usize) -> Indices {
    let index = |value: f64, half: f64| Index {
        value,
        interval: (value - half, value + half),
    };
    let row = |(i, input): (usize, &Input)| {
        let total = input.5.unwrap_or(0.002);
        let half = if i % 4 == 1 { 0.07 } else { 0.018 };
        IndexRow {
            label: input.0.to_owned(),
            first: index(total * 0.84 - 0.012, half),
            total: index(total, half * 0.9),
        }
    };
    Indices {
        heading: heading("Two fifths of the doubt about the western route's lead come from one border"),
        outcome: "mean time, INSTC west less Suez".to_owned(),
        verdict: "The order of the first five is stable at 2,048 base points; their indices are known to within 0.05."
            .to_owned(),
        sum_first: (count > 0).then_some(0.79),
        rows: INPUTS[..count].iter().enumerate().map(row).collect(),
    }
}

/// The horsetail of these routes in so many futures.
pub(in super::super) fn horsetail(
    slots: &[usize],
    futures: usize,
    due_d: Option<f64>,
) -> Horsetail {
    let hours: Vec<f64> = (0..=160).map(|i| f64::from(i) * 12.0).collect();
    let panel = |slot: usize| {
        let s = &ROUTES[slot];
        let curve = |future: usize| {
            // Futures differ in their middle by a golden-section sequence, wider for worse-known routes.
            let u = (future as f64 * 0.618_034).fract() - 0.5;
            let middle = s.days * 24.0 * (1.0 + 1.1 * s.cv * u);
            let reach = if slot == 11 { 0.95 } else { 1.0 };
            let rise = |h: f64| reach / (1.0 + (-(h / middle - 1.0) / (s.cv * 0.28)).exp());
            hours.iter().map(|h| rise(*h)).collect::<Vec<f64>>()
        };
        let curves: Vec<Vec<f64>> = (0..futures).map(curve).collect();
        let at = |i: usize, of: &dyn Fn(&[f64]) -> f64| {
            let mut all: Vec<f64> = curves.iter().map(|curve| curve[i]).collect();
            all.sort_by(f64::total_cmp);
            of(&all)
        };
        let each = |of: &dyn Fn(&[f64]) -> f64| (0..hours.len()).map(|i| at(i, of)).collect();
        let last = futures.saturating_sub(1) as f64;
        HorsetailPanel {
            route: route(slot, 0),
            mean: each(&|all| all.iter().sum::<f64>() / all.len().max(1) as f64),
            p5: each(&|all| all.get((last * 0.05) as usize).copied().unwrap_or(0.0)),
            p95: each(&|all| all.get((last * 0.95) as usize).copied().unwrap_or(0.0)),
            futures: curves,
            split: format!(
                "{}: 58 of 100 parts of the variance are chance, 42 what we do not know.",
                s.label
            ),
        }
    };
    Horsetail {
        heading: heading(
            "What we do not know moves the western route's arrival by nine days, and that of Suez by four",
        ),
        due_h: due_d.map(|days| days * 24.0),
        panels: slots.iter().map(|&slot| panel(slot)).collect(),
        hours,
    }
}

/// A peeling trajectory whose box restricts so many inputs.
pub(in super::super) fn discovery(restricted: usize) -> Discovery {
    let step = |i: usize| {
        let done = i as f64 / 24.0;
        PeelStep {
            coverage: 1.0 - done * done * 0.72,
            density: 0.28 + 0.68 * done.sqrt() * (0.35 + 0.65 * done),
            mass: 1.0 - 0.9 * done,
            restricted: (i / 6).min(restricted),
        }
    };
    let limit = |&(label, unit, range, ..): &Input| BoxLimit {
        label: label.to_owned(),
        unit: unit.to_owned(),
        range,
        kept: (range.0 + (range.1 - range.0) * 0.55, range.1),
        quasi_p: Some(0.000_02),
    };
    let mut limits: Vec<BoxLimit> = INPUTS[..restricted].iter().map(limit).collect();
    if let Some(second) = limits.get_mut(1) {
        second.kept = (1.0, 1.8);
        second.quasi_p = Some(0.034);
    }
    Discovery {
        heading: heading(
            "The western route loses in 83 of 100 cases where Astara takes more than 61 hours and fewer than 1.8 ferries \
             sail in a week; these are 62 of 100 of all its losses",
        ),
        cases: "INSTC west is slower than Suez, Novorossiysk, rail".to_owned(),
        base_rate: 0.28,
        steps: (0..=24).map(step).collect(),
        chosen: Some(17),
        test: Some(PeelStep {
            coverage: 0.6,
            density: 0.65,
            mass: 0.3,
            restricted,
        }),
        limits,
    }
}
