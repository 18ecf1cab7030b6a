//! Options that must be chosen before anybody knows the state of the world: payoffs under each regime, regrets, and what
//! several measures would choose (METHOD 6.11). Regimes get no probabilities and are never averaged but where a measure
//! is known for doing so (Laplace) and is called by its name.

mod finding;
mod judge;
mod options;
mod reckon;

pub use finding::{Choice, Decision, Enough, Options, Package, Payoff, Robustness};

use crate::study::sweep::{NoSweep, PulledLever, Sweeper};
use crate::study::{regime_label, why_not};
use judge::decision;
use options::{choices, packages, split};
use reckon::{Cell, of_package, of_routes};

/// Judges routes, and packages of levers, under every regime.
///
/// # Errors
/// [`NoSweep`]: settings; or it was cancelled.
pub fn robustness(
    sweeper: &Sweeper<'_>,
    options: &Options,
    levers: &[PulledLever],
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Robustness, NoSweep> {
    let question = sweeper.question();
    let of = options.of;
    let due_h = question.shipment.due_d.map(|days| days * 24.0);
    let enough = match (options.enough, due_h) {
        (Some(value), _) => Enough::Value(value),
        (None, Some(due)) if of.is_time() => Enough::Value(due),
        _ => Enough::Reference,
    };
    let is_offered = |case: usize, slot: usize| {
        let route = &sweeper.base.routes[slot];
        why_not(question, &question.regimes[case], route).is_empty()
    };
    let all: Vec<usize> = (0..sweeper.base.routes.len()).collect();
    let (cases, empty): (Vec<usize>, Vec<usize>) = sweeper
        .cases
        .iter()
        .partition(|&&case| all.iter().any(|&slot| is_offered(case, slot)));
    let label =
        |&case: &usize| regime_label(question, &question.regimes[case], &sweeper.base.routes);
    let ways: Vec<usize> = if options.ways.is_empty() {
        let offered = |slot: &usize| cases.iter().any(|&case| is_offered(case, *slot));
        all.iter().copied().filter(offered).collect()
    } else {
        options.ways.clone()
    };
    let packages = packages(sweeper, options, levers, &cases)?;
    let steps = cases.len() as u64 * (1 + packages.0.len() as u64);
    let mut done = 0;
    let mut tell = || {
        done += 1;
        progress(done, steps);
    };
    let mut routes = Vec::new();
    let mut references = Vec::new();
    let split = split(sweeper, &cases, &ways);
    for &case in &cases {
        let (cells, reference) = of_routes(sweeper, (case, of), &ways, split)?;
        routes.push(cells);
        references.push(reference);
        tell();
    }
    let route_options = choices(&sweeper.routes(), &ways, split);
    let mut of_packages = Vec::new();
    let mut taken = vec![Vec::new(); packages.0.len()];
    for &case in &cases {
        let mut cells = Vec::new();
        for (place, package) in packages.0.iter().enumerate() {
            let (cell, way) = of_package(sweeper, package, (case, of), &packages.1)?;
            cells.push(cell);
            taken[place].push(way);
            tell();
        }
        of_packages.push(cells);
    }
    let package_options = packages
        .0
        .into_iter()
        .zip(taken)
        .map(|(package, ways)| Choice {
            id: package.name.clone(),
            label: package.name,
            levers: package.levers,
            ways,
        })
        .collect();
    let judge = |options: Vec<Choice>, cells: &[Vec<Cell>]| {
        decision(options, cells, (of, enough), &references)
    };
    Ok(Robustness {
        asked: sweeper.estimand(),
        of,
        enough,
        regimes: cases.iter().map(label).collect(),
        left_out: empty.iter().map(|case| label(case).name).collect(),
        routes: judge(route_options, &routes),
        packages: judge(package_options, &of_packages),
    })
}
