//! The sample routes through a calendar: a year of departures, week by week.

use jiff::Span;
use jiff::civil::{Date, date};

use super::{ROUTES, heading, route};
use corridor::report::chart::Band;
use corridor::report::chart::timeline::{
    Departure, Timeline, TimelinePanel, TimelineRoute, Window, WindowKind,
};

fn window(name: &str, kind: WindowKind, from: Date, to: Date) -> Window {
    Window {
        name: name.to_owned(),
        kind,
        from,
        to,
    }
}

fn windows(regime: usize) -> Vec<Window> {
    let mut all = vec![
        window(
            "Ice on the Volga",
            WindowKind::Season,
            date(2024, 11, 20),
            date(2025, 4, 18),
        ),
        window(
            "Ice on the Volga",
            WindowKind::Season,
            date(2025, 11, 20),
            date(2026, 4, 18),
        ),
        window(
            "Storms on the Caspian",
            WindowKind::Season,
            date(2025, 1, 1),
            date(2025, 2, 28),
        ),
        window(
            "Storms on the Caspian",
            WindowKind::Season,
            date(2025, 12, 1),
            date(2026, 2, 28),
        ),
        window(
            "South-west monsoon",
            WindowKind::Season,
            date(2025, 6, 1),
            date(2025, 9, 15),
        ),
        window(
            "Border shut for the count",
            WindowKind::Closure,
            date(2025, 10, 6),
            date(2025, 10, 19),
        ),
    ];
    if regime == 1 {
        all.push(window(
            "Red Sea avoided",
            WindowKind::Closure,
            date(2025, 1, 1),
            date(2025, 12, 31),
        ));
    }
    all
}

/// Everything that moves a route's days through the year, as a made-up wave; the river freezes.
fn departure(slot: usize, week: i32, regime: usize) -> Departure {
    let s = &ROUTES[slot];
    let phase = f64::from(week) / 52.0 * std::f64::consts::TAU + slot as f64;
    let base = s.days * (1.0 + 0.09 * phase.sin());
    let late = if regime == 1 && slot < 4 { 11.0 } else { 0.0 };
    let monsoon = if (21..37).contains(&week) { 1.5 } else { 0.0 };
    let p50 = (base + late + monsoon) * 24.0;
    let frozen = slot == 11 && !(15..45).contains(&week);
    let shut = slot == 6 && (37..42).contains(&week);
    let barred = slot == 13 && week < 20;
    let lead = 0.3 + 0.2 * (phase + 1.0).cos();
    Departure {
        time_h: (!frozen).then_some(Band {
            p10: p50 * (1.0 - 0.6 * s.cv),
            p50,
            p90: p50 * (1.0 + s.cv),
        }),
        first: if frozen || shut || barred {
            0.0
        } else {
            s.first * lead
        },
        stranded: if frozen {
            1.0
        } else if shut {
            0.8
        } else {
            0.0
        },
        not_eligible: if barred { 1.0 } else { 0.0 },
    }
}

/// The departure timeline of these routes under the first so many regimes.
pub(in super::super) fn timeline(slots: &[usize], regimes: usize) -> Timeline {
    let first = date(2025, 1, 1);
    let starts: Vec<Date> = (0..52)
        .map(|week| first.checked_add(Span::new().weeks(week)).unwrap())
        .collect();
    let names = [
        "Suez open, offers of 2025",
        "Red Sea avoided: liner services by the Cape",
    ];
    let panel = |regime: usize| TimelinePanel {
        regime: names[regime].to_owned(),
        heading: if regimes > 1 { names[regime] } else { "" }.to_owned(),
        starts: starts.clone(),
        end: date(2026, 1, 1),
        windows: windows(regime),
        routes: slots
            .iter()
            .map(|&slot| TimelineRoute {
                route: route(slot, regime),
                departures: (0..52).map(|week| departure(slot, week, regime)).collect(),
            })
            .collect(),
    };
    Timeline {
        heading: heading(
            "The western route arrives first in 31 of 52 weeks; the river is shut from November to April",
        ),
        panels: (0..regimes).map(panel).collect(),
    }
}
