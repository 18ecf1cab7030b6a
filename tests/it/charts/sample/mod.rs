//! Made-up numbers of a likely shape, to look at the charts and to test that every text has its place.

pub(super) mod calendar;
pub(super) mod chokes;
pub(super) mod curves;
pub(super) mod journeys;
pub(super) mod maps;
pub(super) mod policy;
pub(super) mod spread;
pub(super) mod unknown;

use corridor::report::chart::answer::{Answer, AnswerPanel, AnswerRow, Lost, Share, Spread};
use corridor::report::chart::{Heading, RouteName, Standing};

/// One route of the sample: label, kilometres, days, spread of days, money, share first.
pub(super) struct Sample {
    pub(super) label: &'static str,
    pub(super) km: f64,
    pub(super) days: f64,
    pub(super) cv: f64,
    pub(super) usd: f64,
    pub(super) first: f64,
}

const fn sample(label: &'static str, km: f64, days: f64, cv: f64, usd: f64, first: f64) -> Sample {
    Sample {
        label,
        km,
        days,
        cv,
        usd,
        first,
    }
}

/// Fifteen routes.
pub(super) const ROUTES: [Sample; 15] = [
    sample(
        "Suez, Novorossiysk, rail",
        9_560.0,
        31.0,
        0.16,
        4_050.0,
        0.5,
    ),
    sample(
        "Suez, direct to St Petersburg, rail",
        15_050.0,
        40.0,
        0.11,
        4_630.0,
        0.13,
    ),
    sample(
        "Suez, by hub to St Petersburg, rail",
        15_290.0,
        50.0,
        0.15,
        4_370.0,
        0.03,
    ),
    sample("Suez, Hamburg, lorry", 14_500.0, 41.0, 0.17, 8_900.0, 0.12),
    sample(
        "Cape, direct to St Petersburg, rail",
        23_270.0,
        53.0,
        0.10,
        6_120.0,
        0.01,
    ),
    sample(
        "Cape, by hub to St Petersburg, rail",
        23_500.0,
        63.0,
        0.13,
        5_900.0,
        0.002,
    ),
    sample(
        "INSTC west, lorry over the gap",
        6_732.0,
        27.0,
        0.27,
        5_150.0,
        0.62,
    ),
    sample(
        "INSTC west, lorry all the way",
        6_350.0,
        24.0,
        0.31,
        7_480.0,
        0.74,
    ),
    sample(
        "INSTC west, railway completed",
        6_810.0,
        23.0,
        0.22,
        4_300.0,
        0.83,
    ),
    sample(
        "INSTC Caspian, Anzali to Astrakhan",
        6_995.0,
        33.0,
        0.29,
        4_890.0,
        0.42,
    ),
    sample(
        "INSTC Caspian, Amirabad to Makhachkala",
        7_020.0,
        35.0,
        0.30,
        4_760.0,
        0.36,
    ),
    sample(
        "INSTC Caspian, Amirabad, Volga by river",
        7_900.0,
        44.0,
        0.34,
        3_980.0,
        0.17,
    ),
    sample(
        "INSTC east, rail by Incheh Borun",
        8_307.0,
        30.0,
        0.25,
        5_020.0,
        0.52,
    ),
    sample(
        "INSTC east, rail by Sarakhs",
        8_560.0,
        34.0,
        0.30,
        5_260.0,
        0.40,
    ),
    sample(
        "Mersin and the Black Sea, lorry, ro-ro",
        8_900.0,
        38.0,
        0.24,
        7_950.0,
        0.2,
    ),
];

/// The name of a sample route under the first or the second regime.
pub(super) fn route(slot: usize, regime: usize) -> RouteName {
    let standing = match (slot, regime) {
        (0, 0 | 2..) | (4, 1) => Standing::Reference,
        (8 | 11, _) | (0..=3, 1) => Standing::NotOffered,
        _ => Standing::Offered,
    };
    RouteName {
        id: format!("route-{slot}"),
        label: ROUTES[slot].label.to_owned(),
        slot,
        standing,
    }
}

/// A heading as a run writes it.
pub(super) fn heading(title: &str) -> Heading {
    Heading {
        title: title.to_owned(),
        subtitle: "One 40-foot container, Nhava Sheva to Moscow, gate to gate, departures 2025; 100,000 trials, \
                   64 futures, seed 60; prices of 2025"
            .to_owned(),
        footer: "corridor 0.1.0, inputs 3f9a1c07. In this model, under these inputs.".to_owned(),
        caption: "General cargo in a 40-foot container from Nhava Sheva to Moscow, gate to gate.".to_owned(),
    }
}

pub(super) fn spread(median: f64, cv: f64, ignorance: f64) -> Spread {
    Spread {
        p5: median * (1.0 - 1.15 * cv),
        p50: median,
        p95: median * (1.0 + 2.0 * cv),
        unknown: Some((median * (1.0 - ignorance), median * (1.0 + 1.3 * ignorance))),
    }
}

/// What does not arrive: some lorries under the second regime, all by sea through the strait under the third.
fn lost(slot: usize, regime: usize) -> Lost {
    let stranded = match (slot, regime) {
        (11, 1) | (6..=9, 2) => 1.0,
        (6, 1 | 3) => 0.12,
        (12, 4) => 0.004,
        _ => 0.0,
    };
    Lost {
        stranded,
        not_eligible: match (slot, regime) {
            (12..=13, 5) => 1.0,
            (6, 3) => 0.3,
            _ => 0.0,
        },
        beyond_horizon: 0.0,
    }
}

/// The answer chart of this many routes and regimes.
pub(super) fn answer(routes: usize, regimes: usize) -> Answer {
    let slots: Vec<usize> = (0..routes).collect();
    answer_of(&slots, regimes)
}

/// The answer chart of these routes under the first so many regimes.
pub(super) fn answer_of(slots: &[usize], regimes: usize) -> Answer {
    let row = |slot: usize, regime: usize| {
        let s = &ROUTES[slot];
        let route = route(slot, regime);
        let reference = route.standing == Standing::Reference;
        let share = Share {
            p: s.first,
            unknown: Some(((s.first * 0.55).max(0.0), (s.first * 1.35).min(1.0))),
        };
        AnswerRow {
            route,
            time_h: (lost(slot, regime).stranded < 1.0 && lost(slot, regime).not_eligible < 1.0)
                .then(|| spread(s.days * 24.0, s.cv, s.cv * 0.6)),
            cost: (lost(slot, regime).stranded < 1.0 && lost(slot, regime).not_eligible < 1.0)
                .then(|| spread(s.usd, s.cv * 0.5, s.cv * 0.7)),
            first: (!reference).then_some(share),
            lost: lost(slot, regime),
            diverted: if (slot, regime) == (9, 3) { 0.4 } else { 0.0 },
        }
    };
    let names = [
        "Suez open, offers of 2025",
        "Red Sea avoided: liner services by the Cape",
        "Hormuz shut",
        "Astara shut to lorries",
        "Volga frozen",
        "Sanctions on the eastern branch",
    ];
    let panel = |regime: usize| AnswerPanel {
        regime: names[regime].to_owned(),
        heading: names[regime].to_owned(),
        rows: slots.iter().map(|&slot| row(slot, regime)).collect(),
    };
    let title = "INSTC west (lorry over the gap) arrives before Suez, Novorossiysk, rail in 62 of 100 paired \
                 shipments (35–85 over what we do not know), and costs 1,100 USD more per box";
    Answer {
        heading: heading(title),
        money: "USD per 40-foot box".into(),
        panels: (0..regimes).map(panel).collect(),
        page: 0,
    }
}
