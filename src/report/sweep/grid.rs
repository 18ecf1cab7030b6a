//! What a grid leaves: the page, its tables, its pictures, its document.

use std::fmt::Write;

use super::told;
use crate::report::caption;
use crate::report::difference::amount;
use crate::report::papers::Papers;
use crate::report::sweep::{pictures, tables};
use crate::report::words;
use crate::study::finding::RegimeLabel;
use crate::study::sweep::{Axis, Grid, GridPair, GridRegime, WinShares};

/// Prices that the page lists.
const LISTED: usize = 12;

/// The papers of a grid; `command` is what reproduces it.
#[must_use]
pub fn papers(grid: &Grid, shares: Option<&WinShares>, command: Vec<String>) -> Papers {
    let caption = full_caption(grid);
    let mut of_pictures = pictures::of_grid(grid);
    let mut of_tables = tables::of_grid(grid);
    if let Some(shares) = shares {
        of_pictures.extend(pictures::of_shares(shares));
        of_tables.push(("win-shares".to_owned(), tables::of_shares(shares)));
    }
    Papers {
        command,
        asked: grid.asked.clone(),
        trials: grid.asked.inner,
        brief: brief(grid, shares, &of_pictures, &caption),
        tables: of_tables,
        pictures: of_pictures,
        json: super::document::of_grid(grid, shares),
        terminal: terminal(grid, shares),
    }
}

fn labels(grid: &Grid) -> Vec<RegimeLabel> {
    grid.regimes.iter().map(|of| of.label.clone()).collect()
}

/// The caption in full.
pub(super) fn full_caption(grid: &Grid) -> String {
    let mut sizes = told::sizes(&grid.asked);
    sizes.extend(told::remarks(grid));
    caption::full(&grid.asked, &labels(grid), &sizes)
}

fn brief(
    grid: &Grid,
    shares: Option<&WinShares>,
    drawn: &[crate::report::gallery::Picture],
    caption: &str,
) -> String {
    let axes: Vec<String> = grid.axes.iter().map(Axis::words).collect();
    let mut page = format!(
        "# {}\n\n**Question.** Where does the answer flip, as {} moves?\n\n**Answer.** In this model, under these \
         inputs:\n\n",
        grid.asked.title,
        axes.join(", and ")
    );
    for clause in clauses(grid) {
        let _ = writeln!(page, "- {clause}");
    }
    if let Some(shares) = shares {
        for clause in super::shares::clauses(shares) {
            let _ = writeln!(page, "- {clause}");
        }
    }
    page.push('\n');
    for picture in drawn {
        let _ = writeln!(page, "![{0}](charts/{0}.png)\n", picture.name);
    }
    let _ = writeln!(page, "*{caption}*\n");
    for regime in &grid.regimes {
        if let Ok(found) = &regime.found {
            page.push_str(&section(grid, regime, found));
        }
    }
    page.push_str(&guesses(grid));
    page.push_str(
        "## How to read this\n\nEvery point meets the same worlds and the same futures. The range in brackets is P5-P95 over \
         what we do not know. Regimes are stated conditions: each is told by itself, none is averaged with another, \
         and none is an axis. All points with every statistic: `points.csv`.\n",
    );
    page
}

/// A sentence for each regime.
pub(super) fn clauses(grid: &Grid) -> Vec<String> {
    grid.regimes
        .iter()
        .map(|regime| match &regime.found {
            Err(none) => format!(
                "If {}: {}.",
                regime.label.name,
                crate::report::sensitivity::told::no_pair(none)
            ),
            Ok(found) => format!("If {}: {}", regime.label.name, told::answer(grid, found)),
        })
        .collect()
}

fn section(grid: &Grid, regime: &GridRegime, found: &GridPair) -> String {
    let (a, b) = (words::named(&found.a.label), words::named(&found.b.label));
    let mut text = format!("## If {}\n\n", regime.label.name);
    let of = grid.of.difference;
    let _ = writeln!(
        text,
        "As it stands: {}, {a} less {b}: {}.\n",
        of.words(),
        told::with_range(of, found.base.best(of), found.base.unknown(of))
    );
    if grid.axes.len() == 1 && grid.points.len() <= 24 {
        text.push_str(&rows(grid, found));
    }
    text.push_str(&prices(found));
    text
}

/// A row for each point of one axis.
fn rows(grid: &Grid, found: &GridPair) -> String {
    let axis = &grid.axes[0];
    let of = grid.of.difference;
    let share = grid.of.share;
    let mut text = format!("| {} | {} |", axis.words(), of.words());
    let mut rule = "\n| --: | --: |".to_owned();
    if let Some(share) = share {
        let _ = write!(text, " {} |", share.words());
        rule.push_str(" --: |");
    }
    text.push_str(&rule);
    text.push('\n');
    for (place, point) in axis.places.iter().zip(&found.points) {
        let _ = write!(text, "| {} |", told::place(place));
        if !point.is_offered() {
            text.push_str(" not offered |");
            text.push_str(if share.is_some() { " - |\n" } else { "\n" });
            continue;
        }
        for statistic in [Some(of), share].into_iter().flatten() {
            let told = told::with_range(statistic, point.best(statistic), point.unknown(statistic));
            let _ = write!(text, " {told} |");
        }
        text.push('\n');
    }
    text.push('\n');
    text
}

/// Prices at which the two cost the same.
fn prices(found: &GridPair) -> String {
    if found.break_evens.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "### Where {} and {} cost the same\n\n{}\n\nEach number alone, all others at best values; generalised cost for the \
         value of time, money for the others.\n\n| number | equal at | as it stands (range) | {} is better | grade |\n| --- \
         | --: | --: | --- | --- |\n",
        words::named(&found.a.label),
        words::named(&found.b.label),
        told::prices(found),
        words::named(&found.a.label),
    );
    for price in found.break_evens.iter().take(LISTED) {
        let [low, best, high] = price.book;
        let _ = writeln!(
            text,
            "| {}, {} | {} | {} ({}) | {} | {} |",
            told::name(price),
            price.unit,
            told::break_even(price),
            words::number(best),
            words::ends(&words::number(low), &words::number(high)),
            told::better(price),
            price.grade.word(),
        );
    }
    if found.break_evens.len() > LISTED {
        let more = found.break_evens.len() - LISTED;
        let _ = writeln!(text, "\n{more} more: `break-even.csv`.");
    }
    text.push('\n');
    text
}

/// Which axes are judged, and what stands on judgement.
fn guesses(grid: &Grid) -> String {
    let mut text = "## What is a guess\n\n".to_owned();
    let Some(found) = grid.regimes.iter().find_map(|of| of.found.as_ref().ok()) else {
        return String::new();
    };
    let judged = found
        .break_evens
        .iter()
        .filter(|price| price.grade == crate::corridor::Grade::Judgement)
        .count();
    let _ = writeln!(
        text,
        "Of the {} prices above, {judged} are graded *judgement*: nobody published them for this use. `corridor check` \
         tells how much of the whole answer is.\n",
        found.break_evens.len()
    );
    text
}

fn terminal(grid: &Grid, shares: Option<&WinShares>) -> String {
    let mut text = String::new();
    for clause in clauses(grid) {
        let _ = writeln!(text, "- {clause}");
    }
    if let Some(shares) = shares {
        for clause in super::shares::clauses(shares) {
            let _ = writeln!(text, "- {clause}");
        }
    }
    for regime in &grid.regimes {
        let Ok(found) = &regime.found else { continue };
        let _ = writeln!(text, "\n{}: {}", regime.label.name, told::prices(found));
        let of = grid.of.difference;
        let _ = writeln!(
            text,
            "as it stands: {} of {} ({} less {})",
            of.words(),
            amount(of, found.base.best(of)),
            found.a.label,
            found.b.label
        );
    }
    super::fitted(&text)
}
