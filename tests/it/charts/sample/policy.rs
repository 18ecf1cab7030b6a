//! Made-up packages, levers and cargo classes.

use super::{ROUTES, heading, route};
use corridor::report::chart::Quantity;
use corridor::report::chart::policy::break_even::{BreakEvenCell, BreakEvenMap, MapAxis, MapSteps};
use corridor::report::chart::policy::factorial::{Factorial, FactorialPoint};
use corridor::report::chart::policy::regret::{Criterion, Regret, RegretRow};
use corridor::report::chart::policy::waterfall::{Waterfall, WaterfallStep};
use corridor::report::chart::policy::win_shares::{WinRow, WinShares};

/// From `low` to `high` in so many equal steps, or equal ratios.
fn steps(count: usize, low: f64, high: f64, log: bool) -> MapSteps {
    let last = count.saturating_sub(1).max(1) as f64;
    let value = |i: usize| {
        let part = i as f64 / last;
        if log {
            low * (high / low).powf(part)
        } else {
            low + (high - low) * part
        }
    };
    MapSteps::Numbers {
        values: (0..count).map(value).collect(),
        log,
    }
}

/// The share in which the first route wins at these parts (0 to 1) of the axes, and its range over futures.
fn cell(x: f64, y: f64) -> BreakEvenCell {
    let logit = 7.0 * (x - 0.45) - 5.0 * (y - 0.5) + 1.5 * (x * 9.0).sin() * 0.4;
    let share = |shift: f64| 1.0 / (1.0 + (-(logit + shift)).exp());
    BreakEvenCell {
        share: Some(share(0.0)),
        interval: Some((share(-0.7), share(0.7))),
    }
}

/// The break-even map of so many by so many cells.
pub(in super::super) fn break_even(columns: usize, rows: usize) -> BreakEvenMap {
    let part = |i: usize, count: usize| i as f64 / count.saturating_sub(1).max(1) as f64;
    let row = |j: usize| {
        (0..columns)
            .map(|i| cell(part(i, columns), part(j, rows)))
            .collect()
    };
    BreakEvenMap {
        heading: heading(
            "The western route has the lower generalised cost if an hour at Astara border costs less than half of today's",
        ),
        first: ROUTES[6].label.to_owned(),
        second: ROUTES[0].label.to_owned(),
        wins: "has the lower generalised cost".to_owned(),
        x: MapAxis {
            title: "Value of time".to_owned(),
            unit: "USD per TEU-day".to_owned(),
            steps: steps(columns, 10.0, 1000.0, true),
        },
        y: MapAxis {
            title: "Time at Astara border and customs, times today's".to_owned(),
            unit: String::new(),
            steps: steps(rows, 0.25, 2.5, false),
        },
        cells: (0..rows).map(row).collect(),
        base: Some((60.0, 1.0)),
        target: Some(("treaty target".to_owned(), (60.0, 0.4))),
    }
}

/// The same over two lists of words.
pub(in super::super) fn break_even_words() -> BreakEvenMap {
    let list =
        |words: &[&str]| MapSteps::Words(words.iter().map(|word| (*word).to_owned()).collect());
    let mut input = break_even(4, 3);
    "Sea route".clone_into(&mut input.x.title);
    input.x.unit = String::new();
    input.x.steps = list(&[
        "Suez open, offers of 2025",
        "Red Sea avoided by the Cape",
        "Hormuz shut",
        "Suez dues doubled",
    ]);
    "Rail link Rasht to Astara".clone_into(&mut input.y.title);
    input.y.steps = list(&[
        "not built",
        "single track from 2028",
        "double track, electric",
    ]);
    input.base = Some((0.0, 0.0));
    input.target = None;
    input.cells[0][2].share = None;
    input.cells[0][2].interval = None;
    input
}

/// The win shares of so many cargo classes over so many routes.
pub(in super::super) fn win_shares(classes: usize, routes: usize) -> WinShares {
    const CLASSES: [&str; 12] = [
        "General cargo in a 40-foot container",
        "Machinery and parts for a plant that stands still",
        "Frozen shrimp and fish in reefers",
        "Tea and spices",
        "Rice in bags",
        "Tyres",
        "Medicines, temperature-controlled, in reefers",
        "Cotton yarn and fabrics for the spring season",
        "Chemicals in tank containers",
        "Steel coils",
        "Motor cars in containers",
        "Paper and board",
    ];
    let row = |k: usize| {
        let weight = |i: usize| {
            let s = &ROUTES[i];
            (s.first * (1.0 + k as f64 * 0.35) - s.usd / 9000.0 * (1.0 - k as f64 * 0.06)).exp()
        };
        let none = if k % 3 == 2 { 0.07 } else { 0.002 };
        let weights: Vec<f64> = (0..routes).map(|i| weight(i).powi(3)).collect();
        let total: f64 = weights.iter().sum::<f64>() / (1.0 - none);
        WinRow {
            label: CLASSES[k].to_owned(),
            shares: weights.iter().map(|weight| weight / total).collect(),
            none,
        }
    };
    WinShares {
        heading: heading(
            "The dearer the time of the cargo, the more often the western railway is best",
        ),
        best: "lowest generalised cost".to_owned(),
        routes: (0..routes).map(|slot| route(slot, 0)).collect(),
        rows: (0..classes).map(row).collect(),
    }
}

/// A package of so many levers.
pub(in super::super) fn waterfall(count: usize) -> Waterfall {
    const LEVERS: [(&str, f64, &str); 8] = [
        ("Green lane for sealed boxes at Astara border", -31.0, ""),
        ("Two more ferries in a week from Anzali", -19.0, ""),
        ("Astara border open day and night, seven days", -26.0, ""),
        (
            "Single consignment note from Nhava Sheva to Moscow",
            0.0,
            "it touches no step of this route",
        ),
        ("Second pair of cranes at the gauge change", -9.0, ""),
        (
            "Seal inspection at every border, as the treaty asks",
            6.5,
            "",
        ),
        ("Trains from Bandar Abbas on three more days", -14.0, ""),
        ("Pre-clearance of papers before the ship calls", -2.0, ""),
    ];
    let step = |&(label, effect, reason): &(&str, f64, &str)| WaterfallStep {
        label: label.to_owned(),
        effect,
        range: (effect != 0.0).then_some((effect * 1.6, effect * 0.5)),
        alone: Some(effect * 1.15),
        reason: reason.to_owned(),
    };
    Waterfall {
        heading: heading(
            "The package takes four days off the western route; the border alone gives more than half of it",
        ),
        outcome: "P50 of the time, INSTC west, lorry over the gap".to_owned(),
        quantity: Quantity::Time,
        less_is_better: true,
        base_label: "As it stands".to_owned(),
        base: 648.0,
        base_range: Some((590.0, 735.0)),
        steps: LEVERS[..count].iter().map(step).collect(),
        package_label: "Full package".to_owned(),
        package_range: Some((510.0, 622.0)),
    }
}

/// The regret matrix of so many packages under so many regimes.
pub(in super::super) fn regret(packages: usize, regimes: usize) -> Regret {
    const PACKAGES: [&str; 8] = [
        "Nothing is done",
        "Green lane and open hours at Astara",
        "Four ferries in a week on the Caspian",
        "Rail link Rasht to Astara, single track, from 2028",
        "Split: half by Suez and Novorossiysk, half by the west",
        "Tariff rebate of 20 in 100 on Iranian rail",
        "Green lane, ferries and rail link together",
        "Eastern branch only",
    ];
    const REGIMES: [&str; 6] = [
        "Suez open, offers of 2025",
        "Red Sea avoided: liner services by the Cape",
        "Hormuz shut",
        "Astara shut to lorries",
        "Volga frozen",
        "Sanctions on the eastern branch",
    ];
    let value = |i: usize, k: usize| ((i * i * 3 + i * k * 4 + k * 5) % 11) as f64 * 130.0;
    let least = |k: usize| {
        (0..packages)
            .map(|i| value(i, k))
            .fold(f64::INFINITY, f64::min)
    };
    let row = |i: usize| RegretRow {
        label: PACKAGES[i].to_owned(),
        regrets: (0..regimes)
            .map(|k| ((i, k) != (7, 2)).then(|| value(i, k) - least(k)))
            .collect(),
    };
    let rows: Vec<RegretRow> = (0..packages).map(row).collect();
    let worst = |i: &usize| rows[*i].worst().unwrap_or(f64::INFINITY);
    let least = (0..packages).min_by(|a, b| worst(a).total_cmp(&worst(b)));
    let criterion = |name: &str, picks: &[usize]| Criterion {
        name: name.to_owned(),
        picks: picks.iter().copied().filter(|i| *i < packages).collect(),
    };
    Regret {
        heading: heading(""),
        measure: "mean generalised cost".to_owned(),
        quantity: Quantity::Money("USD per 40-foot box".into()),
        regimes: REGIMES[..regimes]
            .iter()
            .map(|name| (*name).to_owned())
            .collect(),
        criteria: vec![
            criterion("maximin", &[1]),
            criterion("minimax regret", &[least.unwrap_or(0)]),
            criterion("Laplace", &[1, 4]),
            criterion("satisficing", &[1]),
        ],
        rows,
    }
}

/// Two levers that give less together than their sum.
pub(in super::super) fn factorial() -> Factorial {
    let point = |value: f64| FactorialPoint {
        value,
        range: Some((value - 40.0, value + 62.0)),
    };
    Factorial {
        heading: heading(
            "Ferries and a green lane at Astara help each other little: together they save two days",
        ),
        outcome: "mean time, INSTC west or Caspian, whichever is sooner".to_owned(),
        quantity: Quantity::Time,
        less_is_better: true,
        levers: [
            "Green lane for sealed boxes at Astara border".to_owned(),
            "Two more ferries in a week from Anzali".to_owned(),
        ],
        none: point(648.0),
        alone: [point(610.0), point(622.0)],
        both: point(598.0),
        note: String::new(),
    }
}
