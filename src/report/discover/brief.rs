//! The page of a discovery.

use std::fmt::Write;

use super::told;
use crate::corridor::Grade;
use crate::report::difference::values;
use crate::report::sensitivity::told::first_up;
use crate::report::words;
use crate::study::discover::finding::{Cases, Discovered, OfRegime, Pattern};
use crate::study::pair::Pair;

/// The whole page; `caption` tells what was asked in full.
pub(super) fn brief(study: &Discovered, caption: &str) -> String {
    let mut page = format!(
        "# {}\n\n**Question.** Under which conditions {}?\n\n**Answer.** In this model, under these inputs:\n\n",
        study.asked.title,
        asked(study),
    );
    for clause in told::clauses(study) {
        let _ = writeln!(page, "- {clause}");
    }
    let _ = writeln!(page, "\n*{caption}*\n");
    for regime in &study.regimes {
        if let Ok((pair, cases)) = &regime.found
            && let Some(pattern) = &cases.pattern
        {
            page.push_str(&section(study, regime, *pair, (cases, pattern)));
        }
    }
    page.push_str(&reading(study));
    page
}

/// What is looked for, of the pair of the first regime that has one.
fn asked(study: &Discovered) -> String {
    let mut pairs = study.regimes.iter().filter_map(|of| of.found.as_ref().ok());
    pairs.next().map_or_else(
        || "does one route lose to the other".into(),
        |(pair, _)| told::outcome(study, *pair),
    )
}

fn section(
    study: &Discovered,
    regime: &OfRegime,
    pair: Pair,
    (cases, pattern): (&Cases, &Pattern),
) -> String {
    let mut text = format!(
        "## If {}\n\nFutures in which {}: {} of {}.\n\n",
        regime.label.name,
        told::outcome(study, pair),
        words::thousands(cases.hits as f64),
        words::thousands(cases.cases as f64)
    );
    if pattern.is_restricted() {
        let _ = writeln!(
            text,
            "![Boxes by coverage and density, and the limits of the chosen one](charts/{}.png)\n",
            super::file_name(study, regime)
        );
        text.push_str(&limits(cases, pattern));
    }
    let _ = writeln!(text, "{}\n", first_up(&told::check(cases, pattern)));
    text
}

fn limits(cases: &Cases, pattern: &Pattern) -> String {
    let found = &pattern.found;
    let mut text = "| condition | its range in the book | grade | sources | quasi-p |\n| --- | --: | --- | --- | --: |\n"
        .to_owned();
    for input in found.chosen.limits.restricted() {
        let varied = &cases.inputs[input];
        let grade = if varied.grade == Grade::Judgement {
            "**judgement**"
        } else {
            varied.grade.word()
        };
        let _ = writeln!(
            text,
            "| {} (`{}`) | {} | {grade} | {} | {} |",
            told::condition(cases, &found.chosen.limits, input),
            varied.id,
            values(varied.range.0, varied.range.1, &varied.unit),
            if varied.sources.is_empty() {
                "none".into()
            } else {
                varied.sources.join(", ")
            },
            super::quasi_p(pattern, input).map_or("-".into(), super::p_words),
        );
    }
    let [density, coverage, mass] = told::three(&found.test);
    let [density_found, coverage_found, mass_found] = told::three(&found.chosen);
    let _ = writeln!(
        text,
        "\n| of 100 | where it was found | on the other half |\n| --- | --: | --: |\n\
         | futures with these conditions in which it is so (density) | {density_found} | {density} |\n\
         | of all futures in which it is so, those with these conditions (coverage) | {coverage_found} | {coverage} |\n\
         | of all futures, those with these conditions (mass) | {mass_found} | {mass} |\n"
    );
    text
}

fn reading(study: &Discovered) -> String {
    format!(
        "## How to read this\n\n\
         - {} futures in which every unknown of the two routes is drawn from its range; each is reckoned in the same \
         {} worlds.\n\
         - The conditions were found on one half of the futures (PRIM, METHOD 6.10) and measured on the other: the \
         answer has the measured numbers. They are looked for among the twelve unknowns that go most with the outcome, \
         and at most three are named.\n\
         - Quasi-p: how often chance alone would do as well without that condition, on the half that was not used to \
         find it.\n\
         - Conditions are unknowns of the book alone. Regimes, law and sanctions are stated, told one by one and never \
         varied.\n",
        words::thousands(f64::from(study.settings.points)),
        words::thousands(study.settings.inner as f64)
    )
}
