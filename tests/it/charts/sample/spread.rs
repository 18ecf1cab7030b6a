//! Made-up trips on record, boxes of routes and checkpoints.

use super::{ROUTES, heading, route};
use corridor::report::chart::seen::{DotGroup, DotRow, Dots, Places, Seen};
use corridor::report::chart::spread::{BoxRow, Boxes, Check, Convergence};

/// A dot plot of so many cases of each of three kinds.
pub(in super::super) fn dots(cases: usize) -> Dots {
    let row = |i: usize, days: f64| DotRow {
        id: format!("case-{i}"),
        label: format!("Mumbai to Moscow, lorry over the gap, trip {i}"),
        simulated_d: [0.8, 0.92, 1.0, 1.15, 1.4].map(|share| share * days),
        ready_d: i
            .is_multiple_of(2)
            .then(|| [0.6, 0.75, 1.0].map(|share| share * days)),
        seen: match i % 4 {
            0 => Seen::Within(days * 0.7, days * 0.75),
            1 => Seen::AtMost(days * 0.9),
            2 => Seen::UnderWay(days * 0.8),
            _ => Seen::Nothing,
        },
        announced_d: vec![(days * 0.5, days * 0.5), (days * 0.6, days * 0.9)],
    };
    let group = |title: &str, days: f64| DotGroup {
        title: format!("{title}: {cases}"),
        rows: (0..cases)
            .map(|i| row(i, days * (1.0 + i as f64 / 7.0)))
            .collect(),
    };
    Dots {
        heading: heading("Forecasts against what was seen: 2 full-length trips, 2 of them pilots"),
        groups: vec![
            group("pilots, full ways", 30.0),
            group("pilots, sections", 4.0),
            group("surveys, full ways", 45.0),
        ],
    }
}

/// The places of so many cases, too many at the ends.
pub(in super::super) fn places() -> Places {
    Places {
        heading: heading("Where what was seen stood among the forecasts: 40 cases of kind regular"),
        counts: vec![9, 4, 3, 2, 1, 2, 3, 3, 4, 9],
        note: "High at both ends: forecasts too narrow. Distance from even 0.20, p = 0.07 (Kolmogorov-Smirnov)."
            .into(),
    }
}

/// The boxes of so many routes.
pub(in super::super) fn boxes(routes: usize, due_h: Option<f64>) -> Boxes {
    let rows = (0..routes).map(|i| {
        let hours = 24.0 * ROUTES[i].days;
        BoxRow {
            route: route(i, 0),
            quantiles_h: [0.8, 0.92, 1.0, 1.15, 1.6].map(|share| share * hours),
            mean_h: 1.06 * hours,
        }
    });
    Boxes {
        heading: heading(
            "Suez, Novorossiysk, rail: half of the boxes take 29-36 days, nine in ten 25-50",
        ),
        due_h,
        rows: rows.collect(),
    }
}

/// Noise at so many checkpoints.
pub(in super::super) fn convergence(checks: usize) -> Convergence {
    let check = |i: usize| {
        let trials = 8_192_u64 << i;
        let noise = 3.0 / 1.4_f64.powf(i as f64);
        Check {
            trials,
            over_target: [
                Some(noise * 0.4),
                (i > 0).then_some(noise * 0.8),
                Some(noise),
            ],
        }
    };
    Convergence {
        heading: heading("The noise asked for was reached after 65,536 trials"),
        names: [
            "mean (target 1%)".into(),
            "P95 (target 2%)".into(),
            "probability (target 1 in 100)".into(),
        ],
        checks: (0..checks).map(check).collect(),
    }
}
