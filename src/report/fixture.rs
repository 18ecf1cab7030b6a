//! A comparison filled by hand, for the tests of everything that is printed: fifteen ways over a continent,
//! two regimes. The numbers are of a likely size and nothing more.

use crate::corridor::Grade;
use crate::study::finding::{
    Against, Band, Breakpoint, Comparison, Estimate, Footing, Leading, PairFinding, Range,
    RegimeFinding, RouteFacts, RouteFinding, Spread,
};

/// Id, label, offered, km, median days, median USD, P(before the reference) in the first and second regime.
const ROUTES: &str = "\
canal|Canal, by sea|yes|15300|31.0|4300|0|0
strait|Strait, by sea|yes|9100|27.5|4900|0.71|0.96
hub|Canal, by a hub port|yes|15900|39.0|4050|0.12|0.18
pass-road|High pass, lorry all the way|yes|3370|9.4|8700|0.996|1
north-road|North road, lorry by two borders|yes|3150|11.2|8150|0.99|0.999
salt-road|Salt road, lorry by three borders|yes|3290|12.6|7900|0.98|0.99
rail-east|Eastern rail, then lorry|yes|3540|19.8|6100|0.88|0.95
rail-all|Rail all the way (link planned)|no|3620|14.1|5200|0.97|0.99
river-rail|River barge, then rail|yes|4480|34.0|4700|0.36|0.62
river-road|River barge, then lorry|yes|4210|29.5|5900|0.57|0.84
plateau-rail|Plateau rail, two gauges|yes|3980|24.0|5600|0.79|0.91
plateau-road|Plateau road|yes|3700|15.5|7300|0.96|0.98
coast-pass|Coastal ship, then the pass|yes|4950|21.0|6650|0.86|0.94
tunnel-rail|Tunnel rail (planned)|no|3240|8.7|4950|0.99|1
cape|Round the cape|yes|10200|30.0|4600|0.55|0.88";

type Row = (&'static str, &'static str, bool, f64, f64, f64, f64, f64);

fn rows() -> Vec<Row> {
    ROUTES
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            let number = |i: usize| cells[i].parse().unwrap();
            let offered = cells[2] == "yes";
            (
                cells[0],
                cells[1],
                offered,
                number(3),
                number(4),
                number(5),
                number(6),
                number(7),
            )
        })
        .collect()
}

/// Time parts in the order of the model, with each one's share of a calm journey.
const PARTS: [(&str, f64); 16] = [
    ("sea", 0.45),
    ("canal", 0.02),
    ("caspian", 0.0),
    ("ferry", 0.0),
    ("river", 0.03),
    ("road", 0.08),
    ("rail", 0.07),
    ("waiting for departure", 0.11),
    ("office closed", 0.03),
    ("queue", 0.02),
    ("border", 0.05),
    ("inspection", 0.02),
    ("handling", 0.10),
    ("gauge change", 0.01),
    ("hold", 0.01),
    ("closure", 0.0),
];

const LINES: [(&str, f64); 9] = [
    ("freight", 0.62),
    ("fuel", 0.03),
    ("handling", 0.14),
    ("border and customs", 0.06),
    ("tolls", 0.05),
    ("insurance and war risk", 0.02),
    ("demurrage and storage", 0.03),
    ("empties", 0.04),
    ("compliance and payment", 0.01),
];

fn estimate(value: f64, half_range: f64) -> Estimate {
    Estimate {
        value,
        unknown: Some(Range {
            p5: value - half_range,
            p95: value + 1.25 * half_range,
        }),
        noise: Some(half_range / 100.0),
    }
}

fn share(p: f64) -> Estimate {
    let room = 2.0 * p * (1.0 - p);
    Estimate {
        value: p,
        unknown: Some(Range {
            p5: p - room * p,
            p95: p + room * (1.0 - p),
        }),
        noise: Some(0.003),
    }
}

/// A skewed spread about `p50`, as wide as `wide` says (1 = P5 a fifth below the median).
fn spread(p50: f64, wide: f64) -> Spread {
    let at = |ratio: f64| estimate(p50 * (1.0 + wide * (ratio - 1.0)), 0.08 * p50);
    Spread {
        mean: at(1.03),
        sd: estimate(0.17 * wide * p50, 0.02 * p50),
        p5: at(0.80),
        p10: at(0.84),
        p25: at(0.91),
        p50: at(1.0),
        p75: at(1.12),
        p90: at(1.27),
        p95: at(1.38),
    }
}

/// Differences about `p50` of a given half-width.
fn difference(p50: f64, half: f64) -> Spread {
    let at = |z: f64| estimate(p50 + z * half, 0.6 * half);
    Spread {
        mean: at(0.05),
        sd: estimate(0.6 * half, 0.05 * half),
        p5: at(-1.0),
        p10: at(-0.78),
        p25: at(-0.41),
        p50: at(0.0),
        p75: at(0.41),
        p90: at(0.78),
        p95: at(1.0),
    }
}

fn bars(from: f64, width: f64) -> Vec<(f64, f64, f64)> {
    [0.05, 0.15, 0.3, 0.25, 0.15, 0.1]
        .iter()
        .enumerate()
        .map(|(i, share)| {
            let low = from + width * i as f64;
            (low, low + width, *share)
        })
        .collect()
}

fn breakpoints(km: f64, hours: f64, usd: f64) -> Vec<Breakpoint> {
    let point = |place: &str, kind: &str, at: f64, arriving: bool, mode: &str, done: f64| {
        let band = |total: f64| Band {
            p10: 0.84 * done * total,
            p50: done * total,
            p90: 1.27 * done * total,
        };
        Breakpoint {
            place: place.into(),
            place_kind: kind.into(),
            km: at * km,
            arriving,
            mode: mode.into(),
            time_h: band(hours),
            cost_usd: band(usd),
            generalised_usd: band(usd + hours),
        }
    };
    vec![
        point("Eastport", "port", 0.0, true, "", 0.0),
        point("Eastport", "port", 0.0, false, "road", 0.1),
        point("Midway", "border", 0.6, true, "road", 0.6),
        point("Midway", "border", 0.6, false, "road", 0.8),
        point("Westport", "port", 1.0, true, "road", 0.95),
        point("Westport", "port", 1.0, false, "", 1.0),
    ]
}

fn facts(row: &Row, index: usize) -> RouteFacts {
    let by_sea = index < 3 || row.0 == "cape";
    RouteFacts {
        km: row.3,
        borders: if by_sea { 1 } else { 3 },
        gauge_changes: u32::from(row.0 == "plateau-rail"),
        transfers: if by_sea { 0 } else { 2 },
        sailings_week: by_sea.then_some(1.0),
        capacity: (row.0 == "plateau-rail").then(|| {
            (
                420.0,
                "gauge change at Midway".to_owned(),
                vec!["S12".to_owned()],
            )
        }),
        places: vec!["Eastport".into(), "Midway".into(), "Westport".into()],
        legs: vec!["eastport-midway".into(), "midway-westport".into()],
        steps: vec!["Eastport: handling".into(), "road to Midway".into()],
    }
}

fn route(row: &Row, index: usize, strained: bool, reference: (f64, f64)) -> RouteFinding {
    let canal = matches!(row.0, "canal" | "hub");
    let (slower, dearer) = if strained && canal {
        (9.0, 1_500.0)
    } else {
        (0.0, 0.0)
    };
    let (hours, usd) = ((row.4 + slower) * 24.0, row.5 + dearer);
    let p = if strained { row.7 } else { row.6 };
    let time_h = spread(hours, 1.0);
    let cost_usd = spread(usd, 0.3);
    RouteFinding {
        id: row.0.into(),
        label: row.1.into(),
        offered: row.2,
        not_offered_because: if row.2 {
            Vec::new()
        } else {
            vec!["the leg is planned and its lever is not open".into()]
        },
        facts: facts(row, index),
        time_h,
        cost_usd,
        generalised_usd: spread(usd + 60.0 * hours / 24.0, 0.5),
        route_generalised_usd: estimate(usd + 75.0 * hours / 24.0, 300.0),
        co2e_kg: estimate(0.2 * row.3, 200.0),
        buffer_index: estimate(0.34, 0.05),
        on_time: Some(share(if row.4 < 30.0 { 0.86 } else { 0.41 })),
        not_eligible: 0.0,
        stranded: if row.0 == "pass-road" { 0.012 } else { 0.0 },
        beyond_horizon: 0.0,
        parts_h: PARTS
            .iter()
            .map(|(part, share)| (*part, estimate(share * 1.03 * hours, 0.02 * hours)))
            .collect(),
        lines_usd: LINES
            .iter()
            .map(|(line, share)| (*line, estimate(share * 1.009 * usd, 0.02 * usd)))
            .collect(),
        breakpoints: breakpoints(row.3, hours, usd),
        arrival_curve: [0.05, 0.5, 0.9, 0.95, 1.0]
            .iter()
            .zip([0.8, 1.0, 1.27, 1.38, 1.9])
            .map(|(share, ratio)| (hours * ratio, *share))
            .collect(),
        against: (index > 0).then(|| Against {
            before: share(p),
            tie: 0.0,
            cheaper: share(if usd < reference.1 { 0.8 } else { 0.14 }),
            difference_h: difference(hours - reference.0, 200.0),
            difference_usd: difference(usd - reference.1, 900.0),
            bars_h: bars(hours - reference.0 - 200.0, 70.0),
            bars_usd: bars(usd - reference.1 - 900.0, 300.0),
            break_even_usd: estimate(0.62 * reference.1 + usd - reference.1, 600.0),
        }),
    }
}

fn regime(id: &str, name: &str, strained: bool) -> RegimeFinding {
    let rows = rows();
    let base = &rows[0];
    let (slower, dearer) = if strained { (9.0, 1_500.0) } else { (0.0, 0.0) };
    let reference = ((base.4 + slower) * 24.0, base.5 + dearer);
    let routes: Vec<RouteFinding> = rows
        .iter()
        .enumerate()
        .map(|(index, row)| route(row, index, strained, reference))
        .collect();
    let pairs = (0..routes.len())
        .flat_map(|a| (a + 1..rows.len()).map(move |b| (a, b)))
        .map(|(a, b)| {
            let gap = routes[a].time_h.mean.value - routes[b].time_h.mean.value;
            PairFinding {
                a,
                b,
                a_before: share(if gap < 0.0 { 0.8 } else { 0.25 }),
                a_cheaper: share(0.5),
                mean_difference_h: estimate(gap, 30.0),
            }
        })
        .collect();
    RegimeFinding {
        id: id.into(),
        name: name.into(),
        dates: ("2025-01-01".into(), "2025-12-31".into()),
        reference: Some(0),
        routes,
        pairs,
    }
}

fn leading(id: &str, quantity: &str, grade: Grade, swing_h: f64) -> Leading {
    Leading {
        id: id.into(),
        quantity: quantity.into(),
        unit: "h".into(),
        grade,
        low: 24.0,
        high: 96.0,
        low_h: -500.0,
        high_h: swing_h - 500.0,
    }
}

/// Fifteen routes under two regimes, every field filled.
pub(crate) fn comparison() -> Comparison {
    Comparison {
        title: "Over the continent or round it".into(),
        scenario: "coast-to-coast".into(),
        pair: ("Eastport".into(), "Westport".into()),
        direction: "southbound".into(),
        cargo: "general cargo".into(),
        cargo_box: "40ft".into(),
        scope: "gate-gate".into(),
        first: "booked".into(),
        window: ("2025-01-01".into(), "2025-12-31".into()),
        due_d: Some(35.0),
        price_year: 2025,
        perspective: "shipper".into(),
        vot_usd_d: 60.0,
        trials: 100_000,
        trials_asked: 100_000,
        futures: 64,
        inner: 2_048,
        seed: 60,
        breakpoint_trials: 65_536,
        levers: Vec::new(),
        overrides: Vec::new(),
        vintage: None,
        inputs_hash: "3f1c2a9b5d6e7f808192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8".into(),
        regimes: vec![
            regime("canal-full", "Canal at full draught", false),
            regime("canal-low", "Canal at low water", true),
        ],
        footing: Footing {
            by_grade: [41, 23, 57, 19],
            by_year: vec![
                ("2023".into(), 12),
                ("2024".into(), 48),
                ("undated".into(), 6),
            ],
            leading: vec![
                leading(
                    "dwell-east",
                    "Dwell at the eastern terminal",
                    Grade::Judgement,
                    31.0,
                ),
                leading(
                    "speed-canal",
                    "Speed of ships by the canal",
                    Grade::Measured,
                    20.0,
                ),
                leading("wait-pass", "Wait at the high pass", Grade::Judgement, 12.5),
            ],
        },
    }
}
