//! Claims and announced dates: every text has its place, and the pictures say what their numbers say.

use super::meaning::words;
use super::proofs::prove;
use corridor::report::chart::said::{announced, claims};
use corridor::report::chart::{
    Announced, AnnouncedProject, Announcement, ClaimRow, ClaimsChart, Heading, Look, Size,
};

fn heading(title: &str) -> Heading {
    Heading {
        title: title.into(),
        subtitle: "Study: Canal open to all lines, departing 2025; each claim has its own pair, box and scope | prices of 2025 | 64 futures of 2,048 trials | seed 60".into(),
        footer: "Corridor 0.1.0; inputs 01234567. In this model, under these inputs.".into(),
        caption: "A caption.".into(),
    }
}

fn claim(id: &str, claim: (f64, f64), study: Option<[f64; 3]>) -> ClaimRow {
    ClaimRow {
        id: id.into(),
        says: "halves delivery times: 15-24 against 30-45 days by the canal and round the cape".into(),
        of: "development bank, 2021; Eastport to Westport; High pass (lorry all the way) against Canal (by a hub port)".into(),
        claim,
        own: study.map(|three| three.map(|value| value * 1.1)),
        study,
        percentile: study.map(|_| 0.03),
        unclear: id.ends_with('0'),
    }
}

fn chart(rows: usize) -> ClaimsChart {
    let row = |number: usize| {
        let size = number as f64;
        let study = (number != 3).then_some([20.0 + size, 28.0 + 2.0 * size, 50.0 + size]);
        claim(
            &format!("claim-{number}"),
            (14.0 + size, 20.0 + size),
            study,
        )
    };
    ClaimsChart {
        heading: heading(
            "Of 9 claims, 7 lie below and 0 above nine tenths of what the model gives under the study's conditions",
        ),
        unit: "days".into(),
        rows: (0..rows).map(row).collect(),
    }
}

fn dates(projects: usize) -> Announced {
    let project = |number: usize| AnnouncedProject {
        name: format!("The railway of the northern pass, section {number}"),
        announcements: (0..5)
            .map(|year| Announcement {
                said: 2014.5 + 2.0 * f64::from(year) + number as f64 / 3.0,
                promised: 2017.0 + 2.4 * f64::from(year) + number as f64,
            })
            .collect(),
        done: number.is_multiple_of(2).then_some(2026.3),
        slope: (number != 1).then_some(1.2),
    };
    Announced {
        heading: heading(
            "The railway of the northern pass: for each month that passed the date announced moved by 1.2 months",
        ),
        projects: (0..projects).map(project).collect(),
    }
}

#[test]
fn the_claims_are_whole_for_none_one_and_nine() {
    for rows in [0, 1, 5, 9] {
        prove(&format!("claims-{rows}"), |look| {
            claims::draw(&chart(rows), look)
        });
    }
    prove("claims-signed", |look| {
        let mut input = chart(4);
        input.unit = "% less than the baseline; below zero more".into();
        for row in &mut input.rows {
            row.claim = (30.0, 30.0);
            row.study = Some([-84.0, -24.0, 13.0]);
            row.own = Some([-20.0; 3]);
        }
        claims::draw(&input, look)
    });
}

#[test]
fn the_announced_dates_are_whole_for_none_one_and_six() {
    for projects in [0, 1, 6] {
        prove(&format!("announced-{projects}"), |look| {
            announced::draw(&dates(projects), look)
        });
    }
}

#[test]
fn claims_stand_by_their_gap_and_the_table_holds_what_is_plotted() {
    let drawing = claims::draw(&chart(5), &Look::on(Size::Report));
    let table = drawing.table();
    let gaps: Vec<f64> = table[1..]
        .iter()
        .map(|row| {
            let number = |column: usize| row[column].parse::<f64>().ok();
            number(10).map_or(0.0, |median| {
                (f64::midpoint(number(4).unwrap(), number(5).unwrap()) - median).abs()
            })
        })
        .collect();
    assert_eq!(table[0][10], "study_p50");
    assert!(gaps.windows(2).all(|pair| pair[0] >= pair[1]), "{gaps:?}");
    // Medians 28 + 2n less middles 17 + n: 11 + n; the one without a model comes last.
    assert_eq!(gaps, [15.0, 13.0, 12.0, 11.0, 0.0]);
    let told = words(&drawing).join(" ");
    assert!(told.contains("door or port not said"), "{told}");
}

#[test]
fn a_slope_and_an_outcome_stand_beside_the_name_of_the_project() {
    let drawing = announced::draw(&dates(2), &Look::on(Size::Slide));
    let told = words(&drawing).join(" ");
    assert!(
        told.contains("section 0: 1.2 months a month, done 2026"),
        "{told}"
    );
    assert!(
        told.contains("section 1: too few for a slope, no opening known"),
        "{told}"
    );
    assert_eq!(drawing.table().len(), 11);
}
