//! The sample routes along their distance.

use super::{ROUTES, heading, route, spread};
use corridor::report::chart::cost_distance::{CostDistance, CostPoint, CostTrack};
use corridor::report::chart::time_distance::{TimeDistance, TimePoint, TimeTrack};
use corridor::report::chart::{Band, Mode, Node, Reach};

/// Share of the distance and of the time, and how it was reached.
type Leg = (f64, f64, Reach);

fn stop(place: &str, node: Node, share: f64) -> Leg {
    let parts = vec![
        ("border".to_owned(), 0.4),
        ("office closed".to_owned(), 0.35),
        ("inspection".to_owned(), 0.25),
    ];
    (
        0.0,
        share,
        Reach::Stop {
            place: place.to_owned(),
            node,
            parts,
        },
    )
}

fn go(mode: Mode, km: f64, share: f64) -> Leg {
    (km, share, Reach::Move(mode))
}

/// The legs and stops of a sample route; the shares of each column sum to 1.
fn legs(slot: usize) -> Vec<Leg> {
    let start = stop("Nhava Sheva, wait for sailing", Node::Port, 0.19);
    match slot {
        0..=5 => vec![
            start,
            go(Mode::Sea, 0.45, 0.24),
            stop("Suez", Node::Junction, 0.03),
            go(Mode::Sea, 0.35, 0.2),
            stop("Port of arrival", Node::Port, 0.18),
            go(Mode::Rail, 0.2, 0.09),
            stop("Moscow terminal", Node::Terminal, 0.07),
        ],
        9..=11 => vec![
            start,
            go(Mode::Sea, 0.29, 0.11),
            stop("Bandar Abbas", Node::Port, 0.16),
            go(Mode::Rail, 0.26, 0.1),
            stop("Caspian port, wait for ship", Node::Port, 0.19),
            go(Mode::Caspian, 0.16, 0.06),
            stop("Astrakhan", Node::Transfer, 0.09),
            go(
                if slot == 11 { Mode::River } else { Mode::Rail },
                0.29,
                0.07,
            ),
            stop("Moscow terminal", Node::Terminal, 0.03),
        ],
        _ => vec![
            start,
            go(Mode::Sea, 0.3, 0.13),
            stop("Bandar Abbas", Node::Port, 0.17),
            go(Mode::Rail, 0.27, 0.12),
            stop("Rasht transfer", Node::Transfer, 0.04),
            go(Mode::Road, 0.03, 0.02),
            stop("Astara border", Node::Border, 0.14),
            go(Mode::Rail, 0.13, 0.06),
            stop("Samur border", Node::Border, 0.03),
            go(Mode::Rail, 0.27, 0.07),
            stop("Moscow terminal", Node::Terminal, 0.03),
        ],
    }
}

fn band(median: f64, share: f64, cv: f64) -> Band {
    Band {
        p10: median * (1.0 - cv * share),
        p50: median,
        p90: median * (1.0 + 1.6 * cv * share),
    }
}

/// Some go another way where the Caspian is shut.
fn planned(slot: usize) -> Option<f64> {
    (slot == 9).then_some(0.88)
}

/// The time-distance chart of these routes.
pub(in super::super) fn time_distance(slots: &[usize]) -> TimeDistance {
    let track = |&slot: &usize| {
        let s = &ROUTES[slot];
        let mut points = vec![TimePoint {
            km: 0.0,
            time_h: Band::default(),
            reach: Reach::Start,
        }];
        let (mut km, mut share) = (0.0, 0.0);
        for (far, long, reach) in legs(slot) {
            (km, share) = (km + far * s.km, share + long);
            points.push(TimePoint {
                km,
                time_h: band(share * s.days * 24.0, share, s.cv),
                reach,
            });
        }
        let arrival_h = spread(s.days * 24.0, s.cv, s.cv * 0.6);
        let quartiles_h = (
            arrival_h.p50 * (1.0 - 0.6 * s.cv),
            arrival_h.p50 * (1.0 + 0.75 * s.cv),
        );
        TimeTrack {
            route: route(slot, 0),
            points,
            arrival_h,
            quartiles_h,
            planned: planned(slot),
        }
    };
    let title = "The western route is the shortest, but stands still for two thirds of its 27 days";
    TimeDistance {
        heading: heading(title),
        tracks: slots.iter().map(track).collect(),
    }
}

/// The cost-distance chart of these routes.
pub(in super::super) fn cost_distance(slots: &[usize]) -> CostDistance {
    let track = |&slot: &usize| {
        let s = &ROUTES[slot];
        let none = Band::default();
        let mut points = vec![CostPoint {
            km: 0.0,
            paid: none,
            generalised: Some(none),
            reach: Reach::Start,
        }];
        let (mut km, mut share, mut time) = (0.0, 0.0, 0.0);
        for (far, long, reach) in legs(slot) {
            let paid = if far > 0.0 {
                far * 0.7
            } else {
                long * 0.3 / 0.42
            };
            (km, share, time) = (km + far * s.km, share + paid, time + long * s.days);
            let sum = share.min(1.05) * s.usd;
            let generalised = Some(band(sum + time * 35.0, share, s.cv));
            points.push(CostPoint {
                km,
                paid: band(sum, share, s.cv * 0.5),
                generalised,
                reach,
            });
        }
        let last = points.last().map_or(0.0, |point| point.paid.p50);
        let paid = spread(last, s.cv * 0.5, s.cv * 0.7);
        CostTrack {
            route: route(slot, 0),
            points,
            paid,
            quartiles: (last * (1.0 - 0.2 * s.cv), last * (1.0 + 0.3 * s.cv)),
            planned: planned(slot),
        }
    };
    CostDistance {
        heading: heading(
            "Sea miles are cheap: the western route pays as much for its last third as Suez for its first two",
        ),
        money: "USD per 40-foot box".into(),
        tracks: slots.iter().map(track).collect(),
    }
}
