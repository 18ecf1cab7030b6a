//! The picture of a discovery: boxes by coverage and density, and the limits of the chosen one.

use super::told;
use crate::report::caption;
use crate::report::chart::{BoxLimit, Discovery, Heading, PeelStep};
use crate::report::gallery::{Picture, Scene};
use crate::report::sensitivity::unit;
use crate::report::words;
use crate::stats::discovery::MeasuredBox;
use crate::study::discover::finding::{Cases, Discovered, OfRegime, Pattern};
use crate::study::pair::Pair;

/// One for each regime in which conditions were found.
pub(super) fn pictures(study: &Discovered) -> Vec<Picture> {
    let regimes = study.regimes.iter();
    regimes
        .filter_map(|regime| {
            let (pair, cases) = regime.found.as_ref().ok()?;
            let pattern = cases
                .pattern
                .as_ref()
                .filter(|pattern| pattern.is_restricted())?;
            Some(Picture {
                name: super::file_name(study, regime),
                scene: Scene::Discovery(picture(study, regime, *pair, (cases, pattern))),
            })
        })
        .collect()
}

fn picture(
    study: &Discovered,
    regime: &OfRegime,
    pair: Pair,
    (cases, pattern): (&Cases, &Pattern),
) -> Discovery {
    let found = &pattern.found;
    let labels = std::slice::from_ref(&regime.label);
    let sizes = super::sizes(study);
    let title = format!(
        "With {}, {} in {} of 100 futures",
        told::conditions(cases, &found.test.limits),
        told::outcome(study, pair),
        words::of_100(found.test.tally.density())
    );
    let mut steps: Vec<PeelStep> = found.path.iter().map(step).collect();
    // The chosen box may restrict less than the one of the trajectory that it comes from: then it stands where its
    // coverage puts it.
    let chosen = found
        .path
        .iter()
        .position(|of| of.limits == found.chosen.limits);
    let chosen = chosen.unwrap_or_else(|| {
        let chosen = step(&found.chosen);
        let wider = |of: &PeelStep| of.coverage >= chosen.coverage;
        let place = steps.iter().take_while(|of| wider(of)).count();
        steps.insert(place, chosen);
        place
    });
    let limits = found.chosen.limits.restricted().into_iter().map(|input| {
        let varied = &cases.inputs[input];
        BoxLimit {
            label: varied.quantity.clone(),
            unit: unit(&varied.unit),
            range: varied.range,
            kept: (
                found.chosen.limits.low(input).unwrap_or(varied.range.0),
                found.chosen.limits.high(input).unwrap_or(varied.range.1),
            ),
            quasi_p: super::quasi_p(pattern, input),
        }
    });
    Discovery {
        heading: Heading {
            title,
            subtitle: caption::short(&study.asked, labels, &sizes),
            footer: caption::footer(&study.asked),
            caption: caption::full(&study.asked, labels, &sizes),
        },
        cases: told::outcome(study, pair),
        base_rate: cases.hits as f64 / cases.cases as f64,
        limits: limits.collect(),
        steps,
        chosen: Some(chosen),
        test: Some(step(&found.test)),
    }
}

fn step(of: &MeasuredBox) -> PeelStep {
    PeelStep {
        coverage: of.tally.coverage(),
        density: of.tally.density(),
        mass: of.tally.mass(),
        restricted: of.limits.restricted().len(),
    }
}
