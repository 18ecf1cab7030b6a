//! The pictures of levers: the waterfall, and two levers together.

use super::{TOUCHES_NOTHING, all, amount, clauses, remarks, way};
use crate::report::chart::{Factorial, FactorialPoint, Quantity, Waterfall, WaterfallStep};
use crate::report::gallery::{Picture, Scene};
use crate::report::sweep::pictures::{file_name, heading};
use crate::report::words;
use crate::study::sweep::{Effect, Policy, PolicyFound, PolicyRegime, Pulled, PulledLever, spread};

fn quantity(policy: &Policy) -> Quantity {
    if policy.of.is_time() {
        Quantity::Time
    } else {
        Quantity::Money(words::money_unit(&policy.asked.cargo_box))
    }
}

/// A waterfall for each regime in which a way is offered all along; with every combination of two levers asked, how they
/// go together.
pub(super) fn pictures(policy: &Policy) -> Vec<Picture> {
    let several = policy.regimes.len() > 1;
    let mut pictures = Vec::new();
    for regime in &policy.regimes {
        let Ok(found) = &regime.found else { continue };
        let mut add = |kind: &str, scene: Option<Scene>| {
            pictures.extend(scene.map(|scene| Picture {
                name: file_name(kind, &regime.label, several),
                scene,
            }));
        };
        add(
            "waterfall",
            waterfall(policy, regime, found).map(Scene::Waterfall),
        );
        add(
            "factorial",
            two_levers(policy, regime, found).map(Scene::Factorial),
        );
    }
    pictures
}

fn two_levers(policy: &Policy, regime: &PolicyRegime, found: &PolicyFound) -> Option<Factorial> {
    let [one, other] = policy.levers.as_slice() else {
        return None;
    };
    let point = |set: Pulled| {
        let outcome = found.outcomes.get(&set)?;
        outcome.best.is_finite().then(|| FactorialPoint {
            value: outcome.best,
            range: spread(outcome.futures.clone()),
        })
    };
    let notes = clauses(policy, regime).into_iter();
    let note = notes.filter(|clause| clause.contains("touches no step"));
    let title = format!("{}: {}", regime.label.name, together_title(policy, found)?);
    policy.is_factorial.then_some(Factorial {
        heading: heading(&policy.asked, &regime.label, title, &remarks(policy)),
        outcome: policy.of.words().to_owned(),
        quantity: quantity(policy),
        less_is_better: true,
        levers: [one.name.clone(), other.name.clone()],
        none: point(0)?,
        alone: [point(1)?, point(2)?],
        both: point(3)?,
        note: note.collect::<Vec<String>>().join(" "),
    })
}

/// "both save 2.3 days, 13 h less than the sum of each alone".
fn together_title(policy: &Policy, found: &PolicyFound) -> Option<String> {
    let of = policy.of;
    let (both, interaction) = (found.effect(0, 3)?, found.interaction(0, 1)?);
    let less = match interaction.best {
        left if left.abs() <= 0.02 * both.best.abs() => {
            return Some(format!(
                "the two levers add up, to {}",
                amount(of, both.best)
            ));
        }
        left if left > 0.0 => "less",
        _ => "more",
    };
    Some(format!(
        "both levers bring {}, {} {less} than the sum of each alone",
        amount(of, both.best),
        amount(of, interaction.best.abs())
    ))
}

fn waterfall(policy: &Policy, regime: &PolicyRegime, found: &PolicyFound) -> Option<Waterfall> {
    let (base, full) = (&found.outcomes[&0], &found.outcomes[&all(policy)]);
    if !(base.best.is_finite() && full.best.is_finite()) {
        return None;
    }
    let steps = policy.levers.iter().enumerate().map(|(place, lever)| {
        let before = (1 << place) - 1;
        let effect = found.effect(before, before | (1 << place))?;
        Some(step(lever, found, place, effect))
    });
    let range = |futures: &[f64]| spread(futures.to_vec());
    let title = format!(
        "{}: {} from {} to {} with {}",
        regime.label.name,
        policy.of.words(),
        amount(policy.of, base.best),
        amount(policy.of, full.best),
        match policy.levers.as_slice() {
            [one] => one.name.clone(),
            [one, other] => format!("{} and {}", one.name.clone(), other.name.clone()),
            many => format!("{} levers", many.len()),
        }
    );
    Some(Waterfall {
        heading: heading(&policy.asked, &regime.label, title, &remarks(policy)),
        outcome: policy.of.words().to_owned(),
        quantity: quantity(policy),
        less_is_better: true,
        base_label: format!("As it is: {}", way(policy, found, 0)),
        base: base.best,
        base_range: range(&base.futures),
        steps: steps.collect::<Option<_>>()?,
        package_label: format!("All: {}", way(policy, found, all(policy))),
        package_range: range(&full.futures),
    })
}

fn step(lever: &PulledLever, found: &PolicyFound, place: usize, effect: Effect) -> WaterfallStep {
    WaterfallStep {
        label: lever.name.clone(),
        effect: effect.best,
        range: effect.unknown,
        alone: found.effect(0, 1 << place).map(|alone| alone.best),
        reason: if !found.touches[place] {
            TOUCHES_NOTHING.to_owned()
        } else if found.touches_in_turn[place] {
            String::new()
        } else {
            "touches no step of the way then taken".to_owned()
        },
    }
}
