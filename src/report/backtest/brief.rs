//! The page of a backtest, and what a terminal shows of it.

use std::fmt::Write;

use super::rows::{Words, all_few, left_out, marks, mean, readings, scores, seen, skill, waited};
use super::told::{
    acceptance, answer, band, beaten, caption, coverage, extent, headline, inside, place, remarks,
    taken,
};
use crate::report::caption::footer;
use crate::study::backtest::{Backtest, Group};

/// The whole page.
pub(super) fn brief(found: &Backtest) -> String {
    format!("{}\n{}\n", page(found), footer(&found.asked))
}

/// The page without its footer.
pub(super) fn page(found: &Backtest) -> String {
    let mut text = format!(
        "# Backtest: {}\n\n\
         **Question.** How do the forecasts of these tables stand against what was seen?\n\n\
         **Answer.** On record: {}. {}.\n\n",
        found.asked.title,
        headline(found),
        answer(found)
    );
    if all_few(found) {
        let _ = writeln!(
            text,
            "Each kind has fewer than {} cases: counts are told and no percentages.\n",
            Group::TOLD_FROM
        );
    }
    if let Some(line) = acceptance(found) {
        let _ = writeln!(text, "{line}\n");
    }
    let _ = writeln!(text, "*{}*\n", caption(found));
    section(&mut text, "What was seen", &seen(found));
    section(&mut text, "Scores", &scores(found));
    for line in beaten(found) {
        let _ = writeln!(text, "- {line}");
    }
    text.push('\n');
    section(
        &mut text,
        "What was announced: marks, never scored",
        &marks(found),
    );
    if !found.waited.is_empty() {
        section(&mut text, "Still under way", &waited(found));
    }
    told(&mut text, found);
    text.push_str(RULES);
    section(&mut text, "Left out", &left_out(found));
    text
}

fn section(text: &mut String, title: &str, rows: &Words) {
    let _ = writeln!(text, "## {title}\n\n{}", markdown(rows));
}

/// What is to be known of single cases.
fn told(text: &mut String, found: &Backtest) {
    let _ = writeln!(text, "## To be known of single rows\n");
    for case in &found.cases {
        let mut remarks = remarks(case);
        if !case.clock.is_empty() {
            remarks.insert(0, format!("clock: {}", case.clock));
        }
        let sources = case.sources.join(", ");
        let _ = writeln!(text, "- {} ({sources}): {}.", case.name, remarks.join("; "));
    }
    text.push('\n');
}

/// How it was reckoned.
const RULES: &str = "\
## How it was reckoned

- A row is a question of its own: its pair, its window of departure, its way, the regime of its date, all levers closed.
- *Simulated*: over shipments and over what is not known (all futures mixed). *At best values*: every number of the
  tables at its best value. *All ready*: the mixture where every train and ship stands ready for the box, as for a
  shipment of show.
- Of a range the middle is scored. It is inside a band if any part of it is. *At most* has one end: it counts for the
  bands alone.
- *Place* is the share of the forecast below what was seen (PIT): near 0 the forecast is too slow, near 1 too fast.
- CRPS is the fair score of the ensemble, in days: less is better. Skill is 1 - CRPS / CRPS of the reference in the
  same cases: below 0 the reference is better. References: the mean of what was announced between the same two places
  with the same waypoints, as a point; the other trips of the kind, extent and main mode at their own pace over this
  length; length over the speed of each leg with no stop and no wait.
- Kinds are never pooled: a pilot had its trains ready, a survey is a mean over many trips and not a trip.
- The split is a column of the table. In the shipped tables it is by source: a row whose source also stands behind a row
  of its own way is *calibration*, every other is *test*; no assumption was tuned to any row so far. A test row that
  shares a source with a row of its way is told as *not independent*.

";

/// A table in Markdown.
fn markdown(rows: &Words) -> String {
    let line = |row: &Vec<String>| format!("| {} |\n", row.join(" | "));
    let mut text = String::new();
    for (place, row) in rows.iter().enumerate() {
        text.push_str(&line(row));
        if place == 0 {
            text.push_str(&line(&vec!["---".to_owned(); row.len()]));
        }
    }
    text
}

/// What a terminal shows: headline, cases, scores.
pub(super) fn terminal(found: &Backtest) -> String {
    let mut text = format!("On record: {}.\n{}.\n\n", headline(found), answer(found));
    for case in found.cases.iter().filter(|case| case.kind.is_scored()) {
        let forecast = &case.forecasts.mixture;
        let _ = writeln!(
            text,
            "{}\n  {}, {}, {}: seen {} d; simulated {} d, {}; place {}{}",
            case.name,
            case.kind.word(),
            extent(case.trip.is_section),
            case.trip.part.word(),
            taken(case.trip.taken),
            band(forecast),
            inside(forecast),
            place(forecast),
            case.forecasts
                .ready
                .as_ref()
                .map_or_else(String::new, |ready| {
                    format!("\n  all ready {} d, {}", band(ready), inside(ready))
                }),
        );
    }
    if let Some(line) = acceptance(found) {
        let _ = writeln!(text, "\n{line}");
    }
    let _ = writeln!(
        text,
        "\nScores; test and calibration apart, kinds never pooled:"
    );
    for group in &found.groups {
        let _ = writeln!(
            text,
            "  {}, {}, {}: {}",
            group.part.word(),
            group.kind.word(),
            extent(group.is_section),
            group.members.len()
        );
        for (name, reading) in readings(group) {
            let [announced, others, speed] = reading.skills.each_ref().map(skill);
            let _ = writeln!(
                text,
                "    {name}: in 90% {}; CRPS {} d\n      skill: announced {announced}, others of the kind {others}, \
                 length over speed {speed}",
                coverage(reading.coverage[2], group.is_told()),
                mean(reading.crps_d),
            );
        }
    }
    for line in beaten(found) {
        let _ = writeln!(text, "  {line}");
    }
    let _ = writeln!(
        text,
        "\n{} rows are left out, each with its reason, and {} are announced: marks, never scored.",
        found.left_out.len(),
        found
            .cases
            .iter()
            .filter(|case| !case.kind.is_scored())
            .count()
    );
    text
}
