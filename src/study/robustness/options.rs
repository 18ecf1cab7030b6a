//! The options of a decision: ways, half of the volume by each of two, packages of levers.

use super::{Choice, Options, Package};
use crate::scenario::Question;
use crate::study::pair::Named;
use crate::study::sweep::{GridRoute, NoSweep, PulledLever, Sweeper, differs};
use crate::study::why_not;

/// The two routes between which volume is split: the one that arrives first most often and the reference of the first
/// regime; where routes were named, the first two of them.
pub(super) fn split(
    sweeper: &Sweeper<'_>,
    cases: &[usize],
    ways: &[usize],
) -> Option<(usize, usize)> {
    let pair = cases
        .first()
        .and_then(|&case| sweeper.pairs_of(case, &Named::default()).ok());
    match pair {
        Some(pair) if ways.contains(&pair.a) && ways.contains(&pair.b) => Some((pair.a, pair.b)),
        _ => ways.first().copied().zip(ways.get(1).copied()),
    }
}

pub(super) fn choices(
    routes: &[GridRoute],
    ways: &[usize],
    split: Option<(usize, usize)>,
) -> Vec<Choice> {
    let plain = |id: String, label: String| Choice {
        id,
        label,
        levers: Vec::new(),
        ways: Vec::new(),
    };
    let mut choices: Vec<Choice> = ways
        .iter()
        .map(|&slot| plain(routes[slot].id.clone(), routes[slot].label.clone()))
        .collect();
    choices.extend(split.map(|(a, b)| {
        plain(
            format!("{}+{}", routes[a].id, routes[b].id),
            format!("Half each: {}; {}", routes[a].label, routes[b].label),
        )
    }));
    choices
}

/// The packages and the ways that the shipper then chooses from: the route that arrives first most often under each
/// regime, and those that the packages open.
pub(super) fn packages(
    sweeper: &Sweeper<'_>,
    options: &Options,
    levers: &[PulledLever],
    cases: &[usize],
) -> Result<(Vec<Package>, Vec<usize>), NoSweep> {
    let none = Package {
        name: "no lever".to_owned(),
        levers: Vec::new(),
    };
    let asked = |package: &Package| under(sweeper, package);
    let everything = Package {
        name: "all of these".to_owned(),
        levers: options.packages.as_ref().map_or_else(
            || levers.to_vec(),
            |packages| packages.iter().flat_map(|p| p.levers.clone()).collect(),
        ),
    };
    let (without, with) = (asked(&none)?, asked(&everything)?);
    let mut ways = options.ways.clone();
    if ways.is_empty() {
        for &case in cases {
            let pair = sweeper.pairs_of(case, &Named::default());
            ways.extend(pair.ok().map(|pair| pair.a));
            let offered = |question: &Question, slot: usize| {
                let route = &sweeper.base.routes[slot];
                why_not(question, &question.regimes[case], route).is_empty()
            };
            let opened = (0..sweeper.base.routes.len())
                .filter(|&slot| offered(&with, slot) && !offered(&without, slot));
            ways.extend(opened);
        }
        ways.sort_unstable();
        ways.dedup();
    }
    let mut packages = vec![none];
    if let Some(named) = &options.packages {
        packages.extend(named.iter().cloned());
        return Ok((packages, ways));
    }
    let routes: Vec<_> = ways
        .iter()
        .map(|&way| sweeper.base.routes[way].clone())
        .collect();
    let mut touching = Vec::new();
    for lever in levers {
        let alone = Package {
            name: lever.name.clone(),
            levers: vec![lever.clone()],
        };
        if differs(&without, &asked(&alone)?, &routes) {
            touching.push(lever.clone());
            packages.push(alone);
        }
    }
    if touching.len() > 1 {
        packages.push(Package {
            levers: touching,
            ..everything
        });
    }
    Ok((packages, ways))
}

/// The question with the levers of a package pulled.
pub(super) fn under(sweeper: &Sweeper<'_>, package: &Package) -> Result<Question, NoSweep> {
    let settings: Vec<String> = package
        .levers
        .iter()
        .map(|lever| lever.setting(true))
        .collect();
    Ok(sweeper.at(&settings)?)
}
