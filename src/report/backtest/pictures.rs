//! The pictures of a backtest.

use super::told::{caption, extent, headline, kinds};
use crate::report::caption::footer;
use crate::report::chart::Heading;
use crate::report::chart::seen::{DotGroup, DotRow, Dots, Places, Seen};
use crate::report::gallery::{Picture, Scene};
use crate::scenario::{ObservationKind, Taken};
use crate::stats::scores::pit_counts;
use crate::study::backtest::{Backtest, Case, Group};

/// Rows of one picture at most.
const ROWS: usize = 14;

/// Cells of the histogram.
const CELLS: usize = 10;

/// The dot plot of what was seen, that of what was announced, and a histogram for each group of twenty cases or more.
pub(super) fn pictures(found: &Backtest) -> Vec<Picture> {
    let (announced, seen): (Vec<&Case>, Vec<&Case>) = found
        .cases
        .iter()
        .partition(|case| case.kind == ObservationKind::Announced);
    let mut pictures = pages(found, "backtest", &seen, |page| {
        let title = format!("Forecasts against what was seen: {}", headline(found));
        paged(title, page)
    });
    pictures.extend(pages(found, "announced", &announced, |page| {
        let title = "Forecasts against what was announced: marks, never scored";
        paged(title.to_owned(), page)
    }));
    for group in found
        .groups
        .iter()
        .filter(|group| group.ordinary.uniform.is_some())
    {
        pictures.push(places(found, group));
    }
    pictures
}

fn paged(title: String, page: usize) -> String {
    if page == 0 {
        title
    } else {
        format!("{title} (page {})", page + 1)
    }
}

/// Pictures of so many rows each, kinds and extents together.
fn pages(
    found: &Backtest,
    name: &str,
    cases: &[&Case],
    title: impl Fn(usize) -> String,
) -> Vec<Picture> {
    let mut ordered: Vec<&Case> = cases.to_vec();
    ordered.sort_by_key(|case| (case.kind, case.trip.is_section));
    let chunks = ordered.chunks(ROWS).enumerate();
    chunks
        .map(|(page, cases)| Picture {
            name: if page == 0 {
                name.to_owned()
            } else {
                format!("{name}-{}", page + 1)
            },
            scene: Scene::Dots(Dots {
                heading: heading(found, title(page)),
                groups: groups(&ordered, cases),
            }),
        })
        .collect()
}

fn heading(found: &Backtest, title: String) -> Heading {
    Heading {
        title,
        subtitle: caption(found),
        footer: footer(&found.asked),
        caption: caption(found),
    }
}

/// The rows of a page by kind and extent, each with the count of all of its kind and extent.
fn groups(all: &[&Case], page: &[&Case]) -> Vec<DotGroup> {
    let mut groups: Vec<DotGroup> = Vec::new();
    for case in page {
        let same = |other: &&&Case| {
            (other.kind, other.trip.is_section) == (case.kind, case.trip.is_section)
        };
        let count = all.iter().filter(same).count();
        let extent = extent(case.trip.is_section);
        let plural = if count == 1 { "" } else { "s" };
        let title = format!("{}, {extent}{plural}: {count}", kinds(case.kind));
        match groups.last_mut() {
            Some(group) if group.title == title => group.rows.push(row(case)),
            _ => groups.push(DotGroup {
                title,
                rows: vec![row(case)],
            }),
        }
    }
    groups
}

fn row(case: &Case) -> DotRow {
    let forecast = &case.forecasts.mixture;
    let [(p25, p75), _, (p5, p95)] = forecast.bands_d;
    let (seen, own) = match (case.kind, case.trip.taken) {
        (ObservationKind::Announced, Taken::Within { low, high }) => {
            (Seen::Nothing, Some((low, high)))
        }
        (ObservationKind::Announced, Taken::AtMost(days) | Taken::UnderWay(days)) => {
            (Seen::Nothing, Some((days, days)))
        }
        (_, Taken::Within { low, high }) => (Seen::Within(low, high), None),
        (_, Taken::AtMost(high)) => (Seen::AtMost(high), None),
        (_, Taken::UnderWay(since)) => (Seen::UnderWay(since), None),
    };
    let others = case.references.announced_d.iter();
    let others = others.map(|(_, middle)| (*middle, *middle));
    DotRow {
        id: case.id.clone(),
        label: case.name.clone(),
        simulated_d: [p5, p25, forecast.p50_d, p75, p95],
        ready_d: case.forecasts.ready.as_ref().map(|ready| {
            let [.., (low, high)] = ready.bands_d;
            [low, ready.p50_d, high]
        }),
        seen,
        announced_d: if own.is_some() {
            own.into_iter().collect()
        } else {
            others.collect()
        },
    }
}

fn places(found: &Backtest, group: &Group) -> Picture {
    let (distance, p) = group.ordinary.uniform.unwrap_or_default();
    let kind = group.kind.word();
    let extent = extent(group.is_section);
    let title = format!(
        "Where what was seen stood among the forecasts: {} cases of kind {kind}, {extent}s, {}",
        group.ordinary.pits.len(),
        group.part.word()
    );
    Picture {
        name: format!(
            "places-{}-{kind}-{}",
            group.part.word(),
            extent.replace(' ', "-")
        ),
        scene: Scene::Places(Places {
            heading: heading(found, title),
            counts: pit_counts(&group.ordinary.pits, CELLS),
            note: format!(
                "High at both ends: forecasts too narrow; high in the middle: too wide; sloped: biased. \
                 Distance from even {distance:.2}, p = {p:.2} (Kolmogorov-Smirnov); cases that share shocks count \
                 for less."
            ),
        }),
    }
}
