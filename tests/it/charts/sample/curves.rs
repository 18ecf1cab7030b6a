//! The sample routes as parts, as arrival curves and as paired differences.

use super::{ROUTES, heading, route};
use corridor::report::chart::arrival::{ArrivalCurve, Curve};
use corridor::report::chart::composition::{Bar, Composition, Measure, Part, PartKind};
use corridor::report::chart::paired::{Differences, PairedDifference};

const PARTS: [(&str, bool, [f64; 3]); 13] = [
    ("sea", true, [0.36, 0.11, 0.12]),
    ("canal", true, [0.02, 0.0, 0.0]),
    ("Caspian", true, [0.0, 0.06, 0.0]),
    ("road", true, [0.0, 0.0, 0.03]),
    ("rail", true, [0.11, 0.17, 0.23]),
    ("waiting for departure", false, [0.17, 0.27, 0.2]),
    ("office closed", false, [0.04, 0.06, 0.06]),
    ("queue", false, [0.05, 0.05, 0.09]),
    ("border", false, [0.01, 0.02, 0.05]),
    ("inspection", false, [0.02, 0.03, 0.04]),
    ("handling", false, [0.17, 0.17, 0.12]),
    ("gauge change", false, [0.0, 0.01, 0.02]),
    ("hold", false, [0.05, 0.05, 0.04]),
];

const LINES: [(&str, bool, [f64; 3]); 9] = [
    ("freight", true, [0.62, 0.58, 0.6]),
    ("fuel", true, [0.07, 0.04, 0.03]),
    ("handling", false, [0.11, 0.16, 0.12]),
    ("border and customs", false, [0.04, 0.06, 0.08]),
    ("tolls", false, [0.06, 0.0, 0.02]),
    ("insurance and war risk", false, [0.05, 0.07, 0.07]),
    ("demurrage and storage", false, [0.02, 0.04, 0.03]),
    ("empties", false, [0.02, 0.03, 0.03]),
    ("compliance and payment", false, [0.01, 0.02, 0.02]),
];

fn kind_of(slot: usize) -> usize {
    match slot {
        0..=5 => 0,
        9..=11 => 1,
        _ => 2,
    }
}

fn composition(
    measure: Measure,
    names: &[(&str, bool, [f64; 3])],
    routes: usize,
    title: &str,
) -> Composition {
    let bar = |slot: usize| {
        let s = &ROUTES[slot];
        let (total, cv) = if measure == Measure::Time {
            (s.days * 24.0, s.cv)
        } else {
            (s.usd, s.cv * 0.5)
        };
        let means = names
            .iter()
            .map(|(_, _, shares)| shares[kind_of(slot)] * total)
            .collect();
        Bar {
            route: route(slot, 0),
            means,
            p10: total * (1.0 - cv),
            p90: total * (1.0 + 1.4 * cv),
        }
    };
    let part = |(name, moving, _): &(&str, bool, [f64; 3])| Part {
        name: (*name).to_owned(),
        kind: if *moving {
            PartKind::Moving
        } else {
            PartKind::Standing
        },
    };
    let bars = (0..routes).map(bar).collect();
    Composition {
        heading: heading(title),
        parts: names.iter().map(part).collect(),
        bars,
        measure,
    }
}

/// Where the time of the first so many routes goes.
pub(in super::super) fn time_parts(routes: usize) -> Composition {
    composition(
        Measure::Time,
        &PARTS,
        routes,
        "On every INSTC branch the box stands still for more than half of the time",
    )
}

/// Where the money of the first so many routes goes.
pub(in super::super) fn cost_lines(routes: usize) -> Composition {
    let unit = Measure::Money("USD per 40-foot box".into());
    composition(
        unit,
        &LINES,
        routes,
        "Freight is three fifths of the bill on every route",
    )
}

/// A smooth rising curve from 0 to 1 with these quartile points, enough for a picture.
fn rise(at: f64, middle: f64, spread: f64) -> f64 {
    1.0 / (1.0 + (-(at - middle) / (spread * 0.4) + 0.25).exp())
}

/// The arrival curves of the first so many routes.
pub(in super::super) fn arrival(routes: usize, due_d: Option<f64>) -> ArrivalCurve {
    let curve = |slot: usize| {
        let s = &ROUTES[slot];
        let reach = if slot == 11 { 0.93 } else { 1.0 };
        let share = |days: f64| {
            if days < s.days * 0.4 {
                0.0
            } else {
                reach * rise(days.sqrt(), s.days.sqrt(), s.days.sqrt() * s.cv * 0.6)
            }
        };
        let steps: Vec<(f64, f64)> = (0..=1000)
            .map(|i| f64::from(i) * 0.1)
            .map(|d| (d * 24.0, share(d)))
            .collect();
        let first = |target: f64| steps.iter().find(|(_, p)| *p >= target).map(|(h, _)| *h);
        Curve {
            route: route(slot, 0),
            reached_h: [0.5, 0.9, 0.95].map(first),
            on_time: due_d.map(share),
            steps,
        }
    };
    let title = "By day 35, 83 in 100 boxes have arrived by the western route, and 68 in 100 by Suez and Novorossiysk";
    ArrivalCurve {
        heading: heading(title),
        due_h: due_d.map(|d| d * 24.0),
        curves: (0..routes).map(curve).collect(),
    }
}

fn differences(middle: f64, spread: f64, cell: f64) -> Differences {
    let edges: Vec<f64> = (-30..=30).map(|i| f64::from(i) * cell).collect();
    let weight = |w: &[f64]| {
        let z = (f64::midpoint(w[0], w[1]) - middle) / spread;
        (-z * z / if z > 0.0 { 3.5 } else { 2.0 }).exp()
    };
    let weights: Vec<f64> = edges.windows(2).map(weight).collect();
    let total: f64 = weights.iter().sum();
    let shares: Vec<f64> = weights.iter().map(|w| w / total).collect();
    let better = edges
        .iter()
        .zip(&shares)
        .filter(|(edge, _)| **edge < -1e-9)
        .map(|(_, share)| share)
        .sum();
    Differences {
        edges,
        shares,
        better,
        tie: 0.0,
        p50: middle * 0.95,
        range: (middle - 1.6 * spread, middle + 2.2 * spread),
    }
}

/// The western route against the reference.
pub(in super::super) fn paired() -> PairedDifference {
    PairedDifference {
        heading: heading(
            "INSTC west is faster than Suez in about 7 of 10 paired shipments, and dearer in 9 of 10",
        ),
        route: route(6, 0),
        reference: route(0, 0),
        time_h: differences(-100.0, 170.0, 24.0),
        cost: differences(1100.0, 700.0, 150.0),
        money: "USD per 40-foot box".into(),
    }
}
