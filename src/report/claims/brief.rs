//! The page: what was put to the model, what became of each claim, dates that were announced, limits.

use std::fmt::Write;

use super::told;
use super::verdict::{Verdict, verdict};
use crate::report::caption;
use crate::study::claims::finding::{ClaimFinding, Claims, When};
use crate::study::finding::RegimeLabel;

/// The whole page.
#[must_use]
pub(super) fn brief(study: &Claims) -> String {
    let mut page = format!(
        "# What is said of the corridor, put to the model\n\n\
         **Question.** Does each published claim hold in this model, under the conditions of its own date and of the \
         study, and against which baseline?\n\n\
         **Answer.** {}\n\n",
        lead(study)
    );
    for picture in super::pictures::pictures(study) {
        if picture.name.starts_with("claims") {
            let _ = write!(
                page,
                "![Claims beside what the model gives; numbers in charts/{name}.csv](charts/{name}.png)\n\n",
                name = picture.name
            );
        }
    }
    let _ = write!(page, "*{}*\n\n", caption(study));
    page.push_str(&summary(study));
    page.push_str("## Each claim\n\n");
    for found in &study.claims {
        let _ = write!(page, "### {}\n\n{}\n\n", found.claim.id, told::head(found));
        for line in told::paragraphs(found) {
            let _ = writeln!(page, "- {line}");
        }
        if !found.claim.note.is_empty() {
            let _ = writeln!(page, "- Note: {}.", found.claim.note);
        }
        page.push('\n');
    }
    page.push_str(&announced(study));
    page.push_str(LIMITS);
    page
}

/// What was found, in one sentence.
#[must_use]
pub(super) fn lead(study: &Claims) -> String {
    let asked = study
        .claims
        .iter()
        .filter(|found| found.claim.test.is_some())
        .count();
    let mut counts = [0_usize; 4];
    for found in &study.claims {
        if let Some(place) = of_study(found) {
            counts[place] += 1;
        }
    }
    let [everywhere, nowhere, depends, open] = counts;
    format!(
        "Of {asked} claims that are questions for the model (of {} in all), under the study's first regime {everywhere} hold against \
         every baseline that can be booked, {nowhere} fail against all, {depends} depend on the baseline, {open} are open or cannot \
         be told; each is told of the first way that it names and that can be booked. In this model, under these inputs.",
        study.claims.len()
    )
}

/// 0: holds against every offered baseline; 1: fails against all; 2: differs; 3: open or untold.
fn of_study(found: &ClaimFinding) -> Option<usize> {
    let study = found
        .conditions
        .iter()
        .find(|condition| condition.when == When::Study)?;
    let lead = told::lead_readings(study);
    let mut kinds: Vec<Verdict> = lead.into_iter().map(verdict).collect();
    kinds.sort_unstable();
    kinds.dedup();
    Some(match kinds[..] {
        [Verdict::Holds] => 0,
        [Verdict::Fails] => 1,
        [_] | [] => 3,
        _ => 2,
    })
}

fn caption(study: &Claims) -> String {
    let mut labels: Vec<RegimeLabel> = Vec::new();
    for found in &study.claims {
        for condition in found.conditions.iter().filter(|c| c.when == When::Study) {
            if !labels.iter().any(|label| label.id == condition.regime.id) {
                labels.push(condition.regime.clone());
            }
        }
    }
    format!(
        "Conditions of the study: {} Each claim has its own pair, box, cargo and scope, and beside the study's regimes and window those of its own date.",
        caption::full(&study.asked, &labels, &super::sizes(study))
    )
}

/// A table: how many baselines each claim holds against, under each condition.
fn summary(study: &Claims) -> String {
    let mut text = "## At a glance\n\nEach cell: of the first way that can be booked, baselines against which the claim holds, is open, fails (those that can be booked).\n\n\
                    | claim | says | own date | study |\n| --- | --- | --- | --- |\n"
        .to_owned();
    for found in &study.claims {
        let of = |when: When| {
            let cells: Vec<String> = found
                .conditions
                .iter()
                .filter(|condition| condition.when == when)
                .map(|condition| {
                    let lead = told::lead_readings(condition);
                    let count = |kind: Verdict| {
                        lead.iter()
                            .filter(|reading| verdict(reading) == kind)
                            .count()
                    };
                    let told: Vec<String> = [Verdict::Holds, Verdict::Open, Verdict::Fails]
                        .into_iter()
                        .filter(|kind| count(*kind) > 0)
                        .map(|kind| match condition.readings[0].baseline {
                            Some(_) => format!("{} {}", kind.word(), count(kind)),
                            None => kind.word().to_owned(),
                        })
                        .collect();
                    format!("{}: {}", condition.regime.name, told.join(", "))
                })
                .collect();
            cells.join("; ")
        };
        let says = &found.claim.says;
        let (own, study) = match found.claim.test {
            Some(_) => (of(When::Own), of(When::Study)),
            None => ("no question for this tool".to_owned(), String::new()),
        };
        let _ = writeln!(text, "| {} | {says} | {own} | {study} |", found.claim.id);
    }
    text.push('\n');
    text
}

fn announced(study: &Claims) -> String {
    if study.projects.is_empty() {
        return String::new();
    }
    let mut text = "## Dates that were announced\n\n![Announced date against date of announcement; numbers in charts/announced.csv](charts/announced.png)\n\n".to_owned();
    for project in &study.projects {
        let _ = writeln!(text, "- {}.", told::slipped(project));
    }
    text.push_str("\nA slope of 0 is a promise that stands; at 1 the opening is always as far away as ever.\n\n");
    text
}

const LIMITS: &str = "## Limits\n\n\
    A verdict is a share of futures: draws of everything that somebody had to choose. It holds above 66 of 100, fails below 33, \
    is open between. It says nothing of how likely a regime is. A claim whose source does not say from door or port, or what its \
    price covers, is read from gate to gate; such rows are marked. Claims about intentions, governments or conflicts are not entered. \
    Numbers of grade judgement move most verdicts; each verdict names those it rests on. In this model, under these inputs.\n";
