//! The sample routes at the places that may be shut, and at the steps that decide.

use super::{heading, route};
use corridor::report::chart::critical::{CriticalRow, CriticalStep, CriticalSteps, WayRound};
use corridor::report::chart::matrix::{IfShut, Matrix, MatrixCell, MatrixRow, OnWay};

/// Places, and for each of the fifteen routes how it passes: `.` never, `-` always and no way round, a figure always
/// and so many days later, a letter (a = 1) sometimes and so many days later.
const PLACES: [(&str, &str); 11] = [
    ("Hormuz", "......-----------."),
    ("Bab-el-Mandeb", "9999...........8"),
    ("Suez Canal", "9999...........8"),
    ("Gibraltar", ".2224..........."),
    ("Bosphorus", "6.............2"),
    ("Danish straits", ".3.3.6........."),
    ("Astara border", "......4-3a....."),
    ("Samur border", "......32bc....."),
    ("Caspian ports", ".........--7..."),
    ("Incheh Borun border", "............5d."),
    ("Sarakhs border", "............c-."),
];

fn cell(sign: u8) -> MatrixCell {
    let later = |days: u8| IfShut::Later {
        hours: f64::from(days) * 24.0,
        usd: f64::from(days) * 100.0,
        by: "the way round".to_owned(),
    };
    let (on_way, if_shut) = match sign {
        b'-' => (OnWay::Always, Some(IfShut::NoRoute)),
        b'1'..=b'9' => (OnWay::Always, Some(later(sign - b'0'))),
        b'a'..=b'z' => (OnWay::Sometimes, Some(later(sign - b'a' + 1))),
        _ => (OnWay::Never, None),
    };
    MatrixCell { on_way, if_shut }
}

/// The choke-point matrix of these routes and the first so many places.
pub(in super::super) fn matrix(slots: &[usize], places: usize) -> Matrix {
    let row = |&slot: &usize| MatrixRow {
        route: route(slot, 0),
        cells: PLACES[..places]
            .iter()
            .map(|(_, signs)| cell(signs.as_bytes()[slot]))
            .collect(),
    };
    Matrix {
        heading: heading("Closing Hormuz ends 9 of 15 routes; no other place ends more than 2"),
        places: PLACES[..places]
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect(),
        rows: slots.iter().map(row).collect(),
        regime: "Suez open, offers of 2025".to_owned(),
    }
}

/// What decides the arrival on these routes.
pub(in super::super) fn critical(slots: &[usize]) -> CriticalSteps {
    let steps = |slot: usize| {
        let names = match slot {
            0..=5 => [
                "Suez Canal: convoy",
                "Hub: wait for the feeder",
                "St Petersburg: customs",
            ],
            6..=8 => [
                "Astara border: queue of lorries and inspection of papers on both sides",
                "Bandar Abbas: wait for wagons",
                "Samur border: queue",
            ],
            _ => [
                "Caspian ports: storm",
                "Bandar Abbas: wait for wagons",
                "Volga: ice",
            ],
        };
        let shares = [0.41, 0.23, 0.004];
        let step = |(name, share): (&str, f64)| CriticalStep {
            name: name.to_owned(),
            share,
            behind_h: Some(190.0 * share),
        };
        names.into_iter().zip(shares).map(step).collect()
    };
    let row = |&slot: &usize| CriticalRow {
        route: route(slot, 0),
        steps: steps(slot),
        open: (slot > 3).then_some(0.99 - 0.02 * slot as f64),
        way_round: (slot > 8).then_some(WayRound {
            taken: 0.07,
            saved_h: Some(if slot == 9 { 74.0 } else { -11.0 }),
            rescued: if slot == 12 { 0.03 } else { 0.0 },
        }),
    };
    CriticalSteps {
        heading: heading(
            "The queue at Astara decides 41 of 100 arrivals by the western route; Suez is decided by the hub",
        ),
        rows: slots.iter().map(row).collect(),
    }
}
