//! The pictures of claims, one for each kind of number, and of announced dates.

use super::told;
use crate::corridor::{ClaimKind, ClaimQuantity, ClaimTest, ClaimUnit};
use crate::report::chart::{
    Announced, AnnouncedProject, Announcement, ClaimRow, ClaimsChart, Heading,
};
use crate::report::gallery::{Picture, Scene};
use crate::report::{caption, words};
use crate::study::claims::finding::{ClaimFinding, Claims, Condition, Reading, When};
use crate::study::finding::RegimeLabel;

/// Rows of one picture at most.
const ROWS: usize = 9;

/// What a picture's numbers are: name of its files, unit, and what one unit is in the units of the model.
const KINDS: [(&str, &str, f64); 6] = [
    ("claims-days", "days", 24.0),
    ("claims-money", "USD a box", 1.0),
    (
        "claims-saved",
        "% less than the baseline; below zero more",
        0.01,
    ),
    ("claims-kilometres", "km", 1.0),
    ("claims-times", "times as long on the baseline", 1.0),
    ("claims-shares", "% of shipments or of the time", 0.01),
];

/// A picture for each kind of number that some claim has, then `announced`.
#[must_use]
pub(super) fn pictures(study: &Claims) -> Vec<Picture> {
    let mut pictures = Vec::new();
    for (kind, (name, unit, scale)) in KINDS.into_iter().enumerate() {
        let mut rows: Vec<ClaimRow> = study
            .claims
            .iter()
            .filter_map(|found| row(found, kind, scale))
            .collect();
        rows.sort_by(|one, other| {
            other
                .gap()
                .total_cmp(&one.gap())
                .then(one.id.cmp(&other.id))
        });
        for (page, rows) in rows.chunks(ROWS).enumerate() {
            let name = if page == 0 {
                name.to_owned()
            } else {
                format!("{name}-{}", page + 1)
            };
            pictures.push(Picture {
                name,
                scene: Scene::Claims(ClaimsChart {
                    heading: heading(study, title(rows)),
                    unit: unit.to_owned(),
                    rows: rows.to_vec(),
                }),
            });
        }
    }
    if !study.projects.is_empty() {
        pictures.push(announced(study));
    }
    pictures
}

/// The kind of picture that a claim stands in.
fn kind(test: &ClaimTest) -> usize {
    match (test.quantity, test.test) {
        (ClaimQuantity::Time, _) if test.figure.is_some() && test.figure_unit == "d" => 0,
        (ClaimQuantity::Cost, _) if test.figure.is_some() && test.figure_unit == "USD" => 1,
        (ClaimQuantity::Share | ClaimQuantity::OriginOfDelay, _) => 5,
        (_, ClaimKind::ShorterBy | ClaimKind::Saving) => 2,
        (_, ClaimKind::Ratio) => 4,
        (ClaimQuantity::Length, _) => 3,
        (ClaimQuantity::WorthOfLever, _) if !matches!(test.unit, ClaimUnit::Hours(_)) => 1,
        (ClaimQuantity::Cost | ClaimQuantity::Generalised, _) => 1,
        _ => 0,
    }
}

/// The row of a claim: of its first way that can be booked, against the first baseline that can.
fn row(found: &ClaimFinding, wanted: usize, scale: f64) -> Option<ClaimRow> {
    let test = found.claim.test.as_ref()?;
    if kind(test) != wanted {
        return None;
    }
    let condition = under(found, When::Study)?;
    let reading = told::lead_readings(condition).into_iter().next()?;
    let own = under(found, When::Own).and_then(|own| same(own, condition, reading));
    let by_figure = reading.figure_shipments.is_some()
        && test.figure.is_some()
        && !matches!(test.test, ClaimKind::ShorterBy);
    let of = |reading: &Reading| {
        let three = if by_figure {
            reading.figure_shipments
        } else {
            reading.shipments.or(Some([reading.value; 3]))
        };
        three.map(|three| three.map(|value| value / scale))
    };
    let claim = if by_figure {
        let (low, high) = test.figure?;
        (
            low * test.figure_scale / scale,
            high * test.figure_scale / scale,
        )
    } else {
        let unit = match test.unit {
            ClaimUnit::Hours(unit)
            | ClaimUnit::Kilometres(unit)
            | ClaimUnit::UsdBox(unit)
            | ClaimUnit::Plain(unit) => unit,
            ClaimUnit::UsdTonne(unit) => unit * found.tonnes,
        };
        let high = test.threshold_high.unwrap_or(test.threshold);
        (test.threshold * unit / scale, high * unit / scale)
    };
    let way = words::named(&condition.routes[reading.subject].label);
    let against = reading
        .baseline
        .filter(|_| !by_figure)
        .map_or_else(String::new, |baseline| {
            format!(
                " against {}",
                words::named(&condition.routes[baseline].label)
            )
        });
    let year = found.claim.date.get(..4).unwrap_or_default();
    Some(ClaimRow {
        id: found.claim.id.clone(),
        says: found.claim.says.clone(),
        of: format!(
            "{}, {year}; {} to {}; {way}{against}",
            found.claim.who,
            words::short_place(&found.pair.0),
            words::short_place(&found.pair.1)
        ),
        claim,
        own: own.and_then(of),
        study: of(reading),
        percentile: reading.percentile,
        unclear: test.unclear_basis,
    })
}

/// The first conditions of this kind.
fn under(found: &ClaimFinding, when: When) -> Option<&Condition> {
    found
        .conditions
        .iter()
        .find(|condition| condition.when == when)
}

/// The reading of the same two ways under other conditions.
fn same<'a>(other: &'a Condition, condition: &Condition, reading: &Reading) -> Option<&'a Reading> {
    let ids = |condition: &Condition, reading: &Reading| {
        let id = |route: usize| condition.routes[route].id.clone();
        (id(reading.subject), reading.baseline.map(id))
    };
    let wanted = ids(condition, reading);
    other.readings.iter().find(|one| ids(other, one) == wanted)
}

/// How many claims lie outside what the model gives.
fn title(rows: &[ClaimRow]) -> String {
    let told: Vec<f64> = rows.iter().filter_map(|row| row.percentile).collect();
    let (below, above) = (
        told.iter().filter(|share| **share < 0.05).count(),
        told.iter().filter(|share| **share > 0.95).count(),
    );
    let count = told.len();
    if count == 0 {
        return "What is claimed beside what the model works out".to_owned();
    }
    let plural = if count == 1 { "claim" } else { "claims" };
    format!(
        "Of {count} {plural}, {below} lie below and {above} above nine tenths of what the model gives under the study's conditions"
    )
}

fn heading(study: &Claims, title: String) -> Heading {
    let mut labels: Vec<RegimeLabel> = Vec::new();
    for found in &study.claims {
        let of_study = found
            .conditions
            .iter()
            .find(|condition| condition.when == When::Study);
        if let Some(condition) = of_study
            && !labels.iter().any(|label| label.id == condition.regime.id)
        {
            labels.push(condition.regime.clone());
        }
    }
    let regime: Vec<&str> = labels.iter().map(|label| label.name.as_str()).collect();
    Heading {
        title,
        subtitle: format!(
            "Study: {}, departing {}; each claim has its own pair, box and scope | prices of {} | {} | seed {}",
            regime.join(", "),
            words::window(&study.asked.window),
            study.asked.price_year,
            super::sizes(study).join("; "),
            study.asked.seed
        ),
        footer: caption::footer(&study.asked),
        caption: caption::full(&study.asked, &labels, &super::sizes(study)),
    }
}

fn announced(study: &Claims) -> Picture {
    let year = |months: f64| 1970.0 + months / 12.0;
    let projects: Vec<AnnouncedProject> = study
        .projects
        .iter()
        .map(|project| AnnouncedProject {
            name: project.name.clone(),
            announcements: project
                .promises
                .iter()
                .map(|promise| Announcement {
                    said: year(promise.said_months),
                    promised: year(promise.promised_months),
                })
                .collect(),
            done: project
                .promises
                .iter()
                .find_map(|p| p.outcome_months)
                .map(year),
            slope: project.slope,
        })
        .collect();
    let steepest = projects
        .iter()
        .filter_map(|project| Some((project, project.slope?)))
        .max_by(|one, other| one.1.total_cmp(&other.1));
    let title = steepest.map_or_else(
        || "Announced dates against the days of their announcement".to_owned(),
        |(project, slope)| {
            format!(
                "{}: for each month that passed the date announced moved by {slope:.1} months",
                project.name
            )
        },
    );
    Picture {
        name: "announced".into(),
        scene: Scene::Announced(Announced {
            heading: Heading {
                subtitle: "Announced date against date of announcement; slopes by least squares, without dates not yet reached"
                    .to_owned(),
                ..heading(study, title)
            },
            projects,
        }),
    }
}
