//! What levers leave: the page, its tables, the waterfall, its document.

mod pictures;
mod tables;

use std::fmt::Write;

use super::told;
use crate::report::caption;
use crate::report::gallery::Picture;
use crate::report::papers::Papers;
use crate::report::words;
use crate::study::finding::RegimeLabel;
use crate::study::sweep::{Effect, Own, Policy, PolicyFound, PolicyRegime, Pulled, PulledLever};

/// Why a lever does nothing.
pub(super) const TOUCHES_NOTHING: &str = "touches no step of the question's routes";

/// The papers of levers; `command` is what reproduces them.
#[must_use]
pub fn papers(policy: &Policy, command: Vec<String>) -> Papers {
    let pictures = pictures::pictures(policy);
    Papers {
        command,
        asked: policy.asked.clone(),
        trials: policy.asked.inner,
        brief: brief(policy, &pictures),
        tables: vec![
            ("levers".to_owned(), tables::table(policy)),
            ("combinations".to_owned(), tables::combinations(policy)),
        ],
        pictures,
        json: tables::document(policy),
        terminal: crate::report::sweep::fitted(&terminal(policy)),
    }
}

/// A number of a way with its unit.
pub(super) fn amount(of: Own, value: f64) -> String {
    let statistic = if of.is_time() {
        crate::study::Statistic::MeanTime
    } else {
        crate::study::Statistic::MeanCost
    };
    crate::report::difference::amount(statistic, value)
}

pub(super) fn effect_words(of: Own, effect: &Effect) -> String {
    let statistic = if of.is_time() {
        crate::study::Statistic::MeanTime
    } else {
        crate::study::Statistic::MeanCost
    };
    told::with_range(statistic, effect.best, effect.unknown)
}

pub(super) fn way(policy: &Policy, found: &PolicyFound, set: Pulled) -> String {
    found
        .outcomes
        .get(&set)
        .and_then(|outcome| outcome.way)
        .map_or_else(
            || "no route is offered".to_owned(),
            |slot| words::named(&policy.routes[slot].label),
        )
}

/// Levers in words: "A and B".
pub(super) fn set_words(policy: &Policy, set: Pulled) -> String {
    let names: Vec<&str> = policy
        .levers
        .iter()
        .enumerate()
        .filter(|(place, _)| set & (1 << place) != 0)
        .map(|(_, lever)| lever.name.as_str())
        .collect();
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(" + ")
    }
}

/// What a reader must know of the dates of levers.
pub(super) fn remarks(policy: &Policy) -> Vec<String> {
    policy
        .levers
        .iter()
        .filter_map(PulledLever::remark)
        .collect()
}

pub(super) fn all(policy: &Policy) -> Pulled {
    (1 << policy.levers.len()) - 1
}

/// Sentences of one regime.
pub(super) fn clauses(policy: &Policy, regime: &PolicyRegime) -> Vec<String> {
    let name = &regime.label.name;
    let found = match &regime.found {
        Err(none) => {
            let why = crate::report::sensitivity::told::no_pair(none);
            return vec![format!("If {name}: {why}.")];
        }
        Ok(found) => found,
    };
    let of = policy.of;
    let (base, full) = (&found.outcomes[&0], &found.outcomes[&all(policy)]);
    let mut clauses = Vec::new();
    if base.best.is_finite() && full.best.is_finite() {
        let effect = found.effect(0, all(policy));
        clauses.push(format!(
            "If {name}: {} of {} goes from {} ({}) to {} ({}) with all {}: {}.",
            of.words(),
            if base.way == full.way {
                "the way"
            } else {
                "the way that is then taken"
            },
            amount(of, base.best),
            way(policy, found, 0),
            amount(of, full.best),
            way(policy, found, all(policy)),
            policy.levers.len(),
            effect.map_or_else(String::new, |effect| effect_words(of, &effect)),
        ));
    } else {
        clauses.push(format!(
            "If {name}: {} without levers; {} with all of them.",
            way(policy, found, 0),
            way(policy, found, all(policy)),
        ));
    }
    for (place, lever) in policy.levers.iter().enumerate() {
        if !found.touches[place] {
            let ways: Vec<String> = found
                .ways
                .iter()
                .map(|slot| words::named(&policy.routes[*slot].label))
                .collect();
            clauses.push(format!(
                "{} {TOUCHES_NOTHING} ({}): it does nothing here.",
                lever.name,
                ways.join("; ")
            ));
        } else if !found.touches_in_turn[place] {
            let before = (1 << place) - 1;
            clauses.push(format!(
                "Once {} stands, {} touches no step of the way that is taken, {}: it adds nothing.",
                set_words(policy, before),
                lever.name.clone(),
                way(policy, found, before)
            ));
        }
    }
    if policy.is_factorial && policy.levers.len() == 2 {
        clauses.extend(together(policy, found));
    }
    clauses
}

/// What two levers do together, in a sentence.
fn together(policy: &Policy, found: &PolicyFound) -> Option<String> {
    let of = policy.of;
    let [one, other] = policy.levers.as_slice() else {
        return None;
    };
    let (a, b, both) = (
        found.effect(0, 1)?,
        found.effect(0, 2)?,
        found.effect(0, 3)?,
    );
    let interaction = found.interaction(0, 1)?;
    if !interaction.best.is_finite() {
        return None;
    }
    let scale = a.best.abs().max(b.best.abs()).max(both.best.abs());
    let verdict = if interaction.best.abs() <= 0.02 * scale {
        "they add up"
    } else if interaction.best > 0.0 {
        "together they save less than apart: each takes some of what the other would save"
    } else {
        "together they save more than apart: one needs the other"
    };
    Some(format!(
        "{} alone: {}; {} alone: {}; both: {}; the difference is an interaction of {}: {verdict}.",
        one.name,
        effect_words(of, &a),
        other.name,
        effect_words(of, &b),
        effect_words(of, &both),
        effect_words(of, &interaction)
    ))
}

fn brief(policy: &Policy, pictures: &[Picture]) -> String {
    let labels: Vec<RegimeLabel> = policy.regimes.iter().map(|of| of.label.clone()).collect();
    let names: Vec<&str> = policy
        .levers
        .iter()
        .map(|lever| lever.name.as_str())
        .collect();
    let mut page = format!(
        "# {}\n\n**Question.** What do these levers do, in this order: {}?\n\n**Answer.** In this model, under these \
         inputs:\n\n",
        policy.asked.title,
        names.join("; ")
    );
    for regime in &policy.regimes {
        for clause in clauses(policy, regime) {
            let _ = writeln!(page, "- {clause}");
        }
    }
    page.push('\n');
    for picture in pictures {
        let _ = writeln!(page, "![{0}](charts/{0}.png)\n", picture.name);
    }
    let mut sizes = told::sizes(&policy.asked);
    sizes.extend(remarks(policy));
    let caption = caption::full(&policy.asked, &labels, &sizes);
    let _ = writeln!(page, "*{caption}*\n");
    for regime in &policy.regimes {
        if let Ok(found) = &regime.found {
            let _ = writeln!(page, "## If {}\n", regime.label.name);
            page.push_str(&rows(policy, found));
            if policy.is_factorial {
                page.push_str(&factorial(policy, found));
            }
        }
    }
    page.push_str(&costs(policy));
    page.push_str(
        "## How to read this\n\nEach combination meets the same worlds and the same futures; ranges are P5-P95 over what we do \
         not know. The shipper takes, of the routes looked at, the one that is best at best values. The order matters: a lever \
         that comes later finds less left to save. Regimes are stated conditions and no levers; each is told by itself.\n",
    );
    page
}

fn rows(policy: &Policy, found: &PolicyFound) -> String {
    let of = policy.of;
    let mut text =
        "| lever | what it adds, in this order | alone | touches |\n| --- | --: | --: | --- |\n"
            .to_owned();
    for (place, lever) in policy.levers.iter().enumerate() {
        let before = (1 << place) - 1;
        let told = |effect: Option<Effect>| {
            effect.map_or_else(|| "-".to_owned(), |effect| effect_words(of, &effect))
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            lever.name,
            told(found.effect(before, before | (1 << place))),
            told(found.effect(0, 1 << place)),
            if found.touches[place] {
                "yes"
            } else {
                "no step of these routes"
            }
        );
    }
    text + "\n"
}

fn factorial(policy: &Policy, found: &PolicyFound) -> String {
    let of = policy.of;
    let levers = policy.levers.len();
    let mut text = "| pulled | way taken | ".to_owned();
    let _ = writeln!(text, "{} |\n| --- | --- | --: |", of.words());
    for (set, outcome) in &found.outcomes {
        let _ = writeln!(
            text,
            "| {} | {} | {} |",
            set_words(policy, *set),
            way(policy, found, *set),
            amount(of, outcome.best)
        );
    }
    text.push_str("\n| effect | |\n| --- | --: |\n");
    for (place, lever) in policy.levers.iter().enumerate() {
        if let Some(effect) = found.main_effect(place, levers) {
            let _ = writeln!(
                text,
                "| {}, mean over the others pulled or not | {} |",
                lever.name,
                effect_words(of, &effect)
            );
        }
    }
    for one in 0..levers {
        for other in one + 1..levers {
            if let Some(effect) = found.interaction(one, other) {
                let _ = writeln!(
                    text,
                    "| {} with {}: both less the sum of each alone | {} |",
                    policy.levers[one].name,
                    policy.levers[other].name,
                    effect_words(of, &effect)
                );
            }
        }
    }
    text + "\n"
}

/// What each lever costs, and when it can stand.
fn costs(policy: &Policy) -> String {
    let mut text = "## What they cost\n\n| lever | cost | from |\n| --- | --- | --- |\n".to_owned();
    for lever in &policy.levers {
        let from = match (lever.from.as_str(), lever.is_early) {
            ("", _) => "any time".to_owned(),
            (from, true) => format!("{from}; pulled before as if it stood"),
            (from, false) => from.to_owned(),
        };
        let _ = writeln!(
            text,
            "| {} ({}) | {} | {from} |",
            lever.name,
            lever.state,
            lever.cost.as_deref().unwrap_or("not known")
        );
    }
    text.push_str("\nSources: `corridor explain LEVER`. What a lever saves is not set against its cost here.\n\n");
    text
}

fn terminal(policy: &Policy) -> String {
    let mut text = String::new();
    for regime in &policy.regimes {
        for clause in clauses(policy, regime) {
            let _ = writeln!(text, "- {clause}");
        }
        let Ok(found) = &regime.found else { continue };
        for (place, lever) in policy.levers.iter().enumerate() {
            let before = (1 << place) - 1;
            let told = |effect: Option<Effect>| {
                effect.map_or_else(|| "-".to_owned(), |effect| effect_words(policy.of, &effect))
            };
            let _ = writeln!(
                text,
                "  {}: {}; alone {}",
                lever.name,
                told(found.effect(before, before | (1 << place))),
                told(found.effect(0, 1 << place)),
            );
        }
    }
    text
}
